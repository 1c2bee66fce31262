"""What is swept: an operation, the state it starts from, and what must hold however it was cut short."""

import json
import os
import shutil
import subprocess
import time

from world import BROWSER, ROTATING, STATIC, TOKEN_PREFIX, Home, Server, ensure, masked


class Operation:
    """One operation of the program, in copies of a prepared home folder."""

    name = ""
    # How it is killed: with everything that it started of itself, or alone.
    kill = "kill"
    # The least number of points at which a sweep must have hit it; fewer means that the sweep itself is broken.
    least = 40

    def __init__(self, place):
        self.place = place
        self.seed = None
        self.server = None
        self.home = None
        self.prepare()

    def prepare(self):
        """Makes the home folder that every case starts from."""
        raise NotImplementedError

    def begin(self):
        """Puts everything back as it was before the operation."""
        self.home = self.seed.copy(self.place / "case")

    def run(self, **how):
        """Runs the operation."""
        raise NotImplementedError

    def state(self):
        """What the operation has left, as far as it can be told from what another case has left."""
        return self.home.traces(self.seed)

    def told(self, outcome):
        """What the program said that `verify` compares with what it left."""
        return bool(outcome.output)

    def verify(self, outcome, spoilt_after_sending):
        """What must hold after a case; `outcome` is None when the program was killed."""
        raise NotImplementedError

    def finish(self):
        if self.server:
            self.server.stop()

    def check_files(self):
        """Nothing is open to others or readable, and what killed runs left is gone after the next run that writes."""
        self.home.check_private()
        for draft in self.home.drafts():
            age_file(draft, hours=2)

    def check_reaped(self):
        left = self.home.drafts()
        ensure(not left, f"the next run leaves {[path.name for path in left]}")


def age_file(path, hours):
    """Makes a file look old."""
    then = time.time() - hours * 3600
    os.utime(path, (then, then))


def serving(place, *options):
    return Server(Home.make(place / "server"), *options)


class FirstSave(Operation):
    """A set-up in an empty home folder: the identity and the first settings file are made."""

    name = "save"

    def prepare(self):
        self.server = serving(self.place)
        self.seed = Home.make(self.place / "seed")

    def run(self, **how):
        return self.home.set_up(STATIC, server=self.server, **how)

    def verify(self, outcome, spoilt_after_sending):
        self.check_files()
        identity = self.home.identity
        if identity.exists():
            subprocess.run(["age-keygen", "-y", str(identity)], check=True, capture_output=True)
        settings = self.home.opened()
        if outcome and outcome.code == 0:
            ensure(settings, "the set-up says that it is done, but nothing is stored")
        if settings:
            ensure(self.home.state() == "valid", f"the state is {self.home.state()}")
        again = self.run()
        ensure(again.code == 0, f"the next set-up: {again}")
        ensure(self.home.opened()["properties"]["ApiKey"], "the next set-up stores no key")
        # A set-up that changes nothing writes nothing, so that the one after it has to clean up.
        self.home.must("forget", "test")
        again = self.run()
        ensure(again.code == 0, f"the set-up after that: {again}")
        self.check_reaped()


