/* Sums over bounds: do the parts make the whole, exceed it, leave a rest?
 *
 * Interval arithmetic with open ends: nothing is concluded from an end that
 * nobody stated.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/finding.h"

void write_number(struct buf *buf, int64_t number)
{
    char digits[32];
    size_t n = 0;
    if (number < 0) number = 0;
    do {
        digits[n++] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    while (n--) {
        buf_char(buf, digits[n]);
        if (n && n % 3 == 0) buf_char(buf, ',');
    }
}

void write_bounds(struct buf *buf, struct bounds bounds)
{
    if (bounds.qualifier == QUALIFIER_MORE_THAN)
        buf_text(buf, "more than ");
    else if (bounds.qualifier == QUALIFIER_ABOUT)
        buf_text(buf, "about ");
    else if (bounds.lo == OPEN_BOUND)
        buf_text(buf, "up to ");
    else if (bounds.hi == OPEN_BOUND)
        buf_text(buf, "at least ");
    write_number(buf, bounds.lo != OPEN_BOUND ? bounds.lo : bounds.hi);
    if (bounds.lo == OPEN_BOUND || bounds.hi == OPEN_BOUND ||
        bounds.lo == bounds.hi)
        return;
    buf_text(buf, " to ");
    write_number(buf, bounds.hi);
}

struct str role_words(uint8_t role, bool one)
{
    static const char *const names[ROLE_COUNT] = {
        [ROLE_PEOPLE] = "a person",
        [ROLE_CIVILIAN] = "a civilian",
        [ROLE_COMBATANT] = "a combatant",
        [ROLE_POLICE] = "a police officer",
        [ROLE_PEACEKEEPER] = "a peacekeeper",
        [ROLE_CHILD] = "a child",
        [ROLE_WOMAN] = "a woman",
        [ROLE_ELDERLY] = "elderly",
        [ROLE_JOURNALIST] = "a journalist",
        [ROLE_AID_WORKER] = "an aid worker",
        [ROLE_MEDIC] = "a medic",
        [ROLE_OFFICIAL] = "an official",
        [ROLE_PRISONER] = "a prisoner",
        [ROLE_ATTACKER] = "an attacker",
        [ROLE_OTHER] = "told apart",
    };
    if (!one) return role_plural(role);
    return str_from(role < ROLE_COUNT ? names[role] : "a person");
}

struct str role_plural(uint8_t role)
{
    static const char *const names[ROLE_COUNT] = {
        [ROLE_PEOPLE] = "people",
        [ROLE_CIVILIAN] = "civilians",
        [ROLE_COMBATANT] = "combatants",
        [ROLE_POLICE] = "police officers",
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
        [ROLE_OTHER] = "people",
    };
    return str_from(names[role < ROLE_COUNT ? role : ROLE_PEOPLE]);
}

struct str write_about(struct arena *arena, const struct figure *figure)
{
    struct buf buf;
    buf_open(&buf, arena);
    if (figure->unit == UNIT_FAMILY)
        buf_text(&buf, "families");
    else
        buf_str(&buf, role_plural(figure->role));
    if (figure->harm != HARM_CASUALTIES) {
        buf_char(&buf, ' ');
        buf_text(&buf, harm_name(figure->harm));
    } else {
        buf_text(&buf, " killed or injured");
    }
    if (!figure->side.len) return buf_view(&buf);
    buf_text(&buf, " (");
    buf_str(&buf,
            str_is(figure->side, "both") ? STR("both sides") : figure->side);
    buf_char(&buf, ')');
    return buf_view(&buf);
}

/* A rounded number allows for a tenth on either side. */
static struct bounds loosen(struct bounds bounds)
{
    if (bounds.qualifier != QUALIFIER_ABOUT &&
        bounds.qualifier != QUALIFIER_NEARLY)
        return bounds;
    if (bounds.lo != OPEN_BOUND) bounds.lo -= bounds.lo / 10;
    if (bounds.hi != OPEN_BOUND) bounds.hi += bounds.hi / 10;
    return bounds;
}

static struct bounds add_up(const struct sum *sum)
{
    struct bounds total = { 0, 0, QUALIFIER_EXACT };
    for (size_t i = 0; i < sum->n; i++) {
        struct bounds part = loosen(sum->parts[i]);
        total.lo += part.lo != OPEN_BOUND ? part.lo : 0;
        total.hi = total.hi == OPEN_BOUND || part.hi == OPEN_BOUND
                       ? OPEN_BOUND
                       : total.hi + part.hi;
    }
    return total;
}

