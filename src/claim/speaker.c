/* Whose word a figure is.
 *
 * A verb of saying, "according to" or a noun like "figures from" gives a
 * source to the claims of its sentence: those under the verb in the tree, or
 * all of them when the saying trails the sentence ("..., officials said").
 * Pronouns stand for the last source, and a quotation that runs on keeps its
 * speaker. Without any of these a claim is the report's own word.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

struct speech {
    uint32_t verb;        /* the word that gives the source */
    uint32_t subject;     /* head of the source's phrase */
    uint8_t kind;         /* enum speech_kind */
    bool trailing;        /* covers the whole sentence */
    struct attribution source;
};

enum { MOST_SPEECHES = 16, MOST_SIDED = 32, SOURCE_WORDS = 14 };

struct speeches {
    struct speech at[MOST_SPEECHES];
    size_t n;
    struct attribution last;        /* the last source of the report */
    struct attribution last_person; /* the last that is a person's name */
    uint32_t last_sentence;
    struct attribution sided[MOST_SIDED]; /* sources whose side is known */
    size_t n_sided;
};

static bool ends_source(const struct scan *scan, uint32_t at, uint32_t head)
{
    const struct token *token = &scan->tokens[at];
    if (token->kind == TOKEN_PUNCT && !str_is(token->lower, "-") &&
        !str_is(token->lower, "."))
        return true;
    if (token->relation == REL_ACL_RELCL || token->relation == REL_ACL ||
        token->tag == TAG_VERB || token->tag == TAG_AUX ||
        token->tag == TAG_SCONJ)
        return true;
    return !tree_under(scan, at, head);
}

/* The source's phrase without its article, relative clause or apposition. */
static struct stretch source_words(const struct scan *scan, uint32_t head)
{
    struct stretch left = tree_phrase(scan, head, true);
    uint32_t first = left.first, end = head + 1;
    uint32_t stop = tree_sentence_end(scan, head);
    for (uint32_t i = head; i > left.first; i--)
        if (scan->tokens[i - 1].kind == TOKEN_PUNCT &&
            !str_is(scan->tokens[i - 1].lower, "-") &&
            !str_is(scan->tokens[i - 1].lower, ".")) {
            first = i;
            break;
        }
    for (uint32_t i = first; i < head; i++)
        if (scan->tokens[i].relation == REL_CASE &&
            scan->tokens[i].head == head)
            first = i + 1;
    while (first < head && (scan->tokens[first].tag == TAG_DET ||
                            scan->tokens[first].relation == REL_FIXED ||
                            scan->tokens[first].tag == TAG_ADV ||
                            scan->tokens[first].tag == TAG_CCONJ ||
                            str_is(scan->tokens[first].lower, "but")))
        first++;
    while (end < stop && end < head + SOURCE_WORDS &&
           !ends_source(scan, end, head))
        end++;
    return (struct stretch){ first, end - first };
}

static uint8_t kind_of(const struct scan *scan, struct stretch words)
{
    size_t best = 0;
    uint32_t kind = SOURCE_UNKNOWN;
    for (uint32_t i = words.first; i < words.first + words.n; i++) {
        uint32_t found;
        size_t n = phrases_match(&scan->reader->sources, scan->tokens, i,
                                 words.first + words.n, &found);
        if (n <= best) continue;
        best = n;
        kind = found;
    }
    if (best) return (uint8_t)kind;
    uint32_t index = scan->place_at[words.first];
    if (index && words.n <= 2) return SOURCE_GOVERNMENT;
    return SOURCE_UNKNOWN;
}

static bool is_person(const struct scan *scan, uint32_t head)
{
    struct stretch name;
    return group_is_name(scan, head, &name);
}

static struct attribution attribute(const struct scan *scan, uint32_t head)
{
    struct stretch words = source_words(scan, head);
    struct attribution out = { .text = scan_text(scan, words),
                               .span = scan_span(scan, words) };
    uint32_t end = tree_sentence_end(scan, head);
    struct stretch wide = words; /* with what stands in apposition */
    while (wide.first + wide.n < end &&
           tree_under(scan, wide.first + wide.n, head))
        wide.n++;
    out.kind = kind_of(scan, words);
    if (out.kind == SOURCE_UNKNOWN) out.kind = kind_of(scan, wide);
    out.side = group_side(scan, words, head);
    if (!out.side.len) out.side = group_side(scan, wide, head);
    return out;
}

