/* The speeches of a sentence: verbs of saying with their subjects, "according
 * to", nouns such as "figures from", and the marks of headlines.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/speech.h"

enum { APPOSITION_REACH = 30, AGENT_REACH = 6 };

static bool holds_harm(const struct finding *f, struct stretch words)
{
    for (uint32_t i = words.first; i < words.first + words.n; i++)
        if (f->scan->hit_at[i]) return true;
    return false;
}

static bool holds_number(const struct finding *f, struct stretch words)
{
    for (uint32_t i = words.first; i < words.first + words.n; i++)
        if (f->scan->number_at[i]) return true;
    return false;
}

static bool is_doing(const struct finding *f, uint32_t at)
{
    if (at >= f->end) return false;
    uint8_t tag = finding_token(f, at)->tag;
    return tag == TAG_VERB || tag == TAG_AUX;
}

/* ---- what stands behind ------------------------------------------------- */

/* Over "told Reuters on Sunday", "said in a statement". */
static uint32_t skip_circumstances(const struct finding *f, uint32_t at,
                                   bool hearer)
{
    while (at < f->end) {
        const struct token *token = finding_token(f, at);
        uint32_t next = at;
        if (f->scan->hit_at[at] || f->scan->number_at[at]) break;
        if (f->scan->time_at[at] || token->tag == TAG_ADV) {
            at++;
            continue;
        }
        if (token->tag == TAG_ADP || hearer) {
            struct stretch words = speech_phrase_after(
                f->scan, token->tag == TAG_ADP ? at + 1 : at, f->end);
            next = words.first + words.n;
            if (words.n && (holds_harm(f, words) || is_doing(f, next) ||
                            holds_number(f, words)))
                break;
            if (!words.n && next < f->end && f->scan->time_at[next]) next++;
        }
        hearer = false;
        if (next <= at || next > f->end) break;
        at = next;
    }
    return at;
}

/* Behind "said X,": the words that tell who X is run on to the end of the
 * sentence or to the next clause. */
static uint32_t end_of_aside(const struct finding *f, uint32_t at)
{
    const struct token *token = finding_token(f, at);
    bool who = finding_is(f, at, WORD_CLAUSE);
    if (!who && !finding_is(f, at, WORD_INDEFINITE) &&
        !finding_is(f, at, WORD_THE) && token->tag != TAG_NOUN &&
        token->tag != TAG_NUM)
        return at;
    for (; at + 1 < f->end; at++)
        if (finding_mark(f, at, ",") &&
            (finding_token(f, at + 1)->tag == TAG_CCONJ ||
             finding_token(f, at + 1)->tag == TAG_VERB))
            return at;
    return f->end;
}

static bool tells_before(const struct finding *f, uint32_t stop)
{
    for (uint32_t i = f->first; i < stop; i++)
        if (f->scan->hit_at[i] || is_doing(f, i)) return true;
    return false;
}

/* "X, police chief of Balkh": words behind a comma where nothing happens. */
static void take_apposition(const struct finding *f, struct speech *speech)
{
    uint32_t at = speech->right, end;
    if (!finding_mark(f, at, ",") || at + 1 >= f->end) return;
    /* "On Monday, according to the ministry, 12 people died", "but according to
     * police, 20 died": it is told behind. */
    if (speech->left > f->first + 1 && tells_before(f, speech->left) &&
        !(speech->kind == SPEECH_ACCORDING &&
          speech_is_joined(f->scan, speech->left - 1))) {
        /* "said the head of the brigade, Col. Paulo Dias" */
        struct stretch name = speech_phrase_after(f->scan, at + 1, f->end);
        if (name.n && speech_phrase_is_name(f->scan, name) &&
            !speech_phrase_is_name(f->scan, speech->words)) {
            speech->words = name;
            speech->wide.n = name.first + name.n - speech->wide.first;
            speech->right = name.first + name.n;
            return;
        }
        end = end_of_aside(f, at + 1);
        if (end > at + 1) {
            speech->right = end;
            end = end < at + APPOSITION_REACH ? end : at;
            speech->wide.n = end - speech->wide.first;
            return;
        }
    }
    for (end = at + 1; end < f->end && !finding_mark(f, end, ","); end++)
        if (f->scan->hit_at[end] || is_doing(f, end) || f->scan->number_at[end])
            return;
    if (end - at > APPOSITION_REACH || end == at + 1) return;
    speech->wide.n = end - speech->wide.first;
    speech->right = end;
}

