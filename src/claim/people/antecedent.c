/* Whom a pronoun or a lone name stands for.
 *
 * "Gunmen stopped the sheikh's car and shot him": a single person told before,
 * in this sentence or the two before it, who is not the one who acts: the
 * subject of the nearest sentence that has one, or whom it names last. A lone
 * name ("Rafii was killed") is somebody told more fully before.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

enum {
    SENTENCES_BACK = 2,
    AGENT_STEPS = 3,
    DRAFTS_BACK = 48,
    NAME_REACH = 600, /* tokens back in which the fuller name is sought */
};

/* Does a noun go on behind the token ("police" in "police officer")? */
static bool goes_on(const struct scan *scan, uint32_t at)
{
    uint32_t end = tree_sentence_end(scan, at);
    if (at + 1 >= end) return false;
    const struct token *next = &scan->tokens[at + 1];
    return next->tag == TAG_NOUN || next->tag == TAG_PROPN;
}

/* "the man" is not she, "the girl" is not he. */
static bool has_sex(const struct scan *scan, const struct quantity *quantity,
                    uint32_t pronoun)
{
    bool she = scan_is(scan, pronoun, WORD_SHE);
    if (quantity->role == ROLE_WOMAN) return she;
    return !scan_is(scan, quantity->head, she ? WORD_MALE : WORD_FEMALE);
}

static bool fits(const struct scan *scan, const struct quantity *quantity,
                 uint32_t pronoun)
{
    if (quantity->thing || !quantity->person) return false;
    if (scan_is(scan, pronoun, WORD_THEY))
        return quantity->kind == COUNT_NUMBER && quantity->lo > 1 &&
               quantity->role != ROLE_ATTACKER;
    if (quantity->lo != 1 || quantity->hi != 1) return false;
    if (quantity->kind == COUNT_GROUP || quantity->kind == COUNT_PRONOUN)
        return false;
    if (quantity->unit == UNIT_FAMILY) return false;
    return has_sex(scan, quantity, pronoun);
}

/* A name alone, of somebody whom the report has named more fully before:
 * "Anna Petrov ... Petrov was found". */
static bool is_known_name(const struct scan *scan, uint32_t token)
{
    uint32_t stop = token > NAME_REACH ? token - NAME_REACH : 0;
    struct str lower = scan->tokens[token].lower;
    if (scan->tokens[token].tag != TAG_PROPN) return false;
    for (uint32_t i = token; i-- > stop;) {
        struct stretch name;
        if (str_equal(scan->tokens[i].lower, lower) &&
            group_is_name(scan, i, &name))
            return true;
    }
    return false;
}

static bool is_saying(const struct scan *scan, uint32_t verb)
{
    uint32_t kind;
    return !scan->hit_at[verb] &&
           phrases_match(&scan->reader->speech, scan->tokens, verb, verb + 1,
                         &kind) > 0;
}

/* Is the noun the subject of a verb of saying: "X spoke at the hearing and
 * said"? */
static bool is_speaker(const struct scan *scan, uint32_t noun)
{
    uint32_t verb = scan->tokens[noun].head;
    if (scan->tokens[noun].relation != REL_NSUBJ) return false;
    uint32_t joined = tree_child(scan, verb, REL_CONJ);
    return is_saying(scan, verb) ||
           (joined != NO_TOKEN && is_saying(scan, joined));
}

/* The noun set beside a name: "Khan, a tribal elder, ...". */
static void take_role(const struct scan *scan, uint32_t head,
                      struct quantity *quantity)
{
    uint32_t before = quantity->words.first, title;
    while (before > tree_sentence_start(scan, head) &&
           phrases_match(&scan->reader->titles, scan->tokens, before - 1,
                         before, &title))
        before--;
    if (before > tree_sentence_start(scan, head) &&
        scan->tokens[before - 1].tag == TAG_NOUN) {
        /* "police Captain Ann Hill" */
        struct quantity noun = quantity_read(scan, before - 1);
        if (noun.person && noun.role != ROLE_PEOPLE) quantity->role = noun.role;
    }
    uint32_t beside = tree_child(scan, head, REL_APPOS);
    if (beside == NO_TOKEN || beside < head) return;
    struct quantity told = quantity_read(scan, beside);
    if (told.person && told.role != ROLE_PEOPLE) quantity->role = told.role;
}

/* Somebody called by a lone name. */
static void take_name(const struct scan *scan, struct quantity *quantity)
{
    quantity->kind = COUNT_NAME;
    quantity->person = true;
    quantity->thing = false;
    quantity->name = scan_text(scan, quantity->words);
    take_role(scan, quantity->head, quantity);
}

