/* Comparing two gists, piece by piece.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "link/evidence.h"

#include "base/buf.h"
#include "link/mention.h"
#include "link/telling.h"

enum {
    PAGE_DAYS = 2,
    WORDS_STEP = 25, /* hundredths of likeness up to which words tell more */
    BRIEF_TERMS = 48,
    SHORT_TERMS = 72,
    MOST_NAMES = 2,
    MOST_CORES = 3,
    NEAR_KM = 15,
    FAR_KM = 100,
    LEAST_TOLL = 4,
    NEWS_DAYS = 7,
    TOLD_MOST = 3, /* pieces of evidence in a reason */
};

const char *const evidence_names[EVIDENCE_COUNT] = {
    [EVIDENCE_START] = "start",
    [EVIDENCE_WORDS] = "words",
    [EVIDENCE_FIRST_WORDS] = "first_words",
    [EVIDENCE_BRIEF] = "brief",
    [EVIDENCE_BRIEF_WORDS] = "brief_words",
    [EVIDENCE_TOLD_SAME] = "told_same",
    [EVIDENCE_TOLD_NEXT] = "told_next",
    [EVIDENCE_TOLD_DAYS] = "told_days",
    [EVIDENCE_TOLD_WEEK] = "told_week",
    [EVIDENCE_TOLD_MONTH] = "told_month",
    [EVIDENCE_TOLD_SEASON] = "told_season",
    [EVIDENCE_TOLD_FAR] = "told_far",
    [EVIDENCE_TOLD_BEFORE] = "told_before",
    [EVIDENCE_TOLD_UNKNOWN] = "told_unknown",
    [EVIDENCE_TOLD_HALF] = "told_half",
    [EVIDENCE_DAY_SAME] = "day_same",
    [EVIDENCE_DAY_NEXT] = "day_next",
    [EVIDENCE_DAY_NEAR] = "day_near",
    [EVIDENCE_DAY_APART] = "day_apart",
    [EVIDENCE_DAY_FAR] = "day_far",
    [EVIDENCE_PLACE_SAME] = "place_same",
    [EVIDENCE_REGION_SAME] = "region_same",
    [EVIDENCE_REGION_APART] = "region_apart",
    [EVIDENCE_PLACE_NEAR] = "place_near",
    [EVIDENCE_PLACE_FAR] = "place_far",
    [EVIDENCE_PLACE_ABROAD] = "place_abroad",
    [EVIDENCE_UNKNOWN_ABROAD] = "unknown_abroad",
    [EVIDENCE_BRIEF_APART] = "brief_apart",
    [EVIDENCE_BRIEF_ABROAD] = "brief_abroad",
    [EVIDENCE_BRIEF_CORES] = "brief_cores",
    [EVIDENCE_TYPE_SAME] = "type_same",
    [EVIDENCE_TYPE_APART] = "type_apart",
    [EVIDENCE_LEVEL_APART] = "level_apart",
    [EVIDENCE_NAMES] = "names",
    [EVIDENCE_NAMES_APART] = "names_apart",
    [EVIDENCE_AGES] = "ages",
    [EVIDENCE_AGES_APART] = "ages_apart",
    [EVIDENCE_STREETS] = "streets",
    [EVIDENCE_STREETS_APART] = "streets_apart",
    [EVIDENCE_CORES] = "cores",
    [EVIDENCE_CORES_APART] = "cores_apart",
    [EVIDENCE_TOLL_SAME] = "toll_same",
    [EVIDENCE_TOLL_APART] = "toll_apart",
    [EVIDENCE_AGAIN] = "again",
    [EVIDENCE_NEWS_NEXT] = "news_next",
    [EVIDENCE_NEWS_DAYS] = "news_days",
    [EVIDENCE_NEWS_WEEKS] = "news_weeks",
    [EVIDENCE_BRIEF_NEWS] = "brief_news",
    [EVIDENCE_ANOTHER] = "another",
    [EVIDENCE_TOLL_LESS] = "toll_less",
};

/* What the terms of two gists have in common. */
struct common {
    uint64_t product;
    uint32_t names, streets, cores;
    uint32_t cores_a, cores_b; /* of one alone */
};

