"""A newcomer's road: three fresh homes come to share a sign-in, and one of them goes."""

from fleetworld import ActOn, Machine
from world import Broken, Home, ensure


def newcomer(folder, engine, hosts):
    """`fleet init`, two join, one signs in, all have the token; one is removed, and is out for good. What was wrong."""
    place = folder / "road"
    place.mkdir()
    server = ActOn(Home.make(place / "service"), "--auto-approve")
    try:
        machines = []
        for number, name in enumerate(["etl1", "etl2", "etl3"]):
            (place / name).mkdir(mode=0o700)
            machines.append(Machine(place / name, hosts[number % len(hosts)] if hosts else None, server, **engine.access))
        walk(machines, f"{engine.location}/road", server)
        return []
    except Broken as error:
        return [f"a newcomer's road: {error}"]
    finally:
        server.stop()


def walk(machines, location, server):
    """The road itself."""
    first, second, third = machines
    first.must("fleet", "init", "road", location, "--member", first.name)
    for machine in (second, third):
        outcome = machine.run("token", "road/issues")
        ensure(outcome.code != 0, f"{machine.name} is served before it has joined")
        machine.must("fleet", "join", str(machine.join(first, "road")))
    second.sign_in(f"{location}/issues")
    check_same(machines, server)
    listed = first.must("fleet", "members", "road")
    ensure(all(machine.name in listed for machine in machines), f"members: {listed}")
    outcome = first.run("fleet", "remove", "road", third.name)
    ensure(outcome.code == 0 and "road/issues" in outcome.errors, f"nobody is told to sign in again: {outcome}")
    check_same([first, second], server)
    second.sign_in(f"{location}/issues")
    # Its own copy serves as long as its token lives; asked for another one it finds that of the new sign-in.
    first.must("token", "road/issues", "--force-refresh")
    check_same([first, second], server)
    outcome = third.run("token", "road/issues", "--force-refresh")
    ensure(outcome.code in range(1, 64) and "removed" in outcome.errors, f"{third.name} was removed: {outcome}")
    listed = first.must("fleet", "members", "road")
    ensure(third.name not in listed, f"members: {listed}")


def check_same(machines, server):
    """All have one token, which the service takes."""
    tokens = {machine.must("token", "road/issues").strip() for machine in machines}
    ensure(len(tokens) == 1 and server.accepts(tokens.pop()), "not everybody has the same good token")
