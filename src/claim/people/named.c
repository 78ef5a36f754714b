/* Victims who are named beside their number: "two people, Ana Ruiz, 31, and
 * Ben Okoye, 28, were killed"; "the victims were named as Ana Ruiz, 31, and
 * Ben Okoye". Each name is a part of the figure.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"

/* Longest list, and the words that may stand before it. */
enum {
    NAMES_MOST = 12,
    OPENING = 3,
    CLAUSE = 6,
    NAMED_BACK = 3,
    TAIL = 10,
    COUNT_BACK = 8
};

struct names {
    struct quantity at[NAMES_MOST];
    uint32_t n;
    uint32_t end; /* the token behind the last */
};

static bool is_dash(struct str lower)
{
    return str_is(lower, "-") || str_is(lower, "--") ||
           str_is(lower, "\u2013") || str_is(lower, "\u2014");
}

static bool is_age_word(const struct scan *scan, uint32_t at)
{
    struct str lower = scan->tokens[at].lower;
    return str_is(lower, "-") || scan_is(scan, at, WORD_YEAR) ||
           scan_is(scan, at, WORD_OLD);
}

/* "31", ", 31 ,", "(31)", ", aged 31": over the age behind a name. */
static uint32_t behind_age(const struct scan *scan, uint32_t at, uint32_t end)
{
    for (uint32_t i = at; i < end && i < at + OPENING; i++) {
        uint32_t index = scan->number_at[i];
        if (index) {
            const struct number *number = &scan->analysis.numbers[index - 1];
            bool age = number->use == NUMBER_AGE ||
                       (number->lo == number->hi && number->hi < 120);
            uint32_t next = number->words.first + number->words.n;
            /* "Wali Khan, 22-year-old Omar Said": the next one's */
            bool next_one = next < end && is_age_word(scan, next);
            if (!age || next_one) return at;
            return next < end && str_is(scan->tokens[next].lower, ")")
                       ? next + 1
                       : next;
        }
        /* "Ana Ruiz and Ben Hill, both 14" */
        if (!str_is(scan->tokens[i].lower, ",") &&
            !str_is(scan->tokens[i].lower, "(") &&
            !scan_is(scan, i, WORD_AGED) && !scan_is(scan, i, WORD_WHOLLY))
            return at;
    }
    return at;
}

/* Over ",", "and", ", and" between two names. */
static uint32_t behind_joint(const struct scan *scan, uint32_t at, uint32_t end)
{
    while (at < end &&
           (str_is(scan->tokens[at].lower, ",") ||
            str_is(scan->tokens[at].lower, ";") ||
            scan_is(scan, at, WORD_AND) || str_is(scan->tokens[at].lower, "&")))
        at++;
    return at;
}

/* In a list of names, a capital makes one, whatever the tag: "Private Said". */
static bool may_name(const struct scan *scan, uint32_t at)
{
    const struct token *token = &scan->tokens[at];
    if (group_may_be_name(scan, at)) return true;
    return token->capital && !token->all_capital && !scan->place_at[at] &&
           !scan->number_at[at] && !scan->time_at[at] &&
           (token->tag == TAG_ADJ || token->tag == TAG_NOUN ||
            token->tag == TAG_VERB);
}

/* The name that begins at a token, of one word or more; n = 0: none. */
static struct stretch name_at(const struct scan *scan, uint32_t at,
                              uint32_t end)
{
    struct stretch name = { at, 0 };
    uint32_t stop = at;
    while (stop < end && may_name(scan, stop)) stop++;
    if (stop == at) return name;
    if (!group_is_name(scan, stop - 1, &name) || name.first < at ||
        name.first + name.n < stop)
        name = (struct stretch){ at, stop - at };
    return name;
}

/* ", of Murree;": over what is said of one person to the mark that parts the
 * members of a long list. */
static uint32_t behind_tail(const struct scan *scan, uint32_t at, uint32_t end)
{
    for (uint32_t i = at; i < end && i < at + TAIL; i++)
        if (str_is(scan->tokens[i].lower, ";")) return i;
    return at;
}

static void read_names(const struct scan *scan, uint32_t at, struct names *out)
{
    uint32_t end = tree_sentence_end(scan, at);
    out->n = 0;
    while (at < end && out->n < NAMES_MOST) {
        /* "42-year-old Ana Ruiz" */
        while (at < end && (scan->number_at[at] || is_age_word(scan, at))) at++;
        struct stretch name = name_at(scan, at, end);
        if (!name.n) return;
        struct quantity *quantity = &out->at[out->n++];
        *quantity = (struct quantity){ .lo = 1,
                                       .hi = 1,
                                       .qualifier = QUALIFIER_EXACT,
                                       .kind = COUNT_NAME,
                                       .person = true,
                                       .number = NO_TOKEN,
                                       .head = name.first + name.n - 1,
                                       .words = name,
                                       .name = scan_text(scan, name) };
        group_read(scan, quantity);
        out->end = behind_age(scan, name.first + name.n, end);
        out->end = behind_tail(scan, out->end, end);
        at = behind_joint(scan, out->end, end);
        if (at == out->end) return;
    }
}

