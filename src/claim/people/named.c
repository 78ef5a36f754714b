/* Victims who are named beside their number: "two people, Ana Ruiz, 31, and
 * Ben Okoye, 28, were killed"; "the victims were named as Ana Ruiz, 31, and
 * Ben Okoye". Each name is a part of the figure.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"

/* Longest list, and the words that may stand before it. */
enum { NAMES_MOST = 12, OPENING = 3, CLAUSE = 6, NAMED_BACK = 3 };

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
            if (!age) return at;
            return next < end && str_is(scan->tokens[next].lower, ")")
                       ? next + 1
                       : next;
        }
        if (!str_is(scan->tokens[i].lower, ",") &&
            !str_is(scan->tokens[i].lower, "(") &&
            !str_is(scan->tokens[i].lower, "aged"))
            return at;
    }
    return at;
}

/* Over ",", "and", ", and" between two names. */
static uint32_t behind_joint(const struct scan *scan, uint32_t at, uint32_t end)
{
    while (at < end &&
           (str_is(scan->tokens[at].lower, ",") ||
            scan_is(scan, at, WORD_AND) || str_is(scan->tokens[at].lower, "&")))
        at++;
    return at;
}

/* The name that begins at a token, of one word or more; n = 0: none. */
static struct stretch name_at(const struct scan *scan, uint32_t at,
                              uint32_t end)
{
    struct stretch name = { at, 0 };
    uint32_t stop = at;
    while (stop < end && group_may_be_name(scan, stop)) stop++;
    if (stop == at) return name;
    if (!group_is_name(scan, at, &name) || name.first != at)
        name = (struct stretch){ at, stop - at };
    return name;
}

static bool is_age_word(const struct scan *scan, uint32_t at)
{
    struct str lower = scan->tokens[at].lower;
    return str_is(lower, "-") || str_is(lower, "year") ||
           scan_is(scan, at, WORD_OLD);
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

/* "two children Ana and Rob", "three men - Ana Ruiz, ...": as many names as
 * the figure counts, right behind it. */
static void find_behind(struct scan *scan, uint32_t whole)
{
    const struct draft *draft = &scan->drafts[whole];
    uint32_t at = draft->quantity.words.first + draft->quantity.words.n;
    uint32_t end = tree_sentence_end(scan, draft->quantity.words.first);
    struct names names;
    if (!may_be_named(draft) || at >= end) return;
    if (str_is(scan->tokens[at].lower, ",") ||
        str_is(scan->tokens[at].lower, ":") || is_dash(scan->tokens[at].lower))
        at++;
    if (at >= end) return;
    read_names(scan, at, &names);
    if (names.n == (uint32_t)draft->quantity.lo) add_names(scan, &names, whole);
}

/* Of what harm those are who are named: "the victims", "the injured". */
static uint8_t harm_of(const struct scan *scan, uint32_t at)
{
    if (context_cue(scan, at, CUE_DEAD)) return HARM_KILLED;
    return scan->hit_at[at] ? scan->hits[scan->hit_at[at] - 1].harm
                            : HARM_COUNT;
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
        bool as = str_is(scan->tokens[i].lower, "as") ||
                  str_is(scan->tokens[i].lower, ":");
        if (named && as) return i + 1;
    }
    return 0;
}

/* "Police named the dead as ...": parts of the last figure of that harm. */
static void find_listed(struct scan *scan, uint32_t at)
{
    uint32_t end = tree_sentence_end(scan, at);
    uint8_t harm = harm_of(scan, at);
    uint32_t from = harm == HARM_COUNT ? 0 : behind_naming(scan, at, end);
    struct names names;
    if (!from || from >= end) return;
    uint32_t whole = whole_total(scan, at, harm);
    if (whole == NO_TOKEN) return;
    read_names(scan, from, &names);
    const struct quantity *told = &scan->drafts[whole].quantity;
    if (names.n < 2 || (told->hi != OPEN_BOUND && names.n > told->hi)) return;
    add_names(scan, &names, whole);
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
    for (uint32_t i = verb + 1; i + 1 < end && !name.n; i++)
        if (str_is(scan->tokens[i].lower, "as") &&
            !(group_is_name(scan, i + 1, &name) && name.first == i + 1))
            return;
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
}
