"""From lower-cased text to single times: a match of a form becomes a Moment, or is dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trucewatch.grammars.numerals import SPACE, number_value, ordinal_value
from trucewatch.grammars.time_expression import Moment, TimeKind
from trucewatch.grammars.time_forms import MONTHS, PARSERS, STARTS, WEEKDAYS

_TOKEN = re.compile(r"[a-z]+|[0-9]|['\u2018\u2019(\[]", re.ASCII)
_STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "recent": -1, "this past": -1,
    "the previous": -1, "the preceding": -1,
    "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1, "this coming": 1, "the following": 1,
    "the coming": 1,
}  # fmt: skip
_EDGES = {
    "start": "early", "beginning": "early", "turn": "early", "first half": "first half", "second half": "second half",
    "middle": "mid", "close": "end", "opening": "first", "final": "last", "closing": "last",
    "earlier": "earlier", "later": "later",
}  # fmt: skip
_VAGUE = {
    "several": None,
    "many": None,
    "few": None,
    "a few": None,
    "couple of": 2.0,
    "a couple": 2.0,
    "a couple of": 2.0,
}
_COUNTED_UNITS = frozenset({"minute", "hour", "day", "week", "month"})
_TRAILING = re.compile(r" (?:more|consecutive|straight|full|long|whole)\Z")
_EITHER = re.compile(r" (?:or|to) |(?<=[0-9])[-\u2010-\u2015](?=[0-9])")
_AMBIGUOUS_MONTHS = frozenset({"march", "april", "may", "june", "august"})
_PREPOSITIONS = (
    r"in|since|of|during|from|until|till|by|before|after|between|through|to|and|or|the|a|an|its"
    r"|their|his|her|this|last|next|late|early|mid|"
    r"back in|throughout|around|about|for|through|on"
)
_GOVERNED = re.compile(rf"(?:^|[^a-z])(?:{_PREPOSITIONS})[- \u00a0\r\n]{{1,3}}\Z|[(\u2013\u2014-]\Z", re.ASCII)
_BEFORE_LENGTH = re.compile(
    rf"(?:^|[^a-z])(for|in|within|over|during|after|throughout|inside){SPACE}"
    rf"(?:(?:the|about|around|nearly|almost|only|just|under|some|at{SPACE}least|more{SPACE}than"
    rf"|less{SPACE}than|over|up{SPACE}to|"
    rf"roughly|as{SPACE}little{SPACE}as|another|than){SPACE}){{0,2}}\Z",
    re.ASCII,
)
_PART_OWNER = re.compile(
    rf"(?:^|[^a-z])(?:in|during|on|over|into|of|to|through|throughout|by|until|since|for){SPACE}\Z", re.ASCII
)
_OPENERS = frozenset({"first", "final", "opening", "closing"})
_COUNTED = re.compile(
    rf"{SPACE}(?:people|civilians|soldiers|fighters|men|women|children|troops|families|houses"
    rf"|dead|km|miles|tonnes|tons)\b"
)
WINDOW = 48
"""Characters looked at before an expression for the word that governs it."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One time in the text: where it stands and what it says."""

    start: int
    end: int
    moment: Moment
    form: str


Parts = dict[str, str]


def _inner(form: str, low: str, start: int, end: int) -> Parts:
    match = PARSERS[form].fullmatch(low, start, end)
    if match is None:  # an inner look-ahead saw past the end; the words alone still parse
        match = PARSERS[form].match(low, start)
    found = match.groupdict() if match else {}
    parts: Parts = {}
    for name, words in found.items():
        if words is not None:
            parts.setdefault(name.rstrip("0123456789"), " ".join(words.split()))
    return parts


def _month_number(words: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(words.rstrip(".")[:3]))


def _day_number(words: str | None) -> int | None:
    return int(re.sub(r"[a-z]+", "", words)) if words else None


def _edge(parts: Parts) -> str | None:
    words = parts.get("edge")
    return _EDGES.get(words, words) if words else None


