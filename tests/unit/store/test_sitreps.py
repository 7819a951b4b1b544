from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.store import sample
from trucewatch.model import Conflict, UnknownRecord
from trucewatch.store import Case
from trucewatch.store.sitreps import NewVersion

AT = datetime(2031, 5, 14, 9, 0, tzinfo=UTC)
FIRST = NewVersion("2031-05-13", 0, "draft", "Amal Haddane", AT, '{"x":1}', "report text", None, None)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """An open case."""
    with Case.open(sample.worked_through(tmp_path / "tarsk.case")) as opened:
        yield opened


def test_versions_are_numbered_in_each_sitrep_and_come_back_as_written(case: Case) -> None:
    """What is appended can be read back whole, with its texts; each sitrep counts from 1."""
    one = case.put_sitrep(FIRST)
    two = case.put_sitrep(replace(FIRST, seen=1, state="issued", page="<p>page</p>", map="<svg/>"))
    other = case.put_sitrep(replace(FIRST, sitrep="all"))
    assert [one.version, two.version, other.version] == [1, 2, 1]
    assert case.sitrep_version("2031-05-13") == two
    assert case.sitrep_version("2031-05-13", 1) == one
    assert two.page is not None
    assert case.sitrep_text(two.page) == "<p>page</p>"
    assert case.sitrep_text(one.report) == case.sitrep_text(two.report) == "report text"
    assert [(held.sitrep, held.version) for held in case.sitrep_versions()] == [
        ("2031-05-13", 1),
        ("2031-05-13", 2),
        ("all", 1),
    ]
    assert case.sitrep_faults() == ()


def test_whoever_did_not_see_the_newest_version_is_told(case: Case) -> None:
    """A second writer's version is refused, not put over the first one's."""
    case.put_sitrep(FIRST)
    with pytest.raises(Conflict, match="version 1 of this sitrep was written since"):
        case.put_sitrep(FIRST)
    assert len(case.sitrep_versions()) == 1


@pytest.mark.parametrize("table", ["sitrep_version", "sitrep_text"])
@pytest.mark.parametrize("act", ["UPDATE {} SET digest = 'x'", "DELETE FROM {}"])
def test_what_was_written_is_never_changed_or_removed(case: Case, table: str, act: str) -> None:
    """The tables themselves refuse it, whoever asks."""
    case.put_sitrep(FIRST)
    with sqlite3.connect(case.path) as other, pytest.raises(sqlite3.IntegrityError, match="is never"):
        other.execute(act.format(table))
    other.close()
    assert case.sitrep_version("2031-05-13").body == '{"x":1}'


def test_a_change_behind_the_tables_back_is_found(case: Case) -> None:
    """Somebody who takes the guards away and edits a version or a kept page leaves a chain that does not fit."""
    case.put_sitrep(FIRST)
    case.put_sitrep(replace(FIRST, seen=1))
    with sqlite3.connect(case.path) as other:
        other.execute("DROP TRIGGER sitrep_version_is_never_changed")
        other.execute("DROP TRIGGER sitrep_text_is_never_changed")
        other.execute("UPDATE sitrep_version SET body = '{}' WHERE version = 1")
        other.execute("UPDATE sitrep_text SET words = 'other words'")
    other.close()
    faults = case.sitrep_faults()
    assert faults[0] == "version 1 of 2031-05-13 does not fit the chain"
    assert faults[1].startswith("the text ")
    assert faults[1].endswith("was changed")


def test_what_is_not_there_says_so(case: Case) -> None:
    """A sitrep or a version that nobody wrote is an unknown record."""
    with pytest.raises(UnknownRecord):
        case.sitrep_version("2031-05-13")
    case.put_sitrep(FIRST)
    with pytest.raises(UnknownRecord):
        case.sitrep_version("2031-05-13", 2)
    with pytest.raises(UnknownRecord):
        case.sitrep_text("0" * 64)
