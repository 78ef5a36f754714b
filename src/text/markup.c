/* Markup to text.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "text/intake.h"
#include "text/zone.h"

bool markup_is(struct str head)
{
    (void)head;
    return false;
}

enum status markup_read(const struct intake *intake, struct str bytes,
                        struct report *out, struct error *error)
{
    (void)error;
    out->text = str_copy(intake->arena, bytes);
    return STATUS_OK;
}
