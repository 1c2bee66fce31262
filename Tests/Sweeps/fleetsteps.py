#!/usr/bin/env python3
"""Every accident at every step of what a fleet does together: the program itself, on a real etcd and the practice service.

usage: fleetsteps.py [--quick] [--only OPERATION]... [--step NUMBER] [--jobs N]

Each request that an operation makes to the engine or to the service is lost, or its answer is, or all are for a while; its
process is stopped, or killed before or after it; or all processes of its machine are killed. Then the person does what
persons do, the same again, and everything must be as if nothing had happened: one request a generation, everybody served, and
who is no member shut out. What nobody can help is the loss of the service's answer, together with the only process that
waits for it or without: then the service ends the sign-in, the tool says so, and a new one works.
"""

import argparse
import contextlib
import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from fleetproxy import FAULTS, Etcd, Way
from fleetworld import ActOn, Machine, Processes
from world import Broken, Home, Place, ensure

TIMES = "2,2,2"
LIFETIME = 3
# How long a machine may have to say that another one is busy.
PATIENCE = 25
QUICK = ["answer lost", "killed after"]
# The answer of the service is lost with these.
LOSSES = {"answer lost", "killed after"}
ENDED, BUSY = (3, 4, 11), 1


class World:
    """Machines, an engine and a service, with a way to each on which something may happen."""

    def __init__(self, folder, etcd, members=2):
        folder.mkdir()
        self.folder = folder
        self.server = ActOn(Home.make(folder / "service"), "--token-lifetime", str(LIFETIME), "--auto-approve")
        self.ways = {"engine": Way(etcd.address), "service": Way(("127.0.0.1", self.server.port))}
        self.location = f"etcd://127.0.0.1:{self.ways['engine'].port}/fleet"
        self.machines = [self.machine(name) for name in ("a", "b", "c")]
        self.a, self.b, self.c = self.machines
        self.a.must("fleet", "init", "work", self.location, "--member", "a")
        for machine in self.machines[1:members]:
            machine.must("fleet", "join", str(machine.join(self.a)))
        self.members = self.machines[:members]

    def machine(self, name):
        (self.folder / name).mkdir(mode=0o700)
        address = f"http://127.0.0.1:{self.ways['service'].port}"
        return Machine(self.folder / name, None, None, OAUTH_SETUP_PRACTICE=address, OAUTH_SETUP_PRACTICE_FLEET=TIMES)

    def sign_in(self):
        """Signs in, and lets everybody have it."""
        self.a.sign_in(f"{self.location}/c")
        for machine in self.members:
            machine.must("token", "work/c")

    def expire(self):
        """Waits until the access token is over."""
        end = time.monotonic() + LIFETIME + 0.3
        while (left := end - time.monotonic()) > 0:
            time.sleep(left)

    def served(self, machine):
        """Asks until there is a token that the service takes. The outcome of the last try."""
        deadline = time.monotonic() + PATIENCE
        while True:
            outcome = machine.run("token", "work/c")
            if outcome.code == 0 and self.server.accepts(outcome.output.strip()):
                return outcome
            if outcome.code != BUSY and outcome.code != 0 or time.monotonic() > deadline:
                return outcome
            time.sleep(0.25)

    def check_served(self, machines=None, may_end=False):
        """Everybody is, each with a new token; or everybody is told that the sign-in has ended, and a new one works."""
        machines = machines or self.members
        outcomes = [self.served(machine) for machine in machines]
        if may_end and any(outcome.code in ENDED for outcome in outcomes):
            self.a.sign_in(f"{self.location}/c")
            outcomes = [self.served(machine) for machine in machines]
            for machine in machines:
                machine.must("token", "work/c", "--force-refresh")
        for machine, outcome in zip(machines, outcomes):
            ensure(outcome.code == 0, f"{machine.name} is not served: {outcome}")

    def check_requests(self, may_repeat=False):
        """The service has seen each refresh token once."""
        for grant in self.server.stats()["grants"]:
            ensure(may_repeat or grant["reuses"] == 0 and max(grant["refreshes"] or [0]) <= 1, f"{grant}")

    def check_members(self, *machines):
        """All that are members see the same members."""
        names = {machine.name for machine in machines}
        for machine in machines:
            listed = {line.split()[0] for line in machine.must("fleet", "members", "work").splitlines()}
            ensure(listed == names, f"{machine.name} sees {listed}")

    def stop(self):
        deadline = time.monotonic() + 20
        homes = {str(machine.path) for machine in self.machines}
        while homes & set(Processes.homes()):
            ensure(time.monotonic() < deadline, "processes stay")
            time.sleep(0.05)
        for way in self.ways.values():
            way.stop()
        self.server.stop()
        shutil.rmtree(self.folder)


