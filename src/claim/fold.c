/* One claim, many mentions: drafts that say the same again are folded.
 *
 * The same harm and number, for one event, of people who may be the same, on
 * one source's word (or once on a source's and once on the report's own) is
 * one claim. The fullest mention stays; the others become its mentions.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/fold.h"

/* The sentences behind a title that tell it again; and from where on an ordinal
 * is of one count alone. AT_ONCE: sentences to "the two". */
enum { LEAD = 4, LEAD_MOST = 16, RANK_TELLING = 20, AT_ONCE = 2 };

bool fold_same_number(const struct quantity *a, const struct quantity *b)
{
    bool loose_a = a->qualifier == QUALIFIER_INDEFINITE;
    bool loose_b = b->qualifier == QUALIFIER_INDEFINITE;
    if (loose_a || loose_b) return loose_a && loose_b;
    if (a->lo == b->lo && a->hi == b->hi) return true;
    int64_t one = a->lo == OPEN_BOUND ? a->hi : a->lo;
    int64_t two = b->lo == OPEN_BOUND ? b->hi : b->lo;
    bool range_a = a->lo != a->hi && a->lo >= 0 && a->hi >= 0;
    bool range_b = b->lo != b->hi && b->lo >= 0 && b->hi >= 0;
    return !range_a && !range_b && one == two;
}

/* "The driver shot his mother. One of the dead was a Romanian": who is told of
 * as one of many is not somebody's kin. */
static bool is_no_kin(const struct scan *scan, const struct quantity *a,
                      const struct quantity *b)
{
    return a->hi == 1 && b->hi == 1 && a->kind == COUNT_DEFINITE &&
           (b->kind == COUNT_ONE || b->kind == COUNT_NUMBER) &&
           scan_is(scan, a->head, WORD_KIN) &&
           !scan_is(scan, b->head, WORD_KIN);
}

static bool same_role(const struct scan *scan, const struct quantity *a,
                      const struct quantity *b)
{
    if (a->role == b->role) return true;
    if (is_no_kin(scan, a, b)) return false;
    if (a->qualifier == QUALIFIER_INDEFINITE && a->side.len &&
        str_equal(a->side, b->side))
        return true;
    bool loose = a->role == ROLE_PEOPLE || b->role == ROLE_PEOPLE ||
                 a->role == ROLE_OTHER || b->role == ROLE_OTHER;
    /* Exactly one or two of a kind are not one or two of another; but "both"
     * are two told before. */
    bool both = b->kind == COUNT_NUMBER && b->number == NO_TOKEN;
    return loose &&
           (both || a->hi > 2 || a->lo > 2 || a->kind == COUNT_DEFINITE ||
            b->kind == COUNT_DEFINITE || a->kind == COUNT_NAME ||
            b->kind == COUNT_NAME || a->role == b->role);
}

static bool has_word(struct str text, struct str word)
{
    size_t at = 0;
    while ((at = str_find(text, word, at)) < text.len) {
        bool starts = !at || text.at[at - 1] == ' ';
        size_t end = at + word.len;
        if (starts &&
            (end == text.len || text.at[end] == ' ' || text.at[end] == '\''))
            return true;
        at++;
    }
    return false;
}

static bool is_short_for(struct str full, struct str name)
{
    while (name.len)
        if (!has_word(full, str_cut(&name, ' '))) return false;
    return true;
}

/* Two names are one person's when one holds all words of the other: "John
 * Duque Diaz" and "Duque", but not "Ann Duque". */
static bool same_name(const struct quantity *a, const struct quantity *b)
{
    return is_short_for(a->name, b->name) || is_short_for(b->name, a->name);
}

/* Do two sources share a word longer than an article, whatever its case? */
static bool same_source(const struct scan *scan, const struct draft *a,
                        const struct draft *b)
{
    struct str one = a->source.text, two = b->source.text;
    if (!one.len || !two.len) return true;
    struct str rest = one = str_lower(scan->arena, one);
    two = str_lower(scan->arena, two);
    while (rest.len) {
        struct str word = str_cut(&rest, ' ');
        if (word.len > 3 && has_word(two, word)) return true;
    }
    return str_equal(one, two) || body_same(scan, &a->source, &b->source) ||
           (a->quantity.qualifier == b->quantity.qualifier &&
            introduced_for(scan, a, b));
}

