"""One person's whole road on the minimal Debian: install, practise, read, send to another user, who keeps it; and purge."""

import json
import re

from debian import NUMBER, PERSON
from world import Home, ensure

# Who gets the connection: another user of the same machine, reached as another machine is.
OTHER, OTHER_NUMBER = "taro", 1001
PORT = 2222


def practise(there):
    """A connection whose refresh token is replaced by each refresh, by keys alone."""
    # What another case has begun is not gone on with.
    (there.program.folder / "draft.json").unlink(missing_ok=True)
    with there.debian.screen("oauth-setup", "practice", "--auto-approve") as screen:
        screen.expect("Which service")
        screen.type("backl")
        screen.until(lambda text: "› Backlog" in text and "Kintone" not in text, "the list with Backlog alone")
        screen.press("Enter")
        screen.enter_until("Connected")


def sshd(debian):
    """What the two users need, and the words that start a server for them."""
    debian.must("useradd", "--create-home", "--uid", str(OTHER_NUMBER), "--shell", "/bin/bash", OTHER)
    # A user without a password, whom a key lets in.
    debian.must("usermod", "--password", "*", OTHER)
    debian.mine("mkdir", "-m", "700", "-p", ".ssh")
    debian.mine("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", ".ssh/id_ed25519")
    config = f"Host server\nHostName 127.0.0.1\nPort {PORT}\nUser {OTHER}\nStrictHostKeyChecking accept-new\n"
    debian.write(f"home/{PERSON}/.ssh/config", config, owner=NUMBER)
    key = (debian.home / ".ssh/id_ed25519.pub").read_text()
    debian.must("mkdir", "-m", "700", "-p", ".ssh", user=OTHER)
    debian.write(f"home/{OTHER}/.ssh/authorized_keys", key, owner=OTHER_NUMBER)
    debian.must("ssh-keygen", "-A")
    debian.must("mkdir", "-p", "/run/sshd")
    return ["/usr/sbin/sshd", "-D", "-e", "-p", str(PORT), "-o", "ListenAddress=127.0.0.1", "-o", "PasswordAuthentication=no"]


def road(there):
    """apt install ./FILE; practice by keys; man -L ja; send to a second user over sshd; keep --once there refreshes; purge."""
    debian = there.debian
    there.apt("purge", "oauth-setup")
    there.apt("install", f"/srv/oauth-setup/pool/{there.made.package.name}")
    practise(there)
    page = debian.mine("man", "-L", "ja", "oauth-setup", MANWIDTH="80", MANPAGER="cat")
    ensure("\n名前\n" in page, "man -L ja shows no Japanese page")
    serve = ["oauth-setup", "practice", "--serve"]
    with debian.background(sshd(debian), "listening"), debian.background(serve, "OAUTH_SETUP_PRACTICE=", user=PERSON) as said:
        address = re.search(r"OAUTH_SETUP_PRACTICE=(\S+)", said)[1]

        def at(user, *words):
            return debian.must("oauth-setup", "practice", *words, user=user, OAUTH_SETUP_PRACTICE=address)

        def state(user):
            shown = debian.run("oauth-setup", "practice", "status", "backlog", "--json", user=user, OAUTH_SETUP_PRACTICE=address)
            return json.loads(shown.stdout)["state"]

        at(PERSON, "send", "backlog", "server")
        ensure((state(PERSON), state(OTHER)) == ("moved", "valid"), f"sent, it is {state(PERSON)} here and {state(OTHER)} there")
        home = Home(debian.root / f"home/{OTHER}")
        home.expire("backlog")
        debian.must("chown", "-R", f"{OTHER}:{OTHER}", f"/home/{OTHER}/.config")
        before = home.opened("backlog")["tokens"]
        ended = debian.run(
            *["oauth-setup", "practice", "keep", "--once", "--token-file", f"backlog=/home/{OTHER}/token"], user=OTHER, OAUTH_SETUP_PRACTICE=address
        )
        ensure(ended.returncode == 0 and "backlog: refreshed" in ended.stderr, f"keep --once: {ended.returncode}: {ended.stderr}")
        after = home.opened("backlog")["tokens"]
        changed = {name for name in ("OAuthAccessToken", "OAuthRefreshToken") if before[name] != after[name]}
        ensure(len(changed) == 2, f"keep has replaced only {changed}")
        token = (home.path / "token").read_text().strip()
        ensure(token == after["OAuthAccessToken"] == at(OTHER, "token", "backlog").strip(), "the file has another token")
    kept = debian.files(f"home/{PERSON}/.config", f"home/{OTHER}/.config", f"home/{OTHER}/.local")
    there.apt("purge", "oauth-setup")
    ensure(not (debian.root / "usr/bin/oauth-setup").exists(), "purged, the program is there still")
    now = debian.files(f"home/{PERSON}/.config", f"home/{OTHER}/.config", f"home/{OTHER}/.local")
    ensure(now == kept, "apt purge took or changed somebody's settings")


CASES = [("apt: one road, from the package by keys and over sshd to another user who keeps it, and away again", road)]
