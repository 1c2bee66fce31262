#!/usr/bin/env python3
"""The fifteen cases that the protocol of shared sign-ins names, each by its name, and what waiting costs: on real etcds.

usage: fleetcases.py [--only NUMBER]... [--jobs N]

Machine a refreshes; at a step that is told by what is asked, not by a number, something happens; then it is seen that a and b are
served by as many requests to the service as the protocol allows. fleetsteps.py has every other step.
"""

import argparse
import json
import shutil
import signal
import sys
import threading
import time
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor

from fleetnodes import Node
from fleetproxy import Way, Web
from fleetsteps import ENDED, World
from fleetworld import Machine, Processes
from world import Broken, Place, ensure

# S, and how long a claim lasts with the times below, in seconds: longer than anybody waits.
SENDING, CLAIM = 2, 18
TIMES = "2,4,12"
LIFETIME = 12
# How long a machine waits for another one's answer, in seconds.
WAITING = 12


class Told(Web):
    """Tells its way what is asked, before the server hears it and when it has answered."""

    def forward(self, target, body):
        way = self.server.way
        kind = self.kind(body)
        if way.is_cut or way.act(kind, "before", self.client_address):
            return None
        reply = super().forward(target, body)
        return None if way.act(kind, "after", self.client_address) or way.is_cut else reply

    def kind(self, body):
        """What a request is for: claim, save, refresh, or another."""
        if b"grant_type=refresh_token" in body:
            return "refresh"
        if not self.path.endswith("/kv/txn"):
            return self.path
        request = json.loads(body)
        puts = [b64decode(one["request_put"]["key"]) for one in request.get("success", []) if "request_put" in one]
        if any(key.endswith(b"/claim") for key in puts):
            return "claim"
        return "save" if any(key.endswith(b"/settings") for key in puts) else "read"


class Steps(Way):
    """A way on which something is done at steps, once each."""

    def __init__(self, target):
        super().__init__(target, Told)
        self.todo, self.is_cut, self.seen, self.pids = {}, False, [], lambda: []

    def at(self, kind, moment, action):
        """Does something then; the connection ends without an answer where that is true."""
        self.todo[kind, moment] = action

    def act(self, kind, moment, client):
        if moment == "before":
            self.seen.append((kind, time.monotonic()))
        with self.lock:
            action = self.todo.pop((kind, moment), None)
        return bool(action and action(client))

    def asked(self, kind):
        return [when for seen, when in self.seen if seen == kind]


class Case(World):
    """Machines a and b, with a sign-in; its token is over unless said otherwise."""

    def __init__(self, folder, nodes, lifetime, is_over):
        self.etcds = Node.several(folder / "etcd", nodes)
        self.engines = [Steps(etcd.address) for etcd in self.etcds]
        hosts = ",".join(f"127.0.0.1:{way.port}" for way in self.engines)
        super().__init__(folder / "world", self.engines[0], f"etcd://{hosts}/fleet", service=Steps, lifetime=lifetime, times=TIMES)
        self.engine, self.service = self.engines[0], self.ways["service"]
        for way in (*self.engines, self.service):
            way.pids = lambda: [pid for machine in self.machines for pid in Processes.of(machine)]
        self.sign_in()
        if is_over:
            self.expire()

    def asker(self, way):
        """An action: the process that asks is killed."""
        return lambda client: way.strike(way.owners(client), signal.SIGKILL) or True

    def kill(self, machine):
        """An action: all of a machine's processes are."""
        return lambda _: self.engine.strike(Processes.of(machine), signal.SIGKILL) or True

    def pause(self, way, seconds):
        """An action: the process that asks stands still."""
        def stop(client):
            pids = way.owners(client)
            way.strike(pids, signal.SIGSTOP)
            threading.Timer(seconds, lambda: way.strike(pids, signal.SIGCONT)).start()
        return stop

    def cut(self, *ways):
        for way in ways:
            way.is_cut = True

    def heal(self, *ways):
        for way in ways:
            way.is_cut = False

    def token(self, machine=None):
        return (machine or self.a).run("token", "work/c")

    def check(self, refreshes=1, may_end=False):
        """All are served, by so many requests to the service in all."""
        self.check_served(may_end=may_end)
        self.check_requests(may_repeat=may_end)
        found = len(self.service.asked("refresh"))
        ensure(may_end or found == refreshes, f"{found} requests, not {refreshes}")

    def start_again(self):
        """The nodes that were stopped, until all answer."""
        for etcd in self.etcds[1:]:
            etcd.start()
        for etcd in self.etcds:
            etcd.wait()

    def stop(self):
        super().stop()
        for way in self.engines:
            way.stop()
        for etcd in self.etcds:
            etcd.stop()


