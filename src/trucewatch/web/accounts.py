"""A team's accounts: signing in and out, one's own password, who may do what, and the trail of what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from trucewatch.desk.members import (
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    MemberRole,
    Members,
    SignInRefused,
    TooManyTries,
)
from trucewatch.model import InputError, TrucewatchError, UnknownRecord
from trucewatch.web.accounts_deciding import noted
from trucewatch.web.accounts_sessions import LONGEST, TeamSessions
from trucewatch.web.house import House
from trucewatch.web.menu import PageSet
from trucewatch.web.sessions import Role
from trucewatch.web.templating import render
from trucewatch.web.trouble import in_page_words
from trucewatch.web.visit import Here, Visit, needs

router = APIRouter()
PAGES = (
    PageSet("Your account", "/account", router, group="Case"),
    PageSet("Accounts", "/accounts", APIRouter(), group="Case", needs=Role.ADMIN),
    PageSet("Audit trail", "/audit", APIRouter(), group="Case", needs=Role.ADMIN),
)
_TRAIL = 100

Keeping = Annotated[Visit, Depends(needs(Role.ADMIN))]
"""What a function takes that only who keeps the accounts may call."""
Name = Annotated[str, Form(max_length=200)]
Password = Annotated[str, Form(max_length=LONGEST_PASSWORD)]


def team(here: Visit) -> TeamSessions:
    """Return the sessions of the team.

    Raises:
        UnknownRecord: the desk was started for one person: there are no accounts.
    """
    sessions = here.house.sessions
    if not isinstance(sessions, TeamSessions):
        raise UnknownRecord("there are no accounts here: the desk was started without --team")
    return sessions


def members(here: Visit) -> Members:
    """Return the accounts of the team."""
    return team(here).members


def door(house: House, sessions: TeamSessions) -> APIRouter:
    """Return what is open without a session in a team: signing in."""
    made = APIRouter(include_in_schema=False)

    @made.get("/sign-in")
    def sign_in_page() -> HTMLResponse:
        """Ask for name and password."""
        return _asked(200)

    @made.post("/sign-in")
    def sign_in(request: Request, name: Name = "", password: Password = "") -> Response:
        """Sign in: what the cookie named before ends, and it gets a new value."""
        address = request.client.host if request.client else ""
        try:
            value = sessions.sign_in(name, password, address)
        except TooManyTries as error:
            refusal = _asked(429, str(error))
            refusal.headers["retry-after"] = str(error.seconds)
            return refusal
        except SignInRefused as error:
            return _asked(401, f"{error}. Nothing else is told, so that nobody learns who has an account.")
        before = sessions.get(request.cookies.get(house.cookie))
        if before is not None:
            sessions.end(before)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(
            house.cookie,
            value,
            max_age=int(LONGEST.total_seconds()),
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
            path="/",
        )
        return answer

    return made


@router.post("/sign-out")
def sign_out(here: Here) -> Response:
    """End the session."""
    sessions = team(here)
    noted(here, "signed out", "")
    sessions.end(here.session)
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(here.house.cookie, path="/")
    return answer


@router.get("/account")
def own_page(here: Here) -> HTMLResponse:
    """Show one's own account."""
    team(here)
    return _own(here)


@router.post("/account/password")
def own_password(here: Here, old: Password = "", new: Password = "", again: Password = "") -> HTMLResponse:
    """Change one's own password; every other session of the account ends."""
    sessions = team(here)
    member = sessions.member_of(here.session)
    if member is None:
        raise UnknownRecord("this account is not there any more")
    if new != again:
        return _own(here, 422, "the new password was not typed the same twice; nothing was changed")
    address = here.request.client.host if here.request.client else ""
    try:
        changed = sessions.members.change_own_password(member, old, new, address)
    except SignInRefused:
        return _own(here, 403, "the old password is not right; nothing was changed")
    except (TooManyTries, InputError) as error:
        return _own(here, 429 if isinstance(error, TooManyTries) else 422, str(error))
    sessions.go_on(here.session, changed)
    return _own(here, 200, "The password was changed. Every other session of this account has ended.")


@router.get("/accounts")
def accounts_page(here: Keeping) -> HTMLResponse:
    """Show who may do what."""
    return _accounts(here)


@router.post("/accounts/add")
def add(
    here: Keeping, name: Name = "", role: Annotated[MemberRole, Form()] = MemberRole.VIEWER, password: Password = ""
) -> Response:
    """Make an account."""
    return _done(here, lambda: members(here).add(name, role, password, here.person.name))


@router.post("/accounts/change")
def change(
    here: Keeping,
    name: Name = "",
    role: Annotated[MemberRole | None, Form()] = None,
    enabled: Annotated[bool | None, Form()] = None,
) -> Response:
    """Change somebody's role, or keep them out."""
    return _done(here, lambda: members(here).change(name, here.person.name, role=role, enabled=enabled))


@router.post("/accounts/password")
def password(here: Keeping, name: Name = "", password: Password = "") -> Response:
    """Give somebody another password; their sessions end."""
    return _done(here, lambda: members(here).set_password(name, password, here.person.name))


@router.get("/audit")
def audit(here: Keeping, before: Annotated[int | None, Query(ge=1, le=2**53)] = None) -> HTMLResponse:
    """Show what was done at the desk, the last first."""
    lines = members(here).audit(_TRAIL, before)
    further = lines[-1].number if len(lines) == _TRAIL else None
    return here.page("audit.html.j2", title="Audit trail", lines=lines, further=further)


def _done(here: Visit, do: Callable[[], object]) -> Response:
    try:
        do()
    except TrucewatchError as error:
        return _accounts(here, 422, in_page_words(here.request, error))
    return RedirectResponse("/accounts", 303)


def _accounts(here: Visit, status: int = 200, said: str | None = None) -> HTMLResponse:
    held = members(here).all()
    roles = tuple(MemberRole)
    return here.page(
        "accounts.html.j2",
        title="Accounts",
        status=status,
        members=held,
        roles=roles,
        said=said,
        shortest=SHORTEST_PASSWORD,
    )


def _own(here: Visit, status: int = 200, said: str | None = None) -> HTMLResponse:
    return here.page("own_account.html.j2", title="Your account", status=status, said=said, shortest=SHORTEST_PASSWORD)


def _asked(status: int, said: str | None = None) -> HTMLResponse:
    return HTMLResponse(render("sign_in.html.j2", {"title": "Sign in", "said": said}), status)
