/* Looks for names: from each capitalised word on, the longest stretch that a
 * table knows; and unknown names beside a word such as "village of".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/where_spot.h"

enum {
    PARTS = 6,       /* most parts of a name that are tried */
    NAME_BYTES = 64, /* longest name that is looked up */
    SHOUT_PARTS = 4, /* the same where every word is in capitals */
    LARGE = 100000,  /* people: a name that is hardly part of another */
    SHOUT_WORDS = 3, /* a stretch with fewer words is never shouted */
    OWNER_LEAST = 5, /* letters of a country and an s */
};

struct scan {
    const struct where_finder *finder;
    const struct analysis *analysis;
    struct arena *arena;
    struct spots *spots;
    const struct token *tokens;
    size_t start, end; /* of the sentence */
    uint32_t sentence;
    bool shouted; /* capitals tell nothing: HEADLINE or Head Line */
    bool all_caps;
};

static struct word_sense sense_at(const struct scan *s, size_t at)
{
    return where_word(&s->finder->words, &s->tokens[at]);
}

static bool is_word(const struct token *token)
{
    return token->kind == TOKEN_WORD;
}

static bool is_hyphen(const struct token *token)
{
    return token->kind == TOKEN_PUNCT && !token->space_before &&
           (str_is(token->text, "-") || str_is(token->text, "\u2010") ||
            str_is(token->text, "\u2011"));
}

static bool is_glued(const struct scan *s, size_t at)
{
    return at < s->end && is_word(&s->tokens[at]) &&
           !s->tokens[at].space_before;
}

/* Do most words of the sentence begin with a capital? */
static void weigh_capitals(struct scan *s)
{
    size_t words = 0, capitals = 0, all = 0;
    for (size_t i = s->start; i < s->end; i++) {
        const struct token *t = &s->tokens[i];
        if (!is_word(t) || t->lower.len < 4) continue;
        words++;
        capitals += t->capital;
        all += t->all_capital;
    }
    s->all_caps = words >= SHOUT_WORDS && all * 10 >= words * 7;
    s->shouted =
        s->all_caps || (words > SHOUT_WORDS && capitals * 10 >= words * 7);
}

/* May a name begin at `at`? */
static bool begins_name(const struct scan *s, size_t at)
{
    const struct token *t = &s->tokens[at];
    if (!is_word(t)) return false;
    if (t->capital) return t->text.len > 1;
    return sense_at(s, at).link == 2 && at + 2 < s->end &&
           is_hyphen(&s->tokens[at + 1]) && is_glued(s, at + 2) &&
           s->tokens[at + 2].capital;
}

/* After links ("of the", "al-"), a capital: the end behind it, else 0. */
static size_t pass_links(const struct scan *s, size_t at)
{
    size_t links = 0;
    while (at < s->end && links < 3 && is_word(&s->tokens[at]) &&
           !s->tokens[at].capital && sense_at(s, at).link) {
        at++;
        links++;
        if (at < s->end && is_hyphen(&s->tokens[at])) at++;
    }
    if (!links || at >= s->end || !is_word(&s->tokens[at])) return 0;
    return s->tokens[at].capital ? at + 1 : 0;
}

/* A small noun that may be part of a name: "Lachin corridor", "Jabalia
 * refugee camp". */
static size_t pass_noun(const struct scan *s, size_t at)
{
    struct word_sense sense = sense_at(s, at);
    if (sense.noun == NOUN_MORE && at + 1 < s->end && sense_at(s, at + 1).noun)
        return at + 2;
    return sense.noun ? at + 1 : 0;
}

/* "Cote d'Ivoire": the capital stands behind the apostrophe. */
static bool is_elided(const struct token *t)
{
    struct str text = t->text;
    size_t mark = text.len > 1 && text.at[1] == '\''            ? 2
                  : str_find(text, STR("\xE2\x80\x99"), 0) == 1 ? 4
                                                                : 0;
    return mark && mark < text.len && text.at[mark] >= 'A' &&
           text.at[mark] <= 'Z';
}

