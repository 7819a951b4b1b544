"""A team's accounts: who may do what, signing in, and a trail of what was done."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from trucewatch.model import InputError, TrucewatchError
from trucewatch.registers.folding import fold
from trucewatch.store.members import AuditLine, MembersFile, StoredMember

SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 1_000
WINDOW_SECONDS = 15 * 60
"""How long an attempt to sign in counts against the next ones."""
_MOST_FROM_HERE, _MOST_FOR_NAME, _MOST_OF_ADDRESS = 5, 25, 50
_LONGEST_NAME = 120


class MemberRole(StrEnum):
    """What somebody may do, each role what the ones before it may: look, decide, verify, keep the accounts."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    ADMIN = "admin"


class SignInRefused(TrucewatchError):
    """Nobody has this name with this password; which of the two is wrong is not told."""


class TooManyTries(TrucewatchError):
    """There were too many attempts; ``seconds`` is how long to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"too many attempts to sign in; try again in {max(1, round(seconds / 60))} minutes")
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the team. ``name`` is what decisions are signed with; ``mark`` changes with the password."""

    id: str
    name: str
    role: MemberRole
    enabled: bool
    since: datetime
    mark: str


class Hasher(Protocol):
    """Makes and checks the hashes of passwords."""

    def hash(self, password: str) -> str:
        """Return the hash of a password, with its salt and settings."""
        ...  # pragma: no cover

    def verify(self, password: str, hash: str) -> bool:  # noqa: A002 -- pwdlib's own word
        """Tell whether a password is the one that was hashed."""
        ...  # pragma: no cover


def argon2() -> Hasher:
    """Return the hasher that accounts are kept with.

    Raises:
        InputError: the package for it is not installed.
    """
    try:
        from pwdlib import PasswordHash
        from pwdlib.hashers.argon2 import Argon2Hasher
    except ModuleNotFoundError as error:
        raise InputError(f"{error.name} is missing: install accounts with: pip install 'trucewatch[web]'") from error
    return PasswordHash((Argon2Hasher(),))


def members_path(case: Path) -> Path:
    """Return where the accounts of a case are kept: beside it.

    >>> members_path(Path("front.case")).name
    'front.case.accounts'
    """
    return case.with_name(case.name + ".accounts")


def _now() -> datetime:
    return datetime.now(UTC)


