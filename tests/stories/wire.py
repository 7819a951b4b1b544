"""Short wire reports of an invented war, and how a story runs the program on them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from trucewatch.desk.desk import Desk
from trucewatch.desk.exporting import Format, Kind
from trucewatch.desk.order import Order
from trucewatch.desk.settings import Settings
from trucewatch.desk.summary import RunSummary

ROOT = Path(__file__).parents[2]
AGREEMENT = ROOT / "agreements" / "syria-2016" / "agreement.yaml"
EXAMPLES = ROOT / "examples" / "syria-2016"
AT = datetime(2031, 5, 14, 9, 30, tzinfo=UTC)

_TOWNS = ("Homs", "Aleppo", "Idlib", "Hama", "Latakia", "Deraa", "Raqqa", "Palmyra")


def report(number: int) -> str:
    """Return one short report; each number gives another one."""
    town = _TOWNS[number % len(_TOWNS)]
    return (
        f"Shells land near {town}, day {number + 1}\n\n"
        f"{town.upper()}, Feb {1 + number % 28}, 2016 (Cedar Press) - At least {number + 2} people were killed when "
        f"government artillery shelled a market in {town} on Monday, rebels said. "
        f"The army denied it had fired on {town}. "
        f'"We want calm," said Nadia Farouk, a doctor at the hospital.\n'
    )


def write_reports(folder: Path, count: int) -> list[Path]:
    """Write that many reports, a file each, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"wire-{number:02}.txt" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(report(number), encoding="utf-8")
    return files


def work(case: Path, *inputs: Path, agreement: Path | None = None, jobs: int = 1, batch: int = 16) -> RunSummary:
    """Run the desk in this process."""
    desk = Desk(case, Settings(jobs=jobs, batch=batch), clock=lambda: AT)
    return desk.run(Order(inputs, agreement))


def exported(case: Path, kinds: Iterable[Kind] = tuple(Kind)) -> dict[str, str]:
    """Return every export of a case, by kind and format."""
    desk = Desk(case)
    return {f"{kind}.{fmt}": "".join(desk.export(kind, fmt)) for kind in kinds for fmt in Format}


def command(*arguments: str | Path) -> list[str]:
    """Return the command line of the program as a person starts it."""
    return [sys.executable, "-m", "trucewatch", *map(str, arguments)]


def started(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start the program beside this process, as a terminal would: with whatever it starts a group of its own."""
    pipe = subprocess.PIPE
    return subprocess.Popen(command(*arguments), stdout=pipe, stderr=pipe, text=True, cwd=ROOT, start_new_session=True)


def ended(*arguments: str | Path, stdin: bytes | None = None) -> tuple[int, str, str]:
    """Run the program to its end; return exit code, output and errors."""
    done = subprocess.run(command(*arguments), input=stdin, capture_output=True, check=False, cwd=ROOT)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def wait_until(reached: Callable[[], bool], seconds: float = 60) -> bool:
    """Wait until something is so; tell whether it came to be."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if reached():
            return True
        time.sleep(0.02)
    return False


def killed_after(seconds: float, job: Callable[[], object]) -> bool:
    """Do a job in a process of its own and kill it after a time; tell whether it was still at work."""
    child = os.fork()
    if child == 0:
        try:
            job()
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)
