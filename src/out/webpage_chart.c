/* The drawing of a figure: its claims over time, number upwards.
 *
 * What is drawn is what was said: an exact number is a dot, an estimate a
 * ring, a floor a dot with an arrow upwards, a ceiling one with an arrow
 * downwards, a range a bar from end to end, a denial a cross. A line joins
 * the claims of one source, so that each revision is a step. Sources are
 * told apart by letters, not by colour alone.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "out/webpage.h"

/* Sizes in the units of the drawing; the page scales it. */
enum {
    WIDTH = 420,
    HEIGHT = 250,
    LEFT = 46,
    RIGHT = 24,
    TOP = 16,
    BOTTOM = 28,
    ARROW = 18,      /* length of the arrow of a floor or a ceiling */
    MARK = 11,       /* a mark with its edge */
    BESIDE = 21,     /* marks that would hide one another move so far: a
                         mark and its letter */
    MOST_TICKS = 5,  /* of the numbers */
    DATE_WIDTH = 86, /* room that a date needs below the axis */
    COLOURS = 6,     /* of sources; later ones share the last */
};

/* A claim with a number. */
struct point {
    const struct entry *entry;
    uint32_t lineage; /* index into the figure's lineages */
    uint8_t state;
    int32_t day;
    int64_t lo, hi; /* what is drawn: equal but for a range */
    int x, y, y_high;
};

struct chart {
    const struct webpage *webpage;
    const struct figure *figure;
    struct point *points; /* by day */
    size_t n;
    int32_t first, last; /* days */
    int64_t most, step;  /* of the axis of numbers */
    uint32_t *letters;   /* of each lineage, in the order of the points */
    uint32_t n_letters;
    size_t left_out; /* claims that are not drawn */
};

static bool is_range(const struct claim *claim)
{
    return claim->lo >= 0 && claim->hi > claim->lo;
}

static bool take_point(const struct entry *entry, struct point *out)
{
    const struct claim *claim = entry->claim;
    if (claim->qualifier == QUALIFIER_INDEFINITE) return false;
    if (!date_is_known(entry->as_of)) return false;
    out->entry = entry;
    out->day = date_days(entry->as_of);
    out->lo = claim->lo >= 0 ? claim->lo : claim->hi;
    out->hi = is_range(claim) ? claim->hi : out->lo;
    return out->lo >= 0;
}

static int compare_points(const void *left, const void *right)
{
    const struct point *a = left, *b = right;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    return a->entry->key < b->entry->key ? -1 : 1;
}

/* Where not all can be drawn: what stands, what was replaced, what was only
 * said again; of these the newest. */
static int compare_weight(const void *left, const void *right)
{
    const struct point *a = left, *b = right;
    int weight_a = a->state == ENTRY_CURRENT ? 2 : a->state != ENTRY_REPEAT;
    int weight_b = b->state == ENTRY_CURRENT ? 2 : b->state != ENTRY_REPEAT;
    if (weight_a != weight_b) return weight_a > weight_b ? -1 : 1;
    return -compare_points(left, right);
}

static void take_points(struct chart *chart)
{
    struct arena *arena = chart->webpage->arena;
    const struct figure *figure = chart->figure;
    size_t room = 0;
    for (uint32_t i = 0; i < figure->n_lineages; i++) {
        const struct lineage *lineage = &figure->lineages[i];
        for (size_t j = 0; j < lineage->n; j++) {
            struct point point = { .lineage = i, .state = lineage->states[j] };
            /* a part of it is no step of the figure */
            if (point.state == ENTRY_LATER || point.state == ENTRY_ASIDE)
                continue;
            if (!take_point(
                    lookup_entry(chart->webpage->ledger, lineage->entries[j]),
                    &point))
                continue;
            chart->points = arena_grow(arena, chart->points, &room,
                                       chart->n + 1, sizeof *chart->points);
            chart->points[chart->n++] = point;
        }
    }
    if (chart->n > PAGE_MARKS) {
        qsort(chart->points, chart->n, sizeof *chart->points, compare_weight);
        chart->left_out = chart->n - PAGE_MARKS;
        chart->n = PAGE_MARKS;
    }
    if (chart->n)
        qsort(chart->points, chart->n, sizeof *chart->points, compare_points);
}

/* Worth drawing: two claims that differ in number or in day. */
static bool is_telling(const struct chart *chart)
{
    for (size_t i = 1; i < chart->n; i++) {
        const struct point *a = &chart->points[i - 1], *b = &chart->points[i];
        if (a->day != b->day || a->lo != b->lo || a->hi != b->hi) return true;
    }
    return false;
}

/* ---- axes ---------------------------------------------------------------- */

