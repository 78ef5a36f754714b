/* find/where: which places a text names, which of its namesakes is meant, and
 * what is no place at all.
 *
 * A case is a text and what is found in it: "words=code:kind" for each place,
 * with kind c country, r region, t town, p people, and ? for a name that is
 * not in the gazetteer.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "api/builtin.h"
#include "base/buf.h"
#include "find/where.h"

struct finders {
    struct arena arena;
    struct lang *lang;
    struct where_finder *where;
};

static int open_finders(void **state)
{
    static struct finders finders;
    struct error error = { 0 };
    const struct pack *pack = api_builtin_pack();
    arena_open(&finders.arena, NULL);
    assert_int_equal(lang_open(&finders.arena, pack, &finders.lang, &error),
                     STATUS_OK);
    assert_int_equal(
        where_open(&finders.arena, pack, finders.lang, &finders.where, &error),
        STATUS_OK);
    *state = &finders;
    return 0;
}

static int close_finders(void **state)
{
    struct finders *finders = *state;
    arena_close(&finders->arena);
    return 0;
}

/* One report of one paragraph. */
static void read_text(struct finders *f, const char *text,
                      struct report *report, struct analysis *out)
{
    struct zone *zone = ARENA_NEW(&f->arena, struct zone);
    *report =
        (struct report){ .text = str_from(text), .zones = zone, .n_zones = 1 };
    zone->kind = ZONE_BODY;
    zone->span = (struct span){ 0, (uint32_t)report->text.len };
    *out = (struct analysis){ .report = report };
    lang_tokens(f->lang, &f->arena, report, &out->tokens);
    where_find(f->where, &f->arena, out);
}

static void write_place(struct buf *buf, const struct analysis *analysis,
                        const struct place_mention *mention)
{
    const struct token *token = &analysis->tokens.at[mention->words.first];
    struct span last = token[mention->words.n - 1].span;
    if (buf->len) buf_text(buf, ", ");
    buf_str(buf,
            str_slice(analysis->report->text, token->span.start, last.end));
    buf_char(buf, '=');
    buf_str(buf, mention->place.country);
    buf_char(buf, ':');
    buf_char(buf, mention->known ? "crtp"[mention->place.kind] : '?');
}

static void expect(void **state, const char *text, const char *places)
{
    struct finders *f = *state;
    struct report report;
    struct analysis analysis;
    struct buf buf;
    read_text(f, text, &report, &analysis);
    buf_open(&buf, &f->arena);
    for (size_t i = 0; i < analysis.n_places; i++)
        write_place(&buf, &analysis, &analysis.places[i]);
    buf_char(&buf, 0);
    assert_string_equal(buf.at, places);
}

static void finds_countries_towns_peoples(void **state)
{
    expect(state, "Syrian troops shelled Homs before dawn.",
           "Syrian=sy:p, Homs=sy:t");
    expect(state, "Azerbaijan and Armenia traded fire near Stepanakert.",
           "Azerbaijan=az:c, Armenia=am:c, Stepanakert=az:t");
    expect(state, "The U.S. envoy flew to Kyiv; the US stayed silent.",
           "U.S.=us:c, Kyiv=ua:t, US=us:c");
    expect(state, "Karabakh Armenians fled along the Lachin corridor.",
           "Karabakh Armenians=az:p, Lachin corridor=az:r");
}

static void evens_out_spellings(void **state)
{
    expect(state, "Two mortar shells hit Al-Qa'im in western Iraq.",
           "Al-Qa'im=iq:t, Iraq=iq:c");
    expect(state, "A convoy left Mazar-e-Sharif for Kunduz, Afghanistan.",
           "Mazar-e-Sharif=af:t, Kunduz=af:t, Afghanistan=af:c");
    expect(state, "Families left al-Hasakah in Syria.",
           "al-Hasakah=sy:t, Syria=sy:c");
}

static void chooses_among_namesakes(void **state)
{
    struct finders *f = *state;
    struct report report;
    struct analysis analysis;
    expect(state, "Three people were shot in Paris, Texas, on Monday.",
           "Paris=us:t, Texas=us:r");
    read_text(f, "The mayor of Tripoli, Lebanon, closed the port.", &report,
              &analysis);
    assert_true(str_is(analysis.places[0].place.country, "lb"));
    read_text(f, "Fighting went on in Tripoli, and Libya closed its border.",
              &report, &analysis);
    assert_true(str_is(analysis.places[0].place.country, "ly"));
    expect(state, "Officers in Macon, Georgia, and in Atlanta were hurt.",
           "Macon=us:t, Georgia=us:r, Atlanta=us:t");
    expect(state, "Georgia recalled its envoy from Tbilisi to Yerevan.",
           "Georgia=ge:c, Tbilisi=ge:t, Yerevan=am:t");
}

static void lets_people_go(void **state)
{
    expect(state, "Michael Jordan and Mr Lincoln met in Chicago.",
           "Chicago=us:t");
    expect(state, "Paris Hilton, 33, was not hurt.", "");
    expect(state, "Reading the list took hours. Nice weather helped.", "");
    expect(state, "The car hit a wall on Cleveland Street in Dallas.",
           "Dallas=us:t");
}

static void keeps_unknown_places_with_a_cue(void **state)
{
    expect(state,
           "The shooting near the village of Chankatagh in "
           "Azerbaijan went on.",
           "Chankatagh=az:?, Azerbaijan=az:c");
    expect(state,
           "Gunmen raided Qelvani village in Kunduz province, "
           "Afghanistan.",
           "Qelvani=af:?, Kunduz=af:r, Afghanistan=af:c");
}

static void reads_shouted_text(void **state)
{
    expect(state,
           "BOGOTA, COLOMBIA: TWO SOLDIERS DIED IN A BLAST IN "
           "MEDELLIN AND A THIRD WAS HURT.",
           "BOGOTA=co:t, COLOMBIA=co:c, MEDELLIN=co:t");
}

static void takes_any_bytes(void **state)
{
    expect(state, "", "");
    expect(state, "-", "");
    expect(state, "Al-", "");
    expect(state, "village of", "");
    expect(state, "Al-al-al-al-al-Al-Al-Al-Al-Al-Al-", "");
    expect(state,
           "Of \xd0\x9a\xd0\xb8\xd1\x97\xd0\xb2 and \xe5\x8c\x97\xe4"
           "\xba\xac.",
           "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_countries_towns_peoples),
        cmocka_unit_test(evens_out_spellings),
        cmocka_unit_test(chooses_among_namesakes),
        cmocka_unit_test(lets_people_go),
        cmocka_unit_test(keeps_unknown_places_with_a_cue),
        cmocka_unit_test(reads_shouted_text),
        cmocka_unit_test(takes_any_bytes),
    };
    return cmocka_run_group_tests(tests, open_finders, close_finders);
}
