"""Sitreps as JSON: draft, write, issue, compare, and the page and PDF of every version."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import HTMLResponse, Response

from trucewatch.desk.sitreps import Compared, Kept, Part, SitrepLine, SitrepShown, SitrepVersion
from trucewatch.web.pages.sitreps import MOST_NAMES, SITREP, Issuing, SitrepKey, Version, WithheldName
from trucewatch.web.signing import signed
from trucewatch.web.sitrep_steps import drafted, issued, written
from trucewatch.web.visit import Deciding, Here

router = APIRouter(tags=["sitreps"])

OfVersion = Annotated[int | None, Query(ge=1, le=100_000, description="a version; the newest where none is given")]


class NewSitrep(BaseModel):
    """Which day a sitrep is drafted for, and the newest version its writer saw (0 for none)."""

    model_config = ConfigDict(extra="forbid")

    sitrep: Annotated[str, Field(pattern=SITREP)]
    seen: Annotated[int, Field(ge=0, le=100_000)] = 0


class Seen(BaseModel):
    """The newest version its writer saw."""

    model_config = ConfigDict(extra="forbid")

    seen: Annotated[int, Field(ge=1, le=100_000)]


class IssueAsked(Seen):
    """The newest version its writer saw, and the names of people whom the issue does not name.

    Where ``withhold`` is left out, they are all those of ``sheet.people`` whom no register knows. A name that is not
    among them may be given too; it has to stand in the sitrep.
    """

    withhold: Annotated[tuple[WithheldName, ...], Field(max_length=MOST_NAMES)] | None = None


class Texts(Seen):
    """What a person wrote, with numbers of the report as ``[[their words | their key]]``."""

    summary: Annotated[str, Field(max_length=40_000)] = ""
    assessment: Annotated[str, Field(max_length=40_000)] = ""
    gaps: Annotated[str, Field(max_length=40_000)] = ""


@router.get("/sitreps")
def sitreps(here: Here) -> tuple[SitrepLine, ...]:
    """Return every sitrep with its newest version and the one issued last."""
    return here.desk.sitreps().listed()


@router.post("/sitreps", status_code=201)
def draft(here: Deciding, new: NewSitrep) -> SitrepVersion:
    """Draft a sitrep, or renew the numbers of one: the words of people stay."""
    return drafted(here, new.sitrep, signed(here), new.seen)


@router.get("/sitreps/{sitrep}")
def sitrep(here: Here, sitrep: SitrepKey, version: OfVersion = None) -> SitrepShown:
    """Return one version of a sitrep with its texts and the numbers they may use."""
    return here.desk.sitreps().shown(sitrep, version)


@router.put("/sitreps/{sitrep}", responses={422: {"model": Kept}})
def write(here: Deciding, sitrep: SitrepKey, texts: Texts, answer: Response) -> Kept:
    """Keep what a person wrote as a new version. A changed number is refused: 422, and ``faults`` say why."""
    parts = {part: getattr(texts, part.value) for part in Part}
    return _told(written(here, sitrep, parts, signed(here), texts.seen), answer)


@router.post("/sitreps/{sitrep}/issue", responses={422: {"model": Kept}})
def issue(here: Issuing, sitrep: SitrepKey, asked: IssueAsked, answer: Response) -> Kept:
    """Issue the newest version; ``[name withheld]`` stands in it in the place of the names to withhold."""
    return _told(issued(here, sitrep, signed(here), asked.seen, asked.withhold), answer)


@router.get("/sitreps/{sitrep}/changes")
def changes(here: Here, sitrep: SitrepKey, version: OfVersion = None) -> Compared:
    """Return what changed since the issue before."""
    return here.desk.sitreps().compared(sitrep, version)


@router.get("/sitreps/{sitrep}/{version}/page", response_class=HTMLResponse)
def page(here: Here, sitrep: SitrepKey, version: Version) -> HTMLResponse:
    """Return a version as one self-contained page; one that was issued stands as it was issued."""
    return HTMLResponse(here.desk.sitreps().page(sitrep, version))


@router.get("/sitreps/{sitrep}/{version}/pdf", response_class=Response)
def pdf(here: Here, sitrep: SitrepKey, version: Version) -> Response:
    """Return a version as a tagged PDF."""
    return Response(here.desk.sitreps().pdf(sitrep, version), media_type="application/pdf")


def _told(kept: Kept, answer: Response) -> Kept:
    answer.status_code = 422 if kept.version is None else 200
    return kept
