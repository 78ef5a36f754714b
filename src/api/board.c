/* Laying out a book: entries for the ledger, events in the order in which
 * they are listed, parts below their whole.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/board.h"

#include <string.h>

/* ---- order --------------------------------------------------------------- */

struct family {
    int32_t *child;   /* first child of each event, -1 = none */
    int32_t *sibling; /* next child of the same parent */
    int32_t top;      /* first event without a parent */
};

static struct family make_family(struct board *board)
{
    const struct linked *linked = &board->linked;
    size_t n = linked->n_events;
    struct family family = { .top = -1 };
    family.child = ARENA_ARRAY(board->arena, int32_t, n);
    family.sibling = ARENA_ARRAY(board->arena, int32_t, n);
    for (size_t i = 0; i < n; i++) family.child[i] = -1;
    /* From the last to the first: those without a date, then the others, so
     * that these come before them. */
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t i = n; i-- > 0;) {
            const struct linked_event *event = &linked->events[i];
            if (date_is_known(event->start) != (pass == 1)) continue;
            int32_t *head =
                event->parent < 0 ? &family.top : &family.child[event->parent];
            family.sibling[i] = *head;
            *head = (int32_t)i;
        }
    }
    return family;
}

static void put_root(struct board *board, uint32_t event)
{
    board->roots[board->n_roots++] = event;
    board->root_of[event] = event;
}

/* Down the tree with a stack of our own. */
static size_t list_events(struct board *board, const struct family *family,
                          uint32_t *order, int32_t *stack)
{
    const struct linked_event *events = board->linked.events;
    size_t n = 0, depth = 0;
    int32_t at = family->top;
    while (at >= 0 || depth) {
        if (at < 0) {
            at = family->sibling[stack[--depth]];
            continue;
        }
        if (events[at].parent < 0)
            put_root(board, (uint32_t)at);
        else
            board->root_of[at] = board->root_of[events[at].parent];
        order[n++] = (uint32_t)at;
        stack[depth++] = at;
        at = family->child[at];
    }
    return n;
}

static void order_events(struct board *board)
{
    size_t n = board->linked.n_events;
    struct family family = make_family(board);
    uint32_t *order = ARENA_ARRAY(board->arena, uint32_t, n);
    int32_t *stack = ARENA_ARRAY(board->arena, int32_t, n + 1);
    board->roots = ARENA_ARRAY(board->arena, uint32_t, n);
    board->root_of = ARENA_ARRAY(board->arena, uint32_t, n);
    list_events(board, &family, order, stack);
    board->book.order = order;
}

/* ---- entries ------------------------------------------------------------- */

static struct entry make_entry(const struct board *board, uint32_t r,
                               uint32_t c)
{
    const struct linked *linked = &board->linked;
    const struct reading *reading = board->said.readings[r];
    const struct claim *claim = &reading->claims[c];
    struct entry entry = { .claim = claim, .reading = reading };
    const struct event_link *event = out_event_link(linked, r, claim->event);
    const struct source_link *source = out_source_link(linked, r, c);
    entry.event = event ? event->event : UINT32_MAX;
    entry.source = source ? source->source : UINT32_MAX;
    entry.syndication = linked->syndication[r];
    entry.known_on = reading->published;
    if (board->marked) entry.marks = board->said.marks[r][c];
    entry.as_of =
        date_is_known(claim->as_of) ? claim->as_of : reading->published;
    return entry;
}

static void make_entries(struct board *board)
{
    size_t n = 0;
    for (size_t r = 0; r < board->said.n; r++)
        n += board->said.readings[r]->n_claims;
    struct entry *entries = ARENA_ARRAY(board->arena, struct entry, n);
    uint32_t *first = ARENA_ARRAY(board->arena, uint32_t, board->said.n + 1);
    n = 0;
    for (uint32_t r = 0; r < board->said.n; r++) {
        first[r] = (uint32_t)n;
        for (uint32_t c = 0; c < board->said.readings[r]->n_claims; c++) {
            entries[n] = make_entry(board, r, c);
            entries[n].key = (uint32_t)n;
            n++;
        }
    }
    first[board->said.n] = (uint32_t)n;
    board->book.entries = entries;
    board->book.n_entries = n;
    board->book.first_entry = first;
}

/* So that the ledger of one event does not look through the whole book. */
static void group_entries(struct board *board)
{
    size_t n_events = board->linked.n_events;
    const struct out_book *book = &board->book;
    size_t *first = ARENA_ARRAY(board->arena, size_t, n_events + 2);
    board->by_root = ARENA_ARRAY(board->arena, struct entry, book->n_entries);
    for (size_t i = 0; i < book->n_entries; i++)
        if (book->entries[i].event < n_events)
            first[board->root_of[book->entries[i].event] + 2]++;
    for (size_t i = 2; i < n_events + 2; i++) first[i] += first[i - 1];
    for (size_t i = 0; i < book->n_entries; i++) {
        const struct entry *entry = &book->entries[i];
        if (entry->event < n_events)
            board->by_root[first[board->root_of[entry->event] + 1]++] = *entry;
    }
    board->first_by_root = first;
}

void board_fill(struct board *board, struct arena *arena,
                const struct methods *methods)
{
    board->arena = arena;
    board->methods = methods;
    board->book = (struct out_book){
        .readings = (const struct reading *const *)board->said.readings,
        .n_readings = board->said.n,
        .linked = &board->linked,
        .handles = board->said.handles,
    };
    order_events(board);
    make_entries(board);
    group_entries(board);
}

