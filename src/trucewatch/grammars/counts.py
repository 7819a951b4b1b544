"""Counts in English wire copy: value, bound, what is counted, and over which period, with exact spans.

Silence is not zero and "several" is not three: a quantity without a number has no value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from trucewatch.grammars.count_context import listed_part, period_around, rate_after, verb_after, verb_before
from trucewatch.grammars.count_forms import Number, numbers, year_like
from trucewatch.grammars.count_nouns import (
    DURATIONS,
    SINGULAR_PEOPLE,
    Noun,
    adjective_unit,
    noun_after,
    plural,
    stands_bare,
)
from trucewatch.grammars.count_shares import ranked_person, shared_noun, sides_only
from trucewatch.grammars.numerals import SPACE
from trucewatch.model import Bound, Count, Span

__all__ = ["find_counts"]

_CASUALTY_NOUNS = {
    "dead": "deaths", "deaths": "deaths", "fatalities": "deaths", "killed": "deaths", "lives": "deaths",
    "killings": "deaths",
    "injured": "injured", "wounded": "injured", "injuries": "injured", "casualties": "casualties", "martyrs": "deaths",
}  # fmt: skip
_SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019)]*\s+(?=[A-Z\"\u201c\u2018(])|\n[ \t]*\r?\n")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|St|No|vs|Rep|Sen|Gov|[A-Z][a-z]{2}))\.\Z",
)
_JOINED = re.compile(rf"(?:,?{SPACE}(?:and|or|as{SPACE}well{SPACE}as|plus)|,){SPACE}?\Z")
_OUT_OF = re.compile(
    rf"{SPACE}(?:out{SPACE})?of{SPACE}(?:the{SPACE}|its{SPACE}|all{SPACE}|a{SPACE}total{SPACE}of{SPACE})?",
)
_OPEN_CHAIN = re.compile(
    r"(?:,| and| or| plus| including| with| as well as| alongside)(?: the| a| at least| another"
    r"| some| about)*\s*\Z",
)
_VERBS_BETWEEN = re.compile(
    r"\b(?:said|says|was|were|had|has|have|is|are|that|which|who|while|when|after|before|but"
    r"|by)\b",
)
_INDEFINITE = re.compile(
    rf"(?<![a-z])(?:an?|another){SPACE}(?:[a-z0-9-]{{2,16}}{SPACE}){{0,2}}?(?P<noun>"
    rf"{'|'.join(sorted(SINGULAR_PEOPLE, key=len, reverse=True))})(?![a-z-])"
)
_NOT_BARE = re.compile(rf"\b(?:the|these|those|both|(?:mother|father|parent)s?{SPACE}of){SPACE}\Z|[(\[]\Z")
_COUNTING = re.compile(
    rf"\b(?:list(?:s|ed)?|counts?|counted|record(?:s|ed)?|register(?:s|ed)?|tall(?:y|ies|ied)|log(?:s|ged)?"
    rf"|document(?:s|ed)?|report(?:s|ed)|(?:put|puts|give|gives|gave){SPACE}(?:it|them|the{SPACE}(?:number|figure|total))"
    rf"(?:{SPACE}(?:at|as))?"
    rf"|(?:figure|number|total|toll|count){SPACE}(?:was|is|were|stood{SPACE}at|stands{SPACE}at|reached))(?:{SPACE}(?:only|just|another|as{SPACE}many{SPACE}as))?{SPACE}\Z"
)
"""Verbs that count, right before a bare number: it counts what the sentence before counts."""
_OF_A_TIME = re.compile(
    rf"(?:{SPACE}(?:for|on|over|during|since|between|and|in{SPACE}the{SPACE}same|that{SPACE}(?:day|week))\b|[.,;!?]|\s*\Z)"
)
_NUMBER_OF = re.compile(
    rf"(?:\b(?:number|total|tally|count){SPACE}of{SPACE}(?P<noun>(?:[a-z-]+{SPACE}){{0,3}}?[a-z]+s)\b[^.;:]{{0,90}}?"
    rf"\b(?:to|at|was|were|is|reached|exceeded|totalled|totaled|from|numbered)|(?P<listed>violations|incidents|explosions|attacks|strikes|casualties|deaths|injuries|breaches|losses|bursts|shells|rounds|arrests)\b[^.;:0-9]{{0,40}}:){SPACE}\Z"
)
_OPEN_QUOTE = re.compile(r"[\"\u201c][^\"\u201d]*\Z")
_NEVER_PEOPLE = frozenset({
    *DURATIONS, "percent", "percentage points", "dollars", "euros", "pounds", "km", "miles", "metres", "times",
    "tons", "tonnes", "kg",
    "cattle", "sheep", "livestock", "animals", "goats", "cows", "camels", "attacks", "raids", "strikes",
    "violations", "countries",
    "rockets", "missiles", "shells", "drones", "bombs", "houses", "homes", "vehicles", "tanks", "trucks", "buildings",
})  # fmt: skip


@dataclass(slots=True)
class _Draft:
    """A count being read."""

    number: Number
    start: int
    end: int
    of: str
    unit: str
    people: bool
    own_noun: bool
    measure: bool = False
    casualty: str | None = None
    per: str | None = None
    part: bool = False
    share: bool = False
    sentence: int = 0


def _lowered(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _money_unit(text: str, number: Number) -> str:
    signs = {"$": "dollars", "\u20ac": "euros", "\u00a3": "pounds"}
    return next((unit for sign, unit in signs.items() if sign in text[number.start : number.end]), "dollars")


def _draft(text: str, low: str, number: Number) -> _Draft | None:
    """Read the noun a number counts; None where the number counts nothing a desk would count."""
    if number.kind == "ordinal":
        return _Draft(number, number.start, number.end, "time", "ordinal", people=False, own_noun=True, measure=True)
    if number.kind == "rank":
        end = ranked_person(low, number.end)
        of = text[number.end + 1 : end] if end is not None else ""
        return (
            _Draft(number, number.start, end, of, "ordinal", people=False, own_noun=True, measure=True) if end else None
        )
    if number.kind == "twice":
        return _Draft(number, number.start, number.end, "times", "times", people=False, own_noun=True, measure=True)
    if number.money:
        unit = _money_unit(text, number)
        return _Draft(number, number.start, number.end, unit, unit, people=False, own_noun=True, measure=True)
    adjective = adjective_unit(low, number.end)
    if adjective is not None:
        end, unit = adjective
        return _Draft(
            number,
            number.start,
            end,
            text[number.end + 1 : end],
            unit,
            people=False,
            own_noun=True,
            measure=unit in DURATIONS,
        )
    if low[number.end : number.end + 1] in ("-", "\u2010", "\u2011"):
        return None  # "two-thirds", "four-wheel", "18-point"
    share = shared_noun(text, low, number.end, single=number.value == 1.0) if number.kind == "number" else None
    if share is not None:
        of = text[share.start : share.end]
        return _Draft(number, number.start, share.end, of, share.unit, people=share.people, own_noun=True, share=True)
    noun = noun_after(text, low, number.end, single=number.value == 1.0)
    return _with_noun(text, low, number, noun)


def _with_noun(text: str, low: str, number: Number, noun: Noun | None) -> _Draft | None:
    if noun is None:
        before = low[max(0, number.start - 12) : number.start]
        if _bare_year(text, number) or _NOT_BARE.search(before) or not stands_bare(low, number.end):
            return None
        counted = _counted_before(low, number.start)
        if counted:
            return _Draft(number, number.start, number.end, counted, counted, people=False, own_noun=True)
        return _Draft(number, number.start, number.end, "", "", people=True, own_noun=False)
    if _bare_year(text, number) and text[noun.start].isupper():
        return None  # "the 2015 Algiers accord"
    if _bare_year(text, number) and not (
        noun.people or noun.unit in ("deaths", "km", "miles", "tons", "homes", "houses")
    ):
        return None
    if sides_only(low, number.start, noun):
        return None
    if noun.unit == "times" and re.match(
        rf"{SPACE}(?:as|more|higher|larger|bigger|greater|the|stronger)\b", low[noun.end : noun.end + 12]
    ):
        return None  # "three times as many"
    start = _without_over(low, number, noun)
    measure = noun.measure or noun.unit in DURATIONS or noun.unit == "times"
    return _Draft(
        number, start, noun.end, text[noun.start : noun.end], noun.unit, noun.people, own_noun=True, measure=measure
    )


def _counted_before(low: str, start: int) -> str:
    """Return what a bare number counts in "the number of violations rose to 374 from 317" and "violations in X: 112"."""
    found = _NUMBER_OF.search(low[max(0, start - 140) : start])
    noun = (found["noun"] or found["listed"]).split()[-1] if found is not None else ""
    return noun if noun and plural(noun) else ""


def _bare_year(text: str, number: Number) -> bool:
    return not number.bounded and year_like(text[number.start : number.end])


def _without_over(low: str, number: Number, noun: Noun) -> int:
    """Read "over" before a length of time as a preposition ("over two days"), unless one stands before it."""
    if not (number.over and noun.unit in DURATIONS):
        return number.start
    if re.search(
        rf"\b(?:for|after|lasted|lasting|lasts|of|than|spent|took|well|just|in|within){SPACE}\Z",
        low[max(0, number.start - 12) : number.start],
    ):
        return number.start
    number.bound, number.bounded = Bound.EXACT, False
    number.low = number.high = number.value
    return number.start + re.match(rf"over{SPACE}", low[number.start :]).end()  # type: ignore[union-attr]


def _sentence_breaks(text: str) -> list[int]:
    return [
        match.start()
        for match in _SENTENCE_END.finditer(text)
        if not _ABBREVIATED.search(text[max(0, match.start() - 5) : match.start() + 1])
    ]


def _number_sentences(drafts: list[_Draft], breaks: list[int]) -> None:
    index = 0
    for draft in drafts:
        while index < len(breaks) and breaks[index] < draft.start:
            index += 1
        draft.sentence = index


def _judge(low: str, draft: _Draft) -> None:
    """Find what the clause makes of a count, its rate and its period."""
    rate = rate_after(low, draft.end)
    if rate is not None and not (draft.measure and draft.unit in DURATIONS):
        draft.per = rate[1]
    elif draft.unit not in DURATIONS:
        draft.per = period_around(low, draft.start, draft.end)
    draft.part = listed_part(low, draft.start)
    if draft.unit in _CASUALTY_NOUNS:
        later = verb_after(low, draft.end) if draft.share else None  # "two of the wounded died"
        draft.casualty = later or _CASUALTY_NOUNS[draft.unit]
    elif not draft.measure and draft.unit not in _NEVER_PEOPLE:
        draft.casualty = verb_before(low, draft.start) or verb_after(low, draft.end)


def _chained(low: str, before: _Draft, after: _Draft) -> bool:
    gap = low[before.end : after.start]
    return (
        before.sentence == after.sentence
        and len(gap) <= 60
        and bool(_OPEN_CHAIN.search(gap))
        and not _VERBS_BETWEEN.search(gap)
    )


def _inherit(low: str, drafts: list[_Draft]) -> None:
    """Carry over what one count of a sentence says to the next: one noun, one verb, one bound."""
    _share_nouns(low, drafts)
    for before, after in pairwise(drafts):
        if after.part and before.sentence == after.sentence:
            _mark_part(before, after)
        if not _chained(low, before, after):
            continue
        if after.casualty is None and before.casualty and after.people and not after.measure:
            after.casualty = before.casualty
        if (
            _JOINED.fullmatch(low[before.end : after.start])
            and before.number.bound is Bound.AT_LEAST
            and not after.number.bounded
        ):
            after.number.bound, after.number.low, after.number.high = Bound.AT_LEAST, after.number.value, None
    for before, after in reversed(list(pairwise(drafts))):
        if (
            before.casualty is None
            and after.casualty
            and before.people
            and not before.measure
            and _chained(low, before, after)
        ):
            before.casualty = after.casualty
        if (
            before.per is None
            and after.per
            and before.casualty
            and after.casualty
            and before.sentence == after.sentence
        ):
            before.per = after.per


def _share_nouns(low: str, drafts: list[_Draft]) -> None:
    """Give a number without a noun the one before it ("third with six") or after it ("41 of 50 drones")."""
    for before, after in reversed(list(pairwise(drafts))):
        if not before.own_noun and after.own_noun and _OUT_OF.fullmatch(low[before.end : after.start]):
            before.of, before.unit, before.people, before.own_noun = after.of, after.unit, after.people, True
    counted: _Draft | None = None
    for draft in drafts:
        if counted is not None and not draft.own_noun and _counts_the_same(low, counted, draft):
            draft.of, draft.unit, draft.people = counted.of, counted.unit, counted.people
            if draft.sentence != counted.sentence:
                draft.casualty = draft.casualty or counted.casualty
        if draft.own_noun and not draft.measure and not draft.part:
            counted = draft


def _counts_the_same(low: str, counted: _Draft, draft: _Draft) -> bool:
    """Tell whether a bare number counts what the one before it counts, in its sentence or as a rival to the sentence before."""
    if counted.sentence == draft.sentence:
        return True
    rival = draft.sentence == counted.sentence + 1 and "\n\n" not in low[counted.end : draft.start]
    if not rival or draft.number.kind == "vague":
        return False
    counting = _COUNTING.search(low[max(0, draft.start - 48) : draft.start])
    return counting is not None and _OF_A_TIME.match(low, draft.end) is not None


def _mark_part(whole: _Draft, part: _Draft) -> None:
    """Note that a count is a named part of the one before it, and share its verb."""
    if part.casualty is None and whole.casualty and part.people and not part.measure:
        part.casualty = whole.casualty
    if whole.number.value is not None:
        part.of = f"{part.of} (of {whole.number.value:g})".strip()


def _indefinite(text: str, low: str, taken: list[_Draft]) -> list[_Draft]:
    """Count one where a casualty verb has "a soldier" or "another child" for its object or subject."""
    found: list[_Draft] = []
    index = 0
    for match in _INDEFINITE.finditer(low):
        start, end = match.start(), match.end()
        while index < len(taken) and taken[index].end <= start:
            index += 1
        if index < len(taken) and taken[index].start < end:
            continue
        before = taken[index - 1] if index else None
        casualty = verb_before(low, start) or verb_after(low, end)
        if casualty is None and before is not None and before.casualty and _JOINED.fullmatch(low[before.end : start]):
            casualty = before.casualty
        if casualty is None:
            continue
        number = Number(start, start, 1.0, 1.0, 1.0, Bound.EXACT, "number")
        unit = SINGULAR_PEOPLE[match["noun"]]
        found.append(
            _Draft(
                number, start, end, text[match.start("noun") : end], unit, people=True, own_noun=True, casualty=casualty
            )
        )
    return found


def _kept(draft: _Draft) -> bool:
    """Drop a bare number that nothing in its sentence makes a count, and a vague one that counts nothing named."""
    one = draft.share and draft.number.value == 1.0  # "one of its soldiers said" counts nobody
    if one or (draft.number.kind == "vague" and not draft.own_noun):
        return draft.casualty is not None
    return bool(draft.unit or draft.casualty)


def _count(text: str, draft: _Draft) -> Count:
    number = draft.number
    end = draft.end
    if _OPEN_QUOTE.search(text[draft.start : end]) and text[end : end + 1] in ('"', "\u201d"):
        end += 1
    return Count(
        value=number.value,
        low=number.low,
        high=number.high,
        bound=number.bound,
        unit=draft.casualty or draft.unit,
        of=draft.of,
        span=Span(draft.start, end),
        words=text[draft.start : end],
        per=draft.per,
    )


def find_counts(text: str) -> list[Count]:
    """Find the counts of a text, left to right.

    Dates, years, clocks, ages, calibres and numbers in names ("Resolution 12") are left out; lengths of time,
    distances, money and percentages are kept with their own units, so that a caller can leave them out.

    >>> counts = find_counts("Shelling killed at least 21 soldiers and four civilians.")
    >>> [(c.value, c.bound.value, c.unit, c.words) for c in counts]
    [(21.0, 'at_least', 'deaths', 'at least 21 soldiers'), (4.0, 'at_least', 'deaths', 'four civilians')]
    >>> [(c.value, c.unit) for c in find_counts("Dozens of families left in 2014.")]
    [(None, 'families')]
    """
    low = _lowered(text)
    drafts: list[_Draft] = []
    for number in numbers(text, low):
        draft = _draft(text, low, number)
        if draft is not None and (not drafts or draft.start >= drafts[-1].end):
            drafts.append(draft)
    for draft in drafts:
        _judge(low, draft)
    drafts.extend(_indefinite(text, low, drafts))
    drafts.sort(key=lambda draft: (draft.start, draft.end))
    _number_sentences(drafts, _sentence_breaks(text))
    _inherit(low, drafts)
    return [_count(text, draft) for draft in drafts if _kept(draft)]
