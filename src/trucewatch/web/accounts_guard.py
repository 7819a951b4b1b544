"""Who may ask for what: one list for every page and every call, and no where it says nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from trucewatch.model import DecisionKind
from trucewatch.web.sessions import Person, Role, Session
from trucewatch.web.trouble import told

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Rule:
    """What somebody has to be for the paths a pattern matches whole; ``changing`` for requests that change something."""

    pattern: str
    looking: Role
    changing: Role

    def matches(self, path: str) -> bool:
        """Tell whether the rule is about a path."""
        return re.fullmatch(self.pattern, path) is not None


RULES = (
    Rule(r"/static/.*|/sign-in|/open/.*", Role.VIEWER, Role.VIEWER),
    Rule(r"/sign-out|/(api/)?account(/password)?|/api/session(/.*)?|/settings/.*|/look", Role.VIEWER, Role.VIEWER),
    # A question is sent like a form, so that its words stand in no address.
    Rule(r"/search(/.*)?|/api/search(/.*)?", Role.VIEWER, Role.VIEWER),
    Rule(r"/(api/)?(accounts|audit)(/.*)?", Role.ADMIN, Role.ADMIN),
    Rule(r"/(api/)?imports?(/.*)?", Role.ANALYST, Role.ANALYST),
    # What is issued is published under the desk's name.
    Rule(r"/(api/)?sitreps/[^/]+/issue", Role.VIEWER, Role.REVIEWER),
)
"""The first rule that matches a path holds; any other path is for viewers to look at and for analysts to change."""
_ANY = Rule(".*", Role.VIEWER, Role.ANALYST)


def needed(method: str, path: str) -> Role:
    """Return what somebody has to be for a request.

    >>> needed("GET", "/incidents"), needed("POST", "/decisions"), needed("GET", "/accounts")
    (<Role.VIEWER: 'viewer'>, <Role.ANALYST: 'analyst'>, <Role.ADMIN: 'admin'>)
    """
    rule = next((one for one in RULES if one.matches(path)), _ANY)
    return rule.looking if method in SAFE else rule.changing


def may_decide(person: Person, kind: DecisionKind, *, own: bool = True) -> Role | None:
    """Return the role somebody lacks to decide so, None where they may; ``own`` tells whose decision is taken back."""
    wanted = (
        Role.REVIEWER if kind is DecisionKind.VERIFY or (kind is DecisionKind.WITHDRAW and not own) else Role.ANALYST
    )
    return None if person.role.may(wanted) else wanted


class RoleGuard:
    """Refuses what a person's role does not cover, before any page is asked."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        session: Session | None = scope.get("session")
        if scope["type"] == "http" and not scope["path"].isprintable():
            # A router takes "/accounts" with a line end for "/accounts"; a list of paths must not differ from it.
            await told(Request(scope), 404, "There is nothing here.")(scope, receive, send)
            return
        if scope["type"] == "http" and session is not None:
            wanted = needed(scope["method"], scope["path"])
            if not session.person.role.may(wanted):
                refusal = told(Request(scope), 403, f"this needs the role {wanted.value}")
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)
