"""Sources and their origins: who speaks, who passes on, and who counts as one voice."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import HTMLResponse

from trucewatch.web.menu import PageSet
from trucewatch.web.narrowing import KEY
from trucewatch.web.visit import Here

router = APIRouter()
PAGES = PageSet("Sources", "/sources", router, group="Case")


@router.get("/sources")
def sources(here: Here, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> HTMLResponse:
    """Show the sources, those that say most first."""
    with here.desk.browse() as look:
        found = look.sources(page, 100)
    return here.page("sources.html.j2", title="Sources and their origins", found=found)


@router.get("/sources/{key}")
def source(here: Here, key: Annotated[str, Path(pattern=KEY)]) -> HTMLResponse:
    """Show one source and what it says."""
    with here.desk.browse() as look:
        shown = look.source(key)
    return here.page("source.html.j2", title=shown.row.name, shown=shown)
