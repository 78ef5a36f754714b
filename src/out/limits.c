/* What follows for a figure from all claims together, and from which.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/json_out.h"
#include "out/passage.h"

enum { MOST_NAMED = 8 }; /* claims that a line for people names */

static void name_rests(struct buf *buf, const struct out_ledger *ledger,
                       const uint32_t *entries, size_t n)
{
    for (size_t i = 0; i < n && i < MOST_NAMED; i++) {
        buf_text(buf, i ? ", " : " (");
        word_address(buf, ledger->book, lookup_entry(ledger, entries[i]));
    }
    if (n > MOST_NAMED)
        buf_format(buf, " and %u more", (unsigned)(n - MOST_NAMED));
    if (n) buf_char(buf, ')');
}

bool word_limits(struct buf *buf, const struct out_ledger *ledger,
                 const struct figure *figure)
{
    const struct limits *limits = &figure->limits;
    bool lo = limits->lo_follows && limits->lo > figure->low;
    bool hi = limits->hi_follows &&
              (figure->high == OPEN_BOUND || limits->hi < figure->high);
    if (!lo && !hi) return false;
    buf_text(buf, "follows: ");
    if (lo) {
        buf_text(buf, "at least ");
        word_number(buf, limits->lo);
        name_rests(buf, ledger, limits->lo_entries, limits->n_lo);
    }
    if (hi) {
        buf_text(buf, lo ? ", at most " : "at most ");
        word_number(buf, limits->hi);
        name_rests(buf, ledger, limits->hi_entries, limits->n_hi);
    }
    return true;
}

static void write_rests(struct buf *buf, const struct out_ledger *ledger,
                        const uint32_t *entries, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct buf address;
        buf_open(&address, buf->arena);
        word_address(&address, ledger->book, lookup_entry(ledger, entries[i]));
        json_str(buf, NULL, buf_view(&address));
    }
}

void write_limits(struct buf *buf, const struct out_ledger *ledger,
                  const struct limits *limits)
{
    json_open(buf, "limits", '{');
    json_bound(buf, "lo", limits->lo);
    json_bound(buf, "hi", limits->hi);
    json_date(buf, "as_of", limits->as_of);
    json_bool(buf, "lo_derived", limits->lo_follows);
    json_bool(buf, "hi_derived", limits->hi_follows);
    json_open(buf, "lo_claims", '[');
    write_rests(buf, ledger, limits->lo_entries, limits->n_lo);
    json_close(buf, ']');
    json_open(buf, "hi_claims", '[');
    write_rests(buf, ledger, limits->hi_entries, limits->n_hi);
    json_close(buf, ']');
    json_close(buf, '}');
}
