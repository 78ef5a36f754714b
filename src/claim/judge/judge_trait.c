/* Traits of one draft: how the harm word and its people stand in their
 * sentence, and what else the sentence says.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/judge.h"

enum { LONG_AGO = 1950 };

static const char *tie_name(uint8_t tie)
{
    static const char *const names[] = { "own",    "direct", "conj",
                                         "linear", "part",   "weak" };
    return tie < sizeof names / sizeof *names ? names[tie] : "other";
}

static const char *kind_name(uint8_t kind)
{
    static const char *const names[] = { "none",     "number", "one",
                                         "definite", "name",   "plural",
                                         "pronoun",  "group" };
    return kind < sizeof names / sizeof *names ? names[kind] : "other";
}

static const char *frame_name(uint8_t frame)
{
    static const char *const names[] = { "object", "subject", "state", "count",
                                         "of",     "toll",    "lives", "self",
                                         "among",  "safe" };
    return frame < sizeof names / sizeof *names ? names[frame] : "other";
}

static const char *class_name(uint8_t class)
{
    static const char *const names[] = { "verb", "noun", "adj", "any" };
    return class < sizeof names / sizeof *names ? names[class] : "other";
}

static const char *zone_name(uint8_t zone)
{
    static const char *const names[] = { "title", "dateline", "body", "caption",
                                         "furniture" };
    return zone < sizeof names / sizeof *names ? names[zone] : "other";
}

static const char *relation_name(uint8_t relation)
{
    static const char *const names[] = {
        "dep",       "root",      "acl",      "relcl",   "advcl", "advmod",
        "amod",      "appos",     "aux",      "auxpass", "case",  "cc",
        "ccomp",     "compound",  "prt",      "conj",    "cop",   "csubj",
        "det",       "discourse", "expl",     "fixed",   "flat",  "goeswith",
        "iobj",      "list",      "mark",     "nmod",    "poss",  "nsubj",
        "nsubjpass", "nummod",    "obj",      "obl",     "agent", "orphan",
        "parataxis", "punct",     "vocative", "xcomp",
    };
    return relation < sizeof names / sizeof *names ? names[relation] : "other";
}

/* How large the number is. */
static const char *size_name(const struct quantity *quantity)
{
    int64_t n = quantity->lo == OPEN_BOUND ? quantity->hi : quantity->lo;
    if (quantity->qualifier == QUALIFIER_INDEFINITE) return "some";
    if (quantity->qualifier == QUALIFIER_VAGUE) return "vague";
    if (n < 2) return n == 1 ? "1" : "0";
    if (n < 10) return n == 2 ? "2" : "3-9";
    if (n < 100) return "tens";
    if (n < 1000) return "hundreds";
    if (n >= 1900 && n < 2030 && quantity->qualifier == QUALIFIER_EXACT)
        return "year";
    return n < 100000 ? "thousands" : "many";
}

static const char *gap_name(uint32_t gap)
{
    if (gap < 2) return gap ? "1" : "0";
    if (gap < 4) return "2-3";
    if (gap < 8) return "4-7";
    return gap < 15 ? "8-14" : "15-";
}

/* The inflection of the harm word, as far as its letters tell. */
static const char *form_name(const struct token *token)
{
    if (str_equal(token->lower, token->lemma)) return "base";
    if (str_ends(token->lower, STR("ing"))) return "ing";
    return str_ends(token->lower, STR("s")) ? "s" : "past";
}

static void add_tie(const struct scan *scan, const struct draft *draft,
                    struct traits *out)
{
    const struct harm_hit *hit = &scan->hits[draft->hit];
    const char *tie = tie_name(draft->tie);
    const char *kind = kind_name(draft->quantity.kind);
    const char *frame = frame_name(hit->frame);
    const char *harm = harm_name(draft->harm);
    trait_add(out, "tie", tie);
    trait_add(out, "kind", kind);
    trait_add(out, "harm", harm);
    trait_pair(out, "tie", tie, kind);
    trait_pair(out, "tie", tie, frame);
    trait_pair(out, "frame", frame, kind);
    trait_pair(out, "frame", frame, class_name(hit->class));
    trait_pair(out, "harm", harm, kind);
    trait_pair(out, "harm", harm, frame);
    if (hit->weak) trait_pair(out, "weak", harm, kind);
    if (hit->negated) trait_add(out, "hit", "negated");
    if (draft->is_part) trait_add(out, "part", harm);
}

