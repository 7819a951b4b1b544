"""Settings: the name decisions are signed with, single-letter keys, a link for another browser."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import HTMLResponse, RedirectResponse, Response

from trucewatch.web.menu import PageSet
from trucewatch.web.signing import one_time_link
from trucewatch.web.visit import Here, Visit

router = APIRouter()
PAGES = PageSet("Settings", "/settings", router, group="Case")


@router.get("/settings")
def settings(here: Here) -> HTMLResponse:
    """Show the settings."""
    return _show(here, None)


@router.post("/settings/name")
def name(here: Here, name: Annotated[str, Form(max_length=120)] = "") -> Response:
    """Sign decisions with this name from now on, in this browser."""
    here.house.sessions.name(here.session, name)
    return RedirectResponse("/settings", 303)


@router.post("/settings/keys")
def keys(here: Here, *, on: Annotated[bool, Form()] = False) -> Response:
    """Turn the single-letter keys on or off in this browser."""
    here.house.sessions.put(replace(here.session, keys_on=on))
    return RedirectResponse("/settings", 303)


@router.post("/settings/link")
def link(here: Here) -> HTMLResponse:
    """Show a new one-time link, for another browser on this machine."""
    return _show(here, one_time_link(here))


def _show(here: Visit, link: str | None) -> HTMLResponse:
    with here.desk.browse() as look:
        held, run = look.agreement(), look.last_run()
    return here.page("settings.html.j2", title="Settings", link=link, held=held, run=run)
