/* The speeches of a sentence: verbs of saying with their subjects, "according
 * to", nouns such as "figures from", and the marks of headlines.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/speech.h"

enum { APPOSITION_REACH = 30, MOST_COMMAS = 3, AGENT_REACH = 6 };

/* The sentence being read, and its speeches so far. */
struct finding {
    const struct scan *scan;
    uint32_t sentence, first, end;
    struct speech *out;
    size_t n;
};

static const struct token *token_at(const struct finding *f, uint32_t at)
{
    return &f->scan->tokens[at];
}

static bool is_word(const struct finding *f, uint32_t at, const char *text)
{
    return at >= f->first && at < f->end &&
           str_is(token_at(f, at)->lower, text);
}

static bool holds_harm(const struct finding *f, struct stretch words)
{
    for (uint32_t i = words.first; i < words.first + words.n; i++)
        if (f->scan->hit_at[i]) return true;
    return false;
}

static bool holds_number(const struct finding *f, struct stretch words)
{
    for (uint32_t i = words.first; i < words.first + words.n; i++)
        if (f->scan->number_at[i]) return true;
    return false;
}

static bool is_doing(const struct finding *f, uint32_t at)
{
    if (at >= f->end) return false;
    uint8_t tag = token_at(f, at)->tag;
    return tag == TAG_VERB || tag == TAG_AUX;
}

/* ---- documents: behind "figures from", "a statement by" ----------------- */

static uint32_t find_heart(const struct finding *f, struct stretch words)
{
    uint32_t at = words.first, end = words.first + words.n;
    while (at + 1 < end && token_at(f, at + 1)->tag != TAG_ADP &&
           token_at(f, at + 1)->tag != TAG_SCONJ)
        at++;
    return at;
}

/* "released by the ministry", "on Monday from the ministry", behind a
 * document. */
static struct stretch follow_agent(const struct finding *f, uint32_t at)
{
    if (speech_row(f->scan, at, f->end, NULL) == SPEECH_RELAY)
        return (struct stretch){ 0, 0 };
    if (at < f->end && token_at(f, at)->tag == TAG_VERB) at++;
    while (at < f->end && (f->scan->time_at[at] ||
                           (at + 1 < f->end && f->scan->time_at[at + 1])))
        at++;
    if (!is_word(f, at, "by") && !is_word(f, at, "from"))
        return (struct stretch){ 0, 0 };
    return speech_phrase_after(f->scan, at + 1, f->end);
}

static struct stretch speaker_of(const struct finding *f, struct stretch words)
{
    uint32_t heart = find_heart(f, words), end = words.first + words.n;
    int row = speech_row(f->scan, heart, heart + 1, NULL);
    if (row != SPEECH_DOCUMENT) return words;
    for (uint32_t i = heart + 1; i + 1 < end; i++)
        if (is_word(f, i, "from") || is_word(f, i, "of"))
            return (struct stretch){ i + 1, end - i - 1 };
    for (uint32_t i = heart; i > words.first; i--)
        if (is_word(f, i, "'s"))
            return (struct stretch){ words.first, i - words.first };
    struct stretch agent = follow_agent(f, end);
    return agent.n ? agent : words;
}

/* ---- the subject of a verb ---------------------------------------------- */

/* Back over "has also on Sunday" to where the subject ends. */
static uint32_t skip_helpers(const struct finding *f, uint32_t verb)
{
    uint32_t at = verb;
    while (at > f->first) {
        const struct token *token = token_at(f, at - 1);
        bool helper = token->tag == TAG_AUX || token->tag == TAG_ADV ||
                      f->scan->time_at[at - 1];
        bool before_time = token->tag == TAG_ADP && f->scan->time_at[at];
        if (!helper && !before_time) break;
        at--;
    }
    return at;
}

static bool opens_apposition(const struct finding *f, uint32_t at)
{
    const struct token *token = token_at(f, at);
    switch (token->tag) {
    case TAG_DET: case TAG_PRON: case TAG_ADP: case TAG_NUM: case TAG_ADJ:
        return true;
    case TAG_NOUN:
        return true;
    case TAG_VERB:
        return token->sense != SENSE_FINITE;
    default:
        return false;
    }
}

