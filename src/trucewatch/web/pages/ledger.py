"""The ledger: every decision, newest first, with its place in the chain, and one decision with the way to take it back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from trucewatch.desk.browsing import Browsing
from trucewatch.model import UnknownRecord
from trucewatch.web.ids import RecordId
from trucewatch.web.menu import PageSet
from trucewatch.web.visit import Here

router = APIRouter()
PAGES = PageSet("Ledger", "/ledger", router, group="Case")


@router.get("/ledger")
def ledger(here: Here, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> HTMLResponse:
    """Show the decisions."""
    with here.desk.browse() as look:
        found = look.ledger(page, 50)
    return here.page("ledger.html.j2", title="Ledger", found=found)


@router.get("/ledger/chain")
def chain(here: Here) -> HTMLResponse:
    """Say whether the chain of decisions holds: asked for by itself, because it reads every decision."""
    with here.desk.browse() as look:
        faults = look.ledger_faults()
    if here.wants_part:
        return here.part("decision/_chain.html.j2", faults=faults)
    return here.page("decision/chain.html.j2", title="The chain of decisions", faults=faults)


@router.get("/ledger/{record}")
def decision(here: Here, record: RecordId) -> HTMLResponse:
    """Show one decision."""
    with here.desk.browse() as look:
        shown = look.decision(record)
        seen = None if shown.withdrawn else _mark(look, shown.entry.about)
    return here.page("decision/one.html.j2", title="One decision", shown=shown, seen=seen)


def _mark(look: Browsing, record: str) -> str | None:
    """Return the mark a record is seen by; None where it is no more: merged away, it can still be taken back."""
    try:
        return look.seen(record)
    except UnknownRecord:
        return None
