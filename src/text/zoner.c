/* The table of a page's phrases: read once, then asked by first byte.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "text/intake.h"
#include "text/zone.h"

static const struct {
    const char *name;
    unsigned kind;
} kinds_known[] = {
    { "opens", PHRASE_OPENS },
    { "is", PHRASE_IS },
    { "list", PHRASE_LIST },
    { "inside", PHRASE_INSIDE },
    { "caption", PHRASE_CAPTION },
    { "picture", PHRASE_PICTURE },
    { "published", PHRASE_PUBLISHED },
    { "updated", PHRASE_UPDATED },
    { "byline", PHRASE_BYLINE },
    { "month", PHRASE_MONTH },
    { "weekday", PHRASE_WEEKDAY },
    { "outlet", PHRASE_OUTLET },
    { "monthfirst", PHRASE_MONTH_FIRST },
    { "dayfirst", PHRASE_DAY_FIRST },
};

static unsigned char fold(char c)
{
    unsigned char b = (unsigned char)c;
    return b >= 'A' && b <= 'Z' ? (unsigned char)(b + 32) : b;
}

static bool is_wordy(char c)
{
    unsigned char b = fold(c);
    return (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b >= 0x80;
}

static unsigned find_kind(struct str name)
{
    for (size_t i = 0; i < sizeof kinds_known / sizeof *kinds_known; i++)
        if (str_is(name, kinds_known[i].name)) return kinds_known[i].kind;
    return 0;
}

static int compare_phrases(const void *a, const void *b)
{
    const struct phrase *left = a, *right = b;
    unsigned char x = fold(left->text.at[0]), y = fold(right->text.at[0]);
    if (x != y) return x < y ? -1 : 1;
    if (left->text.len != right->text.len)
        return left->text.len > right->text.len ? -1 : 1;
    int order = str_compare(left->text, right->text);
    return order ? order
                 : (left->kind > right->kind) - (left->kind < right->kind);
}

static bool read_phrase(struct str line, struct phrase *out)
{
    out->kind = find_kind(str_trim(str_cut(&line, '\t')));
    out->text = str_trim(str_cut(&line, '\t'));
    out->value = str_trim(str_cut(&line, '\t'));
    int64_t month = 0;
    if (out->kind == PHRASE_MONTH &&
        (!str_number(out->value, &month) || month < 1 || month > 12))
        return false;
    return out->kind && out->text.len;
}

static unsigned hash_pair(char a, char b)
{
    return (fold(a) * 37u + fold(b)) % PHRASE_PAIRS;
}

/* A phrase of one byte may be followed by anything. */
static void index_pairs(struct zoner *zoner, const struct phrase *phrase)
{
    if (phrase->text.len > 1) {
        zoner->pairs[hash_pair(phrase->text.at[0], phrase->text.at[1])] |=
            phrase->kind;
        return;
    }
    for (int b = 0; b < 256; b++)
        zoner->pairs[hash_pair(phrase->text.at[0], (char)b)] |= phrase->kind;
}

static void index_phrases(struct zoner *zoner)
{
    qsort(zoner->phrases, zoner->n, sizeof *zoner->phrases, compare_phrases);
    size_t at = 0;
    for (unsigned b = 0; b <= 256; b++) {
        while (at < zoner->n && fold(zoner->phrases[at].text.at[0]) < b) at++;
        zoner->first[b] = at;
    }
    for (size_t i = 0; i < zoner->n; i++)
        index_pairs(zoner, &zoner->phrases[i]);
}

enum status zoner_open(struct arena *arena, struct str table,
                       struct zoner **out, struct error *error)
{
    struct zoner *zoner = ARENA_NEW(arena, struct zoner);
    size_t room = 0, number = 0;
    while (table.len) {
        struct str line = str_cut(&table, '\n');
        number++;
        if (!str_trim(line).len || line.at[0] == '#') continue;
        zoner->phrases = arena_grow(arena, zoner->phrases, &room, zoner->n + 1,
                                    sizeof *zoner->phrases);
        if (!read_phrase(line, &zoner->phrases[zoner->n++]))
            return error_set(error, STATUS_PACK, number,
                             "furniture.tsv: line %zu is broken: '%.*s'",
                             number, (int)(line.len < 80 ? line.len : 80),
                             line.at);
    }
    if (zoner->n) index_phrases(zoner);
    markup_prepare();
    *out = zoner;
    return STATUS_OK;
}

static bool begins(struct str s, struct str phrase)
{
    if (s.len < phrase.len) return false;
    for (size_t i = 0; i < phrase.len; i++)
        if (fold(s.at[i]) != fold(phrase.at[i])) return false;
    return s.len == phrase.len || !is_wordy(phrase.at[phrase.len - 1]) ||
           !is_wordy(s.at[phrase.len]);
}

bool zoner_may_begin(const struct zoner *zoner, struct str s, unsigned kinds)
{
    char next = s.len > 1 ? s.at[1] : '\0';
    return s.len && (zoner->pairs[hash_pair(s.at[0], next)] & kinds);
}

const struct phrase *zoner_begin(const struct zoner *zoner, struct str s,
                                 unsigned kinds)
{
    if (!s.len || !zoner_may_begin(zoner, s, kinds)) return NULL;
    unsigned byte = fold(s.at[0]);
    for (size_t i = zoner->first[byte]; i < zoner->first[byte + 1]; i++) {
        const struct phrase *phrase = &zoner->phrases[i];
        if ((phrase->kind & kinds) && begins(s, phrase->text)) return phrase;
    }
    return NULL;
}

const struct phrase *zoner_inside(const struct zoner *zoner, struct str s,
                                  unsigned kinds, size_t *out_at)
{
    for (size_t at = 0; at < s.len; at++) {
        struct str rest = { s.at + at, s.len - at };
        if (!zoner_may_begin(zoner, rest, kinds)) continue;
        const struct phrase *phrase = zoner_begin(zoner, rest, kinds);
        if (!phrase) continue;
        *out_at = at;
        return phrase;
    }
    return NULL;
}
