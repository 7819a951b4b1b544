"""A source's own count over a period: laid beside its rivals, never added, never joined for an equal number."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType

from trucewatch.incidents.kinship import Actors, Kin, Kinship, ident
from trucewatch.incidents.lexicon import matters
from trucewatch.incidents.testimony import Testimony, gather, loose
from trucewatch.incidents.titles import in_words
from trucewatch.incidents.whereabouts import Whereabouts, compare_places, disjoint
from trucewatch.incidents.wording import Sentences, words
from trucewatch.model import Actor, Claim, Count, EventType, Mood, PlacePrecision, Polarity, Report, Tally, content_id

ACTS, HARM = "acts", "harm"
_FINE = frozenset({PlacePrecision.POINT, PlacePrecision.SETTLEMENT, PlacePrecision.NEIGHBOURHOOD})
_BODY = re.compile(r"[A-Z][\w'’.-]*(?: (?:(?:of|for|the|and|on|in|to|de|du|al) ){0,2}[A-Z][\w'’.-]*)*")
_PHRASE = 4
"""Words from which a name that starts in lower case may be a phrase around a body's name."""
_NAME_REACH, _NAME_WORDS = 100, 6
"""Characters after a count in which the name of a side may stand, and the most words of such a name."""
_WORD_END = re.compile(r"(?<=\w)\b")
_MOST = 12
"""Other tallies spoken of in one tally's ``comparable``; the rest are counted."""

_BY = re.compile(r"\s*(?:[a-z-]+\s+){0,3}?by\s+(?:the\s+)?", re.IGNORECASE)
"""What stands between a count and the side it is held against: "8 violations by the army"."""
_LEAVING = re.compile(r"(?:\w+ing|the \w+(?: \w+)? (?:killed|wounded|injured|hurt|left))\b", re.IGNORECASE)
"""How the toll of an act is told beside it: "killing four", "the strike killed two"."""

Row = tuple[Testimony, Count, str, tuple[Actor, ...]]


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return MappingProxyType(tomllib.loads((files(__package__) / "data" / "counted.toml").read_text("utf-8")))


@cache
def _counted() -> Mapping[str, tuple[str, str]]:
    """Return, for each word that reports count with, what is counted and whether it is acts or harm."""
    listed = {word: (name, group) for group in (ACTS, HARM) for name, said in _table()[group].items() for word in said}
    return MappingProxyType(listed)


@cache
def _measures() -> frozenset[str]:
    return frozenset(_table()["measures"]["units"])


def tally(claims: Iterable[Claim], reports: Iterable[Report], actors: Actors) -> tuple[Tally, ...]:
    """Return the tallies in the claims, by what is counted, then period, source and place in the text.

    A claim printed again is one tally. A toll of one event at one place is no tally: it stays with its incident.
    """
    kinship, held = Kinship(actors), list(claims)
    told = {report.id: report for report in reports}
    setting = _Setting(held, told, kinship)
    rows = [row for testimony in gather(held, told.values(), wanted=_counts) for row in _rows(testimony, setting)]
    rows.sort(key=_order)
    return tuple(_tally(row, rows, kinship) for row in rows)