static void share_term(const struct gist_term *a, const struct gist_term *b,
                       struct common *out)
{
    uint8_t flags = a->flags | b->flags;
    out->product += (uint64_t)a->weight * b->weight;
    out->names += (a->flags & b->flags & GIST_NAME) != 0;
    out->streets += (a->flags & b->flags & GIST_STREET) != 0;
    out->cores += (flags & GIST_CORE) != 0;
    out->cores_a -= (a->flags & GIST_CORE) != 0;
    out->cores_b -= (b->flags & GIST_CORE) != 0;
}

/* Most terms are of one gist alone, and which comes next is anyone's guess:
 * both places move without a branch. */
static void compare_terms(const struct gist *a, const struct gist *b,
                          struct common *out)
{
    const struct gist_term *at = a->terms, *end = at + a->n_terms;
    const struct gist_term *to = b->terms, *last = to + b->n_terms;
    *out = (struct common){ .cores_a = a->n_cores, .cores_b = b->n_cores };
    while (at < end && to < last) {
        uint32_t one = at->hash, other = to->hash;
        if (one == other) share_term(at, to, out);
        at += one <= other;
        to += other <= one;
    }
}

static int16_t at_most(uint32_t n, uint32_t most)
{
    return (int16_t)(n < most ? n : most);
}

static void weigh_terms(const struct gist *a, const struct gist *b,
                        struct evidence *out)
{
    struct common common;
    compare_terms(a, b, &common);
    uint32_t like =
        (uint32_t)(common.product * 100 / ((uint64_t)GIST_ONE * GIST_ONE));
    out->at[EVIDENCE_WORDS] = at_most(like, 100);
    out->at[EVIDENCE_FIRST_WORDS] = at_most(like, WORDS_STEP);
    bool brief = a->n_terms < BRIEF_TERMS && b->n_terms < BRIEF_TERMS;
    out->at[EVIDENCE_BRIEF] = brief;
    if (brief) out->at[EVIDENCE_BRIEF_WORDS] = at_most(like, WORDS_STEP);
    out->at[EVIDENCE_NAMES] = at_most(common.names, MOST_NAMES);
    out->at[EVIDENCE_NAMES_APART] = a->n_names && b->n_names && !common.names;
    out->at[EVIDENCE_STREETS] = at_most(common.streets, 1);
    out->at[EVIDENCE_STREETS_APART] =
        a->n_streets && b->n_streets && !common.streets;
    out->at[EVIDENCE_CORES] = at_most(common.cores, MOST_CORES);
    uint32_t alone =
        common.cores_a < common.cores_b ? common.cores_a : common.cores_b;
    out->at[EVIDENCE_CORES_APART] = at_most(alone, MOST_CORES);
    if (brief) out->at[EVIDENCE_BRIEF_CORES] = at_most(alone, MOST_CORES);
}

static void weigh_ages(const struct gist *a, const struct gist *b,
                       struct evidence *out)
{
    uint32_t n = 0;
    bool both = a->has_age && b->has_age;
    for (size_t i = 0; both && i < GIST_AGES; i++)
        n += a->ages[i] && b->ages[i];
    out->at[EVIDENCE_AGES] = at_most(n, MOST_NAMES);
    out->at[EVIDENCE_AGES_APART] = both && !n;
}

static enum evidence_kind told_apart(int32_t days)
{
    if (days == 0) return EVIDENCE_TOLD_SAME;
    if (days == 1) return EVIDENCE_TOLD_NEXT;
    if (days <= 3) return EVIDENCE_TOLD_DAYS;
    if (days <= 7) return EVIDENCE_TOLD_WEEK;
    if (days <= 30) return EVIDENCE_TOLD_MONTH;
    return days <= 120 ? EVIDENCE_TOLD_SEASON : EVIDENCE_TOLD_FAR;
}

static enum evidence_kind day_apart(int32_t days)
{
    if (days == 0) return EVIDENCE_DAY_SAME;
    if (days == 1) return EVIDENCE_DAY_NEXT;
    if (days <= 3) return EVIDENCE_DAY_NEAR;
    return days <= 10 ? EVIDENCE_DAY_APART : EVIDENCE_DAY_FAR;
}

static int32_t distance(int32_t a, int32_t b)
{
    return a > b ? a - b : b - a;
}

