/* Could a mention and a cluster be one event, and how much speaks for it?
 *
 * Points in halves for type, days, place and words. What cannot be (two towns,
 * two days, a war and a bombing) is below zero and ends the comparison.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "link/mention.h"

enum {
    NEVER = -100,
    NEAR_KM = 30,    /* one town and its quarters, a village and its market */
    REGION_KM = 250, /* a town and the middle of its province */
    MAX_WORD_POINTS = 5,
    FOLLOW_UP_DAYS = 4,
    FRESH_DAYS = 10,
    YEAR = 366,
};

static int match_type(const struct join *join, const struct mention *mention,
                      const struct cluster *cluster, struct str *reason)
{
    const struct linker *linker = join->work->linker;
    uint8_t type = mention->event->type;
    *reason = STR("same type");
    if (cluster->types >> type & 1) return 4;
    *reason = STR("related type");
    if (cluster->types & linker->related[type]) return 2;
    return cluster->types & linker->loose[type] ? 0 : NEVER;
}

static int32_t gap(const struct days *a, const struct days *b)
{
    if (a->last < b->first) return b->first - a->last;
    if (b->last < a->first) return a->first - b->last;
    return 0;
}

/* Told as a part of a war? */
static bool is_of_war(const struct join *join, const struct mention *mention)
{
    const struct work *work = join->work;
    int32_t parent = mention->event->parent;
    if (parent < 0) return false;
    const struct reading *reading = work->readings[mention->reading];
    return (size_t)parent < reading->n_events &&
           work->linker->level[reading->events[parent].type] == LEVEL_WAR;
}

/* One of the two has no date: how long before its report was the other? A part
 * of a war that is told weeks later without a day ("the shelling of the
 * cities") is a sum of its days, none of them. */
static int match_undated(const struct join *join, const struct mention *mention,
                         const struct cluster *cluster, struct str *reason)
{
    bool dated = mention->days.known != DAYS_NONE;
    int32_t when = dated ? mention->days.first : cluster->days.first;
    int32_t told = dated ? cluster->published_first : mention->published;
    if (!dated && cluster->days.known == DAYS_NONE)
        when = cluster->published_first;
    *reason = STR("one is without a date");
    if (!told || !when) return 0;
    int32_t before = told - when;
    if (before < -2) return before < -14 ? NEVER : -2;
    if (before <= 4) return 2;
    if (before <= 21) return 1;
    if (is_of_war(join, dated ? cluster->spot : mention)) return NEVER;
    return before <= 60 ? -1 : -4;
}

/* One or both are without dates: was the dated one going on when the other
 * was told? Both: were they told within a year? */
static int match_running(const struct mention *mention,
                         const struct cluster *cluster)
{
    const struct days *a = &mention->days, *b = &cluster->days;
    const struct days *dated = a->known == DAYS_NONE ? b : a;
    if (dated->known == DAYS_NONE) {
        int32_t apart = mention->published - cluster->published_last;
        return apart > YEAR || apart < -YEAR ? NEVER : 2;
    }
    int32_t told = dated == b ? mention->published : cluster->published_last;
    if (told && told < dated->first) return NEVER;
    return dated->last == DAYS_OPEN ? 2 : NEVER;
}

/* A war without dates is the one that goes on. */
static int match_long(const struct mention *mention,
                      const struct cluster *cluster, struct str *reason)
{
    const struct days *a = &mention->days, *b = &cluster->days;
    *reason = STR("goes on at that time");
    if (a->known == DAYS_NONE || b->known == DAYS_NONE)
        return match_running(mention, cluster);
    *reason = STR("dates agree");
    if (gap(a, b) > 3) return NEVER;
    bool open = a->last == DAYS_OPEN, other = b->last == DAYS_OPEN;
    int32_t apart =
        a->first > b->first ? a->first - b->first : b->first - a->first;
    if (open && other && apart > 800) return NEVER;
    if (open != other && apart > 200) return NEVER;
    return 3;
}

/* Days after: a follow-up is often dated by its own day. */
static bool is_follow_up(const struct mention *mention,
                         const struct cluster *cluster)
{
    return mention->published && mention->days.known == DAYS_DAY &&
           cluster->days.known == DAYS_DAY &&
           mention->days.last >= mention->published - 1 &&
           mention->days.first > cluster->days.last &&
           mention->days.first - cluster->days.last <= FOLLOW_UP_DAYS;
}

