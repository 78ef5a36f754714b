/* Numbers and texts as bytes, and back: the same on every machine.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_BASE_PACK_H
#define TOLLBOOK_BASE_PACK_H

#include "base/buf.h"
#include "base/date.h"

void pack_number(struct buf *buf, uint64_t number, size_t bytes);

/* The smaller the shorter: one byte below 128, or from -64 to 63. */
void pack_count(struct buf *buf, uint64_t number);
void pack_signed(struct buf *buf, int64_t number);
void pack_real(struct buf *buf, double real);
void pack_date(struct buf *buf, struct date date);
void pack_str(struct buf *buf, struct str s);

/* What is left to be read. Past the end all numbers are 0, texts empty. */
struct unpack {
    struct str rest;
};

/* Four bytes. */
uint32_t unpack_word(const char *from);

uint64_t unpack_number(struct unpack *unpack, size_t bytes);
uint64_t unpack_count(struct unpack *unpack);
int64_t unpack_signed(struct unpack *unpack);
double unpack_real(struct unpack *unpack);
struct date unpack_date(struct unpack *unpack);
struct str unpack_str(struct unpack *unpack); /* borrowed */

#endif
