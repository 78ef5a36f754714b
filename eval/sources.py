#!/usr/bin/env python3
"""Score whose word the numbers of news reports stand on.

    eval/sources.py [--tool build/tests/source_dump] [--errors] DEV.jsonl

The records are those of PolNeAR ({"id", "text", "entities", "relations"}):
each attribution has a source, a cue and a content. A number stands on the
word of the smallest content that holds it, or on nobody's. It is right when
the source found touches the words of the source marked, or shares a word
with them, or when both are nobody. Figures for sentences count a sentence
by its first number. The tool is tests/tool/source_dump.c.
"""
import argparse
import collections
import json
import re
import subprocess

COMMON = set('the a an of in for and to s from by at on his her its their '
             'mr mrs ms dr'.split())


def words(text):
    return set(re.findall(r'\w+', text.casefold())) - COMMON


def attributions(record):
    """(content spans, source entities) of each attribution."""
    for relation in record['relations'].values():
        parts = [part.split(':') for part in relation.split()]
        entity = record['entities']
        contents = [entity[name]['spans'] for kind, name in parts
                    if kind == 'Content' and name in entity]
        sources = [entity[name] for kind, name in parts
                   if kind == 'Source' and name in entity]
        yield [s for spans in contents for s in spans], sources


def gold_source(record, at):
    """Source entities of the smallest content that holds the character;
    None when no content holds it, [] when its attribution names nobody."""
    best, found = None, None
    for spans, sources in attributions(record):
        size = sum(b - a for a, b in spans)
        if any(a <= at < b for a, b in spans) and (best is None or
                                                   size < best):
            best, found = size, sources
    return found


def is_right(gold, number):
    if not gold:
        return number['source'] is None
    if number['source'] is None:
        return False
    for source in gold:
        for a, b in source['spans']:
            if a < number['to'] and number['from'] < b:
                return True
        if words(source['text']) & words(number['source']):
            return True
    return False


def to_characters(text, numbers):
    """The tool counts bytes, the records count characters."""
    index = {}
    n = 0
    for i, c in enumerate(text):
        index[n] = i
        n += len(c.encode())
    index[n] = len(text)
    for number in numbers:
        for key in ('at', 'from', 'to'):
            if key in number:
                number[key] = index.get(number[key], 0)
        number['sentence'] = [index.get(x, 0) for x in number['sentence']]
    return numbers


def run_tool(tool, records):
    lines = ''.join(json.dumps({'id': r['id'], 'text': r['text'],
                                'date': r.get('date')}) + '\n'
                    for r in records)
    done = subprocess.run([tool], input=lines.encode(),
                          stdout=subprocess.PIPE, check=True)
    found = (json.loads(l) for l in done.stdout.decode().splitlines())
    return {f['id']: f['numbers'] for f in found}


def show(record, number, gold):
    a, b = number['sentence']
    names = [s['text'] for s in gold] if gold is not None else None
    print(json.dumps({'id': record['id'], 'gold': names,
                      'found': number['source'],
                      'number': record['text'][number['at']:
                                               number['at'] + 12],
                      'sentence': record['text'][a:b]},
                     ensure_ascii=False))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('records')
    parser.add_argument('--tool', default='build/tests/source_dump')
    parser.add_argument('--errors', action='store_true')
    options = parser.parse_args()
    with open(options.records, encoding='utf-8') as file:
        records = [json.loads(line) for line in file]
    found = run_tool(options.tool, records)
    n = collections.Counter()
    for record in records:
        seen = set()
        numbers = to_characters(record['text'], found.get(record['id'], []))
        for number in numbers:
            if tuple(number['sentence']) in seen:
                continue
            seen.add(tuple(number['sentence']))
            gold = gold_source(record, number['at'])
            right = is_right(gold, number)
            kind = 'attributed' if gold else 'own'
            n[kind] += 1
            n[kind, right] += 1
            n['found'] += number['source'] is not None
            if options.errors and not right:
                show(record, number, gold)
    total = n['attributed'] + n['own']
    right = n['attributed', True] + n['own', True]
    print(f'sentences with a number  {total}')
    print(f'source right             {right / total:.3f}')
    for kind in ('attributed', 'own'):
        print(f'  {kind:22} {n[kind, True] / max(n[kind], 1):.3f}'
              f'  of {n[kind]}')


if __name__ == '__main__':
    main()
