"""Write a decision down for somebody whose role allows it, and note it in the team's trail."""

from __future__ import annotations

from trucewatch.desk.deciding import Decided, Wish
from trucewatch.model import DecisionKind, UnknownRecord
from trucewatch.web.accounts_guard import may_decide
from trucewatch.web.accounts_sessions import TeamSessions
from trucewatch.web.visit import NotAllowedError, Visit


def decide_as(here: Visit, wish: Wish) -> Decided:
    """Write a decision down: the one way by which pages and calls do.

    Raises:
        NotAllowedError: the person's role does not cover it.
        TrucewatchError: it cannot be written down; see ``Desk.decide``.
    """
    lacking = may_decide(here.person, wish.kind, own=_own(here, wish))
    if lacking is not None:
        raise NotAllowedError(lacking)
    decided = here.desk.decide(wish)
    sessions = here.house.sessions
    if isinstance(sessions, TeamSessions):
        member = sessions.member_of(here.session)
        about = f"{decided.entry.kind.value} {decided.entry.about}, {decided.entry.id}"
        sessions.members.note(None if member is None else member.id, here.person.name, "decided", about)
    return decided


def _own(here: Visit, wish: Wish) -> bool:
    """Tell whether it is the person's own decision that is taken back; where that cannot be told it is not."""
    if wish.kind is not DecisionKind.WITHDRAW:
        return True
    with here.desk.browse() as look:
        # A decision named as what it is about is the one taken back; another beside it does not count.
        for decision in (wish.about, wish.value):
            try:
                if decision is not None:
                    return look.decision(decision).decision.by == here.person.name
            except UnknownRecord:
                continue
    return False
