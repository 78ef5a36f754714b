/* Where the words of a claim say that it was.
 *
 * Long reports on a storm or a flood go from land to land. A figure is of the
 * place that its own sentence names; else of the one told last in its
 * paragraph; else of the one that the heading names. "In total" without a
 * place is of all of them.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum { FAR_BACK = 24, HEADING_MOST = 8, OPENING_MOST = 4, SUM_REACH = 8 };
enum { TEASER_LEAST = 3 }; /* sentences before the first of them */

static bool is_spot(const struct scan *scan, uint32_t token)
{
    uint32_t place = scan->place_at[token];
    bool money = token + 1 < scan->n_tokens &&
                 str_is(scan->tokens[token + 1].lower, "$");
    return place && !money &&
           scan->analysis.places[place - 1].place.kind != PLACE_PEOPLE;
}

/* The last place of a sentence, before a token; 0 = none. */
static uint32_t last_place(const struct scan *scan, const struct sentence *s,
                           uint32_t end)
{
    for (uint32_t i = end; i-- > s->first;)
        if (is_spot(scan, i)) return scan->place_at[i];
    return 0;
}

/* "In Mexico, heavy rain fell near the border and seven people died": the
 * place that opens a sentence holds for all of it; 0 = none. */
static uint32_t opening_place(const struct scan *scan, const struct sentence *s)
{
    if (!s->n || scan->tokens[s->first].tag != TAG_ADP) return 0;
    for (uint32_t i = s->first + 1; i < s->first + s->n; i++) {
        if (i > s->first + OPENING_MOST || scan->tokens[i].tag == TAG_PUNCT ||
            tree_is_verb(scan, i))
            break;
        if (is_spot(scan, i)) return scan->place_at[i];
    }
    return 0;
}

/* A paragraph of its own that ends without a mark. */
static bool is_line(const struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    if (!s->n) return false;
    size_t n = scan->analysis.tokens.n_sentences;
    bool alone = (!sentence || scan_sentence(scan, sentence - 1)->paragraph !=
                                   s->paragraph) &&
                 (sentence + 1 >= n ||
                  scan_sentence(scan, sentence + 1)->paragraph != s->paragraph);
    struct str last = scan->tokens[s->first + s->n - 1].lower;
    return alone && !str_is(last, ".") && !str_is(last, "!") &&
           !str_is(last, "?");
}

/* A paragraph of a few words without an end: what the next ones are about. */
static bool is_heading(const struct scan *scan, uint32_t sentence)
{
    return scan_sentence(scan, sentence)->n <= HEADING_MOST &&
           is_line(scan, sentence);
}

/* Behind the beginning of the text, a line without an end. */
static bool is_teaser(const struct scan *scan, uint32_t sentence)
{
    return sentence > TEASER_LEAST && is_line(scan, sentence) &&
           scan_sentence(scan, sentence)->zone == ZONE_BODY;
}

/* The place told last before the sentence. */
static uint32_t place_before(const struct scan *scan, uint32_t sentence)
{
    uint32_t paragraph = scan_sentence(scan, sentence)->paragraph;
    for (uint32_t back = 1; back <= FAR_BACK && back <= sentence; back++) {
        const struct sentence *s = scan_sentence(scan, sentence - back);
        bool heading = is_heading(scan, sentence - back);
        if (s->paragraph != paragraph && !heading) continue;
        uint32_t place = last_place(scan, s, s->first + s->n);
        if (place || heading) return place;
    }
    return 0;
}

/* "a storm total of 37"; "in total", of a sentence that names no place. */
static bool is_overall(const struct scan *scan, const struct sentence *s,
                       bool placed)
{
    if (context_has(scan, s->first, s->first + s->n, CUE_WHOLE)) return true;
    return !placed &&
           context_has(scan, s->first, s->first + s->n, CUE_OVERALL) &&
           !context_has(scan, s->first, s->first + s->n, CUE_WITHIN);
}

