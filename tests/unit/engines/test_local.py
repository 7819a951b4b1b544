"""Reading many reports: the same with one process or several, and one bad report never loses the others."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import pytest

from tests.unit.store import sample
from trucewatch.claims import Reading
from trucewatch.engines.local import Batch, read_all, read_batch
from trucewatch.model import Report, TrucewatchError


@dataclass(frozen=True)
class CountingReader:
    """Reads nothing, stumbles over some words, dies over others, and may lose the last report it is given."""

    loses: bool = False

    def read(self, reports: Sequence[Report]) -> Iterator[Reading]:
        """Yield an empty reading a report."""
        for report in reports[: len(reports) - self.loses]:
            if "stumble" in report.text:
                raise AttributeError("nothing to hold on to")
            if "die" in report.text:
                os.kill(os.getpid(), signal.SIGKILL)
            yield Reading(report.id, (), ())


def reports(*texts: str) -> list[Report]:
    """Return a report a text."""
    return [sample.report(id_=f"r-{at:03}", text=f"{text}{' ' * 30}") for at, text in enumerate(texts)]


def ids(batches: Sequence[Batch]) -> list[str]:
    """Return what was read, in order."""
    return [reading.report for batch in batches for reading in batch.readings]


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_report_is_read_once_in_order(jobs: int) -> None:
    """Whatever the number of processes, each report is read once, in its order."""
    given = reports(*(["held"] * 11))
    batches = list(read_all(given, CountingReader, jobs=jobs, batch=4))
    assert ids(batches) == [report.id for report in given]
    assert [batch.size for batch in batches] == [4, 4, 3]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_that_fails_stands_apart(jobs: int) -> None:
    """A report the reader stumbles over is named with what happened; its neighbours are read all the same."""
    given = reports("held", "stumble", "held", "held")
    batches = list(read_all(given, CountingReader, jobs=jobs, batch=3))
    assert ids(batches) == ["r-000", "r-002", "r-003"]
    failures = [failure for batch in batches for failure in batch.failures]
    assert [(one.report.id, one.found) for one in failures] == [("r-001", "AttributeError: nothing to hold on to")]


def test_a_reader_that_loses_a_report_is_noticed() -> None:
    """A reader that gives fewer readings than reports never passes for having found nothing."""
    batch = read_batch(CountingReader(loses=True), reports("held", "held"))
    assert batch.readings == ()
    assert {failure.found for failure in batch.failures} == {
        "ValueError: 1 reports gave 0 readings, or in another order"
    }


def test_a_killed_process_is_told_in_one_line() -> None:
    """When the system ends a reading process, the line says so and what to do, and nothing hangs."""
    given = reports("held", "die", "held", "held")
    with pytest.raises(TrucewatchError, match="fewer --jobs"):
        list(read_all(given, partial(CountingReader), jobs=2, batch=1))


def test_nothing_to_read_is_read() -> None:
    """No reports give no batches."""
    assert list(read_all([], CountingReader, jobs=2)) == []