def again(machine, *words):
    """What a person does after an accident: the same once more, until it succeeds."""
    deadline = time.monotonic() + PATIENCE
    while (outcome := machine.run(*words)).code:
        ensure(outcome.code < 64 and outcome.errors.strip(), f"{words}: {outcome}")
        ensure(time.monotonic() < deadline, f"{words} never succeeds: {outcome}")
        time.sleep(0.25)
    return outcome


class Refresh:
    """A token is asked for when there is none."""

    ways = ("engine", "service")

    def prepare(self, world):
        world.sign_in()
        world.expire()
        return world.a

    def run(self, world):
        return world.a.run("token", "work/c")

    def check(self, world, outcome, may_end):
        world.check_served(may_end=may_end)
        # And once more from the start, so that nothing of the accident is left.
        world.expire()
        world.check_served()
        world.check_requests(may_repeat=may_end)


class SignIn(Refresh):
    """A new sign-in takes the place of one that works; at the service a person's browser asks, too, who can start again."""

    ways = ("engine",)

    def prepare(self, world):
        world.sign_in()
        return world.a

    def run(self, world):
        with contextlib.suppress(Broken):
            world.a.sign_in(f"{world.location}/c")

    def check(self, world, outcome, may_end):
        # The one that was there is not spoilt.
        world.check_served(may_end=may_end)
        world.a.sign_in(f"{world.location}/c")
        world.expire()
        world.check_served()
        world.check_requests(may_repeat=may_end)


class Add:
    """A machine is let in."""

    ways, members = ("engine",), 2

    def prepare(self, world):
        world.sign_in()
        self.words = ["fleet", "members", "work", "--add", f"c={world.c.key()}"]
        return world.a

    def run(self, world):
        return world.a.run(*self.words)

    def check(self, world, outcome, may_end):
        if outcome.code:
            outcome = again(world.a, *self.words)
        (world.folder / "invitation").write_text(outcome.output)
        world.c.must("fleet", "join", str(world.folder / "invitation"))
        world.check_members(*world.machines)
        world.expire()
        world.check_served(world.machines)
        world.check_requests()


class Join(Add):
    """A machine takes its invitation."""

    def prepare(self, world):
        world.sign_in()
        self.words = ["fleet", "join", str(world.c.join(world.a))]
        return world.c

    def run(self, world):
        return world.c.run(*self.words)

    def check(self, world, outcome, may_end):
        if outcome.code:
            again(world.c, *self.words)
        world.check_members(*world.machines)
        world.expire()
        world.check_served(world.machines)
        world.check_requests()


class Remove:
    """A machine is put out."""

    ways, members = ("engine",), 3
    words = ["fleet", "remove", "work", "c"]

    def prepare(self, world):
        world.sign_in()
        return world.a

    def run(self, world):
        return world.a.run(*self.words)

    def check(self, world, outcome, may_end):
        if outcome.code:
            outcome = again(world.a, *self.words)
        ensure("work/c" in outcome.errors, f"nobody is told to sign in again: {outcome}")
        world.check_members(world.a, world.b)
        world.expire()
        world.check_served([world.a, world.b])
        outcome = world.c.run("token", "work/c", "--force-refresh")
        ensure(outcome.code not in (0, BUSY) and "removed" in outcome.errors, f"c was removed: {outcome}")
        world.check_requests()


class Rotate:
    """A machine gets another key."""

    ways, members = ("engine",), 2

    def prepare(self, world):
        world.sign_in()
        return world.a

    def run(self, world):
        return world.a.run("key", "--rotate")

    def check(self, world, outcome, may_end):
        if outcome.code:
            again(world.a, "key", "--rotate")
        ensure(world.a.key() in world.b.must("fleet", "members", "work"), "the others do not know the new key")
        world.expire()
        world.check_served([world.b, world.a])
        world.expire()
        world.check_served([world.a, world.b])
        world.check_requests()


