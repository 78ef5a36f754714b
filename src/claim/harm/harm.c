/* Harm words: where a sentence says that people were harmed.
 *
 * The tag of the main word picks the table (verb, noun, adjective); a word
 * whose tag is doubtful is looked up in the others too, since a tagger errs
 * most in headlines. What is only feared, planned or a figure of speech is
 * marked or left out here.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/plight.h"

/* Up to where the end of a phrase is sought behind what may be no verb. */
enum { GAP_NEAR = 14 };

/* How long a headline is that a page links to; then the report goes on. */
enum { ASIDE_REACH = 14 };

/* The tables to try for a tag, best first; CLASS_COUNT ends the list. */
static const uint8_t *classes_for(uint8_t tag)
{
    static const uint8_t verb[] = { CLASS_VERB, CLASS_ADJ, CLASS_COUNT };
    static const uint8_t noun[] = { CLASS_NOUN, CLASS_ADJ, CLASS_COUNT };
    static const uint8_t adj[] = { CLASS_ADJ, CLASS_VERB, CLASS_NOUN,
                                   CLASS_COUNT };
    static const uint8_t name[] = { CLASS_NOUN, CLASS_ADJ, CLASS_VERB,
                                    CLASS_COUNT };
    static const uint8_t prep[] = { CLASS_ANY, CLASS_ADJ, CLASS_COUNT };
    switch (tag) {
    case TAG_VERB:
    case TAG_AUX: return verb;
    case TAG_NOUN: return noun;
    case TAG_ADJ:
    case TAG_ADV: return adj;
    case TAG_ADP: return prep;
    default: return name;
    }
}

/* "free agents": an adjective that only looks like the verb. */
static bool is_base(const struct scan *scan, uint32_t at, uint8_t class)
{
    const struct token *token = &scan->tokens[at];
    if (class != CLASS_VERB || token->tag != TAG_ADJ) return false;
    struct str base =
        lang_lemma(scan->reader->lang, scan->arena, token->lower, TAG_VERB);
    return str_equal(token->lower, base);
}

/* "..., 26 perish": the verb of a headline all the same. */
static bool is_headline(const struct scan *scan, uint32_t at, uint32_t row)
{
    return scan->reader->harm_rows[row].frame == FRAME_SUBJECT && at > 0 &&
           scan->number_at[at - 1];
}

/* "the hospital director", "put at 22 by the hospital": a house that is no
 * more than named, that something is done to or that does or says it, is not
 * where anybody was brought. */
static bool is_place_to(const struct scan *scan, uint32_t at)
{
    uint32_t mark = tree_child(scan, at, REL_CASE);
    if (mark != NO_TOKEN && context_cue(scan, mark, CUE_BY)) return false;
    if (!scan_is(scan, at, WORD_SITE)) return true;
    while (scan->tokens[at].relation == REL_FLAT && !tree_is_root(scan, at))
        at = scan->tokens[at].head;
    uint8_t relation = scan->tokens[at].relation;
    return relation != REL_COMPOUND && relation != REL_OBJ &&
           relation != REL_NSUBJ;
}

/* Of "contact with 12 men was lost" the end is above. */
static bool is_tied(const struct scan *scan, const struct gap_row *row,
                    uint32_t verb, uint32_t last)
{
    return tree_under(scan, last, verb) ||
           (scan->reader->harm_rows[row->harm].frame == FRAME_BEHIND &&
            tree_under(scan, verb, last));
}

/* "sent one man to the hospital": does the end stand behind the gap, under
 * the verb? */
static bool has_end(const struct scan *scan, uint32_t verb, uint32_t end,
                    const struct gap_row *row)
{
    uint32_t found;
    /* "housed", not "houses", over an aside */
    uint32_t reach = scan->tokens[verb].tag == TAG_VERB ? HARM_GAP : GAP_NEAR;
    if (end > verb + reach) end = verb + reach;
    for (uint32_t i = verb + 1; i < end; i++) {
        if (scan_is(scan, i, WORD_BUT) || scan_is(scan, i, WORD_RELATIVE))
            return false;
        uint32_t n = (uint32_t)phrases_match(&scan->reader->gaps.ends,
                                             scan->tokens, i, end, &found);
        if (n && found == row->end && is_tied(scan, row, verb, i + n - 1) &&
            is_place_to(scan, i + n - 1))
            return true;
    }
    return false;
}

