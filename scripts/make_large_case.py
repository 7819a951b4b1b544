"""Make a large case of invented text, through the store: for measuring pages, never for measuring reading.

    python3 scripts/make_large_case.py FILE --claims 100000 --incidents 30000

Same numbers, same case but for the moment of the run. Nobody in it exists, and nothing in it happened. Its agreement
is that of the example examples/orvenia-2031, its findings are made by the program's own tests.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.large_case_words import (
    ACTS,
    OUTLETS,
    PLACES,
    REPLIES,
    STATEMENTS,
    VOICES,
    Wording,
    laid_out,
    marked,
)
from trucewatch.desk.browsing.indexing import Records
from trucewatch.desk.browsing.standings import put_index
from trucewatch.findings.agreement_file import read_agreement
from trucewatch.findings.assess import assess
from trucewatch.ledger import Ledger, seen_digest
from trucewatch.model import (
    Actor,
    Bound,
    Certainty,
    Claim,
    Contradiction,
    ContradictionKind,
    Count,
    DatedReason,
    DecisionKind,
    EventType,
    Extent,
    Finding,
    Incident,
    Link,
    Mood,
    Part,
    PartKind,
    Place,
    Polarity,
    PossibleMerge,
    Precision,
    Problem,
    Quoted,
    Report,
    Span,
    SpeechAct,
    Tally,
    Verdict,
    When,
    content_id,
)
from trucewatch.model.decision import Draft
from trucewatch.registers import Registers
from trucewatch.store import Case, HeldAgreement, StoredDocument, StoredReading

ROOT = Path(__file__).resolve().parents[1]
AGREEMENT = ROOT / "examples" / "orvenia-2031" / "agreement.yaml"
THEATRE = ROOT / "theatres" / "orvenia-2031"
FIRST_DAY, DAYS = date(2031, 4, 20), 150
AT = datetime(2031, 9, 20, 18, tzinfo=UTC)
_PEOPLE = ("Ines Fohr", "Tomas Weil", "Adaeze Obi")
_REASONS = ("two voices of different kinds", "the place is read wrongly", "nothing speaks against it")
_LOOSE = 0.1
"""The share of claims that tell of no event of a day: acceptances, aid, talks."""


@dataclass(frozen=True, slots=True)
class Event:
    """What an incident is about, before anybody tells of it."""

    number: int
    day: date | None
    place: Place | None
    kind: EventType
    doer: Actor
    target: Actor
    killed: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of an event (None: a statement about the truce) by a voice through an outlet."""

    event: Event | None
    wording: Wording
    outlet: Actor
    speaker: Actor
    denied: bool
    day: date


@dataclass(frozen=True, slots=True)
class Laid:
    """A telling where it stands: its claim, and which event it tells of."""

    claim: Claim
    event: int | None


