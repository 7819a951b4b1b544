"""What a report's own words say about the day it was written: clues, each with the words and a score for any day."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.grammars.numerals import SMALL_WORD, number_value
from trucewatch.grammars.numerals import SPACE as S
from trucewatch.grammars.times import Moment, Relation, TimeExpression, TimeKind, find_times

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A known time of the agreement on its local day. ``hour`` is 0 to 23."""

    name: str
    day: date
    hour: int


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason for or against a day. ``anchor`` marks a clue that ties to the calendar, not only to a weekday."""

    reason: str
    score: Callable[[date], float]
    anchor: bool = False
    near: tuple[date, ...] = ()


_NOUN = (
    r"(?:cessation(?:\sof\shostilities)?|cease-?\s?fire|truce|armistice|agreement|accord|deal"
    r"|pact|halt\s(?:to|in)\s(?:the\s)?fighting|"
    r"halt\sfighting|pause(?:\sin\s(?:the\s)?fighting)?|lull|moratorium|de-escalation|silence\sregime|calm)"
)
_HAS_NOUN = re.compile(rf"\b{_NOUN}\b")
_START = (
    r"(?:tak(?:e|es|ing)\s(?:effect|hold)|begin(?:s|ning)?|start(?:s|ing)?|(?:come|comes|coming"
    r"|go|goes|going|enter|enters)\sinto\s(?:force|effect)|"
    r"enter\sforce|be\simplemented|be\sin\s(?:force|place)|halt\s(?:the\s)?fighting|stop\s(?:the\s)?"
    r"(?:fighting|shooting))"
)
_FUTURE = (
    r"(?:due|set|scheduled|expected|supposed|planned|slated|agreed|required|meant|will|would"
    r"|shall|is|are)(?:\s(?:to|be|formally|officially|now)){0,3}"
)
_GAP = r"(?:[\s,]+[a-z'\u2019-]+){0,4}?[\s,]*\Z"
_MILESTONES: tuple[tuple[tuple[str, ...], re.Pattern[str], re.Pattern[str]], ...] = (
    (
        ("force", "effect", "start", "begin"),
        re.compile(
            rf"\b(?:in\s(?:force|effect|place)|(?:came|come|gone|went|entered)\sinto\s(?:force"
            rf"|effect)|(?:took|taken)\s(?:effect|hold)|"
            rf"began|begun|started|has\s(?:held|been\sholding)|entered\sforce){_GAP}"
        ),
        re.compile(
            rf"\b(?:{_FUTURE}\s{_START}|takes?\seffect|comes?\sinto\s(?:force|effect)|to\shalt\sfighting"
            rf"|starting|beginning){_GAP}"
        ),
    ),
    (
        ("announc", "agree", "sign", "reach", "declar", "propos"),
        re.compile(
            rf"\b(?:announced|agreed|reached|signed|brokered|unveiled|concluded|struck|declared"
            rf"|hammered\sout|sealed){_GAP}"
        ),
        re.compile(rf"\b(?:(?:to|will|would)\s(?:announce|sign|declare)|due\sto\sbe\s(?:announced|signed)){_GAP}"),
    ),
    (
        ("deadline", "accept", "confirm", "withdraw", "release"),
        re.compile(rf"\bhad\s(?:been\s(?:required|told|asked|given|due)|until|to)\b{_GAP}"),
        re.compile(
            r"\b(?:deadline|required\sto|have\suntil|must|have\sto|say\swhether|agree|accept"
            r"|commit|comply|withdraw)\b[^.;]{0,70}\Z"
        ),
    ),
    (
        ("expir", "end", "laps"),
        re.compile(rf"\b(?:expired|ended|lapsed|ran\sout){_GAP}"),
        re.compile(rf"\b(?:expires?|{_FUTURE}\s(?:expire|end|lapse|run\sout)|ends?){_GAP}"),
    ),
)
_AHEAD = re.compile(
    r"\b(?:will|would|to(?!\s(?:the|a|an|its|his|her|their|this|that|reporters|journalists)\b)"
    r"|due|set|scheduled|plans?|planned|expected?|expects|by|until|next|before|shall|should|could"
    r"|may|might|must|"
    r"tentatively|upcoming|intends?|pencill?ed)\b[^.;:\u201d\"]{0,60}\Z"
)
_SAID = re.compile(r"\b(?:said|says|told|tweeted|wrote|posted|reported|added|spokesman|spokeswoman|statement)\b")
_SPEECH = re.compile(
    r"\b(?:said|says|told|tweeted|wrote|posted|announced|reported|stated|added|warned|accused"
    r"|urged|called|demanded|denied|condemned|"
    r"vowed|declared|expressed|confirmed|claimed|spoke|speaking|met|voted|adopted|issued|bombed"
    r"|struck|hit|killed|attacked|fired|"
    r"shelled|pounded|launched|seized|captured|entered|arrived|rejected|blamed|agreed|carried"
    r"|downed|intercepted|[a-z]{3,}ed)\b"
)
_DATELINE_TAIL = re.compile(r"[^.\n]{0,40}(?:\(|--|\u2013|\u2014|-\s)")
_COUNTED_OFF = re.compile(
    rf"\b(?P<number>[0-9]{{1,2}}|{SMALL_WORD}|a|hours|just\shours|a\sfew\shours){S}(?:(?P<unit>day|week)s?{S})?"
    rf"(?:only{S})?(?P<side>after|since|into|before|ahead{S}of){S}(?:the|a){S}(?:[a-z\"\u201c\u201d()-]+{S}){{0,4}}"
    rf"?(?:\(?{_NOUN})",
)
_EVE = re.compile(rf"\bon{S}the{S}eve{S}of{S}(?:the|a){S}(?:[a-z-]+{S}){{0,3}}?{_NOUN}")
_BEFORE_IT = re.compile(
    rf"\b(?:planned{S}{_NOUN}|proposed{S}{_NOUN}|ahead{S}of{S}(?:the|a){S}(?:planned{S})?{_NOUN}"
    rf"|yet{S}to{S}(?:commit|agree|accept|sign)|"
    rf"(?:due|set|scheduled|expected){S}to{S}(?:take{S}(?:effect|hold)|come{S}into)|before{S}the{S}"
    rf"(?:truce|ceasefire|cessation){S}(?:takes|begins|starts))"
)
_AFTER_IT = re.compile(
    rf"\b(?:since{S}the{S}(?:[a-z-]+{S}){{0,2}}?{_NOUN}{S}(?:started|began|took|came|went)|(?:violat"
    rf"|breach)(?:ed|ing|ions?|es){S}(?:of{S})?the{S}"
    rf"(?:[a-z-]+{S}){{0,2}}?{_NOUN}|{_NOUN}{S}(?:violations|breaches)|(?:was|is|has{S}been|were){S}"
    rf"(?:largely{S}|mostly{S}|broadly{S})?holding)\b"
)
_LONGEST = 600
"""Characters of a sentence looked at on either side: a text without sentence ends must not make each look long."""
_SAME_AT_MOST = 3
"""The same words count three times at most: ten "on Wednesday" are not ten witnesses."""
_BREAK = re.compile(r"(?<=[a-z0-9)\u201d\"\u2019])[.!?][\u201d\"\u2019]?\s+|\n+")


def _days(between: date, and_then: date) -> int:
    return (and_then - between).days


class ReportClues:
    """Reads the clues of one report against the known days of an agreement."""

    def __init__(self, text: str, lead_end: int, known: tuple[KnownDay, ...], year: int | None = None) -> None:
        self.text, self.low, self.lead_end, self.known = text, text.lower(), lead_end, known
        self.year = year
        if len(self.low) != len(text):
            self.low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
        self.breaks = [0, *(match.end() for match in _BREAK.finditer(text))]
        self.times = find_times(text)

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the bounds of the sentence a position lies in."""
        index = bisect_right(self.breaks, position)
        end = self.breaks[index] if index < len(self.breaks) else len(self.text)
        return max(self.breaks[index - 1], position - _LONGEST), min(end, position + _LONGEST)

    def clues(self) -> list[Clue]:
        """Return every clue, in the order of the text."""
        found: list[Clue] = []
        for time in self.times:
            found.extend(self._of_time(time))
        found.extend(self._counted_off())
        found.extend(self._stance())
        seen: Counter[str] = Counter()
        kept: list[Clue] = []
        for clue in found:
            seen[clue.reason] += 1
            if seen[clue.reason] <= _SAME_AT_MOST:
                kept.append(clue)
        return kept

    def _of_time(self, time: TimeExpression) -> Iterator[Clue]:
        begin, _ = self.sentence(time.start)
        before = self.low[begin : time.start]
        milestone = self._milestone(time, before)
        if milestone is not None:
            yield milestone
            return
        if time.first.weekday is not None and time.first.kind is TimeKind.WEEKDAY and time.first.step is None:
            yield self._weekday(time, before)
        elif time.kind is TimeKind.DATE and time.first.month and time.first.day:
            yield from self._dated(time, before)
        elif time.first.year is not None and time.kind in (TimeKind.YEAR, TimeKind.MONTH):
            yield _year_clue(time.words, time.first.year)
        elif time.kind is TimeKind.ANCHORED and time.first.rank and time.first.unit == "day" and time.first.name:
            yield from self._day_number(time)

    def _milestone(self, time: TimeExpression, before: str) -> Clue | None:
        """Read "in force since Saturday", "due to begin at midnight", "announced on Monday", "by noon on Friday"."""
        start, end = self.sentence(time.start)
        if not self.known or not (_HAS_NOUN.search(self.low[start:end]) or time.relation is Relation.BY):
            return None
        for keys, past, future in _MILESTONES:
            days = [known for known in self.known if any(key in known.name for key in keys)]
            if not days:
                continue
            ahead, behind = future.search(before), past.search(before)
            deadline = "deadline" in keys
            if deadline and time.relation is not Relation.BY:
                continue
            if ahead or behind:
                clue = _at_known(
                    time, days, ahead=ahead is not None, cue=(ahead or behind), text=self.text[start : time.end]
                )
                if clue is not None:
                    return clue
        return None

    def _weekday(self, time: TimeExpression, before: str) -> Clue:
        wanted = time.last.weekday if time.last is not None and time.last.weekday is not None else time.first.weekday
        name = WEEKDAY_NAMES[wanted or 0]
        if time.relation in (Relation.BY, Relation.UNTIL, Relation.BEFORE) or _lies_ahead(before):
            return Clue(
                f'"{time.words}" lies ahead of the writing.', lambda day: -0.6 if day.weekday() == wanted else 0.0
            )
        _, end = self.sentence(time.start)
        spoken = _SPEECH.search(before[-70:]) or _SPEECH.search(self.low[time.end : min(end, time.end + 40)])
        weight = (1.3 if spoken else 0.7) + (1.3 if time.start < self.lead_end else 0.0)
        shape = {0: weight, 1: 0.35 * weight, 2: -0.1 * weight}
        where = "the lead says" if time.start < self.lead_end else "it says"
        return Clue(
            f'{where[0].upper()}{where[1:]} "{time.words}": written on a {name}, or soon after.',
            lambda day: shape.get((day.weekday() - (wanted or 0)) % 7, -0.5 * weight),
        )

    def _days_of_head(self, stated: int | None, month: int, number: int) -> tuple[date, ...]:
        """Return the days a date in the head can be: of the year stated or given, else nearest the agreement's times."""
        year = stated or self.year
        if year is not None:
            day = _real_day(year, month, number)
            return () if day is None else (day,)
        near = ((known.day, _nearest(known.day, month, number)) for known in self.known)
        return tuple(dict.fromkeys(day + timedelta(days=by) for day, by in near if by is not None))

    def _dated(self, time: TimeExpression, before: str) -> Iterator[Clue]:
        month, number = time.first.month or 1, time.first.day or 1
        if (
            time.start < 160
            and time.start < self.lead_end
            and _DATELINE_TAIL.match(self.low, time.end)
            and not _SPEECH.search(before)
        ):
            yield _dateline_clue(time.words, month, number, self._days_of_head(time.first.year, month, number))
            return
        ahead = _lies_ahead(before)
        if time.first.year is None:
            yield _month_day_clue(time.words, month, number, ahead=ahead)
            return
        day = _real_day(time.first.year, month, number)
        if day is not None:
            limit = "after" if ahead else "before"
            yield Clue(
                f'It names "{time.words}", so it was not written {limit} that day.',
                lambda other: -4.0 if (other > day if ahead else other < day) else 0.0,
            )

    def _day_number(self, time: TimeExpression) -> Iterator[Clue]:
        begun = [known for known in self.known if any(key in known.name for key in _MILESTONES[0][0])]
        rank = (time.first.rank or 1) - 1
        if begun and _HAS_NOUN.search(time.first.name or "") and time.relation is not Relation.SINCE:
            days = tuple(known.day + timedelta(days=rank) for known in begun)
            yield Clue(
                f'It was written on or right after "{time.words}", counted from {_listed(begun)}.',
                lambda day: max(3.5 if day == one else 1.5 if _days(one, day) == 1 else -2.0 for one in days),
                anchor=True,
                near=days,
            )

    def _counted_off(self) -> Iterator[Clue]:
        """Read "two days after the truce", "hours before the ceasefire", "on the eve of the truce"."""
        begun = [known for known in self.known if any(key in known.name for key in _MILESTONES[0][0])]
        if not begun:
            return
        for match in _COUNTED_OFF.finditer(self.low):
            days = _offset(match)
            if days is not None:
                yield self._near(match, begun, days)
        for match in _EVE.finditer(self.low):
            yield self._near(match, begun, -1)

    def _near(self, match: re.Match[str], begun: list[KnownDay], days: int) -> Clue:
        wanted = tuple(known.day + timedelta(days=days) for known in begun)
        words = " ".join(self.text[match.start() : match.end()].split())
        return Clue(
            f'"{words}" counts from {_listed(begun)}.',
            lambda day: max(2.5 if day == one else 1.0 if abs(_days(one, day)) == 1 else -1.0 for one in wanted),
            anchor=True,
            near=wanted,
        )

    def _stance(self) -> Iterator[Clue]:
        """Read whether the agreement is spoken of as coming or as holding: a weak clue, and never an anchor."""
        begun = [known for known in self.known if any(key in known.name for key in _MILESTONES[0][0])]
        if not begun:
            return
        first = min(known.day for known in begun)
        for pattern, ahead in ((_BEFORE_IT, True), (_AFTER_IT, False)):
            match = pattern.search(self.low)
            if match is not None:
                words = " ".join(self.text[match.start() : match.end()].split())
                word = "coming" if ahead else "in force"
                yield Clue(
                    f'"{words}" speaks of the agreement as {word}.',
                    lambda day, ahead=ahead: 0.8 if (day < first) == ahead else -0.8,  # type: ignore[misc]
                )


