/* Which cluster a mention joins: the one that fits clearly better than any
 * other, and whose reports do not tell another story.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "link/bond.h"
#include "link/joiner.h"
#include "link/story.h"

enum {
    ENOUGH = 8,       /* half points to join where place or words speak */
    ENOUGH_LOOSE = 6, /* where only country and days do ... */
    CLEAR = 2,        /* ... and the next best is so far behind */
    UNLIKE = -1000,   /* reports told so differently are of two incidents */
    RICH_TERMS = 12,  /* a report with so many can be told apart */
    COMPARED = 8,     /* reports of a cluster that speak for it */
};

bool join_is_specific(const struct mention *mention)
{
    return mention->days.known == DAYS_DAY && mention->form >= PLACE_AREA;
}

static bool is_enough(const struct match *best, int second)
{
    if (best->firm) return best->score >= ENOUGH && best->score > second;
    return best->score >= ENOUGH_LOOSE && best->score >= second + CLEAR;
}

/* Do the reports tell of two incidents, as their words go? Only where both
 * say enough, or where the later one tells its own as news. */
static bool compare_words(const struct work *work, uint32_t a, uint32_t b)
{
    bool rich = story_gist(work->stories, a)->n_terms >= RICH_TERMS &&
                story_gist(work->stories, b)->n_terms >= RICH_TERMS;
    struct evidence evidence = story_compare(work, work->stories, a, b);
    if (evidence_has_news(&evidence)) return evidence.score < 0;
    return rich && evidence.score < UNLIKE;
}

static bool are_apart(const struct join *join, uint32_t a, uint32_t b)
{
    const struct work *work = join->work;
    const struct stories *stories = work->stories;
    a = work->group[a];
    b = work->group[b];
    if (a == b) return false;
    enum cell_words words =
        stories->recall ? stories->recall(stories->with, a, b) : WORDS_UNKNOWN;
    if (words != WORDS_UNKNOWN) return words == WORDS_APART;
    bool apart = compare_words(work, a, b);
    if (stories->keep) stories->keep(stories->with, a, b, apart);
    return apart;
}

/* The main event of a report against those of the cluster's reports: apart
 * from each of them that is compared? */
static bool is_other_story(const struct join *join,
                           const struct mention *mention,
                           const struct cluster *cluster)
{
    size_t n = 0;
    uint8_t level = join->work->linker->level[mention->event->type];
    if (mention->index || level != LEVEL_INCIDENT) return false;
    for (size_t i = 0; i < cluster->n && n < COMPARED; i++) {
        const struct mention *other = &join->mentions[cluster->mentions[i]];
        if (other->index) continue;
        if (!are_apart(join, mention->reading, other->reading)) return false;
        n++;
    }
    return n > 0;
}

/* The event of the report whose text the mention's report repeats: that one
 * told the two apart. */
static uint32_t find_followed(const struct join *join,
                              const struct mention *mention)
{
    const struct mention *main =
        join->main[join->work->group[mention->reading]];
    return main && mention->index ? main->cluster : NOT_JOINED;
}

/* Those that may be joined, or those that may only stand beside them. */
static void take_offers(struct joiner *joiner, const struct mention *mention,
                        const uint32_t *found, size_t n, bool alone)
{
    struct join *join = joiner->join;
    uint32_t followed = find_followed(join, mention);
    joiner->offers =
        arena_grow(join->arena, joiner->offers, &joiner->room_offers,
                   joiner->n_offers + n, sizeof(struct offer));
    for (size_t i = 0; i < n; i++) {
        const struct cluster *cluster = &join->clusters[found[i]];
        if (alone != (joiner->again && cluster->n < 2) || !cluster->n ||
            joiner->reader[found[i]] == mention->reading + 1 ||
            found[i] == followed || match_is_far(join, mention, cluster) ||
            (alone && !join_is_specific(cluster->spot)) ||
            bond_forbids(join, mention, cluster))
            continue;
        struct match match = match_run(join, mention, cluster);
        if (match.score > 0)
            joiner->offers[joiner->n_offers++] =
                (struct offer){ found[i], alone, match };
    }
}

/* Of equals the first cluster. */
static bool is_more(const struct offer *offer, const struct offer *most)
{
    if (offer->match.score != most->match.score)
        return offer->match.score > most->match.score;
    return offer->cluster < most->cluster;
}

static struct offer *find_most(const struct joiner *joiner, int least,
                               bool with_alone)
{
    struct offer *most = NULL;
    for (size_t i = 0; i < joiner->n_offers; i++) {
        struct offer *offer = &joiner->offers[i];
        if (offer->alone && !with_alone) continue;
        if (offer->match.score > least && (!most || is_more(offer, most)))
            most = offer;
    }
    return most;
}

/* The offer with most points whose reports do not tell another story; of
 * equals the first. To compare stories costs most, so offers that decide
 * nothing are not compared. NULL = none with more points than `least`. */
static struct offer *find_best(const struct joiner *joiner,
                               const struct mention *mention, int least,
                               bool with_alone)
{
    struct join *join = joiner->join;
    struct offer *best = find_most(joiner, least, with_alone);
    while (best &&
           is_other_story(join, mention, &join->clusters[best->cluster])) {
        best->match.score = 0;
        best = find_most(joiner, least, with_alone);
    }
    return best;
}

struct choice join_choose(struct joiner *joiner, const struct mention *mention)
{
    struct choice choice = { NOT_JOINED, 0, { 0 } };
    const uint32_t *found;
    size_t n = block_find(&joiner->blocks, mention, joiner->marks, &found);
    joiner->n_offers = 0;
    take_offers(joiner, mention, found, n, false);
    struct offer *best = find_best(joiner, mention, ENOUGH_LOOSE - 1, false);
    if (!best) return choice;
    struct offer chosen = *best;
    best->match.score = 0;
    if (joiner->again) take_offers(joiner, mention, found, n, true);
    const struct offer *next =
        find_best(joiner, mention, chosen.match.score - CLEAR, true);
    if (!is_enough(&chosen.match, next ? next->match.score : 0)) return choice;
    return (struct choice){ chosen.cluster, chosen.match.score, chosen.match };
}
