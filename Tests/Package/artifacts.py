"""The files that .ci/package makes, looked at from outside."""

import filecmp
import json
import os
import re
import shutil
import subprocess
import tarfile
from concurrent.futures import ThreadPoolExecutor

from debian import REPOSITORY
from world import ensure


def call(*words, **more):
    """What a command prints; anything but success is Broken."""
    ended = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **more)
    ensure(ended.returncode == 0, f"{' '.join(map(str, words))}: exit {ended.returncode}: {ended.stderr.strip()[-1500:]}")
    return ended.stdout


class Artifacts:
    """Two runs of .ci/package on one binary, signed by two throw-away keys."""

    def __init__(self, place):
        self.place = place
        self.one, self.other = place / "one", place / "other"
        self.keys = place / "keys"
        self.keys.mkdir(mode=0o700)
        os.environ["GNUPGHOME"] = str(self.keys)
        self.person = "Throw-away <package-test@oauth-setup.invalid>"
        call("gpg", "--batch", "--quiet", "--passphrase", "", "--quick-generate-key", self.person, "ed25519", "sign", "1d")
        self.secret, self.public = self.keys / "minisign.key", self.keys / "minisign.pub"
        call("minisign", "-G", "-W", "-f", "-s", self.secret, "-p", self.public)
        program = os.environ.get("OAUTH_SETUP_PROGRAM") or call("bash", ".ci/release", cwd=REPOSITORY).strip()
        self.environment = os.environ | {"OAUTH_SETUP_PROGRAM": program}
        # Another umask, folder, time zone and language must change nothing.
        more = {"TZ": "Asia/Tokyo", "LANG": "ja_JP.UTF-8", "LC_ALL": "ja_JP.UTF-8"}
        with ThreadPoolExecutor() as pool:
            first = pool.submit(self.make, self.one, self.person)
            for run in [first, pool.submit(self.make, self.other, self.secret, more, umask=0o077)]:
                run.result()
        self.version = call(program, "--version").strip()
        self.architecture = call("dpkg", "--print-architecture").strip()
        self.whole = f"oauth-setup-{self.version}-linux-{self.architecture}"
        self.package = self.one / f"oauth-setup_{self.version}_{self.architecture}.deb"
        self.tree = place / "tree"
        call("dpkg-deb", "-R", self.package, self.tree)

    def make(self, folder, key, environment=None, **more):
        own = self.environment | {"OAUTH_SETUP_SIGNING_KEY": str(key)} | (environment or {})
        call("bash", REPOSITORY / ".ci/package", folder, cwd="/", env=own, **more)

    def close(self):
        """Ends what holds the keys."""
        call("gpgconf", "--kill", "all")

    def repository(self, folder, *packages, key=None):
        own = os.environ | {"OAUTH_SETUP_SIGNING_KEY": key or self.person}
        call("bash", REPOSITORY / ".ci/repository", folder, *packages, env=own)

    def with_version(self, version, program=None):
        """The package with another version, and perhaps another program."""
        tree, made = self.place / f"tree-{version}", self.place / f"oauth-setup_{version}_{self.architecture}.deb"
        call("cp", "-a", self.tree, tree)
        control = tree / "DEBIAN/control"
        control.write_text(control.read_text().replace(f"\nVersion: {self.version}\n", f"\nVersion: {version}\n"))
        if program:
            call("install", "-m", "755", program, tree / "usr/bin/oauth-setup")
        call("dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", tree, made)
        return made


def names(made):
    """Exactly the files that are promised, and their sums."""
    expected = {made.package.name, f"{made.whole}.tar.gz", f"{made.whole}.spdx.json", "SHA256SUMS"}
    found = {path.name for path in made.one.iterdir()}
    ensure(found == expected | {"SHA256SUMS.asc"}, f"other files than expected: {sorted(found)}")
    found = {path.name for path in made.other.iterdir()}
    ensure(found == expected | {"SHA256SUMS.minisig"}, f"other files than expected: {sorted(found)}")
    call("sha256sum", "--check", "--strict", "SHA256SUMS", cwd=made.one)
    listed = {line.split()[1] for line in (made.one / "SHA256SUMS").read_text().splitlines()}
    ensure(listed == expected - {"SHA256SUMS"}, f"SHA256SUMS lists {sorted(listed)}")


