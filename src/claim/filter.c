/* Which sentences are worth parsing.
 *
 * A sentence with a harm word, and the one before it (whose speaker a pronoun
 * may mean); and one with a number right after such a sentence ("Five of them
 * were children"). It runs before tags and lemmas are known, so each word is
 * looked up as it stands and in the base forms that it may have.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/filter.h"

/* Shorter words are no harm words. */
enum { KEY_LEAST = 3 };

void filter_open(struct filter *filter, const struct reader *reader,
                 struct arena *arena)
{
    *filter = (struct filter){ .reader = reader, .arena = arena };
    map_open(&filter->seen, arena);
}

static bool is_key(const struct filter *filter, struct str word)
{
    return map_get(&filter->reader->keys, word, NULL);
}

static bool harms(struct filter *filter, const struct token *token)
{
    uint32_t known;
    struct str lower = token->lower;
    if (token->kind != TOKEN_WORD || lower.len < KEY_LEAST) return false;
    if (map_get(&filter->seen, lower, &known)) return known;
    const struct lang *lang = filter->reader->lang;
    bool found =
        is_key(filter, lower) ||
        is_key(filter, lang_lemma(lang, filter->arena, lower, TAG_VERB)) ||
        is_key(filter, lang_lemma(lang, filter->arena, lower, TAG_NOUN));
    map_put(&filter->seen, lower, found);
    return found;
}

static bool has_harm(struct filter *filter, const struct analysis *analysis,
                     size_t sentence)
{
    if (sentence >= analysis->tokens.n_sentences) return false;
    const struct sentence *s = &analysis->tokens.sentences[sentence];
    if (s->zone == ZONE_FURNITURE) return false;
    if (filter->harmful[sentence]) return filter->harmful[sentence] == 2;
    bool found = false;
    for (uint32_t i = s->first; i < s->first + s->n && !found; i++)
        found = harms(filter, &analysis->tokens.at[i]);
    filter->harmful[sentence] = found ? 2 : 1;
    return found;
}

static bool has_number(const struct analysis *analysis, size_t sentence)
{
    const struct sentence *s = &analysis->tokens.sentences[sentence];
    size_t low = 0, high = analysis->n_numbers;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (analysis->numbers[middle].words.first < s->first)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < analysis->n_numbers; low++) {
        if (analysis->numbers[low].words.first >= s->first + s->n) break;
        if (analysis->numbers[low].use == NUMBER_COUNT) return true;
    }
    return false;
}

bool filter_wants(const struct analysis *analysis, size_t sentence, void *with)
{
    struct filter *filter = with;
    if (!filter->harmful)
        filter->harmful = ARENA_ARRAY(filter->arena, uint8_t,
                                      analysis->tokens.n_sentences + 1);
    if (analysis->tokens.sentences[sentence].zone == ZONE_FURNITURE)
        return false;
    if (has_harm(filter, analysis, sentence) ||
        has_harm(filter, analysis, sentence + 1))
        return true;
    return sentence > 0 && has_harm(filter, analysis, sentence - 1) &&
           has_number(analysis, sentence);
}
