"""Records as rows of an export: the names and offsets other programs read.

Offsets count characters of the input file as decoded, end exclusive; for JSON lines and CSV they count in the
record's text, and ``record`` is its number from 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.desk.tallying import TallyTold
from trucewatch.incidents.itemising import SumCheck
from trucewatch.ledger import corrected_by
from trucewatch.model import (
    Account,
    Actor,
    Answer,
    Attribution,
    Check,
    Claim,
    Count,
    Decision,
    Finding,
    Grade,
    Incident,
    Obligation,
    Place,
    Problem,
    Report,
    Span,
    Standing,
    Tally,
    When,
)
from trucewatch.model.decision import Entry

Cell = str | int | float | bool | None | Sequence["Cell"] | Mapping[str, "Cell"]
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Frame:
    """The report a record stands in: gives its file and shifts its spans into it."""

    report: Report

    def at(self, span: Span) -> list[Cell]:
        """Return a span as [start, end] in the file."""
        return [self.report.offset + span.start, self.report.offset + span.end]

    def words(self, span: Span | None) -> Row:
        """Return a span's place and words, all None where there is none."""
        if span is None:
            return {"start": None, "end": None, "quote": None}
        start, end = self.at(span)
        return {"start": start, "end": end, "quote": span.quote(self.report.text)}

    @property
    def place(self) -> Row:
        """Return which report, file and record it is."""
        return {"report": self.report.id, "file": self.report.file, "record": self.report.record}


def row_of_report(report: Report) -> Row:
    """Return a report, with its text so that every offset can be looked up."""
    frame = Frame(report)
    dateline = report.dateline
    return {
        "id": report.id,
        "file": report.file,
        "record": report.record,
        "start": report.offset,
        "end": report.offset + len(report.text),
        "document": report.document,
        "title": report.title,
        "publisher": report.publisher,
        "url": report.url,
        "published": {
            "date": _day(report.published.best),
            "earliest": _day(report.published.earliest),
            "latest": _day(report.published.latest),
            "certain": report.published.certain,
            "reasons": list(report.published.reasons),
        },
        "dateline": None if dateline is None else {**frame.words(dateline.span), "places": list(dateline.places)},
        "credits": [{"role": one.role, "name": one.name, "place": one.place} for one in report.credits],
        "parts": [{"kind": part.kind.value, "span": frame.at(part.span)} for part in report.parts],
        "mends": [{"span": frame.at(mend.span), "reads": mend.reads} for mend in report.mends],
        "also_in": list(report.also_in),
        "problems": [row_of_problem(problem) for problem in report.problems],
        "text": report.text,
    }


def row_of_attribution(one: Attribution, report: Report) -> Row:
    """Return an attribution."""
    frame = Frame(report)
    return {
        "id": one.id,
        **frame.place,
        "content": [frame.at(span) for span in one.content],
        "speaker": [frame.at(span) for span in one.speaker_spans],
        "cue": [frame.at(span) for span in one.cue],
        "quote": " ".join(span.quote(report.text) for span in one.content),
        "speaker_name": None if one.speaker is None else one.speaker.name,
        "speaker_id": None if one.speaker is None else one.speaker.id,
        "joint": [_actor(actor, frame) for actor in one.joint],
        "relays": [_actor(actor, frame) for actor in one.relays],
        "quoted": one.quoted.value,
        "speech_act": one.act.value,
        "said_nothing": one.said_nothing,
        "rule": one.rule,
        "doubts": list(one.doubts),
    }


