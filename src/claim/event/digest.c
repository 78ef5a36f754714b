/* Chronicles and digests: a list of which each entry opens with its day
 * ("January 4: gunmen ...", "2. Garissa, Kenya, April 1. 147 killed") tells of
 * an event of its own.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum { ENTRIES_LEAST = 3, MARK_MOST = 3, PLACE_MOST = 40 };

/* A paragraph of the list, which tells what happened, or where. */
struct entry {
    uint32_t first, end; /* tokens */
    uint32_t time;
    uint32_t event; /* 0 = not yet made */
};

struct digest {
    struct story *story;
    struct entry *at;
    size_t n, room;
    int16_t year; /* that the list is of; 0 = not told */
};

static const struct time_mention *time_of(const struct scan *scan,
                                          uint32_t index)
{
    return &scan->analysis.times[index - 1];
}

static bool is_mark(const struct scan *scan, uint32_t at)
{
    uint8_t kind = scan->tokens[at].kind;
    return kind == TOKEN_PUNCT || kind == TOKEN_SYMBOL;
}

/* Over a bullet, or "2." and "3)". */
static uint32_t over_mark(const struct scan *scan, uint32_t first, uint32_t end)
{
    uint32_t at = first;
    if (at + 1 < end && scan->number_at[at] && is_mark(scan, at + 1)) at++;
    while (at < end && at < first + MARK_MOST && is_mark(scan, at)) at++;
    return at;
}

/* A day by its date, not "Friday" and no time of a clock: entries of an
 * account of one event that goes on have those. */
static bool is_date(const struct scan *scan, uint32_t index, uint32_t end)
{
    const struct time_mention *time = time_of(scan, index);
    uint32_t behind = time->words.first + time->words.n;
    if (!time->month || !time->day || !event_is_day(scan, index)) return false;
    while (behind < end && str_is(scan->tokens[behind].lower, ",")) behind++;
    return behind >= end || scan->tokens[behind].kind != TOKEN_NUMBER ||
           scan->number_at[behind];
}

/* The day that an entry opens with; 0 = it is none. Behind a mark a place may
 * stand before it. */
static uint32_t opening_day(const struct scan *scan, uint32_t first,
                            uint32_t end)
{
    uint32_t at = over_mark(scan, first, end), last = at;
    bool marked = at > first;
    while (marked && last < end && last < at + 2 * MARK_MOST &&
           (scan->place_at[last] || is_mark(scan, last)))
        last++;
    for (uint32_t i = at; i <= last && i < end; i++)
        if (scan->time_at[i])
            return is_date(scan, scan->time_at[i], end) ? scan->time_at[i] : 0;
    return 0;
}

/* The first place of the entry, narrower than a country where one is told. */
static uint32_t place_of(const struct scan *scan, const struct entry *entry)
{
    uint32_t land = 0;
    for (uint32_t i = entry->first;
         i < entry->end && i < entry->first + PLACE_MOST; i++) {
        uint32_t place = scan->place_at[i];
        if (!place) continue;
        uint8_t kind = scan->analysis.places[place - 1].place.kind;
        if (kind == PLACE_TOWN || kind == PLACE_REGION) return place;
        if (!land && kind == PLACE_COUNTRY) land = place;
    }
    return land;
}

static uint8_t type_of(const struct scan *scan, const struct entry *entry)
{
    uint32_t row;
    for (uint32_t i = entry->first; i < entry->end; i++)
        if (phrases_match(&scan->reader->events, scan->tokens, i, entry->end,
                          &row))
            return scan->reader->event_rows[row].type;
    return EVENT_OTHER;
}

static void add_entry(struct digest *digest, uint32_t first, uint32_t end)
{
    struct scan *scan = digest->story->scan;
    struct entry entry = { first, end, opening_day(scan, first, end), 0 };
    if (!entry.time ||
        (!place_of(scan, &entry) && type_of(scan, &entry) == EVENT_OTHER))
        return;
    digest->at = arena_grow(scan->arena, digest->at, &digest->room,
                            digest->n + 1, sizeof *digest->at);
    digest->at[digest->n++] = entry;
}

