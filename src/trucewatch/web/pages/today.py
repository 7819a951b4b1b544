"""Today: one day against the agreement's clock, and what needs a decision first."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from trucewatch.web.menu import PageSet
from trucewatch.web.visit import Here

router = APIRouter()
PAGES = PageSet("Today", "/", router)


@router.get("/")
def today(here: Here) -> HTMLResponse:
    """Show the last day with incidents."""
    return here.page("today.html.j2", title="Today")
