/* Verbs that say or do: what is released, provided or seen, and who closes a
 * sentence.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/speech.h"

/* From "identified" to "as". */
enum { NAMED_REACH = 10 };

/* "food provided by the ministry": no figure. */
bool speech_is_gift(const struct finding *f, uint32_t verb)
{
    const struct token *token = finding_token(f, verb);
    uint32_t noun = token->head;
    if (token->relation != REL_ACL || noun >= verb || noun < f->first)
        return false;
    return finding_token(f, noun)->tag == TAG_NOUN && !f->scan->hit_at[noun] &&
           !f->scan->number_at[noun] && !speech_is_document(f->scan, noun) &&
           !speech_is_event(f, (struct stretch){ noun, 1 });
}

/* "released 20 hostages", but "released figures", "put the dead at 20": a deed,
 * no word. */
bool speech_sets_free(const struct finding *f, uint32_t verb)
{
    uint32_t hit = f->scan->hit_at[verb];
    if (!hit || f->scan->hits[hit - 1].frame == FRAME_TOLL) return false;
    struct stretch words = speech_phrase_after(f->scan, verb + 1, f->end);
    return !words.n ||
           !speech_is_document(f->scan, speech_heart(f->scan, words));
}

/* "A reporter of the agency saw four bodies": who stood by, and no attack
 * that "saw" four die. */
bool speech_sees(const struct finding *f, uint32_t verb)
{
    struct stretch words = speech_subject(f, verb).words;
    uint32_t row;
    for (uint32_t i = words.first; i < words.first + words.n; i++) {
        if (phrases_match(&f->scan->reader->people, f->scan->tokens, i, i + 1,
                          &row) &&
            f->scan->reader->person_rows[row].role == ROLE_JOURNALIST)
            return true;
        uint8_t kind = speech_source_kind(f->scan, (struct stretch){ i, 1 });
        if (kind == SOURCE_WITNESS ||
            (kind == SOURCE_MEDIA && tree_is_noun(f->scan, i) &&
             speech_row(f->scan, i, i + 1, NULL) == SPEECH_PERSON))
            return true;
    }
    return false;
}

/* "..., the penitentiary system reported on Monday.": who ends a sentence
 * like this speaks, whoever it is. */
bool speech_closes(const struct finding *f, const struct speech *speech)
{
    uint32_t first = speech->left;
    if ((speech->kind != SPEECH_FIGURE && speech->kind != SPEECH_CLAIM) ||
        first <= f->first + 1 || first == speech->cue ||
        !finding_mark(f, first - 1, ",") || !finding_is(f, first, WORD_THE))
        return false;
    for (uint32_t i = speech->cue + 1; i < f->end; i++) {
        const struct token *token = finding_token(f, i);
        if (token->kind != TOKEN_PUNCT && token->tag != TAG_ADP &&
            !f->scan->time_at[i])
            return false;
    }
    return true;
}

/* "named two of the dead as", but "named the man who was shot" */
bool speech_names_nobody(const struct finding *f, uint32_t verb)
{
    if (!scan_is(f->scan, verb, WORD_NAMES)) return false;
    for (uint32_t i = verb + 1; i < f->end && i <= verb + NAMED_REACH; i++)
        if (finding_is(f, i, WORD_AS)) return false;
    return true;
}

/* "Chad has recorded six deaths", "Kyiv brought home 12": no word of theirs */
bool speech_is_deed(const struct finding *f, uint32_t verb)
{
    uint32_t subject = tree_child(f->scan, verb, REL_NSUBJ);
    if (subject == NO_TOKEN || subject > verb) return false;
    if (scan_is(f->scan, verb, WORD_BRING))
        return !speech_is_document(f->scan, subject);
    return scan_is(f->scan, verb, WORD_RECORD) &&
           (f->scan->place_at[subject] || scan_is(f->scan, subject, WORD_LAND));
}

/* "hundreds reported dead", "12 confirmed killed" */
bool speech_is_said_of(const struct finding *f, uint32_t verb, int kind)
{
    /* "15 soldiers confirmed to have been killed" */
    if (kind == SPEECH_FIGURE && verb + 2 < f->end &&
        scan_is(f->scan, verb + 1, WORD_TO) &&
        finding_token(f, verb + 2)->tag == TAG_AUX)
        return true;
    return kind == SPEECH_FIGURE && verb + 1 < f->end &&
           f->scan->hit_at[verb + 1] &&
           (finding_token(f, verb + 1)->tag == TAG_ADJ ||
            finding_token(f, verb + 1)->tag == TAG_VERB);
}

/* Is what happened the heart of the words? */
bool speech_is_event(const struct finding *f, struct stretch words)
{
    uint32_t heart = speech_heart(f->scan, words), value;
    /* "a coordination body" */
    if (f->scan->unreal_at[heart] == UNREAL_FIGURE + 1) return false;
    /* "the death toll": also where what it says is still to come */
    for (uint32_t i = words.first; i <= heart; i++)
        if (i + phrases_match(&f->scan->reader->harms[CLASS_NOUN],
                              f->scan->tokens, i, heart + 1, &value) ==
            heart + 1)
            return true;
    return f->scan->hit_at[heart] ||
           phrases_match(&f->scan->reader->events, f->scan->tokens, heart,
                         heart + 1, &value) > 0;
}

/* "preliminary data", "initial reports": nobody's of whom more is told. */
static bool is_nobodys(const struct finding *f, const struct speech *speech)
{
    struct stretch words = speech->words;
    return speech->kind == SPEECH_ACCORDING && words.n == 2 &&
           finding_token(f, words.first)->tag == TAG_ADJ &&
           speech_is_document(f->scan, words.first + 1);
}

/* "According to preliminary data, 12 died, the ministry said": the ministry. */
void speech_own_document(struct finding *f)
{
    for (size_t i = 0; i + 1 < f->n; i++) {
        const struct speech *next = &f->out[i + 1];
        if (!is_nobodys(f, &f->out[i]) || next->kind != SPEECH_SAY ||
            next->pronoun || next->unsure)
            continue;
        f->out[i].words = next->words;
        f->out[i].wide = next->wide;
    }
}