def _step(parts: Parts) -> int | None:
    words = parts.get("step")
    return _STEPS.get(words) if words else None


def _year(parts: Parts) -> int | None:
    return int(parts["year"]) if "year" in parts else None


def _amount(words: str | None) -> tuple[float | None, float | None]:
    """Return the number and, for "two or three", the larger one."""
    if not words:
        return None, None
    words = _TRAILING.sub("", words)
    if words in _VAGUE:
        return _VAGUE[words], None
    half = 0.5 if words.endswith(" and a half") else 0.0
    first, _, second = _EITHER.sub("~", words.removesuffix(" and a half"), count=1).partition("~")
    low = 1.0 if first in ("a", "an") else number_value(first)
    return None if low is None else low + half, number_value(second) if second else None


def _iso(parts: Parts) -> Moment:
    hour = int(parts["hour"]) if "hour" in parts else None
    return Moment(TimeKind.DATE, year=_year(parts), month=int(parts["month"]), day=int(parts["day"]), hour=hour)


def _numeric(parts: Parts) -> Moment | None:
    first, second = int(parts["a"]), int(parts["b"])
    if parts["mark"] == "." or first > 12:
        first, second = second, first
    elif second <= 12 and first != second:
        return Moment(TimeKind.DATE, year=_year(parts), month=first, day=second, name="either")
    return Moment(TimeKind.DATE, year=_year(parts), month=first, day=second) if 1 <= first <= 12 else None


def _clock(parts: Parts) -> Moment | None:
    hour, first = int(parts["hour"]), int(parts["first"]) if "first" in parts else None
    if "half" in parts:
        if not 1 <= hour <= 12:
            return None
        half = 12 if parts["half"] == "p" else 0
        hour = hour % 12 + half
        first = first % 12 + half if first is not None else None
    return Moment(TimeKind.CLOCK, hour=hour, first_hour=first if first is not None and first < hour else None)


def _ordered(parts: Parts) -> Moment | None:
    """Read "three hours after the truce took effect" and "shortly before the truce"."""
    step, event, unit = parts["step"], parts.get("event"), parts["unit"]
    if step == "of" and (event is None or not event.endswith(("effect", "force", "hold", "ing", "announced"))):
        return None  # "hours of the truce" are hours of it
    number, most = _amount(parts.get("number"))
    return Moment(
        TimeKind.ANCHORED,
        step=-1 if step == "before" else 1,
        number=number,
        at_most=most,
        unit=unit if unit in _COUNTED_UNITS else "minute" if unit == "moment" else "shortly",
        name=parts.get("name"),
        edge=parts.get("edge"),
        event=event,
    )


def _date(parts: Parts) -> Moment:
    day, last = _day_number(parts.get("day")), _day_number(parts.get("last_day"))
    if day is None:
        day, last = last, None
    year = _year(parts)
    if "tens" in parts:  # "27 MAY 90" in the head of an agency message
        year = int(parts["tens"]) + (2000 if int(parts["tens"]) < 50 else 1900)
    name = "that year" if "name" in parts else None
    return Moment(TimeKind.DATE, year=year, month=_month_number(parts["month"]), day=day, last_day=last, name=name)


def _month(parts: Parts) -> Moment:
    return Moment(
        TimeKind.MONTH, year=_year(parts), month=_month_number(parts["month"]), step=_step(parts), edge=_edge(parts)
    )


def _decade(parts: Parts) -> Moment:
    year = _year(parts) or 1900 + int(parts["tens"])
    return Moment(TimeKind.DECADE, year=year, edge=_edge(parts))


def _plain_year(parts: Parts) -> Moment:
    return Moment(TimeKind.YEAR, year=_year(parts), edge=_edge(parts))


def _weekday(parts: Parts) -> Moment:
    words = parts.get("weekday") or parts["short"]
    number = next(i for i, day in enumerate(WEEKDAYS) if day.startswith(words[:3]))
    week = _STEPS.get(parts["week"]) if "week" in parts else None
    rank = None if week is None else week  # the calendar week named beside the day
    return Moment(
        TimeKind.WEEKDAY, weekday=number, step=_step(parts), edge=_edge(parts), part=parts.get("part"),
        rank=rank, unit="week" if week is not None else None,
    )  # fmt: skip


