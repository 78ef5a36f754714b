/* Whose word a claim is, taken apart: side, body, person.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LINK_VOICE_H
#define TOLLBOOK_LINK_VOICE_H

#include "link/linker.h"

enum voice_form {
    VOICE_OWN,  /* the report itself */
    VOICE_BODY, /* a body of the table */
    VOICE_LAND, /* a bare country or its seat: "Baku says" */
    VOICE_NAME, /* a person, or a body that the table does not hold */
};

struct voice {
    uint32_t reading, index; /* canonical reading, its claim */
    const struct claim *claim;
    struct words words;
    uint8_t form;            /* enum voice_form */
    uint8_t kind;            /* enum source_kind */
    const struct body *body; /* VOICE_BODY */
    struct str side;         /* "" = none */
    struct str key;          /* equal keys are one source */
    struct str name;
    struct str reason;
    bool by_figure; /* a bare country known by a figure of its body */
    uint32_t source;
};

/* The voices of one reading, in order of their claims. */
struct voices {
    struct voice *at;
    size_t n;
};

/* Take one claim's attribution apart by itself. */
void voice_parse(const struct work *work, struct voice *voice);

/* Short forms and missing sides, from the other voices of the reading. */
void voice_resolve(const struct work *work, struct voices voices);

/* Bare countries that no figure has told: the one body of that side which the
 * report names. */
void voice_resolve_lands(struct voices voices);

/* What a short form ("the ministry") or a surname stands for, from the text
 * before it; left as it is where the text does not say. */
void voice_find_body(const struct work *work, struct voice *voice);
void voice_find_office(const struct work *work, struct voice *voice);

/* Fill in key and name from what is known. */
void voice_name(const struct work *work, struct voice *voice);

/* Nobody in particular: "officials", "witnesses", a bare country, a short
 * form that nothing explains. */
bool voice_is_crowd(const struct voice *voice);

/* A body that speaks for a state: what a bare country may stand for. */
bool voice_is_state(const struct voice *voice);

#endif
