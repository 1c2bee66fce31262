"""What the rounds of a fleet came to, beside the same of the prototype."""

import signal
import sys

# The same of the prototype, 50 machines x 20 rounds: generations with one and with two requests, lost, unserved, wall.
PROTOTYPE = {
    "clean": "20/0 0 0 0.97/1.28", "callers killed": "20/0 0 0 1.04/1.18", "leader killed": "20/0 0 0 2.95/3.29",
    "holder cut off": "20/0 0 0 2.54/7.85", "link down": "20/0 0 0 7.08/7.96", "stopped": "20/0 0 0 8.80/9.06",
    "all together": "20/0 0 0 8.96/10.3", "refreshers killed": "14/6 6 200 1.10/4.58",
    "stopped for long": "13/7 7 317 12.8/13.0",
}
HEAD = "{:<20} {:>9} {:>6} {:>5} {:>9} {:>7} {:>8} {:>13}   {}".format(
    "scenario", "once/more", "reuses", "lost", "unserved", "killed", "stopped", "wall, s", "the prototype: once/more lost unserved wall"
)


class Tally:
    """What the rounds of a scenario came to."""

    def __init__(self, name, faults):
        self.name, self.faults = name, faults
        self.requests, self.walls, self.faulty = {}, [], []
        self.reuses = self.lost = self.unserved = self.killed = self.stopped = 0

    def judge(self, number, one, before, after):
        """Compares what the machines got with what the service saw: the number of generations that it saw."""
        self.walls.append(one.wall)
        old = dict(enumerate(before["refreshes"]))
        new = {(one.name, i): count for i, count in enumerate(after["refreshes"]) if count != old.get(i, 0)}
        self.requests |= new
        served = [name for name, (code, _) in one.outcomes.items() if code == 0]
        missing = sorted(set(one.outcomes) - set(served) - one.killed)
        is_lost = before["alive"] and not after["alive"]
        self.killed += sum(code == -signal.SIGKILL for code, _ in one.outcomes.values())
        self.stopped += sum("stopped" in note for note in one.notes)
        self.unserved += len(missing)
        self.reuses += after["reuses"] - before["reuses"]
        self.lost += is_lost
        wall = f"wall {self.walls[-1]:.2f} s"
        notes = [*(["GRANT LOST"] if is_lost else []), *one.notes, *(f"{name}: token refused" for name in one.refused)]
        print(f"  {self.name} {number + 1}: requests {[*new.values()]}, {len(served)} served, {len(missing)} not", wall, *notes, sep=", ")
        why = {}
        for name in missing:
            code, errors = one.outcomes[name]
            why.setdefault(f"exit {code}: " + " | ".join(errors.split("\n"))[:300], []).append(name)
        for reason, names in why.items():
            print(f"    {' '.join(names)}: {reason}")
        sys.stdout.flush()
        if missing or one.refused or not new or max(new.values()) > 1 or after["reuses"] > before["reuses"] or is_lost:
            self.faulty.append(number + 1)
        return len(new)

    @property
    def is_good(self):
        return not self.faulty or self.faults.get("mayLose", False)

    def row(self):
        walls = sorted(self.walls)
        once = sum(count == 1 for count in self.requests.values())
        own = f"{once}/{len(self.requests) - once}"
        wall = f"{walls[len(walls) // 2]:.2f}/{walls[-1]:.2f}"
        cells = [self.name, own, self.reuses, self.lost, self.unserved, self.killed, self.stopped, wall, PROTOTYPE.get(self.name, "-")]
        return "{:<20} {:>9} {:>6} {:>5} {:>9} {:>7} {:>8} {:>13}   {}".format(*cells)