def row_of_claim(
    claim: Claim,
    report: Report,
    standing: Standing,
    corrections: Sequence[Decision] = (),
    grades: Sequence[Grade] = (),
) -> Row:
    """Return a claim as people have it; ``corrections`` are the decisions that changed or added it."""
    frame = Frame(report)
    return {
        "id": claim.id,
        **frame.place,
        **frame.words(claim.span),
        "quote": claim.quote,
        "event_type": claim.event_type.value,
        "coarse_type": claim.event_type.coarse.value,
        "speaker": _actor(claim.speaker, frame),
        "joint": [_actor(actor, frame) for actor in claim.joint],
        "relays": [_actor(actor, frame) for actor in claim.relays],
        "attribution": claim.attribution,
        "quoted": claim.quoted.value,
        "cue": claim.cue,
        "speech_act": claim.act.value,
        "polarity": claim.polarity.value,
        "mood": claim.mood.value,
        "certainty": claim.certainty.value,
        "actor": [_actor(actor, frame) for actor in claim.actors],
        "target": [_actor(actor, frame) for actor in claim.targets],
        "place": [_place(place, frame) for place in claim.places],
        "time": _when(claim.time, frame),
        "said_on": _days(claim.said_on),
        "quantities": [_count(count, frame) for count in claim.counts],
        "extent": claim.extent.value,
        "basis": claim.basis,
        "rule": claim.rule,
        "recipe": claim.recipe,
        "confidence": claim.confidence,
        "doubts": list(claim.doubts),
        "seconded": claim.seconded,
        "standing": standing.value,
        "grades": [_grade(grade) for grade in grades],
        "corrections": [row for decision in corrections for row in _rows_of_changes(decision)],
    }


def _rows_of_changes(decision: Decision) -> Iterator[Row]:
    """Yield each field that a correction changed: what the machine read, what it reads now, who decided."""
    for change in corrected_by(decision).changes:
        yield {
            "field": change.field.value,
            "was": change.was,
            "to": change.to,
            "by": decision.by,
            "at": decision.at.isoformat(),
            "decision": decision.id,
        }


def row_of_incident(
    incident: Incident, finding: Finding | None, standing: Standing, grades: Sequence[Grade] = ()
) -> Row:
    """Return an incident with its finding."""
    return {
        "id": incident.id,
        "title": incident.title,
        "event_type": incident.event_type,
        "claims": list(incident.claims),
        "reports": list(incident.reports),
        "origins": list(incident.origins),
        "independent_sources": incident.independent_sources,
        "agree": list(incident.agree),
        "disagree": [
            {"kind": clash.kind.value, "claims": list(clash.claims), "about": clash.about}
            for clash in incident.disagree
        ],
        "links": [
            {"claims": list(link.claims), "weight": link.weight, "reasons": list(link.reasons)}
            for link in incident.links
        ],
        "place": None if incident.place is None else _place(incident.place, None),
        "time": _when(incident.time, None),
        "armed": incident.armed,
        "extent": incident.extent,
        "finding": None if finding is None else _finding(finding),
        "grades": [_grade(grade) for grade in grades],
        "standing": standing.value,
    }


def _grade(grade: Grade) -> Row:
    return {"scale": grade.scale.value, "grade": grade.grade, "words": grade.words, "reasons": list(grade.reasons)}


def row_of_tally(tally: Tally, report: Report, standing: Standing, told: TallyTold) -> Row:
    """Return a source's own count, with what our incidents itemise of it and the sums it is part of."""
    frame = Frame(report)
    return {
        "id": tally.id,
        "claim": tally.claim,
        **frame.place,
        **frame.words(tally.count.span),
        "source": _actor(tally.source, frame),
        "relays": [_actor(actor, frame) for actor in tally.relays],
        "counted": tally.counted,
        "against": [_actor(actor, frame) for actor in tally.against],
        "period": _when(tally.period, frame),
        "count": _count(tally.count, frame),
        "extent": tally.extent,
        "comparable": tally.comparable,
        "itemised": {
            "incidents": list(told.itemised.incidents),
            "items": _number(told.itemised.items),
            "left_low": _number(told.itemised.left_low),
            "left_high": _number(told.itemised.left_high),
            "words": told.itemised.words,
        },
        "sums": [_sum(check) for check in told.sums],
        "standing": standing.value,
    }


def _sum(check: SumCheck) -> Row:
    """Return parts laid against their whole; ``fits`` is None where a number is missing."""
    return {
        "fits": check.fits,
        "words": check.words,
        "claims": list(check.claims),
        "parts_low": _number(check.parts_low),
        "parts_high": _number(check.parts_high),
    }


def row_of_finding(finding: Finding, standing: Standing) -> Row:
    """Return a finding on its own."""
    return {**_finding(finding), "incident": finding.incident, "standing": standing.value}


