/* The id and the name of an event.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "base/utf8.h"
#include "link/linker.h"

static void buf_slug(struct buf *buf, struct str text)
{
    size_t at = 0;
    bool dash = true;
    while (at < text.len) {
        char bytes[4];
        uint32_t rune = utf8_next(text, &at);
        if (utf8_is_letter(rune) || utf8_is_digit(rune)) {
            buf_bytes(buf, bytes, utf8_put(bytes, utf8_lower(rune)));
            dash = false;
        } else if (!dash) {
            buf_char(buf, '-');
            dash = true;
        }
    }
    if (dash && buf->len && buf->at[buf->len - 1] == '-') buf->len--;
}

/* A point stands in no place and no date: "-2015" and the twelfth of its kind
 * must not be "-2015-12", which is December's. */
struct str link_number_id(struct arena *arena, struct str id, unsigned same)
{
    struct buf buf;
    buf_open(&buf, arena);
    buf_str(&buf, id);
    if (same > 1) buf_format(&buf, ".%u", same);
    return buf_view(&buf);
}

struct str link_event_id(struct arena *arena, const struct linked_event *event,
                         unsigned same)
{
    char day[DATE_ROOM];
    struct buf buf;
    buf_open(&buf, arena);
    buf_text(&buf, event_type_name(event->type));
    buf_char(&buf, '-');
    struct str place = event->place.len ? event->place : event->country;
    buf_slug(&buf, place);
    if (buf.at[buf.len - 1] == '-') buf.len--;
    struct date date = date_is_known(event->start) ? event->start : event->end;
    if (date_is_known(date)) {
        buf_text(&buf, date_is_known(event->start) ? "-" : "-until-");
        buf_str(&buf, date_format(date, day));
    }
    return link_number_id(arena, buf_view(&buf), same);
}

int link_event_year(const struct linked_event *event)
{
    bool one = !event->end.year || event->end.year == event->start.year;
    return one ? event->start.year : 0;
}

struct str link_event_name(const struct linker *linker, struct arena *arena,
                           const struct linked_event *event, int year)
{
    struct buf buf;
    struct date date = date_is_known(event->start) ? event->start : event->end;
    if (date.year) year = date.year;
    buf_open(&buf, arena);
    if (year) buf_format(&buf, "%d ", year);
    buf_text(&buf, event->type == EVENT_OTHER ? "event"
                                              : event_type_name(event->type));
    struct str place = event->place;
    const struct land *land = linker_land(linker, event->country);
    if (!place.len && land) place = land->name;
    if (place.len) buf_text(&buf, ", ");
    buf_str(&buf, place);
    return buf_view(&buf);
}
