"""Reports: the list, one report with every claim marked in its words, and one claim with how it was read."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from trucewatch.model import EventType
from trucewatch.web.ids import RecordId
from trucewatch.web.menu import PageSet
from trucewatch.web.narrowing import ReportsAsked
from trucewatch.web.reading import screens
from trucewatch.web.visit import Here

router = APIRouter()
PAGES = PageSet("Reports", "/reports", router)


@router.get("/reports")
def reports(here: Here, asked: Annotated[ReportsAsked, Query()]) -> HTMLResponse:
    """Show the reports, by day of publication, and the inputs that gave trouble."""
    with here.desk.browse() as look:
        page = look.reports(asked.filter, page=asked.page, size=asked.size)
        problems = look.problems(1, 50)
    return here.page("reports.html.j2", title="Reports", found=page, problems=problems, asked=asked)


@router.get("/reports/{record}")
def report(here: Here, record: RecordId, screen: Annotated[int, Query(ge=1, le=100_000)] = 1) -> HTMLResponse:
    """Show one report as it was received, its claims marked; a long one in several screens."""
    with here.desk.browse() as look:
        shown = look.report(record)
    told = screens(shown.pieces, screen)
    title = shown.report.title or "(no title)"
    return here.page("report.html.j2", title=title, shown=shown, told=told, acts=tuple(EventType))


@router.get("/claims/{record}")
def claim(here: Here, record: RecordId) -> HTMLResponse:
    """Show one claim: its words, how each field was read, and by which rule."""
    with here.desk.browse() as look:
        shown = look.claim(record)
    if here.wants_part:
        return here.part("report/_fields.html.j2", view=shown)
    return here.page("claim.html.j2", title="Claim", view=shown)
