"""Nodes of one etcd on the loopback, that are killed, started again, filled and put back to what they were."""

import base64
import contextlib
import json
import shutil
import socket
import subprocess
import time
import urllib.request

from world import ensure

# What a node that has to be full may hold, in bytes.
QUOTA = 2 << 20


def free_ports(count):
    """As many ports of the loopback that nobody has."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


class Node:
    """One node."""

    def __init__(self, folder, name, ports, cluster):
        self.folder, self.name, self.cluster, self.process = folder, name, cluster, None
        self.address, self.peer = ("127.0.0.1", ports[0]), f"http://127.0.0.1:{ports[1]}"
        self.client = f"http://127.0.0.1:{ports[0]}"

    @classmethod
    def several(cls, folder, count):
        """A cluster of so many, when it answers."""
        folder.mkdir(parents=True)
        ports = free_ports(2 * count)
        pairs = list(zip(ports[::2], ports[1::2]))
        cluster = ",".join(f"n{number}=http://127.0.0.1:{peer}" for number, (_, peer) in enumerate(pairs))
        nodes = [cls(folder, f"n{number}", pair, cluster) for number, pair in enumerate(pairs)]
        for node in nodes:
            node.start()
        for node in nodes:
            node.wait()
        return nodes

    def start(self):
        """Starts it, as one that was there before where it has data."""
        with open(self.folder / f"{self.name}.log", "ab") as log:
            self.process = subprocess.Popen(
                [
                    "etcd", "--name", self.name, "--data-dir", self.folder / self.name, "--quota-backend-bytes", str(QUOTA),
                    "--listen-client-urls", self.client, "--advertise-client-urls", self.client,
                    "--listen-peer-urls", self.peer, "--initial-advertise-peer-urls", self.peer,
                    "--initial-cluster", self.cluster, "--logger", "zap", "--log-level", "warn",
                ],
                stdout=log, stderr=log,
            )

    def stop(self):
        self.process.kill()
        self.process.wait()

    def wait(self):
        """Until it answers, which needs a leader."""
        deadline = time.monotonic() + 30
        while True:
            with contextlib.suppress(OSError):
                if "leader" in self.ask("maintenance/status"):
                    return
            ensure(time.monotonic() < deadline, f"{self.name} does not answer")
            time.sleep(0.05)

    def ask(self, path, **members):
        request = urllib.request.Request(f"{self.client}/v3/{path}", json.dumps(members).encode())
        with urllib.request.urlopen(request, timeout=5) as reply:
            return json.load(reply)

    @property
    def is_leader(self):
        status = self.ask("maintenance/status")
        return status["leader"] == status["header"]["member_id"]

    def control(self, *words):
        """Runs etcdctl."""
        ended = subprocess.run(["etcdctl", f"--endpoints={self.client}", *words], env={"ETCDCTL_API": "3", "PATH": "/usr/bin:/bin"},
                               capture_output=True, text=True, check=False)
        ensure(ended.returncode == 0, f"etcdctl {' '.join(words)}: {ended.stderr}")
        return ended.stdout

    def fill(self):
        """Puts rubbish there until it takes nothing any more."""
        rubbish = base64.b64encode(bytes(1 << 18)).decode()
        for number in range(64):
            try:
                self.ask("kv/put", key=base64.b64encode(f"rubbish{number}".encode()).decode(), value=rubbish)
            except urllib.error.HTTPError:
                return
        ensure(False, "it is never full")

    def empty(self):
        """Takes the rubbish out, and the alarm off."""
        self.control("del", "--prefix", "rubbish")
        revision = json.loads(self.control("endpoint", "status", "--write-out=json"))[0]["Status"]["header"]["revision"]
        self.control("compact", str(revision))
        self.control("defrag")
        self.control("alarm", "disarm")

    def snapshot(self):
        self.control("snapshot", "save", str(self.folder / "snapshot"))

    def restore(self):
        """Puts back what was there at the snapshot."""
        self.stop()
        shutil.rmtree(self.folder / self.name)
        self.control(
            "snapshot", "restore", str(self.folder / "snapshot"), "--name", self.name, "--data-dir", str(self.folder / self.name),
            "--initial-cluster", self.cluster, "--initial-advertise-peer-urls", self.peer,
        )
        self.start()
        self.wait()
