/* What the head of a page tells about the report: schema.org data, Open
 * Graph, and the older habits.
 *
 * Pages give several dates. The one that schema.org calls datePublished is
 * believed first, then Open Graph's, then the first <time>.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <jansson.h>
#include <string.h>

#include "text/hold.h"
#include "text/markup.h"

enum { RANK_TIME = 1, RANK_TIME_SAID, RANK_META, RANK_GRAPH, RANK_DATA };

/* Names of <meta> (by name, property or itemprop) that carry the date. */
static const struct {
    const char *name;
    int rank;
} dates[] = {
    { "article:published_time", RANK_GRAPH },
    { "og:published_time", RANK_GRAPH },
    { "datePublished", RANK_GRAPH },
    { "parsely-pub-date", RANK_META },
    { "pubdate", RANK_META },
    { "publishdate", RANK_META },
    { "publish-date", RANK_META },
    { "publication_date", RANK_META },
    { "date", RANK_META },
    { "dc.date", RANK_META },
    { "dc.date.issued", RANK_META },
    { "dcterms.created", RANK_META },
    { "sailthru.date", RANK_META },
};

static void take(struct meta *meta, struct str *field, struct str value)
{
    value = str_trim(value);
    if (!field->len && value.len) *field = str_copy(meta->arena, value);
}

static void take_date(struct meta *meta, struct str value, int rank)
{
    struct date date;
    value = str_trim(value);
    if (rank <= meta->rank || !date_parse(value, &date)) return;
    meta->date = date;
    meta->rank = rank;
}

/* "en-GB", "en_US" -> "en" */
static void take_lang(struct meta *meta, struct str value)
{
    size_t len = 0;
    value = str_trim(value);
    while (len < value.len && value.at[len] != '-' && value.at[len] != '_')
        len++;
    if (len == 2) take(meta, &meta->lang, str_slice(value, 0, len));
}

static void read_meta(struct meta *meta, struct str name, struct str content)
{
    if (str_equal_fold(name, STR("og:title")))
        take(meta, &meta->title, content);
    if (str_equal_fold(name, STR("og:site_name")))
        take(meta, &meta->publisher, content);
    if (str_equal_fold(name, STR("og:url"))) take(meta, &meta->url, content);
    if (str_equal_fold(name, STR("og:locale"))) take_lang(meta, content);
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        if (str_equal_fold(name, str_from(dates[i].name)))
            take_date(meta, content, dates[i].rank);
}

void meta_element(struct meta *meta, const char *name,
                  const unsigned char **attributes)
{
    if (!attributes) return;
    if (!strcmp(name, "html"))
        take_lang(meta, element_attribute(attributes, "lang"));
    if (!strcmp(name, "meta")) {
        struct str content = element_attribute(attributes, "content");
        read_meta(meta, element_attribute(attributes, "property"), content);
        read_meta(meta, element_attribute(attributes, "name"), content);
        read_meta(meta, element_attribute(attributes, "itemprop"), content);
    }
    if (!strcmp(name, "link") &&
        str_is(element_attribute(attributes, "rel"), "canonical"))
        take(meta, &meta->url, element_attribute(attributes, "href"));
    if (!strcmp(name, "time")) {
        bool said =
            str_is(element_attribute(attributes, "itemprop"), "datePublished");
        take_date(meta, element_attribute(attributes, "datetime"),
                  said ? RANK_TIME_SAID : RANK_TIME);
    }
}

/* ---- schema.org data ---------------------------------------------------- */

struct open_value {
    const json_t *value;
};

struct data {
    struct meta *meta;
    struct str bytes;
    json_t *root;
    struct open_value *open; /* values still to be looked at */
    size_t n_open;
    size_t room;
};

static struct str string_of(const json_t *value)
{
    if (!json_is_string(value)) return (struct str){ 0 };
    return (struct str){ json_string_value(value), json_string_length(value) };
}

static void open_value(struct data *data, const json_t *value)
{
    if (!json_is_object(value) && !json_is_array(value)) return;
    data->open = arena_grow(data->meta->arena, data->open, &data->room,
                            data->n_open + 1, sizeof *data->open);
    data->open[data->n_open++] = (struct open_value){ value };
}

static void read_object(struct data *data, const json_t *object)
{
    struct meta *meta = data->meta;
    struct str date = string_of(json_object_get(object, "datePublished"));
    if (date.len) {
        const json_t *publisher = json_object_get(object, "publisher");
        if (json_is_array(publisher)) publisher = json_array_get(publisher, 0);
        if (json_is_object(publisher))
            publisher = json_object_get(publisher, "name");
        take_date(meta, date, RANK_DATA);
        take(meta, &meta->title,
             string_of(json_object_get(object, "headline")));
        take(meta, &meta->publisher, string_of(publisher));
        take_lang(meta, string_of(json_object_get(object, "inLanguage")));
        return;
    }
    open_value(data, json_object_get(object, "@graph"));
    open_value(data, json_object_get(object, "mainEntity"));
}

static enum status read_data(void *state)
{
    struct data *data = state;
    json_error_t why;
    data->root = json_loadb(data->bytes.at, data->bytes.len, 0, &why);
    if (!data->root) return STATUS_INPUT;
    open_value(data, data->root);
    while (data->n_open) {
        const json_t *value = data->open[--data->n_open].value;
        if (json_is_object(value)) read_object(data, value);
        for (size_t i = json_array_size(value); i > 0; i--)
            open_value(data, json_array_get(value, i - 1));
    }
    return STATUS_OK;
}

static void release_data(void *state)
{
    json_decref(((struct data *)state)->root);
}

void meta_data(struct meta *meta, struct str json)
{
    struct data data = { .meta = meta, .bytes = json };
    if (json.len) hold_run(meta->arena, read_data, release_data, &data);
}
