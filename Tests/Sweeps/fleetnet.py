"""Machines on one machine: network namespaces with a switch between them, and an etcd of three nodes that has TLS.

The script goes on in namespaces of its own, also of processes: whatever it starts ends with it, however that ends.
"""

import base64
import contextlib
import json
import os
import ssl
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

from world import ensure

INSIDE = "OAUTH_SETUP_FLEET_INSIDE"
SWITCH = "10.77.0.1"
NODES = ["10.77.0.11", "10.77.0.12", "10.77.0.13"]
# A neighbour that nobody is.
NOBODY = "02:00:00:00:00:01"


def run(*words, before=()):
    """Runs a command that must succeed."""
    subprocess.run([*before, *words], check=True, capture_output=True)


def enter():
    """Goes on in namespaces of the script's own; false where that cannot be had."""
    if os.environ.pop(INSIDE, None):
        return True
    words = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    probe = subprocess.run([*words, "ip", "link", "add", "name", "v", "type", "veth"], capture_output=True, check=False)
    if probe.returncode:
        return False
    os.environ[INSIDE] = "1"
    os.execvp(words[0], [*words, sys.executable, *sys.argv])


class Host:
    """A network namespace on the switch."""

    def __init__(self, number, address):
        self.port, self.address = f"port{number}", address
        self.holder = subprocess.Popen(["unshare", "--net", "sleep", "infinity"])
        own = os.readlink("/proc/self/ns/net")
        place = f"/proc/{self.holder.pid}/ns/net"
        while os.readlink(place) == own:
            time.sleep(0.002)
        self.before = ["nsenter", f"--net={place}", "--"]
        run("ip", "link", "add", "name", self.port, "type", "veth", "peer", "name", "eth0", "netns", str(self.holder.pid))
        run("ip", "link", "set", self.port, "master", "switch", "up")
        self.run("ip", "link", "set", "lo", "up")
        self.run("ip", "link", "set", "eth0", "up")
        self.run("ip", "address", "add", f"{address}/24", "dev", "eth0")

    def run(self, *words):
        run(*words, before=self.before)

    def share_loopback(self):
        """Makes 127.0.0.1 that of the switch, as the program takes only that for a practice provider."""
        self.run("sh", "-c", "echo 1 > /proc/sys/net/ipv4/conf/all/route_localnet")
        self.run("ip", "address", "delete", "127.0.0.1/8", "dev", "lo")
        self.run("ip", "route", "add", "127.0.0.1/32", "via", SWITCH)

    def cut(self, seconds):
        """Loses everything to and from the engine's nodes, in silence."""
        for node in NODES:
            self.run("ip", "neighbour", "replace", node, "lladdr", NOBODY, "nud", "permanent", "dev", "eth0")
        time.sleep(seconds)
        for node in NODES:
            self.run("ip", "neighbour", "delete", node, "dev", "eth0")

    def unplug(self, seconds):
        """Takes the cable out."""
        run("ip", "link", "set", self.port, "down")
        time.sleep(seconds)
        run("ip", "link", "set", self.port, "up")


def network(count):
    """Hosts for machines, and the engine's three."""
    run("ip", "link", "set", "lo", "up")
    run("ip", "link", "add", "switch", "type", "bridge")
    run("ip", "address", "add", f"{SWITCH}/24", "dev", "switch")
    run("ip", "link", "set", "switch", "up")
    Path("/proc/sys/net/ipv4/conf/all/route_localnet").write_text("1")
    hosts = [Host(number, f"10.77.0.{101 + number}") for number in range(count)]
    for host in hosts:
        host.share_loopback()
    return hosts, [Host(count + number, address) for number, address in enumerate(NODES)]


