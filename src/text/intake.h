/* Inside text/: what the readers of the formats share.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_TEXT_INTAKE_H
#define TOLLBOOK_TEXT_INTAKE_H

#include "text/text.h"

/* The file's name without folder and endings (.txt, .html.gz ...). */
struct str intake_id(struct str name);

/* OK when the bytes are text: not empty, no NUL, UTF-8 when that is asked
 * for, short enough for 32-bit offsets. Errors: INPUT with name and byte. */
enum status intake_check(const struct intake *intake, struct str bytes,
                         bool utf8, struct error *error);

/* Fill in text, zones, and what fields are still empty, from markup. The
 * text is markup in `bytes`; fields that are filled already stay. */
enum status markup_read(const struct intake *intake, struct str bytes,
                        struct report *out, struct error *error);

/* Must have been called once before threads read markup. */
void markup_prepare(void);

/* Does this text look like markup? */
bool markup_is(struct str head);

/* Does this document look like a feed? */
bool feed_is(struct str head);

/* A feed as JSON Lines, one record an item. */
enum status feed_read(const struct intake *intake, struct str bytes,
                      struct str *out, struct error *error);

/* A JSON array of records as JSON Lines. */
enum status record_list(const struct intake *intake, struct str bytes,
                        struct str *out, struct error *error);

#endif
