#!/usr/bin/env python3
"""Cuts `send` short at every system call of either side, and lets calls of either side fail.

usage: send.py [--quick] [--side near|far|both] [--call NAME] [--loud]

After each case at most one side can renew the connection; a side that is pending hands out what is valid, sends nothing once
that is over, and names the command that finishes; the same command finishes, and --undo takes back what has not arrived. At the
end exactly one side renews. With --quick only where files change and lines are said.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from operations import Operation
from sweep import FAULTS, TALKING_CALLS, WRITING_CALLS, Sweep
from world import PROGRAM, ROTATING, Home, Place, Server, ensure

HERE = Path(__file__).resolve().parent
# The far command line without what the environment of a test says already: `env NAME=VALUE`.
CALL = 'set -- $OAUTH_SETUP_FAR; shift 2; exec '


class Send(Operation):
    """`send` of a connection whose refresh token rotates to another home folder."""

    name = "send, both sides cut"
    least = 0

    def prepare(self):
        home = Home.make(self.place / "server")
        ended = home.set_up(ROTATING)
        ensure(ended.code == 0, f"set-up: {ended}")
        self.seed = home.copy(self.place / "seed")
        self.memory = (self.seed.folder / "provider-state.json").read_bytes()
        (self.seed.folder / "provider-state.json").unlink()
        self.far_seed = Home.make(self.place / "far-seed")
        self.far_seed.must("key")
        self.server = Server(home)
        self.far = None

    def begin(self):
        super().begin()
        self.far = self.far_seed.copy(self.place / "far")
        # The provider forgets the refresh tokens of the last case, so that every case starts with the same one.
        self.server.memory.write_bytes(self.memory)

    def via(self, before=()):
        return f"export HOME={self.far.path}; {CALL}{shlex.join(before)} \"$@\""

    def send(self, *words, near=(), far=(), **how):
        return self.home.run(
            "send", "test", "--via", self.via(far), "--program", PROGRAM, *words, before=near, server=self.server, **how
        )

    def run(self, before=(), **how):
        return self.send(near=before, **how)

    def state(self):
        return super().state(), self.far.traces(self.far_seed)

    def told(self, outcome):
        return "--undo" in outcome.errors

    @staticmethod
    def is_pending(settings):
        return bool(settings) and settings.get("transit", {}).get("pending") is True

    @classmethod
    def can_renew(cls, settings):
        held = (settings or {}).get("tokens") or {}
        return bool(held.get("OAuthRefreshToken")) and "moved" not in settings and not cls.is_pending(settings)

    def check_files(self):
        super().check_files()
        self.far.check_private()

    def verify(self, outcome, spoilt_after_sending):
        self.check_files()
        near, far = self.home.opened(), self.far.opened()
        ensure(near, "the connection is gone here")
        ensure(not (self.can_renew(near) and self.can_renew(far)), "both sides can renew it")
        if outcome and outcome.code == 0:
            ensure(self.can_renew(far) and "moved" in near, f"it is not there, but it says {outcome}")
        if outcome and self.is_pending(near):
            ensure("--undo" in outcome.errors, f"the way out is not named: {outcome}")
        for home, settings in ((self.home, near), (self.far, far)):
            if self.is_pending(settings):
                self.check_pending(home)
        if "moved" not in near:
            self.check_undo()
            again = self.send()
            ensure(again.code == 0, f"the next send: {again}")
        ensure("moved" in self.home.opened() and not self.home.opened().get("tokens"), "the tokens are still here")
        self.far.expire()
        token = self.far.run("token", "test", server=self.server)
        ensure(token.code == 0 and self.server.accepts(token.output.strip()), f"it is not renewed there: {token}")
        ensure(self.home.run("token", "test", server=self.server).code == 3, "it is handed out here as well")

    def check_pending(self, home):
        """A side that waits for the other one's word."""
        valid = home.run("token", "test", server=self.server)
        ensure(valid.code == 0, f"what is valid is not handed out: {valid}")
        copy = home.copy(self.place / "pending")
        copy.expire()
        spent = self.server.stats()["refreshes"]
        over = copy.run("token", "test", server=self.server)
        ensure(over.code == 3 and "oauth-setup practice send test" in over.errors, f"a pending side says {over}")
        ensure(self.server.stats()["refreshes"] == spent, "a pending side has spent the refresh token")

    def check_undo(self):
        """What has not arrived is taken back; tried on copies, and only where nothing is renewed."""
        homes = (self.home, self.far)
        self.home, self.far = (home.copy(self.place / f"undo-{index}") for index, home in enumerate(homes))
        is_there = self.can_renew(self.far.opened())
        undone = self.send("--undo")
        if is_there:
            ensure(undone.code == 2, f"what has arrived is taken back: {undone}")
        else:
            ensure(undone.code == 0, f"it cannot be taken back: {undone}")
            ensure(self.can_renew(self.home.opened()) and not self.far.opened(), "it is not taken back")
        self.home, self.far = homes