class NextSave(Operation):
    """A new sign-in over a connection that is there."""

    name = "save again"

    def prepare(self):
        self.server = serving(self.place, "--person", "approves")
        self.browser = self.place / "browser"
        self.browser.write_text(BROWSER)
        self.browser.chmod(0o700)
        self.seed = Home.make(self.place / "seed")
        ended = self.seed.set_up(ROTATING)
        ensure(ended.code == 0, f"set-up: {ended}")
        self.memory = (self.seed.folder / "provider-state.json").read_bytes()
        (self.seed.folder / "provider-state.json").unlink()

    def begin(self):
        super().begin()
        # The provider forgets the refresh tokens of the last case: each case starts with the same one.
        self.server.memory.write_bytes(self.memory)

    def run(self, **how):
        # What the program does to the practice provider's own files is not swept here.
        # Where the browser could not be started, the sign-in waits for a person.
        return self.home.set_up(ROTATING, "--timeout", "2", server=self.server, BROWSER=self.browser, **how)

    def verify(self, outcome, spoilt_after_sending):
        self.check_files()
        settings, old = self.home.opened(), self.seed.opened()
        ensure(settings and settings["tokens"], "the connection is gone")
        ensure(settings["id"] == old["id"], "it is another connection")
        is_new = settings["tokens"] != old["tokens"]
        # The new tokens are written beside the connection first, and take its place, or go, with the second revision.
        waiting = "unproven" in settings
        written = settings["revision"] - old["revision"]
        ensure(written in ([2] if is_new else [1] if waiting else [0, 2]), f"the revision is {settings['revision']}")
        ensure(not (is_new and waiting), "what was proved waits as well")
        if outcome:
            ensure((outcome.code == 0) <= is_new, f"the old tokens are kept, but it says {outcome}")
        elif waiting:
            new = settings["unproven"]["tokens"]
            again = self.home.set_up(ROTATING, "--timeout", "2", server=self.server, BROWSER="/bin/false")
            ensure(again.code == 0, f"the next set-up asks for a sign-in: {again}")
            ensure(self.home.opened()["tokens"] == new, "the next set-up has other tokens than those that waited")
        self.home.expire()
        self.home.must("token", "test", server=self.server)
        self.check_reaped()


class Refresh(Operation):
    """`token` when the access token is over, at a service that replaces the refresh token."""

    name = "refresh"

    def prepare(self):
        home = Home.make(self.place / "server")
        ended = home.set_up(ROTATING)
        ensure(ended.code == 0, f"set-up: {ended}")
        self.seed = home.copy(self.place / "seed")
        self.memory = (self.seed.folder / "provider-state.json").read_bytes()
        (self.seed.folder / "provider-state.json").unlink()
        self.seed.expire()
        self.server = Server(home)

    def begin(self):
        super().begin()
        # The provider forgets the refresh tokens of the last case, so that every case starts with the same one.
        self.server.memory.write_bytes(self.memory)
        self.spent = self.server.stats()["refreshes"]

    def state(self):
        stats = self.server.stats()
        return super().state(), stats["refreshes"] - self.spent, stats["grants"][-1]["reuses"]

    def told(self, outcome):
        tokens = (self.home.opened() or {}).get("tokens") or {}
        return bool(outcome.output), outcome.output.strip() == tokens.get("OAuthAccessToken")

    def run(self, **how):
        return self.home.run("token", "test", server=self.server, **how)

    def verify(self, outcome, spoilt_after_sending):
        self.check_files()
        settings, old = self.home.opened(), self.seed.opened()
        ensure(settings and settings.get("tokens"), "the tokens are gone")
        is_new = settings["tokens"]["OAuthRefreshToken"] != old["tokens"]["OAuthRefreshToken"]
        was_spent = self.server.stats()["refreshes"] > self.spent
        ensure(is_new <= was_spent, "there are tokens from nowhere")
        if was_spent and not is_new:
            ensure(spoilt_after_sending, "a refresh token was spent in vain")
        if outcome and outcome.code == 0:
            token = outcome.output.strip()
            is_stored = is_new and token == settings["tokens"]["OAuthAccessToken"]
            # Nothing takes it any more: then the access token is of use at least, and the loss is told.
            is_told = "could not be kept" in outcome.errors and self.server.accepts(token)
            ensure(is_stored or is_told, "a token was given out before it was stored")
        if outcome and outcome.code != 0:
            ensure(not outcome.output, "a token is printed and the exit code says failure")
        again = self.home.run("token", "test", server=self.server)
        if was_spent and not is_new:
            # The provider has given its answer away. It may allow the old token once more; else its own word ends the sign-in.
            ensure(again.code in (0, 3), f"after a lost answer: {again}")
            if again.code == 3:
                ensure("error: " in again.errors and "hint: " in again.errors, f"after a lost answer: {again}")
                ensure(self.home.opened(), "the settings are gone")
                return
        ensure(again.code == 0, f"the next start: {again}")
        ensure(self.server.accepts(again.output.strip()), "the service refuses the token of the next start")
        if not is_new:
            self.check_reaped()


