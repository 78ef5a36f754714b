/* Files and folders: the one place below the store that reads the disk.
 *
 * A file is read as a whole or line by line, plain or gzip (told by its
 * bytes), with limits that keep one bad file from taking all memory.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_BASE_FILE_H
#define TOLLBOOK_BASE_FILE_H

#include "base/error.h"
#include "base/str.h"

/* The longest line, and the longest single report, that is read: a whole
 * year of a newspaper is shorter than this, so anything longer is no
 * report. */
#define FILE_LIMIT ((size_t)64 << 20)

struct file {
    struct arena *arena; /* holds the buffer */
    const char *path;    /* borrowed, for messages */
    void *stream;        /* the open file */
    char *at;            /* the buffer */
    size_t room;         /* its size */
    size_t start;        /* first byte not yet handed out */
    size_t end;          /* one past the last byte read */
    size_t line;         /* number of the last line handed out, from 1 */
    bool ended;          /* nothing more to read from the system */
    bool failed;         /* reading broke off; file_line has told of it */
};

/* Open a file for reading; "-" is standard input. The buffer lives in
 * `arena` and grows to twice FILE_LIMIT at most, so give it an arena of its
 * own. Errors: INPUT (missing, a folder, not permitted). */
enum status file_open(struct file *file, struct arena *arena, const char *path,
                      struct error *error);

/* The first bytes, up to 64 KiB, without moving on. */
struct str file_head(struct file *file);

/* All that is left of the file, valid until it is closed. Errors: INPUT when
 * it is longer than FILE_LIMIT, broken or empty. */
enum status file_rest(struct file *file, struct str *out, struct error *error);

/* The next line without its end ("\n" or "\r\n"), valid until the next call;
 * file->line is its number. FINDING at the end of the file. INPUT for a line
 * longer than FILE_LIMIT: it has been passed over, go on with the next; the
 * same once when the file breaks off. */
enum status file_line(struct file *file, struct str *out, struct error *error);

void file_close(struct file *file);

/* The paths of all plain files in a folder and below, sorted by their bytes;
 * names that begin with a dot are left out, links to folders not followed. A
 * path that is no folder is given back as the only one. Lives in `arena`.
 * Errors: INPUT (missing, unreadable, a folder without files). */
enum status file_walk(struct arena *arena, const char *path,
                      struct str **out_paths, size_t *out_n,
                      struct error *error);

#endif
