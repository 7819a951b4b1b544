"""Tallies: what each source counted itself, day by day; laid side by side and never added up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import HTMLResponse

from trucewatch.desk.itemising import days_shown, matrix, period_days, within_calendar
from trucewatch.web.menu import PageSet
from trucewatch.web.narrowing import Day
from trucewatch.web.visit import Here

router = APIRouter()
PAGES = PageSet("Tallies", "/tallies", router, group="Agreement")


class TalliesAsked(BaseModel):
    """Which days an address asks for, and which page of the list below."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    day_from: Day = None
    day_to: Day = None
    page: Annotated[int, Field(ge=1, le=100_000)] = 1


@router.get("/tallies")
def tallies(here: Here, asked: Annotated[TalliesAsked, Query()]) -> HTMLResponse:
    """Show sources by days, and every tally as a list."""
    with here.desk.browse() as look:
        shown = days_shown(look.last_day(), asked.day_from, asked.day_to)
        made = None if shown is None else matrix(look, *shown)
        listed = look.tallies(asked.day_from, asked.day_to, page=asked.page, size=30)
    return here.page(
        "tallies.html.j2",
        title="Tallies side by side",
        matrix=made,
        shown=shown,
        before=_moved(shown, -1),
        after=_moved(shown, 1),
        listed=listed,
        asked=asked,
        period_days=period_days,
    )


def _moved(shown: tuple[date, date] | None, times: int) -> dict[str, str]:
    """Return the days before or after those shown, as an address has them."""
    if shown is None:
        return {}
    step = (shown[1] - shown[0] + timedelta(days=1)) * times
    first, last = (within_calendar(day, step) or day for day in shown)
    return {"day_from": first.isoformat(), "day_to": last.isoformat()}
