/* Loading the tables of a language: TSV files of phrases with named values. A
 * name that is not known stops the loading with the file and the line, so that
 * a typing error in a table can never silently lose claims.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/filter.h"
#include "claim/judge.h"

/* What loading one table needs. */
struct loading {
    struct arena *arena;
    struct reader *reader;
    const char *file;
    size_t n_rows; /* rows of values filled so far */
    struct error *error;
};

typedef bool add_row(struct loading *load, const struct row *row);

static int choice(struct str word, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(word, names[i])) return (int)i;
    return -1;
}

#define CHOICE(word, names) \
    choice((word), (names), sizeof(names) / sizeof *(names))

/* The start of the last word or bracket of a phrase that ends at `end`. */
static size_t last_group(struct str phrase, size_t end)
{
    size_t at = end;
    bool bracket = end && (phrase.at[end - 1] == ')' ||
                           (end > 1 && phrase.at[end - 2] == ')'));
    char before = bracket ? '(' : ' ';
    while (at && phrase.at[at - 1] != before) at--;
    return bracket && at ? at - 1 : at;
}

static void add_keys(struct reader *reader, struct str group)
{
    size_t start = 0;
    for (size_t i = 0; i <= group.len; i++) {
        bool letter =
            i < group.len &&
            ((group.at[i] >= 'a' && group.at[i] <= 'z') || group.at[i] == '-');
        if (letter) continue;
        if (i > start)
            word_table_put(&reader->keys, reader->lang,
                           str_slice(group, start, i), 1);
        start = i + 1;
    }
}

/* The telling word of a phrase: its last one, unless that is as short as
 * "up" or "out". */
static void add_key_words(struct reader *reader, struct str phrase)
{
    size_t end = phrase.len;
    while (end) {
        size_t start = last_group(phrase, end);
        if (end - start > 3 || !start) {
            add_keys(reader, str_slice(phrase, start, end));
            return;
        }
        end = start - 1;
    }
}

/* The verbs of "(<send>|<rush>)" as rows of gaps. */
static void add_gap_verbs(struct loading *load, struct str verbs, uint32_t end)
{
    struct gaps *gaps = &load->reader->gaps;
    struct lang *lang = load->reader->lang;
    for (size_t i = 0; i < verbs.len; i++) {
        size_t start = i;
        while (i < verbs.len && verbs.at[i] >= 'a' && verbs.at[i] <= 'z') i++;
        if (i == start) continue;
        struct str verb = str_slice(verbs, start, i);
        uint32_t last = word_table_get(&gaps->verbs, lang_word(lang, verb));
        gaps->rows = arena_grow(load->arena, gaps->rows, &gaps->room,
                                gaps->n + 1, sizeof *gaps->rows);
        gaps->rows[gaps->n++] =
            (struct gap_row){ (uint32_t)load->n_rows, end, last };
        word_table_put(&gaps->verbs, lang, verb, (uint32_t)gaps->n);
    }
}

/* "<send> ... to the? hospital": the verb, and what stands behind the gap. */
static bool add_gap(struct loading *load, struct str phrase, size_t gap)
{
    struct reader *reader = load->reader;
    struct str end = str_slice(phrase, gap + 5, phrase.len);
    uint32_t at = (uint32_t)reader->gaps.written.n;
    if (!map_get(&reader->gaps.written, end, &at))
        map_put(&reader->gaps.written, end, at);
    add_key_words(reader, end);
    add_gap_verbs(load, str_slice(phrase, 0, gap), at);
    load->n_rows++;
    return phrases_add(&reader->gaps.ends, end, at);
}

static bool add_harm(struct loading *load, const struct row *row)
{
    static const char *const classes[] = { "verb", "noun", "adj", "any" };
    static const char *const frames[] = {
        "object", "subject", "state", "count", "of",     "toll",
        "lives",  "self",    "among", "safe",  "behind", "none",
    };
    struct reader *reader = load->reader;
    struct harm_row *out = &reader->harm_rows[load->n_rows];
    struct str frame = row->cell[3];
    frame_read(&frame, out);
    int class = CHOICE(row->cell[1], classes), kind = CHOICE(frame, frames);
    struct str phrase = row->cell[0];
    if (class < 0 || kind < 0 || !harm_parse(row->cell[2], &out->harm))
        return false;
    out->frame = (uint8_t)kind;
    size_t gap = str_find(phrase, STR(" ... "), 0);
    if (gap < phrase.len)
        return class == CLASS_VERB && add_gap(load, phrase, gap);
    if (kind == FRAME_LIVES)
        word_table_put(&reader->keys, reader->lang, STR("lives"), 1);
    else
        add_key_words(reader, phrase);
    return phrases_add(&reader->harms[class], phrase, (uint32_t)load->n_rows++);
}

