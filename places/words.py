#!/usr/bin/env python3
"""Make lang/en/names.tsv: words that are places but mostly something else.

    apt-get install wamerican           (SCOWL: /usr/share/dict)
    pip download --no-deps names==0.3.0 (US census of 1990; unpack: DIR)
    python3 places/words.py /usr/share/dict/american-english DIR

Marks: w an ordinary English word that is also a place name, f a forename,
s a surname. Forenames and surnames are kept whether a place has them or not,
since a neighbour shows that "Jordan" is a man. Names from outside the census
stand in forenames.txt.

SPDX-License-Identifier: Apache-2.0
"""
import os
import sys

from generate import HERE
from key import hash64, keys

FORENAMES, SURNAMES = 0.008, 0.0025   # least share of people, in percent


def held_hashes():
    """The hashes of all keys of gazetteer.dat."""
    with open(os.path.join(HERE, 'gazetteer.dat'), 'rb') as file:
        data = file.read()

    def section(i):
        start = int.from_bytes(data[8 + 8 * i:12 + 8 * i], 'big')
        return data[start:start + int.from_bytes(
            data[12 + 8 * i:16 + 8 * i], 'big')]
    starts, names = section(1), section(2)
    out = set()
    for bucket in range(65536):
        first = int.from_bytes(starts[3 * bucket:3 * bucket + 3], 'big')
        last = int.from_bytes(starts[3 * bucket + 3:3 * bucket + 6], 'big')
        for i in range(first, last):
            out.add(bucket << 24
                    | int.from_bytes(names[6 * i:6 * i + 3], 'big'))
    return out


def census(path, least):
    with open(path, encoding='ascii') as file:
        rows = [line.split() for line in file]
    return {row[0].lower() for row in rows if float(row[1]) >= least}


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    held = held_hashes()
    marks = {}

    def mark(word, letter):
        marks[word] = marks.get(word, '') + letter
    with open(sys.argv[1], encoding='utf-8') as file:
        lower = {w for w in file.read().split() if w.isalpha()
                 and w.islower() and w.isascii()}
    for word in sorted(lower):
        if hash64(keys(word)[0]) >> 24 in held:
            mark(word, 'w')
    folder = os.path.join(sys.argv[2], 'names')
    first = (census(os.path.join(folder, 'dist.male.first'), FORENAMES)
             | census(os.path.join(folder, 'dist.female.first'), FORENAMES))
    with open(os.path.join(HERE, 'forenames.txt'), encoding='utf-8') as file:
        first |= {w for line in file if not line.startswith('#')
                  for w in line.lower().split()}
    for word in sorted(first):
        mark(word, 'f')
    last = census(os.path.join(folder, 'dist.all.last'), SURNAMES)
    for word in sorted(last):
        mark(word, 's')
    out = os.path.join(HERE, '..', 'lang', 'en', 'names.tsv')
    with open(out, 'w', encoding='utf-8') as file:
        file.write('# Words that name people, or are ordinary words as well '
                   'as places.\n# Made by places/words.py.\n#\n'
                   '# word\tmarks: w ordinary word, f forename, s surname\n')
        for word in sorted(marks):
            file.write('%s\t%s\n' % (word, marks[word]))
    print(len(marks), 'words')


if __name__ == '__main__':
    main()
