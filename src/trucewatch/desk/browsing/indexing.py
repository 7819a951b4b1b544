"""Make the index of a case from its records: what a page is found by, and nothing that is not in them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from trucewatch.desk.browsing.parties import Parties
from trucewatch.desk.browsing.sources import Voices
from trucewatch.desk.reviewing import Waiting, waiting_always, waiting_among
from trucewatch.findings.in_force import in_force_stretch
from trucewatch.ledger import Decidable, seen_digest
from trucewatch.model import (
    Agreement,
    Claim,
    Decision,
    DecisionKind,
    Finding,
    Incident,
    Place,
    PlacePrecision,
    PossibleMerge,
    Report,
    Tally,
    Verdict,
    When,
    content_id,
)
from trucewatch.registers import Registers
from trucewatch.store.counting import UNSURE
from trucewatch.store.index_rows import (
    ClaimRow,
    Folded,
    IncidentRow,
    Index,
    PartyOf,
    RecordDigest,
    ReportRow,
    Side,
    TallyEntry,
    WaitingRow,
)
from trucewatch.store.search_words import folded

RECIPE = "index@6"
"""Changes whenever the index of the same records would come out otherwise: older ones are then made anew."""

_LAST = "9"
"""Sorts after every place in the queue: nothing about the incident waits for a person."""


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a case, with what decides who is who and what came before the agreement.

    ``machine`` are the claims that people corrected or added, as the machine reads them; None where it reads none.
    ``merges`` are the pairs of incidents that linking weighs near to one event. ``went_into`` names the records that those
    went into which are no more and were decided about.
    """

    reports: Sequence[Report]
    claims: Sequence[Claim]
    incidents: Sequence[Incident]
    tallies: Sequence[Tally]
    findings: Sequence[Finding]
    decisions: tuple[Decision, ...]
    agreement: Agreement | None
    registers: Registers
    machine: Mapping[str, Claim | None] = field(default_factory=dict)
    merges: Sequence[PossibleMerge] = ()
    went_into: Mapping[str, str] = field(default_factory=dict)


def index_of(records: Records) -> Index:
    """Return the index of a case's records. Same records, same index."""
    incident_of = {claim: one.id for one in records.incidents for claim in one.claims}
    voices = Voices(records.registers)
    effect = effect_of(records.agreement)
    claims = tuple(
        claim_row(one, incident_of.get(one.id), voices.hear(one, incident_of.get(one.id)), effect)
        for one in records.claims
    )
    voices.publish(records.reports)
    waiting = _waiting(records)
    parties, incidents = _incidents(records, waiting)
    told = _told(records)
    tallies = tuple(
        TallyEntry(
            one.id,
            one.report,
            voices.key(one.source),
            one.counted,
            one.period.start,
            one.period.end,
            told.get(one.claim),
        )
        for one in records.tallies
    )
    return Index(
        recipe=RECIPE,
        reports=_reports(records),
        claims=claims,
        incidents=incidents,
        parties=parties,
        voices=tuple(voices.voices),
        sources=voices.rows(),
        tallies=tallies,
        waiting=tuple(waiting_row(one) for one in (*waiting, *_always(records))),
        digests=tuple(_digests(records)),
    )


def report_words(reports: Iterable[Report]) -> Iterator[Folded]:
    """Yield the words of each report for searching: title, outlet and text."""
    for report in reports:
        yield folded("\n".join(filter(None, (report.title, report.publisher, report.text))))


def claim_words(claims: Iterable[Claim]) -> Iterator[Folded]:
    """Yield the words of each claim for searching: its quotation, and who and where it is about as the registers say."""
    for claim in claims:
        people = (claim.speaker, *claim.joint, *claim.relays, *claim.actors, *claim.targets)
        named = dict.fromkeys(
            name
            for name in (*(one.name for one in people), *(one.known_as or one.name for one in claim.places))
            if name not in claim.quote
        )
        yield folded("\n".join((claim.quote, *named)))


def effect_of(agreement: Agreement | None) -> datetime | None:
    """Return the moment the agreement first took effect, in its own zone; None where it never did."""
    force = None if agreement is None else in_force_stretch(agreement)
    if agreement is None or force is None or force.start is None:
        return None
    return force.start.astimezone(ZoneInfo(agreement.zone))


def side_of(when: When, effect: datetime | None) -> Side:
    """Tell whether a time lies wholly before or after the moment the agreement took effect.

    The day of the moment itself is neither, unless it took effect at its very beginning.

    >>> moment = datetime(2031, 5, 13, tzinfo=ZoneInfo("UTC"))
    >>> side_of(When(date(2031, 5, 13), date(2031, 5, 14)), moment)
    <Side.AFTER: 'after'>
    >>> side_of(When(date(2031, 5, 12), None), moment)
    <Side.UNCLEAR: 'unclear'>
    """
    if effect is None or not when.known:
        return Side.UNCLEAR
    if when.end is not None and when.end < effect.date():
        return Side.BEFORE
    whole_day = effect.timetz().replace(tzinfo=None) == time(0)
    if when.start is not None and (when.start > effect.date() or (whole_day and when.start == effect.date())):
        return Side.AFTER
    return Side.UNCLEAR