static void find_entries(struct digest *digest)
{
    const struct scan *scan = digest->story->scan;
    uint32_t n = (uint32_t)scan->analysis.tokens.n_sentences;
    for (uint32_t i = 0, next; i < n; i = next) {
        const struct sentence *s = scan_sentence(scan, i);
        for (next = i + 1; next < n; next++)
            if (scan_sentence(scan, next)->paragraph != s->paragraph) break;
        const struct sentence *last = scan_sentence(scan, next - 1);
        if (s->zone == ZONE_BODY)
            add_entry(digest, s->first, last->first + last->n);
    }
}

/* The one year that is told before the list; 0 = none, or several. */
static int16_t year_before(const struct scan *scan, uint32_t end)
{
    int16_t year = 0;
    for (uint32_t i = 0; i < end; i++) {
        uint32_t index = scan->time_at[i];
        if (!index || time_of(scan, index)->month) continue;
        int16_t told = time_of(scan, index)->start.year;
        if (!told || told == year || time_of(scan, index)->relative) continue;
        if (year) return 0;
        year = told;
    }
    return year;
}

static struct date in_year(struct date date, int16_t year)
{
    date.year = year;
    return date;
}

static void make_event(const struct digest *digest, struct entry *entry,
                       uint8_t type)
{
    struct scan *scan = digest->story->scan;
    entry->event = event_add(scan);
    struct event *event = &scan->events[entry->event];
    event->type = type == EVENT_COUNT ? type_of(scan, entry) : type;
    event_set_place(scan, event, place_of(scan, entry));
    event_set_time(scan, event, entry->time);
    if (!digest->year || !time_of(scan, entry->time)->relative) return;
    event->start = in_year(event->start, digest->year);
    event->end = in_year(event->end, digest->year);
}

/* Does the claim tell another time than its entry's? */
static bool is_of_other(const struct digest *digest, uint32_t d,
                        const struct entry *entry)
{
    const struct scan *scan = digest->story->scan;
    uint32_t time = digest->story->of[d].time;
    return time && !date_equal(time_of(scan, time)->start,
                               time_of(scan, entry->time)->start);
}

/* How a toll moves: of its entry's event, where that tells of more. */
static bool is_toll(const struct scan *scan, const struct draft *draft)
{
    return scan->hits[draft->hit].frame == FRAME_TOLL;
}

/* The last entry that begins before the draft's words, if it holds them. */
static struct entry *entry_of(struct digest *digest, const struct draft *draft)
{
    uint32_t at = draft->quantity.words.first;
    size_t low = 0, high = digest->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (digest->at[middle].first <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low && at < digest->at[low - 1].end ? &digest->at[low - 1] : NULL;
}

static size_t count_telling(struct digest *digest)
{
    const struct scan *scan = digest->story->scan;
    const struct entry *last = NULL;
    size_t n = 0;
    for (size_t d = 0; d < scan->n_drafts; d++) {
        const struct entry *entry = entry_of(digest, &scan->drafts[d]);
        n += entry && entry != last;
        if (entry) last = entry;
    }
    return n;
}

static void place_drafts(struct digest *digest, bool tolls)
{
    struct scan *scan = digest->story->scan;
    for (uint32_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        struct entry *entry = entry_of(digest, draft);
        if (!entry || is_toll(scan, draft) != tolls ||
            is_of_other(digest, d, entry) || (tolls && !entry->event))
            continue;
        if (!entry->event) make_event(digest, entry, digest->story->of[d].type);
        draft->event = entry->event;
    }
}

void digest_settle(struct story *story)
{
    struct digest digest = { .story = story };
    struct scan *scan = story->scan;
    find_entries(&digest);
    if (digest.n < ENTRIES_LEAST || count_telling(&digest) < ENTRIES_LEAST)
        return;
    digest.year = year_before(scan, digest.at[0].first);
    place_drafts(&digest, false);
    place_drafts(&digest, true);
}
