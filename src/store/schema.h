/* The tables of a book.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_SCHEMA_H
#define TOLLBOOK_STORE_SCHEMA_H

enum {
    SCHEMA_APPLICATION = 0x544f4c4c, /* "TOLL", in the file's header */
    SCHEMA_VERSION = 1,              /* of the tables, in the file's header */
};

/* SQL that makes the tables of what was said, and of what is concluded. */
extern const char schema_said[];
extern const char schema_concluded[];

/* SQL that drops what is concluded. */
extern const char schema_forget[];

#endif
