"""A claim's fields in the words a person corrects them in: the words of a field read back as the field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from trucewatch.model.claim import Certainty, Claim, EventType, Extent, Mood, Polarity
from trucewatch.model.count import Bound, Count
from trucewatch.model.decision import ClaimField
from trucewatch.model.errors import InputError
from trucewatch.model.named import Actor, Place
from trucewatch.model.when import Precision, When
from trucewatch.registers.unseen import first_unseen

UNKNOWN = "unknown"
"""The word that empties a field: nobody is named, no day is known."""

_SEPARATOR = ";"
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[ T](\d{1,2})(?::\d{2})?)?")
_COUNT = re.compile(r"(?:(at least|about|up to|more than|fewer than) )?(\d[\d,]*)(?: ?(?:-|to) ?(\d[\d,]*))? (\S.*)")
_BOUNDS = {
    Bound.AT_LEAST: "at least",
    Bound.ABOUT: "about",
    Bound.UP_TO: "up to",
    Bound.MORE_THAN: "more than",
    Bound.LESS_THAN: "fewer than",
}
_OF_WORDS = {words: bound for bound, words in _BOUNDS.items()}
_LAST_HOUR, _DECEMBER = 24, 12


def words_of(claim: Claim, field: ClaimField) -> str:
    """Return what a claim has in a field, in the words a correction would use.

    Actors, targets and places are names between semicolons; a time is as in ``read_time``, counts as in
    ``read_counts``.
    """
    ways: Mapping[ClaimField, Callable[[], str]] = {
        ClaimField.SPEAKER: lambda: claim.speaker.name,
        ClaimField.ACTOR: lambda: _names(claim.actors),
        ClaimField.TARGET: lambda: _names(claim.targets),
        ClaimField.PLACE: lambda: _names(claim.places),
        ClaimField.TIME: lambda: time_words(claim.time),
        ClaimField.EVENT_TYPE: lambda: claim.event_type.value,
        ClaimField.MOOD: lambda: claim.mood.value,
        ClaimField.POLARITY: lambda: claim.polarity.value,
        ClaimField.CERTAINTY: lambda: claim.certainty.value,
        ClaimField.EXTENT: lambda: claim.extent.value,
        ClaimField.COUNTS: lambda: f"{_SEPARATOR} ".join(map(count_words, claim.counts)) or UNKNOWN,
    }
    return ways[field]()


def _names(named: tuple[Actor, ...] | tuple[Place, ...]) -> str:
    return f"{_SEPARATOR} ".join(one.name for one in named) or UNKNOWN


def read_names(words: str) -> tuple[str, ...]:
    """Return the names between semicolons; none for ``unknown``.

    >>> read_names("Orvela; Pell"), read_names("unknown")
    (('Orvela', 'Pell'), ())
    """
    names = tuple(" ".join(name.split()) for name in words.split(_SEPARATOR))
    return () if words.strip().lower() == UNKNOWN else tuple(name for name in names if name)


def time_words(when: When) -> str:
    """Return a time as a correction would write it."""
    start, end = _edge(when.start, when.from_hour), _edge(when.end, when.to_hour)
    if start is None or end is None:
        return UNKNOWN if start == end else f"until {end}" if start is None else f"since {start}"
    return start if start == end else f"{start} to {end}"


def _edge(day: date | None, hour: int | None) -> str | None:
    return None if day is None else day.isoformat() + ("" if hour is None else f" {hour:02}")


def read_time(words: str) -> When:
    """Read a time: a day, a month or a year, two of them with ``to``, one with ``since`` or ``until``, or ``unknown``.

    An hour may stand behind a day: ``2031-05-12 18 to 2031-05-13 06``.

    Raises:
        InputError: the words are no such time.

    >>> read_time("2031-05-12 18 to 2031-05-13 06").to_hour
    6
    >>> read_time("2031-02").end
    datetime.date(2031, 2, 28)
    """
    said = " ".join(words.split())
    if said.lower() == UNKNOWN:
        return When()
    for word in ("since", "until"):
        if said.lower().startswith(f"{word} "):
            one = _period(said[len(word) + 1 :], said)
            return When(one.start, None, one.precision) if word == "since" else When(None, one.end, one.precision)
    first, _, last = said.partition(" to ")
    start = _period(first, said)
    return _between(start, _period(last, said), said) if last else start


def _between(start: When, end: When, said: str) -> When:
    if start.start is None or end.end is None or end.end < start.start:
        raise _no_time(said)
    hours = (start.from_hour, end.to_hour if end.from_hour is None else end.from_hour)
    coarse = max(start.precision, end.precision, key=list(Precision).index)
    return When(start.start, end.end, coarse, *hours)


def _period(words: str, said: str) -> When:
    found = _DAY.fullmatch(words.strip())
    if found is None:
        raise _no_time(said)
    year, month, day, hour = (None if part is None else int(part) for part in found.groups())
    try:
        if year is None or (hour is not None and (day is None or hour > _LAST_HOUR)):
            raise _no_time(said)
        if month is None:
            return When(date(year, 1, 1), date(year, _DECEMBER, 31), Precision.YEAR)
        if day is None:
            after = date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
            return When(date(year, month, 1), after - timedelta(days=1), Precision.MONTH)
        one = date(year, month, day)
    except (ValueError, OverflowError) as error:
        raise _no_time(said) from error
    return When(one, one, Precision.DAY if hour is None else Precision.HOUR, hour, hour)


def _no_time(said: str) -> InputError:
    return InputError(
        f"time: {said!r} is no time; write 2031-05-13, 2031-05, 2031-05-12 18 to 2031-05-13 06, since 2031-05-13, or "
        "unknown"
    )


def count_words(count: Count) -> str:
    """Return a count as a correction would write it.

    >>> from trucewatch.model.span import Span
    >>> count_words(Count(4, 4, None, Bound.AT_LEAST, "deaths", "people", Span(0, 4), "four"))
    'at least 4 deaths'
    """
    unit = count.unit or count.of
    bound = f"{_BOUNDS[count.bound]} " if count.bound in _BOUNDS else ""
    if count.value is not None:
        return f"{bound}{count.value:.0f} {unit}"
    if count.low is not None and count.high is not None:
        return f"{count.low:.0f}-{count.high:.0f} {unit}"
    return f'"{count.words}" {unit}'


def read_counts(words: str, near: Claim, alike: tuple[Count, ...]) -> tuple[Count, ...]:
    """Read counts between semicolons: ``4 deaths``, ``at least 4 deaths``, ``10-12 injuries``; ``unknown`` for none.

    ``alike`` are the numbers that stand in the claim's words: a count of one of these numbers quotes its words, any
    other one the claim's.

    Raises:
        InputError: the words are no such counts.
    """
    if words.strip().lower() == UNKNOWN:
        return ()
    return tuple(_read_count(one, near, alike) for one in words.split(_SEPARATOR) if one.strip())


def _read_count(words: str, near: Claim, alike: tuple[Count, ...]) -> Count:
    found = _COUNT.fullmatch(" ".join(words.split()))
    if found is None:
        raise InputError(
            f"counts: {' '.join(words.split())!r} is no count; write 4 deaths, at least 4 deaths, 10-12 injuries, or "
            "unknown"
        )
    bound, least, most, unit = found.groups()
    low = float(least.replace(",", ""))
    high = None if most is None else float(most.replace(",", ""))
    kind = _OF_WORDS.get(bound, Bound.EXACT)
    value = low if high is None else None
    quoted = next((one for one in alike if one.value == value is not None), None)
    span, said = (near.span, near.quote) if quoted is None else (quoted.span, quoted.words)
    known = _limits(kind, low) if high is None else (low, high)
    return Count(value, *known, kind, unit, unit, span, said)


def _limits(bound: Bound, value: float) -> tuple[float | None, float | None]:
    """Return the least and the most a number with a bound may be."""
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return value, None
    return (None, value) if bound in (Bound.UP_TO, Bound.LESS_THAN) else (value, value)


_WORDS: Mapping[ClaimField, tuple[str, ...]] = {
    ClaimField.EVENT_TYPE: tuple(EventType),
    ClaimField.MOOD: tuple(Mood),
    ClaimField.POLARITY: tuple(Polarity),
    ClaimField.CERTAINTY: tuple(Certainty),
    ClaimField.EXTENT: tuple(Extent),
}


def check_words(field: ClaimField, words: str, claim: Claim) -> None:
    """Refuse words that are nothing a field can hold.

    Raises:
        InputError: the words are not of the field's vocabulary, no time, no counts, empty, or hold what nobody sees.
    """
    if not words.strip():
        raise InputError(f"{field.value}: say what it should read; {UNKNOWN} empties the field")
    refuse_unseen(field.value.replace("_", " "), words)
    if field is ClaimField.TIME:
        read_time(words)
    elif field is ClaimField.COUNTS:
        read_counts(words, claim, ())
    elif field in _WORDS and words.strip() not in _WORDS[field]:
        raise InputError(f"{field.value}: {words.strip()!r} is not one of: {', '.join(_WORDS[field])}")
    elif field is ClaimField.SPEAKER and len(read_names(words)) != 1:
        raise InputError("speaker: give the one name of who speaks")


def refuse_unseen(what: str, words: str) -> None:
    """Refuse words of a person that hold what nobody sees: they go into exports as they are, as quoted words do.

    Raises:
        InputError: there is a control character or an override of direction in them.
    """
    found = first_unseen(words)
    if found is not None:
        raise InputError(
            f"{what}: {found} stands in it, a character that nobody sees; type the words, do not paste them"
        )
