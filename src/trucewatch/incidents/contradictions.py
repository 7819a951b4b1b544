"""What the claims of an incident disagree on. Nothing is taken back: the earlier claim stays beside the later one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from trucewatch.incidents.kinship import Kin, Kinship
from trucewatch.incidents.lexicon import Act, matters
from trucewatch.incidents.testimony import Testimony, loose
from trucewatch.incidents.titles import in_words
from trucewatch.incidents.whereabouts import Days, Whereabouts, compare_days, compare_places, disjoint
from trucewatch.model import Actor, Certainty, Contradiction, ContradictionKind, Count, EventType, Mood, SpeechAct

_MOST = 80
"""Members compared pair by pair; an incident of more is compared over its first ones in time."""
_SCHEDULES = frozenset({EventType.TALKS_SCHEDULED, EventType.AID_DELIVERY, EventType.AIRDROP, EventType.RESOLUTION})
_EVERYBODY = frozenset({"", "people", "persons", "dead", "killed", "wounded", "injured", "others", "victims"})
_REFUSING = frozenset({SpeechAct.DENY, SpeechAct.REJECT})

_DELIVERIES = frozenset({EventType.AID_DELIVERY, EventType.AIRDROP})
_DELIVERY = re.compile(r"\b(?:deliver(?:y|ies)|convoys?|airdrops?|shipments?|consignments?)\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:planned|scheduled|set|due|expected|announced|meant|fixed) (?:to be held |to begin |to start )?(?:for|on) "
    r"(?P<first>[^,;]{3,40}?),? (?:will now|is now|are now|(?:has|have|had) been (?:moved|postponed|put off|put back|"
    r"brought forward|delayed|rescheduled)|(?:was|were) (?:moved|postponed|put off|put back|brought forward|delayed|"
    r"rescheduled))\b",
    re.IGNORECASE,
)
"""What was set for one day and now is for another: "planned for 15 April will now be held on 18 April"."""
_HOLDS = re.compile(
    r"\b(?:hold(?:s|ing)?|held|control(?:s|led|ling)?|captur(?:e|es|ed|ing)|(?:re)?tak(?:e|es|en|ing)|(?:re)?took|"
    r"seiz(?:e|es|ed|ing)|in the hands of|occup(?:y|ies|ied))\b",
    re.IGNORECASE,
)
_DATES = re.compile(
    r"the (?:\w+[- ]){0,2}?\w+ (?:of|on|in|at|near) .{2,60}? (?:happened|took place|occurred|was|were|came|began) "
    r"(?:\w+ )?(?:on|at|in)\b",
    re.IGNORECASE,
)
"""What says of a known act no more than when it was."""
_JUST_BEFORE = 2
"""Sentences back to the act that is dated again."""
_ITSELF = re.compile(r"(?:it|they|we|its|their|our)\b", re.IGNORECASE)

_CLOSE = (Kin.SAME, Kin.RELATED)

Found = tuple[ContradictionKind, str]


def contradictions(
    members: Sequence[Testimony], rivals: Iterable[tuple[Testimony, Testimony]], kinship: Kinship
) -> tuple[Contradiction, ...]:
    """Return the contradictions among the members, and with claims elsewhere that accuse somebody else of the same.

    One of each kind and matter is kept for a pair of voices: the first in time.
    """
    found: dict[tuple[ContradictionKind, str], Contradiction] = {}
    for one in sorted(members, key=in_time)[:_MOST]:
        for kind, about in _moved(one):
            found.setdefault((kind, about), Contradiction(kind, (one.claim.id, one.claim.id), about))
    for one, other in combinations(sorted(members, key=in_time)[:_MOST], 2):
        for kind, about in between(one, other, kinship):
            found.setdefault((kind, about), Contradiction(kind, (one.claim.id, other.claim.id), about))
    for one, other in rivals:
        dated = disjoint(one.claim.time, other.claim.time)
        kind = ContradictionKind.TIMING if dated else ContradictionKind.MUTUAL_ACCUSATION
        about = _two_days(one, other) if dated else _accusing(one, other)
        found.setdefault((kind, about), Contradiction(kind, (one.claim.id, other.claim.id), about))
    return tuple(found[key] for key in sorted(found))


def in_time(testimony: Testimony) -> tuple[str, str]:
    """Order testimonies by the day they were published, undated last."""
    return (str(testimony.published or "9999"), testimony.key)


def between(one: Testimony, other: Testimony, kinship: Kinship) -> Iterator[Found]:
    """Yield what two claims of one incident disagree on, the earlier one given first."""
    act = matters().act(one.kind, other.kind)
    same = act is Act.SAME
    told = same or (act is Act.ONE_EVENT and one.kind.armed and other.kind.armed)
    if told and one.denies != other.denies and one.kind not in _SCHEDULES and matters().family[one.kind] != "speech":
        yield from _denial(one, other, kinship, same=same)
    if same and one.kind in _SCHEDULES:
        yield from _superseded(one, other)
    elif not same:
        yield from _failed(one, other)
    if one.done and other.done and not one.denies and not other.denies:
        yield from _clash(one, other, kinship)


def _denial(one: Testimony, other: Testimony, kinship: Kinship, *, same: bool) -> Iterator[Found]:
    """Yield a denial, or what one says there was none of. Who denies a deed of its own denies nothing else.

    "Did not say whether" denies nothing, and what another side did or left undone clashes with nothing.
    """
    yes, no = (other, one) if one.denies else (one, other)
    if not no.done or kinship.family(yes.claim.speaker) == kinship.family(no.claim.speaker):
        return
    if Certainty.UNKNOWN in (yes.claim.certainty, no.claim.certainty):
        return
    if kinship.among(yes.claim.actors, no.claim.actors) is Kin.APART:
        return
    accused = kinship.among((no.claim.speaker,), yes.claim.actors) in _CLOSE
    own_deed = kinship.among((no.claim.speaker,), no.claim.actors) in _CLOSE
    if not accused and (own_deed or not same):
        return
    if accused or no.claim.act in _REFUSING:
        yield ContradictionKind.DENIAL, f"{_voice(no)} denies what {_voice(yes)} says: {_act(yes)}"
    elif yes.done:
        yield (
            ContradictionKind.SCOPE,
            f"{_voice(yes)} speaks of {_act(yes)}, {_voice(no)} says there was none in what it speaks of",
        )


def _superseded(one: Testimony, other: Testimony) -> Iterator[Found]:
    dropped = [testimony for testimony in (one, other) if testimony.claim.mood is Mood.CALLED_OFF]
    if one.claim.time.known and other.claim.time.known and disjoint(one.claim.time, other.claim.time):
        at_once = one.published == other.published
        old, new = (other, one) if at_once and dropped == [other] else (one, other)
        yield ContradictionKind.SUPERSEDED, f"{_act(one)}: {_day(old)}, then {_day(new)}"
    elif len(dropped) == 1:
        yield ContradictionKind.SUPERSEDED, f"{_act(one)}: planned, then called off or moved"
    elif one.denies != other.denies and (one.done or other.done):
        yield ContradictionKind.SUPERSEDED, f"{_act(one)}: announced or said to be done, and said to have failed"


def _moved(one: Testimony) -> Iterator[Found]:
    """Yield what one sentence says was set for one day and is now set for another."""
    found = _NOW.search(one.claim.quote) if one.kind in _SCHEDULES and one.claim.time.known else None
    if found is not None:
        yield ContradictionKind.SUPERSEDED, f"{_act(one)}: {found['first'].strip()}, then {_day(one)}"


def _failed(one: Testimony, other: Testimony) -> Iterator[Found]:
    """Yield a delivery said to be made and said to have failed, in words that name it ("the delivery had failed")."""
    for yes, no in ((one, other), (other, one)):
        made = yes.kind in _DELIVERIES and yes.done and not yes.denies
        if made and no.denies and no.done and no.kind not in _DELIVERIES and _DELIVERY.search(no.claim.quote):
            yield ContradictionKind.SUPERSEDED, f"{_act(yes)}: said to be done, and said to have failed"


def _clash(one: Testimony, other: Testimony, kinship: Kinship) -> Iterator[Found]:
    """Yield what two claims that both say something was done disagree on."""
    same = matters().act(one.kind, other.kind) is Act.SAME
    if not loose(one) and not loose(other):
        yield from _counts(one, other)
    if kinship.family(one.claim.speaker) != kinship.family(other.claim.speaker):
        if _held_by_two(one, other, kinship):
            holders = sorted(", ".join(sorted(actor.name for actor in _holder(made))) for made in (one, other))
            where = compare_places(one.claim.places, other.claim.places)[1]
            yield ContradictionKind.LABEL, f"who holds {where}: {' or '.join(holders)}"
        elif same and _labelled(one, other, kinship):
            yield ContradictionKind.LABEL, f"who it is: {' or '.join(sorted((_names(one), _names(other))))}"
        if _rival_culprits(one, other, kinship):
            yield ContradictionKind.MUTUAL_ACCUSATION, _accusing(one, other)
    if same and one.kind in matters().dated:
        yield from _when_and_where(one, other)


def _rival_culprits(one: Testimony, other: Testimony, kinship: Kinship) -> bool:
    accusing = one.kind in matters().culprits and other.kind in matters().culprits
    apart = kinship.among(one.claim.actors, other.claim.actors) is Kin.APART
    return accusing and apart and one.kind not in matters().both_sides


def _when_and_where(one: Testimony, other: Testimony) -> Iterator[Found]:
    """Yield days and places that cannot both be right: only a person's join brings such claims together."""
    if disjoint(one.claim.time, other.claim.time):
        yield ContradictionKind.TIMING, _two_days(one, other)
    if compare_places(one.claim.places, other.claim.places)[0] is Whereabouts.APART:
        places = sorted({place.name for testimony in (one, other) for place in testimony.claim.places})
        yield ContradictionKind.PLACE, f"{_act(one)}: {' or '.join(places)}"


