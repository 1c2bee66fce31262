#!/usr/bin/env python3
"""What the commonest commands cost, beside other programs and beside what is wanted of them; figures for people, no test.

usage: benchmark.py [--runs 30] [--connections 10000] [--smoke | --record]

Everything runs interleaved on this machine in this minute, so that the columns can be compared with each other and with
nothing else. Use a release build: OAUTH_SETUP_PROGRAM=.build/release/oauth-setup. --smoke tries each line once, and compares what
can be compared on any machine with figures.json: instructions, size, memory, libraries; --record writes those.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import figures
from terminal import Screen
from world import PROGRAM, REPOSITORY, ROTATING, Home, Place, Server, ensure

EMPTY_C = "int main(void) { return 0; }\n"
EMPTY_SWIFT = "@main enum Main { static func main() {} }\n"


class Candidate:
    """A command whose time and memory are taken."""

    measure = ""

    def __init__(self, name, command, environment, at_once=1):
        self.name = name
        self.command = command
        self.environment = environment
        self.at_once = at_once
        self.times = []
        self.peaks = []

    def run(self):
        report = f"{self.measure}.report"
        ended = subprocess.run(
            [self.measure, report, str(self.at_once), *self.command], env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
        )
        ensure(ended.returncode == 0, f"{self.name} cannot be measured")
        with open(report) as file:
            microseconds, kibibytes, code = map(int, file.read().split())
        ensure(code == 0, f"{self.name}: exit {code}: {ended.stderr}")
        self.times.append(microseconds / 1000)
        self.peaks.append(kibibytes / 1024)

    @property
    def median(self):
        return statistics.median(self.times)

    @property
    def row(self):
        times = sorted(self.times)
        late = times[min(len(times) - 1, int(0.95 * len(times)))]
        return self.name, f"{self.median:.1f}", f"{late:.1f}", f"{max(self.peaks):.1f}" if self.peaks else "–"


class FirstFrame(Candidate):
    """The wizard on a terminal, until its first page is there."""

    def run(self):
        screen = Screen(self.command, self.environment["HOME"], **self.environment)
        try:
            screen.read(b"Ctrl-C")
            self.times.append(1000 * (screen.seen - screen.start))
        finally:
            screen.close()


def built(place, name, text, command):
    """An empty program; none where its compiler is missing."""
    if not shutil.which(command[0]):
        return None
    source, program = place / name, place / f"{name}.program"
    source.write_text(text)
    subprocess.run([*command, str(source), "-o", str(program)], check=True, capture_output=True)
    return str(program)


def full(home, path, count):
    """A copy of a home with as many connections: copies of one, each sealed for itself as the file is."""
    full = home.copy(path)
    first = full.settings().parent
    for number in range(count - 1):
        shutil.copytree(first, first.with_name(f"copy-{number:05}"))
    return full


def defined(home, path, count):
    """A copy of a home with as many services of its owner's."""
    defined = home.copy(path)
    folder = defined.folder / "services"
    folder.mkdir(mode=0o700)
    text = (REPOSITORY / "Resources/Services/backlog.json").read_text()
    for number in range(count):
        (folder / f"own-{number:04}.json").write_text(text.replace('"id": "backlog"', f'"id": "own-{number:04}"', 1))
    return defined


def live(home, **more):
    """The environment for its connections without practice, which is not started for a token that is valid."""
    return home.environment() | {"OAUTH_SETUP_HOME": str(home.folder)} | more


def own(place, home, counts):
    """The lines of this program, and of age beside it, by what `wanted` calls them."""
    variables, definitions, connections, at_once = counts
    token, plain = [PROGRAM, "token", "test"], live(home)
    own, many = defined(home, place / "defined", definitions), full(home, place / "full", connections)
    crowd = {f"VARIABLE_{number}": "a value of some length" for number in range(variables)}
    age = ["age", "--decrypt", "-i", str(home.identity), str(home.settings())]
    screen = {"TERM": "xterm-256color"}
    name = ["---completion", "token", "--", "positional@0", "2", "0"]
    return {
        "token": Candidate("oauth-setup token, valid cache", token, plain),
        "age": Candidate("age --decrypt, the same file", age, home.environment()),
        "tokens": Candidate(f"oauth-setup token, {at_once} at once", token, plain, at_once),
        "ages": Candidate(f"age --decrypt, {at_once} at once", age, home.environment(), at_once),
        "variables": Candidate(f"oauth-setup token, {variables} variables", token, plain | crowd),
        "definitions": Candidate(f"oauth-setup token, {definitions} definitions", token, live(own)),
        "connections": Candidate(f"oauth-setup token, {connections} connections", token, live(many)),
        "version": Candidate("oauth-setup --version", [PROGRAM, "--version"], plain),
        "completion": Candidate("oauth-setup, completion of a name", [PROGRAM, *name], plain),
        "string": Candidate("oauth-setup string", [PROGRAM, "string", "test"], plain),
        "status": Candidate("oauth-setup status", [PROGRAM, "status", "test"], plain),
        "frame": FirstFrame("oauth-setup, first frame", [PROGRAM, "wizard"], plain | screen),
        "full frame": FirstFrame(f"the same, {connections} connections", [PROGRAM, "wizard"], live(many, **screen)),
        "all": Candidate(f"oauth-setup status, {connections} connections", [PROGRAM, "status"], live(many)),
    }