/* Is the draft a figure of people who may be named one by one? */
static bool may_be_named(const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    return quantity->kind == COUNT_NUMBER && quantity->lo >= 2 &&
           quantity->lo <= NAMES_MOST && quantity->lo == quantity->hi &&
           draft->harm <= HARM_ABDUCTED;
}

static void add_names(struct scan *scan, const struct names *names,
                      uint32_t whole)
{
    for (uint32_t i = 0; i < names->n; i++) {
        if (held_takes(scan, &names->at[i])) continue;
        struct quantity quantity = names->at[i];
        if (quantity.role == ROLE_PEOPLE)
            quantity.role = scan->drafts[whole].quantity.role;
        part_add(scan, &quantity, whole);
    }
}

/* Over "identified as", "named by police as". */
static uint32_t behind_label(const struct scan *scan, uint32_t at, uint32_t end)
{
    if (at >= end || !context_cue(scan, at, CUE_NAMES)) return at;
    for (uint32_t i = at + 1; i < end && i < at + CLAUSE; i++)
        if (scan_is(scan, i, WORD_AS)) return i + 1;
    return at;
}

/* "... and another man known only as Jimmy": who closes the list unnamed. */
static void add_unnamed(struct scan *scan, const struct names *names,
                        uint32_t whole)
{
    uint32_t end = tree_sentence_end(scan, names->at[0].words.first);
    uint32_t i = names->end;
    while (i < end && i < names->end + CLAUSE && !tree_is_noun(scan, i)) i++;
    if (i >= end || i >= names->end + CLAUSE) return;
    struct quantity quantity = quantity_read(scan, i);
    if (quantity.kind == COUNT_ONE && quantity.person && !quantity.thing &&
        quantity.words.first < names->end + OPENING &&
        !held_takes(scan, &quantity))
        part_add(scan, &quantity, whole);
}

/* "the lives of three soldiers": behind the soldiers. */
static uint32_t behind_people(const struct scan *scan,
                              const struct quantity *quantity)
{
    uint32_t at = quantity->words.first + quantity->words.n;
    if (quantity->number == NO_TOKEN ||
        !scan_is(scan, quantity->head, WORD_LIFE))
        return at;
    struct stretch of = quantity_of_number(scan, quantity->number).words;
    return of.first + of.n > at ? of.first + of.n : at;
}

/* "two children Ana and Rob", "three men - Ana Ruiz, ...": as many names as
 * the figure counts, right behind it. */
static void find_behind(struct scan *scan, uint32_t whole)
{
    const struct draft *draft = &scan->drafts[whole];
    uint32_t at = behind_people(scan, &draft->quantity);
    uint32_t end = tree_sentence_end(scan, draft->quantity.words.first);
    struct names names;
    if (!may_be_named(draft) || at >= end) return;
    if (str_is(scan->tokens[at].lower, ",") ||
        str_is(scan->tokens[at].lower, ":") || is_dash(scan->tokens[at].lower))
        at++;
    at = behind_label(scan, at, end);
    if (at >= end) return;
    read_names(scan, at, &names);
    uint32_t n = (uint32_t)draft->quantity.lo;
    if (names.n == n || (names.n > 1 && names.n + 1 == n))
        add_names(scan, &names, whole);
    if (names.n > 1 && names.n + 1 == n) add_unnamed(scan, &names, whole);
}

/* Of what harm those are who are named: "the victims", "the injured"; not
 * "those charged in his death". */
static uint8_t harm_of(const struct scan *scan, uint32_t at)
{
    if (context_cue(scan, at, CUE_DEAD)) return HARM_KILLED;
    const struct harm_hit *hit =
        scan->hit_at[at] ? &scan->hits[scan->hit_at[at] - 1] : NULL;
    return hit && hit->class != CLASS_NOUN ? hit->harm : HARM_COUNT;
}

/* Behind "as" or ":" of "identified the dead as", "were named as"; 0 = no
 * such word follows. */
