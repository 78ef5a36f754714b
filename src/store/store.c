/* Opening and closing a book.
 *
 * One file, with SQLite's rollback journal rather than a write-ahead log: a
 * book on a read-only disk can then be read, and copying the one file always
 * copies the whole book, whatever happened to the program that wrote it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include <sys/stat.h>

#include "store/query.h"
#include "store/schema.h"

/* How long to wait for another program that is writing. */
enum { PATIENCE_MS = 5000 };

/* Add what the system says to SQLite's "unable to open database file". */
static const char *word_open(struct store *store)
{
    int number = sqlite3_system_errno(store->db);
    return number ? strerror(number) : sqlite3_errmsg(store->db);
}

static enum status refuse(struct store *store, const char *why,
                          struct error *error)
{
    return error_set(error, STATUS_STORE, 0, "cannot open '%s': %s",
                     store->path, why);
}

/* The end of a transaction of which all or nothing is kept. */
static enum status end_whole(struct store *store, enum status status,
                             struct error *error)
{
    if (!status) status = query_script(store, "COMMIT", error);
    if (status)
        store_recover(store);
    else
        store->doing = DOING_NOTHING;
    return status;
}

static enum status make_tables(struct store *store, struct error *error)
{
    char header[96];
    enum status status = query_script(store, "BEGIN IMMEDIATE", error);
    if (status) return status;
    store->doing = DOING_WHOLE;
    sqlite3_snprintf(sizeof header, header,
                     "PRAGMA application_id=%d; PRAGMA user_version=%d",
                     SCHEMA_APPLICATION, SCHEMA_VERSION);
    status = query_script(store, schema_said, error);
    if (!status) status = query_script(store, schema_search, error);
    if (!status) status = query_script(store, schema_decided, error);
    if (!status) status = query_script(store, schema_concluded, error);
    if (!status) status = query_script(store, schema_traces, error);
    if (!status) status = query_script(store, schema_told, error);
    if (!status) status = query_script(store, schema_due, error);
    if (!status) status = query_script(store, header, error);
    return end_whole(store, status, error);
}

/* Of a book of an earlier version what was said is kept; conclusions are drawn
 * again when they are wanted. */
static enum status renew_tables(struct store *store, int64_t version,
                                struct error *error)
{
    char header[64];
    if (store->read_only)
        return refuse(store,
                      "it was made by an earlier version of tollbook and "
                      "cannot be written to",
                      error);
    sqlite3_snprintf(sizeof header, header, "PRAGMA user_version=%d",
                     SCHEMA_VERSION);
    enum status status = query_script(store, "BEGIN IMMEDIATE", error);
    if (status) return status;
    store->doing = DOING_WHOLE;
    if (version <= 1) status = query_script(store, schema_first, error);
    if (!status) status = query_script(store, schema_search, error);
    if (!status && version <= SCHEMA_LINKED)
        status = query_script(store, schema_older, error);
    if (!status && version <= SCHEMA_INDEXED)
        status = query_script(store, schema_indexed, error);
    if (!status) status = query_script(store, schema_decided, error);
    if (!status) status = query_script(store, schema_forget, error);
    if (!status && version <= SCHEMA_HASHED)
        status = query_script(store, schema_renumber, error);
    if (!status) status = query_script(store, schema_concluded, error);
    if (!status) status = query_script(store, schema_traces, error);
    if (!status) status = query_script(store, schema_told, error);
    if (!status) status = query_script(store, schema_due, error);
    if (!status) status = query_script(store, schema_all_fresh, error);
    if (!status) status = query_script(store, header, error);
    return end_whole(store, status, error);
}

/* Whose file it is, and of which version. */
static enum status check_header(struct store *store, enum store_mode mode,
                                struct error *error)
{
    int64_t application, version, n_tables;
    enum status status =
        query_number(store, "PRAGMA application_id", &application, error);
    if (!status)
        status = query_number(store, "PRAGMA user_version", &version, error);
    if (!status)
        status = query_number(store, "SELECT count(*) FROM sqlite_schema",
                              &n_tables, error);
    if (status) return status;
    if (!application && !n_tables)
        return mode == STORE_CREATE
                   ? make_tables(store, error)
                   : refuse(store, "it is empty, not a book", error);
    if (application != SCHEMA_APPLICATION)
        return refuse(store, "it is a database but not a book", error);
    if (version > SCHEMA_VERSION)
        return refuse(store, "it was made by a later version of tollbook",
                      error);
    return version < SCHEMA_VERSION ? renew_tables(store, version, error)
                                    : STATUS_OK;
}

/* So much of a book as a few reports meet, and what each more adds (KiB). What
 * is kept longer than it is wanted costs: memory that is touched for the first
 * time is dearer than to read a page again. */
enum { CACHE = 8192, CACHE_EACH = 16, MANY = 3584 };

enum status store_cache(struct store *store, size_t reports,
                        struct error *error)
{
    char text[48];
    if (reports > MANY) reports = MANY;
    sqlite3_snprintf(sizeof text, text, "PRAGMA cache_size=-%d",
                     (int)(CACHE + CACHE_EACH * reports));
    return query_script(store, text, error);
}

