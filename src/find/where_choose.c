/* Chooses among namesakes and lets go of what is no place.
 *
 * Each candidate gets a score: how many people live there, how well the words
 * beside the name fit, and whether its country and province are spoken of in
 * the report. Two rounds: the second one knows the places of the first.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "find/where_spot.h"

/* Scores are in powers of ten of people: 5 is a town of a hundred thousand.
 * The weights were set on reports of many kinds (eval/README.md). */
#define LEAST 5.5       /* to be kept without a word that says place */
#define LEAST_CUED 4.0  /* to be kept behind "in", "near", "village of" */
#define LEAST_SMALL 6.5 /* uncued, fewer than SMALL people */
#define SMALL 20000
#define COUNTRY_SCORE 8.0
#define WELL_KNOWN 100000 /* fewer people: rarely named without the country */
#define NOT_COUNTED 3.5   /* a seat of a district whose people nobody gives */
#define FOREIGN 2.5       /* against those in a country not spoken of */
#define ELSEWHERE 1.5     /* against a province there, of a name found here */

enum { CODES = 256, ROUNDS = 2 };

/* What the report speaks of. */
struct context {
    const struct where_finder *finder;
    const struct analysis *analysis;
    struct spots *spots;
    uint32_t named[CODES]; /* how often a country is spoken of */
    bool meant[CODES];     /* words of its news stand in the report */
    uint32_t first_meant;  /* the first of these, NO_PLACE = none */
    uint32_t top;          /* the most frequent one, NO_PLACE = none */
    bool last_round;
    struct map areas;  /* provinces and districts: 4 bytes of record */
    struct map people; /* last words of names of people */
    struct map held;   /* key of a name kept before -> record */
};

static uint32_t country_of(const struct context *c, const struct spot *spot)
{
    const struct gazetteer *g = &c->finder->gazetteer;
    if (spot->country && spot->record == NO_PLACE)
        return gazetteer_code(g, spot->country->within);
    if (spot->record == NO_PLACE) return NO_PLACE;
    return gazetteer_country(g, spot->record);
}

static void add_area(struct context *c, uint32_t record)
{
    char bytes[sizeof record];
    memcpy(bytes, &record, sizeof record);
    struct str key = { bytes, sizeof bytes };
    if (map_get(&c->areas, key, NULL)) return;
    map_put(&c->areas, str_copy(c->areas.arena, key), 1);
}

static bool has_area(const struct context *c, uint32_t record)
{
    char bytes[sizeof record];
    memcpy(bytes, &record, sizeof record);
    return map_get(&c->areas, (struct str){ bytes, sizeof bytes }, NULL);
}

static struct str text_of(const struct context *c, struct stretch words)
{
    const struct token *t = &c->analysis->tokens.at[words.first];
    return str_slice(c->analysis->report->text, t->span.start,
                     t[words.n - 1].span.end);
}

/* ---- the score of one candidate --------------------------------------- */

static double score_size(const struct context *c, uint32_t record,
                         unsigned flags)
{
    const struct gazetteer *g = &c->finder->gazetteer;
    uint32_t people = gazetteer_people(g, record);
    double score = people ? log10((double)people) : NOT_COUNTED;
    enum level level = gazetteer_level(g, record);
    if (level == LEVEL_PROVINCE) score = 6;
    if (level == LEVEL_REGION) score = (score < 6 ? 6 : score) + 1.5;
    if (level == LEVEL_QUARTER) score += 1;
    if (level == LEVEL_DISTRICT) score = 4 + score / 10;
    if (flags & NAME_FURTHER) score -= 1.5;
    if (flags & NAME_BARE) score -= 0.5;
    return score;
}

static double score_noun(const struct context *c, uint32_t record,
                         const struct spot *spot)
{
    enum level level = gazetteer_level(&c->finder->gazetteer, record);
    bool town = level == LEVEL_TOWN || level == LEVEL_QUARTER;
    if (spot->noun == NOUN_AREA) return town ? -0.5 : 2;
    if (spot->noun == NOUN_TOWN) return town ? 1 : -2;
    return town ? 1 : 0;
}

