"""A fleet of home folders, spread over hosts, that share what one of them has signed in to."""

import contextlib
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from world import BROWSER, Home, Server, ensure

ANSWERS = {"service": "act-on", "scheme": "OAuth", "app": "embedded", "browser": "here"}
WHO_AM_I = "/api.actonsoftware.com/api/1/account"


class Machine(Home):
    """A home folder on a host."""

    def __init__(self, path, host=None, server=None, **variables):
        super().__init__(path)
        self.name, self.host, self.server, self.variables = self.path.name, host, server, variables

    def environment(self, server=None, **more):
        return super().environment(server or self.server, **(self.variables | more))

    def run(self, *words, **more):
        return super().run(*words, before=self.host.before if self.host else (), **more)

    def start(self, *words, **more):
        return super().start(*words, before=self.host.before if self.host else (), **more)

    def sign_in(self, location):
        """Signs in with a browser, on the switch's own host: only there is the loopback its own."""
        browser = self.path / "browser"
        browser.write_text(BROWSER)
        browser.chmod(0o700)
        host, self.host = self.host, None
        try:
            answers = ANSWERS | {"connection": location.rpartition("/")[2], "location": location}
            ended = self.set_up(answers, BROWSER=browser, DISPLAY=":99")
        finally:
            self.host = host
        ensure(ended.code == 0, f"sign-in: {ended}")

    def join(self, member, fleet="work"):
        """Is let in by a member."""
        invitation = self.path / "invitation.age"
        invitation.write_text(member.must("fleet", "members", fleet, "--add", f"{self.name}={self.key()}"))
        return invitation

    def key(self):
        """The machine's public key."""
        return self.must("key").split()[-1]


class ActOn(Server):
    """The provider, where tokens are of that service."""

    def accepts(self, token):
        return self.request(WHO_AM_I, Authorization=f"Bearer {token}")[0] == 200


class Fleet:
    """Machines that have joined one fleet, and the service."""

    def __init__(self, path, engine, hosts, options, times):
        path.mkdir()
        self.path, self.engine, self.hosts, self.location = path, engine, hosts, f"{engine.location}/oauth"
        self.lifetime, self.valid_until, self.signed_in, self.server = options.lifetime, 0, 0, None
        variables = engine.access | {"OAUTH_SETUP_PRACTICE_FLEET": times}
        self.machines = []
        for number in range(options.machines):
            home = path / f"m{number:02}"
            home.mkdir(mode=0o700)
            self.machines.append(Machine(home, hosts[number % len(hosts)] if hosts else None, **variables))

    def __enter__(self):
        self.serve()
        first, *others = self.machines
        first.must("fleet", "init", "work", self.location, "--member", first.name)
        invitations = [machine.join(first) for machine in others]
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda one: one[0].must("fleet", "join", str(one[1])), zip(others, invitations)))
        return self

    def __exit__(self, *_):
        self.server.stop()

    def serve(self):
        """Starts a service that knows of no sign-in, as one takes few in an hour."""
        if self.server:
            self.server.stop()
        home = Home.make(self.path / f"service{self.signed_in}")
        self.server = ActOn(home, "--token-lifetime", str(self.lifetime), "--auto-approve")
        for machine in self.machines:
            machine.server = self.server

    def connection(self):
        """The name of a connection that works, and what the service knows of it; signs in where it has ended."""
        if not self.signed_in or not self.grant()["alive"]:
            if self.signed_in:
                self.serve()
            self.signed_in += 1
            self.machines[0].sign_in(f"{self.location}/c{self.signed_in}")
            self.renewed()
        return f"c{self.signed_in}", self.grant()

    def renewed(self):
        self.valid_until = time.monotonic() + self.lifetime

    def grant(self):
        """What the service knows of the sign-in."""
        return self.server.stats()["grants"][-1]

    def wait_for_silence(self):
        """Until no process of a machine runs any more."""
        deadline = time.monotonic() + 90
        homes = {str(machine.path) for machine in self.machines}
        while left := homes & set(Processes.homes()):
            ensure(time.monotonic() < deadline, f"processes stay: {left}")
            time.sleep(0.05)


class Processes:
    """What runs for a machine."""

    @staticmethod
    def home(pid):
        """The home folder of a process that runs the program; None for others."""
        try:
            variables = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return None
        if b"--serve" in command or b"oauth-setup" not in command:
            return None
        return next((os.fsdecode(one[5:]) for one in variables if one.startswith(b"HOME=")), None)

    @classmethod
    def homes(cls):
        """The processes of each home folder."""
        found = {}
        for name in os.listdir("/proc"):
            if name.isdigit() and (home := cls.home(name)):
                found.setdefault(home, []).append(int(name))
        return found

    @classmethod
    def of(cls, machine):
        return cls.homes().get(str(machine.path), [])

    @classmethod
    def machine(cls, pid, machines):
        home = cls.home(pid)
        return next((machine for machine in machines if str(machine.path) == home), None)

    @staticmethod
    def has_socket(pid, inode):
        """Whether a process has a socket open, by the number that the kernel gave it."""
        with contextlib.suppress(OSError):
            for name in os.listdir(f"/proc/{pid}/fd"):
                # Others of its files come and go meanwhile.
                with contextlib.suppress(OSError):
                    if os.readlink(f"/proc/{pid}/fd/{name}") == f"socket:[{inode}]":
                        return True
        return False

    @staticmethod
    def signal(pid, number):
        """Whether a process was there for it."""
        try:
            os.kill(pid, number)
            return True
        except ProcessLookupError:
            return False