/* "the 2,783 soldiers": said before, whoever says it now. */
static bool is_told(const struct scan *scan, const struct draft *draft)
{
    uint32_t first = draft->quantity.words.first;
    if (draft->quantity.number != NO_TOKEN)
        first = scan->analysis.numbers[draft->quantity.number].words.first;
    if (draft->quantity.kind != COUNT_NUMBER || draft->quantity.lo < 3 ||
        first == 0)
        return false;
    return scan_is(scan, first - 1, WORD_THE) ||
           (first > 1 && scan->tokens[first - 1].tag == TAG_ADJ &&
            scan_is(scan, first - 2, WORD_THE));
}

bool fold_is_single(const struct quantity *quantity)
{
    return quantity->lo == 1 && quantity->hi == 1;
}

/* A title's "2,783 casualties" of which the text says that they died, or that
 * they were hurt. */
static bool same_harm(const struct draft *a, const struct draft *b)
{
    if (a->harm == b->harm) return true;
    bool loose = a->harm == HARM_CASUALTIES &&
                 (b->harm == HARM_KILLED || b->harm == HARM_INJURED);
    /* "the shooting of Ann Hill", who died */
    if (loose && fold_is_single(&a->quantity) && fold_is_single(&b->quantity))
        return a->quantity.name.len && b->quantity.name.len;
    return loose && a->quantity.kind == COUNT_NUMBER && a->quantity.lo > 0 &&
           a->quantity.qualifier != QUALIFIER_VAGUE;
}

static bool same_side(const struct quantity *a, const struct quantity *b)
{
    return !a->side.len || !b->side.len || str_equal(a->side, b->side);
}

bool fold_is_title(const struct scan *scan, const struct draft *draft)
{
    return scan_sentence(scan, draft->sentence)->zone == ZONE_TITLE;
}

/* "Russian servicemen were killed", whoever says so: no number is told that
 * two sources could differ on. */
static bool is_unnumbered(const struct draft *a, const struct draft *b)
{
    return a->quantity.qualifier == QUALIFIER_INDEFINITE &&
           b->quantity.qualifier == QUALIFIER_INDEFINITE &&
           a->quantity.side.len && b->quantity.side.len;
}

/* "Two died in Laos and two in Vietnam": the same number in each land that
 * a storm or a flood struck. */
static bool in_one_land(const struct scan *scan, const struct draft *a,
                        const struct draft *b)
{
    uint8_t type = scan->events[a->event].type;
    if ((type != EVENT_STORM && type != EVENT_FLOOD) || !a->here || !b->here)
        return true;
    struct str one = scan->analysis.places[a->place - 1].place.country;
    struct str two = scan->analysis.places[b->place - 1].place.country;
    return !one.len || !two.len || str_equal(one, two);
}

/* One person, told again by a name or by "the boy": whoever says so, no number
 * is told that two sources could differ on. */
static bool is_one_again(const struct scan *scan, const struct quantity *a,
                         const struct quantity *b)
{
    if (!fold_is_single(a) || !fold_is_single(b) || a->kind == COUNT_NUMBER)
        return false;
    if (b->kind == COUNT_DEFINITE || b->kind == COUNT_NAME) return true;
    return a->kind == COUNT_ONE && b->kind == COUNT_ONE &&
           str_equal(scan->tokens[a->head].lemma, scan->tokens[b->head].lemma);
}

/* "At least 15", the report says itself, and "15", says a source: two
 * statements; but a title is only short for the text. */
