#!/usr/bin/env python3
"""Tries the recipes of README's table "to add": each is followed in a copy of the tree.

usage: recipes.py [--build FOLDER] [RECIPE …]

A recipe is a folder of `recipes`: new files, and a patch of one line here and there. Those that it touches must be those that
README names, no more and no fewer. `--build` also builds what came of it in that folder, which is kept, so that the next build
is quicker, and runs the recipe's `main.swift`, which looks whether the new thing works.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECIPES = Path(__file__).resolve().parent / "recipes"
# The row of README's table, and what the check imports.
ROWS = {
    "dialect": ("a dialect", ["ConnectionStrings", "ServiceCatalog"]),
    "language": ("a language", ["AuthEngine", "Localization", "Wording"]),
    "page": ("a page of the wizard", ["AuthEngine", "Localization", "ServiceCatalog", "SetupWizard"]),
    "service": ("a service", ["Localization", "ServiceCatalog"]),
}


def copy(folder):
    """Makes the folder the same as the tree, and leaves alone what is the same already, so that it is not built again."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True)
    names = {name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()}
    for old in [path for path in folder.rglob("*") if path.is_file() and ".build" not in path.parts]:
        if str(old.relative_to(folder)) not in names | {"Package.resolved"}:
            old.unlink()
    for name in names:
        target = folder / name
        if not target.exists() or target.read_bytes() != (ROOT / name).read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target)


def follow(recipe, folder):
    """Follows a recipe, and returns the files that it adds and those that it changes."""
    new = RECIPES / recipe / "new"
    added = [str(path.relative_to(new)) for path in sorted(new.rglob("*")) if path.is_file()]
    for name in added:
        if (ROOT / name).exists():
            raise SystemExit(f"{recipe}: {name} is there already")
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(new / name, folder / name)
    patch = RECIPES / recipe / "change.patch"
    changed = re.findall(r"^\+\+\+ b/(.+)$", patch.read_text(), re.M)
    for name in changed:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    # The line before each change is all that must still be there, wherever it stands now.
    ended = subprocess.run(["git", "apply", "--unidiff-zero", patch], cwd=folder, capture_output=True, text=True)
    if ended.returncode:
        raise SystemExit(f"{recipe}: {patch.relative_to(ROOT)} does not apply any more:\n{ended.stderr}")
    return added, changed


def promised(recipe):
    """The paths that README's row names: files, and folders for new files and for sentences."""
    row = re.search(rf"^\| {ROWS[recipe][0]} \|(.*?)\|", (ROOT / "README.md").read_text(), re.M)
    if not row:
        raise SystemExit(f"README has no row for {ROWS[recipe][0]}")
    return [name for name in re.findall(r"`([^`]+)`", row[1]) if "/" in name]


def faults(recipe, added, changed):
    """What README's row does not say, and what it says in vain."""
    paths = promised(recipe)
    used = set()
    for name in added + changed:
        # A folder is named for new files; only for sentences it is told as a whole where something changes.
        in_folder = name in added or name.startswith("Sources/Wording/")
        holders = [path for path in paths if name == path or in_folder and name.startswith(path + "/")]
        used.update(holders)
        if not holders:
            yield f"{recipe}: touches {name}, which README does not name"
    for path in paths:
        if path not in used:
            yield f"{recipe}: README names {path}, which need not be touched"


def build(recipe, folder):
    """Builds the recipe's check with what it imports, and runs it."""
    (folder / "Trial").mkdir(exist_ok=True)
    shutil.copy(RECIPES / recipe / "main.swift", folder / "Trial/main.swift")
    names = ", ".join(f'"{name}"' for name in ROWS[recipe][1])
    with (folder / "Package.swift").open("a") as package:
        package.write(f'\npackage.targets.append(.executableTarget(name: "Trial", dependencies: [{names}], path: "Trial"))\n')
    return subprocess.run(["swift", "run", "--package-path", folder, "Trial"]).returncode


def main():
    arguments = sys.argv[1:]
    kept = Path(arguments[1]).resolve() if arguments[:1] == ["--build"] else None
    failed = 0
    for recipe in arguments[2 if kept else 0 :] or sorted(ROWS):
        with tempfile.TemporaryDirectory() as temporary:
            folder = kept or Path(temporary)
            if kept:
                folder.mkdir(parents=True, exist_ok=True)
                copy(folder)
            added, changed = follow(recipe, folder)
            found = list(faults(recipe, added, changed))
            print(*found, sep="\n", end="\n" if found else "", file=sys.stderr)
            failed += len(found)
            if kept:
                print(f"{ROWS[recipe][0]}: {len(added + changed)} files:", *added, *changed, sep="\n    ", flush=True)
                failed += build(recipe, folder) != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
