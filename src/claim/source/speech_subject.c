/* Who stands beside a verb of saying: its subject over helpers, appositions,
 * relative clauses and documents.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/speech.h"

enum { APPOSITION_REACH = 30, MOST_COMMAS = 3 };

/* ---- documents: behind "figures from", "a statement by" ----------------- */

/* "released by the ministry", "on Monday from the ministry", behind a
 * document. */
static struct stretch follow_agent(const struct finding *f, uint32_t at)
{
    if (speech_row(f->scan, at, f->end, NULL) == SPEECH_RELAY)
        return (struct stretch){ 0, 0 };
    if (at < f->end && finding_token(f, at)->tag == TAG_VERB) at++;
    while (at < f->end && (f->scan->time_at[at] ||
                           (at + 1 < f->end && f->scan->time_at[at + 1])))
        at++;
    if (!finding_is(f, at, WORD_BY) && !finding_is(f, at, WORD_FROM))
        return (struct stretch){ 0, 0 };
    return speech_phrase_after(f->scan, at + 1, f->end);
}

/* "a statement on the sheriff's page": the sheriff. */
static struct stretch owner_of_place(const struct finding *f, uint32_t at)
{
    struct stretch none = { 0, 0 };
    if (!finding_is(f, at + 1, WORD_ON)) return none;
    struct stretch words = speech_phrase_after(f->scan, at + 2, f->end);
    for (uint32_t i = words.first; i < words.first + words.n; i++)
        if (finding_is(f, i, WORD_POSSESSIVE))
            return (struct stretch){ words.first, i - words.first };
    return none;
}

struct stretch speech_author(const struct finding *f, struct stretch words)
{
    uint32_t heart = speech_heart(f->scan, words), end = words.first + words.n;
    if (!speech_is_document(f->scan, heart)) return words;
    for (uint32_t i = heart + 1; i + 1 < end; i++)
        if (finding_is(f, i, WORD_FROM) || finding_is(f, i, WORD_OF))
            return (struct stretch){ i + 1, end - i - 1 };
    struct stretch owner = owner_of_place(f, heart);
    if (owner.n) return owner;
    for (uint32_t i = heart; i > words.first; i--)
        if (finding_is(f, i, WORD_POSSESSIVE))
            return (struct stretch){ words.first, i - words.first };
    struct stretch agent = follow_agent(f, end);
    if (agent.n) return agent;
    /* "a WHO update", "the Red Cross statement" */
    uint32_t first = words.first;
    while (first < heart && finding_token(f, first)->tag == TAG_DET) first++;
    for (uint32_t i = first; i < heart; i++)
        if (finding_token(f, i)->tag != TAG_PROPN) return words;
    return first < heart ? (struct stretch){ first, heart - first } : words;
}

/* ---- the subject of a verb ---------------------------------------------- */

/* Back over "has also on Sunday" to where the subject ends. */
uint32_t speech_skip_helpers(const struct finding *f, uint32_t verb)
{
    uint32_t at = verb;
    while (at > f->first) {
        const struct token *token = finding_token(f, at - 1);
        bool helper =
            token->tag == TAG_AUX || token->tag == TAG_ADV ||
            scan_is(f->scan, at - 1, WORD_THERE) || /* "a nurse there" */
            f->scan->time_at[at - 1];
        bool before_time = token->tag == TAG_ADP && f->scan->time_at[at];
        if (!helper && !before_time) break;
        at--;
    }
    return at;
}

static bool opens_apposition(const struct finding *f, uint32_t at)
{
    const struct token *token = finding_token(f, at);
    uint32_t value;
    if (scan_is(f->scan, at + 1, WORD_POSSESSIVE)) return true;
    /* "Col. Jose Ramos, Commander of the 2nd Brigade, said" */
    if (token->tag == TAG_PROPN && scan_is(f->scan, at + 1, WORD_OF))
        return phrases_match(&f->scan->reader->titles, f->scan->tokens, at,
                             at + 1, &value) > 0;
    switch (token->tag) {
    case TAG_DET:
    case TAG_PRON:
    case TAG_ADP:
    case TAG_NUM:
    case TAG_ADJ:
    case TAG_ADV: /* "X, however, said" */
    case TAG_NOUN: return true;
    case TAG_VERB: return token->sense != SENSE_FINITE;
    default: return false;
    }
}