static bool is_stated_twice(const struct scan *scan, const struct draft *a,
                            const struct draft *b)
{
    bool one = a->source.text.len > 0, two = b->source.text.len > 0;
    return one != two && !fold_is_single(&a->quantity) &&
           a->quantity.kind == COUNT_NUMBER &&
           a->quantity.qualifier != b->quantity.qualifier &&
           !fold_is_title(scan, a) && !fold_is_title(scan, b) &&
           !is_told(scan, b);
}

/* Is the sentence one of the first of the text behind the title? Bylines and
 * captions between them do not count. */
static bool is_lead(const struct scan *scan, uint32_t title, uint32_t sentence)
{
    uint32_t n = 0;
    if (sentence > title + LEAD_MOST) return false;
    for (uint32_t i = title + 1; i <= sentence; i++)
        n += scan_sentence(scan, i)->zone == ZONE_BODY;
    return n <= LEAD;
}

/* A figure of the title that the first sentences tell again: whoever says it
 * there, and whatever event their words were counted to. */
static bool heads(const struct scan *scan, const struct draft *a,
                  const struct draft *b)
{
    if (!fold_is_title(scan, a) || fold_is_title(scan, b) ||
        !is_lead(scan, a->sentence, b->sentence))
        return false;
    /* "Soldier killed": "a soldier was killed, the army said" */
    if (fold_is_single(&a->quantity))
        return a->event == b->event && !b->quantity.more && !b->also &&
               a->quantity.kind != COUNT_NAME &&
               (a->quantity.role == b->quantity.role ||
                a->quantity.role == ROLE_PEOPLE || alike_death(scan, a, b)) &&
               b->quantity.kind != COUNT_DEFINITE;
    return a->quantity.lo > 1 && a->quantity.kind == COUNT_NUMBER &&
           b->quantity.kind == COUNT_NUMBER;
}

/* "Migrants drown": the twenty migrants of the first sentences. */
static bool heads_loosely(const struct scan *scan, const struct draft *a,
                          const struct draft *b)
{
    const struct quantity *one = &a->quantity, *two = &b->quantity;
    return fold_is_title(scan, a) && !fold_is_title(scan, b) &&
           is_lead(scan, a->sentence, b->sentence) &&
           one->qualifier == QUALIFIER_INDEFINITE &&
           one->kind == COUNT_PLURAL && two->kind == COUNT_NUMBER &&
           two->hi != 0 && two->hi != 1 && !two->more && !b->also &&
           !b->is_part && (one->role == two->role || one->role == ROLE_PEOPLE);
}

/* "The 417th soldier to die there": a count that no other event has. */
static bool same_rank(const struct scan *scan, const struct draft *a,
                      const struct draft *b)
{
    return a->quantity.lo >= RANK_TELLING &&
           ordinal_counts(scan, &a->quantity) &&
           ordinal_counts(scan, &b->quantity);
}

/* "Two soldiers were hurt. The two soldiers, named as ...": the same, whatever
 * event the words round them were counted to. */
static bool is_said_at_once(const struct scan *scan, const struct draft *a,
                            const struct draft *b)
{
    uint32_t first = b->quantity.words.first;
    if (a->quantity.kind != COUNT_NUMBER || b->quantity.kind != COUNT_NUMBER ||
        a->quantity.lo != b->quantity.lo || a->sentence >= b->sentence ||
        a->sentence + AT_ONCE < b->sentence || !first)
        return false;
    bool the =
        scan_is(scan, first, WORD_THE) || scan_is(scan, first - 1, WORD_THE);
    return the && str_equal(scan->tokens[a->quantity.head].lemma,
                            scan->tokens[b->quantity.head].lemma);
}

/* Who has two names or more dies once, whatever event the words of either
 * mention were counted to. */
static bool dies_once(const struct draft *a, const struct draft *b)
{
    struct str one = a->quantity.name, two = b->quantity.name;
    struct str shorter = one.len < two.len ? one : two;
    return a->harm == HARM_KILLED && b->harm == HARM_KILLED && one.len &&
           two.len && str_find(shorter, STR(" "), 0) < shorter.len;
}