def other_days(testimonies: Sequence[Testimony], kinship: Kinship) -> Iterator[tuple[int, int]]:
    """Yield who dates an act told just before in the same report to another day ("the shelling of Lowfield was on ...").

    The two stay two incidents: days apart are never joined. Numbers count in the testimonies given.
    """
    told: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for at, made in enumerate(testimonies):
        for position in made.positions:
            told[position.report].append((position.sentence, position.claim, at))
    for report in sorted(told):
        rows = sorted(told[report])
        for place, (sentence, _, at) in enumerate(rows):
            if not _DATES.match(testimonies[at].claim.quote):
                continue
            before = [row[2] for row in reversed(rows[:place]) if sentence - row[0] <= _JUST_BEFORE]
            meant = (other for other in before if _dated_otherwise(testimonies[other], testimonies[at], kinship))
            yield from ((min(at, other), max(at, other)) for other in list(meant)[:1])


def _dated_otherwise(act: Testimony, again: Testimony, kinship: Kinship) -> bool:
    """Tell whether another voice tells the same act at the same place of another day."""
    one, other = act.claim, again.claim
    where = compare_places(one.places, other.places)[0] is Whereabouts.SAME
    voices = kinship.family(one.speaker) != kinship.family(other.speaker)
    done = act.done and again.done and not act.denies and not again.denies
    return act.kind is again.kind and act.kind.armed and done and where and voices and disjoint(one.time, other.time)


