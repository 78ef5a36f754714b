/* Who bears a harm, where the tree alone does not say: the noun before a
 * verb without a subject, the noun before an aside, the subject of the verb
 * that something was suffered by, whoever is found with a wound.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

/* Words from a name to the place behind it: "Ann Hill in East Leeds". */
enum { PLACE_FAR = 5 };

/* How far behind "claimed" its lives may stand, in tokens. */
enum { LIVES_REACH = 5 };

/* Words from "with" to the last of those whom it brings. */
enum { BROUGHT_REACH = 7 };

static bool is_ordinal(const struct scan *scan, uint32_t token)
{
    uint32_t index = scan->number_at[token];
    return index && scan->analysis.numbers[index - 1].use == NUMBER_ORDINAL;
}

/* The noun, "another" or "the fourth" right before it; NO_TOKEN = none. */
static uint32_t people_before(const struct scan *scan, uint32_t verb)
{
    uint8_t tag = scan->tokens[verb - 1].tag;
    bool other =
        scan_is(scan, verb - 1, WORD_OTHER) || is_ordinal(scan, verb - 1);
    return tag == TAG_NOUN || tag == TAG_PROPN || other ? verb - 1 : NO_TOKEN;
}

/* The noun right before a verb whose subject the tree missed. */
uint32_t sufferer_before(const struct scan *scan, uint32_t verb)
{
    if (verb == tree_sentence_start(scan, verb) ||
        (scan->tokens[verb].sense != SENSE_FINITE &&
         scan->tokens[verb].sense != SENSE_PARTICIPLE))
        return NO_TOKEN;
    return people_before(scan, verb);
}

/* "six men said to have been killed", "28 people reported drowned": the noun
 * before the participle that the harm word hangs on. */
uint32_t sufferer_above(const struct scan *scan, uint32_t verb)
{
    const struct token *token = &scan->tokens[verb];
    uint32_t up = token->head;
    if ((token->relation != REL_XCOMP && token->relation != REL_CCOMP) ||
        up >= verb || !tree_is_verb(scan, up) ||
        tree_subject(scan, verb) != NO_TOKEN ||
        tree_subject(scan, up) != NO_TOKEN ||
        tree_object(scan, up) != NO_TOKEN ||
        tree_child(scan, up, REL_AUX) != NO_TOKEN)
        return NO_TOKEN;
    uint32_t noun = sufferer_before(scan, up);
    bool joined = noun != NO_TOKEN && scan->tokens[noun].relation == REL_CONJ &&
                  tree_is_noun(scan, scan->tokens[noun].head);
    return joined ? scan->tokens[noun].head : noun;
}

/* "Also killed were Ann Hill, 22, and Ben Okoye": behind the auxiliary. */
uint32_t sufferer_inverted(const struct scan *scan, uint32_t verb)
{
    uint32_t end = tree_sentence_end(scan, verb);
    if (verb + 2 >= end || scan->tokens[verb + 1].tag != TAG_AUX)
        return NO_TOKEN;
    for (uint32_t i = verb + 2; i < end; i++)
        if (scan->tokens[i].head == verb && tree_is_noun(scan, i))
            return tree_child(scan, i, REL_CASE) == NO_TOKEN ? i : NO_TOKEN;
    return NO_TOKEN;
}

/* "Relatives of the 176 people killed demanded answers": those right before a
 * participle that the tree took for the verb of all that. */
uint32_t sufferer_within(const struct scan *scan, uint32_t subject,
                         uint32_t verb)
{
    uint32_t near = verb ? verb - 1 : verb;
    if (subject >= near || scan->tokens[near].tag != TAG_NOUN ||
        !tree_under(scan, near, subject) ||
        quantity_read(scan, subject).kind != COUNT_PLURAL)
        return subject;
    return quantity_read(scan, near).kind == COUNT_NUMBER ? near : subject;
}

/* "Ann Lee, a shareholder and a mother of two, who went missing": the one
 * whom the words set beside her describe. */
uint32_t sufferer_described(const struct scan *scan, uint32_t noun)
{
    uint32_t at = noun;
    if (scan->tokens[at].relation == REL_CONJ) at = scan->tokens[at].head;
    if (scan->tokens[at].relation != REL_APPOS) return noun;
    uint32_t named = scan->tokens[at].head;
    return named < at && scan->tokens[named].tag == TAG_PROPN ? named : noun;
}

