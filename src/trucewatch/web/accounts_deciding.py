"""Write a decision down for somebody whose role allows it, and note it in the team's trail."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.desk.deciding import Decided, Wish
from trucewatch.desk.overturning import overturned
from trucewatch.model import Decision, DecisionKind, UnknownRecord
from trucewatch.web.accounts_guard import may_decide
from trucewatch.web.accounts_sessions import TeamSessions
from trucewatch.web.sessions import Role
from trucewatch.web.visit import NotAllowedError, Visit


def decide_as(here: Visit, wish: Wish) -> Decided:
    """Write a decision down: the one way by which pages and calls do.

    Raises:
        NotAllowedError: the person's role does not cover it, or it would overturn what a reviewer decided.
        TrucewatchError: it cannot be written down; see ``Desk.decide``.
    """
    lacking = may_decide(here.person, wish.kind, own=_own(here, wish))
    if lacking is not None:
        raise NotAllowedError(lacking)
    sessions = here.house.team
    if sessions is not None and not here.person.role.may(Role.REVIEWER):
        wish = _seen(here, wish)
        _refuse_overturning(here, wish, sessions)
    decided = here.desk.decide(wish)
    noted(here, "decided", f"{decided.entry.kind.value} {decided.entry.about}, {decided.entry.id}")
    return decided


def noted(here: Visit, what: str, about: str) -> None:
    """Write what somebody did into the team's trail; there is none where the desk is one person's."""
    sessions = here.house.team
    if sessions is not None:
        member = sessions.member_of(here.session)
        sessions.members.note(None if member is None else member.id, here.person.name, what, about)


def _seen(here: Visit, wish: Wish) -> Wish:
    """Return a wish that is refused where somebody decides between this look at the record and the writing."""
    if wish.seen is not None or wish.kind is DecisionKind.WITHDRAW:
        return wish
    with here.desk.browse() as look:
        try:
            return replace(wish, seen=look.seen(look.record_kind(wish.about).id))
        except UnknownRecord:
            return wish


def _refuse_overturning(here: Visit, wish: Wish, sessions: TeamSessions) -> None:
    """Refuse what would overturn a decision that a reviewer made.

    Raises:
        NotAllowedError: it would.
    """
    roles = {one.name: Role(one.role.value) for one in sessions.members.all()}
    for decision in overturned(here.house.case, wish, here.desk.settings):
        if _of_a_reviewer(decision, roles):
            raise NotAllowedError(
                Role.REVIEWER,
                f"{decision.by} decided otherwise ({decision.kind.value}, {decision.id}) and is a reviewer; what a "
                "reviewer decided only a reviewer overturns. Nothing was written; tell a reviewer what you found",
            )


def _of_a_reviewer(decision: Decision, roles: dict[str, Role]) -> bool:
    """Tell whether a decision counts as a reviewer's: only reviewers verify, whoever signed it and left since."""
    return decision.kind is DecisionKind.VERIFY or roles.get(decision.by, Role.VIEWER).may(Role.REVIEWER)


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
