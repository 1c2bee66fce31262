#!/usr/bin/env python3
"""Many machines share one sign-in, in network namespaces, with an etcd of three nodes or a PostgreSQL: the program itself.

usage: fleet.py [--quick] [--machines N] [--rounds N] [--lifetime SECONDS] [--seed N] [--only NAME]...

A round: the access token ends, and every machine asks for one at once, while callers are killed, processes stopped, the
engine's leader killed, machines cut off. The service replaces its refresh token at each refresh and ends the grant when an old
one comes again: it must see one request a generation, no old token, and everybody who was not killed must be served. Refreshers
that are killed, and pauses longer than a claim, may cost what they cannot but cost: the grant, said by the service.
50 machines x 20 rounds; 12 x 2 of four scenarios with --quick. Needs root; without, all is on the loopback, and clean.
"""

import argparse
import random
import signal
import sys
import threading
import time

from fleetnet import Engine, after, enter, network
from fleetpostgres import Postgres
from fleetroad import newcomer
from fleettally import HEAD, Tally
from fleetworld import Fleet, Processes
from world import Broken, Place, ensure

# What a round does to the machines. Times of the protocol: to send, to answer, to hold off, in seconds.
TIMES = "4,4,12"
WITHIN, BEYOND = 8, 26
SCENARIOS = {
    "clean": {},
    "mutual TLS, users": {"engine": "mutual"},
    "callers killed": {"kill": 0.3},
    "leader killed": {"leader": True},
    "holder cut off": {"cut": True},
    "link down": {"link": True},
    "stopped": {"stop": 0.1, "halt": 0.5, "pause": WITHIN},
    "all together": {"kill": 0.3, "stop": 0.1, "halt": 0.3, "pause": WITHIN, "leader": True, "cut": True, "link": True},
    "PostgreSQL": {"engine": "postgres"},
    "PostgreSQL killed": {"engine": "postgres", "leader": True},
    # Of one server nobody is served while it is away, so that nothing else happens to the way there meanwhile.
    "PostgreSQL, cut off": {"engine": "postgres", "kill": 0.3, "stop": 0.1, "halt": 0.3, "pause": WITHIN, "cut": True},
    "behind a pooler": {"engine": "pooler", "kill": 0.3, "leader": True},
    # Here an answer, or the turn, may be lost for good.
    "refreshers killed": {"hunt": 0.7, "mayLose": True},
    "stopped for long": {"stop": 0.1, "pause": BEYOND, "halt": 0.7, "mayLose": True},
}
QUICK = ["clean", "callers killed", "leader killed", "behind a pooler"]
# What keeps what they share.
ENGINES = {
    "plain": Engine,
    "mutual": lambda folder, nodes: Engine(folder, nodes, is_mutual=True),
    "postgres": Postgres,
    "pooler": lambda folder, nodes: Postgres(folder, nodes, is_pooled=True),
}