static uint32_t behind_naming(const struct scan *scan, uint32_t at,
                              uint32_t end)
{
    bool named = false;
    for (uint32_t i = at > CLAUSE ? at - CLAUSE : 0; i < at; i++)
        named |= scan->sentence_at[i] == scan->sentence_at[at] &&
                 context_cue(scan, i, CUE_NAMES);
    for (uint32_t i = at + 1; i < end && i < at + CLAUSE; i++) {
        named |= context_cue(scan, i, CUE_NAMES);
        bool as =
            scan_is(scan, i, WORD_AS) || str_is(scan->tokens[i].lower, ":");
        if (named && as) return i + 1;
    }
    /* "The dead are Ana Ruiz, 31, and Ben Okoye" */
    uint32_t is = at + 1;
    while (is < end && tree_is_noun(scan, is)) is++;
    return is + 1 < end && scan_is(scan, is, WORD_BE) &&
                   group_may_be_name(scan, is + 1)
               ? is + 1
               : 0;
}

/* The last figure of that harm that counts just as many; NO_TOKEN = none. */
static uint32_t told_of(const struct scan *scan, uint32_t at, uint8_t harm,
                        uint32_t n)
{
    uint32_t sentence = scan->sentence_at[at];
    for (uint32_t back = 0; back <= COUNT_BACK && back <= sentence; back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN; d = held_next(scan, d)) {
            const struct quantity *told = &scan->drafts[d].quantity;
            if (scan->drafts[d].harm == harm && told->kind == COUNT_NUMBER &&
                told->lo == n && told->hi == n && told->words.first < at &&
                !scan->drafts[d].is_part)
                return d;
        }
    }
    return NO_TOKEN;
}

/* Those of whom nobody has told how many they are. */
static void add_alone(struct scan *scan, const struct names *names, uint32_t at)
{
    if (!scan->hit_at[at]) return;
    for (uint32_t i = 0; i < names->n; i++)
        if (!held_takes(scan, &names->at[i]))
            scan_draft_of(scan, scan->hit_at[at] - 1, &names->at[i],
                          TIE_LINEAR);
}

/* "Police named the dead as ...": parts of the last figure of that harm. */
static void find_listed(struct scan *scan, uint32_t at)
{
    uint32_t end = tree_sentence_end(scan, at);
    uint8_t harm = harm_of(scan, at);
    uint32_t from = harm == HARM_COUNT ? 0 : behind_naming(scan, at, end);
    struct names names;
    if (!from || from >= end) return;
    read_names(scan, from, &names);
    if (names.n < 2) return;
    uint32_t whole = told_of(scan, at, harm, names.n);
    if (whole == NO_TOKEN) whole = whole_total(scan, at, harm);
    if (whole == NO_TOKEN) {
        add_alone(scan, &names, at);
        return;
    }
    const struct quantity *told = &scan->drafts[whole].quantity;
    if (told->hi == OPEN_BOUND || names.n <= told->hi)
        add_names(scan, &names, whole);
}

/* "Private First Class Dan Rivas": the name. */
static uint32_t behind_titles(const struct scan *scan, uint32_t at,
                              uint32_t end)
{
    uint32_t value, n;
    while (at < end &&
           (n = (uint32_t)phrases_match(&scan->reader->titles, scan->tokens, at,
                                        end, &value)))
        at += n;
    return at;
}

/* "He was identified as Dan Rivas": the name of the one told last. */
static void find_identified(struct scan *scan, uint32_t verb)
{
    uint32_t end = tree_sentence_end(scan, verb), best = NO_TOKEN;
    uint32_t subject = tree_child(scan, verb, REL_NSUBJ_PASS);
    struct stretch name = { 0, 0 };
    if (subject == NO_TOKEN || subject > verb ||
        !context_cue(scan, verb, CUE_NAMES))
        return;
    for (uint32_t i = verb + 1; i + 1 < end && !name.n; i++) {
        if (!scan_is(scan, i, WORD_AS)) continue;
        uint32_t at = behind_titles(scan, i + 1, end);
        if (at >= end || !group_is_name(scan, at, &name) || name.first > at)
            return;
        name.n -= at - name.first;
        name.first = at;
    }
    for (uint32_t d = 0; d < scan->n_drafts && name.n; d++) {
        const struct draft *draft = &scan->drafts[d];
        if (draft->quantity.words.first < verb && draft->quantity.hi == 1 &&
            draft->quantity.role != ROLE_ATTACKER &&
            draft->sentence + NAMED_BACK >= scan->sentence_at[verb])
            best = d;
    }
    if (best != NO_TOKEN && !scan->drafts[best].quantity.name.len)
        scan->drafts[best].quantity.name = scan_text(scan, name);
}

/* "..., killing one, Ana Ruiz of the police said": who tells it. */
static bool tells_it(const struct scan *scan, struct stretch name)
{
    uint32_t next = name.first + name.n;
    uint32_t end = tree_sentence_end(scan, name.first);
    /* "one source, Omar Said, claimed that" */
    if (next < end && str_is(scan->tokens[next].lower, ","))
        next++;
    else
        while (next < end && scan->tokens[next].tag == TAG_AUX) next++;
    if (next < end && context_speaks(scan, next)) return true;
    for (uint32_t i = name.first; i < name.first + name.n; i++) {
        uint32_t verb = scan->tokens[i].head;
        if (scan->tokens[i].relation == REL_NSUBJ && verb >= name.first &&
            context_speaks(scan, verb))
            return true;
    }
    return false;
}