def _lies_ahead(before: str) -> bool:
    """Tell whether a plan governs the time ("will resume on Friday") and no act of speech stands between."""
    ahead = _AHEAD.search(before)
    return ahead is not None and _SAID.search(ahead.group()) is None


def _offset(match: re.Match[str]) -> int | None:
    words, sign = match["number"], -1 if match["side"].split()[0] in ("before", "ahead") else 1
    if match["unit"] is None:
        return (-1 if sign < 0 else 0) if "hours" in words else None
    number = 1.0 if words == "a" else number_value(words)
    return None if number is None else sign * int(number) * (7 if match["unit"] == "week" else 1)


def _listed(known: list[KnownDay]) -> str:
    return " or ".join(f"{one.name.replace('_', ' ')} on {one.day.isoformat()}" for one in known)


def _year_clue(words: str, year: int) -> Clue:
    return Clue(f'It names "{words}".', lambda day: -2.0 if day.year < year else -0.3 if day.year == year else 0.0)


def _real_day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _nearest(day: date, month: int, number: int) -> int | None:
    """Return the days from a day to the nearest such month-day, negative where it lies behind."""
    near = [
        found
        for year in (day.year - 1, day.year, day.year + 1)
        if 0 < year < 10000 and (found := _real_day(year, month, number))
    ]
    return min((_days(day, found) for found in near), key=abs, default=None)


