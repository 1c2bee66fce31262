"""A minimal Debian of its own to install packages in: its own files, processes and network, which has nothing but loopback."""

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "Tests/Sweeps"))
sys.dont_write_bytecode = True

from world import children, ensure  # noqa: E402: its folder had to be named first

# What the tests use there beside the package under test; it needs none of them.
TOOLS = ["bash-completion", "fish", "man-db", "openssh-client", "openssh-server", "tmux", "zsh"]
# Added later, so that both can be seen: with it, and without.
LATER = ["libqrencode4"]
KEPT = Path("/var/cache/oauth-setup-tests")
PERSON, NUMBER = "hanako", 1000

INSIDE = r"""
set -eu
mount -t proc proc "$1/proc"
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts "$1/dev/pts"
ip link set lo up
echo ready
exec sleep infinity
"""


def mirror():
    """Where this machine gets Debian 12 from."""
    call = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", "Codename: bookworm"]
    found = subprocess.run(call, check=True, capture_output=True, text=True).stdout.split()
    return next((address for address in found if address.startswith("http")), "http://deb.debian.org/debian")


def proxies():
    """How this machine's apt gets out, as options."""
    dump = subprocess.run(["apt-config", "dump"], check=True, capture_output=True, text=True).stdout
    return [f'--aptopt={name} "{value}"' for name, value in re.findall(r'^(Acquire::https?::Proxy) "(.+)";', dump, re.M)]


def image():
    """The folder of a minimal Debian 12 with the tools; made once, and kept for the next run on this machine."""
    mark = hashlib.sha256(repr((TOOLS, LATER)).encode()).hexdigest()[:12]
    folder = KEPT / f"minimal-debian-12-{mark}"
    if not folder.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        draft = folder.with_suffix(".draft")
        shutil.rmtree(draft, ignore_errors=True)
        fetch = f'chroot "$1" sh -c "cd /opt && apt-get -qq download {" ".join(LATER)}"'
        call = ["mmdebstrap", "--variant=minbase", "--mode=root", f"--include={','.join(TOOLS)}", "--quiet"]
        call += ["--aptopt=APT::Install-Recommends false", "--aptopt=Acquire::Languages none", "--aptopt=APT::Sandbox::User root"]
        call += proxies()
        ended = subprocess.run([*call, f"--customize-hook={fetch}", "bookworm", draft, mirror()], capture_output=True, text=True)
        ensure(ended.returncode == 0, f"no minimal Debian 12 from {mirror()}:\n{ended.stderr[-2000:]}")
        draft.rename(folder)
    return folder


def obstacle():
    """Why this machine cannot have a Debian of its own; empty where it can."""
    call = ["unshare", "--mount", "--pid", "--net", "--ipc", "--uts", "--fork", "mount", "-t", "tmpfs", "none", "/mnt"]
    ended = subprocess.run(call, capture_output=True, text=True, check=False)
    return "" if ended.returncode == 0 else f"not even root may mount and make namespaces here: {ended.stderr.strip()}"