/* "2,783 + 2,425 = 5,208" */
static void write_sum(struct buf *buf, const struct sum *sum)
{
    int64_t total = 0;
    for (size_t i = 0; i < sum->n; i++) {
        const struct bounds *part = &sum->parts[i];
        if (i) buf_text(buf, " + ");
        int64_t number = part->lo != OPEN_BOUND ? part->lo : part->hi;
        if (part->hi > part->lo && part->lo > 0)
            write_bounds(buf, (struct bounds){ part->lo, part->hi, 0 });
        else
            write_number(buf, number);
        total += number;
    }
    if (sum->n < 2) return;
    buf_text(buf, " = ");
    write_number(buf, total);
}

static void keep(struct findings *findings, const struct sum *sum, uint8_t kind,
                 int64_t size, const struct buf *buf)
{
    struct finding finding = {
        .kind = kind,
        .size = size,
        .event = sum->event,
        .text = buf_view(buf),
        .entries = sum->entries,
        .n_entries = sum->n_entries,
        .lo = OPEN_BOUND,
        .hi = OPEN_BOUND,
    };
    finding_add(findings, &finding);
}

static void tell_failure(struct findings *findings, const struct sum *sum,
                         int64_t over, struct buf *buf)
{
    write_sum(buf, sum);
    buf_text(buf, " is more than the total of ");
    write_bounds(buf, sum->whole);
    buf_char(buf, ' ');
    buf_str(buf, sum->about);
    keep(findings, sum, FINDING_SUM_FAILS, over, buf);
}

static void tell_confirmed(struct findings *findings, const struct sum *sum,
                           struct buf *buf)
{
    write_sum(buf, sum);
    buf_text(buf, " confirms ");
    write_bounds(buf, sum->whole);
    buf_char(buf, ' ');
    buf_str(buf, sum->about);
    keep(findings, sum, FINDING_CONFIRMED, 0, buf);
}

/* What the parts leave: a floor needs their ceiling, a ceiling their floor. */
static void tell_rest(struct findings *findings, const struct sum *sum,
                      struct bounds total, struct buf *buf)
{
    struct bounds whole = loosen(sum->whole);
    struct bounds rest = { whole.lo - total.hi, OPEN_BOUND, 0 };
    if (whole.hi != OPEN_BOUND) rest.hi = whole.hi - total.lo;
    write_bounds(buf, sum->whole);
    buf_char(buf, ' ');
    buf_str(buf, sum->about);
    buf_text(buf, ", ");
    write_sum(buf, sum);
    buf_text(buf, " of them ");
    buf_str(buf, sum->among);
    buf_text(buf, ": ");
    write_bounds(buf, rest);
    buf_char(buf, ' ');
    buf_str(buf, sum->rest);
    struct finding finding = {
        .kind = FINDING_DERIVED,
        .event = sum->event,
        .text = buf_view(buf),
        .entries = sum->entries,
        .n_entries = sum->n_entries,
        .lo = rest.lo,
        .hi = rest.hi,
    };
    finding_add(findings, &finding);
}

/* Without the smallest parts that the failure does not need. */
static struct sum thin(const struct findings *findings, const struct sum *sum,
                       int64_t ceiling)
{
    struct arena *arena = findings->sheet->arena;
    struct sum out = *sum;
    out.parts = ARENA_ARRAY(arena, struct bounds, sum->n);
    out.entries = ARENA_ARRAY(arena, uint32_t, sum->n + 1);
    for (size_t i = 0; i < sum->n; i++) {
        out.parts[i] = sum->parts[i];
        out.entries[i] = sum->entries[i];
    }
    while (out.n > 1) {
        size_t least = 0;
        for (size_t i = 1; i < out.n; i++)
            if (loosen(out.parts[i]).lo <= loosen(out.parts[least]).lo)
                least = i;
        int64_t left = add_up(&out).lo;
        int64_t lo = loosen(out.parts[least]).lo;
        if (left - (lo > 0 ? lo : 0) <= ceiling) break;
        out.n--;
        for (size_t i = least; i < out.n; i++) {
            out.parts[i] = out.parts[i + 1];
            out.entries[i] = out.entries[i + 1];
        }
    }
    out.entries[out.n] = sum->entries[sum->n];
    out.n_entries = out.n + 1;
    return out;
}

void sum_judge(struct findings *findings, const struct sum *sum)
{
    struct bounds total = add_up(sum);
    struct buf buf;
    buf_open(&buf, findings->sheet->arena);
    if (!sum->n || sum->whole.qualifier == QUALIFIER_INDEFINITE) return;
    struct bounds whole = loosen(sum->whole);
    bool fails = whole.hi != OPEN_BOUND && total.lo > whole.hi;
    if (fails && !sum->sure) {
        struct sum few = thin(findings, sum, whole.hi);
        tell_failure(findings, &few, add_up(&few).lo - whole.hi, &buf);
    } else if (fails || sum->stale)
        return;
    else if (sum->n > 1 && whole.lo != OPEN_BOUND && total.lo >= whole.lo)
        tell_confirmed(findings, sum, &buf);
    else if (total.hi > 0 && whole.lo > total.hi)
        tell_rest(findings, sum, total, &buf);
}
