"""A small invented case: the Tarsk valley ceasefire, three reports, and the records that rooms would make of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from trucewatch.model import (
    Acceptance,
    Account,
    Actor,
    Agreement,
    AgreementState,
    AgreementStatus,
    Answer,
    Attribution,
    Bound,
    Certainty,
    Check,
    Claim,
    Clause,
    Contradiction,
    ContradictionKind,
    Count,
    DatedReason,
    EventType,
    Extent,
    Finding,
    Incident,
    Mood,
    Part,
    PartKind,
    Party,
    PartyStatus,
    Place,
    PlacePrecision,
    Polarity,
    Precision,
    Problem,
    Question,
    Quoted,
    Report,
    Span,
    SpeechAct,
    Tally,
    Verdict,
    When,
    content_id,
)
from trucewatch.publication import Briefing, DocumentRead

DAY = date(2031, 5, 14)
EFFECT = datetime(2031, 5, 12, tzinfo=UTC)
ARMY = Actor("Tarsk army", "tarsk_army", "armed_forces", "tarsk_government")
COUNCIL = Actor("Valley council", "valley_council", "opposition", "valley")
MISSION = Actor("ceasefire mission", "mission", "monitor", "mission")
WIRE = Actor("Northwire", "northwire", "media", "northwire")
RADIO = Actor("Radio Ombra", "radio_ombra", "media", "radio_ombra")


def report(*paragraphs: str, title: str = "Shells fall on Ombra", day: date | None = DAY, at: int = 0) -> Report:
    """Make a report whose paragraphs are joined by newlines, standing ``at`` characters into its file."""
    text = "\n".join((title, *paragraphs))
    parts = []
    start = 0
    for number, words in enumerate((title, *paragraphs)):
        if words:
            parts.append(Part(PartKind.BODY if number else PartKind.TITLE, Span(start, start + len(words))))
        start += len(words) + 1
    return Report(
        id=content_id("r", text),
        document="d" * 64,
        file="tarsk.txt",
        text=text,
        offset=at,
        title=title,
        publisher="Northwire",
        parts=tuple(parts),
        published=DatedReason(best=day, earliest=day, latest=day, reasons=("“Wednesday” in its first sentence",)),
    )


def span_of(held: Report, words: str) -> Span:
    """Return where words stand in a report's text."""
    start = held.text.index(words)
    return Span(start, start + len(words))


def claim(held: Report, words: str, kind: EventType, speaker: Actor = WIRE) -> Claim:
    """Make a claim told as done, in the reporter's words, on the day; change the rest with ``dataclasses.replace``."""
    span = span_of(held, words)
    return Claim(
        id=content_id("c", held.id, str(span.start), str(span.end), kind.value, speaker.name),
        report=held.id,
        span=span,
        quote=words,
        event_type=kind,
        speaker=speaker,
        relays=(),
        joint=(),
        attribution=None,
        quoted=Quoted.INDIRECT,
        cue="said",
        act=SpeechAct.ASSERT,
        polarity=Polarity.POSITIVE,
        mood=Mood.REALISED,
        certainty=Certainty.CERTAIN,
        extent=Extent.EVENT,
        actors=(),
        targets=(),
        places=(Place("Ombra", "ombra", "XX", precision=PlacePrecision.SETTLEMENT, within=("Lower Valley",)),),
        time=When(DAY, DAY, Precision.DAY, words="Wednesday"),
        said_on=When(),
        counts=(),
        basis=None,
        rule="said-that",
        recipe="claims@1",
        confidence=0.9,
    )


def count(held: Report, words: str, value: float | None, unit: str, bound: Bound = Bound.EXACT) -> Count:
    """Make a count that rests on words of a report."""
    return Count(
        value, value, None if bound is Bound.AT_LEAST else value, bound, unit, unit, span_of(held, words), words
    )


