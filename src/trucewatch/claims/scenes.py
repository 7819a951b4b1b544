"""Where and when the talk of a report is: what a clause leaves unsaid because the sentence before said it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from trucewatch.claims.cast import Cast
from trucewatch.claims.clauses import Clause
from trucewatch.claims.modality import Modality
from trucewatch.claims.resolving import doubts_of
from trucewatch.claims.setting import country_place
from trucewatch.model import Agreement, AgreementState, EventType, Mood, Place, Precision, When

# Types that speak of the whole truce: where no place is named they are about the country of the report.
_COUNTRYWIDE = frozenset(
    {EventType.VIOLATION_ALLEGED, EventType.VIOLATION_COUNT, EventType.COMPLIANCE, EventType.MONITORING}
)
_SCENIC = frozenset(
    {
        EventType.CASUALTIES,
        EventType.AID_DELIVERY,
        EventType.AIRDROP,
        EventType.SIEGE,
        EventType.SAMPLE_EVIDENCE,
        EventType.INVESTIGATION_OPENED,
        EventType.NON_ATTRIBUTION,
    }
)
_ON_THE_GROUND = frozenset({EventType.DEPLOYMENT, EventType.AID_ACCESS, EventType.DISPLACEMENT})
_AID = frozenset({EventType.AID_DELIVERY, EventType.AID_ACCESS})
_BREACHES = frozenset({"violation", "breach", "infringement", "truce", "ceasefire", "cease-fire", "armistice"})
_PARTS = frozenset(
    {
        "dawn",
        "dusk",
        "noon",
        "midday",
        "midnight",
        "sunrise",
        "sunset",
        "nightfall",
        "daybreak",
        "morning",
        "afternoon",
        "evening",
        "night",
    }
)
_AROUND = frozenset(
    {
        "at",
        "after",
        "before",
        "around",
        "about",
        "shortly",
        "just",
        "by",
        "since",
        "until",
        "the",
        "in",
        "late",
        "early",
        "during",
    }
)
_REACH = 1
_FROM_BEFORE = "taken from the sentence before"
_TIME_BEFORE = f"time {_FROM_BEFORE}"
_STILL = 2
"""So many sentences on, a day told is still that of what happened at another place: measured on the development key."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The places and the time of a clause, and what about them is only inferred."""

    places: tuple[Place, ...]
    time: When
    doubts: tuple[str, ...] = ()


def truce_times(agreement: Agreement) -> tuple[tuple[str, datetime], ...]:
    """Return the known times of an agreement in its own zone, by name: when it came into force first."""
    zone, start = ZoneInfo(agreement.zone), _in_force_since(agreement)
    known = (*((("in force", start),) if start else ()), *agreement.known_times)
    return tuple((name, when.astimezone(zone) if when.tzinfo else when) for name, when in known)


def _in_force_since(agreement: Agreement) -> datetime | None:
    return min((one.since for one in agreement.statuses if one.state is AgreementState.IN_FORCE), default=None)