/* If the name may go on at `at`, the end of its next part, else 0. */
static size_t next_part(const struct scan *s, size_t at)
{
    if (at >= s->end) return 0;
    const struct token *t = &s->tokens[at];
    if (is_hyphen(t)) return is_glued(s, at + 1) ? at + 2 : 0;
    if (!is_word(t)) return 0;
    if ((t->capital || is_elided(t)) && t->space_before) return at + 1;
    if (str_is(t->lower, "'s"))
        return at + 1 < s->end && s->tokens[at + 1].capital ? at + 2 : 0;
    if (!t->space_before) return 0;
    size_t end = pass_links(s, at);
    return end ? end : pass_noun(s, at);
}

static struct str text_of(const struct scan *s, size_t first, size_t end)
{
    return str_slice(s->analysis->report->text, s->tokens[first].span.start,
                     s->tokens[end - 1].span.end);
}

/* "in Regions II, III, V, CAR and NCR": letters in a list of such that stand
 * for no country are those of a region. */
static bool in_codes(const struct scan *s, size_t first)
{
    enum country_form form = COUNTRY_NAME;
    if (first > s->start && str_is(s->tokens[first - 1].lower, "and")) first--;
    if (first < s->start + 2 || !str_is(s->tokens[first - 1].text, ","))
        return false;
    const struct token *before = &s->tokens[first - 2];
    struct key key = key_of(before->text);
    return before->all_capital &&
           !country_look(&s->finder->countries, &key, &form);
}

/* "US" is a country, "Us" and a shouted "US" are not; "Car" is a car. */
static bool fits_short(const struct scan *s, struct str text,
                       const struct key *key, size_t first)
{
    if (key->len > 3) return true;
    if (!s->tokens[first].all_capital && key->len < 3) return false;
    bool stops = str_find(text, STR("."), 0) < text.len;
    return stops || (s->tokens[first].all_capital && !s->all_caps &&
                     !in_codes(s, first));
}

/* Has the gazetteer a land of that name, kept by hand ("Gaza")? */
static bool has_land(const struct gazetteer *g, struct namesakes found)
{
    for (uint32_t i = 0; i < found.n; i++) {
        uint32_t record = gazetteer_namesake(g, found.first + i, NULL);
        if (gazetteer_level(g, record) == LEVEL_REGION) return true;
    }
    return false;
}

enum look { LOOK_NOTHING, LOOK_NEVER, LOOK_SPOT };

/* May a name consist of these words at all? */
static bool may_name(const struct scan *s, size_t first, size_t end)
{
    struct word_sense head = sense_at(s, first);
    struct word_sense tail = sense_at(s, end - 1);
    if (end - first == 1)
        return !head.before && !head.noun &&
               (!head.small || s->tokens[first].all_capital);
    return !head.small && !tail.small;
}

/* "Syrias capital": a country that has lost the mark before its s. */
static const struct country *look_owner(const struct scan *s, struct str text)
{
    if (text.len < OWNER_LEAST || text.at[text.len - 1] != 's') return NULL;
    struct key key = key_of(str_slice(text, 0, text.len - 1));
    enum country_form form = COUNTRY_NAME;
    const struct country *found =
        country_look(&s->finder->countries, &key, &form);
    return form == COUNTRY_NAME ? found : NULL;
}

/* Look one stretch up in all tables. */
static enum look look_up(const struct scan *s, size_t first, size_t end,
                         struct spot *spot)
{
    struct str text = text_of(s, first, end);
    if (text.len > NAME_BYTES || !may_name(s, first, end)) return LOOK_NOTHING;
    struct key key = key_of(text);
    if (!key.len) return LOOK_NOTHING;
    if (map_get(&s->finder->words.never, key_view(&key), NULL))
        return LOOK_NEVER;
    enum country_form form = COUNTRY_NAME;
    spot->found = gazetteer_find(&s->finder->gazetteer, &key);
    spot->country = country_look(&s->finder->countries, &key, &form);
    if (!spot->country && !spot->found.n) spot->country = look_owner(s, text);
    spot->form = (uint8_t)form;
    if (spot->country && !fits_short(s, text, &key, first))
        spot->country = NULL;
    if (spot->country && form == COUNTRY_NAME &&
        has_land(&s->finder->gazetteer, spot->found))
        spot->country = NULL;
    if (!spot->country && (!spot->found.n || key.len < 3)) return LOOK_NOTHING;
    spot->words = (struct stretch){ (uint32_t)first, (uint32_t)(end - first) };
    return LOOK_SPOT;
}

