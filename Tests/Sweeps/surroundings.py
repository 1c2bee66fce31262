#!/usr/bin/env python3
"""A machine that is in a bad way: full disk, read-only folder, wrong clock, other people's files, a lock that is kept.

usage: surroundings.py [--only WORD]

Each case must end with one sentence, one hint and a documented exit code, lose nothing, and spend no refresh token in
vain. What needs root (another user's file, a small disk) or faketime is skipped with a reason without them.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from world import PROGRAM, ROTATING, Broken, Home, Place, Server, children, ensure


class Skipped(Exception):
    """A case that this machine cannot show."""


class Case:
    """A connection whose access token is over, at a service that replaces the refresh token."""

    def __init__(self, place, name):
        self.home = Home.make(place / name)
        ended = self.home.set_up(ROTATING)
        ensure(ended.code == 0, f"set-up: {ended}")
        # The provider's own memory is not what is broken here.
        provider = self.home.copy(place / f"{name}-provider")
        (self.home.folder / "provider-state.json").unlink()
        self.server = Server(provider)
        self.home.expire()
        self.settings = self.home.opened()
        self.refreshes = self.server.stats()["refreshes"]

    def token(self, **how):
        return self.home.run("token", "test", server=self.server, **how)

    def refused(self, code, words, **how):
        """The program says no, loses nothing and asks the service nothing."""
        outcome = self.token(**how)
        self.check_refusal(outcome, code, words)
        return outcome

    def check_refusal(self, outcome, code, words, is_busy=False):
        ensure(outcome.code == code, f"expected exit {code}: {outcome}")
        ensure(not outcome.output, "it prints a token and refuses")
        lines = outcome.errors.strip().splitlines()
        ensure(len(lines) <= 2, f"more than a sentence and a hint: {outcome}")
        ensure(lines[0].startswith("error: ") and words in outcome.errors, f"without {words!r}: {outcome}")
        ensure(len(lines) == 2 and lines[1].startswith("hint: "), f"without a hint: {outcome}")
        ensure(self.server.stats()["refreshes"] == self.refreshes, "a refresh token was spent in vain")
        ensure(is_busy or not self.home.drafts(), f"a stray file stays: {self.home.drafts()}")

    def mended(self):
        """Everything is as it was, and works again."""
        ensure(self.home.opened() == self.settings, "the settings changed")
        self.works()

    def works(self):
        outcome = self.token()
        ensure(outcome.code == 0, f"the next start: {outcome}")
        ensure(self.server.accepts(outcome.output.strip()), "the service refuses the next token")
        self.home.check_private()


def need_root():
    if os.geteuid() != 0:
        raise Skipped("needs root")


def need(program):
    if not shutil.which(program):
        raise Skipped(f"needs {program}")


def umask_000(case):
    """With umask 000 everything is created with mode 0600 or 0700."""
    outcome = case.token(before=["sh", "-c", 'umask 000 && exec "$0" "$@"'])
    ensure(outcome.code == 0, str(outcome))
    fresh = case.home.copy(case.home.path.with_name("fresh-000"))
    shutil.rmtree(fresh.path / ".config")
    shutil.rmtree(fresh.path / ".local")
    ended = fresh.set_up(ROTATING, before=["sh", "-c", 'umask 000 && exec "$0" "$@"'])
    ensure(ended.code == 0, str(ended))
    fresh.check_private()
    case.works()


def umask_777(case):
    """With umask 0777 what is made can be used all the same."""
    before = ["sh", "-c", 'umask 0777 && exec "$0" "$@"']
    if os.geteuid() == 0:
        # The administrator may open everything, so that the mask only counts for somebody else.
        before = as_nobody(case) + before
    outcome = case.token(before=before)
    ensure(outcome.code == 0, str(outcome))
    fresh = Home.make(case.home.path.with_name("fresh-777"))
    if os.geteuid() == 0:
        own(fresh.path)
    ended = fresh.set_up(ROTATING, before=before)
    ensure(ended.code == 0, str(ended))
    again = fresh.run("token", "test", before=before)
    ensure(again.code == 0, f"what was made cannot be used: {again}")
    fresh.check_private()


def read_only_folder(case):
    """A folder that cannot be written to is noticed before the refresh token is spent."""
    folder = case.home.settings().parent
    how = {}
    if os.geteuid() == 0:
        # As root no mode is in the way, so that somebody else has to try.
        how["before"] = as_nobody(case)
    folder.chmod(0o500)
    case.refused(1, "permission denied", **how)
    folder.chmod(0o700)
    ensure(case.home.opened() == case.settings, "the settings changed")
    outcome = case.token(**how)
    ensure(outcome.code == 0, f"the next start: {outcome}")


def read_only_disk(case):
    """The same when the disk is mounted read-only."""
    need_root()
    folder = case.home.settings().parent
    script = f'mount --make-rprivate / && mount --bind "{folder}" "{folder}" && mount -o remount,ro,bind "{folder}" && exec "$0" "$@"'
    case.refused(1, "read-only", before=["unshare", "-m", "sh", "-c", script])
    case.mended()


def full_disk(case):
    """A full disk is noticed before the refresh token is spent, whether a little or nothing at all is free."""
    need_root()
    folder = case.home.settings().parent
    for free in (0, 8, 40):
        script = (
            f'mount --make-rprivate / && cp -a "{folder}" "{folder}.all" && mount -t tmpfs -o size=128k,mode=0700 tmpfs "{folder}"'
            f' && cp -a "{folder}.all/." "{folder}" && rm -r "{folder}.all"'
            f' && dd if=/dev/zero of="{folder}/filler" bs=1k count={112 - free} status=none 2>/dev/null;'
            ' "$0" "$@"; code=$?'
            f'; ls -A "{folder}" | grep -q "^\\.OAuthSettings" && exit 99; exit $code'
        )
        outcome = case.token(before=["unshare", "-m", "sh", "-c", script])
        case.check_refusal(outcome, 1, "the disk is full")
    case.mended()


def full_home(case):
    """A full disk when nothing is set up yet: no half identity stays."""
    need_root()
    home = Home.make(case.home.path.with_name("full"))
    file = case.home.path.with_name("full.json")
    script = (
        f'mount --make-rprivate / && mount -t tmpfs -o size=16k,mode=0700 tmpfs "{home.path}"'
        f' && dd if=/dev/zero of="{home.path}/filler" bs=1k count=64 status=none 2>/dev/null;'
        ' "$0" "$@"; code=$?'
        f'; find "{home.path}" -type f ! -name filler | grep . >&2 && exit 99; exit $code'
    )
    outcome = home.run("key", server=case.server, before=["unshare", "-m", "sh", "-c", script])
    ensure(outcome.code == 1 and "the disk is full" in outcome.errors, str(outcome))
    file.unlink(missing_ok=True)


def full_output(case):
    """A token that standard output does not take is a failure, and is not lost."""
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [PROGRAM, "practice", "token", "test"], env=case.home.environment(case.server), stdout=full,
            stderr=subprocess.PIPE, text=True, check=False,
        )
    ensure(ended.returncode == 1 and "standard output" in ended.stderr, f"exit {ended.returncode}: {ended.stderr}")
    case.works()


def other_user(case):
    """A settings file that belongs to somebody else is refused; root is told to work as that user, not to take it."""
    need_root()
    os.chown(case.home.settings(), 65534, 65534)
    outcome = case.refused(5, "belongs to another user")
    ensure("sudo -u " in outcome.errors and "chown" not in outcome.errors, str(outcome))
    os.chown(case.home.settings(), 0, 0)
    case.mended()


def other_users_lock(case):
    """So is a lock file."""
    need_root()
    lock = case.home.settings().with_name("OAuthSettings.txt.lock")
    os.chown(lock, 65534, 65534)
    case.refused(5, "belongs to another user")
    os.chown(lock, 0, 0)
    case.mended()


def others_can_read(case):
    """A settings file that others can read is refused with the command that mends it."""
    case.home.settings().chmod(0o644)
    outcome = case.refused(5, "others can read")
    ensure("chmod 600" in outcome.errors, str(outcome))
    case.home.settings().chmod(0o600)
    case.mended()


def clock_back(case):
    """Two days back: the token seems to be from the future, and is not taken for valid for two days."""
    need("faketime")
    outcome = case.token(before=["faketime", "-f", "-2d"])
    ensure(outcome.code == 0, str(outcome))
    ensure(case.server.accepts(outcome.output.strip()), "the service refuses the token")
    again = case.token(before=["faketime", "-f", "-2d"])
    ensure(again.code == 0 and again.output == outcome.output, f"a storm of refreshes: {again}")
    back = case.token()
    ensure(back.code == 0 and case.server.accepts(back.output.strip()), f"with the right clock: {back}")
    after = case.server.stats()
    ensure(after["reuses"] == 0 and after["refreshes"] <= case.refreshes + 2, f"{after['refreshes']} refreshes")


def clock_ahead(case):
    """Ten years on: one refresh, no storm, and all is well when the clock is right again."""
    need("faketime")
    outcome = case.token(before=["faketime", "-f", "+3650d"])
    ensure(outcome.code == 0, str(outcome))
    ensure(case.server.accepts(outcome.output.strip()), "the service refuses the token")
    again = case.token(before=["faketime", "-f", "+3650d"])
    ensure(again.code == 0 and again.output == outcome.output, f"a storm of refreshes: {again}")
    back = case.token()
    ensure(back.code == 0 and case.server.accepts(back.output.strip()), f"with the right clock: {back}")
    after = case.server.stats()
    ensure(after["reuses"] == 0 and after["refreshes"] <= case.refreshes + 2, f"{after['refreshes']} refreshes")


def stopped_holder(case):
    """A process that is stopped while it holds the lock is named, waited for, and never robbed.

    The one that was asked has handed the lock to another one, which refreshes: stopping the former holds nobody up.
    """
    refresher = None
    case.server.misbehave(path="token", fault="silence", count=1)
    holder = case.home.start("token", "test", server=case.server)
    try:
        deadline = time.monotonic() + 20
        while not refresher:
            ensure(time.monotonic() < deadline, "the lock is not handed over")
            refresher = next((child for child in children(holder.pid) if case.home.status()["lockedBy"] == child), None)
        for process in (holder.pid, refresher):
            os.kill(process, signal.SIGSTOP)
        started = time.monotonic()
        outcome = case.token()
        took = time.monotonic() - started
        case.check_refusal(outcome, 1, f"process {refresher} is using", is_busy=True)
        ensure(took < 90, f"it waited {took:.0f} s")
    finally:
        if refresher:
            os.kill(refresher, signal.SIGKILL)
        holder.kill()
        holder.communicate()
    ensure(case.home.opened()["tokens"] == case.settings["tokens"], "the tokens changed")


def as_nobody(case):
    """What runs a command as somebody who is not root, in the same home folder."""
    need("setpriv")
    own(case.home.path)
    case.home.path.parent.chmod(0o755)
    command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"]
    if subprocess.run([*command, "test", "-x", PROGRAM], check=False).returncode:
        raise Skipped(f"nobody else may run {PROGRAM}")
    return command


def own(path):
    subprocess.run(["chown", "-R", "65534:65534", str(path)], check=True)


# The first one takes a minute, most of it asleep.
CASES = [
    stopped_holder, umask_000, umask_777, read_only_folder, read_only_disk, full_disk, full_home, full_output, other_user,
    other_users_lock, others_can_read, clock_back, clock_ahead,
]


def shown(check):
    """Tries one case and says what came of it; whether it is as it must be."""
    name = check.__name__.replace("_", " ")
    with Place() as place:
        case = None
        try:
            case = Case(place, check.__name__)
            check(case)
            print(f"{name}: as it must be", flush=True)
            return True
        except Skipped as reason:
            print(f"{name}: skipped, {reason}", flush=True)
            return True
        except (Broken, subprocess.TimeoutExpired) as broken:
            print(f"{name}: {broken}", file=sys.stderr, flush=True)
            return False
        finally:
            if case:
                case.server.stop()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only")
    arguments = parser.parse_args()
    if not shutil.which("age"):
        print("skipped: this needs age")
        return 0
    chosen = [check for check in CASES if not arguments.only or arguments.only in check.__name__.replace("_", " ")]
    with ThreadPoolExecutor(2) as pool:
        return 0 if all(list(pool.map(shown, chosen))) else 1


if __name__ == "__main__":
    sys.exit(main())