def _day(parts: Parts) -> Moment:
    name, part = parts["name"], parts.get("part")
    if name.startswith("this "):
        name, part = "today", name[5:]
    return Moment(TimeKind.DAY, name=name, edge=_edge(parts), part=part)


def _anchored(parts: Parts) -> Moment:
    rank = parts.get("rank")
    value = None if rank is None else ordinal_value(rank) or int(number_value(rank) or 0) or None
    event = parts.get("event")
    return Moment(
        TimeKind.ANCHORED, name=parts.get("name"), edge=parts.get("edge"), event=event, rank=value,
        unit=parts.get("unit") or ("day" if value else None),
    )  # fmt: skip


def _period(parts: Parts) -> Moment:
    words = parts.get("step")
    return Moment(
        TimeKind.PERIOD, unit=parts["unit"], step=_STEPS.get(words, 0) if words else None, edge=_edge(parts),
        year=_year(parts),
        rolling=words in ("past", "coming", "this coming") or (words == "last" and "the" in parts),
    )  # fmt: skip


def _rolling(parts: Parts) -> Moment:
    number, most = _amount(parts.get("number"))
    if "two" in parts:
        number, most = 1.0, 2.0
    if "so" in parts:
        most = (number or 1.0) + 1
    unit = parts.get("unit", "day")
    return Moment(
        TimeKind.ROLLING, step=_step(parts), number=number, at_most=most, unit=unit, rolling=True, name=parts["step"]
    )


def _ago(parts: Parts) -> Moment:
    number, most = _amount(parts.get("number"))
    words = parts.get("step") or parts["name"]
    if words in ("day", "night", "morning", "afternoon", "evening"):  # "earlier that day"
        return Moment(TimeKind.AGO, unit="day", name="same day", part=None if words == "day" else words)
    return Moment(TimeKind.AGO, number=number, at_most=most, unit=parts.get("unit", "day"), name=words)


def _length(parts: Parts) -> Moment:
    number, most = _amount(parts.get("number"))
    return Moment(TimeKind.LENGTH, number=number, at_most=most, unit=parts["unit"], name=parts.get("tail"))


def _part(parts: Parts) -> Moment:
    name = parts.get("name") or parts["part"]
    return Moment(TimeKind.PART, part="early morning" if name == "hours" else name, edge=_edge(parts))


def _recurring(parts: Parts) -> Moment:
    return Moment(TimeKind.RECURRING, unit=parts["unit"])


def _straight(parts: Parts) -> Moment:
    return Moment(
        TimeKind.ROLLING,
        step=-1,
        number=float(ordinal_value(parts["rank"]) or 1),
        unit=parts["unit"],
        rolling=True,
        name="straight",
    )


_PARSE: dict[str, Callable[[Parts], Moment | None]] = {
    "iso": _iso, "numeric": _numeric, "clock": _clock, "date_dm": _date, "date_md": _date, "month": _month,
    "decade": _decade, "year": _plain_year, "weekday": _weekday, "day": _day, "anchored": _anchored, "period": _period,
    "rolling": _rolling, "ago": _ago, "length": _length, "part": _part, "recurring": _recurring, "straight": _straight,
    "ordered": _ordered,
}  # fmt: skip


def _month_stands(text: str, low: str, start: int, end: int) -> bool:
    """Tell a month from the verb, the modal and the name: "may fall", "forces march", "Theresa May said"."""
    words = low[start:end].rstrip("'s\u2019")
    if words not in MONTHS:
        return True
    if text[start:end].islower():
        return words not in ("march", "may", "august")
    return words not in _AMBIGUOUS_MONTHS or bool(_GOVERNED.search(low[max(0, start - 12) : start]))


