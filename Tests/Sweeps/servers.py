"""Authorization servers that nobody here wrote, and a proxy before them that counts and misbehaves.

Each server is started on this machine alone, below a temporary folder, and asks one person for permission. It gives its
addresses as the proxy's, so that everything a client sends goes through it.
"""

import html
import http.client
import http.cookiejar
import http.server
import json
import os
import re
import shutil
import socket
import sqlite3
import ssl
import struct
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from world import REPOSITORY, ensure

PERSON = {"username": "ada", "password": "Lovelace-1815", "name": "Ada Lovelace", "email": "ada@example.com"}


class Missing(Exception):
    """A server that cannot be had here; says why."""


def free_port():
    """A port nobody listens on at the moment."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


class Proxy(http.server.ThreadingHTTPServer):
    """Stands before a server: counts what goes to its token endpoint, and spoils refreshes on order."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port):
        super().__init__(("127.0.0.1", 0), ProxyHandler)
        self.behind = port
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self.refreshes = []
        self.faults = []
        self.guard = threading.Lock()
        self.released = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def spoil(self, *faults):
        """Orders what becomes of the next refreshes, one each."""
        with self.guard:
            self.faults += faults

    def fate(self, form):
        """Counts a token request; what is to become of it."""
        if form.get("grant_type") != ["refresh_token"]:
            return None
        with self.guard:
            self.refreshes += form.get("refresh_token", [""])
            return self.faults.pop(0) if self.faults else None

    def handle_error(self, request, client_address):
        """A client that goes away is no news."""

    def stop(self):
        self.released.set()
        self.shutdown()
        self.server_close()


