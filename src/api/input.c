/* Input: a queue of files, folders and bytes that gives report after report.
 *
 * What cannot be read becomes an error in its turn and the queue goes on. A
 * file of JSON Lines is read line by line, so that its size does not matter.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include <sys/stat.h>

#include "api/ahead.h"
#include "api/handle.h"

tb_status tb_input_open(const tb_engine *engine, tb_input **out,
                        tb_error *error)
{
    jmp_buf guard;
    struct arena arena;
    *out = NULL;
    arena_open(&arena, &guard);
    if (setjmp(guard)) {
        arena_close(&arena);
        return api_no_memory(error);
    }
    struct tb_input *input = ARENA_NEW(&arena, struct tb_input);
    input->arena = arena;
    input->engine = engine;
    arena_open(&input->reader, NULL);
    arena_open(&input->work, NULL);
    input->work.limit = API_REPORT_MEMORY;
    *out = input;
    return TB_OK;
}

void tb_input_close(tb_input *input)
{
    if (!input) return;
    if (input->open) file_close(&input->file);
    ahead_close(input->ahead);
    arena_close(&input->reader);
    arena_close(&input->work);
    struct arena arena = input->arena;
    arena_close(&arena);
}

static void guard_input(struct tb_input *input, jmp_buf *guard)
{
    input->arena.guard = guard;
    input->reader.guard = guard;
    input->work.guard = guard;
}

static void put_queue(struct tb_input *input, struct queued item)
{
    input->queue = arena_grow(&input->arena, input->queue, &input->room_queue,
                              input->n_queue + 1, sizeof *input->queue);
    input->queue[input->n_queue++] = item;
}

static void count_size(struct tb_input *input, const char *path)
{
    struct stat facts;
    if (stat(path, &facts) == 0 && S_ISREG(facts.st_mode))
        input->progress.bytes_total += (uint64_t)facts.st_size;
}

static void queue_path(struct tb_input *input, const char *path)
{
    struct arena *arena = &input->arena;
    struct queued item = { arena_copy(arena, path, strlen(path)),
                           { NULL, 0 },
                           NULL };
    struct error error = { 0 };
    struct str *paths;
    size_t n;
    if (strcmp(path, "-") == 0) {
        put_queue(input, item);
        return;
    }
    if (file_walk(arena, item.path, &paths, &n, &error)) {
        item.error = ARENA_NEW(arena, struct error);
        *item.error = error;
        put_queue(input, item);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        item.path = arena_copy(arena, paths[i].at, paths[i].len);
        put_queue(input, item);
        count_size(input, item.path);
    }
}

tb_status tb_input_add_path(tb_input *input, const char *path, tb_error *error)
{
    jmp_buf guard;
    guard_input(input, &guard);
    if (setjmp(guard)) return api_no_memory(error);
    queue_path(input, path);
    return TB_OK;
}

tb_status tb_input_add_bytes(tb_input *input, const char *name,
                             const char *bytes, size_t len, tb_error *error)
{
    jmp_buf guard;
    guard_input(input, &guard);
    if (setjmp(guard)) return api_no_memory(error);
    struct queued item = { arena_copy(&input->arena, name, strlen(name)),
                           { bytes ? bytes : "", len },
                           NULL };
    put_queue(input, item);
    input->progress.bytes_total += len;
    return TB_OK;
}

/* ---- one report ---------------------------------------------------------- */

static enum status take_record(struct tb_input *input, struct str name,
                               size_t line, struct str bytes,
                               struct error *error)
{
    struct buf where;
    buf_open(&where, &input->work);
    buf_str(&where, name);
    buf_format(&where, ":%zu", line);
    input->report.where = buf_view(&where);
    input->report.is_record = true;
    struct intake intake = { &input->work, input->engine->zoner, name, line };
    return intake_json(&intake, bytes, &input->report.report, error);
}

static enum status take_whole(struct tb_input *input, struct str name,
                              struct str bytes, struct error *error)
{
    struct intake intake = { &input->work, input->engine->zoner, name, 0 };
    struct report *report = &input->report.report;
    input->report.where = name;
    input->report.is_record = false;
    return intake_whole(&intake, bytes, report, error);
}

static bool is_blank(struct str line)
{
    return str_trim(line).len == 0;
}

/* The next record of bytes that are JSON Lines; FINDING when there is none. */
static enum status next_in_bytes(struct tb_input *input, struct error *error)
{
    struct str name = str_from(input->queue[input->at].path);
    while (input->rest.len) {
        struct str line = str_cut(&input->rest, '\n');
        input->line++;
        input->progress.bytes_done += line.len + 1;
        if (!is_blank(line))
            return take_record(input, name, input->line, line, error);
    }
    input->in_bytes = false;
    input->at++;
    return STATUS_FINDING;
}

/* What a file is called in ids and messages. */
static struct str name_file(const char *path)
{
    return strcmp(path, "-") == 0 ? STR("stdin") : str_from(path);
}

/* The same of an open file. */
static enum status next_in_file(struct tb_input *input, struct error *error)
{
    struct str name = name_file(input->queue[input->at].path);
    struct str line;
    enum status status = file_line(&input->file, &line, error);
    while (!status) {
        input->progress.bytes_done += line.len + 1;
        if (!is_blank(line))
            return take_record(input, name, input->file.line, line, error);
        status = file_line(&input->file, &line, error);
    }
    if (status == STATUS_FINDING || input->file.failed) {
        file_close(&input->file);
        input->open = false;
        input->at++;
    }
    return status;
}

