#!/usr/bin/env python3
"""Prints the functions that the commonest commands call, those of `token` first, for `.ci/release`, which puts them together.

The wizard is followed to its first frame.

usage: order.py > .ci/symbol-order.txt
"""

import sys

from callgrind import Profile, with_names
from world import PROGRAM, Home, Place, Server, ROTATING, ensure


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
    print("\n".join(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