def wanted(own):
    """What is to be reached: a name, the figure, the most."""
    def ratio(one, other):
        return own[one].median / own[other].median

    def more(name):
        return own[name].median - own["token"].median

    return [
        ("token, times age", ratio("token", "age"), 1.3),
        (f"{own['tokens'].at_once} token at once, times as many age", ratio("tokens", "ages"), 1.2),
        *((f"{own[name].name}: ms more than plain", more(name), 1.5) for name in ("variables", "definitions", "connections")),
        *((f"{own[name].name}: ms", own[name].median, most) for name, most in (
            ("version", 4), ("completion", 6), ("string", 8), ("frame", 8), ("full frame", 8), ("all", 1000),
        )),
        ("oauth-setup token: MB at most", max(own["token"].peaks), 11),
    ]


def others(place, home):
    """Other programs, and why one is missing."""
    environment = home.environment()
    compiled = {
        "empty C program": built(place, "empty.c", EMPTY_C, ["clang", "-O2"]),
        "empty Swift program": built(place, "empty.swift", EMPTY_SWIFT, ["swiftc", "-O", "-parse-as-library"]),
        "empty Swift program, static": built(
            place, "static.swift", EMPTY_SWIFT, ["swiftc", "-O", "-parse-as-library", "-static-stdlib"]
        ),
    }
    for name, program in compiled.items():
        if program:
            yield Candidate(name, [program], environment)
        else:
            print(f"skipped: {name}, its compiler is missing")
    if shutil.which("gh"):
        folder = place / "gh"
        folder.mkdir()
        (folder / "hosts.yml").write_text("github.com:\n    oauth_token: dummy\n    user: hanako\n    git_protocol: https\n")
        yield Candidate("gh auth token", ["gh", "auth", "token"], environment | {"GH_CONFIG_DIR": str(folder)})
    else:
        print("skipped: gh auth token, there is no gh")
    if shutil.which("rclone"):
        file = place / "rclone.conf"
        file.write_text('[sales]\ntype = dropbox\ntoken = {"access_token":"dummy","expiry":"2099-01-01T00:00:00Z"}\n')
        yield Candidate("rclone config show", ["rclone", "--config", str(file), "config", "show", "sales"], environment)
    else:
        print("skipped: rclone config show, there is no rclone")


def table(rows):
    """Prints rows under a heading."""
    rows = [("", "median ms", "p95 ms", "peak MB"), *rows]
    width = max(len(row[0]) for row in rows)
    for name, *figures in rows:
        print(f"{name:{width}}  " + "  ".join(f"{figure:>9}" for figure in figures))


def stampede(place, count):
    """The time of one refresh, and of a stampede that needs one."""
    home = Home.make(place / "stampede")
    ensure(home.set_up(ROTATING).code == 0, "set-up")
    server = Server(home)
    walls = []
    try:
        for processes in (1, count):
            home.expire()
            started = time.perf_counter()
            running = [home.start("token", "test", server=server) for _ in range(processes)]
            for process in running:
                process.communicate()
                ensure(process.returncode == 0, "a process of the stampede failed")
            walls.append(time.perf_counter() - started)
        # What that many processes cost without a refresh.
        started = time.perf_counter()
        for process in [home.start("token", "test", server=server) for _ in range(count)]:
            process.communicate()
        walls.append(time.perf_counter() - started)
    finally:
        server.stop()
    one, all_of_them, cached = (1000 * wall for wall in walls)
    print(f"one refresh {one:.0f} ms, {count} processes and one refresh {all_of_them:.0f} ms, without one {cached:.0f} ms")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--connections", type=int, default=10_000)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--record", action="store_true")
    arguments = parser.parse_args()
    is_small = arguments.smoke or arguments.record
    runs = 1 if is_small else arguments.runs
    counts = (10, 10, 10, 5) if is_small else (1000, 1000, arguments.connections, 100)
    if not (shutil.which("age") and shutil.which("clang")):
        print("skipped: the benchmark needs age and clang")
        return 0
    with Place() as place:
        Candidate.measure = str(place / "measure")
        source = Path(__file__).with_name("measure.c")
        subprocess.run(["clang", "-O2", "-Wall", "-Werror", str(source), "-o", Candidate.measure], check=True)
        home = Home.make(place / "home")
        ended = home.set_up(ROTATING)
        ensure(ended.code == 0, f"set-up: {ended}")
        measured = own(place, home, counts)
        compared = [*measured.values(), *others(place, home)]
        for number in range(runs):
            for candidate in compared:
                # That one takes a second.
                if number < 3 or candidate is not measured["all"]:
                    candidate.run()
        if is_small:
            found = figures.taken(place, home, measured["token"].peaks[0])
            figures.record(found) if arguments.record else figures.compare(found)
        table([candidate.row for candidate in compared])
        # Of one run among others it says nothing.
        for name, figure, most in [] if is_small else wanted(measured):
            print(f"{'too much' if figure > most else 'reached':8}  {name}: {figure:.2f}, at most {most} wanted")
        stampede(place, 5 if arguments.smoke else 100)
    return 0


if __name__ == "__main__":
    sys.exit(main())