def rival_accounts(one: Testimony, other: Testimony, kinship: Kinship) -> bool:
    """Tell whether two claims that hold rival sides responsible may speak of one act, and so contradict each other.

    The same act at the same place on the same days. Where the one names as struck whom the other names as acting, there
    are two acts, unless both accuse of breaking the agreement.
    """
    if not (_accuses(one, kinship) and _accuses(other, kinship)) or disjoint(one.claim.time, other.claim.time):
        return False
    place, _ = compare_places(one.claim.places, other.claim.places)
    if {one.kind, other.kind} <= matters().breaches:
        return place is not Whereabouts.APART and _answers(one, other, kinship) and _answers(other, one, kinship)
    act = matters().act(one.kind, other.kind) in (Act.SAME, Act.ONE_EVENT)
    days = compare_days(one.claim.time, other.claim.time) in (Days.SAME_DAY, Days.DAYS)
    return act and days and place in (Whereabouts.SAME, Whereabouts.WITHIN) and not _crossed(one, other, kinship)


def _answers(one: Testimony, other: Testimony, kinship: Kinship) -> bool:
    """Tell whether the one is said by the side that the other accuses: a monitor's charge is no enemy's."""
    return kinship.among((one.claim.speaker,), other.claim.actors) in _CLOSE


def _accuses(testimony: Testimony, kinship: Kinship) -> bool:
    """Tell whether a claim holds somebody else responsible for one act that was done."""
    if (
        testimony.kind in matters().breaches
        and kinship.among((testimony.claim.speaker,), testimony.claim.actors) in _CLOSE
    ):
        return False
    named = testimony.kind in matters().culprits and testimony.claim.actors
    return bool(named) and testimony.done and not testimony.denies and not loose(testimony)


