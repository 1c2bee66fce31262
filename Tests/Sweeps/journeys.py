"""From the first key to Connected in practice, by every way a service offers: what is pressed, and how many keys may be.

Each journey is one of the real program in tmux, with a home folder of its own. Every key counts as one: a letter, a digit,
Enter, an arrow; a paste does not. Pages are those on which a key was pressed, and the last one; they differ by their title
or their question. terminal.py prints the table.
"""

import json
import re
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

from world import BROWSER, PROGRAM, Broken, ensure

# Keys to Connected, beside the values of the service, which practice fills in.
MOST_KEYS = {"embedded": 4, "own app": 6, "token or password": 3, "pasted over SSH": 8}
MOST_STEPS = 20


class Window:
    """The program on a screen of 24x80 in a tmux of its own."""

    def __init__(self, home, words, environment, is_remote):
        # With a browser at hand a sign-in goes on by itself.
        self.waits = ("Enter ", "Ctrl-P ") if is_remote else ("Enter ",)
        self.socket = f"{home}/tmux"
        own = {"HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "tmux-256color"} | environment
        assignments = [f"{name}={value}" for name, value in own.items()]
        (home / "tmux.conf").write_text("set -g status off\nset -g remain-on-exit on\nset -s escape-time 0\n")
        self.tmux("-f", f"{home}/tmux.conf", "new-session", "-d", "-x", "80", "-y", "24",
                  "env", "-i", *assignments, PROGRAM, *words)

    def tmux(self, *words):
        return subprocess.run(["tmux", "-S", self.socket, *words], capture_output=True, text=True, check=True).stdout

    def rows(self):
        return [row.rstrip() for row in self.tmux("capture-pane", "-p").split("\n")]

    def wait(self, holds, patience=60.0):
        """The rows of the screen once something holds of them and they stay."""
        end, last = time.monotonic() + patience, None
        while time.monotonic() < end:
            rows = self.rows()
            if rows == last and holds(rows):
                return rows
            last = rows
            time.sleep(0.05)
        raise Broken("the screen stayed as it is:\n" + "\n".join(filter(None, self.rows())))

    def press(self, key, shows):
        """Sends a key, and gives the rows that follow: once `shows` gives something else for them, and the person is asked."""
        before = shows(self.rows())
        # Faster after the last one, Enter would be a key that is held down.
        time.sleep(0.12)
        self.tmux("send-keys", *(["-l", key] if len(key) == 1 else [key]))
        return self.wait(lambda rows: shows(rows) != before and (is_connected(rows) or self.is_asked(rows)))

    def is_asked(self, rows):
        """Whether the page is whole, and the person's turn has come: what the keys below the rule begin with tells."""
        rule = next((number for number, row in enumerate(rows) if number and row.startswith("──")), None)
        return rule is not None and rows[rule + 1].startswith(self.waits)

    def paste(self, text):
        self.tmux("set-buffer", text)
        self.tmux("paste-buffer", "-p", "-d")
        self.wait(lambda rows: any(text[-20:] in row for row in rows))

    def close(self):
        self.tmux("kill-server")


def is_connected(rows):
    return any("✓ Connected" in row for row in rows)


def page(rows):
    """Title and question of a page."""
    title, question, *_ = [row.strip() for row in rows if row] + ["", ""]
    return re.split(r" {2,}", title.removeprefix("oauth-setup").strip())[0], question


def highlighted(rows):
    """The row of the list that has the focus, without its mark; empty while there is none."""
    return next((row.strip()[1:].strip() for row in rows if row.strip().startswith("›")), "")


class Way:
    """A way to sign in to a service, as the list of services tells it."""

    def __init__(self, service, scheme, app=None):
        self.service = service["name"]["en"]
        self.words = scheme["name"]["en"]
        self.is_oauth = scheme["id"] == "OAuth"
        self.kind = {"embedded": "embedded", "custom": "own app"}[app] if self.is_oauth else "token or password"

    @property
    def name(self):
        return f"{self.service}, {self.kind if self.is_oauth else self.words}"

    def digit(self, labels):
        """The digit of this way beside the service."""
        fitting = [number for number, label in labels if self.is_called(label)]
        ensure(len(fitting) == 1, f"{self.name} is not one of {labels}")
        return fitting[0]

    def is_called(self, label):
        if self.is_oauth:
            return label in (f"OAuth, {self.kind}", "OAuth")
        return label.casefold() in self.words.casefold()


def ways():
    """All ways of all services."""
    listed = subprocess.run([PROGRAM, "services", "--json"], capture_output=True, check=True).stdout
    for service in json.loads(listed):
        for scheme in service["schemes"]:
            for app in scheme["apps"] if scheme["id"] == "OAuth" else [None]:
                yield Way(service, scheme, app)


class Journey:
    """A way gone from the first key to Connected; what was pressed, and on which pages."""

    def __init__(self, name, kind):
        self.name, self.kind, self.keys, self.pages = name, kind, [], []

    def go(self, window, way):
        rows = window.wait(window.is_asked)
        for letter in way.service.lower():
            if highlighted(rows).startswith(way.service):
                break
            rows = self.press(window, rows, letter, tuple)
        labels = re.findall(r"(\d) (.+?)(?=  |$)", highlighted(rows).removeprefix(way.service))
        rows = self.press(window, rows, way.digit(labels), page)
        while not is_connected(rows):
            # The address of a sign-in elsewhere stands in the first column, wraps at the edge, and ends at an empty row.
            if address := re.search(r"^http\S+/authorize[^ ]+?\n(?=\n)", "\n".join(rows), re.M):
                window.paste(approved(address[0].replace("\n", "")))
                # A page that appeared by itself takes no Enter for half a second, and no person is that quick.
                time.sleep(0.6)
            rows = self.press(window, rows, "Enter", page)
            ensure(len(self.keys) < MOST_STEPS, "it goes on and on")
        self.pages.append(page(rows))

    def press(self, window, rows, key, shows):
        if page(rows) not in self.pages:
            self.pages.append(page(rows))
        self.keys.append(key)
        return window.press(key, shows)

    @property
    def row(self):
        return self.name, str(len(self.keys)), str(MOST_KEYS[self.kind]), str(len(self.pages)), " ".join(self.keys)

    @property
    def is_too_long(self):
        return len(self.keys) > MOST_KEYS[self.kind]


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def approved(address):
    """What a person brings back from the consent page of the practice provider: the address, or the code it shows."""
    body = urllib.parse.urlencode({"decision": "approve"}).encode()
    try:
        with urllib.request.build_opener(Stay).open(address, body, timeout=20) as reply:
            return re.search(r"<code[^>]*>([^<]+)</code>", reply.read().decode())[1]
    except urllib.error.HTTPError as reply:
        ensure(reply.code in (302, 303), f"the practice provider answers {reply.code}")
        return reply.headers["Location"]


def went(place):
    """All journeys: every way with a browser that opens, then the embedded app of Dropbox over SSH."""
    browser = place / "browser"
    browser.write_text(BROWSER)
    browser.chmod(0o700)
    here = {"BROWSER": str(browser)}
    there = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
    every = list(ways())
    tried = [(way, Journey(way.name, way.kind), ["practice", "--auto-approve"], here) for way in every]
    remote = next(way for way in every if way.name == "Dropbox (JSON files), embedded")
    tried.append((remote, Journey(f"{remote.name}, over SSH", "pasted over SSH"), ["practice"], there))
    for number, (way, journey, words, environment) in enumerate(tried):
        home = place / f"home-{number}"
        home.mkdir(mode=0o700)
        window = Window(home, words, environment, environment is there)
        try:
            journey.go(window, way)
        except Broken as broken:
            raise Broken(f"{journey.name}, after {' '.join(journey.keys) or 'nothing'}: {broken}") from broken
        finally:
            window.close()
        yield journey
