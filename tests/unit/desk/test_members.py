"""A team's accounts: names, roles and passwords, and what attacks on the sign-in meet."""

from __future__ import annotations

import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from trucewatch.desk.members import (
    WINDOW_SECONDS,
    MemberRole,
    Members,
    SignInRefused,
    TooManyTries,
    argon2,
    members_path,
)
from trucewatch.model import CaseError, ForeignCase, InputError

PASSWORD = "seven quiet bridges"  # noqa: S105 -- nobody's
HERE = "192.0.2.7"


@dataclass
class Clock:
    """A clock that is set by hand."""

    at: datetime = datetime(2031, 5, 14, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time."""
        return self.at


@dataclass
class Quick:
    """Hashes that cost nothing, and counts what it was asked."""

    asked: list[str] = field(default_factory=list)

    def hash(self, password: str) -> str:
        """Return the password turned round."""
        return password[::-1]

    def verify(self, password: str, hash: str) -> bool:  # noqa: A002
        """Tell whether it is."""
        self.asked.append(hash)
        return password[::-1] == hash


@pytest.fixture
def clock() -> Clock:
    """A clock."""
    return Clock()


@pytest.fixture
def quick() -> Quick:
    """A cheap hasher."""
    return Quick()


@pytest.fixture
def team(tmp_path: Path, clock: Clock, quick: Quick) -> Members:
    """A team of an admin and a reviewer."""
    made = Members(tmp_path / "front.case", clock, quick)
    made.add("Adaeze Obi", MemberRole.ADMIN, PASSWORD, "the console")
    made.add("Tomas Weil", MemberRole.REVIEWER, PASSWORD + " too", "the console")
    return made


def test_who_has_name_and_password_comes_in(team: Members) -> None:
    """Name in any spelling of letters and the exact password give the account; anything else gives nothing."""
    assert team.sign_in("adaeze  OBI", PASSWORD, HERE).name == "Adaeze Obi"
    for name, password in (("Adaeze Obi", PASSWORD + " "), ("Adaeze Obi", ""), ("Nobody", PASSWORD), ("", "")):
        with pytest.raises(SignInRefused, match="nobody has this name with this password"):
            team.sign_in(name, password, HERE)


def test_passwords_are_kept_as_argon2_hashes_in_a_file_only_the_owner_reads(tmp_path: Path) -> None:
    """No password stands in the file; the hash is argon2id with a salt of its own for each account."""
    team = Members(tmp_path / "front.case")
    team.add("Adaeze Obi", MemberRole.ADMIN, PASSWORD, "the console")
    team.add("Tomas Weil", MemberRole.VIEWER, PASSWORD, "the console")
    path = members_path(tmp_path / "front.case")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert PASSWORD.encode() not in path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        secrets = [row[0] for row in connection.execute("SELECT secret FROM member")]
    assert all(one.startswith("$argon2id$") for one in secrets)
    assert len(set(secrets)) == 2
    assert team.sign_in("Tomas Weil", PASSWORD, HERE).role is MemberRole.VIEWER


def test_a_name_that_nobody_has_costs_as_much_as_a_wrong_password(team: Members, quick: Quick) -> None:
    """For an unknown name a password is checked too, against a hash of nobody's, so that the time tells nothing."""
    with pytest.raises(SignInRefused):
        team.sign_in("Nobody At All", PASSWORD, HERE)
    with pytest.raises(SignInRefused):
        team.sign_in("Adaeze Obi", "wrong wrong wrong", HERE)
    assert len(quick.asked) == 2


def test_after_five_wrong_passwords_the_right_one_is_not_looked_at_for_a_while(
    team: Members, clock: Clock, quick: Quick
) -> None:
    """The sixth attempt is refused unseen, also with the right password; after a quarter of an hour it is let in."""
    for _ in range(5):
        with pytest.raises(SignInRefused):
            team.sign_in("Adaeze Obi", "wrong wrong wrong", HERE)
    asked = len(quick.asked)
    with pytest.raises(TooManyTries) as refused:
        team.sign_in("Adaeze Obi", PASSWORD, HERE)
    assert len(quick.asked) == asked
    assert refused.value.seconds == WINDOW_SECONDS
    assert team.sign_in("Tomas Weil", PASSWORD + " too", HERE).name == "Tomas Weil"
    clock.at += timedelta(seconds=WINDOW_SECONDS + 1)
    assert team.sign_in("Adaeze Obi", PASSWORD, HERE).name == "Adaeze Obi"


def test_a_hundred_guesses_at_once_are_a_hundred_guesses(team: Members, quick: Quick) -> None:
    """Guesses sent together get no further than one after the other: five are looked at."""

    def guess(number: int) -> type[Exception]:
        try:
            team.sign_in("Adaeze Obi", f"guess number {number}", HERE)
        except (SignInRefused, TooManyTries) as refused:
            return type(refused)
        return AssertionError

    with ThreadPoolExecutor(8) as pool:
        refusals = list(pool.map(guess, range(40)))
    assert refusals.count(SignInRefused) == 5
    assert refusals.count(TooManyTries) == 35
    assert len(quick.asked) == 5


def test_guesses_from_many_addresses_for_one_name_and_from_one_address_for_many_names_are_stopped(
    team: Members,
) -> None:
    """Spread over addresses a name has 25 attempts, spread over names an address has 50."""
    looked_at = 0
    for number in range(40):
        try:
            team.sign_in("Adaeze Obi", "wrong wrong wrong", f"192.0.2.{number}")
        except SignInRefused:
            looked_at += 1
        except TooManyTries:
            pass
    assert looked_at == 25
    looked_at = 0
    for number in range(80):
        try:
            team.sign_in(f"Somebody {number}", "wrong wrong wrong", "198.51.100.1")
        except SignInRefused:
            looked_at += 1
        except TooManyTries:
            pass
    assert looked_at == 50


def test_signing_in_clears_ones_own_attempts(team: Members) -> None:
    """Four slips and the right password, again and again, never lock anybody out."""
    for _ in range(5):
        for _ in range(4):
            with pytest.raises(SignInRefused):
                team.sign_in("Adaeze Obi", "wrong wrong wrong", HERE)
        assert team.sign_in("Adaeze Obi", PASSWORD, HERE).enabled


def test_what_is_typed_as_a_name_is_not_kept(team: Members, tmp_path: Path) -> None:
    """A password typed into the field for the name stands nowhere in the file: neither in attempts nor in the trail."""
    with pytest.raises(SignInRefused):
        team.sign_in("my secret password 123", "x", HERE)
    assert b"my secret password" not in members_path(tmp_path / "front.case").read_bytes()


@pytest.mark.parametrize("name", ["", "   ", "...", "a\u202eb", "x" * 121, "a\x00b"])
def test_a_name_is_one_that_people_can_read(team: Members, name: str) -> None:
    """Empty, invisible, endless and direction-turning names are refused."""
    with pytest.raises(InputError, match="name"):
        team.add(name, MemberRole.VIEWER, PASSWORD, "Adaeze Obi")


@pytest.mark.parametrize("name", ["Adaeze Obi", "ADAEZE OBI", " adaeze  obi ", "Adaèze Obi"])
def test_nobody_can_be_called_like_somebody_else(team: Members, name: str) -> None:
    """Decisions are signed with the name: one that reads the same is refused."""
    with pytest.raises(InputError, match="already"):
        team.add(name, MemberRole.VIEWER, PASSWORD, "Adaeze Obi")


@pytest.mark.parametrize("password", ["", "short", "x" * 1001, "ines fohr 12"])
def test_a_password_is_long_and_not_the_name(team: Members, password: str) -> None:
    """Under twelve characters, over a thousand, or little more than the name is refused."""
    with pytest.raises(InputError, match="password"):
        team.add("Ines Fohr", MemberRole.VIEWER, password, "Adaeze Obi")


def test_the_last_who_keeps_the_accounts_stays(team: Members) -> None:
    """The only admin can neither be kept out nor be made less; with another one they can."""
    for change in ({"enabled": False}, {"role": MemberRole.VIEWER}):
        with pytest.raises(InputError, match="last"):
            team.change("Adaeze Obi", "Adaeze Obi", **change)
    team.change("Tomas Weil", "Adaeze Obi", role=MemberRole.ADMIN)
    assert not team.change("Adaeze Obi", "Tomas Weil", enabled=False).enabled
    with pytest.raises(SignInRefused):
        team.sign_in("Adaeze Obi", PASSWORD, HERE)


def test_the_trail_tells_what_was_done_and_refuses_every_change(team: Members, tmp_path: Path) -> None:
    """Accounts and sign-ins are in the trail, the last first; the file refuses to change or to remove a line."""
    team.sign_in("Tomas Weil", PASSWORD + " too", HERE)
    lines = team.audit()
    assert [(line.who, line.what) for line in lines] == [
        ("Tomas Weil", "signed in"),
        ("the console", "account added"),
        ("the console", "account added"),
    ]
    assert team.audit(1, lines[0].number) == lines[1:2]
    with closing(sqlite3.connect(members_path(tmp_path / "front.case"))) as connection:
        for statement in ("DELETE FROM audit", "UPDATE audit SET who = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                connection.execute(statement)


def test_a_file_that_is_none_of_accounts_is_not_touched(tmp_path: Path, quick: Quick) -> None:
    """A database of another program under the name of the accounts is refused and stays as it was."""
    path = members_path(tmp_path / "front.case")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    with pytest.raises(ForeignCase):
        Members(tmp_path / "front.case", hasher=quick).add("Ines Fohr", MemberRole.ADMIN, PASSWORD, "the console")
    assert path.read_bytes() == before
    with pytest.raises(CaseError, match="account add"):
        Members(tmp_path / "other.case", hasher=quick).get("x")


def test_argon2_hashes_are_checked_by_the_library(tmp_path: Path) -> None:
    """The hasher that ships accepts the right password and no other."""
    hasher = argon2()
    kept = hasher.hash(PASSWORD)
    assert hasher.verify(PASSWORD, kept)
    assert not hasher.verify(PASSWORD.upper(), kept)
