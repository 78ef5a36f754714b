/* The evidence of a figure: each claim with its sentence and its report.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/webpage.h"

enum rank { RANK_BEST, RANK_WEIGHED, RANK_ASIDE, RANK_COUNT };

void webpage_anchor(struct tree *item, const char *name,
                    const struct entry *entry)
{
    struct buf buf;
    buf_open(&buf, item->arena);
    buf_char(&buf, 'c');
    buf_number(&buf, entry->key);
    tree_text(item, name, buf_view(&buf));
}

static enum rank rank_of(const struct figure *figure,
                         const struct lineage *lineage, size_t at)
{
    if (lineage->entries[at] == figure->best_entry) return RANK_BEST;
    return lineage->states[at] == ENTRY_CURRENT ? RANK_WEIGHED : RANK_ASIDE;
}

/* The sentence in three: before the quote, the quote, behind it. */
static void add_sentence(struct tree *item, const struct entry *entry)
{
    struct str text = entry->reading->report->text;
    struct span sentence = entry->claim->sentence, quote = entry->claim->quote;
    if (quote.start < sentence.start || quote.end > sentence.end)
        quote.start = quote.end = sentence.start;
    tree_text(item, "before", str_slice(text, sentence.start, quote.start));
    tree_text(item, "quote", str_slice(text, quote.start, quote.end));
    tree_text(item, "behind", str_slice(text, quote.end, sentence.end));
}

struct str webpage_address(const struct report *report)
{
    bool web = str_starts(report->url, STR("https://")) ||
               str_starts(report->url, STR("http://"));
    return web ? report->url : STR("");
}

static void add_report(const struct webpage *webpage, struct tree *item,
                       const struct entry *entry)
{
    const struct report *report = entry->reading->report;
    struct buf words = webpage_words(webpage);
    char *room = arena_alloc(webpage->arena, DATE_ROOM);
    word_address(&words, webpage->ledger->book, entry);
    tree_text(item, "address", buf_view(&words));
    tree_text(item, "title", report->title);
    tree_text(item, "publisher", report->publisher);
    tree_text(item, "published", date_format(entry->known_on, room));
    tree_text(item, "url", webpage_address(report));
    tree_number(item, "start", entry->claim->quote.start);
    tree_number(item, "end", entry->claim->quote.end);
    webpage->told[lookup_reading(webpage->ledger->book, entry)] = 1;
}

/* Why it stands as it does, in one sentence. */
static struct str tell_reason(const struct lineage *lineage, size_t at)
{
    if (lineage->reasons[at].len) return lineage->reasons[at];
    if (lineage->current != (int32_t)at) return STR("");
    return lineage->outdone.len ? lineage->outdone : lineage->shadow;
}

static void add_claim(const struct webpage *webpage, struct tree *item,
                      const struct lineage *lineage, size_t at)
{
    const struct entry *entry =
        lookup_entry(webpage->ledger, lineage->entries[at]);
    const struct claim *claim = entry->claim;
    struct buf words = webpage_words(webpage);
    char *room = arena_alloc(webpage->arena, DATE_ROOM);
    webpage_anchor(item, "anchor", entry);
    word_claim(&words, claim);
    if (claim->scope == SCOPE_INCREMENT) buf_text(&words, " more");
    tree_text(item, "says", buf_view(&words));
    tree_text(item, "source", word_source(webpage->ledger->book, entry));
    tree_text(item, "as_of", date_format(entry->as_of, room));
    tree_text(item, "state", str_from(word_state(lineage->states[at])));
    tree_flag(item, "stands", lineage->states[at] == ENTRY_CURRENT);
    tree_text(item, "reason", tell_reason(lineage, at));
    tree_flag(item, "unverified", claim->stance == STANCE_UNVERIFIED);
    tree_flag(item, "denies", claim->stance == STANCE_DENIED);
    webpage->shown[entry->key] = 1;
    add_sentence(item, entry);
    add_report(webpage, item, entry);
}

/* The claims of one figure as they are put on the page. */
struct evidence {
    struct tree *list;
    const struct figure *figure;
    size_t n, most, left_out;
};

/* The claims of one source that have this rank, newest first. */
static void add_ranked(struct webpage *webpage, struct evidence *evidence,
                       const struct lineage *lineage, enum rank rank)
{
    for (size_t i = lineage->n; i-- > 0;) {
        if (lineage->states[i] == ENTRY_LATER ||
            rank_of(evidence->figure, lineage, i) != rank)
            continue;
        if (evidence->n >= evidence->most) {
            evidence->left_out++;
            continue;
        }
        struct tree *item = tree_add(evidence->list);
        evidence->n++;
        tree_flag(item, "rests", rank == RANK_BEST);
        add_claim(webpage, item, lineage, i);
    }
}

void webpage_claims(struct webpage *webpage, struct tree *item,
                    const struct figure *figure)
{
    struct evidence evidence = {
        .list = tree_list(item, "claims"),
        .figure = figure,
        .most = webpage->n_claims < PAGE_ALL_CLAIMS ? PAGE_CLAIMS : 1,
    };
    for (int rank = 0; rank < RANK_COUNT; rank++)
        for (size_t i = 0; i < figure->n_lineages; i++)
            add_ranked(webpage, &evidence, &figure->lineages[i],
                       (enum rank)rank);
    webpage->n_claims += evidence.n;
    webpage_left_out(webpage, item, "claims_left_out", evidence.left_out);
}
