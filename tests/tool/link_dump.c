/* Prints the pairs of reports that linking compares, with their evidence: for
 * fitting lang/en/evidence.tsv, not installed.
 *
 * Usage: link_dump < REPORTS.jsonl. First a line with the names of the kinds
 * of evidence, then one line a pair: the ids of the reports and how much there
 * is of each kind, with blanks between.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>

#include "api/builtin.h"
#include "link/story.h"

struct tool {
    struct arena *arena;
    struct zoner *zoner;
    struct reader *reader;
    struct linker *linker;
    const struct reading **readings;
    size_t n, room;
};

static void read_one(struct tool *tool, size_t line, struct str bytes)
{
    struct report *report = ARENA_NEW(tool->arena, struct report);
    struct reading *reading = ARENA_NEW(tool->arena, struct reading);
    struct error error;
    struct intake intake = { .arena = tool->arena,
                             .zoner = tool->zoner,
                             .name = STR("stdin"),
                             .line = line };
    if (intake_json(&intake, str_copy(tool->arena, bytes), report, &error)) {
        fprintf(stderr, "link_dump: %s\n", error.message);
        return;
    }
    claim_read(tool->reader, tool->arena, report, reading);
    tool->readings = arena_grow(tool->arena, tool->readings, &tool->room,
                                tool->n + 1, sizeof(struct reading *));
    tool->readings[tool->n++] = reading;
}

static void print_pairs(const struct work *work, const struct stories *stories)
{
    for (size_t i = 0; i < EVIDENCE_COUNT; i++)
        printf(i ? " %s" : "%s", evidence_names[i]);
    putchar('\n');
    for (size_t i = 0; i < stories->n_pairs; i++) {
        const struct story_pair *pair = &stories->pairs[i];
        struct str a = work->readings[pair->a]->report->id;
        struct str b = work->readings[pair->b]->report->id;
        struct evidence evidence =
            story_compare(work, stories, pair->a, pair->b);
        printf("%.*s %.*s", STR_ARG(a), STR_ARG(b));
        for (size_t k = 0; k < EVIDENCE_COUNT; k++)
            printf(" %d", evidence.at[k]);
        putchar('\n');
    }
}

/* Without points no pair is too unlike to be told. */
static void run(struct tool *tool)
{
    struct linked linked = { 0 };
    struct stories stories = { 0 };
    struct work work = { .linker = tool->linker,
                         .arena = tool->arena,
                         .n = tool->n,
                         .stories = &stories,
                         .out = &linked };
    for (size_t i = 0; i < EVIDENCE_COUNT; i++)
        tool->linker->evidence[i].points = 0;
    order_run(&work, tool->readings);
    syndication_run(&work);
    story_gists(&work);
    story_pairs(&work, &stories);
    print_pairs(&work, &stories);
}

int main(void)
{
    struct arena arena;
    struct tool tool = { .arena = &arena };
    struct error error = { .offset = 0 };
    struct str furniture = { NULL, 0 };
    const struct pack *pack = api_builtin_pack();
    char *line = NULL;
    size_t room = 0, number = 0;
    arena_open(&arena, NULL);
    if (!pack_find(pack, "furniture.tsv", &furniture) ||
        zoner_open(&arena, furniture, &tool.zoner, &error) ||
        link_open(&arena, pack, &tool.linker, &error) ||
        claim_open(&arena, pack, &tool.reader, &error)) {
        fprintf(stderr, "link_dump: %s\n", error.message);
        return 1;
    }
    for (ssize_t n = 0; (n = getline(&line, &room, stdin)) > 0;)
        read_one(&tool, ++number, (struct str){ line, (size_t)n });
    free(line);
    run(&tool);
    arena_close(&arena);
    return 0;
}
