/* Which words of a sentence stand on a source's word.
 *
 * "X said that ..." covers what follows, "..., X said" what precedes, and
 * "..., X said, ..." surely what precedes. A clause hung on by "which X said"
 * ends at the next comma.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/speech.h"

/* "Minutes after", "Just a day after": words from the start on. */
enum { CIRCUMSTANCE_REACH = 4 };

bool speech_is_quote(const struct token *token)
{
    static const char *const marks[] = { "\"", "\u201c", "\u201d", "''", "``" };
    if (token->kind != TOKEN_PUNCT) return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_is(token->lower, marks[i])) return true;
    return false;
}

static bool is_comma(const struct scan *scan, uint32_t at)
{
    return str_is(scan->tokens[at].lower, ",");
}

/* Does something happen in these words? */
static bool has_content(const struct scan *scan, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (scan->hit_at[i] || tag == TAG_VERB || tag == TAG_AUX) return true;
    }
    return false;
}

/* "put the number at six": a figure is content enough. */
static bool has_count(const struct scan *scan, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        uint32_t index = scan->number_at[i];
        if (index && scan->analysis.numbers[index - 1].use == NUMBER_COUNT)
            return true;
    }
    return false;
}

/* "As fighting raged, X said ...": what stands before is X's no more than
 * the report's. */
static bool opens_aside(const struct scan *scan, uint32_t at)
{
    return scan->tokens[at].tag == TAG_SCONJ || scan_is(scan, at, WORD_WHILE) ||
           scan_is(scan, at, WORD_WHEN);
}

/* "'...,' X said after 12 died": told beside. */
static bool opens_circumstance(const struct scan *scan, uint32_t at)
{
    return scan_is(scan, at, WORD_CIRCUMSTANCE);
}

/* The word before the speech, over marks of quotation. */
static uint32_t word_before(const struct scan *scan, uint32_t start,
                            uint32_t left)
{
    while (left > start && speech_is_quote(&scan->tokens[left - 1])) left--;
    return left > start ? left - 1 : NO_TOKEN;
}

static bool is_relative(const struct scan *scan, uint32_t at)
{
    uint8_t tag = scan->tokens[at].tag;
    return (tag == TAG_PRON || tag == TAG_DET || tag == TAG_SCONJ) &&
           scan_is(scan, at, WORD_RELATIVE);
}

bool speech_is_joined(const struct scan *scan, uint32_t before)
{
    uint8_t tag = scan->tokens[before].tag;
    return tag == TAG_CCONJ || tag == TAG_SCONJ ||
           scan_is(scan, before, WORD_WHILE) ||
           scan_is(scan, before, WORD_BUT) ||
           str_is(scan->tokens[before].lower, ";") ||
           str_is(scan->tokens[before].lower, ":");
}

static uint32_t end_of_aside(const struct scan *scan, uint32_t from,
                             uint32_t end)
{
    for (uint32_t i = from; i < end; i++)
        if (is_comma(scan, i)) return i;
    return end;
}

/* "reported two raids in which six died": what was not known before is told
 * with all that happened in it. */
static bool is_news(const struct scan *scan, uint32_t relative)
{
    uint32_t noun = relative - 1;
    if (scan->tokens[noun].tag == TAG_ADP && noun) noun--;
    uint32_t det = tree_child(scan, noun, REL_DET);
    return det != NO_TOKEN ? scan_is(scan, det, WORD_INDEFINITE) ||
                                 scan_is(scan, det, WORD_ANOTHER)
                           : tree_child(scan, noun, REL_NUMMOD) != NO_TOKEN;
}

/* "reports on Friday | that": the word that the clause is hung on, over the
 * day. */
static uint32_t before_day(const struct scan *scan, uint32_t from, uint32_t at)
{
    while (at > from &&
           (scan->time_at[at] ||
            (scan->tokens[at].tag == TAG_ADP && scan->time_at[at + 1])))
        at--;
    return at;
}

/* "confirms the raid that killed dozens": the raid is what it says; who died
 * in it is told beside. Ends where such an aside begins. */
static uint32_t end_of_object(const struct scan *scan, uint32_t from,
                              uint32_t end)
{
    for (uint32_t i = from + 1; i < end; i++) {
        if (!is_relative(scan, i)) continue;
        if (scan->tokens[i - 1].tag == TAG_VERB) continue;
        /* "denied reports that 12 died": what was reported is the object */
        uint32_t noun = before_day(scan, from, i - 1);
        if (speech_row(scan, noun, i, NULL) >= 0) continue;
        if (is_news(scan, i)) continue;
        return i;
    }
    return end;
}

static uint32_t start_of_clause(const struct scan *scan, uint32_t start,
                                uint32_t left)
{
    if (left > start) left--; /* "12 deaths, confirmed by X" */
    while (left > start && !is_comma(scan, left - 1)) left--;
    return left;
}

