/* Keeping ledgers: the figures and findings of an event and all below it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/query.h"

/* Figures stand event by event; each event counts its own from 1. */
static enum status put_figures(struct store *store,
                               const struct store_part *part,
                               const struct ledger *ledger, struct error *error)
{
    struct query query;
    int64_t n = 0;
    query_open(&query, store,
               "INSERT INTO figures VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", error);
    for (size_t i = 0; i < ledger->n_figures; i++) {
        const struct figure *figure = &ledger->figures[i];
        bool same = i && ledger->figures[i - 1].event == figure->event;
        n = same ? n + 1 : 1;
        query_put_number(&query, part->events[figure->event]);
        query_put_number(&query, n);
        query_put_text(&query, harm_name(figure->harm));
        query_put_text(&query, role_name(figure->role));
        query_put_str(&query, figure->side);
        query_put_text(&query, unit_name(figure->unit));
        query_put_bound(&query, figure->low);
        query_put_bound(&query, figure->best);
        query_put_bound(&query, figure->high);
        query_put_number(&query, figure->independent);
        query_put_number(&query, figure->derived);
        query_put_str(&query, figure->rule);
        query_run(&query);
    }
    return query_close(&query);
}

/* ---- findings ------------------------------------------------------------ */

static const char *name_finding(unsigned kind)
{
    static const char *const names[] = {
        [FINDING_DERIVED] = "derived",
        [FINDING_CONFIRMED] = "confirmed",
        [FINDING_SUM_FAILS] = "sum_fails",
        [FINDING_CONTRADICTION] = "contradiction",
        [FINDING_REVISION] = "revision",
        [FINDING_STALE] = "stale",
        [FINDING_DENIAL] = "denial",
        [FINDING_SUBTRACTED] = "subtracted",
    };
    return kind < sizeof names / sizeof *names ? names[kind] : "";
}

static int64_t find_key(const struct said *said, const struct reading *reading)
{
    struct str pointer = { (const char *)&reading, sizeof reading };
    uint32_t at = 0;
    return map_get(&said->index, pointer, &at) ? said->keys[at] : 0;
}

/* A finding of a ledger, by its number. */
struct spot {
    const struct store_part *part;
    const struct ledger *ledger;
    int64_t root, n;
};

static void put_finding_claims(struct query *query, const struct spot *spot,
                               const struct finding *finding)
{
    for (size_t i = 0; i < finding->n_entries; i++) {
        const struct entry *entry = &spot->ledger->entries[finding->entries[i]];
        query_put_number(query, spot->root);
        query_put_number(query, spot->n);
        query_put_number(query, (int64_t)i);
        query_put_number(query, find_key(&spot->part->said, entry->reading));
        query_put_number(query, entry->claim->id);
        query_run(query);
    }
}

static enum status put_findings(struct store *store, struct spot *spot,
                                struct error *error)
{
    struct query query, claims;
    const struct ledger *ledger = spot->ledger;
    query_open(&query, store, "INSERT INTO findings VALUES (?,?,?,?,?,?,?)",
               error);
    query_open(&claims, store, "INSERT INTO finding_claims VALUES (?,?,?,?,?)",
               error);
    for (size_t i = 0; i < ledger->n_findings; i++) {
        const struct finding *finding = &ledger->findings[i];
        spot->n = (int64_t)i + 1;
        query_put_number(&query, spot->root);
        query_put_number(&query, spot->n);
        query_put_number(&query, spot->part->events[finding->event]);
        query_put_text(&query, name_finding(finding->kind));
        query_put_str(&query, finding->text);
        query_put_bound(&query, finding->lo);
        query_put_bound(&query, finding->hi);
        query_run(&query);
        put_finding_claims(&claims, spot, finding);
    }
    enum status status = query_close(&claims);
    return query_close(&query) ? query.status : status;
}

static enum status drop(struct store *store, const char *sql, int64_t of,
                        struct error *error)
{
    struct query query;
    query_open(&query, store, sql, error);
    query_put_number(&query, of);
    query_run(&query);
    return query_close(&query);
}

/* Of a damaged book parents may go in a ring. */
static bool is_below(const struct linked *linked, size_t event, uint32_t root)
{
    for (size_t i = 0; i < linked->n_events && event != root; i++) {
        if (linked->events[event].parent < 0) return false;
        event = (size_t)linked->events[event].parent;
    }
    return event == root;
}

/* What the ledgers of these events held before. */
static enum status drop_old(struct store *store, const struct store_part *part,
                            uint32_t root, struct error *error)
{
    int64_t key = part->events[root];
    enum status status =
        drop(store, "DELETE FROM findings WHERE root = ?", key, error);
    if (!status && sqlite3_changes(store->db))
        status = drop(store, "DELETE FROM finding_claims WHERE root = ?", key,
                      error);
    for (size_t i = 0; i < part->linked.n_events && !status; i++)
        if (is_below(&part->linked, i, root))
            status = drop(store, "DELETE FROM figures WHERE event = ?",
                          part->events[i], error);
    return status;
}

enum status store_put_ledger(struct store *store, const struct store_part *part,
                             uint32_t root, const struct ledger *ledger,
                             struct error *error)
{
    struct spot spot = { part, ledger, part->events[root], 0 };
    enum status status = drop_old(store, part, root, error);
    if (!status) status = put_figures(store, part, ledger, error);
    if (!status) status = put_findings(store, &spot, error);
    if (status) store_recover(store);
    return status;
}
