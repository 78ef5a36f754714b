/* Figures of which the report says that they could not be checked.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/speech.h"

enum { DOUBT_NEAR = 1, DOUBT_SEVERAL = 3, DOUBT_ALL = UINT16_MAX };

/* From "contrary", "look" to "reports". */
enum { LEAD_REACH = 4 };

/* What a sentence says of figures that stand elsewhere. */
struct doubt {
    bool found;
    bool party; /* one of those concerned cannot tell */
    bool apart; /* it is names or causes that are not known: no figure */
    bool told;  /* it has figures of its own, which are meant */
};

static bool has_article(const struct scan *scan, uint32_t noun, uint32_t first)
{
    for (uint32_t k = noun; k > first; k--) {
        uint8_t tag = scan->tokens[k - 1].tag;
        if (tag == TAG_DET) return true;
        if (tag != TAG_ADJ && tag != TAG_NOUN) break;
    }
    return false;
}

/* How many sentences the doubt of "figures", "the claims" reaches: "Casualty
 * figures cannot be verified" and "The reports of fighting ..." doubt all,
 * "The claims ..." several, "Reports of a second gunman ..." none. */
static uint32_t reach_of_many(const struct scan *scan, uint32_t noun,
                              const struct sentence *s)
{
    uint32_t behind = noun + 1, end = s->first + s->n;
    if (behind + 1 < end && scan->tokens[behind].tag == TAG_ADP)
        return scan_is(scan, behind + 1, WORD_INDEFINITE) ? 0 : DOUBT_ALL;
    return has_article(scan, noun, s->first) ? DOUBT_SEVERAL : DOUBT_ALL;
}

/* "Independent verification was impossible" doubts several, "The claim could
 * not be verified" one. */
static uint32_t doubt_reach(const struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    bool plain = true;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const struct token *token = &scan->tokens[i];
        if (token->tag == TAG_NOUN && scan_is(scan, i, WORD_CHECK))
            return DOUBT_SEVERAL;
        if (token->tag == TAG_PRON && token->sense != SENSE_PLURAL)
            plain = false;
        if (!speech_is_document(scan, i)) continue;
        if (token->sense == SENSE_PLURAL) return reach_of_many(scan, i, s);
        return DOUBT_NEAR;
    }
    return plain ? DOUBT_SEVERAL : DOUBT_NEAR;
}

/* Figures on somebody's word, near before the doubt, or wherever they are. */
static void doubt_others(struct scan *scan, uint32_t sentence)
{
    uint32_t reach = doubt_reach(scan, sentence);
    for (size_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        bool near =
            draft->sentence < sentence && draft->sentence + reach >= sentence;
        if ((near || reach == DOUBT_ALL) && draft->source.text.len &&
            draft->stance == STANCE_ASSERTED)
            draft->stance = STANCE_UNVERIFIED;
    }
}

/* "The army could not confirm the reports": a party that knows of nothing, not
 * the paper that could not check. */
static bool is_party(const struct scan *scan, uint32_t first, uint32_t n)
{
    for (uint32_t i = first + n; i-- > first;) {
        if (!tree_is_verb(scan, i) || tree_is_passive(scan, i)) continue;
        uint32_t subject = tree_subject(scan, i);
        if (subject == NO_TOKEN) continue;
        if (scan->tokens[subject].tag == TAG_PRON) return true;
        uint8_t kind =
            speech_source_kind(scan, tree_phrase(scan, subject, true));
        return kind != SOURCE_UNKNOWN && kind != SOURCE_MEDIA;
    }
    return false;
}

static struct doubt *read_doubts(const struct scan *scan)
{
    size_t n = scan->analysis.tokens.n_sentences;
    struct doubt *doubts = ARENA_ARRAY(scan->arena, struct doubt, n + 1);
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        struct doubt *doubt = &doubts[scan->sentence_at[i]];
        uint32_t width = 0;
        int row = speech_row(scan, i, tree_sentence_end(scan, i), &width);
        if (row == SPEECH_UNVERIFIED && is_party(scan, i, width))
            doubt->party = true;
        else if (row == SPEECH_UNVERIFIED)
            doubt->found = true;
        if (row == SPEECH_APART) doubt->apart = true;
    }
    for (size_t d = 0; d < scan->n_drafts; d++)
        doubts[scan->drafts[d].sentence].told = true;
    return doubts;
}

/* "reports that 20 died", "reports of 20 dead": the word for what is told, that
 * the draft hangs on; NO_TOKEN = none. */
static uint32_t report_before(const struct scan *scan,
                              const struct draft *draft)
{
    uint32_t first = draft->quantity.words.first;
    uint32_t start = tree_sentence_start(scan, first);
    for (uint32_t i = first; i > start + 1; i--) {
        uint8_t tag = scan->tokens[i - 1].tag;
        bool of = i == first && scan_is(scan, i - 1, WORD_OF);
        if (tag == TAG_PUNCT || scan->hit_at[i - 1]) return NO_TOKEN;
        if (of || scan_is(scan, i - 1, WORD_THAT))
            return speech_row(scan, i - 2, i - 1, NULL) >= 0 ? i - 2 : NO_TOKEN;
    }
    return NO_TOKEN;
}

/* "... were false", "were not true", "as fake": said of what stands before. */
static bool is_called_false(const struct scan *scan, uint32_t from)
{
    uint32_t end = tree_sentence_end(scan, from);
    for (uint32_t i = from; i + 1 < end; i++) {
        if (scan->tokens[i].tag == TAG_PUNCT) return false;
        if (!scan_is(scan, i, WORD_BE) && !scan_is(scan, i, WORD_AS)) continue;
        bool denied = i + 2 < end && scan_is(scan, i + 1, WORD_NOT);
        if (scan_is(scan, i + 1 + denied, denied ? WORD_TRUE : WORD_FALSE))
            return true;
    }
    return false;
}

/* Does a word of that kind stand in front of the word for what is told? */
static bool is_led_by(const struct scan *scan, uint32_t report,
                      enum word_kind kind)
{
    uint32_t start = tree_sentence_start(scan, report);
    for (uint32_t i = report; i > start && report - i < LEAD_REACH; i--)
        if (scan_is(scan, i - 1, kind)) return true;
    return false;
}

/* "Reports that 20 had died were false", "Contrary to reports that 20 had died,
 * ...": denied by whoever says so. Whoever looks into reports says nothing of
 * the kind. */
static void belie(const struct scan *scan, struct draft *draft)
{
    uint32_t report = report_before(scan, draft);
    bool toll = scan->hits[draft->hit].frame == FRAME_TOLL;
    if (report == NO_TOKEN && !toll) return;
    if (is_called_false(scan, draft->quantity.words.first) ||
        (report != NO_TOKEN && is_led_by(scan, report, WORD_CONTRARY))) {
        draft->stance = STANCE_DENIED;
    } else if (report != NO_TOKEN && is_led_by(scan, report, WORD_PROBES)) {
        draft->source = (struct attribution){ .text = STR("") };
        draft->stance = STANCE_UNVERIFIED;
    }
}

void speaker_doubt(struct scan *scan)
{
    const struct doubt *doubts = read_doubts(scan);
    for (size_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        belie(scan, draft);
        const struct doubt *doubt = &doubts[draft->sentence];
        if (draft->stance == STANCE_ASSERTED && !doubt->apart &&
            (doubt->found || doubt->party))
            draft->stance = STANCE_UNVERIFIED;
    }
    for (uint32_t i = 0; i < scan->analysis.tokens.n_sentences; i++)
        if (doubts[i].found && !doubts[i].apart && !doubts[i].told)
            doubt_others(scan, i);
}