/* 1, 2 or 5 times a power of ten, so that few steps reach the most. */
static int64_t choose_step(int64_t most)
{
    int64_t step = 1;
    for (int i = 0; most / step >= MOST_TICKS; i++)
        step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    return step;
}

static void scale_chart(struct chart *chart)
{
    int64_t most = 1;
    if (!chart->n) return;
    for (size_t i = 0; i < chart->n; i++)
        if (chart->points[i].hi > most) most = chart->points[i].hi;
    chart->step = choose_step(most);
    chart->most = (most / chart->step + 1) * chart->step;
    chart->first = chart->points[0].day;
    chart->last = chart->points[chart->n - 1].day;
}

static int place_number(const struct chart *chart, int64_t number)
{
    double part = (double)number / (double)chart->most;
    return HEIGHT - BOTTOM - (int)(part * (HEIGHT - TOP - BOTTOM) + 0.5);
}

static int place_day(const struct chart *chart, int32_t day)
{
    /* Half a mark of room at either end. */
    int width = WIDTH - LEFT - RIGHT - 2 * MARK, from = LEFT + MARK;
    if (chart->first == chart->last) return from + width / 2;
    double part =
        (double)(day - chart->first) / (double)(chart->last - chart->first);
    return from + (int)(part * width + 0.5);
}

static void add_numbers(const struct chart *chart, struct tree *item)
{
    struct tree *list = tree_list(item, "numbers");
    for (int64_t at = 0; at <= chart->most; at += chart->step) {
        struct tree *tick = tree_add(list);
        struct buf words = webpage_words(chart->webpage);
        word_number(&words, at);
        tree_number(tick, "y", place_number(chart, at));
        tree_text(tick, "label", buf_view(&words));
    }
}

/* Days of claims below the axis, as many as there is room for. */
static void add_days(const struct chart *chart, struct tree *item)
{
    struct tree *list = tree_list(item, "days");
    int last_x = place_day(chart, chart->last), before = -DATE_WIDTH;
    for (size_t i = 0; i < chart->n; i++) {
        const struct point *point = &chart->points[i];
        int x = place_day(chart, point->day);
        bool last = point->day == chart->last;
        if (x < before + DATE_WIDTH) continue;
        if (!last && x > last_x - DATE_WIDTH) continue;
        struct tree *tick = tree_add(list);
        char *room = arena_alloc(chart->webpage->arena, DATE_ROOM);
        struct date day = date_from_days(point->day);
        tree_number(tick, "x", x);
        tree_text(tick, "label", date_format(day, room));
        tree_text(tick, "anchor",
                  x < LEFT + DATE_WIDTH / 2    ? STR("start")
                  : x > WIDTH - DATE_WIDTH / 2 ? STR("end")
                                               : STR("middle"));
        before = x;
    }
}

/* ---- marks --------------------------------------------------------------- */

static void place_points(struct chart *chart)
{
    for (size_t i = 0; i < chart->n; i++) {
        struct point *point = &chart->points[i];
        point->x = place_day(chart, point->day);
        point->y = place_number(chart, point->lo);
        point->y_high = place_number(chart, point->hi);
        for (size_t j = 0; j < i; j++) {
            const struct point *other = &chart->points[j];
            if (abs(other->x - point->x) >= BESIDE ||
                abs(other->y - point->y) >= MARK)
                continue;
            point->x = other->x + BESIDE;
        }
        if (point->x > WIDTH - RIGHT / 2) point->x = WIDTH - RIGHT / 2;
    }
}

static void letter_sources(struct chart *chart)
{
    struct arena *arena = chart->webpage->arena;
    chart->letters =
        ARENA_ARRAY(arena, uint32_t, chart->figure->n_lineages + 1);
    for (size_t i = 0; i < chart->n; i++) {
        uint32_t *letter = &chart->letters[chart->points[i].lineage];
        if (!*letter) *letter = ++chart->n_letters;
    }
}

static void add_letter(const struct chart *chart, struct tree *item,
                       uint32_t lineage)
{
    uint32_t letter = chart->letters[lineage] - 1;
    struct buf words = webpage_words(chart->webpage);
    if (letter >= 26) buf_char(&words, (char)('A' + letter / 26 % 26));
    buf_char(&words, (char)('A' + letter % 26));
    tree_text(item, "letter", buf_view(&words));
    tree_number(item, "colour", letter < COLOURS ? letter : COLOURS - 1);
}

static void add_legend(const struct chart *chart, struct tree *item)
{
    struct tree *list = tree_list(item, "legend");
    uint32_t told = 0;
    for (size_t i = 0; i < chart->n; i++) {
        const struct point *point = &chart->points[i];
        if (chart->letters[point->lineage] <= told ||
            chart->letters[point->lineage] > PAGE_SOURCES)
            continue;
        struct tree *row = tree_add(list);
        told = chart->letters[point->lineage];
        add_letter(chart, row, point->lineage);
        tree_text(row, "source",
                  word_source(chart->webpage->ledger->book, point->entry));
    }
}

