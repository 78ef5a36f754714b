/* What an entry by a method has no place for, and what else its users should
 * know; of what a ledger holds, not of what it might.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/json_out.h"
#include "out/passage.h"

/* What of the kinds that methods lose a ledger holds. */
struct held {
    bool harms[HARM_COUNT];
    bool range, best, side, role, combatant, claims;
};

static void hold_lineages(struct held *held, const struct ledger *ledger,
                          const struct figure *figure)
{
    int64_t first = OPEN_BOUND;
    size_t n = 0;
    for (size_t i = 0; i < figure->n_lineages; i++) {
        const struct lineage *lineage = &figure->lineages[i];
        n += lineage->n;
        if (lineage->current < 0) continue;
        const struct claim *claim =
            ledger->entries[lineage->entries[lineage->current]].claim;
        if (first != OPEN_BOUND && claim->lo != first) held->range = true;
        first = claim->lo;
        if (claim->lo != claim->hi) held->range = true;
    }
    held->claims |= n > 1;
}

static struct held look(const struct out_ledger *ledger)
{
    const struct ledger *from = ledger->ledger;
    struct held held = { 0 };
    for (size_t i = 0; i < from->n_figures; i++) {
        const struct figure *figure = &from->figures[i];
        if (!lookup_is_held(figure) ||
            !lookup_below(ledger->book, figure->event, ledger->event))
            continue;
        held.best = true;
        held.harms[figure->harm] = true;
        held.side |= figure->side.len > 0;
        held.role |= figure->role != ROLE_PEOPLE;
        held.combatant |= figure->role == ROLE_COMBATANT;
        hold_lineages(&held, from, figure);
    }
    return held;
}

static bool is_lost(const struct held *held, struct str what)
{
    uint8_t harm = 0;
    if (harm_parse(what, &harm)) return held->harms[harm];
    if (str_is(what, "range")) return held->range;
    if (str_is(what, "best")) return held->best;
    if (str_is(what, "side")) return held->side;
    if (str_is(what, "role")) return held->role;
    if (str_is(what, "combatant")) return held->combatant;
    return held->claims;
}

static void put_line(struct out *out, const struct out_ledger *ledger,
                     const struct rule *rule, bool named)
{
    struct buf buf;
    buf_open(&buf, out->arena);
    if (named) {
        buf_str(&buf, ledger->ledger->method);
        buf_text(&buf, ": ");
    }
    buf_text(&buf, str_is(rule->what, "loss") ? "no place for " : "note: ");
    buf_str(&buf, rule->line);
    passage_line(out, 0, buf_view(&buf), STYLE_DIM);
}

static void write_object(struct out *out, const struct out_ledger *ledger,
                         const struct rule *rule)
{
    row_begin(out);
    json_str(&out->buf, "method", ledger->ledger->method);
    json_str(&out->buf, "event",
             ledger->book->linked->events[ledger->event].id);
    json_str(&out->buf, str_is(rule->what, "loss") ? "loss" : "note",
             rule->value);
    json_str(&out->buf, "text", rule->line);
    row_end(out);
}

void loss_put(struct out *out, const struct out_ledger *ledger, bool named)
{
    const struct rule *rules;
    size_t n = ledger_rules(ledger->methods, ledger->ledger->method, &rules);
    struct held held = look(ledger);
    if (out->format == OUT_CSV) return;
    for (size_t i = 0; i < n; i++) {
        bool loss = str_is(rules[i].what, "loss");
        if (i && str_equal(rules[i].line, rules[i - 1].line)) continue;
        if (loss ? !is_lost(&held, rules[i].value)
                 : !held.best || !str_is(rules[i].what, "note"))
            continue;
        if (out->format == OUT_TABLE)
            put_line(out, ledger, &rules[i], named);
        else
            write_object(out, ledger, &rules[i]);
    }
}