def _date_stands(text: str, low: str, start: int, end: int) -> bool:
    """Tell "5 March" from "26 may be dead" and "forces march 20 miles"."""
    if re.search(r"[0-9]{4}\Z", low[start:end]):
        return True
    verb = re.search(r"\b(?:may|march)\b", text[start:end])
    return verb is None and not _COUNTED.match(low, end)


def _year_stands(low: str, start: int, end: int) -> bool:
    return bool(_GOVERNED.search(low[max(0, start - 14) : start])) and not _COUNTED.match(low, end)


def _length_stands(low: str, start: int, end: int) -> bool:
    """Keep a length that tells when ("for five years", "four months of strikes"), drop a measure ("a day")."""
    if low[start - 1 : start] in ("-", "\u2010", "\u2011") or low.startswith(
        (" old", "-", "\u2010", "\u2011", " in prison", " in jail"), end
    ):
        return False
    words, before = low[start:end], low[max(0, start - 7) : start].split()
    previous = before[-1].rpartition("-")[2] if before else ""
    if previous in _OPENERS or number_value(previous) is not None or (previous == "the" and " " not in words[:-3]):
        return False  # part of a larger time: "the first two weeks of March", "the night of Thursday"
    if words.endswith("time"):
        return True
    if words.endswith("of"):
        return not words.startswith(("day ", "night ", "days ", "nights ")) or low[start - 1 : start] in ("\n", " ", "")
    governed = _BEFORE_LENGTH.search(low[max(0, start - WINDOW) : start])
    return bool(governed) and (words[0].isdigit() or " " in words or words.endswith("s"))


def _is_named(text: str, start: int, end: int) -> bool:
    """Tell whether a part of the day is a word of a name: "the Silver Dawn Brigade", "New Dawn"."""
    if not text[start].isupper() or text[start:end].isupper():
        return False
    before, behind = _NAME_BEFORE.search(text, max(0, start - 24), start), text[end : end + 2]
    return before is not None or (behind[:1] == " " and behind[1:].isupper())


_NAME_BEFORE = re.compile(
    r"(?<![\w'\u2019-])(?!(?:At|Before|After|By|Since|Until|Around|From|The|About|Until|Every|This|Last|On)\b)"
    r"[A-Z][\w'\u2019-]*[ \u00a0]\Z"
)


def _stands(text: str, low: str, form: str, start: int, end: int) -> bool:
    if form == "month":
        return _month_stands(text, low, start, end)
    if form in ("date_md", "date_dm"):
        return _date_stands(text, low, start, end)
    if form == "year":
        return _year_stands(low, start, end)
    if form == "length":
        return _length_stands(low, start, end)
    if form == "part" and _is_named(text, start, end):
        return False
    if form == "part" and low.startswith("the ", start):
        return low.startswith(" of ", end) or bool(_PART_OWNER.search(low[max(0, start - 12) : start]))
    if form == "recurring" and text[start : start + 2].istitle():  # the Daily News
        return not text[end : end + 2].strip().istitle()
    if form == "anchored" and low.endswith("hour", start, end) and "of" not in low[start:end]:  # "at the eleventh hour"
        return False
    if form == "day" and text[start:end] == "Today":  # Russia Today, USA Today
        return not re.search(r"[A-Z][A-Za-z]*[ \u00a0]\Z", text[max(0, start - 12) : start])
    return True


def atoms(text: str, low: str) -> Iterator[Atom]:
    """Yield the single times of a text from left to right, none overlapping another."""
    position = 0
    openers = STARTS.get
    for token in _TOKEN.finditer(low):
        word = token.group()
        pattern = openers("0" if word.isdigit() else word)
        if pattern is None or token.start() < position:
            continue
        match = pattern.match(low, token.start())
        if match is None or match.lastgroup is None:
            continue
        start, end, form = match.start(), match.end(), match.lastgroup
        if not _stands(text, low, form, start, end):
            continue
        moment = _PARSE[form](_inner(form, low, start, end))
        if moment is not None:
            position = end
            yield Atom(start, end, moment, form)
