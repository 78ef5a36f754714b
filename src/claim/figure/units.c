/* One count told in two units: "2,300 families, or 11,500 persons", "840
 * families (4,200 people)". What befell the one befell the other.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/equal.h"

/* Tokens between the two counts. */
enum { BETWEEN_MOST = 5 };

/* Does the second count stand behind the first as the same told again? */
static bool restates(const struct scan *scan, const struct quantity *one,
                     const struct quantity *two)
{
    uint32_t at = one->words.first + one->words.n, value;
    uint32_t to = two->words.first, end = to + two->words.n;
    const struct phrases *cue = &scan->reader->cues[CUE_EQUALS];
    if (at >= to || to - at > BETWEEN_MOST) return false;
    bool bracket = str_is(scan->tokens[at].text, "(");
    if (bracket)
        return to <= at + 2 && end < scan->n_tokens &&
               str_is(scan->tokens[end].text, ")");
    if (str_is(scan->tokens[at].text, ",")) at++;
    size_t n = phrases_match(cue, scan->tokens, at, to, &value);
    return n && at + n == to;
}

static bool counts(const struct scan *scan, uint32_t number)
{
    const struct number *found = &scan->analysis.numbers[number];
    return found->use == NUMBER_COUNT && found->lo > 0;
}

/* What the number counts, as its draft has it. */
static struct quantity counted(const struct scan *scan, uint32_t number,
                               uint32_t draft)
{
    return draft == NO_TOKEN ? quantity_of_number(scan, number)
                             : scan->drafts[draft].quantity;
}

static void tell_other(struct scan *scan, uint32_t number)
{
    uint32_t next = number + 1;
    if (!counts(scan, number) || !counts(scan, next)) return;
    uint32_t first = held_counting(scan, number);
    uint32_t second = held_counting(scan, next);
    if ((first == NO_TOKEN) == (second == NO_TOKEN)) return;
    struct quantity one = counted(scan, number, first);
    struct quantity two = counted(scan, next, second);
    if (one.unit == two.unit || one.thing || two.thing || !one.person ||
        !two.person || !restates(scan, &one, &two))
        return;
    if (first == NO_TOKEN)
        scan_draft_like(scan, second, &one);
    else
        scan_draft_like(scan, first, &two);
}

void units_find(struct scan *scan)
{
    held_open(scan);
    for (uint32_t i = 0; i + 1 < scan->analysis.n_numbers; i++)
        tell_other(scan, i);
}