/* "2023-09-26: at least 20, health ministry (superseded)" */
static struct str tell_point(const struct chart *chart,
                             const struct point *point)
{
    struct buf words = webpage_words(chart->webpage);
    char room[DATE_ROOM];
    buf_str(&words, date_format(point->entry->as_of, room));
    buf_text(&words, ": ");
    word_claim(&words, point->entry->claim);
    buf_text(&words, ", ");
    buf_str(&words, word_source(chart->webpage->ledger->book, point->entry));
    buf_format(&words, " (%s)", word_state(point->state));
    return buf_view(&words);
}

static void add_shape(struct tree *mark, const struct point *point)
{
    const struct claim *claim = point->entry->claim;
    bool range = is_range(claim), denied = claim->stance == STANCE_DENIED;
    bool dot = !range && !denied;
    bool rough = claim->qualifier == QUALIFIER_ABOUT ||
                 claim->qualifier == QUALIFIER_NEARLY;
    tree_flag(mark, "denied", denied);
    tree_flag(mark, "range", range && !denied);
    tree_flag(mark, "ring", dot && rough);
    tree_flag(mark, "dot", dot && !rough);
    tree_flag(mark, "floor", dot && claim->hi < 0);
    tree_flag(mark, "ceiling", dot && claim->lo < 0);
    tree_number(mark, "up", point->y - ARROW);
    tree_number(mark, "down", point->y + ARROW);
}

static void add_marks(const struct chart *chart, struct tree *item)
{
    struct tree *list = tree_list(item, "marks");
    for (size_t i = 0; i < chart->n; i++) {
        const struct point *point = &chart->points[i];
        struct tree *mark = tree_add(list);
        tree_number(mark, "x", point->x);
        tree_number(mark, "y", point->y);
        tree_number(mark, "high", point->y_high);
        add_shape(mark, point);
        tree_flag(mark, "old", point->state != ENTRY_CURRENT);
        tree_text(mark, "told", tell_point(chart, point));
        add_letter(chart, mark, point->lineage);
        tree_flag(mark, "lettered",
                  chart->letters[point->lineage] <= PAGE_SOURCES);
        tree_number(mark, "letter_y", point->y_high - 8);
        tree_number(mark, "letter_x", point->x + 8);
    }
}

/* One line for each source with two claims or more. */
static void add_lines(const struct chart *chart, struct tree *item)
{
    struct tree *list = tree_list(item, "lines");
    size_t n = chart->figure->n_lineages;
    struct buf *paths = ARENA_ARRAY(chart->webpage->arena, struct buf, n + 1);
    size_t *steps = ARENA_ARRAY(chart->webpage->arena, size_t, n + 1);
    for (size_t i = 0; i < chart->n; i++) {
        const struct point *point = &chart->points[i];
        struct buf *path = &paths[point->lineage];
        if (!steps[point->lineage]++) *path = webpage_words(chart->webpage);
        buf_format(path, "%s%d,%d", path->len ? " " : "", point->x, point->y);
    }
    for (uint32_t i = 0; i < n; i++) {
        if (steps[i] < 2) continue;
        struct tree *line = tree_add(list);
        tree_text(line, "path", buf_view(&paths[i]));
        add_letter(chart, line, i);
    }
}

bool webpage_chart(const struct webpage *webpage, struct tree *item,
                   const struct figure *figure)
{
    struct chart chart = { .webpage = webpage, .figure = figure };
    struct tree *list = tree_list(item, "charts");
    take_points(&chart);
    if (!is_telling(&chart)) return false;
    struct tree *drawing = tree_add(list);
    scale_chart(&chart);
    letter_sources(&chart);
    place_points(&chart);
    tree_number(drawing, "width", WIDTH);
    tree_number(drawing, "height", HEIGHT);
    tree_number(drawing, "left", LEFT);
    tree_number(drawing, "right", WIDTH - RIGHT / 2);
    tree_number(drawing, "ground", HEIGHT - BOTTOM);
    tree_number(drawing, "below", HEIGHT - 10);
    tree_number(drawing, "label_x", LEFT - 6);
    add_numbers(&chart, drawing);
    add_days(&chart, drawing);
    add_lines(&chart, drawing);
    add_marks(&chart, drawing);
    add_legend(&chart, drawing);
    webpage_left_out(webpage, drawing, "marks_left_out", chart.left_out);
    webpage_left_out(
        webpage, drawing, "sources_left_out",
        chart.n_letters > PAGE_SOURCES ? chart.n_letters - PAGE_SOURCES : 0);
    return true;
}
