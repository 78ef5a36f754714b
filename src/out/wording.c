/* How things are put for people: plain English, dates as ISO.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/wording.h"

void word_number(struct buf *buf, int64_t number)
{
    struct buf digits;
    buf_open(&digits, buf->arena);
    buf_number(&digits, number);
    for (size_t i = 0; i < digits.len; i++) {
        if (i && (digits.len - i) % 3 == 0) buf_char(buf, ',');
        buf_char(buf, digits.at[i]);
    }
}

void word_bounds(struct buf *buf, int64_t lo, int64_t hi)
{
    if (lo < 0 && hi < 0) {
        buf_text(buf, "number not given");
    } else if (lo == hi) {
        word_number(buf, lo);
    } else if (hi < 0) {
        word_number(buf, lo);
        buf_text(buf, " or more");
    } else if (lo <= 0) {
        buf_text(buf, "up to ");
        word_number(buf, hi);
    } else {
        word_number(buf, lo);
        buf_text(buf, " to ");
        word_number(buf, hi);
    }
}

void word_short(struct buf *buf, int64_t low, int64_t high)
{
    if (low < 0 && high < 0) {
        buf_char(buf, '?');
    } else if (low == high) {
        word_number(buf, low);
    } else {
        word_number(buf, low < 0 ? 0 : low);
        buf_text(buf, high < 0 ? "+" : "–");
        if (high >= 0) word_number(buf, high);
    }
}

bool word_is_vague(const struct ledger *ledger, const struct figure *figure)
{
    if (figure->best_entry >= ledger->n_entries || figure->low > 1)
        return false;
    const struct entry *entry = &ledger->entries[figure->best_entry];
    return entry->claim->qualifier == QUALIFIER_INDEFINITE;
}

struct str word_figure(struct arena *arena, const struct ledger *ledger,
                       const struct figure *figure)
{
    struct buf buf;
    if (word_is_vague(ledger, figure)) return STR("some");
    if (figure->low < 0 && figure->high < 0 && figure->best < 0)
        return STR("none counted");
    buf_open(&buf, arena);
    word_bounds(&buf, figure->low, figure->high);
    if (figure->best >= 0 && figure->best != figure->low &&
        figure->low != figure->high) {
        buf_text(&buf, ", best ");
        word_number(&buf, figure->best);
    }
    return buf_view(&buf);
}

/* The figure that holds an entry. */
static uint32_t find_holder(const struct ledger *ledger, uint32_t entry)
{
    for (uint32_t i = 0; i < ledger->n_figures; i++)
        for (size_t j = 0; j < ledger->figures[i].n_lineages; j++) {
            const struct lineage *lineage = &ledger->figures[i].lineages[j];
            if (lineage->current >= 0 &&
                lineage->entries[lineage->current] == entry)
                return i;
        }
    return UINT32_MAX;
}

void word_floor(struct buf *buf, const struct out_ledger *ledger,
                const struct figure *figure, bool brief)
{
    uint32_t holder = find_holder(ledger->ledger, figure->best_entry);
    if (holder == UINT32_MAX) return;
    const struct figure *part = &ledger->ledger->figures[holder];
    buf_text(buf, "at least those of ");
    word_figure_number(buf, ledger, holder);
    if (brief) return;
    buf_text(buf, ", ");
    word_group(buf, part->role, part->unit, part->side);
}

struct str word_kind(struct arena *arena, const char *name)
{
    struct str from = str_from(name);
    char *copy = arena_copy(arena, from.at, from.len);
    for (size_t i = 0; i < from.len; i++)
        if (copy[i] == '_') copy[i] = ' ';
    return (struct str){ copy, from.len };
}

const char *word_state(unsigned state)
{
    static const char *const words[] = {
        [ENTRY_CURRENT] = "current", [ENTRY_SUPERSEDED] = "superseded",
        [ENTRY_REPEAT] = "repeated", [ENTRY_DENIED] = "denied",
        [ENTRY_LATER] = "later",     [ENTRY_ASIDE] = "set aside",
        [ENTRY_STALE] = "stale",
    };
    return state < sizeof words / sizeof *words ? words[state] : "";
}

const char *word_finding(unsigned kind)
{
    static const char *const words[] = {
        [FINDING_DERIVED] = "derived",
        [FINDING_CONFIRMED] = "confirmed",
        [FINDING_SUM_FAILS] = "sum fails",
        [FINDING_CONTRADICTION] = "contradiction",
        [FINDING_REVISION] = "revision",
        [FINDING_STALE] = "stale",
        [FINDING_DENIAL] = "denial",
        [FINDING_SUBTRACTED] = "subtracted",
    };
    return kind < sizeof words / sizeof *words ? words[kind] : "";
}

