"""Let the decisions that wait take effect without waiting for a pause."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from trucewatch.web.going_back import own_page
from trucewatch.web.menu import PageSet
from trucewatch.web.visit import Deciding

router = APIRouter()
PAGES = PageSet("Work it through", None, router)


@router.post("/work")
def work(here: Deciding, back: Annotated[str, Form(max_length=300)] = "/") -> Response:
    """Begin to work the case through, and go back to the page this was asked on."""
    here.house.follower.now()
    return RedirectResponse(own_page(back), 303)
