/* Copies follow: the main event of a report that repeats another is that one's.
 * It stands in no cell, so that a text that a hundred papers print costs its
 * cell no more than one.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/region.h"

/* Who tells of a main event, in the column `told`. */
enum { TOLD_OWN = 1, TOLD_COPY = 2 };

/* Where the main event of a report stands. */
struct stand {
    int64_t cell, cluster;
    bool told;     /* some claim of its own report is of it */
    int64_t tells; /* the column */
};

static bool find_stand(struct region *region, int64_t report, struct stand *out)
{
    struct query *query = region_ask_of(region, SQL_MAIN, report);
    if (!query_next(query)) return false;
    out->cell = query_take_number(query);
    out->cluster = query_take_number(query);
    out->tells = query_take_number(query);
    out->told = out->tells & TOLD_OWN;
    return true;
}

/* Whether anybody tells of the first one's event may have changed. */
static void doubt(struct region *region, int64_t first)
{
    struct stand stand;
    keys_add(&region->doubted, first);
    if (find_stand(region, first, &stand) && !stand.told &&
        stand.cell != CELL_NONE)
        keys_add(&region->cells, stand.cell);
}

static void leave(struct region *region, const struct site *site)
{
    struct stand stand;
    bool was_copy = site->was_first && site->was_first != site->key;
    bool is_copy = site->first != site->key;
    if (site->trace) {
        bool told = site->trace->n_mentions && site->trace->mentions[0].told;
        if (is_copy && told) doubt(region, site->first);
        return;
    }
    if ((!is_copy && !was_copy) || !find_stand(region, site->key, &stand))
        return;
    if (stand.told && was_copy) doubt(region, site->was_first);
    if (!is_copy) return;
    if (stand.told) doubt(region, site->first);
    if (stand.cell == CELL_NONE) return;
    if (!site->fresh) keys_add(&region->cells, stand.cell);
    cell_change(region, site, 0, CELL_NONE);
}

/* Does a claim of a copy tell of the main event? */
static void settle(struct region *region, int64_t first)
{
    struct stand stand;
    if (!find_stand(region, first, &stand)) return;
    bool copy = query_next(region_ask_of(region, SQL_COPY_TELLS, first));
    int64_t tells = (stand.tells & TOLD_OWN) | (copy ? TOLD_COPY : 0);
    if (tells == stand.tells) return;
    struct query *query = region_ask_of(region, SQL_TELLING_TOLD, tells);
    query_put_number(query, stand.cell);
    query_put_number(query, first);
    region_run(region, query);
}

void follow_leave(struct region *region)
{
    for (size_t i = 0; i < region->copied.n; i++)
        leave(region, region_site(region, region->copied.at[i]));
    for (size_t i = 0; i < region->doubted.n; i++)
        settle(region, region->doubted.at[i]);
}

/* ---- behind them --------------------------------------------------------- */

static void follow(struct region *region, const struct site *site)
{
    struct stand own, first;
    if (!find_stand(region, site->key, &own) || own.cell != CELL_NONE ||
        !find_stand(region, site->first, &first))
        return;
    bool moves = own.cluster != first.cluster;
    if (!moves && !keys_find(&region->copied, site->key, NULL)) return;
    if (own.cluster) keys_add(&region->heard, own.cluster);
    keys_add(&region->heard, first.cluster);
    struct query *query =
        region_ask_of(region, SQL_TELLING_JOIN, first.cluster);
    query_put_str(query, site->reason);
    query_put_bytes(query, (struct str){ 0 });
    query_put_number(query, 0);
    query_put_number(query, CELL_NONE);
    query_put_number(query, site->key);
    query_put_number(query, 0);
    region_run(region, query);
    if (moves) keys_add(&region->shifted, site->key);
}

/* Those that have become copies, and those of which the first one's event has
 * changed. */
void follow_join(struct region *region)
{
    struct keys copies;
    keys_open(&copies, region->arena);
    for (size_t i = 0; i < region->copied.n; i++)
        keys_add(&copies, region->copied.at[i]);
    /* whoever copies a new report has changed its first one */
    for (size_t i = 0; i < region->shifted.n; i++)
        if (!keys_find(&region->fresh, region->shifted.at[i], NULL))
            region_collect(
                region,
                region_ask_of(region, SQL_COPIES, region->shifted.at[i]),
                &copies);
    for (size_t i = 0; i < copies.n; i++) {
        const struct site *site = region_site(region, copies.at[i]);
        if (site->first != site->key) follow(region, site);
    }
}