class RefreshAlone(Refresh):
    """The same, but only the process that was asked is killed, and not the one that it lets refresh."""

    name = "refresh, caller killed"
    kill = "kill-caller"

    def verify(self, outcome, spoilt_after_sending):
        ensure("refresh" not in self.home.opened(), "the refresh was not brought to its end")
        super().verify(outcome, spoilt_after_sending)
        grant = self.server.stats()["grants"][-1]
        ensure(grant["alive"] and not grant["reuses"], "an old refresh token was sent")


class Import(Operation):
    """`import` of a connection that another machine gave up."""

    name = "import"

    def prepare(self):
        source = Home.make(self.place / "source")
        ended = source.set_up(ROTATING)
        ensure(ended.code == 0, f"set-up: {ended}")
        self.seed = Home.make(self.place / "seed")
        key = self.seed.must("key").split()[-1]
        self.file = self.place / "sealed.age"
        source.must("transfer", "test", "--to", key, "-o", str(self.file))

    def run(self, **how):
        return self.home.run("import", str(self.file), **how)

    def verify(self, outcome, spoilt_after_sending):
        self.check_files()
        ensure(self.file.exists(), "the file that was taken in is gone")
        settings = self.home.opened()
        ensure(settings is None or settings["tokens"], "the connection came without its tokens")
        if outcome:
            ensure((outcome.code == 0) <= (settings is not None), f"nothing was taken in, but it says {outcome}")
        again = self.run()
        ensure(again.code == (2 if settings else 0), f"the next import: {again}")
        ensure(self.home.state() == "valid", f"the state is {self.home.state()}")
        self.home.expire()
        self.home.must("token", "test")
        self.check_reaped()


class Move(Operation):
    """`transfer` of a connection that only one machine can have."""

    name = "transfer"

    def prepare(self):
        self.seed = Home.make(self.place / "seed")
        ended = self.seed.set_up(ROTATING)
        ensure(ended.code == 0, f"set-up: {ended}")
        self.target = Home.make(self.place / "target")
        self.key = self.target.must("key").split()[-1]

    @property
    def file(self):
        return self.place / "out/sealed.age"

    def begin(self):
        super().begin()
        shutil.rmtree(self.file.parent, ignore_errors=True)
        self.file.parent.mkdir()

    def state(self):
        files = [(masked(path.name), path.stat().st_size) for path in self.file.parent.iterdir()]
        return super().state(), tuple(sorted(files))

    def run(self, **how):
        return self.home.run("transfer", "test", "--to", self.key, "-o", str(self.file), **how)

    def verify(self, outcome, spoilt_after_sending):
        self.check_files()
        for path in self.file.parent.iterdir():
            ensure(TOKEN_PREFIX not in path.read_bytes(), f"{path.name} can be read by anybody")
            ensure(path.stat().st_mode & 0o077 == 0, f"{path.name} is open to others")
            if path != self.file:
                ensure(outcome is None, f"{path.name} stays after {outcome}")
                age_file(path, hours=2)
        state = self.home.state()
        ensure(state in ("valid", "moved"), f"the state is {state}")
        is_there = self.file.exists()
        ensure(state == "moved" or not is_there, "there are two owners")
        if outcome and outcome.code == 0:
            ensure(is_there, "the move says that it is done, but there is no file")
        if not is_there:
            again = self.home.run(
                "transfer", "test", *([] if state == "moved" else ["--to", self.key]), "-o", str(self.file)
            )
            ensure(again.code == 0, f"the next start: {again}")
            ensure(self.home.state() == "moved", "there are two owners after the next start")
            ensure([self.file] == list(self.file.parent.iterdir()), "the next run leaves a stray file")
            self.check_reaped()
        ensure("OAuthRefreshToken" not in json.dumps(self.home.opened()), "the tokens are still here")
        there = self.target.copy(self.place / "there")
        there.must("import", str(self.file))
        there.expire()
        there.must("token", "test")


