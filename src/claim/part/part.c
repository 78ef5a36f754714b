/* Parts of a whole: "including five children", "nine of whom were Germans",
 * "among the dead were two nurses", "198 soldiers and 25 civilians" of 223.
 *
 * First the parts that no harm word took are found and given the harm of
 * what they are a part of; then every part is tied to its whole.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/part.h"
#include "claim/context.h"

static bool covers(const struct draft *draft, uint32_t token)
{
    const struct stretch *words = &draft->quantity.words;
    return token >= words->first && token < words->first + words->n;
}

struct draft *part_at(struct scan *scan, uint32_t token)
{
    struct draft *found = NULL;
    uint32_t d = held_last(scan, scan->sentence_at[token]);
    for (; d != NO_TOKEN; d = held_next(scan, d))
        if (covers(&scan->drafts[d], token)) found = &scan->drafts[d];
    return found;
}

void part_add(struct scan *scan, const struct quantity *quantity,
              uint32_t whole)
{
    struct draft copy = scan->drafts[whole];
    struct draft *draft = scan_draft(scan);
    draft->quantity = *quantity;
    draft->hit = copy.hit;
    draft->harm = copy.harm;
    draft->sentence = scan->sentence_at[quantity->words.first];
    draft->anchor =
        draft->sentence == copy.sentence ? copy.anchor : quantity->head;
    draft->tie = TIE_PART;
    draft->is_part = true;
    draft->whole = whole;
    if (!draft->quantity.side.len) draft->quantity.side = copy.quantity.side;
}

bool part_fits(const struct quantity *quantity)
{
    if (quantity->thing || !quantity->person) return false;
    return quantity->kind == COUNT_NUMBER || quantity->kind == COUNT_ONE ||
           quantity->kind == COUNT_NAME || quantity->kind == COUNT_PLURAL;
}

/* "Women and children were among the dead": both. */
static bool is_subject_of(const struct scan *scan, uint32_t noun, uint32_t head)
{
    if (scan->tokens[noun].relation == REL_CONJ) noun = scan->tokens[noun].head;
    return scan->tokens[noun].relation == REL_NSUBJ &&
           scan->tokens[noun].head == head;
}

/* "Haddad, a spokesman, said two boys were among the dead": where the clause
 * begins that says so. */
static uint32_t clause_start(const struct scan *scan, uint32_t head)
{
    uint32_t start = tree_sentence_start(scan, head), above = head;
    for (int step = 0; step < 4 && !tree_is_root(scan, above); step++) {
        bool said = scan->tokens[above].relation == REL_CCOMP;
        above = scan->tokens[above].head;
        if (said && above < head) return above + 1;
    }
    return start;
}

uint32_t part_behind_whose(const struct scan *scan, uint32_t from, uint32_t end)
{
    for (uint32_t i = end; i > from; i--)
        if (scan_is(scan, i - 1, WORD_RELATIVE) &&
            scan->tokens[i - 1].relation == REL_NMOD_POSS)
            return i;
    return from;
}

/* What "among the dead" means at a token; "among the dead hostages": the
 * hostages who were counted. */
static uint32_t whole_among(const struct scan *scan, const struct harm_hit *hit,
                            uint32_t before, uint8_t harm)
{
    uint32_t noun = hit->first + hit->n;
    uint32_t whole = NO_TOKEN;
    if (noun < tree_sentence_end(scan, hit->first) &&
        scan->tokens[noun].tag == TAG_NOUN)
        whole = whole_of_noun(scan, before, noun, harm);
    if (whole == NO_TOKEN) whole = whole_toll(scan, before, harm);
    if (whole == NO_TOKEN && hit->harm == HARM_CASUALTIES)
        whole = whole_total(scan, before, HARM_KILLED);
    /* "the minister and 14 others died": of the 14, if of any */
    if (whole == NO_TOKEN) whole = whole_near(scan, before, harm);
    return whole == NO_TOKEN ? whole : whole_of_all(scan, whole);
}

