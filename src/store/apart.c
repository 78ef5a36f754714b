/* Why a mention is not of another event: what spoke against the likest other
 * report, and who has decided so. Asked when a link is explained, so that
 * nothing of it need be kept.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "store/query.h"

/* "; not the event of report x: another place" */
static struct str tell(struct arena *arena, struct str reason, struct str id,
                       struct str why)
{
    struct buf buf;
    buf_open(&buf, arena);
    buf_str(&buf, reason);
    buf_text(&buf, "; not the event of report ");
    buf_str(&buf, id);
    if (why.len) buf_text(&buf, ": ");
    buf_str(&buf, why);
    return buf_view(&buf);
}

/* The likest report with which it was compared and that is of another story,
 * unless that is of the same event all the same. */
static const char likest[] =
    "SELECT r.id, l.gist, o.gist FROM ("
    " SELECT m.report, p.other FROM standings m"
    " JOIN pairs p ON p.report = m.report"
    " JOIN standings s ON s.report = p.other"
    " WHERE m.report = ? AND m.first = m.report AND s.story <> m.story"
    " ORDER BY p.score DESC, s.stamp, s.id, s.hash LIMIT 1) x"
    " JOIN reports r ON r.key = x.other"
    " JOIN gists l ON l.report = x.report"
    " JOIN gists o ON o.report = x.other"
    " JOIN event_links a ON a.report = x.report AND a.mention = 0"
    " JOIN event_links b ON b.report = x.other AND b.mention = 0"
    " WHERE a.event <> b.event";

static enum status tell_likest(struct store *store, struct arena *arena,
                               const struct store_telling *of,
                               struct event_link *link, struct error *error)
{
    struct query query;
    query_open(&query, store, likest, error);
    query_put_number(&query, of->said->keys[link->reading]);
    if (query_next(&query)) {
        struct str id = query_take_str(&query, arena);
        const struct gist *pair[2];
        pair[0] = link_gist(arena, query_take_bytes(&query, arena));
        pair[1] = link_gist(arena, query_take_bytes(&query, arena));
        link->reason = tell(arena, link->reason, id,
                            link_tell(of->linker, arena, pair, true));
    }
    return query_close(&query);
}

/* "; decision 3 by J. Doe, 2024-05-01: not the event of wire#2: another day" */
static struct str tell_decision(struct arena *arena, struct query *query,
                                struct str reason)
{
    static const char *const before[] = { "; decision ", " by ", ", ",
                                          ": not the event of " };
    struct buf buf;
    buf_open(&buf, arena);
    buf_str(&buf, reason);
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        buf_text(&buf, before[i]);
        buf_str(&buf, query_take_str(query, arena));
    }
    struct str note = query_take_str(query, arena);
    if (note.len) buf_text(&buf, ": ");
    buf_str(&buf, note);
    return buf_view(&buf);
}

/* Who keeps a mention apart from others. */
static enum status tell_decisions(struct store *store, struct arena *arena,
                                  int64_t report, struct event_link *link,
                                  struct error *error)
{
    struct query query;
    query_open(&query, store,
               "SELECT d.n, d.by, d.day, iif(x.second, d.one, d.other), d.note "
               "FROM decided x JOIN decisions d ON d.n = x.decision "
               "WHERE x.report = ? AND x.mention = ? AND "
               "d.ruling = 'apart' AND d.withdrawn = '' ORDER BY d.n",
               error);
    query_put_number(&query, report);
    query_put_number(&query, link->mention);
    while (query_next(&query))
        link->reason = tell_decision(arena, &query, link->reason);
    return query_close(&query);
}

enum status store_tell_apart(struct store *store, struct arena *arena,
                             const struct store_telling *of,
                             struct event_link *link, struct error *error)
{
    enum status status = STATUS_OK;
    if (!link->mention) status = tell_likest(store, arena, of, link, error);
    if (status) return status;
    return tell_decisions(store, arena, of->said->keys[link->reading], link,
                          error);
}
