"""Opening a case: what is refused, in which words, and what can be read where nothing can be written."""

from __future__ import annotations

import resource
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.store import sample
from tests.unit.store.permissions import folder_without_write_permission
from trucewatch.model import CaseError, ForeignCase
from trucewatch.store import Case
from trucewatch.store.migrations import MIGRATIONS, Migration, applied, migrate, pending


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a case may be made."""
    return tmp_path / "truce.case"


def made(path: Path) -> None:
    """Make a case with one report in it."""
    with Case.open(path, create=True) as case:
        case.put_reports([sample.report()])


def test_a_missing_case_says_how_to_make_one(path: Path) -> None:
    """Without a case there, the line names the command that makes one, and no file is left behind."""
    for read_only in (True, False):
        with pytest.raises(CaseError, match=r"there is no case here; make one with: trucewatch run"):
            Case.open(path, read_only=read_only)
    assert not path.exists()


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    """A folder given as case is named as such."""
    with pytest.raises(CaseError, match="this is a folder; a case is one file"):
        Case.open(tmp_path, create=True)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """A case cannot be made in a folder that is not there, and the folder is named."""
    with pytest.raises(CaseError, match=r"the folder .*nowhere does not exist"):
        Case.open(tmp_path / "nowhere" / "truce.case", create=True)


def test_a_file_that_is_no_database_is_left_alone(path: Path) -> None:
    """A text file given as case is refused and keeps its bytes."""
    path.write_bytes(b"The truce held on Tuesday.\n" * 100)
    for read_only in (True, False):
        with pytest.raises(ForeignCase, match="not a trucewatch case"):
            Case.open(path, create=not read_only, read_only=read_only)
    assert path.read_bytes() == b"The truce held on Tuesday.\n" * 100


def test_another_programs_database_is_left_alone(path: Path) -> None:
    """A database of another program is refused and not changed."""
    with closing(sqlite3.connect(path)) as foreign, foreign:
        foreign.execute("CREATE TABLE recipe (name TEXT)")
    foreign.close()
    before = path.read_bytes()
    with pytest.raises(ForeignCase, match="a database of another program"):
        Case.open(path, create=True)
    assert path.read_bytes() == before


def test_a_case_of_a_newer_program_is_left_alone(path: Path) -> None:
    """A case that a newer program wrote is refused, for writing and for reading, and not changed."""
    made(path)
    with closing(sqlite3.connect(path)) as newer, newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(ForeignCase, match="a newer trucewatch wrote this case"):
            Case.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_case_only_when_asked(path: Path) -> None:
    """An empty file is no case to read from, and may be filled by a run."""
    path.touch()
    for read_only in (True, False):
        with pytest.raises(CaseError, match="the case is empty"):
            Case.open(path, read_only=read_only)
    with Case.open(path, create=True) as case:
        assert case.reports() == ()


def test_a_damaged_case_is_named(path: Path) -> None:
    """A case with torn pages says that it is damaged and what to do."""
    made(path)
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\xaa" * (len(raw) - 4096)
    path.write_bytes(raw)
    with pytest.raises(CaseError, match="it is damaged"), Case.open(path) as case:
        case.reports()


def test_a_case_in_a_read_only_folder_can_be_read(path: Path) -> None:
    """A case on a medium that cannot be written is read in place, and a write says why it cannot be."""
    made(path)
    with folder_without_write_permission(path.parent):
        with Case.open(path, read_only=True) as case:
            assert case.reports() == (sample.report(),)
        with pytest.raises(CaseError, match=r"truce\.case: it cannot be"):
            Case.open(path)
    assert sorted(one.name for one in path.parent.iterdir()) == ["truce.case"]


def test_a_killed_writers_log_is_read_from_a_read_only_folder(tmp_path: Path) -> None:
    """Where a write-ahead log was left behind, reading in a read-only folder includes what stands in it."""
    live, still = tmp_path / "live", tmp_path / "still"
    live.mkdir()
    with Case.open(live / "truce.case", create=True) as case:
        case.put_reports([sample.report()])
        assert (live / "truce.case-wal").stat().st_size > 0
        shutil.copytree(live, still, ignore=shutil.ignore_patterns("*-shm"))
    with folder_without_write_permission(still), Case.open(still / "truce.case", read_only=True) as case:
        assert case.reports() == (sample.report(),)


def test_a_full_disk_loses_nothing_that_was_stored(path: Path) -> None:
    """When the disk fills up the line says so, and the case keeps its last complete state."""
    made(path)
    with Case.open(path) as case:
        case._run("PRAGMA max_page_count = 60")
        with pytest.raises(CaseError, match="the disk is full: nothing of this step was written"):
            case.put_documents([sample.document(b"x" * 1_000_000)])
        assert case.documents() == ()
    with Case.open(path, read_only=True) as case:
        assert case.reports() == (sample.report(),)


def test_a_file_size_limit_loses_nothing_that_was_stored(path: Path) -> None:
    """When the system stops the file from growing the line says so, and the case keeps its last complete state."""
    made(path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Case.open(path) as case:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
        try:
            with pytest.raises(CaseError, match="nothing of this step was written"):
                case.put_documents([sample.document(b"x" * 1_000_000)])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with Case.open(path, read_only=True) as case:
        assert (case.reports(), case.documents()) == ((sample.report(),), ())


def test_steps_are_taken_once_and_recorded(path: Path) -> None:
    """A new case takes every step in order, records it, and takes none twice."""
    made(path)
    with Case.open(path) as case:
        connection = case._connection
        assert applied(connection) == MIGRATIONS[-1].version
        assert pending(connection) == ()
        assert migrate(connection) == 0
        recorded = list(case._rows("SELECT version, name FROM migration ORDER BY version"))
        assert recorded == [(step.version, step.name) for step in MIGRATIONS]


def test_a_step_that_fails_leaves_the_case_before_it(path: Path) -> None:
    """Where a step cannot be taken, none of those before it is: the case stays as it was, and a kill can halve nothing."""
    made(path)
    last = MIGRATIONS[-1].version
    good = Migration(last + 1, "a table more", ("CREATE TABLE one (a TEXT) STRICT",))
    bad = Migration(last + 2, "half a step", ("CREATE TABLE two (a TEXT) STRICT", "CREATE TABLE two (a TEXT) STRICT"))
    with Case.open(path) as case:
        with pytest.raises(sqlite3.OperationalError):
            migrate(case._connection, (*MIGRATIONS, good, bad))
        assert applied(case._connection) == last
        assert case._one("SELECT count(*) FROM sqlite_schema WHERE name IN ('one', 'two')") == (0,)


def test_a_case_of_an_older_program_asks_to_be_brought_up_to_date(path: Path) -> None:
    """A case that lacks a step is not changed by reading it; the line says how to bring it up to date."""
    made(path)
    with closing(sqlite3.connect(path)) as older, older:
        older.execute("PRAGMA user_version = 0")
    older.close()
    with pytest.raises(CaseError, match="bring it up to date with"):
        Case.open(path, read_only=True)


def test_the_log_shrinks_when_the_case_is_tidied(path: Path) -> None:
    """After tidying, the write-ahead log holds nothing and the case lies in its one file."""
    with Case.open(path, create=True) as case:
        case.put_documents([sample.document(b"y" * 500_000)])
        case.tidy()
        assert path.with_name("truce.case-wal").stat().st_size == 0
    assert [one.name for one in path.parent.iterdir()] == ["truce.case"]
