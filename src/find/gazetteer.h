/* The gazetteer: places by name, read in place from the bytes of the pack.
 *
 * gazetteer.dat (made by places/generate.py; all numbers big-endian):
 *
 *   "TBPLACE1"   then 5 sections as offset u32, length u32:
 *   codes        two small letters a country; country i is record i
 *   buckets      65,537 x u24: index of the first key of each bucket
 *   keys         hash u24, value u24; the bucket is the hash's first 16 bits
 *                (40 bits in all); value = record | flags << 22; namesakes
 *                stand together, the most likely first
 *   records      13 bytes: name u24 (into names), latitude i16 (x 364),
 *                longitude i16 (x 182), people u16 (exponent 5 bits,
 *                mantissa 11), parent u16 (record, 0xffff none),
 *                country u8 (255 none), level u8
 *   names        length u8, UTF-8
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_GAZETTEER_H
#define TOLLBOOK_FIND_GAZETTEER_H

#include "find/find.h"
#include "find/key.h"

enum level {
    LEVEL_COUNTRY,
    LEVEL_PROVINCE,
    LEVEL_DISTRICT,
    LEVEL_TOWN,
    LEVEL_REGION,  /* by hand: lands, seas, valleys */
    LEVEL_QUARTER, /* by hand: quarters, camps */
};

/* What is said of a name. */
enum { NAME_FURTHER = 1, NAME_BARE = 2 };

/* No such record. */
#define NO_PLACE UINT32_MAX

struct gazetteer {
    struct str codes, buckets, keys, records, names;
    uint32_t n; /* records */
};

/* Check the layout of the pack's "gazetteer.dat". Errors: PACK. */
enum status gazetteer_open(const struct pack *pack, struct gazetteer *out,
                           struct error *error);

/* All places with a name: keys [first, first + n). */
struct namesakes {
    uint32_t first;
    uint32_t n;
};

struct namesakes gazetteer_find(const struct gazetteer *gazetteer,
                                const struct key *key);

/* The record of namesake i; its NAME_ flags into *flags (or NULL). */
uint32_t gazetteer_namesake(const struct gazetteer *gazetteer, uint32_t i,
                            unsigned *flags);

enum level gazetteer_level(const struct gazetteer *gazetteer, uint32_t record);
uint32_t gazetteer_people(const struct gazetteer *gazetteer, uint32_t record);
uint32_t gazetteer_parent(const struct gazetteer *gazetteer, uint32_t record);

/* The country's record, NO_PLACE when it lies in none. */
uint32_t gazetteer_country(const struct gazetteer *gazetteer, uint32_t record);

/* The record of a country by its code, NO_PLACE if none. */
uint32_t gazetteer_code(const struct gazetteer *gazetteer, struct str code);

/* All of a record; the strings are the pack's. */
struct place gazetteer_place(const struct gazetteer *gazetteer,
                             uint32_t record);

#endif
