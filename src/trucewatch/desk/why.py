"""Walk from any record down to the quoted words it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from trucewatch.desk.assessing import say_elsewhere
from trucewatch.desk.carrying import before_words, carried, explain_gone
from trucewatch.desk.correcting import say_changes
from trucewatch.desk.explaining_sources import explain_sourcing
from trucewatch.desk.explanation import Explanation, QuotedWords, quoted
from trucewatch.desk.exporting import Sources
from trucewatch.desk.grading import Grader, say_grade
from trucewatch.desk.pairing import Weigher, explain_pair
from trucewatch.desk.saying import (
    VERDICTS,
    clause_of,
    say_chain,
    say_claim,
    say_clause,
    say_count,
    say_names,
    say_place,
    say_published,
    say_report,
    say_when,
)
from trucewatch.incidents.sourcing import sourcing
from trucewatch.ledger import Decidable, Overlay, corrected_by, paired_by
from trucewatch.model import (
    Account,
    Actor,
    Agreement,
    Attribution,
    Check,
    Claim,
    Decision,
    DecisionKind,
    Finding,
    Grade,
    Incident,
    InputError,
    Report,
    Span,
    Standing,
    Tally,
    UnknownRecord,
)
from trucewatch.store import Case


@dataclass(frozen=True, slots=True)
class Shelf:
    """The records of a case by id."""

    reports: Mapping[str, Report]
    attributions: Mapping[str, Attribution]
    claims: Mapping[str, Claim]
    incidents: Mapping[str, Incident]
    tallies: Mapping[str, Tally]
    findings: Mapping[str, Finding]
    overlay: Overlay
    grader: Grader
    agreement: Agreement | None
    elsewhere: Mapping[str, Sequence[str]]
    finding_of: Mapping[str, Finding] = field(default_factory=dict)

    @classmethod
    def of(cls, case: Case, sources: Sources = ()) -> Shelf:
        """Take the records out of a case, all from one state of it."""
        with case.snapshot():
            held = case.agreement()
            findings = case.findings()
            overlay = Overlay(case.decisions(), carried(case))
            return cls(
                reports={one.id: one for one in case.reports()},
                attributions={one.id: one for one in case.attributions()},
                claims={one.id: one for one in case.claims()},
                incidents={one.id: one for one in case.incidents()},
                tallies={one.id: one for one in case.tallies()},
                findings={one.id: one for one in findings},
                overlay=overlay,
                grader=Grader(case, overlay, sources),
                agreement=None if held is None else held.agreement,
                elsewhere=_elsewhere(case),
                finding_of={one.incident: one for one in findings},
            )


def _elsewhere(case: Case) -> Mapping[str, Sequence[str]]:
    """Return, by incident, what it comes to under each of the other agreements."""
    titles = {one.agreement.id: one.agreement.title for one in case.other_agreements()}
    said: dict[str, list[str]] = {}
    for finding in case.findings_elsewhere():
        said.setdefault(finding.incident, []).append(say_elsewhere(finding, titles))
    return said


def explain(case: Case, id_prefix: str, sources: Sources = ()) -> Explanation:
    """Explain a record of a case. ``sources`` are people's grades of speakers.

    Raises:
        UnknownRecord: no record, or more than one, has an id that begins so.
    """
    try:
        found = case.find(id_prefix)
    except UnknownRecord:
        gone = case.gone_like(id_prefix.strip()) if id_prefix.strip() else ()
        if len(gone) != 1:
            raise
        return why_gone(case, gone[0], sources)
    shelf = Shelf.of(case, sources)
    ways: Mapping[str, Callable[[], Explanation]] = {
        "finding": lambda: why_finding(shelf, shelf.findings[found.id]),
        "incident": lambda: why_incident(shelf, shelf.incidents[found.id]),
        "tally": lambda: why_tally(shelf, shelf.tallies[found.id]),
        "claim": lambda: why_claim(shelf, shelf.claims[found.id]),
        "attribution": lambda: why_attribution(shelf, shelf.attributions[found.id]),
        "report": lambda: why_report(shelf.reports[found.id]),
        "decision": lambda: why_decision(next(one for one in shelf.overlay.decisions if one.id == found.id)),
    }
    return ways[found.kind]()


def why_gone(case: Case, incident: str, sources: Sources = ()) -> Explanation:
    """Explain an incident that is no more: into which it went, and what was decided about it.

    Raises:
        UnknownRecord: there never was such an incident.
    """
    gone = case.gone_incident(incident)
    if gone is None:
        raise UnknownRecord(f"{incident}: there never was such an incident in this case")
    shelf = Shelf.of(case, sources)
    parts = tuple(why_incident(shelf, shelf.incidents[one]) for one in gone.now_in if one in shelf.incidents)
    return explain_gone(gone, case.decisions_about([incident]), parts)


def explain_two(case: Case, one: str, other: str, sources: Sources = ()) -> Explanation:
    """Explain why two claims, or two incidents, are one event in the case, or why not.

    Raises:
        UnknownRecord: no record, or more than one, has an id that begins so.
        InputError: they are not two claims or two incidents.
    """
    mine, theirs = case.find(one), case.find(other)
    kinds = {mine.kind, theirs.kind}
    if mine.id == theirs.id or kinds not in ({"claim"}, {"incident"}):
        raise InputError(f"{mine.id} and {theirs.id} are asked about together; name two claims, or two incidents")
    shelf = Shelf.of(case, sources)
    held = (tuple(shelf.claims.values()), shelf.reports.values(), shelf.incidents.values())
    weigher = Weigher.of(*held, shelf.overlay, shelf.grader.registers.actors)
    if kinds == {"claim"}:
        told = weigher.claims(mine.id, theirs.id)
    else:
        told = weigher.incidents(shelf.incidents[mine.id].claims, shelf.incidents[theirs.id].claims)
    return explain_pair(told, tuple(why_claim(shelf, shelf.claims[claim]) for claim in told.answer.claims))


def why_finding(shelf: Shelf, finding: Finding, *, with_incident: bool = True) -> Explanation:
    """Explain a finding: its checks with their clauses, the accounts, then the incident."""
    facts = [_standing(shelf, finding.id, finding), *_before(shelf, finding.id)]
    if finding.hangs_on:
        facts.append(f"hangs on: {finding.hangs_on}")
    facts += [f"missing: {missing}" for missing in finding.missing]
    parts = [_why_check(shelf, check) for check in finding.checks]
    parts += [_why_account(shelf, account) for account in finding.accounts]
    incident = shelf.incidents.get(finding.incident)
    if with_incident and incident is not None:
        parts.append(why_incident(shelf, incident, with_finding=False))
    return Explanation("finding", VERDICTS[finding.verdict], finding.id, tuple(facts), parts=tuple(parts))


def why_incident(shelf: Shelf, incident: Incident, *, with_finding: bool = True) -> Explanation:
    """Explain an incident: its finding, what its claims agree and clash on, why they were linked, then each claim."""
    facts = [
        f"{incident.event_type.replace('_', ' ')}; when: {say_when(incident.time)}; "
        f"where: {'not known' if incident.place is None else say_place(incident.place)}",
        f"independent sources: {incident.independent_sources} ({', '.join(incident.origins)})",
        _standing(shelf, incident.id, incident),
        *_before(shelf, incident.id),
    ]
    if incident.agree:
        facts.append(f"agreed on: {', '.join(incident.agree)}")
    facts += [
        f"clash ({clash.kind.value.replace('_', ' ')}) on {clash.about}: {' against '.join(clash.claims)}"
        for clash in incident.disagree
    ]
    facts += [
        f"linked: {' with '.join(link.claims)} ({link.weight:+.1f}): {'; '.join(link.reasons)}"
        for link in incident.links
    ]
    facts += shelf.elsewhere.get(incident.id, ())
    facts += map(say_grade, shelf.grader.incident(incident, shelf.claims))
    finding = shelf.finding_of.get(incident.id)
    parts = []
    if with_finding and finding is not None:
        parts.append(why_finding(shelf, finding, with_incident=False))
    members = [shelf.claims[claim] for claim in incident.claims if claim in shelf.claims]
    reports = (shelf.reports[one] for one in incident.reports if one in shelf.reports)
    parts.append(explain_sourcing(sourcing(members, reports, shelf.grader.registers.actors)))
    parts += [why_claim(shelf, claim) for claim in members]
    return Explanation("incident", incident.title, incident.id, tuple(facts), parts=tuple(parts))


def why_tally(shelf: Shelf, tally: Tally) -> Explanation:
    """Explain a tally: whose count, over which period, then the claim it is read from."""
    facts = [
        f"counted by: {say_chain(tally.source, tally.relays)}",
        f"period: {say_when(tally.period)}",
        f"comparable: {tally.comparable}",
        _standing(shelf, tally.id, tally),
    ]
    if tally.against:
        facts.insert(1, f"held against: {say_names(tally.against)}")
    claim = shelf.claims.get(tally.claim)
    parts = () if claim is None else (why_claim(shelf, claim),)
    words = _words(shelf, tally.report, (tally.count.span,))
    return Explanation("tally", f"{say_count(tally.count)} ({tally.counted})", tally.id, tuple(facts), words, parts)


def why_claim(shelf: Shelf, claim: Claim) -> Explanation:
    """Explain a claim: speaker and relays, each field with its words, the rule that found it, its doubts."""
    facts = [
        f"said by: {say_chain(claim.speaker, claim.relays)}",
        f"{claim.quoted.value} speech, {claim.act.value}" + (f", cue: {claim.cue}" if claim.cue else ""),
        f"found by: {claim.rule} ({claim.recipe}), confidence {claim.confidence:.2f}",
        _standing(shelf, claim.id, claim),
    ]
    facts += _corrections(shelf, claim)
    facts += [say_grade(grade) for grade in _grades(shelf, claim)]
    if claim.seconded:
        facts.append(f"read the same by: {claim.seconded}")
    facts += [f"doubt: {doubt}" for doubt in claim.doubts]
    report = shelf.reports.get(claim.report)
    if claim.basis:
        facts.append(f"basis given: {claim.basis}")
    if report is not None:
        facts.append(f"report: {say_report(report)}, published {say_published(report.published)} [{report.id}]")
    words = _words(shelf, claim.report, (claim.span,))
    return Explanation("claim", say_claim(claim), claim.id, tuple(facts), words, tuple(_fields(shelf, claim)))


def _grades(shelf: Shelf, claim: Claim) -> Iterator[Grade]:
    incident = next((one for one in shelf.incidents.values() if claim.id in one.claims), None)
    claims = shelf.claims if incident is not None else {claim.id: claim}
    return (grade for grade in shelf.grader.claims(incident, claims) if grade.record == claim.id)


def _corrections(shelf: Shelf, claim: Claim) -> Iterator[str]:
    """Yield what people corrected, field by field; the machine's reading first."""
    for decision in shelf.overlay.corrections(claim.id):
        for line in say_changes(decision):
            yield f"{line} (by {decision.by}, {decision.at.date().isoformat()}: {decision.reason}) [{decision.id}]"
    if claim.rule == "person":
        for decision in shelf.overlay.corrections(claim.report):
            marked = corrected_by(decision).marked
            if marked is not None and (marked.start, marked.end) == (claim.span.start, claim.span.end):
                yield f"added by {decision.by}, {decision.at.date().isoformat()}: {decision.reason} [{decision.id}]"