class Forget(Operation):
    """`forget`: the settings file is there or gone."""

    name = "forget"

    def prepare(self):
        server = serving(self.place)
        self.seed = Home.make(self.place / "seed")
        ended = self.seed.set_up(STATIC, server=server)
        server.stop()
        ensure(ended.code == 0, f"set-up: {ended}")

    def run(self, **how):
        return self.home.run("forget", "test", **how)

    def verify(self, outcome, spoilt_after_sending):
        self.check_files()
        is_there = self.home.opened() is not None
        if outcome and outcome.code == 0:
            ensure(not is_there, "it says that it is forgotten, but it is still there")
        again = self.run()
        ensure(again.code == (0 if is_there else 3), f"the next start: {again}")
        ensure(self.home.opened() is None, "it is still there")


class Rotate(Operation):
    """`key --rotate`: a new key, and every connection sealed for it."""

    name = "rotate"
    names = ("test", "second")

    def prepare(self):
        server = serving(self.place)
        self.seed = Home.make(self.place / "seed")
        for name in self.names:
            ended = self.seed.set_up(STATIC | {"connection": name}, server=server)
            ensure(ended.code == 0, f"set-up: {ended}")
        server.stop()

    def run(self, **how):
        return self.home.run("key", "--rotate", **how)

    def verify(self, outcome, spoilt_after_sending):
        self.check_files()
        # age tries every key of the identity file, and so does the program.
        self.check_open()
        if outcome and outcome.code == 0:
            ensure(self.keys(self.home) == 1, "it says that it is done, but the old key is still there")
        again = self.run()
        ensure(again.code == 0, f"the next rotation: {again}")
        self.check_open()
        ensure(self.keys(self.home) == 1, "the old key stays")
        ensure(self.home.identity.read_text() != self.seed.identity.read_text(), "it is the old key")
        self.check_reaped()

    def check_open(self):
        for name in self.names:
            ensure(self.home.opened(name) == self.seed.opened(name), f"{name} is another one")
            ensure(self.home.state(name) == "valid", f"the state of {name} is {self.home.state(name)}")

    @staticmethod
    def keys(home):
        return sum(line.startswith("AGE-SECRET-KEY-1") for line in home.identity.read_text().splitlines())


class Protect(Operation):
    """`key --protect`: the key file is sealed with a passphrase, or it is not."""

    name = "protect"

    def prepare(self):
        server = serving(self.place)
        self.seed = Home.make(self.place / "seed")
        ended = self.seed.set_up(STATIC, server=server)
        server.stop()
        ensure(ended.code == 0, f"set-up: {ended}")
        self.passphrase = self.place / "passphrase"
        self.passphrase.write_text("correct horse battery staple\n")
        self.passphrase.chmod(0o600)

    def run(self, **how):
        return self.home.run("key", "--protect", "--new-passphrase-file", str(self.passphrase), **how)

    def verify(self, outcome, spoilt_after_sending):
        self.check_files()
        is_protected = "AGE-SECRET-KEY-1" not in self.home.identity.read_text()
        if outcome and outcome.code == 0:
            ensure(is_protected, "it says that it is done, but the key can be read")
        how = {"OAUTH_SETUP_PASSPHRASE_FILE": self.passphrase} if is_protected else {}
        token = self.home.run("token", "test", **how)
        ensure(token.code == 0, f"the connection does not open: {token}")
        self.home.must("key", "--unprotect", **how)
        ensure(self.home.opened() == self.seed.opened(), "it is another connection")
        self.check_reaped()


# Two run at a time; those that take longest begin.
OPERATIONS = [Protect, NextSave, Refresh, Move, Rotate, Import, FirstSave, RefreshAlone, Forget]