class Debian:
    """A copy of the image that lives until the block ends."""

    def __init__(self, folder):
        self.root = Path(folder)

    def __enter__(self):
        subprocess.run(["cp", "-a", "--reflink=auto", f"{image()}/.", self.root], check=True)
        self.write("etc/hosts", "127.0.0.1 localhost\n::1 localhost\n")
        # Every Debian that was installed has one; the minimal one leaves it to the first start.
        self.write("etc/machine-id", "0123456789abcdef0123456789abcdef\n")
        call = ["unshare", "--mount", "--pid", "--net", "--ipc", "--uts", "--fork", "--kill-child", "sh", "-c", INSIDE, "sh", self.root]
        self.holder = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if self.holder.stdout.readline() != "ready\n":
            said = self.holder.stderr.read().strip()
            sys.exit(f"a minimal Debian needs root that may mount and make namespaces (CAP_SYS_ADMIN), as here it may not: {said}")
        self.inside = children(self.holder.pid)[0]
        self.must("useradd", "--create-home", "--uid", str(NUMBER), "--shell", "/bin/bash", PERSON)
        self.home = self.root / "home" / PERSON
        return self

    def __exit__(self, *_):
        self.holder.kill()
        self.holder.wait()

    def write(self, path, text, owner=0):
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        place.write_text(text)
        os.chown(place, owner, owner)

    def command(self, words, user=None, **more):
        """The command that runs words there, as root or as a user."""
        home = f"/home/{user}" if user else "/root"
        environment = {"HOME": home, "LANG": "C.UTF-8", "TERM": "dumb", "USER": user or "root", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
        enter = ["nsenter", f"--target={self.inside}", "--mount", "--pid", "--net", "--ipc", "--uts"]
        who = [f"--userspec={user}:{user}"] if user else []
        pairs = [f"{name}={value}" for name, value in (environment | more).items()]
        return [*enter, "chroot", *who, self.root, "env", "-i", f"--chdir={home}", *pairs, *words]

    def run(self, *words, user=None, text="", **more):
        return subprocess.run(self.command(words, user, **more), input=text, capture_output=True, text=True, timeout=120, check=False)

    def must(self, *words, **more):
        """What a command prints; anything but success is Broken."""
        ended = self.run(*words, **more)
        ensure(ended.returncode == 0, f"{' '.join(words)}: exit {ended.returncode}: {(ended.stderr or ended.stdout).strip()[-1500:]}")
        return ended.stdout

    def mine(self, *words, **more):
        """What a command of the person prints."""
        return self.must(*words, user=PERSON, **more)

    def files(self, *folders):
        """Every path below some folders, with what is in it."""
        found = {}
        for folder in folders:
            for path in sorted((self.root / folder).rglob("*")):
                name = str(path.relative_to(self.root))
                if path.is_symlink():
                    found[name] = os.readlink(path)
                else:
                    found[name] = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        return found

    @contextlib.contextmanager
    def background(self, words, ready, user=None):
        """A program that runs there until the block ends, and what it has said when it was ready."""
        process = subprocess.Popen(
            self.command(words, user), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        try:
            said = ""
            while ready not in said:
                line = process.stdout.readline()
                ensure(line, f"{' '.join(words)} ended: {said}")
                said += line
            yield said
        finally:
            # The program is not this one's child: it is the one of nsenter's.
            process.terminate()
            process.wait()

    @contextlib.contextmanager
    def screen(self, *words, **more):
        """A program on a terminal in tmux, run by the person."""
        screen = Screen(self)
        screen.tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "50", "env", *self.pairs(more), *words)
        try:
            yield screen
        finally:
            screen.tmux("kill-server", check=False)

    @staticmethod
    def pairs(variables):
        return [f"{name}={value}" for name, value in variables.items()]


class Screen:
    """What is on the terminal, and the keys."""

    count = 0

    def __init__(self, debian):
        self.debian = debian
        # A server of its own: one that is about to end takes no new session.
        Screen.count += 1
        self.name = f"screen{Screen.count}"

    def tmux(self, *words, check=True):
        return (self.debian.must if check else self.debian.run)("tmux", "-L", self.name, *words, user=PERSON)

    def text(self):
        return self.tmux("capture-pane", "-p", check=False).stdout

    def press(self, *keys):
        self.tmux("send-keys", *keys)

    def type(self, text):
        self.tmux("send-keys", "-l", text)

    def until(self, holds, what, patience=20):
        """Waits until the screen is as it should be."""
        end = time.monotonic() + patience
        while not holds(text := self.text()):
            ensure(time.monotonic() < end, f"{what} never came:\n{text.rstrip()}")
            time.sleep(0.05)
        return text

    def expect(self, words):
        return self.until(lambda text: words in text, repr(words))

    def settled(self):
        """The screen once it is painted as a whole: two looks in a row see the same."""
        seen = [None]

        def holds(text):
            is_same, seen[0] = text == seen[0] and text.strip() != "", text
            return is_same

        return self.until(holds, "a screen that stays")

    def enter_until(self, words):
        """Takes what the wizard proposes, page by page and field by field, until the words are there."""
        for _ in range(30):
            text = self.settled()
            if words in text:
                return
            # Where nothing is chosen the program works; a key now would be for the next page.
            if any("› " in row for row in text.split("\n")[1:]):
                self.press("Enter")
            self.until(lambda now, text=text: now != text, "the next page")
        ensure(False, f"{words!r} never came")
