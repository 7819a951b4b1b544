"""How much of a source's own count our incidents itemise, and whether counts add up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from trucewatch.incidents.kinship import Actors, Kin, Kinship
from trucewatch.incidents.lexicon import matters
from trucewatch.incidents.tallies import HARM, group_named, group_of, people_words, what_is_counted
from trucewatch.incidents.whereabouts import Whereabouts, compare_places, disjoint, ends
from trucewatch.model import Claim, Count, EventType, Incident, Polarity, Report, Tally, When

_CLOSE = (Kin.SAME, Kin.RELATED)
_OF_ACTS = {
    "air strikes": (EventType.AIR_STRIKE, EventType.BARREL_BOMB),
    "drone strikes": (EventType.AIR_STRIKE,),
    "shells": (EventType.SHELLING,),
    "rockets": (EventType.SHELLING,),
    "missiles": (EventType.SHELLING, EventType.AIR_STRIKE),
    "shellings": (EventType.SHELLING,),
    "bombs": (EventType.AIR_STRIKE, EventType.BARREL_BOMB, EventType.IED),
    "explosions": (EventType.IED, EventType.ATTACK_OTHER, EventType.SHELLING),
    "clashes": (EventType.GROUND_CLASH,),
}
"""Which incidents may be items of a count of such acts; a count of anything else may hold every armed incident."""


_INCLUDING = re.compile(
    r"\b(?:includ(?:ing|ed|es)|among (?:them|whom)|of (?:them|whom|these|those|which))\b", re.IGNORECASE
)
_AND = re.compile(r"\S*(?:[^.;]{0,40},|[^.;]{0,40}\band\b|[^.;]{0,40}, and)\s*(?:at least|about|some)?", re.IGNORECASE)
_INCLUDED, _OF_THEM, _LISTED = "including", "of them", "listed"
_OF_EACH = re.compile(r"\bof (?:them|whom|these|those|which)\b", re.IGNORECASE)
_OPENED = re.compile(r"[:(\u2013\u2014]\s*$")
_SOMEWHERE = re.compile(r"^\s*(?:[a-z]+\s+){0,3}(?:in|at|near|around|by|from)\s+(?:the\s+)?[A-Z]")
_IN_ALL = re.compile(
    r"\b(?:(?:a|the|for a|making a|bringing the) total|in total|in all|altogether|totalling|totaling)\b[\w\s]*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?;]\s")
_FOUND = {True: "the parts fit the whole", False: "the parts do not fit the whole", None: "cannot tell"}


@dataclass(frozen=True, slots=True)
class Itemised:
    """How far our incidents itemise a tally.

    ``incidents`` are those that may be among what the source counts: the act, the days, the place and whom it holds
    responsible allow it. ``items`` is how many they make: incidents for a count of acts, and for a count of deaths or
    injuries the sum of the incidents' own lowest counts. ``left_low`` to ``left_high`` remain unitemised, None where the
    tally gives no number on that side; less than nothing never remains. ``words`` says it in a sentence.
    """

    tally: str
    incidents: tuple[str, ...]
    items: float
    left_low: float | None
    left_high: float | None
    words: str


@dataclass(frozen=True, slots=True)
class SumCheck:
    """Parts laid against the whole they are said to be of.

    ``claims`` are the whole's and the parts'. ``parts_low`` to ``parts_high`` is what the parts make, ``whole`` the
    whole's count. ``fits`` is True, False, or None where a number is missing. ``words`` says what was found.
    """

    claims: tuple[str, ...]
    counted: str
    whole: Count
    parts: tuple[Count, ...]
    parts_low: float
    parts_high: float | None
    fits: bool | None
    words: str


def itemise(
    tallies: Iterable[Tally], incidents: Iterable[Incident], claims: Iterable[Claim], actors: Actors
) -> tuple[Itemised, ...]:
    """Return, for each tally in the order given, which of our incidents may be items of it and what remains.

    The machine cannot know that a source counted an incident: these are those that nothing rules out.
    """
    by_id, kinship = {claim.id: claim for claim in claims}, Kinship(actors)
    held = tuple(incidents)
    return tuple(_itemised(tally, held, by_id, kinship) for tally in tallies)


def _itemised(tally: Tally, incidents: Sequence[Incident], claims: Mapping[str, Claim], kinship: Kinship) -> Itemised:
    found = [one for one in incidents if _may_hold(tally, one, claims, kinship)]
    harm = group_of(tally.counted) == HARM
    items = sum(_toll(one, tally, claims) for one in found) if harm else float(len(found))
    left_low = None if tally.count.low is None else max(0.0, tally.count.low - items)
    left_high = None if tally.count.high is None else max(0.0, tally.count.high - items)
    return Itemised(
        tally.id, tuple(sorted(one.id for one in found)), items, left_low, left_high,
        _said(tally, len(found), items, harm=harm, left=(left_low, left_high)),
    )  # fmt: skip


def _may_hold(tally: Tally, incident: Incident, claims: Mapping[str, Claim], kinship: Kinship) -> bool:
    """Tell whether nothing rules out that the source counted the incident."""
    if not incident.armed or tally.period.start is None or not _within(incident.time, tally.period):
        return False
    members = _others(tally, incident, claims)
    acts = [
        claim
        for claim in members
        if claim.event_type.coarse in matters().culprits and claim.polarity is Polarity.POSITIVE
    ]
    wanted = _OF_ACTS.get(tally.counted)
    if wanted is not None and not any(claim.event_type.coarse in wanted for claim in acts):
        return False
    where = claims[tally.claim].places if tally.claim in claims else ()
    place = (incident.place,) if incident.place is not None else ()
    if not acts or compare_places(where, place)[0] is Whereabouts.APART:
        return False
    blamed = [kinship.among(tally.against, claim.actors) for claim in acts]
    return not tally.against or Kin.APART not in blamed or any(kin in _CLOSE for kin in blamed)


def _within(time: When, period: When) -> bool:
    (start, end), (first, last) = ends(time), ends(period)
    return time.known and not disjoint(time, period) and start >= first and end <= last


def _others(tally: Tally, incident: Incident, claims: Mapping[str, Claim]) -> list[Claim]:
    """Return the claims of an incident without the one the tally itself rests on."""
    return [claims[name] for name in incident.claims if name in claims and name != tally.claim]


def _toll(incident: Incident, tally: Tally, claims: Mapping[str, Claim]) -> float:
    """Return the lowest count of this harm that another claim of the incident gives; nothing where none gives one."""
    said = [
        count.low if count.low is not None else 0.0
        for claim in _others(tally, incident, claims)
        for count in claim.counts
        if count.value is not None and (what_is_counted(count, claim.event_type) or ("", ""))[0] == tally.counted
    ]
    return min(said, default=0.0)


def _said(tally: Tally, many: int, items: float, *, harm: bool, left: tuple[float | None, float | None]) -> str:
    if tally.count.value is None:
        return f"{_incidents(many)} of ours may be among them; how many remain is not known: the source gives no number"
    held = f"{_incidents(many)} of ours may be among them"
    held += f", with at least {items:g} {tally.counted}" if harm else ""
    if left == (None, None):
        return f"{held}; how many of {tally.count.words} remain is not known"
    if left[0] is None or left[1] is None:
        bound = "at least" if left[1] is None else "at most"
        number = left[0] if left[0] is not None else left[1]
        return f"{held}; {bound} {number:g} of {tally.count.words} remain unitemised"
    remain = f"{left[0]:g}" if left[0] == left[1] else f"{left[0]:g} to {left[1]:g}"
    return f"{held}; {remain} of {tally.count.words} remain unitemised"


def _incidents(many: int) -> str:
    return "1 incident" if many == 1 else f"{many or 'no'} incidents"


def check_sums(tallies: Iterable[Tally]) -> tuple[SumCheck, ...]:
    """Lay a source's counts over parts of a period against its count over the whole of it.

    Only one source's counts of the same thing against the same side are laid against each other, only counts whose days
    do not overlap are parts together, and a rate is no sum.
    """
    alike: dict[tuple[str, ...], list[Tally]] = {}
    for tally in tallies:
        if tally.period.start is not None and tally.period.end is not None and tally.count.per is None:
            alike.setdefault(_series(tally), []).append(tally)
    return tuple(check for key in sorted(alike) for check in _checks(alike[key]))


def check_parts(claims: Iterable[Claim], reports: Iterable[Report]) -> tuple[SumCheck, ...]:
    """Lay the parts that a sentence names against the total it names them of ("10 killed, including five gunmen")."""
    texts = {report.id: report.text for report in reports}
    checks = (check for claim in claims for check in _parts_of(claim, texts.get(claim.report, "")))
    return tuple(sorted(checks, key=lambda check: (check.claims, check.whole.span)))


def _parts_of(claim: Claim, text: str) -> Iterator[SumCheck]:
    counts = sorted(claim.counts, key=lambda count: count.span)
    for at, total in enumerate(counts):
        parts, whole = _parts_after(total, counts[at + 1 :], text)
        if not parts:
            parts, whole = _parts_before(total, counts[:at], text), True
        if parts:
            low, high, fits = add_up(total, parts, whole=whole)
            named = " and ".join(_OF_EACH.sub("", part.words).replace("  ", " ") for part in parts)
            said = f"{total.words}, of them {named}"
            yield SumCheck((claim.id,), total.unit, total, tuple(parts), low, high, fits, f"{said}: {_FOUND[fits]}")


def _parts_after(total: Count, others: Sequence[Count], text: str) -> tuple[list[Count], bool]:
    """Return the counts that follow a total as parts of it, and whether the words make them the whole of it.

    "10, including 3", "13: 8 here and 6 there", "12 times, 7 in the one and 6 in the other", "40, 25 of them men".
    """
    parts: list[Count] = []
    way = ""
    before = total
    for count in others:
        gap = text[before.span.end : count.span.start]
        joined = _way(total, count, gap) if not parts else (way if _AND.fullmatch(gap.strip()) else "")
        if not joined or _SENTENCE.search(gap) or not _part(total, count, joined):
            break
        way = joined
        parts.append(count)
        before = count
    several = len(parts) > 1
    return (parts, way != _INCLUDED and several) if several or way in (_INCLUDED, _OF_THEM) else ([], False)


def _way(total: Count, first: Count, gap: str) -> str:
    """Tell how the words make a count the first part of a total before it; nothing where they do not."""
    if _INCLUDING.search(gap):
        return _INCLUDED
    if _OF_EACH.search(first.words):
        return _OF_THEM
    if _OPENED.search(gap):
        return _LISTED
    # "12 in Lowfield, 7 in Hilltop and 6 in Mill" is a list of three, "12 times, 7 in Lowfield and 5 in Mill" a sum.
    smaller = first.value is not None and total.value is not None and first.value < total.value
    return _LISTED if smaller and gap.rstrip().endswith(",") and not _SOMEWHERE.search(gap) else ""


def _part(total: Count, count: Count, way: str) -> bool:
    """Tell whether a count may be a part of a total: of the same unit, or of such people as the total counts."""
    if count.unit == total.unit:
        return True
    return way != _INCLUDED and group_named(total) == HARM and count.unit.casefold() in people_words()


def _parts_before(total: Count, others: Sequence[Count], text: str) -> list[Count]:
    """Return the counts before "a total of 13" that it is the total of: all of its unit in the sentence."""
    parts: list[Count] = []
    after = total
    for count in reversed(others):
        gap = text[count.span.end : after.span.start]
        said = _IN_ALL.search(gap) if after is total else _AND.fullmatch(gap.strip())
        if said is None or _SENTENCE.search(gap) or count.unit != total.unit:
            break
        parts.insert(0, count)
        after = count
    return parts if len(parts) > 1 else []


def _series(tally: Tally) -> tuple[str, ...]:
    return (tally.counted, tally.source.id or tally.source.name, *sorted(one.id or one.name for one in tally.against))


def _checks(tallies: Sequence[Tally]) -> Iterator[SumCheck]:
    for whole in tallies:
        inside = [
            one
            for one in tallies
            if one is not whole and _within(one.period, whole.period) and not _same_days(one.period, whole.period)
        ]
        apart = all(disjoint(one.period, other.period) for one, other in combinations(inside, 2))
        if inside and apart:
            yield _sum_of(whole, sorted(inside, key=lambda one: (str(one.period.start), one.id)))


def _same_days(one: When, other: When) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _sum_of(whole: Tally, parts: Sequence[Tally]) -> SumCheck:
    counts = tuple(one.count for one in parts)
    low, high, fits = add_up(whole.count, counts, whole=_covers(whole.period, [one.period for one in parts]))
    said = f"{' + '.join(count.words for count in counts)} against {whole.count.words}"
    return SumCheck(
        (whole.claim, *(one.claim for one in parts)), whole.counted, whole.count, counts, low, high, fits,
        f"{whole.source.name} on {whole.counted}: {said}: {_FOUND[fits]}",
    )  # fmt: skip


def _covers(period: When, parts: Sequence[When]) -> bool:
    days = {day for part in parts for day in _days(part)}
    return set(_days(period)) <= days


def _days(period: When) -> range:
    start, end = ends(period)
    return range(start.toordinal(), end.toordinal() + 1)


def add_up(total: Count, parts: Sequence[Count], *, whole: bool) -> tuple[float, float | None, bool | None]:
    """Return what parts make, lowest and highest, and whether that fits the total.

    Parts that are not the whole of it may fall short of the total, but never exceed it. None: a number is missing.
    """
    low = sum(part.low or 0.0 for part in parts)
    highs = [part.high for part in parts if part.high is not None]
    high = sum(highs) if len(highs) == len(parts) else None
    if total.value is None or any(part.value is None for part in parts):
        return low, high, None
    over = total.high is not None and low > total.high
    short = whole and high is not None and total.low is not None and high < total.low
    return low, high, not (over or short)
