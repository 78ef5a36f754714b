/* Whose fighters they are, where the report tells of one army or of one armed
 * group alone.
 *
 * "Turkish troops fought the PKK. Six soldiers and nine militants were killed"
 * leaves no choice. Two armies, or two groups, leave one, and so no side.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

/* Another name of the same camp changes nothing, of a second one all. */
static void meet(struct str side, struct str *only, bool *several)
{
    if (!side.len) return;
    if (!only->len) *only = side;
    *several |= !str_equal(*only, side);
}

/* "Turkish soldiers", "Peru's army": the country before a word for those who
 * fight for it. */
static struct str army_of(const struct scan *scan, uint32_t at)
{
    uint32_t index = scan->place_at[at], row, i = at + 1;
    uint32_t end = tree_sentence_end(scan, at);
    if (!index || i >= end) return STR("");
    if (scan_is(scan, i, WORD_POSSESSIVE)) i++;
    size_t n = i < end ? phrases_match(&scan->reader->people, scan->tokens, i,
                                       end, &row)
                       : 0;
    if (!n || scan->reader->person_rows[row].role != ROLE_COMBATANT ||
        scan_is(scan, i + (uint32_t)n - 1, WORD_IRREGULAR))
        return STR("");
    return group_place_side(scan, index - 1);
}

static const struct armed_row *row_at(const struct scan *scan, uint32_t at)
{
    uint32_t index, end = tree_sentence_end(scan, at);
    if (!phrases_match(&scan->reader->armed, scan->tokens, at, end, &index) ||
        scan->reader->armed_rows[index].people)
        return NULL;
    return &scan->reader->armed_rows[index];
}

static struct str group_at(const struct scan *scan, uint32_t at)
{
    const struct armed_row *row = row_at(scan, at);
    return row ? row->name : STR("");
}

/* The community whose fighters a group has. */
static struct str kin_of(const struct scan *scan, struct str group)
{
    for (uint32_t i = 0; i < scan->n_tokens && group.len; i++) {
        const struct armed_row *row = row_at(scan, i);
        if (row && str_equal(row->name, group)) return row->of;
    }
    return STR("");
}

/* A government that speaks of the fight has an army in it as well. */
static struct str army_told(const struct draft *draft)
{
    if (draft->source.side.len && (draft->source.kind == SOURCE_MILITARY ||
                                   draft->source.kind == SOURCE_GOVERNMENT))
        return draft->source.side;
    return STR("");
}

/* Of several groups, the only one whose fighters came to harm. */
static struct str group_harmed(const struct scan *scan)
{
    struct str only = STR("");
    bool several = false;
    for (size_t i = 0; i < scan->n_drafts; i++) {
        const struct quantity *quantity = &scan->drafts[i].quantity;
        struct stretch words = quantity->words;
        for (uint32_t t = words.first; t < words.first + words.n; t++)
            if (quantity->role == ROLE_COMBATANT)
                meet(group_at(scan, t), &only, &several);
    }
    return several ? STR("") : only;
}

struct camps camps_read(const struct scan *scan)
{
    struct camps camps = { .army = STR(""), .group = STR("") };
    bool armies = false, groups = false;
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        meet(army_of(scan, i), &camps.army, &armies);
        meet(group_at(scan, i), &camps.group, &groups);
    }
    for (size_t i = 0; i < scan->n_drafts && camps.army.len; i++)
        meet(army_told(&scan->drafts[i]), &camps.army, &armies);
    if (armies) camps.army = STR("");
    if (groups) camps.group = group_harmed(scan);
    camps.kin = kin_of(scan, camps.group);
    return camps;
}

/* "coalition soldiers", "former rebels": of another camp, or of none. */
static bool is_apart(const struct scan *scan, struct stretch words)
{
    for (uint32_t i = words.first; i < words.first + words.n; i++)
        if (scan_is(scan, i, WORD_APART) || scan_is(scan, i, WORD_STATE))
            return true;
    return false;
}

/* "Two of the attackers were shot dead" where one group is told of. */
static bool is_band_of_attackers(const struct scan *scan,
                                 const struct quantity *quantity)
{
    return quantity->role == ROLE_ATTACKER &&
           (quantity->kind == COUNT_NUMBER || quantity->kind == COUNT_PLURAL) &&
           !scan->place_at[quantity->words.first] && !quantity->side.len;
}

void camps_take(const struct scan *scan, const struct camps *camps,
                struct draft *draft)
{
    struct quantity *quantity = &draft->quantity;
    uint32_t row, head = quantity->head;
    if (draft->harm == HARM_KILLED && is_band_of_attackers(scan, quantity))
        quantity->side = camps->group;
    bool irregular = scan_is(scan, head, WORD_IRREGULAR);
    /* "Kurdish militants" where the PKK fights */
    bool kin = irregular && quantity->side.len &&
               str_equal(quantity->side, camps->kin);
    if ((quantity->side.len && !kin) || quantity->role != ROLE_COMBATANT ||
        is_apart(scan, quantity->words) ||
        !phrases_match(&scan->reader->people, scan->tokens, head, head + 1,
                       &row))
        return;
    quantity->side = irregular ? camps->group : camps->army;
}
