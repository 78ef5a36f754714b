/* Victims in plain sight, of a harm word for which the tree gave nobody.
 *
 * "Gunmen shot dead City Council clerk Min Thapa", "four United Mission for
 * Relief (UMR) staff were killed": a name of many words, or words in brackets,
 * and the parser errs; by position the people are plain all the same. They
 * stand right behind an active verb, and before a passive one they open its
 * clause or close right before its auxiliary.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

/* In tokens: an object's own phrase; a subject with all its asides. */
enum { OBJECT_REACH = 12, SUBJECT_REACH = 45, NAME_LEAST = 2 };

/* Does a draft of this harm stand in the sentence of the word? */
static bool is_told(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t d = held_last(scan, hit->sentence);
    for (; d != NO_TOKEN; d = held_next(scan, d))
        if (scan->drafts[d].harm == hit->harm) return true;
    return false;
}

/* A verb of a harm to body or freedom that tells of nobody yet. */
static bool is_empty(const struct scan *scan, const struct harm_hit *hit)
{
    bool verb = hit->class == CLASS_VERB &&
                (hit->frame == FRAME_OBJECT || hit->frame == FRAME_SUBJECT);
    return verb && hit->harm != HARM_MISSING && hit->harm <= HARM_ABDUCTED &&
           !hit->modal && !hit->negated && !hit->denied && !hit->again &&
           !is_told(scan, hit);
}

static bool is_mark(const struct scan *scan, uint32_t at, const char *mark)
{
    return str_is(scan->tokens[at].lower, mark);
}

/* The auxiliary of a passive, over adverbs; NO_TOKEN = none. */
static uint32_t passive_before(const struct scan *scan,
                               const struct harm_hit *hit)
{
    uint32_t start = tree_sentence_start(scan, hit->first), at = hit->first;
    while (at > start && (scan->tokens[at - 1].tag == TAG_ADV ||
                          context_cue(scan, at - 1, CUE_FOUND)))
        at--;
    uint32_t last = at;
    while (at > start && scan->tokens[at - 1].tag == TAG_AUX) at--;
    bool passive = at < last && scan_is(scan, last - 1, WORD_BE);
    return passive ? at : NO_TOKEN;
}

/* A word of a noun phrase, in the eyes of one who does not trust the tags. */
static bool in_phrase(const struct scan *scan, uint32_t at)
{
    uint8_t tag = scan->tokens[at].tag;
    if (scan->hit_at[at] || scan->time_at[at]) return false;
    return tag == TAG_NOUN || tag == TAG_PROPN || tag == TAG_ADJ ||
           tag == TAG_NUM || tag == TAG_DET || scan->number_at[at] ||
           scan_is(scan, at, WORD_POSSESSIVE) || is_mark(scan, at, "-") ||
           (scan->tokens[at].capital && tag != TAG_ADP && tag != TAG_PRON);
}

/* A name of words with a capital each, whatever their tags: "Jalal Umar". */
static bool read_capitals(const struct scan *scan, uint32_t at, uint32_t end,
                          struct quantity *out)
{
    uint32_t i = at;
    while (i < end && scan->tokens[i].capital && !scan->place_at[i] &&
           !scan_is(scan, i, WORD_SITE) && !scan->number_at[i] &&
           scan->tokens[i].kind == TOKEN_WORD &&
           scan->tokens[i].tag != TAG_DET && scan->tokens[i].tag != TAG_PRON)
        i++;
    if (i < at + NAME_LEAST || scan->tokens[i - 1].tag != TAG_PROPN ||
        scan_is(scan, i, WORD_SITE))
        return false;
    *out = (struct quantity){ .lo = 1,
                              .hi = 1,
                              .qualifier = QUALIFIER_EXACT,
                              .kind = COUNT_NAME,
                              .person = true,
                              .number = NO_TOKEN,
                              .head = i - 1,
                              .words = { at, i - at } };
    out->name = scan_text(scan, out->words);
    return true;
}

/* "PARIS Award" of "Award-winning": half of another word. */
static bool is_half(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t mark = quantity->words.first + quantity->words.n;
    if (mark + 1 >= tree_sentence_end(scan, quantity->head)) return false;
    const struct token *before = &scan->tokens[mark - 1];
    const struct token *behind = &scan->tokens[mark + 1];
    return is_mark(scan, mark, "-") && !behind->capital &&
           before->text.at + before->text.len + 1 == behind->text.at;
}