class Authority:
    """A CA of the test's own, and what it has signed."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        self.path = folder / "ca.pem"
        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        run("openssl", "req", "-x509", *key, "-subj", "/O=test", "-days", "2", "-keyout", folder / "ca.key", "-out", self.path)
        # The gateway of an etcd is its own client, and takes a common name for a user's.
        self.server = self.sign("server", key, ["127.0.0.1", *NODES])
        self.client = self.sign("client", key, [])

    def sign(self, name, key, addresses):
        """A certificate without a common name, and its key."""
        paths = [self.folder / f"{name}.{kind}" for kind in ("pem", "key", "csr", "ext")]
        names = ",".join(f"IP:{address}" for address in addresses)
        usage = "extendedKeyUsage=serverAuth,clientAuth\n"
        paths[3].write_text(usage + (f"subjectAltName={names}\n" if names else ""))
        run("openssl", "req", "-new", *key, "-subj", f"/O={name}", "-keyout", paths[1], "-out", paths[2])
        signer = ["-CA", self.path, "-CAkey", self.folder / "ca.key", "-CAcreateserial", "-days", "2"]
        run("openssl", "x509", "-req", "-in", paths[2], *signer, "-extfile", paths[3], "-out", paths[0])
        for path in paths:
            path.chmod(0o600)
        return paths[:2]

    def context(self):
        """How the script itself talks to a server."""
        context = ssl.create_default_context(cafile=self.path)
        context.load_cert_chain(*self.client)
        return context


class Engine:
    """Three nodes of an etcd, each on a host."""

    def __init__(self, folder, hosts, is_mutual=False):
        self.folder, self.hosts = folder, hosts
        self.authority = Authority(folder / "tls")
        self.addresses = [(host.address, 2379) for host in hosts] if hosts else [("127.0.0.1", 22379 + 10 * i) for i in range(3)]
        self.options = ["--client-cert-auth", "--trusted-ca-file", self.authority.path] if is_mutual else []
        # What the variables of its own tool are, for a machine.
        self.access = {"ETCDCTL_CACERT": self.authority.path}
        if is_mutual:
            self.access |= {"ETCDCTL_CERT": self.authority.client[0], "ETCDCTL_KEY": self.authority.client[1]}
        self.context = self.authority.context()
        self.token = None
        self.processes = [None] * 3
        for number in range(3):
            self.start(number)
        deadline = time.monotonic() + 20
        while self.leader() is None:
            ensure(time.monotonic() < deadline, "etcd has no leader")
            time.sleep(0.1)

    @property
    def location(self):
        return "etcd://" + ",".join(f"{address}:{port}" for address, port in self.addresses)

    def start(self, number):
        """Starts a node, again where it has run before."""
        address, port = self.addresses[number]
        client, peer = f"https://{address}:{port}", f"http://{address}:{port + 1}"
        others = ",".join(f"n{i}=http://{address}:{port + 1}" for i, (address, port) in enumerate(self.addresses))
        with open(self.folder / f"n{number}.log", "ab") as log:
            self.processes[number] = subprocess.Popen(
                [
                    *(self.hosts[number].before if self.hosts else ()), "etcd", "--name", f"n{number}",
                    "--data-dir", self.folder / f"n{number}", "--listen-client-urls", client, "--advertise-client-urls", client,
                    "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", others,
                    "--cert-file", self.authority.server[0], "--key-file", self.authority.server[1], *self.options,
                    "--logger", "zap", "--log-level", "warn",
                ],
                stdout=log, stderr=log,
            )

    def call(self, number, path, body, timeout=1.0):
        """What a node's gateway answers; None for nothing."""
        address, port = self.addresses[number]
        request = urllib.request.Request(f"https://{address}:{port}/v3/{path}", json.dumps(body).encode())
        if self.token:
            request.add_header("Authorization", self.token)
        with contextlib.suppress(OSError, ValueError):
            with urllib.request.urlopen(request, timeout=timeout, context=self.context) as reply:
                return json.loads(reply.read())
        return None

    def leader(self):
        """Which node leads; None for none."""
        for number, process in enumerate(self.processes):
            status = self.call(number, "maintenance/status", {}, 0.5) if process and process.poll() is None else None
            if status and status.get("leader", "0") != "0" and status["leader"] == status["header"]["member_id"]:
                return number
        return None

    def strike_leader(self):
        """Kills whoever leads, and starts it again."""
        if (number := self.leader()) is not None:
            self.processes[number].kill()
            self.processes[number].wait()
            time.sleep(1.5)
            self.start(number)

    def holder(self, key):
        """The process that has a claim; None for nobody."""
        body = {"key": base64.b64encode(key.encode()).decode()}
        found = next((found for i in range(3) if (found := self.call(i, "kv/range", body, 0.5)) is not None), {})
        claims = [json.loads(base64.b64decode(pair["value"])) for pair in found.get("kvs", [])]
        return claims[0]["pid"] if claims else None

    def add_user(self, name, prefix):
        """Turns logins on, with a user who may do no more than a fleet needs."""
        words = ["etcdctl", "--endpoints", ",".join(f"{address}:{port}" for address, port in self.addresses)]
        words += ["--cacert", self.authority.path, "--cert", self.authority.client[0], "--key", self.authority.client[1]]
        for line in (
            "user add root:secret", "user grant-role root root", f"user add {name}:secret", f"role add {name}",
            f"role grant-permission {name} --prefix=true readwrite {prefix}/", f"user grant-role {name} {name}", "auth enable",
        ):
            subprocess.run([*words, *line.split()], check=True, capture_output=True, env=os.environ | {"ETCDCTL_API": "3"})
        self.access["ETCDCTL_USER"] = f"{name}:secret"
        self.token = self.call(0, "auth/authenticate", {"name": "root", "password": "secret"})["token"]

    def stop(self):
        for process in self.processes:
            process.kill()
            process.wait()


def after(seconds, action, *arguments):
    """Does something later, in a thread of its own."""
    timer = threading.Timer(seconds, action, arguments)
    timer.start()
    return timer