/* "X, the head of Y, said": `at` stands behind the last comma. */
static struct speech find_over_comma(const struct finding *f, uint32_t at)
{
    struct speech out = { .words = { 0, 0 } };
    uint32_t comma = at - 1;
    for (int n = 0; n < MOST_COMMAS; n++) {
        uint32_t open = comma;
        while (open > f->first && comma - open < APPOSITION_REACH &&
               !is_word(f, open - 1, ","))
            open--;
        if (open <= f->first || !is_word(f, open - 1, ",")) break;
        comma = open - 1;
        struct stretch base = speech_phrase_before(f->scan, f->first, comma);
        if (!base.n) continue;
        struct stretch next = speech_phrase_before(f->scan, open, at - 1);
        bool whole = next.first == open;
        bool named = speech_phrase_is_name(f->scan, base);
        if (!(whole && !named && speech_phrase_is_name(f->scan, next)) &&
            !opens_apposition(f, open))
            continue;
        out.wide = (struct stretch){ base.first, at - 1 - base.first };
        out.words = whole && !named && speech_phrase_is_name(f->scan, next)
                        ? next
                        : base;
        return out;
    }
    /* "Meanwhile, Gen. Omer of the police, said": one comma too many */
    out.words = out.wide = speech_phrase_before(f->scan, f->first, at - 1);
    return out;
}

/* Before "who", "which": the one that it stands for. */
static struct stretch find_antecedent(const struct finding *f, uint32_t who)
{
    uint32_t at = who;
    if (at > f->first && is_word(f, at - 1, ",")) at--;
    return speech_phrase_before(f->scan, f->first, at);
}

/* The subject of the verb that this one is joined to, by the tree. */
static struct stretch find_shared(const struct finding *f, uint32_t verb)
{
    uint32_t subject = tree_subject(f->scan, verb);
    if (subject == NO_TOKEN) {
        uint32_t head = token_at(f, verb)->head;
        subject = tree_subject(f->scan, head);
    }
    if (subject == NO_TOKEN || subject > verb)
        return (struct stretch){ 0, 0 };
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
    return is_word(f, words.first, "a") || is_word(f, words.first, "an");
}

/* "a correspondent working in Homs said", "Save the Children a charity said",
 * "issued a statement saying": the words beside the verb are not whose
 * they seem. */
static struct stretch widen_subject(const struct finding *f, uint32_t verb,
                                    struct stretch words)
{
    if (!words.n || words.first <= f->first) return words;
    const struct token *before = token_at(f, words.first - 1);
    uint32_t heart = find_heart(f, words);
    if (is_indefinite(f, words) && before->tag == TAG_PROPN) {
        struct stretch base =
            speech_phrase_before(f->scan, f->first, words.first);
        if (base.n && !f->scan->time_at[words.first - 1]) return base;
    }
    bool object = before->tag == TAG_ADP && !f->scan->time_at[words.first];
    bool document = is_indefinite(f, words) &&
                    token_at(f, verb)->sense == SENSE_GERUND &&
                    speech_row(f->scan, heart, heart + 1, NULL) ==
                        SPEECH_DOCUMENT;
    if (!object && !document) return words;
    uint32_t subject = tree_child(f->scan, verb, REL_NSUBJ);
    if (document) subject = tree_subject(f->scan, token_at(f, heart)->head);
    if (subject == NO_TOKEN || subject >= words.first) return words;
    return phrase_around(f, subject);
}

static bool is_relative_word(const struct finding *f, struct stretch words)
{
    return words.n == 1 && (is_word(f, words.first, "who") ||
                            is_word(f, words.first, "which") ||
                            is_word(f, words.first, "that"));
}

