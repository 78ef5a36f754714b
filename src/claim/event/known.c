/* Events whose day is common knowledge (lang/en/known_events.tsv), told of in
 * a report of something later.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

/* Shorter last words of a phrase say little alone; days of three years. */
enum { NAME_LEAST = 4, RECENT = 1100 };

/* The phrases where they stand, and behind the first of them its last word
 * alone: "Jamal Khashoggi ... Khashoggi was killed". */
void known_mark(struct scan *scan)
{
    struct map names;
    map_open(&names, scan->arena);
    scan->known_at = ARENA_ARRAY(scan->arena, uint32_t, scan->n_tokens + 1);
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        uint32_t row, value, end = tree_sentence_end(scan, i);
        const struct token *token = &scan->tokens[i];
        if (!token->capital && token->kind == TOKEN_WORD) continue;
        size_t n = phrases_match(&scan->reader->known_phrases, scan->tokens, i,
                                 end, &row);
        if (n) scan->known_at[i] = row + 1;
        const struct token *last = token + (n ? n - 1 : 0);
        bool name = last->lower.len >= NAME_LEAST && last->capital &&
                    !phrases_match(&scan->reader->events, last, 0, 1, &value);
        if (n == 2 && name) map_put(&names, last->lower, row + 1);
        if (!n && map_get(&names, token->lower, &row)) scan->known_at[i] = row;
    }
}

/* "The attack in Nice": the last one known there before this report's. */
static uint32_t known_at_place(const struct scan *scan,
                               const struct context *here)
{
    const struct event *main = &scan->events[0];
    struct date near = main->start.year ? main->start : scan->published;
    if (!here->definite || !here->place || here->time || !near.year ||
        here->place_cost > COST_NEAR || here->word_cost > COST_NEAR)
        return 0;
    struct str place = scan->analysis.places[here->place - 1].place.name;
    uint32_t best = 0;
    if (str_equal(place, main->place)) return 0;
    for (uint32_t i = 0; i < scan->reader->n_known; i++) {
        const struct known *known = &scan->reader->known[i];
        int32_t days =
            date_days(date_last(near)) - date_days(date_first(known->start));
        if (!str_equal(known->place, place) || days < EVENT_LONG_BEFORE ||
            days > RECENT || !context_same_kind(here->type, known->type))
            continue;
        if (!best ||
            date_compare(scan->reader->known[best - 1].start, known->start) < 0)
            best = i + 1;
    }
    return best;
}

/* An event that everybody knows, long before the main one; 0 = none. */
uint32_t event_known(struct scan *scan, const struct context *here)
{
    const struct event *main = &scan->events[0];
    uint32_t row = here->known ? here->known : known_at_place(scan, here);
    if (!row) return 0;
    const struct known *known = &scan->reader->known[row - 1];
    struct event wanted = { .type = known->type,
                            .place = known->place,
                            .start = known->start,
                            .parent = -1 };
    if (known->type != EVENT_WAR) wanted.end = known->start;
    struct date near = main->start.year ? main->start : scan->published;
    if (!near.year || date_agrees(near, known->start) ||
        date_days(date_last(near)) - date_days(known->start) <
            EVENT_LONG_BEFORE)
        return 0;
    for (uint32_t i = event_first_seen(scan); i < scan->n_events; i++)
        if (date_equal(scan->events[i].start, wanted.start) &&
            scan->events[i].type == wanted.type)
            return i;
    struct place_mention place = find_place(scan->reader->find, known->place);
    if (known->place.len && place.known) {
        wanted.country = place.place.country;
        wanted.latitude = place.place.latitude;
        wanted.longitude = place.place.longitude;
        wanted.place_kind = place.place.kind;
        wanted.admin1 = place.place.admin1;
    }
    uint32_t index = event_add(scan);
    wanted.id = scan->events[index].id;
    scan->events[index] = wanted;
    return index;
}
