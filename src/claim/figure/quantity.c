/* How many, of whom: reading the noun phrase round a head.
 *
 * The tree says which words belong to the phrase; within it the number that
 * stands nearest before the head counts it. "Dozens of people" and "five of
 * them" have the number as head and the people behind "of".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/equal.h"
#include "claim/speech.h"

/* Longest stretch before a head in which its number is sought, in tokens. */
enum { NUMBER_REACH = 9, MOST_PEOPLE = 1000000000, THING_REACH = 8 };

static const struct number *number_here(const struct scan *scan, uint32_t token)
{
    uint32_t index = scan->number_at[token];
    return index ? &scan->analysis.numbers[index - 1] : NULL;
}

/* More than all people there are: money in a currency that no table names. */
static bool counts(const struct number *number)
{
    return number && number->use == NUMBER_COUNT && number->lo < MOST_PEOPLE;
}

static bool in_core(const struct number *number, uint32_t token)
{
    return token >= number->core.first &&
           token < number->core.first + number->core.n;
}

static void take_number(struct quantity *out, const struct scan *scan,
                        const struct number *number)
{
    out->lo = number->lo;
    out->hi = number->hi;
    out->qualifier = number->qualifier;
    out->kind = COUNT_NUMBER;
    out->more = number->more;
    out->negative = number->lo == 0 && number->hi == 0;
    out->number = (uint32_t)(number - scan->analysis.numbers);
    out->words = number->words;
}

static void stretch_over(struct quantity *out, uint32_t first, uint32_t last)
{
    uint32_t end = out->words.first + out->words.n;
    if (!out->words.n) {
        out->words = (struct stretch){ first, last + 1 - first };
        return;
    }
    if (first < out->words.first) out->words.first = first;
    if (last + 1 > end) end = last + 1;
    out->words.n = end - out->words.first;
}

static bool is_possessive(const struct scan *scan, uint32_t at)
{
    return scan_is(scan, at, WORD_POSSESSIVE);
}

static bool in_group(const struct scan *scan, uint32_t at)
{
    uint8_t tag = scan->tokens[at].tag;
    return (tag == TAG_ADJ || tag == TAG_NOUN || tag == TAG_PROPN) &&
           !scan->hit_at[at] && !scan->time_at[at];
}

/* "five Russian and Chechen officers": both say of what land the five are. */
static bool joins_adjectives(const struct scan *scan, uint32_t at,
                             uint32_t after, uint32_t end)
{
    return at > after && at + 2 < end && scan_is(scan, at, WORD_AND) &&
           scan->tokens[at - 1].tag == TAG_ADJ && in_group(scan, at + 1) &&
           scan->tokens[at + 1].tag == TAG_ADJ && in_group(scan, at + 2) &&
           scan->tokens[at + 2].tag == TAG_NOUN;
}

/* "dozens of people", "five of them", "one of the drivers". */
static uint32_t behind_of(const struct scan *scan, uint32_t number_end,
                          uint32_t end)
{
    /* "11 out of 20 drones that were sent" */
    bool out = scan_is(scan, number_end, WORD_OUT);
    number_end += out;
    if (number_end >= end || !scan_is(scan, number_end, WORD_OF))
        return NO_TOKEN;
    /* The first noun behind "of" that no other noun follows at once. */
    uint32_t head = NO_TOKEN;
    for (uint32_t i = number_end + 1; i < end && i < number_end + 8; i++) {
        uint8_t tag = scan->tokens[i].tag;
        bool owner = scan->tokens[i].relation == REL_NMOD_POSS;
        bool pronoun = tag == TAG_PRON && !owner;
        if (pronoun && out && head != NO_TOKEN) break;
        if (tag == TAG_NOUN || tag == TAG_PROPN || pronoun) {
            head = i;
            if (tag == TAG_PRON) break;
        } else if (tag == TAG_PRON || str_is(scan->tokens[i].lower, "-") ||
                   joins_adjectives(scan, i, number_end, end)) {
            /* "two of his three guards", "of al-Hakim's guards", "dozens of
             * Serb and Croat soldiers" */
            continue;
        } else if (head != NO_TOKEN && is_possessive(scan, i)) {
            head = NO_TOKEN;
        } else if (head != NO_TOKEN ||
                   (tag != TAG_DET && tag != TAG_ADJ && tag != TAG_NUM &&
                    tag != TAG_PART && tag != TAG_VERB && tag != TAG_ADV)) {
            break;
        }
    }
    return head;
}

