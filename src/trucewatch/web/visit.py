"""One request at the desk: who asks, and how an answer is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import URL
from starlette.responses import HTMLResponse

from trucewatch.desk.desk import Desk
from trucewatch.web.house import House
from trucewatch.web.ids import ID
from trucewatch.web.menu import menu
from trucewatch.web.sessions import Person, Role, Session
from trucewatch.web.templating import render


class NotAllowedError(Exception):
    """The person's role does not cover what was asked; ``why`` says more than that, in a sentence of its own."""

    def __init__(self, needed: Role, why: str | None = None) -> None:
        super().__init__(why or f"this needs the role {needed.value}")
        self.needed = needed


@dataclass(frozen=True, slots=True)
class Visit:
    """One request at the desk."""

    request: Request
    house: House
    session: Session

    @property
    def desk(self) -> Desk:
        """Return the desk: decisions, reports, explanations."""
        return self.house.desk

    @property
    def person(self) -> Person:
        """Return who asks."""
        return self.session.person

    @property
    def own_path(self) -> str:
        """Return the address of the page that htmx asks from, or this request's path; what was just done is left out."""
        current = self.request.headers.get("hx-current-url", "")
        own = f"{self.request.url.scheme}://{self.request.url.netloc}/"
        if not current.startswith(own):
            return self.request.url.path
        return str(URL(f"/{current.removeprefix(own)}").remove_query_params(["done"]))

    def address(self, **changes: object) -> str:
        """Return this page's address with some of its settings changed; None takes one out."""
        url = self.request.url.remove_query_params([name for name, value in changes.items() if value is None])
        url = url.include_query_params(**{name: value for name, value in changes.items() if value is not None})
        return url.path + (f"?{url.query}" if url.query else "")

    @property
    def wants_part(self) -> bool:
        """Tell whether htmx asks for a part of a page, not for a whole one."""
        return self.request.headers.get("hx-request") == "true"

    def page(self, template: str, *, title: str, status: int = 200, **context: object) -> HTMLResponse:
        """Write a whole page; its template extends ``base.html.j2``."""
        frame: dict[str, object] = {
            "title": title,
            "menu": menu(self.request.app.state.pages, self.request.url.path, self.person.role),
            "visit": self,
            "person": self.person,
            "session": self.session,
            "change_number": self.desk.change_number(),
            "case_name": self.house.case.stem,
            "path": self.request.url.path,
            "done": _written(self.request.query_params.get("done", "")),
        }
        return HTMLResponse(render(template, frame | context), status)

    def part(self, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
        """Write a part of a page for htmx to put in place."""
        return HTMLResponse(
            render(template, {"visit": self, "person": self.person, "path": self.own_path} | context), status
        )


def _written(done: str) -> str | None:
    """Return the id of the decision that a page was come back to with; nothing else that stands there is shown."""
    return done if re.fullmatch(ID, done) else None


def visit(request: Request) -> Visit:
    """Return the visit of a request; the session guard let it through already."""
    return Visit(request, request.app.state.house, request.scope["session"])


Here = Annotated[Visit, Depends(visit)]
"""What a page's function takes to be given its visit."""


def needs(role: Role) -> Callable[[Here], Visit]:
    """Return a dependency that gives the visit only to somebody whose role covers what is asked."""

    def allowed(here: Here) -> Visit:
        if not here.person.role.may(role):
            raise NotAllowedError(role)
        return here

    return allowed


Deciding = Annotated[Visit, Depends(needs(Role.ANALYST))]
"""What a function that writes a decision takes."""