def caller_killed(case):
    """1: the refresher finishes."""
    running = case.a.start("token", "work/c")
    case.service.at("refresh", "before", lambda _: running.kill())
    running.communicate()
    ensure(running.returncode == -signal.SIGKILL, f"it was not killed: {running.returncode}")
    case.check_ended()
    case.check()


def killed_before_sending(case):
    """2: its machine goes on at once, another one when the lease has ended."""
    case.engine.at("claim", "after", case.asker(case.engine))
    case.token()
    began = time.monotonic()
    outcome = case.token()
    ensure(outcome.code == 0 and time.monotonic() - began < SENDING, f"a has to wait: {outcome}")
    case.check()
    case.expire()
    case.engine.at("claim", "after", case.kill(case.a))
    case.token()
    claimed = case.engine.asked("claim")[-1]
    outcome = case.served(case.b)
    ensure(outcome.code == 0 and time.monotonic() - claimed > CLAIM - 2, f"b does not wait for the lease's end: {outcome}")
    case.check(refreshes=2)


def killed_between_sending_and_sync(case):
    """3: another machine tries when the claim is over; for this service the sign-in has ended by then, and a new one works."""
    case.service.at("refresh", "after", case.kill(case.a))
    case.token()
    outcome = case.served(case.b)
    ensure(outcome.code in ENDED and "sign in" in outcome.errors, f"b is told: {outcome}")
    first, second = case.service.asked("refresh")
    ensure(second - first > CLAIM - 2, f"the token was sent again after {second - first:.1f} s")
    case.check(may_end=True)


def killed_after_sync(case):
    """4: the caller or the next start delivers."""
    case.engine.at("save", "before", case.asker(case.engine))
    case.token()
    case.check()


def claim_unanswered(case):
    """5: the same bytes again, and its own nonce, are success."""
    case.engine.at("claim", "after", lambda _: True)
    ensure(case.token().code == 0, "not served")
    case.check()


def save_unanswered(case):
    """6: what it has saved is there."""
    case.engine.at("save", "after", lambda _: True)
    ensure(case.token().code == 0, "not served")
    case.check()


def paused_after_claim(case):
    """7: beyond S it does not send."""
    case.engine.at("claim", "after", case.pause(case.engine, SENDING + 1))
    running = case.a.start("token", "work/c")
    output = running.communicate()
    claimed, sent = case.engine.asked("claim"), case.service.asked("refresh")
    ensure(not sent or any(when - claimed[0] > SENDING and when <= sent[0] for when in claimed[1:]), f"it was sent: {output}")
    case.check()


def paused_after_sending(case):
    """8: within the claim the answer is used."""
    case.service.at("refresh", "after", case.pause(case.service, 1.5))
    ensure(case.token().code == 0, "not served")
    case.check()


def paused_for_long(case):
    """9: another one sends; a late answer still replaces what is there, or a new sign-in does."""
    case.service.at("refresh", "after", case.pause(case.service, CLAIM + 3))
    running = case.a.start("token", "work/c")
    deadline = time.monotonic() + CLAIM + 10
    while len(case.service.asked("refresh")) < 2 and time.monotonic() < deadline:
        case.token(case.b)
        time.sleep(0.2)
    ensure(len(case.service.asked("refresh")) == 2, "no other machine sends")
    running.communicate()
    case.check(may_end=True)


