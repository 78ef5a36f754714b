/* Keeping what is concluded: all of it replaced, in one transaction.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "store/query.h"
#include "store/schema.h"

static void put_lines(struct query *query, const struct str *lines, size_t n)
{
    char room[1024];
    size_t len = 0;
    for (size_t i = 0; i < n; i++) {
        if (len + lines[i].len + 1 > sizeof room) break;
        if (len) room[len++] = '\n';
        memcpy(room + len, lines[i].at, lines[i].len);
        len += lines[i].len;
    }
    query_put_str(query, (struct str){ room, len });
    query_run(query);
}

static enum status put_events(struct store *store, const struct linked *linked,
                              struct error *error)
{
    struct query query;
    query_open(&query, store,
               "INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", error);
    for (size_t i = 0; i < linked->n_events; i++) {
        const struct linked_event *event = &linked->events[i];
        query_put_number(&query, (int64_t)i);
        query_put_str(&query, event->id);
        query_put_str(&query, event->name);
        query_put_text(&query, event_type_name(event->type));
        query_put_str(&query, event->place);
        query_put_str(&query, event->country);
        query_put_real(&query, event->latitude);
        query_put_real(&query, event->longitude);
        query_put_date(&query, event->start);
        query_put_date(&query, event->end);
        query_put_number(&query, event->parent);
        put_lines(&query, event->sides, event->n_sides);
    }
    return query_close(&query);
}

static enum status put_sources(struct store *store, const struct linked *linked,
                               struct error *error)
{
    struct query query;
    query_open(&query, store, "INSERT INTO sources VALUES (?,?,?,?,?)", error);
    for (size_t i = 0; i < linked->n_sources; i++) {
        query_put_number(&query, (int64_t)i);
        query_put_str(&query, linked->sources[i].name);
        query_put_text(&query, source_kind_name(linked->sources[i].kind));
        query_put_str(&query, linked->sources[i].side);
        query_put_number(&query, linked->sources[i].crowd);
        query_run(&query);
    }
    return query_close(&query);
}

static enum status put_event_links(struct store *store, const struct said *said,
                                   const struct linked *linked,
                                   struct error *error)
{
    struct query query;
    query_open(&query, store, "INSERT INTO event_links VALUES (?,?,?,?)",
               error);
    for (size_t i = 0; i < linked->n_event_links; i++) {
        const struct event_link *link = &linked->event_links[i];
        query_put_number(&query, said->keys[link->reading]);
        query_put_number(&query, link->mention);
        query_put_number(&query, link->event);
        query_put_str(&query, link->reason);
        query_run(&query);
    }
    return query_close(&query);
}

/* Claims are named by their own number in the book. */
static enum status put_source_links(struct store *store,
                                    const struct said *said,
                                    const struct linked *linked,
                                    struct error *error)
{
    struct query query;
    query_open(&query, store, "INSERT INTO source_links VALUES (?,?,?,?)",
               error);
    for (size_t i = 0; i < linked->n_source_links; i++) {
        const struct source_link *link = &linked->source_links[i];
        const struct reading *reading = said->readings[link->reading];
        query_put_number(&query, said->keys[link->reading]);
        query_put_number(&query, reading->claims[link->claim].id);
        query_put_number(&query, link->source);
        query_put_str(&query, link->reason);
        query_run(&query);
    }
    return query_close(&query);
}

static enum status put_syndication(struct store *store, const struct said *said,
                                   const struct linked *linked,
                                   struct error *error)
{
    struct query query;
    query_open(&query, store, "INSERT INTO syndication VALUES (?,?)", error);
    for (size_t i = 0; i < said->n; i++) {
        query_put_number(&query, said->keys[i]);
        query_put_number(&query, said->keys[linked->syndication[i]]);
        query_run(&query);
    }
    return query_close(&query);
}

/* Figures stand event by event; each event counts its own from 1. */
static enum status put_figures(struct store *store, const struct ledger *ledger,
                               struct error *error)
{
    struct query query;
    int64_t n = 0;
    query_open(&query, store,
               "INSERT INTO figures VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", error);
    for (size_t i = 0; i < ledger->n_figures; i++) {
        const struct figure *figure = &ledger->figures[i];
        bool same = i && ledger->figures[i - 1].event == figure->event;
        n = same ? n + 1 : 1;
        query_put_number(&query, figure->event);
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

static enum status put_finding_claims(struct store *store, int64_t n,
                                      const struct said *said,
                                      const struct ledger *ledger,
                                      const struct finding *finding)
{
    struct query query;
    query_open(&query, store, "INSERT INTO finding_claims VALUES (?,?,?,?)",
               NULL);
    for (size_t i = 0; i < finding->n_entries; i++) {
        const struct entry *entry = &ledger->entries[finding->entries[i]];
        query_put_number(&query, n);
        query_put_number(&query, (int64_t)i);
        query_put_number(&query, find_key(said, entry->reading));
        query_put_number(&query, entry->claim->id);
        query_run(&query);
    }
    return query_close(&query);
}

static enum status put_findings(struct store *store, const struct said *said,
                                const struct ledger *ledger, int64_t *n,
                                struct error *error)
{
    struct query query;
    query_open(&query, store, "INSERT INTO findings VALUES (?,?,?,?,?,?)",
               error);
    for (size_t i = 0; i < ledger->n_findings && !query.status; i++) {
        const struct finding *finding = &ledger->findings[i];
        query_put_number(&query, ++*n);
        query_put_number(&query, finding->event);
        query_put_text(&query, name_finding(finding->kind));
        query_put_str(&query, finding->text);
        query_put_bound(&query, finding->lo);
        query_put_bound(&query, finding->hi);
        query_run(&query);
        if (!query.status &&
            put_finding_claims(store, *n, said, ledger, finding))
            query.status = query_failed(store, error);
    }
    return query_close(&query);
}

static enum status put_all(struct store *store, const struct conclusions *all,
                           struct error *error)
{
    int64_t n_findings = 0;
    const struct said *said = all->said;
    const struct linked *linked = all->linked;
    enum status status = store_keep(store, error);
    if (!status) status = query_script(store, "BEGIN IMMEDIATE", error);
    if (!status) store->doing = DOING_WHOLE;
    if (!status) status = query_script(store, schema_forget, error);
    if (!status) status = put_events(store, linked, error);
    if (!status) status = put_sources(store, linked, error);
    if (!status) status = put_event_links(store, said, linked, error);
    if (!status) status = put_source_links(store, said, linked, error);
    if (!status) status = put_syndication(store, said, linked, error);
    for (size_t i = 0; i < all->n_ledgers && !status; i++) {
        const struct ledger *ledger = &all->ledgers[i];
        status = put_figures(store, ledger, error);
        if (!status)
            status = put_findings(store, said, ledger, &n_findings, error);
    }
    if (!status)
        status = query_script(store,
                              "UPDATE meta SET value = '0' "
                              "WHERE key = 'due'; COMMIT",
                              error);
    return status;
}

enum status store_conclude(struct store *store, const struct conclusions *all,
                           struct error *error)
{
    enum status status = put_all(store, all, error);
    if (status)
        store_recover(store);
    else
        store->doing = DOING_NOTHING;
    return status;
}