/* "a soldier, who worked with ..., was killed", "Karim Daul, chief of the
 * department, was wounded": the noun before the aside where the tree lost
 * it; or that of a participle, "a man placing a bomb was killed". */
uint32_t sufferer_aside(const struct scan *scan, uint32_t verb)
{
    uint32_t start = tree_sentence_start(scan, verb), i = verb;
    uint32_t clause = tree_child(scan, verb, REL_ADVCL);
    while (i > start && (scan->tokens[i - 1].tag == TAG_AUX ||
                         scan_is(scan, i - 1, WORD_NOT)))
        i--;
    if (i == verb || i == start) return NO_TOKEN;
    if (clause != NO_TOKEN && clause < verb &&
        tree_child(scan, clause, REL_MARK) == NO_TOKEN)
        return tree_child(scan, clause, REL_NSUBJ);
    if (!str_is(scan->tokens[i - 1].lower, ",")) return NO_TOKEN;
    uint32_t nearest = NO_TOKEN;
    for (i--; i > start + 1; i--) {
        if (!str_is(scan->tokens[i - 1].lower, ",")) continue;
        if (scan_is(scan, i, WORD_WHO)) return i - 2;
        if (nearest == NO_TOKEN && scan->tokens[i - 2].tag == TAG_PROPN)
            nearest = i - 2;
    }
    return nearest;
}

/* The subject of a verb, or where the tree gives it none, the plain noun
 * right before it: "saying its forces suffered ...". */
static uint32_t subject_near(const struct scan *scan, uint32_t verb)
{
    uint32_t subject = tree_subject(scan, verb);
    if (subject != NO_TOKEN || verb == tree_sentence_start(scan, verb))
        return subject;
    return people_before(scan, verb);
}

/* The subject of the verb that has the noun for what was suffered. */
uint32_t sufferer_of_noun(const struct scan *scan, uint32_t noun)
{
    for (int step = 0; step < 3 && !tree_is_root(scan, noun); step++) {
        const struct token *token = &scan->tokens[noun];
        if (step && tree_is_verb(scan, noun)) return NO_TOKEN;
        if (scan_is(scan, token->head, WORD_SUFFER))
            return subject_near(scan, token->head);
        noun = token->head;
    }
    return NO_TOKEN;
}

/* "The toll grew, with 12 people reported missing", "with a third still
 * missing": those whom "with" brings, right before the word, or the one that an
 * ordinal does; NO_TOKEN = none. */
uint32_t sufferer_brought(const struct scan *scan, uint32_t word)
{
    uint32_t start = tree_sentence_start(scan, word), at = word;
    while (at > start && (scan->tokens[at - 1].tag == TAG_ADV ||
                          (scan->tokens[at - 1].tag == TAG_VERB &&
                           scan->tokens[at - 1].sense != SENSE_GERUND &&
                           !scan->hit_at[at - 1])))
        at--;
    if (at <= start + 1) return NO_TOKEN;
    uint32_t noun = at - 1;
    if (is_ordinal(scan, noun))
        return scan_is(scan, noun - 1, WORD_INDEFINITE) ? noun : NO_TOKEN;
    if (!tree_is_noun(scan, noun) || scan->tokens[word].sense == SENSE_GERUND)
        return NO_TOKEN;
    for (at = noun; at > start && noun - at < BROUGHT_REACH; at--) {
        uint8_t tag = scan->tokens[at - 1].tag;
        if (scan_is(scan, at - 1, WORD_WITH)) return noun;
        if (tag != TAG_NOUN && tag != TAG_PROPN && tag != TAG_NUM &&
            tag != TAG_ADJ && tag != TAG_DET && tag != TAG_ADV)
            break;
    }
    return NO_TOKEN;
}

/* "a man with a gunshot wound", "was found with gunshot wounds". */
uint32_t sufferer_with(const struct scan *scan, uint32_t noun)
{
    if (tree_is_root(scan, noun)) return NO_TOKEN;
    uint32_t above = scan->tokens[noun].head;
    if (!tree_is_verb(scan, above)) return above;
    uint32_t object = tree_object(scan, above);
    bool subject = tree_is_passive(scan, above) || object == NO_TOKEN ||
                   scan_is(scan, object, WORD_SELF);
    return subject ? tree_subject(scan, above) : object;
}

/* The head of the noun phrase that begins here: "a" of "a clerk", "two" of
 * "two suspected thieves". */