class ProxyHandler(http.server.BaseHTTPRequestHandler):
    """Passes one request on, or does to it what was ordered."""

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.take(None)

    def do_HEAD(self):
        self.take(None)

    def do_PUT(self):
        self.take(self.read())

    def do_POST(self):
        body = self.read()
        form = urllib.parse.parse_qs(body.decode(errors="replace"))
        fault = self.server.fate(form)
        if fault is None:
            self.take(body)
        else:
            getattr(self, fault)(body)

    def read(self):
        return self.rfile.read(int(self.headers.get("Content-Length", "0")))

    def drop(self, _):
        """The connection ends before the server hears of anything."""
        self.close_connection = True

    def reset(self, _):
        """The same, with a reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def silence(self, _):
        """No answer until the client gives up, or the server is put away."""
        self.connection.settimeout(0.2)
        while not self.server.released.is_set():
            try:
                if not self.connection.recv(1):
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        self.close_connection = True

    def page(self, status):
        text = b"<html><body>Please log in to the network.</body></html>"
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def html200(self, _):
        """A page of somebody who stands between."""
        self.page(200)

    def html400(self, _):
        """The same as an error."""
        self.page(400)

    def html403(self, _):
        """The same as a refusal."""
        self.page(403)

    def failure(self, _):
        """The server's own fault, before it did anything."""
        self.page(503)

    def late(self, body):
        """The server does it, and its answer gets lost."""
        self.ask(body)
        self.close_connection = True

    def ask(self, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.behind, timeout=60)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in ("connection", "host")}
        headers |= {"Host": urllib.parse.urlsplit(self.server.address).netloc, "Connection": "close"}
        connection.request(self.command, self.path, body, headers)
        reply = connection.getresponse()
        content = reply.read()
        connection.close()
        return reply, content

    def take(self, body):
        reply, content = self.ask(body)
        self.send_response_only(reply.status)
        for name, value in reply.getheaders():
            if name.lower() not in ("connection", "content-length", "transfer-encoding"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


class FrontHandler(ProxyHandler):
    """Gives a server the addresses, and the answer about a person, of a service that somebody's definition names."""

    def take(self, body):
        place, mark, query = self.path.partition("?")
        self.path = self.server.places.get(place, place) + mark + query
        if place != self.server.person:
            super().take(body)
            return
        self.command, self.path = "GET", self.server.places[place]
        reply, content = self.ask(None)
        if reply.status == 200:
            content = json.dumps(self.server.describe(json.loads(content))).encode()
        self.send_response_only(reply.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)


class Front(http.server.ThreadingHTTPServer):
    """Stands before a server by TLS, at the port where a service would be."""

    daemon_threads = True

    def __init__(self, server, certificate, places, person, describe):
        super().__init__(("127.0.0.1", 443), FrontHandler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.behind, self.address = server.port, server.proxy.address
        self.places, self.person, self.describe = places, person, describe
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def fate(self, _):
        """Nothing is spoilt here."""

    def handle_error(self, request, client_address):
        """A client that goes away is no news."""


class Visitor:
    """What a person's browser does: keeps cookies, fills in forms, follows redirects."""

    def __init__(self):
        jar = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(rfc2965=False))
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def open(self, url, form=None, method=None, value=None):
        """The address a request ends at, and the text of the page there."""
        body, headers = None, {}
        if form is not None:
            body = urllib.parse.urlencode(form).encode()
            headers["Referer"] = url
        if value is not None:
            body, headers = json.dumps(value).encode(), {"Content-Type": "application/json"}
        request = urllib.request.Request(url, body, headers, method=method)
        with self.opener.open(request, timeout=60) as reply:
            return reply.url, reply.read().decode(errors="replace")


class ForeignServer:
    """What both servers share."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(mode=0o700)
        self.port = free_port()
        self.proxy = Proxy(self.port)
        self.process = None

    def launch(self, command, environment, ready):
        """Starts the server and waits until an address answers."""
        with open(self.folder / "server.log", "wb") as log:
            self.process = subprocess.Popen(
                command, env=environment, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        deadline = time.monotonic() + 60
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{ready}", timeout=5) as reply:
                    reply.read()
                return
            except (urllib.error.URLError, OSError):
                running = self.process.poll() is None and time.monotonic() < deadline
                ensure(running, f"{self.name} does not start: {self.log[-2000:]}")
                time.sleep(0.05)

    @property
    def log(self):
        """What the server wrote."""
        return (self.folder / "server.log").read_text(errors="replace")

    def accepts(self, token):
        """Whether the server takes an access token."""
        request = urllib.request.Request(self.user_info, headers={"Authorization": f"Bearer {token}"})
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                return reply.status == 200
        except urllib.error.HTTPError:
            return False

    def refuses(self, refresh_token, client, secret):
        """Whether the server takes a refresh token no more."""
        form = {"grant_type": "refresh_token", "refresh_token": refresh_token, "client_id": client}
        body = urllib.parse.urlencode(form | {"client_secret": secret}).encode()
        try:
            with urllib.request.urlopen(self.token_endpoint, body, timeout=60) as reply:
                reply.read()
            return False
        except urllib.error.HTTPError as error:
            return error.code == 400

    def browser(self, base=None, authority=""):
        """A program for BROWSER that plays the person, who has signed in at an address."""
        path = self.folder / "browser"
        words = [sys.executable, str(Path(__file__).resolve()), self.name, base or self.proxy.address]
        trust = f"SSL_CERT_FILE={authority} " if authority else ""
        path.write_text(f'#!/bin/sh\n{trust}exec {" ".join(words)} "$1" >>{self.folder}/browser.log 2>&1\n')
        path.chmod(0o700)
        return path

    def stop(self):
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.proxy.stop()


class Glewlwyd(ForeignServer):
    """Debian's glewlwyd, as an OpenID provider whose refresh tokens are good for one use."""

    name = "glewlwyd"
    # Its no to a refresh token is a 400 without a word.
    departures = {"endedBy": [{"status": 400, "text": ""}]}
    SCHEMA = Path("/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3")

    def __init__(self, folder):
        if not shutil.which("glewlwyd") or not self.SCHEMA.exists():
            raise Missing("glewlwyd is not installed (.ci/install tests brings it)")
        super().__init__(folder)
        self.issuer = f"{self.proxy.address}/api/oidc"
        self.user_info = f"{self.issuer}/userinfo"
        self.token_endpoint = f"{self.issuer}/token"
        database = self.folder / "glewlwyd.db"
        connection = sqlite3.connect(database)
        connection.executescript(self.SCHEMA.read_text())
        connection.commit()
        connection.close()
        settings = self.folder / "glewlwyd.conf"
        settings.write_text(self.configuration(database))
        command = ["glewlwyd", f"--config-file={settings}"]
        self.launch(command, {"PATH": "/usr/bin:/bin", "HOME": str(self.folder)}, "/config")
        self.administrator = Visitor()
        self.administrate("POST", "auth", {"username": "admin", "password": "password"})
        self.administrate("POST", "mod/plugin/", self.plugin())
        self.administrate("POST", "user/", PERSON | {"scope": ["openid", "g_profile"], "enabled": True})

    def configuration(self, database):
        modules = "/usr/lib/glewlwyd"
        lines = {
            "port": self.port, "bind_address": '"127.0.0.1"', "external_url": f'"{self.proxy.address}"',
            "login_url": '"login.html"', "api_prefix": '"api"', "static_files_path": '"/usr/share/glewlwyd/webapp/"',
            "log_mode": '"console"', "log_level": '"WARNING"', "cookie_domain": '"127.0.0.1"', "cookie_secure": 0,
            "session_expiration": 2419200, "session_key": '"SESSION"', "admin_scope": '"g_admin"',
            "profile_scope": '"g_profile"', "user_module_path": f'"{modules}/user"',
            "user_middleware_module_path": f'"{modules}/user_middleware"', "client_module_path": f'"{modules}/client"',
            "user_auth_scheme_module_path": f'"{modules}/scheme"', "plugin_module_path": f'"{modules}/plugin"',
            "hash_algorithm": '"SHA512"',
            "database": f'{{ type = "sqlite3"; path = "{database}"; }}',
        }
        return "".join(f"{name} = {value};\n" for name, value in lines.items())

    def plugin(self):
        parameters = {
            "iss": self.issuer, "jwt-type": "sha", "jwt-key-size": "256", "key": "a key for tests alone",
            "access-token-duration": 3600, "refresh-token-duration": 1209600, "code-duration": 600,
            "refresh-token-rolling": True, "refresh-token-one-use": "always", "allow-non-oidc": True,
            "auth-type-code-enabled": True, "auth-type-token-enabled": False, "auth-type-id-token-enabled": True,
            "auth-type-password-enabled": False, "auth-type-client-enabled": False, "auth-type-refresh-enabled": True,
            "pkce-allowed": True, "pkce-method-plain-allowed": False, "name-claim": "mandatory",
            "email-claim": "mandatory", "introspection-revocation-allowed": True,
            "introspection-revocation-allow-target-client": True, "allowed-scope": ["openid"], "subject-type": "public",
        }
        return {"module": "oidc", "name": "oidc", "display_name": "OIDC", "parameters": parameters}

    def administrate(self, method, path, value):
        try:
            self.administrator.open(f"{self.proxy.address}/api/{path}", method=method, value=value)
        except urllib.error.HTTPError as error:
            ensure(False, f"glewlwyd: {method} {path}: {error.code} {error.read().decode()} {self.log[-1000:]}")

    def register(self, name, callback, secret):
        """Registers an application; without a secret a public one."""
        client = {
            "client_id": name, "name": name, "enabled": True, "confidential": secret is not None, "scope": [],
            "redirect_uri": [callback], "authorization_type": ["code", "refresh_token"],
            "token_endpoint_auth_method": ["client_secret_basic", "client_secret_post"] if secret else ["none"],
        }
        self.administrate("POST", "client/", client | ({"client_secret": secret} if secret else {}))

    @staticmethod
    def visit(base, url):
        """Signs the person in and allows what is asked."""
        visitor = Visitor()
        client = urllib.parse.parse_qs(urllib.parse.urlsplit(url).query)["client_id"][0]
        login = {"username": PERSON["username"], "password": PERSON["password"]}
        visitor.open(f"{base}/api/auth", method="POST", value=login)
        visitor.open(f"{base}/api/auth/grant/{client}", method="PUT", value={"scope": "openid"})
        # Its login page goes back with this once the person has chosen who they are.
        return visitor.open(f"{url}&g_continue")


class Toolkit(ForeignServer):
    """django-oauth-toolkit from PyPI, in an environment of its own; an old refresh token ends the whole sign-in."""

    name = "django-oauth-toolkit"
    departures = {}
    VERSIONS = ["django-oauth-toolkit==3.4.1", "django==5.2.19"]

    def __init__(self, folder, lifetime=3600):
        python = self.python()
        super().__init__(folder)
        self.issuer = f"{self.proxy.address}/o"
        self.user_info = f"{self.issuer}/userinfo/"
        self.token_endpoint = f"{self.issuer}/token/"
        script = Path(__file__).with_name("toolkit.py")
        words = [str(self.port), self.proxy.address, str(self.folder / "toolkit.db"), json.dumps(PERSON)]
        self.launch([python, str(script), *words], {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "LIFETIME": str(lifetime)}, "/ready")

    @classmethod
    def python(cls):
        """The Python that has the toolkit; it is installed once and kept with the build."""
        place = REPOSITORY / ".build" / "-".join(cls.VERSIONS).replace("==", "-")
        python = place / "bin/python"
        if python.exists():
            return python
        draft = place.with_name(f"{place.name}.{os.getpid()}")
        try:
            # Debian's own Python, where there is one: it has the module venv.
            creator = "/usr/bin/python3" if Path("/usr/bin/python3").exists() else sys.executable
            for command in [[creator, "-m", "venv", draft], [draft / "bin/pip", "install", "--quiet", *cls.VERSIONS]]:
                ended = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
                if ended.returncode:
                    last = (ended.stderr.strip() or ended.stdout.strip()).splitlines()[-1:]
                    raise Missing(f"django-oauth-toolkit cannot be installed: {' '.join(last)}")
            os.rename(draft, place)
        except subprocess.TimeoutExpired:
            raise Missing("django-oauth-toolkit cannot be installed: no end within 300 seconds") from None
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        return python

    def register(self, name, callback, secret):
        """Registers an application; without a secret a public one."""
        Visitor().open(f"{self.proxy.address}/register", value={"name": name, "callback": callback, "secret": secret})

    @staticmethod
    def visit(base, url):
        """Signs the person in and presses the button of the consent page."""
        visitor = Visitor()
        visitor.open(f"{base}/login/", form={"username": PERSON["username"], "password": PERSON["password"]})
        place, page = visitor.open(url)
        inputs = re.findall(r"<input[^>]*>", page)
        pairs = [(re.search(r'name="([^"]*)"', text), re.search(r'value="([^"]*)"', text)) for text in inputs]
        form = {name[1]: html.unescape(value[1] if value else "") for name, value in pairs if name}
        return visitor.open(place, form=form | {"allow": "Authorize"})


SERVERS = {kind.name: kind for kind in (Glewlwyd, Toolkit)}

if __name__ == "__main__":
    print(SERVERS[sys.argv[1]].visit(*sys.argv[2:])[0].partition("?")[0])