def _reports(records: Records) -> tuple[ReportRow, ...]:
    claims = Counter(one.report for one in records.claims)
    return tuple(
        ReportRow(
            one.id,
            one.title,
            one.publisher,
            one.file,
            one.record,
            one.published.best,
            one.published.earliest,
            one.published.latest,
            one.published.certain,
            len(one.text),
            claims[one.id],
            len(one.problems),
        )
        for one in records.reports
    )


def claim_row(claim: Claim, incident: str | None, speaker: str, effect: datetime | None) -> ClaimRow:
    """Return what is looked up of a claim."""
    return ClaimRow(
        id=claim.id,
        report=claim.report,
        incident=incident,
        event_type=claim.event_type,
        speaker=speaker,
        first_day=claim.time.start,
        last_day=claim.time.end,
        said_on=claim.said_on.start,
        side=side_of(claim.time, effect),
        armed=claim.event_type.armed,
        doubtful=bool(claim.doubts),
        killed=any(count.unit == "deaths" for count in claim.counts),
    )


def _incidents(records: Records, waiting: Sequence[Waiting]) -> tuple[tuple[PartyOf, ...], tuple[IncidentRow, ...]]:
    claims = {one.id: one for one in records.claims}
    findings = {one.incident: one for one in records.findings}
    settle = Parties(records.registers, records.agreement)
    places = _pressing(waiting)
    parties: list[PartyOf] = []
    rows: list[IncidentRow] = []
    for incident in records.incidents:
        named = settle.of(incident, [claims[one] for one in incident.claims if one in claims])
        parties += named
        finding = findings.get(incident.id)
        pressing = min(
            (places[one] for one in (incident.id, finding.id if finding else "") if one in places), default=""
        )
        rows.append(_incident(incident, finding, tuple(one.name for one in named), pressing))
    return tuple(parties), tuple(rows)


def _pressing(waiting: Sequence[Waiting]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in waiting:
        found[one.record] = min(one.order, found.get(one.record, one.order))
    return found


def _incident(incident: Incident, finding: Finding | None, parties: tuple[str, ...], pressing: str) -> IncidentRow:
    place = incident.place
    return IncidentRow(
        id=incident.id,
        title=incident.title,
        event_type=incident.event_type,
        armed=incident.armed,
        extent=incident.extent,
        first_day=incident.time.start,
        last_day=incident.time.end,
        verdict=Verdict.NOT_ASSESSED if finding is None else finding.verdict,
        finding=None if finding is None else finding.id,
        precision=PlacePrecision.UNKNOWN if place is None else place.precision,
        place=None if place is None else place_key(place),
        place_name=None if place is None else place.name,
        country=None if place is None else place.country,
        lat=None if place is None else place.lat,
        lon=None if place is None else place.lon,
        within=() if place is None else place.within,
        claims=len(incident.claims),
        reports=len(incident.reports),
        sources=incident.independent_sources,
        clashes=len(incident.disagree),
        parties=parties,
        pressing=pressing or f"{_LAST}.{_backwards(incident.time)}.{incident.id}",
    )


def place_key(place: Place) -> str:
    """Return a place's key. One that is not sure has a key of its own: a map draws it otherwise.

    >>> place_key(Place("Varr", "varr"))[:2], place_key(Place("Varr", "varr", doubt="spelt like Varra"))[:2]
    ('l-', 'u-')
    """
    return content_id(UNSURE if place.doubt else "l", place.id or place.name)


def _backwards(when: When) -> int:
    """Return a number that is smaller for a later day: what is lately told of comes first."""
    day = when.end or when.start or date.min
    return 9_999_999 - day.toordinal()


def _waiting(records: Records) -> tuple[Waiting, ...]:
    """Return what would wait if nobody had decided but on merges and splits: a standing hides what is settled."""
    pairs = tuple(one for one in records.decisions if one.kind in (DecisionKind.MERGE, DecisionKind.SPLIT))
    made: tuple[Decidable, ...] = (*records.claims, *records.incidents, *records.tallies, *records.findings)
    return waiting_among(made, pairs, records.merges)


def _always(records: Records) -> tuple[Waiting, ...]:
    """Return what waits whatever its standing, as the decisions are now."""
    made: tuple[Decidable, ...] = (*records.claims, *records.incidents, *records.tallies, *records.findings)
    reports = frozenset(one.id for one in records.reports)
    return waiting_always(made, records.decisions, records.machine, reports, records.went_into)


def waiting_row(one: Waiting) -> WaitingRow:
    """Return a place in the queue as it is kept."""
    said = (one.record, one.kind, one.title, int(one.cause), one.why, one.hangs_on_it, one.order)
    return WaitingRow(*said, one.other, one.always)


def _told(records: Records) -> Mapping[str, date]:
    """Return, by claim, the day its words were said, or else published."""
    published = {one.id: one.published.best for one in records.reports}
    days = ((one.id, one.said_on.start or published.get(one.report)) for one in records.claims)
    return {claim: day for claim, day in days if day is not None}


def _digests(records: Records) -> Iterator[RecordDigest]:
    """Yield the digest of everything that a person may be told is new."""
    tested = {one.incident: seen_digest(one) for one in records.findings}
    for report in records.reports:
        yield RecordDigest(report.id, "report", hashlib.sha256(repr(report.published).encode()).hexdigest())
    for incident in records.incidents:
        yield RecordDigest(incident.id, "incident", f"{seen_digest(incident)}.{tested.get(incident.id, '')}")
    for tally in records.tallies:
        yield RecordDigest(tally.id, "tally", seen_digest(tally))