def same(made):
    """Byte for byte."""
    for path in made.one.iterdir():
        if path.suffix != ".asc":
            ensure(filecmp.cmp(path, made.other / path.name, shallow=False), f"{path.name} differs between two runs")


def signatures(made):
    """Good for what was signed, and for nothing else."""
    call("gpg", "--batch", "--verify", made.one / "SHA256SUMS.asc", made.one / "SHA256SUMS")
    call("minisign", "-V", "-p", made.public, "-m", made.other / "SHA256SUMS")
    forged = made.place / "forged"
    forged.write_text((made.one / "SHA256SUMS").read_text().replace("0", "1"))
    ended = subprocess.run(["gpg", "--batch", "--verify", made.one / "SHA256SUMS.asc", forged], capture_output=True, check=False)
    ensure(ended.returncode != 0, "a signature is good for other sums too")
    own = {name: value for name, value in os.environ.items() if name != "OAUTH_SETUP_SIGNING_KEY"}
    call_of_it = ["bash", REPOSITORY / ".ci/repository", made.place / "unsigned", made.package]
    ended = subprocess.run(call_of_it, env=own, capture_output=True, text=True, check=False)
    is_told = "name an OpenPGP key in OAUTH_SETUP_SIGNING_KEY" in ended.stderr
    ensure(ended.returncode == 2 and is_told and not (made.place / "unsigned").exists(), f"without a key: {ended.stderr}")


def repository(made):
    """What cannot be signed changes nothing in a repository, and leaves nothing there."""
    folder = made.place / "repository"

    def files():
        return {str(path.relative_to(folder)): path.is_file() and path.read_bytes() for path in folder.rglob("*")}

    made.repository(folder, made.package)
    before = files()
    ensure({"dists/stable/InRelease", "dists/stable/Release.gpg", "oauth-setup.asc"} <= before.keys(), f"only {sorted(before)}")
    # The same name with other bytes would make the lists that are signed wrong.
    changed = made.place / "changed" / made.package.name
    changed.parent.mkdir()
    shutil.copy(made.with_version(f"{made.version}+changed"), changed)
    own = os.environ | {"OAUTH_SETUP_SIGNING_KEY": "nosuch"}
    ended = subprocess.run(
        ["bash", REPOSITORY / ".ci/repository", folder, changed], env=own, capture_output=True, text=True, check=False
    )
    ensure(ended.returncode != 0 and "nosuch" in ended.stderr, f"an unknown key signs: {ended.stderr}")
    now = files()
    different = {name for name in now.keys() | before.keys() if now.get(name) != before.get(name)}
    ensure(not different, f"although nothing could be signed, these changed: {sorted(different)}")


def lintian(made):
    said = call("lintian", "--fail-on", "none", made.package)
    ensure(not said, f"lintian:\n{said}")


def contents(made):
    """One version everywhere; nothing that runs at installation; only what Debian has to bring."""
    control = (made.tree / "DEBIAN/control").read_text()
    ensure(f"\nVersion: {made.version}\n" in control, "the control file has another version")
    scripts = {path.name for path in (made.tree / "DEBIAN").iterdir()}
    ensure(scripts == {"control", "md5sums"}, f"maintainer scripts and other control files: {sorted(scripts)}")
    depends = re.search(r"^Depends: (.*)", control, re.M)[1]
    ensure({word.split()[0] for word in depends.split(", ")} == {"libc6", "libgcc-s1"}, f"it depends on {depends}")
    recommends = re.search(r"^Recommends: (.*)", control, re.M)[1]
    for library in ("libpq5", "libqrencode4"):
        ensure(library in recommends, f"{library} is not recommended")
    for path in (made.tree / "usr").rglob("*"):
        name, mode = str(path.relative_to(made.tree)), path.lstat().st_mode & 0o7777
        runs = path.is_dir() or name in ("usr/bin/oauth-setup", "usr/share/doc/oauth-setup/examples/report.sh")
        ensure(mode == (0o755 if runs else 0o644), f"{name} has mode {mode:o}")