def why_attribution(shelf: Shelf, attribution: Attribution) -> Explanation:
    """Explain an attribution: speaker, cue and content in their words, then the claims inside it."""
    speaker = attribution.speaker or Actor("nobody named")
    facts = [
        f"said by: {say_chain(speaker, attribution.relays)}",
        f"{attribution.quoted.value} speech, {attribution.act.value}; found by: {attribution.rule}",
    ]
    if attribution.said_nothing:
        facts.append("says nothing about the world: no claim was read from it")
    facts += [f"doubt: {doubt}" for doubt in attribution.doubts]
    named = (("speaker", attribution.speaker_spans), ("cue", attribution.cue), ("content", attribution.content))
    parts = [
        Explanation(label, label, words=_words(shelf, attribution.report, spans)) for label, spans in named if spans
    ]
    parts += [why_claim(shelf, claim) for claim in shelf.claims.values() if claim.attribution == attribution.id]
    return Explanation("attribution", f"{speaker.name} speaks", attribution.id, tuple(facts), parts=tuple(parts))


def why_report(report: Report) -> Explanation:
    """Explain a report: where it came from, how it was dated, what gave trouble."""
    facts = [
        f"file: {report.file}" + ("" if report.record is None else f", record {report.record}"),
        f"published: {say_published(report.published)}",
        f"kept as: SHA-256 {report.document}",
        *(f"also in: {file}" for file in report.also_in),
        *(
            f"{credit.role}: {credit.name}" + (f" ({credit.place})" if credit.place else "")
            for credit in report.credits
        ),
        *(f"{problem.severity}: {problem.found}; wanted: {problem.wanted}" for problem in report.problems),
    ]
    opening = Span(0, min(len(report.text), 200)) if report.text else None
    words = () if opening is None else (quoted(report, opening),)
    return Explanation("report", say_report(report), report.id, tuple(facts), words)