def cut_from_engine(case):
    """10: who asks is served from what waits, and the engine gets it when it is there again."""
    case.service.at("refresh", "after", lambda _: case.cut(case.engine))
    outcome = case.token()
    ensure(outcome.code == 0 and case.server.accepts(outcome.output.strip()), f"not served: {outcome}")
    ensure(not case.engine.asked("save") or case.engine.is_cut, "it was not cut off")
    case.heal(case.engine)
    case.check()


def kept_alive(case):
    """10: also where nobody but keep comes again; the others wait for it no longer than the claim lasts."""
    case.service.at("refresh", "after", lambda _: case.cut(case.engine))
    outcome = case.a.run("token", "work/c", "--force-refresh")
    ensure(outcome.code == 0, f"not served: {outcome}")
    case.heal(case.engine)
    outcome = case.a.run("keep", "--once")
    ensure(outcome.code == 0 and "in their place" in outcome.errors, f"not delivered: {outcome}")
    case.check()


def link_down(case):
    """11: the answer is used when it comes."""
    def down(_):
        case.cut(case.engine)
        time.sleep(3)
        case.heal(case.engine)
    case.service.at("refresh", "after", down)
    ensure(case.token().code == 0, "not served")
    case.check()


def leader_killed(case):
    """12: at the claim or at the save, another one answers."""
    for kind in ("claim", "save"):
        leader = next(etcd for etcd in case.etcds if etcd.is_leader)
        for way in case.engines:
            way.at(kind, "before", lambda _, leader=leader: leader.stop())
        outcome = case.served(case.a)
        for way in case.engines:
            way.todo.clear()
        ensure(outcome.code == 0, f"{kind}: {outcome}")
        leader.start()
        leader.wait()
        case.expire()
    case.check(refreshes=3)


def no_quorum(case):
    """13: nothing is spent, and what is valid is served."""
    case.check()
    for etcd in case.etcds[1:]:
        etcd.stop()
    for machine in (case.a, case.b):
        ensure(case.token(machine).code == 0, "a valid token is not served")
    case.expire()
    outcome = case.token()
    ensure(outcome.code == 1 and "hint:" in outcome.errors, f"{outcome}")
    ensure(len(case.service.asked("refresh")) == 1, "something was sent")
    case.start_again()
    case.check(refreshes=2)


def full(case):
    """13: of one that is full, too."""
    case.etcds[0].fill()
    outcome = case.token()
    ensure(outcome.code not in (0, 3, 4) and "hint:" in outcome.errors, f"{outcome}")
    ensure(not case.service.asked("refresh"), "something was sent")
    case.etcds[0].empty()
    case.check()


def snapshot_restored(case):
    """14: who has seen more sends nothing; who has it puts it back."""
    case.etcds[0].snapshot()
    case.check()
    case.etcds[0].restore()
    for copy in case.b.path.glob(".local/state/oauth-setup/**/copy"):
        copy.unlink()
    outcome = case.token(case.b)
    ensure(outcome.code == 5 and "older" in outcome.errors, f"b: {outcome}")
    ensure(len(case.service.asked("refresh")) == 1, "b has sent something")
    case.expire()
    case.check(refreshes=2)


def meanwhile(what):
    """15: what a person does during a refresh holds."""
    def run(case):
        def act(_):
            what(case)
        case.service.at("refresh", "after", act)
        case.token()
        case.check_served()
        case.check_requests()
    return run


def signed_in(case):
    case.b.sign_in(f"{case.location}/c")


def rotated(case):
    case.b.must("key", "--rotate")


