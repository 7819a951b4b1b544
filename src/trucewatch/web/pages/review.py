"""The review queue: what waits for a person's decision, what matters most first, with keys for each."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from trucewatch.desk.reviewing import Why
from trucewatch.web.menu import PageSet
from trucewatch.web.visit import Here

router = APIRouter()
PAGES = PageSet("Review queue", "/review", router)

SIZE = 25


@router.get("/review")
def review(here: Here, cause: Why | None = None, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> HTMLResponse:
    """Show the queue, or the part of it that waits for one cause."""
    with here.desk.browse() as look:
        found = look.queue(page, SIZE, cause)
        causes = look.queue_causes()
    return here.page("review.html.j2", title="Review queue", found=found, causes=causes, wanted=cause)
