"""Small makers of claims, incidents and agreements for the tests of findings. All people and places are made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from trucewatch.findings.agreement_file import read_agreement
from trucewatch.findings.assess import assess
from trucewatch.model import (
    Acceptance,
    Actor,
    Agreement,
    AgreementState,
    AgreementStatus,
    Answer,
    Certainty,
    Check,
    Claim,
    Clause,
    EventType,
    ExcludedGroup,
    Extent,
    Finding,
    Incident,
    Monitor,
    Mood,
    Party,
    PartyStatus,
    Place,
    PlacePrecision,
    Polarity,
    Precision,
    Question,
    Quoted,
    Span,
    SpeechAct,
    When,
    content_id,
)
from trucewatch.registers import Registers

ROOT = Path(__file__).parents[3]
SYRIA = ROOT / "agreements" / "syria-2016" / "agreement.yaml"

NORTH = Actor("Northern Army")
SOUTH = Actor("Southern League")
BLACK_FLAG = Actor("Black Flag")
TOWN = Place("Arden", country="XA", precision=PlacePrecision.SETTLEMENT, within=("Lower Arden", "Verania"))
ABROAD = Place("Costa", country="XB", precision=PlacePrecision.SETTLEMENT)
EFFECT = datetime.fromisoformat("2030-05-10T00:00+02:00")


@lru_cache(maxsize=1)
def registers() -> Registers:
    """Load the general registers once."""
    return Registers.load()


@lru_cache(maxsize=1)
def syria() -> Agreement:
    """Read the Syrian agreement once."""
    return read_agreement(SYRIA)


def day(month: int, number: int, last: int | None = None) -> When:
    """Return one day, or some days, of 2030."""
    return When(date(2030, month, number), date(2030, month, last or number), Precision.DAY)


AFTER = day(5, 20)
BEFORE = day(5, 1)


def claim(**changes: Any) -> Claim:
    """Make a claim that northern artillery hit the south after the truce took effect, with the given changes."""
    made = Claim(
        id="",
        report="r-1",
        span=Span(0, 10),
        quote="Northern guns shelled the southern bank.",
        event_type=EventType.SHELLING,
        speaker=Actor("Veran Monitor", family="veran-monitor"),
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
        actors=(NORTH,),
        targets=(SOUTH,),
        places=(TOWN,),
        time=AFTER,
        said_on=When(),
        counts=(),
        basis=None,
        rule="test",
        recipe="test@1",
        confidence=1.0,
    )
    made = replace(made, **changes)
    return made if made.id else replace(made, id=content_id("c", repr(made)))


def incident(claims: Sequence[Claim], **changes: Any) -> Incident:
    """Make the incident that holds the claims; its own place and time are empty."""
    made = Incident(
        id="i-1",
        title="An exchange across the river",
        event_type=claims[0].event_type.value,
        claims=tuple(each.id for each in claims),
        reports=tuple(each.report for each in claims),
        origins=(),
        independent_sources=1,
        agree=(),
        disagree=(),
        links=(),
        place=None,
        time=When(),
        armed=any(each.event_type.armed for each in claims),
        extent=Extent.EVENT.value,
    )
    return replace(made, **changes)


def agreement(**changes: Any) -> Agreement:
    """Make a truce between the north and the south of Verania, in force from 10 May 2030."""
    made = Agreement(
        id="verania",
        title="Truce of Arden",
        zone="Etc/GMT-2",
        statuses=(
            AgreementStatus(datetime.fromisoformat("2030-05-05T12:00+02:00"), AgreementState.PROPOSED),
            AgreementStatus(EFFECT, AgreementState.IN_FORCE),
        ),
        countries=("XA",),
        areas=(),
        parties=(
            Party("north", "Northern Army", "north", ("mil:XA",), (accepted(),), ("northern forces",)),
            Party("south", "Southern League", "south", (), (accepted(),), ("southern fighters", "League")),
        ),
        excluded=(ExcludedGroup("black_flag", "Black Flag", ()),),
        clauses=(
            Clause(
                "quiet", "forbidden", "No attack", ("shelling", "air_strike", "ground_clash", "attack_other"),
                ("any_party",), ("any_party", "civilians"), ("self_defence",),
            ),
        ),
        monitors=(Monitor("River Mission", (), "counts explosions"),),
    )  # fmt: skip
    return replace(made, **changes)


def accepted(status: PartyStatus = PartyStatus.BOUND, **changes: Any) -> Acceptance:
    """Make an acceptance of 6 May 2030."""
    return replace(Acceptance(status, date(2030, 5, 6)), **changes)


def finding(*claims: Claim, under: Agreement | None = None, **changes: Any) -> Finding:
    """Assess the incident made of the claims."""
    return assess(incident(claims, **changes), claims, under or agreement(), registers())


def check(found: Finding, question: Question) -> Check:
    """Return a finding's check of one question."""
    return next(each for each in found.checks if each.question is question)


def answer(found: Finding, question: Question) -> tuple[Answer, str]:
    """Return the answer and code to one question."""
    one = check(found, question)
    return one.answer, one.code