/* Does a phrase with a gap begin at the verb? */
static bool match_gap(const struct scan *scan, uint32_t verb, uint32_t end,
                      uint32_t *row)
{
    const struct gaps *gaps = &scan->reader->gaps;
    uint32_t at = word_table_get(&gaps->verbs, scan->tokens[verb].stem);
    for (; at; at = gaps->rows[at - 1].next) {
        if (!has_end(scan, verb, end, &gaps->rows[at - 1])) continue;
        *row = gaps->rows[at - 1].harm;
        return true;
    }
    return false;
}

/* "A number of people died": so many, and no figure is to come. */
static bool is_no_toll(const struct scan *scan, uint32_t at, uint32_t row)
{
    uint32_t start = tree_sentence_start(scan, at);
    if (scan->reader->harm_rows[row].frame != FRAME_TOLL ||
        !scan_is(scan, at, WORD_NUMBER))
        return false;
    if (at > start && scan->tokens[at - 1].tag == TAG_ADJ) at--;
    return at > start && scan_is(scan, at - 1, WORD_INDEFINITE);
}

/* "left 12 dead and injured 40": the second verb has an object of its own;
 * that of "killed and injured 40" is of both. So has the second noun of "12
 * deaths and injuries to 45". */
static bool has_object(const struct scan *scan, uint32_t at, size_t n,
                       uint32_t row)
{
    uint32_t next = at + (uint32_t)n;
    if (scan->reader->harm_rows[row].harm != HARM_CASUALTIES || n < 3 ||
        !scan_is(scan, at + 1, WORD_AND) || next >= tree_sentence_end(scan, at))
        return false;
    if (tree_is_verb(scan, at) && !tree_is_passive(scan, at) &&
        (scan->tokens[at].sense == SENSE_GERUND ||
         tree_subject(scan, at) != NO_TOKEN))
        return false;
    bool to = scan_is(scan, next, WORD_TO);
    if (to && next + 1 >= tree_sentence_end(scan, at)) return false;
    uint32_t index = scan->number_at[to ? next + 1 : next];
    if (index && scan->analysis.numbers[index - 1].use == NUMBER_COUNT)
        return true;
    return !to && (scan_is(scan, next, WORD_OTHER) ||
                   scan->tokens[next].tag == TAG_DET);
}

static size_t match(const struct scan *scan, uint32_t at, uint32_t end,
                    uint32_t *row, uint8_t *class)
{
    const uint8_t *order = classes_for(scan->tokens[at].tag);
    size_t best = 0;
    for (; *order != CLASS_COUNT; order++) {
        uint32_t found;
        size_t n = phrases_match(&scan->reader->harms[*order], scan->tokens, at,
                                 end, &found);
        if (n && has_object(scan, at, n, found))
            n = phrases_match(&scan->reader->harms[*order], scan->tokens, at,
                              at + 1, &found);
        bool base = n == 1 && is_base(scan, at, *order) &&
                    !is_headline(scan, at, found);
        if (n <= best || base || is_no_toll(scan, at, found)) continue;
        best = n;
        *row = found;
        *class = *order;
    }
    if (best > 1 || !match_gap(scan, at, end, row)) return best;
    *class = CLASS_VERB;
    return 1;
}

/* Which of the phrase's tokens stands for it in the tree: the one whose head
 * is outside it. */
static uint32_t head_of(const struct scan *scan, uint32_t first, uint32_t n)
{
    for (uint32_t i = first; i < first + n; i++) {
        uint32_t head = scan->tokens[i].head;
        if (head < first || head >= first + n || head == i)
            if (scan->tokens[i].tag != TAG_PUNCT) return i;
    }
    return first;
}

/* Is the harm word, capital within small words, a part of a name ("the game
 * Dead Space")? */
static bool is_title_word(const struct scan *scan, const struct harm_hit *hit)
{
    const struct token *word = &scan->tokens[hit->first];
    uint32_t start = tree_sentence_start(scan, hit->first);
    uint32_t end = tree_sentence_end(scan, hit->first);
    /* "IDPs": no title, but letters */
    bool letters = word->text.len > 1 && word->text.at[1] >= 'A' &&
                   word->text.at[1] <= 'Z';
    bool opens = hit->first == start || scan->number_at[hit->first - 1] ||
                 str_is(scan->tokens[hit->first - 1].text, ":");
    if (!word->capital || word->all_capital || letters || opens) return false;
    uint32_t small = 0, capital = 0;
    for (uint32_t i = start; i < end; i++) {
        const struct token *token = &scan->tokens[i];
        if (token->kind != TOKEN_WORD || token->text.len < 4) continue;
        if (token->capital)
            capital++;
        else
            small++;
    }
    return small > capital;
}