class SendNear(Send):
    """The same, but only the near program is killed, and the far one goes on as long as it likes."""

    name = "send, near side killed"
    kill = "kill-caller"
    least = 10


class SendFar(Send):
    """The same, but only the far program is killed."""

    name = "send, far side killed"
    least = 10

    def run(self, before=(), **how):
        return self.send(far=before, **how)


# Where files change and lines are said: what a quick run is cut at.
DECISIVE_CALLS = ["fsync", "rename", "unlink", "sendto"]


def cases(kind, is_quick, call):
    every = WRITING_CALLS + TALKING_CALLS
    # Both at once is what a machine does that loses its power; where one is killed tells the same of files.
    quick = [] if kind is Send else DECISIVE_CALLS + (["write"] if kind is SendFar else [])
    for name in quick if is_quick and not call else every:
        if call in (None, name):
            yield name, "kill"
    # How calls of both sides fail is seen where both are cut.
    for name, faults in FAULTS.items() if kind is Send else ():
        if call == name or (call is None and name in ("write", "fsync", "rename", "mkdir")[is_quick:]):
            for fault in faults[:1] if is_quick else faults:
                yield name, fault if fault == "short" else f"errno={fault}"


def swept(kind, inject, arguments):
    with Place() as place:
        operation = kind(place)
        try:
            sweep = Sweep(operation, inject, place, arguments.loud)
            sweep.run(list(cases(kind, arguments.quick, arguments.call)))
        finally:
            operation.finish()
        if sweep.kills < kind.least and not arguments.call:
            sweep.broken.append(f"{kind.name}: killed only {sweep.kills} times: does the sweep itself work?")
        return sweep


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="only where files change and lines are said")
    parser.add_argument("--side", choices=["near", "far", "both"])
    parser.add_argument("--call")
    parser.add_argument("--loud", action="store_true", help="tell each case on standard error")
    arguments = parser.parse_args()
    missing = [program for program in ("age", "clang") if not shutil.which(program)]
    if missing or os.uname().machine != "x86_64":
        print(f"skipped: the sweep needs {' and '.join(missing) or 'an x86-64 machine'}")
        return 0
    kinds = [kind for kind, side in ((Send, "both"), (SendNear, "near"), (SendFar, "far")) if arguments.side in (None, side)]
    with Place() as place:
        inject = str(place / "inject")
        subprocess.run(["clang", "-O1", "-Wall", "-Wextra", "-Werror", "-o", inject, str(HERE / "inject.c")], check=True)
        with ThreadPoolExecutor(2) as pool:
            sweeps = list(pool.map(lambda kind: swept(kind, inject, arguments), kinds))
    broken = [line for sweep in sweeps for line in sweep.broken]
    for sweep in sweeps:
        print(f"{sweep.operation.name}: killed at {sweep.kills} calls, {sweep.faults} calls spoilt, {len(sweep.broken)} broken")
    for line in broken:
        print(line, file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
