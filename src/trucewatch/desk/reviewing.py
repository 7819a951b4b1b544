"""The queue: what waits for a person's decision, what matters most first, and what hangs on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from trucewatch.desk.carrying import before_words, carried
from trucewatch.desk.queued import ANY, Queue, Waiting, Why
from trucewatch.desk.saying import VERDICTS, say_claim, say_report, say_when
from trucewatch.ledger import Decidable, Overlay, corrected_by, paired_by
from trucewatch.ledger.corrections import overtaken
from trucewatch.ledger.saying_fields import words_of
from trucewatch.model import (
    Bound,
    Claim,
    Decision,
    Finding,
    Incident,
    Place,
    PlacePrecision,
    Polarity,
    PossibleMerge,
    Report,
    Standing,
    Tally,
    Verdict,
)
from trucewatch.store import Case

_LIKELIEST = 1000
"""What a pair that is surely one event would weigh in the queue; an even chance weighs half of it."""


@dataclass(frozen=True, slots=True)
class _Cause:
    why: Why
    words: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class _Table:
    """The records of a case, and what rests on what.

    ``machine`` are the claims that people corrected, as the machine reads them; ``reports`` is None where not every
    record is at hand.
    """

    claims: Mapping[str, Claim]
    incidents: Mapping[str, Incident]
    tallies: Mapping[str, Tally]
    findings: Mapping[str, Finding]
    overlay: Overlay
    incident_of: Mapping[str, Incident]
    finding_of: Mapping[str, Finding]
    tallies_of: Mapping[str, Sequence[Tally]]
    paired: tuple[tuple[frozenset[str], frozenset[str]], ...]
    merges: Sequence[PossibleMerge] = ()
    machine: Mapping[str, Claim | None] = field(default_factory=dict)
    reports: frozenset[str] | None = None

    @classmethod
    def of(cls, case: Case) -> _Table:
        with case.snapshot():
            records: tuple[Decidable, ...] = (*case.claims(), *case.incidents(), *case.tallies(), *case.findings())
            made = cls.among(records, case.decisions(), case.possible_merges(), carried(case))
            return replace(made, machine=case.machine_claims(), reports=case.report_ids())

    @classmethod
    def among(
        cls,
        records: Sequence[Decidable],
        decisions: tuple[Decision, ...],
        merges: Sequence[PossibleMerge] = (),
        went_into: Mapping[str, str] | None = None,
    ) -> _Table:
        overlay = Overlay(decisions, went_into)
        incidents = {one.id: one for one in records if isinstance(one, Incident)}
        findings = {one.id: one for one in records if isinstance(one, Finding)}
        tallies = {one.id: one for one in records if isinstance(one, Tally)}
        tallies_of: dict[str, list[Tally]] = defaultdict(list)
        for tally in tallies.values():
            tallies_of[tally.claim].append(tally)
        return cls(
            claims={one.id: one for one in records if isinstance(one, Claim)},
            incidents=incidents,
            tallies=tallies,
            findings=findings,
            overlay=overlay,
            incident_of={claim: one for one in incidents.values() for claim in one.claims},
            finding_of={one.incident: one for one in findings.values()},
            tallies_of=tallies_of,
            paired=tuple(_sides(one) for several in overlay.records.values() for one in several if one.value),
            merges=merges,
        )


def waiting_among(
    records: Sequence[Decidable],
    decisions: tuple[Decision, ...],
    merges: Sequence[PossibleMerge] = (),
) -> tuple[Waiting, ...]:
    """Return all that waits among these records, what matters most first; ``merges`` are the pairs weighed near."""
    return tuple(sorted(_all(_Table.among(records, decisions, merges)), key=lambda one: one.order))


def waiting_always(
    records: Sequence[Decidable],
    decisions: tuple[Decision, ...],
    machine: Mapping[str, Claim | None],
    reports: frozenset[str],
    went_into: Mapping[str, str] | None = None,
) -> tuple[Waiting, ...]:
    """Return what waits whatever its standing: corrections under which the reading moved, decisions about what is gone.

    ``machine`` are the claims that people corrected, as the machine reads them, and ``went_into`` names the records that
    others went into: a decision about one of those is not about what is gone.
    """
    table = replace(_Table.among(records, decisions, went_into=went_into), machine=machine, reports=reports)
    corrected = (table.claims[one] for one in machine if one in table.claims)
    moved = ((claim, list(_overtaken(table, claim))) for claim in corrected)
    rows = [replace(_row(table, claim, "claim", causes), always=True) for claim, causes in moved if causes]
    return tuple(sorted((*rows, *_gone(table)), key=lambda one: one.order))


def _sides(decision: Decision) -> tuple[frozenset[str], frozenset[str]]:
    """Return the two sides that a merge joins or a split parts; empty ones for other decisions."""
    pairing = paired_by(decision)
    if pairing is None:
        return frozenset(), frozenset()
    return frozenset((decision.about, *pairing.left)), frozenset((pairing.other, *pairing.right))


def review(case: Case, limit: int = 50, only: Iterable[Why] = ()) -> Queue:
    """Return the queue of a case, the first ``limit`` of it; ``only`` keeps the records that wait for these causes.

    What a person confirmed, verified or rejected is not in it, until it changes.
    """
    table = _Table.of(case)
    wanted = frozenset(only)
    waiting = sorted(_all(table), key=lambda one: one.order)
    if wanted:
        waiting = [one for one in waiting if one.cause in wanted]
    counted = tuple((why, sum(one.cause is why for one in waiting)) for why in Why)
    return Queue(tuple(waiting[:limit]), len(waiting), tuple(one for one in counted if one[1]))


def _all(table: _Table) -> Iterator[Waiting]:
    for finding in table.findings.values():
        yield from _waiting(table, finding, "finding", _about_finding(table, finding))
    for claim in table.claims.values():
        yield from _waiting(table, claim, "claim", _about_claim(claim))
    for incident in table.incidents.values():
        yield from _waiting(table, incident, "incident", _about_incident(incident))
    for tally in table.tallies.values():
        yield from _waiting(table, tally, "tally", ())
    yield from _merges(table)
    yield from _gone(table)


def _waiting(table: _Table, record: Decidable, kind: str, causes: Iterable[_Cause]) -> Iterator[Waiting]:
    """Yield the record with all its causes, if it waits for anything."""
    standing = table.overlay.standing(record)
    found = list(causes) if standing in (Standing.PROPOSED, Standing.STALE) else []
    held = table.overlay.holding(record.id)
    if standing is Standing.STALE and held is not None:
        found.append(_Cause(Why.STALE, changed_since(held, record.id)))
    if isinstance(record, Claim):
        found += _overtaken(table, record)
    if not found:
        return
    yield _row(table, record, kind, found)


def _row(table: _Table, record: Decidable, kind: str, causes: Iterable[_Cause]) -> Waiting:
    """Return the record as it waits for these causes, the gravest first."""
    found = sorted(causes, key=lambda one: one.why)
    first = found[0]
    return Waiting(
        record=record.id,
        kind=kind,
        title=_title(table, record),
        cause=first.why,
        why=tuple(one.words for one in found),
        hangs_on_it=_hangs_on(table, record),
        standing=table.overlay.standing(record),
        seen=table.overlay.mark(record),
        order=_order(first, _gravity(table, record), record.id),
    )


def _order(cause: _Cause, gravity: int, record: str) -> str:
    """Return a text that sorts by cause, then by how much it weighs, then by what hangs on it, then by id."""
    return f"{cause.why:d}.{99_999_999 - int(min(cause.weight, 99_999_999)):08d}.{gravity:d}.{record}"


# Causes --------------------------------------------------------------------------------------------------------------


def _about_finding(table: _Table, finding: Finding) -> Iterator[_Cause]:
    apparent = finding.verdict is Verdict.APPARENT_VIOLATION
    killed, words = _killed(table, finding.incident)
    if apparent and killed:
        yield _Cause(Why.PEOPLE_KILLED, f"apparent violation; people killed, as alleged: {words}", killed)
    elif apparent:
        yield _Cause(Why.APPARENT, "apparent violation, and nobody has decided about it")
    if finding.hangs_on is not None and finding.verdict is not Verdict.OUTSIDE_AGREEMENT:
        yield _Cause(Why.DISPUTED, f"accounts differ; it hangs on {finding.hangs_on}", killed)


def _killed(table: _Table, incident_id: str) -> tuple[float, str]:
    """Return the least number of people killed that the gravest claim alleges, and its words; 0 where none does.

    It only orders the queue: rival counts are not compared here.
    """
    incident = table.incidents.get(incident_id)
    members = [table.claims[one] for one in incident.claims if one in table.claims] if incident else []
    gravest = (0.0, "")
    for claim in members:
        if claim.polarity is Polarity.NEGATIVE:
            continue
        for count in claim.counts:
            least = count.low if count.low is not None else count.value
            if count.bound in (Bound.UP_TO, Bound.LESS_THAN) or least is None or not least:
                least = 1.0 if count.value != 0 else 0.0
            if count.unit == "deaths":
                gravest = max(gravest, (least, f'"{count.words}" ({claim.speaker.name})'))
    return gravest


def _about_claim(claim: Claim) -> Iterator[_Cause]:
    if claim.doubts:
        yield _Cause(
            Why.DOUBT, f"the machine is unsure: {'; '.join(claim.doubts)}", round(100 * (1 - claim.confidence))
        )


def _overtaken(table: _Table, claim: Claim) -> Iterator[_Cause]:
    """Yield the corrections under which the machine's reading has moved: it reads a third thing now."""
    machine = table.machine.get(claim.id)
    if machine is None:
        return
    # Of several corrections of a field the last one holds.
    latest = {change.field: one for one in table.overlay.corrections(claim.id) for change in corrected_by(one).changes}
    for decision in dict.fromkeys(latest.values()):
        for change in overtaken(machine, decision):
            if latest[change.field] != decision:
                continue
            field = change.field.value.replace("_", " ")
            now = words_of(machine, change.field)
            yield _Cause(
                Why.STALE,
                f"{decision.by} corrected its {field} from {change.was!r} to {change.to!r}; the machine now reads {now!r}",
            )


