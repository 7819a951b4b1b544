"""A run that is ended at any moment leaves a whole case, and goes on where it stopped."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.stories.wire import (
    AGREEMENT,
    ended,
    exported,
    killed_after,
    started,
    wait_until,
    work,
    write_reports,
)
from trucewatch.desk.deciding import Wish
from trucewatch.desk.desk import Desk
from trucewatch.ledger import verify_chain
from trucewatch.model import CaseError, DecisionKind, TrucewatchError
from trucewatch.store import Case

REPORTS = 6
# Sooner or later in a run; together they fall into reading, claims, linking and the last step.
MOMENTS = (0.02, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.97)


def staged(case: Path) -> int:
    """Return how many readings wait in a case that another process may be writing."""
    try:
        with Case.open(case, read_only=True) as held:
            return len(held.staged_keys())
    except TrucewatchError:
        return 0


def left_behind(case: Path) -> dict[str, str]:
    """Return what a killed run left in a case; nothing where it was killed before there was one."""
    try:
        return exported(case)
    except CaseError as error:
        assert "there is no case here" in str(error) or "the case is empty" in str(error)  # noqa: PT017 -- either is whole
        return {}


def settings(folder: Path) -> Path:
    """Return settings that make what was read safe after every report."""
    file = folder / "trucewatch.toml"
    file.write_text("batch = 1\n")
    return file


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], dict[str, str], float]:
    """Return reports, what an undisturbed run makes of them, and how long it takes."""
    folder = tmp_path_factory.mktemp("whole")
    files = write_reports(folder / "in", REPORTS)
    work(folder / "warm.case", files[0])
    begun = time.monotonic()
    work(folder / "whole.case", *files, agreement=AGREEMENT, batch=1)
    return files, exported(folder / "whole.case"), time.monotonic() - begun


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_killed_at_any_moment_is_finished_by_the_next(
    whole: tuple[list[Path], dict[str, str], float], tmp_path: Path, moment: float
) -> None:
    """Killed without warning, a run leaves a case that can be read, and the same run again makes the whole of it."""
    files, wanted, seconds = whole
    case = tmp_path / "truce.case"
    chance = random.Random(moment)  # noqa: S311 -- no secret: it spreads the kills
    at = seconds * moment * chance.uniform(0.9, 1.1)
    was_at_work = killed_after(at, lambda: work(case, *files, agreement=AGREEMENT, batch=1))
    assert was_at_work or moment > MOMENTS[1]
    left = left_behind(case)
    if left:
        assert left["claims.jsonl"] in ("", wanted["claims.jsonl"])
        assert (left["incidents.jsonl"] == "") == (left["claims.jsonl"] == "")
    work(case, *files, agreement=AGREEMENT, batch=1)
    assert exported(case) == wanted


def test_a_killed_run_leaves_what_was_shown_before(
    whole: tuple[list[Path], dict[str, str], float], tmp_path: Path
) -> None:
    """While a second run is at work, and after it is killed, the case shows the first one's claims and decisions."""
    files, wanted, seconds = whole
    case = tmp_path / "truce.case"
    first = work(case, files[0], agreement=AGREEMENT, batch=1)
    Desk(case).decide(Wish(first.claims[0].id, DecisionKind.CONFIRM, "Amal Haddane", "heard it ourselves"))
    before = exported(case)
    killed_after(seconds * 0.4, lambda: work(case, *files, batch=1))
    after = exported(case)
    for kind in ("claims", "attributions", "incidents", "findings", "tallies", "decisions"):
        assert after[f"{kind}.jsonl"] in (before[f"{kind}.jsonl"], wanted[f"{kind}.jsonl"]) or kind == "claims"
    work(case, *files, batch=1)
    with Case.open(case, read_only=True) as held:
        assert verify_chain(held.entries(), held.sealed_words()) == ()
        assert [decision.by for decision in held.decisions()] == ["Amal Haddane"]
    assert exported(case)["attributions.jsonl"] == wanted["attributions.jsonl"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted_by_the_keyboard_a_run_says_one_line_and_goes_on_later(tmp_path: Path, jobs: str) -> None:
    """Ctrl-C ends a run with one line and exit code 130; the case is whole, and the same command goes on from there."""
    files = write_reports(tmp_path / "in", 60)
    case = tmp_path / "truce.case"
    process = started("run", *files, "--case", case, "--settings", settings(tmp_path), "--jobs", jobs)
    assert wait_until(lambda: staged(case) >= 2 or process.poll() is not None)
    # A terminal sends it to the program and to every process it started.
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err.splitlines() == [
        "trucewatch: interrupted; what was stored is safe, and the same command goes on from there"
    ]
    done = staged(case)
    assert 2 <= done < 60
    assert exported(case)["claims.jsonl"] == ""
    code, _, err = ended("report", "--case", case, "--to", tmp_path / "sitrep.html")
    assert (code, "did not come to its end" in err) == (1, True)
    rest = work(case, *files, batch=1)
    assert rest.read_for_claims == 60 - done
    work(tmp_path / "whole.case", *files)
    assert exported(case) == exported(tmp_path / "whole.case")


def test_a_case_is_read_while_a_run_writes_it(tmp_path: Path) -> None:
    """An export beside a running run gives the last whole state, in good time and without disturbing the run."""
    files = write_reports(tmp_path / "in", 60)
    case = tmp_path / "truce.case"
    work(case, files[0])
    before = exported(case)["claims.jsonl"]
    process = started("run", *files, "--case", case, "--settings", settings(tmp_path))
    assert wait_until(lambda: staged(case) >= 1 or process.poll() is not None)
    assert process.poll() is None
    assert exported(case)["claims.jsonl"] == before
    out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    assert out.startswith("Read 59 new reports")
    assert len(exported(case)["claims.jsonl"]) > len(before)


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    """Two runs on one case with different reports make the case that one run with all of them makes."""
    files = write_reports(tmp_path / "in", 8)
    case = tmp_path / "truce.case"
    work(case, files[0])
    both = [started("run", *some, "--case", case) for some in (files[:4], files[4:])]
    ends = [process.communicate(timeout=120) for process in both]
    assert [(process.returncode, err) for process, (_, err) in zip(both, ends, strict=True)] == [(0, "")] * 2
    work(case)
    work(tmp_path / "whole.case", *files)
    assert exported(case) == exported(tmp_path / "whole.case")
