"""What the claims of an incident disagree on. Nothing is taken back: the earlier claim stays beside the later one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from trucewatch.incidents.kinship import Kin, Kinship
from trucewatch.incidents.lexicon import Act, matters
from trucewatch.incidents.testimony import Testimony, loose
from trucewatch.incidents.titles import in_words
from trucewatch.incidents.whereabouts import Days, Whereabouts, compare_days, compare_places, disjoint
from trucewatch.model import Contradiction, ContradictionKind, Count, EventType, Mood, SpeechAct

_MOST = 80
"""Members compared pair by pair; an incident of more is compared over its first ones in time."""
_SCHEDULES = frozenset({EventType.TALKS_SCHEDULED, EventType.AID_DELIVERY, EventType.AIRDROP, EventType.RESOLUTION})
_EVERYBODY = frozenset({"", "people", "persons", "dead", "killed", "wounded", "injured", "others", "victims"})
_REFUSING = frozenset({SpeechAct.DENY, SpeechAct.REJECT})

_CLOSE = (Kin.SAME, Kin.RELATED)

Found = tuple[ContradictionKind, str]


def contradictions(
    members: Sequence[Testimony], rivals: Iterable[tuple[Testimony, Testimony]], kinship: Kinship
) -> tuple[Contradiction, ...]:
    """Return the contradictions among the members, and with claims elsewhere that accuse somebody else of the same.

    One of each kind and matter is kept for a pair of voices: the first in time.
    """
    found: dict[tuple[ContradictionKind, str], Contradiction] = {}
    for one, other in combinations(sorted(members, key=in_time)[:_MOST], 2):
        for kind, about in between(one, other, kinship):
            found.setdefault((kind, about), Contradiction(kind, (one.claim.id, other.claim.id), about))
    for one, other in rivals:
        about = _accusing(one, other)
        found.setdefault(
            (ContradictionKind.MUTUAL_ACCUSATION, about),
            Contradiction(ContradictionKind.MUTUAL_ACCUSATION, (one.claim.id, other.claim.id), about),
        )
    return tuple(found[key] for key in sorted(found))


def in_time(testimony: Testimony) -> tuple[str, str]:
    """Order testimonies by the day they were published, undated last."""
    return (str(testimony.published or "9999"), testimony.key)


def between(one: Testimony, other: Testimony, kinship: Kinship) -> Iterator[Found]:
    """Yield what two claims of one incident disagree on, the earlier one given first."""
    same = matters().act(one.kind, other.kind) is Act.SAME
    if same and one.denies != other.denies and one.kind not in _SCHEDULES and matters().family[one.kind] != "speech":
        yield from _denial(one, other, kinship)
    if same and one.kind in _SCHEDULES:
        yield from _superseded(one, other)
    if one.done and other.done and not one.denies and not other.denies:
        yield from _clash(one, other, kinship)


def _denial(one: Testimony, other: Testimony, kinship: Kinship) -> Iterator[Found]:
    yes, no = (other, one) if one.denies else (one, other)
    if not no.done or kinship.family(yes.claim.speaker) == kinship.family(no.claim.speaker):
        return
    accused = kinship.among((no.claim.speaker,), yes.claim.actors) in (Kin.SAME, Kin.RELATED)
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


def _clash(one: Testimony, other: Testimony, kinship: Kinship) -> Iterator[Found]:
    """Yield what two claims that both say something was done disagree on."""
    same = matters().act(one.kind, other.kind) is Act.SAME
    if not loose(one) and not loose(other):
        yield from _counts(one, other)
    if kinship.family(one.claim.speaker) != kinship.family(other.claim.speaker):
        if same and _labelled(one, other, kinship):
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
        yield ContradictionKind.TIMING, f"{_act(one)}: {_day(one)} or {_day(other)}"
    if compare_places(one.claim.places, other.claim.places)[0] is Whereabouts.APART:
        places = sorted({place.name for testimony in (one, other) for place in testimony.claim.places})
        yield ContradictionKind.PLACE, f"{_act(one)}: {' or '.join(places)}"


def rival_accounts(one: Testimony, other: Testimony, kinship: Kinship) -> bool:
    """Tell whether two claims that hold rival sides responsible may speak of one act, and so contradict each other.

    The same act at the same place on the same days. Where the one names as struck whom the other names as acting, there
    are two acts, unless both accuse of breaking the agreement.
    """
    if not (_accuses(one, kinship) and _accuses(other, kinship)) or disjoint(one.claim.time, other.claim.time):
        return False
    place, _ = compare_places(one.claim.places, other.claim.places)
    if {one.kind, other.kind} <= matters().breaches:
        return place is not Whereabouts.APART
    act = matters().act(one.kind, other.kind) in (Act.SAME, Act.ONE_EVENT)
    days = compare_days(one.claim.time, other.claim.time) in (Days.SAME_DAY, Days.DAYS)
    return act and days and place in (Whereabouts.SAME, Whereabouts.WITHIN) and not _crossed(one, other, kinship)


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


def _day(testimony: Testimony) -> str:
    when = testimony.claim.time
    return in_words(when) or "a day not said"