def units(made):
    """systemd takes the units, for a person and for the machine, whose service is shut in."""
    if not shutil.which("systemd-analyze"):
        print("     units: not looked at by systemd-analyze, which is missing", flush=True)
        return
    own = os.environ | {"XDG_RUNTIME_DIR": str(made.place)}
    for manager in ("user", "system"):
        place = made.place / "units" / manager
        place.mkdir(parents=True)
        for path in (made.tree / "usr/lib/systemd" / manager).iterdir():
            # The program is not installed here.
            text = path.read_text().replace("=/usr/bin/oauth-setup ", f"={made.tree}/usr/bin/oauth-setup ")
            (place / path.name).write_text(text)
        names = {path.name for path in place.iterdir()}
        ensure(names == {"oauth-setup-keep.service", "oauth-setup-keep.timer"}, f"units: {sorted(names)}")
        said = call("systemd-analyze", "verify", "--man=no", f"--{manager}", *sorted(place.iterdir()), env=own)
        ensure(not said, f"systemd-analyze verify: {said}")
    service = made.place / "units/system/oauth-setup-keep.service"
    call("systemd-analyze", "security", "--offline=true", "--threshold=20", service)


def notices(made):
    """What is linked is in both lists, with the versions that were tested."""
    tested = dict(line.split() for line in (REPOSITORY / ".ci/tested-versions.txt").read_text().splitlines())
    document = json.loads((made.one / f"{made.whole}.spdx.json").read_text())
    ensure(document["spdxVersion"] == "SPDX-2.3", "not SPDX 2.3")
    listed = {package["name"]: package for package in document["packages"]}
    unknown = {package["SPDXID"] for package in document["packages"] if not re.search(r"\d", package.get("versionInfo", ""))}
    ensure(not unknown, f"the SPDX document does not say which versions these are: {sorted(unknown)}")
    shared = set(tested) & set(listed)
    for name in shared:
        ensure(listed[name]["versionInfo"] == tested[name], f"{name} {listed[name]['versionInfo']} was not tested")
    # Its parts for other systems, and for what nobody uses here, are not linked.
    missing = set(tested) - shared - {"swift-http-structured-headers", "swift-nio-transport-services"}
    ensure(not missing, f"not in the SPDX document: {sorted(missing)}")
    text = (made.tree / "usr/share/doc/oauth-setup/copyright").read_text()
    ensure("No licence has been granted yet" in text, "copyright does not say that no licence is granted")
    for name in [*shared, "swift-nio-ssl/boringssl", "swift-crypto/boringssl", "swift", "ncurses", "libstdc++"]:
        ensure(f"\nFiles: {name}/*\n" in text, f"copyright has no notice of {name}")
    used = set(re.findall(r"^License: (\S.*)$", text, re.M))
    given = set(re.findall(r"^License: (\S.*)\n ", text, re.M))
    ensure(used == given, f"licences without a text: {sorted(used - given)}")


# What is compiled elsewhere only, and the words of a licence that are about no one.
ELSEWHERE = re.compile(r"(?i)openbsd|freebsd|windows|_win\.|darwin|android|wasi|aarch64|arm(v\d|_|-)|/sha1")
NOBODY = re.compile(r"(?i)holder|notice|in the|and this permission|for the original|copyright|string|\[|;|,\"")


