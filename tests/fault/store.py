#!/usr/bin/env python3
"""A store that fails: not a book, not writable, full, cut short, killed. Each
gets a clear line and exit status 4, and a book that was whole stays whole.

usage: store.py PROGRAM
"""
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys

from bench import Bench, good


def check_refused(bench, title, status, errors, named):
    """Exit status 4 and one line that names the book."""
    if bench.sane(title, status, errors):
        bench.check(f"{title}: exit status 4", status == 4)
        bench.check(f"{title}: one line naming the book",
                    len(errors) == 1 and named in errors[0])


def check_no_book(bench):
    """Files that are no book are refused and left as they are."""
    bench.write("text.db", "This is no book.\n" * 100)
    bench.write("cut.db", b"SQLite format 3\0" + b"\0" * 50)
    other = sqlite3.connect(bench.path("other.db"))
    other.execute("create table birds (name text)")
    other.commit()
    other.close()
    for name in ("text.db", "cut.db", "other.db"):
        with open(bench.path(name), "rb") as file:
            before = file.read()
        for args in (["events"], ["add", "one.txt"], ["verify"]):
            status, _, errors = bench.run(*args, "--book", name)
            check_refused(bench, f"{name}, {args[0]}", status, errors, name)
        with open(bench.path(name), "rb") as file:
            bench.check(f"{name}: left as it was", file.read() == before)


def check_missing(bench):
    """A book that does not exist, a folder as book, a folder that is none."""
    os.mkdir(bench.path("folder.db"))
    for name in ("none.db", "folder.db", "nowhere/book.db"):
        status, _, errors = bench.run("events", "--book", name)
        check_refused(bench, f"{name}, events", status, errors, name)
    bench.check("looking makes no book",
                not os.path.exists(bench.path("none.db")))
    status, _, errors = bench.run("add", "--book", "nowhere/book.db",
                                  "one.txt")
    check_refused(bench, "a folder that is not there", status, errors,
                  "nowhere/book.db")


def as_nobody():
    """Give up root, to whom nothing is read-only."""
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


def check_read_only(bench):
    """A folder that may not be written; a book that may not."""
    for folder in ("", "closed"):
        os.makedirs(bench.path(folder), exist_ok=True)
        os.chmod(bench.path(folder), 0o755)
    shutil.copy(bench.path("book.db"), bench.path("closed/old.db"))
    os.chmod(bench.path("closed"), 0o555)
    status, _, errors = bench.run("add", "--book", "closed/new.db", "one.txt",
                                  before=as_nobody)
    check_refused(bench, "a read-only folder", status, errors,
                  "closed/new.db")
    status, _, errors = bench.run("add", "--book", "closed/old.db", "two.txt",
                                  before=as_nobody)
    check_refused(bench, "a read-only book", status, errors, "closed/old.db")
    os.chmod(bench.path("closed"), 0o755)
    bench.verifies("a read-only book", "closed/old.db")


