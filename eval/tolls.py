#!/usr/bin/env python3
"""Running tolls: is the ledger's best, on each day, the last toll stated?

A series is a disaster or attack told over days in one-line items, with the
toll of each day as read by hand. Its items go into a book of their own; on
every day with a toll the ledger is asked what was known by then. Counted is
also the share among series where reading and linking are right: each day's
toll is told by a claim of that day, and all items that tell of dead are of one
event.

usage: tolls.py SHARED/data/wcep [--program build-eval/tollbook] [--errors N]
"""
import argparse
import json
import os
import subprocess
import tempfile


def read(path):
    """Records of a JSON Lines file."""
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def series(folder):
    """Incidents with tolls, each with its items that tell of casualties."""
    told = read(os.path.join(folder, "casualty_items_dev.jsonl"))
    items = {item["id"]: item for item in told}
    for row in read(os.path.join(folder, "event_series_dev.jsonl")):
        told = [items[i] for i in row["casualty_items"] if i in items]
        if row["kind"] == "incident" and row["tolls"] and told:
            yield row, told


def records(items):
    """Items as input, one a line."""
    return "".join(json.dumps({
        "id": item["id"], "date": item["date"], "text": item["text"],
        "publisher": (item["publishers"] or ["Current events"])[0]}) + "\n"
        for item in items)


def ask(program, book, *question):
    """Rows that a command writes."""
    done = subprocess.run([program, *question, "--format", "jsonl", "--book",
                           book], capture_output=True, check=False)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def best_of(rows):
    """The best of the event's dead: people, else whoever is told."""
    figures = [row for row in rows if row.get("harm") == "killed"
               and row.get("best") is not None]
    people = [row for row in figures if row["role"] == "people"]
    return max((row["best"] for row in people or figures), default=None)


def is_read(claims, tolls, items):
    """Does a claim of each day state that day's toll?"""
    days = {item["id"]: item["date"] for item in items}
    told = {(days[claim["doc"]], claim["lo"]) for claim in claims
            if claim["harm"] == "killed"}
    return all((day, number) in told for day, number, _ in tolls)


def check(program, row, items):
    """What the ledger says of one series."""
    with tempfile.TemporaryDirectory() as folder:
        book = os.path.join(folder, "book.db")
        subprocess.run([program, "add", "--quiet", "--book", book, "-"],
                       input=records(items).encode(), check=False,
                       capture_output=True)
        claims = ask(program, book, "export")
        dead = {claim["event"]["id"] for claim in claims
                if claim["harm"] == "killed"}
        got = [(day, number, best_of(ask(program, book, "ledger",
                                         "--known-on", day)))
               for day, number, _ in row["tolls"]]
    return {"id": row["id"], "event": row["event"], "got": got,
            "read": is_read(claims, row["tolls"], items), "linked": len(dead) == 1,
            "right": all(number == best for _, number, best in got)}


def measure(folder, program):
    """All series, checked."""
    return [check(program, row, items) for row, items in series(folder)]


def shares(found):
    """(share right, of all), (share right, of those read and linked)."""
    clear = [one for one in found if one["read"] and one["linked"]]
    return ((sum(one["right"] for one in found) / max(len(found), 1),
             len(found)),
            (sum(one["right"] for one in clear) / max(len(clear), 1),
             len(clear)))


def main():
    """Print both shares, and what differs."""
    options = argparse.ArgumentParser()
    options.add_argument("folder")
    options.add_argument("--program", default="build-eval/tollbook")
    options.add_argument("--errors", type=int, default=0)
    options = options.parse_args()
    found = measure(options.folder, os.path.abspath(options.program))
    wrong = [one for one in found if not one["right"]]
    wrong.sort(key=lambda one: not (one["read"] and one["linked"]))
    for one in wrong[:options.errors]:
        print(one["id"], one["event"], "read" if one["read"] else "-",
              "linked" if one["linked"] else "-", one["got"])
    (share, n), (clear, n_clear) = shares(found)
    print(f"series {n}: best at each date is the toll {share:.3f}")
    print(f"read and linked {n_clear}: {clear:.3f}")


if __name__ == "__main__":
    main()
