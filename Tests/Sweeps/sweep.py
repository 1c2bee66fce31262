#!/usr/bin/env python3
"""Cuts every operation short at every system call, and lets every kind of call fail.

usage: sweep.py [--quick | --every] [--only OPERATION] [--call NAME] [--loud]

After each case the files are the old ones or the new ones and open (with the program and with age), nothing readable or
stray stays, the next start works, a move has one owner, and no refresh token was spent without being stored, unless the
answer was on its way already. It is killed at each call that changes files or speaks to a server: at the calls between
them nothing differs that outlives it; --every kills it there, too. With --quick only calls that change files are cut at;
so it is with "save again" unless it is asked for.
"""

import argparse
import os
import shutil
import subprocess
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from operations import OPERATIONS, NextSave
from world import Broken, Place

HERE = Path(__file__).resolve().parent

# Calls that change files; every run is killed at each of them.
WRITING_CALLS = (
    "openat write pwrite64 writev fsync rename renameat2 link unlink flock fchmod chmod mkdir ftruncate fallocate"
).split()
# Calls that speak to a server or to another process; a run that is not --quick is killed at each of these too.
TALKING_CALLS = "close read socket connect sendto sendmsg recvfrom recvmsg clone3 exit_group".split()
# What else the program calls; only with --every it is killed there.
OTHER_CALLS = (
    "pread64 newfstatat getdents64 access readlink bind listen accept4 fcntl epoll_wait epoll_ctl getrandom mmap munmap mprotect "
    "futex geteuid getpid rt_sigaction"
).split()
# How a call fails: errno numbers, of this call only, or of this one and all later ones (+). A quick run lets only those
# fail that change files.
EINTR, EIO, EACCES, EMFILE, ENOSPC, ENOLCK, EOPNOTSUPP = 4, 5, 13, 24, 28, 37, 95
FAULTS = {
    "openat": [EACCES, EIO, EMFILE, ENOSPC],
    "read": [EIO, EINTR],
    "pread64": [EIO, EINTR, "short"],
    "write": [ENOSPC, EIO, EINTR, "short", f"{ENOSPC}+"],
    "pwrite64": [ENOSPC, EIO],
    "fsync": [EIO, ENOSPC, EINTR, f"{EIO}+"],
    "rename": [EACCES, EIO, ENOSPC],
    "renameat2": [EACCES, EIO, ENOSPC],
    "unlink": [EACCES, EIO],
    "flock": [ENOLCK, EINTR, EIO, EOPNOTSUPP],
    "fchmod": [EACCES, EIO],
    "mkdir": [EACCES, ENOSPC],
    "ftruncate": [EIO, EINTR],
    "fallocate": [ENOSPC, EIO, EINTR, EOPNOTSUPP],
    "close": [EIO, EINTR],
    "getdents64": [EIO],
    "newfstatat": [EACCES, EIO],
}
KILLED, TRAPPED = 137, 132
# The libraries below the program end it when they cannot open or list something in /proc; that must do no more harm than
# being killed.
PROC_CALLS = {"openat", "getdents64"}
# Exit codes that the README documents.
CODES = {0, 1, 2, 3, 4, 5, 124}


def cases(is_whole, is_every, call):
    """The calls and what happens at them."""
    talking = TALKING_CALLS if is_whole or call else []
    for name in WRITING_CALLS + talking + (OTHER_CALLS if is_every or call else []):
        if call in (None, name):
            yield name, "kill"
    for name, faults in FAULTS.items():
        if call == name or (call is None and (is_whole or (name in WRITING_CALLS and name != "openat"))):
            for fault in faults:
                yield name, fault if fault == "short" else f"errno={fault}"


