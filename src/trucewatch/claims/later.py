"""An official unnamed in the lead whom the next paragraphs name is one voice, not two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.claims.cast import Cast, title_words
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


# Who speaks for a body is called nothing else when named; any other official may be called by a narrower title.
_SPEAKS_FOR = frozenset(["spokesman", "spokeswoman", "spokesperson"])


@dataclass(frozen=True, slots=True)
class Spoke:
    """Somebody who speaks in a report: the offset they speak at, and the words they are introduced with."""

    at: int
    who: Actor
    words: frozenset[str]


def name_later(spoken: Sequence[Spoke], cast: Cast) -> tuple[Actor, Actor] | None:
    """Return the unnamed official of the lead and the name the report gives soon after, or None.

    ``spoken`` are the speakers of a report, in reading order.
    """
    first = next((one for one in spoken if one.at < _LEAD and _unnamed(one.who)), None)
    if first is None:
        return None
    start, unnamed = first.at, first.who
    earlier = {one.who.name for one in spoken if one.at < start}
    found = next((one for one in spoken if start < one.at < start + _WITHIN and _named(one.who, cast)), None)
    if found is None or not (_may_be_one(unnamed, found.who) and _may_hold(unnamed, found.words)):
        return None
    named = found.who
    return (unnamed, named) if named.name not in earlier else None


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


def _may_hold(unnamed: Actor, words: frozenset[str]) -> bool:
    """Tell whether somebody introduced with these words may be the spokesman, or the official, of the lead.

    Who is introduced as a fisherman is no official; who is given no office at all may be any.
    """
    if not _SPEAKS_FOR.isdisjoint(unnamed.name.lower().split()):
        return not _SPEAKS_FOR.isdisjoint(words)
    return not (_NAMED_LATER | title_words()).isdisjoint(words) or not any(word.islower() for word in words)


def _may_be_one(unnamed: Actor, named: Actor) -> bool:
    return unnamed.family is None or named.family is None or unnamed.family == named.family
