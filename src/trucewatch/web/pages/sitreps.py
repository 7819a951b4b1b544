"""Sitreps: draft from the day's report, write around its numbers, issue, keep, and compare with the issue before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query
from fastapi import Path as InPath
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import HTMLResponse, RedirectResponse, Response

from trucewatch.desk.sitreps import TITLES, Fault, Part, offered_to_withhold, token
from trucewatch.model import Conflict, InputError
from trucewatch.web.menu import PageSet
from trucewatch.web.sessions import Role
from trucewatch.web.signing import signed
from trucewatch.web.sitrep_steps import drafted, issued, written
from trucewatch.web.visit import Deciding, Here, Visit, needs

router = APIRouter()
PAGES = PageSet("Sitreps", "/sitreps", router)

SITREP = r"^(all|[0-9]{4}-[0-9]{2}-[0-9]{2})$"
SitrepKey = Annotated[str, InPath(pattern=SITREP, description="a day, or all for the whole case")]
Version = Annotated[int, InPath(ge=1, le=100_000)]
MOST_NAMES = 500
WithheldName = Annotated[str, Field(max_length=200)]
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"<>]+)"')


Issuing = Annotated[Visit, Depends(needs(Role.REVIEWER))]
"""What is issued is published under the desk's name: in a team a reviewer does it."""


class SitrepForm(BaseModel):
    """What a person wrote, and the newest version they saw."""

    model_config = ConfigDict(extra="forbid")

    seen: Annotated[int, Field(ge=0, le=100_000)] = 0
    by: Annotated[str, Field(max_length=120)] = ""
    summary: Annotated[str, Field(max_length=40_000)] = ""
    assessment: Annotated[str, Field(max_length=40_000)] = ""
    gaps: Annotated[str, Field(max_length=40_000)] = ""

    def texts(self) -> dict[Part, str]:
        """Return the parts by name."""
        return {part: getattr(self, part.value) for part in Part}


class IssueForm(BaseModel):
    """Which version is issued, and whose names it withholds: those ticked, and those typed, one a line.

    ``offered`` tells that the names were there to be ticked: without it nobody chose, and unknown people are not named.
    """

    model_config = ConfigDict(extra="forbid")

    seen: Annotated[int, Field(ge=1, le=100_000)]
    by: Annotated[str, Field(max_length=120)] = ""
    withhold: Annotated[list[WithheldName], Field(max_length=MOST_NAMES)] = []
    more: Annotated[str, Field(max_length=20_000)] = ""
    offered: bool = False

    def names(self) -> tuple[str, ...] | None:
        """Return the names to withhold; None where nobody chose any."""
        named = (*self.withhold, *(line for line in self.more.splitlines() if line.strip()))
        return named if named or self.offered else None


class NewSitrepForm(BaseModel):
    """Which day a sitrep is drafted for."""

    model_config = ConfigDict(extra="forbid")

    sitrep: Annotated[str, Field(pattern=SITREP)]
    by: Annotated[str, Field(max_length=120)] = ""


@router.get("/sitreps")
def sitreps(here: Here, *, check: bool = False) -> HTMLResponse:
    """Show the sitreps, and the days one can be drafted for; ``check`` goes through every kept version and page."""
    lines = here.desk.sitreps().listed()
    with here.desk.browse() as look:
        last, days = look.last_day(), look.days()
    return here.page(
        "sitreps.html.j2",
        title="Sitreps",
        lines=lines,
        last=last,
        days=[one for one in days if last is None or one.day <= last][-31:][::-1],
        faults=here.desk.sitreps().faults() if check else None,
    )


@router.post("/sitreps")
def draft(here: Deciding, form: Annotated[NewSitrepForm, Form()]) -> Response:
    """Draft a sitrep of a day; where there is one already, open it."""
    held = {line.sitrep for line in here.desk.sitreps().listed()}
    if form.sitrep not in held:
        drafted(here, form.sitrep, signed(here, form.by))
    return RedirectResponse(f"/sitreps/{form.sitrep}", 303)


@router.get("/sitreps/{sitrep}")
def sitrep(here: Here, sitrep: SitrepKey, version: Annotated[int | None, Query(ge=1)] = None) -> HTMLResponse:
    """Show one sitrep to work on, or one of its earlier versions."""
    return _page(here, sitrep, version)


