/* Prints whose word the numbers of reports stand on: for measuring, not
 * installed.
 *
 * Usage: source_dump < REPORTS.jsonl. One JSON object a report: its id and
 * its numbers, each with its byte offset, the source that covers it (null =
 * the report's own), and the stretch of text that names that source, be it
 * a pronoun. All sentences are parsed.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>

#include "api/builtin.h"
#include "base/buf.h"
#include "claim/speech.h"

struct tool {
    struct arena *arena;
    struct zoner *zoner;
    struct reader *reader;
};

static void print_number(struct buf *out, const struct speaker *speaker,
                         const struct number *number)
{
    const struct scan *scan = speaker->scan;
    uint32_t at = number->words.first;
    const struct sentence *s = scan_sentence(scan, scan->sentence_at[at]);
    bool own;
    const struct speech *speech = speaker_cover(speaker, at, &own);
    if (speech && !speech->source.text.len) speech = NULL;
    buf_format(out, "{\"at\": %u, \"sentence\": [%u, %u], ",
               scan->tokens[at].span.start, s->span.start, s->span.end);
    buf_text(out, "\"source\": ");
    if (!speech) {
        buf_text(out, "null}");
        return;
    }
    struct span span = scan_span(scan, speech->words);
    buf_json(out, speech->source.text);
    buf_format(out, ", \"from\": %u, \"to\": %u}", span.start, span.end);
}

static void read_report(const struct tool *tool, size_t line, struct str bytes)
{
    struct report report = { .n_zones = 0 };
    struct scan scan = { .reader = tool->reader,
                         .arena = tool->arena,
                         .report = &report };
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
    find_run(tool->reader->find, tool->arena, &report, NULL, &scan.analysis);
    scan_open(&scan);
    harm_find(&scan);
    struct speaker *speaker = speaker_read(&scan);
    buf_open(&out, tool->arena);
    buf_text(&out, "{\"id\": ");
    buf_json(&out, report.id);
    buf_text(&out, ", \"numbers\": [");
    for (size_t i = 0; i < scan.analysis.n_numbers; i++) {
        if (i) buf_text(&out, ", ");
        print_number(&out, speaker, &scan.analysis.numbers[i]);
    }
    buf_text(&out, "]}\n");
    fwrite(out.at, 1, out.len, stdout);
}

int main(void)
{
    struct arena kept, work;
    struct tool tool = { .arena = &work };
    struct error error = { .offset = 0 };
    struct str furniture = { NULL, 0 };
    char *line = NULL;
    size_t room = 0, number = 0;
    arena_open(&kept, NULL);
    arena_open(&work, NULL);
    const struct pack *pack = api_builtin_pack();
    if (!pack_find(pack, "furniture.tsv", &furniture) ||
        zoner_open(&kept, furniture, &tool.zoner, &error) ||
        claim_open(&kept, pack, &tool.reader, &error)) {
        fprintf(stderr, "source_dump: %s\n", error.message);
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