static bool add_person(struct loading *load, const struct row *row)
{
    static const char *const kinds[] = { "person",   "group", "family",
                                         "modifier", "never", "mass",
                                         "pair" };
    struct reader *reader = load->reader;
    struct person_row *out = &reader->person_rows[load->n_rows];
    int kind = row->cell[2].len ? CHOICE(row->cell[2], kinds) : 0;
    if (kind < 0 || !role_parse(row->cell[1], &out->role)) return false;
    out->kind = (uint8_t)kind;
    return phrases_add(&reader->people, row->cell[0], (uint32_t)load->n_rows++);
}

static bool add_speech(struct loading *load, const struct row *row)
{
    static const char *const kinds[] = {
        "say",    "claim", "deny",     "figure",  "told",       "according",
        "noun",   "show",  "document", "never",   "unverified", "apart",
        "person", "relay", "see",      "reckoned"
    };
    int kind = CHOICE(row->cell[1], kinds);
    return kind >= 0 &&
           phrases_add(&load->reader->speech, row->cell[0], (uint32_t)kind);
}

static bool add_source(struct loading *load, const struct row *row)
{
    uint8_t kind;
    return source_kind_parse(row->cell[1], &kind) &&
           phrases_add(&load->reader->sources, row->cell[0], kind);
}

static bool add_armed(struct loading *load, const struct row *row)
{
    struct armed_row *out = &load->reader->armed_rows[load->n_rows];
    out->name = row->cell[1];
    out->people = str_is(row->cell[2], "people");
    if (str_starts(row->cell[2], STR("of ")))
        out->of = str_slice(row->cell[2], 3, row->cell[2].len);
    if (row->cell[2].len && !out->people && !out->of.len) return false;
    return phrases_add(&load->reader->armed, row->cell[0],
                       (uint32_t)load->n_rows++);
}

static bool add_event(struct loading *load, const struct row *row)
{
    struct event_row *out = &load->reader->event_rows[load->n_rows];
    int64_t weight;
    if (!event_type_parse(row->cell[1], &out->type) ||
        !str_number(row->cell[2], &weight) || weight > 9)
        return false;
    out->weight = (uint8_t)weight;
    return phrases_add(&load->reader->events, row->cell[0],
                       (uint32_t)load->n_rows++);
}

static bool add_unreal(struct loading *load, const struct row *row)
{
    static const char *const kinds[] = { "modal", "before", "figure",
                                         "sport", "aside",  "charge" };
    int kind = CHOICE(row->cell[1], kinds);
    return kind >= 0 &&
           phrases_add(&load->reader->unreal, row->cell[0], (uint32_t)kind);
}

static bool add_thing(struct loading *load, const struct row *row)
{
    return phrases_add(&load->reader->things, row->cell[0], 0);
}

static bool add_conflict(struct loading *load, const struct row *row)
{
    struct reader *reader = load->reader;
    struct conflict *out = &reader->conflicts[reader->n_conflicts];
    out->place = row->cell[0];
    if (!event_type_parse(row->cell[1], &out->type) ||
        !date_parse(row->cell[2], &out->start))
        return false;
    if (!str_is(row->cell[3], "-") && !date_parse(row->cell[3], &out->end))
        return false;
    reader->n_conflicts++;
    return true;
}

static struct str told(struct str cell)
{
    return str_is(cell, "-") ? (struct str){ 0 } : cell;
}

static bool add_known(struct loading *load, const struct row *row)
{
    struct reader *reader = load->reader;
    struct known *out = &reader->known[reader->n_known];
    out->phrase = told(row->cell[0]);
    out->place = told(row->cell[3]);
    out->word = told(row->cell[4]);
    if (!event_type_parse(row->cell[1], &out->type) ||
        !date_parse(row->cell[2], &out->start))
        return false;
    uint32_t index = (uint32_t)reader->n_known++;
    return !out->phrase.len ||
           phrases_add(&reader->known_phrases, out->phrase, index);
}

