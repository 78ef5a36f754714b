/* Who bears a harm whose verb lacks its auxiliary: "A man was killed and a
 * woman seriously injured", "13 people died and a third of the crew, mostly
 * sailors, wounded".
 *
 * The second clause leaves out "was", and the tree then joins its people to
 * the first verb, or its verb to the first one's people. By position they are
 * plain: behind "and", right before the participle or its adverb.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/apposed.h"
#include "claim/context.h"

/* In tokens: an aside before the participle, the people's own phrase. */
enum { ASIDE_REACH = 14, PHRASE_REACH = 9 };

static bool is_comma(const struct scan *scan, uint32_t at)
{
    return str_is(scan->tokens[at].lower, ",");
}

/* Joined to another word, with no subject and no auxiliary of its own. */
static bool is_bare(const struct scan *scan, uint32_t verb)
{
    const struct token *token = &scan->tokens[verb];
    /* "nine more, among them a child, injured": not of the child */
    bool parted =
        token->relation == REL_ACL && verb > 0 && is_comma(scan, verb - 1);
    return token->sense == SENSE_PARTICIPLE &&
           (token->relation == REL_CONJ || parted) && token->head < verb &&
           tree_child(scan, verb, REL_AUX_PASS) == NO_TOKEN &&
           tree_child(scan, verb, REL_AUX) == NO_TOKEN;
}

/* Over ", mostly civilians," to the word before it; NO_TOKEN when a verb
 * stands there, or no comma opens it. */
static uint32_t before_aside(const struct scan *scan, uint32_t comma,
                             uint32_t start)
{
    for (uint32_t i = comma; i > start + 1 && i + ASIDE_REACH > comma;) {
        i--;
        if (is_comma(scan, i)) return i - 1;
        if (scan_is(scan, i, WORD_ASIDE)) continue; /* "including" */
        if (scan->tokens[i].tag == TAG_VERB || scan->tokens[i].tag == TAG_AUX ||
            scan->hit_at[i])
            break;
    }
    return NO_TOKEN;
}

/* Over "(a cook)" to the word before it. */
static uint32_t before_note(const struct scan *scan, uint32_t close,
                            uint32_t start)
{
    for (uint32_t i = close; i > start + 1 && i + ASIDE_REACH > close; i--)
        if (str_is(scan->tokens[i].lower, "(")) return i - 1;
    return NO_TOKEN;
}

static bool in_phrase(const struct scan *scan, uint32_t at)
{
    uint8_t tag = scan->tokens[at].tag;
    if (scan_is(scan, at, WORD_POSSESSIVE)) return true;
    return tag == TAG_NOUN || tag == TAG_PROPN || tag == TAG_ADJ ||
           tag == TAG_NUM || tag == TAG_DET || tag == TAG_ADV ||
           scan->tokens[at].relation == REL_NMOD_POSS || scan->number_at[at] ||
           str_is(scan->tokens[at].lower, "-");
}

/* Do the words up to `last` begin behind "and", with an article, a number or
 * an owner? Then they are people of their own. */
static bool is_own_phrase(const struct scan *scan, uint32_t last,
                          uint32_t start)
{
    bool counted = false;
    for (uint32_t i = last; i > start && i + PHRASE_REACH > last; i--) {
        const struct token *token = &scan->tokens[i];
        if (!in_phrase(scan, i)) return counted && token->tag == TAG_CCONJ;
        counted = token->tag == TAG_DET || scan->number_at[i] ||
                  token->relation == REL_NMOD_POSS ||
                  scan_is(scan, i, WORD_OTHER);
    }
    return false;
}

/* "the 37 people that the mayor said were kidnapped": the people. */
static uint32_t subject_over_speech(const struct scan *scan, uint32_t verb)
{
    uint32_t says = scan->tokens[verb].head, kind;
    bool own = tree_child(scan, verb, REL_NSUBJ_PASS) != NO_TOKEN ||
               tree_child(scan, verb, REL_NSUBJ) != NO_TOKEN;
    if (own || scan->tokens[verb].relation != REL_CCOMP || says >= verb ||
        scan->tokens[says].relation != REL_ACL_RELCL ||
        scan->tokens[says + 1].tag != TAG_AUX ||
        !phrases_match(&scan->reader->speech, scan->tokens, says, verb, &kind))
        return NO_TOKEN;
    uint32_t noun = scan->tokens[says].head;
    return tree_is_noun(scan, noun) && noun < says ? noun : NO_TOKEN;
}

