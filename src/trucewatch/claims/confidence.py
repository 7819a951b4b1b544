"""How sure a reading is: the share of claims like this one that were right on the development key.

A claim is right here when its speaker, event type, polarity and mood all are. The figure says how often such readings
were right, on edited English wire copy; it says nothing about whether what was claimed is true.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from math import exp

from trucewatch.claims.lexicon import read_yaml
from trucewatch.model import Claim, EventType, Mood, Quoted

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


def with_confidence(claim: Claim) -> Claim:
    """Return a claim with how sure its reading is, and where that is unsure, why."""
    found = traits(claim)
    weights = _weights()
    sure = round(1 / (1 + exp(-(_start() + sum(weights[name].weight for name in found)))), 2)
    doubts = [weights[name].reason for name in found if sure < UNSURE and weights[name].reason]
    return replace(claim, confidence=sure, doubts=(*claim.doubts, *doubts))


def traits(claim: Claim) -> tuple[str, ...]:
    """Return the properties of a claim that its confidence is made of, by their names in ``data/confidence.yaml``."""
    rule, _, act = claim.rule.partition("/")
    held = {
        "unknown_act": claim.event_type is EventType.STATEMENT or "none" in act,
        "armed_act": claim.event_type.armed or claim.event_type is EventType.CASUALTIES,
        "not_done": claim.mood in _NOT_DONE,
        "few_words": len(claim.quote) < _FEW,
        "direct_speech": claim.quoted is Quoted.DIRECT,
        "loose_cue": rule in _LOOSE,
        "unnamed_group": claim.speaker.kind == "generic",
    }
    return tuple(name for name, holds in held.items() if holds)


@cache
def _weights() -> dict[str, Trait]:
    table = read_yaml("confidence.yaml")
    return {name: Trait(float(row["weight"]), row["reason"]) for name, row in table.items() if name != "start"}


@cache
def _start() -> float:
    return float(read_yaml("confidence.yaml")["start"])
