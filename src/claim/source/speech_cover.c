/* Which speech covers a word: the nearest one whose content it follows, else
 * the one that trails its clause, else that of a quotation it stands in.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/speech.h"

enum {
    QUOTE_REACH = 8,
    RUN_REACH = 2,
    MOST_CLIMB = 24,
    NOUN_REACH = 6,
    BEHIND_REACH = 6,
    PASSED_REACH = 2
};

/* ---- quotations --------------------------------------------------------- */

/* Does the mark open a quotation? By the blanks around it, else in turn. */
static bool opens_quote(const struct scan *scan, uint32_t at, bool open)
{
    const struct token *token = &scan->tokens[at];
    bool next = at + 1 < scan->n_tokens && scan->tokens[at + 1].space_before;
    if (str_is(token->text, "\u201c")) return true;
    /* some papers open with the closing mark */
    if (str_is(token->text, "\u201d"))
        return !open && !next && at == tree_sentence_start(scan, at);
    if (token->space_before && !next) return true;
    if (!token->space_before && next) return false;
    return !open;
}

/* 'We saw bodies,' she said: single marks quote where a sentence begins with
 * one, and until one that stands behind a stop. */
static bool is_single_quote(const struct scan *scan, uint32_t at, bool open)
{
    static const char *const marks[] = { "'", "\u2018", "\u2019" };
    const struct token *token = &scan->tokens[at];
    bool mark = false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        mark |= str_is(token->text, marks[i]);
    if (!mark) return false;
    if (open)
        return at > 0 && !token->space_before &&
               scan->tokens[at - 1].kind == TOKEN_PUNCT;
    return at == tree_sentence_start(scan, at) && at + 1 < scan->n_tokens &&
           !scan->tokens[at + 1].space_before && scan->tokens[at + 1].capital;
}

/* One pass: a quotation ends with its paragraph, whatever it forgot. */
void speaker_mark_quotes(struct speaker *speaker)
{
    const struct scan *scan = speaker->scan;
    uint32_t paragraph = 0;
    bool open = false;
    speaker->quoted = ARENA_ARRAY(scan->arena, bool, scan->n_tokens + 1);
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        uint32_t own = scan_sentence(scan, scan->sentence_at[i])->paragraph;
        if (own != paragraph) open = false;
        paragraph = own;
        speaker->quoted[i] = open;
        if (speech_is_quote(&scan->tokens[i]))
            open = opens_quote(scan, i, open);
        else if (is_single_quote(scan, i, open))
            open = !open;
    }
}

static const struct speech *first_speech(const struct speaker *speaker,
                                         uint32_t sentence)
{
    size_t at = speaker->first_of[sentence];
    return at < speaker->first_of[sentence + 1] ? &speaker->speeches[at] : NULL;
}

/* The speech that ends a quotation: "...," X said, here or further on. */
static const struct speech *find_closing(const struct speaker *speaker,
                                         uint32_t sentence)
{
    const struct scan *scan = speaker->scan;
    size_t n = scan->analysis.tokens.n_sentences;
    uint32_t paragraph = scan_sentence(scan, sentence)->paragraph;
    for (uint32_t i = sentence; i < n && i < sentence + QUOTE_REACH; i++) {
        if (scan_sentence(scan, i)->paragraph != paragraph) return NULL;
        for (size_t k = speaker->first_of[i]; k < speaker->first_of[i + 1];
             k++) {
            const struct speech *speech = &speaker->speeches[k];
            if (!speaker->quoted[speech->cue] && speech->trails) return speech;
        }
    }
    return NULL;
}

/* The last speech before a sentence, over sentences that are all quotation
 * and few that are not. */
static const struct speech *find_opening(const struct speaker *speaker,
                                         uint32_t sentence, uint32_t reach)
{
    for (uint32_t i = sentence; i-- > 0;) {
        if (i + QUOTE_REACH < sentence) break;
        const struct speech *speech = first_speech(speaker, i);
        if (speech) return &speaker->speeches[speaker->first_of[i + 1] - 1];
        const struct sentence *s = scan_sentence(speaker->scan, i);
        bool quoted =
            s->n && (speech_is_quote(&speaker->scan->tokens[s->first]) ||
                     speaker->quoted[s->first]);
        if (!quoted && reach-- == 0) break;
    }
    return NULL;
}

/* "X explained:", and a paragraph of X's words */
static const struct speech *find_announced(const struct speaker *speaker,
                                           uint32_t sentence)
{
    const struct scan *scan = speaker->scan;
    uint32_t at = sentence;
    uint32_t paragraph = scan_sentence(scan, sentence)->paragraph;
    while (at > 0 && at + QUOTE_REACH > sentence &&
           scan_sentence(scan, at - 1)->paragraph == paragraph)
        at--;
    if (!at) return NULL;
    const struct sentence *s = scan_sentence(scan, at - 1);
    if (!s->n || !str_is(scan->tokens[s->first + s->n - 1].lower, ":"))
        return NULL;
    return find_opening(speaker, at, 1);
}

