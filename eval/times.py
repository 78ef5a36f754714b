#!/usr/bin/env python3
"""Score the times that Tollbook finds.

    eval/times.py [--tool build/tests/when_dump] [--misses] DEV.jsonl
    eval/times.py [--tool ...] --gold FOLDER...

The first form reads TimeML-like records ({"id", "dct", "text", "timex"}) and
prints precision, recall and F1 of spans (overlap, as TempEval-3 "relaxed")
and of values (overlap and the same value). The second reads gold reports
(FILE.txt beside FILE.json) and prints how many event dates some time of the
report covers. The tool is tests/tool/when_dump.c.
"""
import argparse
import collections
import glob
import json
import os
import subprocess
import sys

PACK = os.path.join(os.path.dirname(__file__), '..', 'lang', 'en')


def run_tool(tool, records):
    lines = ''.join(json.dumps(r) + '\n' for r in records)
    done = subprocess.run([tool, PACK], input=lines.encode(),
                          stdout=subprocess.PIPE, check=True)
    found = [json.loads(l) for l in done.stdout.decode().splitlines()]
    return {f['id']: f['times'] for f in found}


def byte_spans(text, timex):
    """Gold offsets count characters, the tool's count bytes."""
    for t in timex:
        start = len(text[:t['start']].encode())
        yield start, start + len(text[t['start']:t['end']].encode()), t


def percent(right, n):
    return 100.0 * right / n if n else 0.0


def print_scores(name, right, found, gold):
    p, r = percent(right, found), percent(right, gold)
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    print(f'{name:8} precision {p:5.1f}  recall {r:5.1f}  F1 {f1:5.1f}'
          f'  ({right} of {found} found, {gold} gold)')


def score_values(tool, path, show):
    rows = [json.loads(l) for l in open(path, encoding='utf-8')]
    found = run_tool(tool, [{'id': r['id'], 'text': r['text'],
                             'date': r['dct']} for r in rows])
    n = collections.Counter()
    kinds = collections.Counter()
    for row in rows:
        times = [t for t in found.get(row['id'], []) if t['value']]
        n['found'] += len(times)
        used = set()
        for start, end, gold in byte_spans(row['text'], row['timex']):
            n['gold'] += 1
            hits = [i for i, t in enumerate(times)
                    if t['from'] < end and start < t['to'] and i not in used]
            if not hits:
                kinds['missed', gold['text'], gold['value'], ''] += 1
                continue
            best = next((i for i in hits
                         if times[i]['value'] == gold['value']), hits[0])
            used.add(best)
            n['span'] += 1
            same = times[best]['value'] == gold['value']
            n['value'] += same
            if not same:
                kinds['value', gold['text'], gold['value'],
                      times[best]['value']] += 1
        for i, t in enumerate(times):
            if i not in used:
                kinds['extra', t['text'], '', t['value']] += 1
    print_scores('span', n['span'], n['found'], n['gold'])
    print_scores('value', n['value'], n['found'], n['gold'])
    if show:
        for (kind, *rest), count in sorted(kinds.items(),
                                           key=lambda k: (k[0][0], -k[1])):
            print(f'{count:4} {kind:7}', ' | '.join(rest))


def covers(time, event):
    """Does a time hold the event's start, or name its month or year?"""
    start, end = time['start'] or time['end'], time['end'] or time['start']
    if not start:
        return False
    n = min(len(event), len(start))
    return start[:len(event)] == event or start[:n] <= event[:n] and \
        event <= (end + '-99-99')[:10]


def score_gold(tool, folders, show):
    n = collections.Counter()
    for folder in folders:
        files = sorted(glob.glob(os.path.join(folder, '*.txt')))
        texts = {os.path.basename(f)[:-4]: open(f, encoding='utf-8').read()
                 for f in files}
        gold = {d: json.load(open(os.path.join(folder, d + '.json'),
                                  encoding='utf-8')) for d in texts}
        found = run_tool(tool, [{'id': d, 'text': t,
                                 'date': gold[d]['date'] or ''}
                                for d, t in texts.items()])
        for doc, data in gold.items():
            for event in data['events']:
                if not event['start']:
                    continue
                day = len(event['start']) == 10
                n['days' if day else 'coarser'] += 1
                hit = any(covers(t, event['start']) for t in found[doc])
                hit = hit or (data['date'] or '')[:len(event['start'])] \
                    == event['start']
                n['days hit' if day else 'coarser hit'] += hit
                exact = any(t['start'] == event['start'] for t in found[doc])
                n['exact'] += exact and day
                if show and not hit:
                    print(doc, data['date'], event['type'], event['start'],
                          [t['text'] + '=' + t['start'] for t in found[doc]])
    print(f"days    {n['days hit']} of {n['days']} covered, "
          f"{n['exact']} named to the day")
    print(f"coarser {n['coarser hit']} of {n['coarser']} covered")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--tool', default='build/tests/when_dump')
    parser.add_argument('--misses', action='store_true')
    parser.add_argument('--gold', action='store_true')
    parser.add_argument('paths', nargs='*',
                        default=['../shared/data/tempeval3/dev.jsonl'])
    args = parser.parse_args()
    if args.gold:
        score_gold(args.tool, args.paths, args.misses)
    else:
        score_values(args.tool, args.paths[0], args.misses)


if __name__ == '__main__':
    sys.exit(main())
