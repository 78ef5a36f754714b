/* The pack that is built into the library: lang/en, places, methods.
 *
 * Written by tools/embed.py at build time; the bytes are constant.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_API_BUILTIN_H
#define TOLLBOOK_API_BUILTIN_H

#include "lang/lang.h"

/* All built-in files, by bare name ("harms.tsv"), sorted by name. */
const struct pack *api_builtin_pack(void);

#endif
