"""Whether words tell of one event, of a habit, of a running total, or only of the background."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.claims.clauses import Clause
from trucewatch.claims.modality import Modality
from trucewatch.claims.moods import moods
from trucewatch.model import Count, EventType, Extent, Mood, When

# Longer stretches are no single event: a campaign, a count over months. A week of shelling still is.
_STRETCH = 10
# What holds now, and is no habit.
_LASTING = frozenset({"control", "hold", "remain", "occupy", "face", "surround", "be", "have", "besiege", "encircle"})
# In the lead of a report the perfect tells the news ("has bombed a hospital"); further down, without a time, the background.
_LEAD_PARAGRAPHS = 3


def extent_of(clause: Clause, event: EventType, mode: Modality, counts: Sequence[Count], time: When) -> Extent:
    """Judge what a clause covers; only an event makes an incident of a day."""
    if {word.low for word in clause.words} & moods()["habit"] or _habitual(clause, event, mode):
        return Extent.HABIT
    if _used_to(clause) or (event.armed and _recurs(clause)):
        return Extent.HABIT
    if (
        event is EventType.CASUALTIES
        and counts
        and (_long(time) or _days_on_end(time) or _since(clause) or _war(clause))
    ):
        return Extent.TOTAL
    if event.armed and mode.mood is Mood.REALISED and (_long(time) or _perfect_background(clause, time)):
        return Extent.BACKGROUND
    if clause.role == "relative" and clause.verbs[0].tag in ("VBZ", "VBP"):
        return Extent.BACKGROUND
    return Extent.EVENT


def _habitual(clause: Clause, event: EventType, mode: Modality) -> bool:
    """In the simple present without a time an armed act is a habit ("the army drops barrels on rebel areas")."""
    first = clause.verbs[0]
    if not (event.armed and clause.head.is_verb and mode.mood is Mood.REALISED and first.tag in ("VBZ", "VBP")):
        return False
    if clause.head.lemma in _LASTING:
        return False
    going_on = any(word.tag == "VBG" or word.lemma == "have" for word in (*clause.verbs, *first.kids_as("aux")))
    return not going_on and not any(word.low in ("today", "now", "still") for word in clause.words)


def _days_on_end(time: When) -> bool:
    """Tell whether a count is of several days together: "66 in the past four days" is no day's event."""
    if time.start is None or time.end is None or (time.end - time.start).days < 2:
        return False
    return not {"days", "weeks", "fortnight"}.isdisjoint((time.words or "").lower().split())


_PERIODS = frozenset({"day", "night", "week", "month", "hour", "morning", "evening"})


def _recurs(clause: Clause) -> bool:
    """Tell whether an act is told of as done again and again: "every day some 30 shells hit the town"."""
    dets = (word for word in clause.words if word.low in ("every", "each") and word.dep == "det")
    return any(word.head.low in _PERIODS for word in dets)


def _used_to(clause: Clause) -> bool:
    """In "used to shell the village" an act is told of as a habit that is over."""
    verbs = (*clause.verbs, *(verb.head for verb in clause.verbs if verb.dep == "xcomp"))
    return any(verb.low == "used" and verb.tag == "VBD" and verb.kid("xcomp") is not None for verb in verbs)


def _perfect_background(clause: Clause, time: When) -> bool:
    """A perfect without a time, told by the reporter below the lead, is background ("has been used as a launch pad")."""
    perfect = any(kid.lemma == "have" for verb in clause.verbs for kid in verb.kids_as("aux"))
    return perfect and not clause.said and time.words is None and clause.sentence.paragraph >= _LEAD_PARAGRAPHS


def _long(time: When) -> bool:
    if time.start is None or time.end is None:
        return time.words is not None and time.start is None and time.end is not None and "since" in time.words.lower()
    return (time.end - time.start).days > _STRETCH


def _since(clause: Clause) -> bool:
    """Tell whether a count runs from the start of something ("since the offensive began")."""
    return any(word.low == "since" for word in (*clause.words, *clause.idle))


def _war(clause: Clause) -> bool:
    return bool({word.low for word in clause.words} & {"war", "conflict"})
