/* Prints the times found in reports: for measuring, not installed.
 *
 * Usage: when_dump PACK-FOLDER < REPORTS.jsonl. One JSON object a report:
 * its id and its times with byte offsets, TIMEX3 value, days, kind and
 * precision.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "find/when.h"

enum { FILES = 64 };

struct tool {
    struct arena *arena;
    struct zoner *zoner;
    struct lang *lang;
    struct when_finder *finder;
};

static struct str read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    struct buf buf;
    char room[65536];
    size_t n = 0;
    buf_open(&buf, arena);
    while (file && (n = fread(room, 1, sizeof room, file)) > 0)
        buf_bytes(&buf, room, n);
    if (file) fclose(file);
    return buf_view(&buf);
}

static struct pack read_pack(struct arena *arena, const char *folder)
{
    struct pack_file *files = ARENA_ARRAY(arena, struct pack_file, FILES);
    struct pack pack = { files, 0 };
    DIR *dir = opendir(folder);
    struct dirent *entry = NULL;
    while (dir && (entry = readdir(dir)) && pack.n_files < FILES) {
        char path[1024];
        struct str name = str_copy(arena, str_from(entry->d_name));
        if (!str_ends(name, STR(".tsv"))) continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        files[pack.n_files++] =
            (struct pack_file){ name, read_file(arena, path) };
    }
    if (dir) closedir(dir);
    return pack;
}

static void print_time(struct buf *out, const struct analysis *analysis,
                       const struct time_mention *time)
{
    const struct token *tokens = analysis->tokens.at;
    uint32_t start = tokens[time->words.first].span.start;
    uint32_t end = tokens[time->words.first + time->words.n - 1].span.end;
    char room[DATE_ROOM];
    buf_format(out, "{\"from\": %u, \"to\": %u, \"text\": ", start, end);
    buf_json(out, str_slice(analysis->report->text, start, end));
    buf_text(out, ", \"value\": ");
    buf_json(out, time->value);
    buf_text(out, ", \"start\": ");
    buf_json(out, date_format(time->start, room));
    buf_text(out, ", \"end\": ");
    buf_json(out, date_format(time->end, room));
    buf_format(out, ", \"kind\": %d, \"precision\": %d, \"weekday\": %d}",
               time->kind, time->precision, time->weekday);
}

static void read_report(const struct tool *tool, size_t line, struct str bytes)
{
    struct report report = { .n_zones = 0 };
    struct analysis analysis = { .report = &report };
    struct error error;
    struct buf out;
    struct intake intake = { .arena = tool->arena,
                             .zoner = tool->zoner,
                             .name = STR("stdin"),
                             .line = line };
    if (intake_json(&intake, bytes, &report, &error) != STATUS_OK) {
        fprintf(stderr, "%s\n", error.message);
        return;
    }
    lang_tokens(tool->lang, tool->arena, &report, &analysis.tokens);
    when_find(tool->finder, tool->arena, report.date, &analysis);
    buf_open(&out, tool->arena);
    buf_text(&out, "{\"id\": ");
    buf_json(&out, report.id);
    buf_text(&out, ", \"times\": [");
    for (size_t i = 0; i < analysis.n_times; i++) {
        if (i) buf_text(&out, ", ");
        print_time(&out, &analysis, &analysis.times[i]);
    }
    buf_text(&out, "]}\n");
    fwrite(out.at, 1, out.len, stdout);
}

int main(int argc, char **argv)
{
    struct arena kept, work;
    struct tool tool = { .arena = &work };
    struct error error = { .offset = 0 };
    struct str furniture = { NULL, 0 };
    char *line = NULL;
    size_t room = 0, number = 0;
    arena_open(&kept, NULL);
    arena_open(&work, NULL);
    struct pack pack = read_pack(&kept, argc > 1 ? argv[1] : "lang/en");
    if (!pack_find(&pack, "furniture.tsv", &furniture) ||
        zoner_open(&kept, furniture, &tool.zoner, &error) ||
        lang_open(&kept, &pack, &tool.lang, &error) ||
        when_open(&kept, &pack, tool.lang, &tool.finder, &error)) {
        fprintf(stderr, "when_dump: %s\n", error.message);
        return 1;
    }
    for (ssize_t n = 0; (n = getline(&line, &room, stdin)) > 0;) {
        arena_reset(&work);
        read_report(&tool, ++number, (struct str){ line, (size_t)n });
    }
    free(line);
    arena_close(&work);
    arena_close(&kept);
    return 0;
}
