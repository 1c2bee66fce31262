#!/usr/bin/env python3
"""The program against authorization servers that nobody here wrote: glewlwyd (Debian) and django-oauth-toolkit (PyPI).

usage: foreign.py [--quick] [SERVER]

With each: a definition is made from what the server says about itself, a person signs in by the browser, and then
refreshes replace the refresh token; 30 processes that find the token over send one refresh; answers that get lost or
make no sense twice in a row leave the sign-in alive; an old refresh token ends it, and the program says so by the
server's word; a public client does without a secret; `forget --revoke` ends a sign-in. A server that cannot be had here
is skipped, with the reason. --quick leaves out the faults that wait for a time limit.

With django-oauth-toolkit also: three machines share a sign-in by an etcd, and a third of their processes is killed; an administrator registers an app for everybody (`apps add`), and a person signs in *embedded* by a
definition that ships with the program, unmodified. The server stands at that service's hosts, in a network namespace with a hosts
file, an /etc/oauth-setup and a certificate authority of its own (`--apart FOLDER` is what runs there).
"""

import argparse
import contextlib
import json
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fleetproxy import Etcd
from servers import PERSON, SERVERS, Front, Missing, Toolkit, free_port
from world import Broken, Home, Place, ensure

# A secret that Basic has to encode: one of these servers does not decode it.
SECRET = "ZZ s+c/r=t&%"
FAULTS = ["drop", "reset", "html200", "html400", "html403", "failure", "silence"]


class RealHome(Home):
    """A home folder without practice."""

    words = ()

    @property
    def folder(self):
        return self.path / ".config/oauth-setup"

    def define(self, server, *options):
        """Makes the definition of a server; its id."""
        name = "public" if "--public" in options else "mine"
        services = self.folder / "services"
        services.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        file = services / f"{name}.json"
        words = ["services", "discover", server.issuer, "--id", name, "--scope", "openid", *options]
        self.must(*words, "-o", str(file))
        definition = json.loads(file.read_text())
        definition["schemes"][0]["oauth"] |= server.departures
        file.write_text(json.dumps(definition))
        self.must("services", "check", str(file))
        return name

    def sign_in(self, server, service, connection, secret, **more):
        """Registers an application, and signs a person in with it."""
        callback = f"http://127.0.0.1:{free_port()}/"
        server.register(connection, callback, secret)
        properties = {"OAuthClientId": connection, "CallbackURL": callback}
        if secret:
            properties["OAuthClientSecret"] = secret
        answers = {
            "service": service, "scheme": "OAuth", "app": "custom", "browser": "here", "connection": connection,
            "properties": properties,
        } | more
        file = self.path / "answers.json"
        file.write_text(json.dumps(answers))
        words = ["wizard", "--answers", str(file), "--timeout", "60"]
        ended = self.run(*words, BROWSER=server.browser())
        where = f"{ended}\n{(server.folder / 'browser.log').read_text() if ended.code else ''}\n{server.log[-2000:]}"
        ensure(ended.code == 0, f"{server.name}: signing in: {where}")
        ensure(f"Signed in as {PERSON['name']}" in ended.errors, f"{server.name}: {ended}")

    def refresh_token(self, name):
        return self.opened(name)["tokens"]["OAuthRefreshToken"]


def rotation(home, server):
    """Each refresh brings another token of both kinds, which are kept."""
    token = home.must("token", "mine").strip()
    ensure(server.accepts(token), f"{server.name}: the first token is refused")
    for _ in range(3):
        before = home.refresh_token("mine")
        home.expire("mine")
        fresh = home.must("token", "mine").strip()
        ensure(fresh != token and server.accepts(fresh), f"{server.name}: a refresh brings no good token")
        ensure(home.refresh_token("mine") != before, f"{server.name}: the refresh token was not replaced")
        token = fresh
    ensure(f"{PERSON['name']}" in home.must("connect", "mine"), f"{server.name}: the person is not named")
    print(f"{server.name}: discovered, signed in, refreshed three times")


def at_once(home, server, rounds):
    """30 processes at once: one refresh, and everybody gets the same token."""
    for number in range(rounds):
        home.expire("mine")
        before = len(server.proxy.refreshes)
        running = [home.start("token", "mine") for _ in range(30)]
        outputs = set()
        for process in running:
            output, errors = process.communicate(timeout=120)
            ensure(process.returncode == 0, f"{server.name}: one of 30 ends with {process.returncode}: {errors}")
            outputs.add(output.strip())
        sent = len(server.proxy.refreshes) - before
        ensure(sent == 1, f"{server.name}, round {number + 1}: {sent} refreshes for 30 processes")
        ensure(len(outputs) == 1 and server.accepts(outputs.pop()), f"{server.name}: 30 processes, bad tokens")
    print(f"{server.name}: 30 at once, {rounds} rounds, one refresh each")


