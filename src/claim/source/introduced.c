/* For whom somebody speaks whom the report calls by name.
 *
 * "The regional military chief, Lt. Gen. Arnel Cruz, said" tells who Cruz is;
 * what he says later is the military's word. The words beside his full name are
 * read: those before it in its phrase, and an aside behind it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/alike.h"

/* In tokens: how far from the figure a name is sought, so that a long report
 * takes no longer; how long the words beside it are. */
enum { NAME_REACH = 2000, PHRASE_REACH = 14, LETTERS_LEAST = 4 };

/* The last word of a name, "" = the source is no name. */
static struct str surname(struct str text)
{
    struct str rest = text, last = STR("");
    while (rest.len) {
        struct str word = str_cut(&rest, ' ');
        if (!word.len) continue;
        last = word;
        if (word.at[0] < 'A' || (word.at[0] > 'Z' && word.at[0] < 'a'))
            return STR("");
    }
    return last.len && last.at[0] >= 'A' && last.at[0] <= 'Z' ? last : STR("");
}

/* Does the text hold the word, or its plural? */
static bool names_word(struct str text, struct str word)
{
    while (text.len) {
        struct str one = str_cut(&text, ' ');
        if (one.len && one.at[one.len - 1] == 's' && one.len == word.len + 1)
            one.len--;
        if (str_equal(one, word)) return true;
    }
    return false;
}

/* A word for whoever speaks, whatever the body: "spokesman", "director". */
static bool is_office(const struct scan *scan, uint32_t at)
{
    uint32_t kind;
    if (phrases_match(&scan->reader->titles, scan->tokens, at, at + 1, &kind))
        return true;
    return phrases_match(&scan->reader->speech, scan->tokens, at, at + 1,
                         &kind) &&
           kind == SPEECH_PERSON;
}

static bool is_of(const struct scan *scan, uint32_t at, struct str body)
{
    const struct token *token = &scan->tokens[at];
    if (!tree_is_noun(scan, at) && token->tag != TAG_ADJ) return false;
    bool tells = token->text.len >= LETTERS_LEAST || token->all_capital;
    /* "French": for many a body */
    if (group_side(scan, (struct stretch){ at, 1 }, at).len) return false;
    return tells && !scan->place_at[at] && !is_office(scan, at) &&
           (names_word(body, token->lower) || names_word(body, token->lemma));
}

static bool in_phrase(const struct scan *scan, uint32_t at)
{
    uint8_t tag = scan->tokens[at].tag;
    return tag != TAG_VERB && tag != TAG_AUX && tag != TAG_SCONJ &&
           tag != TAG_PRON && tag != TAG_CCONJ &&
           !str_is(scan->tokens[at].text, ";") &&
           !str_is(scan->tokens[at].text, ":");
}

/* The words before the name, over one comma. */
static bool is_before(const struct scan *scan, uint32_t name, struct str body)
{
    uint32_t start = tree_sentence_start(scan, name);
    bool comma = false;
    for (uint32_t i = name; i > start && name - i < PHRASE_REACH; i--) {
        if (!in_phrase(scan, i - 1)) return false;
        if (str_is(scan->tokens[i - 1].text, ",")) {
            if (comma) return false;
            comma = true;
        }
        if (is_of(scan, i - 1, body)) return true;
    }
    return false;
}

/* The aside behind the name: ", head of the mission,". */
static bool is_behind(const struct scan *scan, uint32_t name, struct str body)
{
    uint32_t end = tree_sentence_end(scan, name);
    if (name + 2 >= end || !str_is(scan->tokens[name + 1].text, ","))
        return false;
    for (uint32_t i = name + 2; i < end && i < name + PHRASE_REACH; i++) {
        if (!in_phrase(scan, i) || str_is(scan->tokens[i].text, ","))
            return false;
        if (is_of(scan, i, body)) return true;
    }
    return false;
}

static bool speaks_for(const struct scan *scan, const struct draft *named,
                       struct str body)
{
    struct str name = surname(named->source.text);
    uint32_t from = named->anchor, end = scan->n_tokens;
    if (!name.len || !body.len) return false;
    body = str_lower(scan->arena, body);
    if (end > from + NAME_REACH) end = from + NAME_REACH;
    from = from > NAME_REACH ? from - NAME_REACH : 0;
    for (uint32_t i = from; i < end; i++) {
        if (!str_equal(scan->tokens[i].text, name)) continue;
        if (is_before(scan, i, body) || is_behind(scan, i, body)) return true;
    }
    return false;
}

bool introduced_for(const struct scan *scan, const struct draft *a,
                    const struct draft *b)
{
    return speaks_for(scan, a, b->source.text) ||
           speaks_for(scan, b, a->source.text);
}