/* The noun that a number counts when the number itself is the head: behind
 * "of", or the noun right after it that the tree hung elsewhere. */
static void find_group(const struct scan *scan, struct quantity *out)
{
    uint32_t end = tree_sentence_end(scan, out->words.first);
    uint32_t after = out->words.first + out->words.n;
    uint32_t head = behind_of(scan, after, end);
    if (head == NO_TOKEN) {
        uint32_t i = after;
        while (i < end && i < after + 6 &&
               (in_group(scan, i) || joins_adjectives(scan, i, after, end)))
            i++;
        if (i > after && scan->tokens[i - 1].tag != TAG_ADJ) head = i - 1;
        /* "nine German and one Peruvian tourists" */
        if (i > after && head == NO_TOKEN && scan->place_at[i - 1])
            stretch_over(out, out->words.first, i - 1);
    }
    if (head == NO_TOKEN) return;
    out->head = head;
    stretch_over(out, out->words.first, head);
}

struct quantity quantity_of_number(const struct scan *scan, uint32_t number)
{
    const struct number *found = &scan->analysis.numbers[number];
    struct quantity out = { .number = NO_TOKEN };
    take_number(&out, scan, found);
    out.head = found->core.first + found->core.n - 1;
    find_group(scan, &out);
    group_read(scan, &out);
    if (scan_is(scan, out.head, WORD_THING)) out.thing = true;
    if (out.lo >= MOST_PEOPLE || out.hi >= MOST_PEOPLE) out.thing = true;
    return out;
}

/* "No damage or injuries": nought of the first is nought of the second. */
static bool is_joint_nought(const struct scan *scan,
                            const struct number *number, uint32_t first,
                            uint32_t head)
{
    const struct token *token = &scan->tokens[head];
    return number->lo == 0 && number->hi == 0 && token->head == first &&
           token->relation == REL_CONJ;
}

static bool is_long_dash(const struct scan *scan, uint32_t at)
{
    struct str text = scan->tokens[at].text;
    return str_is(text, "\u2013") || str_is(text, "\u2014") ||
           str_is(text, "--");
}

/* The number nearest before the head, inside its phrase. */
static const struct number *number_before(const struct scan *scan,
                                          uint32_t head)
{
    uint32_t start = tree_sentence_start(scan, head);
    uint32_t off = 0;
    bool hyphen = false;
    for (uint32_t back = 1; back <= NUMBER_REACH + off && head >= start + back;
         back++) {
        uint32_t at = head - back, i = tree_before_note(scan, at);
        back += at - i;
        off += at - i;
        const struct number *number = number_here(scan, i);
        if (counts(number) && in_core(number, i)) {
            uint32_t up = scan->tokens[i].head;
            bool near = back <= 2 || hyphen || tree_under(scan, i, head) ||
                        is_joint_nought(scan, number, up, head);
            return near || up == head ? number : NULL;
        }
        uint8_t tag = scan->tokens[i].tag;
        /* "1,000 COVID-19 deaths" */
        bool mark = str_is(scan->tokens[i].lower, "-");
        hyphen = mark || (hyphen && (tag == TAG_PROPN || tag == TAG_NOUN));
        if (mark && !scan->tokens[i].space_before) continue;
        /* 'destroyed ten cars and killed 115" rebels' */
        if (i > start && speech_is_quote(&scan->tokens[i])) continue;
        /* "four off-duty soldiers" */
        if (tag == TAG_ADP && str_is(scan->tokens[i + 1].lower, "-")) continue;
        /* "400 evacuated people", where the tree takes a verb */
        if (tag == TAG_VERB && i > start && scan->tokens[i - 1].head == head &&
            number_here(scan, i - 1))
            continue;
        /* "seven counts - murder and theft" */
        if (mark || is_long_dash(scan, i)) return NULL;
        if (tag == TAG_VERB || tag == TAG_AUX || tag == TAG_ADP ||
            tag == TAG_SCONJ || tag == TAG_PUNCT)
            if (!tree_under(scan, i, head) || tag == TAG_ADP || tag == TAG_AUX)
                return NULL;
    }
    return NULL;
}

