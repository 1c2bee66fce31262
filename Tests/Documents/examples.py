#!/usr/bin/env python3
"""Puts the examples of the package into a folder: those of Resources/Examples, and those that README shows.

usage: examples.py FOLDER
"""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# The language of a block of README, of which there is one, and the file it becomes.
SHOWN = {"json": "answers-kintone.json", "python": "report.py"}


def main(folder):
    shutil.copytree(ROOT / "Resources/Examples", folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    readme = (ROOT / "README.md").read_text()
    for language, name in SHOWN.items():
        found = re.findall(rf"^```{language}\n(.*?)^```", readme, re.M | re.S)
        if len(found) != 1:
            sys.exit(f"README has {len(found)} blocks of {language}; which one is {name}?")
        (folder / name).write_text(found[0])
    for path in folder.rglob("*.sh"):
        path.chmod(0o755)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