/* "In total, 12 people were killed", "12 were killed in all". */
static bool is_summed(const struct scan *scan, const struct sentence *s,
                      struct stretch words)
{
    uint32_t behind = words.first + words.n;
    uint32_t from =
        words.first > s->first + SUM_REACH ? words.first - SUM_REACH : s->first;
    for (uint32_t i = from; i < behind; i++)
        if (context_cue(scan, i, CUE_OVERALL)) return true;
    return behind < s->first + s->n && context_cue(scan, behind, CUE_OVERALL);
}

/* "All three died": of those told before. */
static bool is_all_told(const struct scan *scan, const struct sentence *s,
                        const struct draft *draft)
{
    const struct stretch *words = &draft->quantity.words;
    uint32_t at = words->first, behind = words->first + words->n;
    if (!scan_is(scan, at, WORD_ALL) && at > s->first) at--;
    return draft->harm == HARM_KILLED && draft->quantity.kind == COUNT_NUMBER &&
           draft->quantity.lo > 1 && scan_is(scan, at, WORD_ALL) &&
           behind == at + 2 && behind < s->first + s->n &&
           scan->number_at[behind - 1] &&
           (scan->tokens[behind].tag == TAG_AUX ||
            scan->tokens[behind].tag == TAG_VERB);
}

/* "Initial reports spoke of five, but later ...": the five, not what is told
 * behind "later". */
static bool is_early(const struct scan *scan, const struct sentence *s,
                     uint32_t end)
{
    bool early = false;
    for (uint32_t i = s->first; i < end; i++) {
        if (context_cue(scan, i, CUE_EARLY))
            early = true;
        else if (early && context_cue(scan, i, CUE_LATE))
            early = false;
    }
    return early;
}

/* "from 250 to 177": the 250. */
static bool is_left(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t first = quantity->words.first, next = first + quantity->words.n;
    return first > 0 && scan_is(scan, first - 1, WORD_FROM) &&
           next + 1 < scan->n_tokens && scan_is(scan, next, WORD_TO) &&
           scan->number_at[next + 1];
}

uint32_t where_lead_end(const struct scan *scan)
{
    bool body = false;
    for (uint32_t i = 0; i < scan->analysis.tokens.n_sentences; i++) {
        const struct sentence *s = scan_sentence(scan, i);
        if (body && is_heading(scan, i)) return s->span.start;
        body = body || (s->zone == ZONE_BODY && s->n > HEADING_MOST);
    }
    return UINT32_MAX;
}

/* "The paper wrote that 86 were killed. The number was wrong": taken back. */
static bool is_taken_back(const struct scan *scan, const struct draft *draft)
{
    uint32_t next = draft->sentence + 1;
    return next < scan->analysis.tokens.n_sentences &&
           draft->quantity.kind == COUNT_NUMBER &&
           context_tells(scan, next, CUE_WRONG);
}

void where_told(const struct story *story)
{
    struct scan *scan = story->scan;
    for (size_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        const struct sentence *s = scan_sentence(scan, draft->sentence);
        uint32_t end = s->first + s->n;
        draft->early = is_early(scan, s, draft->quantity.words.first) ||
                       is_left(scan, &draft->quantity);
        draft->revised = revised_is(scan, draft);
        draft->teaser = is_teaser(scan, draft->sentence);
        draft->rival = draft->resaid || revised_rivals(scan, draft);
        draft->said = 1u << draft->quantity.qualifier;
        if (is_taken_back(scan, draft)) draft->stance = STANCE_DENIED;
        draft->place = opening_place(scan, s);
        if (!draft->place) draft->place = story->of[d].place;
        if (!draft->place) draft->place = last_place(scan, s, draft->anchor);
        if (!draft->place) draft->place = last_place(scan, s, end);
        draft->here = draft->place > 0;
        draft->summed = is_summed(scan, s, draft->quantity.words) ||
                        is_all_told(scan, s, draft);
        draft->overall = is_overall(scan, s, draft->here);
        if (!draft->place && !draft->overall)
            draft->place = place_before(scan, draft->sentence);
    }
}