def why_decision(decision: Decision) -> Explanation:
    """Explain a decision: who, when, about what, and why as far as that was not erased."""
    facts = [f"by {decision.by}, {decision.at.isoformat()}", f"about: {decision.about}", f"reason: {decision.reason}"]
    facts += _values(decision)
    return Explanation("decision", decision.kind.value, decision.id, tuple(facts))


def _values(decision: Decision) -> Iterator[str]:
    """Yield what a decision carries besides its kind, in words."""
    pairing = paired_by(decision)
    if pairing is not None:
        sides = f"{', '.join(pairing.left)} {'with' if decision.kind is DecisionKind.MERGE else 'from'} "
        yield f"{sides}{', '.join(pairing.right)}"
    elif decision.kind in (DecisionKind.CORRECT, DecisionKind.ADD):
        yield from say_changes(decision)
    elif decision.value is not None:
        yield f"{'test' if decision.kind is DecisionKind.VERIFY else 'withdraws'}: {decision.value}"


def _fields(shelf: Shelf, claim: Claim) -> list[Explanation]:
    """Return each field of a claim with the words it was read from."""
    named: list[tuple[str, str, Span | None]] = [("speaker", claim.speaker.name, claim.speaker.span)]
    named += [("relay", actor.name, actor.span) for actor in claim.relays]
    named += [("actor", actor.name, actor.span) for actor in claim.actors]
    named += [("target", actor.name, actor.span) for actor in claim.targets]
    named += [("place", say_place(place), place.span) for place in claim.places]
    named += [("time", say_when(claim.time), claim.time.span)] if claim.time.known else []
    named += [("said on", say_when(claim.said_on), claim.said_on.span)] if claim.said_on.known else []
    named += [("count", say_count(count), count.span) for count in claim.counts]
    return [
        Explanation(label, title, words=_words(shelf, claim.report, () if span is None else (span,)))
        for label, title, span in named
    ]


