/* Whose word a figure is.
 *
 * Each speech of the report gets its source (a pronoun stands for an earlier
 * one), then each claim the speech that covers it: the nearest one whose
 * content it follows, else the one that trails its clause, else that of a
 * quotation it stands in. Without any of these it is the report's own word.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/speech.h"

enum { NAME_REACH = 2, LEAD_REACH = 6, MOST_PASSED = 12 };

/* ---- who "he", "it" and "the ministry" are ------------------------------ */

static bool has_word(struct str text, struct str word)
{
    while (text.len)
        if (str_equal_fold(str_cut(&text, ' '), word)) return true;
    return false;
}

/* "the ministry" speaks for the side of the ministry named before. */
static void recall_side(struct speaker *speaker, struct attribution *source)
{
    if (source->side.len) {
        size_t at = speaker->n_sided++ % MOST_SIDED;
        speaker->sided[at] = *source;
        return;
    }
    struct str word = str_behind(source->text, ' ');
    size_t n = speaker->n_sided < MOST_SIDED ? speaker->n_sided : MOST_SIDED;
    for (size_t i = n; i-- > 0;) {
        if (!has_word(speaker->sided[i].text, word)) continue;
        source->side = speaker->sided[i].side;
        if (source->kind == SOURCE_UNKNOWN)
            source->kind = speaker->sided[i].kind;
        return;
    }
}

static bool is_person(const struct scan *scan, const struct speech *speech)
{
    uint32_t row, end = speech->words.first + speech->words.n, at;
    /* "the United Nations Migrants Project": a name, but a body's */
    if (speech_phrase_is_name(scan, speech->words))
        return speech_source_kind(scan, speech->words) == SOURCE_UNKNOWN;
    for (at = speech->words.first; at + 1 < end; at++)
        if (scan->tokens[at + 1].tag == TAG_ADP) break;
    if (scan->tokens[at].sense == SENSE_PLURAL) return false;
    if (speech_row(scan, at, at + 1, NULL) == SPEECH_PERSON) return true;
    return phrases_match(&scan->reader->people, scan->tokens, at, at + 1,
                         &row) &&
           scan->reader->person_rows[row].kind == PERSON_ONE;
}

static void remember(struct speaker *speaker, const struct speech *speech)
{
    speaker->last = speech->source;
    if (speech->pronoun) return;
    if (!is_person(speaker->scan, speech)) {
        /* "security sources" are no "it", but the United Nations are */
        uint32_t heart = speech_heart(speaker->scan, speech->words);
        const struct token *token = &speaker->scan->tokens[heart];
        if (token->sense != SENSE_PLURAL || token->capital)
            speaker->body = speech->source;
        return;
    }
    speaker->person = speech->source;
    speaker->person_sentence = speech->sentence;
}

/* "Ivanka Trump also condemned ...": the name that opens a sentence which
 * was not worth parsing. */
static struct stretch opening_name(const struct scan *scan,
                                   const struct sentence *s)
{
    uint32_t at = s->first, end = s->first + s->n;
    while (at < end && scan->tokens[at].kind == TOKEN_WORD &&
           scan->tokens[at].capital && !scan->tokens[at].all_capital &&
           !scan->place_at[at] && !scan->time_at[at])
        at++;
    bool name = at < end && at >= s->first + 2 && at <= s->first + 4 &&
                scan->tokens[at].kind == TOKEN_WORD;
    return (struct stretch){ s->first, name ? at - s->first : 0 };
}

/* "The mayor, Ali Khan, came"; "the mayor came". */
static struct stretch subject_office(const struct scan *scan, uint32_t at)
{
    struct stretch name, none = { 0, 0 };
    uint32_t kind, beside = tree_child(scan, at, REL_APPOS);
    uint32_t det = tree_child(scan, at, REL_DET);
    if (scan->tokens[at].tag != TAG_NOUN || det == NO_TOKEN ||
        !scan_is(scan, det, WORD_DEFINITE) ||
        scan->tokens[at].sense == SENSE_PLURAL)
        return none;
    if (beside != NO_TOKEN && group_is_name(scan, beside, &name)) return name;
    bool office =
        phrases_match(&scan->reader->titles, scan->tokens, at, at + 1, &kind) ||
        speech_row(scan, at, at + 1, NULL) == SPEECH_PERSON;
    return office ? (struct stretch){ at, 1 } : none;
}

/* Whom the sentence has as its subject: somebody named, or, where the sentence
 * is the last before "he", somebody told by an office. */
static struct stretch subject_name(const struct scan *scan,
                                   const struct sentence *s,
                                   const struct speech *speech, bool last)
{
    struct stretch name = { 0, 0 };
    if (!s->parsed) return opening_name(scan, s);
    uint32_t end = s->first + s->n;
    for (uint32_t t = s->first; t < end && t < speech->left; t++) {
        if (scan->tokens[t].relation != REL_NSUBJ) continue;
        if (group_is_name(scan, t, &name)) return name;
        name = subject_office(scan, t);
        if (last && name.n) return name;
    }
    return (struct stretch){ 0, 0 };
}