/* Both are known to the month alone, which is how fresh news without a day is
 * dated: news of weeks apart is rarely of one thing. */
static int match_months(const struct mention *mention,
                        const struct cluster *cluster)
{
    int32_t told = mention->published;
    if (!told || !cluster->published_first) return 3;
    bool apart = told - cluster->published_last > FRESH_DAYS ||
                 cluster->published_first - told > FRESH_DAYS;
    return apart ? -2 : 3;
}

/* Does the mention's report tell of the cluster's days beside it? Then it told
 * the two apart, and does not date the one by its own day. */
static bool tells_both(const struct join *join, const struct mention *mention,
                       const struct cluster *cluster)
{
    const struct linker *linker = join->work->linker;
    for (size_t i = 0; i < mention->n_own; i++) {
        const struct mention *own = mention->own[i];
        uint8_t type = own->event->type;
        bool kind =
            type == mention->event->type ||
            (linker->family[type] & linker->family[mention->event->type]);
        if (own != mention && kind && own->days.known == DAYS_DAY &&
            gap(&own->days, &cluster->days) == 0)
            return true;
    }
    return false;
}

static int match_days(const struct join *join, const struct mention *mention,
                      const struct cluster *cluster, struct str *reason)
{
    const struct days *a = &mention->days, *b = &cluster->days;
    uint8_t level = join->work->linker->level[mention->event->type];
    bool goes_on = a->last == DAYS_OPEN || b->last == DAYS_OPEN;
    if (level == LEVEL_WAR ||
        (goes_on && (a->known < DAYS_MONTH || b->known < DAYS_MONTH)))
        return match_long(mention, cluster, reason);
    if (a->known == DAYS_NONE || b->known == DAYS_NONE)
        return match_undated(join, mention, cluster, reason);
    int32_t between = gap(a, b);
    *reason = STR("dates agree");
    if (is_follow_up(mention, cluster) && !tells_both(join, mention, cluster)) {
        *reason = STR("told again some days later");
        return between > 1 ? -2 : 0;
    }
    if (between > 1) return NEVER;
    if (between == 1) {
        *reason = STR("a day apart");
        return a->known == DAYS_DAY && b->known == DAYS_DAY ? 0 : NEVER;
    }
    if (a->known == DAYS_DAY && b->known == DAYS_DAY) return 6;
    if (a->known < DAYS_MONTH || b->known < DAYS_MONTH) return 1;
    /* A month told by a report of that month means its last days. */
    int32_t told =
        a->known == DAYS_MONTH ? mention->published : cluster->published_first;
    int32_t when = a->known == DAYS_MONTH ? b->first : a->first;
    if (a->known == b->known) return match_months(mention, cluster);
    return told && (told - when > 20 || when > told + 1) ? 0 : 3;
}

/* Does the one's place hold all words of the other's? */
static bool has_words(const struct mention *one, const struct mention *other)
{
    const struct words *all = &one->place, *some = &other->place;
    if (other->place_bits & ~one->place_bits) return false;
    for (size_t i = 0; i < some->n; i++) {
        bool found = false;
        for (size_t j = 0; j < all->n && !found; j++)
            found = str_equal(words_slice(some, i, 1), words_slice(all, j, 1));
        if (!found) return false;
    }
    return some->n > 0;
}

static const double degree = 111.2; /* kilometres */

static bool is_somewhere(const struct event *event)
{
    return event->latitude != 0 || event->longitude != 0;
}

double mention_distance(const struct event *a, const struct event *b)
{
    const double radian = 0.017453292519943295;
    if (!is_somewhere(a) || !is_somewhere(b)) return -1;
    double north = (a->latitude - b->latitude) * degree;
    double east = (a->longitude - b->longitude) * degree *
                  cos((a->latitude + b->latitude) / 2 * radian);
    return sqrt(north * north + east * east);
}

