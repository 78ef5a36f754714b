/* What stands at each token of a report.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

/* In drafts; the longest report known by hand holds some eighty. */
enum { DRAFTS_NEAR = 256 };

/* In tokens: an armed group's name up to the place in it. */
enum { NAME_MOST = 6 };

static void mark(uint32_t *at, struct stretch words, uint32_t n_tokens,
                 uint32_t value)
{
    for (uint32_t i = words.first; i < words.first + words.n; i++)
        if (i < n_tokens) at[i] = value;
}

static void mark_unreal(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        uint32_t kind, end = tree_sentence_end(scan, i);
        size_t n =
            phrases_match(&scan->reader->unreal, scan->tokens, i, end, &kind);
        for (size_t k = 0; k < n; k++)
            if (kind == UNREAL_FIGURE || k == 0 ||
                (kind == UNREAL_BEFORE &&
                 !scan_is(scan, i + (uint32_t)k, WORD_TO)))
                scan->unreal_at[i + k] = (uint8_t)(kind + 1);
    }
}

static void add_kinds(uint64_t *to, const uint64_t *kinds)
{
    for (int i = 0; i < WORD_SETS; i++) to[i] |= kinds[i];
}

static void mark_words(struct scan *scan)
{
    const struct reader *reader = scan->reader;
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        const struct token *token = &scan->tokens[i];
        uint32_t at = word_table_get(&reader->words, token->word);
        if (at) add_kinds(scan->words_at[i], reader->word_kinds[at]);
        if (!scan_sentence(scan, scan->sentence_at[i])->parsed) continue;
        at = word_table_get(&reader->lemmas, token->stem);
        if (at) add_kinds(scan->words_at[i], reader->word_kinds[at]);
    }
}

/* "five IS militants": initials that look like a verb. */
static void mark_initials(struct scan *scan, uint32_t at, uint32_t end)
{
    uint32_t index;
    struct token *token = &scan->tokens[at];
    if (!token->all_capital || token->tag != TAG_AUX) return;
    size_t n =
        phrases_match(&scan->reader->armed, scan->tokens, at, end, &index);
    if (n < 2) return;
    token->tag = TAG_PROPN;
    token->relation = REL_COMPOUND;
    token->head = at + (uint32_t)n - 1;
}

/* "Human Rights Watch documented": what looks like a verb in a body's name
 * is none. */
static void mark_names(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        uint32_t kind, end = tree_sentence_end(scan, i);
        if (!scan->tokens[i].capital) continue;
        mark_initials(scan, i, end);
        size_t n =
            phrases_match(&scan->reader->sources, scan->tokens, i, end, &kind);
        for (size_t k = 1; k < n; k++)
            if (scan->tokens[i + k].tag == TAG_VERB &&
                scan->tokens[i + k].capital)
                scan->tokens[i + k].tag = TAG_PROPN;
    }
}

/* "how many people died": asked, not counted. */
static void drop_asked(struct scan *scan)
{
    for (size_t i = 0; i < scan->analysis.n_numbers; i++) {
        struct number *number = &scan->analysis.numbers[i];
        uint32_t first = number->words.first;
        if (first && scan_is(scan, first - 1, WORD_HOW) &&
            number->use == NUMBER_COUNT)
            number->use = NUMBER_CODE;
    }
}

/* "al-Qaeda in the Arabian Peninsula": does the place stand at the end of an
 * armed group's name? Then it tells not where anything happened. */
static bool is_of_name(const struct scan *scan, struct stretch place)
{
    uint32_t row, end = place.first + place.n;
    uint32_t from = place.first > NAME_MOST ? place.first - NAME_MOST : 0;
    for (uint32_t i = from; i < place.first; i++)
        if (i + phrases_match(&scan->reader->armed, scan->tokens, i,
                              scan->n_tokens, &row) >=
            end)
            return true;
    return false;
}

static void drop_places_of_names(struct scan *scan)
{
    struct place_mention *places = scan->analysis.places;
    size_t kept = 0;
    for (size_t i = 0; i < scan->analysis.n_places; i++)
        if (!is_of_name(scan, places[i].words)) places[kept++] = places[i];
    scan->analysis.n_places = kept;
}

