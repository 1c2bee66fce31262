"""What the scripts here share: home folders, the program, a practice provider, and the files it leaves."""

import contextlib
import json
import os
import re
import shutil
import stat
import subprocess
import tempfile
import threading
import urllib.error
import urllib.request
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("OAUTH_SETUP_PROGRAM", str(REPOSITORY / ".build/debug/oauth-setup"))

# A service that replaces the refresh token at each refresh, and one credential that never changes.
ROTATING = {"service": "backlog", "scheme": "OAuth", "app": "custom", "connection": "test", "browser": "here"}
STATIC = {"service": "backlog", "scheme": "APIToken", "connection": "test"}
TOKEN_PREFIX = b"practice-backlog-"
WHO_AM_I = "/practice.backlog.com/api/v2/users/myself"
TOKEN_ENDPOINT = "/practice.backlog.com/api/v2/oauth2/token"

# A sign-in listens at a callback port that is registered, so that there is one at a time.
SIGN_IN = threading.Lock()
BROWSER = "#!/usr/bin/env python3\nimport sys, urllib.request\nurllib.request.urlopen(sys.argv[1]).read()\n"


class Broken(Exception):
    """Something that must hold does not."""


def ensure(holds, what):
    """Raises Broken unless something holds; unlike assert, also under -O."""
    if not holds:
        raise Broken(what)


def masked(name):
    """A path without its random part."""
    return re.sub("[0-9a-f]{16}", "*", name)


def shape(key, value):
    """What a member of settings is like, without what chance and the clock put there."""
    if isinstance(value, dict):
        return tuple((name, shape(name, member)) for name, member in value.items())
    if isinstance(value, list):
        return tuple(shape(key, element) for element in value)
    return value if key in ("revision", "schema", "state", "name", "service") else type(value).__name__


class Outcome:
    """How a run of the program ended."""

    def __init__(self, code, output, errors):
        self.code = code
        self.output = output
        self.errors = errors

    def __str__(self):
        return f"exit {self.code}: {self.errors.strip() or self.output.strip()}"