/* ---- adding ------------------------------------------------------------- */

static bool is_pronoun(const struct finding *f, struct stretch words)
{
    /* "he", but not "the WHO" */
    return words.n == 1 && finding_token(f, words.first)->tag == TAG_PRON &&
           !finding_token(f, words.first)->all_capital;
}

/* Bare "the statement", "the report": whoever spoke before. */
static bool is_bare_document(const struct finding *f, struct stretch words)
{
    if (words.n > 2 || !words.n) return false;
    uint32_t last = words.first + words.n - 1;
    bool bare = words.n == 1 || finding_is(f, words.first, WORD_THE) ||
                scan_is(f->scan, words.first, WORD_INDEFINITE);
    return bare && scan_is(f->scan, last, WORD_STATEMENT);
}

/* A bare adjective or number is nobody: "worth noting". */
static bool is_nobody(const struct finding *f, struct stretch words)
{
    uint8_t tag = finding_token(f, speech_heart(f->scan, words))->tag;
    if (finding_token(f, words.first)->tag == TAG_DET) return false;
    return words.n == 1 && (tag == TAG_ADJ || tag == TAG_NUM);
}

static bool is_loose(int kind)
{
    return kind == SPEECH_FIGURE || kind == SPEECH_SHOW ||
           kind == SPEECH_RELAY || kind == SPEECH_CLAIM || kind == SPEECH_DENY;
}

static bool is_surname(const struct finding *f, struct stretch words)
{
    const struct token *token = finding_token(f, words.first);
    bool noun = token->tag == TAG_PROPN || token->tag == TAG_NOUN;
    return words.n == 1 && noun && token->capital;
}

/* "Cal Fire said": a service by its name; "refugees told us": people, though
 * the word tells of flight. No fire says anything. */
static bool is_called(const struct finding *f, const struct speech *speech)
{
    uint32_t heart = speech_heart(f->scan, speech->words), row;
    const struct token *token = finding_token(f, heart);
    if (speech->kind != SPEECH_SAY && speech->kind != SPEECH_TOLD) return false;
    /* "refugees", "asylum seekers" */
    for (uint32_t i = speech->words.first; i <= heart; i++)
        if (i + phrases_match(&f->scan->reader->people, f->scan->tokens, i,
                              heart + 1, &row) ==
            heart + 1)
            return f->scan->reader->person_rows[row].role != ROLE_ATTACKER;
    return speech->words.n > 1 && token->capital && !token->all_capital &&
           !f->scan->place_at[heart];
}

void speech_add(struct finding *f, struct speech speech)
{
    if (f->n == MOST_SPEECHES || !speech.words.n) return;
    speech.words = speech_author(f, speech.words);
    speech.pronoun =
        is_pronoun(f, speech.words) || is_bare_document(f, speech.words);
    /* "It brings to 5,000 the number": what happened */
    if (speech.kind == SPEECH_SHOW && is_pronoun(f, speech.words)) return;
    if (!speech.pronoun) {
        if ((speech_is_event(f, speech.words) && !is_called(f, &speech)) ||
            is_nobody(f, speech.words))
            return;
        speech.words = speech_phrase_trim(f->scan, speech.words);
        speech.unsure = is_loose(speech.kind) && !speech_closes(f, &speech) &&
                        !speech_source_speaks(f->scan, speech.words);
        if (speech.unsure && !is_surname(f, speech.words)) return;
    }
    speech.sentence = f->sentence;
    speech_reach(f->scan, &speech);
    f->out[f->n++] = speech;
}

/* "The charity, which ..., described the horror": the tree knows a subject
 * ahead of the verb, and no quotation ends there. */
static bool has_subject_ahead(const struct finding *f, uint32_t verb)
{
    uint32_t subject = tree_child(f->scan, verb, REL_NSUBJ);
    return subject != NO_TOKEN && subject < verb &&
           !speech_is_quote(finding_token(f, verb - 1));
}

