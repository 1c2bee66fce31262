#!/usr/bin/env python3
"""What .ci/package and .ci/repository make, tried as those who get it do: installed by apt in a minimal Debian 12, and used there.

usage: package.py [--only WORD]

OAUTH_SETUP_PROGRAM names the release binary to package, which is built without it; OAUTH_SETUP_PREVIOUS an older one, for upgrades
and back. Without that the version before is this very program in a package with a lower version: then the ways of apt are tried, and
that each reads what the other wrote; not an older program.
Needs root that may mount (a Debian has processes and a network of its own), and asks sudo for it. In the Debian everything but apt
is done by somebody without rights. The minimal Debian is kept in /var/cache/oauth-setup-tests for the next run.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import artifacts
import roads
from debian import Debian, image, obstacle
from world import Broken


def main():
    parser = argparse.ArgumentParser(description="The package, tried as those who get it do.")
    parser.add_argument("--only", default="", help="run only what has this word in its name")
    given = parser.parse_args()
    if os.geteuid() != 0:
        become_root()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as pool:
        place = Path(folder)
        place.chmod(0o755)
        if missing := obstacle():
            made = artifacts.Artifacts(place)
            failures = run([(name, case, made) for name, case in artifacts.CASES], given.only)
            made.close()
            print(f"skipped: everything in a minimal Debian, {missing}")
            return failures
        # Debian comes from far away while the packages are made.
        coming = pool.submit(image)
        start = time.monotonic()
        made = artifacts.Artifacts(place)
        print(f"     packaged twice ({time.monotonic() - start:.1f} s)", flush=True)
        try:
            coming.result()
        except Broken as broken:
            sys.exit(str(broken))
        print(f"     a minimal Debian is here ({time.monotonic() - start:.1f} s)", flush=True)
        cases = [(name, case, made) for name, case in artifacts.CASES]
        with Debian(place / "debian") as debian:
            there = roads.There(debian, made)
            failures = run([*cases, *((name, case, there) for name, case in roads.CASES)], given.only)
        made.close()
    return failures


def become_root():
    """The same again, as root."""
    if not shutil.which("sudo"):
        sys.exit("a minimal Debian needs root, and there is no sudo: run this as root")
    kept = [f"{name}={value}" for name, value in os.environ.items() if name == "PATH" or name.startswith("OAUTH_SETUP_")]
    os.execvp("sudo", ["sudo", "env", *kept, sys.executable, *sys.argv])


def run(cases, only):
    failures = 0
    for name, case, subject in cases:
        # What is installed stays so for the next: only its last steps can be left out.
        if only and only not in name and not name.startswith("apt: "):
            continue
        start = time.monotonic()
        try:
            case(subject)
            print(f"ok   {name} ({time.monotonic() - start:.1f} s)", flush=True)
        except Broken as broken:
            failures += 1
            print(f"FAIL {name}: {broken}", flush=True)
        except Exception:
            failures += 1
            print(f"FAIL {name}: {traceback.format_exc()}", flush=True)
    print(f"{failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