static double score_country(const struct context *c, uint32_t record)
{
    const struct gazetteer *g = &c->finder->gazetteer;
    uint32_t country = gazetteer_country(g, record);
    double score = 0;
    if (country == NO_PLACE) return 0;
    if (!c->named[country % CODES])
        return c->top != NO_PLACE && gazetteer_people(g, record) < WELL_KNOWN
                   ? -FOREIGN
                   : 0;
    score = country == c->top ? 2.5 : 1.5;
    uint32_t parent = gazetteer_parent(g, record);
    if (has_area(c, record)) score += 1;
    for (int step = 0; step < 3 && parent != NO_PLACE; step++) {
        if (parent != country && has_area(c, parent)) return score + 1;
        parent = gazetteer_parent(g, parent);
    }
    return score;
}

/* Does a record lie in what the next spot names ("Paris, Texas")? */
static bool lies_in(const struct context *c, uint32_t record,
                    const struct spot *next)
{
    const struct gazetteer *g = &c->finder->gazetteer;
    if (next->country && next->form == COUNTRY_NAME &&
        gazetteer_country(g, record) == country_of(c, next))
        return true;
    uint32_t parent = gazetteer_parent(g, record);
    for (int step = 0; step < 3 && parent != NO_PLACE; step++) {
        if (!next->found.n && parent == next->record) return true;
        for (uint32_t i = 0; i < next->found.n; i++) {
            if (gazetteer_namesake(g, next->found.first + i, NULL) == parent)
                return true;
        }
        parent = gazetteer_parent(g, parent);
    }
    return false;
}

static double score_place(const struct context *c, uint32_t record,
                          unsigned flags, const struct spot *spot)
{
    double score = score_size(c, record, flags) + score_noun(c, record, spot) +
                   score_country(c, record);
    if (spot->comma && lies_in(c, record, spot + 1)) score += 4;
    return score;
}

/* ---- the choice ------------------------------------------------------- */

/* Is the record of a country that the report speaks of? */
static bool is_spoken_of(const struct context *c, uint32_t record)
{
    uint32_t country = gazetteer_country(&c->finder->gazetteer, record);
    return country != NO_PLACE && c->named[country % CODES];
}

/* Has the name a place in a country that the report speaks of? */
static bool has_spoken_of(const struct context *c, const struct spot *spot)
{
    for (uint32_t i = 0; i < spot->found.n; i++)
        if (is_spoken_of(c, gazetteer_namesake(&c->finder->gazetteer,
                                               spot->found.first + i, NULL)))
            return true;
    return false;
}

static void choose_record(const struct context *c, struct spot *spot)
{
    const struct gazetteer *g = &c->finder->gazetteer;
    bool spoken = has_spoken_of(c, spot);
    spot->score = -1;
    spot->record = NO_PLACE;
    for (uint32_t i = 0; i < spot->found.n; i++) {
        unsigned flags = 0;
        uint32_t record = gazetteer_namesake(g, spot->found.first + i, &flags);
        double score = score_place(c, record, flags, spot);
        bool area = gazetteer_level(g, record) == LEVEL_PROVINCE;
        if (spoken && area && !is_spoken_of(c, record)) score -= ELSEWHERE;
        if (score <= spot->score) continue;
        spot->score = score;
        spot->record = record;
    }
}

/* A name of a country may also be a province elsewhere ("Georgia"). */
static void choose_country(const struct context *c, struct spot *spot)
{
    const struct gazetteer *g = &c->finder->gazetteer;
    double score = COUNTRY_SCORE;
    uint32_t country = gazetteer_code(g, spot->country->within);
    if (spot->form != COUNTRY_NAME) score += 9;
    if (spot->country->code.len == 2 && country != NO_PLACE &&
        c->named[country % CODES] > 1)
        score += 2;
    choose_record(c, spot);
    bool area = spot->record != NO_PLACE &&
                gazetteer_level(g, spot->record) != LEVEL_TOWN &&
                gazetteer_level(g, spot->record) != LEVEL_DISTRICT;
    if (area && spot->score > score) {
        spot->country = NULL;
        return;
    }
    spot->score = score;
    spot->record = NO_PLACE;
}

