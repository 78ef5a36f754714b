/* The tables of a book.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_SCHEMA_H
#define TOLLBOOK_STORE_SCHEMA_H

enum {
    SCHEMA_APPLICATION = 0x544f4c4c, /* "TOLL", in the file's header */
    SCHEMA_VERSION = 12,             /* of the tables, in the file's header */
};

/* SQL that makes the tables of what was said, sets how its words are kept for a
 * search, and makes those of what people have decided, of what is concluded,
 * and of what linking remembers so that it need not look at the whole book:
 * reports, and who tells of which event. */
extern const char schema_said[];
extern const char schema_search[];
extern const char schema_decided[];
extern const char schema_concluded[];
extern const char schema_traces[];
extern const char schema_told[];
extern const char schema_due[];

/* SQL that drops what only earlier versions have. */
enum { SCHEMA_LINKED = 6 };
extern const char schema_first[]; /* version 1 alone */
extern const char schema_older[]; /* up to version 6 */
enum { SCHEMA_INDEXED = 10 };
extern const char schema_indexed[]; /* up to version 10 */

/* SQL that gives the reports of books before version 4 the keys of now. */
enum { SCHEMA_HASHED = 3 };
extern const char schema_renumber[];

/* SQL by which every report is as if it had just come in. */
extern const char schema_all_fresh[];

/* SQL that drops all but what was said and decided. */
extern const char schema_forget[];

#endif
