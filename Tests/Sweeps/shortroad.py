#!/usr/bin/env python3
"""The short road of `token` and the argument parser's long one: the same output, exit code and files looked at.

usage: shortroad.py [--only WORD]

Behind a last `--` only the parser reads the command line; everything else about it is the same.
"""

import argparse
import itertools
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from world import PROGRAM, ROTATING, STATIC, Home, Place, Server, ensure, masked

FORMATS = [
    [], ["--json"], ["--header"], ["--format", "token"], ["--format=header"], ["--format", "json"],
    ["--format", "credential-process"],
]
OPTIONS = [
    [], ["--quiet"], ["-q"], ["--now"], ["--min-validity", "0"], ["--min-validity=86400"],
    ["--lang", "ja"], ["--lang=en"], ["--identity", "IDENTITY"], ["--identity=/nowhere"], ["--passphrase-file", "WORD"],
    ["--now", "--quiet", "--lang", "ja", "--min-validity", "5"],
]
# What writes, the first time.
WRITING = [["--accept-older"], ["--adopt"], ["--adopt", "--json", "--accept-older"]]
# What only the parser can speak of: both must leave it to that.
MISTAKES = [
    ["--jsn"], ["--min-validity", "x"], ["--min-validity", "-1"], ["--format", "xml"], ["--json", "--header"],
    ["--lang", "fr"], ["another"], ["--passphrase-fd", "-3"], ["--identity"], ["--json", "--json"], ["-"], ["--help"],
]


def environments(home):
    """Variables that the start looks at, each in a way of its own."""
    folder = home.folder.parent
    return {
        "usual": {},
        "own folder": {"OAUTH_SETUP_HOME": str(folder)},
        "XDG": {"XDG_CONFIG_HOME": str(folder.parent)},
        "relative XDG": {"XDG_CONFIG_HOME": "here"},
        "identity": {"OAUTH_SETUP_IDENTITY": str(folder / "identity.txt")},
        "no identity": {"OAUTH_SETUP_IDENTITY": "/nowhere"},
        "credentials": {"CREDENTIALS_DIRECTORY": str(folder)},
        "Japanese": {"LANG": "ja_JP.UTF-8"},
        "no home": {"HOME": None},
        "no text": {"OAUTH_SETUP_HOME": b"/\xff"},
        "no text, unused": {"SOMETHING": b"\xff"},
        "machine": {"OAUTH_SETUP_MACHINE": "other"},
        "many": {f"VARIABLE_{number}": "x" * 50 for number in range(300)},
    }


class Walk:
    """Runs one command line both ways."""

    def __init__(self, place):
        self.place = place
        self.numbers = itertools.count()

    def run(self, home, words, changes):
        report = self.place / f"report-{next(self.numbers)}"
        environment = {os.fsencode(name): os.fsencode(value) for name, value in home.environment().items()}
        for name, value in changes.items():
            environment.pop(os.fsencode(name), None)
            if value is not None:
                environment[os.fsencode(name)] = os.fsencode(value)
        ended = subprocess.run(
            ["strace", "-f", "-qq", "-e", "trace=%file", "-o", str(report), PROGRAM, *words],
            env=environment, cwd=home.path, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False,
        )
        looked = set()
        with open(report, errors="replace") as file:
            for line in file:
                looked.update(masked(path) for path in re.findall(r'"([^"]*)"', line) if path.startswith(str(home.path)))
        report.unlink()
        return ended.returncode, ended.stdout, ended.stderr, looked

    def compare(self, name, home, words, changes):
        words = [word.replace("IDENTITY", str(home.folder.parent / "identity.txt")) for word in words]
        short, long = self.run(home, words, changes), self.run(home, [*words, "--"], changes)
        ensure(short == long, f"{name}: {' '.join(words)}\n  short {short}\n  long  {long}")


def homes(place):
    """Connections in every state in which nothing has to be waited for."""
    seed = Home.make(place / "seed")
    ensure(seed.set_up(ROTATING).code == 0, "set-up")
    ensure(seed.set_up(STATIC | {"connection": "static"}).code == 0, "set-up")
    # A stand-in is not needed for a token that is valid.
    practice = seed.folder
    for name in ("connections", "identity.txt"):
        (practice / name).rename(practice.parent / name)
    (seed.path / "WORD").write_text("secret\n")
    yield "valid", seed, ["test"]
    yield "static", seed, ["static"]
    yield "missing", seed, ["tset"]
    yield "no name", seed, []
    damaged = seed.copy(place / "damaged")
    file = damaged.folder.parent / "connections/test/OAuthSettings.txt"
    file.write_bytes(file.read_bytes()[:300])
    yield "damaged", damaged, ["test"]
    strange = seed.copy(place / "strange")
    (strange.folder.parent / "identity.txt").unlink()
    subprocess.run(
        ["age-keygen", "-o", str(strange.folder.parent / "identity.txt")], capture_output=True, check=True,
    )
    yield "another key", strange, ["test"]
    loose = seed.copy(place / "loose")
    (loose.folder.parent / "connections/test/OAuthSettings.txt").chmod(0o644)
    yield "open to others", loose, ["test"]
    defined = seed.copy(place / "defined")
    services = defined.folder.parent / "services"
    services.mkdir(mode=0o700)
    (services / "faulty.json").write_text("{")
    yield "faulty definition", defined, ["test"]
    open_to_all = defined.copy(place / "open")
    (open_to_all.folder.parent / "services").chmod(0o777)
    yield "definitions of anybody", open_to_all, ["test"]
    yield "nothing", Home.make(place / "empty"), ["test"]


def refresh(place, walk):
    """A refresh with both: the provider sees one each time."""
    seed = Home.make(place / "refresh")
    ensure(seed.set_up(ROTATING).code == 0, "set-up")
    seed.expire()
    outcomes = []
    for number, words in enumerate((["token", "test"], ["token", "test", "--"])):
        home = seed.copy(place / f"refresh-{number}")
        server = Server(home)
        try:
            code, output, errors, _ = walk.run(
                home, ["practice", *words], {"OAUTH_SETUP_PRACTICE": server.address},
            )
            outcomes.append((code, len(output), errors, server.stats()["refreshes"]))
        finally:
            server.stop()
    ensure(outcomes[0] == outcomes[1] and outcomes[0][0] == 0 and outcomes[0][3] == 1, f"refresh: {outcomes}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="")
    only = parser.parse_args().only
    with Place() as place, ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        walk = Walk(place)
        waiting = []
        for state, home, name in homes(place):
            if only not in state:
                continue
            lines = [[*name, *options, *form] for form in FORMATS for options in OPTIONS]
            if state not in ("valid", "static"):
                lines = [[*name, *options] for options in OPTIONS] + [[*name, *form] for form in FORMATS]
            lines += [[*name, *mistake] for mistake in MISTAKES]
            for words in lines:
                waiting.append(pool.submit(walk.compare, state, home, ["token", *words], {}))
            for kind, changes in environments(home).items():
                for words in ([*name], [*name, "--json"]):
                    waiting.append(pool.submit(walk.compare, f"{state}, {kind}", home, ["token", *words], changes))
        for future in waiting:
            future.result()
        seed = Home(place / "seed")
        for options in WRITING:
            walk.run(seed, ["token", "test", *options], {})
            walk.compare("valid", seed, ["token", "test", *options], {})
        refresh(place, walk)
        print(f"{len(waiting) + len(WRITING) + 1} command lines, the same on both roads")
    return 0


if __name__ == "__main__":
    sys.exit(main())