def cloned(case):
    """15: a copy of the machine, with all it keeps, asks in the middle, and waits."""
    copy = case.folder / "clone"
    running = []

    def act(_):
        shutil.copytree(case.a.path, copy, symlinks=True)
        running.append(Machine(copy, None, None, **case.a.variables).start("token", "work/c"))
        time.sleep(3)

    case.service.at("refresh", "after", act)
    ensure(case.token().code == 0, "not served")
    output, errors = running[0].communicate()
    ensure(running[0].returncode == 0 and case.server.accepts(output.strip()), f"the copy is not served: {errors}")
    case.check()


def forgotten(case):
    """15: what is forgotten for all in the middle stays away."""
    case.service.at("refresh", "after", lambda _: case.b.must("forget", "work/c", "--everywhere") and None)
    case.token()
    for machine in case.members:
        ensure(case.served(machine).code == 3, f"{machine.name} still has it")


def waited_for(case):
    """16: who waits while another machine refreshes is told by the engine: it reads twice, and once more every ten seconds."""
    running = []

    def act(_):
        case.engine.seen.clear()
        running.append(case.b.start("token", "work/c", "--min-validity", "0"))
        time.sleep(WAITING)

    case.service.at("refresh", "before", act)
    ensure(case.token().code == 0, "not served")
    saved = case.engine.asked("save")[0]
    output, errors = running[0].communicate()
    ensure(running[0].returncode == 0 and case.server.accepts(output.strip()), f"b is not served: {errors}")
    reads = [when for when in case.engine.asked("read") if when < saved]
    ensure(len(reads) <= 2 + WAITING // 10, f"b has read {len(reads)} times in {WAITING} s")
    ensure(len(case.service.asked("refresh")) == 1, "b has sent something")


CASES = [
    (1, "caller killed", caller_killed), (2, "refresher killed before sending", killed_before_sending),
    (3, "killed between sending and sync", killed_between_sending_and_sync), (4, "killed after the sync", killed_after_sync),
    (5, "the claim's answer dropped", claim_unanswered), (6, "the save's answer dropped", save_unanswered),
    (7, "paused after the claim, beyond S", paused_after_claim), (8, "paused after sending, within the claim", paused_after_sending),
    (9, "paused for longer", paused_for_long), (10, "cut from the engine alone", cut_from_engine), (10, "and kept alive", kept_alive),
    (11, "link down in the middle", link_down), (12, "leader killed during claim and save", leader_killed),
    (13, "no quorum", no_quorum), (13, "the engine is full", full), (14, "snapshot restored", snapshot_restored),
    (15, "sign-in during a refresh", meanwhile(signed_in)), (15, "keys rotated during a refresh", meanwhile(rotated)),
    (15, "a cloned state folder", cloned), (15, "forgotten during a refresh", forgotten),
    (16, "told when another machine is done", waited_for),
]
LIFETIMES = {cut_from_engine: 30, kept_alive: 30, waited_for: 20}
NODES = {leader_killed: 3, no_quorum: 3}


def tried(folder, body):
    """What was wrong; None for nothing."""
    case = None
    try:
        case = Case(folder, NODES.get(body, 1), LIFETIMES.get(body, LIFETIME), body is not kept_alive)
        body(case)
        return None
    except Broken as error:
        return str(error)
    finally:
        if case:
            case.stop()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", type=int, action="append")
    parser.add_argument("--jobs", type=int, default=10)
    options = parser.parse_args()
    chosen = [case for case in CASES if not options.only or case[0] in options.only]
    began = time.monotonic()
    with Place() as place, ThreadPoolExecutor(options.jobs) as pool:
        faults = list(pool.map(lambda pair: tried(place / str(pair[0]), pair[1][2]), enumerate(chosen)))
    for (number, name, _), fault in zip(chosen, faults):
        print(f"{number:2} {name}: {'as it must be' if fault is None else f'WRONG: {fault}'}")
    print(f"{time.monotonic() - began:.0f} s")
    return 1 if any(faults) else 0


if __name__ == "__main__":
    sys.exit(main())