def _month_day_clue(words: str, month: int, number: int, *, ahead: bool) -> Clue:
    def score(day: date) -> float:
        distance = _nearest(day, month, number)
        if distance is None:
            return 0.0
        return 0.8 if abs(distance) <= 45 and (distance >= 0 if ahead else distance <= 3) else -0.8

    return Clue(f'It names "{words}" without a year.', score)


def _dateline_clue(words: str, month: int, number: int, days: tuple[date, ...]) -> Clue:
    return Clue(
        f'The head carries the date "{words}".',
        lambda other: 6.0 if (other in days if days else (other.month, other.day) == (month, number)) else -4.0,
        anchor=bool(days),
        near=days,
    )


def _weekday_of(moment: Moment) -> int | None:
    return moment.weekday if moment.kind is TimeKind.WEEKDAY else None


def _at_known(
    time: TimeExpression, days: list[KnownDay], *, ahead: bool, cue: re.Match[str] | None, text: str
) -> Clue | None:
    """Score days by a milestone said to lie on a weekday, at midnight or at noon; None where no known time fits."""
    wanted, part = _weekday_of(time.first), time.first.part
    fitting = [known for known in days if _fits(known, wanted, part, ahead=ahead)]
    if not fitting or cue is None:
        return None
    words = " ".join(text[cue.start() :].split())

    def one(day: date, known: KnownDay) -> float:
        distance = _days(day, known.day) if ahead else _days(known.day, day)
        if wanted is None:
            eve = 1 if ahead and known.hour == 0 and part == "midnight" else 0
            return 4.0 if distance == eve else 0.0 if 0 <= distance <= 2 else -3.0
        return (4.0 if distance else 2.5) if 0 <= distance <= 6 else -4.0

    return Clue(
        f'"{words}" fits {_listed(fitting)}.',
        lambda day: max(one(day, known) for known in fitting),
        anchor=True,
        near=tuple(known.day for known in fitting),
    )


def _fits(known: KnownDay, wanted: int | None, part: str | None, *, ahead: bool) -> bool:
    if wanted is not None:
        eve = known.day - timedelta(days=1)
        return known.day.weekday() == wanted or (
            known.hour == 0 and part in ("midnight", "night") and eve.weekday() == wanted
        )
    if part == "midnight":
        return known.hour in (0, 23) and ahead
    return part in ("noon", "midday") and known.hour == 12