static double doubts(const struct context *c, const struct spot *spot)
{
    double doubt = 0;
    bool cued = spot->cue >= 3;
    struct str text = text_of(c, spot->words);
    if (spot->person) doubt += 4;
    if (spot->part) doubt += 2.5;
    if (spot->street) doubt += 5;
    if (spot->speaks && !spot->country) doubt += 2;
    if (spot->name) doubt += cued ? 0.5 : 2.5;
    if (spot->common) doubt += (cued ? 0.5 : 3) + (spot->shouted ? 2.5 : 0);
    if (!cued && spot->words.n == 1 && map_get(&c->people, text, NULL))
        doubt += 4;
    return doubt;
}

static bool is_town(const struct context *c, const struct spot *spot)
{
    enum level level = gazetteer_level(&c->finder->gazetteer, spot->record);
    return level == LEVEL_TOWN || level == LEVEL_DISTRICT;
}

/* A name with "village of" or "in" beside it is a place, though not the one
 * that the gazetteer has in a country that the report does not speak of. */
static void make_unknown(struct context *c, struct spot *spot)
{
    uint32_t country = country_of(c, spot);
    bool foreign =
        country != NO_PLACE && c->top != NO_PLACE && !c->named[country % CODES];
    bool firm = spot->strong || (spot->cue >= 3 && !spot->shouted &&
                                 (spot->comma || !spot->common));
    if (spot->country || !firm || !foreign || spot->part) return;
    if (spot->record == NO_PLACE || !is_town(c, spot)) return;
    if (gazetteer_people(&c->finder->gazetteer, spot->record) >= WELL_KNOWN)
        return;
    spot->unknown = true;
}

static bool in_dateline(const struct context *c, const struct spot *spot)
{
    const struct sentence *sentences = c->analysis->tokens.sentences;
    return sentences[spot->sentence].zone == ZONE_DATELINE;
}

static void decide(struct context *c, struct spot *spot)
{
    uint32_t held = 0;
    bool sure = map_get(&c->held, key_view(&spot->key), &held);
    double score = spot->score - doubts(c, spot) + 0.5 * spot->cue;
    uint32_t people =
        spot->record == NO_PLACE
            ? UINT32_MAX
            : gazetteer_people(&c->finder->gazetteer, spot->record);
    double least = people < SMALL && is_town(c, spot) ? LEAST_SMALL : LEAST;
    if (spot->cue >= 3) least = LEAST_CUED;
    if (sure && !spot->person) score += 3;
    if (spot->comma && spot->score > LEAST_SMALL) score += 2;
    spot->keep = score >= least;
    if (c->last_round) make_unknown(c, spot);
    if (spot->unknown) spot->keep = !spot->person;
    /* "Los Angeles Times, July 3": who prints it */
    if (spot->part && !spot->country && in_dateline(c, spot))
        spot->keep = false;
}

/* ---- what the report speaks of ---------------------------------------- */

/* People named in full: "Michael Jordan" makes a later "Jordan" a man. */
static void gather_people(struct context *c)
{
    for (size_t i = 0; i < c->spots->n; i++) {
        const struct spot *spot = &c->spots->at[i];
        if (!spot->person) continue;
        const struct token *t = &c->analysis->tokens.at[spot->words.first];
        map_put(&c->people, t[spot->words.n - 1].text, 1);
    }
}

static void count_place(struct context *c, const struct spot *spot)
{
    const struct gazetteer *g = &c->finder->gazetteer;
    uint32_t country = country_of(c, spot), record = spot->record;
    if (country != NO_PLACE) {
        uint32_t *named = &c->named[country % CODES];
        (*named)++;
        if (c->top == NO_PLACE || *named > c->named[c->top % CODES])
            c->top = country;
    }
    if (record == NO_PLACE || spot->cue < 2) return;
    if (spot->common && spot->cue < 4) return;
    struct str key = key_view(&spot->key);
    if (!map_get(&c->held, key, NULL)) map_put(&c->held, key, record);
    for (int step = 0; step < 3 && record != NO_PLACE; step++) {
        add_area(c, record);
        record = gazetteer_parent(g, record);
    }
}

/* Words that one country's news has, and other countries' hardly: whose towns
 * are meant where no country is named. */
static void read_words(struct context *c)
{
    const struct tokens *tokens = &c->analysis->tokens;
    for (size_t i = 0; i < tokens->n; i++) {
        uint32_t land =
            word_table_get(&c->finder->words.lands, tokens->at[i].word);
        if (!land) continue;
        c->meant[(land - 1) % CODES] = true;
        if (c->first_meant == NO_PLACE) c->first_meant = land - 1;
    }
}

