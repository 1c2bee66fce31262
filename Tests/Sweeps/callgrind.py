"""How many instructions a command takes, and in which functions: the same on a busy machine as on a quiet one."""

import contextlib
import os
import re
import shutil
import subprocess

from terminal import Screen
from world import ensure

COMMAND = ["valgrind", "--tool=callgrind", "--demangle=no"]


def with_names(program, place):
    """A copy that callgrind can read: with the names of functions, without what debuggers want besides."""
    copy = place / "program-with-names"
    subprocess.run(["strip", "--strip-debug", "-o", str(copy), program], check=True)
    return str(copy)


class Profile:
    """One run of a program under callgrind."""

    def __init__(self, report):
        self.total = 0
        self.own = {}
        self.read(report.read_text(errors="replace").splitlines())
        for left in report.parent.glob("callgrind.out*"):
            left.unlink()

    @classmethod
    def of(cls, place, words, environment):
        """A command's, to its end."""
        ensure(shutil.which("valgrind"), "this needs valgrind")
        report = place / "callgrind.out"
        ended = subprocess.run(
            [*COMMAND, f"--callgrind-out-file={report}", *words],
            env=environment | {"SWIFT_DETERMINISTIC_HASHING": "1"}, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, check=False,
        )
        ensure(ended.returncode == 0, f"{' '.join(words)}: exit {ended.returncode}: {ended.stderr.strip()[-500:]}")
        return cls(report)

    @classmethod
    def of_first_frame(cls, place, program):
        """The wizard's, until it waits for the first key; of all threads, and the same each time to a tenth."""
        ensure(shutil.which("valgrind"), "this needs valgrind")
        report, home = place / "callgrind.out", place / "first frame"
        home.mkdir(mode=0o700, exist_ok=True)
        # It waits in poll: what has been counted until then is written before that.
        valgrind = [*COMMAND, f"--callgrind-out-file={report}", "--dump-before=poll"]
        screen = Screen([*valgrind, program, "wizard"], str(home), SWIFT_DETERMINISTIC_HASHING="1")
        try:
            screen.read(rb"Ctrl-C", patience=120)
            os.write(screen.terminal, b"\x03")
            with contextlib.suppress(OSError):
                while os.read(screen.terminal, 1 << 16):
                    pass
        finally:
            screen.close()
        return cls(report.with_name("callgrind.out.1"))

    def read(self, lines):
        """Callgrind's format: a function, its costs by line, and those of what it calls, which are not its own."""
        names, function, is_call = {}, "", False
        for line in lines:
            if found := re.match(r"(c?fn)=\((\d+)\)(?: (.*))?$", line):
                kind, number, name = found.groups()
                if name:
                    names[number] = re.sub(r"'\d+$", "", name)
                if kind == "fn":
                    function = names.get(number, "")
                self.own.setdefault(names.get(number, ""), 0)
            elif line.startswith("calls="):
                is_call = True
            elif re.match(r"[+\-*\d]", line):
                cost = int(line.split()[-1])
                if not is_call:
                    self.own[function] = self.own.get(function, 0) + cost
                    self.total += cost
                is_call = False

    @property
    def functions(self):
        """The program's functions in the order in which they were met."""
        return [name for name in self.own if name and not name.startswith("0x") and "@" not in name]


def readable(name):
    """A function as a person reads it."""
    ended = subprocess.run(["swift", "demangle", "--simplified", "--compact", name], capture_output=True, text=True, check=False)
    return ended.stdout.strip() or name
