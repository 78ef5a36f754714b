/* Traits of a whole report, and how a trait is written.
 *
 * A report that speaks of coaches and goals all the time is of sport,
 * whoever was killed off in it; one that counts its dead in every other
 * sentence means them. Topics are words of lang/en/topics.tsv, weighed by how
 * often they come.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "claim/judge.h"

/* A topic's words among a thousand; of fewer nothing is said. */
enum { TOPIC_LOW = 4, TOPIC_MID = 12, TOPIC_HIGH = 30 };

/* The words that a report begins with, to the end of their sentence. */
enum { LEAD_WORDS = 60 };

struct setting {
    uint32_t words;
    uint32_t capitals; /* words all in capitals */
    uint32_t topics[TOPIC_MOST];
    uint32_t events;       /* sure words for an event */
    uint32_t counted;      /* drafts of several people in figures */
    uint32_t lead_counted; /* those at the report's beginning */
    uint32_t lead_known;   /* drafts of single people there */
    uint32_t lead_end;     /* the first sentence behind it */
    uint32_t first;        /* the first sentence that holds a draft */
};

/* Write a text; what does not fit makes the whole too long. */
static size_t put_text(char *room, size_t len, const char *text)
{
    for (; *text; text++, len++)
        if (len < TRAIT_ROOM) room[len] = *text;
    return len;
}

void trait_pair(struct traits *traits, const char *name, const char *one,
                const char *two)
{
    if (traits->n == TRAIT_MOST) return;
    char *room = traits->bytes[traits->n];
    size_t len = put_text(room, 0, name);
    len = put_text(room, len, "=");
    len = put_text(room, len, one);
    if (two) len = put_text(room, put_text(room, len, "+"), two);
    if (len > TRAIT_ROOM) return;
    traits->at[traits->n++] = (struct str){ room, len };
}

void trait_add(struct traits *traits, const char *name, const char *value)
{
    trait_pair(traits, name, value, NULL);
}

void trait_word(struct traits *traits, const char *name, struct str value)
{
    char room[TRAIT_ROOM];
    if (value.len >= sizeof room || memchr(value.at, 0, value.len)) return;
    memcpy(room, value.at, value.len);
    room[value.len] = 0;
    trait_pair(traits, name, room, NULL);
}

static void count_words(const struct scan *scan, struct setting *out)
{
    const struct judge *judge = scan->reader->judge;
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        const struct token *token = &scan->tokens[i];
        if (token->kind != TOKEN_WORD) continue;
        out->words++;
        out->capitals += token->all_capital;
        uint32_t topics = word_table_get(&judge->words, token->word);
        for (size_t t = 0; topics; t++, topics >>= 1)
            out->topics[t] += topics & 1;
    }
}

static void count_events(const struct scan *scan, struct setting *out)
{
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        uint32_t row;
        if (!scan_sentence(scan, scan->sentence_at[i])->parsed) continue;
        if (phrases_match(&scan->reader->events, scan->tokens, i,
                          tree_sentence_end(scan, i), &row))
            out->events += scan->reader->event_rows[row].weight == 3;
    }
}

/* "At least 12 people were killed" */
static bool is_counted(const struct draft *draft)
{
    return draft->quantity.kind == COUNT_NUMBER && draft->quantity.lo > 1 &&
           draft->tie < TIE_PART && !draft->score;
}

/* "A man was killed", "Omar Said died": people by a word or a name. */
static bool is_known(const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    return quantity->person && draft->tie < TIE_LINEAR && !draft->score &&
           (quantity->kind == COUNT_NUMBER || quantity->kind == COUNT_ONE ||
            quantity->kind == COUNT_NAME);
}

static uint32_t lead_end(const struct scan *scan)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        words += scan->tokens[i].kind == TOKEN_WORD;
        if (words == LEAD_WORDS) return scan->sentence_at[i] + 1;
    }
    return NO_TOKEN;
}