static uint32_t phrase_from(const struct scan *scan, uint32_t from)
{
    uint32_t end = tree_sentence_end(scan, from), head = NO_TOKEN;
    bool name = scan->tokens[from].tag == TAG_PROPN;
    bool counted = scan->number_at[from] > 0;
    if (!scan_is(scan, from, WORD_INDEFINITE) && !name && !counted)
        return NO_TOKEN;
    for (uint32_t i = counted ? from + 1 : from; i < end; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (scan->time_at[i] || scan->place_at[i]) return NO_TOKEN;
        if (tag == TAG_NOUN || tag == TAG_PROPN)
            head = i;
        else if (head != NO_TOKEN || (tag != TAG_ADJ && tag != TAG_DET))
            break;
    }
    return head;
}

/* "1 worker killed March 6", "shot dead 100 m from his house": neither the day
 * nor how far is an object. */
static bool is_measure(const struct scan *scan, uint32_t token)
{
    const struct number *all = scan->analysis.numbers;
    uint32_t index = scan->number_at[token];
    uint32_t before = token ? scan->number_at[token - 1] : 0;
    uint8_t tag = scan->tokens[token].tag;
    if (before && all[before - 1].use == NUMBER_MEASURE) return true;
    return scan->time_at[token] && (tag == TAG_NUM || tag == TAG_PROPN) &&
           (!index || all[index - 1].use != NUMBER_COUNT);
}

/* A number of people, though no noun follows it. */
static bool is_bare_count(const struct scan *scan, uint32_t at)
{
    uint32_t index = scan->number_at[at];
    if (!index || scan->analysis.numbers[index - 1].use != NUMBER_COUNT)
        return false;
    struct quantity quantity = quantity_of_number(scan, index - 1);
    return quantity.head == at && quantity.person && !quantity.thing;
}

/* "inflicted wounds on two clerks": behind the preposition and its noun that
 * end the phrase; "the 2007 killing of 14 men", which the tagger takes for a
 * verb: behind "of"; NO_TOKEN = none. */
static uint32_t behind_preposition(const struct scan *scan,
                                   const struct harm_hit *hit)
{
    uint32_t last = hit->first + hit->n - 1;
    const struct token *token = &scan->tokens[last];
    bool ends = hit->n > 2 && token->relation == REL_CASE &&
                token->head > last && tree_is_noun(scan, last - 1);
    if (ends) return token->head;
    uint32_t next = last + 1;
    bool nominal = next < tree_sentence_end(scan, last) &&
                   scan->tokens[hit->head].sense == SENSE_GERUND &&
                   scan_is(scan, next, WORD_OF) &&
                   scan->tokens[next].head > next;
    return nominal ? scan->tokens[next].head : NO_TOKEN;
}

/* The object of any word of a phrase: "shot dead an activist"; where the
 * tree gives it none, the noun right behind: "beat to death a clerk". */
uint32_t sufferer_object(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t object = behind_preposition(scan, hit);
    uint32_t behind = hit->first + hit->n;
    if (object == NO_TOKEN) object = tree_object(scan, hit->head);
    for (uint32_t i = hit->first; i < behind; i++) {
        bool own = object >= hit->first && object < behind;
        if (object == NO_TOKEN || own) object = tree_object(scan, i);
    }
    /* "30 people taken prisoner": a word of the phrase is nobody's. */
    if (object >= hit->first && object < behind) object = NO_TOKEN;
    if (object != NO_TOKEN && is_measure(scan, object)) object = NO_TOKEN;
    /* "3 officers shot, 1 fatally": who was shot stands before */
    if (object != NO_TOKEN && scan->number_at[object] &&
        (context_cue(scan, object + 1, CUE_FATAL) ||
         context_cue(scan, object + 1, CUE_SEVERE)))
        object = NO_TOKEN;
    if (object != NO_TOKEN || behind >= tree_sentence_end(scan, hit->head) ||
        tree_is_passive(scan, hit->head))
        return object;
    /* "killed a dozen and kidnapped several": a bare number. */
    if (is_bare_count(scan, behind)) return behind;
    if (hit->n == 1) return NO_TOKEN;
    object = victim_counted_from(scan, behind);
    return object == NO_TOKEN ? phrase_from(scan, behind) : object;
}

/* "the head of Anzi District and three of his guards": people are not joined
 * to a place. */
static bool are_people(const struct scan *scan, uint32_t token)
{
    struct quantity quantity = quantity_read(scan, token);
    return quantity.person && !quantity.thing && !scan->place_at[token] &&
           (quantity.kind == COUNT_NUMBER || quantity.kind == COUNT_ONE ||
            (quantity.kind == COUNT_DEFINITE && sufferer_is_kin(scan, token)));
}

