#!/usr/bin/env python3
"""Prints the functions that the commonest commands call, those of `token` first, for `.ci/release`, which puts them together.

The wizard is followed to its first frame.

usage: order.py > .ci/symbol-order.txt
"""

import subprocess
import sys

from callgrind import Profile, with_names
from world import PROGRAM, Home, Place, Server, ROTATING, ensure


MOST_NAMES = 20


def all_names(program, functions):
    """Each function, with the names of those that the linker found to be the same: which of them it keeps is not known before.

    Those which are the same as many others are of a few bytes, and not worth a longer file.
    """
    symbols = subprocess.run(["nm", "--defined-only", program], check=True, capture_output=True, text=True).stdout
    by_address, by_name = {}, {}
    for line in symbols.splitlines():
        address, kind, name = line.split(maxsplit=2)
        if kind in "tTwW":
            by_address.setdefault(address, []).append(name)
            by_name.setdefault(name, address)
    found = {}
    for name in functions:
        same = by_address.get(by_name.get(name), [name])
        found |= dict.fromkeys(same if len(same) <= MOST_NAMES else [name])
    return found


def main():
    with Place() as place:
        program = with_names(PROGRAM, place)
        home = Home.make(place / "home")
        ensure(home.set_up(ROTATING).code == 0, "set-up")
        valid = home.environment() | {"OAUTH_SETUP_HOME": str(home.folder)}
        found = {}
        lines = [["token", "test"], ["--version"], ["status"], ["string", "test"], ["---completion", "token", "--", "positional@0", "2", "0"]]
        for words in lines:
            found |= dict.fromkeys(Profile.of(place, [program, *words], valid).functions)
        # What a refresh calls, in one process.
        server = Server(home)
        try:
            for words in (["connect", "test"], ["token", "test", "--min-validity", "86400"]):
                environment = home.environment(server)
                found |= dict.fromkeys(Profile.of(place, [program, "practice", *words], environment).functions)
        finally:
            server.stop()
        found |= dict.fromkeys(Profile.of_first_frame(place, program).functions)
        found = all_names(program, found)
    print("\n".join(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