def limit_file(size):
    """No file may grow past `size` bytes; writing there fails."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return limit


def check_full(bench):
    """No room for a new book, and none for more in an old one."""
    many = [bench.write(f"m{n}.txt", good(100 + n) + "word " * 20000)
            for n in range(12)]
    status, _, errors = bench.run("add", "--quiet", "--book", "tiny.db",
                                  "one.txt", before=limit_file(4096))
    check_refused(bench, "no room for a new book", status, errors[-1:],
                  "tiny.db")
    shutil.copy(bench.path("book.db"), bench.path("full.db"))
    size = os.path.getsize(bench.path("full.db"))
    for more in (0, 4096, 100000, 300000, 700000):
        status, _, errors = bench.run("add", "--quiet", "--book", "full.db",
                                      *many, before=limit_file(size + more))
        title = f"{more} bytes left"
        if bench.sane(title, status, errors):
            bench.check(f"{title}: exit status 4", status == 4)
            bench.check(f"{title}: says so in a line or two",
                        1 <= len(errors) <= 2)
        bench.verifies(title, "full.db")
    status, _, _ = bench.run("add", "--quiet", "--book", "full.db", *many)
    bench.check("with room again: exit status 0", status == 0)
    bench.verifies("with room again", "full.db")


def check_small_disk(bench):
    """A real disk that is full; needs leave to mount one."""
    disk = bench.path("disk")
    os.mkdir(disk)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs",
                       disk], capture_output=True, check=False).returncode:
        print("skipped: no leave to mount a small disk")
        return
    try:
        many = [f"m{n}.txt" for n in range(12)]
        bench.run("add", "--quiet", "--book", "disk/book.db", "one.txt")
        status, _, errors = bench.run("add", "--quiet", "--book",
                                      "disk/book.db", *many)
        bench.sane("a full disk", status, errors)
        bench.check("a full disk: exit status 4, said so", status == 4
                    and any("full" in line for line in errors))
        bench.verifies("a full disk", "disk/book.db")
        _, out, _ = bench.run("export", "--book", "disk/book.db")
        bench.check("a full disk: what was kept is there", b'"one"' in out)
    finally:
        subprocess.run(["umount", disk], check=False)


def check_killed(bench):
    """Killed in the middle of a batch: what is in the book is whole, and the
    batch run again comes to the same book as one that was never killed."""
    names = [bench.write(f"k{n}.txt", good(200 + n) + "word " * 3000)
             for n in range(60)]
    for after in (0.05, 0.15, 0.3, 0.6):
        with subprocess.Popen(
                [bench.program, "add", "--quiet", "--book", "killed.db",
                 *names], cwd=bench.folder, stderr=subprocess.DEVNULL) as run:
            try:
                run.wait(after)
            except subprocess.TimeoutExpired:
                run.kill()
        if os.path.exists(bench.path("killed.db")):
            status, _, errors = bench.run("verify", "--book", "killed.db")
            bench.check(f"killed after {after} s: verify",
                        (status == 0 and not errors)
                        or (status == 4 and len(errors) == 1))
    bench.run("add", "--quiet", "--book", "killed.db", *names)
    bench.run("add", "--quiet", "--book", "calm.db", *names)
    _, killed, _ = bench.run("export", "--book", "killed.db")
    _, calm, _ = bench.run("export", "--book", "calm.db")
    bench.check("killed and run again: the same book", killed == calm)
    bench.verifies("killed and run again", "killed.db")


def check_harmed(bench):
    """Bytes of a stored report changed: verify finds it, exit status 1."""
    shutil.copy(bench.path("book.db"), bench.path("harmed.db"))
    book = sqlite3.connect(bench.path("harmed.db"))
    tables = [row[0] for row in book.execute(
        "select name from sqlite_master where type = 'table'")]
    bench.check("the book has a table of reports", "reports" in tables,
                f"    tables: {tables}\n")
    for (name,) in book.execute("select name from sqlite_master "
                                "where type = 'trigger'").fetchall():
        book.execute(f'drop trigger "{name}"')
    book.execute("update reports set text = replace(text, 'Tarma', 'Torma')")
    book.commit()
    book.close()
    status, out, _ = bench.run("verify", "--book", "harmed.db")
    bench.check("a changed report: found", status == 1 and b"one" in out)
    with open(bench.path("harmed.db"), "r+b") as file:
        file.truncate(os.path.getsize(bench.path("harmed.db")) // 2)
    status, _, errors = bench.run("verify", "--book", "harmed.db")
    if bench.sane("half a book", status, errors):
        bench.check("half a book: found", status in (1, 4))


def check_closed_output(bench):
    """Output that cannot be written is said, exit status 4."""
    if not os.path.exists("/dev/full"):
        return
    with open("/dev/full", "wb") as full:
        done = subprocess.run([bench.program, "extract", "one.txt"],
                              cwd=bench.folder, stdout=full, check=False,
                              stderr=subprocess.PIPE)
    bench.check("a full output: exit status 4, one line",
                done.returncode == 4 and done.stderr.count(b"\n") == 1,
                f"    {done.returncode} {done.stderr!r}\n")


def main():
    """All faults of the store."""
    bench = Bench(sys.argv[1])
    os.chmod(bench.folder, 0o755)
    bench.write("one.txt", good(11))
    bench.write("two.txt", good(12))
    status, _, _ = bench.run("add", "--quiet", "--book", "book.db", "one.txt")
    bench.check("a new book", status == 0)
    check_no_book(bench)
    check_missing(bench)
    check_read_only(bench)
    check_full(bench)
    check_small_disk(bench)
    check_killed(bench)
    check_harmed(bench)
    check_closed_output(bench)
    bench.end()


if __name__ == "__main__":
    main()
