"""What a person or a program is told when something cannot be done."""

from __future__ import annotations

import html
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from trucewatch.model.errors import CaseError, Conflict, InputError, NotVerifiable, TrucewatchError, UnknownRecord
from trucewatch.web.page_words import page_words
from trucewatch.web.templating import render
from trucewatch.web.visit import NotAllowedError

_CODES = ((Conflict, 409), (NotVerifiable, 422), (UnknownRecord, 404), (InputError, 422), (CaseError, 503))
_TITLES = {
    403: "Not allowed",
    404: "Not found",
    405: "Not possible here",
    409: "Somebody decided first",
    413: "Too large",
    422: "This cannot be used",
    503: "The case cannot be used",
}


class Trouble(BaseModel):
    """What cannot be done: the kind of trouble, and what it is in one line."""

    error: str
    message: str


TOLD: dict[int | str, dict[str, Any]] = {
    401: {"model": Trouble, "description": "There is no session"},
    403: {"model": Trouble, "description": "The role does not cover it, or another site asked"},
    404: {"model": Trouble, "description": "There is no such record"},
    409: {"model": Trouble, "description": "Somebody decided or wrote first; nothing was written"},
    413: {"model": Trouble, "description": "It is larger than the desk takes"},
    422: {"model": Trouble, "description": "What was given cannot be used; nothing was written"},
    503: {"model": Trouble, "description": "The case cannot be read or written now"},
}
"""The troubles that any call may be answered with, for the API's description."""


def tell_trouble(app: FastAPI) -> None:
    """Have every kind of trouble told in one clear line: as a page, or as JSON under ``/api``."""

    @app.exception_handler(TrucewatchError)
    def _known(request: Request, error: TrucewatchError) -> Response:
        return told(request, code_of(error), in_page_words(request, error))

    @app.exception_handler(NotAllowedError)
    def _refused(request: Request, error: NotAllowedError) -> Response:
        return told(request, 403, str(error))

    @app.exception_handler(RequestValidationError)
    def _invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"] if step not in ("body", "query", "path"))
        # What was given is not repeated: it may be a name.
        return told(request, 422, f"{where or 'the request'}: {first['msg']}")

    @app.exception_handler(Exception)
    def _unknown(request: Request, error: Exception) -> Response:
        return told(request, 500, "The desk made a mistake; what happened is written where it was started.")

    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> Response:
        said = error.detail if error.status_code not in (404, 405) else "There is nothing here."
        return told(request, error.status_code, said)


def in_page_words(request: Request, error: TrucewatchError) -> str:
    """Return what a known trouble is, in a page's words; where the case lies is nobody's business but the machine's."""
    case = request.app.state.house.case
    return page_words(str(error).removeprefix(f"{case}: ").replace(str(case), case.name))


def code_of(error: TrucewatchError) -> int:
    """Return the status a known trouble is answered with."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), 500)


def told(request: Request, code: int, message: str) -> Response:
    """Tell one trouble."""
    title = _TITLES.get(code, "This did not work")
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": title.lower(), "message": message}, code)
    if request.headers.get("hx-request") == "true":
        return HTMLResponse(f'<p class="trouble" role="alert">{html.escape(message)}</p>', code)
    return HTMLResponse(render("alone.html.j2", {"title": title, "message": message, "go": None}), code)