static bool is_same(const struct scan *scan, const struct draft *a,
                    const struct draft *b)
{
    return (in_one_land(scan, a, b) || heads(scan, a, b)) &&
           !is_stated_twice(scan, a, b) &&
           (same_harm(a, b) || same_harm(b, a)) &&
           (a->event == b->event || heads(scan, a, b) ||
            same_rank(scan, a, b) || dies_once(a, b) ||
            is_said_at_once(scan, a, b)) &&
           (fold_same_number(&a->quantity, &b->quantity) ||
            heads_loosely(scan, a, b)) &&
           (same_role(scan, &a->quantity, &b->quantity) ||
            fold_is_all_of(scan, b, a) || alike_death(scan, a, b) ||
            (heads(scan, a, b) && (a->quantity.role == ROLE_PEOPLE ||
                                   a->quantity.role == ROLE_OTHER))) &&
           same_side(&a->quantity, &b->quantity) &&
           same_name(&a->quantity, &b->quantity) &&
           (same_source(scan, a, b) || is_told(scan, b) ||
            is_unnumbered(a, b) || heads(scan, a, b) ||
            heads_loosely(scan, a, b) ||
            is_one_again(scan, &a->quantity, &b->quantity)) &&
           a->quantity.unit == b->quantity.unit &&
           !alike_is_victim(scan, a, b) && !fold_tells_apart(scan, a, b);
}

static int fullness(const struct scan *scan, const struct draft *draft)
{
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    int score = draft->source.text.len ? 4 : 0;
    score += draft->harm != HARM_CASUALTIES ? 8 : 0;
    score -= is_told(scan, draft) ? 6 : 0;
    score -= draft->quantity.qualifier == QUALIFIER_INDEFINITE ? 16 : 0;
    score += s->zone == ZONE_BODY ? 3 : 0;
    score += draft->quantity.role != ROLE_PEOPLE ? 2 : 0;
    score += draft->quantity.side.len ? 1 : 0;
    score += draft->quantity.name.len ? 1 : 0;
    return score;
}

static void absorb(const struct scan *scan, struct draft *main, uint32_t into,
                   struct draft *other)
{
    other->dropped = true;
    other->into = into;
    main->overall |= other->overall;
    main->summed |= other->summed;
    main->said |= other->said;
    main->early &= other->early;
    struct quantity *quantity = &main->quantity;
    if (!quantity->side.len) quantity->side = other->quantity.side;
    if (other->quantity.name.len > quantity->name.len)
        quantity->name = other->quantity.name;
    if (quantity->role == ROLE_PEOPLE ||
        other->quantity.role == ROLE_PEACEKEEPER)
        quantity->role = other->quantity.role;
    if (!main->source.text.len ||
        body_is_named(scan, &main->source, &other->source))
        main->source = other->source;
    /* "34 people died", a report begins; that somebody later counts them among
     * 35 does not make its own figure a part. */
    uint32_t whole = other->whole;
    if (main->whole == NO_TOKEN && whole != NO_TOKEN &&
        main->sentence >= scan->drafts[whole].sentence) {
        main->whole = whole;
        main->is_part = other->is_part;
    }
}

uint32_t fold_final(const struct scan *scan, uint32_t index)
{
    for (size_t step = 0; step < scan->n_drafts; step++) {
        if (index == NO_TOKEN || !scan->drafts[index].dropped) return index;
        index = scan->drafts[index].into;
    }
    return NO_TOKEN;
}

void fold_drafts(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *a = &scan->drafts[i];
        uint32_t end = scan_near_end(scan, i);
        for (uint32_t k = i + 1; k < end && !a->dropped; k++) {
            struct draft *b = &scan->drafts[k];
            if (b->dropped || !is_same(scan, a, b)) continue;
            if (fullness(scan, b) > fullness(scan, a)) {
                absorb(scan, b, k, a);
            } else {
                absorb(scan, a, i, b);
            }
        }
    }
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *draft = &scan->drafts[i];
        draft->whole = fold_final(scan, draft->whole);
        if (draft->whole == i) draft->whole = NO_TOKEN;
    }
}