class Round:
    """Everybody asks at once, and things happen."""

    def __init__(self, fleet, name, faults, span):
        self.fleet, self.name, self.faults, self.span = fleet, name, faults, span
        self.outcomes, self.lives, self.killed, self.refused, self.notes = {}, {}, set(), [], []
        self.began = self.wall = 0
        self.is_over = threading.Event()

    def run(self):
        """Until the last one has ended, and what happens to them, too."""
        self.began = time.monotonic()
        started = [(machine, machine.start("token", f"work/{self.name}")) for machine in self.fleet.machines]
        threads = [threading.Thread(target=self.collect, args=one) for one in started]
        happenings = [thread for one in started for thread in self.fates(*one)] + list(self.happenings())
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.wall = time.monotonic() - self.began
        self.is_over.set()
        for thread in happenings:
            thread.join()

    def collect(self, machine, process):
        output, errors = process.communicate()
        self.lives[machine.name] = time.monotonic() - self.began
        token = output.strip()
        if process.returncode == 0 and not self.fleet.server.accepts(token):
            self.refused.append(machine.name)
        self.outcomes[machine.name] = (process.returncode, errors.strip())

    def renewed(self, generations):
        """When the last token came, or later."""
        lives = [self.lives[name] for name, (code, _) in self.outcomes.items() if code == 0]
        return self.began + (min(lives) if generations == 1 and lives else self.wall)

    def fates(self, machine, process):
        """What happens to one machine."""
        chance, moment = random.random(), random.uniform(0, self.span)
        if chance < self.faults.get("kill", 0):
            yield after(moment, self.kill, machine, process)
        elif chance < self.faults.get("kill", 0) + self.faults.get("stop", 0):
            yield after(moment, self.stop, machine)

    def kill(self, machine, process):
        if process.poll() is None:
            self.killed.add(machine.name)
            process.kill()

    def stop(self, machine):
        """Stops one process of a machine for a while."""
        pids = Processes.of(machine)
        if pids and Processes.signal(pid := random.choice(pids), signal.SIGSTOP):
            self.notes.append(f"{machine.name} stopped")
            time.sleep(self.faults["pause"])
            Processes.signal(pid, signal.SIGCONT)

    def happenings(self):
        """What happens to all."""
        moment, hosts = random.uniform(0, self.span), self.fleet.hosts
        if self.faults.get("leader"):
            yield after(moment, self.fleet.engine.strike_leader)
        if self.faults.get("link"):
            yield after(random.uniform(0, self.span), random.choice(hosts).unplug, random.uniform(3, 6))
        for name in ("cut", "hunt", "halt"):
            if random.random() < float(self.faults.get(name, 0)):
                yield after(0, self.strike_holder, getattr(self, name))

    def strike_holder(self, strike):
        """Does something to whoever has the claim, a moment after it has."""
        while not self.is_over.wait(0.01):
            pid = self.fleet.engine.holder(f"oauth/{self.name}/claim")
            machine = Processes.machine(pid, self.fleet.machines) if pid else None
            if machine:
                time.sleep(random.uniform(0, 0.3 if strike == self.cut else 0.06))
                strike(machine, pid)
                return

    def cut(self, machine, _):
        self.notes.append(f"{machine.name} cut off as the holder")
        machine.host.cut(random.uniform(4, 7))

    def hunt(self, machine, pid):
        if Processes.signal(pid, signal.SIGKILL):
            self.notes.append(f"the refresher of {machine.name} killed")

    def halt(self, machine, pid):
        if Processes.signal(pid, signal.SIGSTOP):
            self.notes.append(f"the refresher of {machine.name} stopped")
            time.sleep(self.faults["pause"])
            Processes.signal(pid, signal.SIGCONT)


def play(fleet, name, rounds):
    """The rounds of one scenario."""
    tally, span = Tally(name, SCENARIOS[name]), 1.0
    for number in range(rounds):
        connection, before = fleet.connection()
        time.sleep(max(0, fleet.valid_until + 0.3 - time.monotonic()))
        one = Round(fleet, connection, tally.faults, span)
        one.run()
        fleet.wait_for_silence()
        span = max(0.3, sorted(one.lives.values())[len(one.lives) // 2])
        generations = tally.judge(number, one, before, fleet.grant())
        fleet.valid_until = one.renewed(generations) + fleet.lifetime
    return tally


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--machines", type=int)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--lifetime", type=int)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    parser.add_argument("--only", action="append", choices=[*SCENARIOS, "newcomer"])
    options = parser.parse_args()
    options.machines = options.machines or (12 if options.quick else 50)
    options.rounds = options.rounds or (2 if options.quick else 20)
    options.lifetime = options.lifetime or (4 if options.quick else 20)
    names = options.only or ([*QUICK, "newcomer"] if options.quick else [*SCENARIOS, "newcomer"])
    is_inside = enter()
    if not is_inside:
        print("no network namespaces without root: all is on the loopback, and nothing happens to anybody")
        names = [name for name in names if name in ("clean", "newcomer")]
    random.seed(options.seed)
    print(f"seed {options.seed}", flush=True)
    hosts, nodes = network(3) if is_inside else ([], [])
    tallies, faults, began = [], [], time.monotonic()
    with Place() as place:
        for kind, make in ENGINES.items():
            own = [name for name in names if SCENARIOS.get(name, {}).get("engine", "plain") == kind]
            if not own:
                continue
            folder = place / kind
            folder.mkdir()
            engine = make(folder, nodes)
            try:
                if kind == "mutual":
                    engine.add_user("etl", "oauth")
                if scenarios := [name for name in own if name in SCENARIOS]:
                    with Fleet(folder / "fleet", engine, hosts, options, TIMES) as fleet:
                        tallies += [play(fleet, name, options.rounds) for name in scenarios]
                if "newcomer" in own:
                    faults += newcomer(folder, engine, hosts)
            finally:
                engine.stop()
    print(f"{options.machines} machines x {options.rounds} rounds, {time.monotonic() - began:.0f} s in all")
    print(HEAD, *(tally.row() for tally in tallies), sep="\n")
    faults += [f"{tally.name}: rounds {tally.faulty}" for tally in tallies if not tally.is_good]
    ensure(not faults, f"seed {options.seed}: " + "; ".join(faults))


if __name__ == "__main__":
    try:
        main()
    except Broken as error:
        sys.exit(f"fleet: {error}")