static void count_drafts(const struct scan *scan, struct setting *out)
{
    out->lead_end = lead_end(scan);
    out->first = NO_TOKEN;
    for (size_t i = 0; i < scan->n_drafts; i++) {
        const struct draft *draft = &scan->drafts[i];
        bool lead = draft->sentence < out->lead_end;
        out->counted += is_counted(draft);
        out->lead_counted += lead && is_counted(draft);
        out->lead_known += lead && is_known(draft);
        if (draft->sentence < out->first) out->first = draft->sentence;
    }
}

const struct setting *judge_setting(const struct scan *scan)
{
    struct setting *out = ARENA_NEW(scan->arena, struct setting);
    count_words(scan, out);
    count_events(scan, out);
    count_drafts(scan, out);
    return out;
}

/* How much of a whole; NULL when it is too little to say. */
static const char *level(uint32_t part, uint32_t whole)
{
    uint64_t share = whole ? (uint64_t)part * 1000 / whole : 0;
    if (share < TOPIC_LOW) return NULL;
    if (share < TOPIC_MID) return "some";
    return share < TOPIC_HIGH ? "high" : "full";
}

static const char *amount(size_t n)
{
    static const char *const names[] = { "0", "1", "2" };
    if (n < 3) return names[n];
    if (n < 6) return "3-5";
    return n < 12 ? "6-11" : "12-";
}

static void name_topic(const struct judge *judge, size_t topic,
                       char name[TRAIT_ROOM])
{
    struct str from = judge->topics[topic];
    size_t len = from.len < TRAIT_ROOM ? from.len : TRAIT_ROOM - 1;
    memcpy(name, from.at, len);
    name[len] = 0;
}

static void add_topics(const struct scan *scan, const struct setting *setting,
                       const struct draft *draft, struct traits *out)
{
    const struct judge *judge = scan->reader->judge;
    char name[TRAIT_ROOM];
    size_t top = 0;
    for (size_t t = 0; t < judge->n_topics; t++) {
        const char *much = level(setting->topics[t], setting->words);
        name_topic(judge, t, name);
        if (much) trait_pair(out, "topic", name, much);
        if (setting->topics[t] > setting->topics[top]) top = t;
    }
    if (!judge->n_topics || !setting->topics[top]) return;
    name_topic(judge, top, name);
    trait_add(out, "top", name);
    trait_pair(out, "top", name, harm_name(draft->harm));
}

/* What other drafts the report holds, and whether one of them leads it: a lone
 * one far down tells more often of something else. */
static void add_others(const struct setting *setting, const struct draft *draft,
                       const char *length, struct traits *out)
{
    bool lead = draft->sentence < setting->lead_end;
    bool counted = is_counted(draft), known = is_known(draft);
    const char *where = lead                                ? "lead"
                        : draft->sentence == setting->first ? "first"
                                                            : "body";
    const char *leader = setting->lead_counted > (lead && counted) ? "number"
                         : setting->lead_known > (lead && known)   ? "one"
                                                                   : "none";
    trait_pair(out, "counted", length, amount(setting->counted - counted));
    trait_pair(out, "lead", where, leader);
}

void setting_traits(const struct scan *scan, const struct setting *setting,
                    const struct draft *draft, struct traits *out)
{
    const char *length = setting->words < 60    ? "note"
                         : setting->words < 200 ? "short"
                         : setting->words < 600 ? "middle"
                                                : "long";
    trait_pair(out, "events", length, amount(setting->events));
    if (2 * setting->capitals > setting->words) trait_add(out, "all", "caps");
    add_topics(scan, setting, draft, out);
    add_others(setting, draft, length, out);
}

size_t setting_echoes(const struct scan *scan, const struct draft *draft)
{
    size_t n = 0;
    uint32_t at = (uint32_t)(draft - scan->drafts);
    uint32_t end = scan_near_end(scan, at);
    for (uint32_t i = scan_near_start(at); i < end; i++) {
        const struct draft *other = &scan->drafts[i];
        n += other != draft && other->harm == draft->harm &&
             other->sentence != draft->sentence &&
             other->quantity.kind == draft->quantity.kind &&
             other->quantity.lo == draft->quantity.lo &&
             other->quantity.hi == draft->quantity.hi;
    }
    return n;
}