static void add_gap(const struct scan *scan, const struct draft *draft,
                    struct traits *out)
{
    const struct harm_hit *hit = &scan->hits[draft->hit];
    const struct stretch *words = &draft->quantity.words;
    uint32_t end = words->first + words->n, hit_end = hit->first + hit->n;
    if (draft->sentence != hit->sentence ||
        scan->sentence_at[words->first] != hit->sentence)
        trait_add(out, "gap", "sentence");
    else if (end <= hit->first)
        trait_pair(out, "gap", "before", gap_name(hit->first - end));
    else if (words->first >= hit_end)
        trait_pair(out, "gap", "after", gap_name(words->first - hit_end));
    else
        trait_add(out, "gap", "within");
}

/* Verbs and marks between the people and the harm: of "the mayor, whose son
 * was killed, said" the mayor is no victim. */
static void add_between(const struct scan *scan, const struct draft *draft,
                        struct traits *out)
{
    static const char *const names[] = { "0", "1", "2" };
    const struct harm_hit *hit = &scan->hits[draft->hit];
    const struct stretch *words = &draft->quantity.words;
    uint32_t from = words->first + words->n, to = hit->first;
    uint32_t verbs = 0, marks = 0;
    if (scan->sentence_at[words->first] != hit->sentence) return;
    if (to < from) {
        from = hit->first + hit->n;
        to = words->first;
    }
    for (uint32_t i = from; i < to; i++) {
        verbs += scan->tokens[i].tag == TAG_VERB && !scan->hit_at[i];
        marks += scan->tokens[i].tag == TAG_PUNCT;
    }
    trait_add(out, "verbs", names[verbs > 2 ? 2 : verbs]);
    trait_add(out, "marks", names[marks > 2 ? 2 : marks]);
}

static void add_hit(const struct scan *scan, const struct draft *draft,
                    struct traits *out)
{
    const struct harm_hit *hit = &scan->hits[draft->hit];
    const struct token *head = &scan->tokens[hit->head];
    const char *class = class_name(hit->class);
    trait_word(out, "word", head->lemma);
    trait_word(out, kind_name(draft->quantity.kind), head->lemma);
    trait_pair(out, "form", class, form_name(head));
    trait_pair(out, "relation", class, relation_name(head->relation));
    if (tree_is_verb(scan, hit->head))
        trait_pair(out, "voice", frame_name(hit->frame),
                   tree_is_passive(scan, hit->head) ? "passive" : "active");
}

static void add_group(const struct scan *scan, const struct draft *draft,
                      struct traits *out)
{
    const struct quantity *quantity = &draft->quantity;
    const struct token *head = &scan->tokens[quantity->head];
    const char *kind = kind_name(quantity->kind);
    trait_pair(out, "people", quantity->person ? "known" : "unknown", kind);
    trait_add(out, "role", role_name(quantity->role));
    trait_pair(out, "role", role_name(quantity->role), harm_name(draft->harm));
    trait_pair(out, "size", size_name(quantity), harm_name(draft->harm));
    trait_add(out, "size", size_name(quantity));
    trait_add(out, "qualifier", qualifier_name(quantity->qualifier));
    trait_pair(out, "grouprel", kind, relation_name(head->relation));
    if (quantity->side.len) trait_add(out, "side", kind);
    if (quantity->name.len) trait_add(out, "named", kind);
    if (quantity->more || draft->also) trait_add(out, "more", kind);
    if (quantity->number != NO_TOKEN &&
        scan->tokens[quantity->words.first].kind == TOKEN_NUMBER)
        trait_add(out, "digits", size_name(quantity));
}

