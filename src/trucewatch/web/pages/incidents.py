"""Incidents: the list a person can narrow, and one incident with all that was said of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from trucewatch.desk.browsing import Browsing, Filter, IncidentRow, SortBy
from trucewatch.web.ids import RecordId
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
        near = _near(look, shown.row)
    return here.page("incident.html.j2", title=shown.incident.title, shown=shown, tests=tests, near=near)


def _near(look: Browsing, row: IncidentRow) -> tuple[IncidentRow, ...]:
    """Return incidents of the same days and of the days beside them: what one could be merged with."""
    first, last = row.first_day or row.last_day, row.last_day or row.first_day
    if first is None or last is None:
        return ()
    beside = Filter(day_from=first - timedelta(days=1), day_to=last + timedelta(days=1))
    page = look.incidents(beside, size=_MOST_NEAR, order=SortBy.DAY)
    return tuple(one for one in page.items if one.id != row.id)
