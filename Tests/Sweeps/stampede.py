#!/usr/bin/env python3
"""Many processes want the same token at once.

usage: stampede.py [--quick]

At a service that replaces the refresh token and ends the grant when an old one comes again, a stampede must send one
refresh a round, give everybody a token that the service accepts, and leave the grant alive; also when processes are
killed and stopped at random. What is killed are the processes that were asked; in one more run it is the ones that they
let refresh: then an answer may be lost, the old token is sent again, and by the service's word a person must sign in. A
service that fails twice in a row, in any way, ends nothing. Readers never see a broken file, and two connections do not
wait for each other.
100 processes and 32 processes, 20 rounds each, with and without kills; fewer rounds with --quick.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import threading
import time

from world import ROTATING, Broken, Home, Place, Server, children, ensure


def signed_in(place, name):
    """A home folder that is signed in at a provider of its own."""
    home = Home.make(place / name)
    ended = home.set_up(ROTATING)
    ensure(ended.code == 0, f"set-up: {ended}")
    server = Server(home)
    return home, server


class Tally:
    """What a stampede came to."""

    def __init__(self):
        self.served = self.killed = self.stopped = self.refreshes = 0
        self.walls = []


class Round:
    """One round: everybody asks at once, and some are killed or stopped."""

    def __init__(self, home, server, processes, kills, stops, span):
        self.home = home
        self.server = server
        self.chances = [("kill", kills), ("stop", stops)]
        self.span = span
        self.processes = processes
        self.fates = {}
        self.outcomes = {}
        self.lives = []
        self.pids = []

    def run(self):
        started = time.monotonic()
        timers, threads = [], []
        for _ in range(self.processes):
            process = self.home.start("token", "test", server=self.server)
            self.pids.append(process.pid)
            threads.append(threading.Thread(target=self.collect, args=[process, time.monotonic()]))
            if timer := self.fate(process):
                timers.append(timer)
                timer.start()
            threads[-1].start()
        for thread in threads:
            thread.join()
        wall = time.monotonic() - started
        # Whoever has ended by now has escaped.
        for timer in timers:
            timer.cancel()
            timer.join()
        return wall

    def collect(self, process, started):
        output, errors = process.communicate(timeout=120)
        self.lives.append(time.monotonic() - started)
        self.outcomes[process.pid] = (process.returncode, output.strip(), errors.strip())

    def fate(self, process):
        """A timer that kills or stops a process at a random moment; nil for most."""
        chance = random.random()
        for name, share in self.chances:
            if chance < share:
                self.fates[process.pid] = name
                return threading.Timer(random.uniform(0, self.span), self.strike, [process, name])
            chance -= share
        return None

    @staticmethod
    def strike(process, name):
        if process.poll() is not None:
            return
        if name == "kill":
            process.kill()
            return
        process.send_signal(signal.SIGSTOP)
        time.sleep(random.uniform(0.05, 1))
        process.send_signal(signal.SIGCONT)


def stampede(place, name, processes, rounds, kills=0.0, stops=0.0):
    """Lets processes run into each other, round after round."""
    home, server = signed_in(place, name)
    tally = Tally()
    span = 0.2
    try:
        for number in range(rounds):
            home.expire()
            before = server.stats()["refreshes"]
            one = Round(home, server, processes, kills, stops, span)
            wall = one.run()
            # Kills are spread over the time a process lives, so that they strike at every stage.
            span = sorted(one.lives)[len(one.lives) // 2]
            tally.walls.append(wall)
            judge(one, home, server, server.stats()["refreshes"] - before, tally, f"{name}, round {number + 1}")
    finally:
        server.stop()
    walls = sorted(tally.walls)
    print(
        f"{name}: {processes} processes x {rounds} rounds, {tally.refreshes} refreshes, {tally.served} served, "
        f"{tally.killed} killed, {tally.stopped} stopped, "
        f"median round {walls[len(walls) // 2]:.2f} s"
    )


def judge(one, home, server, refreshes, tally, where):
    """Compares what the processes got with what the provider saw; somebody always survives."""
    stats = server.stats()
    grant = stats["grants"][-1]
    killed = [pid for pid, (code, _, _) in one.outcomes.items() if code == -signal.SIGKILL]
    tally.killed += len(killed)
    tally.stopped += list(one.fates.values()).count("stop")
    tally.refreshes += refreshes
    stored = home.opened()
    most = max(grant["refreshes"], default=0)
    ensure(most <= 1, f"{where}: {most} refreshes of one generation")
    ensure(grant["reuses"] == 0, f"{where}: an old refresh token was sent")
    ensure(grant["alive"], f"{where}: the grant is dead")
    # Whoever survives is served, also when the process that found the refresh due was killed.
    ensure(refreshes == 1, f"{where}: {refreshes} refreshes")
    tokens = set()
    for pid, (code, output, errors) in one.outcomes.items():
        if pid in killed:
            continue
        ensure(code == 0, f"{where}: a process that nobody killed ended with {code}: {errors}")
        tokens.add(output)
        tally.served += 1
    ensure(tokens <= {stored["tokens"]["OAuthAccessToken"]}, f"{where}: a token was given out that is not stored")
    for token in tokens:
        ensure(server.accepts(token), f"{where}: the service refuses a token")
    ensure(not home.drafts(), f"{where}: a stray file stays")


class Hunter(threading.Thread):
    """Kills the first process of a round that is started to refresh, at a random moment of its life."""

    def __init__(self, one):
        super().__init__()
        self.one = one
        self.prey = None
        self.is_over = threading.Event()

    def run(self):
        while not self.prey and not self.is_over.wait(0.0005):
            for pid in list(self.one.pids):
                self.prey = next(iter(children(pid)), None)
                if self.prey:
                    break
        if self.prey:
            time.sleep(random.uniform(0, 0.03))
            try:
                os.kill(self.prey, signal.SIGKILL)
            except ProcessLookupError:
                self.prey = None


def hunted(place, processes, rounds):
    """Whoever refreshes is killed: nothing is sent more than twice, and everybody gets a token or is told to sign in."""
    home, server = signed_in(place, "hunted")
    killed = lost = served = 0
    try:
        for number in range(rounds):
            where = f"hunted, round {number + 1}"
            home.expire()
            one = Round(home, server, processes, 0, 0, 0)
            hunter = Hunter(one)
            hunter.start()
            one.run()
            hunter.is_over.set()
            hunter.join()
            killed += hunter.prey is not None
            grant = server.stats()["grants"][-1]
            ensure(max(grant["refreshes"], default=0) <= 2, f"{where}: {grant['refreshes']}")
            codes = {code for code, _, _ in one.outcomes.values()}
            ensure(home.opened()["tokens"], f"{where}: the tokens are gone")
            if grant["alive"]:
                ensure(codes == {0}, f"{where}: processes end with {codes}")
                served += processes
                continue
            lost += 1
            ensure(hunter.prey, f"{where}: the grant ended, and nobody was killed")
            ensure(codes <= {0, 3}, f"{where}: after a lost answer processes end with {codes}")
            for code, output, errors in one.outcomes.values():
                ensure(code == 0 or (not output and "hint: " in errors), f"{where}: {errors}")
            ended = home.set_up(ROTATING)
            ensure(ended.code == 0, f"{where}: signing in again: {ended}")
    finally:
        server.stop()
    print(f"hunted: {processes} processes x {rounds} rounds, {killed} refreshers killed, {lost} answers lost, {served} served")


# How a service may fail without a word about the sign-in, and without having done anything.
FAULTS = ["drop-before", "500", "html", "garbage", "redirect-same-host", "429", "503"]


def faulty(place, processes, faults):
    """A service fails twice in a row: few ask it meanwhile, nobody is told to sign in, and the stored token works."""
    home, server = signed_in(place, "faulty")
    failed = 0
    try:
        for fault in faults:
            where = f"faulty, {fault}"
            home.expire()
            before = server.stats()["refreshes"]
            server.misbehave(path="token", fault=fault, service="backlog", count=2)
            one = Round(home, server, processes, 0, 0, 0)
            one.run()
            codes = [code for code, _, _ in one.outcomes.values()]
            ensure(set(codes) <= {0, 1}, f"{where}: processes end with {set(codes)}")
            ensure(codes.count(1) <= 2, f"{where}: {codes.count(1)} were not served")
            failed += codes.count(1)
            for code, output, errors in one.outcomes.values():
                ensure(code == 0 or (not output and "error: " in errors), f"{where}: {errors}")
            grant = server.stats()["grants"][-1]
            ensure(grant["alive"] and grant["reuses"] == 0, f"{where}: {grant}")
            ensure(server.stats()["refreshes"] == before + 1, f"{where}: {server.stats()['refreshes'] - before} refreshes")
            ensure("refresh" not in home.opened(), f"{where}: the journal is still open")
        held = paused(home, server)
    finally:
        server.stop()
    print(f"faulty: {processes} processes x {len(faults)} faults, {failed} failed, {held} were held back in a pause")


def paused(home, server):
    """During a long pause many who ask send nothing and are told when to come again; a person need not wait."""
    home.expire()
    server.misbehave(path="token", fault="500", service="backlog", count=5)
    for _ in range(5):
        ended = home.run("token", "test", "--now", server=server)
        ensure(ended.code == 1, f"paused: {ended}")
    one = Round(home, server, 20, 0, 0, 0)
    one.run()
    for code, output, errors in one.outcomes.values():
        ensure(code == 1 and not output, f"paused: a process ends with {code}")
        ensure("5 times in a row" in errors and "--now" in errors, f"paused: {errors}")
    home.must("token", "test", "--now", server=server)
    return len(one.outcomes)


def readers(place, count):
    """Readers never see a broken file while one process writes it again and again."""
    home, server = signed_in(place, "readers")
    stop = threading.Event()
    written = []

    def write():
        while not stop.is_set():
            written.append(home.set_up(ROTATING).code)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        started = time.monotonic()
        running = []
        for number in range(count):
            words = ["token", "test"] if number % 2 else ["status", "test", "--json"]
            running.append((number, home.start(*words, server=server)))
        for number, process in running:
            output, errors = process.communicate(timeout=120)
            ensure(process.returncode == 0, f"a reader ended with {process.returncode}: {errors}")
            if number % 2:
                ensure(server.accepts(output.strip()), "a reader got a token that the service refuses")
            else:
                ensure('"state": "valid"' in output, f"a reader saw {output}")
        took = time.monotonic() - started
    finally:
        stop.set()
        writer.join()
        server.stop()
    ensure(set(written) == {0}, f"the writer ended with {set(written)}")
    print(f"readers: {count} readers, {len(written)} rewrites in {took:.1f} s, no broken file")


def apart(place):
    """A connection whose service does not answer holds up no other one."""
    home, server = signed_in(place, "apart")
    other = {"service": "act-on", "scheme": "OAuth", "app": "embedded", "connection": "other", "browser": "here"}
    try:
        ended = home.set_up(other)
        ensure(ended.code == 0, f"set-up: {ended}")
        home.expire("test")
        home.expire("other")
        server.misbehave(path="token", fault="silence", service="backlog", count=1)
        slow = home.start("token", "test", server=server)
        deadline = time.monotonic() + 20
        while home.state() != "locked":
            ensure(time.monotonic() < deadline, "the slow refresh does not begin")
        started = time.monotonic()
        home.must("token", "other", server=server)
        took = time.monotonic() - started
        ensure(slow.poll() is None, "the slow refresh is over already")
        slow.kill()
        slow.wait()
    finally:
        server.stop()
    print(f"apart: one connection waits for its service, the other one is refreshed in {took:.2f} s")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    if not shutil.which("age"):
        print("skipped: the stampede needs age")
        return 0
    try:
        with Place() as place:
            rounds = 2 if arguments.quick else 20
            stampede(place, "hundred", 100, rounds)
            stampede(place, "hundred, killed and stopped", 100, rounds, kills=0.3, stops=0.1)
            stampede(place, "thirty-two", 32, rounds)
            stampede(place, "thirty-two, killed", 32, rounds, kills=0.3)
            hunted(place, 16, rounds)
            faulty(place, 16, FAULTS[::3] if arguments.quick else FAULTS)
            readers(place, 100)
            apart(place)
    except Broken as broken:
        print(f"broken: {broken}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