static void add_uses(const struct scan *scan, const struct sentence *s,
                     struct traits *out)
{
    static const char *const names[] = { "count",   "ordinal", "age",  "money",
                                         "percent", "measure", "time", "code" };
    bool seen[sizeof names / sizeof *names] = { false };
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t index = scan->number_at[i];
        if (!index) continue;
        uint8_t use = scan->analysis.numbers[index - 1].use;
        if (use < sizeof names / sizeof *names) seen[use] = true;
    }
    for (size_t u = 0; u < sizeof names / sizeof *names; u++)
        if (seen[u]) trait_add(out, "with", names[u]);
}

static void add_times(const struct scan *scan, const struct sentence *s,
                      struct traits *out)
{
    bool old = false, past = false, set = false, day = false;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        if (!scan->time_at[i]) continue;
        const struct time_mention *time =
            &scan->analysis.times[scan->time_at[i] - 1];
        old |= time->start.year && time->start.year < LONG_AGO;
        past |= time->start.year && scan->published.year &&
                time->start.year + 1 < scan->published.year;
        set |= time->kind == TIME_SET;
        day |= date_has_day(time->start);
    }
    if (old) trait_add(out, "time", "old");
    if (past) trait_add(out, "time", "past");
    if (set) trait_add(out, "time", "set");
    if (day) trait_add(out, "time", "day");
}

/* Words that tell whose voice it is and whether it is meant. */
static void add_words(const struct scan *scan, const struct sentence *s,
                      struct traits *out)
{
    uint64_t seen = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const struct token *token = &scan->tokens[i];
        uint32_t index =
            word_table_get(&scan->reader->judge->telling, token->word);
        if (!index || seen >> (index - 1) & 1) continue;
        seen |= (uint64_t)1 << (index - 1);
        trait_word(out, "says", token->lower);
    }
}

static void add_around(const struct scan *scan, const struct sentence *s,
                       struct traits *out)
{
    const struct reader *reader = scan->reader;
    bool place = false, speech = false, figure = false;
    uint8_t event = 0;
    uint32_t end = s->first + s->n;
    for (uint32_t i = s->first; i < end; i++) {
        uint32_t row;
        place |= scan->place_at[i] != 0;
        figure |= scan->unreal_at[i] == UNREAL_FIGURE + 1;
        speech |=
            phrases_match(&reader->speech, scan->tokens, i, end, &row) > 0;
        if (phrases_match(&reader->events, scan->tokens, i, end, &row) &&
            reader->event_rows[row].weight > event)
            event = reader->event_rows[row].weight;
    }
    static const char *const weights[] = { "0", "1", "2", "3" };
    trait_add(out, "event", weights[event > 3 ? 3 : event]);
    if (place) trait_add(out, "near", "place");
    if (speech) trait_add(out, "near", "speech");
    if (figure) trait_add(out, "near", "figure");
}

static void add_sentence(const struct scan *scan, const struct draft *draft,
                         struct traits *out)
{
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    trait_add(out, "zone", zone_name(s->zone));
    add_uses(scan, s, out);
    add_times(scan, s, out);
    add_words(scan, s, out);
    add_around(scan, s, out);
}

void judge_traits(const struct scan *scan, const struct setting *setting,
                  const struct draft *draft, struct traits *out)
{
    size_t echoes = setting_echoes(scan, draft);
    out->n = 0;
    add_tie(scan, draft, out);
    add_gap(scan, draft, out);
    add_between(scan, draft, out);
    add_hit(scan, draft, out);
    add_group(scan, draft, out);
    add_sentence(scan, draft, out);
    setting_traits(scan, setting, draft, out);
    if (echoes)
        trait_pair(out, "echo", kind_name(draft->quantity.kind),
                   echoes > 1 ? "2" : "1");
}
