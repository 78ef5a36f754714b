/* Sets of phrases as one trie, walked token by token.
 *
 * A node has an edge for a word, for a lemma and for any token, so a walk
 * holds a small set of nodes. All edges of all nodes are one hash table of
 * (node, label); with the edge lie 64 bits for the labels of the node that it
 * leads to: most walks end at one that is not set for the next word.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "lang/tables.h"

/* Limits on what may be written in a table, not on texts. */
enum {
    PHRASE_WORDS = 16,   /* words of a phrase */
    PHRASE_CHOICES = 24, /* choices of one word */
    PHRASE_FORMS = 4096, /* ways to read one phrase */
    PHRASE_WALKS = 64,   /* nodes that a walk holds at once */
};

enum edge { EDGE_WORD, EDGE_LEMMA, EDGE_ANY, EDGE_KINDS };

/* An edge and the node it leads to; node 0 is the root. Two fill a line of the
 * cache. */
struct phrase_node {
    uint32_t from;
    uint32_t label; /* label_of */
    uint32_t node;  /* 0 = empty slot */
    uint32_t value;
    uint64_t outs; /* out_bit of all labels behind the node */
    bool last;     /* a phrase ends here */
};

/* ---- the trie --------------------------------------------------------- */

/* Sets beyond the last bit share it. */
void phrases_open(struct phrases *set, struct lang *lang)
{
    size_t last = (size_t)PHRASE_MASKS * 64 - 1;
    size_t index = lang->n_sets < last ? lang->n_sets++ : last;
    *set = (struct phrases){ .lang = lang, .index = index };
}

static uint32_t label_of(enum edge edge, uint32_t word)
{
    return word * EDGE_KINDS + edge;
}

static uint64_t mix(uint32_t from, uint32_t label)
{
    uint64_t hash = ((uint64_t)from << 32 | label) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 29;
    return hash * 0xBF58476D1CE4E5B9u >> 16;
}

static uint64_t out_bit(uint32_t label)
{
    return UINT64_C(1) << (label * 0x9E3779B1u >> 26);
}

/* The slot of an edge, or the empty slot where it belongs. */
static struct phrase_node *slot_of(const struct phrases *set, uint32_t from,
                                   uint32_t label)
{
    size_t mask = set->room - 1;
    size_t i = (size_t)mix(from, label) & mask;
    for (;; i = (i + 1) & mask) {
        struct phrase_node *slot = &set->nodes[i];
        if (!slot->node || (slot->from == from && slot->label == label))
            return slot;
    }
}

static void mark_begin(struct phrases *set, enum edge edge, uint32_t number)
{
    struct word *word = &set->lang->words[number];
    uint64_t *masks = edge == EDGE_LEMMA ? word->stems : word->begins;
    masks[set->index / 64] |= UINT64_C(1) << set->index % 64;
}

/* Room for so many more, so that none moves while they are added. */
static void make_room(struct phrases *set, size_t more)
{
    if (3 * (set->n + more) <= 2 * set->room) return;
    struct phrases old = *set;
    set->room = old.room ? 2 * old.room : 64;
    while (3 * (set->n + more) > 2 * set->room) set->room *= 2;
    set->nodes = ARENA_ARRAY(set->lang->arena, struct phrase_node, set->room);
    for (size_t i = 0; i < old.room; i++) {
        struct phrase_node *node = &old.nodes[i];
        if (node->node) *slot_of(set, node->from, node->label) = *node;
    }
}

/* Follow the edge, making it where there is none; NULL is the root. */
static struct phrase_node *step(struct phrases *set, struct phrase_node *from,
                                enum edge edge, struct str text)
{
    uint32_t word = lang_add_word(set->lang, text);
    uint32_t label = label_of(edge, word), node = from ? from->node : 0;
    if (from)
        from->outs |= out_bit(label);
    else
        mark_begin(set, edge, word);
    struct phrase_node *slot = slot_of(set, node, label);
    if (!slot->node)
        *slot = (struct phrase_node){ .from = node,
                                      .label = label,
                                      .node = (uint32_t)++set->n };
    return slot;
}

/* ---- reading a phrase ------------------------------------------------- */

/* One way to fill a place: an edge, or nothing. */
struct choice {
    struct str word;
    uint8_t edge;
    bool absent; /* the place is left out */
    bool parted; /* "cease-fire" as the three tokens it may be cut into */
};

struct place_of_phrase {
    struct choice at[PHRASE_CHOICES];
    size_t n;
};

struct reader {
    struct place_of_phrase places[PHRASE_WORDS];
    size_t n;
};

static bool add_choice(struct place_of_phrase *place, struct choice choice)
{
    if (place->n == PHRASE_CHOICES) return false;
    place->at[place->n++] = choice;
    return true;
}

static bool add_word(struct place_of_phrase *place, struct str word)
{
    struct choice choice = { .word = word, .edge = EDGE_WORD };
    if (!word.len) return false;
    if (str_is(word, "*")) {
        choice.word = STR("");
        choice.edge = EDGE_ANY;
    } else if (word.at[0] == '<') {
        if (word.len < 3 || word.at[word.len - 1] != '>') return false;
        choice.word = str_slice(word, 1, word.len - 1);
        choice.edge = EDGE_LEMMA;
    }
    if (!add_choice(place, choice)) return false;
    size_t hyphen = str_find(choice.word, STR("-"), 1);
    if (choice.word.len < 3 || hyphen + 1 >= choice.word.len) return true;
    choice.parted = true;
    return add_choice(place, choice);
}

