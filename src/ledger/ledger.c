/* One ledger: entries chosen, laid into figures, estimated, compared.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "ledger/sheet.h"

static enum status refuse(struct arena *arena, const struct ledger_query *query,
                          struct error *error)
{
    struct buf names;
    buf_open(&names, arena);
    for (size_t i = 0; i < query->methods->n; i++) {
        if (i) buf_text(&names, i + 1 < query->methods->n ? ", " : " or ");
        buf_str(&names, query->methods->at[i].name);
    }
    return error_set(error, STATUS_USAGE, 0,
                     "there is no method '%.*s'; take %.*s",
                     STR_ARG(query->method), STR_ARG(buf_view(&names)));
}

enum status ledger_run(struct arena *arena, const struct ledger_query *query,
                       struct ledger *out, struct error *error)
{
    const struct method *method = method_find(query->methods, query->method);
    struct sheet sheet = {
        .arena = arena, .query = query, .out = out, .method = method
    };
    *out = (struct ledger){ 0 };
    if (!method) return refuse(arena, query, error);
    out->method = method->name;
    sheet_select(&sheet);
    sheet_fill(&sheet);
    change_run(&sheet);
    origin_run(&sheet);
    estimate_run(&sheet);
    bound_run(&sheet);
    finding_run(&sheet);
    return STATUS_OK;
}
