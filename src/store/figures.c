/* Keeping ledgers: the figures and findings of an event and all below it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/query.h"

/* The figures of one event, as a ledger has them: one behind the other. */
struct group {
    const struct figure *figures;
    size_t n;
    int64_t event; /* its key */
};

/* ---- as they were -------------------------------------------------------- */

static bool is_text(struct query *query, const char *text)
{
    return str_equal(query_see_bytes(query), str_from(text));
}

static bool is_str(struct query *query, struct str s)
{
    return str_equal(query_see_bytes(query), s);
}

static bool is_figure(struct query *query, const struct figure *figure)
{
    return is_text(query, harm_name(figure->harm)) &&
           is_text(query, role_name(figure->role)) &&
           is_str(query, figure->side) &&
           is_text(query, unit_name(figure->unit)) &&
           query_take_bound(query) == figure->low &&
           query_take_bound(query) == figure->best &&
           query_take_bound(query) == figure->high &&
           query_take_number(query) == figure->independent &&
           query_take_number(query) == figure->derived &&
           is_str(query, figure->rule);
}

/* Does the book hold just these? Of a ledger that is drawn anew much is as it
 * was, and a page that is only read is written neither to the journal nor
 * back. */
static enum status has_figures(struct store *store, const struct group *group,
                               bool *has, struct error *error)
{
    struct query query;
    size_t n = 0;
    *has = true;
    query_open(&query, store,
               "SELECT harm, role, side, unit, low, best, high, independent, "
               "derived, rule FROM figures WHERE event = ? ORDER BY n",
               error);
    query_put_number(&query, group->event);
    for (; *has && query_next(&query); n++)
        *has = n < group->n && is_figure(&query, &group->figures[n]);
    *has = *has && n == group->n;
    return query_close(&query);
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

/* ---- figures ------------------------------------------------------------- */

static enum status put_figures(struct store *store, const struct group *group,
                               struct error *error)
{
    struct query query;
    query_open(&query, store,
               "INSERT INTO figures VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", error);
    for (size_t i = 0; i < group->n; i++) {
        const struct figure *figure = &group->figures[i];
        query_put_number(&query, group->event);
        query_put_number(&query, (int64_t)i + 1);
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

static enum status keep_figures(struct store *store, const struct group *group,
                                struct error *error)
{
    bool has;
    enum status status = has_figures(store, group, &has, error);
    if (status || has) return status;
    status =
        drop(store, "DELETE FROM figures WHERE event = ?", group->event, error);
    return status ? status : put_figures(store, group, error);
}

/* Of each event of a ledger: one behind the other. */
static enum status keep_all(struct store *store, const struct store_part *part,
                            const struct ledger *ledger, struct error *error)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < ledger->n_figures && !status;) {
        uint32_t event = ledger->figures[i].event;
        struct group group = { .figures = &ledger->figures[i],
                               .event = part->events[event] };
        while (i < ledger->n_figures && ledger->figures[i].event == event) {
            group.n++;
            i++;
        }
        part->counted[event] = true;
        status = keep_figures(store, &group, error);
    }
    return status;
}

enum status store_put_rest(struct store *store, const struct store_part *part,
                           struct error *error)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < part->linked.n_events && !status; i++) {
        struct group none = { .event = part->events[i] };
        if (!part->counted[i]) status = keep_figures(store, &none, error);
    }
    if (status) store_recover(store);
    return status;
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

/* ---- findings as they were ----------------------------------------------- */

static bool is_finding(struct query *query, const struct spot *spot,
                       const struct finding *finding)
{
    return query_take_number(query) == spot->part->events[finding->event] &&
           is_text(query, name_finding(finding->kind)) &&
           is_str(query, finding->text) &&
           query_take_bound(query) == finding->lo &&
           query_take_bound(query) == finding->hi;
}

static enum status has_texts(struct store *store, const struct spot *spot,
                             bool *has, struct error *error)
{
    struct query query;
    const struct ledger *ledger = spot->ledger;
    size_t n = 0;
    query_open(&query, store,
               "SELECT event, kind, text, lo, hi FROM findings WHERE root = ? "
               "ORDER BY n",
               error);
    query_put_number(&query, spot->root);
    for (; *has && query_next(&query); n++)
        *has = n < ledger->n_findings &&
               is_finding(&query, spot, &ledger->findings[n]);
    *has = *has && n == ledger->n_findings;
    return query_close(&query);
}

/* Are the next rows the claims of a finding? */
static bool are_claims(struct query *query, const struct spot *spot,
                       const struct finding *finding, int64_t n)
{
    for (size_t i = 0; i < finding->n_entries; i++) {
        const struct entry *entry = &spot->ledger->entries[finding->entries[i]];
        if (!query_next(query) || query_take_number(query) != n ||
            query_take_number(query) !=
                find_key(&spot->part->said, entry->reading) ||
            query_take_number(query) != entry->claim->id)
            return false;
    }
    return true;
}

static enum status has_claims(struct store *store, const struct spot *spot,
                              bool *has, struct error *error)
{
    struct query query;
    const struct ledger *ledger = spot->ledger;
    query_open(&query, store,
               "SELECT finding, report, claim FROM finding_claims "
               "WHERE root = ? ORDER BY finding, n",
               error);
    query_put_number(&query, spot->root);
    for (size_t i = 0; *has && i < ledger->n_findings; i++)
        *has = are_claims(&query, spot, &ledger->findings[i], (int64_t)i + 1);
    *has = *has && !query_next(&query);
    return query_close(&query);
}

static enum status keep_findings(struct store *store, struct spot *spot,
                                 struct error *error)
{
    bool has = true;
    enum status status = has_texts(store, spot, &has, error);
    if (!status && has && spot->ledger->n_findings)
        status = has_claims(store, spot, &has, error);
    if (status || has) return status;
    status =
        drop(store, "DELETE FROM findings WHERE root = ?", spot->root, error);
    if (!status)
        status = drop(store, "DELETE FROM finding_claims WHERE root = ?",
                      spot->root, error);
    return status ? status : put_findings(store, spot, error);
}

enum status store_put_ledger(struct store *store, const struct store_part *part,
                             uint32_t root, const struct ledger *ledger,
                             struct error *error)
{
    struct spot spot = { part, ledger, part->events[root], 0 };
    enum status status = keep_all(store, part, ledger, error);
    if (!status) status = keep_findings(store, &spot, error);
    if (status) store_recover(store);
    return status;
}