class Scenes:
    """Remembers the last place and time of an event, paragraph by paragraph; call in reading order."""

    def __init__(self, cast: Cast, agreement: Agreement | None) -> None:
        self._cast = cast
        start = _in_force_since(agreement) if agreement else None
        self._start = start.date() if start else None
        self._place: tuple[int, tuple[Place, ...]] = (-9, ())
        self._time: tuple[int, When] = (-9, When())
        self._told_in, self._told_places = -9, frozenset[str]()
        self._beside: tuple[int, When] = (-1, When())

    def settle(
        self, clause: Clause, event: EventType, mode: Modality, stated: Scene, said_on: When, *, spoken: bool = False
    ) -> Scene:
        """Fill in what the words leave out, each with a doubt, and remember what they say."""
        at = clause.sentence.paragraph
        scenic = event.armed or event.coarse in _SCENIC
        done = mode.mood is Mood.REALISED and not _stands(clause)
        doubts: list[str] = []
        places, time = stated.places, stated.time
        told = self._time[1]
        here = frozenset(place.id or place.name for place in places)
        elsewhere = bool(here) and here.isdisjoint(self._told_places)
        elsewhere = elsewhere and clause.sentence.index - self._told_in > _STILL
        near = at - self._time[0] <= _REACH and told.start is not None and told.start == told.end
        if done and near and time.known and _part_of_a_day(time):
            time = replace(time, start=told.start, end=told.end)  # "shortly after dawn", of Sunday
            doubts.append(f"day {_FROM_BEFORE}")
        if not places:
            there = scenic and not _long(stated.time) and not self._on_another_day(stated.time)
            places = self._unsaid_places(clause, event, at, scenic=there, done=done)
        doubts.extend(doubts_of(places, fought=scenic or event.coarse in _ON_THE_GROUND))
        if stated.time.known and not clause.said:
            self._beside = (clause.sentence.start, stated.time)
        if not time.known and time.span is None and done:
            time, doubt = self._unsaid_time(clause, event, at, said_on, scenic=scenic, spoken=spoken)
            if doubt == _TIME_BEFORE:
                time, doubt = self._day_lent(time, here, elsewhere=elsewhere)
            doubts.extend([doubt] if doubt else [])
        if scenic:
            self._place = (at, places) if places else self._place
            if time.known and done and not _long(time):
                self._time = (at, time)
                self._told_places |= here
                if _TIME_BEFORE not in doubts:
                    self._told_in, self._told_places = clause.sentence.index, here
        return Scene(places, time, tuple(doubts))

    def _day_lent(self, time: When, here: frozenset[str], *, elsewhere: bool) -> tuple[When, str | None]:
        """Lend the day told before: not far from its sentence to another place, and its hours to its own place alone."""
        if elsewhere:
            return When(), None
        if here and here.isdisjoint(self._told_places) and time.start is not None:
            time = replace(time, from_hour=None, to_hour=None)
        return time, _TIME_BEFORE

    def _on_another_day(self, time: When) -> bool:
        """Tell whether words that name their own days leave the day of the scene before, and with it its place."""
        before = self._time[1]
        if not time.known or not before.known:
            return False
        (start, end), (first, last) = ((one.start or date.min, one.end or date.max) for one in (time, before))
        return start > last or first > end

    def _unsaid_places(
        self, clause: Clause, event: EventType, at: int, *, scenic: bool, done: bool
    ) -> tuple[Place, ...]:
        if _of_an_earlier_time(clause):
            return ()
        here = any(word.low in ("there", "here") and word.dep == "advmod" for word in clause.words)
        if ((scenic and done) or here) and at - self._place[0] <= _REACH and self._place[1]:
            return tuple(
                replace(place, doubt=place.doubt or _FROM_BEFORE, span=None, words=None) for place in self._place[1]
            )
        if (_of_the_truce(clause, event) and done) or event.coarse in _AID or (event.armed and done):
            place = country_place(self._cast.ground, self._cast)
            return (place,) if place is not None else ()
        return ()

    def _unsaid_time(
        self, clause: Clause, event: EventType, at: int, said_on: When, *, scenic: bool, spoken: bool
    ) -> tuple[When, str | None]:
        if (
            _of_the_truce(clause, event)
            and self._start is not None
            and said_on.end is not None
            and self._start <= said_on.end
        ):
            # A truce can only be broken or kept between its start and the day it was said.
            return When(self._start, said_on.end, Precision.DAY), None
        if event is EventType.COORDINATION_CALL and said_on.span is not None and clause.said:
            return replace(said_on, span=None, words=None), "no time of its own; it was talked over that day"
        if not scenic:
            return When(), None
        if _meanwhile(clause) and self._beside[0] == clause.sentence.start:
            return replace(self._beside[1], span=None, words=None), "time taken from the clause it goes on beside"
        rule = clause.said[-1].rule if clause.said else None
        if (rule == "object" and said_on.span is not None) or (rule == "passive-unnamed" and said_on.known):
            return replace(said_on, span=None, words=None), "no time of its own; it was reported that day"
        if _unbroken(clause) and self._start is not None and said_on.end is not None and self._start <= said_on.end:
            return When(self._start, said_on.end, Precision.DAY), "told as going on; counted from the agreement's start"
        if _going_on(clause, spoken=spoken) and said_on.known:
            return replace(said_on, span=None, words=None), "no time is stated; it was going on when it was said"
        if _lasts(clause):
            return When(), None
        if at - self._time[0] <= _REACH and self._time[1].known and not _of_an_earlier_time(clause):
            return replace(self._time[1], span=None, words=None), _TIME_BEFORE
        return When(), None