static bool add_place(struct reader *reader, struct str part)
{
    if (reader->n == PHRASE_WORDS) return false;
    struct place_of_phrase *place = &reader->places[reader->n++];
    place->n = 0;
    if (part.len > 1 && part.at[part.len - 1] == '?') {
        part.len--;
        add_choice(place, (struct choice){ .absent = true });
    }
    if (part.at[0] != '(') return add_word(place, part);
    if (part.len < 3 || part.at[part.len - 1] != ')') return false;
    part = str_slice(part, 1, part.len - 1);
    while (part.len)
        if (!add_word(place, str_cut(&part, '|'))) return false;
    return true;
}

static bool read_phrase(struct reader *reader, struct str phrase)
{
    reader->n = 0;
    phrase = str_trim(phrase);
    while (phrase.len) {
        struct str part = str_cut(&phrase, ' ');
        phrase = str_trim(phrase);
        if (!add_place(reader, part)) return false;
    }
    return reader->n > 0;
}

/* ---- adding ----------------------------------------------------------- */

static struct phrase_node *step_parts(struct phrases *set,
                                      struct phrase_node *from,
                                      const struct choice *choice)
{
    struct str rest = choice->word;
    while (rest.len) {
        struct str whole = rest;
        struct str part = str_cut(&rest, '-');
        if (part.len) {
            enum edge edge = rest.len ? EDGE_WORD : (enum edge)choice->edge;
            from = step(set, from, edge, part);
        }
        if (!rest.len) break;
        from = step(set, from, EDGE_WORD,
                    str_slice(whole, part.len, part.len + 1));
    }
    return from;
}

/* Add one reading; false when all its places are left out. */
static bool add_form(struct phrases *set, const struct reader *reader,
                     const size_t *pick, uint32_t value)
{
    struct phrase_node *slot = NULL;
    for (size_t i = 0; i < reader->n; i++) {
        const struct choice *choice = &reader->places[i].at[pick[i]];
        if (choice->absent) continue;
        if (!slot && choice->edge == EDGE_ANY) return false;
        slot = choice->parted
                   ? step_parts(set, slot, choice)
                   : step(set, slot, (enum edge)choice->edge, choice->word);
    }
    if (!slot) return false;
    slot->last = true;
    slot->value = value;
    return true;
}

/* The next reading, counting like an odometer; false after the last. */
static bool turn(const struct reader *reader, size_t *pick)
{
    for (size_t i = 0; i < reader->n; i++) {
        if (++pick[i] < reader->places[i].n) return true;
        pick[i] = 0;
    }
    return false;
}

bool phrases_add(struct phrases *set, struct str phrase, uint32_t value)
{
    struct reader reader;
    size_t pick[PHRASE_WORDS] = { 0 };
    if (!read_phrase(&reader, phrase)) return false;
    size_t n_forms = 1;
    for (size_t i = 0; i < reader.n; i++) {
        n_forms *= reader.places[i].n;
        if (!n_forms || n_forms > PHRASE_FORMS) return false;
    }
    bool added = false;
    do {
        make_room(set, phrase.len); /* no more edges than bytes */
        added |= add_form(set, &reader, pick, value);
    } while (turn(&reader, pick));
    return added;
}

/* ---- matching --------------------------------------------------------- */

/* The nodes that the tokens so far lead to. */
struct walk {
    struct {
        uint32_t node;
        uint64_t outs;
    } at[PHRASE_WALKS];
    size_t n;
    bool last; /* a phrase ends with this token */
    uint32_t value;
};

/* Go on over the edges with a label. */
static void follow(const struct phrases *set, const struct walk *old,
                   uint32_t label, struct walk *walk)
{
    uint64_t bit = out_bit(label);
    for (size_t i = 0; i < old->n; i++) {
        if (!(old->at[i].outs & bit)) continue;
        const struct phrase_node *slot = slot_of(set, old->at[i].node, label);
        if (!slot->node) continue;
        if (slot->last && !walk->last) {
            walk->last = true;
            walk->value = slot->value;
        }
        if (!slot->outs || walk->n == PHRASE_WALKS) continue;
        walk->at[walk->n].node = slot->node;
        walk->at[walk->n++].outs = slot->outs;
    }
}

/* The nodes of first words; the masks of its rows say which edges there are. */
static void begin(const struct phrases *set, const struct token *token,
                  const struct walk *old, struct walk *walk)
{
    const struct word *words = set->lang->words;
    size_t mask = set->index / 64, bit = set->index % 64;
    walk->n = 0;
    walk->last = false;
    if (token->word && words[token->word].begins[mask] >> bit & 1)
        follow(set, old, label_of(EDGE_WORD, token->word), walk);
    if (token->stem && words[token->stem].stems[mask] >> bit & 1)
        follow(set, old, label_of(EDGE_LEMMA, token->stem), walk);
}

static void advance(const struct phrases *set, const struct token *token,
                    const struct walk *old, struct walk *walk)
{
    walk->n = 0;
    walk->last = false;
    if (token->word) follow(set, old, label_of(EDGE_WORD, token->word), walk);
    if (token->stem) follow(set, old, label_of(EDGE_LEMMA, token->stem), walk);
    follow(set, old, label_of(EDGE_ANY, 0), walk);
}

size_t phrases_walk(const struct phrases *set, const struct token *tokens,
                    size_t at, size_t end, uint32_t *value)
{
    struct walk walks[2];
    size_t longest = 0;
    walks[0].n = 1;
    walks[0].at[0].node = 0;
    walks[0].at[0].outs = UINT64_MAX;
    for (size_t i = at; i < end; i++) {
        struct walk *now = &walks[(i - at + 1) % 2];
        if (i == at)
            begin(set, &tokens[i], &walks[0], now);
        else
            advance(set, &tokens[i], &walks[(i - at) % 2], now);
        if (now->last) {
            longest = i - at + 1;
            if (value) *value = now->value;
        }
        if (!now->n) break;
    }
    return longest;
}
