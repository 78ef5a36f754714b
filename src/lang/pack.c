/* Packs and their tables: files by name, rows of tab-separated cells.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "lang/lang.h"

bool pack_find(const struct pack *pack, const char *name, struct str *out)
{
    for (size_t i = 0; i < pack->n_files; i++) {
        if (!str_is(pack->files[i].name, name)) continue;
        *out = pack->files[i].bytes;
        return true;
    }
    return false;
}

struct rows rows_open(struct str bytes)
{
    return (struct rows){ .rest = bytes, .line = 0 };
}

static void split_cells(struct str line, struct row *out)
{
    out->n = 0;
    while (line.len && out->n < ROW_CELLS)
        out->cell[out->n++] = str_trim(str_cut(&line, '\t'));
    for (size_t i = out->n; i < ROW_CELLS; i++) out->cell[i] = STR("");
}

bool rows_next(struct rows *rows, struct row *out)
{
    while (rows->rest.len) {
        struct str line = str_cut(&rows->rest, '\n');
        rows->line++;
        struct str bare = str_trim(line);
        if (!bare.len || bare.at[0] == '#') continue;
        if (line.at[line.len - 1] == '\r') line.len--;
        split_cells(line, out);
        out->line = rows->line;
        return true;
    }
    return false;
}

size_t rows_count(struct str bytes)
{
    struct rows rows = rows_open(bytes);
    struct row row;
    size_t n = 0;
    while (rows_next(&rows, &row)) n++;
    return n;
}