/* "Dallas, Tex.": a short form after a comma. */
static bool look_alias(const struct scan *s, size_t at, struct spot *spot)
{
    const struct token *t = &s->tokens[at];
    if (at < s->start + 2 || !str_is(s->tokens[at - 1].text, ",")) return false;
    if (!s->tokens[at - 2].capital) return false;
    uint32_t alias = word_table_get(&s->finder->words.aliases, t->word);
    if (!alias) return false;
    spot->record = alias - 1;
    bool stop = t->text.at[t->text.len - 1] == '.';
    if (s->all_caps && !stop) return false;
    if (!t->all_capital && !stop) return false;
    spot->words = (struct stretch){ (uint32_t)at, 1 };
    return true;
}

/* In shouted text most words begin no name: small words, cues, nouns. */
static bool is_idle(const struct scan *s, size_t first)
{
    struct word_sense sense = sense_at(s, first);
    return (sense.small && s->tokens[first].text.at[1] != '.') ||
           (sense.before && !sense.direction && !sense.noun &&
            s->tokens[first].lower.len < 5) ||
           sense.speech;
}

/* The longest hit from `first` on; *end moves past what was read. */
static enum look look_longest(const struct scan *s, size_t first,
                              struct spot *spot, size_t *end)
{
    size_t ends[PARTS];
    size_t n = 0, at = first + 1;
    if (look_alias(s, first, spot)) {
        *end = first + 1;
        return LOOK_SPOT;
    }
    if (!s->tokens[first].capital) at = first + 3;
    if (s->all_caps && is_idle(s, first)) return LOOK_NOTHING;
    do {
        ends[n++] = at;
        at = next_part(s, at);
    } while (at && n < PARTS);
    if (s->all_caps && n > SHOUT_PARTS) n = SHOUT_PARTS;
    while (n-- > 0) {
        enum look found = look_up(s, first, ends[n], spot);
        if (found == LOOK_NOTHING) continue;
        *end = ends[n];
        return found;
    }
    return LOOK_NOTHING;
}

/* The end of the capitalised stretch that begins at `first`. */
static size_t run_end(const struct scan *s, size_t first)
{
    size_t at = s->tokens[first].capital ? first + 1 : first + 3;
    for (size_t parts = 1; parts < PARTS; parts++) {
        size_t next = next_part(s, at);
        if (!next || !s->tokens[next - 1].capital) break;
        struct word_sense sense = sense_at(s, next - 1);
        if (sense_at(s, at - 1).strong || (sense.after && !sense.noun)) break;
        if (next - at > 1 && !is_hyphen(&s->tokens[at]) &&
            sense_at(s, at).link != 2)
            break;
        at = next;
    }
    return at;
}

/* Is "the village of X" or "X village" written here? The noun, else none. */
static uint8_t unknown_noun(const struct scan *s, size_t first, size_t end)
{
    if (first >= s->start + 2 && str_is(s->tokens[first - 1].lower, "of")) {
        struct word_sense sense = sense_at(s, first - 2);
        if (sense.strong) return sense.noun;
    }
    if (end >= s->end || !is_word(&s->tokens[end])) return NOUN_NONE;
    struct word_sense after = sense_at(s, end);
    if (after.noun == NOUN_MORE && end + 1 < s->end)
        after = sense_at(s, end + 1);
    bool alone = end - first == 1;
    if (!after.strong || (alone && first == s->start)) return NOUN_NONE;
    return after.noun;
}

/* "in Mishraq": is each word of the name one that nothing else explains? */
static bool is_placed(const struct scan *s, size_t first, size_t end)
{
    if (first <= s->start || !sense_at(s, first - 1).where) return false;
    if (first > s->start + 1 && sense_at(s, first - 2).abstract) return false;
    if (end < s->end &&
        (str_is(s->tokens[end].lower, "'s") || is_hyphen(&s->tokens[end])))
        return false;
    bool comma = end + 1 < s->end && str_is(s->tokens[end].text, ",") &&
                 s->tokens[end + 1].capital;
    for (size_t i = first; i < end; i++) {
        const struct token *t = &s->tokens[i];
        struct word_sense sense = sense_at(s, i);
        if (!is_word(t)) continue;
        if (t->all_capital || sense.after || sense.title || sense.small)
            return false;
        if (!comma && (sense.common || sense.forename)) return false;
    }
    return s->tokens[end - 1].text.len >= 3;
}