def changed_since(decision: Decision, record: str) -> str:
    """Say that a record is no longer what somebody decided about, or that what they decided about went into it."""
    before = before_words(decision, record)
    return f"{decided_by(decision)}{before}{'; look at the two as one' if before else ', and it has changed since'}"


def decided_by(decision: Decision) -> str:
    """Say who decided what, and when."""
    return f"{decision.by} decided {decision.kind.value} on {decision.at.date().isoformat()}"


def _gone(table: _Table) -> Iterator[Waiting]:
    """Yield the decisions whose record a later run no longer makes: merged into another, split up or read otherwise."""
    if table.reports is None:
        return
    known = (table.claims, table.incidents, table.tallies, table.findings, table.reports)
    for record, decisions in table.overlay.records.items():
        # What a merge or a split did lives on in its claims; it has nothing to be looked at again.
        held = [one for one in decisions if paired_by(one) is None]
        if held and not any(record in some for some in known):
            cause = _Cause(Why.STALE, f"{decided_by(held[-1])}, and no run makes this record any more")
            yield Waiting(
                record=record,
                kind="gone",
                title=f"{record}: no longer made",
                cause=cause.why,
                why=(cause.words,),
                hangs_on_it=(),
                standing=Standing.STALE,
                seen="",
                order=_order(cause, 3, record),
                other=held[-1].id,
                always=True,
            )


