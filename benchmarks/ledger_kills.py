"""Append decisions, kill the program at random moments, and see whether one is lost or the chain broken.

    python benchmarks/ledger_kills.py            10,000 decisions, 50 kills
    python benchmarks/ledger_kills.py 400 8      fewer

A process appends decisions through the desk and writes the id of each down as soon as the desk returns. It is killed
with SIGKILL at moments drawn from a seed. What was written down must be in the case, in order, and the chain whole.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from trucewatch.desk.deciding import Wish
from trucewatch.desk.desk import Desk
from trucewatch.model import DecisionKind, Incident, Precision, When
from trucewatch.store import Case

SEED = 20160227
RECORDS = 200
_LONGEST_LIFE = 2.5
"""Seconds a process lives at most before it is killed; loading the program takes about half of one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found after the last kill; ``lost`` are ids that were given out and are not in the case."""

    appended: int
    kills: int
    lost: tuple[str, ...]
    faults: tuple[str, ...]
    seconds: float
    first_thousandth: float
    last_thousandth: float


def made_case(folder: Path) -> Path:
    """Make a case of records that nobody has decided about."""
    path = folder / "kills.case"
    day = When(date(2031, 5, 13), date(2031, 5, 13), Precision.DAY)
    with Case.open(path, create=True) as case:
        case.put_incidents(
            Incident(
                f"i-{at:012}",
                f"Shelling {at}",
                "shelling",
                (),
                (),
                (),
                1,
                (),
                (),
                (),
                None,
                day,
                armed=True,
                extent="event",
            )
            for at in range(RECORDS)
        )
        case.put_run_note(datetime(2031, 5, 14, tzinfo=UTC), "made")
    return path


def append(path: Path, told: Path, count: int) -> None:
    """Append decisions until the case holds ``count`` of them; write down each id, and how long it took."""
    desk = Desk(path)
    kinds = (DecisionKind.CONFIRM, DecisionKind.REJECT)
    with Case.open(path, read_only=True) as case:
        held = case.count_entries()
    with told.open("a", encoding="ascii") as page:
        for number in range(held, count):
            start = time.perf_counter()
            wish = Wish(f"i-{number % RECORDS:012}", kinds[number % 2], f"Officer {number % 7}", f"reason {number}")
            decided = desk.decide(wish)
            page.write(f"{decided.entry.id} {time.perf_counter() - start:.6f}\n")
            page.flush()


def trial(folder: Path, count: int, kills: int, seed: int = SEED) -> Outcome:
    """Let processes append and kill them; say what is left."""
    # The moments are drawn, so that every run kills at the same ones; no secret depends on them.
    chance = random.Random(seed)  # noqa: S311
    path, told = made_case(folder), folder / "told.txt"
    told.touch()
    start = time.perf_counter()
    killed = 0
    while killed < kills or _held(path) < count:
        worker = _worker(path, told, count)
        if killed < kills:
            # While kills are left, each process is stopped before it can end.
            time.sleep(chance.uniform(0.3, _LONGEST_LIFE))
            if worker.poll() is None:
                os.kill(worker.pid, signal.SIGKILL)
                killed += 1
        worker.wait()
        if worker.returncode == 0 and killed < kills:
            count += count // 10
    return _outcome(path, told, killed, time.perf_counter() - start)


def _worker(path: Path, told: Path, count: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, __file__, "--append", str(path), str(told), str(count)])


def _held(path: Path) -> int:
    with Case.open(path, read_only=True) as case:
        return case.count_entries()


def _outcome(path: Path, told: Path, kills: int, seconds: float) -> Outcome:
    lines = [line.split() for line in told.read_text("ascii").splitlines() if line.count(" ") == 1]
    given, took = [line[0] for line in lines], sorted(enumerate(float(line[1]) for line in lines))
    with Case.open(path, read_only=True) as case:
        held = [entry.id for entry in case.entries()]
    faults = tuple(fault.words for fault in Desk(path).check_ledger().faults)
    order = {one: at for at, one in enumerate(held)}
    lost = [one for one in given if one not in order]
    places = [order[one] for one in given if one in order]
    if places != sorted(places):
        lost.append("decisions stand in another order than they were made in")
    few = max(1, len(took) // 1000 * 50)
    early, late = ([seconds for _, seconds in some] for some in (took[:few], took[-few:]))
    return Outcome(len(held), kills, tuple(lost), faults, seconds, _middle(early), _middle(late))


def _middle(some: list[float]) -> float:
    return sorted(some)[len(some) // 2]


def main() -> int:
    """Run the trial and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    parser.add_argument("kills", nargs="?", type=int, default=50)
    parser.add_argument("--append", nargs=3, metavar=("CASE", "TOLD", "COUNT"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.append:
        append(Path(given.append[0]), Path(given.append[1]), int(given.append[2]))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        found = trial(Path(folder), given.count, given.kills)
        start = time.perf_counter()
        Desk(Path(folder) / "kills.case").check_ledger()
        checked = time.perf_counter() - start
    print(f"{found.appended:,} decisions appended, {found.kills} kills in {found.seconds:.0f} s")
    print(f"lost: {len(found.lost)}; faults in the chain: {len(found.faults)}")
    print(
        f"one decision: {found.first_thousandth * 1000:.1f} ms at the start, {found.last_thousandth * 1000:.1f} ms at the end"
    )
    print(f"the whole chain checked in {checked:.2f} s")
    return 1 if found.lost or found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
