#!/usr/bin/env python3
"""What the wizard costs a person in keys, and its screen in bytes and time beside other programs.

usage: terminal.py [--runs 15] [--smoke] [--strict]

First the journeys of journeys.py: every way of every service in practice, and one over SSH. Then figures on pseudo-terminals:
Time from exec to the first frame, bytes and time from a key to its frame (a letter in a field, a move in a list), and bytes
for each tick of the countdown while a sign-in waits, beside the countdown of dialog --pause; whiptail and rclone have none;
and the time that 64 KB take which a terminal pastes as keys into a text field.
The wizard has no spinner: while it works, a page says once what is being done. A letter marked with * is the terminal's own
echo and not the program's work (rclone config leaves the line to the terminal; so does every program in line mode).
Everything runs interleaved on this machine in this minute, on a pseudo-terminal of 24x80 with TERM=xterm-256color. Programs
that are missing are left out, and that is said. Use a release build: OAUTH_SETUP_PROGRAM=.build/release/oauth-setup.
--smoke tries each line once. Exit code 1 says that a journey takes more keys than it may, or a letter more than 40 bytes; with
--strict, which wants a release build and a quiet machine, also that a frame takes more than 8 ms or the paste more than 1 s.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import sys
import termios
import time

import journeys
from world import PROGRAM, Place, ensure

QUIET = 0.12
PASTED = 1 << 16
MOST_BYTES, MOST_MILLISECONDS, MOST_SECONDS = 40, 8, 1
# Kintone's token needs values, the first of them in a text field.
TO_FIELD = [(b"kin", rb"Kintone"), (b"2", rb"Kintone details")]


class Screen:
    """A program on a terminal of its own."""

    def __init__(self, command, home, **more):
        environment = {
            "HOME": home, "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color",
            "RCLONE_CONFIG": f"{home}/rclone.conf",
        } | more
        self.start = time.perf_counter()
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.execvpe(command[0], command, environment)

    def read(self, wanted, patience=20.0):
        """Everything until the pattern is there and nothing follows; also when the last byte came. `seen` is when it was there."""
        text, last, self.seen = b"", time.perf_counter(), None
        end = last + patience
        while time.perf_counter() < end:
            is_there = re.search(wanted, text) is not None
            if not select.select([self.terminal], [], [], QUIET if is_there else 0.5)[0]:
                if is_there:
                    return text, last
                continue
            try:
                more = os.read(self.terminal, 1 << 16)
            except OSError:
                more = b""
            if not more:
                break
            text, last = text + more, time.perf_counter()
            if self.seen is None and re.search(wanted, text):
                self.seen = last
        ensure(re.search(wanted, text), f"{wanted!r} never came: {text[-300:]!r}")
        return text, last

    def press(self, key, wanted):
        """Bytes that answer a key, and the milliseconds to the last of them."""
        start = time.perf_counter()
        os.write(self.terminal, key)
        text, last = self.read(wanted)
        return len(text), (last - start) * 1000

    def ticks(self, count):
        """Bytes of each tick while nothing is typed; what comes without a pause of QUIET is one tick."""
        found, end = [], time.perf_counter() + 3 * count + 3
        while len(found) < count and (left := end - time.perf_counter()) > 0:
            size = 0
            while select.select([self.terminal], [], [], QUIET if size else left)[0]:
                size += len(os.read(self.terminal, 1 << 16))
            if size:
                found.append(size)
        ensure(len(found) == count, f"only {found} came")
        return found

    @property
    def echoes(self):
        """Whether the terminal itself shows what is typed."""
        return bool(termios.tcgetattr(self.terminal)[3] & termios.ECHO)

    def close(self):
        """Ends it."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


class Candidate:
    """A program, how its field is reached, and what was measured."""

    def __init__(self, name, command, first, steps=(), move=None):
        self.name, self.command, self.first, self.steps, self.move = name, command, first, steps, move
        self.frames, self.figures, self.echoes = [], {"letter": [], "move": []}, False

    def run(self, home):
        screen = Screen(self.command, home)
        try:
            text, _ = screen.read(self.first)
            # What is filled in afterwards, such as the states of connections, is no part of it.
            self.frames.append(((screen.seen - screen.start) * 1000, len(text)))
            if self.move:
                self.figures["move"].append(screen.press(self.move, rb"."))
            if self.steps is not None:
                for key, wanted in self.steps:
                    screen.press(key, wanted)
                self.echoes = screen.echoes
                for letter in b"abc":
                    self.figures["letter"].append(screen.press(bytes([letter]), rb"."))
        finally:
            screen.close()

    @property
    def row(self):
        def both(values):
            if not values:
                return "–", "–"
            return f"{statistics.median(v[0] for v in values):.1f}", f"{statistics.median(v[1] for v in values):.1f}"

        time_first, bytes_first = both(self.frames)
        letter, move = both(self.figures["letter"]), both(self.figures["move"])
        mark = "*" if self.echoes else ""
        return self.name, time_first, bytes_first, letter[0] + mark, letter[1] + mark, *move