/* The kinds of event_cues.tsv and figure_cues.tsv. */
static const char *const cue_kinds[] = {
    [CUE_DROPS] = "drops",
    [CUE_OTHER] = "other",
    [CUE_BACK] = "back",
    [CUE_TELLING] = "telling",
    [CUE_MEETING] = "meeting",
    [CUE_TOLL] = "toll",
    [CUE_JOINT] = "joint",
    [CUE_IN] = "in",
    [CUE_OUT] = "out",
    [CUE_AFTER] = "after",
    [CUE_MOST] = "most",
    [CUE_LATER] = "later",
    [CUE_DEATH] = "death",
    [CUE_FORMER] = "former",
    [CUE_BY] = "by",
    [CUE_THERE] = "there",
    [CUE_BESIDE] = "beside",
    [CUE_THEM] = "them",
    [CUE_ADDS] = "adds",
    [CUE_FOUND] = "found",
    [CUE_NTH] = "nth",
    [CUE_WHOLE] = "whole",
    [CUE_OVERALL] = "overall",
    [CUE_WITHIN] = "within",
    [CUE_BESIDES] = "besides",
    [CUE_DEAD] = "dead",
    [CUE_NAMES] = "names",
    [CUE_EVERYONE] = "everyone",
    [CUE_CARRY] = "carry",
    [CUE_ABOARD] = "aboard",
    [CUE_STATE] = "state",
    [CUE_SEVERE] = "severe",
    [CUE_SHARE] = "share",
    [CUE_CHARGED] = "charged",
    [CUE_VIOLENCE] = "violence",
    [CUE_EARLY] = "early",
    [CUE_LATE] = "late",
    [CUE_HAPPEN] = "happen",
    [CUE_REASON] = "reason",
    [CUE_BEFORE] = "before",
    [CUE_STRIKE] = "strike",
    [CUE_SUMS] = "sums",
    [CUE_COMPARED] = "compared",
    [CUE_WINDOW] = "window",
    [CUE_FIGURE] = "figure",
    [CUE_THEN] = "then",
    [CUE_EXCHANGE] = "exchange",
    [CUE_THING] = "thing",
    [CUE_TODAY] = "today",
    [CUE_ASIDE] = "aside",
    [CUE_COURT] = "court",
    [CUE_JUBILEE] = "jubilee",
    [CUE_APART] = "apart",
    [CUE_PAIR] = "pair",
    [CUE_FATAL] = "fatal",
    [CUE_WRONG] = "wrong",
    [CUE_BEGIN] = "begin",
    [CUE_COMES] = "comes",
    [CUE_MORTAL] = "mortal",
    [CUE_BENCH] = "bench",
    [CUE_ALONE] = "alone",
    [CUE_CREDIT] = "credit",
    [CUE_STILL] = "still",
    [CUE_WHEN] = "when",
    [CUE_SEEN] = "seen",
    [CUE_NEXT] = "next",
    [CUE_FREED] = "freed",
    [CUE_LASTS] = "lasts",
    [CUE_ARMS] = "arms",
    [CUE_COUP] = "coup",
    [CUE_SEEKER] = "seeker",
    [CUE_START] = "start",
    [CUE_SPAN] = "span",
    [CUE_LETS] = "lets",
    [CUE_YIELDS] = "yields",
    [CUE_LAG] = "lag",
    [CUE_MINOR] = "minor",
    [CUE_AGED] = "aged",
    [CUE_LOSS] = "loss",
    [CUE_LOCAL] = "local",
    [CUE_UNREST] = "unrest",
    [CUE_SPREAD] = "spread",
    [CUE_UPROOTED] = "uprooted",
    [CUE_STREET] = "street",
    [CUE_WHERE] = "where",
    [CUE_SOON] = "soon",
    [CUE_SO] = "so",
    [CUE_EQUALS] = "equals",
    [CUE_SITES] = "sites",
    [CUE_WORLD] = "world",
    [CUE_BRINGS] = "brings",
    [CUE_LAW] = "law",
    [CUE_OWNHAND] = "ownhand",
    [CUE_RIVALS] = "rivals",
    [CUE_GAP] = "gap",
    [CUE_SPOT] = "spot",
    [CUE_STANDING] = "standing",
    [CUE_RATE] = "rate",
    [CUE_FOREIGN] = "foreign",
    [CUE_STRIFE] = "strife",
    [CUE_ECHO] = "echo",
    [CUE_DOOMED] = "doomed",
};

static bool add_cue(struct loading *load, const struct row *row)
{
    int kind = CHOICE(row->cell[1], cue_kinds);
    if (kind == CUE_DEAD) add_keys(load->reader, row->cell[0]);
    return kind >= 0 && phrases_add(&load->reader->cues[kind], row->cell[0], 0);
}

/* The kinds of grammar.tsv. */

