"""How a claim speaks of something owed by a time: done, done late or in part, not done, or done at a time not said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.findings.words import pattern
from trucewatch.grammars.counts import find_counts
from trucewatch.model import (
    Bound,
    Certainty,
    Claim,
    Clause,
    Count,
    EventType,
    Mood,
    Party,
    PlacePrecision,
    Polarity,
    SpeechAct,
)
from trucewatch.registers.folding import fold


class Deed(StrEnum):
    """What a claim says of a thing owed."""

    DONE = "done"
    IN_PART = "in part"
    LATE = "late"
    UNDATED = "undated"
    UNDONE = "not done"


@dataclass(frozen=True, slots=True)
class Debt:
    """What one party owed under a clause: by which day (in the agreement's zone), and since when it could be done."""

    clause: Clause
    party: Party
    due: date
    since: date


_TOLD = frozenset({SpeechAct.ASSERT, SpeechAct.NARRATE, SpeechAct.ACCUSE, SpeechAct.DENY, SpeechAct.REJECT})
_HELD = frozenset({Certainty.CERTAIN, Certainty.PROBABLE})
_CONTRARY = frozenset({EventType.DETENTION, EventType.HOSTAGE_TAKING, EventType.ABDUCTION, EventType.TROOP_MOVEMENT})
"""Acts that roll up to the same coarse type as a release or a withdrawal and are the opposite of one."""
_REPEATED = frozenset({EventType.AID_ACCESS, EventType.AID_DELIVERY, EventType.AIRDROP})
"""Acts that are done again and again: one done later, or one of which a number is told, says nothing of the first."""
_TOWN = frozenset({PlacePrecision.POINT, PlacePrecision.NEIGHBOURHOOD, PlacePrecision.SETTLEMENT})
_MEASURES = frozenset({"km", "m", "mm", "cm", "miles", "tons", "kg", "days", "hours", "weeks", "months", "years", "%"})
_VERBS = {
    EventType.PRISONERS: "freeing",
    EventType.RELEASE: "freeing",
    EventType.PRISONER_EXCHANGE: "freeing",
    EventType.DEPLOYMENT: "withdrawing",
    EventType.TROOP_WITHDRAWAL: "withdrawing",
    EventType.HEAVY_WEAPONS: "withdrawing",
}


def deed_of(claim: Claim, debt: Debt) -> Deed | None:
    """Return what a claim says of something owed; None where it says nothing of it.

    A promise, a plan, a hope and what is only held possible say nothing of it, and neither does what was done before
    there was an agreement.
    """
    if claim.mood is not Mood.REALISED or claim.act not in _TOLD or claim.certainty not in _HELD:
        return None
    if not _about(claim, debt.clause):
        return None
    if claim.polarity is Polarity.NEGATIVE:
        said = claim.time.end or claim.said_on.end
        return Deed.UNDONE if said is not None and said >= debt.due else None
    if claim.time.end is not None and claim.time.end < debt.since:
        return None
    if _in_part(claim, debt):
        return Deed.IN_PART
    return _timed(claim, debt.due)


def repeated(claim: Claim) -> bool:
    """Tell whether a claim is of an act that is done again and again, as aid passes."""
    return claim.event_type in _REPEATED


def _about(claim: Claim, clause: Clause) -> bool:
    kind = claim.event_type
    if kind.value in clause.acts or (kind.coarse.value in clause.acts and kind not in _CONTRARY):
        return True
    # "It has released none" is read as a statement with a minus: the verb is the owed act's
    if kind is not EventType.STATEMENT or claim.polarity is not Polarity.NEGATIVE:
        return False
    lists = {_VERBS[act] for act in map(EventType, clause.acts) if act in _VERBS}
    return any(pattern(name, phrases=True).search(fold(claim.quote)) for name in lists)


def _timed(claim: Claim, due: date) -> Deed:
    when = claim.time
    first = when.start or when.end
    if first is None:
        return Deed.DONE if claim.said_on.end is not None and claim.said_on.end <= due else Deed.UNDATED
    if when.start is not None and when.start > due:
        return Deed.LATE
    return Deed.DONE if when.end is not None and when.end <= due else Deed.UNDATED


def _in_part(claim: Claim, debt: Debt) -> bool:
    if pattern("partial", phrases=True).search(fold(claim.quote)) or _at_one_place(claim, debt.clause):
        return True
    counts = sorted((one for one in claim.counts if one.unit not in _MEASURES), key=lambda one: one.span)
    if not counts or repeated(claim):
        return False
    owed = owed_number(debt.clause, debt.party)
    return owed is None or not _reaches(counts[0], owed)


def _at_one_place(claim: Claim, clause: Clause) -> bool:
    """Tell whether a withdrawal is told of one town only, where the clause does not ask it of that town."""
    if claim.event_type.coarse is not EventType.DEPLOYMENT or len(clause.areas) == 1:
        return False
    asked = f" {fold(clause.text)} "
    return any(place.precision in _TOWN and f" {fold(place.name)} " not in asked for place in claim.places)


def _reaches(count: Count, owed: float) -> bool:
    return count.value is not None and count.value >= owed and count.bound not in (Bound.UP_TO, Bound.LESS_THAN)


def owed_number(clause: Clause, party: Party) -> float | None:
    """Return how many a clause's text asks of one party; None where it gives no number, or does not say whose it is.

    The number that follows the party's name is its own; a text with one number asks it of everybody.
    """
    counts = [one for one in find_counts(clause.text) if one.unit not in _MEASURES and one.value is not None]
    own = [one for one in counts if _named_before(clause.text, counts, one, party)]
    if own:
        return own[0].value
    return counts[0].value if len(counts) == 1 else None


def _named_before(text: str, counts: Sequence[Count], count: Count, party: Party) -> bool:
    """Tell whether a party is named between the number before and this one."""
    before = max((one.span.end for one in counts if one.span.end <= count.span.start), default=0)
    between = f" {fold(text[before : count.span.start])} "
    return any(f" {fold(name)} " in between for name in (party.name, party.side, *party.names))