def _long(time: When) -> bool:
    """Tell whether a stretch of time is too long for one scene: a campaign, a war, all that was "since Thursday"."""
    return time.start is not None and (time.end is None or (time.end - time.start).days > 10)


def _of_an_earlier_time(clause: Clause) -> bool:
    """Tell whether the words set themselves apart from the sentence before ("Before, there was ...")."""
    apart = ("before", "previously", "earlier", "formerly", "beforehand", "until", "afterwards", "later")
    first = [word for word in clause.sentence.words[:3] if word.text not in "“\"'‘"]
    return bool(first) and first[0].low in apart and not first[0].kids_as("pobj", "pcomp")


_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year", "decade"})


def _lasts(clause: Clause) -> bool:
    """Tell whether a clause says how long and not when ("no bread for months"): the day told before is not all of it."""
    return any(
        word.low == "for" and any(noun.lemma in _UNITS for noun in word.kids_as("pobj")) for word in clause.words
    )


_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d)?(?: ?[ap]\.?m\.?| ?hours| ?gmt| ?utc| local time)*")


def _part_of_a_day(time: When) -> bool:
    """Tell whether only a part of a day is named ("at dawn"): the day is the one told of before."""
    words = (time.words or "").lower().split()
    if _CLOCK.fullmatch(" ".join(word for word in words if word not in _AROUND)):
        return True  # "at about 4pm"
    return bool(words) and words[-1] in _PARTS and set(words) <= _PARTS | _AROUND


def _of_the_truce(clause: Clause, event: EventType) -> bool:
    """Tell whether a clause is about the truce being kept or broken, or about how somebody answered a breach."""
    if event in _COUNTRYWIDE:
        return True
    return event is EventType.RESPONSE and any(word.lemma in _BREACHES for word in clause.words)


def _meanwhile(clause: Clause) -> bool:
    """Tell whether a clause goes on beside another: "while government troops advanced and aircraft bombed"."""
    for verb in (clause.top, *clause.top.above()):
        mark = verb.kid("mark", "advmod") if verb.dep == "advcl" else None
        if mark is not None and mark.low in ("while", "as", "when") and mark.i < verb.i:
            return True
        if verb.dep not in ("conj", "advcl"):
            return False
    return False


def _unbroken(clause: Clause) -> bool:
    """Tell whether an act is told as never having stopped: "operations are going ahead", "the shelling continues"."""
    verb = clause.verbs[-1]
    ahead = verb.lemma in ("go", "press", "carry") and any(kid.low in ("ahead", "on") for kid in verb.kids)
    going = verb.tag in ("VBG", "VBZ", "VBP") and (ahead or verb.lemma in ("continue", "persist", "proceed"))
    return going and not verb.kids_as("npadvmod")


def _stands(clause: Clause) -> bool:
    """Tell whether the words tell of what lasts or recurs: "thousands live under siege", "lorries wait daily"."""
    first = clause.verbs[0]
    finite = next((kid for kid in first.kids_as("aux", "auxpass") if kid.tag in ("VBZ", "VBP", "VBD", "MD")), first)
    return finite.tag in ("VBZ", "VBP") and finite.lemma not in ("have", "be") and first.lemma not in _LASTING


_LASTING = frozenset({"continue", "persist", "proceed", "remain", "go", "keep", "press", "carry"})


def _going_on(clause: Clause, *, spoken: bool) -> bool:
    """Tell whether the act is told as going on ("operations were taking place", "the battles are fierce")."""
    verb = clause.verbs[-1]
    progressive = verb.tag == "VBG" and any(kid.lemma == "be" for kid in verb.kids_as("aux"))
    present = spoken and clause.verbs[0].tag in ("VBP", "VBZ") and clause.verbs[0].lemma == "be"
    return progressive or present
