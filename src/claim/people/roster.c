/* Lists of people, read by position: "four Pakistanis, a Sudanese and his
 * wife", "Ana Ruiz, 31, a nurse, and two guards".
 *
 * Each member opens with a number, an article, an owner or a name, and ends at
 * the comma or "and" behind what else is said of it. The words before the list
 * must promise people; here none of them is taken for granted.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/roster.h"
#include "claim/context.h"

/* Words of a member's noun phrase, and of what is said of it behind. */
enum {
    PHRASE_REACH = 12,
    TAIL_REACH = 14,
    OLDEST = 120,
    OWNER_REACH = 5,
    WHOM_REACH = 4
};

static bool is_joint(const struct scan *scan, uint32_t at)
{
    struct str lower = scan->tokens[at].lower;
    return str_is(lower, ",") || str_is(lower, ";") || str_is(lower, "&") ||
           scan_is(scan, at, WORD_AND);
}

uint32_t roster_joint(const struct scan *scan, uint32_t at)
{
    bool beside = at + 2 < scan->n_tokens && scan_is(scan, at, WORD_AS) &&
                  scan_is(scan, at + 1, WORD_WELL) &&
                  scan_is(scan, at + 2, WORD_AS);
    return beside ? 3 : is_joint(scan, at);
}

static bool is_dash(struct str lower)
{
    return str_is(lower, "-") || str_is(lower, "--") ||
           str_is(lower, "\u2013") || str_is(lower, "\u2014");
}

/* "aged 31", "31" alone between commas. */
static bool is_age_at(const struct scan *scan, uint32_t at, uint32_t end)
{
    uint32_t index = scan->number_at[at];
    if (scan_is(scan, at, WORD_AGED)) return true;
    if (!index) return false;
    const struct number *number = &scan->analysis.numbers[index - 1];
    uint32_t behind = number->words.first + number->words.n;
    return number->use == NUMBER_AGE ||
           (number->lo < OLDEST &&
            (behind >= end || scan->tokens[behind].tag == TAG_PUNCT));
}

/* May the word stand within a noun phrase, before its end? */
static bool in_phrase(const struct scan *scan, uint32_t at)
{
    const struct token *token = &scan->tokens[at];
    return token->tag == TAG_NOUN || token->tag == TAG_PROPN ||
           token->tag == TAG_ADJ || token->tag == TAG_NUM ||
           token->tag == TAG_ADV || str_is(token->lower, "-") ||
           scan_is(scan, at, WORD_POSSESSIVE) || scan->number_at[at] ||
           (token->tag == TAG_VERB && token->relation == REL_AMOD);
}

/* "a major", whatever its tag. */
static bool is_person(const struct scan *scan, uint32_t at)
{
    uint32_t row;
    return phrases_match(&scan->reader->people, scan->tokens, at, at + 1, &row);
}

/* The noun that the phrase from a token on ends with, or the adjective of a
 * people ("an Iranian"); NO_TOKEN = none. */
static uint32_t head_from(const struct scan *scan, uint32_t at, uint32_t end)
{
    uint32_t head = NO_TOKEN;
    for (uint32_t i = at; i < end && i < at + PHRASE_REACH; i++) {
        const struct token *token = &scan->tokens[i];
        if (!in_phrase(scan, i)) break;
        if (token->tag == TAG_NOUN || token->tag == TAG_PROPN ||
            scan_is(scan, i, WORD_OLD) ||
            (token->tag == TAG_ADJ &&
             (scan->place_at[i] || is_person(scan, i))))
            head = i;
    }
    return head;
}

/* "his wife Ute": the wife. */
static uint32_t before_name(const struct scan *scan, uint32_t first,
                            uint32_t head)
{
    uint32_t at = head;
    while (at > first && scan->tokens[at].tag == TAG_PROPN) at--;
    return at < head && scan->tokens[at].tag == TAG_NOUN ? at : head;
}

static struct quantity read_one(const struct scan *scan, uint32_t at,
                                uint32_t head)
{
    struct quantity out = { .lo = 1,
                            .hi = 1,
                            .qualifier = QUALIFIER_EXACT,
                            .kind = COUNT_ONE,
                            .number = NO_TOKEN,
                            .head = head,
                            .words = { at, head + 1 - at } };
    group_read(scan, &out);
    return out;
}

/* "Jordan and Andrea Hill": is the first name one of two whose last name stands
 * behind the second? */
