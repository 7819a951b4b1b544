"""Commitments: who accepted what, when, on what condition, and what was said since."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import HTMLResponse

from trucewatch.desk.following import commitments
from trucewatch.desk.wording import STATUSES
from trucewatch.web.menu import PageSet
from trucewatch.web.narrowing import Day
from trucewatch.web.visit import Here

router = APIRouter()
PAGES = PageSet("Commitments", "/commitments", router, group="Agreement")


class CommitmentsAsked(BaseModel):
    """On which day the commitments are to be shown as they stood, and which page of the statements."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    day: Day = None
    page: Annotated[int, Field(ge=1, le=100_000)] = 1


@router.get("/commitments")
def commitments_page(here: Here, asked: Annotated[CommitmentsAsked, Query()]) -> HTMLResponse:
    """Show each party's commitments and what it said since."""
    with here.desk.browse() as look:
        day = asked.day or look.last_day()
        made = commitments(look, day, asked.page)
        view = look.agreement()
    return here.page(
        "commitments.html.j2", title="Commitments", made=made, agreement=view, day=day, asked=asked, statuses=STATUSES
    )
