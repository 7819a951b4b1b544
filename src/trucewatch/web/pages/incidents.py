"""Incidents: the list a person can narrow, and one incident with all that was said of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from trucewatch.desk.browsing import GoneIncidentView, SortBy
from trucewatch.model import UnknownRecord
from trucewatch.web.ids import ID, RecordId
from trucewatch.web.menu import PageSet
from trucewatch.web.narrowing import IncidentsAsked
from trucewatch.web.visit import Here, Visit

router = APIRouter()
PAGES = PageSet("Incidents", "/incidents", router)

_MOST_NEAR = 40
"""Incidents listed to choose from where one is merged with another by its id."""
_MOST_OFFERED = 5
"""Incidents that may be one event with it, told with why: more are seldom the same."""


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
def incident(here: Here, record: RecordId, was: Annotated[str | None, Query(pattern=ID)] = None) -> Response:
    """Show one incident: who says what, through whom, what follows under the agreement, what people decided.

    One that is no more leads to the incident that has its claims now; a page that is open shows where they are.
    """
    with here.desk.browse() as look:
        try:
            shown = look.incident(record)
        except UnknownRecord:
            return _gone(here, look.gone(record))
        tests = look.tests()
        offered = look.merges(record, _MOST_OFFERED)
        near = look.near(shown.row, size=_MOST_NEAR).items
    title = shown.incident.title
    return here.page("incident.html.j2", title=title, shown=shown, tests=tests, offered=offered, near=near, was=was)


def _gone(here: Visit, gone: GoneIncidentView) -> Response:
    if len(gone.now_in) == 1 and not here.wants_part:
        return RedirectResponse(f"/incidents/{gone.now_in[0].id}?was={gone.id}", 303)
    return here.page("incident_gone.html.j2", title=gone.title, gone=gone)


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
