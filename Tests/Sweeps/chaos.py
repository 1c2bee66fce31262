#!/usr/bin/env python3
"""Random commands on the same few names of two machines, while processes are killed and stopped at random.

usage: chaos.py [--seconds N] [--seed N] [--quick]

At a service that replaces the refresh token at each refresh, for 60 seconds (15 with --quick). What is killed are the
processes that were asked, never the ones that they let refresh, so that no answer may be lost. Afterwards every file
opens, no connection is lost that nobody gave away, every sign-in gives a token that the service accepts, each lives in
one place only, no secret can be read in any file but those that were asked for, and nothing stays lying about.
The seed is printed; with it the same commands are chosen again, though not at the same moments.
"""

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from world import BROWSER, ROTATING, SIGN_IN, Broken, Home, Outcome, Place, Server, ensure

NAMES = ["one", "two", "three"]
STRING = "AuthScheme=APIToken;Url=https://practice.backlog.com;ApiKey=practice-backlog-api-key"
# What a command may end with, by its help; status tells more states apart.
CODES = {0, 1, 2, 3, 4, 5, 124, 130}
STATES = set(range(12))
KILLS, STOPS = 0.3, 0.15


class Record:
    """What is known of one name on one machine: whether a connection must be there."""

    def __init__(self):
        self.lock = threading.Lock()
        self.is_sure = False
        self.leaving = self.left = 0

    @property
    def moment(self):
        """What ``kept`` is told when the command began."""
        with self.lock:
            return self.left

    def kept(self, moment):
        """A connection was kept under the name; nobody can be sure if another command may have taken it away since."""
        with self.lock:
            self.is_sure = self.leaving == 0 and self.left == moment

    @contextlib.contextmanager
    def gives_away(self):
        """A command that may take the connection away runs, and may have done so even if it is killed."""
        with self.lock:
            self.leaving += 1
            self.left += 1
            self.is_sure = False
        try:
            yield
        finally:
            with self.lock:
                self.leaving -= 1
                self.is_sure = False


class Machine:
    """A home folder with folders for what is temporary and for what was asked for."""

    def __init__(self, place, name):
        self.home = Home.make(place / name)
        self.temporary, self.out, self.files = (self.home.path / part for part in ("tmp", "out", "files"))
        for folder in (self.temporary, self.out, self.files):
            folder.mkdir(mode=0o700)
        self.browser = place / f"{name}-browser"
        self.browser.write_text(BROWSER)
        self.browser.chmod(0o700)
        self.records = {name: Record() for name in NAMES}
        self.recipient = None

    def names(self):
        """The names of the connections that are there."""
        return sorted(path.parent.name for path in self.home.folder.glob("connections/*/OAuthSettings.txt"))