static enum status open_file(struct store *store, enum store_mode mode,
                             struct error *error)
{
    struct stat facts;
    bool there = stat(store->path, &facts) == 0;
    if (!there && mode == STORE_READ)
        return refuse(store, "there is no such book; 'tollbook add' makes one",
                      error);
    if (there && !S_ISREG(facts.st_mode))
        return refuse(store, "it is not a file", error);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_PRIVATECACHE |
                SQLITE_OPEN_NOMUTEX |
                (mode == STORE_CREATE ? SQLITE_OPEN_CREATE : 0);
    if (sqlite3_open_v2(store->path, &store->db, flags, NULL))
        return refuse(store, word_open(store), error);
    sqlite3_busy_timeout(store->db, PATIENCE_MS);
    store->read_only = sqlite3_db_readonly(store->db, "main") == 1;
    /* Who adds changes most pages more than once: none is written before the
     * end. Who reads is told of a broken page as soon as it is read; who adds,
     * when it is used. */
    const char *how = mode == STORE_CREATE
                          ? "PRAGMA cell_size_check=OFF; PRAGMA cache_spill=OFF"
                          : "PRAGMA cell_size_check=ON";
    enum status status = query_script(store, how, error);
    if (!status)
        status = store_cache(store, mode == STORE_CREATE ? 0 : MANY, error);
    if (status) return status;
    return query_script(
        store, "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF", error);
}

enum status store_open(struct arena *arena, const char *path,
                       enum store_mode mode, struct store **out,
                       struct error *error)
{
    struct store *store = ARENA_NEW(arena, struct store);
    store->path = arena_copy(arena, path, strlen(path));
    *out = store;
    enum status status = open_file(store, mode, error);
    if (!status) status = check_header(store, mode, error);
    if (!status && mode == STORE_CREATE && store->read_only)
        status = refuse(store, "it cannot be written to", error);
    /* What a report or a statement would take back if it failed is little, and
     * never survives the program. */
    if (!status && mode == STORE_CREATE)
        status = query_script(store, "PRAGMA temp_store=MEMORY", error);
    return status;
}

static enum status copy_pages(struct store *from, struct store *to,
                              struct error *error)
{
    sqlite3_backup *backup =
        sqlite3_backup_init(to->db, "main", from->db, "main");
    if (!backup) return query_failed(to, error);
    sqlite3_backup_step(backup, -1);
    return sqlite3_backup_finish(backup) ? query_failed(to, error) : STATUS_OK;
}

enum status store_copy(struct store *store, struct arena *arena,
                       struct store **out, struct error *error)
{
    struct store *copy = ARENA_NEW(arena, struct store);
    copy->path = ":memory:";
    store->beside = copy;
    *out = copy;
    if (sqlite3_open_v2(copy->path, &copy->db,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY |
                            SQLITE_OPEN_PRIVATECACHE,
                        NULL))
        return refuse(copy, word_open(copy), error);
    enum status status = copy_pages(store, copy, error);
    return status ? status : store_forget(copy, error);
}

/* What is in memory alone is not to be kept. */
void store_close_copy(struct store *store)
{
    struct store *copy = store->beside;
    store->beside = NULL;
    if (!copy) return;
    query_forget(copy);
    arena_close(&copy->scratch);
    sqlite3_close(copy->db);
    copy->db = NULL;
}

void store_recover(struct store *store)
{
    if (!store || !store->db) return;
    store_close_copy(store);
    held_close(store);
    query_forget(store);
    arena_close(&store->scratch);
    const char *sql = NULL;
    if (store->doing == DOING_REPORT)
        sql = "ROLLBACK TO report; RELEASE report";
    if (store->doing == DOING_WHOLE) sql = "ROLLBACK";
    if (sql && !sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, sql, NULL, NULL, NULL);
    store->doing =
        sqlite3_get_autocommit(store->db) ? DOING_NOTHING : DOING_BATCH;
    if (store->doing == DOING_NOTHING) store->first = store->n_batch = 0;
}

enum status store_keep(struct store *store, struct error *error)
{
    if (store->doing != DOING_BATCH) return STATUS_OK;
    enum status status = STATUS_OK;
    held_close(store);
    if (store->first) status = search_enter(store, store->first, error);
    if (!status) status = query_script(store, "COMMIT", error);
    if (status) sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    store->doing = DOING_NOTHING;
    store->n_batch = 0;
    store->first = 0;
    return status;
}

void store_close(struct store *store)
{
    if (!store || !store->db) return;
    store_recover(store);
    store_keep(store, NULL);
    query_forget(store);
    sqlite3_close(store->db);
    store->db = NULL;
}

enum status store_count(struct store *store, struct store_count *out,
                        struct error *error)
{
    static const char *const questions[] = {
        "SELECT count(*) FROM reports",
        "SELECT count(*) FROM claims",
        "SELECT count(*) FROM events",
        "SELECT count(DISTINCT source) FROM source_names WHERE times > 0",
        "SELECT count(*) FROM figures",
    };
    int64_t n[5] = { 0 };
    enum status status = store_keep(store, error);
    for (size_t i = 0; i < 5 && !status; i++)
        status = query_number(store, questions[i], &n[i], error);
    *out = (struct store_count){ (uint64_t)n[0], (uint64_t)n[1], (uint64_t)n[2],
                                 (uint64_t)n[3], (uint64_t)n[4] };
    return status;
}

enum status store_is_due(struct store *store, bool *due, struct error *error)
{
    int64_t value = 0;
    enum status status = store_keep(store, error);
    if (!status)
        status = query_number(store,
                              "SELECT EXISTS (SELECT 1 FROM fresh) OR "
                              "EXISTS (SELECT 1 FROM unsettled)",
                              &value, error);
    *due = value != 0;
    return status;
}
