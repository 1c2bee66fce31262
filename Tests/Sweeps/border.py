#!/usr/bin/env python3
"""Puts every odd value in the place of every member of what comes from outside, and watches the real program.

usage: border.py [--quick] [--seconds N] [--seed N] [--only WORD] [--all]

Token replies, error replies, replies of the connection test, metadata, connection strings, settings files, answers and
definitions: each case is one such text with one member replaced. Whatever it is, the program neither crashes nor hangs,
writes no raw control character and no secret into its output, its JSON or its log, and a refresh token that came in an
otherwise odd reply is the one it sends next. Cases are tried in an order drawn from the seed until the time is over.
"""

import argparse
import base64
import json
import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time
import unicodedata
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from world import PROGRAM, Broken, Place, ensure

# The longest that a command may take here; the program waits 30 seconds for a host that says nothing.
DEADLINE = 45

CLIENT_SECRET = "ZZclient&secret+Tr0ub4dor/9="
REFRESH_TOKEN = "ZZrefresh-Qw3rty.0987654321~x"
ACCESS_TOKEN = "ZZaccess-Zxcvbn.1234567890~y"
API_KEY = "ZZapikey-Asdfgh.5555555555~z"
ROTATED = "ZZrotated-Poiuyt.6666666666~w"
SECRETS = [CLIENT_SECRET, REFRESH_TOKEN, ACCESS_TOKEN, API_KEY]

CONTROLS = [
    "\x1b]0;owned\x07", "\x1b[2J\x1b[31m", "\x9b2J", "a\x00b", "\x7f\x08", "line\r\nforged: yes", "tab\there",
    "\u202egnp.exe", "\u2066x\u2069", "zero\u200bwidth", "\ufeffbom", "ls\u2028ps\u2029", "\U000e0041\U000e0042",
    "\ue000\ufdd0", "\u00ad\u034f", "e" + "\u0301" * 40,
]
TEXTS = [
    "", " ", "0", "-1", "true", "null", "{}", "日本語 👩‍👧", "<b>bold</b>&lt;", "%s%n%00", "../../etc/passwd", "$(id)`id`;",
    "https://elsewhere.example/", "http://0127.0.0.1/", "javascript:alert(1)", "x" * 70_000, "9" * 400, "{a}{", "[{Url}",
]
VALUES = [
    None, True, False, 0, -1, 1.5, 1e308, 2**31, 2**53 + 1, 2**63 - 1, 2**63, -(2**63), 2**64, 10**30, [], {}, [[]],
    [None], {"a": {"b": [1]}}, ["x", "y"], *TEXTS, *CONTROLS,
]
# What JSON's own writer does not write.
RAW = [
    b"1e400", b"-0", b"0.00000000000000000000001", b'"\\ud800"', b'"\xff\xfe"', b'"\xe5\x93"', b'"\xc0\x80"', b"NaN", b"'x'",
    b"[" * 200 + b"]" * 200, b'"\\u0000\\u001b[2J\\u009b"', b'{"a":1,"a":2}', b"3600.0", b' "3600 "', b"",
]


def reflected():
    """Every secret as a service could send it back."""
    for secret in SECRETS:
        percent = urllib.parse.quote(secret, safe="")
        code = base64.b64encode(f"id:{secret}".encode()).decode()
        yield from (
            secret, percent, percent.lower() if percent != secret else secret, urllib.parse.quote_plus(secret),
            urllib.parse.quote(percent, safe=""), code, base64.urlsafe_b64encode(f"i{secret}".encode()).decode(),
            base64.b64encode(secret.encode()).decode(), secret.encode().hex(), secret.replace("&", "&amp;"),
            "".join(f"&#{ord(letter)};" for letter in secret), f"a<b>{secret[:9]}</b>{secret[9:]}",
        )