/* Does the noun name one person each ("man", "driver")? */
bool quantity_is_each(const struct scan *scan, uint32_t head)
{
    uint32_t row;
    if (!phrases_match(&scan->reader->people, scan->tokens, head, head + 1,
                       &row))
        return false;
    return scan->reader->person_rows[row].kind == PERSON_ONE;
}

/* "a family of five", "a group of 12 climbers", "a crew of seven"; but "a
 * man of 40" has an age. */
static const struct number *number_after_of(const struct scan *scan,
                                            uint32_t head)
{
    uint32_t end = tree_sentence_end(scan, head);
    if (quantity_is_each(scan, head)) return NULL;
    if (head + 2 >= end || !scan_is(scan, head + 1, WORD_OF)) return NULL;
    for (uint32_t i = head + 2; i < end && i < head + 5; i++)
        if (counts(number_here(scan, i))) return number_here(scan, i);
    return NULL;
}

/* "thousands of displaced people" read from "people": the number above. */
static uint32_t number_above(const struct scan *scan, uint32_t head)
{
    const struct token *token = &scan->tokens[head];
    uint32_t up = token->head;
    if (token->relation != REL_NMOD || up >= head) return NO_TOKEN;
    uint32_t index = scan->number_at[up];
    if (!index || !counts(number_here(scan, up))) return NO_TOKEN;
    const struct number *number = number_here(scan, up);
    uint32_t after = number->words.first + number->words.n;
    /* "18 of them, including five children": not the children's */
    for (uint32_t i = after; i < head; i++)
        if (str_is(scan->tokens[i].lower, ",")) return NO_TOKEN;
    return after < head && scan_is(scan, after, WORD_OF) ? index - 1 : NO_TOKEN;
}

static bool is_plural(const struct scan *scan, uint32_t head)
{
    return scan->tokens[head].sense == SENSE_PLURAL ||
           scan_is(scan, head, WORD_PLURAL);
}

/* "the 1986 death of his father", "the 2011 killings". */
static bool is_year(const struct scan *scan, const struct number *number,
                    uint32_t head)
{
    uint32_t first = number->core.first;
    bool the = first && scan_is(scan, first - 1, WORD_THE) && first + 1 == head;
    return number->core.n == 1 && scan->tokens[first].text.len == 4 &&
           number->lo > 1800 && number->lo < 2100 && number->lo == number->hi &&
           scan->tokens[head].tag == TAG_NOUN &&
           (the || !is_plural(scan, head));
}

/* Over "(SLN)" before the head. */
static uint32_t behind_note(const struct scan *scan, uint32_t at, uint32_t head)
{
    bool note = at + 3 <= head && str_is(scan->tokens[at].lower, "(") &&
                str_is(scan->tokens[at + 2].lower, ")");
    return note ? at + 3 : at;
}

/* Where the phrase begins once commas, prepositions and "including" before
 * its first word are left out. */
static uint32_t phrase_start(const struct scan *scan, struct stretch words,
                             uint32_t head)
{
    uint32_t first = words.first;
    for (uint32_t i = words.first; i < head; i++) {
        i = behind_note(scan, i, head);
        const struct token *token = &scan->tokens[i];
        bool name = token->tag == TAG_ADJ || token->tag == TAG_NOUN ||
                    token->tag == TAG_PROPN || token->tag == TAG_DET ||
                    token->tag == TAG_NUM || token->tag == TAG_PRON ||
                    token->tag == TAG_PART || token->tag == TAG_ADV ||
                    str_is(token->lower, "-") || scan_is(scan, i, WORD_BOTH);
        /* "a Paris-born citizen" */
        name |= token->tag == TAG_VERB && token->relation == REL_AMOD;
        bool mark = token->relation == REL_CASE && !is_possessive(scan, i);
        if (!name || mark) first = i + 1;
    }
    return first;
}

static bool introduces_name(const struct scan *scan, uint32_t token)
{
    struct str lower = scan->tokens[token].lower;
    return scan_is(scan, token, WORD_NAMED) || str_is(lower, ",") ||
           str_is(lower, "-");
}