static bool shares_name(const struct scan *scan, uint32_t at)
{
    struct stretch next;
    const struct token *token = &scan->tokens[at];
    return token->tag == TAG_PROPN && token->capital && !token->all_capital &&
           at + 3 < tree_sentence_end(scan, at) &&
           scan_is(scan, at + 1, WORD_AND) &&
           scan->tokens[at + 2].tag == TAG_PROPN &&
           group_is_name(scan, at + 3, &next) && next.first == at + 2 &&
           next.n == 2;
}

/* "Kayla, nine, and": a first name alone, by the age behind it. */
static bool has_age(const struct scan *scan, uint32_t at)
{
    uint32_t end = tree_sentence_end(scan, at);
    return group_may_be_name(scan, at) && !scan->place_at[at] && at + 3 < end &&
           str_is(scan->tokens[at + 1].lower, ",") && scan->number_at[at + 2] &&
           is_age_at(scan, at + 2, end) &&
           scan->tokens[at + 3].tag == TAG_PUNCT;
}

/* `kin`: of kin counted before, who are called by their first names alone. */
static struct quantity read_name(const struct scan *scan, uint32_t at, bool kin)
{
    struct quantity out = { .kind = COUNT_NONE, .number = NO_TOKEN };
    struct stretch name;
    /* "Major Yair Cohen", whatever tag the rank bears */
    bool ranked = at + 1 < tree_sentence_end(scan, at) &&
                  scan->tokens[at].capital && is_person(scan, at) &&
                  group_is_name(scan, at + 1, &name) && name.first == at + 1;
    if (!ranked && (!group_is_name(scan, at, &name) || name.first != at)) {
        if (!shares_name(scan, at) && !has_age(scan, at) &&
            (!kin || !group_may_be_name(scan, at)))
            return out;
        name = (struct stretch){ at, 1 };
    }
    out.lo = out.hi = 1;
    out.qualifier = QUALIFIER_EXACT;
    out.kind = COUNT_NAME;
    out.head = name.first + name.n - 1;
    out.words = (struct stretch){ at, out.head + 1 - at };
    out.name = scan_text(scan, name);
    group_read(scan, &out);
    return out;
}

/* "his wife", "his wife Ute": up to the head. */
static struct quantity read_owned(const struct scan *scan, uint32_t noun,
                                  uint32_t head)
{
    struct quantity out = quantity_read(scan, noun);
    if (noun == head || out.name.len || out.kind != COUNT_DEFINITE ||
        out.words.first + out.words.n != noun + 1)
        return out;
    out.name = scan_text(scan, (struct stretch){ noun + 1, head - noun });
    out.words.n = head + 1 - out.words.first;
    return out;
}

/* "Kenya's", "President Ruto's" before a noun: behind the mark of who owns;
 * else the token itself. */
static uint32_t behind_owner(const struct scan *scan, uint32_t at, uint32_t end)
{
    for (uint32_t i = at; i + 1 < end && i < at + OWNER_REACH; i++) {
        if (i > at && scan_is(scan, i, WORD_POSSESSIVE)) return i + 1;
        if (!scan->tokens[i].capital) break;
    }
    return at;
}

/* The member that opens at a token; kind COUNT_NONE = none does. */
static struct quantity read_member(const struct scan *scan, uint32_t at,
                                   uint32_t end, bool kin)
{
    struct quantity none = { .kind = COUNT_NONE, .number = NO_TOKEN };
    uint32_t index = scan->number_at[at];
    if (index) {
        const struct number *number = &scan->analysis.numbers[index - 1];
        bool counts = number->use == NUMBER_COUNT && number->words.first == at;
        return counts ? quantity_of_number(scan, index - 1) : none;
    }
    if (scan_is(scan, at, WORD_INDEFINITE)) {
        uint32_t head = head_from(scan, at + 1, end);
        return head == NO_TOKEN ? none : read_one(scan, at, head);
    }
    uint32_t owner = behind_owner(scan, at, end);
    /* "whose wife and two sons" */
    if (owner == at && at > 0 && scan_is(scan, at, WORD_KIN) &&
        scan_is(scan, at - 1, WORD_RELATIVE)) {
        struct quantity one = quantity_read(scan, at);
        return one.kind == COUNT_DEFINITE ? one : none;
    }
    if (owner == at && !scan_is(scan, at, WORD_OWNER) &&
        !scan_is(scan, at, WORD_DEFINITE))
        return read_name(scan, at, kin);
    uint32_t from = owner == at ? at + 1 : owner;
    uint32_t head = head_from(scan, from, end);
    if (head == NO_TOKEN) return none;
    return read_owned(scan, before_name(scan, from, head), head);
}