class Forget:
    """What is shared is removed for all."""

    ways, members = ("engine",), 2
    words = ["forget", "work/c", "--everywhere"]

    def prepare(self, world):
        world.sign_in()
        return world.a

    def run(self, world):
        return world.a.run(*self.words)

    def check(self, world, outcome, may_end):
        if outcome.code:
            outcome = world.a.run(*self.words)
            ensure(outcome.code == 0 or outcome.code == 3 and "no connection" in outcome.errors, f"again: {outcome}")
        world.expire()
        for machine in world.members:
            found = world.served(machine)
            ensure(found.code not in (0, BUSY), f"{machine.name} still has it: {found}")


OPERATIONS = {
    "refresh": Refresh, "sign-in": SignIn, "member added": Add, "join": Join, "member removed": Remove, "key rotated": Rotate,
    "forgotten": Forget,
}


class Case:
    """One accident at one step."""

    def __init__(self, operation, way="engine", number=None, fault=None):
        self.operation, self.way, self.number, self.fault = operation, way, number, fault

    def __str__(self):
        return f"{self.operation}, {self.way} {self.number}: {self.fault}"

    def run(self, folder, etcd):
        """What was wrong; None for nothing. Also how many requests there were."""
        kind = OPERATIONS[self.operation]
        operation = kind()
        world = World(folder, etcd, getattr(kind, "members", 2))
        try:
            victim = operation.prepare(world)
            for name, way in world.ways.items():
                way.arm(self.number if name == self.way else None, self.fault, lambda: Processes.of(victim))
            outcome = operation.run(world)
            counts = {name: way.heal() for name, way in world.ways.items()}
            may_end = self.way == "service" and self.fault in LOSSES
            if outcome is not None:
                ensure(outcome.code <= 0 or outcome.errors.strip(), f"nothing is said: {outcome}")
            operation.check(world, outcome, may_end)
            return counts, None
        except Broken as error:
            return None, f"{self}: {error}"
        finally:
            with contextlib.suppress(Broken):
                world.stop()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", action="append", choices=[*OPERATIONS])
    parser.add_argument("--step", type=int)
    parser.add_argument("--jobs", type=int, default=16)
    options = parser.parse_args()
    began, wrong, total = time.monotonic(), [], 0
    with Place() as place, ThreadPoolExecutor(options.jobs) as pool:
        etcds = []
        (place / "etcd").mkdir()

        def tried(index, case):
            # Each has an engine of its own, so that what is in it is nobody else's.
            folder = place / f"{index}"
            folder.mkdir()
            etcd = Etcd(folder)
            try:
                return case.run(folder / "world", etcd)
            finally:
                etcd.stop()
                shutil.rmtree(folder, ignore_errors=True)

        names = options.only or [*OPERATIONS]
        clean = list(pool.map(lambda pair: tried(*pair), ((f"clean{i}", Case(name)) for i, name in enumerate(names))))
        cases = []
        for name, (counts, fault) in zip(names, clean):
            ensure(fault is None, fault)
            for way in OPERATIONS[name].ways:
                numbers = [options.step] if options.step else range(1, counts[way] + 1)
                cases += [Case(name, way, n, f) for n in numbers for f in (QUICK if options.quick else FAULTS)]
            print(f"{name}: " + ", ".join(f"{counts[way]} requests to the {way}" for way in OPERATIONS[name].ways), flush=True)
        for case, (_, fault) in zip(cases, pool.map(lambda pair: tried(*pair), enumerate(cases))):
            total += 1
            if fault:
                wrong.append(fault)
                print(f"WRONG {fault}", flush=True)
    print(f"{total} accidents, {len(wrong)} of them badly taken, {time.monotonic() - began:.0f} s")
    ensure(not wrong, f"{len(wrong)} cases")


if __name__ == "__main__":
    try:
        main()
    except Broken as error:
        sys.exit(f"fleetsteps: {error}")