def served(home, server, where):
    """Asks for the token until it is served; what holds it back must be told, and be a pause of some seconds."""
    deadline = time.monotonic() + 120
    while True:
        ended = home.run("token", "mine")
        if ended.code == 0:
            return ended.output.strip()
        ensure(ended.code != 3, f"{where}: the sign-in counts as ended: {ended}")
        ensure("hint: " in ended.errors, f"{where}: nothing is advised: {ended}")
        ensure(time.monotonic() < deadline, f"{where}: never served: {ended}")
        time.sleep(1)


def faults(home, server, kinds):
    """What happens before the server hears of a refresh, twice in a row, costs nothing: the next refresh is served."""
    for kind in kinds:
        where = f"{server.name}, {kind} twice"
        home.expire("mine")
        before = home.refresh_token("mine")
        server.proxy.spoil(kind, kind)
        token = served(home, server, where)
        ensure(not server.proxy.faults, f"{where}: they did not happen")
        ensure(server.accepts(token), f"{where}: a bad token")
        sent = server.proxy.refreshes[-3:]
        ensure(sent == [before] * 3, f"{where}: another refresh token was sent")
    print(f"{server.name}: {', '.join(kinds)}: twice in a row, then served")


def reuse(home, server):
    """An old refresh token ends the sign-in, which the program learns from the server and does not ask again."""
    home.expire("mine")
    old = home.refresh_token("mine")
    home.must("token", "mine")

    def bring_back(settings):
        settings["tokens"]["OAuthRefreshToken"] = old

    home.reseal(bring_back, "mine")
    home.expire("mine")
    before = len(server.proxy.refreshes)
    ended = home.run("token", "mine")
    for _ in range(2):
        ensure(ended.code == 3 and not ended.output, f"{server.name}: an old refresh token: {ended}")
        ensure("hint: " in ended.errors, f"{server.name}: nothing is advised: {ended}")
        ended = home.run("token", "mine")
    ensure(len(server.proxy.refreshes) == before + 1, f"{server.name}: it was asked again")
    print(f"{server.name}: an old refresh token ends the sign-in by the server's word, once")


def public_client(home, server):
    """Without a secret, PKCE does; the tokens are refreshed all the same."""
    service = home.define(server, "--public")
    home.sign_in(server, service, "open", None)
    home.expire("open")
    token = home.must("token", "open").strip()
    ensure(server.accepts(token), f"{server.name}: a public client's token is refused")
    print(f"{server.name}: a public client with PKCE signs in and is refreshed")


def revocation(home, server):
    """A sign-in that is revoked is over at the server, too."""
    home.sign_in(server, "mine", "short", SECRET)
    token = home.must("token", "short").strip()
    ensure(server.accepts(token), f"{server.name}: a bad token")
    refresh_token = home.refresh_token("short")
    ended = home.run("forget", "short", "--revoke")
    ensure(ended.code == 0, f"{server.name}: forget --revoke: {ended}")
    ensure(not home.settings("short").exists(), f"{server.name}: the settings stay")
    ensure(server.refuses(refresh_token, "short", SECRET), f"{server.name}: the refresh token lives on")
    print(f"{server.name}: revoked")


# The service whose definition is used as it ships, and what of the toolkit stands at its addresses.
SERVICE, HOSTS = "dropbox", ["www.dropbox.com", "api.dropboxapi.com"]
CALLBACKS = ["http://localhost:33333", "http://localhost:33334"]
PERSON_CALL = "/2/users/get_current_account"
PLACES = {"/oauth2/authorize": "/o/authorize/", "/oauth2/token": "/o/token/", PERSON_CALL: "/o/userinfo/"}
AUTHORITY = "/etc/oauth-setup/authority.pem"
# A copy of /etc that only what runs below sees.
APART = """ip link set lo up && cp -a /etc "$1/etc" && mount --bind "$1/etc" /etc && rm -rf /etc/oauth-setup &&
mkdir -m 755 /etc/oauth-setup && exec "$2" "$3" --apart "$1"
"""


def as_service(person):
    """Who is signed in, as the service says it."""
    return {"name": {"display_name": person["name"]}, "email": person["email"], "account_id": f"dbid:{person['sub']}"}


