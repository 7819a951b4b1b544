"""An incident from the claims that were put together: its act, place and day, who speaks on it, and what they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from trucewatch.incidents.accord import agreed
from trucewatch.incidents.contradictions import contradictions, in_time
from trucewatch.incidents.lexicon import matters
from trucewatch.incidents.origins import origins
from trucewatch.incidents.scoring import Scorer
from trucewatch.incidents.testimony import Testimony, loose
from trucewatch.incidents.titles import title
from trucewatch.incidents.whereabouts import ends, spot
from trucewatch.model import EventType, Extent, Incident, Link, Place, PlacePrecision, SpeechAct, When, content_id

_SAME_WORDS = 20.0
"""Weight shown for claims of one wording: they were not weighed, so it is no more than a sign that they are certain."""
_LINKS = 3
"""Links kept for each claim: its heaviest ones; the weights of all pairs are of no use to a reader."""

_EXACT = tuple(PlacePrecision)


@dataclass(frozen=True, slots=True)
class Pairs:
    """What was found about pairs of testimonies (by their number): weights, rivals over who did it, people's joins."""

    edges: Mapping[tuple[int, int], float]
    rivals: Mapping[int, tuple[int, ...]]
    joined: frozenset[tuple[int, int]]


def assemble(numbers: Sequence[int], testimonies: Sequence[Testimony], pairs: Pairs, scorer: Scorer) -> Incident:
    """Make the incident of the testimonies with these numbers."""
    members = [testimonies[at] for at in numbers]
    kinship = scorer.kinship
    kind = _kind(members)
    mine = [testimony for testimony in members if testimony.kind is kind.coarse]
    place, time = _place(mine) or _place(members), replace(_time(mine), span=None, words=None)
    sources = origins(members, kinship)
    rivals = sorted({(at, other) for at in numbers for other in pairs.rivals.get(at, ())})
    disagree = contradictions(members, [(testimonies[one], testimonies[other]) for one, other in rivals], kinship)
    return Incident(
        id=incident_id(members),
        title=title(kind, members, place, time),
        event_type=kind.value,
        claims=tuple(sorted(claim for testimony in members for claim in testimony.claims)),
        reports=tuple(sorted({report for testimony in members for report in testimony.reports})),
        origins=sources,
        independent_sources=len(sources),
        agree=agreed(members, kinship),
        disagree=disagree,
        links=_links(numbers, testimonies, pairs, scorer),
        place=place,
        time=time,
        armed=any(map(_armed, members)),
        extent=_extent(mine),
    )


def incident_id(members: Sequence[Testimony]) -> str:
    """Return an incident's id: that of its first wording in time, so that later reports on the event leave it as it is."""
    return content_id("i", min(members, key=in_time).key)


def _kind(members: Sequence[Testimony]) -> EventType:
    """Return the type most testimonies share, acts before speech; of a coarse type the finer name most use."""
    order = list(EventType)
    speech = {testimony.kind for testimony in members if matters().family[testimony.kind] == "speech"}
    counted = Counter(testimony.kind for testimony in members)
    coarse = min(
        counted, key=lambda kind: (kind in speech, kind is EventType.CASUALTIES, -counted[kind], order.index(kind))
    )
    finer = Counter(testimony.claim.event_type for testimony in members if testimony.kind is coarse)
    best = min(finer, key=lambda kind: (-finer[kind], order.index(kind)))
    return best if finer[best] * 2 > counted[coarse] else coarse


def _place(members: Sequence[Testimony]) -> Place | None:
    """Return the place most testimonies name, the more exact one where as many name another."""
    named: dict[str, list[Place]] = defaultdict(list)
    for testimony in members:
        for place in testimony.claim.places:
            named[spot(place)].append(place)
    if not named:
        return None
    best = min(
        named,
        key=lambda key: (
            named[key][0].precision is PlacePrecision.COUNTRY,
            -len(named[key]),
            _EXACT.index(named[key][0].precision),
            key,
        ),
    )
    return replace(named[best][0], span=None, words=None)


def _time(members: Sequence[Testimony]) -> When:
    """Return the most exact time that a claim gives; for what is set and moved, the one said last."""
    known = [testimony for testimony in members if testimony.claim.time.known]
    if not known:
        return When()
    if members[0].kind is EventType.TALKS_SCHEDULED:
        standing = [testimony for testimony in known if testimony.claim.mood.value != "called_off"] or known
        return max(standing, key=lambda testimony: (str(testimony.published or ""), testimony.key)).claim.time

    def exactness(testimony: Testimony) -> tuple[int, str, str]:
        start, end = ends(testimony.claim.time)
        return ((end - start).days, str(start), testimony.key)

    return min(known, key=exactness).claim.time


def _armed(testimony: Testimony) -> bool:
    """Tell whether a claim speaks of an armed act as done, or denies one that somebody alleges."""
    denial = testimony.claim.act in (SpeechAct.DENY, SpeechAct.REJECT)
    if not testimony.done or (testimony.denies and not denial):
        return False
    return (
        testimony.kind.armed
        or testimony.kind in matters().breaches
        or (testimony.kind is EventType.CASUALTIES and not loose(testimony))
    )


def _extent(members: Sequence[Testimony]) -> str:
    counted = Counter(testimony.claim.extent for testimony in members)
    return min(counted, key=lambda extent: (-counted[extent], list(Extent).index(extent))).value


def _links(numbers: Sequence[int], testimonies: Sequence[Testimony], pairs: Pairs, scorer: Scorer) -> tuple[Link, ...]:
    """Return each claim's heaviest links inside the incident, what people joined, and what is one wording."""
    inside: dict[int, list[tuple[float, tuple[int, int]]]] = defaultdict(list)
    kept = set()
    for pair in combinations(sorted(numbers), 2):
        if pairs.edges.get(pair, 0.0) > 0:
            for at in pair:
                inside[at].append((-pairs.edges[pair], pair))
        if pair in pairs.joined:
            kept.add(pair)
    for mine in inside.values():
        kept.update(pair for _, pair in sorted(mine)[:_LINKS])
    links = []
    for one, other in sorted(kept):
        ids = (testimonies[one].claim.id, testimonies[other].claim.id)
        reasons = scorer.in_words(scorer.reasons(testimonies[one], testimonies[other]))
        decided = ("a person joined them",) if (one, other) in pairs.joined else ()
        links.append(Link(ids, round(pairs.edges.get((one, other), 0.0), 1), decided + reasons))
    for at in numbers:
        first, *others = testimonies[at].claims
        links += [
            Link((first, other), _SAME_WORDS, ("one wording: the same sentence, printed again",)) for other in others
        ]
    return tuple(sorted(links, key=lambda link: link.claims))