/* "Ten people died. This was announced by X": the speech of the sentence
 * behind, which says nothing else. */
static const struct speech *find_behind(const struct speaker *speaker,
                                        uint32_t sentence)
{
    const struct scan *scan = speaker->scan;
    uint32_t next = sentence + 1, i;
    if (next >= scan->analysis.tokens.n_sentences) return NULL;
    const struct speech *speech = first_speech(speaker, next);
    const struct sentence *s = scan_sentence(scan, next);
    if (!speech || speech->left != speech->cue || !s->n ||
        scan_sentence(scan, sentence)->zone != s->zone)
        return NULL;
    for (i = s->first; i < speech->cue && i < s->first + BEHIND_REACH; i++)
        if (!scan_is(scan, i, WORD_POINTING) && !speech_is_document(scan, i) &&
            scan->tokens[i].tag != TAG_AUX && scan->tokens[i].tag != TAG_ADV)
            return NULL;
    bool told = scan_is(scan, s->first, WORD_POINTING) && i == speech->cue &&
                scan->tokens[speech->cue].sense == SENSE_PARTICIPLE &&
                scan->tokens[speech->cue - 1].tag == TAG_AUX;
    return told ? speech : NULL;
}

/* ---- covering ----------------------------------------------------------- */

static bool is_noun(const struct token *token)
{
    return token->tag == TAG_NOUN || token->tag == TAG_PROPN ||
           token->tag == TAG_ADP;
}

/* The "that" or "which" behind a noun in whose clause a word stands. */
static uint32_t find_relative(const struct scan *scan, uint32_t from,
                              uint32_t at)
{
    for (uint32_t i = at; i > from + 1; i--) {
        const struct token *token = &scan->tokens[i - 1];
        if (token->kind == TOKEN_PUNCT || token->tag == TAG_CCONJ) break;
        if (token->tag != TAG_PRON) continue;
        if (scan_is(scan, i - 1, WORD_RELATIVE) &&
            is_noun(&scan->tokens[i - 2]))
            return i - 1;
    }
    return NO_TOKEN;
}

/* "The rebels said it was revenge for strikes that killed 12": they say what
 * it was for; who died in the strikes is told beside. Who speaks for none who
 * fight tells of both. */
static bool is_aside(const struct scan *scan, const struct speech *speech,
                     uint32_t at)
{
    uint32_t that = find_relative(scan, speech->right, at);
    if (that == NO_TOKEN || speech->source.kind != SOURCE_ARMED_GROUP)
        return false;
    for (uint32_t i = speech->right; i < that; i++)
        if (scan->tokens[i].tag == TAG_AUX ||
            (scan->tokens[i].tag == TAG_VERB &&
             scan->tokens[i].sense == SENSE_FINITE))
            return true;
    return false;
}

/* "Police said they looked for three, but found one who had died": what is
 * set against the verb of saying is told, not said. */
static bool is_beside(const struct scan *scan, const struct speech *speech,
                      uint32_t at)
{
    for (int step = 0; step < MOST_CLIMB && !tree_is_root(scan, at); step++) {
        const struct token *token = &scan->tokens[at];
        if (token->head == speech->cue) {
            uint32_t joint = tree_child(scan, at, REL_CC);
            return token->relation == REL_CONJ && joint != NO_TOKEN &&
                   scan_is(scan, joint, WORD_BUT);
        }
        at = token->head;
    }
    return false;
}

static bool leads_to(const struct scan *scan, const struct speech *speech,
                     uint32_t at)
{
    return speech->leads && at >= speech->right && at < speech->until &&
           !is_aside(scan, speech, at) && !is_beside(scan, speech, at);
}

/* "..., TASS said, citing the ministry": the paper passes on what another
 * said; and so does whoever says it "quoting the police". */
bool speech_passes_on(const struct scan *scan, const struct speech *carrier,
                      const struct speech *told)
{
    bool quotes = told->kind == SPEECH_ACCORDING &&
                  carrier->kind != SPEECH_ACCORDING &&
                  scan->tokens[told->cue].sense == SENSE_GERUND &&
                  told->source.kind != SOURCE_UNKNOWN;
    bool passes =
        carrier->source.kind == SOURCE_MEDIA &&
        (told->kind == SPEECH_ACCORDING || told->kind == SPEECH_RELAY);
    return (quotes || passes) && told->source.kind != SOURCE_MEDIA;
}