/* So far to the north of each other that no more need be known? */
static bool is_far_north(const struct mention *a, const struct mention *b)
{
    bool spots = a->form == PLACE_SPOT && b->form == PLACE_SPOT;
    double most = spots ? NEAR_KM : REGION_KM;
    double north = (a->event->latitude - b->event->latitude) * degree;
    return is_somewhere(a->event) && is_somewhere(b->event) &&
           (north > most + 1 || north < -most - 1);
}

/* Different names of two places in one country. */
static int match_apart(const struct mention *a, const struct mention *b,
                       struct str *reason)
{
    if (str_equal(a->event->place, b->event->admin1) ||
        str_equal(b->event->place, a->event->admin1)) {
        *reason = STR("one place lies in the other");
        return 3;
    }
    if (is_far_north(a, b)) return NEVER;
    double km = mention_distance(a->event, b->event);
    *reason = STR("places are near");
    if (km >= 0 && km <= NEAR_KM) return 3;
    if (a->form == PLACE_SPOT && b->form == PLACE_SPOT && km >= 0) return NEVER;
    if (km > REGION_KM) return NEVER;
    *reason = STR("same country");
    return km >= 0 ? 1 : 0;
}

static bool names_either(const struct mention *mention,
                         const struct cluster *cluster)
{
    return mention_names(mention, cluster->land) ||
           mention_names(cluster->spot, mention->land);
}

static int match_place(const struct mention *mention,
                       const struct cluster *cluster, struct match *out)
{
    const struct mention *spot = cluster->spot;
    out->place = STR("same country");
    if (mention->land.len && cluster->land.len &&
        !str_equal(mention->land, cluster->land)) {
        out->place = STR("one names the land of the other");
        return names_either(mention, cluster) ? 0 : NEVER;
    }
    if (mention->form == PLACE_NOWHERE || spot->form == PLACE_NOWHERE) {
        bool named = names_either(mention, cluster);
        out->place = named ? STR("one names the land of the other")
                           : STR("one is without a place");
        return named ? 2 : 0;
    }
    if (mention->form == PLACE_LAND && spot->form == PLACE_LAND &&
        !str_equal(mention->place.text, spot->place.text)) {
        out->place = STR("one land lies in the other");
        return mention->land.len && cluster->land.len ? 3 : 0;
    }
    bool in = has_words(mention, spot), around = has_words(spot, mention);
    if (in && around) {
        out->place = STR("same place");
        out->firm = mention->form != PLACE_LAND;
        return out->firm ? 5 : 3;
    }
    if (in || around) {
        out->place = STR("one place lies in the other");
        out->firm = true;
        return 4;
    }
    if (mention->form == PLACE_LAND || spot->form == PLACE_LAND) return 1;
    int points = match_apart(mention, spot, &out->place);
    out->firm = points >= 3;
    return points;
}

/* Points for rare words in common. */
static int weigh_words(const struct mention *mention,
                       const struct cluster *cluster)
{
    size_t i = 0, j = 0;
    int points = 0;
    while (i < mention->n_words && j < cluster->n_words) {
        uint32_t a = mention->words[i], b = cluster->words[j];
        points += a == b;
        i += a <= b;
        j += b <= a;
    }
    return points;
}

bool match_is_far(const struct join *join, const struct mention *mention,
                  const struct cluster *cluster)
{
    const struct days *a = &mention->days, *b = &cluster->days;
    return a->known == DAYS_DAY && b->known == DAYS_DAY &&
           (a->first > b->last + FOLLOW_UP_DAYS ||
            b->first > a->last + FOLLOW_UP_DAYS) &&
           join->work->linker->level[mention->event->type] != LEVEL_WAR;
}

struct match match_run(const struct join *join, const struct mention *mention,
                       const struct cluster *cluster)
{
    struct match match = { 0 };
    match.score = match_type(join, mention, cluster, &match.type);
    if (match.score < 0) return match;
    match.score += match_days(join, mention, cluster, &match.date);
    if (match.score < -20) return match;
    match.score += match_place(mention, cluster, &match);
    if (match.score < -20) return match;
    int shared = weigh_words(mention, cluster);
    if (shared > 1) {
        match.words = STR("words in common");
        match.firm = true;
    }
    match.score += shared > MAX_WORD_POINTS ? MAX_WORD_POINTS : shared;
    return match;
}