/* "63 died, with 12 children said to be among the victims": the 63. */
static bool is_own_toll(const struct scan *scan, const struct draft *known,
                        uint32_t among)
{
    const struct harm_hit *hit = &scan->hits[known->hit];
    uint8_t harm = scan->hits[among].harm;
    return known->hit != among && hit->frame == FRAME_SUBJECT &&
           (known->harm == harm || harm == HARM_CASUALTIES) &&
           known->quantity.kind == COUNT_NUMBER && whole_holds(known, 2);
}

/* "The kidnappings, in which a soldier's wife was among the victims": nobody
 * died of them. */
static bool is_of_taken(const struct scan *scan, const struct harm_hit *hit)
{
    bool taken = false;
    for (uint32_t i = tree_sentence_start(scan, hit->first); i < hit->first;
         i++) {
        if (!scan->hit_at[i]) continue;
        uint8_t harm = scan->hits[scan->hit_at[i] - 1].harm;
        if (harm == HARM_KILLED || harm == HARM_INJURED) return false;
        taken |= harm == HARM_ABDUCTED || harm == HARM_DETAINED;
    }
    return taken && hit->harm == HARM_CASUALTIES;
}

/* "the wife of a soldier": she alone. */
static bool is_owner(const struct scan *scan, uint32_t noun)
{
    const struct token *token = &scan->tokens[noun];
    return token->relation == REL_NMOD && token->head < noun &&
           scan_is(scan, token->head, WORD_KIN);
}

/* "Among the dead was a woman shot in the head": what killed her. */
static bool is_hurt_before(const struct scan *scan, const struct draft *known,
                           uint8_t harm)
{
    const struct token *deed = &scan->tokens[scan->hits[known->hit].head];
    return harm == HARM_KILLED &&
           (known->harm == HARM_INJURED || known->harm == HARM_CASUALTIES) &&
           (deed->relation == REL_ACL || deed->relation == REL_ACL_RELCL) &&
           deed->head == known->quantity.head;
}

/* "Ana Ruiz and Ben Hill, both farmers, were among the dead": told of them. */
static bool is_aside(const struct scan *scan, const struct quantity *quantity,
                     uint32_t from)
{
    uint32_t first = quantity->words.first;
    return first > from && scan_is(scan, first, WORD_WHOLLY) &&
           str_is(scan->tokens[first - 1].text, ",");
}

static void tie_known(const struct scan *scan, struct draft *known,
                      uint32_t whole, uint8_t harm)
{
    if (whole == NO_TOKEN || known->is_part || known->harm != harm ||
        known == &scan->drafts[whole] ||
        !whole_holds(&scan->drafts[whole], known->quantity.lo))
        return;
    known->is_part = true;
    known->whole = whole;
}

/* "Five children were among the dead", "Among the dead were two nurses". */
static void find_among(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    const struct sentence *s = scan_sentence(scan, hit->sentence);
    bool casualties = hit->harm == HARM_CASUALTIES;
    uint8_t harm = casualties ? HARM_KILLED : hit->harm;
    /* "Among the dead were ..." looks ahead, "... were among the dead" back. */
    bool ahead = hit->first <= s->first + 2;
    uint32_t whole =
        whole_among(scan, hit, ahead ? s->first + 1 : s->first, harm);
    if ((whole == NO_TOKEN && casualties) || is_of_taken(scan, hit)) return;
    uint32_t from = ahead ? hit->first + hit->n : clause_start(scan, hit->head);
    uint32_t end = ahead ? s->first + s->n : hit->first;
    if (!ahead && from == s->first && end > from + 1 &&
        scan->tokens[end - 1].tag == TAG_AUX)
        from = part_clause_start(scan, from, end - 1);
    if (!ahead) from = part_behind_whose(scan, from, end);
    for (uint32_t i = from; i < end; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (scan->hit_at[i] || (tag != TAG_NOUN && tag != TAG_PROPN) ||
            is_owner(scan, i))
            continue;
        struct draft *known = part_at(scan, i);
        part_take_back(scan, known, harm);
        /* "among the dead were two nurses, and 16 people were wounded" */
        if (ahead && known && known->harm > harm &&
            known->harm <= HARM_MISSING && known->tie <= TIE_DIRECT &&
            known->quantity.kind == COUNT_NUMBER)
            break;
        if (known && is_hurt_before(scan, known, harm)) {
            known->harm = harm;
            known->hit = hit_index;
        }
        if (!ahead && known && is_own_toll(scan, known, hit_index)) {
            whole = (uint32_t)(known - scan->drafts);
            continue;
        }
        if (known) {
            tie_known(scan, known, whole, harm);
            continue;
        }
        if (i + 1 < end && (scan->tokens[i + 1].tag == TAG_NOUN ||
                            scan->tokens[i + 1].tag == TAG_PROPN))
            continue;
        struct quantity quantity = quantity_read(scan, i);
        bool bare = quantity.kind == COUNT_PLURAL &&
                    (quantity.role == ROLE_PEOPLE ||
                     !is_subject_of(scan, i, hit->head));
        if ((bare && whole == NO_TOKEN) || !part_fits(&quantity) ||
            (quantity.words.first > from && part_is_family(scan, &quantity)) ||
            (quantity.kind == COUNT_NAME && !ahead) ||
            is_aside(scan, &quantity, from))
            continue;
        if (whole != NO_TOKEN) {
            part_add(scan, &quantity, whole);
        } else {
            scan_draft_of(scan, hit_index, &quantity, TIE_LINEAR);
            scan->drafts[scan->n_drafts - 1].tie = TIE_PART;
        }
    }
}

