"""Who is at the desk: one-time links, sessions kept on the server, and the cookie that names one."""

from __future__ import annotations

import hashlib
import secrets
import threading
from dataclasses import dataclass, replace
from enum import StrEnum

from trucewatch.desk.wording import visible


class Role(StrEnum):
    """What somebody may do, each role what the ones before it may."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    def may(self, needed: Role) -> bool:
        """Tell whether this role covers another.

        >>> Role.REVIEWER.may(Role.ANALYST), Role.VIEWER.may(Role.ANALYST)
        (True, False)
        """
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the desk. ``name`` is what their decisions are signed with, empty until they gave one."""

    name: str = ""
    role: Role = Role.ADMIN


@dataclass(frozen=True, slots=True)
class Session:
    """One browser's visit. ``key`` is the digest of what its cookie holds; ``keys_on`` turns single-letter keys on."""

    key: str
    person: Person
    keys_on: bool = True


class Sessions:
    """The sessions and one-time links of one running desk, held in memory: they end with the program."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._links: set[str] = set()
        self._held: dict[str, Session] = {}

    def new_link(self) -> str:
        """Return a token that opens the desk in one browser, once."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._links.add(_digest(token))
        return token

    def open_link(self, token: str) -> str | None:
        """Use a link up; return the new session's cookie value, or None where the link is unknown or was used."""
        digest = _digest(token)
        with self._lock:
            if digest not in self._links:
                return None
            self._links.discard(digest)
        return self.begin(Person())

    def begin(self, person: Person) -> str:
        """Begin a session; return its cookie value, which only the browser keeps."""
        value = secrets.token_urlsafe(32)
        with self._lock:
            self._held[_digest(value)] = Session(_digest(value), person)
        return value

    def get(self, value: str | None) -> Session | None:
        """Return the session a cookie names, or None."""
        if not value:
            return None
        with self._lock:
            return self._held.get(_digest(value))

    def put(self, session: Session) -> None:
        """Keep what changed in a session; one that ended meanwhile stays ended."""
        with self._lock:
            if session.key in self._held:
                self._held[session.key] = session

    def name(self, session: Session, name: str) -> Session:
        """Sign a session's decisions with a name from now on; what cannot be seen in it is named."""
        named = replace(session, person=replace(session.person, name=visible(" ".join(name.split()))))
        self.put(named)
        return named

    def end(self, session: Session) -> None:
        """End a session."""
        with self._lock:
            self._held.pop(session.key, None)


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()
