/* What the network sees of a token: its word and the look of it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/syntax_feature.h"

#include <string.h>

/* Longer words are cut: no English word needs more. */
enum { WORD_MOST = 48 };

enum look {
    LOOK_LOWER,
    LOOK_CAPITAL,
    LOOK_ALL_CAPITAL,
    LOOK_MIXED,
    LOOK_NUMBER,
    LOOK_OTHER,
    LOOK_COUNT,
};

/* How the sentence as a whole is set. */
enum style { STYLE_PLAIN, STYLE_TITLE, STYLE_CAPITALS, STYLE_COUNT };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Years keep a form of their own: they date, others count. */
static bool is_year(struct str s)
{
    if (s.len != 4 ||
        (memcmp(s.at, "19", 2) != 0 && memcmp(s.at, "20", 2) != 0))
        return false;
    return is_digit(s.at[2]) && is_digit(s.at[3]);
}

/* The lower-case word with each run of digits, points and commas made one
 * "0": "2,783" and "12" are "0", "24-hour" is "0-hour". Returns its length. */
static size_t fold_word(struct str lower, char out[WORD_MOST])
{
    size_t len = 0;
    size_t at = 0;

    if (is_year(lower)) {
        memcpy(out, "1900", 4);
        return 4;
    }
    while (at < lower.len && len < WORD_MOST) {
        if (!is_digit(lower.at[at])) {
            out[len++] = lower.at[at++];
            continue;
        }
        out[len++] = '0';
        while (at < lower.len &&
               (is_digit(lower.at[at]) ||
                ((lower.at[at] == ',' || lower.at[at] == '.') &&
                 at + 1 < lower.len && is_digit(lower.at[at + 1]))))
            at++;
    }
    return len;
}

/* FNV-1a; the salt keeps tables apart. */
static uint32_t hash_bytes(const char *at, size_t len, uint32_t salt)
{
    uint32_t hash = 2166136261u ^ salt;

    for (size_t i = 0; i < len; i++) {
        hash ^= (uint8_t)at[i];
        hash *= 16777619u;
    }
    return hash ^ (hash >> 15);
}

static enum look find_look(const struct token *token)
{
    struct str text = token->text;
    bool upper = false;

    if (text.len == 0) return LOOK_OTHER;
    if (is_digit(text.at[0])) return LOOK_NUMBER;
    if (token->all_capital) return LOOK_ALL_CAPITAL;
    if (token->capital) return LOOK_CAPITAL;
    if (token->kind != TOKEN_WORD) return LOOK_OTHER;
    for (size_t i = 0; i < text.len; i++)
        upper |= text.at[i] >= 'A' && text.at[i] <= 'Z';
    return upper ? LOOK_MIXED : LOOK_LOWER;
}

/* Words of four letters and more tell how the sentence is set: titles keep
 * their small words small. */
static enum style find_style(const struct token *tokens, size_t n)
{
    size_t words = 0;
    size_t capital = 0;
    size_t all = 0;

    for (size_t i = 0; i < n; i++) {
        if (tokens[i].kind != TOKEN_WORD || tokens[i].text.len < 4) continue;
        words++;
        capital += tokens[i].capital;
        all += tokens[i].all_capital;
    }
    if (words >= 2 && all * 3 >= words * 2) return STYLE_CAPITALS;
    if (words >= 3 && capital * 4 >= words * 3) return STYLE_TITLE;
    return STYLE_PLAIN;
}

static void fill_feature(const struct token *token, struct syntax_feature *out)
{
    char word[WORD_MOST];
    size_t len = fold_word(token->lower, word);

    out->word = hash_bytes(word, len, 0);
    for (size_t i = 0; i < FEATURE_N_SUFFIXES; i++) {
        size_t part = i + 2 < len ? i + 2 : len;
        uint32_t hash = hash_bytes(word + len - part, part, (uint32_t)i + 1);

        out->suffix[i] = (uint16_t)(hash % FEATURE_SUFFIXES);
    }
    out->prefix =
        (uint16_t)(hash_bytes(word, len < 3 ? len : 3, 9) % FEATURE_PREFIXES);
}

void syntax_features(const struct token *tokens, size_t n,
                     struct syntax_feature *out)
{
    enum style style = find_style(tokens, n);

    for (size_t i = 0; i < n; i++) {
        unsigned shape = find_look(&tokens[i]) + LOOK_COUNT * style;

        fill_feature(&tokens[i], &out[i]);
        if (i == 0) shape += LOOK_COUNT * STYLE_COUNT;
        out[i].shape = (uint8_t)shape;
    }
}
