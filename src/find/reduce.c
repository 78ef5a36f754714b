/* Syntax over a sentence whose counts stand as one word each.
 *
 * "At least" before a number reads like a preposition to a parser and pulls
 * the whole phrase out of place. The number finder knows such words, so they
 * are left out of the parse and hung on their number afterwards. So are a
 * date before the sentence and a name or remark in brackets.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/reduce.h"

#include "find/mend.h"

/* Longest note in brackets that is left out, in tokens between them; and the
 * words of a headline between a number and what befell so many. */
enum { NOTE_MOST = 4, NOUN_MOST = 3, LANDS_MOST = 14 };

/* The token that stands for a number: the one with digits, or the first. */
static uint32_t core_token(const struct analysis *analysis,
                           const struct number *number)
{
    for (uint32_t i = 0; i < number->core.n; i++)
        if (analysis->tokens.at[number->core.first + i].kind == TOKEN_NUMBER)
            return number->core.first + i;
    return number->core.first;
}

/* The first number that ends behind the token. */
static size_t first_number(const struct analysis *analysis, uint32_t token)
{
    size_t low = 0, high = analysis->n_numbers;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct stretch *words = &analysis->numbers[middle].words;
        if (words->first + words->n <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* For each token of the sentence: the token that it hangs on when it is left
 * out of the parse, or itself. */
static void hang_words(const struct analysis *analysis,
                       const struct sentence *s, uint32_t *on)
{
    for (uint32_t i = 0; i < s->n; i++) on[i] = s->first + i;
    size_t k = first_number(analysis, s->first);
    for (; k < analysis->n_numbers; k++) {
        const struct number *number = &analysis->numbers[k];
        if (number->words.first >= s->first + s->n) break;
        if (number->use != NUMBER_COUNT || number->words.first < s->first ||
            number->words.first + number->words.n > s->first + s->n)
            continue;
        uint32_t core = core_token(analysis, number);
        for (uint32_t i = 0; i < number->words.n; i++)
            on[number->words.first + i - s->first] = core;
    }
}

static bool in_core(const struct analysis *analysis, uint32_t token)
{
    size_t k = first_number(analysis, token);
    if (k >= analysis->n_numbers) return false;
    const struct stretch *core = &analysis->numbers[k].core;
    return token >= core->first && token < core->first + core->n;
}

/* May the word stand in a note? Who is counted or joined there, "(and his
 * son)", is told like anybody else. */
static bool is_remark(const struct analysis *analysis, uint32_t at, bool first)
{
    const struct token *token = &analysis->tokens.at[at];
    if (token->kind != TOKEN_WORD || in_core(analysis, at)) return false;
    return !first ||
           (!str_is(token->lower, "and") && !str_is(token->lower, "or") &&
            !str_is(token->lower, "not") && !str_is(token->lower, "including"));
}

/* The bracket that closes a short note, "(SANA)", "(a guard)", or the end. */
static uint32_t note_end(const struct analysis *analysis,
                         const struct sentence *s, uint32_t open)
{
    uint32_t end = s->first + s->n;
    for (uint32_t i = open + 1; i < end && i <= open + NOTE_MOST + 1; i++) {
        if (str_is(analysis->tokens.at[i].text, ")"))
            return i > open + 1 ? i : end;
        if (!is_remark(analysis, i, i == open + 1)) return end;
    }
    return end;
}

/* "3 international (1 British, 2 Danish) staff": who they are by land, within
 * the phrase that counts them; the bracket that closes it, or the end. */
static uint32_t lands_end(const struct analysis *analysis,
                          const struct sentence *s, uint32_t open)
{
    const struct token *at = analysis->tokens.at;
    uint32_t end = s->first + s->n, close = open + 1;
    if (str_ends(at[open - 1].lower, STR("s"))) return end;
    while (close < end && close <= open + LANDS_MOST &&
           !str_is(at[close].text, ")")) {
        bool word = at[close].capital || at[close].kind == TOKEN_NUMBER ||
                    in_core(analysis, close);
        if (!word && at[close].kind == TOKEN_WORD) return end;
        close++;
    }
    if (close + 1 >= end || !str_is(at[close].text, ")") ||
        !in_core(analysis, open + 1))
        return end;
    const struct token *next = &at[close + 1];
    bool noun = next->kind == TOKEN_WORD && !next->capital &&
                !str_ends(next->lower, STR("ed")) &&
                !str_is(next->lower, "was") && !str_is(next->lower, "were") &&
                !str_is(next->lower, "and") && !str_is(next->lower, "in") &&
                !str_is(next->lower, "are") && !str_is(next->lower, "have");
    return noun ? close : end;
}

/* Notes hang on the word before them. */
static void hang_notes(const struct analysis *analysis,
                       const struct sentence *s, uint32_t *on)
{
    for (uint32_t i = 1; i < s->n; i++) {
        uint32_t open = s->first + i;
        if (!str_is(analysis->tokens.at[open].text, "(")) continue;
        uint32_t close = note_end(analysis, s, open);
        if (close >= s->first + s->n) close = lands_end(analysis, s, open);
        if (close >= s->first + s->n) continue;
        for (uint32_t k = open; k <= close; k++) on[k - s->first] = open - 1;
        i = close - s->first;
    }
}

static bool is_age(const struct analysis *analysis, uint32_t token)
{
    size_t k = first_number(analysis, token);
    return k < analysis->n_numbers && analysis->numbers[k].use == NUMBER_AGE &&
           analysis->numbers[k].words.first <= token;
}

/* Behind "aged" and the ages that follow it, "aged 12 and 14", or the word
 * itself. */
static uint32_t ages_end(const struct analysis *analysis,
                         const struct sentence *s, uint32_t aged)
{
    uint32_t end = s->first + s->n, last = aged;
    for (uint32_t i = aged + 1; i < end; i++) {
        struct str lower = analysis->tokens.at[i].lower;
        if (is_age(analysis, i))
            last = i;
        else if (!str_is(lower, "and") && !str_is(lower, ",") &&
                 !str_is(lower, "to") && !str_is(lower, "between") &&
                 !str_is(lower, "from"))
            break;
    }
    return last > aged ? last + 1 : aged;
}

/* "Two boys aged 12 and 14 were killed": the ages hang on the boys. */
static void hang_ages(const struct analysis *analysis, const struct sentence *s,
                      uint32_t *on)
{
    for (uint32_t i = 1; i < s->n; i++) {
        uint32_t aged = s->first + i;
        const struct token *token = &analysis->tokens.at[aged];
        if (!str_is(token->lower, "aged") && !str_is(token->lower, "ages"))
            continue;
        if (token[-1].kind != TOKEN_WORD || on[i - 1] != aged - 1) continue;
        uint32_t end = ages_end(analysis, s, aged);
        for (uint32_t k = aged; k < end; k++) on[k - s->first] = aged - 1;
        if (end > aged) i = end - 1 - s->first;
    }
}

/* "03/14/2016: Gunmen ...": what stands before the colon hangs on the word
 * behind it. */
static void hang_date(const struct analysis *analysis, const struct sentence *s,
                      uint32_t *on)
{
    size_t k = first_number(analysis, s->first);
    if (k >= analysis->n_numbers || s->n < 4) return;
    const struct number *number = &analysis->numbers[k];
    uint32_t colon = number->words.first + number->words.n;
    if (number->words.first != s->first || number->use != NUMBER_TIME ||
        colon + 1 >= s->first + s->n ||
        !str_is(analysis->tokens.at[colon].text, ":"))
        return;
    for (uint32_t i = s->first; i <= colon; i++) on[i - s->first] = colon + 1;
}

static void hang(struct analysis *analysis, uint32_t token, uint32_t on)
{
    struct token *hung = &analysis->tokens.at[token];
    bool core = in_core(analysis, token);
    bool name = !core && hung->capital && on < token;
    hung->head = on;
    hung->tag = core ? TAG_NUM : name ? TAG_PROPN : TAG_ADV;
    if (hung->kind == TOKEN_PUNCT) hung->tag = TAG_PUNCT;
    hung->relation = core ? REL_FLAT : name ? REL_APPOS : REL_ADVMOD;
    hung->sense = SENSE_NONE;
}

/* The number of people that begins at the word, or NULL. */
static const struct number *count_at(const struct analysis *analysis,
                                     uint32_t at)
{
    size_t k = first_number(analysis, at);
    if (k >= analysis->n_numbers) return NULL;
    const struct number *number = &analysis->numbers[k];
    bool count = number->use == NUMBER_COUNT && number->words.first == at;
    return count ? number : NULL;
}

/* "5 staff killed": the word that says what befell those of a number that
 * begins here, or the end. */
static uint32_t befalls(const struct syntax_parser *parser,
                        const struct analysis *analysis,
                        const struct sentence *s, uint32_t at)
{
    const struct number *number = count_at(analysis, at);
    uint32_t end = s->first + s->n;
    if (!number) return end;
    at = number->words.first + number->words.n;
    for (uint32_t i = at; i < end && i <= at + NOUN_MOST; i++) {
        const struct token *token = &analysis->tokens.at[i];
        if (token->kind != TOKEN_WORD || str_is(token->lower, "and")) break;
        if (!syntax_pauses(parser, token, end - i)) continue;
        /* "Ten shot dead" */
        while (i + 1 < end && syntax_pauses(parser, ++token, end - i - 1)) i++;
        return i;
    }
    return end;
}

/* "5 staff killed 7 staff injured": does a comma lack behind the word? The
 * first number begins the headline or the part of it behind a sign. */
static bool lacks_comma(const struct syntax_parser *parser,
                        const struct analysis *analysis,
                        const struct sentence *s, uint32_t at)
{
    uint32_t end = s->first + s->n;
    if (!syntax_pauses(parser, &analysis->tokens.at[at], end - at) ||
        befalls(parser, analysis, s, at + 1) == end)
        return false;
    for (uint32_t i = at; i-- > s->first;) {
        bool starts =
            i == s->first || analysis->tokens.at[i - 1].kind == TOKEN_PUNCT ||
            syntax_pauses(parser, &analysis->tokens.at[i - 1], end - i + 1);
        if (starts && befalls(parser, analysis, s, i) == at) return true;
        if (analysis->tokens.at[i].kind == TOKEN_PUNCT) break;
    }
    return false;
}

/* The words that the parser is shown, and where each stands in the sentence;
 * a comma that the report lacks stands nowhere. */
struct shown {
    struct token *at;
    uint32_t *from;
    uint32_t n;
};

static void show_comma(struct shown *shown, const struct token *before)
{
    shown->from[shown->n] = UINT32_MAX;
    shown->at[shown->n++] = (struct token){
        .kind = TOKEN_PUNCT,
        .span = before->span,
        .text = STR(","),
        .lower = STR(","),
        .lemma = STR(","),
    };
}

static struct shown show(const struct syntax_parser *parser,
                         struct arena *arena, const struct analysis *analysis,
                         const struct sentence *s, const uint32_t *on)
{
    struct shown shown = { ARENA_SCRATCH(arena, struct token, 2 * s->n + 1),
                           ARENA_SCRATCH(arena, uint32_t, 2 * s->n + 1), 0 };
    for (uint32_t i = 0; i < s->n; i++) {
        uint32_t at = s->first + i;
        if (on[i] != at) continue;
        shown.from[shown.n] = i;
        shown.at[shown.n++] = analysis->tokens.at[at];
        if (lacks_comma(parser, analysis, s, at))
            show_comma(&shown, &analysis->tokens.at[at]);
    }
    return shown;
}

/* The place in the report of a word that was shown. */
static uint32_t place_of(const struct shown *shown, const struct sentence *s,
                         uint32_t at)
{
    while (shown->from[at] == UINT32_MAX) at--;
    return s->first + shown->from[at];
}

void reduce_parse(const struct syntax_parser *parser, struct arena *arena,
                  struct analysis *analysis, size_t sentence)
{
    struct sentence *s = &analysis->tokens.sentences[sentence];
    struct sentence whole = *s;
    uint32_t *on = ARENA_ARRAY(arena, uint32_t, s->n + 1);
    hang_words(analysis, s, on);
    hang_notes(analysis, s, on);
    hang_ages(analysis, s, on);
    hang_date(analysis, s, on);
    struct shown shown = show(parser, arena, analysis, s, on);
    whole.first = 0;
    whole.n = shown.n;
    struct tokens part = {
        .at = shown.at, .n = shown.n, .sentences = &whole, .n_sentences = 1
    };
    syntax_parse(parser, arena, &part, 0);
    for (uint32_t i = 0; i < shown.n; i++) {
        if (shown.from[i] == UINT32_MAX) continue;
        shown.at[i].head = place_of(&shown, s, shown.at[i].head);
        analysis->tokens.at[s->first + shown.from[i]] = shown.at[i];
    }
    for (uint32_t i = 0; i < s->n; i++)
        if (on[i] != s->first + i) hang(analysis, s->first + i, on[i]);
    s->parsed = true;
    mend_nouns(&analysis->tokens, s);
    mend_tail(&analysis->tokens, s);
}