def _why_check(shelf: Shelf, check: Check) -> Explanation:
    clause = clause_of(shelf.agreement, check.clause)
    facts = [check.reason]
    if clause is not None:
        facts.append(f"clause {clause.id}: {say_clause(clause)}")
    elif check.clause is not None:
        facts.append(f"clause {check.clause}")
    if check.claims:
        facts.append(f"read from: {', '.join(check.claims)}")
    title = f"{check.question.value.replace('_', ' ')}? {check.answer.value}"
    return Explanation("check", title, facts=tuple(facts))


def _why_account(shelf: Shelf, account: Account) -> Explanation:
    facts = [f"rests on: {', '.join(account.claims)}"]
    if account.hangs_on:
        facts.append(f"hangs on: {account.hangs_on}")
    title = f"as {', '.join(account.by)} tell it: {VERDICTS[account.verdict]}"
    return Explanation(
        "account", title, facts=tuple(facts), parts=tuple(_why_check(shelf, one) for one in account.checks)
    )


def _words(shelf: Shelf, report_id: str, spans: Sequence[Span]) -> tuple[QuotedWords, ...]:
    report = shelf.reports.get(report_id)
    return () if report is None else tuple(quoted(report, span) for span in spans)


def _before(shelf: Shelf, record_id: str) -> Iterator[str]:
    """Yield what was decided about records that are no more and went into this one."""
    for one in shelf.overlay.came_with(record_id):
        said = f"{one.kind.value} of {one.about} by {one.by}, {one.at.date().isoformat()}: {one.reason}"
        yield f"decided before it was put together with others: {said} [{one.id}]"


def _standing(shelf: Shelf, record_id: str, record: Decidable) -> str:
    """Say how far people stand behind a record."""
    standing = shelf.overlay.standing(record)
    held = shelf.overlay.holding(record_id)
    if held is None or standing is Standing.PROPOSED:
        return "standing: proposed by the machine; nobody has decided"
    was = f", was {held.kind.value}{before_words(held, record_id)}" if standing is Standing.STALE else ""
    return f"standing: {standing.value}{was} (by {held.by}, {held.at.date().isoformat()}: {held.reason}) [{held.id}]"