enum status board_draw(struct board *board, struct tb_book *book,
                       struct error *error)
{
    struct arena *arena = &book->work;
    *board = (struct board){ 0 };
    enum status status = store_load(book->store, arena, &board->said, error);
    if (status) return status;
    link_run(book->engine->linker, arena,
             (const struct reading *const *)board->said.readings, board->said.n,
             &board->linked);
    board_fill(board, arena, book->engine->methods);
    return STATUS_OK;
}

enum status board_load(struct board *board, struct tb_book *book,
                       struct error *error)
{
    struct arena *arena = &book->work;
    *board = (struct board){ 0 };
    enum status status = store_load(book->store, arena, &board->said, error);
    if (!status)
        status = store_load_linked(book->store, arena, &board->said,
                                   &board->linked, error);
    board->kept = true;
    if (!status) board_fill(board, arena, book->engine->methods);
    return status;
}

/* ---- ledgers ------------------------------------------------------------- */

static enum status read_date(const char *option, const char *words,
                             struct date *out, struct error *error)
{
    *out = (struct date){ 0 };
    if (!words || date_parse(str_from(words), out)) return STATUS_OK;
    return error_set(error, STATUS_USAGE, 0,
                     "%s is no date: '%s'; write it as 2023-09-22", option,
                     words);
}

enum status board_question(const tb_view *view, struct ledger_query *out,
                           struct error *error)
{
    *out = (struct ledger_query){ .method = str_from(view->method) };
    enum status status = read_date("--as-of", view->as_of, &out->as_of, error);
    if (!status)
        status = read_date("--known-on", view->known_on, &out->known_on, error);
    return status;
}

/* What digests do not have is told by the texts, once it is asked for. */
static void mark_entries(const struct board *board, struct entry *entries,
                         size_t n)
{
    for (size_t i = 0; i < n; i++)
        entries[i].marks = ledger_marks(board->methods, board->arena,
                                        entries[i].reading, entries[i].claim);
}

enum status board_ledger(const struct board *board, uint32_t event,
                         const struct ledger_query *question,
                         struct ledger *out, struct error *error)
{
    struct ledger_query query = *question;
    uint32_t root = board->root_of[event];
    query.methods = board->methods;
    query.linked = &board->linked;
    query.event = event;
    struct entry *entries = board->by_root + board->first_by_root[root];
    query.entries = entries;
    query.n_entries =
        board->first_by_root[root + 1] - board->first_by_root[root];
    if (!board->marked) mark_entries(board, entries, query.n_entries);
    return ledger_run(board->arena, &query, out, error);
}

enum status board_ledgers(const struct board *board,
                          const struct ledger_query *question,
                          struct ledger **out, struct error *error)
{
    enum status status = STATUS_OK;
    *out = ARENA_ARRAY(board->arena, struct ledger, board->n_roots);
    for (size_t i = 0; i < board->n_roots && !status; i++)
        status =
            board_ledger(board, board->roots[i], question, &(*out)[i], error);
    return status;
}

/* ---- names of events ----------------------------------------------------- */

static enum status refuse(struct str words, const char *why,
                          struct error *error)
{
    return error_set(error, STATUS_USAGE, 0,
                     "%s '%.*s'; see 'tollbook "
                     "events'",
                     why, STR_ARG(words));
}

enum status board_event(const struct board *board, struct str words,
                        uint32_t *out, struct error *error)
{
    const struct linked *linked = &board->linked;
    int64_t number = 0;
    size_t n = 0;
    if (str_number(words, &number)) {
        if (number < 1 || (uint64_t)number > linked->n_events)
            return refuse(words, "there is no event number", error);
        *out = board->book.order[number - 1];
        return STATUS_OK;
    }
    for (size_t i = 0; i < linked->n_events; i++) {
        struct str id = linked->events[i].id;
        if (!words.len || !str_starts(id, words)) continue;
        *out = (uint32_t)i;
        if (id.len == words.len) return STATUS_OK;
        n++;
    }
    if (n == 1) return STATUS_OK;
    return refuse(words,
                  n ? "more than one event begins with" : "there is no event",
                  error);
}

/* ---- names of claims ----------------------------------------------------- */

uint32_t board_number(const struct reading *reading, int64_t number)
{
    uint32_t c = 0;
    while (c < reading->n_claims && reading->claims[c].id != number) c++;
    return c;
}

/* "REPORT#N": where its N begins; 0 = there is none. */
static size_t find_mark(struct str words, int64_t *number)
{
    size_t mark = words.len;
    while (mark > 0 && words.at[mark - 1] != '#') mark--;
    if (mark && !str_number(str_slice(words, mark, words.len), number))
        return 0;
    return mark;
}

bool board_is_claim(struct str words)
{
    int64_t number;
    return find_mark(words, &number) > 0;
}

enum status board_claim(const struct board *board, struct str words,
                        uint32_t *entry, struct error *error)
{
    const struct out_book *book = &board->book;
    int64_t number = 0;
    size_t n = 0, mark = find_mark(words, &number);
    struct str report = str_slice(words, 0, mark ? mark - 1 : 0);
    for (size_t r = 0; r < book->n_readings; r++) {
        struct str handle = book->handles[r];
        if (!str_equal(handle, report)) {
            n += str_equal(book->readings[r]->report->id, report);
            continue;
        }
        uint32_t claim = board_number(book->readings[r], number);
        if (claim == book->readings[r]->n_claims) break;
        *entry = book->first_entry[r] + claim;
        return STATUS_OK;
    }
    if (n > 1)
        return error_set(error, STATUS_USAGE, 0,
                         "%zu reports are called '%.*s'; 'tollbook search' "
                         "tells them apart",
                         n, STR_ARG(report));
    return error_set(error, STATUS_USAGE, 0, "there is no claim '%.*s'",
                     STR_ARG(words));
}