void scan_open(struct scan *scan)
{
    const struct analysis *analysis = &scan->analysis;
    size_t n = analysis->tokens.n;
    scan->tokens = analysis->tokens.at;
    scan->n_tokens = (uint32_t)n;
    scan->number_at = ARENA_ARRAY(scan->arena, uint32_t, n + 1);
    scan->time_at = ARENA_ARRAY(scan->arena, uint32_t, n + 1);
    scan->place_at = ARENA_ARRAY(scan->arena, uint32_t, n + 1);
    scan->sentence_at = ARENA_ARRAY(scan->arena, uint32_t, n + 1);
    scan->hit_at = ARENA_ARRAY(scan->arena, uint32_t, n + 1);
    scan->unreal_at = ARENA_ARRAY(scan->arena, uint8_t, n + 1);
    scan->words_at = arena_array(scan->arena, n + 1, sizeof *scan->words_at);
    drop_places_of_names(scan);
    for (size_t i = 0; i < analysis->n_numbers; i++)
        mark(scan->number_at, analysis->numbers[i].words, scan->n_tokens,
             (uint32_t)i + 1);
    for (size_t i = 0; i < analysis->n_times; i++)
        mark(scan->time_at, analysis->times[i].words, scan->n_tokens,
             (uint32_t)i + 1);
    for (size_t i = 0; i < analysis->n_places; i++)
        mark(scan->place_at, analysis->places[i].words, scan->n_tokens,
             (uint32_t)i + 1);
    for (size_t i = 0; i < analysis->tokens.n_sentences; i++) {
        const struct sentence *s = &analysis->tokens.sentences[i];
        mark(scan->sentence_at, (struct stretch){ s->first, s->n },
             scan->n_tokens, (uint32_t)i);
    }
    mark_words(scan);
    drop_asked(scan);
    mark_unreal(scan);
    mark_names(scan);
}

struct span scan_span(const struct scan *scan, struct stretch words)
{
    if (!words.n) return (struct span){ 0, 0 };
    return (struct span){ scan->tokens[words.first].span.start,
                          scan->tokens[words.first + words.n - 1].span.end };
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Lines that end within a name are no part of it: one blank for all white
 * space. */
static struct str in_one_line(const struct scan *scan, struct str text)
{
    size_t n = 0;
    char *out = ARENA_ARRAY(scan->arena, char, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        if (!is_blank(text.at[i]))
            out[n++] = text.at[i];
        else if (n && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    return (struct str){ out, n };
}

struct str scan_text(const struct scan *scan, struct stretch words)
{
    struct span span = scan_span(scan, words);
    struct str text = str_slice(scan->report->text, span.start, span.end);
    bool broken = str_find(text, STR("\n"), 0) < text.len ||
                  str_find(text, STR("\r"), 0) < text.len;
    return broken ? in_one_line(scan, text) : text;
}

struct draft *scan_draft(struct scan *scan)
{
    scan->drafts = arena_grow(scan->arena, scan->drafts, &scan->room_drafts,
                              scan->n_drafts + 1, sizeof *scan->drafts);
    struct draft *draft = &scan->drafts[scan->n_drafts++];
    *draft = (struct draft){ .whole = NO_TOKEN,
                             .into = NO_TOKEN,
                             .pronoun = NO_TOKEN };
    return draft;
}

struct draft *scan_draft_of(struct scan *scan, uint32_t hit_index,
                            const struct quantity *quantity, uint8_t tie)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    struct draft *draft = scan_draft(scan);
    draft->quantity = *quantity;
    draft->hit = hit_index;
    draft->sentence = hit->sentence;
    draft->anchor = hit->head;
    draft->harm = hit->harm;
    draft->tie = tie;
    return draft;
}

struct draft *scan_draft_like(struct scan *scan, uint32_t known,
                              const struct quantity *quantity)
{
    struct draft *draft = scan_draft(scan);
    *draft = scan->drafts[known];
    draft->quantity = *quantity;
    draft->tie = TIE_LINEAR;
    return draft;
}

uint32_t scan_near_start(uint32_t draft)
{
    return draft > DRAFTS_NEAR ? draft - DRAFTS_NEAR : 0;
}

uint32_t scan_near_end(const struct scan *scan, uint32_t draft)
{
    uint32_t n = (uint32_t)scan->n_drafts;
    return n - draft > DRAFTS_NEAR ? draft + DRAFTS_NEAR : n;
}
