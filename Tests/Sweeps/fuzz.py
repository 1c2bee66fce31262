#!/usr/bin/env python3
"""Feeds what comes from outside with bad input, target by target, for as long as one likes.

usage: fuzz.py [--minutes 10] [--seed N] [TARGET …]       (strings, pasted, replies, definitions, settings)

Runs the long test of Tests/FuzzTests in a process of its own for each target, two at a time. When one crashes, hangs or
gives a secret away the seed is printed: put it into FuzzTests.kept once the fault is mended. Build the tests first.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
TARGETS = ["strings", "pasted", "replies", "definitions", "settings"]


def run(target, minutes, seed):
    """Fuzzes one target; whether it went well, and what to say of it."""
    environment = os.environ | {"FUZZ_TARGET": target, "FUZZ_MINUTES": str(minutes), "FUZZ_SEED": str(seed)}
    # The tests themselves: of two swift test in one folder the second waits for the first, or fails.
    tests = REPOSITORY / ".build/debug/oauth-setupPackageTests.xctest"
    command = [str(tests), "--testing-library", "swift-testing", "--filter", r"^FuzzTests\.FuzzTests/long"]
    # Whoever says nothing for two minutes after its time hangs.
    try:
        ended = subprocess.run(
            command, cwd=REPOSITORY, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", timeout=minutes * 60 + 120, check=False,
        )
        output, code = ended.stdout, ended.returncode
    except subprocess.TimeoutExpired as expired:
        output, code = (expired.stdout or b"").decode(errors="replace"), None
    done = re.search(rf"fuzz {target} done (\d+)", output)
    if code == 0 and done:
        return True, f"{target}: {done[1]} inputs in {minutes:g} minutes, nothing wrong"
    fault = re.search(r"seed (\d+)[^\n]*", output)
    blocks = re.findall(rf"fuzz {target} (\d+) \d+", output)
    place = fault[0] if fault else f"among the 200 seeds from {blocks[-1] if blocks else seed} on"
    what = "hangs" if code is None else f"exit {code}"
    return False, f"{target}: {what}: {place}"


def main():
    parser = argparse.ArgumentParser(description="Feeds what comes from outside with bad input.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=int(time.time()) << 20)
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], default=[], metavar="TARGET")
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    with ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda target: run(target, given.minutes, given.seed), given.targets or TARGETS)
        good = True
        for well, said in results:
            print(said, flush=True)
            good = good and well
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
