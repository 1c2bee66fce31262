"""An etcd of one node, and a way to a server on which one request meets with an accident, chosen by its number."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

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


class Way:
    """A proxy on the loopback in front of an HTTP server there."""

    def __init__(self, target):
        self.target, self.lock = target, threading.Lock()
        self.count, self.number, self.fault, self.pids, self.cut_until = 0, None, None, None, 0
        self.happened = False
        way = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one_request(self):
                with contextlib.suppress(ConnectionError, ValueError):
                    super().handle_one_request()
                    return
                self.close_connection = True

            def do_GET(self):
                way.handle(self)

            do_POST = do_DELETE = do_PUT = do_GET

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.thread.start()

    @property
    def port(self):
        return self.server.server_address[1]

    def arm(self, number, fault, pids):
        """The next requests are counted; the one of that number meets with it. `pids` are the machine's processes, when asked."""
        with self.lock:
            self.count, self.number, self.fault, self.pids, self.happened, self.cut_until = 0, number, fault, pids, False, 0

    def heal(self):
        """Nothing happens any more. How many requests there were."""
        with self.lock:
            self.number, self.cut_until = None, 0
            return self.count

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def handle(self, handler):
        """One request."""
        body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        with self.lock:
            self.count += 1
            is_hit = self.count == self.number
            fault = self.fault if is_hit else None
            if is_hit:
                self.happened = True
                if fault == "cut off":
                    self.cut_until = time.monotonic() + SECONDS_CUT
            is_cut = time.monotonic() < self.cut_until
        if is_cut or fault == "request lost":
            return self.hang_up(handler)
        if fault in ("killed before", "all killed"):
            self.kill(handler, everybody=fault == "all killed")
            return self.hang_up(handler)
        reply = self.forward(handler, body)
        if fault == "stopped":
            pid = self.owner(handler)
            if pid:
                os.kill(pid, signal.SIGSTOP)
                threading.Timer(SECONDS_STOPPED, lambda: self.signal(pid, signal.SIGCONT)).start()
        elif fault == "killed after":
            self.kill(handler, everybody=False)
            return self.hang_up(handler)
        elif fault == "answer lost":
            return self.hang_up(handler)
        if reply is None:
            return self.hang_up(handler)
        status, headers, content = reply
        handler.send_response(status)
        for name, value in headers:
            if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    def hang_up(self, handler):
        """Ends the connection without an answer."""
        handler.close_connection = True
        with contextlib.suppress(OSError):
            handler.connection.shutdown(socket.SHUT_RDWR)

    def forward(self, handler, body):
        """What the server answers; None for nothing."""
        host, port = self.target
        connection = http.client.HTTPConnection(host, port, timeout=30)
        try:
            headers = {name: value for name, value in handler.headers.items() if name.lower() != "connection"}
            connection.request(handler.command, handler.path, body, headers)
            reply = connection.getresponse()
            return reply.status, reply.getheaders(), reply.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    def kill(self, handler, everybody):
        """Kills the process that asks, or all of its machine."""
        pids = self.pids() if everybody else [self.owner(handler)]
        for pid in pids:
            if pid:
                self.signal(pid, signal.SIGKILL)

    @staticmethod
    def signal(pid, number):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)

    def owner(self, handler):
        """The process at the other end of a connection; None where it is gone."""
        port = handler.client_address[1]
        inode = None
        for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
            words = line.split()
            if int(words[1].rpartition(":")[2], 16) == port and int(words[2].rpartition(":")[2], 16) == self.port:
                inode = words[9]
        for pid in self.pids():
            with contextlib.suppress(OSError):
                for name in os.listdir(f"/proc/{pid}/fd"):
                    if os.readlink(f"/proc/{pid}/fd/{name}") == f"socket:[{inode}]":
                        return pid
        return None