/* Was `a` published before the day that `b` tells of? Some days before, for a
 * page may bear the day of its first version; and `b` must not itself be
 * dated before that day, which would be a day misread. */
static bool is_before(const struct gist *a, const struct gist *b)
{
    return a->published && b->day && a->published + PAGE_DAYS < b->day &&
           b->day <= b->published;
}

static void weigh_days(const struct gist *a, const struct gist *b,
                       struct evidence *out)
{
    enum evidence_kind told = EVIDENCE_TOLD_UNKNOWN;
    if (a->day && b->day) out->at[day_apart(distance(a->day, b->day))] = 1;
    if (a->published && b->published)
        told = told_apart(distance(a->published, b->published));
    else if (a->published || b->published)
        told = EVIDENCE_TOLD_HALF;
    /* A trial years after is of the very day that both tell. */
    if (out->at[EVIDENCE_DAY_SAME] && told > EVIDENCE_TOLD_WEEK &&
        told < EVIDENCE_TOLD_UNKNOWN)
        told = EVIDENCE_TOLD_WEEK;
    out->at[told] = 1;
    out->at[EVIDENCE_TOLD_BEFORE] = is_before(a, b) || is_before(b, a);
}

/* The province that a town lies in, or the region told. */
static struct str region_of(const struct event *event)
{
    return event->place_kind == PLACE_REGION ? event->place : event->admin1;
}

/* Does the report name the land? */
static bool names_land(const struct gist *gist, struct str code)
{
    uint32_t hash = gist_hash(str_hash(code));
    size_t low = 0, high = gist->n_terms;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (gist->terms[mid].hash == hash) return true;
        if (gist->terms[mid].hash < hash)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}

/* In two countries; of short reports, where neither names the other's. */
static void weigh_lands(const struct gist *a, const struct gist *b,
                        struct evidence *out)
{
    struct str one = a->event->country, other = b->event->country;
    if (!one.len || !other.len || str_equal(one, other)) return;
    out->at[EVIDENCE_UNKNOWN_ABROAD] = !a->published || !b->published;
    if (!out->at[EVIDENCE_BRIEF])
        out->at[EVIDENCE_PLACE_ABROAD] = 1;
    else
        out->at[EVIDENCE_BRIEF_ABROAD] =
            !names_land(a, other) && !names_land(b, one);
}

static void weigh_places(const struct event *a, const struct event *b,
                         struct evidence *out)
{
    struct str one = region_of(a), other = region_of(b);
    if (one.len && other.len && str_equal(one, other))
        out->at[EVIDENCE_REGION_SAME] = 1;
    else if (one.len && other.len)
        out->at[EVIDENCE_REGION_APART] = 1;
    if (!a->place.len || !b->place.len || a->place_kind != PLACE_TOWN ||
        b->place_kind != PLACE_TOWN)
        return;
    double km = mention_distance(a, b);
    if (str_equal_fold(a->place, b->place))
        out->at[EVIDENCE_PLACE_SAME] = 1;
    else if (km >= 0 && km <= NEAR_KM)
        out->at[EVIDENCE_PLACE_NEAR] = 1;
    else if (km > FAR_KM)
        out->at[EVIDENCE_PLACE_FAR] = 1;
}

/* Figures: the same one tells something when it is not small. */
static void weigh_toll(int64_t a, int64_t b, struct evidence *out)
{
    if (!a || !b) return;
    if (a == b && a >= LEAST_TOLL) out->at[EVIDENCE_TOLL_SAME]++;
    if (a > b * 2 || b > a * 2) out->at[EVIDENCE_TOLL_APART]++;
}

static bool is_lasting(const struct linker *linker, const struct gist *gist)
{
    return gist->event && linker->lasting[gist->event->type];
}

/* What the later report has as news did not happen days before; but what goes
 * on is told as news each day, and two that tell of one day agree. */
