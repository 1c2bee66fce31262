"""An etcd of one node, and a way to a server on which one request meets with an accident, chosen by its number."""

import contextlib
import http.client
import os
import signal
import socket
import socketserver
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from fleetworld import Processes
from world import ensure

# What becomes of a request. The first four leave the process alive.
FAULTS = ["request lost", "answer lost", "cut off", "stopped", "killed before", "killed after", "all killed"]
SECONDS_CUT, SECONDS_STOPPED = 3, 3


class Etcd:
    """One node on the loopback."""

    def __init__(self, folder):
        with contextlib.ExitStack() as stack:
            ports = []
            for _ in range(2):
                one = stack.enter_context(socket.socket())
                one.bind(("127.0.0.1", 0))
                ports.append(one.getsockname()[1])
        self.address = ("127.0.0.1", ports[0])
        client, peer = (f"http://127.0.0.1:{port}" for port in ports)
        with open(folder / "etcd.log", "wb") as log:
            self.process = subprocess.Popen(
                [
                    "etcd", "--data-dir", folder / "etcd", "--listen-client-urls", client, "--advertise-client-urls", client,
                    "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", f"default={peer}",
                    "--logger", "zap", "--log-level", "warn",
                ],
                stdout=log, stderr=log,
            )
        deadline = time.monotonic() + 20
        while True:
            with contextlib.suppress(OSError), socket.create_connection(self.address, 0.2):
                return
            ensure(time.monotonic() < deadline, "etcd does not start")
            time.sleep(0.05)

    def stop(self):
        self.process.kill()
        self.process.wait()


class Web(BaseHTTPRequestHandler):
    """Passes on requests to an HTTP server."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def handle_one_request(self):
        with contextlib.suppress(ConnectionError, ValueError):
            super().handle_one_request()
            return
        self.close_connection = True

    def do_GET(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        way = self.server.way
        reply = way.meet(self.client_address, lambda: self.forward(way.target, body))
        if reply is None:
            self.close_connection = True
            return
        status, headers, content = reply
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                self.send_header(name, value)
        if isinstance(content, bytes):
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            return
        # A stream goes on until either side has enough.
        self.close_connection = True
        self.end_headers()
        for part in content:
            self.wfile.write(part)

    do_POST = do_DELETE = do_PUT = do_GET

    def log_message(self, *_):
        pass

    def forward(self, target, body):
        """What the server answers, a stream in parts; None for nothing."""
        connection = http.client.HTTPConnection(*target, timeout=30)
        is_stream = self.path == "/v3/watch"
        try:
            headers = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
            connection.request(self.command, self.path, body, headers)
            reply = connection.getresponse()
            return reply.status, reply.getheaders(), self.parts(connection, reply) if is_stream else reply.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            if not is_stream:
                connection.close()

    @staticmethod
    def parts(connection, reply):
        with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
            while part := reply.read1(65536):
                yield part


class Listener(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 64


class Way:
    """A proxy on the loopback in front of a server there; `handler` speaks what that one does."""

    def __init__(self, target, handler=Web):
        self.target, self.lock = target, threading.Lock()
        self.arm(None, None, None)
        self.server = Listener(("127.0.0.1", 0), handler)
        self.server.way = self
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.thread.start()

    @property
    def port(self):
        return self.server.server_address[1]

    def arm(self, number, fault, pids):
        """The next requests are counted; the one of that number meets with it. `pids` are the machine's processes, when asked."""
        with self.lock:
            self.number, self.fault, self.pids, self.happened, self.cut_until = number, fault, pids, False, 0
            self.count, self.logins = 0, set()

    def heal(self):
        """Nothing happens any more. How many requests there were, and which only let the client in."""
        with self.lock:
            self.number, self.cut_until = None, 0
            return self.count, self.logins

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def meet(self, client, forward, is_login=False):
        """What a client gets for one request, which `forward` passes on; None where its connection ends without an answer."""
        with self.lock:
            self.count += 1
            if is_login:
                self.logins.add(self.count)
            is_hit = self.count == self.number
            fault = self.fault if is_hit else None
            if is_hit:
                self.happened = True
                if fault == "cut off":
                    self.cut_until = time.monotonic() + SECONDS_CUT
            is_cut = time.monotonic() < self.cut_until
        if is_cut or fault == "request lost":
            return None
        if fault in ("killed before", "all killed"):
            self.strike(self.pids() if fault == "all killed" else self.owners(client), signal.SIGKILL)
            return None
        reply = forward()
        if fault == "killed after":
            self.strike(self.owners(client), signal.SIGKILL)
        elif fault == "stopped":
            pids = self.owners(client)
            self.strike(pids, signal.SIGSTOP)
            threading.Timer(SECONDS_STOPPED, lambda: [Processes.signal(pid, signal.SIGCONT) for pid in pids]).start()
        return None if fault in ("killed after", "answer lost") else reply

    def strike(self, pids, number):
        struck = [pid for pid in pids if Processes.signal(pid, number)]
        self.happened = bool(struck)

    def owners(self, client):
        """The processes at the other end of a connection; none where they are gone."""
        for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
            words = line.split()
            if [int(words[index].rpartition(":")[2], 16) for index in (1, 2)] == [client[1], self.port]:
                return [pid for pid in self.pids() if Processes.has_socket(pid, words[9])]
        return []


class Etcds:
    """An etcd for each case."""

    def __init__(self, folder):
        pass

    @contextlib.contextmanager
    def one(self, folder):
        """A way to a new one, and where the fleet of a case is."""
        etcd = Etcd(folder)
        way = Way(etcd.address)
        try:
            yield way, f"etcd://127.0.0.1:{way.port}/fleet"
        finally:
            way.stop()
            etcd.stop()

    def stop(self):
        pass