/* Begin to count: each country that such words mean counts once. */
static void count_words(struct context *c)
{
    for (size_t i = 0; i < CODES; i++) c->named[i] = c->meant[i];
    c->top = c->first_meant;
}

/* Before the first round only names of countries and very large places are
 * sure enough to lead the choice of others. */
static void count_sure(struct context *c)
{
    count_words(c);
    for (size_t i = 0; i < c->spots->n; i++) {
        struct spot *spot = &c->spots->at[i];
        if (spot->country && !spot->person) {
            count_place(c, spot);
        } else if (!spot->country && spot->found.n && !spot->person &&
                   !spot->part && !spot->common && !spot->name) {
            choose_record(c, spot);
            if (spot->score >= 5.8) count_place(c, spot);
        }
    }
}

static void count_kept(struct context *c)
{
    count_words(c);
    for (size_t i = 0; i < c->spots->n; i++) {
        if (c->spots->at[i].keep) count_place(c, &c->spots->at[i]);
    }
}

static void choose_all(struct context *c)
{
    for (size_t i = 0; i < c->spots->n; i++) {
        struct spot *spot = &c->spots->at[i];
        if (spot->unknown) {
            spot->keep = !spot->person;
            continue;
        }
        if (spot->country)
            choose_country(c, spot);
        else if (spot->found.n)
            choose_record(c, spot);
        else
            spot->score = COUNTRY_SCORE; /* a short form after a comma */
        decide(c, spot);
    }
}

/* The capital of the country with a record. */
static uint32_t seat_in(const struct context *c, uint32_t country)
{
    const struct where_finder *f = c->finder;
    if (country == NO_PLACE) return NO_PLACE;
    struct str code = gazetteer_place(&f->gazetteer, country).country;
    const struct country *found = country_by_code(&f->countries, code);
    return found ? where_seat(f, found) : NO_PLACE;
}

/* The record of the dateline's place; NO_PLACE = none. */
static uint32_t dateline(const struct context *c)
{
    for (size_t i = 0; i < c->spots->n; i++) {
        const struct spot *spot = &c->spots->at[i];
        if (spot->keep && !spot->country && spot->record != NO_PLACE &&
            in_dateline(c, spot))
            return spot->record;
    }
    return NO_PLACE;
}

/* An unknown place lies where the last place of its sentence lies, or in the
 * country that the report speaks of most; so does "the capital". */
static void place_unknown(struct context *c)
{
    const struct gazetteer *g = &c->finder->gazetteer;
    uint32_t last = NO_PLACE, sentence = UINT32_MAX, here = dateline(c);
    for (size_t i = c->spots->n; i-- > 0;) {
        struct spot *spot = &c->spots->at[i];
        if (spot->here) {
            spot->record = here;
            spot->keep = here != NO_PLACE;
        }
        if (!spot->keep || spot->here) continue;
        if (spot->sentence != sentence) last = NO_PLACE;
        sentence = spot->sentence;
        if (spot->seat && spot->record == NO_PLACE) {
            spot->record = seat_in(c, last != NO_PLACE ? last : c->top);
            spot->keep = spot->record != NO_PLACE;
            continue;
        }
        if (!spot->unknown) {
            last = country_of(c, spot);
            continue;
        }
        spot->record = last != NO_PLACE ? last : c->top;
        if (spot->record != NO_PLACE &&
            gazetteer_level(g, spot->record) != LEVEL_COUNTRY)
            spot->record = NO_PLACE;
    }
}

void where_choose(const struct where_finder *finder, struct arena *arena,
                  const struct analysis *analysis, struct spots *spots)
{
    struct context c = {
        .finder = finder,
        .analysis = analysis,
        .spots = spots,
        .top = NO_PLACE,
        .first_meant = NO_PLACE,
    };
    map_open(&c.areas, arena);
    map_open(&c.people, arena);
    map_open(&c.held, arena);
    gather_people(&c);
    read_words(&c);
    count_sure(&c);
    for (int round = 0; round < ROUNDS; round++) {
        c.last_round = round == ROUNDS - 1;
        choose_all(&c);
        count_kept(&c);
    }
    place_unknown(&c);
}
