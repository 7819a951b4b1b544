"""Lets nobody in without a session: the desk opens by a one-time link."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from trucewatch.web.house import House
from trucewatch.web.templating import render

OPEN_PATHS = ("/static/", "/open/", "/sign-in")
"""What can be asked for without a session."""


class SessionGuard:
    """Puts the session into the request's scope, or answers 401."""

    def __init__(self, app: ASGIApp, house: House, open_paths: tuple[str, ...] = OPEN_PATHS) -> None:
        self._app = app
        self._house = house
        self._open = open_paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"].startswith(self._open):
            await self._app(scope, receive, send)
            return
        session = self._house.sessions.get(Request(scope).cookies.get(self._house.cookie))
        if session is None:
            await _refusal(scope, team=self._house.team is not None)(scope, receive, send)
            return
        scope["session"] = session
        await self._app(scope, receive, send)


def _refusal(scope: Scope, *, team: bool) -> Response:
    path = scope["path"]
    words = "This desk opens by the link that it printed when it started. A link opens one browser, once."
    if team:
        words = "Nobody is signed in."
        # A redirect would put the form to sign in into a part of a page; a 401 is told beside what was typed.
        part = Headers(scope=scope).get("hx-request") == "true"
        if not path.startswith("/api/") and not part and scope["method"] in ("GET", "HEAD"):
            return RedirectResponse("/sign-in", 303)
    if path.startswith("/api/"):
        return JSONResponse({"error": "no session", "message": words}, 401)
    return HTMLResponse(render("alone.html.j2", {"title": "No session", "message": words, "go": None}), 401)