/* Does the capitalised stretch begin before `first`? */
static bool is_partial(const struct scan *s, size_t first)
{
    if (first <= s->start || !s->tokens[first].space_before) return false;
    struct word_sense sense = sense_at(s, first - 1);
    return s->tokens[first - 1].capital && !sense.link && !sense.before &&
           !sense.small;
}

/* A name that no table has, where the words beside it say place. */
static size_t look_unknown(const struct scan *s, size_t first,
                           struct spot *spot)
{
    size_t end = run_end(s, first);
    struct word_sense last = sense_at(s, end - 1);
    bool holds_noun = end - first > 1 && last.strong;
    uint8_t noun = holds_noun ? last.noun : unknown_noun(s, first, end);
    struct word_sense sense = sense_at(s, first);
    if (is_partial(s, first) || sense.small || sense.after) return 0;
    if (sense.link == 1 || sense_at(s, end - 1).street) return 0;
    if (!noun && is_placed(s, first, end)) noun = NOUN_TOWN;
    if (!noun || s->shouted || sense.title || sense.before || sense.noun)
        return 0;
    spot->words = (struct stretch){ (uint32_t)first, (uint32_t)(end - first) };
    spot->noun = noun;
    spot->unknown = true;
    return end;
}

static void keep_spot(struct scan *s, struct spot *spot)
{
    struct spots *all = s->spots;
    size_t first = spot->words.first;
    spot->key = key_of(text_of(s, first, first + spot->words.n));
    spot->sentence = s->sentence;
    spot->shouted = s->shouted;
    all->at =
        arena_grow(s->arena, all->at, &all->room, all->n + 1, sizeof *all->at);
    all->at[all->n++] = *spot;
}

static bool is_large(const struct scan *s, const struct spot *spot)
{
    const struct gazetteer *g = &s->finder->gazetteer;
    uint32_t record = gazetteer_namesake(g, spot->found.first, NULL);
    return gazetteer_people(g, record) >= LARGE;
}

/* "Nur Shams refugee camp" is not the town of Nur: a longer name with a noun
 * of place takes the known part over. */
static size_t look_beyond(const struct scan *s, size_t first, size_t end,
                          struct spot *spot)
{
    struct spot whole = { .record = NO_PLACE };
    if (spot->country || s->shouted || spot->record != NO_PLACE) return end;
    size_t past = run_end(s, first);
    if (past <= end) return end;
    if (!unknown_noun(s, first, past) &&
        (!is_placed(s, first, past) || is_large(s, spot)))
        return end;
    past = look_unknown(s, first, &whole);
    if (past <= end) return end;
    *spot = whole;
    return past;
}

static void scan_sentence(struct scan *s)
{
    struct where_sentence within = { s->finder, s->tokens, s->start, s->end };
    weigh_capitals(s);
    for (size_t at = s->start; at < s->end;) {
        struct spot spot = { .record = NO_PLACE };
        size_t end = at + 1;
        if (!begins_name(s, at)) {
            end = where_seat_bare(&within, at, &spot);
            if (end == at) end = where_here(&within, at, &spot);
            if (end > at) keep_spot(s, &spot);
            at = end > at ? end : at + 1;
            continue;
        }
        enum look found = look_longest(s, at, &spot, &end);
        if (found == LOOK_SPOT) {
            end = look_beyond(s, at, end, &spot);
            end = where_seat_of(&within, end, &spot);
            keep_spot(s, &spot);
        } else if (found == LOOK_NOTHING) {
            size_t past = look_unknown(s, at, &spot);
            if (past) keep_spot(s, &spot);
            end = past ? past : at + 1;
        }
        at = end;
    }
}

void where_scan(const struct where_finder *finder, struct arena *arena,
                const struct analysis *analysis, struct spots *out)
{
    const struct tokens *tokens = &analysis->tokens;
    struct scan s = { .finder = finder,
                      .analysis = analysis,
                      .arena = arena,
                      .spots = out,
                      .tokens = tokens->at };
    for (size_t i = 0; i < tokens->n_sentences; i++) {
        const struct sentence *sentence = &tokens->sentences[i];
        size_t held = out->n;
        s.start = sentence->first;
        s.end = s.start + sentence->n;
        s.sentence = (uint32_t)i;
        scan_sentence(&s);
        for (size_t k = held; k < out->n; k++)
            where_beside(finder, tokens, sentence, out, &out->at[k]);
    }
}