/* "Two men were held after a boy, 14, was stabbed": the boy, whom the tree
 * gives to "held", with "stabbed" joined to it; NO_TOKEN = nothing like it. */
static uint32_t subject_behind_after(const struct scan *scan, uint32_t verb)
{
    const struct token *token = &scan->tokens[verb];
    uint32_t aux = tree_child(scan, verb, REL_AUX_PASS);
    if (token->relation != REL_CONJ || token->head > verb || aux == NO_TOKEN ||
        aux < token->head || tree_child(scan, verb, REL_NSUBJ_PASS) != NO_TOKEN)
        return NO_TOKEN;
    for (uint32_t i = aux; i-- > token->head + 1;) {
        if (scan->tokens[i].tag == TAG_CCONJ) return NO_TOKEN;
        uint32_t mark =
            tree_is_noun(scan, i) && scan->tokens[i].head == token->head
                ? tree_child(scan, i, REL_CASE)
                : NO_TOKEN;
        if (mark != NO_TOKEN && scan_is(scan, mark, WORD_AFTER))
            return quantity_read(scan, i).person ? i : NO_TOKEN;
    }
    return NO_TOKEN;
}

uint32_t gap_subject(const struct scan *scan, uint32_t verb)
{
    uint32_t start = tree_sentence_start(scan, verb), at = verb;
    uint32_t said = subject_over_speech(scan, verb);
    if (said == NO_TOKEN) said = subject_behind_after(scan, verb);
    if (said != NO_TOKEN) return said;
    if (!is_bare(scan, verb)) return NO_TOKEN;
    while (at > start && scan->tokens[at - 1].tag == TAG_ADV &&
           !scan->number_at[at - 1])
        at--;
    if (at == start) return NO_TOKEN;
    at--;
    if (is_comma(scan, at)) at = before_aside(scan, at, start);
    if (at != NO_TOKEN && str_is(scan->tokens[at].lower, ")"))
        at = before_note(scan, at, start);
    if (at == NO_TOKEN || !is_own_phrase(scan, at, start)) return NO_TOKEN;
    return at;
}

uint32_t gap_phrase_subject(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t subject = tree_subject(scan, hit->head);
    for (uint32_t i = hit->first; i < hit->first + hit->n; i++)
        if (subject == NO_TOKEN) subject = tree_child(scan, i, REL_NSUBJ_PASS);
    return subject;
}

/* "left 12 officers shot", "saw three people killed": the participle speaks
 * of the object of the verb above it. */
uint32_t gap_object_above(const struct scan *scan, uint32_t verb)
{
    const struct token *token = &scan->tokens[verb];
    if (token->relation != REL_XCOMP) return NO_TOKEN;
    if (token->sense != SENSE_PARTICIPLE &&
        !scan_is(scan, token->head, WORD_FORCE))
        return NO_TOKEN;
    uint32_t object = tree_child(scan, token->head, REL_OBJ);
    return object != verb ? object : NO_TOKEN;
}

/* "found a man, 30, dead inside a car": the object of the verb, also where the
 * tree takes "dead" for another of its verbs. */
uint32_t gap_found(const struct scan *scan, uint32_t word)
{
    const struct token *token = &scan->tokens[word];
    bool joined = token->relation == REL_CONJ && token->head < word &&
                  context_cue(scan, token->head, CUE_FOUND) &&
                  !tree_is_passive(scan, token->head);
    if (token->relation != REL_XCOMP && !joined) return NO_TOKEN;
    return tree_child(scan, token->head, REL_OBJ);
}

/* "The funeral of Ana Ruiz, who was shot": whom "who" means, where the tree
 * has it speak of a thing. */
uint32_t gap_person(const struct scan *scan, uint32_t who, uint32_t noun)
{
    if (!scan_is(scan, who, WORD_WHO) || noun > who) return noun;
    struct quantity quantity = quantity_read(scan, noun);
    if (quantity.person && !quantity.thing) return noun;
    for (uint32_t i = who; i-- > noun + 1;) {
        if (!tree_is_noun(scan, i)) continue;
        quantity = quantity_read(scan, i);
        if (quantity.person && !quantity.thing) return quantity.head;
    }
    return noun;
}

