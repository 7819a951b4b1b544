"""An official unnamed in the lead whom the next paragraphs name is one voice, not two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.claims.cast import Cast
from trucewatch.model import Actor, Claim

# Agencies keep a name out of the lead and give it within the next sentences; measured on the development key, all three
# officials named later are named within 1,200 characters.
_LEAD = 700
_WITHIN = 1200
# Sources, witnesses and residents asked not to be named: only these are named later.
_NAMED_LATER = frozenset("""official aide adviser advisor spokesman spokeswoman spokesperson commander officer minister leader head diplomat envoy
    director lawmaker negotiator representative chief""".split())


def name_later(claims: Sequence[Claim], cast: Cast) -> list[Claim]:
    """Give the claims of an official unnamed in the lead the name that the report gives soon after."""
    unnamed = next((c for c in claims if c.span.start < _LEAD and _unnamed(c.speaker)), None)
    if unnamed is None:
        return list(claims)
    named = next((c for c in claims if unnamed.span.start < c.span.start < unnamed.span.start + _WITHIN
                  and _named(c.speaker, cast) and _may_be_one(unnamed.speaker, c.speaker)), None)  # fmt: skip
    earlier = {c.speaker.name for c in claims if named is not None and c.span.start < unnamed.span.start}
    if named is None or named.speaker.name in earlier:
        return list(claims)
    doubt = f"taken to be the {unnamed.speaker.name} of the lead"
    return [
        replace(claim, speaker=replace(named.speaker, span=claim.speaker.span, words=claim.speaker.words), doubts=(*claim.doubts, doubt))
        if claim.speaker.name == unnamed.speaker.name
        else claim
        for claim in claims
    ]


def _unnamed(speaker: Actor) -> bool:
    words = speaker.name.lower().split()
    return speaker.id is None and speaker.kind == "person" and not _NAMED_LATER.isdisjoint(words) and not _capital_end(speaker)


def _capital_end(speaker: Actor) -> bool:
    last = speaker.name.split()[-1]
    return last[:1].isupper() and " of " not in speaker.name and " to " not in speaker.name and " from " not in speaker.name and " for " not in speaker.name


def _named(speaker: Actor, cast: Cast) -> bool:
    return speaker.kind == "person" and cast.person(speaker.name) == speaker.name


def _may_be_one(unnamed: Actor, named: Actor) -> bool:
    return unnamed.family is None or named.family is None or unnamed.family == named.family