/* "The driver of the Accord, identified as ...": the comma. */
static uint32_t behind_thing(const struct scan *scan, uint32_t from,
                             uint32_t end)
{
    if (from >= end || !scan_is(scan, from, WORD_OF)) return from;
    for (uint32_t i = from + 1; i < end && i < from + THING_REACH; i++)
        if (str_is(scan->tokens[i].lower, ",")) return i;
    return from;
}

/* "The driver, identified as 40-year-old Luis Ferrer", "a 6-year-old boy
 * named Stephen": the name that tells who the one person is. */
static void find_apposed(const struct scan *scan, struct quantity *out)
{
    uint32_t end = tree_sentence_end(scan, out->head);
    struct stretch name;
    uint32_t from = behind_thing(scan, out->head + 1, end);
    for (uint32_t i = from; i < end && i < from + 12; i++) {
        if (group_is_name(scan, i, &name)) {
            out->name = scan_text(scan, name);
            stretch_over(out, out->head, name.first + name.n - 1);
            return;
        }
        if (!introduces_name(scan, i) && !scan->number_at[i]) return;
    }
}

/* "a policemen", "a police": one, whatever the noun's ending. */
static bool is_article(const struct scan *scan, uint32_t det, uint32_t head)
{
    return scan->tokens[det].head == head &&
           scan_is(scan, det, WORD_INDEFINITE);
}

/* "A couple"; "her parents", but not parents in general. */
static bool is_pair(const struct scan *scan, uint32_t head, uint32_t det)
{
    bool free = det == NO_TOKEN || !scan_is(scan, det, WORD_OWNER);
    return scan_is(scan, head, WORD_PAIR) &&
           !(free && scan_is(scan, head, WORD_KIN));
}

/* Without a number: an article, a possessive, a bare plural. */
static void read_article(const struct scan *scan, struct quantity *out)
{
    struct stretch words = tree_phrase(scan, out->head, true);
    words.first = phrase_start(scan, words, out->head);
    uint32_t age = quantity_age_start(scan, out->head);
    if (age < words.first) words.first = age;
    uint32_t det = NO_TOKEN;
    for (uint32_t i = words.first; i < out->head; i++)
        if (scan->tokens[i].tag == TAG_DET || scan->tokens[i].tag == TAG_PRON ||
            scan_is(scan, i, WORD_BOTH)) {
            det = i;
            break;
        }
    uint32_t before = out->head > 0 ? out->head - 1 : out->head;
    uint32_t word = scan_is(scan, before, WORD_NEITHER) ? before : det;
    /* "both the mayor and his driver": the mayor is one. */
    bool pair = tree_child(scan, out->head, REL_CONJ) != NO_TOKEN &&
                !is_plural(scan, out->head);
    if ((scan_is(scan, word, WORD_BOTH) && !pair) ||
        is_pair(scan, out->head, det)) {
        out->kind = COUNT_NUMBER;
        out->lo = out->hi = 2;
        out->qualifier = QUALIFIER_EXACT;
    } else if (scan_is(scan, word, WORD_NEITHER)) {
        out->kind = COUNT_NUMBER;
        out->negative = true;
        out->qualifier = QUALIFIER_EXACT;
    } else if ((is_plural(scan, out->head) || group_is_folk(scan, out->head)) &&
               (det == NO_TOKEN || !is_article(scan, det, out->head))) {
        out->kind =
            scan_is(scan, word, WORD_DEFINITE) ? COUNT_GROUP : COUNT_PLURAL;
        out->lo = 1;
        out->hi = OPEN_BOUND;
        out->qualifier = QUALIFIER_INDEFINITE;
    } else {
        out->kind = scan_is(scan, word, WORD_ONE) ? COUNT_ONE : COUNT_DEFINITE;
        out->more = scan_is(scan, word, WORD_ANOTHER);
        out->lo = out->hi = 1;
        out->qualifier = QUALIFIER_EXACT;
    }
    out->words = (struct stretch){ words.first, out->head + 1 - words.first };
    if (out->hi == 1) find_apposed(scan, out);
}