/* "She told her mother ... before she died": the daughter is meant still. */
static bool is_kin_of_her(const struct scan *scan, uint32_t noun,
                          uint32_t pronoun)
{
    uint32_t owner = tree_child(scan, noun, REL_NMOD_POSS);
    if (owner == NO_TOKEN || !scan_is(scan, owner, WORD_PRONOUN) ||
        scan_is(scan, owner, WORD_THEY))
        return false;
    return scan_is(scan, owner, WORD_SHE) == scan_is(scan, pronoun, WORD_SHE);
}

/* "One was taken to a hospital, where he died." */
static bool is_one(const struct scan *scan, uint32_t token, uint32_t pronoun,
                   struct quantity *out)
{
    uint8_t relation = scan->tokens[token].relation;
    if (!scan->number_at[token] ||
        (relation != REL_NSUBJ && relation != REL_NSUBJ_PASS))
        return false;
    *out = quantity_of_number(scan, scan->number_at[token] - 1);
    if (out->thing || out->negative || out->lo != 1 || out->hi != 1)
        return false;
    out->person = true;
    return fits(scan, out, pronoun);
}

/* "Ana Ruiz, 31, a nurse, was at work when she was killed": her name. */
static void take_apposed(const struct scan *scan, uint32_t noun,
                         struct quantity *who)
{
    const struct token *token = &scan->tokens[noun];
    struct stretch name;
    if (token->relation != REL_APPOS || token->head >= noun || who->name.len ||
        who->kind != COUNT_ONE || !group_is_name(scan, token->head, &name))
        return;
    who->name = scan_text(scan, name);
}

static bool is_candidate(const struct scan *scan, uint32_t noun,
                         uint32_t pronoun, struct quantity *out)
{
    uint8_t tag = scan->tokens[noun].tag;
    if (is_one(scan, noun, pronoun, out)) return true;
    if (tag != TAG_NOUN && tag != TAG_PROPN) return false;
    if (goes_on(scan, noun) || is_speaker(scan, noun) ||
        is_kin_of_her(scan, noun, pronoun))
        return false;
    *out = quantity_read(scan, noun);
    take_apposed(scan, noun, out);
    if (out->kind == COUNT_DEFINITE && is_known_name(scan, noun))
        take_name(scan, out);
    /* "the Ford Fiesta": no man */
    uint32_t first = out->words.first;
    if (out->kind == COUNT_NAME && first > 0 &&
        scan_is(scan, first - 1, WORD_THE))
        return false;
    return fits(scan, out, pronoun);
}

/* Has the person been told to be harmed before? */
static bool is_victim(const struct scan *scan, const struct quantity *who)
{
    size_t first =
        scan->n_drafts > DRAFTS_BACK ? scan->n_drafts - DRAFTS_BACK : 0;
    struct str last = str_behind(who->name, ' ');
    for (size_t d = first; d < scan->n_drafts; d++) {
        const struct draft *draft = &scan->drafts[d];
        const struct quantity *told = &draft->quantity;
        bool body = draft->harm == HARM_KILLED || draft->harm == HARM_INJURED ||
                    draft->harm == HARM_CASUALTIES;
        if (!body || told->hi != 1) continue;
        if (told->head == who->head ||
            (last.len && str_equal(str_behind(told->name, ' '), last)))
            return true;
    }
    return false;
}

/* How likely a person is the one meant: who was harmed before, then the
 * subject; whose sex is told before whose is not, an owner last. */
static int rank_candidate(const struct scan *scan, uint32_t noun,
                          uint32_t pronoun, const struct quantity *who)
{
    uint8_t relation = scan->tokens[noun].relation;
    bool subject = relation == REL_NSUBJ || relation == REL_NSUBJ_PASS;
    bool she = scan_is(scan, pronoun, WORD_SHE);
    bool sex = scan_is(scan, noun, she ? WORD_FEMALE : WORD_MALE);
    return 1 + (is_victim(scan, who) ? 5 : 0) + (subject ? 4 : 0) +
           (sex ? 2 : 0) - (relation == REL_NMOD_POSS ? 1 : 0);
}

/* In one sentence: the likeliest, of equals the last. */
static bool find_in(const struct scan *scan, struct stretch words,
                    uint32_t pronoun, uint32_t agent, struct quantity *out)
{
    int best = -1;
    for (uint32_t i = words.first + words.n; i-- > words.first;) {
        struct quantity here;
        if (!is_candidate(scan, i, pronoun, &here)) continue;
        if (agent - here.words.first < here.words.n || i == agent) continue;
        int rank = rank_candidate(scan, i, pronoun, &here);
        if (rank <= best) continue;
        *out = here;
        best = rank;
    }
    return best >= 0;
}