class _Setting:
    """What the reports say around a count: whom it is held against, and whether it is the toll of an act told beside it."""

    def __init__(self, claims: Sequence[Claim], reports: Mapping[str, Report], kinship: Kinship) -> None:
        self._reports, self._kinship = reports, kinship
        self._named: dict[str, dict[str, Actor]] = defaultdict(dict)
        self._anywhere: dict[str, dict[str, Actor]] = defaultdict(dict)
        self._acts: dict[str, list[int]] = defaultdict(list)
        self._sentences: dict[str, Sentences] = {}
        for claim in claims:
            for actor in (claim.speaker, *claim.actors, *claim.targets):
                said = _bare(actor.words or actor.name)
                self._named[claim.report].setdefault(said, actor)
                self._anywhere[said].setdefault(ident(actor), actor)
            if _is_act(claim):
                self._acts[claim.report].append(claim.span.start)

    def against(self, testimony: Testimony) -> Mapping[Count, tuple[Actor, ...]]:
        """Return whom the source holds responsible for each count: its own side where the words give it one.

        Where the counts of a claim are held against several sides, one that names none is of them all.
        """
        claim, shared = testimony.claim, _against(testimony, self._kinship)
        own = {count: self._side(claim, count) for count in claim.counts} if _blames(testimony) else {}
        sides = {ident(side) for side in own.values() if side is not None}
        common = shared if len(sides) < 2 else ()
        return {count: common if (side := own.get(count)) is None else (side,) for count in claim.counts}

    def of_one_act(self, claim: Claim) -> bool:
        """Tell whether a claim tells the toll of one act: "the strike killed two", or "killing four" beside an act."""
        if not _LEAVING.match(claim.quote):
            return False
        text = self._reports[claim.report].text if claim.report in self._reports else ""
        if not text or claim.quote[:4].casefold() == "the ":
            return bool(text)
        cut = self._sentences.setdefault(claim.report, Sentences.of(text))
        here = cut.number(claim.span.start)
        return any(cut.number(start) == here for start in self._acts[claim.report])

    def _side(self, claim: Claim, count: Count) -> Actor | None:
        text = self._reports[claim.report].text if claim.report in self._reports else ""
        after = text[count.span.end : count.span.end + _NAME_REACH]
        found = _BY.match(after)
        if found is None:
            return None
        here = self._named[claim.report]
        words = [match.end() for match in _WORD_END.finditer(after, found.end())][:_NAME_WORDS]
        names = [_bare(after[found.end() : end]) for end in reversed(words)]
        known = (here.get(name) or self._only(name) for name in names)
        # "By the Valden army", where the reader took "army" for the name.
        within = (
            actor for actor in claim.actors if any(f" {_bare(actor.words or '-')}" in name for name in names[-3:])
        )
        return next((actor for actor in (*known, *within) if actor is not None), None)

    def _only(self, name: str) -> Actor | None:
        """Return whom a name means in every report of the case, where it means one alone."""
        meant = self._anywhere.get(name, {})
        return next(iter(meant.values())) if len(meant) == 1 else None


