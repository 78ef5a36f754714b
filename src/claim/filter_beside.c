/* What a sentence tells that is parsed only for the one beside it: what
 * happened, when, who speaks, and who those told of were.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/filter.h"

#include "claim/speech.h"

/* From "this" to "announced by". */
enum { TELLER_REACH = 7 };

/* "Gunmen attacked a bus near Herat.", '"They fled," the mayor added.', "The
 * ministry said:": words on which those of the next sentence may rest. */
bool filter_tells_more(struct filter *filter, const struct analysis *analysis,
                       const struct sentence *s)
{
    struct token *words = filter_words(filter, analysis, s, TAG_VERB);
    for (uint32_t i = 0; i < s->n; i++)
        if (speech_is_quote(&words[i]) ||
            phrases_match(&filter->reader->events, words, i, s->n, NULL))
            return true;
    return s->n && str_is(words[s->n - 1].lower, ":");
}

/* "It happened on Friday in Harlan": when and where. */
bool filter_tells_when(struct filter *filter, const struct analysis *analysis,
                       const struct sentence *s)
{
    struct token *words = filter_words(filter, analysis, s, TAG_VERB);
    for (uint32_t i = 0; i < s->n; i++)
        if (phrases_match(&filter->reader->cues[CUE_HAPPEN], words, i, s->n,
                          NULL))
            return true;
    return false;
}

/* "They were Ana Ruiz and ...", "They were a nurse and ..." */
static bool lists_them(const struct reader *reader, const struct token *words,
                       uint32_t n)
{
    return n > 3 && filter_kind(reader, &words[0], WORD_THEY) &&
           filter_kind(reader, &words[1], WORD_ARE) &&
           (words[2].capital ||
            filter_kind(reader, &words[2], WORD_INDEFINITE));
}

/* "The rest were pupils", "The youngest was ten": some of those told before. */
static bool tells_some(const struct reader *reader, const struct token *words,
                       uint32_t n)
{
    return n > 3 && filter_kind(reader, &words[0], WORD_THE) &&
           (filter_kind(reader, &words[1], WORD_REST) ||
            filter_kind(reader, &words[1], WORD_ELDEST) ||
            filter_kind(reader, &words[2], WORD_VICTIM) ||
            /* "The civilians were a driver and his mate" */
            (n > 6 && filter_kind(reader, &words[2], WORD_ARE) &&
             filter_kind(reader, &words[3], WORD_INDEFINITE)));
}

/* "Two of them": some of those told before. */
bool filter_tells_them(struct filter *filter, const struct analysis *analysis,
                       const struct sentence *s)
{
    const struct reader *reader = filter->reader;
    struct token *words = filter_words(filter, analysis, s, TAG_VERB);
    for (uint32_t i = 0; i + 1 < s->n; i++)
        if (filter_kind(reader, &words[i], WORD_OF) &&
            filter_kind(reader, &words[i + 1], WORD_WHOM))
            return true;
    return false;
}

/* "The others were a guest and ...", "The mother was Olena Bilyk": who some of
 * those told before were. */
static bool tells_who(const struct reader *reader, const struct token *words,
                      uint32_t n)
{
    if (n < 5 || !filter_kind(reader, &words[0], WORD_DEFINITE) ||
        !filter_any_kind(reader, &words[2], WORD_BE))
        return false;
    return (words[3].capital && words[4].capital) ||
           filter_kind(reader, &words[1], WORD_OTHERS) ||
           filter_kind(reader, &words[1], WORD_OTHER);
}

/* "They were identified as ...", "Their names are ...", "Police named them
 * as ...", "Among them was the mayor". */
bool filter_tells_names(struct filter *filter, const struct analysis *analysis,
                        const struct sentence *s)
{
    const struct reader *reader = filter->reader;
    struct token *words = filter_words(filter, analysis, s, TAG_VERB);
    bool theirs = s->n && (filter_kind(reader, &words[0], WORD_DEFINITE) ||
                           filter_kind(reader, &words[0], WORD_THEY));
    if (lists_them(reader, words, s->n) || tells_some(reader, words, s->n) ||
        tells_who(reader, words, s->n))
        return true;
    for (uint32_t i = 0; i + 1 < s->n; i++)
        if (filter_kind(reader, &words[i], WORD_AMONG) &&
            filter_kind(reader, &words[i + 1], WORD_WHOM))
            return true;
    for (uint32_t i = 0; i < s->n; i++) {
        size_t n =
            phrases_match(&reader->cues[CUE_NAMES], words, i, s->n, NULL);
        bool them =
            i + n < s->n && filter_kind(reader, &words[i + n], WORD_WHOM);
        /* "was the first to be named" */
        them |= n && i && filter_any_kind(reader, &words[i - 1], WORD_BE);
        if ((n && (theirs || them)) ||
            (theirs && reader_word_is(reader, &reader->lemmas, words[i].stem,
                                      WORD_NAMES)))
            return true;
    }
    return false;
}

/* "This was announced by ...", "The figures were given by ..." */
bool filter_tells_who_said(struct filter *filter,
                           const struct analysis *analysis,
                           const struct sentence *s)
{
    const struct reader *reader = filter->reader;
    struct token *words = filter_words(filter, analysis, s, TAG_VERB);
    if (!s->n || !filter_kind(reader, &words[0], WORD_POINTING)) return false;
    for (uint32_t i = 1; i + 1 < s->n && i < TELLER_REACH; i++)
        if (filter_kind(reader, &words[i + 1], WORD_BY) &&
            phrases_match(&reader->speech, words, i, s->n, NULL))
            return true;
    return false;
}