FIRST = report(
    "At least 12 shells hit Ombra on Wednesday, the Valley council said, killing three people.",
    "The Tarsk army denied that it had fired on Ombra.",
    "It said the council planned to attack the bridge at Sel.",
    "The mission counted 9 violations in 24 hours, Radio Ombra reported.",
    "A convoy of 14 trucks reached Ombra, the mission said.",
)
SECOND = report(
    "Talks set for Friday were moved to Sunday, the mission said.",
    "The army would keep the truce if the council left Sel, its spokesman said.",
    "A drone engine with the number plate 77 was found near Sel.",
    "The spokesman did not say whether anyone was hurt.",
    title="Talks moved by two days",
    at=1000,
)
BEFORE = report(
    "Shelling killed 40 people in the valley on Saturday, the Valley council said.",
    title="Valley shelled before the truce",
    day=date(2031, 5, 11),
    at=2000,
)

SHELLED = replace(
    claim(FIRST, "At least 12 shells hit Ombra on Wednesday", EventType.SHELLING, COUNCIL),
    actors=(ARMY,),
    relays=(WIRE,),
    counts=(count(FIRST, "At least 12", 12.0, "shells", Bound.AT_LEAST),),
)
KILLED = replace(
    claim(FIRST, "killing three people", EventType.CASUALTIES, COUNCIL),
    relays=(WIRE,),
    counts=(count(FIRST, "three people", 3.0, "deaths"),),
)
DENIED = replace(
    claim(FIRST, "it had fired on Ombra", EventType.SHELLING, ARMY),
    relays=(WIRE,),
    act=SpeechAct.DENY,
    polarity=Polarity.NEGATIVE,
    actors=(ARMY,),
)
PLANNED = replace(
    claim(FIRST, "the council planned to attack the bridge at Sel", EventType.ATTACK_OTHER, ARMY),
    mood=Mood.PLANNED,
    actors=(COUNCIL,),
    places=(),
    time=When(),
)
COUNTED = replace(
    claim(FIRST, "The mission counted 9 violations in 24 hours", EventType.VIOLATION_COUNT, MISSION),
    relays=(RADIO, WIRE),
    extent=Extent.TOTAL,
    counts=(count(FIRST, "9 violations", 9.0, "violations"),),
)
CONVOY = replace(
    claim(FIRST, "A convoy of 14 trucks reached Ombra", EventType.AID_DELIVERY, MISSION),
    counts=(count(FIRST, "14 trucks", 14.0, "trucks"),),
)
MOVED = replace(
    claim(SECOND, "Talks set for Friday were moved to Sunday", EventType.TALKS_SCHEDULED, MISSION), mood=Mood.PLANNED
)
TRUCE_IF = replace(
    claim(SECOND, "The army would keep the truce if the council left Sel", EventType.ACCEPTANCE, ARMY),
    mood=Mood.CONDITIONAL,
    actors=(ARMY,),
    doubts=("the spokesman is not named",),
)
ENGINE = claim(SECOND, "A drone engine with the number plate 77 was found near Sel", EventType.COMPONENT_FOUND)
OLD = replace(
    claim(BEFORE, "Shelling killed 40 people in the valley on Saturday", EventType.SHELLING, COUNCIL),
    time=When(date(2031, 5, 10), date(2031, 5, 10), Precision.DAY, words="Saturday"),
    counts=(count(BEFORE, "40 people", 40.0, "deaths"),),
)
CLAIMS = (SHELLED, KILLED, DENIED, PLANNED, COUNTED, CONVOY, MOVED, TRUCE_IF, ENGINE, OLD)

UNSAID = Attribution(
    id=content_id("a", SECOND.id, "unsaid"),
    report=SECOND.id,
    content=(span_of(SECOND, "whether anyone was hurt"),),
    cue=(span_of(SECOND, "did not say"),),
    speaker=ARMY,
    speaker_spans=(span_of(SECOND, "The spokesman"),),
    joint=(),
    relays=(WIRE,),
    quoted=Quoted.INDIRECT,
    act=SpeechAct.DECLINE,
    said_nothing=True,
    rule="said-nothing",
)


def incident(title: str, members: Sequence[Claim], sources: int = 1) -> Incident:
    """Make an armed incident of the day of its first claim."""
    first = members[0]
    return Incident(
        id=content_id("i", *(one.id for one in members)),
        title=title,
        event_type=first.event_type.value,
        claims=tuple(one.id for one in members),
        reports=tuple(dict.fromkeys(one.report for one in members)),
        origins=tuple(dict.fromkeys(one.speaker.name for one in members)),
        independent_sources=sources,
        agree=(),
        disagree=(),
        links=(),
        place=first.places[0] if first.places else None,
        time=first.time,
        armed=True,
        extent="event",
    )