def holders(made):
    """Whoever says in a source that is linked that it is theirs stands in the list of copyrights."""
    build = REPOSITORY / ".build"
    linked = (build / "release/oauth-setup.product/Objects.LinkFileList").read_text()
    modules = set(re.findall(r"/([^/]+)\.build/", linked))
    text = " ".join((made.tree / "usr/share/doc/oauth-setup/copyright").read_text().split())
    count, missing = 0, {}
    for folder in sorted(build.glob("checkouts/*/Sources/*")):
        if folder.name not in modules:
            continue
        for path in sorted(folder.rglob("*")):
            if path.suffix not in (".swift", ".c", ".h", ".cc", ".inc", ".S") or ELSEWHERE.search(str(path.relative_to(build))):
                continue
            for found in re.finditer(r"Copyright (?:\([cC]\)|©)?[\s-]*[\d,\s-]*([A-Za-z][^\n]{2,60})", path.read_text(errors="replace")):
                name = re.split(r"(?i)[.,]? *all rights| *\*/|, (?!Inc)", found[1])[0].strip(" .*/")
                if NOBODY.search(name):
                    continue
                count += 1
                if not re.search(re.escape(name).replace("\\ ", r"\s+"), text, re.I):
                    missing.setdefault(name, str(path.relative_to(build / "checkouts")))
    ensure(count > 500, f"only {count} notices are found in the sources")
    ensure(not missing, f"copyright does not name {missing}")


def definitions(made):
    """The page about definitions names every key and value that the sources read, in both languages; its example can be used."""
    sources = REPOSITORY / "Sources/ServiceCatalog"
    readers = [*sources.glob("Definition/*+Definition.swift"), sources / "Advice.swift", sources / "ProcedureInput.swift"]
    keys = set(re.findall(r'\(\s*"([a-z]\w*)"', "".join(path.read_text() for path in readers)))
    enums = re.findall(r"enum \w+: String.*?^    \}", "".join(path.read_text() for path in sources.glob("*.swift")), re.M | re.S)
    values = {raw or name for enum in enums for name, raw in re.findall(r'^ +case (\w+)(?: = "(\w+)")?$', enum, re.M)}
    ensure(len(keys) > 60 and len(values) > 40, f"only {len(keys)} keys and {len(values)} values are found in the sources")
    for language in ("", "ja/"):
        page = (REPOSITORY / f"Resources/Manual/{language}services.md").read_text()
        missing = {word for word in keys | values if f"`{word}`" not in page}
        ensure(not missing, f"{language}services.md does not tell of {sorted(missing)}")
    example = made.place / "mine.json"
    page = (REPOSITORY / "Resources/Manual/services.md").read_text()
    example.write_text(re.search(r"^```json\n(.*?)^```", page, re.M | re.S)[1])
    call(made.tree / "usr/bin/oauth-setup", "services", "check", example)


def japanese(made):
    """The Japanese manual page names what the English one names; the guide's commands and options exist."""
    english = (REPOSITORY / "Resources/Manual/oauth-setup.1").read_text()
    english = re.sub(r'^\.\\" BEGIN commands.*^\.\\" END commands', "", english, flags=re.M | re.S)
    other = (REPOSITORY / "Resources/Manual/ja/oauth-setup.roff").read_text()
    # Variables, exit codes, files, options.
    word = r"\b[A-Z][A-Z_]{3,}\b|(?<=\.B )\d+|[\w*]+\.(?:txt|json)|--[a-z]+(?:-[a-z]+)*"
    plain = [re.sub(r'^\.(SH|TH|\\") .*|\\f[BIR]', "", page, flags=re.M).replace("\\-", "-") for page in (english, other)]
    found = [set(re.findall(word, page)) for page in plain]
    ensure(len(found[0]) > 40, f"only {len(found[0])} names are found in the manual page")
    ensure(found[0] == found[1], f"only one of the two manual pages names {sorted(found[0] ^ found[1])}")
    guide = (REPOSITORY / "Resources/Manual/ja/guide.md").read_text()
    dump = call(made.tree / "usr/bin/oauth-setup", "--experimental-dump-help")
    # Other programs have options of their own.
    guide = re.sub(r"^systemctl .*", "", guide, flags=re.M)
    options = {name for name in re.findall(r"--([a-z][a-z-]+)", guide) if f'"name" : "{name}"' not in dump}
    commands = {name for name in re.findall(r"(?<![/.])oauth-setup ([a-z]+)\b(?!@)", guide) if f'"commandName" : "{name}"' not in dump}
    ensure(not options and not commands, f"the guide names what does not exist: {sorted(options | commands)}")