/* The phrase before a token, over "(RF)" at its end. */
static struct stretch before_brackets(const struct finding *f, uint32_t at)
{
    if (at > f->first + 1 && finding_mark(f, at - 1, ")"))
        while (at > f->first + 1 && !finding_mark(f, at, "(")) at--;
    return speech_phrase_before(f->scan, f->first, at);
}

/* "X, the head of Y, said": `at` stands behind the last comma. */
static struct speech find_over_comma(const struct finding *f, uint32_t at)
{
    struct speech out = { .words = { 0, 0 } };
    uint32_t comma = at - 1;
    for (int n = 0; n < MOST_COMMAS; n++) {
        uint32_t open = comma;
        while (open > f->first && comma - open < APPOSITION_REACH &&
               !finding_mark(f, open - 1, ","))
            open--;
        if (open <= f->first || !finding_mark(f, open - 1, ",")) break;
        comma = open - 1;
        struct stretch base = before_brackets(f, comma);
        if (!base.n || finding_token(f, base.first)->tag == TAG_NUM) continue;
        struct stretch next = speech_phrase_before(f->scan, open, at - 1);
        bool named = speech_phrase_is_name(f->scan, base);
        bool name = next.first == open && !named &&
                    speech_phrase_is_name(f->scan, next);
        if (!name && !opens_apposition(f, open)) continue;
        /* "X, head of the office for Y, a charity, said" is X */
        if (out.words.n && !named) continue;
        out.wide = (struct stretch){ base.first, at - 1 - base.first };
        out.words = name ? next : base;
        if (name || named) return out;
    }
    if (out.words.n) return out;
    /* "Meanwhile, Gen. Omer of the police, said": one comma too many */
    out.words = out.wide = speech_phrase_before(f->scan, f->first, at - 1);
    return out;
}

/* "attacks this week in the east of the territory, said Ali Khan, a clerk": a
 * full name that a mark closes speaks, whatever stands ahead. */
bool speech_is_named(const struct finding *f, uint32_t verb,
                     struct stretch words)
{
    uint32_t next = words.first + words.n;
    /* "Dr Ana Ruiz of the hospital in Goma" */
    for (uint32_t i = words.first; i < next; i++)
        if (finding_is(f, i, WORD_OF)) words.n = i - words.first;
    return words.n > 1 && finding_mark(f, verb - 1, ",") &&
           speech_phrase_is_name(f->scan, words) && next < f->end &&
           (finding_mark(f, next, ",") || finding_mark(f, next, "."));
}

/* Before "who", "which": the one that it stands for; "Ali Khan, head of the
 * union, who said": Khan. */
static struct stretch find_antecedent(const struct finding *f, uint32_t who)
{
    uint32_t at = who;
    if (at > f->first && finding_mark(f, at - 1, ",")) at--;
    struct stretch words = speech_phrase_before(f->scan, f->first, at);
    if (!words.n || at == who || speech_phrase_is_name(f->scan, words) ||
        !finding_mark(f, words.first - 1, ","))
        return words;
    struct stretch name =
        speech_phrase_before(f->scan, f->first, words.first - 1);
    bool joined =
        words.first > f->first && scan_is(f->scan, words.first, WORD_AND);
    return name.n > 1 && !joined && speech_phrase_is_name(f->scan, name)
               ? name
               : words;
}

/* The subject of the verb that this one is joined to, by the tree. */
struct stretch speech_shared_subject(const struct finding *f, uint32_t verb)
{
    uint32_t subject = tree_subject(f->scan, verb);
    if (subject == NO_TOKEN) {
        uint32_t head = finding_token(f, verb)->head;
        subject = tree_subject(f->scan, head);
    }
    if (subject == NO_TOKEN || subject > verb) return (struct stretch){ 0, 0 };
    /* "A spokesman, Ann Hill, confirmed it and said" */
    if (finding_mark(f, subject + 1, ",")) {
        struct stretch name = speech_phrase_after(f->scan, subject + 2, f->end);
        if (name.n && finding_mark(f, name.first + name.n, ",") &&
            speech_phrase_is_name(f->scan, name))
            return name;
    }
    return speech_phrase_before(f->scan, f->first, subject + 1);
}