/* The last source that a pronoun may stand for. */
static bool resolve_pronoun(const struct scan *scan, uint32_t token,
                            const struct speeches *speeches,
                            struct attribution *out)
{
    struct str lower = scan->tokens[token].lower;
    bool person = str_is(lower, "he") || str_is(lower, "she") ||
                  str_is(lower, "i");
    bool body = str_is(lower, "it") || str_is(lower, "they") ||
                str_is(lower, "we");
    if (person && speeches->last_person.text.len)
        *out = speeches->last_person;
    else if (person || body)
        *out = speeches->last;
    else
        return false;
    return out->text.len > 0;
}

static bool claims_responsibility(const struct scan *scan, uint32_t verb)
{
    uint32_t object = tree_child(scan, verb, REL_OBJ);
    if (object == NO_TOKEN) return false;
    struct str lemma = scan->tokens[object].lemma;
    return str_is(lemma, "responsibility") || str_is(lemma, "life") ||
           str_is(lemma, "credit");
}

static bool is_trailing(const struct scan *scan, uint32_t verb)
{
    uint32_t end = tree_sentence_end(scan, verb);
    if (scan->tokens[verb].relation == REL_PARATAXIS) return true;
    for (uint32_t i = verb + 1; i < end; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (scan->time_at[i] || tag == TAG_PUNCT) continue;
        if (tag != TAG_ADV && tag != TAG_ADP && tag != TAG_DET) {
            /* "officials told Reuters", "said in a statement" */
            if (tag == TAG_NOUN || tag == TAG_PROPN || tag == TAG_PRON)
                continue;
            return false;
        }
    }
    return true;
}

/* The head of the noun phrase that begins at a token. */
static uint32_t phrase_after(const struct scan *scan, uint32_t at)
{
    uint32_t end = tree_sentence_end(scan, at), head = NO_TOKEN;
    for (uint32_t i = at; i < end && i < at + SOURCE_WORDS; i++) {
        uint8_t tag = scan->tokens[i].tag;
        bool noun = tag == TAG_NOUN || tag == TAG_PROPN || tag == TAG_PRON;
        if (noun) head = i;
        else if (head != NO_TOKEN ||
                 (tag != TAG_DET && tag != TAG_ADJ && tag != TAG_NUM &&
                  tag != TAG_PUNCT && tag != TAG_ADP && tag != TAG_X))
            break;
    }
    return head;
}

/* Behind "the latest update from", "a statement by": who says it. */
static uint32_t skip_document(const struct scan *scan, uint32_t head)
{
    uint32_t kind, end = tree_sentence_end(scan, head);
    if (!phrases_match(&scan->reader->speech, scan->tokens, head, head + 1,
                       &kind) ||
        kind != SPEECH_DOCUMENT)
        return head;
    for (uint32_t i = head + 1; i + 1 < end && i < head + 6; i++)
        if (str_is(scan->tokens[i].lower, "from") ||
            str_is(scan->tokens[i].lower, "by") ||
            str_is(scan->tokens[i].lower, "of")) {
            uint32_t found = phrase_after(scan, i + 1);
            if (found != NO_TOKEN) return found;
        }
    return head;
}

static struct str last_word(struct str text)
{
    size_t at = text.len;
    while (at && text.at[at - 1] != ' ') at--;
    return str_slice(text, at, text.len);
}

static bool has_word(struct str text, struct str word)
{
    while (text.len)
        if (str_equal_fold(str_cut(&text, ' '), word)) return true;
    return false;
}

/* "the ministry" speaks for the side of the ministry named before. */
static void recall_side(struct speeches *speeches, struct attribution *source)
{
    if (source->side.len) {
        size_t at = speeches->n_sided++ % MOST_SIDED;
        speeches->sided[at] = *source;
        return;
    }
    struct str word = last_word(source->text);
    size_t n = speeches->n_sided < MOST_SIDED ? speeches->n_sided : MOST_SIDED;
    for (size_t i = n; i-- > 0;)
        if (has_word(speeches->sided[i].text, word)) {
            source->side = speeches->sided[i].side;
            return;
        }
}

static void add_speech(const struct scan *scan, struct speeches *speeches,
                       struct speech speech)
{
    if (speeches->n == MOST_SPEECHES) return;
    uint32_t head = speech.subject = skip_document(scan, speech.subject);
    if (scan->tokens[head].tag == TAG_PRON) {
        if (!resolve_pronoun(scan, head, speeches, &speech.source)) return;
    } else {
        speech.source = attribute(scan, head);
        recall_side(speeches, &speech.source);
        if (is_person(scan, head)) speeches->last_person = speech.source;
    }
    if (!speech.source.text.len) return;
    speeches->at[speeches->n++] = speech;
}

