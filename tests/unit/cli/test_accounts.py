"""Accounts are kept at the console, and no password stands on a command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.unit.store import sample
from trucewatch.cli.commands import app
from trucewatch.desk.members import MemberRole, Members

PASSWORD = "a quiet bridge at dusk"  # noqa: S105 -- nobody's


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return a small case."""
    return sample.worked_through(tmp_path / "tarsk.case")


def run(case: Path, *words: str, typed: str = "") -> tuple[int, str]:
    """Give a command; return its exit code and what it printed."""
    done = CliRunner().invoke(app, ["account", *words, "--case", str(case)], input=typed)
    return done.exit_code, done.output


def test_an_account_is_made_with_a_password_that_is_piped_in(case: Path) -> None:
    """The first line of standard input is the password; the account signs in with it, and the list shows it."""
    code, said = run(case, "add", "Ines Fohr", "--role", "admin", typed=PASSWORD + "\n")
    assert (code, said) == (0, "Ines Fohr can sign in as admin\n")
    assert Members(case).sign_in("Ines Fohr", PASSWORD, "here").role is MemberRole.ADMIN
    assert run(case, "list") == (0, "Ines Fohr\tadmin\n")


def test_a_role_a_password_and_coming_in_are_changed(case: Path) -> None:
    """Each change holds, and is told in one line."""
    run(case, "add", "Ines Fohr", "--role", "admin", typed=PASSWORD + "\n")
    run(case, "add", "Tomas Weil", typed=PASSWORD + "\n")
    assert run(case, "role", "Tomas Weil", "--role", "reviewer")[0] == 0
    assert run(case, "keep-out", "tomas weil")[0] == 0
    assert run(case, "list")[1] == "Ines Fohr\tadmin\nTomas Weil\treviewer\tkept out\n"
    assert run(case, "let-in", "Tomas Weil")[0] == 0
    assert run(case, "password", "Tomas Weil", typed=PASSWORD + " too\n")[0] == 0
    assert Members(case).sign_in("Tomas Weil", PASSWORD + " too", "here").name == "Tomas Weil"


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (("add", "Ines Fohr"), "short\n"),
        (("add", "Ines Fohr"), ""),
        (("add",), PASSWORD + "\n"),
        (("role", "Nobody Here", "--role", "viewer"), ""),
        (("role", "Nobody Here"), ""),
        (("password", "Nobody Here"), PASSWORD + "\n"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(case: Path, words: tuple[str, ...], typed: str) -> None:
    """A short or missing password, a missing name, an unknown person: exit code 2 and one line."""
    code, said = run(case, *words, typed=typed)
    assert code == 2
    assert len(said.strip().splitlines()) == 1


def test_accounts_are_not_made_beside_no_case(tmp_path: Path) -> None:
    """A slip in the case's name makes no file."""
    code, _ = run(tmp_path / "wrong.case", "add", "Ines Fohr", typed=PASSWORD + "\n")
    assert code == 2
    assert list(tmp_path.iterdir()) == []
