"""An official unnamed in the lead whom the next paragraphs name is one voice, not two."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.claims.cast import Cast
from trucewatch.model import Actor

# Agencies keep a name out of the lead and give it within the next sentences; measured on the development key, all three
# officials named later are named within 1,200 characters.
_LEAD = 700
_WITHIN = 1200
# Sources, witnesses and residents asked not to be named: only these are named later.
_NAMED_LATER = frozenset(
    [
        "official",
        "aide",
        "adviser",
        "advisor",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "commander",
        "officer",
        "minister",
        "leader",
        "head",
        "diplomat",
        "envoy",
        "director",
        "lawmaker",
        "negotiator",
        "representative",
        "chief",
    ]
)


def name_later(spoken: Sequence[tuple[int, Actor]], cast: Cast) -> tuple[Actor, Actor] | None:
    """Return the unnamed official of the lead and the name the report gives soon after, or None.

    ``spoken`` are the speakers of a report with the offsets they speak at, in reading order.
    """
    first = next(((at, actor) for at, actor in spoken if at < _LEAD and _unnamed(actor)), None)
    if first is None:
        return None
    start, unnamed = first
    earlier = {actor.name for at, actor in spoken if at < start}
    named = next((actor for at, actor in spoken if start < at < start + _WITHIN and _named(actor, cast)), None)
    if named is not None and not _may_be_one(unnamed, named):
        return None
    return (unnamed, named) if named is not None and named.name not in earlier else None


def _unnamed(speaker: Actor) -> bool:
    words = speaker.name.lower().split()
    return (
        speaker.id is None
        and speaker.kind == "person"
        and not _NAMED_LATER.isdisjoint(words)
        and not _capital_end(speaker)
    )


def _capital_end(speaker: Actor) -> bool:
    last = speaker.name.split()[-1]
    return (
        last[:1].isupper()
        and " of " not in speaker.name
        and " to " not in speaker.name
        and " from " not in speaker.name
        and " for " not in speaker.name
    )


def _named(speaker: Actor, cast: Cast) -> bool:
    return speaker.kind == "person" and cast.person(speaker.name) == speaker.name


def _may_be_one(unnamed: Actor, named: Actor) -> bool:
    return unnamed.family is None or named.family is None or unnamed.family == named.family
