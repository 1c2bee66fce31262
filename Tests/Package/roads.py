"""What people do with the package in a minimal Debian: install, try, read, complete, upgrade, go back, purge."""

import json
import os
import re
import shutil

import onward
import screens
from debian import NUMBER, PERSON
from world import ROTATING, Home, ensure

PAGES = {
    "oauth-setup": ("sign in to a service once", "一度ログインすれば"),
    "oauth-setup-services": ("schemaVersion", "schemaVersion"),
    "oauth-setup-strings": ("DbConnectionStringBuilder", "DbConnectionStringBuilder"),
}
SYSTEM = ("usr", "etc", "opt", "var/lib/systemd", "lib", "root", "srv/empty")


class There:
    """The Debian, the package, and the version before it."""

    def __init__(self, debian, made):
        self.debian, self.made = debian, made
        previous = os.environ.get("OAUTH_SETUP_PREVIOUS")
        # A tilde sorts before nothing at all.
        self.before = f"{made.version}~before"
        self.older = made.with_version(self.before, previous)
        self.program = Home(debian.home)
        self.clean = None

    def own(self):
        """What the tests put into the home belongs to the person."""
        for path in [self.debian.home, *self.debian.home.rglob("*")]:
            os.chown(path, NUMBER, NUMBER, follow_symlinks=False)

    def apt(self, *words):
        return self.debian.must("apt-get", "-y", "-qq", *words, DEBIAN_FRONTEND="noninteractive")

    def practice(self, *words, **more):
        return self.debian.mine("oauth-setup", "practice", *words, **more)

    def set_up(self, answers, *options):
        """A practice connection, without questions."""
        self.debian.write(f"home/{PERSON}/answers.json", json.dumps({"properties": {}} | answers), owner=NUMBER)
        return self.practice("--auto-approve", "wizard", "--answers", "answers.json", *options)

    def stored(self):
        return self.debian.files(f"home/{PERSON}/.config", f"home/{PERSON}/.local")


def apt_takes(there):
    """Both versions, from a repository whose key the machine trusts, and from no other."""
    debian, made = there.debian, there.made
    debian.write("etc/apt/sources.list", "")
    repository = debian.root / "srv/oauth-setup"
    made.repository(repository, made.package, there.older)
    (debian.root / "etc/apt/keyrings").mkdir(exist_ok=True)
    shutil.copy(repository / "oauth-setup.asc", debian.root / "etc/apt/keyrings/oauth-setup.asc")
    lines = ["Types: deb", "URIs: file:/srv/oauth-setup", "Suites: stable", "Components: main"]
    lines += ["Signed-By: /etc/apt/keyrings/oauth-setup.asc", ""]
    debian.write("etc/apt/sources.list.d/oauth-setup.sources", "\n".join(lines))
    shutil.rmtree(debian.root / "var/lib/apt/lists", ignore_errors=True)
    signed = repository / "dists/stable/InRelease"
    genuine = signed.read_text()
    signed.write_text(genuine.replace("Label: oauth-setup", "Label: somebody"))
    release = repository / "dists/stable/Release.gpg"
    detached = release.read_bytes()
    release.unlink()
    ended = debian.run("apt-get", "update", "-qq", "-o", "APT::Update::Error-Mode=any")
    said = ended.stdout + ended.stderr
    ensure(ended.returncode != 0 and ("invalid" in said or "not signed" in said), f"apt takes a changed list: {said}")
    signed.write_text(genuine)
    release.write_bytes(detached)
    debian.must("apt-get", "update", "-qq", "-o", "APT::Update::Error-Mode=any")
    versions = re.findall(r"^ +(\S+) \d+$", debian.must("apt-cache", "policy", "oauth-setup").replace("***", ""), re.M)
    ensure(versions == [made.version, there.before], f"apt offers {versions}")
    there.clean = debian.files(*SYSTEM)


def install_before(there):
    there.apt("install", f"oauth-setup={there.before}")
    there.set_up(ROTATING)
    there.set_up({"service": "kintone", "scheme": "APIToken", "connection": "static"})
    ensure(there.practice("token", "test"), "no token")


def upgrade(there):
    """The new version goes on with what the version before wrote."""
    kept = there.stored()
    there.apt("install", "oauth-setup")
    said = there.debian.mine("oauth-setup", "--version").strip()
    ensure(said == there.made.version, f"after the upgrade it is {said}")
    ensure(there.stored() == kept, "apt changed somebody's settings")
    for name in ("test", "static"):
        there.practice("connect", name)
        there.practice("token", name)
        ensure(json.loads(there.practice("status", name, "--json"))["state"] == "valid", f"{name} is not valid any more")


