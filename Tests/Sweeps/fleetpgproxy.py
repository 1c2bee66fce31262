"""A way to a PostgreSQL, as fleetproxy has one to an HTTP server (its manual: "Frontend/Backend Protocol")."""

import contextlib
import socket
import socketserver

from fleetpostgres import Postgres
from fleetproxy import Way
from servers import free_port
from world import ensure

# What a client asks before it says anything else: whether the way may be encrypted by TLS or Kerberos. Here it may not.
WITH_TLS, WITH_KERBEROS = 80877103, 80877104
# After these a client waits: a password, a query, the end of an extended one. With the last it goes.
PASSWORD, QUERY, SYNC, LEAVING = b"p", b"Q", b"S", b"X"
# How the first message begins, which has no kind, only its size.
FIRST = b"\0"
# The server has said all and waits; or it asks for a password, unless that was good.
READY, LOGIN, WELCOME = b"Z", b"R", (0, 12)


class Messages(socketserver.StreamRequestHandler):
    """Passes on what a client sends until it waits for an answer, which is one request, and all that it is answered."""

    disable_nagle_algorithm = True

    def handle(self):
        way = self.server.way
        with contextlib.suppress(OSError), socket.create_connection(way.target) as server, server.makefile("rb") as answers:
            request = self.startup()
            while request:
                is_login = request[:1] in (FIRST, PASSWORD)
                reply = way.meet(self.client_address, lambda: self.forward(request, server, answers), is_login)
                if not reply:
                    return
                self.wfile.write(reply)
                request = self.query()

    def startup(self):
        """The first message; empty for none."""
        while head := self.rfile.read(4):
            body = self.rfile.read(int.from_bytes(head, "big") - 4)
            if int.from_bytes(body[:4], "big") not in (WITH_TLS, WITH_KERBEROS):
                return head + body
            self.wfile.write(b"N")
        return b""

    def query(self):
        """The next messages up to the one that is answered; empty where the client goes."""
        request = b""
        while (message := self.message(self.rfile)) and message[:1] != LEAVING:
            request += message
            if message[:1] in (PASSWORD, QUERY, SYNC):
                return request
        return b""

    def forward(self, request, server, answers):
        """What the server answers; empty where it is gone."""
        server.sendall(request)
        reply = b""
        while message := self.message(answers):
            reply += message
            kind = message[:1]
            if kind == READY or kind == LOGIN and int.from_bytes(message[5:9], "big") not in WELCOME:
                break
        return reply

    @staticmethod
    def message(file):
        """A message with its kind and size; empty at the end."""
        head = file.read(5)
        size = int.from_bytes(head[1:], "big") - 4
        body = file.read(max(size, 0))
        return head + body if len(head) == 5 and len(body) == size else b""


class Postgreses:
    """One server, which takes a second to make, with a database for each case."""

    def __init__(self, folder):
        self.server = Postgres(folder, [], port=free_port())

    @contextlib.contextmanager
    def one(self, folder):
        """A way to a new database, and where the fleet of a case is."""
        database = folder.name
        ensure(self.server.ask(f"CREATE DATABASE {database}") is not None, "PostgreSQL makes no database")
        way = Way((self.server.address, self.server.port), Messages)
        try:
            yield way, f"postgresql://postgres@127.0.0.1:{way.port}/{database}/fleet"
        finally:
            way.stop()
            self.server.ask(f"DROP DATABASE {database} WITH (FORCE)")

    def stop(self):
        self.server.stop()