/* "But not before he had shot three": what was not so is the order. */
static bool has_not(const struct scan *scan, uint32_t head)
{
    uint32_t end = tree_sentence_end(scan, head);
    for (uint32_t i = tree_sentence_start(scan, head); i < end; i++)
        if (scan->tokens[i].head == head && i != head &&
            scan->tokens[i].relation != REL_CONJ && scan_is(scan, i, WORD_NOT))
            return i + 1 >= head || scan->tokens[i + 1].relation != REL_MARK ||
                   scan->tokens[i + 1].head != head;
    return false;
}

/* Who has "not disclosed its losses" has not said that there are none. */
static bool is_saying(const struct scan *scan, uint32_t verb)
{
    uint32_t kind;
    return phrases_match(&scan->reader->speech, scan->tokens, verb, verb + 1,
                         &kind) > 0;
}

/* "any casualties", "deaths": of "the death" or "its losses" a negated verb
 * says something else than that there were none. */
static bool is_any(const struct scan *scan, uint32_t noun)
{
    uint32_t det = tree_child(scan, noun, REL_DET);
    if (det != NO_TOKEN) return scan_is(scan, det, WORD_ANY);
    return scan->tokens[noun].sense == SENSE_PLURAL &&
           tree_child(scan, noun, REL_NMOD_POSS) == NO_TOKEN;
}

/* "was not seriously hurt": hurt all the same. */
static bool denies_degree(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t start = tree_sentence_start(scan, hit->first), at = hit->first;
    while (at > start && scan_is(scan, at - 1, WORD_DEGREE)) at--;
    return at < hit->first && at > start && scan_is(scan, at - 1, WORD_NOT);
}

/* "did not hurt the mayor, but killed two guards": denied no more. */
static bool turns(const struct scan *scan, uint32_t from, uint32_t to)
{
    for (uint32_t i = from + 1; i < to; i++)
        if (scan_is(scan, i, WORD_BUT)) return true;
    return false;
}

/* "died", not "die". */
static bool is_finite(const struct scan *scan, uint32_t verb)
{
    const struct token *token = &scan->tokens[verb];
    return token->tag == TAG_VERB && token->sense != SENSE_INFINITIVE &&
           !str_equal(token->lower, token->lemma);
}

/* "was not hurt", "without casualties", "did not cause any casualties". */
static bool is_negated(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t word = hit->head;
    /* "not been heard from": the phrase itself denies. */
    if (scan_is(scan, hit->first, WORD_NOT)) return false;
    if (denies_degree(scan, hit)) return false;
    if (has_not(scan, word)) return true;
    for (int step = 0; step < 3 && !tree_is_root(scan, word); step++) {
        uint8_t relation = scan->tokens[word].relation;
        bool noun = hit->class == CLASS_NOUN && relation == REL_OBJ;
        word = scan->tokens[word].head;
        if (noun)
            return is_any(scan, hit->head) && has_not(scan, word) &&
                   !is_saying(scan, word);
        if (relation != REL_CONJ && relation != REL_XCOMP) return false;
        if (turns(scan, word, hit->first)) return false;
        /* "could not get out and died" */
        if (relation == REL_CONJ && is_finite(scan, hit->head) &&
            !is_finite(scan, word))
            return false;
        /* A clause of its own is not denied with the one before it. */
        if (tree_child(scan, hit->head, REL_NSUBJ_PASS) != NO_TOKEN ||
            tree_child(scan, hit->head, REL_NSUBJ) != NO_TOKEN)
            return false;
        if (has_not(scan, word)) return true;
    }
    return false;
}

/* "stabbed a man to death". */
static bool is_to_death(const struct scan *scan, uint32_t verb)
{
    uint32_t end = tree_sentence_end(scan, verb);
    for (uint32_t i = verb + 2; i < end; i++) {
        /* "kidnapped 40 and hacked 12 to death", "trapped 40; one froze to
         * death": of the second alone */
        if (tree_is_verb(scan, i) &&
            ((tree_object(scan, i) != NO_TOKEN &&
              scan->tokens[i].relation == REL_CONJ) ||
             tree_child(scan, i, REL_NSUBJ) != NO_TOKEN))
            return false;
        if (scan_is(scan, i, WORD_DEATH) && scan_is(scan, i - 1, WORD_TO) &&
            tree_under(scan, i, verb))
            return true;
    }
    return false;
}