/* "the deaths of Ann Hill in Leeds and Ben Okoye in York": joined to the
 * place of the first. */
bool sufferer_over_place(const struct scan *scan, uint32_t token, uint32_t head)
{
    struct stretch name;
    uint32_t place = scan->tokens[token].head;
    if (!scan->place_at[place] || place <= head || place > head + PLACE_FAR ||
        place >= token)
        return false;
    if (scan->tokens[head].tag == TAG_PROPN &&
        scan->tokens[token].tag == TAG_PROPN)
        return group_is_name(scan, token, &name) && name.first == token;
    return are_people(scan, token);
}

/* "The dead were two sisters and a guard": the counted noun behind "were". */
uint32_t sufferer_told(const struct scan *scan, uint32_t noun)
{
    const struct token *token = &scan->tokens[noun];
    bool told = token->relation == REL_NSUBJ && token->head > noun &&
                tree_child(scan, token->head, REL_COP) != NO_TOKEN &&
                quantity_read(scan, token->head).kind == COUNT_NUMBER;
    return told ? token->head : NO_TOKEN;
}

/* "Killed was a clerk", "also injured were his sons", where the tree took the
 * harm word for a subject. */
uint32_t sufferer_fronted(const struct scan *scan, const struct harm_hit *hit)
{
    const struct token *token = &scan->tokens[hit->head];
    uint32_t next = hit->first + hit->n;
    bool subject = token->relation == REL_NSUBJ || token->relation == REL_CSUBJ;
    if (!subject || hit->class == CLASS_NOUN || token->head < next ||
        !scan_is(scan, next, WORD_BE) || !tree_is_noun(scan, token->head))
        return NO_TOKEN;
    return token->head;
}

/* "The deaths on Monday of six people": behind a time, those whom the noun is
 * of; NO_TOKEN = none. */
uint32_t sufferer_over_time(const struct scan *scan, uint32_t noun)
{
    uint32_t end = tree_sentence_end(scan, noun), at = noun + 1;
    while (at < end && (scan->time_at[at] ||
                        (at == noun + 1 && scan->tokens[at].tag == TAG_ADP)))
        at++;
    bool timed = at > noun + 1 && at < end && scan->time_at[at - 1];
    if (!timed || !scan_is(scan, at, WORD_OF)) return NO_TOKEN;
    bool counted = at + 1 < end && scan->number_at[at + 1];
    return counted ? at + 1 : tree_noun_from(scan, at + 1, end);
}

/* "Six deaths were of children", "two of the deaths were among nurses": those
 * whom the noun is said to be of. */
static uint32_t told_of(const struct scan *scan, uint32_t noun)
{
    uint32_t end = tree_sentence_end(scan, noun);
    if (noun + 3 >= end || !scan_is(scan, noun + 1, WORD_BE) ||
        (!scan_is(scan, noun + 2, WORD_OF) &&
         !scan_is(scan, noun + 2, WORD_AMONG)))
        return NO_TOKEN;
    return tree_noun_from(scan, noun + 3, end);
}

/* "its forces suffered 2,783 losses": the people are the verb's subject. */
void sufferer_take(const struct scan *scan, uint32_t noun,
                   struct quantity *quantity)
{
    uint32_t subject = sufferer_of_noun(scan, noun);
    if (subject == NO_TOKEN) subject = told_of(scan, noun);
    if (subject == NO_TOKEN) return;
    struct quantity group = quantity_read(scan, subject);
    if (quantity->role == ROLE_PEOPLE) quantity->role = group.role;
    if (!quantity->side.len) quantity->side = group.side;
    if (!group.words.n || group.words.first > quantity->words.first) return;
    quantity->words.n += quantity->words.first - group.words.first;
    quantity->words.first = group.words.first;
}

/* "lost his wife": somebody's own people, not a country's. */
bool sufferer_is_kin(const struct scan *scan, uint32_t noun)
{
    uint32_t owner = tree_child(scan, noun, REL_NMOD_POSS);
    return owner != NO_TOKEN && scan->tokens[owner].tag == TAG_PRON &&
           scan_is(scan, noun, WORD_KIN);
}

/* "One of his companions was also killed": not the one told before. */
bool sufferer_is_also(const struct scan *scan, uint32_t verb)
{
    uint32_t end = tree_sentence_end(scan, verb);
    for (uint32_t i = tree_sentence_start(scan, verb); i < end; i++)
        if (scan->tokens[i].head == verb && scan_is(scan, i, WORD_ALSO))
            return true;
    return false;
}

