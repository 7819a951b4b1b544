"""From an id to the page that shows its record."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from trucewatch.desk.browsing import Browsing
from trucewatch.model import UnknownRecord
from trucewatch.web.ids import RecordId
from trucewatch.web.menu import PageSet
from trucewatch.web.visit import Here

router = APIRouter()
PAGES = PageSet("Go to a record", None, router)


@router.get("/go/{record}")
def go(here: Here, record: RecordId) -> Response:
    """Lead to the page that shows a record."""
    with here.desk.browse() as look:
        return RedirectResponse(_page_of(look, record), 303)


def _page_of(look: Browsing, record: str) -> str:
    try:
        found = look.record_kind(record)
    except UnknownRecord:
        return f"/incidents/{look.gone(record).id}"
    match found.kind:
        case "finding":
            return f"/incidents/{look.incident_of(found.id)}#t-finding"
        case "tally":
            return f"/claims/{look.tally(found.id).tally.claim}"
        case "decision":
            return f"/ledger/{found.id}"
        case kind:
            return f"/{kind}s/{found.id}"
