"""What a fleet does together: each made ready, done, and proved to be as if nothing had happened to it."""

import contextlib
import time

from world import Broken, ensure

# How long a machine may have to say that another one is busy.
PATIENCE = 25
BUSY = 1


def again(machine, *words):
    """What a person does after an accident: the same once more, until it succeeds."""
    deadline = time.monotonic() + PATIENCE
    while (outcome := machine.run(*words)).code:
        ensure(outcome.code < 64 and outcome.errors.strip(), f"{words}: {outcome}")
        ensure(time.monotonic() < deadline, f"{words} never succeeds: {outcome}")
        time.sleep(0.25)
    return outcome


class Make:
    """A fleet is made."""

    ways, members = ("engine",), 0

    def prepare(self, world):
        return world.a

    def run(self, world):
        return world.a.run(*world.making)

    def check(self, world, outcome, may_end):
        if outcome.code:
            again(world.a, *world.making)
        world.b.must("fleet", "join", str(world.b.join(world.a)))
        world.check_members(world.a, world.b)
        world.a.sign_in(f"{world.location}/c")
        world.expire()
        world.check_served([world.a, world.b])
        world.check_requests()


class Refresh:
    """A token is asked for when there is none."""

    ways, members = ("engine", "service"), 2

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
    "made": Make, "refresh": Refresh, "sign-in": SignIn, "member added": Add, "join": Join, "member removed": Remove,
    "key rotated": Rotate, "forgotten": Forget,
}