static bool is_include(const struct scan *scan, uint32_t i)
{
    if (scan_is(scan, i, WORD_INCLUDING)) return true;
    if (scan_is(scan, i, WORD_INCLUDE) && tree_is_verb(scan, i)) return true;
    return scan_is(scan, i, WORD_AMONG) && scan_is(scan, i + 1, WORD_WHOM);
}

/* "The rest were ...", "the youngest was ...", without a noun. */
static bool is_of_all(const struct scan *scan, uint32_t i)
{
    uint32_t index = scan->number_at[i];
    bool word =
        scan_is(scan, i, WORD_REST) || scan_is(scan, i, WORD_ELDEST) ||
        /* "the fifth was a passenger" */
        (index && scan->analysis.numbers[index - 1].use == NUMBER_ORDINAL);
    return word && i && scan_is(scan, i - 1, WORD_THE) &&
           i + 1 < scan->n_tokens && scan->tokens[i + 1].tag == TAG_AUX;
}

void part_find(struct scan *scan)
{
    held_open(scan);
    for (uint32_t i = 0; i < scan->analysis.n_numbers; i++) {
        const struct number *number = &scan->analysis.numbers[i];
        uint32_t sentence = scan->sentence_at[number->core.first];
        if (number->use != NUMBER_COUNT ||
            !scan_sentence(scan, sentence)->parsed)
            continue;
        part_of_them(scan, i);
        part_severe(scan, i);
    }
    part_told(scan);
    for (uint32_t i = 0; i < scan->n_tokens; i++)
        if (scan_is(scan, i, WORD_AMONG) &&
            scan_sentence(scan, scan->sentence_at[i])->parsed)
            part_among(scan, i);
    for (uint32_t i = 0; i < scan->n_hits; i++)
        if (scan->hits[i].frame == FRAME_AMONG) find_among(scan, i);
    for (uint32_t i = 0; i < scan->n_tokens; i++)
        if ((scan_is(scan, i, WORD_VICTIM) || is_of_all(scan, i)) &&
            scan_sentence(scan, scan->sentence_at[i])->parsed)
            part_victims(scan, i);
    for (uint32_t i = 0; i + 1 < scan->n_tokens; i++)
        if ((scan_is(scan, i + 1, WORD_ARE) ||
             scan_is(scan, i + 1, WORD_INCLUDE)) &&
            scan_sentence(scan, scan->sentence_at[i])->parsed)
            part_noun(scan, i);
    for (uint32_t i = 0; i < scan->n_tokens; i++)
        if (scan_sentence(scan, scan->sentence_at[i])->parsed &&
            is_include(scan, i))
            part_included(scan, i);
    for (uint32_t i = 0; i < scan->n_tokens; i++)
        if (scan_is(scan, i, WORD_OF) &&
            scan_sentence(scan, scan->sentence_at[i])->parsed)
            part_fronted(scan, i);
    part_deaths(scan);
}