/* Source left of a verb; words.n = 0 when there is none. */
static struct speech find_subject(const struct finding *f, uint32_t verb)
{
    uint32_t at = skip_helpers(f, verb);
    struct speech out = { .left = verb };
    if (at > f->first && is_word(f, at - 1, ")"))
        while (at > f->first && !is_word(f, at, "(")) at--;
    if (at > f->first && is_word(f, at - 1, ",")) {
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

/* ---- what stands behind ------------------------------------------------- */

/* Over "told Reuters on Sunday", "said in a statement". */
static uint32_t skip_circumstances(const struct finding *f, uint32_t at,
                                   bool hearer)
{
    while (at < f->end) {
        const struct token *token = token_at(f, at);
        uint32_t next = at;
        if (f->scan->hit_at[at] || f->scan->number_at[at]) break;
        if (f->scan->time_at[at] || token->tag == TAG_ADV) {
            at++;
            continue;
        }
        if (token->tag == TAG_ADP || hearer) {
            struct stretch words = speech_phrase_after(
                f->scan, token->tag == TAG_ADP ? at + 1 : at, f->end);
            next = words.first + words.n;
            if (words.n && (holds_harm(f, words) || is_doing(f, next) ||
                            holds_number(f, words)))
                break;
            if (!words.n && next < f->end && f->scan->time_at[next]) next++;
        }
        hearer = false;
        if (next <= at || next > f->end) break;
        at = next;
    }
    return at;
}

/* "X, police chief of Balkh": words behind a comma where nothing happens. */
static void take_apposition(const struct finding *f, struct speech *speech)
{
    uint32_t at = speech->right, end;
    if (!is_word(f, at, ",")) return;
    for (end = at + 1; end < f->end && !is_word(f, end, ","); end++)
        if (f->scan->hit_at[end] || is_doing(f, end) ||
            f->scan->number_at[end])
            return;
    if (end - at > APPOSITION_REACH || end == at + 1) return;
    speech->wide.n = end - speech->wide.first;
    speech->right = end;
}

/* ---- adding ------------------------------------------------------------- */

static bool is_pronoun(const struct finding *f, struct stretch words)
{
    return words.n == 1 && token_at(f, words.first)->tag == TAG_PRON;
}

/* Bare "the statement", "the report": whoever spoke before. */
static bool is_bare_document(const struct finding *f, struct stretch words)
{
    if (words.n > 2 || !words.n) return false;
    uint32_t last = words.first + words.n - 1;
    return (words.n == 1 || is_word(f, words.first, "the")) &&
           is_word(f, last, "statement");
}

static bool is_event(const struct finding *f, struct stretch words)
{
    uint32_t heart = find_heart(f, words), value;
    return f->scan->hit_at[heart] ||
           phrases_match(&f->scan->reader->events, f->scan->tokens, heart,
                         heart + 1, &value) > 0;
}

static bool is_loose(int kind)
{
    return kind == SPEECH_FIGURE || kind == SPEECH_SHOW ||
           kind == SPEECH_RELAY ||
           kind == SPEECH_CLAIM || kind == SPEECH_DENY;
}

static void add_speech(struct finding *f, struct speech speech)
{
    if (f->n == MOST_SPEECHES || !speech.words.n) return;
    speech.words = speaker_of(f, speech.words);
    speech.pronoun = is_pronoun(f, speech.words) ||
                     is_bare_document(f, speech.words);
    if (!speech.pronoun) {
        if (is_event(f, speech.words)) return;
        speech.words = speech_phrase_trim(f->scan, speech.words);
        if (is_loose(speech.kind) &&
            !speech_source_speaks(f->scan, speech.words))
            return;
    }
    speech.sentence = f->sentence;
    speech_reach(f->scan, &speech);
    f->out[f->n++] = speech;
}

/* "..., said X": the phrase behind the verb, when it is nobody's clause. */
static struct stretch find_inverted(const struct finding *f, uint32_t at)
{
    struct stretch none = { 0, 0 };
    struct stretch words = speech_phrase_after(f->scan, at, f->end);
    uint32_t next = words.first + words.n;
    if (!words.n || is_doing(f, next) || is_word(f, next, "that"))
        return none;
    if (holds_harm(f, words) || holds_number(f, words)) return none;
    if (is_pronoun(f, words) && !is_word(f, words.first, "he") &&
        !is_word(f, words.first, "she"))
        return none;
    return words;
}

static bool is_passive(const struct finding *f, uint32_t verb)
{
    uint32_t at = verb;
    if (token_at(f, verb)->sense != SENSE_PARTICIPLE) return false;
    while (at > f->first && token_at(f, at - 1)->tag == TAG_ADV) at--;
    return at > f->first && str_is(token_at(f, at - 1)->lemma, "be");
}

/* "confirmed by the ministry": whoever stands behind "by". */
static void read_agent(struct finding *f, uint32_t verb, int kind)
{
    uint32_t stop = verb + AGENT_REACH < f->end ? verb + AGENT_REACH : f->end;
    for (uint32_t i = verb + 1; i < stop; i++) {
        if (!is_word(f, i, "by")) continue;
        struct stretch words = speech_phrase_after(f->scan, i + 1, f->end);
        if (!words.n) return;
        add_speech(f, (struct speech){ .cue = verb, .words = words,
                                       .wide = words, .left = verb,
                                       .right = words.first + words.n,
                                       .kind = (uint8_t)kind });
        return;
    }
}

/* "hundreds reported dead", "12 confirmed killed" */
static bool is_bare_passive(const struct finding *f, uint32_t verb, int kind)
{
    return kind == SPEECH_FIGURE && verb + 1 < f->end &&
           f->scan->hit_at[verb + 1] &&
           (token_at(f, verb + 1)->tag == TAG_ADJ ||
            token_at(f, verb + 1)->tag == TAG_VERB);
}

/* "self-declared" */
static bool is_compound(const struct finding *f, uint32_t verb)
{
    return is_word(f, verb - 1, "-") && !token_at(f, verb)->space_before;
}

/* "claimed the attack that killed 12": the deed, not the figure. */
static bool claims_event(const struct finding *f, uint32_t at, int kind)
{
    uint32_t value;
    if (kind != SPEECH_CLAIM) return false;
    struct stretch words = speech_phrase_after(f->scan, at, f->end);
    if (!words.n || is_doing(f, words.first + words.n)) return false;
    for (uint32_t i = words.first; i < words.first + words.n; i++)
        if (phrases_match(&f->scan->reader->events, f->scan->tokens, i,
                          words.first + words.n, &value))
            return true;
    return false;
}

static void read_verb(struct finding *f, uint32_t verb, uint32_t n, int kind)
{
    if (is_bare_passive(f, verb, kind) || is_word(f, verb - 1, "to") ||
        is_compound(f, verb) || claims_event(f, verb + n, kind))
        return;
    if (is_passive(f, verb) && kind != SPEECH_TOLD) {
        read_agent(f, verb, kind);
        return;
    }
    uint32_t at = skip_helpers(f, verb);
    bool open = at == f->first || token_at(f, at - 1)->tag == TAG_PUNCT;
    bool gerund = token_at(f, verb)->sense == SENSE_GERUND && open;
    struct stretch inverted = { 0, 0 };
    if (open && !gerund &&
        (kind == SPEECH_SAY || kind == SPEECH_FIGURE))
        inverted = find_inverted(f, verb + n);
    struct speech speech = { .words = inverted, .wide = inverted,
                             .left = verb };
    if (inverted.n) {
        speech.right = inverted.first + inverted.n;
        take_apposition(f, &speech);
    } else {
        speech = find_subject(f, verb);
        speech.right = skip_circumstances(f, verb + n, kind == SPEECH_TOLD);
    }
    speech.cue = verb;
    speech.kind = (uint8_t)kind;
    if (gerund && f->n) speech.words = (struct stretch){ 0, 0 };
    else if (gerund) speech.words = speech.wide = find_shared(f, verb);
    if (!speech.words.n && f->n && kind != SPEECH_FIGURE) {
        speech.words = f->out[f->n - 1].words;
        speech.wide = f->out[f->n - 1].wide;
    } else if (!speech.words.n && !open) {
        speech.words = speech.wide = find_shared(f, verb);
    }
    add_speech(f, speech);
}

static void read_according(struct finding *f, uint32_t cue, uint32_t n,
                           int kind)
{
    struct stretch words = speech_phrase_after(f->scan, cue + n, f->end);
    if (!words.n) return;
    struct speech speech = { .cue = cue, .words = words, .wide = words,
                             .left = cue, .right = words.first + words.n,
                             .kind = (uint8_t)kind };
    take_apposition(f, &speech);
    add_speech(f, speech);
}

/* ---- headlines ---------------------------------------------------------- */

static bool is_break(const struct finding *f, uint32_t at)
{
    return is_word(f, at, ":") || is_word(f, at, "-") ||
           is_word(f, at, "\u2013") || is_word(f, at, "\u2014") ||
           is_word(f, at, "--");
}

/* "12 killed in blast: police"; "... - police" */
static void read_tail(struct finding *f)
{
    uint32_t at = f->end;
    while (at > f->first && !is_break(f, at - 1)) at--;
    if (at <= f->first + 1 || at >= f->end) return;
    if (!token_at(f, at - 1)->space_before && !is_word(f, at - 1, ":")) return;
    struct stretch words = speech_phrase_after(f->scan, at, f->end);
    bool handle = is_word(f, words.first + words.n, "(");
    bool whole = words.first + words.n + 1 >= f->end;
    if (!words.n || !(whole || handle)) return;
    if (!speech_source_speaks(f->scan, words)) return;
    add_speech(f, (struct speech){ .cue = at - 1, .words = words,
                                   .wide = words, .left = at - 1,
                                   .right = f->end,
                                   .kind = SPEECH_ACCORDING });
}

/* "Police: 12 dead" */
static void read_lead(struct finding *f)
{
    struct stretch words = speech_phrase_after(f->scan, f->first, f->end);
    uint32_t colon = words.first + words.n;
    if (!words.n || !is_word(f, colon, ":")) return;
    if (speech_source_kind(f->scan, words) == SOURCE_UNKNOWN) return;
    add_speech(f, (struct speech){ .cue = colon, .words = words,
                                   .wide = words, .left = f->first,
                                   .right = colon + 1,
                                   .kind = SPEECH_ACCORDING });
}

size_t speech_find(const struct scan *scan, uint32_t sentence,
                   struct speech *out)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    struct finding f = { .scan = scan, .sentence = sentence,
                         .first = s->first, .end = s->first + s->n,
                         .out = out };
    if (s->zone == ZONE_TITLE) read_lead(&f);
    for (uint32_t i = f.first; i < f.end; i++) {
        uint32_t n = 1;
        int kind = speech_row(scan, i, f.end, &n);
        if (kind < 0 || kind == SPEECH_DOCUMENT) continue;
        if (kind == SPEECH_ACCORDING || kind == SPEECH_NOUN)
            read_according(&f, i, n, kind);
        else if (kind != SPEECH_NEVER && tree_is_verb(scan, i))
            read_verb(&f, i, n, kind);
        i += n - 1;
    }
    if (!f.n) read_tail(&f);
    return f.n;
}