/* Nouns that no table knows may be people among people. */
static bool fits(const struct scan *scan, const struct quantity *quantity)
{
    bool counted =
        quantity->kind == COUNT_NUMBER || quantity->kind == COUNT_ONE;
    bool known =
        quantity->kind == COUNT_DEFINITE || quantity->kind == COUNT_NAME;
    if (quantity->thing || quantity->negative || !(counted || known))
        return false;
    return quantity->person || (counted && tree_is_noun(scan, quantity->head));
}

/* Over what is said of a member to the mark behind it; `end` when the list
 * ends first, NO_TOKEN when the member has a verb of its own. */
static uint32_t over_tail(const struct scan *scan, uint32_t at, uint32_t end)
{
    bool aside = false;
    for (uint32_t i = at; i < end && i < at + TAIL_REACH; i++) {
        const struct token *token = &scan->tokens[i];
        if (roster_joint(scan, i)) return i;
        /* "two children whose parents were" */
        bool whose = i == at && token->tag == TAG_PRON &&
                     token->relation == REL_NMOD_POSS;
        if (whose || scan_is(scan, i, WORD_RELATIVE) ||
            scan_is(scan, i, WORD_WHO))
            aside = true;
        if (token->tag == TAG_SCONJ || str_is(token->lower, ":") ||
            str_is(token->lower, ")") ||
            (is_dash(token->lower) && token->space_before))
            return end;
        bool verb = token->tag == TAG_AUX ||
                    (token->tag == TAG_VERB && token->relation != REL_AMOD &&
                     token->sense == SENSE_FINITE);
        if (verb && !aside) return NO_TOKEN;
    }
    return end;
}

/* "Miguel Lopez, a teacher, and his wife": what only says who one is. */
static bool describes(const struct scan *scan, const struct roster *out,
                      uint32_t at, bool joined)
{
    if (joined) return false;
    /* "Ana Ruiz, 31, of Leeds, and ..." */
    if (scan->tokens[at].tag == TAG_ADP || scan_is(scan, at, WORD_WHO))
        return true;
    /* "Ana Ruiz and Ben Hill, both farmers, ..." */
    if (scan_is(scan, at, WORD_WHOLLY)) return true;
    const struct quantity *last = &out->at[out->n - 1];
    if (last->kind == COUNT_ONE) return false;
    /* "his wife, Ute, ..." */
    if (last->kind == COUNT_DEFINITE && group_may_be_name(scan, at))
        return true;
    return scan_is(scan, at, WORD_DEFINITE) ||
           scan_is(scan, at, WORD_INDEFINITE);
}

/* "Seven women, one of whom was pregnant, and": said of the seven. */
static bool is_of_whom(const struct scan *scan, uint32_t at, uint32_t end)
{
    for (uint32_t i = at; i < end && i < at + WHOM_REACH; i++)
        if (scan_is(scan, i, WORD_WHOM) && scan_is(scan, i, WORD_RELATIVE))
            return true;
    return false;
}

/* "His wife, Ute": the name of the one told last. */
static void take_name(const struct scan *scan, uint32_t at, struct roster *out)
{
    struct quantity *last = &out->at[out->n - 1];
    struct stretch name;
    if (last->kind != COUNT_DEFINITE || last->name.len ||
        !group_may_be_name(scan, at))
        return;
    if (!group_is_name(scan, at, &name) || name.first != at)
        name = (struct stretch){ at, 1 };
    last->name = scan_text(scan, name);
}

/* "Her sons Ali, 4, and Omar, 2": the names behind are the sons'. */
static bool opens_names(const struct scan *scan, const struct quantity *member)
{
    uint32_t behind = member->words.first + member->words.n;
    return member->kind == COUNT_PLURAL &&
           (scan_is(scan, member->head, WORD_KIN) ||
            member->role == ROLE_CHILD) &&
           behind < scan->n_tokens && group_may_be_name(scan, behind);
}

/* Reads the member at a token into the list; the token behind it, or
 * NO_TOKEN when there is none. "His parents" are so many: passed over. */
static uint32_t add_member(const struct scan *scan, uint32_t at, uint32_t end,
                           struct roster *out)
{
    struct quantity member = read_member(scan, at, end, out->kin);
    uint32_t behind = member.words.first + member.words.n;
    bool open = member.person &&
                (member.kind == COUNT_PLURAL || member.kind == COUNT_GROUP);
    if ((!open && !fits(scan, &member)) || behind <= at) return NO_TOKEN;
    if (open && opens_names(scan, &member)) {
        out->end = behind;
        out->kin = true;
        return behind;
    }
    uint32_t next = over_tail(scan, behind, end);
    if (next == NO_TOKEN) return NO_TOKEN;
    out->end = behind;
    if (open) return next;
    out->at[out->n++] = member;
    out->sum += member.lo;
    out->known += member.person;
    return next;
}