/* The phrase around its heart: back to its start, on over "of the X". */
static struct stretch phrase_around(const struct finding *f, uint32_t heart)
{
    struct stretch words = speech_phrase_before(f->scan, f->first, heart + 1);
    struct stretch next = speech_phrase_after(f->scan, heart, f->end);
    if (words.n && next.n) words.n = next.first + next.n - words.first;
    return words;
}

static bool is_indefinite(const struct finding *f, struct stretch words)
{
    return finding_is(f, words.first, WORD_INDEFINITE);
}

/* "a woman who fled to Mopti said": whom the tree takes both verbs to describe;
 * NO_TOKEN = nobody. */
static uint32_t described(const struct finding *f, uint32_t verb, uint32_t stop)
{
    const struct token *token = finding_token(f, verb);
    if (token->relation != REL_ACL_RELCL) return NO_TOKEN;
    for (uint32_t i = token->head + 1; i < stop; i++)
        if (finding_is(f, i, WORD_CLAUSE)) return token->head;
    return NO_TOKEN;
}

/* "a correspondent working in Homs said", "Save the Children a charity said",
 * "issued a statement saying": the words beside the verb are not whose
 * they seem. */
static struct stretch widen_subject(const struct finding *f, uint32_t verb,
                                    struct stretch words)
{
    if (!words.n || words.first <= f->first) return words;
    const struct token *before = finding_token(f, words.first - 1);
    uint32_t heart = speech_heart(f->scan, words);
    bool name = before->tag == TAG_PROPN ||
                (before->tag == TAG_NOUN && before->capital);
    if (is_indefinite(f, words) && name) {
        struct stretch base =
            speech_phrase_before(f->scan, f->first, words.first);
        if (base.n && !f->scan->time_at[words.first - 1]) return base;
    }
    /* "Ana Ruiz, head of the office in Goma said": a comma is missing */
    if (finding_mark(f, words.first - 1, ",") &&
        !finding_token(f, words.first)->capital &&
        speech_row(f->scan, words.first, words.first + 1, NULL) ==
            SPEECH_PERSON) {
        struct stretch named =
            speech_phrase_before(f->scan, f->first, words.first - 1);
        if (named.n > 1 && speech_phrase_is_name(f->scan, named)) return named;
    }
    /* "survivors who reached Lesbos spoke of ..." */
    bool object = (before->tag == TAG_ADP || before->tag == TAG_VERB) &&
                  !f->scan->time_at[words.first];
    bool document = is_indefinite(f, words) &&
                    finding_token(f, verb)->sense == SENSE_GERUND &&
                    speech_is_document(f->scan, heart);
    if (!object && !document) return words;
    uint32_t subject = tree_child(f->scan, verb, REL_NSUBJ);
    if (subject == NO_TOKEN) subject = described(f, verb, words.first);
    if (document)
        subject = tree_subject(f->scan, finding_token(f, heart)->head);
    if (subject == NO_TOKEN || subject >= words.first) return words;
    return phrase_around(f, subject);
}

/* "who", but not "the WHO". */
static bool is_relative_word(const struct finding *f, struct stretch words)
{
    return words.n == 1 && !finding_token(f, words.first)->all_capital &&
           (finding_is(f, words.first, WORD_CLAUSE) ||
            finding_is(f, words.first, WORD_THAT));
}

/* Source left of a verb; words.n = 0 when there is none. */
struct speech speech_subject(const struct finding *f, uint32_t verb)
{
    uint32_t at = speech_skip_helpers(f, verb);
    struct speech out = { .left = verb };
    if (at > f->first && finding_mark(f, at - 1, ")"))
        while (at > f->first && !finding_mark(f, at, "(")) at--;
    if (at > f->first && finding_mark(f, at - 1, ",")) {
        out = find_over_comma(f, at);
        out.left = out.words.n ? out.wide.first : verb;
        return out;
    }
    out.words = speech_phrase_before(f->scan, f->first, at);
    out.words = widen_subject(f, verb, out.words);
    if (is_relative_word(f, out.words)) {
        uint32_t who = out.words.first;
        out.words = find_antecedent(f, who);
        out.left = who; /* the antecedent itself stays coverable */
    } else if (out.words.n) {
        out.left = out.words.first;
    }
    out.wide = out.words;
    return out;
}