static void read_name(const struct scan *scan, struct quantity *out,
                      struct stretch words)
{
    out->kind = COUNT_NAME;
    out->lo = out->hi = 1;
    out->qualifier = QUALIFIER_EXACT;
    out->name = scan_text(scan, words);
    out->words = words;
}

/* "wounding another", "injuring the other", "both were hurt". */
static bool read_other(const struct scan *scan, struct quantity *out)
{
    const struct token *token = &scan->tokens[out->head];
    bool both = scan_is(scan, out->head, WORD_BOTH);
    bool other = scan_is(scan, out->head, WORD_OTHER);
    if (!both && !other) return false;
    bool before = token->relation == REL_DET || token->relation == REL_AMOD;
    if (before && !tree_is_verb(scan, token->head)) return false;
    if (other && out->head > 0 && scan_is(scan, out->head - 1, WORD_EACH))
        return false;
    out->kind = both ? COUNT_NUMBER : COUNT_ONE;
    out->lo = out->hi = both ? 2 : 1;
    out->qualifier = QUALIFIER_EXACT;
    out->more = other;
    out->words = (struct stretch){ out->head, 1 };
    return true;
}

/* "a janitor riding on a bus": a participle that the tagger took for the noun
 * of the phrase; the person stands before it. */
static uint32_t over_participle(const struct scan *scan, uint32_t head)
{
    const struct token *token = &scan->tokens[head];
    if (token->tag != TAG_NOUN || !str_ends(token->lower, STR("ing")) ||
        head == tree_sentence_start(scan, head) ||
        scan->tokens[head - 1].head != head ||
        scan->tokens[head - 1].relation != REL_COMPOUND)
        return head;
    return quantity_is_each(scan, head - 1) && !quantity_is_each(scan, head)
               ? head - 1
               : head;
}

/* "a total of 12 soldiers": the soldiers are who was counted. */
static void take_counted(const struct scan *scan, struct quantity *out)
{
    struct quantity counted = quantity_of_number(scan, out->number);
    if (!counted.person || out->role != ROLE_PEOPLE ||
        counted.role == ROLE_PEOPLE)
        return;
    out->role = counted.role;
    out->side = counted.side;
    if (scan_is(scan, out->head, WORD_LIFE)) return;
    out->head = counted.head;
    stretch_over(out, counted.words.first, counted.head);
}

struct quantity quantity_read(const struct scan *scan, uint32_t head)
{
    head = quantity_over_state(scan, over_participle(scan, head));
    struct quantity out = { .number = NO_TOKEN, .head = head };
    const struct number *number = number_here(scan, head);
    struct stretch name;
    if (number && in_core(number, head) && !quantity_is_nominal(scan, head)) {
        if (!counts(number)) return out;
        return quantity_of_number(scan, scan->number_at[head] - 1);
    }
    uint32_t above = number_above(scan, head);
    if (above != NO_TOKEN && scan->analysis.numbers)
        return quantity_of_number(scan, above);
    number = number_before(scan, head);
    if (number && is_year(scan, number, head)) number = NULL;
    bool within = !number;
    if (!number) number = number_after_of(scan, head);
    if (number) {
        take_number(&out, scan, number);
        stretch_over(&out, number->words.first, number->words.first);
        stretch_over(&out, head, head);
    } else if (quantity_equal(scan, &out)) {
        out.person = true;
    } else if (read_other(scan, &out)) {
        out.person = true;
        return out;
    } else if (scan->tokens[head].tag == TAG_PRON) {
        out.kind =
            scan_is(scan, head, WORD_PRONOUN) ? COUNT_PRONOUN : COUNT_NONE;
        out.lo = out.hi = 1;
        out.words = (struct stretch){ head, 1 };
    } else if (group_is_name(scan, head, &name)) {
        read_name(scan, &out, name);
    } else if (scan->tokens[head].tag == TAG_NOUN ||
               scan->tokens[head].tag == TAG_PROPN ||
               quantity_is_nominal(scan, head)) {
        read_article(scan, &out);
    }
    group_read(scan, &out);
    if (quantity_is_asked(scan, out.words.first)) out.thing = true;
    /* "a family of five": five people */
    if (within && number) {
        out.unit = UNIT_PERSON;
        take_counted(scan, &out);
    }
    return out;
}
