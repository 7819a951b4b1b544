"""What cannot be told and why: tomorrow's questions."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model import Answer, Attribution, Finding, Incident, Verdict
from trucewatch.publication.briefing import CaseFile
from trucewatch.publication.cards import anchor_of
from trucewatch.publication.days import may_be_published, told_on
from trucewatch.publication.sitrep import Basis, Block, Bullets, Cited, Group, Ink, Line, Row, Section, Table
from trucewatch.publication.voices import named
from trucewatch.publication.wording import listed, plural, sentence

_ASKED = {
    "actor": "Who did it?",
    "target": "Who or what was hit?",
    "date": "On which day?",
    "hour": "At which hour?",
    "place": "Where, exactly?",
    "act": "What was done, exactly?",
    "acceptance": "Did they accept the agreement?",
}


def questions(case: CaseFile, incidents: Sequence[Incident]) -> Section:
    """Return what is missing for a verdict, what accounts differ on, what was unsaid and what was read unsurely."""
    blocks: list[Block] = []
    rows = tuple(row for incident in incidents if (row := _row(case, incident)) is not None)
    if rows:
        head = ("About", "What cannot be told", "Why")
        blocks.append(Table("asked", "What is missing before a verdict can be given", head, rows))
    unsaid = _unsaid(case)
    if unsaid:
        blocks.append(
            Group("unsaid", "What sources were asked, or could have said, and did not", (), (Bullets(unsaid),))
        )
    doubts = _doubts(case)
    if doubts:
        blocks.append(
            Group("doubts", "What the program was unsure of when reading", (), (Bullets(doubts),), folded=True)
        )
    notes: tuple[Line, ...] = () if blocks else ((Cited("Nothing is marked as missing."),),)
    return Section("questions", "What cannot be told, and why: questions for tomorrow", notes, tuple(blocks))


def _row(case: CaseFile, incident: Incident) -> Row | None:
    finding = case.findings.get(incident.id)
    if finding is None or not (finding.missing or finding.hangs_on or finding.verdict is Verdict.CANNOT_TELL):
        return None
    missing = _missing(finding)
    reasons = tuple(
        (Cited(sentence(check.reason), check.claims, basis=Basis.FINDING),)
        for check in finding.checks
        if check.answer is Answer.UNKNOWN
    )
    cells = (
        ((Cited(incident.title, ink=Ink.NAME, anchor=anchor_of(incident.id)),),),
        missing,
        reasons or ((Cited("see the accounts"),),),
    )
    return Row(anchor_of(f"ask-{incident.id}"), f"Questions: {incident.title}", cells)


def _missing(finding: Finding) -> tuple[Line, ...]:
    asked = [_ASKED.get(what) or f"{sentence(what)}?" for what in finding.missing]
    lines: list[Line] = [(Cited(words, basis=Basis.FINDING),) for words in asked]
    if finding.hangs_on:
        lines.append((Cited("It hangs on: ", basis=Basis.FINDING), Cited(finding.hangs_on, basis=Basis.FINDING)))
    return tuple(lines) or ((Cited("the answer to an open check", basis=Basis.FINDING),),)


def _unsaid(case: CaseFile) -> tuple[Line, ...]:
    held = [one for one in case.attributions.values() if one.said_nothing and (one.content or one.cue)]
    lines = []
    for one in sorted(held, key=lambda one: _place(case, one)):
        if case.briefing.day is not None and not _published(case, one):
            continue
        report = case.reports[one.report]
        span = _whole(one)
        who = listed([named(actor) for actor in (*((one.speaker,) if one.speaker else ()), *one.joint)])
        lines.append(
            (
                Cited(who or "an unnamed source", ink=Ink.NAME),
                Cited(": "),
                Cited(report.text[span[0] : span[1]], (one.id,), Ink.QUOTATION),
            )
        )
    return tuple(lines)


def _published(case: CaseFile, one: Attribution) -> bool:
    day = case.briefing.day
    return day is None or may_be_published(case.reports[one.report].published, day)


def _place(case: CaseFile, one: Attribution) -> tuple[tuple[str, int, int, str], int, str]:
    return (case.report_order(case.reports[one.report]), _whole(one)[0], one.id)


def _whole(one: Attribution) -> tuple[int, int]:
    spans = [*one.content, *one.cue, *one.speaker_spans]
    return min(span.start for span in spans), max(span.end for span in spans)


def _doubts(case: CaseFile) -> tuple[Line, ...]:
    found: dict[str, list[str]] = {}
    day = case.briefing.day
    for claim in sorted(case.claims.values(), key=case.order_of):
        if day is not None and not told_on(case, claim, day):
            continue
        for doubt in claim.doubts:
            found.setdefault(doubt, []).append(claim.id)
    lines: list[Line] = []
    for doubt, ids in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        lines.append((Cited(doubt, ink=Ink.NAME), Cited(f" ({plural(len(ids), 'claim')})", tuple(ids))))
    return tuple(lines)
