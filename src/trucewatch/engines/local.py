"""Read the claims of many reports on this machine: in this process, or in several beside it."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from trucewatch.claims import Reading
from trucewatch.model.errors import TrucewatchError
from trucewatch.model.report import Report

# Large enough to keep a language model busy, small enough that a kill loses seconds of work.
BATCH = 16
# Batches waiting for each process: one being read, one ready, so that none stands idle and memory stays bounded.
_AHEAD = 2
# What a hostile or odd text can set off in a reader of language. One such report must not lose the others.
_TEXT_TROUBLE = (ValueError, LookupError, ArithmeticError, TypeError, AttributeError, RecursionError, MemoryError)


class ReportReader(Protocol):
    """What reads reports."""

    def read(self, reports: Sequence[Report]) -> Iterator[Reading]:
        """Yield what is said in each report, in their order."""
        ...  # pragma: no cover


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read for claims, and what went wrong."""

    report: Report
    found: str


@dataclass(frozen=True, slots=True)
class Batch:
    """A few reports' readings, in the order of the reports; those that failed stand apart."""

    readings: tuple[Reading, ...]
    failures: tuple[Failure, ...]

    @property
    def size(self) -> int:
        """Return how many reports it covers."""
        return len(self.readings) + len(self.failures)


def read_all(
    reports: Sequence[Report], hire: Callable[[], ReportReader], *, jobs: int = 1, batch: int = BATCH
) -> Iterator[Batch]:
    """Yield the readings of all reports, batch by batch in their order: the same with one process or with several.

    ``hire`` makes a reader; with several processes each makes its own, so ``hire`` must be sendable to them.

    Raises:
        TrucewatchError: the system ended a reading process (as a rule for want of memory).
    """
    batches = [tuple(reports[start : start + batch]) for start in range(0, len(reports), batch)]
    if jobs <= 1 or len(batches) <= 1:
        reader = hire()
        for some in batches:
            yield read_batch(reader, some)
        return
    yield from _read_beside(batches, hire, min(jobs, len(batches)))


def read_batch(reader: ReportReader, reports: Sequence[Report]) -> Batch:
    """Return the readings of a few reports; when they fail together each is tried alone."""
    try:
        return Batch(_read_exactly(reader, reports), ())
    except _TEXT_TROUBLE as trouble:
        if len(reports) == 1:
            return Batch((), (Failure(reports[0], f"{type(trouble).__name__}: {trouble}"),))
    alone = [read_batch(reader, (report,)) for report in reports]
    return Batch(
        tuple(reading for one in alone for reading in one.readings),
        tuple(failure for one in alone for failure in one.failures),
    )


def _read_exactly(reader: ReportReader, reports: Sequence[Report]) -> tuple[Reading, ...]:
    readings = tuple(reader.read(reports))
    if [reading.report for reading in readings] != [report.id for report in reports]:
        raise ValueError(f"{len(reports)} reports gave {len(readings)} readings, or in another order")
    return readings


def _read_beside(batches: Sequence[Sequence[Report]], hire: Callable[[], ReportReader], jobs: int) -> Iterator[Batch]:
    pool = ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_Hired.start, initargs=(hire,)
    )
    others = set(multiprocessing.active_children())
    waiting = iter(batches)
    with _keyboard_waits():
        running: deque[Future[Batch]] = deque(pool.submit(_Hired.read, some) for some in islice(waiting, jobs * _AHEAD))
    finished = False
    try:
        while running:
            yield running.popleft().result()
            running.extend(pool.submit(_Hired.read, some) for some in islice(waiting, 1))
        finished = True
    except BrokenProcessPool as broken:
        raise TrucewatchError(
            "a reading process was ended by the system, as a rule for want of memory; what was read is kept: "
            "run the same again with fewer --jobs"
        ) from broken
    finally:
        # Left early, nobody wants what they are still reading, and at exit they would be waited for.
        if not finished:
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()
        pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _keyboard_waits() -> Iterator[None]:
    """Hold Ctrl-C back while processes are started: they begin so, and none is hit while it still loads its modules."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows has none
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Hired:
    """The reader of a reading process: made once when it starts, used for every batch."""

    reader: ReportReader | None = None

    @classmethod
    def start(cls, hire: Callable[[], ReportReader]) -> None:
        """Make the reader. Ctrl-C ends the process silently: the one that asked says the one line."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        cls.reader = hire()

    @classmethod
    def read(cls, reports: Sequence[Report]) -> Batch:
        """Read one batch."""
        if cls.reader is None:
            raise TrucewatchError("a reading process was given work before it was ready")
        return read_batch(cls.reader, reports)
