/* Which reports the book holds already, by their hashes.
 *
 * Those that nothing is concluded from yet stand in a small table, all others
 * in runs: new hashes lie all over an index of all, which would write a page
 * anew for nearly each.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/region.h"

static enum status is_fresh(struct store *store, int64_t hash, bool *fresh,
                            struct error *error)
{
    struct query query;
    query_open(&query, store, "SELECT 1 FROM fresh WHERE hash = ?", error);
    query_put_number(&query, hash);
    *fresh = query_next(&query);
    return query_close(&query);
}

enum status held_find(struct store *store, int64_t hash, bool *held,
                      struct error *error)
{
    struct look look;
    struct run_entry entry;
    enum status status = is_fresh(store, hash, held, error);
    if (status || *held) return status;
    if (!store->held)
        store->held = region_open(store, &store->held_arena, NULL, error);
    struct region *region = store->held;
    region_report(region, error);
    runs_look(region_runs(region, RUNS_HASHES), (uint64_t)hash, (uint64_t)hash,
              &look);
    *held = look_next(&look, &entry);
    return region->status;
}

void held_close(struct store *store)
{
    if (store->held) region_close(store->held);
    store->held = NULL;
    arena_close(&store->held_arena);
}