/* "policemen Omar Said and Ali Hassan": what all who are named are. */
static uint8_t read_title(const struct scan *scan, uint32_t at, uint32_t end)
{
    uint32_t row;
    if (at + 2 >= end || scan->tokens[at].sense != SENSE_PLURAL ||
        !phrases_match(&scan->reader->people, scan->tokens, at, at + 1, &row) ||
        !group_may_be_name(scan, at + 1) || scan->place_at[at + 1])
        return ROLE_COUNT;
    return scan->reader->person_rows[row].role;
}

static void give_title(struct roster *out, uint8_t role)
{
    for (size_t i = 0; i < out->n; i++)
        if (out->at[i].kind == COUNT_NAME && out->at[i].role == ROLE_PEOPLE)
            out->at[i].role = role;
}

static void read_list(const struct scan *scan, uint32_t at, uint32_t end,
                      struct roster *out)
{
    bool joined = true;
    while (at < end && out->n < ROSTER_MOST) {
        bool single = out->n && out->at[out->n - 1].kind != COUNT_NUMBER;
        bool aside = (single && (describes(scan, out, at, joined) ||
                                 is_age_at(scan, at, end))) ||
                     (out->n && is_of_whom(scan, at, end));
        if (aside) take_name(scan, at, out);
        at = aside ? over_tail(scan, at + 1, end)
                   : add_member(scan, at, end, out);
        if (at == NO_TOKEN) return;
        uint32_t n;
        for (joined = false; at < end && (n = roster_joint(scan, at)); at += n)
            joined |= n > 1 || scan_is(scan, at, WORD_AND);
    }
    out->full = at >= end;
}

/* "a neighbour, Ana Ruiz": may the second be the name of the first? */
static bool is_name_of(const struct scan *scan, const struct quantity *one,
                       const struct quantity *name)
{
    uint32_t comma = one->words.first + one->words.n;
    return one->kind == COUNT_ONE && name->kind == COUNT_NAME &&
           name->words.first == comma + 1 &&
           str_is(scan->tokens[comma].lower, ",");
}

void roster_merge(const struct scan *scan, struct roster *list)
{
    struct roster out = { .end = list->end,
                          .full = list->full,
                          .kin = list->kin };
    for (size_t i = 0; i < list->n; i++) {
        struct quantity *last = out.n ? &out.at[out.n - 1] : NULL;
        const struct quantity *member = &list->at[i];
        if (last && is_name_of(scan, last, member)) {
            last->name = member->name;
            last->words.n =
                member->words.first + member->words.n - last->words.first;
            continue;
        }
        out.at[out.n++] = *member;
        out.known += member->person;
        out.sum += member->lo;
    }
    *list = out;
}

void roster_fold(const struct scan *scan, int64_t told, struct roster *list)
{
    struct roster out = *list;
    roster_merge(scan, &out);
    if (out.sum == told) *list = out;
}

void roster_read(const struct scan *scan, uint32_t at, uint32_t end,
                 struct roster *out)
{
    uint8_t title = read_title(scan, at, end);
    *out = (struct roster){ .n = 0, .end = at };
    read_list(scan, title == ROLE_COUNT ? at : at + 1, end, out);
    if (title != ROLE_COUNT) give_title(out, title);
}

bool roster_titled(const struct scan *scan, uint32_t head, struct roster *out)
{
    uint32_t start = tree_sentence_start(scan, head), at = head;
    uint32_t end = tree_sentence_end(scan, head);
    while (at > start && group_may_be_name(scan, at)) at--;
    uint32_t first = tree_phrase(scan, at, true).first;
    /* "two brothers Ali and Omar" are counted, "the policemen Omar Said" is
     * not for names to tell how many */
    for (uint32_t i = first; i < at; i++)
        if (scan->number_at[i] || scan->tokens[i].tag == TAG_DET) return false;
    if (scan->tokens[at].tag != TAG_NOUN ||
        read_title(scan, at, end) == ROLE_COUNT)
        return false;
    uint32_t stop = at + 1;
    while (stop < end &&
           (group_may_be_name(scan, stop) || roster_joint(scan, stop) ||
            scan->number_at[stop] || scan_is(scan, stop, WORD_AGED)))
        stop++;
    roster_read(scan, at, stop, out);
    for (size_t i = 0; i < out->n; i++)
        if (out->at[i].kind != COUNT_NAME) out->n = i;
    return out->n > 1;
}
