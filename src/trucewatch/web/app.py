"""The browser desk as one ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import to_thread
from fastapi import APIRouter, FastAPI
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from trucewatch import __version__
from trucewatch.desk.wording import report_style
from trucewatch.web import accounts
from trucewatch.web.accounts_guard import RoleGuard
from trucewatch.web.api import API, TEAM_API
from trucewatch.web.guards import CrossSiteGuard, HeaderGuard, HostGuard, SizeGuard
from trucewatch.web.house import House
from trucewatch.web.pages import PAGES
from trucewatch.web.session_guard import SessionGuard
from trucewatch.web.templating import STATIC, render
from trucewatch.web.trouble import TOLD, tell_trouble

_ABOUT = (
    "Everything the pages of the desk show and do, as JSON. Ids are the case's own; what the machine made is alleged or "
    "apparent; a decision carries a name and a reason. Open a session with the one-time link, in a team by posting the "
    "fields name and password to /sign-in, and send its cookie. To follow a case, keep change_number of /api/state and "
    "hand it to /api/news."
)


AT_ONCE = 3
"""How many pages are made at a time. Python runs one thread at a time, so that more only hinder each other: with 6 the p95
of a narrowed map is 250 to 450 ms, with 2 it is 100 to 170. The third is there so that two slow answers stop nobody."""


@asynccontextmanager
async def _at_work(app: FastAPI) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
    follower = app.state.house.follower
    follower.open()
    try:
        yield
    finally:
        follower.close()


def make_app(house: House) -> FastAPI:
    """Return the application over one case."""
    app = FastAPI(
        title="trucewatch",
        version=__version__,
        description=_ABOUT,
        openapi_url="/api/openapi.json",
        docs_url=None,  # FastAPI's own pages load their scripts from the network
        redoc_url=None,
        lifespan=_at_work,
        middleware=[
            Middleware(HeaderGuard),
            Middleware(HostGuard, hosts=house.hosts),
            Middleware(CrossSiteGuard),
            Middleware(SizeGuard, limits=house.limits),
            Middleware(SessionGuard, house=house),
            Middleware(RoleGuard),
        ],
    )
    pages = PAGES if house.team is None else (*PAGES, *accounts.PAGES)
    app.state.house, app.state.pages = house, pages
    tell_trouble(app)
    app.include_router(_door(house))
    if house.team is not None:
        app.include_router(accounts.door(house, house.team))
    for page in pages:
        app.include_router(page.router, include_in_schema=False)
    for part in API if house.team is None else (*API, TEAM_API):
        app.include_router(part, prefix="/api", responses=TOLD)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


def _door(house: House) -> APIRouter:
    """Return what is open to a browser without a session: the one-time link, and the report's style sheet."""
    door = APIRouter(include_in_schema=False)

    @door.get("/open/{token}")
    def open_desk(token: str) -> Response:
        """Use a one-time link up and give the browser its cookie."""
        value = house.sessions.open_link(token)
        if value is None:
            words = (
                "This link was used already, or is not from this desk. Ask for a new one under Settings, or restart."
            )
            context = {"title": "Link used up", "message": words, "go": None}
            return HTMLResponse(render("alone.html.j2", context), 403)
        # The page leads on by itself: a redirect would still count as coming from where the link was clicked,
        # and a strict cookie would not be sent.
        context = {"title": "The desk is open", "message": "The desk is open in this browser.", "go": "/"}
        answer = HTMLResponse(render("alone.html.j2", context))
        answer.set_cookie(house.cookie, value, httponly=True, samesite="strict", path="/")
        return answer

    @door.get("/static/report.css")
    def report_css() -> Response:
        """Return the daily report's own style sheet, so that the desk and the report look the same."""
        return Response(report_style(), media_type="text/css")

    return door
