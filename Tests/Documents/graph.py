#!/usr/bin/env python3
"""Draws which target uses which, and fails when an arrow leads upwards or nobody uses it.

usage: graph.py [--draw]

Package.swift is read by SwiftPM itself. An import counts as used when a name that its module offers stands in the file.
Arrows between our own targets must lead down the list of layers; within a layer there are none.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# From the bottom to the top. A target may use those in the layers below it.
LAYERS = [
    ["CPlatform", "CBundled", "CNcurses", "CPostgres", "CQrencode", "CEntry"],
    ["Bounds", "Localization", "Secrets", "Bundled"],
    ["StrictJSON"],
    ["Upkeep"],
    ["ServiceCatalog", "AgeFile"],
    ["ConnectionStrings", "SettingsStore"],
    ["WebRequests"],
    ["Transport", "CallbackServer"],
    ["Etcd", "Postgres"],
    ["SharedSettings"],
    ["AuthEngine"],
    ["PracticeProvider"],
    ["Wording"],
    ["SetupWizard"],
    ["TerminalUI"],
    ["oauth-setup"],
]
IMPORT = re.compile(
    r"^(?:@\w+ +)*(?:(?:public|package|internal|fileprivate|private) +)?import +(?:(?:struct|enum|class|func) +)?([A-Za-z_]\w*)", re.M
)
OFFERED = re.compile(
    r"\b(?:public|package)\s+(?:(?:static|final|indirect|mutating|nonisolated|private\(set\)|internal\(set\)|fileprivate\(set\)"
    r"|package\(set\)|convenience|override|consuming|borrowing|isolated)\s+)*(?:struct|class|enum|protocol|actor|func|var|let|typealias|subscript)\s+`?([A-Za-z_]\w*)"
)
# An initializer of somebody else's type is told by its first label.
LABEL = re.compile(r"\b(?:public|package)\s+init\??\s*(?:<[^>]*>)?\(\s*([a-z]\w*)")
CASE = re.compile(r"^\s*(?:indirect\s+)?case\s+([a-z]\w*(?:(?:\([^\n]*\))?,\s*[a-z]\w*)*)", re.M)
WORD = re.compile(r"[A-Za-z_]\w*")


def described():
    """The package as SwiftPM understands it."""
    text = subprocess.run(["swift", "package", "dump-package"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return json.loads(text)["targets"]


def declared(target):
    """What a target says it depends on: names of targets and products."""
    for dependency in target["dependencies"]:
        for kind in ("byName", "product", "target"):
            if kind in dependency:
                yield dependency[kind][0]


def folder(target):
    path = target.get("path") or (("Tests/" if target["type"] == "test" else "Sources/") + target["name"])
    return ROOT / path


def without_comments(text):
    return re.sub(r"//[^\n]*", "", text)


def offered(files):
    """The names that a module offers others."""
    names = set()
    for text in files.values():
        names.update(OFFERED.findall(text))
        names.update(LABEL.findall(text))
        if "public enum" in text or "package enum" in text:
            for group in CASE.findall(text):
                names.update(WORD.findall(re.sub(r"\([^()]*\)", "", group)))
    return names


def main():
    targets = {target["name"]: target for target in described()}
    modules = {name.replace("-", "_"): name for name in targets}
    files = {
        name: {path: without_comments(path.read_text()) for path in sorted(folder(target).rglob("*.swift"))}
        for name, target in targets.items()
    }
    offers = {name: offered(texts) for name, texts in files.items()}
    layer = {name: number for number, names in enumerate(LAYERS) for name in names}
    faults = []
    arrows = {}
    for name, target in targets.items():
        imported = {}
        for path, text in files[name].items():
            words = set(WORD.findall(text))
            for module in IMPORT.findall(text):
                imported.setdefault(module, []).append(path)
                own = modules.get(module)
                # A call without a name leaves no trace.
                is_seen = own and files[own] and "callAsFunction" not in offers[own]
                if is_seen and target["type"] != "test" and not offers[own] & words:
                    faults.append(f"{path.relative_to(ROOT)} imports {module} and uses nothing of it")
        said = set(declared(target))
        for dependency in sorted(said):
            module = dependency.replace("-", "_")
            if module not in imported and target["type"] != "test":
                faults.append(f"{name} depends on {dependency} and no file imports it")
        for module in sorted(imported):
            if module in modules and modules[module] not in said:
                faults.append(f"{name} imports {module} without depending on it")
        if target["type"] == "test" or name.endswith("TestSupport"):
            continue
        if name not in layer:
            faults.append(f"{name} has no place among the layers of {Path(__file__).name}")
            continue
        arrows[name] = sorted(own for own in said if own in targets)
        for other in arrows[name]:
            if layer.get(other, len(LAYERS)) >= layer[name]:
                faults.append(f"{name} uses {other}, which is not below it")
    if "--draw" in sys.argv[1:]:
        for names in reversed(LAYERS):
            for name in names:
                print(f"{name}: {', '.join(arrows.get(name, [])) or '-'}")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
