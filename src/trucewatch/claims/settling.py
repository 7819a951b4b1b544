"""Numbers, times and places of a proposed claim, read again from its own words by our grammars and registers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from trucewatch.claims.grounds import Grounds, Spoken
from trucewatch.claims.locating import occurrences, shortened
from trucewatch.claims.modality import Modality
from trucewatch.claims.second_reading import ClaimForm, CountForm
from trucewatch.grammars.counts import find_counts
from trucewatch.grammars.times import find_times, resolve
from trucewatch.model import Bound, Count, Mood, PartKind, Place, Span, When
from trucewatch.registers import PlaceEntry

_DIGITS = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)")


@dataclass(frozen=True, slots=True)
class Settled:
    """What the words give, with what is doubtful; ``refused`` is a field and the reason why it cannot stand."""

    counts: tuple[Count, ...] = ()
    places: tuple[Place, ...] = ()
    time: When = When()  # noqa: RUF009 -- a frozen record
    doubts: tuple[str, ...] = ()
    refused: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a claim stands: its clause, the body text around it, and how the clause is spoken and presented."""

    span: Span
    near: tuple[Span, ...]
    spoken: Spoken
    mode: Modality

    def holds(self, place: Span) -> bool:
        """Tell whether words stand in the clause."""
        words = self.spoken.clause.words
        return self.span.covers(place) or any(place.start <= word.start < place.end for word in words)


class _Refused(Exception):
    pass


class Settler:
    """Reads numbers, times and places of one report."""

    def __init__(self, grounds: Grounds, anchors: tuple[tuple[str, datetime], ...]) -> None:
        self._grounds, self._anchors = grounds, anchors
        self._text = grounds.report.text
        self._body = [part.span for part in grounds.report.parts if part.kind is PartKind.BODY]
        self._counts = [
            replace(one, span=one.span.shifted(by)) for by, words in self._parts() for one in find_counts(words)
        ]
        self._times = [
            replace(one, start=one.start + by, end=one.end + by)
            for by, words in self._parts()
            for one in find_times(words)
        ]

    def settle(self, form: ClaimForm, at: Standing) -> Settled:
        """Return numbers, places and time of a claim, or the first of them that the words do not bear out."""
        doubts: list[str] = []
        field = "counts"
        try:
            counts = [self._count(one, at.span) for one in form.counts]
            field = "places"
            places = [self._place(words, at, doubts) for words in form.places]
            field = "time"
            time = When() if form.time is None else self._time(form.time, at, doubts)
        except _Refused as refused:
            return Settled(refused=(field, str(refused)))
        unique = {one.span: one for one in counts}
        by_name = {one.name: one for one in reversed(places)}
        return Settled(
            tuple(unique[key] for key in sorted(unique)), tuple(reversed(by_name.values())), time, tuple(doubts)
        )

    def _parts(self) -> list[tuple[int, str]]:
        return [(part.start, part.quote(self._text)) for part in self._body]

    def _count(self, form: CountForm, span: Span) -> Count:
        places = occurrences(self._text, form.words, [span])
        if not places:
            raise _Refused(f"“{shortened(form.words)}” does not stand in the clause")
        found = [
            count
            for place in places
            for count in self._counts
            if count.span.overlap(place) > 0 and span.covers(count.span)
        ]
        for count in found:
            if _same_numbers(form, count):
                return count
        if found:
            raise _Refused(f"“{found[0].words}” does not say {_said(form)}")
        return _bare(form, places[0], self._text)

    def _place(self, words: str, at: Standing, doubts: list[str]) -> Place:
        found = occurrences(self._text, words, at.near, at.span)
        if not found:
            raise _Refused(f"“{shortened(words)}” does not stand in the report")
        place = found[0]
        if not at.holds(place):
            doubts.append(f"the place “{shortened(words)}” stands outside the clause")
        quote = place.quote(self._text)
        match = next(
            (one for one in self._grounds.cast.places if one.start < place.end and place.start < one.end), None
        )
        if match is None or not match.entries:
            return Place(quote, span=place, words=quote, doubt="the registers do not hold this name")
        entry = self._choose(match.entries)
        return Place(
            quote,
            entry.id,
            entry.country,
            entry.lat,
            entry.lon,
            entry.precision,
            entry.within,
            place,
            quote,
            None,
            entry.name,
        )

    def _choose(self, entries: Sequence[PlaceEntry]) -> PlaceEntry:
        return next((entry for entry in entries if entry.country == self._grounds.cast.country), entries[0])

    def _time(self, words: str, at: Standing, doubts: list[str]) -> When:
        found = occurrences(self._text, words, at.near, at.span)
        if not found:
            raise _Refused(f"“{shortened(words)}” does not stand in the report")
        place = found[0]
        if not at.holds(place):
            doubts.append(f"the time “{shortened(words)}” stands outside the clause")
        tense: Literal["past", "future"] = "past" if at.mode.mood is Mood.REALISED else "future"
        for expression in self._times:
            if expression.start < place.end and place.start < expression.end:
                when = resolve(expression, self._grounds.report.published, tense=tense, anchors=self._anchors)
                if when.known:
                    return replace(when, span=Span(expression.start, expression.end), words=expression.words)
        doubts.append(f"no day follows from “{shortened(words)}”")
        return When()


def _same_numbers(form: CountForm, count: Count) -> bool:
    """Tell whether proposed numbers are those of the words; bounds that the words imply may be left out."""
    if form.value != count.value:
        return False
    known = {count.value, count.low, count.high}
    return all(number is None or number in known for number in (form.low, form.high))


def _bare(form: CountForm, place: Span, text: str) -> Count:
    """Take a number that the grammar of counts does not read, when it stands there in digits."""
    numbers = [float(found.group().replace(",", "")) for found in _DIGITS.finditer(form.words)]
    given = [number for number in (form.value, form.low, form.high) if number is not None]
    if len(numbers) != 1 or not given or any(number != numbers[0] for number in given):
        raise _Refused(f"no number {_said(form)} is read in “{shortened(form.words)}”")
    return Count(numbers[0], numbers[0], numbers[0], Bound.EXACT, "", "", place, place.quote(text))


def _said(form: CountForm) -> str:
    given = [f"{number:g}" for number in (form.value, form.low, form.high) if number is not None]
    return " / ".join(dict.fromkeys(given)) or "without a value"
