#!/usr/bin/env python3
"""Build the language pack, the gazetteer and the methods into the library.

Writes all files into one, an assembler file that takes that in piece by piece
with .incbin, a C table of names and sizes, and a dependency file that names
every file and folder looked at, so that a changed, new or removed file is built
in again. (One file, so that a table edited while the build runs stays whole.)

usage: embed.py --root FOLDER --depfile FILE PACK.S PACK.c PACK.bin
"""
import argparse
import hashlib
import os

# Folder, and the endings of the files that belong to the pack.
PARTS = [
    ("lang/en", (".tsv", ".txt", ".model")),
    ("places", (".dat",)),
    ("methods", (".tsv",)),
    ("web", (".html", ".css")),
]

ASM_HEAD = """\
/* Written by tools/embed.py: the bytes of the built-in pack. */
    .section .note.GNU-stack,"",%progbits
    .section .rodata,"a",%progbits
"""

ASM_FILE = """\
/* {digest} */
    .balign 16
    .globl pack_bytes_{i}
    .hidden pack_bytes_{i}
pack_bytes_{i}:
    .incbin "{path}", {start}, {size}
    .byte 0
"""

C_HEAD = """\
/* Written by tools/embed.py: the files of the built-in pack. */
#include "api/builtin.h"

"""

C_TAIL = """\
static const struct pack pack = {{ {files}, {n} }};

const struct pack *api_builtin_pack(void)
{{
    return &pack;
}}
"""


def pack_files(root):
    """The files of the pack as (name, path), by name; names are unique."""
    found = {}
    for folder, endings in PARTS:
        path = os.path.join(root, folder)
        for name in sorted(os.listdir(path)) if os.path.isdir(path) else []:
            full = os.path.join(path, name)
            if not name.endswith(endings) or not os.path.isfile(full):
                continue
            if name in found:
                raise SystemExit(f"embed.py: two files named '{name}'")
            found[name] = full
    return sorted(found.items())


def write(path, text):
    """Write a text file."""
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)


def main():
    """Write the three files."""
    args = argparse.ArgumentParser()
    args.add_argument("--root", required=True)
    args.add_argument("--depfile", required=True)
    args.add_argument("outputs", nargs=3)
    args = args.parse_args()
    files = pack_files(args.root)
    asm, table, rows, whole = ASM_HEAD, C_HEAD, [], b""
    path_whole = os.path.abspath(args.outputs[2])
    for i, (name, path) in enumerate(files):
        with open(path, "rb") as file:
            data = file.read()
        digest = hashlib.sha256(data).hexdigest()
        asm += ASM_FILE.format(digest=digest, i=i, path=path_whole,
                               start=len(whole), size=len(data))
        whole += data
        table += f"extern const char pack_bytes_{i}[];\n"
        rows.append(f'    {{ {{ "{name}", {len(name)} }},\n'
                    f"      {{ pack_bytes_{i}, {len(data)} }} }},\n")
    with open(path_whole, "wb") as out:
        out.write(whole)
    if rows:
        table += "\nstatic const struct pack_file files[] = {\n"
        table += "".join(rows) + "};\n\n"
    table += C_TAIL.format(files="files" if rows else "0", n=len(rows))
    write(args.outputs[0], asm)
    write(args.outputs[1], table)
    folders = [os.path.join(args.root, folder) for folder, _ in PARTS]
    seen = [f for f in folders if os.path.isdir(f)] + [p for _, p in files]
    seen.append(os.path.abspath(__file__))
    write(args.depfile, f"{args.outputs[0]}: {' '.join(seen)}\n")


if __name__ == "__main__":
    main()
