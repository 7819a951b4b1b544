"""Grades on the scales of others, worked out from what is on record. Proposals: what a scale leaves to judgement stays so.

Airwars grades how well harm is reported; the Admiralty scale judges who speaks and what is said apart from each other;
UCDP codes how exactly an event is dated, placed and told. What each label asks for stands in docs/grades.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from trucewatch.findings.standing import calls_own
from trucewatch.findings.words import pattern, words
from trucewatch.model import (
    Actor,
    Certainty,
    Claim,
    ContradictionKind,
    EventType,
    Extent,
    Grade,
    Incident,
    Mood,
    PlacePrecision,
    Polarity,
    Scale,
    SpeechAct,
    Standing,
    When,
)
from trucewatch.registers.folding import fold

AIRWARS: Mapping[str, str] = {
    "confirmed": "the accused side accepted responsibility",
    "fair": "two or more independent sources",
    "weak": "a single source",
    "contested": "different sides are held responsible",
}
"""The labels that are proposed. ``discounted`` is left to a person: it needs to know who the dead were."""

INFORMATION: Mapping[str, str] = {
    "2": "agrees with other information",
    "3": "one other source says so, or others both say and deny it",
    "4": "others deny it, and nobody else says so",
    "6": "cannot be judged: nobody else speaks of it",
}
"""What is said, on the Admiralty scale. 1 (confirmed) follows only a person's verification; 5 is left to a person."""

SOURCES = ("A", "B", "C", "D", "E", "F")
UNJUDGED = "F"

_WHERE: Mapping[PlacePrecision, tuple[str, str]] = {
    PlacePrecision.POINT: ("1", "exact place"),
    PlacePrecision.NEIGHBOURHOOD: ("1", "exact place"),
    PlacePrecision.SETTLEMENT: ("1", "exact place"),
    PlacePrecision.SUBDISTRICT: ("3", "second-order unit"),
    PlacePrecision.DISTRICT: ("3", "second-order unit"),
    PlacePrecision.GOVERNORATE: ("4", "first-order unit"),
    PlacePrecision.REGION: ("5", "a part of the country"),
    PlacePrecision.COUNTRY: ("6", "the country only"),
}
_NEAR = ("2", "near a known place")
_DAYS = ((1, "1", "one day"), (6, "2", "two to six days"), (7, "3", "one week"), (31, "4", "up to a month"))
_YEAR = 366
_MANY = 2
_TWO_SIDED = frozenset({EventType.GROUND_CLASH, EventType.TERRITORY_CHANGE})
"""Acts of arms that somebody can tell of without having done harm: fighting has two sides, ground is held."""
_OWNING = frozenset({SpeechAct.ASSERT, SpeechAct.NARRATE})
_KIND_OF_BODY = "generic:"


class Families(Protocol):
    """Who speaks for whom."""

    def __call__(self, actor: Actor, /) -> str:
        """Return what voices share that are not independent of each other."""


def grades_of_incident(incident: Incident, claims: Sequence[Claim], family: Families) -> tuple[Grade, ...]:
    """Return what an incident would be graded; nothing on a scale that says nothing about it."""
    made: list[Grade] = []
    if incident.armed:
        made += _airwars(incident, claims, family)
    made += _dated(incident)
    made += _placed(incident)
    made.append(_clarity(incident))
    return tuple(made)


def _airwars(incident: Incident, claims: Sequence[Claim], family: Families) -> Iterator[Grade]:
    affirm = [one for one in claims if _affirms(one)]
    owned = _owned(affirm, claims, family)
    sources = sorted({family(one.speaker) for one in affirm} & set(incident.origins))
    blames = [clash.about for clash in incident.disagree if clash.kind is ContradictionKind.MUTUAL_ACCUSATION]
    counted = f"{len(sources)} independent {'source affirms' if len(sources) == 1 else 'sources affirm'} it"
    if owned:
        who = ", ".join(dict.fromkeys(one.speaker.name for one in owned))
        yield _grade(incident.id, Scale.AIRWARS, "confirmed", AIRWARS, (f"{who} says so of its own side",))
    elif blames:
        yield _grade(incident.id, Scale.AIRWARS, "contested", AIRWARS, tuple(dict.fromkeys(blames)))
    elif len(sources) >= _MANY:
        note = "whether the accused side was active nearby was not looked at"
        yield _grade(incident.id, Scale.AIRWARS, "fair", AIRWARS, (counted, note))
    elif sources:
        yield _grade(incident.id, Scale.AIRWARS, "weak", AIRWARS, (counted,))


def _affirms(claim: Claim) -> bool:
    return claim.polarity is Polarity.POSITIVE and claim.mood is Mood.REALISED


def _owned(affirm: Sequence[Claim], claims: Sequence[Claim], family: Families) -> list[Claim]:
    """Return the claims in which a side says that it did the act itself, where no voice of that side denies it."""
    own = [one for one in affirm if _owns(one, family)]
    denying = [one for one in claims if one.polarity is Polarity.NEGATIVE and one.event_type.armed]
    return [one for one in own if not any(_one_body(one.speaker, other.speaker, family) for other in denying)]