def _about_incident(incident: Incident) -> Iterator[_Cause]:
    if not incident.armed:
        return
    if not incident.time.known:
        yield _Cause(Why.UNDATED, "no day is known, so it cannot be tested against the agreement")
    if not _located(incident.place):
        yield _Cause(Why.UNLOCATED, "no place is known")


def _located(place: Place | None) -> bool:
    return place is not None and place.precision is not PlacePrecision.UNKNOWN


def _merges(table: _Table) -> Iterator[Waiting]:
    """Yield the pairs of armed incidents that linking weighs near to one event, unless people decided about the pair."""
    for told in table.merges:
        one, other = (table.incidents.get(record) for record in told.incidents)
        if one is not None and other is not None and one.armed and other.armed and not _decided(table, one, other):
            yield _merge(table, one, other, told)


def in_short(reasons: Sequence[str], most: int = 3) -> tuple[str, ...]:
    """Return the heaviest of a pair's reasons without what they weigh.

    >>> in_short(("both place it in Tarsk (+2.6)", "both on 2031-05-12 (+1.9)"))
    ('both place it in Tarsk', 'both on 2031-05-12')
    """
    return tuple(one.rpartition(" (")[0] for one in reasons[:most])


def _decided(table: _Table, one: Incident, other: Incident) -> bool:
    """Tell whether people joined or parted the two, or claims of theirs."""
    mine, theirs = frozenset((one.id, *one.claims)), frozenset((other.id, *other.claims))
    return any(
        (bool(left & mine) and bool(right & theirs)) or (bool(left & theirs) and bool(right & mine))
        for left, right in table.paired
    )