/* "Sri Lanka reported 28,000 dead, while India accounted for ...": the object
 * of the first ends where the second comes in. */
static uint32_t end_of_contrast(const struct scan *scan, uint32_t from,
                                uint32_t end)
{
    for (uint32_t i = from; i + 1 < end; i++)
        if (is_comma(scan, i) && scan_is(scan, i + 1, WORD_WHILE)) return i;
    return end;
}

/* "Five died; they had, his brother says, paid smugglers": the brother says
 * what stands in his own half. */
static uint32_t start_of_half(const struct scan *scan, uint32_t start,
                              uint32_t left)
{
    for (uint32_t i = left; i > start; i--)
        if (str_is(scan->tokens[i - 1].lower, ";")) return i;
    return start;
}

/* "Minutes after X claimed to have won, gunmen struck": X's words end where
 * the main clause begins; the end of the sentence = it is no such clause. */
static uint32_t end_of_circumstance(const struct scan *scan, uint32_t start,
                                    const struct speech *speech, uint32_t end)
{
    bool opens = false;
    for (uint32_t i = start; i < speech->left; i++) {
        if (is_comma(scan, i)) return end;
        opens |= i < start + CIRCUMSTANCE_REACH && opens_circumstance(scan, i);
    }
    if (!opens || speech->kind == SPEECH_ACCORDING) return end;
    return end_of_aside(scan, speech->right, end);
}

void speech_reach(const struct scan *scan, struct speech *speech)
{
    uint32_t start = tree_sentence_start(scan, speech->left);
    uint32_t end = tree_sentence_end(scan, speech->left);
    uint32_t before = word_before(scan, start, speech->left);
    bool behind =
        has_content(scan, speech->right, end) ||
        (speech->kind == SPEECH_FIGURE && has_count(scan, speech->right, end));
    bool ahead = has_content(scan, start, speech->left);
    bool joined = before != NO_TOKEN && speech_is_joined(scan, before);
    /* "Villagers said at least 120.", "and according to officials it is 20" */
    if (joined || (!ahead && speech->kind != SPEECH_ACCORDING))
        behind |= has_count(scan, speech->right, end);
    bool relative = before != NO_TOKEN && is_relative(scan, before);
    speech->since = start;
    speech->until = end;
    /* "tallies reported by X": their own clause only */
    if (scan->tokens[speech->cue].relation == REL_ACL ||
        scan->tokens[speech->cue].relation == REL_AMOD) {
        speech->since = start_of_clause(scan, start, speech->left);
        if (speech->kind != SPEECH_ACCORDING &&
            scan->tokens[speech->cue].sense == SENSE_PARTICIPLE)
            speech->until = end_of_aside(scan, speech->right, end);
    }
    /* "crowds marched, accusing the army of neglect, in unrest that ..." */
    if (scan_is(scan, speech->cue, WORD_ACCUSE) &&
        scan->tokens[speech->cue].sense == SENSE_GERUND)
        speech->until = end_of_aside(scan, speech->right, end);
    if (relative) {
        speech->until = end_of_aside(scan, speech->right, end);
        speech->leads = true;
        return;
    }
    if (speech->kind == SPEECH_FIGURE || speech->kind == SPEECH_DENY ||
        speech->kind == SPEECH_CLAIM || speech->kind == SPEECH_RELAY)
        speech->until = end_of_object(scan, speech->right, speech->until);
    if (joined) ahead = false;
    bool mark = before != NO_TOKEN && scan->tokens[before].tag == TAG_PUNCT;
    bool comma = speech->right < end && is_comma(scan, speech->right);
    bool that = speech->right < end && scan_is(scan, speech->right, WORD_THAT);
    if (speech->kind == SPEECH_FIGURE && !that)
        speech->until = end_of_contrast(scan, speech->right, speech->until);
    if (ahead && opens_aside(scan, start)) ahead = false;
    /* ", saying that ...": says what follows */
    if (speech->left == speech->cue && speech->kind != SPEECH_ACCORDING &&
        scan->tokens[speech->cue].sense == SENSE_GERUND)
        ahead = false;
    bool both = behind && ahead;
    /* "40 people, the ministry said, were killed" */
    if (mark && comma && !ahead && !joined) speech->trails = true;
    if (both && (comma || (mark && !that))) {
        speech->trails = true;
        speech->spills = comma || !opens_circumstance(scan, speech->right);
        if (speech->since == start)
            speech->since = start_of_half(scan, start, speech->left);
    } else if (!behind) {
        /* "12 died, and the weather service warned of rain" */
        speech->trails = !joined || speech->kind == SPEECH_ACCORDING;
        if (speech->since == start)
            speech->since = start_of_half(scan, start, speech->left);
    } else {
        speech->leads = true;
        uint32_t stop = end_of_circumstance(scan, start, speech, end);
        if (stop < speech->until) speech->until = stop;
    }
}
