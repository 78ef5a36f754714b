/* How well and how fast a model parses: treebank.py's lines on standard
 * input, the model's path as argument; figures on standard output. Words are
 * taken as given, tags are the model's own. Punctuation counts.
 *
 * With --trees it prints each word with its tag, head and relation instead.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "find/syntax.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SENTENCE_MOST = 1024, LINE_MOST = 4096, MODEL_MOST = 16 << 20 };

struct gold {
    int tag, sense, head, relation;
};

struct tally {
    long words, tags, senses, heads, labels, whole, sentences;
    double seconds;
};

static struct token words[SENTENCE_MOST];
static struct gold golds[SENTENCE_MOST];

static void note_letters(struct token *token)
{
    size_t letters = 0;
    size_t small = 0;

    for (size_t at = 0; at < token->text.len;) {
        uint32_t rune = utf8_next(token->text, &at);

        letters += utf8_is_letter(rune);
        small += utf8_is_letter(rune) && !utf8_is_upper(rune);
    }
    size_t at = 0;
    uint32_t first = utf8_next(token->text, &at);
    token->capital = utf8_is_upper(first);
    token->all_capital = letters >= 2 && small == 0;
    token->kind = utf8_is_digit(first) ? TOKEN_NUMBER
                  : letters > 0        ? TOKEN_WORD
                                       : TOKEN_PUNCT;
}

static void read_word(struct arena *arena, char *line, size_t at)
{
    struct str rest = { line, strcspn(line, "\n") };
    struct gold *gold = &golds[at];

    memset(&words[at], 0, sizeof(words[at]));
    words[at].text = str_copy(arena, str_cut(&rest, '\t'));
    words[at].lower = str_lower(arena, words[at].text);
    note_letters(&words[at]);
    if (sscanf(rest.at, "%d\t%d\t%d\t%d", &gold->tag, &gold->sense, &gold->head,
               &gold->relation) != 4)
        exit(EXIT_FAILURE);
}

static double now(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static void compare(struct tally *tally, size_t n)
{
    long labels = tally->labels;

    for (size_t i = 0; i < n; i++) {
        const struct token *word = &words[i];
        int head = word->head == i ? 0 : (int)word->head + 1;
        bool tag = word->tag == golds[i].tag;
        bool right = head == golds[i].head;

        tally->tags += tag;
        tally->senses += tag && word->sense == golds[i].sense;
        tally->heads += right;
        tally->labels += right && word->relation == golds[i].relation;
    }
    tally->words += (long)n;
    tally->sentences++;
    tally->whole += tally->labels - labels == (long)n;
}

static void print_tree(size_t n)
{
    for (size_t i = 0; i < n; i++)
        printf("%zu\t%.*s\t%d\t%d\t%d\t%d\n", i + 1, STR_ARG(words[i].text),
               words[i].tag, words[i].sense,
               words[i].head == i ? 0 : (int)words[i].head + 1,
               words[i].relation);
    printf("\n");
}

/* `arena` is used again and again, as in the program. */
static void parse(const struct syntax_parser *parser, struct arena *arena,
                  size_t n, struct tally *tally)
{
    struct sentence sentence = { .n = (uint32_t)n };
    struct tokens tokens = { words, n, &sentence, 1 };

    arena_reset(arena);
    double began = now();
    syntax_parse(parser, arena, &tokens, 0);
    tally->seconds += now() - began;
}

static struct str read_model(const char *path)
{
    char *bytes = malloc(MODEL_MOST);
    FILE *file = fopen(path, "rb");
    size_t len = file && bytes ? fread(bytes, 1, MODEL_MOST, file) : 0;

    if (file) fclose(file);
    return (struct str){ bytes, len };
}

static void print_tally(const struct tally *t)
{
    double all = (double)t->words / 100;

    printf("%ld sentences, %ld words: tags %.2f, with sense %.2f, UAS %.2f, "
           "LAS %.2f, whole trees %.1f, %.0f words/s\n",
           t->sentences, t->words, (double)t->tags / all,
           (double)t->senses / all, (double)t->heads / all,
           (double)t->labels / all,
           100 * (double)t->whole / (double)t->sentences,
           (double)t->words / t->seconds);
}

int main(int argc, char **argv)
{
    char line[LINE_MOST];
    struct arena kept, arena, work;
    struct syntax_parser *parser;
    struct error error = { 0 };
    struct tally tally = { 0 };
    bool trees = argc == 3 && strcmp(argv[2], "--trees") == 0;
    size_t n = 0;

    if (argc < 2) return EXIT_FAILURE;
    struct pack_file file = { STR("syntax.model"), read_model(argv[1]) };
    struct pack pack = { &file, 1 };
    arena_open(&kept, NULL);
    arena_open(&arena, NULL);
    arena_open(&work, NULL);
    (void)arena_alloc(&work, 1 << 20);
    if (syntax_open(&kept, &pack, NULL, &parser, &error) != STATUS_OK) {
        fprintf(stderr, "%s\n", error.message);
        return EXIT_FAILURE;
    }
    while (fgets(line, sizeof(line), stdin)) {
        if (line[0] != '\n' && n < SENTENCE_MOST) {
            read_word(&arena, line, n++);
            continue;
        }
        if (n) parse(parser, &work, n, &tally);
        if (trees)
            print_tree(n);
        else if (n)
            compare(&tally, n);
        n = 0;
        arena_reset(&arena);
    }
    if (!trees) print_tally(&tally);
    arena_close(&kept);
    arena_close(&arena);
    arena_close(&work);
    free((void *)(uintptr_t)file.bytes.at);
    return EXIT_SUCCESS;
}