class Chaos:
    """Two machines, a service, and those who use them."""

    def __init__(self, place, seed):
        self.seed = seed
        self.machines = [Machine(place, name) for name in ("here", "there")]
        self.server = Server(Home.make(place / "service"), "--auto-approve", "--token-lifetime", "62")
        self.counts = {}
        self.killed = self.stopped = self.number = 0
        self.lock = threading.Lock()
        self.problems = []
        for machine in self.machines:
            words = machine.home.must("key", server=self.server).split()
            machine.recipient = next(word for word in words if word.startswith("age1"))

    # What is done.

    def run(self, machine, chance, *words, text="", before=()):
        """Runs a command, which may be killed or stopped on its way; None when it was killed."""
        process = subprocess.Popen(
            [*before, *self.command(words)], cwd=machine.home.path, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
            env=machine.home.environment(self.server, BROWSER=machine.browser, TMPDIR=machine.temporary),
        )
        timer = self.fate(process, chance)
        output, errors = process.communicate(text, timeout=180)
        if timer:
            timer.cancel()
            timer.join()
        if process.returncode == -signal.SIGKILL:
            self.killed += 1
            return None
        outcome = Outcome(process.returncode, output, errors)
        if outcome.code not in (STATES if words[0] == "status" else CODES) or "Fatal error" in errors:
            self.problems.append(f"{' '.join(words)}: {outcome}")
        return outcome

    @staticmethod
    def command(words):
        program = os.environ.get("OAUTH_SETUP_PROGRAM")
        return [program or str(Path(__file__).resolve().parents[2] / ".build/debug/oauth-setup"), "practice", *words]

    def fate(self, process, chance):
        """A timer that kills or stops a process; None for most."""
        what, moment = chance.random(), chance.uniform(0, 0.4) ** 1.5 * 1.6
        pause = chance.uniform(0.05, 1)
        if what >= KILLS + STOPS:
            return None

        def strike():
            if process.poll() is not None:
                return
            if what < KILLS:
                process.kill()
                return
            self.stopped += 1
            process.send_signal(signal.SIGSTOP)
            time.sleep(pause)
            process.send_signal(signal.SIGCONT)

        timer = threading.Timer(moment, strike)
        timer.start()
        return timer

    def fresh(self):
        """A number that nobody had."""
        with self.lock:
            self.number += 1
            return self.number

    def sign_in(self, machine, name, chance):
        file = machine.temporary / f"answers-{self.fresh()}.json"
        file.write_text(json.dumps(ROTATING | {"connection": name, "properties": {}}))
        with SIGN_IN:
            moment = machine.records[name].moment
            outcome = self.run(machine, chance, "wizard", "--answers", str(file), "--timeout", "20")
        file.unlink()
        if outcome and outcome.code == 0:
            machine.records[name].kept(moment)

    def import_string(self, machine, name, chance):
        moment = machine.records[name].moment
        outcome = self.run(machine, chance, "import-string", name, "--service", "backlog", "--no-test", text=STRING)
        if outcome and outcome.code == 0:
            machine.records[name].kept(moment)

    def forget(self, machine, name, chance):
        with machine.records[name].gives_away():
            self.run(machine, chance, "forget", name)

    def transfer(self, machine, name, chance):
        """Moves a connection to the other machine; what did not arrive is looked for afterwards."""
        other = next(one for one in self.machines if one is not machine)
        file = machine.files / f"{name}-{self.fresh()}.age"
        with machine.records[name].gives_away():
            self.run(machine, chance, "transfer", name, "--to", other.recipient, "--move", "-o", str(file))
            if not file.exists():
                return
            # A killed one may not have noted that it was written: as a person would do, it is asked for once more.
            again = file.with_suffix(".again.age")
            self.run(machine, self.quiet(), "transfer", name, "-o", str(again))
        if again.exists() and again.read_bytes() != file.read_bytes():
            self.take_in(other, again, chance)
        again.unlink(missing_ok=True)
        self.take_in(other, file, chance)

    def take_in(self, machine, file, chance):
        """Takes a file in, under a name that only it has; tried until it is known to be there."""
        name = f"from-{file.stem.replace('.', '-')}"
        while True:
            outcome = self.run(machine, chance, "import", str(file), "--name", name)
            if outcome:
                # A killed one may have done it.
                # Where the machine's key was rotated meanwhile, what was sealed for the old one stays closed, in words.
                is_closed = outcome.code == 5 and "another key" in str(outcome)
                if outcome.code != 0 and not is_closed and not machine.home.settings(name).exists():
                    self.problems.append(f"import {file.name}: {outcome}")
                break
        file.unlink(missing_ok=True)

    def hand_over(self, machine, name, chance):
        """Gives the tokens to a connector."""
        file = machine.out / f"{name}-{self.fresh()}.txt"
        with machine.records[name].gives_away():
            self.run(
                machine, chance, "string", name, "--owner", "driver-headless", "--location", "/srv/OAuthSettings.txt",
                "--take-over", "-o", str(file),
            )

    def rotate(self, machine, _, chance):
        self.run(machine, chance, "key", "--rotate")

    def ask(self, machine, name, chance):
        words = chance.choice([
            ("token", name), ("token", name, "--json"), ("exec", name, "--", "true"), ("connect", name),
            ("status",), ("status", name, "--json"), ("string", name), ("doctor",),
            ("call", "GetOAuthAuthorizationURL", "--connection", name),
        ])
        self.run(machine, chance, *words)

    def worker(self, number, end):
        chance = random.Random(f"{self.seed} {number}")
        works = [
            (self.ask, 12), (self.sign_in, 4), (self.import_string, 1), (self.forget, 1), (self.transfer, 1),
            (self.hand_over, 0.5), (self.rotate, 0.5),
        ]
        while time.monotonic() < end:
            work = chance.choices([work for work, _ in works], [weight for _, weight in works])[0]
            machine = chance.choice(self.machines)
            try:
                work(machine, chance.choice(NAMES), chance)
            except Exception as problem:  # a thread's own error must not go by unseen
                self.problems.append(f"{work.__name__}: {problem!r}")
                return
            with self.lock:
                self.counts[work.__name__] = self.counts.get(work.__name__, 0) + 1

    def go(self, seconds, workers=6):
        end = time.monotonic() + seconds
        threads = [threading.Thread(target=self.worker, args=[number, end]) for number in range(workers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    # What must hold.

    def quiet(self):
        """A source of chance by which nobody is killed any more."""
        class Quiet(random.Random):
            def random(self):
                return 1.0

        return Quiet()

    def judge(self):
        ensure(not self.problems, "\n".join(self.problems[:20]))
        self.wait_for_refreshers()
        for machine in self.machines:
            for name, record in machine.records.items():
                settings = machine.home.opened(name)
                ensure(
                    not record.is_sure or (settings and not settings.get("moved")),
                    f"{machine.home.path.name}: {name} is lost",
                )
            self.judge_files(machine)
        self.judge_owners()
        self.settle()
        for machine in self.machines:
            self.judge_tokens(machine)
            self.judge_leftovers(machine)
        grants = self.server.stats()
        ensure(grants["reuses"] == 0, f"an old refresh token was sent {grants['reuses']} times")

    def wait_for_refreshers(self):
        """Those whose caller was killed bring their work to its end."""
        deadline = time.monotonic() + 60
        while any(self.is_refresher(process) for process in Path("/proc").glob("[0-9]*")):
            ensure(time.monotonic() < deadline, "a refresher does not end")
            time.sleep(0.2)

    def is_refresher(self, process):
        """Whether a process refreshes for one of the machines."""
        with contextlib.suppress(OSError):
            homes = {str(machine.home.path) for machine in self.machines}
            return b"renew-held" in (process / "cmdline").read_bytes() and os.readlink(process / "cwd") in homes
        return False

    def judge_files(self, machine):
        """Every file opens, and nobody else can read it or in it."""
        secrets = set()
        for name in machine.names():
            settings = machine.home.opened(name)
            tokens = settings.get("tokens") or {}
            secrets |= {tokens.get("OAuthAccessToken"), tokens.get("OAuthRefreshToken")}
        secrets = {secret.encode() for secret in secrets if secret} | {b"practice-backlog-"}
        for path in machine.home.files():
            if path.parent == machine.out:
                continue
            content = path.read_bytes()
            ensure(not any(secret in content for secret in secrets), f"{path} holds a secret that can be read")
        for path in [machine.home.folder, *machine.home.folder.rglob("*")]:
            ensure(path.stat().st_mode & 0o077 == 0, f"others can look into {path}")

    def judge_owners(self):
        """No refresh token is in two connections that both use it."""
        owners = {}
        for machine in self.machines:
            for name in machine.names():
                settings = machine.home.opened(name)
                token = (settings.get("tokens") or {}).get("OAuthRefreshToken")
                if settings.get("moved") or not token:
                    continue
                ensure(token not in owners, f"{name} and {owners.get(token)} have the same tokens")
                owners[token] = name

    def settle(self):
        """What is on its way is brought to its end: moves that were interrupted, strings that were not written."""
        for machine in self.machines:
            other = next(one for one in self.machines if one is not machine)
            for name in machine.names():
                settings = machine.home.opened(name)
                moved = settings.get("moved")
                if not moved:
                    continue
                if settings.get("tokens"):
                    file = machine.out / f"{name}-{self.fresh()}.txt"
                    again = self.run(
                        machine, self.quiet(), "string", name, "--owner", "driver-headless", "--location", "/srv/x",
                        "--take-over", "-o", str(file),
                    )
                    ensure(again.code == 0 and file.exists(), f"{name}: the string cannot be written again: {again}")
                elif name in NAMES:
                    file = machine.files / f"{name}-{self.fresh()}.age"
                    again = self.run(machine, self.quiet(), "transfer", name, "-o", str(file))
                    # Only what was never written can be written again.
                    if again.code == 0:
                        self.take_in(other, file, self.quiet())
        ensure(not self.problems, "\n".join(self.problems[:20]))

    def judge_tokens(self, machine):
        """Every connection gives what the service accepts."""
        for name in machine.names():
            settings = machine.home.opened(name)
            if settings.get("moved") or not settings.get("tokens"):
                continue
            outcome = self.run(machine, self.quiet(), "token", name)
            ensure(outcome.code == 0, f"{machine.home.path.name}: token {name}: {outcome}")
            ensure(self.server.accepts(outcome.output.strip()), f"the service refuses the token of {name}")
        # What connectors were given is as good: the newest string of a name.
        newest = {}
        for path in sorted(machine.out.glob("*.txt"), key=lambda path: int(path.stem.rpartition("-")[2])):
            newest[path.stem.rpartition("-")[0]] = path
        for name, path in newest.items():
            outcome = self.run(
                machine, self.quiet(), "import-string", f"back-{name}", "--service", "backlog", "--string-file", str(path)
            )
            ensure(outcome.code == 0, f"what a connector got of {name} is no good: {outcome}")

    def judge_leftovers(self, machine):
        """Nothing lies about once the time for it is over."""
        ensure(not list(machine.temporary.iterdir()), f"left: {[path.name for path in machine.temporary.iterdir()]}")
        strays = [path for path in [*machine.out.iterdir(), *machine.files.iterdir()] if path.name.startswith(".")]
        ensure(not strays, f"half a file was left: {strays}")
        # A killed process leaves its sealed draft, which the next writer removes an hour later.
        hours_ago = time.time() - 2 * 3600
        for draft in machine.home.drafts():
            os.utime(draft, (hours_ago, hours_ago), follow_symlinks=False)
        for name in machine.names():
            if not machine.home.opened(name).get("moved"):
                self.run(machine, self.quiet(), "connect", name)
        # The state folder's next writer is whoever keeps a connection; perhaps there is none any more.
        words = "import-string", "last", "--service", "backlog", "--no-test"
        outcome = self.run(machine, self.quiet(), *words, text=STRING)
        ensure(outcome.code == 0, f"import-string: {outcome}")
        outcome = self.run(machine, self.quiet(), "key", "--rotate")
        ensure(outcome.code == 0, f"key --rotate: {outcome}")
        ensure(not machine.home.drafts(), f"left: {machine.home.drafts()}")
        self.judge_files(machine)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    if not shutil.which("age"):
        print("skipped: chaos needs age")
        return 0
    print(f"chaos: seed {arguments.seed}", flush=True)
    with Place() as place:
        chaos = Chaos(place, arguments.seed)
        try:
            chaos.go(15 if arguments.quick else arguments.seconds)
            chaos.judge()
        except (Broken, subprocess.TimeoutExpired) as broken:
            print(f"broken, with seed {arguments.seed}: {broken}", file=sys.stderr)
            return 1
        finally:
            chaos.server.stop()
    done = ", ".join(f"{count} {work}" for work, count in sorted(chaos.counts.items()))
    print(f"chaos: {done}; {chaos.killed} killed, {chaos.stopped} stopped; nothing lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