def main() -> None:
    """Make the case."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("file", type=Path)
    asked.add_argument("--claims", type=int, default=100_000)
    asked.add_argument("--incidents", type=int, default=30_000)
    asked.add_argument("--decisions", type=int, default=1_000)
    given = asked.parse_args()
    if given.file.exists():
        raise SystemExit(f"{given.file}: there is something already; give another name")
    make_case(given.file, claims=given.claims, incidents=given.incidents, decisions=given.decisions)
    print(
        f"{given.file}: {given.claims} claims, {given.incidents} incidents, {given.decisions} decisions, all invented"
    )


def make_case(file: Path, *, claims: int, incidents: int, decisions: int) -> None:
    """Make a case of this size."""
    chance = random.Random(f"{claims}/{incidents}")  # noqa: S311 -- the same case each time, nothing secret
    events = [_event(number, chance) for number in range(incidents)]
    tellings = list(_tellings(events, claims, chance))
    reports, laid = _reports(tellings)
    agreement, registers = read_agreement(AGREEMENT), Registers.load(THEATRE)
    made = list(_incidents(events, laid))
    by_id = {one.claim.id: one.claim for one in laid}
    published = {one.id: one.published for one in reports}
    findings = [
        finding
        for one in made
        for finding in (assess(one, [by_id[claim] for claim in one.claims], agreement, registers, published),)
        if one.armed or finding.verdict is not Verdict.NOT_ASSESSED
    ]
    tallies = list(_tallies(laid))
    held = HeldAgreement(agreement, AGREEMENT.name, AGREEMENT.read_text(encoding="utf-8"))
    with Case.open(file, create=True) as case, case.writing():
        _put(case, reports, laid, held)
        case.put_incidents(made)
        case.put_possible_merges(_merges(made))
        case.put_findings(findings)
        case.put_tallies(tallies)
        _decide(case, findings, decisions, chance)
        case.put_run_note(AT, f"{len(reports)} reports, {len(laid)} claims")
        records = Records(
            case.reports(),
            case.claims(),
            case.incidents(),
            case.tallies(),
            case.findings(),
            case.decisions(),
            agreement,
            registers,
            merges=case.possible_merges(),
        )
        put_index(case, records)


def _event(number: int, chance: random.Random) -> Event:
    sides = (VOICES[0], VOICES[1]) if chance.random() < 0.5 else (VOICES[1], VOICES[0])
    return Event(
        number=number,
        day=None if chance.random() < 0.03 else FIRST_DAY + timedelta(days=chance.randrange(DAYS)),
        place=None if chance.random() < 0.04 else chance.choice(PLACES),
        kind=chance.choice(ACTS).kind,
        doer=sides[0],
        target=sides[1] if chance.random() < 0.6 else Actor("residents", kind="civilians"),
        killed=chance.randrange(1, 12) if chance.random() < 0.25 else None,
    )


def _tellings(events: Sequence[Event], claims: int, chance: random.Random) -> Iterator[Told]:
    """Yield tellings: each event once, the rest spread over events and statements about the truce."""
    loose = min(int(claims * _LOOSE), max(0, claims - len(events)))
    chosen = [*events, *chance.choices(events, k=max(0, claims - len(events) - loose))]
    for event in chosen[:claims]:
        day = event.day or FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        denied = chance.random() < 0.12
        speaker = event.doer if denied else chance.choice(VOICES)
        wording = chance.choice(REPLIES if denied else [one for one in ACTS if one.kind is event.kind])
        told = day + timedelta(days=chance.choice((0, 0, 0, 1)))
        yield Told(event, wording, chance.choice(OUTLETS), speaker, denied, told)
    for _ in range(loose):
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        yield Told(
            None, chance.choice(STATEMENTS), chance.choice(OUTLETS), chance.choice(VOICES), denied=False, day=day
        )


def _reports(tellings: Sequence[Told]) -> tuple[list[Report], list[Laid]]:
    """Lay the tellings out as reports, one for each outlet and day."""
    pages: dict[tuple[str, date], list[Told]] = defaultdict(list)
    for one in tellings:
        pages[one.outlet.name, one.day].append(one)
    reports: list[Report] = []
    laid: list[Laid] = []
    for (outlet, day), told in sorted(pages.items()):
        title = f"{outlet}: {day.isoformat()}, {len(told)} reports from the line"
        said = [laid_out(marked(one.wording, one.speaker, _place(one), _killed(one))) for one in told]
        text = "\n\n".join([title, *(sentence for sentence, _ in said)]) + "\n"
        report = Report(
            id=content_id("r", outlet, day.isoformat(), text),
            document=hashlib.sha256(text.encode()).hexdigest(),
            file=f"{outlet.replace(' ', '-').lower()}/{day.isoformat()}.txt",
            text=text,
            title=title,
            publisher=outlet,
            parts=(Part(PartKind.TITLE, Span(0, len(title))), Part(PartKind.BODY, Span(len(title) + 2, len(text) - 1))),
            published=DatedReason(day, day, day, certain=True, reasons=("the outlet's page of that day",)),
        )
        reports.append(report)
        at = len(title) + 2
        for one, (sentence, span) in zip(told, said, strict=True):
            laid.append(Laid(_claim(report, one, span.shifted(at)), None if one.event is None else one.event.number))
            at += len(sentence) + 2
    return reports, laid


def _place(told: Told) -> Place | None:
    return None if told.event is None else told.event.place


def _killed(told: Told) -> int | None:
    return None if told.event is None or told.denied else told.event.killed


def _claim(report: Report, told: Told, span: Span) -> Claim:
    event, killed = told.event, _killed(told)
    counts: tuple[Count, ...] = ()
    if killed is not None:
        words = f"{killed} people"
        start = span.start + span.quote(report.text).index(words)
        value = float(killed)
        counts = (Count(value, value, value, Bound.EXACT, "deaths", "people", Span(start, start + len(words)), words),)
    day = None if event is None else event.day
    return Claim(
        id=content_id("c", report.id, str(span.start)),
        report=report.id,
        span=span,
        quote=span.quote(report.text),
        event_type=told.wording.kind if event is None else event.kind,
        speaker=told.speaker,
        relays=(told.outlet,),
        joint=(),
        attribution=None,
        quoted=Quoted.INDIRECT,
        cue="said",
        act=SpeechAct.DENY if told.denied else SpeechAct.ASSERT,
        polarity=Polarity.NEGATIVE if told.denied else Polarity.POSITIVE,
        mood=Mood.REALISED if event is not None else told.wording.mood,
        certainty=Certainty.CERTAIN,
        extent=Extent.EVENT,
        actors=(told.speaker if event is None else event.doer,),
        targets=() if event is None else (event.target,),
        places=() if event is None or event.place is None else (event.place,),
        time=When() if day is None else When(day, day, Precision.DAY),
        said_on=When(told.day, told.day, Precision.DAY),
        counts=counts,
        basis=None,
        rule="made",
        recipe="made@1",
        confidence=0.9,
        doubts=("made to be looked at",) if span.start % 40 == 0 else (),
    )


def _incidents(events: Sequence[Event], laid: Sequence[Laid]) -> Iterator[Incident]:
    told: dict[int, list[Claim]] = defaultdict(list)
    for one in laid:
        if one.event is not None:
            told[one.event].append(one.claim)
    for event in events:
        claims = told[event.number]
        if claims:
            yield _incident(event, claims)


def _incident(event: Event, claims: Sequence[Claim]) -> Incident:
    ids = tuple(sorted(one.id for one in claims))
    denials = [one for one in claims if one.polarity is Polarity.NEGATIVE]
    said = [one for one in claims if one.polarity is Polarity.POSITIVE]
    where = "place not known" if event.place is None else event.place.name
    origins = tuple(sorted({one.speaker.name for one in claims}))
    first = claims[0].id
    return Incident(
        id=content_id("i", *ids),
        title=f"Alleged {event.kind.words}, {where}",
        event_type=event.kind.value,
        claims=ids,
        reports=tuple(sorted({one.report for one in claims})),
        origins=origins,
        independent_sources=len(origins),
        agree=("place",) if event.place else (),
        disagree=tuple(
            Contradiction(ContradictionKind.DENIAL, (one.id, said[0].id), "whether it happened")
            for one in denials
            if said
        ),
        links=tuple(Link((first, one.id), 4.0, ("same place", "same day")) for one in claims[1:]),
        place=event.place,
        time=When() if event.day is None else When(event.day, event.day, Precision.DAY),
        armed=event.kind.armed,
        extent="event",
    )


def _merges(made: Sequence[Incident]) -> Iterator[PossibleMerge]:
    """Yield incidents of one act, place and day two by two: each may be one event with the one before and after it."""
    alike: dict[tuple[str, date, str], list[Incident]] = defaultdict(list)
    for one in made:
        if one.armed and one.place is not None and one.time.start is not None:
            alike[one.place.name, one.time.start, one.event_type].append(one)
    for (place, day, _), several in sorted(alike.items()):
        for one, other in pairwise(sorted(several, key=lambda each: each.id)):
            weight = -(int(one.id[2:6], 16) % 19) / 10
            yield PossibleMerge(
                incidents=(one.id, other.id),
                claims=(one.claims[0], other.claims[0]),
                weight=weight,
                pair=weight,
                because=f"what speaks against it outweighs what speaks for it ({weight:+.1f})",
                for_it=(f"both place it in {place} (+1.8)", f"both on {day.isoformat()} (+1.6)"),
                against=("different sources say them, in different reports (-0.8)",),
            )


def _tallies(laid: Sequence[Laid]) -> Iterator[Tally]:
    for one in laid[::50]:
        claim = one.claim
        words = claim.quote.split()[0]
        span = Span(claim.span.start, claim.span.start + len(words))
        value = float(1 + len(claim.quote) % 40)
        yield Tally(
            id=content_id("t", claim.id),
            claim=claim.id,
            report=claim.report,
            source=claim.speaker,
            relays=claim.relays,
            counted="violations",
            against=claim.actors,
            period=claim.time if claim.time.known else When(),
            count=Count(value, value, value, Bound.EXACT, "violations", "violations", span, words),
            extent="total",
            comparable="one day",
        )


def _put(case: Case, reports: Sequence[Report], laid: Sequence[Laid], held: HeldAgreement) -> None:
    case.put_documents(
        StoredDocument(one.document, one.file, "text/plain", "utf-8", len(one.text.encode()), one.text.encode())
        for one in reports
    )
    case.put_reports(reports)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for one in laid:
        claims[one.claim.report].append(one.claim)
    case.put_readings(
        (StoredReading(one.id, (), tuple(claims[one.id])) for one in reports), {one.id: "made" for one in reports}
    )
    case.put_dates(reports)
    case.put_agreement(held)
    case.put_fact("theatre", str(THEATRE))
    case.put_problems(
        (Problem(f"{one.file}, {one.title}", "no byline", "a byline", "note") for one in reports[::20]), step="reading"
    )


def _decide(case: Case, findings: Sequence[Finding], decisions: int, chance: random.Random) -> None:
    ledger = Ledger()
    chosen = chance.sample(findings, min(decisions, len(findings)))
    for number, finding in enumerate(chosen):
        kind = chance.choice((DecisionKind.CONFIRM, DecisionKind.CONFIRM, DecisionKind.REJECT))
        at = AT - timedelta(minutes=len(chosen) - number)
        draft = Draft(finding.id, seen_digest(finding), kind, chance.choice(_PEOPLE), at, chance.choice(_REASONS))
        page = ledger.append(draft, f"salt {number}")
        case.put_entry(page.entry, page.words)
        ledger = Ledger((*ledger.entries, page.entry))


if __name__ == "__main__":
    main()