/* The lives behind the verb, where the tree gives it no object: "claimed the
 * lives of 11 soldiers and wounded eight". */
uint32_t sufferer_lives(const struct scan *scan, uint32_t verb)
{
    uint32_t end = tree_sentence_end(scan, verb);
    for (uint32_t i = verb + 1; i < end && i < verb + LIVES_REACH; i++) {
        if (scan_is(scan, i, WORD_LIFE)) return i;
        if (scan->tokens[i].tag == TAG_VERB || scan->tokens[i].tag == TAG_ADP)
            break;
    }
    return NO_TOKEN;
}

/* "but his wife and son, who were 40 and 12, did not make it": before the
 * aside, from the first of a list on; NO_TOKEN = none. */
uint32_t sufferer_listed(const struct scan *scan, uint32_t verb)
{
    uint32_t subject = sufferer_aside(scan, verb);
    if (subject == NO_TOKEN || tree_child(scan, verb, REL_NSUBJ) != NO_TOKEN)
        return NO_TOKEN;
    bool joined = scan->tokens[subject].relation == REL_CONJ &&
                  tree_is_noun(scan, scan->tokens[subject].head);
    return joined ? scan->tokens[subject].head : subject;
}

/* "any lives" */
bool sufferer_is_any(const struct scan *scan, uint32_t noun)
{
    uint32_t det = tree_child(scan, noun, REL_DET);
    return det != NO_TOKEN && scan_is(scan, det, WORD_ANY);
}

/* Joined to the head, or to the end of its name: "Mr Daud and a clerk". */
bool sufferer_joined(const struct scan *scan, uint32_t token, uint32_t head)
{
    uint32_t up = scan->tokens[token].head;
    if (scan->tokens[token].relation != REL_CONJ) return false;
    /* "Ann | Hill, 21, Ben Cole": the tree hung him on the first name */
    bool first = scan->tokens[up].relation == REL_COMPOUND &&
                 scan->tokens[up].tag == TAG_PROPN &&
                 scan->tokens[token].tag == TAG_PROPN && up + 1 == head &&
                 scan->tokens[up].head == head;
    return up == head || first ||
           (scan->tokens[up].relation == REL_FLAT &&
            scan->tokens[up].head == head && scan_is(scan, up + 1, WORD_AND)) ||
           sufferer_over_place(scan, token, head);
}

/* Without an article, a number or an owner of its own. */
static bool is_bare_singular(const struct scan *scan, uint32_t noun)
{
    return scan->tokens[noun].tag == TAG_NOUN &&
           scan->tokens[noun].sense != SENSE_PLURAL &&
           tree_child(scan, noun, REL_DET) == NO_TOKEN &&
           tree_child(scan, noun, REL_NUMMOD) == NO_TOKEN &&
           tree_child(scan, noun, REL_NMOD_POSS) == NO_TOKEN;
}

/* "Dies", "falls": a verb of one subject. */
static bool is_singular_verb(const struct scan *scan, uint32_t verb)
{
    struct str lower = scan->tokens[verb].lower;
    return tree_is_verb(scan, verb) && lower.len &&
           lower.at[lower.len - 1] == 's' &&
           !str_equal(lower, scan->tokens[verb].lemma);
}

/* A singular verb has one subject: what is joined to a name, or to "a clerk",
 * without an article, a number or an owner then tells what the person was. So
 * it does behind any verb when more is said of it: "killed an imam and member
 * of the council". */
bool sufferer_is_office(const struct scan *scan, uint32_t noun, uint32_t name,
                        uint32_t verb)
{
    if (noun < name || !is_bare_singular(scan, noun)) return false;
    bool named = scan->tokens[name].tag == TAG_PROPN;
    bool one = scan->tokens[name].tag == TAG_NOUN &&
               scan->tokens[name].sense != SENSE_PLURAL &&
               !is_bare_singular(scan, name) &&
               tree_child(scan, name, REL_NUMMOD) == NO_TOKEN;
    uint32_t aux = tree_child(scan, verb, REL_AUX_PASS);
    if (aux != NO_TOKEN)
        return scan_is(scan, aux, WORD_SINGULAR) && (named || one);
    if (is_singular_verb(scan, verb) && verb > noun) return named || one;
    return one && scan_is(scan, noun + 1, WORD_OF);
}