/* The named subject of a sentence shortly before, for "he". */
static struct attribution find_named(const struct speaker *speaker,
                                     const struct speech *speech)
{
    const struct scan *scan = speaker->scan;
    uint32_t seen = 0;
    for (uint32_t i = speech->sentence + 1; i-- > 0 && seen <= NAME_REACH;) {
        if (i + MOST_PASSED < speech->sentence) break;
        if (speaker->person.text.len && i <= speaker->person_sentence) break;
        const struct sentence *s = scan_sentence(scan, i);
        if (s->zone == ZONE_FURNITURE || s->zone == ZONE_CAPTION) continue;
        /* what "he" has said stands between */
        bool own = i == speech->sentence;
        if (!own && s->n > 1 && speaker->quoted[s->first + 1]) continue;
        bool last = seen <= 1;
        struct speech named = { .words = subject_name(scan, s, speech, last) };
        named.wide = named.words;
        if (named.words.n) return speech_source(scan, &named);
        seen++;
    }
    return (struct attribution){ .text = STR("") };
}

static struct attribution resolve(const struct speaker *speaker,
                                  const struct speech *speech)
{
    uint32_t word = speech->words.first;
    bool person = scan_is(speaker->scan, word, WORD_PERSON);
    bool body = scan_is(speaker->scan, word, WORD_BODY);
    struct attribution named = { .text = STR("") };
    if (person) named = find_named(speaker, speech);
    if (named.text.len) return named;
    if (person && speaker->person.text.len) return speaker->person;
    if (body && speaker->body.text.len) return speaker->body;
    return speaker->last;
}

/* ---- giving ------------------------------------------------------------- */

/* The news agency that passed the word on, in the same sentence. */
static struct str find_via(const struct speaker *speaker,
                           const struct speech *speech)
{
    if (speech->source.kind == SOURCE_MEDIA) return STR("");
    for (size_t i = speaker->first_of[speech->sentence];
         i < speaker->first_of[speech->sentence + 1]; i++) {
        const struct speech *other = &speaker->speeches[i];
        if (other != speech && (other->source.kind == SOURCE_MEDIA ||
                                speech_passes_on(speaker->scan, other, speech)))
            return other->source.text;
    }
    return STR("");
}

/* "denied that the trip was put off over the arrest of eight" denies no
 * arrest: another verb stands between. */
static bool denies(const struct scan *scan, const struct speech *speech,
                   uint32_t at)
{
    if (speech->kind != SPEECH_DENY) return false;
    for (uint32_t i = speech->right; i < at; i++)
        if (scan->tokens[i].tag == TAG_VERB && !scan->hit_at[i] &&
            speech_row(scan, i, i + 1, NULL) < 0)
            return false;
    return true;
}

/* "The Courier's Ann Smith reported", in the Courier: its own word. */
static bool is_reporter(const struct speaker *speaker,
                        const struct speech *speech)
{
    struct str own = speaker->scan->report->publisher;
    struct str text = speech->source.text;
    if (!own.len || text.len <= own.len + 2 ||
        !str_equal_fold(str_slice(text, 0, own.len), own))
        return false;
    struct str rest = str_slice(text, own.len, text.len);
    return str_starts(rest, STR("'s ")) ||
           str_starts(rest, STR("\xE2\x80\x99s "));
}

/* "Indonesia reported 165 deaths, India 98": the land right before a figure
 * told it, where another told the one before it. */
static struct stretch land_before(const struct scan *scan,
                                  const struct speech *speech, uint32_t at)
{
    struct stretch none = { 0, 0 };
    if ((speech->kind != SPEECH_FIGURE && speech->kind != SPEECH_SAY) ||
        at <= speech->right || !scan->place_at[speech->words.first] ||
        !scan->place_at[at - 1])
        return none;
    struct stretch land =
        scan->analysis.places[scan->place_at[at - 1] - 1].words;
    if (land.first <= speech->right + 1) return none;
    uint32_t joint = land.first - 1;
    if (scan_is(scan, joint, WORD_THE)) joint--;
    bool joined =
        joint >= speech->right && (str_is(scan->tokens[joint].lower, ",") ||
                                   scan_is(scan, joint, WORD_AND));
    return joined ? land : none;
}

static void give_source(struct speaker *speaker, struct draft *draft)
{
    uint32_t at = draft->quantity.words.first, number = draft->quantity.number;
    if (number != NO_TOKEN)
        at = speaker->scan->analysis.numbers[number].core.first;
    bool own;
    const struct speech *speech = speaker_cover(speaker, at, &own);
    if (!speech || !speech->source.text.len || is_reporter(speaker, speech))
        return;
    draft->source = speech->source;
    draft->source.via = find_via(speaker, speech);
    uint32_t first = draft->quantity.words.first;
    struct speech gapped = { .words =
                                 land_before(speaker->scan, speech, first) };
    gapped.wide = gapped.words;
    if (gapped.words.n) draft->source = speech_source(speaker->scan, &gapped);
    if (own && denies(speaker->scan, speech, at)) draft->stance = STANCE_DENIED;
}

