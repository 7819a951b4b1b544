"""A small case on an invented truce: one report, two attributions, two claims, one incident, one tally, one finding."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

from trucewatch.model import (
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
    Contradiction,
    ContradictionKind,
    Count,
    DatedReason,
    EventType,
    Extent,
    Finding,
    Incident,
    Link,
    Mood,
    Part,
    PartKind,
    Place,
    PlacePrecision,
    Polarity,
    PossibleMerge,
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
)
from trucewatch.store import Case, HeldAgreement, StoredDocument, StoredReading

TEXT = (
    "Truce frays in Tarsk\n\n"
    "The Northern Front said on Tuesday that government guns had shelled Orvela 15 times since dawn. "
    "An army spokesman, Ilan Brede, denied it.\n"
)
FRONT = Actor("Northern Front", id="actor:northern_front", kind="armed_group", family="northern_front")
ARMY = Actor("Tarsk army", id="actor:tarsk_army", kind="armed_forces", family="tarsk_government")
BREDE = Actor("Ilan Brede", kind="person", family="tarsk_government")
ORVELA = Place("Orvela", id="place:orvela", country="TK", lat=41.5, lon=44.25, precision=PlacePrecision.SETTLEMENT)
TUESDAY = date(2031, 5, 13)
AT = datetime(2031, 5, 14, 9, 30, tzinfo=UTC)


def span_of(words: str, text: str = TEXT) -> Span:
    """Return where words stand in the text, first occurrence."""
    start = text.index(words)
    return Span(start, start + len(words))


def document(raw: bytes = TEXT.encode(), file: str = "wire.txt") -> StoredDocument:
    """Return an input as it came."""
    return StoredDocument(hashlib.sha256(raw).hexdigest(), file, "text/plain", "utf-8", len(raw), raw)


def report(file: str = "wire.txt", *, id_: str = "r-000000000001", text: str = TEXT, offset: int = 0) -> Report:
    """Return the report."""
    return Report(
        id=id_,
        document=document().digest,
        file=file,
        text=text,
        offset=offset,
        title="Truce frays in Tarsk",
        publisher="Tarsk Wire",
        parts=(Part(PartKind.TITLE, Span(0, 20)), Part(PartKind.BODY, Span(22, len(text) - 1))),
        published=DatedReason(reasons=("no date in the text",)),
        problems=(Problem("wire.txt", "no dateline", "a dateline", "note"),),
    )


def attribution(*, report_id: str = "r-000000000001") -> Attribution:
    """Return what the Northern Front says."""
    return Attribution(
        id="a-000000000001",
        report=report_id,
        content=(span_of("government guns had shelled Orvela 15 times since dawn"),),
        cue=(span_of("said"),),
        speaker=FRONT,
        speaker_spans=(span_of("The Northern Front"),),
        joint=(),
        relays=(Actor("Tarsk Wire", kind="media"),),
        quoted=Quoted.INDIRECT,
        act=SpeechAct.ACCUSE,
        said_nothing=False,
        rule="that_clause",
    )


def count() -> Count:
    """Return the fifteen."""
    return Count(15.0, 15.0, 15.0, Bound.EXACT, "shellings", "times", span_of("15 times"), "15 times")


def claim(id_: str = "c-000000000001", *, report_id: str = "r-000000000001", polarity: str = "+") -> Claim:
    """Return the claim of shelling (or, with polarity ``-``, its denial)."""
    denied = polarity == "-"
    words = "denied it" if denied else "government guns had shelled Orvela 15 times since dawn"
    return Claim(
        id=id_,
        report=report_id,
        span=span_of(words),
        quote=words,
        event_type=EventType.SHELLING,
        speaker=BREDE if denied else FRONT,
        relays=(Actor("Tarsk Wire", kind="media"),),
        joint=(),
        attribution=None if denied else "a-000000000001",
        quoted=Quoted.INDIRECT,
        cue="denied" if denied else "said",
        act=SpeechAct.DENY if denied else SpeechAct.ACCUSE,
        polarity=Polarity(polarity),
        mood=Mood.REALISED,
        certainty=Certainty.CERTAIN,
        extent=Extent.EVENT,
        actors=(ARMY,),
        targets=(),
        places=(ORVELA,),
        time=When(TUESDAY, TUESDAY, Precision.DAY, from_hour=5, span=span_of("since dawn"), words="since dawn"),
        said_on=When(TUESDAY, TUESDAY, Precision.DAY),
        counts=() if denied else (count(),),
        basis=None,
        rule="verb:shell",
        recipe="claims@1",
        confidence=0.8,
        doubts=("pronoun",) if denied else (),
    )


def reading() -> StoredReading:
    """Return what is read in the report."""
    return StoredReading("r-000000000001", (attribution(),), (claim(), claim("c-000000000002", polarity="-")))


def incident() -> Incident:
    """Return the shelling of Orvela, alleged and denied."""
    pair = ("c-000000000001", "c-000000000002")
    return Incident(
        id="i-000000000001",
        title="Alleged shelling of Orvela",
        event_type="shelling",
        claims=pair,
        reports=("r-000000000001",),
        origins=("northern_front", "tarsk_government"),
        independent_sources=2,
        agree=("place",),
        disagree=(Contradiction(ContradictionKind.DENIAL, pair, "whether it happened"),),
        links=(Link(pair, 4.5, ("same place", "same day")),),
        place=ORVELA,
        time=When(TUESDAY, TUESDAY, Precision.DAY),
        armed=True,
        extent="event",
    )


def possible_merge(one: str, other: str, weight: float = -0.5) -> PossibleMerge:
    """Return two incidents that linking weighs near to one event."""
    return PossibleMerge(
        incidents=(one, other),
        claims=("c-000000000001", "c-000000000002"),
        weight=weight,
        pair=weight,
        because=f"what speaks against it outweighs what speaks for it ({weight:+.1f})",
        for_it=("both place it in Orvela (+1.8)", "both on 2031-05-13 (+1.6)"),
        against=("at least one leaves open who acts (-0.8)",),
    )


def tally() -> Tally:
    """Return the Northern Front's fifteen."""
    return Tally(
        id="t-000000000001",
        claim="c-000000000001",
        report="r-000000000001",
        source=FRONT,
        relays=(),
        counted="shellings",
        against=(ARMY,),
        period=When(TUESDAY, TUESDAY, Precision.DAY),
        count=count(),
        extent="total",
        comparable="one place, half a day",
    )