def certificate(folder):
    """A certificate for the service's hosts, of an authority of its own, which is written where the defaults name it."""
    names = ",".join(f"DNS:{host}" for host in HOSTS)
    key, request = folder / "key.pem", folder / "request.pem"
    new = ["openssl", "req", "-newkey", "rsa:2048", "-nodes"]
    commands = [
        [*new, "-x509", "-days", "2", "-subj", "/CN=An authority of the test", "-keyout", folder / "authority.key", "-out", AUTHORITY],
        [*new, "-subj", "/CN=service", "-addext", f"subjectAltName={names}", "-keyout", key, "-out", request],
        ["openssl", "x509", "-req", "-in", request, "-CA", AUTHORITY, "-CAkey", folder / "authority.key", "-days", "2",
         "-copy_extensions", "copy", "-out", folder / "leaf.pem"],
    ]
    for command in commands:
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        ensure(ended.returncode == 0, f"openssl: {ended.stderr}")
    chain = folder / "chain.pem"
    chain.write_text(key.read_text() + (folder / "leaf.pem").read_text())
    return chain


def embedded(folder):
    """An app that an administrator registers once signs a person in, who types nothing; in a namespace of its own."""
    with open("/etc/hosts", "a", encoding="utf-8") as hosts:
        hosts.write(f"127.0.0.1 localhost {' '.join(HOSTS)}\n")
    chain = certificate(folder)
    defaults = Path("/etc/oauth-setup/defaults.json")
    defaults.write_text(json.dumps({"schemaVersion": 1, "caFile": AUTHORITY}))
    home = RealHome.make(folder / "home")
    server = Toolkit(folder / "toolkit")
    try:
        front = Front(server, chain, PLACES, PERSON_CALL, as_service)
        server.register("acmekey", " ".join(CALLBACKS), None)
        words = ["apps", "add", SERVICE, "--name", "ACME reports"]
        ended = home.run(*words, "--client-id", "nobodys", text="\n\n")
        ensure(ended.code == 4 and "does not know this app" in ended.errors, f"an unknown app: {ended}")
        ensure(not Path("/etc/oauth-setup/apps.json").exists(), "an unknown app was written")
        options = [word for callback in CALLBACKS for word in ("--callback", callback)]
        ended = home.run(*words, *options, text="acmekey\n\n")
        ensure(ended.code == 0 and "Tested: the service knows this app." in ended.errors, f"apps add: {ended}")
        answers = folder / "answers.json"
        answers.write_text(json.dumps({"service": SERVICE, "app": "embedded", "browser": "here", "connection": "mine"}))
        browser = server.browser(f"https://{HOSTS[0]}", AUTHORITY)
        # Somebody has the port of the usual callback: the next registered one is taken.
        with socket.create_server(("127.0.0.1", 33333)):
            ended = home.run("wizard", "--answers", str(answers), "--timeout", "60", BROWSER=browser)
        log = server.folder / "browser.log"
        where = f"{ended}\n{log.read_text() if log.exists() else ''}\n{server.log[-2000:]}"
        ensure(ended.code == 0 and f"Signed in as {PERSON['name']}" in ended.errors, f"embedded: {where}")
        string = home.must("string", "mine", "--format", "ado.net", "--reveal")
        ensure(f"CallbackURL={CALLBACKS[1]};" in string, f"its callback: {string}")
        ensure("OAuthClientId=acmekey;" in string and "OAuthClientSecret" not in string, f"its string: {string}")
        # What an administrator changes breaks no connection.
        Path("/etc/oauth-setup/apps.json").unlink()
        defaults.write_text(json.dumps({"schemaVersion": 1, "caFile": AUTHORITY, "services": [], "ownApps": False}))
        before = home.must("token", "mine").strip()
        home.expire("mine")
        token = home.must("token", "mine").strip()
        ensure(token != before and server.accepts(token), "no refresh once the app is taken away")
        ensure(PERSON["name"] in home.must("connect", "mine"), "the person is not named")
        front.shutdown()
    finally:
        server.stop()
    print(f"{Toolkit.name}: {SERVICE} as it ships, embedded by an administrator's app: signed in, refreshed", flush=True)


def attempt_embedded():
    """Whether that holds, or cannot be tried here."""
    try:
        Toolkit.python()
        if subprocess.run(["unshare", "-n", "-m", "true"], capture_output=True, check=False).returncode:
            raise Missing("embedded: this machine makes no namespaces")
        with Place() as place:
            words = ["unshare", "-n", "-m", "sh", "-c", APART, "sh", str(place), sys.executable, __file__]
            return subprocess.run(words, check=False).returncode == 0
    except Missing as missing:
        print(f"skipped: {missing}", flush=True)
    return True


