"""What the desk hands over for publication, and the look-ups every section needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timezone
from functools import cached_property
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from trucewatch.model import (
    Agreement,
    AgreementState,
    Attribution,
    Claim,
    Finding,
    Incident,
    Problem,
    Report,
    Standing,
    Tally,
)


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """A file as it was read: its name, what it was taken for, and how many bytes it holds."""

    digest: str
    file: str
    media_type: str
    encoding: str
    size: int


@dataclass(frozen=True, slots=True)
class DecidedStanding:
    """How far people stand behind one record; who decided, when and why are None where nobody has."""

    record: str
    standing: Standing
    by: str | None = None
    at: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """One line about an incident beside its finding: what people corrected in its claims, a grade, another agreement.

    ``kind`` is ``correction``, ``grade`` or ``agreement``.
    """

    incident: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class ItemisedPart:
    """What our incidents itemise of a source's own count, and what remains, in words."""

    tally: str
    words: str


@dataclass(frozen=True, slots=True)
class UnfitSum:
    """Counts that do not add up, in words, with the claims that give them: a remark, and the counts stay as given."""

    claims: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything one daily report is made of, assembled by the desk.

    ``day`` is the day reported on, in the agreement's zone, or None for the whole case. ``as_of`` is the time up to
    which the case had been read and carries its zone. ``zone`` is the IANA name that times are shown in.
    ``agreement_sentences`` say the agreement in plain words. ``remarks`` stand beside the findings of incidents,
    ``itemised`` beside the tallies, ``unfit`` below them.
    """

    as_of: datetime
    zone: str
    day: date | None = None
    agreement: Agreement | None = None
    agreement_sentences: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    incidents: tuple[Incident, ...] = ()
    tallies: tuple[Tally, ...] = ()
    findings: tuple[Finding, ...] = ()
    standings: tuple[DecidedStanding, ...] = ()
    remarks: tuple[Remark, ...] = ()
    itemised: tuple[ItemisedPart, ...] = ()
    unfit: tuple[UnfitSum, ...] = ()
    problems: tuple[Problem, ...] = ()
    documents: tuple[DocumentRead, ...] = ()

    def __post_init__(self) -> None:
        if self.as_of.tzinfo is None:
            raise ValueError("as_of must carry its zone")


@dataclass(frozen=True)
class CaseFile:
    """A briefing with its records by id, by incident and by report."""

    briefing: Briefing
    reports: dict[str, Report] = field(init=False)
    claims: dict[str, Claim] = field(init=False)
    attributions: dict[str, Attribution] = field(init=False)
    standings: dict[str, DecidedStanding] = field(init=False)

    def __post_init__(self) -> None:
        given = self.briefing
        object.__setattr__(self, "reports", {report.id: report for report in given.reports})
        object.__setattr__(self, "claims", {claim.id: claim for claim in given.claims if claim.report in self.reports})
        object.__setattr__(
            self, "attributions", {one.id: one for one in given.attributions if one.report in self.reports}
        )
        object.__setattr__(self, "standings", {stood.record: stood for stood in given.standings})

    @cached_property
    def findings(self) -> dict[str, Finding]:
        """The finding of each incident that has one, by the incident's id."""
        return {finding.incident: finding for finding in self.briefing.findings}

    @cached_property
    def incidents_of(self) -> dict[str, tuple[Incident, ...]]:
        """The incidents each claim belongs to, by the claim's id."""
        found: dict[str, list[Incident]] = defaultdict(list)
        for incident in self.briefing.incidents:
            for claim in incident.claims:
                found[claim].append(incident)
        return {claim: tuple(incidents) for claim, incidents in found.items()}

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each register id that the claims name somebody by, a body's own before that of a voice of it."""
        actors = [
            actor
            for claim in sorted(self.claims.values(), key=self.order_of)
            for actor in (claim.speaker, *claim.joint, *claim.relays, *claim.actors, *claim.targets)
        ]
        own: dict[str, str] = {}
        kin: dict[str, str] = {}
        for actor in actors:
            own.setdefault(actor.id or "", actor.name)
            kin.setdefault(actor.family or "", actor.name)
        return {one: name for one, name in (kin | own).items() if one}

    @cached_property
    def zone(self) -> ZoneInfo | timezone:
        """The zone that times are shown in; UTC where the name is not in the zone database."""
        try:
            return ZoneInfo(self.briefing.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return UTC

    @cached_property
    def effect(self) -> datetime | None:
        """The moment the agreement first took effect, or None."""
        agreement = self.briefing.agreement
        if agreement is None:
            return None
        since = [status.since for status in agreement.statuses if status.state is AgreementState.IN_FORCE]
        return min(since) if since else None

    def claims_named(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """Return the claims with these ids that the case holds, in the order their words stand in the reports."""
        held = [self.claims[claim] for claim in dict.fromkeys(ids) if claim in self.claims]
        return tuple(sorted(held, key=self.order_of))

    def order_of(self, claim: Claim) -> tuple[str, int, int, int, str]:
        """Return what puts claims in reading order: the file, the report's place in it, the words' place."""
        report = self.reports[claim.report]
        return (report.file, report.record or 0, report.offset + claim.span.start, claim.span.end, claim.id)

    def report_order(self, report: Report) -> tuple[str, int, int, str]:
        """Return what puts reports in the order they stand in their files."""
        return (report.file, report.record or 0, report.offset, report.id)

    @cached_property
    def remarks_of(self) -> dict[str, tuple[Remark, ...]]:
        """The remarks on each incident that has any, by the incident's id."""
        found: dict[str, list[Remark]] = defaultdict(list)
        for remark in self.briefing.remarks:
            found[remark.incident].append(remark)
        return {incident: tuple(several) for incident, several in found.items()}

    def standing_of(self, record: str) -> DecidedStanding:
        """Return the standing of a record; what nobody has decided about is proposed."""
        return self.standings.get(record, DecidedStanding(record, Standing.PROPOSED))
