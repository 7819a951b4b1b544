"""Incidents: the list a person can narrow, and one incident with all that was said of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from trucewatch.desk.browsing import SortBy
from trucewatch.web.ids import ID, RecordId
from trucewatch.web.menu import PageSet
from trucewatch.web.narrowing import IncidentsAsked
from trucewatch.web.visit import Here

router = APIRouter()
PAGES = PageSet("Incidents", "/incidents", router)

_MOST_NEAR = 40
"""Incidents offered to merge with; another one is named by its id."""


@router.get("/incidents")
def incidents(here: Here, asked: Annotated[IncidentsAsked, Query()]) -> HTMLResponse:
    """Show the incidents, narrowed as asked."""
    with here.desk.browse() as look:
        chosen = asked.filter
        page = look.incidents(chosen, page=asked.page, order=asked.order)
        facets = look.facets(chosen)
    return here.page(
        "incidents.html.j2", title="Incidents", found=page, facets=facets, asked=asked, orders=tuple(SortBy)
    )


@router.get("/incidents/{record}")
def incident(here: Here, record: RecordId) -> HTMLResponse:
    """Show one incident: who says what, through whom, what follows under the agreement, what people decided."""
    with here.desk.browse() as look:
        shown = look.incident(record)
        tests = look.tests()
        near = look.near(shown.row, size=_MOST_NEAR).items
    return here.page("incident.html.j2", title=shown.incident.title, shown=shown, tests=tests, near=near)


@router.get("/incidents/{record}/beside")
def beside(
    here: Here,
    record: RecordId,
    other: Annotated[str | None, Query(pattern=ID)] = None,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """Show why an incident was not put together with the others of its days, or with one that is named."""
    with here.desk.browse() as look:
        shown = look.incident(record)
        one = None if other is None else look.two(record, other)
        found = look.beside(record, page) if other is None else None
    told = found.items if found is not None else () if one is None else (one,)
    return here.page("beside.html.j2", title="Why they were not put together", shown=shown, found=found, told=told)