static bool fits(const struct scan *scan, const struct harm_hit *hit,
                 const struct quantity *quantity)
{
    if (quantity->thing || held_takes(scan, quantity) ||
        is_half(scan, quantity))
        return false;
    if (hit->weak && quantity->kind != COUNT_NUMBER &&
        quantity->kind != COUNT_ONE)
        return false;
    bool counted =
        quantity->kind == COUNT_NUMBER || quantity->kind == COUNT_ONE ||
        quantity->kind == COUNT_DEFINITE || quantity->kind == COUNT_NAME;
    return counted && quantity->person && victim_fits(scan, quantity, hit);
}

/* The people of the phrase that begins at a token: its last noun that is
 * one, or the name that it ends with. */
static bool read_phrase(const struct scan *scan, const struct harm_hit *hit,
                        struct stretch words, struct quantity *out)
{
    for (uint32_t i = words.first + words.n; i-- > words.first;) {
        uint8_t tag = scan->tokens[i].tag;
        bool counted = scan->number_at[i] && !scan->time_at[i];
        if (tag != TAG_NOUN && tag != TAG_PROPN && tag != TAG_ADJ && !counted)
            continue;
        *out = quantity_read(scan, i);
        bool last = i + 1 == words.first + words.n;
        if (last && victim_suffers(hit)) antecedent_name(scan, out);
        if (out->words.first >= words.first && fits(scan, hit, out))
            return true;
    }
    return false;
}

static struct stretch phrase_from(const struct scan *scan, uint32_t at,
                                  uint32_t end)
{
    uint32_t i = at;
    while (i < end && i < at + OBJECT_REACH && in_phrase(scan, i)) i++;
    return (struct stretch){ at, i - at };
}

/* Right behind an active verb. */
static void find_behind(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    uint32_t end = tree_sentence_end(scan, hit->first);
    struct stretch words = phrase_from(scan, hit->first + hit->n, end);
    struct quantity quantity;
    if (hit->frame != FRAME_OBJECT || !words.n) return;
    if (read_phrase(scan, hit, words, &quantity))
        scan_draft_of(scan, hit_index, &quantity, TIE_LINEAR);
}

/* Where the clause of a verb begins, by its marks and small words alone. */
static uint32_t clause_start(const struct scan *scan, uint32_t at)
{
    uint32_t start = tree_sentence_start(scan, at), i = at;
    while (i > start && i + SUBJECT_REACH > at) {
        const struct token *token = &scan->tokens[i - 1];
        if (token->tag == TAG_SCONJ || is_mark(scan, i - 1, ";") ||
            is_mark(scan, i - 1, ":"))
            return i;
        i--;
    }
    return i;
}

/* Does a verb of its own stand between, outside "who was carrying ..."? */
static bool has_verb(const struct scan *scan, uint32_t from, uint32_t to)
{
    bool aside = false;
    for (uint32_t i = from; i < to; i++) {
        const struct token *token = &scan->tokens[i];
        if (scan_is(scan, i, WORD_RELATIVE) || scan_is(scan, i, WORD_WHO)) {
            aside = true;
            continue;
        }
        bool verb = token->tag == TAG_AUX ||
                    (token->tag == TAG_VERB && token->sense == SENSE_FINITE);
        if (verb && !aside) return true;
    }
    return false;
}

static bool is_count(const struct scan *scan, uint32_t at)
{
    uint32_t index = scan->number_at[at];
    return index && scan->analysis.numbers[index - 1].words.first == at &&
           scan->analysis.numbers[index - 1].use == NUMBER_COUNT;
}

/* What a preposition takes is no subject: "In Ghazni Province", but for a
 * number behind it ("In total 12 people"). */
static void skip_taken(const struct scan *scan, uint32_t start,
                       struct stretch *words)
{
    if (words->first == start || scan->tokens[words->first - 1].tag != TAG_ADP)
        return;
    uint32_t end = words->first + words->n;
    for (uint32_t i = words->first + 1; i < end; i++)
        if (is_count(scan, i)) {
            *words = (struct stretch){ i, end - i };
            return;
        }
    words->n = 0;
}

/* "Four United Mission for Relief (UMR) staff": the number that opens the
 * clause is of the people who close it. */
