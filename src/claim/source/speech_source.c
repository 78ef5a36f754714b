/* Of what kind a source is, and for whom it speaks.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/speech.h"

int speech_row(const struct scan *scan, uint32_t at, uint32_t end, uint32_t *n)
{
    uint32_t kind;
    size_t len =
        phrases_match(&scan->reader->speech, scan->tokens, at, end, &kind);
    if (!len) return -1;
    if (n) *n = (uint32_t)len;
    return (int)kind;
}

bool speech_is_document(const struct scan *scan, uint32_t at)
{
    int row = speech_row(scan, at, at + 1, NULL);
    if (row == SPEECH_DOCUMENT) return true;
    /* "the report", "claims": verbs of saying that stand as nouns */
    return scan->tokens[at].tag == TAG_NOUN && row >= 0 &&
           row != SPEECH_PERSON && row != SPEECH_NEVER && row != SPEECH_APART;
}

/* The kind of the longest row in the words that tells one; false: there is
 * no row. */
static bool find_kind(const struct scan *scan, struct stretch words,
                      uint32_t *kind)
{
    size_t best = 0;
    bool any = false;
    *kind = SOURCE_UNKNOWN;
    for (uint32_t i = words.first; i < words.first + words.n; i++) {
        uint32_t found;
        size_t n = phrases_match(&scan->reader->sources, scan->tokens, i,
                                 words.first + words.n, &found);
        if (n && found == SOURCE_UNKNOWN) any = true;
        if (n <= best || found == SOURCE_UNKNOWN) continue;
        best = n;
        *kind = found;
    }
    return best > 0 || any;
}

uint8_t speech_source_kind(const struct scan *scan, struct stretch words)
{
    uint32_t kind;
    if (find_kind(scan, words, &kind) && kind != SOURCE_UNKNOWN)
        return (uint8_t)kind;
    /* "Azerbaijan said": a land's name alone is its government */
    if (words.n && scan->place_at[words.first] &&
        scan->place_at[words.first] ==
            scan->place_at[words.first + words.n - 1])
        return SOURCE_GOVERNMENT;
    return SOURCE_UNKNOWN;
}

/* "Baku said", "Seoul's foreign ministry": the capital for the country. */
static struct str side_of_seat(const struct scan *scan, struct stretch words)
{
    uint32_t end = words.first + words.n;
    if (!words.n) return STR("");
    bool owns =
        words.n > 1 && str_is(scan->tokens[words.first + 1].lower, "'s");
    if (words.n > 1 && !owns) return STR("");
    (void)end;
    return find_country_seat(scan->reader->find,
                             scan->tokens[words.first].lower);
}

/* "The Sudan Liberation Army": the name of a band, no army of a land. */
static bool is_band(const struct scan *scan, struct stretch words)
{
    uint32_t row;
    return phrases_match(&scan->reader->armed, scan->tokens, words.first,
                         words.first + words.n, &row) &&
           !scan->reader->armed_rows[row].people;
}

/* "the Hamas-run health ministry": it counts whoever comes in. */
static bool is_run_by(const struct scan *scan, struct stretch words)
{
    for (uint32_t i = words.first + 2; i < words.first + words.n; i++)
        if (str_is(scan->tokens[i - 1].text, "-") && scan_is(scan, i, WORD_RUN))
            return true;
    return false;
}

struct attribution speech_source(const struct scan *scan,
                                 const struct speech *speech)
{
    struct stretch words = speech->words, wide = speech->wide;
    struct attribution out = { .text = scan_text(scan, words),
                               .span = scan_span(scan, words) };
    if (!words.n) return out;
    out.kind = speech_source_kind(scan, words);
    if (out.kind == SOURCE_UNKNOWN) out.kind = speech_source_kind(scan, wide);
    if ((out.kind == SOURCE_UNKNOWN || out.kind == SOURCE_MILITARY) &&
        is_band(scan, words))
        out.kind = SOURCE_ARMED_GROUP;
    out.side = side_of_seat(scan, words);
    if (out.side.len && out.kind == SOURCE_UNKNOWN)
        out.kind = SOURCE_GOVERNMENT;
    if (!out.side.len && !is_run_by(scan, words))
        out.side = group_side(scan, words, words.first);
    if (!out.side.len && wide.n && !is_run_by(scan, wide))
        out.side = group_side(scan, wide, wide.first);
    return out;
}

uint32_t speech_heart(const struct scan *scan, struct stretch words)
{
    uint32_t at = words.first, end = words.first + words.n;
    while (at + 1 < end && scan->tokens[at + 1].tag != TAG_ADP &&
           scan->tokens[at + 1].tag != TAG_SCONJ)
        at++;
    return at;
}

bool speech_source_speaks(const struct scan *scan, struct stretch words)
{
    uint32_t heart = speech_heart(scan, words), value;
    if (find_kind(scan, words, &value)) return true;
    if (speech_is_document(scan, heart)) return true;
    if (phrases_match(&scan->reader->armed, scan->tokens, heart, heart + 1,
                      &value))
        return true;
    /* "pupils put the number at 12" */
    if (!scan->number_at[words.first] &&
        phrases_match(&scan->reader->people, scan->tokens, heart, heart + 1,
                      &value))
        return true;
    return scan->tokens[heart].tag == TAG_PROPN ||
           scan->tokens[heart].all_capital || scan->place_at[heart];
}