/* "The ministry said in a statement carried by TASS that ..." */
static bool is_carried(const struct scan *scan, const struct speech *speech)
{
    return speech->kind == SPEECH_RELAY &&
           speech->source.kind == SOURCE_MEDIA &&
           scan->tokens[speech->cue].relation == REL_ACL;
}

/* "..., the paper reported the governor said": whoever it is put down to
 * last. "..., police said, the paper reported": their word, passed on. */
static bool holds_speech(const struct scan *scan, const struct speech *one,
                         const struct speech *other)
{
    bool comma =
        other->left > one->right && str_is(scan->tokens[one->right].text, ",");
    bool passed =
        other->kind != SPEECH_ACCORDING || other->source.kind == SOURCE_MEDIA;
    return other->left > one->cue && other->left <= one->right + 1 &&
           !(comma && passed);
}

static bool is_dash(const struct token *token)
{
    return token->space_before && token->kind == TOKEN_PUNCT &&
           (str_is(token->text, "-") || str_is(token->text, "--") ||
            str_is(token->text, "\u2013") || str_is(token->text, "\u2014"));
}

/* "The mine - where seven died in 1999 - was unsafe, X said": told beside,
 * between the dashes. */
static bool is_between_dashes(const struct scan *scan, uint32_t at)
{
    uint32_t start = tree_sentence_start(scan, at), dash = at;
    uint32_t end = tree_sentence_end(scan, at);
    while (dash > start && !is_dash(&scan->tokens[dash])) dash--;
    if (dash == start || dash + 1 >= at) return false;
    if (!scan_is(scan, dash + 1, WORD_RELATIVE) &&
        !scan_is(scan, dash + 1, WORD_LOCATIVE))
        return false;
    for (uint32_t i = at + 1; i < end; i++)
        if (is_dash(&scan->tokens[i])) return true;
    return false;
}

/* "the violence that left 50 dead": known before, whoever speaks of it, but not
 * "the raid in which, he said, 50 died". */
static bool is_known(const struct scan *scan, const struct speech *speech,
                     uint32_t at)
{
    uint32_t row, start = tree_sentence_start(scan, at);
    uint32_t that = find_relative(scan, start, at);
    if (that == NO_TOKEN || (speech && speech->cue > that && speech->cue < at))
        return false;
    for (uint32_t i = that; i > start && that - i < NOUN_REACH; i--) {
        if (!phrases_match(&scan->reader->events, scan->tokens, i - 1, that,
                           &row))
            continue;
        uint32_t det = tree_child(scan, i - 1, REL_DET);
        return det != NO_TOKEN && scan_is(scan, det, WORD_POINTING);
    }
    return false;
}

static const struct speech *find_cover(const struct speaker *speaker,
                                       uint32_t sentence, uint32_t at)
{
    const struct speech *trail = NULL, *spill = NULL, *lead = NULL;
    for (size_t i = speaker->first_of[sentence];
         i < speaker->first_of[sentence + 1]; i++) {
        const struct speech *speech = &speaker->speeches[i];
        if (!speech->source.text.len) continue;
        if (leads_to(speaker->scan, speech, at) &&
            !(lead && (speech_passes_on(speaker->scan, speech, lead) ||
                       is_carried(speaker->scan, speech))))
            lead = speech;
        if (speech->trails && at < speech->left && at >= speech->since &&
            (!trail || speech_passes_on(speaker->scan, trail, speech) ||
             holds_speech(speaker->scan, trail, speech)))
            trail = speech;
        if (!speech->spills || at < speech->right || at >= speech->until ||
            is_aside(speaker->scan, speech, at))
            continue;
        /* "X reported that, according to Y, 12 died" */
        if (lead && speech->left <= lead->right + PASSED_REACH)
            lead = speech;
        else
            spill = speech;
    }
    if (lead && trail && speech_passes_on(speaker->scan, lead, trail))
        return trail;
    if (lead) return lead;
    return trail ? trail : spill;
}

const struct speech *speaker_cover(const struct speaker *speaker, uint32_t at,
                                   bool *own)
{
    uint32_t sentence = speaker->scan->sentence_at[at];
    const struct speech *speech = find_cover(speaker, sentence, at);
    if (is_known(speaker->scan, speech, at) ||
        is_between_dashes(speaker->scan, at))
        return NULL;
    *own = speech != NULL;
    if (!speech && speaker->quoted[at]) {
        speech = find_closing(speaker, sentence);
        if (!speech) speech = find_opening(speaker, sentence, RUN_REACH);
    }
    if (!speech) speech = find_announced(speaker, sentence);
    return speech ? speech : find_behind(speaker, sentence);
}