static void weigh_telling(const struct linker *linker, const struct gist *a,
                          const struct gist *b, struct evidence *out)
{
    const struct gist *later = a->published > b->published ? a : b;
    int32_t days = distance(a->published, b->published);
    if (!a->published || !b->published || !days) return;
    out->at[EVIDENCE_AGAIN] = later->telling == TELLING_AGAIN;
    out->at[EVIDENCE_ANOTHER] =
        later->telling == TELLING_ANOTHER && !out->at[EVIDENCE_DAY_SAME];
    if (later->telling != TELLING_NEWS || out->at[EVIDENCE_DAY_SAME] ||
        is_lasting(linker, later))
        return;
    out->at[days == 1           ? EVIDENCE_NEWS_NEXT
            : days <= NEWS_DAYS ? EVIDENCE_NEWS_DAYS
                                : EVIDENCE_NEWS_WEEKS] = 1;
    out->at[EVIDENCE_BRIEF_NEWS] = later->n_terms < SHORT_TERMS;
}

/* A toll grows; but who follows up may tell of one victim alone. */
static void weigh_loss(const struct gist *a, const struct gist *b,
                       struct evidence *out)
{
    const struct gist *later = a->published > b->published ? a : b;
    const struct gist *other = later == a ? b : a;
    if (!a->published || !b->published || a->published == b->published) return;
    int64_t least = other->killed;
    if (later->telling != TELLING_NEWS) least /= 2;
    out->at[EVIDENCE_TOLL_LESS] = later->telling != TELLING_AGAIN &&
                                  later->killed && later->killed < least;
}

static void weigh_types(const struct linker *linker, const struct event *a,
                        const struct event *b, struct evidence *out)
{
    bool apart = out->at[EVIDENCE_REGION_APART] || out->at[EVIDENCE_PLACE_FAR];
    out->at[EVIDENCE_BRIEF_APART] = apart && out->at[EVIDENCE_BRIEF] &&
                                    linker->spot[a->type] &&
                                    linker->spot[b->type];
    bool vague = a->type == EVENT_OTHER || b->type == EVENT_OTHER;
    out->at[EVIDENCE_LEVEL_APART] =
        !vague && linker->land_wide[a->type] != linker->land_wide[b->type];
    if (a->type == b->type)
        out->at[EVIDENCE_TYPE_SAME] = !vague;
    else if (!vague && !(linker->family[a->type] & linker->family[b->type]))
        out->at[EVIDENCE_TYPE_APART] = 1;
}

void evidence_read(const struct linker *linker, const struct gist *a,
                   const struct gist *b, struct evidence *out)
{
    *out = (struct evidence){ .at[EVIDENCE_START] = 1 };
    weigh_terms(a, b, out);
    weigh_ages(a, b, out);
    weigh_days(a, b, out);
    weigh_telling(linker, a, b, out);
    weigh_toll(a->killed, b->killed, out);
    weigh_toll(a->injured, b->injured, out);
    weigh_loss(a, b, out);
    if (a->event && b->event) {
        weigh_lands(a, b, out);
        weigh_places(a->event, b->event, out);
        weigh_types(linker, a->event, b->event, out);
    }
    for (size_t i = 0; i < EVIDENCE_COUNT; i++)
        out->score += out->at[i] * linker->evidence[i].points;
}

bool evidence_has_news(const struct evidence *evidence)
{
    return evidence->at[EVIDENCE_NEWS_NEXT] ||
           evidence->at[EVIDENCE_NEWS_DAYS] ||
           evidence->at[EVIDENCE_NEWS_WEEKS] || evidence->at[EVIDENCE_ANOTHER];
}

struct str evidence_tell(const struct linker *linker, struct arena *arena,
                         const struct evidence *evidence, bool against)
{
    struct buf buf;
    int32_t last = INT32_MAX;
    buf_open(&buf, arena);
    for (int told = 0; told < TOLD_MOST; told++) {
        size_t best = EVIDENCE_COUNT;
        int32_t most = 0;
        for (size_t i = EVIDENCE_START + 1; i < EVIDENCE_COUNT; i++) {
            int32_t points = evidence->at[i] * linker->evidence[i].points;
            if (against) points = -points;
            if (points <= most || points >= last) continue;
            most = points;
            best = i;
        }
        if (best == EVIDENCE_COUNT) break;
        last = most;
        if (!linker->evidence[best].words.len) continue;
        if (buf.len) buf_text(&buf, ", ");
        buf_str(&buf, linker->evidence[best].words);
    }
    return buf_view(&buf);
}
