/* Feature rows for the trainer: words in, one line each and an empty line
 * after each sentence; out, six native 32-bit numbers a word (word hash, three
 * suffix rows, prefix row, shape row). The trainer so sees exactly what the
 * parser will see.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "find/syntax_feature.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SENTENCE_MOST = 1024, LINE_MOST = 4096 };

static struct token tokens[SENTENCE_MOST];
static struct syntax_feature features[SENTENCE_MOST];

static void note_letter(struct token *token, uint32_t rune, size_t *letters)
{
    bool upper = utf8_is_upper(rune);

    if (*letters == 0) token->all_capital = true;
    if (!upper) token->all_capital = false;
    (*letters)++;
}

static void fill_token(struct arena *arena, struct str line, struct token *out)
{
    size_t letters = 0;
    size_t at = 0;
    uint32_t first = utf8_next(line, &at);

    memset(out, 0, sizeof(*out));
    out->text = str_copy(arena, line);
    out->lower = str_lower(arena, line);
    at = 0;
    while (at < line.len) {
        uint32_t rune = utf8_next(line, &at);

        if (utf8_is_letter(rune)) note_letter(out, rune, &letters);
    }
    out->all_capital = out->all_capital && letters >= 2;
    out->capital = utf8_is_upper(first);
    out->kind = utf8_is_digit(first) ? TOKEN_NUMBER
                : letters > 0        ? TOKEN_WORD
                                     : TOKEN_PUNCT;
}

static void write_sentence(size_t n)
{
    syntax_features(tokens, n, features);
    for (size_t i = 0; i < n; i++) {
        const struct syntax_feature *f = &features[i];
        uint32_t row[6] = { f->word,      f->suffix[0], f->suffix[1],
                            f->suffix[2], f->prefix,    f->shape };

        fwrite(row, sizeof(row), 1, stdout);
    }
}

int main(void)
{
    char line[LINE_MOST];
    struct arena arena;
    size_t n = 0;

    arena_open(&arena, NULL);
    while (fgets(line, sizeof(line), stdin)) {
        struct str word = { line, strcspn(line, "\n") };

        if (word.len > 0 && n < SENTENCE_MOST) {
            fill_token(&arena, word, &tokens[n++]);
            continue;
        }
        write_sentence(n);
        n = 0;
        arena_reset(&arena);
    }
    write_sentence(n);
    arena_close(&arena);
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
