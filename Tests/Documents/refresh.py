#!/usr/bin/env python3
"""Writes what is copied into documents anew: the manual page's commands, README's pictures, the whole manual page in Japanese.

usage: refresh.py [--check] [PROGRAM]

The program is .build/debug/oauth-setup when none is named. With --check nothing is written; exit code 1 says that a
document is out of date, and names it. What is copied stands between two lines with the words BEGIN and END.
Of several empty rows of a picture one is left.
"""

import difflib
import os
import re
import sys

sys.dont_write_bytecode = True

import manual  # noqa: E402: without a folder of compiled files beside it
import pages  # noqa: E402: likewise

ROOT = manual.ROOT

# The screens that README shows, and the line above each.
PICTURES = {
    "service-practice": "Pick a service; typing filters the list.",
    "scheme": "Every sign-in method, with what it is good for.",
    "values-wrong": "Each error appears next to its field, with a fix.",
    "review": "Nothing is sent before this page.",
    "sign-in": "Sign in here, or on any other device.",
    "done": "Tested; a string to copy in any of eleven formats, and the commands for programs and servers.",
}


def replaced(text, name, content, begin, end):
    """The text with what stands between two marks exchanged."""
    first, last = begin.format(name), end.format(name)
    if text.count(first) != 1 or text.count(last) != 1:
        sys.exit(f"one line '{first}' and one line '{last}' are needed")
    head, rest = text.split(first)
    return head + first + "\n" + content + last + rest.split(last)[1]


def pictures():
    parts = []
    for name, words in PICTURES.items():
        path = f"{ROOT}/Tests/WizardScreensTests/Goldens/en/{name}.txt"
        with open(path, encoding="utf-8") as file:
            found = re.match(r"== 80x24, cursor [0-9,]+\n(.*?)(?=\n== |\Z)", file.read(), re.S)
        if not found:
            sys.exit(f"{path} does not begin with a picture of 80x24")
        # What stands under the rows says which of them stand on a ground of their own.
        rows = re.sub(r"^(  [0-9]+,[0-9]+ [a-z]+: .*|\([0-9]+ empty\))$", "", found.group(1), flags=re.M)
        screen = re.sub(r"\n\n\n+", "\n\n", rows).strip("\n")
        parts.append(f"{words}\n\n```text\n{screen}\n```\n")
    return "\n".join(parts)


def main(arguments):
    checks = "--check" in arguments
    rest = [argument for argument in arguments if argument != "--check"]
    program = os.path.abspath(rest[0] if rest else f"{ROOT}/.build/debug/oauth-setup")
    marks = {
        "Resources/Manual/oauth-setup.1": ("commands", manual.commands(program), '.\\" BEGIN {}', '.\\" END {}'),
        "README.md": ("pictures", pictures(), "<!-- BEGIN {} -->", "<!-- END {} -->"),
    }
    outdated = []

    def compare(path, old, new):
        if new == old:
            return
        outdated.append(path)
        if checks:
            sys.stdout.writelines(difflib.unified_diff(old.splitlines(1), new.splitlines(1), path, "now", n=0))
        else:
            with open(f"{ROOT}/{path}", "w", encoding="utf-8") as file:
                file.write(new)
            print(f"written: {path}")

    for path, (name, content, begin, end) in marks.items():
        with open(f"{ROOT}/{path}", encoding="utf-8") as file:
            old = file.read()
        compare(path, old, replaced(old, name, content, begin, end))
    path = "Resources/Manual/ja/oauth-setup.1"
    with open(f"{ROOT}/{path}", encoding="utf-8") as file:
        compare(path, file.read(), pages.breakable(pages.commands(program, "ja")))
    if checks and outdated:
        sys.exit(f"out of date: {', '.join(outdated)}; python3 Tests/Documents/refresh.py writes it anew")


if __name__ == "__main__":
    main(sys.argv[1:])