def back(there):
    """The version before reads what the new one wrote, or says no and leaves it as it is."""
    there.program.expire()
    there.own()
    ensure(there.practice("token", "test"), "the new version does not refresh")
    there.set_up({"service": "highrise", "scheme": "APIToken", "connection": "new"})
    there.apt("install", "--allow-downgrades", f"oauth-setup={there.before}")
    for name in ("test", "static", "new"):
        kept = there.stored()
        ended = there.debian.run("oauth-setup", "practice", "token", name, user=PERSON)
        if ended.returncode:
            said = ended.stderr.splitlines()
            is_told = len(said) == 2 and said[0].startswith("error: ") and said[1].startswith("hint: ")
            ensure(ended.returncode == 5 and is_told, f"{name}: exit {ended.returncode}: {ended.stderr}")
            ensure(there.stored() == kept, f"refusing {name}, the version before changed it")
    there.program.reseal(lambda settings: settings.update(schemaVersion=settings["schemaVersion"] + 1))
    there.own()
    kept = there.stored()
    ended = there.debian.run("oauth-setup", "practice", "token", "test", user=PERSON)
    is_told = "hint: " in ended.stderr and not ended.stdout
    ensure(ended.returncode == 5 and is_told, f"a file of the future: exit {ended.returncode}: {ended.stderr}")
    ensure(there.stored() == kept, "a file of the future was changed")
    there.program.reseal(lambda settings: settings.update(schemaVersion=settings["schemaVersion"] - 1))
    there.own()
    there.apt("install", "oauth-setup")
    for name in ("test", "static", "new"):
        there.practice("connect", name)


def pages(there):
    """Six manual pages, by the man of Debian."""
    for name, words in PAGES.items():
        for language, word in zip(("en", "ja"), words):
            ended = there.debian.run("man", "--warnings=w", "-L", language, name, user=PERSON, MANWIDTH="80", MANPAGER="cat")
            ensure(ended.returncode == 0 and not ended.stderr.strip(), f"man -L {language} {name}: {ended.stderr}")
            ensure(word in ended.stdout, f"man -L {language} {name} does not say {word!r}")
            is_japanese = "\nNAME\n" not in ended.stdout and "\n名前\n" in ended.stdout
            ensure(is_japanese == (language == "ja"), f"man -L {language} {name} is in the other language")


def examples(there):
    """Every file with answers can be read by the wizard; the scripts are scripts."""
    folder = there.debian.root / "usr/share/doc/oauth-setup/examples"
    answers = sorted(folder.glob("answers-*.json"))
    ensure(len(answers) >= 3, f"only {answers}")
    there.debian.write("run/secrets/backlog-client-secret", "secret", owner=NUMBER)
    (there.debian.root / "run/secrets/backlog-client-secret").chmod(0o600)
    for path in answers:
        given = {"KINTONE_TOKEN": "practicekintonetoken7", "HIGHRISE_TOKEN": "0123456789abcdef"}
        there.debian.mine("oauth-setup", "wizard", "--dry-run", "--answers", f"/{path.relative_to(there.debian.root)}", **given)
    there.debian.mine("sh", "-n", "/usr/share/doc/oauth-setup/examples/report.sh")
    compile((folder / "report.py").read_text(), "report.py", "exec")


def purge(there):
    """Everything that was brought goes; nothing of a person's does."""
    listed = there.debian.must("dpkg", "-L", "oauth-setup").split("\n")
    kept = there.stored()
    ensure(any(name.endswith("OAuthSettings.txt") for name in kept), "there are no settings to lose")
    there.apt("purge", "oauth-setup")
    ensure(there.stored() == kept, "apt purge took or changed somebody's settings")
    places = [there.debian.root / name[1:] for name in listed if name]
    left = [str(place) for place in places if place.exists() and not place.is_dir()]
    ensure(not left, f"left behind: {left}")
    now = there.debian.files(*SYSTEM)
    passing = re.compile(r"^etc/(ld\.so\.cache|apt/)|^root/|/__pycache__|^usr/share/(man|info)/dir")
    changed = {name for name in now.keys() ^ there.clean.keys() if not passing.search(name)}
    changed |= {name for name in now.keys() & there.clean.keys() if now[name] != there.clean[name] and not passing.search(name)}
    ensure(not changed, f"the machine is not as it was: {sorted(changed)[:10]}")
    # As README says it: the file, without any repository.
    there.apt("install", f"/srv/oauth-setup/pool/{there.made.package.name}")
    ensure(there.practice("token", "static"), "installed again, it does not find the settings")


CASES = [
    ("apt: takes what is signed, and nothing that was changed", apt_takes),
    ("apt: installs the version before, without a network", install_before),
    ("apt: upgrades; settings stay and work", upgrade),
    ("apt: goes back; settings are read or refused in words", back),
    ("six manual pages", pages),
    *screens.CASES,
    ("examples", examples),
    ("apt: purges everything but people's settings", purge),
    *onward.CASES,
]
