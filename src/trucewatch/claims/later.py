"""An official unnamed in the lead whom the next paragraphs name is one voice, not two."""

from __future__ import annotations

import re
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


KEPT_UNNAMED = re.compile(
    r"\banonym|\bnot to be (?:named|identified|quoted)|\bdeclin\w+ to be (?:named|identified)|\bwithout being named"
    r"|\bnot (?:being )?authori[sz]ed to (?:speak|talk|brief|discuss)|\bnot to use (?:his|her|their) name",
    re.IGNORECASE,
)
"""How reports say that somebody does not want to be named."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """Somebody who speaks in a report: the offset they speak at, and the words they are introduced with.

    ``kept_unnamed`` says that the report tells they asked for that: such a one is not named later.
    """

    at: int
    who: Actor
    words: frozenset[str]
    kept_unnamed: bool = False


def name_later(spoken: Sequence[Spoke], cast: Cast) -> tuple[Actor, Actor] | None:
    """Return the unnamed official of the lead and the name the report gives soon after, or None.

    ``spoken`` are the speakers of a report, in reading order.
    """
    first = next((one for one in spoken if one.at < _LEAD and _unnamed(one.who)), None)
    if first is None or any(one.kept_unnamed and one.who.name == first.who.name for one in spoken):
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

    Who is introduced as a fisherman is no official; who is given no office at all may be any. A commander is not named
    later as a president, nor a rebel leader as a minister.
    """
    called = unnamed.name.lower().split()
    if not _SPEAKS_FOR.isdisjoint(called):
        return not _SPEAKS_FOR.isdisjoint(words)
    if not _OTHERS.isdisjoint(called) and not _OF_STATES.isdisjoint(words):
        return False
    titles = {word for word in words if word in title_words()}
    if titles and _ANY_OFFICE.isdisjoint(called):
        alike = next((kind for kind in _ALIKE if not kind.isdisjoint(called)), frozenset(called))
        return not (alike | set(called)).isdisjoint(words)
    return not (_NAMED_LATER | title_words()).isdisjoint(words) or not any(word.islower() for word in words)


# "An official" may turn out to hold any office; a commander has a rank, a leader leads.
_ANY_OFFICE = frozenset(["official", "aide", "diplomat", "representative", "adviser", "advisor", "negotiator", "envoy"])
_ALIKE = (
    frozenset(["commander", "officer", "general", "colonel", "major", "captain", "brigadier", "lieutenant", "chief"]),
    frozenset(["leader", "head", "chief", "director", "chairman", "president", "secretary-general"]),
    frozenset(["lawmaker", "senator", "congressman", "congresswoman", "representative", "speaker"]),
)
# Who stands against a government is not named later as one of its people.
_OTHERS = frozenset(
    ["rebel", "gang", "opposition", "militia", "separatist", "insurgent", "militant", "ethnic", "tribal"]
)

_OF_STATES = frozenset(
    ["president", "minister", "premier", "government", "army", "police", "military", "king", "ambassador"]
)


def _may_be_one(unnamed: Actor, named: Actor) -> bool:
    return unnamed.family is None or named.family is None or unnamed.family == named.family