def finding(verdict: Verdict = Verdict.CANNOT_TELL) -> Finding:
    """Return a finding that hangs on who holds Orvela."""
    checks = (
        Check(
            Question.IN_FORCE, Answer.YES, "13 May 2031 is after it took effect", "in_force", None, ("c-000000000001",)
        ),
        Check(Question.TARGET_COVERED, Answer.UNKNOWN, "nobody says who was hit", "target_unknown", "cessation"),
    )
    return Finding(
        id="f-000000000001",
        incident="i-000000000001",
        agreement="tarsk-2031",
        verdict=verdict,
        checks=checks,
        missing=("who was hit",),
        accounts=(Account(("Northern Front",), ("c-000000000001",), checks, verdict),),
        recipe="findings@1",
    )


def agreement() -> Agreement:
    """Return a bare agreement."""
    return Agreement(
        id="tarsk-2031",
        title="Tarsk truce",
        zone="Europe/Athens",
        statuses=(AgreementStatus(datetime(2031, 5, 12, tzinfo=UTC), AgreementState.IN_FORCE),),
        countries=("TK",),
        areas=(),
        parties=(),
        excluded=(),
        clauses=(),
        known_times=(("in force", datetime(2031, 5, 12, tzinfo=UTC)),),
        digest="ab" * 32,
    )


def worked_through(path: Path) -> Path:
    """Make a case that holds all of it, the report standing 100 characters into its file, and return its path."""
    with Case.open(path, create=True) as case:
        case.put_documents([document()])
        case.put_reports([report(offset=100)])
        case.put_readings([reading()], {"r-000000000001": "key"})
        case.put_incidents([incident()])
        case.put_tallies([tally()])
        case.put_findings([finding()])
        case.put_agreement(HeldAgreement(agreement(), "agreement.yaml", "title: Tarsk truce\n"))
        case.put_problems([Problem("cut.pdf", "cut off", "a whole PDF", "error")], step="reading")
        case.put_run_note(AT, "1 report")
    return path
