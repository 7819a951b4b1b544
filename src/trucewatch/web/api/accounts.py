"""A team's accounts as JSON, as their pages have them. Names and passwords stand in a body, never in an address."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from trucewatch.desk.members import LONGEST_PASSWORD, Member, MemberRole, SignInRefused, TooManyTries
from trucewatch.model import UnknownRecord
from trucewatch.web.accounts import Keeping, members, team
from trucewatch.web.accounts_deciding import noted
from trucewatch.web.visit import Here

router = APIRouter(tags=["accounts"])

_TRAIL = 100
Named = Annotated[str, Field(max_length=200)]
Secret = Annotated[str, Field(max_length=LONGEST_PASSWORD)]


class Account(BaseModel):
    """Somebody of the team. ``enabled`` is false for who is kept out."""

    name: str
    role: MemberRole
    enabled: bool
    since: datetime


class NewAccount(BaseModel):
    """An account to make."""

    name: Named
    role: MemberRole = MemberRole.VIEWER
    password: Secret


class AccountChange(BaseModel):
    """What of an account is to change: the role, whether its member may come in, or both."""

    name: Named
    role: MemberRole | None = None
    enabled: bool | None = None


class NewPassword(BaseModel):
    """Another password for somebody; their sessions end."""

    name: Named
    password: Secret


class OwnPassword(BaseModel):
    """One's own password, old and new."""

    old: Secret
    new: Secret


class TrailLine(BaseModel):
    """One thing that somebody did or tried at the desk."""

    number: int
    at: datetime
    who: str
    what: str
    about: str


@router.get("/accounts")
def accounts(here: Keeping) -> tuple[Account, ...]:
    """Return who may do what."""
    return tuple(map(_shown, members(here).all()))


@router.post("/accounts", status_code=201)
def add_account(here: Keeping, new: NewAccount) -> Account:
    """Make an account."""
    return _shown(members(here).add(new.name, new.role, new.password, here.person.name))


@router.put("/accounts")
def change_account(here: Keeping, change: AccountChange) -> Account:
    """Change somebody's role, or keep them out; it holds from their next request."""
    return _shown(members(here).change(change.name, here.person.name, role=change.role, enabled=change.enabled))


@router.put("/accounts/password")
def give_password(here: Keeping, given: NewPassword) -> Account:
    """Give somebody another password; their sessions end."""
    return _shown(members(here).set_password(given.name, given.password, here.person.name))


@router.put("/account/password", status_code=204, response_class=Response)
def own_password(here: Here, given: OwnPassword) -> None:
    """Change one's own password; every other session of the account ends. 403 where the old one is not right."""
    sessions = team(here)
    member = sessions.member_of(here.session)
    if member is None:
        raise UnknownRecord("this account is not there any more")
    address = here.request.client.host if here.request.client else ""
    try:
        changed = sessions.members.change_own_password(member, given.old, given.new, address)
    except SignInRefused as error:
        raise HTTPException(403, "the old password is not right; nothing was changed") from error
    except TooManyTries as error:
        raise HTTPException(429, str(error)) from error
    sessions.go_on(here.session, changed)


@router.delete("/session", status_code=204, response_class=Response)
def sign_out(here: Here) -> None:
    """Sign out: the session ends."""
    noted(here, "signed out", "")
    here.house.sessions.end(here.session)


@router.get("/audit")
def audit(here: Keeping, before: Annotated[int | None, Query(ge=1, le=2**53)] = None) -> tuple[TrailLine, ...]:
    """Return what was done at the desk, the last first, a hundred at a time; ``before`` a line's number."""
    held = members(here).audit(_TRAIL, before)
    return tuple(
        TrailLine(number=line.number, at=line.at, who=line.who, what=line.what, about=line.about) for line in held
    )


def _shown(member: Member) -> Account:
    return Account(name=member.name, role=member.role, enabled=member.enabled, since=member.since)