/* "Divers searched for 20 people still missing": not the divers. */
uint32_t gap_searched(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t at = hit->first, start = tree_sentence_start(scan, at);
    while (at > start && scan->tokens[at - 1].tag == TAG_ADV) at--;
    bool behind = at > start && tree_is_noun(scan, at - 1) &&
                  scan->tokens[at - 1].relation == REL_OBL &&
                  scan->tokens[at - 1].head == scan->tokens[hit->head].head;
    return behind && quantity_read(scan, at - 1).person ? at - 1 : NO_TOKEN;
}

/* The phrase before "and" that "after" seems to take. */
uint32_t gap_joined(const struct scan *scan, uint32_t subject, uint32_t verb)
{
    if (subject == NO_TOKEN || subject > verb) return NO_TOKEN;
    struct quantity second = quantity_read(scan, subject);
    uint32_t start = tree_sentence_start(scan, subject);
    uint32_t and = second.words.first;
    if (and < start + 4 || !scan_is(scan, and-1, WORD_AND) ||
        !tree_is_noun(scan, and-2) || tree_under(scan, and-2, subject))
        return NO_TOKEN;
    struct quantity first = quantity_read(scan, and-2);
    uint32_t mark = tree_child(scan, first.head, REL_CASE);
    bool counted = first.kind == COUNT_ONE || first.kind == COUNT_NUMBER ||
                   first.kind == COUNT_DEFINITE;
    if (!counted || !first.person || first.thing || mark == NO_TOKEN ||
        mark + 1 != first.words.first || !scan_is(scan, mark, WORD_AFTER))
        return NO_TOKEN;
    return first.head;
}

/* "Two men fired at the post before being shot dead": the subject of the verb
 * above; "Karim Daul, 22, from Aden, succumbed": the name that the tree hangs
 * the verb on. */
uint32_t sufferer_of_clause(const struct scan *scan, uint32_t verb)
{
    const struct token *token = &scan->tokens[verb];
    if (token->relation == REL_ADVCL && verb > 1 && /* "held after 2 killed" */
        scan->number_at[verb - 1] && !scan_is(scan, verb - 2, WORD_OF))
        return verb - 1;
    uint32_t mark = tree_child(scan, verb, REL_MARK);
    /* "talked the suspect into surrendering" */
    if (token->relation == REL_ADVCL && mark != NO_TOKEN &&
        scan_is(scan, mark, WORD_INTO))
        return tree_object(scan, token->head);
    if (token->relation == REL_ADVCL) return tree_subject(scan, token->head);
    bool named = token->relation == REL_PARATAXIS && token->head < verb &&
                 scan->tokens[token->head].tag == TAG_PROPN &&
                 token->sense != SENSE_GERUND;
    return named ? token->head : NO_TOKEN;
}

bool gap_parted(const struct scan *scan, uint32_t verb, uint32_t noun)
{
    if (noun == NO_TOKEN || scan->sentence_at[noun] != scan->sentence_at[verb])
        return true;
    for (uint32_t i = verb + 1; i < noun; i++)
        if (str_is(scan->tokens[i].lower, ";")) return true;
    return false;
}

/* "Three were killed and a few others went missing": who stands between "and"
 * and the verb, whatever the tree made of them. */
uint32_t gap_counted(const struct scan *scan, uint32_t verb)
{
    uint32_t start = tree_sentence_start(scan, verb), last = verb;
    if (scan->tokens[verb].relation != REL_CONJ) return NO_TOKEN;
    while (last > start && scan->tokens[last - 1].tag == TAG_AUX) last--;
    if (last == start || !scan_is(scan, last - 1, WORD_OTHERS)) return NO_TOKEN;
    return is_own_phrase(scan, last - 1, start) ? last - 1 : NO_TOKEN;
}

/* "A total of 75 hostages were freed": the hostages. */
uint32_t gap_total(const struct scan *scan, uint32_t head)
{
    uint32_t at = head + 2;
    if (head == NO_TOKEN || at >= tree_sentence_end(scan, head) ||
        !scan_is(scan, head, WORD_REACHES) ||
        !scan_is(scan, head + 1, WORD_OF) || !scan->number_at[at])
        return head;
    uint32_t noun = scan->tokens[at].head;
    bool counted = noun > at && scan->tokens[at].relation == REL_NUMMOD &&
                   tree_is_noun(scan, noun);
    return counted ? noun : head;
}