/* "Mijares further claimed": has somebody of this name spoken before? */
static bool has_spoken(const struct speaker *speaker,
                       const struct speech *speech)
{
    const struct scan *scan = speaker->scan;
    uint32_t last = speech->words.first + speech->words.n - 1;
    size_t most = speaker->n < MOST_SIDED ? speaker->n : MOST_SIDED;
    for (size_t i = speaker->n; i-- > speaker->n - most;)
        if (has_word(speaker->speeches[i].source.text, scan->tokens[last].text))
            return true;
    return false;
}

static void add_speeches(struct speaker *speaker, uint32_t sentence)
{
    struct speech found[MOST_SPEECHES];
    size_t n = speech_find(speaker->scan, sentence, found);
    for (size_t i = 0; i < n; i++) {
        struct speech *speech = &found[i];
        if (speech->unsure && !has_spoken(speaker, speech)) continue;
        if (speech->pronoun) {
            if (speaker->quoted[speech->cue]) continue;
            speech->source = resolve(speaker, speech);
        } else {
            speech->source = speech_source(speaker->scan, speech);
            recall_side(speaker, &speech->source);
        }
        /* "My brother told me ...," he said: the brother stands in his words */
        if (!speaker->quoted[speech->cue]) remember(speaker, speech);
        speaker->speeches =
            arena_grow(speaker->scan->arena, speaker->speeches, &speaker->room,
                       speaker->n + 1, sizeof *speaker->speeches);
        speaker->speeches[speaker->n++] = *speech;
    }
}

/* "a senior official" in the lead, whom one of the next sentences names. */
static bool is_unnamed(const struct speaker *speaker,
                       const struct speech *speech)
{
    const struct scan *scan = speaker->scan;
    uint32_t first = speech->wide.first;
    return !speech->pronoun && is_person(scan, speech) &&
           !speech_phrase_is_name(scan, speech->words) &&
           scan_is(scan, first, WORD_INDEFINITE);
}

static bool may_name(const struct scan *scan, const struct attribution *one,
                     const struct speech *other)
{
    if (other->pronoun || !speech_phrase_is_name(scan, other->words) ||
        !is_person(scan, other))
        return false;
    if (one->side.len && other->source.side.len)
        return str_equal(one->side, other->source.side);
    return one->kind != SOURCE_UNKNOWN && one->kind == other->source.kind;
}

static void name_unnamed(struct speaker *speaker)
{
    for (size_t i = 0; i + 1 < speaker->n; i++) {
        struct speech *speech = &speaker->speeches[i];
        const struct speech *next = speech + 1;
        if (speech->sentence > LEAD_REACH) break;
        if (next->sentence == speech->sentence ||
            next->sentence > speech->sentence + NAME_REACH ||
            !is_unnamed(speaker, speech) ||
            !may_name(speaker->scan, &speech->source, next))
            continue;
        speech->source = next->source;
    }
}

struct speaker *speaker_read(struct scan *scan)
{
    size_t n = scan->analysis.tokens.n_sentences;
    struct speaker *speaker = ARENA_NEW(scan->arena, struct speaker);
    speaker->scan = scan;
    speaker_mark_quotes(speaker);
    speaker->first_of = ARENA_ARRAY(scan->arena, size_t, n + 2);
    for (uint32_t i = 0; i < n; i++) {
        speaker->first_of[i] = speaker->n;
        if (scan_sentence(scan, i)->parsed) add_speeches(speaker, i);
        speaker->first_of[i + 1] = speaker->n;
    }
    name_unnamed(speaker);
    return speaker;
}

/* "Two civilians were killed, officials said, along with five attackers": one
 * statement, wherever its speaker stands. */
static void share_source(struct scan *scan, size_t d)
{
    struct draft *draft = &scan->drafts[d];
    const struct draft *before = draft - 1;
    if (!draft->source.text.len && before->hit == draft->hit &&
        before->sentence == draft->sentence && before->stance == draft->stance)
        draft->source = before->source;
}

/* "Five died, the minister, Ann Hill, said": the tree may take her who says it
 * for one of them. */
static bool is_who_says(const struct scan *scan, const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    const struct harm_hit *hit = &scan->hits[draft->hit];
    struct str words = scan_text(scan, quantity->words);
    return draft->source.text.len && hit->class == CLASS_VERB &&
           hit->first < quantity->words.first &&
           str_find(words, draft->source.text, 0) < words.len &&
           scan->tokens[quantity->head].relation == REL_NSUBJ;
}

void speaker_find(struct scan *scan)
{
    if (!scan->n_drafts) return;
    struct speaker *speaker = speaker_read(scan);
    for (size_t d = 0; d < scan->n_drafts; d++)
        give_source(speaker, &scan->drafts[d]);
    for (size_t d = 1; d < scan->n_drafts; d++) share_source(scan, d);
    for (size_t d = 0; d < scan->n_drafts; d++)
        if (is_who_says(scan, &scan->drafts[d])) scan->drafts[d].dropped = true;
    speaker_doubt(scan);
}
