/* What people decide of links: made, taken back, listed.
 *
 * A decision is kept with what was said, and no conclusion touches it. The
 * reports that it concerns are linked anew (conclude.c).
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/bonds.h"

static const char *const name_same = "same", *const name_apart = "apart";

static enum status put_decision(struct store *store, int64_t n,
                                const struct store_decision *decision,
                                struct error *error)
{
    struct query query;
    query_open(&query, store,
               "INSERT INTO decisions VALUES (?,?,?,?,?,?,?,'','')", error);
    query_put_number(&query, n);
    query_put_text(&query, decision->same ? name_same : name_apart);
    query_put_str(&query, decision->one);
    query_put_str(&query, decision->other);
    query_put_str(&query, decision->by);
    query_put_date(&query, decision->day);
    query_put_str(&query, decision->note);
    query_run(&query);
    return query_close(&query);
}

static enum status put_mentions(struct store *store, int64_t n,
                                const struct store_decision *decision,
                                struct error *error)
{
    struct query query;
    query_open(&query, store, "INSERT OR IGNORE INTO decided VALUES (?,?,?,?)",
               error);
    for (size_t i = 0; i < decision->n_mentions; i++) {
        const struct store_mention *mention = &decision->mentions[i];
        query_put_number(&query, n);
        query_put_number(&query, mention->report);
        query_put_number(&query, mention->index);
        query_put_number(&query, mention->second);
        query_run(&query);
    }
    return query_close(&query);
}

/* The reports of a decision are to be linked anew. */
static enum status unsettle(struct store *store, int64_t n, struct error *error)
{
    struct query query;
    query_open(&query, store,
               "INSERT OR IGNORE INTO unsettled "
               "SELECT DISTINCT report FROM decided WHERE decision = ?",
               error);
    query_put_number(&query, n);
    query_run(&query);
    return query_close(&query);
}

/* Do the decisions that hold, this among them, contradict one another? */
static enum status check_clash(struct store *store, struct arena *arena,
                               int64_t n, struct error *error)
{
    struct region *region = region_open(store, arena, NULL, error);
    bonds_open(region);
    enum status status = region_close(region);
    const struct bonds *bonds = region->bonds;
    if (status || !bonds->clash) return status;
    if (bonds->clash != n)
        return error_set(error, STATUS_USAGE, 0,
                         "decision %lld says the opposite; 'tollbook decide "
                         "withdraw %lld' takes it back",
                         (long long)bonds->clash, (long long)bonds->clash);
    return error_set(error, STATUS_USAGE, 0,
                     bonds->clash_one
                         ? "earlier decisions say that they are one event; "
                           "'tollbook decide' lists them"
                         : "they stand in copies of one text, which tell of "
                           "one event");
}

static enum status begin(struct store *store, struct error *error)
{
    enum status status = store_keep(store, error);
    if (!status) status = query_script(store, "BEGIN IMMEDIATE", error);
    if (!status) store->doing = DOING_WHOLE;
    return status;
}

static enum status finish(struct store *store, enum status status,
                          struct error *error)
{
    if (status) {
        store_recover(store);
        return status;
    }
    return store_linked(store, error);
}

enum status store_decide(struct store *store, struct arena *arena,
                         const struct store_decision *decision, int64_t *number,
                         struct error *error)
{
    enum status status = begin(store, error);
    if (status) return status;
    status = query_number(
        store, "SELECT coalesce(max(n), 0) + 1 FROM decisions", number, error);
    if (!status) status = put_decision(store, *number, decision, error);
    if (!status) status = put_mentions(store, *number, decision, error);
    if (!status) status = unsettle(store, *number, error);
    if (!status) status = check_clash(store, arena, *number, error);
    return finish(store, status, error);
}

static enum status withdraw(struct store *store, int64_t number,
                            const struct store_decision *by,
                            struct error *error)
{
    struct query query;
    query_open(&query, store,
               "UPDATE decisions SET withdrawn = ?, withdrawn_by = ? "
               "WHERE n = ? AND withdrawn = ''",
               error);
    query_put_date(&query, by->day);
    query_put_str(&query, by->by);
    query_put_number(&query, number);
    query_run(&query);
    enum status status = query_close(&query);
    if (!status && !sqlite3_changes(store->db))
        return error_set(error, STATUS_USAGE, 0,
                         "no decision %lld holds; 'tollbook decide' lists them",
                         (long long)number);
    return status ? status : unsettle(store, number, error);
}

enum status store_withdraw(struct store *store, int64_t number,
                           const struct store_decision *by, struct error *error)
{
    enum status status = begin(store, error);
    return status ? status
                  : finish(store, withdraw(store, number, by, error), error);
}

enum status store_load_decisions(struct store *store, struct arena *arena,
                                 struct store_decisions *out,
                                 struct error *error)
{
    struct query query;
    size_t room = 0;
    *out = (struct store_decisions){ 0 };
    query_open(&query, store,
               "SELECT n, ruling, one, other, by, day, note, withdrawn, "
               "withdrawn_by FROM decisions ORDER BY n",
               error);
    while (query_next(&query)) {
        out->at =
            arena_grow(arena, out->at, &room, out->n + 1, sizeof *out->at);
        struct store_decision *to = &out->at[out->n++];
        *to = (struct store_decision){ .n = query_take_number(&query) };
        to->same = str_is(query_take_str(&query, arena), name_same);
        to->one = query_take_str(&query, arena);
        to->other = query_take_str(&query, arena);
        to->by = query_take_str(&query, arena);
        to->day = query_take_date(&query);
        to->note = query_take_str(&query, arena);
        to->withdrawn = query_take_date(&query);
        to->withdrawn_by = query_take_str(&query, arena);
    }
    return query_close(&query);
}