static void read_verb(const struct scan *scan, struct speeches *speeches,
                      uint32_t verb, uint8_t kind)
{
    if (!tree_is_verb(scan, verb)) return;
    if (tree_is_passive(scan, verb) && kind != SPEECH_TOLD) return;
    if (claims_responsibility(scan, verb)) return;
    uint32_t subject = tree_child(scan, verb, REL_NSUBJ);
    if (subject == NO_TOKEN && scan->tokens[verb].relation == REL_CONJ)
        subject = tree_subject(scan, verb);
    if (subject == NO_TOKEN) return;
    if (str_is(scan->tokens[subject].lower, "who"))
        subject = scan->tokens[verb].head;
    add_speech(scan, speeches, (struct speech){ .verb = verb,
                                                .subject = subject,
                                                .kind = kind,
                                                .trailing = is_trailing(scan,
                                                                        verb) });
}

static void find_speeches(const struct scan *scan, const struct sentence *s,
                          struct speeches *speeches)
{
    uint32_t end = s->first + s->n;
    speeches->n = 0;
    for (uint32_t i = s->first; i < end; i++) {
        uint32_t kind;
        size_t n = phrases_match(&scan->reader->speech, scan->tokens, i, end,
                                 &kind);
        if (!n) continue;
        if (kind == SPEECH_DOCUMENT) continue;
        if (kind != SPEECH_ACCORDING && kind != SPEECH_NOUN) {
            read_verb(scan, speeches, i, (uint8_t)kind);
            continue;
        }
        uint32_t at = i + (uint32_t)n;
        uint32_t head = at < end ? phrase_after(scan, at) : NO_TOKEN;
        if (head != NO_TOKEN)
            add_speech(scan, speeches,
                       (struct speech){ .verb = i, .subject = head,
                                        .kind = (uint8_t)kind,
                                        .trailing = true });
        i = at - 1;
    }
}

/* Steps up from a token to a verb; -1 when it is not above. */
static int steps_up(const struct scan *scan, uint32_t token, uint32_t verb)
{
    for (int step = 0; step < 32; step++) {
        if (token == verb) return step;
        if (tree_is_root(scan, token)) return -1;
        token = scan->tokens[token].head;
    }
    return -1;
}

static const struct speech *covering(const struct scan *scan,
                                     const struct speeches *speeches,
                                     const struct draft *draft)
{
    const struct speech *best = NULL;
    int near = 99;
    for (size_t i = 0; i < speeches->n; i++) {
        const struct speech *speech = &speeches->at[i];
        int steps = steps_up(scan, draft->anchor, speech->verb);
        if (tree_under(scan, draft->anchor, speech->subject)) continue;
        if (steps < 0 && speech->trailing) steps = 50;
        if (steps < 0 || steps >= near) continue;
        near = steps;
        best = speech;
    }
    return best;
}

/* Does the sentence go on with a quotation that an earlier one opened? */
static bool quote_runs_on(const struct scan *scan, const struct sentence *s)
{
    const struct token *first = &scan->tokens[s->first];
    return str_is(first->lower, "\"") && s->n > 1;
}

static void give_sources(struct scan *scan, uint32_t index,
                         struct speeches *speeches)
{
    const struct sentence *s = scan_sentence(scan, index);
    bool runs_on = quote_runs_on(scan, s) && speeches->last.text.len &&
                   speeches->last_sentence + 1 >= index;
    for (size_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        if (draft->sentence != index) continue;
        const struct speech *speech = covering(scan, speeches, draft);
        if (speech) {
            draft->source = speech->source;
            if (speech->kind == SPEECH_DENY) draft->stance = STANCE_DENIED;
        } else if (runs_on) {
            draft->source = speeches->last;
        }
    }
}

void speaker_find(struct scan *scan)
{
    struct speeches *speeches = ARENA_NEW(scan->arena, struct speeches);
    for (uint32_t i = 0; i < scan->analysis.tokens.n_sentences; i++) {
        const struct sentence *s = scan_sentence(scan, i);
        if (!s->parsed) continue;
        find_speeches(scan, s, speeches);
        give_sources(scan, i, speeches);
        if (!speeches->n) continue;
        speeches->last = speeches->at[speeches->n - 1].source;
        speeches->last_sentence = i;
    }
}
