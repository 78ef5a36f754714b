/* Small turns between the floors below and the public header.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "api/handle.h"

tb_status api_status(enum status status, const struct error *from,
                     tb_error *error)
{
    if (status == STATUS_OK || !error) return (tb_status)status;
    error->status = (tb_status)status;
    error->offset = from->offset;
    memcpy(error->message, from->message, sizeof error->message);
    return error->status;
}

tb_status api_no_memory(tb_error *error)
{
    struct error plain;
    enum status status =
        error_set(&plain, STATUS_MEMORY, 0, "not enough memory");
    return api_status(status, &plain, error);
}

void api_read(const struct tb_engine *engine, struct arena *arena,
              const struct tb_report *report, struct reading *out)
{
    if (report->read && report->engine == engine)
        *out = *report->read;
    else
        claim_read(engine->reader, arena, &report->report, out);
}

tb_text api_text(struct str s)
{
    return (tb_text){ s.at, s.len };
}

tb_text api_date(struct arena *arena, struct date date)
{
    char room[DATE_ROOM];
    return api_text(str_copy(arena, date_format(date, room)));
}

const char *tb_version(void)
{
    return TOLLBOOK_VERSION;
}

const char *tb_name(tb_field field, unsigned value)
{
    static const struct {
        const char *(*name)(unsigned value);
        unsigned n;
    } fields[] = {
        [TB_HARM] = { harm_name, HARM_COUNT },
        [TB_QUALIFIER] = { qualifier_name, QUALIFIER_INDEFINITE + 1 },
        [TB_ROLE] = { role_name, ROLE_COUNT },
        [TB_UNIT] = { unit_name, UNIT_FAMILY + 1 },
        [TB_STANCE] = { stance_name, STANCE_UNVERIFIED + 1 },
        [TB_SCOPE] = { scope_name, SCOPE_INCREMENT + 1 },
        [TB_EVENT_TYPE] = { event_type_name, EVENT_COUNT },
        [TB_SOURCE_KIND] = { source_kind_name, SOURCE_COUNT },
    };
    if ((size_t)field >= sizeof fields / sizeof *fields) return NULL;
    return value < fields[field].n ? fields[field].name(value) : NULL;
}
