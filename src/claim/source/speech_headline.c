/* Sources without a verb: the marks of headlines, and whose a document is.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/speech.h"

/* Words from an owner to his toll. */
enum { OWNER_REACH = 5 };

/* "denied reports that 12 died": a noun, whatever it looks like. */
bool speech_is_denied(const struct finding *f, uint32_t at)
{
    return f->n && f->out[f->n - 1].kind == SPEECH_DENY &&
           f->out[f->n - 1].right == at;
}

/* "the ministry's report that 17 died" */
bool speech_is_owned(const struct finding *f, uint32_t at)
{
    return at > f->first + 1 && finding_is(f, at - 1, WORD_POSSESSIVE) &&
           finding_is(f, at + 1, WORD_THAT) &&
           finding_token(f, at)->tag == TAG_NOUN;
}

void speech_read_owner(struct finding *f, uint32_t at)
{
    struct stretch words = speech_phrase_before(f->scan, f->first, at - 1);
    /* "no confirmation of the ministry's report" */
    for (uint32_t i = at - 1; i-- > words.first;)
        if (finding_token(f, i)->tag == TAG_ADP) {
            words = (struct stretch){ i + 1, at - 2 - i };
            break;
        }
    speech_add(f, (struct speech){ .cue = at,
                                   .words = words,
                                   .wide = words,
                                   .left = words.first,
                                   .right = at + 1,
                                   .kind = SPEECH_ACCORDING });
}

/* "The government's official death toll had been 64": the owner's word, where
 * it is a body, not a land. */
bool speech_is_owned_toll(const struct finding *f, uint32_t at)
{
    uint32_t hit = f->scan->hit_at[at], i = at;
    bool toll = hit && f->scan->hits[hit - 1].frame == FRAME_TOLL;
    /* "the opposition's own count is 36", "... stood at 36" */
    uint32_t figure = at + 2 + finding_is(f, at + 2, WORD_PUTS);
    bool told = finding_is(f, at + 1, WORD_BE) || figure > at + 2;
    if (!toll && !(told && figure < f->end && f->scan->number_at[figure] &&
                   speech_is_document(f->scan, at)))
        return false;
    while (i > f->first + 1 && i + OWNER_REACH > at &&
           !finding_is(f, i - 1, WORD_POSSESSIVE))
        i--;
    return i > f->first + 1 && finding_is(f, i - 1, WORD_POSSESSIVE) &&
           !f->scan->place_at[i - 2] &&
           speech_source_kind(f->scan, (struct stretch){ i - 2, 1 }) !=
               SOURCE_UNKNOWN;
}

void speech_read_owned_toll(struct finding *f, uint32_t at)
{
    uint32_t i = at;
    while (!finding_is(f, i - 1, WORD_POSSESSIVE)) i--;
    speech_read_owner(f, i);
}

static bool is_break(const struct finding *f, uint32_t at)
{
    return finding_mark(f, at, ":") || finding_mark(f, at, "-") ||
           finding_mark(f, at, "\u2013") || finding_mark(f, at, "\u2014") ||
           finding_mark(f, at, "--");
}

/* "Ten killed in blast: Rights Watch (RW)", but "two dead: Omar (9) and Ali" */
static bool has_handle(const struct finding *f, uint32_t at)
{
    return finding_mark(f, at, "(") && !f->scan->number_at[at + 1] &&
           at + 4 >= f->end;
}

/* A sentence, not a headline, may end with whom it tells of: "killed two
 * brothers: Omar and Ali." */
static bool may_be_whom(const struct finding *f, struct stretch words)
{
    return finding_mark(f, f->end - 1, ".") &&
           speech_source_kind(f->scan, words) == SOURCE_UNKNOWN;
}

/* "12 killed in blast: police"; "... - police" */
void speech_read_tail(struct finding *f)
{
    uint32_t at = f->end;
    while (at > f->first && !is_break(f, at - 1)) at--;
    if (at <= f->first + 1 || at >= f->end) return;
    if (!finding_token(f, at - 1)->space_before &&
        !finding_mark(f, at - 1, ":"))
        return;
    struct stretch words = speech_phrase_after(f->scan, at, f->end);
    bool handle = has_handle(f, words.first + words.n);
    bool whole = words.first + words.n + 1 >= f->end;
    if (!words.n || !(whole || handle)) return;
    if (!speech_source_speaks(f->scan, words) || may_be_whom(f, words)) return;
    speech_add(f, (struct speech){ .cue = at - 1,
                                   .words = words,
                                   .wide = words,
                                   .left = at - 1,
                                   .right = f->end,
                                   .kind = SPEECH_ACCORDING });
}

/* "Police: 12 dead" */
void speech_read_lead(struct finding *f)
{
    struct stretch words = speech_phrase_after(f->scan, f->first, f->end);
    uint32_t colon = words.first + words.n;
    if (!words.n || !finding_mark(f, colon, ":")) return;
    /* "Ethiopia: dozens killed" tells where. */
    if (f->scan->place_at[colon - 1] ||
        speech_source_kind(f->scan, words) == SOURCE_UNKNOWN)
        return;
    speech_add(f, (struct speech){ .cue = colon,
                                   .words = words,
                                   .wide = words,
                                   .left = f->first,
                                   .right = colon + 1,
                                   .kind = SPEECH_ACCORDING });
}

/* "By the army's count", "on its own estimate": the words behind the first, up
 * to the mark of possession. */
void speech_read_reckoned(struct finding *f, uint32_t cue, uint32_t n)
{
    uint32_t end = cue + 2;
    for (uint32_t i = cue + 1; i < cue + n; i++)
        if (finding_is(f, i, WORD_POSSESSIVE)) end = i;
    struct stretch words = { cue + 1, end - cue - 1 };
    speech_add(f, (struct speech){ .cue = cue,
                                   .words = words,
                                   .wide = words,
                                   .left = cue,
                                   .right = cue + n,
                                   .kind = SPEECH_ACCORDING });
}
