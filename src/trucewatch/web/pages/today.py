"""Today: one day against the agreement's clock, what is new, and what needs a decision first."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from trucewatch.desk.browsing import Browsing, Filter, News
from trucewatch.web.menu import PageSet
from trucewatch.web.visit import Here, Visit

router = APIRouter()
PAGES = PageSet("Today", "/", router)

_IN_TRAY = 4
_LONGEST_NUMBER = 12
_YEAR = 365 * 24 * 3600


@router.get("/")
def today(here: Here) -> HTMLResponse:
    """Show the last day with incidents."""
    return _show(here, None)


@router.get("/days")
def go_to_day(day: date) -> Response:
    """Lead from the form to the day it names."""
    return RedirectResponse(f"/days/{day.isoformat()}", 303)


@router.get("/days/{day}")
def one_day(here: Here, day: date) -> HTMLResponse:
    """Show one day."""
    return _show(here, day)


@router.post("/look")
def looked(here: Here) -> Response:
    """Remember in this browser that everything up to now was looked at."""
    answer = RedirectResponse("/", 303)
    _remember(here, answer, here.desk.change_number())
    return answer


def _show(here: Visit, day: date | None) -> HTMLResponse:
    since = looks_back(here.request.cookies.get(here.house.look_cookie, ""))
    with here.desk.browse() as look:
        shown = look.today(day)
        agreement = look.agreement()
        news = None if since is None else _news(look, since)
        undated = look.incidents(Filter(undated=True), size=_IN_TRAY)
        unplaced = look.incidents(Filter(unplaced=True), size=_IN_TRAY)
        number = look.change_number
    trays = (("without a day", "undated", undated), ("without a position", "unplaced", unplaced))
    answer = here.page("today.html.j2", title="Today", today=shown, agreement=agreement, since_look=news, trays=trays)
    if since is None:
        _remember(here, answer, number)
    return answer


def _news(look: Browsing, since: int) -> News | None:
    """Return what came since a number; None where it is not of this case's past (a copy was put back)."""
    return look.news(since) if since <= look.change_number else None


def looks_back(cookie: str) -> int | None:
    """Return the change number that a browser last looked at, None where it says nothing that can be one."""
    return int(cookie) if cookie.isascii() and cookie.isdigit() and len(cookie) < _LONGEST_NUMBER else None


def _remember(here: Visit, answer: Response, number: int) -> None:
    answer.set_cookie(here.house.look_cookie, str(number), max_age=_YEAR, httponly=True, samesite="strict", path="/")
