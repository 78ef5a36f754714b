/* Reading files, whole or by lines, through zlib's stream, which hands plain
 * bytes through and unpacks gzip.
 *
 * One buffer holds what has been read and not yet handed out. A line that
 * does not end within the limit is dropped piece by piece, so memory stays
 * bounded whatever the input.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { HEAD = 64 * 1024, FIRST_ROOM = 4 * HEAD, SPARE = 2 * HEAD };

static enum status refuse(struct error *error, const char *path,
                          const char *why)
{
    return error_set(error, STATUS_INPUT, 0, "cannot open '%s': %s", path, why);
}

enum status file_open(struct file *file, struct arena *arena, const char *path,
                      struct error *error)
{
    *file = (struct file){ .arena = arena, .path = path };
    bool standard = !strcmp(path, "-");
    int handle = standard ? dup(STDIN_FILENO) : open(path, O_RDONLY);
    if (handle < 0) return refuse(error, path, strerror(errno));
    struct stat status;
    if (!fstat(handle, &status) && S_ISDIR(status.st_mode)) {
        close(handle);
        return refuse(error, path, strerror(EISDIR));
    }
    if (standard) file->path = "standard input";
    file->room = FIRST_ROOM;
    file->at = arena_alloc(arena, file->room);
    file->stream = gzdopen(handle, "rb");
    if (file->stream) return STATUS_OK;
    close(handle);
    return error_set(error, STATUS_MEMORY, 0, "cannot open '%s': no memory",
                     path);
}

/* Move what is left to the front, and have room for at least HEAD more. The
 * buffer doubles, but never beyond what the longest line needs. */
static void make_room(struct file *file)
{
    size_t left = file->end - file->start;
    size_t most = FILE_LIMIT + SPARE;
    if (file->start) memmove(file->at, file->at + file->start, left);
    file->start = 0;
    file->end = left;
    if (left + HEAD <= file->room) return;
    size_t room = 2 * file->room < most ? 2 * file->room : most;
    char *grown = arena_alloc(file->arena, room);
    memcpy(grown, file->at, left);
    file->at = grown;
    file->room = room;
}

/* Read once more into the buffer, which has room. */
static void read_more(struct file *file)
{
    int n = gzread(file->stream, file->at + file->end,
                   (unsigned)(file->room - file->end));
    if (n > 0) file->end += (size_t)n;
    if (n > 0) return;
    int code = Z_OK; /* gzip cut short tells so only here */
    gzerror(file->stream, &code);
    file->ended = true;
    file->failed = code != Z_OK && code != Z_STREAM_END;
}

static enum status report_broken(struct file *file, struct error *error)
{
    int code = Z_OK;
    const char *why = gzerror(file->stream, &code);
    if (code == Z_ERRNO) why = strerror(errno);
    if (code == Z_BUF_ERROR) why = "it is cut short";
    if (code == Z_DATA_ERROR) why = "its gzip is broken";
    file->failed = false;
    if (!file->line)
        return error_set(error, STATUS_INPUT, 0, "cannot read '%s': %s",
                         file->path, why);
    return error_set(error, STATUS_INPUT, file->line,
                     "cannot read on in '%s' after line %zu: %s", file->path,
                     file->line, why);
}

struct str file_head(struct file *file)
{
    while (file->end - file->start < HEAD && !file->ended &&
           file->end < file->room)
        read_more(file);
    size_t len = file->end - file->start;
    return (struct str){ file->at + file->start, len < HEAD ? len : HEAD };
}

enum status file_rest(struct file *file, struct str *out, struct error *error)
{
    while (!file->ended && file->end - file->start <= FILE_LIMIT) {
        make_room(file);
        read_more(file);
    }
    if (file->failed) return report_broken(file, error);
    size_t len = file->end - file->start;
    if (len > FILE_LIMIT)
        return error_set(error, STATUS_INPUT, FILE_LIMIT,
                         "'%s' is longer than %zu MiB: no single report is; "
                         "give JSON Lines",
                         file->path, FILE_LIMIT >> 20);
    *out = (struct str){ file->at + file->start, len };
    file->start = file->end;
    return STATUS_OK;
}

/* Drop bytes up to and with the next line's end. */
static void skip_line(struct file *file)
{
    const char *hit = NULL;
    while (!hit) {
        if (file->end > file->start)
            hit = memchr(file->at + file->start, '\n', file->end - file->start);
        file->start = hit ? (size_t)(hit - file->at) + 1 : 0;
        if (hit) return;
        file->end = 0;
        if (file->ended) return;
        read_more(file);
    }
}

static enum status refuse_line(struct file *file, struct error *error)
{
    file->line++;
    skip_line(file);
    return error_set(error, STATUS_INPUT, file->line,
                     "'%s': line %zu is longer than %zu MiB; passed over",
                     file->path, file->line, FILE_LIMIT >> 20);
}

static struct str take(struct file *file, size_t len, size_t mark)
{
    struct str line = { file->at + file->start, len };
    file->start += len + mark;
    file->line++;
    if (line.len && line.at[line.len - 1] == '\r') line.len--;
    return line;
}

enum status file_line(struct file *file, struct str *out, struct error *error)
{
    size_t looked = 0;
    for (;;) {
        size_t left = file->end - file->start;
        const char *from = file->at + file->start;
        const char *hit =
            left > looked ? memchr(from + looked, '\n', left - looked) : NULL;
        if (left > FILE_LIMIT && (!hit || hit > from + FILE_LIMIT))
            return refuse_line(file, error);
        if (hit) {
            *out = take(file, (size_t)(hit - from), 1);
            return STATUS_OK;
        }
        if (file->failed) return report_broken(file, error);
        if (file->ended && !left) return STATUS_FINDING;
        if (file->ended) {
            *out = take(file, left, 0);
            return STATUS_OK;
        }
        looked = left;
        make_room(file);
        read_more(file);
    }
}

void file_close(struct file *file)
{
    if (file->stream) gzclose(file->stream);
    file->stream = NULL;
}