def row_of_obligation(owed: Obligation) -> Row:
    """Return what a party owed by a deadline, and what is said of it."""
    return {
        "id": owed.id,
        "agreement": owed.agreement,
        "clause": owed.clause,
        "party": owed.party,
        "due": owed.due.isoformat(),
        "verdict": owed.verdict.value,
        "code": owed.code,
        "reason": owed.reason,
        "claims": list(owed.claims),
    }


def row_of_decision(entry: Entry, decision: Decision, *, with_reason: bool) -> Row:
    """Return a decision with its place in the chain; its free text only where it was asked for."""
    row: Row = {
        "id": entry.id,
        "number": entry.number,
        "about": entry.about,
        "seen": entry.seen,
        "kind": entry.kind.value,
        "by": entry.by,
        "at": entry.at.isoformat(),
        "erased": decision.erased,
        "previous": entry.previous,
        "digest": entry.digest,
    }
    return {**row, "reason": decision.reason, "value": decision.value} if with_reason else row


def row_of_problem(problem: Problem, report: str | None = None) -> Row:
    """Return trouble with an input, and the report it stands on if it is a report's."""
    return {
        "where": problem.where,
        "found": problem.found,
        "wanted": problem.wanted,
        "severity": problem.severity,
        "report": report,
    }


def _actor(actor: Actor, frame: Frame) -> Row:
    return {
        "name": actor.name,
        "id": actor.id,
        "kind": actor.kind,
        "family": actor.family,
        **frame.words(actor.span),
    }


def _place(place: Place, frame: Frame | None) -> Row:
    """Return a place; an incident's stands in no one report, so its words are left out."""
    return {
        "name": place.name,
        "id": place.id,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision.value,
        "within": list(place.within),
        "doubt": place.doubt,
        **({} if frame is None else frame.words(place.span)),
    }


def _when(when: When, frame: Frame | None) -> Row:
    """Return a time. ``start`` and ``end`` are days here; the words' place is ``span``."""
    span = when.span
    return {
        "start": _day(when.start),
        "end": _day(when.end),
        "precision": when.precision.value,
        "from_hour": when.from_hour,
        "to_hour": when.to_hour,
        "quote": when.words if frame is None or span is None else span.quote(frame.report.text),
        **({} if frame is None else {"span": None if span is None else frame.at(span)}),
    }


def _days(when: When) -> str | None:
    """Return a time as one ISO day, or as ``first/last``; None where it is not known."""
    if when.start is None or when.end is None:
        return _day(when.start or when.end)
    return when.start.isoformat() if when.start == when.end else f"{when.start.isoformat()}/{when.end.isoformat()}"


def _count(count: Count, frame: Frame) -> Row:
    return {
        "value": _number(count.value),
        "low": _number(count.low),
        "high": _number(count.high),
        "bound": count.bound.value,
        "unit": count.unit,
        "of": count.of,
        "per": count.per,
        **frame.words(count.span),
    }


def _number(value: float | None) -> int | float | None:
    """Return a whole number as one: 15, not 15.0."""
    return int(value) if value is not None and value == int(value) else value


def _finding(finding: Finding) -> Row:
    return {
        "id": finding.id,
        "agreement": finding.agreement,
        "verdict": finding.verdict.value,
        "checks": [_check(check) for check in finding.checks],
        "reasons": [check.code for check in finding.checks if check.answer is not Answer.YES],
        "missing": list(finding.missing),
        "accounts": [_account(account) for account in finding.accounts],
        "hangs_on": finding.hangs_on,
        "recipe": finding.recipe,
    }


def _check(check: Check) -> Row:
    return {
        "question": check.question.value,
        "answer": check.answer.value,
        "reason": check.reason,
        "code": check.code,
        "clause": check.clause,
        "claims": list(check.claims),
    }


def _account(account: Account) -> Row:
    return {
        "by": list(account.by),
        "claims": list(account.claims),
        "verdict": account.verdict.value,
        "checks": [_check(check) for check in account.checks],
        "hangs_on": account.hangs_on,
    }


def _day(day: object) -> str | None:
    return None if day is None else str(day)
