#!/usr/bin/env python3
"""Every accident at every step of what a fleet does together: the program itself, on a real etcd or PostgreSQL.

usage: fleetsteps.py [--quick] [--engine NAME]... [--only OPERATION]... [--step NUMBER] [--jobs N]

Each request that an operation makes to the engine or to the service is lost, or its answer is, or all are for a while; its
process is stopped, or killed before or after it; or all processes of its machine are killed. Then the person does what
persons do, the same again, and everything must be as if nothing had happened: one request a generation, everybody served, and
who is no member shut out. What nobody can help is the loss of the service's answer, together with the only process that
waits for it or without: then the service ends the sign-in, the tool says so, and a new one works.
"""

import argparse
import contextlib
import itertools
import shutil
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from fleetacts import BUSY, OPERATIONS, PATIENCE
from fleetpgproxy import Postgreses
from fleetproxy import FAULTS, Etcds, Way
from fleetworld import ActOn, Machine, Processes
from world import Broken, Home, Place, ensure

TIMES = "2,2,2"
LIFETIME = 3
# With --quick, which leaves out that somebody logs in. What PostgreSQL has of its own is how it knows what it has done before.
QUICK = {"etcd": ["answer lost", "killed after"], "postgres": ["answer lost"]}
# The answer of the service is lost with these.
LOSSES = {"answer lost", "killed after"}
ENDED = (3, 4, 11)
ENGINES = {"etcd": Etcds, "postgres": Postgreses}


class World:
    """Machines, an engine and a service, with a way to each on which something may happen."""

    def __init__(self, folder, way, location, members=2, service=Way, lifetime=LIFETIME, times=TIMES):
        folder.mkdir()
        self.folder, self.lifetime, self.times = folder, lifetime, times
        self.server = ActOn(Home.make(folder / "service"), "--token-lifetime", str(lifetime), "--auto-approve")
        self.ways = {"engine": way, "service": service(("127.0.0.1", self.server.port))}
        self.location = location
        self.machines = [self.machine(name) for name in ("a", "b", "c")]
        self.a, self.b, self.c = self.machines
        self.making = ["fleet", "init", "work", location, "--member", "a"]
        if members:
            self.a.must(*self.making)
        for machine in self.machines[1:members]:
            machine.must("fleet", "join", str(machine.join(self.a)))
        self.members = self.machines[:members]

    def machine(self, name):
        (self.folder / name).mkdir(mode=0o700)
        address = f"http://127.0.0.1:{self.ways['service'].port}"
        return Machine(self.folder / name, None, None, OAUTH_SETUP_PRACTICE=address, OAUTH_SETUP_PRACTICE_FLEET=self.times)

    def sign_in(self):
        """Signs in, and lets everybody have it."""
        self.a.sign_in(f"{self.location}/c")
        for machine in self.members:
            machine.must("token", "work/c")

    def expire(self):
        """Waits until the access token is over."""
        end = time.monotonic() + self.lifetime + 0.3
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

    def check_ended(self):
        """No process of a machine stays."""
        deadline = time.monotonic() + 20
        while any(Processes.of(machine) for machine in self.machines):
            ensure(time.monotonic() < deadline, "processes stay")
            time.sleep(0.05)

    def stop(self):
        for machine in self.machines:
            for pid in Processes.of(machine):
                Processes.signal(pid, signal.SIGKILL)
        self.ways["service"].stop()
        self.server.stop()


class Case:
    """One accident at one step."""

    def __init__(self, engine, operation, way="engine", number=None, fault=None):
        self.engine, self.operation, self.way, self.number, self.fault = engine, operation, way, number, fault
        # Whether anything happened to it; how many requests there were, and which were logins; what was wrong.
        self.happened, self.counts, self.wrong = False, {}, None

    def __str__(self):
        return f"{self.engine}, {self.operation}, {self.way} {self.number}: {self.fault}"

    def run(self, folder, engines):
        """Tries it, in an engine of its own, so that what is in it is nobody else's."""
        folder.mkdir()
        try:
            with engines[self.engine].one(folder) as (way, location):
                self.take(World(folder / "world", way, location, OPERATIONS[self.operation].members))
        except Broken as error:
            self.wrong = f"{self}: {error}"
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return self

    def take(self, world):
        operation = OPERATIONS[self.operation]()
        try:
            victim = operation.prepare(world)
            for name, way in world.ways.items():
                way.arm(self.number if name == self.way else None, self.fault, lambda: Processes.of(victim))
            outcome = operation.run(world)
            self.counts = {name: way.heal() for name, way in world.ways.items()}
            self.happened = world.ways[self.way].happened
            may_end = self.way == "service" and self.fault in LOSSES
            if outcome is not None:
                ensure(outcome.code <= 0 or outcome.errors.strip(), f"nothing is said: {outcome}")
            operation.check(world, outcome, may_end)
            world.check_ended()
        finally:
            world.stop()


def accidents(clean, options):
    """The cases that follow from how many requests there are without any."""
    for case in clean:
        ensure(case.wrong is None, case.wrong)
        ways = OPERATIONS[case.operation].ways
        requests = ", ".join(f"{case.counts[way][0]} requests to the {way}" for way in ways)
        print(f"{case.engine}, {case.operation}: {requests}", flush=True)
        for way in ways:
            count, logins = case.counts[way]
            numbers = set(range(1, count + 1)) - (logins if options.quick else set())
            for number in [options.step] if options.step else sorted(numbers):
                for fault in QUICK[case.engine] if options.quick else FAULTS:
                    yield Case(case.engine, case.operation, way, number, fault)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--engine", action="append", choices=[*ENGINES])
    parser.add_argument("--only", action="append", choices=[*OPERATIONS])
    parser.add_argument("--step", type=int)
    parser.add_argument("--jobs", type=int, default=16)
    options = parser.parse_args()
    began, wrong, missed, total = time.monotonic(), 0, 0, 0
    with Place() as place, contextlib.ExitStack() as engines, ThreadPoolExecutor(options.jobs) as pool:
        (place / "engines").mkdir()
        opened = {}
        for name in options.engine or ENGINES:
            opened[name] = ENGINES[name](place / "engines")
            engines.callback(opened[name].stop)
        numbers = itertools.count()

        def tried(cases):
            return pool.map(lambda case: case.run(place / f"case{next(numbers)}", opened), cases)

        clean = tried([Case(engine, name) for engine in opened for name in options.only or OPERATIONS])
        for case in tried(accidents(clean, options)):
            total += 1
            missed += not case.happened
            if case.wrong:
                wrong += 1
                print(f"WRONG {case.wrong}", flush=True)
    seconds = time.monotonic() - began
    print(f"{total} accidents, {missed} of which never came, {wrong} badly taken, {seconds:.0f} s")
    ensure(not wrong, f"{wrong} cases")


if __name__ == "__main__":
    try:
        main()
    except Broken as error:
        sys.exit(f"fleetsteps: {error}")
