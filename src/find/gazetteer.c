/* Reads gazetteer.dat where it lies: nothing is parsed or copied at the
 * start. Every offset is checked, since a pack may come from a file.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/gazetteer.h"

#include <string.h>

enum {
    RECORD = 13,
    KEY = 6,
    SECTIONS = 5,
    BUCKETS = 1 << 16,
    NUMBER_BITS = 22,
};

static uint32_t read_bytes(struct str s, size_t at, size_t n)
{
    uint32_t value = 0;
    if (n > s.len || at > s.len - n) return 0;
    for (size_t i = 0; i < n; i++)
        value = value << 8 | (unsigned char)s.at[at + i];
    return value;
}

enum status gazetteer_open(const struct pack *pack, struct gazetteer *out,
                           struct error *error)
{
    struct str all = { 0 };
    struct str *sections[SECTIONS] = { &out->codes, &out->buckets, &out->keys,
                                       &out->records, &out->names };
    bool sound = pack_find(pack, "gazetteer.dat", &all) &&
                 all.len >= 8 + 8 * SECTIONS && !memcmp(all.at, "TBPLACE1", 8);
    for (size_t i = 0; sound && i < SECTIONS; i++) {
        size_t start = read_bytes(all, 8 + 8 * i, 4);
        size_t len = read_bytes(all, 12 + 8 * i, 4);
        sound = start <= all.len && len <= all.len - start;
        *sections[i] = str_slice(all, start, start + len);
    }
    if (!sound || out->buckets.len != 3 * (BUCKETS + 1))
        return error_set(error, STATUS_PACK, 0,
                         "no sound 'gazetteer.dat' in the language pack");
    out->n = (uint32_t)(out->records.len / RECORD);
    return STATUS_OK;
}

static uint32_t bucket_start(const struct gazetteer *g, size_t bucket)
{
    uint32_t at = read_bytes(g->buckets, 3 * bucket, 3);
    uint32_t n = (uint32_t)(g->keys.len / KEY);
    return at < n ? at : n;
}

struct namesakes gazetteer_find(const struct gazetteer *gazetteer,
                                const struct key *key)
{
    struct namesakes out = { 0, 0 };
    if (!key->len) return out;
    uint64_t hash = key_hash(key);
    size_t bucket = (size_t)(hash >> 48);
    uint32_t wanted = (uint32_t)(hash >> 24) & 0xffffff;
    const unsigned char *keys = (const unsigned char *)gazetteer->keys.at;
    uint32_t end = bucket_start(gazetteer, bucket + 1);
    for (uint32_t i = bucket_start(gazetteer, bucket); i < end; i++) {
        const unsigned char *at = keys + (size_t)i * KEY;
        uint32_t held = (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
        if (held > wanted) break;
        if (held != wanted) continue;
        if (!out.n) out.first = i;
        out.n++;
    }
    return out;
}

uint32_t gazetteer_namesake(const struct gazetteer *gazetteer, uint32_t i,
                            unsigned *flags)
{
    uint32_t value = read_bytes(gazetteer->keys, (size_t)i * KEY + 3, 3);
    if (flags) *flags = value >> NUMBER_BITS;
    return value & ((1u << NUMBER_BITS) - 1);
}

static uint32_t read_field(const struct gazetteer *g, uint32_t record,
                           size_t at, size_t n)
{
    return read_bytes(g->records, (size_t)record * RECORD + at, n);
}

enum level gazetteer_level(const struct gazetteer *gazetteer, uint32_t record)
{
    return (enum level)read_field(gazetteer, record, 12, 1);
}

uint32_t gazetteer_people(const struct gazetteer *gazetteer, uint32_t record)
{
    uint32_t packed = read_field(gazetteer, record, 7, 2);
    uint32_t shift = packed >> 11;
    return (packed & 2047) << (shift < 21 ? shift : 21);
}

uint32_t gazetteer_parent(const struct gazetteer *gazetteer, uint32_t record)
{
    uint32_t parent = read_field(gazetteer, record, 9, 2);
    return parent == 0xffff || parent >= gazetteer->n ? NO_PLACE : parent;
}

uint32_t gazetteer_country(const struct gazetteer *gazetteer, uint32_t record)
{
    uint32_t country = read_field(gazetteer, record, 11, 1);
    return country >= gazetteer->codes.len / 2 ? NO_PLACE : country;
}

uint32_t gazetteer_code(const struct gazetteer *gazetteer, struct str code)
{
    if (code.len != 2) return NO_PLACE;
    for (size_t i = 0; i + 2 <= gazetteer->codes.len; i += 2) {
        if (!memcmp(gazetteer->codes.at + i, code.at, 2))
            return (uint32_t)(i / 2);
    }
    return NO_PLACE;
}

static struct str name_of(const struct gazetteer *g, uint32_t record)
{
    size_t at = read_field(g, record, 0, 3);
    size_t len = read_bytes(g->names, at, 1);
    return str_slice(g->names, at + 1, at + 1 + len);
}

static double degrees(uint32_t packed, double scale)
{
    return (double)(int16_t)(uint16_t)packed / scale;
}

/* The province that a record lies in; NO_PLACE when it is none. */
static uint32_t province_of(const struct gazetteer *g, uint32_t record)
{
    for (int step = 0; step < 4; step++) {
        record = gazetteer_parent(g, record);
        if (record == NO_PLACE) break;
        if (gazetteer_level(g, record) == LEVEL_PROVINCE) return record;
    }
    return NO_PLACE;
}

struct place gazetteer_place(const struct gazetteer *gazetteer, uint32_t record)
{
    static const uint8_t kinds[] = {
        [LEVEL_COUNTRY] = PLACE_COUNTRY, [LEVEL_PROVINCE] = PLACE_REGION,
        [LEVEL_DISTRICT] = PLACE_REGION, [LEVEL_TOWN] = PLACE_TOWN,
        [LEVEL_REGION] = PLACE_REGION,   [LEVEL_QUARTER] = PLACE_TOWN,
    };
    struct place out = { .kind = PLACE_TOWN };
    uint32_t country = gazetteer_country(gazetteer, record);
    uint32_t province = province_of(gazetteer, record);
    enum level level = gazetteer_level(gazetteer, record);
    out.name = name_of(gazetteer, record);
    if (country != NO_PLACE)
        out.country = str_slice(gazetteer->codes, 2 * (size_t)country,
                                2 * (size_t)country + 2);
    if (province != NO_PLACE) out.admin1 = name_of(gazetteer, province);
    out.latitude = degrees(read_field(gazetteer, record, 3, 2), 364);
    out.longitude = degrees(read_field(gazetteer, record, 5, 2), 182);
    out.population = gazetteer_people(gazetteer, record);
    if (level <= LEVEL_QUARTER) out.kind = kinds[level];
    return out;
}
