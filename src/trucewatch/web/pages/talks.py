"""Talks: what was scheduled, moved, called off and held; superseded words stay in their place."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from trucewatch.desk.following import talks
from trucewatch.web.menu import PageSet
from trucewatch.web.pages.tallies import TalliesAsked
from trucewatch.web.visit import Here

router = APIRouter()
PAGES = PageSet("Talks", "/talks", router, group="Agreement")


@router.get("/talks")
def talks_page(here: Here, asked: Annotated[TalliesAsked, Query()]) -> HTMLResponse:
    """Show talks, the round told of last first."""
    with here.desk.browse() as look:
        made = talks(look, asked.day_from, asked.day_to, asked.page)
    note = "What was scheduled, moved, called off, held or broken off. Words whose place later words took stay here."
    return here.page("matters.html.j2", title="Talks", made=made, asked=asked, note=note, noun="talks")
