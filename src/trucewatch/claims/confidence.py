"""How sure a reading is: the share of claims like this one that were right on the development key.

A claim is right here when its speaker, event type, polarity and mood all are. The figure says how often such readings
were right, on edited English wire copy; it says nothing about whether what was claimed is true.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from math import exp

from trucewatch.claims.learnt import RULE
from trucewatch.claims.lexicon import read_yaml
from trucewatch.model import Actor, Claim, EventType, Mood, Quoted

UNSURE = 0.6
"""Below this a claim tells why, which sends it to review."""

_FEW = 40
_NOT_DONE = frozenset({Mood.PLANNED, Mood.PREDICTED, Mood.DEMANDED, Mood.CONDITIONAL})
_LOOSE = ("infinitive", "noun-cue", "passive-by", "object")


@dataclass(frozen=True, slots=True)
class Trait:
    """One property of a claim: what it adds to the log-odds, and how it is told."""

    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What of a claim tells how sure its reading is: its rule, act and mood, its words, how quoted, and by whom."""

    rule: str
    event_type: EventType
    mood: Mood
    quote: str
    quoted: Quoted
    speaker: Actor


def with_confidence(claim: Claim) -> Claim:
    """Return a claim with how sure its reading is, and where that is unsure, why; what was judged before is forgotten."""
    sure, reasons = how_sure(_judged(claim))
    known = {trait.reason for trait in _weights().values()}
    return replace(claim, confidence=sure, doubts=(*(one for one in claim.doubts if one not in known), *reasons))


def how_sure(judged: Judged) -> tuple[float, tuple[str, ...]]:
    """Return how sure a reading is, 0 to 1, and where that is unsure, why."""
    found = _traits(judged)
    weights = _weights()
    sure = round(1 / (1 + exp(-(_start() + sum([weights[name].weight for name in found])))), 2)
    return sure, tuple(weights[name].reason for name in found if weights[name].reason) if sure < UNSURE else ()


def traits(claim: Claim) -> tuple[str, ...]:
    """Return the properties of a claim that its confidence is made of, by their names in ``data/confidence.yaml``."""
    return _traits(_judged(claim))


def _judged(claim: Claim) -> Judged:
    return Judged(claim.rule, claim.event_type, claim.mood, claim.quote, claim.quoted, claim.speaker)


def _traits(judged: Judged) -> tuple[str, ...]:
    rule, _, act = judged.rule.partition("/")
    held = (
        ("unknown_act", judged.event_type is EventType.STATEMENT or "none" in act or act.startswith(RULE)),
        ("armed_act", judged.event_type.armed or judged.event_type is EventType.CASUALTIES),
        ("not_done", judged.mood in _NOT_DONE),
        ("few_words", len(judged.quote) < _FEW),
        ("direct_speech", judged.quoted is Quoted.DIRECT),
        ("loose_cue", rule in _LOOSE),
        ("unnamed_group", judged.speaker.kind == "generic"),
    )
    return tuple([name for name, holds in held if holds])


@cache
def _weights() -> dict[str, Trait]:
    table = read_yaml("confidence.yaml")
    return {name: Trait(float(row["weight"]), row["reason"]) for name, row in table.items() if name != "start"}


@cache
def _start() -> float:
    return float(read_yaml("confidence.yaml")["start"])
