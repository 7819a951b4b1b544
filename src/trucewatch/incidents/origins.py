"""Who an incident rests on: origins, not outlets.

A body, its spokesmen and its officials are one origin (the register's families); two quotes of one interview are one;
an outlet that prints another's copy is the outlet it prints; a voice that the words do not name is no origin at all.
A voice told by a common noun ("her brother", "the mission") counts for one, unless it may be one that counts already.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from trucewatch.incidents.kinship import Kinship, ident
from trucewatch.incidents.lexicon import matters
from trucewatch.incidents.testimony import Testimony
from trucewatch.incidents.wording import reused, stem, words
from trucewatch.model import Actor

_NOBODY = frozenset({"", "unknown", "unspecified", "unnamed", "none", "reports", "media reports", "some"})
_AFTER = re.compile(r"\s+(?:of|at|in|from|near|with|who|to|on|for|by)\b")
_COPIED = 0.5
"""Share of a sentence's runs of five words from which two outlets' own sentences are one piece of copy."""


def origins(testimonies: Sequence[Testimony], kinship: Kinship) -> tuple[str, ...]:
    """Return the families of those who speak on an incident, on whichever side, sorted."""
    spoken: set[str] = set()
    own: list[Testimony] = []
    for testimony in testimonies:
        if kinship.kind(testimony.claim.speaker) == "media" and not testimony.claim.relays:
            own.append(testimony)
        else:
            spoken.update(_families(testimony, kinship))
    return tuple(sorted((spoken - maybe_counted(testimonies, kinship)) | set(first_outlets(own, kinship).values())))


def maybe_counted(testimonies: Sequence[Testimony], kinship: Kinship) -> frozenset[str]:
    """Return the families of nameless voices that may be a voice counted already, so that nobody knows them as another.

    "The mission" beside a Truce Observation Mission, "her brother" beside the named man that the same report calls her
    brother, two of one family, and two nameless voices of one kind.
    """
    heard = [(testimony, actor) for testimony in testimonies for actor in voices(testimony)]
    named = [(testimony, actor) for testimony, actor in heard if not nameless(actor)]
    counted: list[tuple[Testimony, Actor]] = []
    passed: set[str] = set()
    for testimony, actor in sorted(heard, key=lambda one: (ident(one[1]), one[0].key)):
        if nameless(actor) and kinship.family(actor) not in passed:
            others = [one for one in counted if ident(one[1]) != ident(actor)]
            if any(_may_be(actor, testimony, *one) for one in (*named, *others)):
                passed.add(kinship.family(actor))
            else:
                counted.append((testimony, actor))
    return frozenset(passed)


def nameless(actor: Actor) -> bool:
    """Tell whether a voice is told by a common noun alone, and not known to speak for anybody.

    >>> nameless(Actor("the brother")), nameless(Actor("Lowfield hospital"))
    (True, False)
    """
    return actor.id is None and not actor.family and not any(word[:1].isupper() for word in actor.name.split())


def _may_be(actor: Actor, told: Testimony, other: Testimony, theirs: Actor) -> bool:
    """Tell whether a nameless voice may be another one: by its noun, or as kin told of in one report."""
    head, here = _head(actor.name), bool(set(told.reports) & set(other.reports))
    if nameless(theirs):
        return head == _head(theirs.name) or (here and {head, _head(theirs.name)} <= _kin())
    return head in map(stem, words(theirs.name)) or (here and head in other.words)


@cache
def _kin() -> frozenset[str]:
    return frozenset(map(stem, matters().kin))


def _head(name: str) -> str:
    """Return the stem of the noun a common name ends in, what follows it ("of the camp") left out."""
    said = words(_AFTER.split(name, maxsplit=1)[0])
    return stem(said[-1]) if said else ""


def named_origins(testimonies: Sequence[Testimony], kinship: Kinship) -> tuple[str, ...]:
    """Return the same origins by name: the voice that speaks, or the body that several voices of it belong to."""
    called: dict[str, list[str]] = defaultdict(list)
    for testimony in testimonies:
        for actor in voices(testimony):
            called[kinship.family(actor)].append(actor.name)
    return tuple(sorted(_name(origin, called[origin], kinship) for origin in origins(testimonies, kinship)))


def _name(origin: str, called: Sequence[str], kinship: Kinship) -> str:
    names = sorted(set(called))
    return names[0] if len(names) == 1 else kinship.family_name(origin) or (names[0] if names else origin)


def voices(testimony: Testimony) -> tuple[Actor, ...]:
    """Return the speaker and those who speak with him, leaving out a voice that the words do not name."""
    everyone = (testimony.claim.speaker, *testimony.claim.joint)
    return tuple(actor for actor in everyone if not _nobody(actor))


def _nobody(actor: Actor) -> bool:
    said = actor.name.strip("()").casefold()
    return said in _NOBODY or said.startswith("unspecified")


def _families(testimony: Testimony, kinship: Kinship) -> Iterable[str]:
    return (kinship.family(actor) for actor in voices(testimony))


def first_outlets(own: Sequence[Testimony], kinship: Kinship) -> Mapping[str, str]:
    """Return, for each outlet that speaks for itself, whose copy it prints: its own, or that of the first in time."""
    kept: dict[str, str] = {}
    by_family: dict[str, list[Testimony]] = defaultdict(list)
    ordered = sorted(own, key=lambda testimony: (str(testimony.published or "9999"), testimony.key))
    for testimony in ordered:
        for family in _families(testimony, kinship):
            by_family[family].append(testimony)
    first = {family: at for at, family in enumerate(by_family)}
    for family, mine in by_family.items():
        earlier = [other for other in by_family if first[other] < first[family] and _copies(mine, by_family[other])]
        kept[family] = kept[earlier[0]] if earlier else family
    return kept


def _copies(some: Sequence[Testimony], others: Sequence[Testimony]) -> bool:
    return any(reused(one.runs, other.runs) >= _COPIED for one in some for other in others)
