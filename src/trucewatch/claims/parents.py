"""The place that a report names around another, or that it measures from: "X, a suburb of Y", "35 km south of Y"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import cos, radians

from trucewatch.claims.cast import Cast
from trucewatch.claims.words import Sentence
from trucewatch.model import PlacePrecision
from trucewatch.registers import PlaceMatch

_KIND = (
    r"(?:suburbs?|villages?|towns?|city|hamlets?|districts?|neighbou?rhoods?|quarters?|areas?|municipality|locality"
    r"|settlements?|communes?|subdistricts?|county|township|community|port|province|governorate|region|state|oblast"
    r"|island|enclave|ward|camps?|crossing|checkpoint|countryside|stronghold|outpost|kibbutz|parish|department|sector)"
)
_SIDE = r"(?:north|south|east|west)(?:[- ]?(?:north|south|east|west))*(?:-?(?:ern|wards?|erly))?"
_APPOSED = re.compile(rf"^,\s(?:an?|the)\s(?:[\w-]+\s){{0,4}}?{_KIND}\s(?:in|of)\s(?:the\s)?([A-Z]\w+)")
_NUMBER = r"(?:\d[\d.,]*|(?:a |one |two |three )?(?:dozens?|hundred|few|couple)(?: of)?|[a-z]+(?:-[a-z]+)?)"
_UNIT = r"(?:-|\s)?(?:km|kms|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|yards?|m)\b\.?"
_MEASURE = re.compile(
    rf"(?P<number>{_NUMBER}){_UNIT}\s+(?:\([^)]{{1,24}}\)\s+)?(?:away\s+)?(?:to\s+the\s+)?(?:(?P<side>{_SIDE})\s+)?"
    rf"(?:of|from|outside)\s+(?:the\s+)?(?:{_SIDE}\s+|central\s+)?(?:{_KIND}\s+of\s+)?$",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\b(?:of|from|outside)(?: the)?(?: \w+){0,2} $", re.IGNORECASE)
_VAGUE = re.compile(r"(?:several|some|many|few|dozens|hundreds|(?:a|an|one|two|three) )", re.IGNORECASE)
_LENGTH = re.compile(
    r"(\d[\d.,]*|[a-z]+(?:-[a-z]+)?)(?:-|\s)?(km|kms|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|yards?|m)\b",
    re.IGNORECASE,
)
_LEAD = (
    r"(?:(?:some|about|around|roughly|nearly|just|only|almost|lying|located|situated|located|near)\s+)*"
    rf"(?P<far>[^,;.]{{0,16}}?{_UNIT}\s+(?:\([^)]{{1,24}}\)\s+)?(?:away\s+)?(?:to\s+the\s+)?)?(?P<side>{_SIDE}\s+)?"
)
_PREPOSITION = r"(?P<prep>in|inside|within|of|near|outside|around|from|on the (?:edge|outskirts) of|close to)"
_THEN = rf"\s(?:the\s)?(?:{_SIDE}\s|central\s|neighbou?ring\s|nearby\s)?(?:{_KIND}\sof\s)?$"
_AFTER = re.compile(
    rf"^(?:\s{_KIND})?(?:,?\s(?:an?|the|its)\s(?:[\w-]+\s){{0,4}}?{_KIND}(?:\s[a-z]+)?)?,?\s{_LEAD}{_PREPOSITION}{_THEN}",
    re.IGNORECASE,
)
_COMMA = re.compile(rf"^(?:\s{_KIND})?,\s(?:the\s)?(?:{_SIDE}\s)?$", re.IGNORECASE)
_BEFORE = re.compile(
    rf"^(?:(?:\s{_KIND})?['’]s(?:\s{_SIDE}|\scentral)?\s(?:{_KIND}\sof\s(?:the\s)?)?"
    rf"|(?:\s{_KIND})?\s(?:{_SIDE}\s)?{_KIND}\sof\s)$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^(?:\s\w+)?(?:,?\s(?:and|or)\s|,\s(?:[A-Z]|the [A-Z]))")
_NEAR = frozenset({"near", "outside", "around", "close to", "from"})
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.GOVERNORATE})
_KM = {"mi": 1.609, "ya": 0.0009, "me": 0.001, "m": 0.001}
_LONGEST_GAP = 80


@dataclass(frozen=True, slots=True)
class Parent:
    """The place named around another. ``near`` tells that the other lies beside and not in it."""

    match: PlaceMatch
    near: bool


@dataclass(frozen=True, slots=True)
class Offset:
    """A way measured from a place: the words' start, kilometres (None where no number tells), and degrees from north."""

    start: int
    km: float | None
    bearing: float | None

    def moved(self, lat: float, lon: float) -> tuple[float, float]:
        """Return where the way ends, to a tenth of a degree.

        >>> Offset(0, 111.0, 180.0).moved(16.0, 0.0)
        (15.0, 0.0)
        """
        if self.km is None or self.bearing is None:
            return lat, lon
        turn = radians(self.bearing)
        north, east = self.km * cos(turn) / 111.0, self.km * cos(radians(90) - turn) / 111.0
        return round(lat + north, 1), round(lon + east / max(0.1, cos(radians(lat))), 1)


