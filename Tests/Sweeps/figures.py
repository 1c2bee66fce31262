"""What the program costs, in figures that a busy machine does not change: instructions, size, memory, libraries.

They are compared with `figures.json`, which `benchmark.py --record` writes: whoever makes something dearer does so knowingly.
"""

import json
import re
import subprocess
from pathlib import Path

from callgrind import Profile, readable, with_names
from world import PROGRAM, ensure

FILE = Path(__file__).with_name("figures.json")
COMMANDS = {
    "--version": ["--version"],
    "token": ["token", "test"],
    "status": ["status", "test"],
    "string": ["string", "test"],
    "completion": ["---completion", "token", "--", "positional@0", "2", "0"],
}
# How much more is still the same; memory counts in pages that the system reads ahead, and threads share the first frame's work.
ROOM = {"instructions": 1.05, "first frame": 1.1, "size": 1.02, "memory": 1.3}
SHOWN = 60


def taken(place, home, memory):
    """The figures of this program."""
    environment = home.environment() | {"OAUTH_SETUP_HOME": str(home.folder)}
    program = with_names(PROGRAM, place)
    profiles = {name: Profile.of(place, [program, *words], environment) for name, words in COMMANDS.items()}
    profiles["first frame"] = Profile.of_first_frame(place, program)
    stripped = place / "stripped"
    subprocess.run(["strip", "-o", str(stripped), PROGRAM], check=True)
    dynamic = subprocess.run(["readelf", "-d", PROGRAM], check=True, capture_output=True, text=True).stdout
    return {
        "instructions": {name: profile.total for name, profile in profiles.items()},
        "size": stripped.stat().st_size,
        "memory": round(memory, 1),
        "libraries": sorted(re.findall(r"\(NEEDED\).*\[(.+)\]", dynamic)),
        "functions": {name: dearest(profile.own) for name, profile in profiles.items()},
    }


def dearest(own):
    return dict(sorted(((name, cost) for name, cost in own.items() if name), key=lambda pair: -pair[1])[:SHOWN])


def record(figures):
    FILE.write_text(json.dumps(figures, indent=1) + "\n")


def compare(figures):
    """Raises Broken for a figure that has grown, with the functions that made it grow."""
    known = json.loads(FILE.read_text())
    for name, count in figures["instructions"].items():
        before = known["instructions"][name]
        print(f"{name}: {count / 1e6:.2f} million instructions, {before / 1e6:.2f} are known")
        if count > ROOM.get(name, ROOM["instructions"]) * before:
            raise_growth(name, figures["functions"][name], known["functions"][name])
    for name, unit in (("size", "bytes stripped"), ("memory", "MB at most for `token`")):
        print(f"{figures[name]} {unit}, {known[name]} are known")
        ensure(figures[name] <= ROOM[name] * known[name], f"{name}: {figures[name]} {unit}, and {known[name]} were known")
    ensure(figures["libraries"] == known["libraries"], f"other libraries: {figures['libraries']}, not {known['libraries']}")


def raise_growth(name, now, before):
    """Says which functions take more than they did."""
    grown = sorted(((cost - before.get(function, 0), function) for function, cost in now.items()), reverse=True)[:5]
    lines = "\n".join(f"  {more:+,} {readable(function)}" for more, function in grown if more > 0)
    ensure(False, f"{name} takes more instructions than is known; if that is meant, benchmark.py --record\n{lines}")
