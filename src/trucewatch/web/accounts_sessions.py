"""The sessions of a team: each belongs to an account, is asked about at every click, and ends by itself."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from trucewatch.desk.members import Member, Members
from trucewatch.model import InputError
from trucewatch.web.sessions import Person, Role, Session, Sessions

IDLE = timedelta(hours=2)
"""How long a session lasts without a click."""
LONGEST = timedelta(hours=12)
"""How long a session lasts in all: a day's work."""
_OWN_NAME = "in a team decisions are signed with the name of the account; who keeps the accounts can give another"


@dataclass(frozen=True, slots=True)
class _Open:
    session: Session
    member: str
    mark: str
    begun: datetime
    last: datetime


def _now() -> datetime:
    return datetime.now(UTC)


class TeamSessions(Sessions):
    """The sessions of a team, held in memory: they end with the program, and there are no links to open one.

    They also end once the account's password is another one, whoever changed it and with which program.
    """

    def __init__(self, members: Members, clock: Callable[[], datetime] = _now) -> None:
        super().__init__()
        self.members = members
        self._clock = clock
        self._guard = threading.Lock()
        self._open: dict[str, _Open] = {}

    def sign_in(self, name: str, password: str, address: str) -> str:
        """Begin a session for who has this name and password; return its cookie value, always a new one.

        Raises:
            SignInRefused: nobody has.
            TooManyTries: it was tried too often.
        """
        member = self.members.sign_in(name, password, address)
        value, at = secrets.token_urlsafe(32), self._clock()
        key = _digest(value)
        with self._guard:
            self._open = {one: held for one, held in self._open.items() if not _over(held, at)}
            self._open[key] = _Open(Session(key, _person(member)), member.id, member.mark, at, at)
        return value

    def get(self, value: str | None) -> Session | None:
        """Return the session a cookie names, with the role its account has now; None where either is over."""
        if not value:
            return None
        key, at = _digest(value), self._clock()
        with self._guard:
            held = self._open.get(key)
        member = None if held is None or _over(held, at) else self.members.get(held.member)
        if held is None or member is None or not member.enabled or member.mark != held.mark:
            with self._guard:
                self._open.pop(key, None)
            return None
        session = replace(held.session, person=_person(member))
        with self._guard:
            if key in self._open:
                self._open[key] = replace(held, session=session, last=at)
        return session

    def put(self, session: Session) -> None:
        """Keep what changed in a session; who it belongs to is never changed so."""
        with self._guard:
            held = self._open.get(session.key)
            if held is not None:
                self._open[session.key] = replace(held, session=replace(session, person=held.session.person))

    def end(self, session: Session) -> None:
        """End a session."""
        with self._guard:
            self._open.pop(session.key, None)

    def member_of(self, session: Session) -> Member | None:
        """Return whose session it is."""
        with self._guard:
            held = self._open.get(session.key)
        return None if held is None else self.members.get(held.member)

    def go_on(self, session: Session, member: Member) -> None:
        """Let this one session go on after its password was changed; every other of the account ends by itself."""
        with self._guard:
            held = self._open.get(session.key)
            if held is not None and held.member == member.id:
                self._open[session.key] = replace(held, mark=member.mark)

    def name(self, session: Session, name: str) -> Session:
        """Refuse: the name is the account's.

        Raises:
            InputError: always.
        """
        raise InputError(_OWN_NAME)

    def new_link(self) -> str:
        """Refuse: there are no links in a team.

        Raises:
            InputError: always.
        """
        raise InputError("in a team each person signs in with an account; there are no links")

    def open_link(self, token: str) -> str | None:
        """Return None: there are no links in a team."""
        return None

    def begin(self, person: Person) -> str:
        """Refuse: nobody comes in but by signing in.

        Raises:
            InputError: always.
        """
        raise InputError("in a team each person signs in with an account")


def _person(member: Member) -> Person:
    return Person(member.name, Role(member.role.value))


def _over(held: _Open, at: datetime) -> bool:
    return at - held.last > IDLE or at - held.begun > LONGEST


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()
