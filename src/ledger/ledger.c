/* One ledger: entries chosen, laid into figures, estimated, compared.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/sheet.h"

enum status ledger_run(struct arena *arena, const struct ledger_query *query,
                       struct ledger *out, struct error *error)
{
    const struct method *method = method_find(query->methods, query->method);
    struct sheet sheet = {
        .arena = arena, .query = query, .out = out, .method = method
    };
    *out = (struct ledger){ 0 };
    if (!method)
        return method_refuse(arena, query->methods, query->method, error);
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
