"""Aid and access: deliveries, convoys, sieges, displacement, detainees, each followed through the reports."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from trucewatch.desk.following import aid
from trucewatch.web.menu import PageSet
from trucewatch.web.pages.tallies import TalliesAsked
from trucewatch.web.visit import Here

router = APIRouter()
PAGES = PageSet("Aid and access", "/aid", router, group="Agreement")


@router.get("/aid")
def aid_page(here: Here, asked: Annotated[TalliesAsked, Query()]) -> HTMLResponse:
    """Show aid and access, the matter told of last first."""
    with here.desk.browse() as look:
        made = aid(look, asked.day_from, asked.day_to, asked.page)
    note = "Deliveries, convoys, access, sieges, displacement and detainees, as each voice told of them."
    return here.page("matters.html.j2", title="Aid and access", made=made, asked=asked, note=note, noun="aid or access")
