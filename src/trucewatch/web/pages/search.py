"""Search over all words: asked by POST, because what is searched for may be a name, and addresses are written down."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import HTMLResponse

from trucewatch.web.menu import PageSet
from trucewatch.web.visit import Here

router = APIRouter()
PAGES = PageSet("Search", "/search", router)

SIZE = 25


@router.get("/search")
def ask(here: Here) -> HTMLResponse:
    """Show the form."""
    return here.page("search.html.j2", title="Search", words="", kind="report", found=None)


@router.post("/search")
def search(
    here: Here,
    words: Annotated[str, Form(max_length=200)] = "",
    kind: Annotated[str, Form(pattern="^(report|claim)$")] = "report",
    page: Annotated[int, Form(ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """Show the reports and claims that hold the words."""
    found = None
    if words.strip():
        with here.desk.browse() as look:
            found = look.search(words, page, SIZE, kind)
    return here.page("search.html.j2", title="Search", words=words, kind=kind, found=found)
