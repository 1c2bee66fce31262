"""A PostgreSQL for machines that share a sign-in, as fleetnet's etcd is one: with TLS, and a pooler before it where one is wanted."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from fleetnet import Authority, run
from world import ensure

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
# Neither it nor the pooler runs as root.
AS_USER = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []


class Postgres:
    """A server on the first of the hosts."""

    def __init__(self, folder, hosts, is_pooled=False, port=5432):
        self.port = port
        self.authority = Authority(folder / "tls")
        self.access = {"PGSSLROOTCERT": self.authority.path}
        self.before, self.address = (hosts[0].before, hosts[0].address) if hosts else ([], "127.0.0.1")
        self.folder = Path(tempfile.mkdtemp(prefix="oauth-setup-"))
        for path in self.authority.server:
            shutil.copy(path, self.folder)
        self.certificate, self.key = (self.folder / path.name for path in self.authority.server)
        (self.folder / "hba").write_text("local all all trust\nhostssl all all 0.0.0.0/0 trust\nhost all all 127.0.0.1/32 trust\n")
        self.own(self.folder, self.certificate, self.key)
        run(PROGRAMS / "initdb", "-D", self.folder / "data", "-U", "postgres", "--no-sync", before=AS_USER)
        self.process = self.pooler = None
        self.start()
        self.ask("CREATE DATABASE oauth", "postgres")
        if is_pooled:
            self.pool()

    def own(self, *paths):
        if AS_USER:
            for path in paths:
                shutil.chown(path, "postgres", "postgres")

    @property
    def location(self):
        return f"postgresql://postgres@{self.address}:{6432 if self.pooler else self.port}/oauth"

    def launch(self, *words):
        with open(self.folder / "log", "ab") as log:
            return subprocess.Popen([*self.before, *AS_USER, *words], stdout=log, stderr=log)

    def start(self):
        """Starts the server, again where it has run before."""
        words = [PROGRAMS / "postgres", "-D", self.folder / "data", "-k", self.folder, "-h", f"127.0.0.1,{self.address}"]
        words += ["-p", str(self.port)]
        for setting in (
            "max_connections=200", "ssl=on", f"ssl_cert_file={self.certificate}", f"ssl_key_file={self.key}",
            f"hba_file={self.folder}/hba",
        ):
            words += ["-c", setting]
        deadline = time.monotonic() + 20
        self.process = self.launch(*words)
        while self.ask("SELECT 1", "postgres") is None:
            ensure(time.monotonic() < deadline, "PostgreSQL does not start")
            if self.process.poll() is not None:
                self.process = self.launch(*words)
            time.sleep(0.05)

    def pool(self):
        """Starts a pooler in transaction mode, with fewer connections than there are machines."""
        settings = self.folder / "pgbouncer.ini"
        settings.write_text(
            f"""[databases]
            * = host={self.folder} port={self.port} user=postgres
            [pgbouncer]
            listen_addr = {self.address}
            listen_port = 6432
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = 5
            server_login_retry = 1
            client_tls_sslmode = require
            client_tls_cert_file = {self.certificate}
            client_tls_key_file = {self.key}
            """.replace("\n            ", "\n")
        )
        self.own(settings)
        self.pooler = self.launch("pgbouncer", "-q", settings)

    def ask(self, statement, database="oauth"):
        """The first line of the answer; None for none."""
        words = ["psql", "-XAtq", "-h", self.folder, "-p", str(self.port), "-U", "postgres", "-d", database, "-c", statement]
        ended = subprocess.run(words, capture_output=True, text=True, check=False)
        return next(iter(ended.stdout.splitlines()), "") if ended.returncode == 0 else None

    def strike_leader(self):
        """Kills the server, and starts it again."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        time.sleep(1.5)
        self.start()

    def holder(self, key):
        """The process that has a claim; None for nobody."""
        prefix, name, _ = key.split("/")
        found = self.ask(
            "SELECT convert_from(claim, 'UTF8') FROM oauth_setup.fleet "
            f"WHERE prefix = '{prefix}' AND name = '{name}' AND claim_until > clock_timestamp()"
        )
        return json.loads(found)["pid"] if found else None

    def stop(self):
        for process, number in ((self.pooler, signal.SIGTERM), (self.process, signal.SIGQUIT)):
            if process:
                process.send_signal(number)
                process.wait()
        with contextlib.suppress(OSError):
            shutil.rmtree(self.folder)