def _bare(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def _is_act(claim: Claim) -> bool:
    coarse = claim.event_type.coarse
    return coarse.armed and coarse is not EventType.CASUALTIES and claim.mood is Mood.REALISED


def _order(row: Row) -> tuple[str, str, str, str, int]:
    testimony, count, counted, _ = row
    when = testimony.claim.time
    return (counted, str(when.start), str(when.end), testimony.key, count.span.start)


def _counts(claim: Claim) -> bool:
    """Tell whether a claim counts what was done."""
    return bool(claim.counts) and claim.mood is Mood.REALISED and claim.polarity is not Polarity.NEGATIVE


def _rows(testimony: Testimony, setting: _Setting) -> Iterator[Row]:
    claim = testimony.claim
    blamed = setting.against(testimony)
    for count in claim.counts:
        found = what_is_counted(count, claim.event_type)
        if found is None or not _over_a_period(testimony, count, found[1]):
            continue
        if found[1] == ACTS or not setting.of_one_act(claim):
            yield testimony, count, found[0], blamed[count]


def what_is_counted(count: Count, kind: EventType) -> tuple[str, str] | None:
    """Return what a count counts, in one noun, and whether it is acts or harm; None where it is neither (days, tons).

    The unit decides, then the last known word of the counted noun; "times" and bare numbers count the claim's own act.
    """
    unit = count.unit.casefold()
    if unit in _measures():
        return None
    if unit in _counted():
        return _counted()[unit]
    for said in (count.unit, count.of):
        named = words(said)
        pairs = [" ".join(pair) for pair in pairwise(named)]
        known = [word for word in (*reversed(pairs), *reversed(named)) if word in _counted()]
        if known:
            return _counted()[known[0]]
    if kind.coarse is EventType.VIOLATION_COUNT and unit in ("", "times", "cases", "instances"):
        return "violations", ACTS
    return None


def group_of(counted: str) -> str:
    """Tell whether what is counted, as a tally names it, is acts or harm.

    >>> group_of("deaths"), group_of("violations")
    ('harm', 'acts')
    """
    return HARM if counted in _table()[HARM] else ACTS


def group_named(count: Count) -> str:
    """Return the group of what a count counts by its words alone; nothing where they name no act and no harm."""
    return (what_is_counted(count, EventType.CASUALTIES) or ("", ""))[1]


@cache
def people_words() -> frozenset[str]:
    """Return the words for kinds of people that the parts of a toll are told in."""
    return frozenset(_table()["people"]["units"])


def _over_a_period(testimony: Testimony, count: Count, group: str) -> bool:
    """Tell whether a count is a source's sum over a period or a country, and not the toll of one event."""
    claim = testimony.claim
    if claim.event_type.coarse is EventType.VIOLATION_COUNT or count.per is not None or loose(testimony):
        return True
    if group == ACTS:
        return claim.time.known and count.value != 1
    several = claim.time.start is not None and claim.time.end is not None and claim.time.start != claim.time.end
    return claim.time.known and (several or not any(place.precision in _FINE for place in claim.places))


def _tally(row: Row, rows: Sequence[Row], kinship: Kinship) -> Tally:
    testimony, count, counted, blamed = row
    claim = testimony.claim
    return Tally(
        id=content_id("y", testimony.key, counted, str(count.value), count.bound.value, count.per or "", count.words),
        claim=claim.id,
        report=claim.report,
        source=named_body(claim.speaker),
        relays=claim.relays,
        counted=counted,
        against=blamed,
        period=claim.time,
        count=count,
        extent=claim.extent.value,
        comparable=_comparable(row, rows, kinship),
    )


def _blames(testimony: Testimony) -> bool:
    return testimony.kind in matters().culprits


def _against(testimony: Testimony, kinship: Kinship) -> tuple[Actor, ...]:
    """Return whom the source holds responsible: named actors and groups acting, where the act is one to answer for.

    A war, a weekday, aircraft of nobody's or a thing struck answers for nothing.
    """
    if not _blames(testimony):
        return ()
    return tuple(actor for actor in testimony.claim.actors if kinship.answers(actor))


def named_body(actor: Actor) -> Actor:
    """Call a source the registers do not hold by the body named inside the phrase.

    >>> named_body(Actor("latest yearly edition of the River Peace Index")).name
    'River Peace Index'
    """
    said = actor.name.split()
    if actor.id is not None or len(said) < _PHRASE or not said[0].islower():
        return actor
    found = [match for match in _BODY.findall(actor.name) if " " in match]
    return replace(actor, name=max(found, key=len)) if found else actor


def _comparable(row: Row, rows: Sequence[Row], kinship: Kinship) -> str:
    """Say in words what this may be laid beside, and why the other counts of the same days may not."""
    alike, unlike = [], []
    for other in rows:
        if other is row or not _meet(row[0], other[0]):
            continue
        reasons = _differences(row, other, kinship)
        named = f"{named_body(other[0].claim.speaker).name} ({other[1].words})"
        if reasons and _tempting(row, other):
            unlike.append(f"{named}: {', '.join(reasons)}")
        elif not reasons:
            alike.append(named)
    head = f"may be laid beside {_listed(alike)}" if alike else "no other count of the same thing over the same period"
    return head + (f"; not comparable with {_listed(unlike)}" if unlike else "")


def _tempting(row: Row, other: Row) -> bool:
    """Tell whether a reader might lay two unlike counts side by side: one thing, one period, or one number."""
    (one, count, counted, _), (two, theirs, other_counted, _) = row, other
    same_period = (one.claim.time.start, one.claim.time.end) == (two.claim.time.start, two.claim.time.end)
    return counted == other_counted or same_period or (count.value is not None and count.value == theirs.value)


def _listed(said: Sequence[str]) -> str:
    more = len(said) - _MOST
    return "; ".join(said[:_MOST]) + (f"; and {more} more" if more > 0 else "")


def _meet(one: Testimony, other: Testimony) -> bool:
    known = one.claim.time.known and other.claim.time.known
    place, _ = compare_places(one.claim.places, other.claim.places)
    return known and not disjoint(one.claim.time, other.claim.time) and place is not Whereabouts.APART


def _differences(row: Row, other: Row, kinship: Kinship) -> Iterable[str]:
    (one, count, counted, blamed), (two, theirs, other_counted, others) = row, other
    reasons = ["told in one sentence with it: a part of it, or its whole"] if one.key == two.key else []
    if counted != other_counted:
        reasons.append(f"counts {other_counted}, not {counted}")
    if (one.claim.time.start, one.claim.time.end) != (two.claim.time.start, two.claim.time.end):
        reasons.append(f"another period ({in_words(two.claim.time)})")
    if count.per != theirs.per:
        reasons.append(f"counted per {theirs.per}" if theirs.per else "a sum, not a rate")
    mine, accused = {ident(actor) for actor in blamed}, {ident(actor) for actor in others}
    if mine != accused and kinship.among(blamed, others) not in (Kin.SAME, Kin.RELATED):
        both = bool(mine and accused)
        reasons.append("not against the same side" if both else "only one of them names who is held responsible")
    place, _ = compare_places(one.claim.places, two.claim.places)
    if place not in (Whereabouts.SAME, Whereabouts.WIDE, Whereabouts.BOTH_OPEN):
        reasons.append("another area")
    return reasons
