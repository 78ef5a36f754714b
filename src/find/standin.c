/* Words that the parser reads as others.
 *
 * Treebanks hold little news of crime and war, and in such words as "gunshot
 * wound" the tagger sees the past of "wind". Where the table knows a word of
 * the same use that the treebanks do hold, the network is shown that one; the
 * tokens keep their own words.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/standin.h"

#include <string.h>

enum { LEAST = 4 }; /* letters of a word that a headline would begin large */

static bool is_capital(struct str word)
{
    return word.len && word.at[0] >= 'A' && word.at[0] <= 'Z';
}

/* "Omar Said was killed": a name within a sentence; not in a headline, all
 * words of which begin so. */
static bool is_name(const struct token *tokens, size_t n, size_t at)
{
    if (!at || !tokens[at].capital || tokens[at].all_capital) return false;
    for (size_t i = 1; i < n; i++)
        if (tokens[i].kind == TOKEN_WORD && !tokens[i].capital &&
            tokens[i].lower.len >= LEAST)
            return true;
    return false;
}

enum status standin_open(struct lang *lang, const struct pack *pack,
                         struct arena *arena, struct standins *out,
                         struct error *error)
{
    struct str bytes;
    struct row row;
    size_t room = 0;
    *out = (struct standins){ 0 };
    if (!lang) return STATUS_OK;
    phrases_open(&out->phrases, lang);
    if (!pack_find(pack, "standins.tsv", &bytes)) return STATUS_OK;
    struct rows rows = rows_open(bytes);
    while (rows_next(&rows, &row)) {
        out->words = arena_grow(arena, out->words, &room, out->n + 1,
                                sizeof *out->words);
        int64_t back = 0;
        if (row.n < 2 || (row.n > 2 && !str_number(row.cell[2], &back)) ||
            !phrases_add(&out->phrases, row.cell[0], (uint32_t)out->n))
            return error_set(error, STATUS_PACK, row.line,
                             "standins.tsv: a phrase, a word, a number");
        out->words[out->n++] =
            (struct standin){ str_lower(arena, row.cell[1]), (size_t)back,
                              is_capital(row.cell[1]) };
    }
    return STATUS_OK;
}

const struct token *standin_show(const struct standins *standins,
                                 struct arena *arena,
                                 const struct token *tokens, size_t n)
{
    struct token *shown = NULL;
    uint32_t word;
    for (size_t i = 0; i < n; i++) {
        size_t len = phrases_match(&standins->phrases, tokens, i, n, &word);
        if (!len) continue;
        if (!shown) {
            shown = ARENA_SCRATCH(arena, struct token, n);
            memcpy(shown, tokens, n * sizeof *shown);
        }
        const struct standin *by = &standins->words[word];
        if (str_is(by->word, ",")) continue;
        i += len - 1;
        if (by->back >= len || (by->name && !is_name(tokens, n, i))) continue;
        shown[i - by->back].lower = by->word;
    }
    return shown ? shown : tokens;
}

bool standin_pauses(const struct standins *standins, const struct token *tokens,
                    size_t n)
{
    uint32_t word;
    return phrases_match(&standins->phrases, tokens, 0, n, &word) > 0 &&
           str_is(standins->words[word].word, ",");
}