/* "More: Two charged with murder ...": among the headlines of other reports. */
static bool is_aside(const struct scan *scan, uint32_t first)
{
    uint32_t start = tree_sentence_start(scan, first);
    if (first > start + ASIDE_REACH) start = first - ASIDE_REACH;
    for (uint32_t i = first; i-- > start;)
        if (scan->unreal_at[i] == UNREAL_ASIDE + 1 && scan->tokens[i].capital)
            return true;
    return false;
}

/* "Survivors said": people who speak. */
static bool speaks(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t noun = hit->head;
    return hit->class == CLASS_NOUN && hit->weak &&
           scan->tokens[noun].relation == REL_NSUBJ &&
           is_saying(scan, scan->tokens[noun].head) &&
           phrases_match(&scan->reader->people, scan->tokens, noun, noun + 1,
                         NULL) > 0;
}

/* "identified in hospital records": the phrase only tells of what kind the
 * next thing is. */
static bool describes(const struct scan *scan, const struct harm_hit *hit)
{
    const struct token *last = &scan->tokens[hit->first + hit->n - 1];
    return hit->n > 1 && hit->class != CLASS_VERB &&
           last->relation == REL_COMPOUND &&
           last->head >= hit->first + hit->n &&
           scan->tokens[hit->first].head == last->head;
}

/* "freed after being held": told by the verb that ended it. */
static bool is_over(const struct scan *scan, const struct harm_hit *hit)
{
    const struct token *token = &scan->tokens[hit->head];
    if (!hit->weak || hit->harm != HARM_DETAINED ||
        token->relation != REL_ADVCL || !scan->hit_at[token->head])
        return false;
    return scan->hits[scan->hit_at[token->head] - 1].harm == HARM_RETURNED;
}

/* "missing her head by inches": somebody else's shot. */
static bool is_near_miss(const struct scan *scan, const struct harm_hit *hit)
{
    return hit->harm == HARM_MISSING && hit->class == CLASS_VERB &&
           hit->n == 1 && tree_child(scan, hit->head, REL_OBJ) != NO_TOKEN;
}

static bool is_burial(const struct scan *scan, const struct harm_hit *hit)
{
    return hit->n == 1 && scan_is(scan, hit->head, WORD_BURY);
}

/* "Rescuers buried 39": a number told for the first time. */
static bool buries_dead(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t subject = tree_subject(scan, hit->head), row;
    uint32_t object = tree_child(scan, hit->head, REL_OBJ);
    if (!is_burial(scan, hit) || subject == NO_TOKEN || object == NO_TOKEN ||
        tree_is_passive(scan, hit->head) || !scan->number_at[object] ||
        scan_is(scan, subject, WORD_RELATIVE))
        return false;
    return !phrases_match(&scan->reader->events, scan->tokens, subject,
                          subject + 1, &row) &&
           tree_child(scan, object, REL_DET) == NO_TOKEN;
}

/* "Relatives buried the 12", "were buried on Monday": a funeral; only earth,
 * snow and houses bury the living. */
static bool is_funeral(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t subject = tree_subject(scan, hit->head);
    if (!is_burial(scan, hit) || buries_dead(scan, hit)) return false;
    if (tree_is_passive(scan, hit->head) || subject == NO_TOKEN ||
        scan->tokens[subject].tag == TAG_PRON)
        return subject == NO_TOKEN || !scan_is(scan, subject, WORD_RELATIVE) ||
               scan_is(scan, subject, WORD_WHO);
    uint32_t row;
    return !phrases_match(&scan->reader->events, scan->tokens, subject,
                          subject + 1, &row);
}

/* "Police picked up five men": no rescue. */
static bool is_pickup(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t by = tree_subject(scan, hit->head);
    return hit->harm == HARM_RETURNED && hit->class == CLASS_VERB &&
           str_is(scan->tokens[hit->head].lemma, "pick") && by != NO_TOKEN &&
           !tree_is_passive(scan, hit->head) &&
           quantity_read(scan, by).role == ROLE_POLICE;
}

/* "talks on the release of 20 hostages", "the return of summer": it has not
 * come about, or is of nobody; not so as the object of "facilitated". */