class Sweep:
    """All cases of one operation."""

    def __init__(self, operation, inject, place, is_loud):
        self.is_loud = is_loud
        self.operation = operation
        self.inject = inject
        self.report = place / "report"
        self.kills = 0
        self.faults = 0
        self.broken = []
        self.verified = set()

    def run(self, cases):
        for name, action in cases:
            if action == "kill":
                action = self.operation.kill
            elif self.operation.kill != "kill":
                # How calls fail is seen where everything is killed.
                continue
            count = 1
            while self.case(name, count, action):
                count += 1

    def case(self, name, count, action):
        """Runs one case; false when the operation ends before that many calls of the name."""
        operation = self.operation
        operation.begin()
        self.report.write_text("")
        try:
            outcome = operation.run(before=[self.inject, str(self.report), name, str(count), action], timeout=20)
        except subprocess.TimeoutExpired:
            self.broken.append(f"{operation.name}, {action} at {name} {count}: it hangs")
            return count < 400
        _, spoilt, sent = self.report.read_text().split()
        if spoilt == "0":
            return False
        if self.is_loud:
            print(f"{operation.name}: {action} at {name} {count}", file=sys.stderr)
        if action == self.operation.kill:
            self.kills += 1
        else:
            self.faults += 1
        try:
            is_killed = outcome.code == KILLED or (outcome.code == TRAPPED and name in PROC_CALLS)
            self.check(None if is_killed else outcome, sent == "1", name)
        except Exception as error:  # What the case broke may also be this script's way of looking at it.
            words = str(error) if isinstance(error, Broken) else "".join(traceback.format_exception(error))
            self.broken.append(f"{operation.name}, {action} at {name} {count}: {words}\n    {outcome}")
        return True

    def check(self, outcome, sent, name):
        if outcome:
            if outcome.code not in CODES:
                raise Broken(f"the exit code {outcome.code} is not documented")
            if outcome.code != 0 and "error: " not in outcome.errors:
                raise Broken("it fails without a word")
            if outcome.errors.count("error: ") > 1 or outcome.errors.count("hint: ") > 1:
                raise Broken("it says more than one sentence and one hint")
            # What cannot be removed stays until the next run; so does what the refreshing process left, which the libraries may have
            # ended while this one went on in its place.
            is_second = self.operation.name == "refresh" and name in PROC_CALLS
            if name != "unlink" and not is_second and self.operation.home.drafts():
                raise Broken(f"a stray file stays: {self.operation.home.drafts()[0].name}")
        # What was looked at once in the very same state need not be looked at again, but for who can read the files.
        key = (self.operation.state(), outcome and (outcome.code, self.operation.told(outcome)), sent)
        if key in self.verified:
            self.operation.check_files()
            return
        self.operation.verify(outcome, sent)
        self.verified.add(key)


def swept(kind, inject, chosen, is_loud):
    with Place() as place:
        operation = kind(place)
        try:
            sweep = Sweep(operation, inject, place, is_loud)
            sweep.run(chosen)
        finally:
            operation.finish()
        if sweep.kills < kind.least and {name for name, _ in chosen} >= set(WRITING_CALLS):
            sweep.broken.append(f"{kind.name}: killed only {sweep.kills} times: does the sweep itself work?")
        return sweep


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="only calls that change files")
    parser.add_argument("--every", action="store_true", help="kill at every call")
    parser.add_argument("--only", choices=[kind.name for kind in OPERATIONS])
    parser.add_argument("--call")
    parser.add_argument("--loud", action="store_true", help="tell each case on standard error")
    arguments = parser.parse_args()
    missing = [program for program in ("age", "clang") if not shutil.which(program)]
    if missing or os.uname().machine != "x86_64":
        print(f"skipped: the sweep needs {' and '.join(missing) or 'an x86-64 machine'}")
        return 0

    kinds = [kind for kind in OPERATIONS if arguments.only in (None, kind.name)]
    chosen = list(cases(not arguments.quick, arguments.every, arguments.call))
    # The longest one, whose calls are those of the others, is cut where files change unless it is asked for.
    is_whole = arguments.every or arguments.only or arguments.call
    shorter = {NextSave: chosen if is_whole else list(cases(False, False, None))}
    with Place() as place:
        inject = str(place / "inject")
        subprocess.run(["clang", "-O1", "-Wall", "-Wextra", "-Werror", "-o", inject, str(HERE / "inject.c")], check=True)
        with ThreadPoolExecutor(2) as pool:
            sweeps = list(pool.map(lambda kind: swept(kind, inject, shorter.get(kind, chosen), arguments.loud), kinds))
    for sweep in sweeps:
        print(f"{sweep.operation.name}: killed at {sweep.kills} calls, {sweep.faults} calls spoilt, {len(sweep.broken)} broken")
    broken = [line for sweep in sweeps for line in sweep.broken]
    for line in broken:
        print(line, file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
