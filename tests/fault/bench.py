"""A workbench for the fault tests: a folder, a program, counted checks."""
import os
import subprocess
import sys
import tempfile

GOOD = ("Bridge collapse near Tarma\n\nReuters, 2024-05-02\n\n"
        "At least {n} people were killed and 17 injured when a bridge fell "
        "into the river near Tarma on Wednesday, police said.\n")


class Bench:
    """Runs the program in a folder of its own and counts what holds."""

    def __init__(self, program):
        self.program = os.path.abspath(program)
        self.passed = self.failed = 0
        self._folder = tempfile.TemporaryDirectory()
        self.folder = self._folder.name
        self.last = ""

    def path(self, name):
        """A path in the folder."""
        return os.path.join(self.folder, name)

    def write(self, name, data):
        """Write a file; text becomes UTF-8. Returns its name."""
        with open(self.path(name), "wb") as file:
            file.write(data if isinstance(data, bytes) else data.encode())
        return name

    def run(self, *args, stdin=b"", env=None, before=None,
            limit=300):
        """Run the program: exit status, output, lines of standard error.
        A run that takes over `limit` seconds is ended, status -1."""
        full = {k: v for k, v in os.environ.items() if k != "TOLLBOOK"}
        try:
            done = subprocess.run(
                [self.program, *args], cwd=self.folder, input=stdin,
                timeout=limit, capture_output=True, check=False,
                env={**full, **(env or {})}, preexec_fn=before)
        except subprocess.TimeoutExpired:
            self.last = f"    tollbook {' '.join(args)}: no end\n"
            return -1, b"", []
        errors = done.stderr.decode(errors="replace")
        self.last = f"    tollbook {' '.join(args)}: {done.returncode}\n" + \
            "".join(f"    | {line[:300]}\n"
                    for line in errors.splitlines()[:12])
        return done.returncode, done.stdout, errors.splitlines()

    def check(self, title, holds, more=""):
        """Count one check; print what was run when it does not hold."""
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{title}\n{self.last}{more}", flush=True)
        return holds

    def sane(self, title, status, errors):
        """No signal, no sanitizer's report."""
        noise = [line for line in errors
                 if "Sanitizer" in line or "runtime error" in line]
        return self.check(f"{title}: no crash",
                          0 <= status <= 5 and not noise)

    def verifies(self, title, book="book.db"):
        """The book still verifies."""
        status, _, _ = self.run("verify", "--book", book)
        return self.check(f"{title}: the book verifies", status == 0)

    def end(self):
        """Print the totals and leave."""
        self._folder.cleanup()
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed else 0)


def good(n):
    """A good report with a claim of its own."""
    return GOOD.format(n=n)