/* "..., said X": the phrase behind the verb, when it is nobody's clause. */
static struct stretch find_inverted(const struct finding *f, uint32_t verb,
                                    uint32_t at)
{
    struct stretch none = { 0, 0 };
    struct stretch words = speech_phrase_after(f->scan, at, f->end);
    uint32_t next = words.first + words.n;
    if (has_subject_ahead(f, verb) && !speech_is_named(f, verb, words))
        return none;
    if (!words.n || is_doing(f, next) || finding_is(f, next, WORD_THAT))
        return none;
    struct stretch who = words; /* "recalled one survivor" */
    if (finding_is(f, who.first, WORD_SINGLE) && who.n > 1)
        who.first++, who.n--;
    if (holds_harm(f, words) || holds_number(f, who)) return none;
    if (is_pronoun(f, words) && !finding_is(f, words.first, WORD_SOMEBODY))
        return none;
    return words;
}

static bool is_passive(const struct finding *f, uint32_t at)
{
    uint32_t verb = at;
    const struct token *token = finding_token(f, verb);
    if (token->sense != SENSE_PARTICIPLE) return false;
    if ((token->relation == REL_ACL || token->relation == REL_AMOD ||
         (token->relation == REL_ADVCL && finding_is(f, verb + 1, WORD_BY))) &&
        tree_child(f->scan, verb, REL_OBJ) == NO_TOKEN)
        return true; /* "men accused of", "a raid on a base claimed by X" */
    while (at > f->first && finding_token(f, at - 1)->tag == TAG_ADV) at--;
    return at > f->first && finding_is(f, at - 1, WORD_BE);
}

/* "confirmed by the ministry": whoever stands behind "by". */
static void read_agent(struct finding *f, uint32_t verb, int kind)
{
    uint32_t stop = verb + AGENT_REACH < f->end ? verb + AGENT_REACH : f->end;
    for (uint32_t i = verb + 1; i < stop; i++) {
        if (!finding_is(f, i, WORD_BY)) continue;
        struct stretch words = speech_phrase_after(f->scan, i + 1, f->end);
        if (!words.n || (kind == SPEECH_FIGURE && speech_is_gift(f, verb)))
            return;
        /* "put at 70 by officials": the figure stands in between */
        bool told = holds_number(f, (struct stretch){ verb, i - verb });
        speech_add(f, (struct speech){ .cue = verb,
                                       .words = words,
                                       .wide = words,
                                       .left = told ? i : verb,
                                       .right = words.first + words.n,
                                       .kind = (uint8_t)kind });
        return;
    }
}

/* "self-declared" */
static bool is_compound(const struct finding *f, uint32_t verb)
{
    return finding_mark(f, verb - 1, "-") &&
           !finding_token(f, verb)->space_before;
}

/* "claimed the attack that killed 12": the deed, not the figure. */
static bool claims_event(const struct finding *f, uint32_t at, int kind)
{
    uint32_t value;
    if (kind != SPEECH_CLAIM) return false;
    struct stretch words = speech_phrase_after(f->scan, at, f->end);
    if (!words.n || is_doing(f, words.first + words.n)) return false;
    for (uint32_t i = words.first; i < words.first + words.n; i++)
        if (phrases_match(&f->scan->reader->events, f->scan->tokens, i,
                          words.first + words.n, &value))
            return true;
    return false;
}

/* "X was quoted by TASS as saying": X's word all the same. */
static bool is_quoted_as(const struct finding *f, uint32_t verb)
{
    for (uint32_t i = verb + 1; i < verb + AGENT_REACH; i++)
        if (finding_is(f, i, WORD_AS)) return true;
    return false;
}

/* "..., having put the toll at 12": of whoever spoke in the same breath. */
static bool is_perfect(const struct finding *f, uint32_t verb)
{
    uint32_t at = speech_skip_helpers(f, verb);
    return at < verb && finding_token(f, at)->sense == SENSE_GERUND;
}

/* "said 12 died, adding that ...", "confirmed it to the press, saying": the
 * source is that of the speech before, or of the verb that it hangs on. */
static bool borrows_subject(const struct finding *f, uint32_t verb)
{
    uint32_t at = speech_skip_helpers(f, verb);
    if (finding_token(f, verb)->sense != SENSE_GERUND && !is_perfect(f, verb))
        return false;
    if (at == f->first || finding_token(f, at - 1)->tag == TAG_PUNCT)
        return true;
    struct stretch words = speech_phrase_before(f->scan, f->first, at);
    return f->n && words.first > f->first &&
           finding_token(f, words.first - 1)->tag == TAG_ADP &&
           !finding_is(f, words.first - 1, WORD_WITH);
}

