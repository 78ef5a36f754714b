/* Opens the finders and runs them over a report, each over the same tokens.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/find.h"

#include "find/number.h"
#include "find/reduce.h"
#include "find/syntax.h"
#include "find/when.h"
#include "find/where.h"

struct find {
    struct lang *lang;
    struct number_finder *numbers;
    struct when_finder *times;
    struct where_finder *places;
    struct syntax_parser *syntax;
};

enum status find_open(struct arena *arena, const struct pack *pack,
                      struct find **out, struct error *error)
{
    struct find *find = ARENA_NEW(arena, struct find);
    enum status status = lang_open(arena, pack, &find->lang, error);
    if (!status)
        status = number_open(arena, pack, find->lang, &find->numbers, error);
    if (!status)
        status = when_open(arena, pack, find->lang, &find->times, error);
    if (!status)
        status = where_open(arena, pack, find->lang, &find->places, error);
    if (!status)
        status = syntax_open(arena, pack, find->lang, &find->syntax, error);
    *out = find;
    return status;
}

struct lang *find_lang(const struct find *find)
{
    return find->lang;
}

void find_run(const struct find *find, struct arena *arena,
              const struct report *report, const struct find_choice *choice,
              struct analysis *out)
{
    *out = (struct analysis){ .report = report };
    lang_tokens(find->lang, arena, report, &out->tokens);
    number_find(find->numbers, arena, out);
    when_find(find->times, arena, report->date, out);
    where_find(find->places, arena, out);
    size_t n = out->tokens.n_sentences;
    bool *wanted = ARENA_ARRAY(arena, bool, n + 1);
    /* All are chosen first: parsing takes the caches for its weights. */
    for (size_t i = 0; i < n; i++)
        wanted[i] = !choice || choice->wants(out, i, choice->with);
    for (size_t i = 0; i < n; i++)
        if (wanted[i]) reduce_parse(find->syntax, arena, out, i);
}

void find_times_again(const struct find *find, struct arena *arena,
                      struct date reference, struct analysis *analysis)
{
    when_find(find->times, arena, reference, analysis);
}

struct str find_country(const struct find *find, struct str lower)
{
    return country_find(where_countries(find->places), lower);
}

struct str find_country_seat(const struct find *find, struct str lower)
{
    return country_seat(where_countries(find->places), lower);
}

struct str find_country_name(const struct find *find, struct str code)
{
    return country_name(where_countries(find->places), code);
}

struct place_mention find_place(const struct find *find, struct str name)
{
    return where_place(find->places, name);
}