/* "His wife, Lucille, also died" */
static void take_lone(const struct scan *scan, struct quantity *kin,
                      uint32_t at)
{
    uint32_t stop = at, end = tree_sentence_end(scan, at);
    while (stop < end && group_may_be_name(scan, stop) &&
           !scan->place_at[stop] && !scan->time_at[stop])
        stop++;
    struct stretch name = { at, stop - at };
    if (name.n && stop < end && scan->tokens[stop].tag == TAG_PUNCT &&
        !tells_it(scan, name))
        kin->name = scan_text(scan, name);
}

/* "One miner, Ivan Petrov, was", "one of them, Ana Ruiz, 31,": the name of
 * the one who is counted. */
static void find_one(struct scan *scan, uint32_t d)
{
    struct quantity *one = &scan->drafts[d].quantity;
    uint32_t comma = one->words.first + one->words.n;
    uint32_t end = tree_sentence_end(scan, one->words.first);
    struct stretch name;
    bool kin =
        (one->kind == COUNT_ONE ||
         (one->kind == COUNT_DEFINITE && scan_is(scan, one->head, WORD_KIN))) &&
        comma && one->head + 1 == comma;
    if ((one->kind != COUNT_NUMBER && !kin) || one->lo != 1 || one->hi != 1 ||
        one->name.len || comma + 2 >= end ||
        !str_is(scan->tokens[comma].lower, ","))
        return;
    if (kin) {
        take_lone(scan, one, comma + 1);
        return;
    }
    uint32_t at = behind_titles(scan, comma + 1, end);
    if (at >= end || !group_is_name(scan, at, &name) || name.first > at ||
        tells_it(scan, name))
        return;
    one->name = scan_text(scan, name);
}

/* The name of two words or more at a token; by its capitals, where a sentence
 * without a word of harm has no tags. */
static bool reads_name(const struct scan *scan, uint32_t at, uint32_t end,
                       struct stretch *name)
{
    if (scan_sentence(scan, scan->sentence_at[at])->parsed)
        return group_is_name(scan, at, name) && name->first == at;
    uint32_t i = at;
    while (i < end && scan->tokens[i].kind == TOKEN_WORD &&
           scan->tokens[i].capital && !scan->place_at[i] && !scan->time_at[i])
        i++;
    *name = (struct stretch){ at, i - at };
    return name->n >= 2;
}

/* "The mother was Olena Bilyk, 41": the name of the one told so before. */
static void find_equated(struct scan *scan, uint32_t is)
{
    uint32_t start = tree_sentence_start(scan, is), best = NO_TOKEN;
    uint32_t end = tree_sentence_end(scan, is), noun = is - 1;
    struct stretch name;
    if (is < start + 2 || is + 2 >= end || !scan_is(scan, start, WORD_DEFINITE))
        return;
    uint32_t at = behind_titles(scan, is + 1, end);
    if (at >= end || !reads_name(scan, at, end, &name)) return;
    uint32_t sentence = scan->sentence_at[is];
    for (uint32_t back = 1; back <= NAMED_BACK && back <= sentence; back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; best == NO_TOKEN && d != NO_TOKEN; d = held_next(scan, d)) {
            const struct quantity *one = &scan->drafts[d].quantity;
            if (one->hi == 1 && one->lo == 1 && !one->name.len &&
                one->role != ROLE_ATTACKER &&
                str_equal(scan->tokens[one->head].lower,
                          scan->tokens[noun].lower))
                best = d;
        }
    }
    if (best != NO_TOKEN)
        scan->drafts[best].quantity.name = scan_text(scan, name);
}

void named_ones(struct scan *scan)
{
    for (uint32_t d = 0; d < scan->n_drafts; d++) find_one(scan, d);
}

void named_find(struct scan *scan)
{
    uint32_t n = (uint32_t)scan->n_drafts;
    held_open(scan);
    for (uint32_t d = 0; d < n; d++) find_behind(scan, d);
    for (uint32_t i = 0; i < scan->n_tokens; i++)
        if (scan_sentence(scan, scan->sentence_at[i])->parsed)
            find_listed(scan, i);
    for (uint32_t i = 0; i < scan->n_tokens; i++)
        if (tree_is_verb(scan, i) &&
            scan_sentence(scan, scan->sentence_at[i])->parsed)
            find_identified(scan, i);
    for (uint32_t i = 1; i < scan->n_tokens; i++)
        if (scan_is(scan, i, WORD_BE)) find_equated(scan, i);
}