static bool is_only_named(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t verb = scan->tokens[hit->head].head;
    if (hit->harm != HARM_RETURNED || hit->frame != FRAME_OF) return false;
    uint8_t relation = scan->tokens[hit->head].relation;
    /* "led to the rescue of 60 people" */
    bool result = relation == REL_OBL && tree_is_verb(scan, verb) &&
                  context_cue(scan, verb, CUE_YIELDS);
    return (relation != REL_OBJ && !result) || !tree_is_verb(scan, verb) ||
           (!result && !context_cue(scan, verb, CUE_LETS)) ||
           scan->tokens[verb].sense == SENSE_INFINITIVE;
}

/* "returned fire", "none of the 14 returned": nobody came home. */
static bool is_of_nobody(const struct scan *scan, const struct harm_hit *hit)
{
    bool thing = hit->frame == FRAME_SUBJECT && hit->n == 1 &&
                 tree_child(scan, hit->head, REL_OBJ) != NO_TOKEN;
    return hit->harm == HARM_RETURNED && hit->class == CLASS_VERB &&
           (thing || none_left_is(scan, hit->head));
}

static void add_hit(struct scan *scan, struct harm_hit hit)
{
    hit.head = head_of(scan, hit.first, hit.n);
    hit.sentence = scan->sentence_at[hit.first];
    if ((hit.frame == FRAME_NONE && !none_left_is(scan, hit.head)) ||
        (hit.frame == FRAME_BEHIND && !behind_is(scan, &hit)))
        return;
    if (unreal_is(scan, &hit) || is_title_word(scan, &hit) ||
        is_aside(scan, hit.first) || describes(scan, &hit) ||
        is_over(scan, &hit))
        return;
    if (speaks(scan, &hit) || is_near_miss(scan, &hit) ||
        is_funeral(scan, &hit) || is_only_named(scan, &hit) ||
        is_of_nobody(scan, &hit))
        return;
    if (buries_dead(scan, &hit)) hit.harm = HARM_KILLED;
    if (is_pickup(scan, &hit)) hit.harm = HARM_DETAINED;
    hit.modal = unreal_is_modal_past(scan, &hit);
    if (hit.class == CLASS_VERB && is_to_death(scan, hit.head))
        hit.harm = HARM_KILLED;
    hit.negated = is_negated(scan, &hit);
    /* "not the bodies of 14": of those that lie somewhere */
    uint32_t det = tree_child(scan, hit.head, REL_DET);
    if (hit.negated && hit.class == CLASS_NOUN && det != NO_TOKEN &&
        scan_is(scan, det, WORD_DEFINITE))
        return;
    /* That somebody was not killed or seized is no figure, nor that he was
     * "treated, but not taken to hospital". */
    bool wound = hit.harm == HARM_INJURED && !hit.weak;
    if (hit.negated && hit.class != CLASS_NOUN && !wound &&
        hit.frame != FRAME_LIVES)
        return;
    tally_read(scan, &hit);
    scan->hits = arena_grow(scan->arena, scan->hits, &scan->room_hits,
                            scan->n_hits + 1, sizeof *scan->hits);
    scan->hits[scan->n_hits++] = hit;
    if (!hit.again) scan->told |= UINT32_C(1) << hit.harm;
    if (!hit.again && hit.frame != FRAME_LIVES)
        scan->told_otherwise |= UINT32_C(1) << hit.harm;
    for (uint32_t i = hit.first; i < hit.first + hit.n; i++)
        scan->hit_at[i] = (uint32_t)scan->n_hits;
}

void harm_find(struct scan *scan)
{
    for (size_t s = 0; s < scan->analysis.tokens.n_sentences; s++) {
        const struct sentence *sentence = scan_sentence(scan, (uint32_t)s);
        uint32_t end = sentence->first + sentence->n;
        if (!sentence->parsed) continue;
        for (uint32_t i = sentence->first; i < end;) {
            uint32_t row = 0;
            uint8_t class = CLASS_VERB;
            uint32_t n = (uint32_t)match(scan, i, end, &row, &class);
            if (n) {
                const struct harm_row *found = &scan->reader->harm_rows[row];
                add_hit(scan, (struct harm_hit){ .first = i,
                                                 .n = n,
                                                 .harm = found->harm,
                                                 .frame = found->frame,
                                                 .class = class,
                                                 .plural = found->plural,
                                                 .fold = found->fold,
                                                 .weak = found->weak,
                                                 .again = found->again,
                                                 .mass = found->mass });
            }
            i += n ? n : 1;
        }
    }
}