static bool add_word(struct loading *load, const struct row *row)
{
    struct reader *reader = load->reader;
    struct str word = row->cell[0];
    int kind = CHOICE(row->cell[1], word_kind_names);
    bool lemma = word.len > 2 && word.at[0] == '<';
    struct word_table *table = lemma ? &reader->lemmas : &reader->words;
    if (kind < 0 || !word.len) return false;
    if (lemma) word = str_slice(word, 1, word.len - 1);
    uint32_t at = word_table_get(table, lang_word(reader->lang, word));
    if (!at)
        word_table_put(table, reader->lang, word,
                       at = (uint32_t)++load->n_rows);
    reader->word_kinds[at][kind / 64] |= (uint64_t)1 << kind % 64;
    return true;
}

static bool add_title(struct loading *load, const struct row *row)
{
    return phrases_add(&load->reader->titles, row->cell[0], 0);
}

static enum status load_table(struct loading *load, struct str bytes,
                              add_row *add)
{
    struct rows rows = rows_open(bytes);
    struct row row;
    while (rows_next(&rows, &row))
        if (!add(load, &row))
            return error_set(load->error, STATUS_PACK, row.line,
                             "cannot use line %zu of '%s' in the language pack",
                             row.line, load->file);
    return STATUS_OK;
}

static void make_room(struct loading *load, const char *file, size_t n)
{
    struct reader *reader = load->reader;
    struct arena *arena = load->arena;
    struct str name = str_from(file);
    if (str_is(name, "harms.tsv"))
        reader->harm_rows = ARENA_ARRAY(arena, struct harm_row, n + 1);
    if (str_is(name, "people.tsv"))
        reader->person_rows = ARENA_ARRAY(arena, struct person_row, n + 1);
    if (str_is(name, "armed.tsv"))
        reader->armed_rows = ARENA_ARRAY(arena, struct armed_row, n + 1);
    if (str_is(name, "conflicts.tsv"))
        reader->conflicts = ARENA_ARRAY(arena, struct conflict, n + 1);
    if (str_is(name, "known_events.tsv"))
        reader->known = ARENA_ARRAY(arena, struct known, n + 1);
    if (str_is(name, "events.tsv"))
        reader->event_rows = ARENA_ARRAY(arena, struct event_row, n + 1);
    if (str_is(name, "grammar.tsv"))
        reader->word_kinds =
            arena_array(arena, n + 1, sizeof *reader->word_kinds);
}

static void open_phrases(struct arena *arena, struct reader *reader)
{
    struct lang *lang = reader->lang;
    for (int i = 0; i < CLASS_COUNT; i++) phrases_open(&reader->harms[i], lang);
    map_open(&reader->gaps.written, arena);
    phrases_open(&reader->gaps.ends, lang);
    phrases_open(&reader->people, lang);
    phrases_open(&reader->speech, lang);
    phrases_open(&reader->sources, lang);
    phrases_open(&reader->armed, lang);
    phrases_open(&reader->events, lang);
    phrases_open(&reader->unreal, lang);
    phrases_open(&reader->things, lang);
    phrases_open(&reader->titles, lang);
    phrases_open(&reader->known_phrases, lang);
    for (int i = 0; i < CUE_COUNT; i++) phrases_open(&reader->cues[i], lang);
}

enum status claim_open(struct arena *arena, const struct pack *pack,
                       struct reader **out, struct error *error)
{
    static const struct {
        const char *file;
        add_row *add;
    } tables[] = {
        { "harms.tsv", add_harm },         { "people.tsv", add_person },
        { "speech.tsv", add_speech },      { "sources.tsv", add_source },
        { "armed.tsv", add_armed },        { "events.tsv", add_event },
        { "unreal.tsv", add_unreal },      { "things.tsv", add_thing },
        { "titles.tsv", add_title },       { "event_cues.tsv", add_cue },
        { "figure_cues.tsv", add_cue },    { "conflicts.tsv", add_conflict },
        { "known_events.tsv", add_known }, { "grammar.tsv", add_word },
    };
    struct reader *reader = ARENA_NEW(arena, struct reader);
    enum status status = find_open(arena, pack, &reader->find, error);
    if (status) return status;
    reader->lang = find_lang(reader->find);
    open_phrases(arena, reader);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct loading load = { arena, reader, tables[i].file, 0, error };
        struct str bytes;
        if (!pack_find(pack, tables[i].file, &bytes))
            return error_set(error, STATUS_PACK, 0,
                             "the language pack has no '%s'", tables[i].file);
        make_room(&load, tables[i].file, rows_count(bytes));
        status = load_table(&load, bytes, tables[i].add);
        if (status) return status;
    }
    enum status known = body_open(arena, pack, &reader->bodies, error);
    if (known) return known;
    *out = reader;
    status = judge_open(arena, pack, reader->lang, &reader->judge, error);
    filter_prepare(reader);
    return status;
}