def parent_of(start: int, end: int, cast: Cast, sentence: Sentence) -> Parent | None:
    """Return the place that the words beside the name at [start, end) say it lies in or near; None where none does."""
    after = cast.place_from(end)
    if after is not None and after.start < sentence.end and after.start - end <= _LONGEST_GAP:
        found = _behind(sentence.slice(end, after.start), after, sentence)
        if found is not None:
            return found
    before = cast.place_up_to(start)
    if before is None or before.start < sentence.start or not owns(sentence.slice(before.end, start)):
        return None
    return Parent(before, near=False)


def owns(gap: str) -> bool:
    """Tell whether the words between two places make the second a part of the first.

    >>> owns("'s northern "), owns(" region village of "), owns(" and ")
    (True, True, False)
    """
    return _BEFORE.match(gap) is not None


def _behind(gap: str, after: PlaceMatch, sentence: Sentence) -> Parent | None:
    found = _AFTER.match(gap)
    if found is not None:
        prep = found["prep"].lower()
        away = bool(found["far"] or found["side"])
        if prep == "from" and not found["far"]:
            return None
        return Parent(after, near=away or prep in _NEAR)
    if not _COMMA.match(gap) or not after.entries or after.entries[0].precision not in _WIDE:
        return None
    follows = sentence.slice(after.end, min(sentence.end, after.end + 24))
    return None if _LISTED.match(follows) else Parent(after, near=False)


def unheld_parent(end: int, sentence: Sentence) -> str | None:
    """Return the name of the place that a name ending at an offset is said to lie in, by words alone: "X, a village in Y"."""
    found = _APPOSED.match(sentence.slice(end, min(sentence.end, end + _LONGEST_GAP)))
    return found[1] if found is not None else None


def offset_before(offset: int, sentence: Sentence) -> Offset | None:
    """Return the way that the words before a place measure from it ("80 miles west of"), None where they measure none.

    ``offset`` is where the place's name starts.
    """
    first = max(sentence.start, offset - _LONGEST_GAP)
    before = sentence.slice(first, offset)
    found = _MEASURE.search(before) if _LEADS.search(before) else None
    if found is None:
        return None
    far = _kilometres(found.group())
    if far is None and not _VAGUE.match(found["number"]):
        return None  # "a square kilometre of Armenia" is no way
    return Offset(first + found.start(), far, _bearing((found["side"] or "").lower()))


def _kilometres(words: str) -> float | None:
    from trucewatch.grammars.numerals import number_value

    found = _LENGTH.search(words)
    value = number_value(found[1].lower()) if found is not None else None
    if found is None or value is None:
        return None
    unit = found[2].lower()
    return float(value) * _KM.get(unit if unit == "m" else unit[:2], 1.0)


_POINTS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}


def _bearing(side: str) -> float | None:
    """Return the degrees from north of "north-east".

    >>> _bearing("south"), _bearing("north-east"), _bearing("northwest"), _bearing("")
    (180.0, 45.0, 315.0, None)
    """
    named = re.findall("north|south|east|west", side)
    if not named:
        return None
    if len(named) == 1 or named[0] == named[-1]:
        return _POINTS[named[0]]
    first, second = _POINTS[named[0]], _POINTS[named[-1]]
    if (named[0], named[-1]) in (("north", "west"), ("west", "north")):
        return 315.0
    return (first + second) / 2