static void borrow(const struct finding *f, struct speech *speech)
{
    /* "cited an official as estimating": the official's */
    bool quoted = f->n && (f->out[f->n - 1].right > speech->cue ||
                           is_perfect(f, speech->cue));
    if (f->n && (quoted || speech->kind != SPEECH_FIGURE)) {
        speech->words = f->out[f->n - 1].words;
        speech->wide = f->out[f->n - 1].wide;
    } else {
        /* "A guard was hurt, raising the toll": what happened raises it */
        uint32_t head = finding_token(f, speech->cue)->head;
        if (speech->kind == SPEECH_FIGURE &&
            finding_token(f, speech->cue)->sense == SENSE_GERUND &&
            f->scan->hit_at[head])
            return;
        speech->words = speech_shared_subject(f, speech->cue);
        /* "Divers found a body, bringing the toll to six" */
        if (scan_is(f->scan, speech->cue, WORD_BRING) &&
            !speech_is_document(f->scan, speech_heart(f->scan, speech->words)))
            speech->words.n = 0;
        speech->wide = speech->words;
    }
    speech->left = speech->cue;
}

/* "Aftershocks of the quake that struck the south raised the toll to six":
 * what happened is the subject, whatever stands before the verb. */
static bool is_of_event(const struct finding *f, uint32_t verb)
{
    uint32_t subject = tree_child(f->scan, verb, REL_NSUBJ);
    return subject != NO_TOKEN && subject < verb &&
           speech_is_event(f, (struct stretch){ subject, 1 });
}

/* "Omar Said, 22": a name and an age. */
static bool is_aged_name(const struct finding *f, uint32_t at)
{
    return at > f->first && finding_token(f, at)->capital &&
           finding_token(f, at - 1)->capital && at + 2 < f->end &&
           (finding_mark(f, at + 1, ",") || finding_mark(f, at + 1, "(")) &&
           f->scan->number_at[at + 2];
}

static bool is_no_speech(const struct finding *f, uint32_t verb, uint32_t n,
                         int kind)
{
    if (speech_is_said_of(f, verb, kind) || is_compound(f, verb)) return true;
    if (is_aged_name(f, verb)) return true;
    /* "neither confirmed nor denied" */
    if (finding_is(f, verb - 1, WORD_NOR)) return true;
    if (speech_names_nobody(f, verb) || speech_is_deed(f, verb)) return true;
    /* "the army, often accused of neglect" */
    if (scan_is(f->scan, verb, WORD_ACCUSE) &&
        scan_is(f->scan, verb + 1, WORD_OF))
        return true;
    if (kind == SPEECH_FIGURE && is_of_event(f, verb)) return true;
    if (kind == SPEECH_FIGURE && speech_sets_free(f, verb)) return true;
    if (kind == SPEECH_SEE && !speech_sees(f, verb)) return true;
    if (finding_is(f, verb - 1, WORD_TO) || finding_is(f, verb - 1, WORD_NOT))
        return true;
    /* "said about the raid", but "said about 12 died" */
    if (finding_is(f, verb + n, WORD_ABOUT) && !f->scan->number_at[verb + n] &&
        !(verb + n + 1 < f->end && f->scan->number_at[verb + n + 1]))
        return true;
    return claims_event(f, verb + n, kind);
}

