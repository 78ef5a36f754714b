/* Fuzzes the door of lang/: any text into tokens and sentences.
 *
 * Tokens must be in order, within the text, and all in a sentence.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>
#include <stdlib.h>

#include "api/builtin.h"

static struct arena kept, work;
static struct zoner *zoner;
static struct lang *lang;

static void check_tokens(const struct tokens *tokens, size_t len)
{
    uint32_t at = 0, token = 0;
    for (size_t i = 0; i < tokens->n; i++) {
        struct span span = tokens->at[i].span;
        assert(span.start >= at && span.start <= span.end);
        assert(span.end <= len);
        at = span.end;
    }
    for (size_t i = 0; i < tokens->n_sentences; i++) {
        assert(tokens->sentences[i].first == token);
        token += tokens->sentences[i].n;
    }
    assert(token == tokens->n);
}

static void open_once(void)
{
    struct str table = { NULL, 0 };
    struct error error;
    if (lang) return;
    arena_open(&kept, NULL);
    arena_open(&work, NULL);
    pack_find(api_builtin_pack(), "furniture.tsv", &table);
    if (zoner_open(&kept, table, &zoner, &error)) abort();
    if (lang_open(&kept, api_builtin_pack(), &lang, &error)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    open_once();
    struct str bytes = { (const char *)data, len };
    struct intake intake = { &work, zoner, STR("fuzz.txt"), 0 };
    struct report report = { .id = STR("") };
    struct tokens tokens = { .n = 0 };
    struct error error;
    jmp_buf guard;
    work.guard = &guard;
    if (setjmp(guard)) abort();
    if (!intake_plain(&intake, bytes, &report, &error)) {
        lang_tokens(lang, &work, &report, &tokens);
        check_tokens(&tokens, report.text.len);
    }
    arena_reset(&work);
    return 0;
}