@router.post("/sitreps/{sitrep}/write")
def write(here: Deciding, sitrep: SitrepKey, form: Annotated[SitrepForm, Form()]) -> Response:
    """Keep what a person wrote as a new version; what cannot be kept stays in the form with the reason."""
    try:
        kept = written(here, sitrep, form.texts(), signed(here, form.by), form.seen)
    except Conflict as conflict:
        return _page(here, sitrep, None, _Trouble(conflict=str(conflict), texts=form.texts()))
    if kept.version is None:
        return _page(here, sitrep, None, _Trouble(kept.faults, texts=form.texts()))
    return RedirectResponse(f"/sitreps/{sitrep}#kept", 303)


@router.post("/sitreps/{sitrep}/renew")
def renew(here: Deciding, sitrep: SitrepKey, form: Annotated[SitrepForm, Form()]) -> Response:
    """Take the numbers from the case as it is now; the words stay."""
    drafted(here, sitrep, signed(here, form.by), form.seen)
    return RedirectResponse(f"/sitreps/{sitrep}#kept", 303)


@router.post("/sitreps/{sitrep}/issue")
def issue(here: Issuing, sitrep: SitrepKey, form: Annotated[IssueForm, Form()]) -> Response:
    """Issue the newest version, without the names that were chosen; what stands in the way is told beside the choice."""
    try:
        kept = issued(here, sitrep, signed(here, form.by), form.seen, form.names())
    except InputError as trouble:
        return _page(here, sitrep, None, _Trouble(refused=str(trouble), form=form))
    if kept.version is None:
        return _page(here, sitrep, None, _Trouble(kept.faults, form=form))
    return RedirectResponse(f"/sitreps/{sitrep}#kept", 303)


@router.get("/sitreps/{sitrep}/changes")
def changes(here: Here, sitrep: SitrepKey, version: Annotated[int | None, Query(ge=1)] = None) -> HTMLResponse:
    """Show what changed since the issue before."""
    compared = here.desk.sitreps().compared(sitrep, version)
    return here.page("sitrep/changes.html.j2", title="What changed since the last issue", compared=compared)


@router.get("/sitreps/{sitrep}/{version}.html")
def page(here: Here, sitrep: SitrepKey, version: Version, *, keep: bool = False) -> Response:
    """Return a version as one self-contained page, to look at or to keep."""
    text = here.desk.sitreps().page(sitrep, version)
    policy = _POLICY.search(text)
    if policy is None:
        raise InputError("this page was kept without its policy; it is not shown")
    headers = {"content-security-policy": policy[1].replace("&#39;", "'") + "; frame-ancestors 'none'"}
    if keep:
        headers["content-disposition"] = f'attachment; filename="sitrep-{sitrep}-{version}.html"'
    return HTMLResponse(text, headers=headers)


@router.get("/sitreps/{sitrep}/{version}.pdf")
def pdf(here: Here, sitrep: SitrepKey, version: Version) -> Response:
    """Return a version as a tagged PDF."""
    made = here.desk.sitreps().pdf(sitrep, version)
    name = f'attachment; filename="sitrep-{sitrep}-{version}.pdf"'
    return Response(made, media_type="application/pdf", headers={"content-disposition": name})


@dataclass(frozen=True, slots=True)
class _Trouble:
    """Why a sitrep was not kept or issued, with what the person had written or chosen."""

    faults: tuple[Fault, ...] = ()
    conflict: str = ""
    refused: str = ""
    texts: Mapping[Part, str] | None = None
    form: IssueForm | None = None

    @property
    def status(self) -> int:
        """Return the status the page is answered with."""
        return 422 if self.faults or self.refused else 409 if self.conflict else 200


def _page(here: Visit, sitrep: str, version: int | None, trouble: _Trouble = _Trouble()) -> HTMLResponse:
    shown = here.desk.sitreps().shown(sitrep, version)
    people = {one.name for one in shown.sheet.people or ()}
    chosen = offered_to_withhold(shown.sheet) if trouble.form is None else trouble.form.names() or ()
    return here.page(
        "sitrep.html.j2",
        title=shown.sheet.title,
        status=trouble.status,
        shown=shown,
        texts=trouble.texts or shown.texts,
        faults=trouble.faults or shown.sheet.faults,
        conflict=trouble.conflict,
        refused=trouble.refused,
        chosen=chosen,
        typed="\n".join(one for one in chosen if one not in people),
        old=shown.version.version != shown.newest,
        titles=TITLES,
        parts=tuple(Part),
        token=token,
        may_issue=here.person.role.may(Role.REVIEWER),
    )
