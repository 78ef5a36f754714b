/* Prints the drafts of claims with their traits: for training the judge, not
 * installed.
 *
 * Usage: claim_dump FILE.txt ... or claim_dump < REPORTS.jsonl. One JSON
 * object a report: its id and its drafts, none dropped, each with harm,
 * number, qualifier, byte offsets, the index of the draft it is a part of
 * (-1 = none), the score that a finder gave it already (0 = none: the judge
 * will) and its traits.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>

#include "api/builtin.h"
#include "base/buf.h"
#include "claim/judge.h"

struct tool {
    struct arena *arena;
    struct zoner *zoner;
    struct reader *reader;
};

static void print_traits(struct buf *out, const struct traits *traits)
{
    buf_text(out, ", \"traits\": [");
    for (size_t i = 0; i < traits->n; i++) {
        if (i) buf_text(out, ", ");
        buf_json(out, traits->at[i]);
    }
    buf_text(out, "]}");
}

static void print_draft(struct buf *out, const struct scan *scan,
                        const struct setting *setting,
                        const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    struct span span = scan_span(scan, quantity->words);
    struct traits traits;
    judge_traits(scan, setting, draft, &traits);
    buf_format(out, "{\"harm\": \"%s\", \"qualifier\": \"%s\", ",
               harm_name(draft->harm), qualifier_name(quantity->qualifier));
    buf_format(out, "\"lo\": %lld, \"hi\": %lld, ", (long long)quantity->lo,
               (long long)quantity->hi);
    buf_format(out, "\"start\": %u, \"end\": %u, \"whole\": %d", span.start,
               span.end, draft->whole == NO_TOKEN ? -1 : (int)draft->whole);
    buf_format(out, ", \"score\": %ld", (long)draft->score);
    print_traits(out, &traits);
}

static void print_report(const struct tool *tool, const struct report *report)
{
    struct scan *scan = read_drafts(tool->reader, tool->arena, report);
    const struct setting *setting = judge_setting(scan);
    struct buf out;
    buf_open(&out, tool->arena);
    buf_text(&out, "{\"id\": ");
    buf_json(&out, report->id);
    buf_text(&out, ", \"drafts\": [");
    for (size_t i = 0; i < scan->n_drafts; i++) {
        if (i) buf_text(&out, ", ");
        print_draft(&out, scan, setting, &scan->drafts[i]);
    }
    buf_text(&out, "]}\n");
    fwrite(out.at, 1, out.len, stdout);
}

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

static void read_one(const struct tool *tool, struct str name, size_t line,
                     struct str bytes)
{
    struct report report = { .n_zones = 0 };
    struct error error;
    struct intake intake = {
        .arena = tool->arena, .zoner = tool->zoner, .name = name, .line = line
    };
    enum status status = line ? intake_json(&intake, bytes, &report, &error)
                              : intake_whole(&intake, bytes, &report, &error);
    if (status == STATUS_OK)
        print_report(tool, &report);
    else
        fprintf(stderr, "claim_dump: %s\n", error.message);
    arena_reset(tool->arena);
}

static void read_lines(const struct tool *tool)
{
    char *line = NULL;
    size_t room = 0, number = 0;
    for (ssize_t n = 0; (n = getline(&line, &room, stdin)) > 0;)
        read_one(tool, STR("stdin"), ++number, (struct str){ line, (size_t)n });
    free(line);
}

int main(int argc, char **argv)
{
    struct arena kept, work;
    struct tool tool = { .arena = &work };
    struct error error = { .offset = 0 };
    struct str furniture = { NULL, 0 };
    arena_open(&kept, NULL);
    arena_open(&work, NULL);
    const struct pack *pack = api_builtin_pack();
    if (!pack_find(pack, "furniture.tsv", &furniture) ||
        zoner_open(&kept, furniture, &tool.zoner, &error) ||
        claim_open(&kept, pack, &tool.reader, &error)) {
        fprintf(stderr, "claim_dump: %s\n", error.message);
        return 1;
    }
    for (int i = 1; i < argc; i++)
        read_one(&tool, str_from(argv[i]), 0, read_file(&work, argv[i]));
    if (argc < 2) read_lines(&tool);
    arena_close(&work);
    arena_close(&kept);
    return 0;
}