def archive(made):
    """The tarball installs below any prefix; what is there works, and is found by systemd and zsh."""
    with tarfile.open(made.one / f"{made.whole}.tar.gz") as tar:
        ensure(all(name == made.whole or name.startswith(f"{made.whole}/") for name in tar.getnames()), "more than one folder")
        ensure(all(member.uid == member.gid == 0 for member in tar.getmembers()), "somebody's files")
    unpacked = made.place / "unpacked"
    unpacked.mkdir()
    call("tar", "-C", unpacked, "-xf", made.one / f"{made.whole}.tar.gz")
    prefix = made.place / "a $HOME & 100%h|0"
    for _ in range(2):
        call("sh", unpacked / made.whole / "install.sh", prefix, cwd="/")
    if shutil.which("systemd-analyze"):
        own = os.environ | {"XDG_RUNTIME_DIR": str(made.place)}
        for manager, folder in (("system", "lib"), ("user", "share")):
            listed = sorted((prefix / folder / "systemd" / manager).iterdir())
            ensure(len(listed) == 2, f"units of the {manager} below a prefix: {listed}")
            said = call("systemd-analyze", "verify", "--man=no", f"--{manager}", *listed, env=own)
            ensure(not said, f"systemd-analyze verify, below {prefix}: {said}")
    below_home(made, unpacked / made.whole / "install.sh")
    version = call(prefix / "bin/oauth-setup", "--version").strip()
    ensure(version == made.version, f"the prefix has version {version}")
    package = {str(path.relative_to(made.tree / "usr")) for path in (made.tree / "usr").rglob("*") if path.is_file()}
    # Debian has a place of its own for what others bring to zsh; the law of Apache lies in each Debian.
    package = {name.replace("vendor-completions", "site-functions") for name in package if "/lintian/" not in name}
    package = {name.replace("lib/systemd/user", "share/systemd/user") for name in package}
    there = {str(path.relative_to(prefix)) for path in prefix.rglob("*") if path.is_file()}
    ensure(there - package == {"share/doc/oauth-setup/Apache-2.0.txt"}, f"only in the tarball: {sorted(there - package)}")
    ensure(not package - there, f"not in the tarball: {sorted(package - there)}")
    page = call("man", "-M", prefix / "share/man", "oauth-setup", env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"})
    ensure("sign in to a service once" in page, "its manual page is not found")


def below_home(made, script):
    """What README says to do, ~/.local: systemd finds the units there, and zsh the completion by the line that is printed."""
    home = made.place / "home"
    said = call("sh", script, home / ".local")
    odd = call("sh", script, made.place / "o'neil")
    ensure("quote" in odd and "quote" not in said, f"of a path that systemd does not take: {odd}")
    own = {"PATH": "/usr/bin:/bin", "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "LANG": "C.UTF-8"}
    units = [path.parent for path in home.rglob("oauth-setup-keep.timer") if path.parent.name == "user"]
    if shutil.which("systemd-analyze"):
        paths = call("systemd-analyze", "--user", "unit-paths", env=own).split("\n")
        ensure(len(units) == 1 and str(units[0]) in paths, f"systemd does not look into {units}, but {paths}")
    line = next((line for line in said.splitlines() if "fpath=" in line), "").partition("compinit: ")[2]
    ensure(line, f"install.sh says nothing for zsh: {said}")
    if shutil.which("zsh"):
        load = f"{line}; autoload -Uz compinit; compinit -D -u; print $_comps[oauth-setup]"
        found = call("zsh", "-f", "-c", load, env=own).strip()
        ensure(found == "_oauth-setup", f"zsh does not complete by {line!r}: {found!r}")


CASES = [
    ("files and sums", names),
    ("two runs are the same, byte for byte", same),
    ("signatures", signatures),
    ("a repository that cannot be signed", repository),
    ("lintian says nothing", lintian),
    ("contents and dependencies", contents),
    ("units of systemd", units),
    ("notices and SPDX", notices),
    ("notices: everybody whose sources are linked", holders),
    ("page about definitions", definitions),
    ("Japanese pages and guide", japanese),
    ("tarball and install.sh", archive),
]