def run(kind, place, quick):
    """Everything with one server."""
    home = RealHome.make(place / f"home of {kind.name}")
    server = kind(place / kind.name)
    try:
        service = home.define(server)
        home.sign_in(server, service, "mine", SECRET)
        rotation(home, server)
        at_once(home, server, 1 if quick else 5)
        faults(home, server, FAULTS[:2] if quick else FAULTS)
        public_client(home, server)
        revocation(home, server)
        reuse(home, server)
    finally:
        server.stop()


def fleet(place):
    """Three machines share a sign-in at a service that ends it at an old refresh token; a third of their processes is killed."""
    rounds, each, lifetime = 3, 10, 6
    server = Toolkit(place / "service", lifetime)
    try:
        etcd = Etcd(place)
        try:
            homes = [RealHome.make(place / name) for name in ("etl1", "etl2", "etl3")]
            location = f"etcd://127.0.0.1:{etcd.address[1]}/fleet"
            first, *others = homes
            for home in homes:
                service = home.define(server)
            first.must("fleet", "init", "work", location, "--member", "etl1")
            for home in others:
                key = home.must("key").strip()
                invitation = home.path / "invitation"
                invitation.write_text(first.must("fleet", "members", "work", "--add", f"{home.path.name}={key}"))
                home.must("fleet", "join", str(invitation))
            first.sign_in(server, service, "mine", SECRET, location=f"{location}/mine")
            for number in range(rounds):
                time.sleep(lifetime + 0.5)
                before = len(server.proxy.refreshes)
                running = [home.start("token", "work/mine") for home in homes for _ in range(each)]
                for process in random.sample(running, len(running) // 3):
                    time.sleep(random.uniform(0, 0.02))
                    process.kill()
                outputs = set()
                for process in running:
                    output, errors = process.communicate(timeout=120)
                    ensure(process.returncode in (0, -signal.SIGKILL), f"fleet: exit {process.returncode}: {errors}")
                    if process.returncode == 0:
                        outputs.add(output.strip())
                sent = len(server.proxy.refreshes) - before
                ensure(sent == 1, f"fleet, round {number + 1}: {sent} refreshes")
                ensure(len(outputs) == 1 and server.accepts(outputs.pop()), f"fleet, round {number + 1}: bad tokens")
            print(f"{server.name}: a fleet of three, {rounds} rounds of {3 * each} processes, a third of them killed: one refresh each")
        finally:
            etcd.stop()
    finally:
        server.stop()


def attempt_fleet():
    """Whether it holds, or cannot be had here."""
    if not shutil.which("etcd"):
        print("skipped: a fleet at django-oauth-toolkit, there is no etcd")
        return True
    try:
        with Place() as place:
            fleet(place)
    except Missing as missing:
        print(f"skipped: a fleet, {missing}", flush=True)
    except Broken as broken:
        print(f"broken: {broken}", file=sys.stderr, flush=True)
        return False
    return True


def attempt(kind, quick):
    """Whether everything holds with one server, or it cannot be had here."""
    started = time.monotonic()
    try:
        with Place() as place:
            run(kind, place, quick)
        print(f"{kind.name}: {time.monotonic() - started:.0f} s", flush=True)
    except Missing as missing:
        print(f"skipped: {missing}", flush=True)
    except Broken as broken:
        print(f"broken: {broken}", file=sys.stderr, flush=True)
        return False
    return True


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--apart", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("server", nargs="?", choices=list(SERVERS))
    arguments = parser.parse_args()
    if arguments.apart:
        try:
            embedded(arguments.apart)
        except Broken as broken:
            print(f"broken: {broken}", file=sys.stderr, flush=True)
            return 1
        return 0
    if not shutil.which("age"):
        print("skipped: the foreign servers need age")
        return 0
    kinds = [kind for kind in SERVERS.values() if arguments.server in (None, kind.name)]
    if Toolkit in kinds:
        # Installed before two want it at once; each says by itself where it cannot be had.
        with contextlib.suppress(Missing):
            Toolkit.python()
    # Most of the time is spent waiting, for limits and pauses.
    with ThreadPoolExecutor() as pool:
        apart = pool.submit(attempt_embedded) if Toolkit in kinds else None
        shared = pool.submit(attempt_fleet) if Toolkit in kinds else None
        held = list(pool.map(lambda kind: attempt(kind, arguments.quick), kinds))
        held += [apart.result(), shared.result()] if apart else []
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
