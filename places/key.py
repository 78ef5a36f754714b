"""The key under which a place name is held: one form for many spellings.

The same rules stand in src/find/key.c, and both must stay alike: a name is
looked up by the hash of its key alone. `python3 key.py NAME...` prints keys.

SPDX-License-Identifier: Apache-2.0
"""
import sys
import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
LETTERS = {
    'ə': 'e', 'ǝ': 'e', 'ı': 'i', 'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd',
    'þ': 'th', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ħ': 'h', 'ŋ': 'n', 'ɓ': 'b',
    'ɗ': 'd', 'ƙ': 'k', 'ɛ': 'e', 'ɔ': 'o',
}
# Written forms of the Arabic article before sun letters.
SUN = {'ad': 'd', 'ar': 'r', 'as': 's', 'at': 't', 'az': 'z', 'an': 'n',
       'ash': 's', 'adh': 'd', 'ath': 't', 'ed': 'd', 'er': 'r', 'es': 's',
       'et': 't', 'ez': 'z', 'en': 'n', 'esh': 's'}
LONGEST = 48
MASK = (1 << 64) - 1


def words(name):
    """The words of a name in plain small letters; None: not Latin script."""
    out, word = [], ''
    for rune in unicodedata.normalize('NFKD', name.lower()):
        rune = LETTERS.get(rune, rune)
        if rune.isascii() and rune.isalnum():
            word += rune
        elif rune in ' -/_\t\n\u2010\u2011\u2013':
            out.append(word)
            word = ''
        elif not rune.isascii() and unicodedata.category(rune) in (
                'Lo', 'Ll', 'Lu', 'Nd', 'No'):
            return None
    out.append(word)
    return [w for w in out if w]


def article(word, following):
    """'al' for a form of the Arabic article, else the word."""
    if word in ('al', 'el'):
        return 'al'
    if word in SUN and following.startswith(SUN[word]):
        return 'al'
    return word


def sound(word):
    """Even out spellings of one word."""
    word = word.replace('ou', 'u').replace('y', 'i').replace('q', 'k')
    out = ''
    for letter in word:
        if not out.endswith(letter) or letter.isdigit():
            out += letter
    if len(out) > 2 and out[-1] == 'h' and out[-2] in 'ae':
        out = out[:-1]
    return out


def keys(name):
    """The key of a name, and the key without its article ('' if none)."""
    parts = words(name)
    if not parts:
        return '', ''
    for at in range(len(parts) - 1):
        parts[at] = article(parts[at], parts[at + 1])
        if at and parts[at] == 'e':
            parts[at] = 'i'
    has = parts[0] == 'al' and len(parts) > 1
    parts = [sound(w) for w in parts]
    key, bare = ''.join(parts), ''.join(parts[1:]) if has else ''
    return ('' if len(key) > LONGEST else key,
            bare if 4 <= len(bare) <= LONGEST else '')


def hash64(key):
    """FNV-1a, then the finisher of MurmurHash3."""
    value = 0xcbf29ce484222325
    for byte in key.encode():
        value = ((value ^ byte) * 0x100000001b3) & MASK
    value = ((value ^ (value >> 33)) * 0xff51afd7ed558ccd) & MASK
    value = ((value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53) & MASK
    return value ^ (value >> 33)


if __name__ == '__main__':
    for given in sys.argv[1:]:
        print(given, *keys(given), '%016x' % hash64(keys(given)[0]))
