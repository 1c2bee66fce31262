#!/usr/bin/env python3
"""What `token` costs beside other programs; figures for people, no test.

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
from world import PROGRAM, ROTATING, Home, Place, Server, ensure

EMPTY_C = "int main(void) { return 0; }\n"
EMPTY_SWIFT = "@main enum Main { static func main() {} }\n"


class Candidate:
    """A command whose time and memory are taken."""

    measure = ""

    def __init__(self, name, command, environment):
        self.name = name
        self.command = command
        self.environment = environment
        self.times = []
        self.peaks = []

    def run(self):
        report = f"{self.measure}.report"
        ended = subprocess.run(
            [self.measure, report, *self.command], env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
        )
        ensure(ended.returncode == 0, f"{self.name} cannot be measured")
        with open(report) as file:
            microseconds, kibibytes, code = map(int, file.read().split())
        ensure(code == 0, f"{self.name}: exit {code}: {ended.stderr}")
        self.times.append(microseconds / 1000)
        self.peaks.append(kibibytes / 1024)

    @property
    def row(self):
        times = sorted(self.times)
        late = times[min(len(times) - 1, int(0.95 * len(times)))]
        return self.name, f"{statistics.median(times):.1f}", f"{late:.1f}", f"{max(self.peaks):.1f}"


def built(place, name, text, command):
    """An empty program; none where its compiler is missing."""
    if not shutil.which(command[0]):
        return None
    source, program = place / name, place / f"{name}.program"
    source.write_text(text)
    subprocess.run([*command, str(source), "-o", str(program)], check=True, capture_output=True)
    return str(program)


def candidates(place, home):
    """What is compared, and why something is missing."""
    environment = home.environment()
    # The practice provider is not started for a token that is valid.
    live = environment | {"OAUTH_SETUP_HOME": str(home.folder)}
    yield Candidate("oauth-setup token, valid cache", [PROGRAM, "token", "test"], live)
    yield Candidate("oauth-setup status", [PROGRAM, "status", "test"], live)
    age = ["age", "--decrypt", "-i", str(home.identity), str(home.settings())]
    yield Candidate("age --decrypt, the same file", age, environment)
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


def many(home, count):
    """The time of `status` over many connections: copies of one, each sealed for itself as the file is."""
    first = home.settings().parent
    for number in range(count - 1):
        shutil.copytree(first, first.with_name(f"copy-{number:05}"))
    candidate = Candidate(
        f"oauth-setup status, {count} connections", [PROGRAM, "status"],
        home.environment() | {"OAUTH_SETUP_HOME": str(home.folder)},
    )
    candidate.run()
    return candidate


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
    runs, connections = (1, 10) if arguments.smoke or arguments.record else (arguments.runs, arguments.connections)
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
        compared = list(candidates(place, home))
        for _ in range(runs):
            for candidate in compared:
                candidate.run()
        if arguments.smoke or arguments.record:
            found = figures.taken(place, home, compared[0].peaks[0])
            figures.record(found) if arguments.record else figures.compare(found)
        table([*(candidate.row for candidate in compared), many(home, connections).row])
        stampede(place, 5 if arguments.smoke else 100)
    return 0


if __name__ == "__main__":
    sys.exit(main())
