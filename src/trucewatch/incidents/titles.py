"""An incident's title: the act, the place and the day, from fields only, in words of ours."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from trucewatch.incidents.testimony import Testimony
from trucewatch.model import Certainty, EventType, Mood, Place, When

_BESIDE = re.compile(
    r"\b(?:near|outside|close to|not far from|(?:north|south)?(?:north|south|east|west) of|on the outskirts of)\s+(?:the\s+)?"
    r"(?:(?:old|ancient|border|coastal|market|town|city|village|port|capital|suburb|camp)\s+){0,3}(?:of\s+)?\Z",
    re.IGNORECASE,
)
"""Words that put an event beside a place, right before its name ("near the town of")."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    table: Mapping[str, Mapping[str, str]] = tomllib.loads(
        (files(__package__) / "data" / "titles.toml").read_text("utf-8")
    )
    return table


def title(kind: EventType, members: Sequence[Testimony], place: Place | None, time: When) -> str:
    """Return the title, such as "Air strikes reported, Lowfield, 26 Feb 2016".

    "Reported" says that somebody says so, and no more; what is only planned, feared or denied says that.
    """
    phrase = _phrases()["acts"].get(kind.value) or kind.value.replace("_", " ").capitalize()
    said = " ".join(word for word in (phrase, _standing(kind, members)) if word)
    where = _where(kind, members, place)
    return ", ".join(part for part in (said, where, in_words(time)) if part)


def _standing(kind: EventType, members: Sequence[Testimony]) -> str:
    mine = [testimony for testimony in members if testimony.kind is kind.coarse]
    standing = _phrases()["standing"]
    if kind.value in _phrases()["plain"]["acts"]:
        return ""
    if any(testimony.done and not testimony.denies for testimony in mine):
        return standing["realised"]
    dropped = [testimony for testimony in mine if testimony.claim.mood is Mood.CALLED_OFF]
    if dropped:
        return standing["called_off" if len(dropped) == len(mine) else "moved"]
    told = [testimony.claim for testimony in mine if testimony.done]
    if told:  # "did not say if anyone was hurt" is no denial
        return standing["unsaid" if all(claim.certainty is Certainty.UNKNOWN for claim in told) else "denied"]
    moods = {testimony.claim.mood.value for testimony in mine}
    return standing[moods.pop()] if len(moods) == 1 else standing["coming"]


def _where(kind: EventType, members: Sequence[Testimony], place: Place | None) -> str:
    if kind.value in _phrases()["by_party"]["acts"]:
        parties = {
            actor.name
            for testimony in members
            if testimony.kind is kind.coarse
            for actor in testimony.claim.actors
            if actor.id
        }
        if 0 < len(parties) <= 3:
            return ", ".join(sorted(parties))
    return f"{_beside(members, place)}{place.name}" if place is not None else ""


def _beside(members: Sequence[Testimony], place: Place) -> str:
    """Return "near " where no words put the event in the place itself, and some put it beside the place."""
    told = [
        _BESIDE.search(testimony.claim.quote[: max(0, named.span.start - testimony.claim.span.start)]) is not None
        for testimony in members
        for named in testimony.claim.places
        if named.span is not None
        and (named.id or named.name) == (place.id or place.name)
        and named.span.end <= testimony.claim.span.end
    ]
    return "near " if told and all(told) else ""


def in_words(time: When) -> str:
    """Put a time in words, no more exact than it is.

    >>> from datetime import date
    >>> in_words(When(date(2016, 2, 24), date(2016, 2, 26)))
    '24-26 Feb 2016'
    """
    start, end = time.start, time.end
    if start is None or end is None:
        known = start or end
        return f"{'since' if start else 'until'} {_day(known.day, known.month)} {known.year}" if known else ""
    if start == end:
        return day_words(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}-{_day(end.day, end.month)} {end.year}"
    first = _day(start.day, start.month) + (f" {start.year}" if start.year != end.year else "")
    return f"{first} to {_day(end.day, end.month)} {end.year}"


def day_words(day: date) -> str:
    """Write a day as people do.

    >>> day_words(date(2016, 2, 25))
    '25 Feb 2016'
    """
    return f"{_day(day.day, day.month)} {day.year}"


def _day(day: int, month: int) -> str:
    return f"{day} {_MONTHS[month - 1]}"