static bool read_framed(const struct scan *scan, struct stretch clause,
                        struct quantity *out)
{
    uint32_t last = clause.first + clause.n - 1;
    if (!is_count(scan, clause.first) || clause.n < 3) return false;
    *out = quantity_of_number(scan, scan->number_at[clause.first] - 1);
    struct quantity people = quantity_read(scan, last);
    if (!people.person || people.thing || people.number != NO_TOKEN)
        return false;
    out->role = people.role;
    out->head = last;
    out->words.n = last + 1 - out->words.first;
    out->person = true;
    out->thing = false;
    return true;
}

/* The first people of the clause, which no preposition takes. */
static bool read_first(const struct scan *scan, const struct harm_hit *hit,
                       struct stretch clause, struct quantity *out)
{
    uint32_t end = clause.first + clause.n;
    if (read_framed(scan, clause, out) && fits(scan, hit, out)) return true;
    for (uint32_t i = clause.first; i < end;) {
        struct stretch words = phrase_from(scan, i, end);
        if (!words.n) {
            i++;
            continue;
        }
        i = words.first + words.n;
        skip_taken(scan, clause.first, &words);
        /* "had two gunshot wounds": what a harm word counts. */
        bool counted = i < end && scan->hit_at[i];
        if (!words.n || counted || has_verb(scan, i, end)) continue;
        if (read_capitals(scan, words.first, end, out) ||
            read_phrase(scan, hit, words, out))
            return fits(scan, hit, out);
    }
    return false;
}

/* "One driver shot and killed in Merca", "the clerk's assistant killed.": a
 * headline's passive, with nobody behind it. */
static bool is_bare_passive(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t behind = hit->first + hit->n;
    bool ends = behind >= tree_sentence_end(scan, hit->first) ||
                scan->tokens[behind].tag == TAG_PUNCT ||
                scan->tokens[behind].tag == TAG_ADP;
    return ends && hit->frame == FRAME_OBJECT &&
           scan->tokens[hit->head].sense != SENSE_GERUND &&
           scan->tokens[hit->head].sense != SENSE_INFINITIVE;
}

static void find_before(struct scan *scan, uint32_t hit_index, uint32_t verb)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    uint32_t first = clause_start(scan, verb);
    struct quantity quantity;
    /* "those who had died", "he was killed": not in sight. */
    uint32_t near = verb;
    while (near > first && scan->tokens[near - 1].tag == TAG_AUX) near--;
    if (near > first && (scan_is(scan, near - 1, WORD_WHO) ||
                         scan_is(scan, near - 1, WORD_RELATIVE) ||
                         scan->tokens[near - 1].tag == TAG_PRON))
        return;
    if (first < verb &&
        read_first(scan, hit, (struct stretch){ first, verb - first },
                   &quantity))
        scan_draft_of(scan, hit_index, &quantity, TIE_LINEAR);
}

/* "was abducted and beaten": the victims of the verb that this one is joined
 * to. */
static bool find_joined(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    const struct token *token = &scan->tokens[hit->head];
    uint32_t above = scan->hit_at[token->head];
    size_t before = scan->n_drafts;
    uint32_t joint = hit->first ? hit->first - 1 : 0;
    while (joint > token->head && scan->tokens[joint].tag == TAG_ADV) joint--;
    if (token->relation != REL_CONJ || token->head >= hit->head || !above ||
        !is_bare_passive(scan, hit) || scan->hits[above - 1].negated ||
        (scan->tokens[joint].tag != TAG_CCONJ && !is_mark(scan, joint, ",")))
        return false;
    uint32_t d = held_last(scan, hit->sentence);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        if (d >= before || scan->drafts[d].hit != above - 1) continue;
        struct quantity quantity = scan->drafts[d].quantity;
        if (quantity.kind == COUNT_NUMBER || quantity.kind == COUNT_ONE ||
            quantity.kind == COUNT_DEFINITE || quantity.kind == COUNT_NAME)
            scan_draft_of(scan, hit_index, &quantity, TIE_LINEAR);
    }
    return scan->n_drafts > before;
}

void plain_find(struct scan *scan)
{
    held_open(scan);
    for (uint32_t h = 0; h < scan->n_hits; h++) {
        const struct harm_hit *hit = &scan->hits[h];
        if (!is_empty(scan, hit) || find_joined(scan, h) ||
            hit->harm > HARM_INJURED)
            continue;
        uint32_t passive = passive_before(scan, hit);
        if (passive != NO_TOKEN)
            find_before(scan, h, passive);
        else if (hit->frame == FRAME_SUBJECT || is_bare_passive(scan, hit))
            find_before(scan, h, hit->first);
        else
            find_behind(scan, h);
    }
}