def _owns(claim: Claim, family: Families) -> bool:
    """Tell whether a side says for certain that it did one harmful act: all who acted are its own, and none hit is.

    What an outlet tells of its own side, what is hearsay, and what could be a fight or ground held is not owned.
    """
    harm = claim.event_type.armed and claim.event_type.coarse not in _TWO_SIDED and claim.extent is Extent.EVENT
    said = claim.act in _OWNING and claim.certainty is Certainty.CERTAIN and claim.speaker.kind != "media"
    if not harm or not said or claim.basis is not None or pattern("hearsay", phrases=True).search(fold(claim.quote)):
        return False
    own = [_one_body(claim.speaker, actor, family) or calls_own(actor, claim) for actor in claim.actors]
    return bool(own) and all(own) and not any(_one_body(claim.speaker, hit, family) for hit in claim.targets)


def _one_body(one: Actor, other: Actor, family: Families) -> bool:
    """Tell whether two voices are of one side. A word for any army or ministry is one side's where the names agree."""
    if family(one) != family(other):
        return False
    return not family(one).startswith(_KIND_OF_BODY) or _one_name(one.name, other.name)


def _one_name(one: str, other: str) -> bool:
    mine, theirs = (frozenset(fold(name).split()) - words("articles") for name in (one, other))
    return mine <= theirs or theirs <= mine


def _dated(incident: Incident) -> Iterator[Grade]:
    days = _length(incident.time)
    if days is None:
        return
    found = next(((code, words) for most, code, words in _DAYS if days <= most), None)
    code, words = found or ("5", "more than a month, up to a year")
    if days <= _YEAR:
        yield Grade(incident.id, Scale.UCDP_TIME, code, words, (f"the time given spans {_many(days, 'day')}",))


def _length(when: When) -> int | None:
    return None if when.start is None or when.end is None else (when.end - when.start).days + 1


def _placed(incident: Incident) -> Iterator[Grade]:
    place = incident.place
    if place is None or place.precision not in _WHERE:
        return
    code, words = _WHERE[place.precision]
    reasons = [f"the place named is a {place.precision.value}"]
    if place.doubt is not None and code == "1":
        code, words = _NEAR
        reasons.append(place.doubt)
    yield Grade(incident.id, Scale.UCDP_PLACE, code, words, tuple(reasons))


def _clarity(incident: Incident) -> Grade:
    if incident.extent == Extent.EVENT:
        return Grade(incident.id, Scale.UCDP_CLARITY, "1", "a single event", ("one event is told",))
    reason = {"habit": "a habit is told", "total": "a running total is told"}.get(incident.extent, "background is told")
    return Grade(incident.id, Scale.UCDP_CLARITY, "2", "several events told together", (reason,))


def admiralty(
    claim: Claim,
    others: Iterable[Claim],
    family: Families,
    sources: Mapping[str, str],
    standing: Standing = Standing.PROPOSED,
) -> Grade:
    """Return a claim's grade on the Admiralty scale: who speaks (A to F), then what is said (1 to 6).

    ``others`` are the other claims of its incident and ``standing`` the incident's. ``sources`` grades speakers by
    register id or name, as people set it; whoever is not in it cannot be judged (F).
    """
    letter, who = _speaker(claim, family, sources)
    digit, what = _information(claim, others, family, standing)
    return Grade(claim.id, Scale.ADMIRALTY, letter + digit, f"{who}; {what[0]}", what[1:])


def _speaker(claim: Claim, family: Families, sources: Mapping[str, str]) -> tuple[str, str]:
    for key in (claim.speaker.id, claim.speaker.name, family(claim.speaker)):
        if key is not None and key in sources:
            return sources[key], f"the settings grade {claim.speaker.name} {sources[key]}"
    return UNJUDGED, f"nobody has graded {claim.speaker.name}"


def _information(
    claim: Claim, others: Iterable[Claim], family: Families, standing: Standing
) -> tuple[str, tuple[str, ...]]:
    if standing is Standing.VERIFIED:
        return "1", ("a person verified the incident",)
    own = family(claim.speaker)
    apart = [one for one in others if one.id != claim.id and family(one.speaker) != own and one.mood is Mood.REALISED]
    same = sorted({one.speaker.name for one in apart if one.polarity is claim.polarity})
    against = sorted({one.speaker.name for one in apart if one.polarity is not claim.polarity})
    reasons = (
        *((f"so says also: {', '.join(same)}",) if same else ()),
        *((f"denied by: {', '.join(against)}",) if against else ()),
    )
    digit = _digit(len({family(one.speaker) for one in apart if one.polarity is claim.polarity}), against=bool(against))
    return digit, (INFORMATION[digit], *reasons)


def _digit(same: int, *, against: bool) -> str:
    if same >= _MANY and not against:
        return "2"
    if same:
        return "3"
    return "4" if against else "6"


def _grade(record: str, scale: Scale, grade: str, meanings: Mapping[str, str], reasons: tuple[str, ...]) -> Grade:
    return Grade(record, scale, grade, meanings[grade], reasons)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