/* "The officer who shot her": whom "who" stands for does it. */
static uint32_t behind_who(const struct scan *scan, uint32_t subject,
                           uint32_t verb)
{
    bool who = subject != NO_TOKEN && scan_is(scan, subject, WORD_RELATIVE) &&
               scan->tokens[verb].relation == REL_ACL_RELCL;
    return who ? scan->tokens[verb].head : subject;
}

/* Who does what the verb says, as far as it is told: "Gunmen stopped his
 * car, killing him". */
static uint32_t find_agent(const struct scan *scan, uint32_t verb,
                           uint32_t pronoun)
{
    if (tree_is_passive(scan, verb)) return NO_TOKEN;
    if (scan->tokens[pronoun].head != verb)
        return behind_who(scan, tree_subject(scan, verb), verb);
    for (int step = 0; step < AGENT_STEPS; step++) {
        uint32_t subject = tree_subject(scan, verb);
        uint8_t relation = scan->tokens[verb].relation;
        if (subject != NO_TOKEN || tree_is_root(scan, verb))
            return behind_who(scan, subject, verb);
        if (relation != REL_ADVCL && relation != REL_XCOMP &&
            relation != REL_CONJ)
            return NO_TOKEN;
        verb = scan->tokens[verb].head;
    }
    return NO_TOKEN;
}

/* "lining up men and shooting them": the men, whom nobody counted, and no
 * number of a sentence before. */
static bool are_nearer(const struct scan *scan, uint32_t pronoun,
                       uint32_t agent)
{
    if (!scan_is(scan, pronoun, WORD_THEY)) return false;
    for (uint32_t i = tree_sentence_start(scan, pronoun); i < pronoun; i++) {
        if (i == agent || scan->tokens[i].tag != TAG_NOUN || goes_on(scan, i))
            continue;
        struct quantity here = quantity_read(scan, i);
        if (here.person && !here.thing && here.kind == COUNT_PLURAL &&
            scan->tokens[i].relation == REL_OBJ)
            return true;
    }
    return false;
}

bool antecedent_find(const struct scan *scan, uint32_t verb, uint32_t pronoun,
                     struct quantity *out)
{
    if (!scan_is(scan, pronoun, WORD_PRONOUN)) return false;
    /* "striking him dead": him whom the subject struck. */
    if (scan->tokens[pronoun].relation == REL_OBJ)
        verb = scan->tokens[pronoun].head;
    uint32_t agent = find_agent(scan, verb, pronoun);
    uint32_t sentence = scan->sentence_at[pronoun];
    for (uint32_t back = 0; back <= SENTENCES_BACK && back <= sentence;
         back++) {
        const struct sentence *s = scan_sentence(scan, sentence - back);
        if (!s->parsed) continue;
        uint32_t n = back ? s->n : pronoun - s->first;
        struct stretch words = { s->first, n };
        if (find_in(scan, words, pronoun, agent, out)) return true;
        if (are_nearer(scan, pronoun, agent)) return false;
    }
    return false;
}

/* "police Lt. Col. Omar Daud": the body he served, then the man. */
static bool take_member(const struct scan *scan, struct quantity *quantity)
{
    uint32_t next = quantity->head + 1;
    struct stretch name;
    bool bare = quantity->kind == COUNT_GROUP ||
                quantity->kind == COUNT_PLURAL ||
                quantity->kind == COUNT_DEFINITE;
    if (!bare || quantity->words.n != 1 ||
        next >= tree_sentence_end(scan, quantity->head) ||
        !tree_under(scan, next, quantity->head) ||
        !group_is_name(scan, next, &name))
        return false;
    quantity->words.n = name.first + name.n - quantity->words.first;
    quantity->lo = quantity->hi = 1;
    quantity->qualifier = QUALIFIER_EXACT;
    quantity->kind = COUNT_NAME;
    quantity->person = true;
    quantity->thing = false;
    quantity->name = scan_text(scan, name);
    return true;
}

void antecedent_name(const struct scan *scan, struct quantity *quantity)
{
    uint32_t head = quantity->head;
    if (take_member(scan, quantity)) return;
    if (quantity->kind == COUNT_NAME) {
        if (quantity->role == ROLE_PEOPLE) take_role(scan, head, quantity);
        return;
    }
    if (quantity->kind != COUNT_DEFINITE || quantity->person ||
        quantity->thing || !group_may_be_name(scan, head))
        return;
    /* "both Rahman and his driver" */
    uint32_t first = quantity->words.first;
    if (quantity->words.n == 2 && scan_is(scan, first, WORD_BOTH))
        quantity->words = (struct stretch){ first + 1, 1 };
    bool alone = quantity->words.n == 1 && !goes_on(scan, head);
    if (!alone) return;
    take_name(scan, quantity);
}
