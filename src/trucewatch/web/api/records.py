"""What a record is, what became of it, by which tests it may be verified, and whether what is kept was changed."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from trucewatch.desk.browsing import GoneIncidentView
from trucewatch.model import VerificationTest
from trucewatch.web.ids import RecordId
from trucewatch.web.visit import Here

router = APIRouter(tags=["records"])


class RecordFound(BaseModel):
    """A record's kind and its whole id."""

    kind: str
    id: str


class Checked(BaseModel):
    """Whether everything is as it was written, and what is not."""

    holds: bool
    faults: tuple[str, ...]


@router.get("/records/{record}")
def record(here: Here, record: RecordId) -> RecordFound:
    """Return what kind of record an id, or its beginning, names."""
    with here.desk.browse() as look:
        found = look.record_kind(record)
    return RecordFound(kind=found.kind, id=found.id)


@router.get("/gone/{record}", response_model=GoneIncidentView)
def gone(here: Here, record: RecordId) -> GoneIncidentView:
    """Return what became of an incident that is no more: where its claims lie now, and what people decided."""
    with here.desk.browse() as look:
        return look.gone(record)


@router.get("/tests", response_model=tuple[VerificationTest, ...])
def tests(here: Here) -> tuple[VerificationTest, ...]:
    """Return the tests by which something may be marked verified: the agreement's, then those of the settings."""
    with here.desk.browse() as look:
        return look.tests()


@router.get("/checks/ledger")
def check_ledger(here: Here) -> Checked:
    """Go through the whole chain of decisions."""
    with here.desk.browse() as look:
        faults = tuple(fault.words for fault in look.ledger_faults())
    return Checked(holds=not faults, faults=faults)


@router.get("/checks/sitreps")
def check_sitreps(here: Here) -> Checked:
    """Go through every version and every page of the sitreps that is kept."""
    faults = here.desk.sitreps().faults()
    return Checked(holds=not faults, faults=faults)