class Members:
    """The accounts of one case's team."""

    def __init__(self, case: Path, clock: Callable[[], datetime] = _now, hasher: Hasher | None = None) -> None:
        self._file = MembersFile(members_path(case))
        self._clock = clock
        self._hasher = hasher or argon2()
        # Checked where nobody has the name that was given, so that the answer takes as long as for a wrong password.
        self._nobody = self._hasher.hash(secrets.token_urlsafe(24))

    @property
    def path(self) -> Path:
        """Where the accounts are kept."""
        return self._file.path

    def all(self) -> tuple[Member, ...]:
        """Return everybody, by name; nobody where there is no file yet."""
        return tuple(map(_member, self._file.members())) if self._file.exists() else ()

    def get(self, member: str) -> Member | None:
        """Return somebody by id, or None."""
        held = self._file.member(member)
        return None if held is None else _member(held)

    def add(self, name: str, role: MemberRole, password: str, by: str) -> Member:
        """Make an account.

        Raises:
            InputError: somebody has that name, or name or password cannot be used.
        """
        tidy = _checked_name(name)
        made = StoredMember(
            secrets.token_hex(8), tidy, role.value, self._secret(tidy, password), enabled=True, since=self._clock()
        )
        if not self._file.add(made, _folded(tidy)):
            raise InputError(f"somebody is called {tidy} already; decisions are signed with the name: give another")
        self.note(None, by, "account added", f"{tidy}: {role.value}")
        return _member(made)

    def change(self, name: str, by: str, *, role: MemberRole | None = None, enabled: bool | None = None) -> Member:
        """Change somebody's role, or let them in or keep them out; it holds from their next click.

        Raises:
            InputError: nobody has that name, or nobody could keep the accounts any more.
        """
        held = self._named(name)
        changed = replace(
            held,
            role=held.role if role is None else role.value,
            enabled=held.enabled if enabled is None else enabled,
        )
        self._keep(changed)
        self.note(None, by, "account changed", f"{held.name}: {changed.role}{'' if changed.enabled else ', kept out'}")
        return _member(changed)

    def set_password(self, name: str, password: str, by: str) -> Member:
        """Give somebody another password.

        Raises:
            InputError: nobody has that name, or the password cannot be used.
        """
        held = self._named(name)
        changed = replace(held, secret=self._secret(held.name, password))
        self._keep(changed)
        self.note(None, by, "password changed", held.name)
        return _member(changed)

    def change_own_password(self, member: Member, old: str, new: str, address: str) -> Member:
        """Change one's own password, knowing the old one.

        Raises:
            SignInRefused: the old one is not right.
            TooManyTries: it was tried too often.
            InputError: the new one cannot be used.
        """
        self.sign_in(member.name, old, address)
        return self.set_password(member.name, new, member.name)

    def sign_in(self, name: str, password: str, address: str) -> Member:
        """Return who has this name and password.

        Raises:
            SignInRefused: nobody has, or they are kept out.
            TooManyTries: it was tried too often for this name or from this address; the password was not looked at.
        """
        folded, at = _folded(name), self._clock().timestamp()
        here = _key("here", folded, address)
        keys = (here, _key("name", folded), _key("address", address))
        # Counted before it is looked at: a hundred attempts at once are a hundred attempts.
        number, counts = self._file.attempt(keys, at, at - WINDOW_SECONDS)
        most = (_MOST_FROM_HERE, _MOST_FOR_NAME, _MOST_OF_ADDRESS)
        if any(count > limit for count, limit in zip(counts, most, strict=True)):
            self.note(None, "(nobody)", "sign-in refused", "too many attempts")
            raise TooManyTries(WINDOW_SECONDS)
        held = self._file.named(folded)
        right = self._hasher.verify(password[:LONGEST_PASSWORD], self._nobody if held is None else held.secret)
        if held is None or not right or not held.enabled:
            self.note(None if held is None else held.id, "(nobody)", "sign-in refused", "wrong name or password")
            raise SignInRefused("nobody has this name with this password")
        self._file.forget_attempts(here, number, len(keys))
        self.note(held.id, held.name, "signed in", "")
        return _member(held)

    def note(self, member: str | None, who: str, what: str, about: str) -> None:
        """Write something into the trail; never a password, a reason or a report's words."""
        self._file.note(self._clock(), member, who, what, about)

    def audit(self, most: int = 100, before: int | None = None) -> tuple[AuditLine, ...]:
        """Return the trail, the last line first."""
        return self._file.audit(most, before)

    def _named(self, name: str) -> StoredMember:
        held = self._file.named(_folded(name)) if self._file.exists() else None
        if held is None:
            raise InputError(f"nobody is called {' '.join(name.split())} here; see: trucewatch account list")
        return held

    def _keep(self, changed: StoredMember) -> None:
        if not self._file.change(changed, MemberRole.ADMIN.value):
            raise InputError(f"{changed.name} is the last who keeps the accounts; give somebody else that role first")

    def _secret(self, name: str, password: str) -> str:
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise InputError(
                f"a password has {SHORTEST_PASSWORD} characters or more; several words are easy to remember"
            )
        if _folded(name) and _folded(name) in _folded(password) and len(password) < SHORTEST_PASSWORD + len(name):
            raise InputError("the password holds the name; think of words that say nothing of you")
        return self._hasher.hash(password)


def _member(held: StoredMember) -> Member:
    return Member(held.id, held.name, MemberRole(held.role), held.enabled, held.since, _key(held.secret)[:16])


def _checked_name(name: str) -> str:
    tidy = " ".join(name.split())
    if not _folded(tidy) or len(tidy) > _LONGEST_NAME or not tidy.isprintable():
        raise InputError("an account needs a name of letters that people can read; decisions are signed with it")
    return tidy


def _folded(name: str) -> str:
    return fold(name[:_LONGEST_NAME])


def _key(*words: str) -> str:
    """Return a key that does not give away what was typed as a name: it may be a password in the wrong field."""
    return hashlib.sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()