static void read_verb(struct finding *f, uint32_t verb, uint32_t n, int kind)
{
    if (is_no_speech(f, verb, n, kind)) return;
    if (kind == SPEECH_SEE) kind = SPEECH_FIGURE;
    if (kind == SPEECH_FIGURE) n = 1; /* "increases | the toll to 12" */
    /* "a bombing claimed by X": the deed */
    if (is_passive(f, verb) && kind == SPEECH_CLAIM) return;
    if (is_passive(f, verb) &&
        !(kind == SPEECH_RELAY && is_quoted_as(f, verb))) {
        read_agent(f, verb, kind);
        return;
    }
    uint32_t at = speech_skip_helpers(f, verb);
    bool open = at == f->first || finding_token(f, at - 1)->tag == TAG_PUNCT;
    bool gerund = borrows_subject(f, verb);
    struct stretch inverted = { 0, 0 };
    if (open && !gerund && (kind == SPEECH_SAY || kind == SPEECH_FIGURE))
        inverted = find_inverted(f, verb, verb + n);
    struct speech speech = { .words = inverted,
                             .wide = inverted,
                             .left = verb };
    if (inverted.n) {
        speech.right = inverted.first + inverted.n;
        take_apposition(f, &speech);
    } else {
        speech = speech_subject(f, verb);
        speech.right = skip_circumstances(f, verb + n, kind == SPEECH_TOLD);
    }
    speech.cue = verb;
    speech.kind = (uint8_t)kind;
    if (gerund || (!speech.words.n && (f->n || !open))) borrow(f, &speech);
    speech_add(f, speech);
}

/* "TASS quoted the ministry as saying": the ministry's word. */
static void read_relayed(struct finding *f, uint32_t at)
{
    struct stretch words = speech_phrase_after(f->scan, at, f->end);
    uint32_t right = words.first + words.n;
    /* "a rescue official" is somebody who speaks */
    if (!words.n ||
        (speech_row(f->scan, right - 1, right, NULL) != SPEECH_PERSON &&
         holds_harm(f, words)) ||
        holds_number(f, words) || !speech_source_speaks(f->scan, words))
        return;
    bool saying = finding_is(f, right, WORD_AS);
    if (saying) right += 2;
    speech_add(
        f, (struct speech){ .cue = at,
                            .words = words,
                            .wide = words,
                            .left = at,
                            .right = right < f->end ? right : f->end,
                            .kind = saying ? SPEECH_ACCORDING : SPEECH_RELAY });
}

static void read_according(struct finding *f, uint32_t cue, uint32_t n,
                           int kind)
{
    struct stretch words = speech_phrase_after(f->scan, cue + n, f->end);
    if (!words.n) return;
    struct speech speech = { .cue = cue,
                             .words = words,
                             .wide = words,
                             .left = cue,
                             .right = words.first + words.n,
                             .kind = (uint8_t)kind };
    take_apposition(f, &speech);
    speech_add(f, speech);
}

/* "Airwars, which ..., estimates that": a noun with a subject ahead and
 * nothing to link them is the verb. */
static bool is_speaking(const struct scan *scan, uint32_t at)
{
    if (tree_is_verb(scan, at)) return true;
    uint32_t subject = tree_child(scan, at, REL_NSUBJ);
    return scan->tokens[at].tag == TAG_NOUN && subject != NO_TOKEN &&
           subject < at && tree_child(scan, at, REL_COP) == NO_TOKEN &&
           tree_child(scan, at, REL_DET) == NO_TOKEN;
}

size_t speech_find(const struct scan *scan, uint32_t sentence,
                   struct speech *out)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    struct finding f = { .scan = scan,
                         .sentence = sentence,
                         .first = s->first,
                         .end = s->first + s->n,
                         .out = out };
    if (s->zone == ZONE_TITLE) speech_read_lead(&f);
    for (uint32_t i = f.first; i < f.end; i++) {
        uint32_t n = 1;
        int kind = speech_row(scan, i, f.end, &n);
        if (speech_is_owned_toll(&f, i)) speech_read_owned_toll(&f, i);
        if (kind < 0 || kind == SPEECH_DOCUMENT || kind == SPEECH_PERSON ||
            kind == SPEECH_APART || kind == SPEECH_UNVERIFIED ||
            speech_is_denied(&f, i))
            continue;
        if (kind == SPEECH_ACCORDING || kind == SPEECH_NOUN)
            read_according(&f, i, n, kind);
        else if (kind == SPEECH_RECKONED)
            speech_read_reckoned(&f, i, n);
        else if (speech_is_owned(&f, i))
            speech_read_owner(&f, i);
        else if (kind != SPEECH_NEVER && is_speaking(scan, i))
            read_verb(&f, i, n, kind);
        if (kind == SPEECH_RELAY && tree_is_verb(scan, i) && !is_passive(&f, i))
            read_relayed(&f, i + n);
        i += n - 1;
    }
    if (!f.n) speech_read_tail(&f);
    speech_own_document(&f);
    return f.n;
}