/* A feed or a list: its items are records in memory. */
static enum status begin_list(struct tb_input *input, struct str bytes,
                              struct error *error)
{
    struct str name = name_file(input->queue[input->at].path);
    struct intake intake = { &input->reader, input->engine->zoner, name, 0 };
    enum status status = intake_list(&intake, bytes, &input->rest, error);
    if (status) {
        input->at++;
        return status;
    }
    input->in_bytes = true;
    input->line = 0;
    return next_in_bytes(input, error);
}

static enum status begin_bytes(struct tb_input *input, struct queued *item,
                               struct error *error)
{
    enum intake_format format = intake_sniff(item->bytes);
    if (format == INTAKE_LIST) {
        arena_reset(&input->reader);
        return begin_list(input, item->bytes, error);
    }
    if (format == INTAKE_JSON_LINES) {
        input->in_bytes = true;
        input->rest = item->bytes;
        input->line = 0;
        return next_in_bytes(input, error);
    }
    input->at++;
    input->progress.bytes_done += item->bytes.len;
    return take_whole(input, str_from(item->path), item->bytes, error);
}

static enum status begin_file(struct tb_input *input, struct queued *item,
                              struct error *error)
{
    arena_reset(&input->reader);
    enum status status =
        file_open(&input->file, &input->reader, item->path, error);
    if (status) {
        input->at++;
        return status;
    }
    input->open = true;
    enum intake_format format = intake_sniff(file_head(&input->file));
    if (format == INTAKE_JSON_LINES) return next_in_file(input, error);
    struct str bytes;
    status = file_rest(&input->file, &bytes, error);
    file_close(&input->file);
    input->open = false;
    if (!status && format == INTAKE_LIST)
        return begin_list(input, bytes, error);
    input->at++;
    if (status) return status;
    input->progress.bytes_done += bytes.len;
    return take_whole(input, name_file(item->path), bytes, error);
}

/* One step: a report, an error, or FINDING to go on with the next. */
static enum status step(struct tb_input *input, struct error *error)
{
    if (input->open) return next_in_file(input, error);
    if (input->in_bytes) return next_in_bytes(input, error);
    struct queued *item = &input->queue[input->at];
    if (item->error) {
        *error = *item->error;
        input->at++;
        return error->status;
    }
    if (item->bytes.at) return begin_bytes(input, item, error);
    return begin_file(input, item, error);
}

static tb_status find_next(struct tb_input *input, tb_error *error)
{
    struct error plain = { 0 };
    while (input->at < input->n_queue) {
        arena_reset(&input->work);
        memset(&input->report, 0, sizeof input->report);
        enum status status = step(input, &plain);
        if (status == STATUS_FINDING) continue;
        if (status) {
            input->progress.errors++;
            return api_status(status, &plain, error);
        }
        char room[DATE_ROOM];
        struct str day = date_format(input->report.report.date, room);
        input->report.published = str_copy(&input->work, day);
        input->progress.reports++;
        input->progress.repaired += input->report.report.repaired;
        return TB_OK;
    }
    return TB_END;
}

/* A report too large for its memory is passed over like any other that
 * cannot be read. */
static tb_status skip_item(struct tb_input *input, tb_error *error)
{
    struct error plain;
    size_t at = input->at < input->n_queue ? input->at : input->n_queue - 1;
    error_set(&plain, STATUS_MEMORY, 0, "not enough memory to read '%s'",
              input->queue[at].path);
    if (input->open) file_close(&input->file);
    input->open = input->in_bytes = false;
    if (input->at < input->n_queue) input->at++;
    input->progress.errors++;
    return api_status(STATUS_MEMORY, &plain, error);
}

static tb_status take_next(struct tb_input *input, tb_error *error)
{
    jmp_buf guard;
    guard_input(input, &guard);
    if (setjmp(guard)) return skip_item(input, error);
    return find_next(input, error);
}

tb_status tb_input_next(tb_input *input, const tb_report **out, tb_error *error)
{
    *out = NULL;
    if (input->ahead) return ahead_next(input, take_next, out, error);
    tb_status status = take_next(input, error);
    if (status == TB_OK) *out = &input->report;
    return status;
}

tb_status tb_input_read_ahead(tb_input *input, unsigned jobs, tb_error *error)
{
    jmp_buf guard;
    guard_input(input, &guard);
    if (setjmp(guard)) return api_no_memory(error);
    if (jobs > 1 && !input->ahead)
        input->ahead = ahead_open(&input->arena, jobs);
    return TB_OK;
}

void tb_input_progress(const tb_input *input, tb_progress *out)
{
    *out = input->ahead ? *ahead_progress(input->ahead) : input->progress;
}

void tb_report_get(const tb_report *report, tb_report_info *out)
{
    const struct report *from = &report->report;
    *out = (tb_report_info){
        .id = api_text(from->id),
        .where = api_text(report->where),
        .text = api_text(from->text),
        .title = api_text(from->title),
        .publisher = api_text(from->publisher),
        .url = api_text(from->url),
        .published = api_text(report->published),
        .repaired = from->repaired,
        .is_record = report->is_record,
    };
}