def _crossed(one: Testimony, other: Testimony, kinship: Kinship) -> bool:
    """Tell whether the one names as struck whom the other names as acting."""
    close = (Kin.SAME, Kin.RELATED)
    there = kinship.among(one.claim.targets, other.claim.actors) in close
    return there or kinship.among(one.claim.actors, other.claim.targets) in close


def _labelled(one: Testimony, other: Testimony, kinship: Kinship) -> bool:
    """Tell whether two voices give those at a place, or those struck, different names."""
    where = compare_places(one.claim.places, other.claim.places)[0] in (Whereabouts.SAME, Whereabouts.WITHIN)
    if one.kind is EventType.STATEMENT:
        return (
            where
            and kinship.among(one.claim.actors, other.claim.actors) not in (Kin.SAME, Kin.RELATED)
            and bool(one.claim.actors and other.claim.actors)
        )
    return where and kinship.among(one.claim.targets, other.claim.targets) is Kin.APART


def _held_by_two(one: Testimony, other: Testimony, kinship: Kinship) -> bool:
    """Tell whether two voices say that two sides hold one place now, in whatever words: took, holds, still controls."""
    mine, theirs = _holder(one), _holder(other)
    where = compare_places(one.claim.places, other.claim.places)[0] in (Whereabouts.SAME, Whereabouts.WITHIN)
    return where and not disjoint(one.claim.time, other.claim.time) and kinship.among(mine, theirs) is Kin.APART


def _holder(testimony: Testimony) -> tuple[Actor, ...]:
    """Return who is said to hold a place; "it holds Lowfield" with no actor read is the speaker's own."""
    claim = testimony.claim
    if testimony.kind is not EventType.TERRITORY_CHANGE and not _HOLDS.search(claim.quote):
        return ()
    own = (claim.speaker,) if _ITSELF.match(claim.quote) else ()
    return claim.actors or own


def _counts(one: Testimony, other: Testimony) -> Iterator[Found]:
    for mine in one.claim.counts:
        for theirs in other.claim.counts:
            alike = mine.unit == theirs.unit and mine.per == theirs.per and _whole(mine) == _whole(theirs)
            if alike and _unlike(mine, theirs):
                yield ContradictionKind.RIVAL_COUNTS, f"{mine.unit}: {mine.words} or {theirs.words}"


def _whole(count: Count) -> str:
    """Return the part a count is of ("children"), nothing where it is of everybody: a part is no rival to the whole."""
    said = count.of.casefold()
    return "" if said in _EVERYBODY or said == count.unit.casefold() else said


def _unlike(mine: Count, theirs: Count) -> bool:
    """Tell whether no number fits both counts: an open bound ("at least 26") fits every number on its side."""
    if mine.value is None or theirs.value is None:
        return False
    return max(_low(mine), _low(theirs)) > min(_high(mine), _high(theirs))


def _low(count: Count) -> float:
    return float("-inf") if count.low is None else count.low


def _high(count: Count) -> float:
    return float("inf") if count.high is None else count.high


def _accusing(one: Testimony, other: Testimony) -> str:
    sides = sorted((f"{_voice(one)} names {_names(one)}", f"{_voice(other)} names {_names(other)}"))
    return f"who did it: {', '.join(sides)}"


def _voice(testimony: Testimony) -> str:
    return testimony.claim.speaker.name


def _names(testimony: Testimony) -> str:
    return ", ".join(sorted(actor.name for actor in testimony.claim.actors or testimony.claim.targets)) or "nobody"


def _act(testimony: Testimony) -> str:
    return testimony.claim.event_type.words


def _two_days(one: Testimony, other: Testimony) -> str:
    return f"{_act(one)}: {' or '.join(sorted((_day(one), _day(other))))}"


def _day(testimony: Testimony) -> str:
    when = testimony.claim.time
    return in_words(when) or "a day not said"
