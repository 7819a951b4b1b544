"""What a sitrep is made of: the whole case where it is small, the day's own records where it is large."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar
from zoneinfo import ZoneInfo

from trucewatch.desk.carrying import carried, went_from
from trucewatch.desk.remarking import remarks
from trucewatch.desk.reporting import Days, brief
from trucewatch.desk.settings import Settings
from trucewatch.desk.summary import SECOND_READER
from trucewatch.findings.plain import sentences
from trucewatch.ledger import Decidable, Overlay
from trucewatch.model import CaseError, Claim, Incident, Standing
from trucewatch.publication import Briefing, DecidedStanding, DocumentRead
from trucewatch.store import Case
from trucewatch.store.filters import ClaimFilter, Filter, ReportFilter
from trucewatch.store.index_rows import PageOf
from trucewatch.store.looking import Window

LARGE = 5_000
"""Claims beyond which a sitrep of a day rests on the day's own records: with 100,000 claims the whole takes a minute,
and its page 46 MB."""
_SIZE = 500
_MOST = 4_000
"""Records of one kind that a sitrep of a day takes in."""

T = TypeVar("T")


def sitrep_briefing(case: Case, settings: Settings, day: date | None) -> tuple[Briefing, bool]:
    """Return what a sitrep is made of, and whether it is the day's own records only.

    Reasons of decisions are left out: a sitrep is published and kept for good, and a reason may name somebody.

    Raises:
        CaseError: the case was not worked through yet.
    """
    if day is None or case.claims_counted(ClaimFilter()) <= LARGE:
        return _without_reasons(brief(case, settings, day or Days.ALL)), False
    with case.snapshot():
        return _without_reasons(_of_day(case, settings, day)), True


def _without_reasons(briefing: Briefing) -> Briefing:
    return replace(briefing, standings=tuple(replace(one, reason=None) for one in briefing.standings))


def _of_day(case: Case, settings: Settings, day: date) -> Briefing:
    last_run, held = case.last_run(), case.agreement()
    if last_run is None:
        raise CaseError(f"{case.path}: the last run on this case did not come to its end; give the same run again")
    zone = settings.zone if held is None else held.agreement.zone
    incidents = case.incidents_by_id(
        row.id for row in _all(lambda at: case.incident_rows(Filter(day_from=day, day_to=day), at))
    )
    published = [row.id for row in _all(lambda at: case.report_rows(ReportFilter(day_from=day, day_to=day), at))]
    told = [row.id for row in _all(lambda at: case.claim_rows(ClaimFilter(day_from=day, day_to=day), at))]
    tallies = case.tallies_by_id(_all(lambda at: case.tally_ids(day, day, at)))
    ids = dict.fromkeys((*told, *(claim for one in incidents.values() for claim in one.claims)))
    ids.update(dict.fromkeys(tally.claim for tally in tallies.values()))
    claims = case.claims_by_id(ids)
    for report in published:
        claims.update((claim.id, claim) for claim in case.claims_in(report))
    reports = case.reports_by_id(dict.fromkeys((*published, *(claim.report for claim in claims.values()))))
    findings = case.findings_of(incidents)
    records: list[Decidable] = [*claims.values(), *incidents.values(), *tallies.values(), *findings.values()]
    went_into, decidable = carried(case), [one.id for one in records]
    overlay = Overlay(case.decisions_about([*decidable, *went_from(went_into, decidable)]), went_into)
    shown = _shown(claims.values(), incidents.values(), frozenset(overlay.records))
    told_of = tuple(incidents.values())
    briefing = Briefing(
        as_of=last_run.at.astimezone(ZoneInfo(zone)),
        zone=zone,
        day=day,
        reports=tuple(reports.values()),
        claims=shown,
        incidents=told_of,
        tallies=tuple(tallies.values()),
        findings=tuple(findings.values()),
        standings=tuple(_standings(records, overlay)),
        remarks=tuple(remarks(case, told_of, {claim.id: claim for claim in shown})),
        documents=tuple(DocumentRead(one.document, one.file, "", "", 0) for one in reports.values()),
    )
    if held is None:
        return briefing
    return replace(briefing, agreement=held.agreement, agreement_sentences=sentences(held.agreement))


def _all(page: Callable[[Window], PageOf[T]]) -> Iterator[T]:
    for number in range(1, _MOST // _SIZE + 1):
        found = page(Window(number, _SIZE))
        yield from found.items
        if number >= found.pages:
            return


def _shown(claims: Iterable[Claim], incidents: Iterable[Incident], about: frozenset[str]) -> tuple[Claim, ...]:
    """Leave out what a second reader proposes alone, until an incident rests on it or a person decided about it."""
    used = {claim for incident in incidents for claim in incident.claims} | about
    return tuple(one for one in claims if one.id in used or not one.recipe.startswith(SECOND_READER))


def _standings(records: Iterable[Decidable], overlay: Overlay) -> Iterator[DecidedStanding]:
    for record in records:
        if record.id in overlay.records:
            held = overlay.holding(record.id)
            if held is None:
                yield DecidedStanding(record.id, Standing.PROPOSED)
            else:
                yield DecidedStanding(record.id, overlay.standing(record), held.by, held.at, held.reason)