void word_figure_number(struct buf *buf, const struct out_ledger *ledger,
                        uint32_t figure)
{
    uint32_t event = ledger->ledger->figures[figure].event;
    buf_number(buf, lookup_event_number(ledger->book, event));
    buf_char(buf, '.');
    buf_number(buf, out_figure_number(ledger->ledger, figure));
}

void word_claim(struct buf *buf, const struct claim *claim)
{
    static const char *const before[] = {
        [QUALIFIER_EXACT] = "",
        [QUALIFIER_AT_LEAST] = "at least ",
        [QUALIFIER_MORE_THAN] = "more than ",
        [QUALIFIER_ABOUT] = "about ",
        [QUALIFIER_UP_TO] = "up to ",
        [QUALIFIER_LESS_THAN] = "fewer than ",
        [QUALIFIER_NEARLY] = "nearly ",
    };
    int64_t number = claim->lo >= 0 ? claim->lo : claim->hi;
    if (claim->qualifier == QUALIFIER_INDEFINITE) {
        buf_text(buf, "number not given");
    } else if (claim->qualifier <= QUALIFIER_NEARLY && number >= 0) {
        buf_text(buf, before[claim->qualifier]);
        word_number(buf, number);
    } else {
        word_bounds(buf, claim->lo, claim->hi);
    }
}

void word_group(struct buf *buf, unsigned role, unsigned unit, struct str side)
{
    static const char *const roles[ROLE_COUNT] = {
        [ROLE_PEOPLE] = "people",
        [ROLE_CIVILIAN] = "civilians",
        [ROLE_COMBATANT] = "combatants",
        [ROLE_POLICE] = "police",
        [ROLE_PEACEKEEPER] = "peacekeepers",
        [ROLE_CHILD] = "children",
        [ROLE_WOMAN] = "women",
        [ROLE_ELDERLY] = "elderly people",
        [ROLE_JOURNALIST] = "journalists",
        [ROLE_AID_WORKER] = "aid workers",
        [ROLE_MEDIC] = "medics",
        [ROLE_OFFICIAL] = "officials",
        [ROLE_PRISONER] = "prisoners",
        [ROLE_ATTACKER] = "attackers",
        [ROLE_OTHER] = "others",
    };
    buf_text(buf, role < ROLE_COUNT ? roles[role] : "people");
    if (unit == UNIT_FAMILY) buf_text(buf, " (families)");
    if (!side.len) return;
    buf_text(buf, ", ");
    if (str_is(side, "both"))
        buf_text(buf, "both sides");
    else
        buf_str(buf, side);
}

void word_dates(struct buf *buf, struct date start, struct date end)
{
    char room[DATE_ROOM];
    if (!date_is_known(start) && !date_is_known(end)) {
        buf_text(buf, "date not told");
        return;
    }
    if (!date_is_known(start))
        buf_text(buf, "until ");
    else
        buf_str(buf, date_format(start, room));
    if (!date_is_known(end) || date_equal(start, end)) return;
    if (date_is_known(start)) buf_text(buf, " to ");
    buf_str(buf, date_format(end, room));
}

struct str word_source(const struct out_book *book, const struct entry *entry)
{
    const struct linked *linked = book->linked;
    const struct report *report = entry->reading->report;
    if (entry->claim->source.text.len) {
        if (entry->source < linked->n_sources)
            return linked->sources[entry->source].name;
        return entry->claim->source.text;
    }
    if (entry->source < linked->n_sources &&
        linked->sources[entry->source].name.len)
        return linked->sources[entry->source].name;
    return report->publisher.len ? report->publisher : STR("the report itself");
}

const char *word_losses(const struct out_book *book, const struct entry *entry)
{
    static const char *const words[] = {
        [LOSSES_OTHERS] = "", [LOSSES_OWN] = "own", [LOSSES_ENEMY] = "enemy"
    };
    if (entry->source >= book->linked->n_sources) return "";
    return words[ledger_losses(book->linked, entry)];
}

void word_address(struct buf *buf, const struct out_book *book,
                  const struct entry *entry)
{
    buf_str(buf, book->handles[lookup_reading(book, entry)]);
    buf_char(buf, '#');
    buf_number(buf, entry->claim->id);
}

void word_quoted(struct buf *buf, struct str text)
{
    bool quoted = str_starts(text, STR("“")) || str_starts(text, STR("\""));
    if (!quoted) buf_text(buf, "“");
    buf_str(buf, text);
    if (!quoted) buf_text(buf, "”");
}

struct str word_quote(const struct entry *entry)
{
    struct span span = entry->claim->quote;
    return str_slice(entry->reading->report->text, span.start, span.end);
}

struct str word_sentence(const struct entry *entry)
{
    struct span span = entry->claim->sentence;
    return str_trim(
        str_slice(entry->reading->report->text, span.start, span.end));
}