def _merge(table: _Table, one: Incident, other: Incident, told: PossibleMerge) -> Waiting:
    alike = "; ".join(in_short(told.for_it)) or told.because
    cause = _Cause(Why.MERGE, f"may be one event with {other.id}: {alike}", _LIKELIEST / (1 + 2**-told.weight))
    return Waiting(
        record=one.id,
        kind="incident",
        title=f"{one.title} / {other.title}",
        cause=Why.MERGE,
        why=(cause.words,),
        hangs_on_it=(*_hangs_on(table, one), *_hangs_on(table, other)),
        standing=table.overlay.standing(one),
        seen=table.overlay.mark(one),
        order=_order(cause, _gravity(table, one), f"{one.id}.{other.id}"),
        other=other.id,
    )


# What hangs on it ----------------------------------------------------------------------------------------------------


def _hangs_on(table: _Table, record: Decidable) -> tuple[tuple[str, str], ...]:
    """Return what follows from a record: the incident, finding and tallies that rest on it."""
    hanging: list[Incident | Tally | Finding] = []
    if isinstance(record, Claim):
        hanging += [table.incident_of[record.id]] if record.id in table.incident_of else []
        hanging += table.tallies_of.get(record.id, ())
    incident = record if isinstance(record, Incident) else table.incident_of.get(record.id)
    if incident is not None and incident.id in table.finding_of:
        hanging.append(table.finding_of[incident.id])
    if isinstance(record, Finding) and record.incident in table.incidents:
        hanging.append(table.incidents[record.incident])
    return tuple((one.id, _title(table, one)) for one in hanging)


def _gravity(table: _Table, record: Decidable) -> int:
    """Return how much hangs on a record: 0 an apparent violation, 1 one that cannot be told, 2 else, 3 nothing."""
    incident = record if isinstance(record, Incident) else table.incident_of.get(record.id)
    finding = record if isinstance(record, Finding) else table.finding_of.get(incident.id if incident else "")
    if finding is None:
        return 3 if incident is None else 2
    return {Verdict.APPARENT_VIOLATION: 0, Verdict.CANNOT_TELL: 1}.get(finding.verdict, 2)


def _title(table: _Table, record: Decidable) -> str:
    if isinstance(record, Claim):
        return f'{say_claim(record)}: "{" ".join(record.quote.split())}"'
    if isinstance(record, Incident):
        return record.title
    if isinstance(record, Tally):
        return f"{record.source.name}: {record.counted.replace('_', ' ')}, {say_when(record.period)}"
    if isinstance(record, Report):
        return say_report(record)
    incident = table.incidents.get(record.incident)
    return f"{VERDICTS[record.verdict]}: {incident.title if incident else record.incident}"


__all__ = ["ANY", "Queue", "Waiting", "Why", "changed_since", "review", "waiting_always", "waiting_among"]
