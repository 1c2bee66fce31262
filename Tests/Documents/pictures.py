#!/usr/bin/env python3
"""Draws the golden screens of the wizard as pictures, to look at: in xterm, on black and on white.

usage: pictures.py FOLDER [--pages service review …] [--languages en ja] [--sizes 80x24 100x30] [--grounds dark white]

Writes FOLDER/PAGE-LANGUAGE-SIZE-GROUND.png; without --pages all of Tests/WizardScreensTests/Goldens. It installs nothing and
says what is missing; on Debian: apt-get install xvfb xterm imagemagick fontconfig fonts-dejavu-core fonts-noto-cjk.
The goldens tell what stands on a ground of its own. They do not tell what is bold, dim or underlined, so that these pictures
show the whole page and its colours, and neither bold headings nor quieter help.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from pathlib import Path

GOLDENS = Path(__file__).resolve().parents[2] / "Tests/WizardScreensTests/Goldens"
FONT, WIDE_FONT = "DejaVu Sans Mono", "Noto Sans Mono CJK JP"
GROUNDS = {"dark": ("black", "grey"), "white": ("white", "black")}
# As TextLook.swift has them: the letters and the ground of each kind of run.
LOOKS = {"selection": "30;46", "fault": "37;41", "notice": "30;43", "success": "30;42", "reversed": "7"}
RUN = re.compile(rf"  (\d+),(\d+) ({'|'.join(LOOKS)}): (.*)")
# xterm answers \033[c once it has read all that stands before.
SHOW = 'stty raw -echo; cat "$0"; printf "\\033[c"; head -c 1 >"$0.seen"; sleep 0.1; echo "$WINDOWID" >"$0.window"; sleep 600'


def missing():
    """What must be installed."""
    found = [name for name in ("Xvfb", "xterm", "import", "fc-list") if not shutil.which(name)]
    if "fc-list" not in found:
        families = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout
        found += [f"the font {font}" for font in (FONT, WIDE_FONT) if font not in families]
    return found


def cells(text):
    """The columns that a text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text if not unicodedata.combining(letter))


def between(row, first, last):
    """What stands in a row from one column up to another, counted from 0; blanks where the row has ended."""
    found, column = "", 0
    for letter in row:
        if first <= column < last:
            found += letter
        column += cells(letter)
    return found.ljust(len(found) + last - first - cells(found))


def screens(path):
    """The sections of a golden file: size, rows, the runs on grounds of their own, and the cursor."""
    for section in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        head, *lines = section.rstrip("\n").split("\n")
        columns, height, cursor = re.fullmatch(r"(\d+)x(\d+), cursor (\d+,\d+)", head).groups()
        runs = []
        while lines and (run := RUN.fullmatch(lines[-1])):
            runs.insert(0, (int(run[1]), int(run[2]) - 1, run[3], run[4]))
            lines.pop()
        if lines and re.fullmatch(r"\(\d+ empty\)", lines[-1]):
            lines.pop()
        yield f"{columns}x{height}", lines, runs, cursor


def painted(rows, runs, cursor):
    """What a terminal is sent to show a screen."""
    text = "\033[2J\033[H" + "\r\n".join(rows)
    ends = {}
    for line, column, look, words in runs:
        row = rows[line - 1]
        # The goldens leave out the blanks around a run; one in front means one behind.
        pad = 1 if between(row, column, column + 1) == " " else 0
        end = column + cells(words) + 2 * pad
        # The bar of a selection is one, over all its columns.
        start = ends.get((line, look), column) if look == "selection" else column
        ends[line, look] = end
        text += f"\033[{line};{start + 1}H\033[{LOOKS[look]}m{between(row, start, end)}\033[m"
    line, column = cursor.split(",")
    return text + f"\033[{line};{column}H"


class Display:
    """An X server of its own."""

    def __enter__(self):
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[writing], stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = f":{told.readline().strip()}"
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()

    def draw(self, text, size, ground, path):
        """Shows a text in a new xterm, and keeps a picture of its window."""
        background, letters = GROUNDS[ground]
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "screen"
            file.write_text(text, encoding="utf-8")
            terminal = subprocess.Popen(
                ["xterm", "-u8", "+sb", "-b", "8", "-geometry", size, "-fa", FONT, "-fd", WIDE_FONT, "-fs", "12",
                 "-bg", background, "-fg", letters, "-e", "sh", "-c", SHOW, str(file)],
                env=os.environ | {"DISPLAY": self.name, "LC_ALL": "C.UTF-8"}, stderr=subprocess.DEVNULL,
            )
            try:
                window, end = file.with_suffix(".window"), time.monotonic() + 20
                while not (window.exists() and window.read_text().endswith("\n")):
                    if terminal.poll() is not None or time.monotonic() > end:
                        sys.exit(f"xterm does not show {path.name}")
                    time.sleep(0.02)
                number = window.read_text().strip()
                subprocess.run(["import", "-display", self.name, "-window", number, str(path)], check=True)
            finally:
                terminal.terminate()
                terminal.wait()


def main():
    parser = argparse.ArgumentParser(description="Draws the golden screens of the wizard as pictures.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", nargs="+")
    parser.add_argument("--languages", nargs="+", default=["en", "ja"])
    parser.add_argument("--sizes", nargs="+", default=["80x24", "100x30"])
    parser.add_argument("--grounds", nargs="+", default=list(GROUNDS), choices=list(GROUNDS))
    given = parser.parse_args()
    if lacking := missing():
        sys.exit(f"missing: {', '.join(lacking)}\n"
                 "apt-get install xvfb xterm imagemagick fontconfig fonts-dejavu-core fonts-noto-cjk")
    given.folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with Display() as display:
        for language in given.languages:
            names = given.pages or sorted(path.stem for path in (GOLDENS / language).glob("*.txt"))
            for name in names:
                for size, rows, runs, cursor in screens(GOLDENS / language / f"{name}.txt"):
                    for ground in given.grounds if size in given.sizes else []:
                        path = given.folder / f"{name}-{language}-{size}-{ground}.png"
                        display.draw(painted(rows, runs, cursor), size, ground, path)
                        count += 1
    print(f"{count} pictures in {given.folder}")


if __name__ == "__main__":
    sys.exit(main())
