"""Entities of one paragraph that need no names: times, quantities, coordinates, and arms."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from trucewatch.claims.cast import Cast
from trucewatch.claims.entity_words import Claimed, Draft, EntityKind, Mention, words_for
from trucewatch.claims.words import Word
from trucewatch.grammars.counts import find_counts
from trucewatch.grammars.times import TimeKind, find_times
from trucewatch.registers.arms import ArmsEntry, ArmsKind, ArmsMatch, ArmsRegister

_OF_ARMS = {
    ArmsKind.WEAPON: EntityKind.WEAPON,
    ArmsKind.MUNITION: EntityKind.WEAPON,
    ArmsKind.AGENT: EntityKind.WEAPON,
    ArmsKind.PLATFORM: EntityKind.PLATFORM,
    ArmsKind.VEHICLE: EntityKind.VEHICLE,
}
_TIMELESS = frozenset({TimeKind.RECURRING, TimeKind.ANCHORED})
_LEAD = re.compile(
    r"(?:since|by|before|after|until|till|from|between|on|in|at|during|over|within|throughout|for|inside|through|around"
    r"|about|ahead of|prior to|as of|as early as|no later than|starting|beginning|up to|up until)\s+",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twent|thirt|fort|fift|sixt|dozens?|scores?"
    r"|hundreds?|thousands?|millions?|billions?|half|pair|couple)",
    re.IGNORECASE,
)
_DEGREES = r"\d{1,3}°\s?\d{0,2}[′'’]?\s?(?:\d{1,2}(?:\.\d+)?[″\"”]?)?\s?"
_DECIMAL = r"\d{1,3}\.\d{3,8}"
_COORDINATES = re.compile(
    rf"{_DEGREES}[NS],?\s*{_DEGREES}[EW]|{_DECIMAL}°?\s?[NS],?\s*{_DECIMAL}°?\s?[EW]|-?{_DECIMAL}\s?[;,]\s?-?{_DECIMAL}"
)
_MONEY = frozenset({"dollars", "euros", "pounds"})
_ROUND = frozenset({"dozen", "score", "hundred", "thousand", "million", "ten"})
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_ARMED = frozenset({"armed_group", "armed_forces"})


class Words:
    """The words of a report by where they stand."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._starts = [word.start for word in words]

    def at(self, offset: int) -> Word | None:
        """Return the word covering an offset, or None."""
        at = bisect_right(self._starts, offset) - 1
        return self._words[at] if at >= 0 and self._words[at].end > offset else None

    def between(self, start: int, end: int) -> Iterator[Word]:
        """Yield the words that start in a span."""
        at = bisect_right(self._starts, start - 1)
        while at < len(self._words) and self._words[at].start < end:
            yield self._words[at]
            at += 1


def quantities_and_times(by: int, text: str, words: Words, taken: set[int]) -> Iterator[Draft]:
    """Yield the coordinates, times and quantities of a paragraph at ``by``.

    ``taken`` learns the words of coordinates and times: May and 2016 are no names there.
    """
    used = Claimed()
    for found in _COORDINATES.finditer(text):
        if used.take(by + found.start(), by + found.end()):
            yield Draft(EntityKind.LOCATION, by + found.start(), by + found.end(), Mention.NAME)
    for start, end in _times(by, text):
        if used.take(start, end):
            yield Draft(EntityKind.TEMPORAL, start, end, Mention.NOUN)
    taken.update(word.start for start, end in used for word in words.between(start, end))
    for count in find_counts(text):
        span = count.span.shifted(by)
        if _NUMBER.search(count.words) and count.unit not in _MONEY and used.take(span.start, span.end):
            yield Draft(EntityKind.QUANTITY, span.start, span.end, Mention.NOUN)
    for word in words.between(by, by + len(text)):
        if _counts(word) and used.take(word.start, word.end):
            yield Draft(EntityKind.QUANTITY, word.start, word.end, Mention.NOUN)


def arms_in(by: int, text: str, words: Words, cast: Cast, arms: ArmsRegister) -> Iterator[Draft]:
    """Yield the arms and vehicles a paragraph at ``by`` names."""
    for start, end, entry in _joined(arms.find(text), text):
        last = words.at(by + end - 1)
        if last is None or last.is_verb:
            continue
        kind = _OF_ARMS[entry.kind]
        if kind is EntityKind.VEHICLE and _military(last, cast):
            kind = EntityKind.PLATFORM
        mention = Mention.NAME if last.tag.startswith("NNP") else Mention.NOUN
        yield Draft(kind, by + start, by + end, mention, entry.id, entry.name)


def _times(by: int, text: str) -> Iterator[tuple[int, int]]:
    for time in find_times(text):
        lead = _LEAD.match(time.words)
        start = time.start + (lead.end() if lead else 0)
        if time.kind not in _TIMELESS and start < time.end:
            yield by + start, by + time.end


def _joined(found: Iterable[ArmsMatch], text: str) -> list[tuple[int, int, ArmsEntry]]:
    """Read a name and the word for its kind as one: "T-72 tanks", "Iskander ballistic missiles"."""
    out: list[tuple[int, int, ArmsEntry]] = []
    for match in found:
        start, end, entry = out[-1] if out else (0, 0, match.entry)
        if out and text[end : match.start] == " " and text[start].isupper() and text[match.start].islower():
            out[-1] = (start, match.end, entry)
        else:
            out.append((match.start, match.end, match.entry))
    return out


def _military(word: Word, cast: Cast) -> bool:
    """Tell whether a vehicle is said to be an army's or an armed group's."""
    for kid in word.kids_as("amod", "compound", "nmod", "poss"):
        match = cast.match_at(kid.start)
        if kid.lemma in words_for("of_arms") or (match is not None and cast.entry_of(match).kind in _ARMED):
            return True
    return False


def _counts(word: Word) -> bool:
    """Tell whether a number counts something: it is no year, no section's and no name's number."""
    if word.tag == "NNS" and word.lemma in _ROUND:
        return True
    if word.tag != "CD" or word.low == "one" or _YEAR.match(word.text):
        return False
    if word.dep == "nummod":
        return word.head.i > word.i
    return word.dep in ("nsubj", "nsubjpass", "dobj") and word.text.isalpha()
