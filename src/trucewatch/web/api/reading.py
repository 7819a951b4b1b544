"""What the pages show, as JSON: days, incidents, claims, reports, tallies, sources, search, ledger, queue."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from trucewatch.desk.browsing import (
    AgreementView,
    BesideOne,
    ClaimView,
    DayCount,
    DecisionView,
    Facets,
    Hit,
    IncidentRow,
    IncidentView,
    LedgerLine,
    MergeOffered,
    News,
    PageOf,
    QueueRow,
    ReportRow,
    ReportView,
    SourceRow,
    SourceView,
    TallyRow,
    Today,
)
from trucewatch.desk.reviewing import Why
from trucewatch.model import Problem
from trucewatch.web.ids import RecordId
from trucewatch.web.narrowing import KEY, IncidentsAsked, ReportsAsked
from trucewatch.web.visit import Here

router = APIRouter(tags=["reading"])

Number = Annotated[int, Query(ge=1, le=100_000, description="the page of the list, counted from 1")]
Size = Annotated[int, Query(ge=1, le=500, description="how many on a page")]
Key = Annotated[str, Path(pattern=KEY, description="an opaque key")]


class State(BaseModel):
    """How far the case is: the number grows with every run, decision and erasure."""

    change_number: int


class Words(BaseModel):
    """What to search for: sent in the body, because it may be a name."""

    words: Annotated[str, Field(max_length=200)]
    kind: Annotated[str, Field(pattern="^(report|claim)$")] = "report"
    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    size: Annotated[int, Field(ge=1, le=500)] = 50


@router.get("/state")
def state(here: Here) -> State:
    """Return the change number, to be asked again and compared."""
    return State(change_number=here.desk.change_number())


@router.get("/news")
def news(here: Here, since: Annotated[int, Query(ge=0, le=2**53)]) -> News:
    """Return what came since a change number."""
    with here.desk.browse() as look:
        return look.news(since)


@router.get("/agreement")
def agreement(here: Here) -> AgreementView | None:
    """Return the agreement the case is tested against, or null."""
    with here.desk.browse() as look:
        return look.agreement()


@router.get("/days")
def days(here: Here) -> tuple[DayCount, ...]:
    """Return every day that has incidents."""
    with here.desk.browse() as look:
        return look.days()


@router.get("/today")
def today(here: Here, day: date | None = None) -> Today | None:
    """Return one day against the agreement's clock; without a day, the last one with incidents (null: the case has none)."""
    with here.desk.browse() as look:
        return look.today(day)


@router.get("/incidents")
def incidents(here: Here, asked: Annotated[IncidentsAsked, Query()]) -> PageOf[IncidentRow]:
    """Return the incidents, narrowed as asked."""
    with here.desk.browse() as look:
        return look.incidents(asked.filter, page=asked.page, size=asked.size, order=asked.order)


@router.get("/facets")
def facets(here: Here, asked: Annotated[IncidentsAsked, Query()]) -> Facets:
    """Return what the incidents can be narrowed by, with how many each would leave."""
    with here.desk.browse() as look:
        return look.facets(asked.filter)


@router.get("/incidents/{record}")
def incident(here: Here, record: RecordId) -> IncidentView:
    """Return one incident with its claims, voices, finding and decisions."""
    with here.desk.browse() as look:
        return look.incident(record)


@router.get("/incidents/{record}/beside")
def beside(
    here: Here, record: RecordId, page: Number = 1, size: Annotated[int, Query(ge=1, le=40)] = 20
) -> PageOf[BesideOne]:
    """Return why an incident was not put together with the others of its days, those of a page that come nearest first."""
    with here.desk.browse() as look:
        return look.beside(record, page, size)


@router.get("/incidents/{record}/beside/{other}")
def two(here: Here, record: RecordId, other: RecordId) -> BesideOne | None:
    """Return why two incidents were not put together; null where no claim of one of them counts any more."""
    with here.desk.browse() as look:
        return look.two(record, other)


@router.get("/incidents/{record}/merges")
def merges(here: Here, record: RecordId, most: Annotated[int, Query(ge=1, le=50)] = 5) -> tuple[MergeOffered, ...]:
    """Return the incidents that may be one event with this one, the likeliest first, with why and why not."""
    with here.desk.browse() as look:
        return look.merges(record, most)


@router.get("/claims/{record}")
def claim(here: Here, record: RecordId) -> ClaimView:
    """Return one claim with its words and how people stand behind it."""
    with here.desk.browse() as look:
        return look.claim(record)


@router.get("/reports")
def reports(here: Here, asked: Annotated[ReportsAsked, Query()]) -> PageOf[ReportRow]:
    """Return the reports, by day of publication."""
    with here.desk.browse() as look:
        return look.reports(asked.filter, page=asked.page, size=asked.size)


@router.get("/reports/{record}")
def report(here: Here, record: RecordId) -> ReportView:
    """Return one report whole: its text in pieces with the claims that cover each."""
    with here.desk.browse() as look:
        return look.report(record)


@router.get("/problems")
def problems(here: Here, page: Number = 1, size: Size = 50) -> PageOf[Problem]:
    """Return the trouble with the inputs."""
    with here.desk.browse() as look:
        return look.problems(page, size)


@router.get("/tallies")
def tallies(
    here: Here, day_from: date | None = None, day_to: date | None = None, page: Number = 1, size: Size = 50
) -> PageOf[TallyRow]:
    """Return the sources' own counts over these days."""
    with here.desk.browse() as look:
        return look.tallies(day_from, day_to, page, size)


@router.get("/queue")
def queue(here: Here, cause: Why | None = None, page: Number = 1, size: Size = 50) -> PageOf[QueueRow]:
    """Return what waits for a person's decision, what matters most first."""
    with here.desk.browse() as look:
        return look.queue(page, size, cause)


@router.post("/search")
def search(here: Here, asked: Words) -> PageOf[Hit]:
    """Return the reports and claims that hold the words."""
    with here.desk.browse() as look:
        return look.search(asked.words, asked.page, asked.size, asked.kind)


@router.get("/sources")
def sources(here: Here, page: Number = 1, size: Size = 50) -> PageOf[SourceRow]:
    """Return the sources, those that say most first."""
    with here.desk.browse() as look:
        return look.sources(page, size)


@router.get("/sources/{key}")
def source(here: Here, key: Key) -> SourceView:
    """Return one source and the first of what it says."""
    with here.desk.browse() as look:
        return look.source(key)


@router.get("/ledger")
def ledger(here: Here, page: Number = 1, size: Size = 50) -> PageOf[LedgerLine]:
    """Return the decisions, newest first."""
    with here.desk.browse() as look:
        return look.ledger(page, size)


@router.get("/ledger/{record}")
def decision(here: Here, record: RecordId) -> DecisionView:
    """Return one decision."""
    with here.desk.browse() as look:
        return look.decision(record)