def forms(secret):
    """How a secret must not be seen: the ways in which anybody would find it."""
    raw = secret.encode()
    yield secret
    yield urllib.parse.quote(secret, safe="").lower()
    for lead in range(3):
        code = base64.b64encode(b"x" * lead + raw).decode()
        yield code[4 * (lead > 0) : len(code) // 4 * 4 - 4]
    yield raw.hex()


FOUND = {secret: list(forms(secret)) for secret in [*SECRETS, ROTATED]}


def with_member(value, path, odd):
    """A copy of a JSON value with another one at a path; b"…" stands for text of its own."""
    if not path:
        return odd
    if isinstance(value, dict):
        return {name: with_member(member, path[1:], odd) if name == path[0] else member for name, member in value.items()}
    return [with_member(member, path[1:], odd) if index == path[0] else member for index, member in enumerate(value)]


def paths(value, before=()):
    """The path of every member of a JSON value."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in members:
        yield (*before, name)
        yield from paths(member, (*before, name))


def written(value):
    """JSON in which bytes stand as they are."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, dict):
        return b"{" + b",".join(json.dumps(name).encode() + b":" + written(member) for name, member in value.items()) + b"}"
    if isinstance(value, list):
        return b"[" + b",".join(written(member) for member in value) + b"]"
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


class Service(ThreadingHTTPServer):
    """A service that answers as each connection is told to: the first part of a path names the case."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies = {}
        self.asked = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    """Notes what was asked and answers."""

    def do_GET(self):
        self.answer(b"")

    def do_POST(self):
        length = self.headers.get("Content-Length", "0")
        self.answer(self.rfile.read(int(length)))

    def answer(self, body):
        case = self.path.split("/")[1]
        kind = self.path.split("/")[2].split("?")[0] if self.path.count("/") > 1 else ""
        self.server.asked.setdefault(case, []).append((kind, body.decode(errors="replace")))
        queue = self.server.replies.get((case, kind), [])
        head, reply = queue.pop(0) if len(queue) > 1 else queue[0] if queue else (b"200 OK\r\nContent-Type: application/json", b"{}")
        self.wfile.write(b"HTTP/1.1 " + head + b"\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(reply) + reply)
        self.close_connection = True

    def log_message(self, *_):
        pass


def definition(address):
    """A service of one's own at that address."""
    field = {"label": "l", "help": "h"}
    return {
        "schemaVersion": 1, "id": "odd", "name": "Odd", "summary": "A service that answers oddly.",
        "connector": {
            "product": "Odd", "pythonModule": "cdata.odd", "jdbcPrefix": "jdbc:odd:", "jdbcClass": "o.Odd",
            "odbcDriver": "CData ODBC Driver for Odd", "adoClass": "OddConnection", "sqlAlchemyDialect": "odd",
        },
        "fields": [
            {"property": "OAuthClientId", "kind": "text", **field},
            {"property": "OAuthClientSecret", "kind": "text", "secret": True, **field},
            {"property": "CallbackURL", "kind": "callback", **field},
            {"property": "ApiKey", "kind": "text", "secret": True, **field},
        ],
        "schemes": [
            {
                "id": "OAuth", "name": "OAuth", "help": "h", "apps": ["custom"],
                "fields": [
                    {"property": "OAuthClientId", "required": "custom"},
                    {"property": "OAuthClientSecret", "required": "custom"},
                    {"property": "CallbackURL", "required": "custom"},
                ],
                "oauth": {
                    "grants": ["code"], "authorizationEndpoint": f"{address}/authorize", "tokenEndpoint": f"{address}/token",
                    "clientAuthentication": "basic", "pkce": "none", "rotatesRefreshToken": True,
                    "callback": "http://localhost:33333",
                },
                "authorization": [
                    {
                        "place": "header", "name": "Authorization", "prefix": "Bearer ", "value": "{OAuthAccessToken}",
                        "encoding": "plain",
                    }
                ],
                "tests": [
                    {
                        "method": "GET", "url": f"{address}/me", "format": "json", "subject": "user", "name": "/name",
                        "detail": "/email", "identifier": "/sub",
                    }
                ],
            },
            {
                "id": "APIToken", "name": "Key", "help": "h", "fields": [{"property": "ApiKey", "required": "always"}],
                "authorization": [{"place": "header", "name": "X-Key", "value": "{ApiKey}", "encoding": "plain"}],
                "tests": [
                    {
                        "method": "GET", "url": f"{address}/me", "format": "json", "subject": "user", "name": "/name",
                        "identifier": "/sub",
                    }
                ],
            },
        ],
    }


def is_harmful(letter):
    """Whether a character acts on a terminal, hides, or turns what follows."""
    if letter == "\n":
        return False
    kind = unicodedata.category(letter)
    if letter in "\u200c\u200d\ufe0e\ufe0f":
        return False
    return kind in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co") or letter in "\u034f\u115f\u3164"


class Case:
    """One home folder with one odd service, in which commands are run and watched."""

    def __init__(self, place, service, number, secrets):
        self.name = f"c{number}"
        self.service = service
        self.home = place / self.name
        self.own = self.home / "own"
        (self.own / "services").mkdir(mode=0o700, parents=True)
        for folder in (self.home, self.own):
            folder.chmod(0o700)
        self.address = f"{service.address}/{self.name}"
        self.put("services/odd.json", json.dumps(definition(self.address)))
        self.log = self.home / "log"
        # The secrets that the program knows: others it cannot tell from any other text.
        self.secrets = secrets

    def put(self, name, text):
        path = self.own / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def reply(self, kind, *replies):
        """What the service answers, one after the other; the last one for ever."""
        self.service.replies[self.name, kind] = [
            (head.encode("latin-1", "replace") if isinstance(head, str) else head, body) for head, body in replies
        ]

    def run(self, *words, text=b"", data=False, own=None):
        """Runs the program and checks what can be checked of every run; `data` is output that may hold secrets, `own` are
        those that the program can know to be secret."""
        environment = {
            "HOME": str(self.home), "OAUTH_SETUP_HOME": str(self.own), "XDG_STATE_HOME": str(self.home / "state"),
            "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb",
        }
        start = time.monotonic()
        try:
            ended = subprocess.run(
                [PROGRAM, *words, "--log-file", str(self.log)], env=environment, cwd=self.home, capture_output=True,
                input=text if isinstance(text, bytes) else text.encode(), timeout=DEADLINE, check=False,
            )
        except subprocess.TimeoutExpired as slow:
            raise Broken(f"{words}: no end after {DEADLINE} seconds") from slow
        took = time.monotonic() - start
        ensure(0 <= ended.returncode < 126 or ended.returncode == 130, f"{words}: ended with {ended.returncode}: {ended.stderr[-800:]}")
        ensure(took < DEADLINE, f"{words}: took {took:.0f} seconds")
        log = self.log.read_bytes() if self.log.exists() else b""
        for kind, said in (("output", ended.stdout), ("errors", ended.stderr), ("log", log)):
            self.check(words, kind, said, data and kind == "output", own or self.secrets)
        return ended.returncode, ended.stdout.decode(errors="replace"), ended.stderr.decode(errors="replace")

    def check(self, words, kind, said, is_data, secrets):
        try:
            shown = said.decode()
        except UnicodeDecodeError as error:
            raise Broken(f"{words}: {kind} is not UTF-8: {error}") from error
        bad = next((letter for letter in shown if is_harmful(letter)), None)
        ensure(bad is None, f"{words}: U+{ord(bad or ' '):04X} in {kind}: {shown[:600]!r}")
        ensure(len(shown) < 400_000, f"{words}: {len(shown)} characters of {kind}")
        if is_data:
            return
        folded = re.sub("%[0-9A-F]{2}", lambda found: found[0].lower(), shown)
        for secret in secrets:
            for form in FOUND[secret]:
                ensure(form not in shown and form not in folded, f"{words}: {secret} in {kind}: {shown[:900]!r}")


# What a case tries: a function of a Case, an odd value as JSON text, and the path that was replaced.


def connected(case, lifetime=1):
    """A connection whose access token is over."""
    string = (
        f"AuthScheme=OAuth;OAuthClientId=id;OAuthClientSecret='{CLIENT_SECRET}';OAuthAccessToken={ACCESS_TOKEN};"
        f"OAuthRefreshToken={REFRESH_TOKEN};OAuthExpiresIn={lifetime};OAuthTokenTimestamp=1600000000000;"
        "InitiateOAuth=REFRESH;CallbackURL=http://localhost:33333"
    )
    code, _, errors = case.run("import-string", "odd", "--service", "odd", "--no-test", text=string)
    ensure(code == 0, f"the connection cannot be made: {errors}")


GOOD = "200 OK\r\nContent-Type: application/json"
TOKENS = {
    "access_token": "ZZfresh-Lkjhgf.7777777777~v", "token_type": "Bearer", "expires_in": 3600, "refresh_token": ROTATED,
    "scope": "read", "id_token": "e30.e30.", "x": {"y": ["z"]},
}


def token_reply(case, body, path):
    """A refresh that is answered oddly; the new refresh token is the next to be sent."""
    connected(case)
    case.reply("token", (GOOD, body), (GOOD, json.dumps({"access_token": "ok-1", "token_type": "Bearer"}).encode()))
    case.run("token", "odd", data=True)
    asked = [text for kind, text in case.service.asked.get(case.name, []) if kind == "token"]
    ensure(asked, "nothing was asked")
    case.run("token", "odd", "--min-validity", "86400", data=True)
    case.run("status", "odd")
    case.run("status", "--json")
    asked = [text for kind, text in case.service.asked[case.name] if kind == "token"]
    if path and path[:1] != ("refresh_token",) and len(asked) > 1:
        ensure(ROTATED in urllib.parse.unquote(asked[-1]), f"the new refresh token was not sent: {asked[-1]}")
    return len(asked) > 1 or path[:1] == ("refresh_token",)


ERROR = {
    "error": "server_error", "error_description": "the service's own words", "error_uri": "https://odd.example/", "message": "m",
    "errors": [{"message": "m", "code": 1}], "detail": "d", "fault": {"faultstring": "f"},
}


def error_reply(case, body, path):
    """A refresh that is refused in odd words."""
    connected(case)
    status = random.Random(len(body)).choice([b"400 Bad Request", b"401 Unauthorized", b"403 No", b"500 Oh", b"200 OK"])
    header = b"\r\nContent-Type: application/json\r\nRetry-After: 99999999999999999999"
    case.reply("token", (status + header, body))
    case.run("token", "odd", data=True)
    case.run("status", "odd", "--json")


PERSON = {"name": "Odd Person", "email": "odd@example.com", "sub": "1"}


def identity_reply(case, body, path):
    """A connection test that is answered oddly, and what is kept of it."""
    case.reply("me", (GOOD, body))
    string = f"AuthScheme=APIToken;ApiKey={API_KEY}"
    code, _, _ = case.run("import-string", "odd", "--service", "odd", text=string)
    if code == 0:
        case.run("status")
        case.run("status", "odd", "--json")
        case.run("connect", "odd")
        case.run("connect", "odd", "--json", "--verbose")


def identity_of_tokens(case, body, path):
    """The same of a connection with tokens: a service knows all of its secrets, and may repeat those that were not sent."""
    case.reply("me", (GOOD, body))
    tokens = f"OAuthAccessToken={ACCESS_TOKEN};OAuthRefreshToken={REFRESH_TOKEN};OAuthExpiresIn=3600"
    string = f"AuthScheme=OAuth;OAuthClientId=id;OAuthClientSecret={CLIENT_SECRET};{tokens};InitiateOAuth=REFRESH"
    string += f";CallbackURL=http://localhost:33333;OAuthTokenTimestamp={int(time.time() * 1000)}"
    code, _, _ = case.run("import-string", "other", "--service", "odd", text=string)
    if code == 0:
        case.run("status", "other", "--json")
        case.run("connect", "other", "--json", "--verbose")


def metadata(case, body, path):
    """What an authorization server says about itself."""
    case.reply(".well-known", (GOOD, body))
    case.run("services", "discover", case.address)
    case.run("services", "discover", case.address, "--verbose", "--lang", "ja")


def server(address):
    return {
        "issuer": address, "authorization_endpoint": f"{address}/a", "token_endpoint": f"{address}/t",
        "userinfo_endpoint": f"{address}/u", "revocation_endpoint": f"{address}/r", "jwks_uri": f"{address}/j",
        "scopes_supported": ["openid"], "response_types_supported": ["code"], "grant_types_supported": ["refresh_token"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic"], "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": True,
    }


STRING = {
    "AuthScheme": "OAuth", "OAuthClientId": "id", "OAuthClientSecret": CLIENT_SECRET, "OAuthAccessToken": ACCESS_TOKEN,
    "OAuthRefreshToken": REFRESH_TOKEN, "OAuthExpiresIn": "3600", "OAuthTokenTimestamp": "1600000000000",
    "CallbackURL": "http://localhost:33333", "InitiateOAuth": "REFRESH", "Scope": "read", "ProxyPort": "80", "Timeout": "60",
}


def string(case, body, path):
    """A connection string as JSON."""
    code, _, _ = case.run("import-string", "odd", "--service", "odd", "--no-test", text=body)
    if code == 0:
        case.run("status")
        case.run("status", "odd", "--json")
        # Somebody else's secret in the place of a scope looks like a scope.
        case.run("string", "odd", own=[CLIENT_SECRET, ACCESS_TOKEN, REFRESH_TOKEN])
        case.run("doctor", "--json") if len(body) % 5 == 0 else None
    case.run("connect", "-", "--service", "odd", "--verbose", text=body)


def cut_string(case, body, path):
    """A secret with a separator in it, which was not quoted: its end looks like a property."""
    name = path[0] if path else "x"
    for tail in ("Tr0ub4dor=3", "ZZtail", "hunter2=", "p=q;r=s"):
        text = f"AuthScheme=OAuth;OAuthClientId=id;{name}=ZZhead;{tail};OAuthClientSecret={CLIENT_SECRET}"
        for words in (("connect", "-"), ("import-string", "odd", "--no-test")):
            _, output, errors = case.run(*words, "--service", "odd", text=text)
            for piece in ("ZZhead", "Tr0ub4dor", "ZZtail", "hunter2"):
                ensure(piece not in output + errors, f"{piece} in {errors}")


SETTINGS = {
    "schemaVersion": 1, "id": "0123456789abcdef0123456789abcdef", "revision": 3, "service": "odd", "connection": "odd",
    "scheme": "OAuth", "app": "custom",
    "properties": {
        "AuthScheme": "OAuth", "OAuthClientId": "id", "OAuthClientSecret": CLIENT_SECRET, "InitiateOAuth": "REFRESH",
        "CallbackURL": "http://localhost:33333",
    },
    "tokens": {
        "OAuthAccessToken": ACCESS_TOKEN, "OAuthRefreshToken": REFRESH_TOKEN, "OAuthExpiresIn": 3600,
        "OAuthTokenTimestamp": 1600000000000, "Scope": "read",
    },
    "account": {"subject": "user", "name": "Odd", "detail": "d", "id": "1"},
    "refreshTokenSince": 1600000000000, "machine": "m", "authenticationAttempts": [1],
    "refresh": {"token": "00", "at": 1600000000000, "state": "sent"}, "spentVerifier": "v", "x": {"y": 1},
}


def settings(case, body, path):
    """A settings file of another machine, read in place and taken in."""
    case.run("key")
    key = case.own / "identity.txt"
    recipient = subprocess.run(["age-keygen", "-y", str(key)], capture_output=True, check=True, text=True).stdout.strip()
    sealed = subprocess.run(["age", "-a", "-r", recipient], input=body, capture_output=True, check=True).stdout
    file = case.put("given.age", sealed)
    code, _, _ = case.run("import", file)
    case.put("connections/there/OAuthSettings.txt", sealed)
    case.reply("token", (GOOD, written(TOKENS)))
    case.run("status")
    case.run("status", "--json")
    case.run("string", "there")
    for words in (("token", "there"), ("token", "there", "--header"), ("token", "there", "--json")):
        _, output, _ = case.run(*words, data=True)
        ensure(words[-1] != "--header" or output.count("\n") <= 1, f"more than one header: {output!r}")
    if code == 0 and len(body) % 3 == 0:
        case.run("doctor")


ANSWERS = {
    "service": "odd", "scheme": "OAuth", "app": "custom", "browser": "none", "connection": "odd", "location": "",
    "properties": {
        "OAuthClientId": "id", "OAuthClientSecret": CLIENT_SECRET, "CallbackURL": "http://localhost:33333",
        "ApiKey": {"env": "ZZvariable"}, "Scope": {"file": "ZZfile"},
    },
}


def answers(case, body, path):
    """A file of answers."""
    file = case.put("answers.json", body)
    case.run("wizard", "--answers", file, "--dry-run")
    case.run("wizard", "--answers", file, "--dry-run", "--lang", "ja")


def own_definition(case, body, path):
    """A definition of a service, checked and then used."""
    file = case.put("checked.json", body)
    case.run("services", "check", file)
    case.put("services/odd.json", body)
    case.run("services", "show", "odd")
    case.run("services", "--json", "--lang", "ja")
    case.run("services")


def arguments(case, body, path):
    """Words on the command line that were meant for somewhere else."""
    try:
        word = body.decode().replace("\0", "")
    except UnicodeDecodeError:
        return
    if len(word) > 100_000 or any(0xD800 <= ord(letter) < 0xE000 for letter in word):
        return
    tail = f"Password={CLIENT_SECRET}"
    for words in (
        ["connect", word], ["token", word + tail], ["forget", tail], ["status", word], ["import", word],
        ["services", "show", word], ["services", "check", word], ["string", "odd", "--format", word], ["call", word],
        ["transfer", word], [word], ["import-string", "odd", tail], ["token", "odd", f"--{tail}"],
        ["call", "GetOAuthAccessToken", f"{word}={tail}"], ["token", "odd", "--min-validity", CLIENT_SECRET],
    ):
        case.run(*words)


# What the program knows in each kind of case; in the others, everything that stands in the text that it is given.
KNOWN = {
    token_reply: [CLIENT_SECRET, REFRESH_TOKEN, ROTATED], error_reply: [CLIENT_SECRET, REFRESH_TOKEN],
    identity_reply: [API_KEY], identity_of_tokens: [CLIENT_SECRET, REFRESH_TOKEN, ACCESS_TOKEN],
    metadata: [], own_definition: [], arguments: [CLIENT_SECRET],
}


def cases(address, seed):
    """Every case: what is tried, the text, and the path whose member was replaced."""
    odd = VALUES + RAW + list(reflected())
    found = []
    for attempt, good in (
        (token_reply, TOKENS), (error_reply, ERROR), (identity_reply, PERSON), (identity_of_tokens, PERSON),
        (string, STRING), (settings, SETTINGS),
        (answers, ANSWERS), (own_definition, definition("http://127.0.0.1:9")), (metadata, server(address)),
    ):
        places = [()] + list(paths(good))
        # Each kind gets its share of the time.
        pairs = [(path, value) for path in places for value in odd]
        random.Random(seed).shuffle(pairs)
        found.append([(attempt, written(with_member(good, path, value)), path) for path, value in pairs[:1500]])
    found.append([(cut_string, b"", (name,)) for name in STRING])
    words = [value for value in odd if isinstance(value, str) and value]
    random.Random(seed).shuffle(words)
    found.append([(arguments, word.encode("utf-8", "replace"), ()) for word in words])
    # In turn, one of each kind.
    longest = max(len(kind) for kind in found)
    return [kind[index] for index in range(longest) for kind in found if index < len(kind)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="a few seconds only")
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--only", default="", help="kinds whose name holds this word")
    parser.add_argument("--all", action="store_true", help="go on after a fault")
    arguments = parser.parse_args()
    if not shutil.which("age"):
        print("skipped: this needs age")
        return 0
    seconds = arguments.seconds or (15 if arguments.quick else 60)
    end = time.monotonic() + seconds
    counts, faults = {}, []
    service = Service()
    with Place() as place:

        def one(numbered):
            number, (attempt, body, path) = numbered
            if time.monotonic() > end or (faults and not arguments.all):
                return
            case = Case(place, service, number, KNOWN.get(attempt, [*SECRETS, ROTATED]))
            body = body.replace(b"http://127.0.0.1:9", case.address.encode()) if attempt is own_definition else body
            body = body.replace(service.address.encode() + b"/issuer", case.address.encode())
            try:
                attempt(case, body, path)
                counts[attempt.__name__] = counts.get(attempt.__name__, 0) + 1
            except Broken as broken:
                faults.append(f"{attempt.__name__} {path}: {broken}\n    from {body[:300]!r}")
                print(faults[-1], file=sys.stderr, flush=True)
            finally:
                shutil.rmtree(case.home, ignore_errors=True)

        chosen = [case for case in cases(f"{service.address}/issuer", arguments.seed) if arguments.only in case[0].__name__]
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(one, enumerate(chosen)))
    print(", ".join(f"{name} {count}" for name, count in counts.items()) + f"; faults: {len(faults)}", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