class Home:
    """A home folder, and the practice connections in it."""

    # What every command begins with.
    words = ("practice",)

    def __init__(self, path):
        self.path = Path(path)

    @classmethod
    def make(cls, path):
        Path(path).mkdir(mode=0o700, parents=True)
        return cls(path)

    def copy(self, path):
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self.path, path, symlinks=True)
        return Home(path)

    @property
    def folder(self):
        return self.path / ".config/oauth-setup/practice"

    @property
    def identity(self):
        return self.folder / "identity.txt"

    def settings(self, name="test"):
        return self.folder / "connections" / name / "OAuthSettings.txt"

    def environment(self, server=None, **more):
        own = {"HOME": str(self.path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"}
        if server:
            own["OAUTH_SETUP_PRACTICE"] = server.address
        return own | {name: str(value) for name, value in more.items()}

    def run(self, *words, server=None, before=(), text="", timeout=120, **more):
        """Runs the program, behind the commands of `before` when there are some."""
        ended = subprocess.run(
            [*before, PROGRAM, *self.words, *words],
            env=self.environment(server, **more), cwd=self.path, input=text, capture_output=True, text=True,
            timeout=timeout, check=False,
        )
        return Outcome(ended.returncode, ended.stdout, ended.stderr)

    def start(self, *words, server=None, before=(), **more):
        """Starts the program and does not wait."""
        return subprocess.Popen(
            [*before, PROGRAM, *self.words, *words],
            env=self.environment(server, **more), cwd=self.path, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
        )

    def must(self, *words, **more):
        """Runs the program; anything but success is Broken."""
        outcome = self.run(*words, **more)
        ensure(outcome.code == 0, f"oauth-setup {' '.join([*self.words, *words])}: {outcome}")
        return outcome.output

    def set_up(self, answers, *options, **more):
        """Signs in without questions."""
        file = self.path / "answers.json"
        file.write_text(json.dumps(answers | {"properties": {}}))
        with SIGN_IN if "browser" in answers else contextlib.nullcontext():
            return self.run("wizard", "--answers", str(file), *options, **more)

    def opened(self, name="test"):
        """What `age --decrypt` reads from a settings file, or from the newer one that it did not take; None without a file."""
        if not self.settings(name).exists():
            return None
        settings = self.decrypted(self.settings(name))
        aside = self.path / ".local/state/oauth-setup/unsaved" / f"{settings['id']}.age"
        if aside.exists():
            newer = self.decrypted(aside)
            if newer["revision"] > settings["revision"]:
                return newer
        return settings

    def decrypted(self, path):
        """What `age --decrypt` reads from a file."""
        ended = subprocess.run(["age", "--decrypt", "-i", str(self.identity), str(path)], capture_output=True, check=False)
        ensure(ended.returncode == 0, f"age cannot open {path}: {ended.stderr.decode().strip()}")
        return json.loads(ended.stdout)

    def reseal(self, change, name="test"):
        """Changes a settings file as another program could: opened and sealed by age."""
        settings = self.opened(name)
        change(settings)
        recipient = subprocess.run(
            ["age-keygen", "-y", str(self.identity)], capture_output=True, check=True, text=True
        ).stdout.strip()
        draft = self.settings(name).with_suffix(".draft")
        subprocess.run(
            ["age", "--encrypt", "--armor", "-r", recipient, "-o", str(draft)],
            input=json.dumps(settings).encode(), check=True,
        )
        draft.chmod(0o600)
        draft.rename(self.settings(name))

    def expire(self, name="test"):
        """Lets the stored access token be over."""

        def change(settings):
            tokens = settings["tokens"]
            tokens["OAuthTokenTimestamp"] -= 1000 * (tokens["OAuthExpiresIn"] + 60)

        self.reseal(change, name)

    def status(self, name="test"):
        """What `status` tells."""
        outcome = self.run("status", name, "--json")
        ensure(outcome.code < 64, f"status: {outcome}")
        return json.loads(outcome.output) if outcome.output else {"state": None}

    def state(self, name="test"):
        """The state that `status` tells."""
        return self.status(name)["state"]

    def files(self):
        """Every file below the home folder."""
        return sorted(path for path in self.path.rglob("*") if not path.is_dir())

    def drafts(self):
        """Files that a write leaves when it is killed."""
        return [path for path in self.files() if path.name.startswith(".") and path.name.rpartition(".")[0]]

    def traces(self, seed):
        """What a run has left of a copy of the seed: the same for two runs that differ in nothing but chance."""
        found = []
        for path in sorted(self.path.rglob("*")):
            name = str(path.relative_to(self.path))
            if "provider-state" in name or name == "answers.json":
                continue
            there = seed.path / name
            if path.is_dir() or name.endswith(".lock") or (there.exists() and there.read_bytes() == path.read_bytes()):
                trace = "old" if there.exists() else "new"
            elif path.name == "OAuthSettings.txt":
                trace = self.trace_of_settings(path.parent.name, seed)
            elif path == self.identity:
                trace = tuple(line[:16] for line in path.read_text(errors="replace").splitlines())
            else:
                trace = "draft" if path.name.startswith(".") else path.stat().st_size
            found.append((masked(name), path.lstat().st_mode, trace))
        return tuple(found)

    def trace_of_settings(self, name, seed):
        """Which members are those of the seed, and what the others are like."""
        try:
            settings, old = self.opened(name), seed.opened(name) or {}
        except Broken:
            return "closed", self.settings(name).stat().st_size
        return tuple((key, "old" if old.get(key) == value else shape(key, value)) for key, value in settings.items())

    def check_private(self):
        """No file or folder is open to others, and none holds a token that can be read."""
        private = (".config/oauth-setup", ".local/state/oauth-setup")
        for path in [found for name in private for found in [self.path / name, *self.path.glob(f"{name}/**/*")]]:
            try:
                mode = stat.S_IMODE(path.lstat().st_mode)
            except FileNotFoundError:
                continue
            ensure(mode & 0o077 == 0, f"{path} has mode {mode:o}")
        for path in self.files():
            if "provider-state" not in path.name and TOKEN_PREFIX in path.read_bytes():
                raise Broken(f"{path} holds a token that anybody can read")


def children(pid):
    """The processes that any thread of a process has started and that have not ended."""
    found = []
    for path in Path("/proc").glob(f"{pid}/task/*/children"):
        with contextlib.suppress(OSError):
            found += [int(child) for child in path.read_text().split()]
    return found


class Server:
    """A practice provider in a process of its own."""

    def __init__(self, home, *options):
        self.home = home
        self.process = home.start("--serve", *options)
        self.address = self.process.stdout.readline().strip()
        ensure(self.address.startswith("http://"), "the practice provider does not start")

    @property
    def port(self):
        return int(self.address.rpartition(":")[2])

    @property
    def memory(self):
        """The file of what it remembers."""
        return self.home.folder / "provider-state.json"

    def request(self, path, method="GET", body=None, **headers):
        """The status and the body of a reply."""
        request = urllib.request.Request(self.address + path, method=method, data=body, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=20) as reply:
                return reply.status, reply.read()
        except urllib.error.HTTPError as reply:
            return reply.code, reply.read()

    def accepts(self, token):
        """Whether the service takes an access token."""
        return self.request(WHO_AM_I, Authorization=f"Bearer {token}")[0] == 200

    def stats(self):
        """What the provider counts: refreshes, reuses, and each grant."""
        return json.loads(self.request("/practice/stats")[1])

    def misbehave(self, **fault):
        """Orders something to go wrong."""
        body = json.dumps(fault).encode()
        status, _ = self.request("/practice/faults", "POST", body, **{"Content-Type": "application/json"})
        ensure(status == 200, f"the practice provider does not take {fault}")

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Place:
    """A temporary folder that goes with the script."""

    def __enter__(self):
        self.path = Path(tempfile.mkdtemp(prefix="oauth-setup-"))
        return self.path

    def __exit__(self, *_):
        subprocess.run(["chmod", "-R", "u+rwX", str(self.path)], check=False)
        shutil.rmtree(self.path, ignore_errors=True)