SHELLING = replace(
    incident("Shelling of Ombra", (SHELLED, KILLED, DENIED), 2),
    agree=("the place, Ombra",),
    disagree=(Contradiction(ContradictionKind.DENIAL, (SHELLED.id, DENIED.id), "who fired"),),
)
BRIDGE = incident("Attack on the bridge at Sel", (PLANNED,))
SATURDAY = incident("Shelling of the valley", (OLD,))

YES = Check(Question.IN_FORCE, Answer.YES, "It was in force on 14 May 2031.", "in_force", "truce", (SHELLED.id,))
OPEN = Check(Question.PARTY_BOUND, Answer.UNKNOWN, "Who fired is disputed.", "actor_disputed", "truce", (DENIED.id,))
BOUND = replace(OPEN, answer=Answer.YES, reason="The army accepted the truce.", code="bound")


def finding(held: Incident, verdict: Verdict, checks: tuple[Check, ...]) -> Finding:
    """Make a finding on an incident."""
    return Finding(content_id("f", held.id), held.id, "tarsk", verdict, checks, (), (), "findings@1")


SHELLING_FINDING = replace(
    finding(SHELLING, Verdict.CANNOT_TELL, (YES, OPEN)),
    missing=("who fired",),
    hangs_on="whether the army fired",
    accounts=(
        Account(("Valley council",), (SHELLED.id,), (YES, BOUND), Verdict.APPARENT_VIOLATION, "who fired"),
        Account(("Tarsk army",), (DENIED.id,), (YES, OPEN), Verdict.CANNOT_TELL),
    ),
)

TALLY = Tally(
    id=content_id("t", COUNTED.id),
    claim=COUNTED.id,
    report=FIRST.id,
    source=MISSION,
    relays=(RADIO, WIRE),
    counted="violations",
    against=(),
    period=When(date(2031, 5, 13), DAY, Precision.DAY, words="in 24 hours"),
    count=COUNTED.counts[0],
    extent="total",
    comparable="only with counts of the same hours that name nobody",
)

AGREEMENT = Agreement(
    id="tarsk",
    title="Tarsk valley ceasefire",
    zone="UTC",
    statuses=(AgreementStatus(EFFECT, AgreementState.IN_FORCE),),
    countries=("XX",),
    areas=(),
    parties=(
        Party("army", "Tarsk army", "government", ("tarsk_army",), (Acceptance(PartyStatus.BOUND, EFFECT.date()),)),
        Party(
            "council",
            "Valley council",
            "valley",
            ("valley_council",),
            (Acceptance(PartyStatus.ACCEPTED_FOR_PERIOD, EFFECT.date(), conditions=("while convoys pass",)),),
        ),
    ),
    excluded=(),
    clauses=(Clause("truce", "forbidden", "No party fires.", ("shelling",), ("any_party",), ("any_party",)),),
)


def briefing(day: date | None = DAY) -> Briefing:
    """Make the briefing of the whole invented case."""
    return Briefing(
        as_of=datetime(2031, 5, 15, 6, 30, tzinfo=UTC),
        zone="UTC",
        day=day,
        agreement=AGREEMENT,
        agreement_sentences=("Nobody may fire.",),
        reports=(FIRST, SECOND, BEFORE),
        attributions=(UNSAID,),
        claims=CLAIMS,
        incidents=(SHELLING, BRIDGE, SATURDAY),
        tallies=(TALLY,),
        findings=(
            SHELLING_FINDING,
            finding(BRIDGE, Verdict.CANNOT_TELL, (OPEN,)),
            finding(SATURDAY, Verdict.OUTSIDE_AGREEMENT, (replace(YES, answer=Answer.NO, reason="Before it."),)),
        ),
        problems=(Problem("empty.txt", "an empty file", "a file with a report in it"),),
        documents=(DocumentRead("d" * 64, "tarsk.txt", "text/plain", "utf-8", 3000),),
    )