def candidates(home):
    """What is compared; what is missing is said."""
    down = b"\x1b[B"
    yield Candidate("oauth-setup, full screen", [PROGRAM, "wizard"], rb"Ctrl-C", TO_FIELD, down)
    yield Candidate("oauth-setup, line mode", [PROGRAM, "wizard", "--plain"], rb"Enter for Act-On: ", None)
    for name in ("dialog", "whiptail"):
        field = [name, "--inputbox", "Address of the service", "10", "60"]
        menu = [name, "--menu", "Which service?", "15", "60", "5", *"a One b Two c Three d Four e Five".split()]
        for kind, command, moves in (("field", field, None), ("list", menu, down)):
            if shutil.which(name):
                yield Candidate(f"{name}, {kind}", command, rb"ancel", () if moves is None else None, moves)
            elif kind == "field":
                print(f"left out: {name} is not installed")
    if shutil.which("rclone"):
        yield Candidate("rclone config", ["rclone", "config"], rb"/q> ", [(b"n\n", rb"name> ")])
    else:
        print("left out: rclone is not installed")


def countdown(home, ticks):
    """Bytes of each tick while a sign-in waits; practice, without a browser."""
    screen = Screen([PROGRAM, "practice", "wizard", "--no-browser"], home)
    try:
        screen.read(rb"Ctrl-C")
        os.write(screen.terminal, b"drop")
        text, pressed = b"", 0
        # Every page of the embedded app proposes what practice takes.
        while not re.search(rb"\d:\d\d left", text):
            ensure((pressed := pressed + 1) < 15, "the sign-in never waited")
            os.write(screen.terminal, b"\r")
            text, _ = screen.read(rb"")
        return screen.ticks(ticks)
    finally:
        screen.close()


def pause(home, ticks):
    """Bytes of each tick of dialog's countdown."""
    screen = Screen(["dialog", "--pause", "Waiting for the browser.", "10", "60", "300"], home)
    try:
        screen.read(rb"ancel")
        return screen.ticks(ticks)
    finally:
        screen.close()


def paste(home):
    """Seconds until the end of a long text is shown that a terminal pastes into a text field as if it were typed."""
    screen = Screen([PROGRAM, "wizard"], home)
    try:
        screen.read(rb"Ctrl-C")
        for key, wanted in TO_FIELD:
            screen.press(key, wanted)
        start, rest, shown = time.perf_counter(), b"a" * (PASTED - 3) + b"end", b""
        os.set_blocking(screen.terminal, False)
        # The field shows the end of what is too long for it.
        while rest or b"end" not in shown:
            ensure(time.perf_counter() < start + 120, f"the paste never ended: {shown[-300:]!r}")
            ready = select.select([screen.terminal], [screen.terminal] if rest else [], [], 1)
            if ready[0]:
                shown += os.read(screen.terminal, 1 << 16)
            if ready[1]:
                rest = rest[os.write(screen.terminal, rest[:1024]):]
        return time.perf_counter() - start
    finally:
        screen.close()


def table(rows, left=(0,)):
    """Prints rows, the first of which are heads; all columns but some stand to the right."""
    widths = [max(map(len, column)) for column in zip(*rows)]
    for row in rows:
        cells = [cell.ljust(width) if column in left else cell.rjust(width)
                 for column, (cell, width) in enumerate(zip(row, widths))]
        print("  ".join(cells).rstrip())


def walked(place):
    """Prints the journeys, and gives what is too long."""
    if not shutil.which("tmux"):
        print("left out: the journeys; tmux is not installed")
        return []
    went = list(journeys.went(place))
    table([("to Connected, in practice", "keys", "at most", "pages", "pressed"), *(journey.row for journey in went)], (0, 4))
    return [f"{journey.name}: {len(journey.keys)} keys" for journey in went if journey.is_too_long]


def measured(home, runs, ticks, is_strict):
    """Prints the figures, and gives what is too much."""
    compared = list(candidates(home))
    for _ in range(runs):
        for candidate in compared:
            candidate.run(home)
    heads = ("", "first frame ms", "bytes", "letter bytes", "ms", "move bytes", "ms")
    table([heads, *(candidate.row for candidate in compared)])
    print("* the terminal's own echo")
    for name, measure in (("oauth-setup", countdown), ("dialog --pause", pause)):
        if measure is countdown or shutil.which("dialog"):
            sizes = measure(home, ticks)
            print(f"countdown, {name}: {statistics.median(sizes):.1f} bytes a tick, {max(sizes)} at most")
    print("spinner: none")
    seconds = paste(home)
    print(f"paste of {PASTED >> 10} KB as keys: {seconds:.2f} s")
    own = compared[0]
    letter, frame = (statistics.median(v[0] for v in values) for values in (own.figures["letter"], own.frames))
    return [what for what, is_over in (
        (f"a letter in a field: {letter:.0f} bytes", letter > MOST_BYTES),
        (f"the first frame: {frame:.1f} ms", is_strict and frame > MOST_MILLISECONDS),
        (f"the paste: {seconds:.2f} s", is_strict and seconds > MOST_SECONDS),
    ) if is_over]


def main():
    parser = argparse.ArgumentParser(description="What the wizard costs in keys, bytes and time.")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--strict", action="store_true")
    given = parser.parse_args()
    with Place() as place:
        over = walked(place)
        print()
        home = place / "home"
        home.mkdir(mode=0o700)
        (home / "rclone.conf").touch()
        over += measured(str(home), 1 if given.smoke else given.runs, 2 if given.smoke else 20, given.strict)
    for what in over:
        print(f"too much: {what}", file=sys.stderr)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
