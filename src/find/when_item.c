/* Tokens into items: pieces at hyphens and slashes, classes by form.
 *
 * Pieces are taken from the lower-case text. A token may come whole
 * ("24-hour", "3pm", "27/09/2020") or cut: the items are the same.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/when_item.h"

struct when_item *when_items_add(struct when_items *items)
{
    items->at = arena_grow(items->arena, items->at, &items->room, items->n + 1,
                           sizeof *items->at);
    struct when_item *item = &items->at[items->n++];
    item->n = 0; /* the symbols behind n are never read */
    item->first = item->last = 0;
    item->starts = item->ends = false;
    item->sense = NULL;
    return item;
}

void when_item_mark(struct when_item *item, uint16_t symbol, int32_t value)
{
    if (item->n >= ITEM_SYMBOLS) return;
    item->symbol[item->n] = symbol;
    item->value[item->n++] = value;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t count_digits(struct str piece)
{
    size_t n = 0;
    while (n < piece.len && is_digit(piece.at[n])) n++;
    return n;
}

/* Length of the mark that parts a token: hyphen, slash, colon, en dash or
 * non-breaking hyphen; 0 when there is none at `at`. */
static size_t measure_mark(struct str text, size_t at)
{
    char c = text.at[at];
    if (c == '-' || c == '/') return 1;
    bool between = at > 0 && at + 1 < text.len && is_digit(text.at[at - 1]) &&
                   is_digit(text.at[at + 1]);
    if (c == ':' || (c == '.' && between)) return 1;
    if (at + 3 > text.len || text.at[at] != '\xe2' || text.at[at + 1] != '\x80')
        return 0;
    char last = text.at[at + 2];
    return last == '\x91' || last == '\x90' || last == '\x93' ? 3 : 0;
}

static void mark_word(const struct when_words *words, uint32_t word,
                      bool capital, struct when_item *item)
{
    uint32_t entry = word_table_get(&words->entries, word);
    for (; entry; entry = words->entry[entry].next) {
        const struct when_entry *e = &words->entry[entry];
        if (capital || !e->capital) when_item_mark(item, e->symbol, e->value);
    }
}

static void mark_two_digits(struct when_item *item, int32_t value,
                            size_t digits)
{
    if (value >= 1 && value <= 31) when_item_mark(item, CLASS_DAY, value);
    if (value >= 13 && value <= 31) when_item_mark(item, CLASS_DAY_BIG, value);
    if (value >= 1 && value <= 12) when_item_mark(item, CLASS_MONTH_MM, value);
    if (value <= 24) when_item_mark(item, CLASS_HOUR, value + 1);
    if (digits != 2) return;
    when_item_mark(item, CLASS_YY, value);
    when_item_mark(item, CLASS_YEAR_TWO, value + (value < 40 ? 2000 : 1900));
    if (value < 60) when_item_mark(item, CLASS_MINUTE, value + 1);
}

static void mark_number(struct when_item *item, int32_t value, size_t digits)
{
    when_item_mark(item, CLASS_N, value);
    when_item_mark(item, CLASS_Q, value);
    if (digits <= 2) mark_two_digits(item, value, digits);
    if (digits == 4 && value >= 1000 && value < 2200)
        when_item_mark(item, CLASS_YEAR, value);
    if (digits == 4 && value >= 1700 && value <= 2100)
        when_item_mark(item, CLASS_MODERN, value);
}

/* "1990s"; two digits ("in his 30s") may be an age or the weather. */
static void mark_decade(struct when_item *item, int32_t value)
{
    if (value % 10 == 0 && value >= 1100 && value < 2200)
        when_item_mark(item, CLASS_DECADE, value);
}

static void mark_ordinal(struct when_item *item, int32_t value)
{
    when_item_mark(item, CLASS_ORDINAL, value);
    if (value >= 1 && value <= 31) when_item_mark(item, CLASS_DAY, value);
    if (value >= 13 && value <= 31) when_item_mark(item, CLASS_DAY_BIG, value);
}

static bool is_ordinal_end(struct str end)
{
    return str_is(end, "st") || str_is(end, "nd") || str_is(end, "rd") ||
           str_is(end, "th");
}

/* A piece that begins with a digit. Longer than six digits is no time. */
static void mark_digits(struct str piece, struct when_item *item)
{
    int64_t value = 0;
    size_t digits = count_digits(piece);
    struct str end = str_slice(piece, digits, piece.len);
    if (digits > 6 || !str_number(str_slice(piece, 0, digits), &value)) return;
    if (!end.len || str_is(end, "."))
        mark_number(item, (int32_t)value, digits);
    else if (is_ordinal_end(end))
        mark_ordinal(item, (int32_t)value);
    else if (str_is(end, "s"))
        mark_decade(item, (int32_t)value);
}

/* "mid-April": the piece's own first letter, where the small letters take as
 * many bytes as the text. */
static bool is_capital(const struct token *token, struct str piece)
{
    if (!piece.len || piece.at[0] < 'a') return token->capital; /* a mark */
    size_t at = (size_t)(piece.at - token->lower.at);
    if (!at || token->text.len != token->lower.len) return token->capital;
    return token->text.at[at] >= 'A' && token->text.at[at] <= 'Z';
}

static void add_piece(const struct when_words *words, const struct token *token,
                      struct str piece, struct when_items *items)
{
    struct when_item *item = when_items_add(items);
    if (piece.len && is_digit(piece.at[0])) mark_digits(piece, item);
    uint32_t word = lang_word(words->lang, piece);
    if (!word_table_get(&words->entries, word) && piece.len > 1 &&
        piece.at[piece.len - 1] == '.')
        word = lang_word(words->lang, str_slice(piece, 0, piece.len - 1));
    mark_word(words, word, is_capital(token, piece), item);
}

/* "3pm" -> 3, pm; other pieces stay whole. */
static void cut_half_day(const struct when_words *words,
                         const struct token *token, struct str piece,
                         struct when_items *items)
{
    size_t digits = count_digits(piece);
    struct str end = str_slice(piece, digits, piece.len);
    if (digits &&
        (str_starts(end, STR("am")) || str_starts(end, STR("pm")) ||
         str_starts(end, STR("a.m")) || str_starts(end, STR("p.m")))) {
        add_piece(words, token, str_slice(piece, 0, digits), items);
        piece = end;
    }
    if (piece.len) add_piece(words, token, piece, items);
}

/* Letters alone: one piece, and the token knows its number. */
static bool is_plain(const struct token *token)
{
    for (size_t i = 0; i < token->lower.len; i++)
        if (token->lower.at[i] < 'a' || token->lower.at[i] > 'z') return false;
    return true;
}

static bool is_wanted(const struct token *token)
{
    return token->kind != TOKEN_SYMBOL || token->lower.len == 1;
}

/* A dash between two numbers is a hyphen, whatever its length. */
static struct str name_mark(struct str mark)
{
    return mark.len > 1 ? STR("-") : mark;
}

static void cut_token(const struct when_words *words, const struct token *token,
                      struct when_items *items)
{
    struct str text = token->lower;
    size_t begin = 0;
    for (size_t at = 0; at < text.len;) {
        size_t mark = measure_mark(text, at);
        bool cuts = mark && (mark == text.len || at > 0);
        if (cuts) {
            cut_half_day(words, token, str_slice(text, begin, at), items);
            add_piece(words, token, name_mark(str_slice(text, at, at + mark)),
                      items);
            begin = at + mark;
        }
        at += cuts ? mark : 1;
    }
    cut_half_day(words, token, str_slice(text, begin, text.len), items);
}

void when_items_cut(const struct when_words *words, const struct token *tokens,
                    size_t first, size_t end, struct when_items *items)
{
    for (size_t i = first; i < end; i++) {
        size_t from = items->n;
        if (is_plain(&tokens[i]))
            mark_word(words, tokens[i].word, tokens[i].capital,
                      when_items_add(items));
        else if (is_wanted(&tokens[i]) && tokens[i].lower.len <= 48)
            cut_token(words, &tokens[i], items);
        if (items->n == from) when_items_add(items);
        for (size_t k = from; k < items->n; k++)
            items->at[k].first = items->at[k].last = (uint32_t)i;
        items->at[from].starts = true;
        items->at[items->n - 1].ends = true;
    }
}
