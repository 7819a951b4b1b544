"""What programs can ask the desk, as a page: read from the same description as ``/api/openapi.json``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from trucewatch.web.menu import PageSet
from trucewatch.web.visit import Here

router = APIRouter()
PAGES = PageSet("The API", None, router)


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing a program can ask. ``takes`` names its parameters, and whether it reads a body."""

    subject: str
    method: str
    path: str
    words: str
    takes: tuple[str, ...]


@router.get("/settings/api")
def api_page(here: Here) -> HTMLResponse:
    """Show every operation of the API."""
    found = sorted(operations(here.request.app.openapi()), key=lambda one: (one.subject, one.path, one.method))
    return here.page("api.html.j2", title="What programs can ask", operations=tuple(found))


def operations(described: Mapping[str, Any]) -> Iterator[Operation]:
    """Yield the operations of an OpenAPI description."""
    for path, ways in described["paths"].items():
        for method, way in ways.items():
            takes = [one["name"] for one in way.get("parameters", [])]
            takes += ["a body"] if "requestBody" in way else []
            subject = (way.get("tags") or ["other"])[0]
            yield Operation(subject, method.upper(), path, way.get("description", way["summary"]), tuple(takes))
