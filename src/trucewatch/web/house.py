"""What one running desk shares between its pages: the case's desk, who is at it, and its settings."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from trucewatch.desk.desk import Desk
from trucewatch.web.accounts_sessions import TeamSessions
from trucewatch.web.guards import LOOPBACK, Limits
from trucewatch.web.importing_files import LARGEST_BATCH
from trucewatch.web.importing_work import Batch, Imports
from trucewatch.web.sessions import Sessions
from trucewatch.web.working import Follower, WorkShown


@dataclass(frozen=True)
class House:
    """One running desk. ``hosts`` are the names it answers to, ``limits`` how large a request may be."""

    desk: Desk
    case: Path
    sessions: Sessions = field(default_factory=Sessions)
    hosts: tuple[str, ...] = LOOPBACK
    limits: Limits = field(
        default_factory=lambda: Limits(larger=(("/import", LARGEST_BATCH), ("/api/imports", LARGEST_BATCH)))
    )
    mark: str = field(default_factory=lambda: secrets.token_hex(4))

    @cached_property
    def imports(self) -> Imports:
        """Return the files that are being read into the case beside the desk."""
        return Imports(self.case, self.desk.settings, self._note_import)

    @cached_property
    def follower(self) -> Follower:
        """Return who lets decisions take effect beside the desk."""
        return Follower(self.case, self.desk.settings, self.desk)

    def work(self) -> WorkShown:
        """Return which decisions wait to take effect, and how far that is."""
        told = self.follower.told
        with self.desk.browse() as look:
            return WorkShown(told, look.decisions_waiting())

    @property
    def team(self) -> TeamSessions | None:
        """Return the sessions of a team, None where the desk was opened for one person."""
        return self.sessions if isinstance(self.sessions, TeamSessions) else None

    @property
    def cookie(self) -> str:
        """Return the session cookie's name: two desks on one machine share a host, and must not share a cookie."""
        return f"trucewatch-{self.mark}"

    @property
    def look_cookie(self) -> str:
        """Return the name of the cookie that remembers the last look at this case, across restarts."""
        return f"trucewatch-look-{hashlib.sha256(str(self.case.absolute()).encode()).hexdigest()[:8]}"

    def _note_import(self, batch: Batch, what: str) -> None:
        """Write into a team's trail what became of a batch; names of files stay out of it."""
        if self.team is None:
            return
        new, refused = sum(one.new for one in batch.files), sum(one.refused is not None for one in batch.files)
        about = f"{batch.id}; files: {len(batch.files)}, not read: {refused}; new reports: {new}"
        self.team.members.note(batch.member, batch.by, what, about)
