"""Counts that are a share of something: "two of the wounded", "one of its soldiers", "three of the dead"."""

from __future__ import annotations

import re

from trucewatch.grammars.count_nouns import PEOPLE, Noun, noun_after
from trucewatch.grammars.numerals import SPACE as S

_OF_THE = re.compile(rf"{S}of{S}(?:the|its|their|his|her|our|these|those)(?:{S}own)?(?={S}[a-z])")
_OF_OWN = re.compile(rf"{S}of{S}(?:its|their|his|her|our){S}own\b(?!{S}[a-z]+(?:s|men)\b)")
_THE_NUMBER_OF = re.compile(rf"{S}(?:as{S})?the{S}(?:total{S})?number{S}of(?={S}[a-z])")
_HARMED = re.compile(
    rf"{S}(?P<noun>(?:wounded|injured|dead|missing|detained|captured|displaced|killed))\b(?!{S}[a-z]+s\b)"
)
_NO_NUMBER = re.compile(rf"{S}(?:[0-9]|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)")
# "The two parties", "all three countries": who they are is known, and nothing is counted.
_KNOWN = re.compile(rf"\b(?:the|both|these|those|all|between){S}\Z")
_SIDES = frozenset(
    """parties countries governments leaders ministers presidents armies neighbours neighbors nations states
    capitals rivals""".split()  # noqa: SIM905 - a list of words reads better as text
)


def shared_noun(text: str, low: str, end: int, *, single: bool) -> Noun | None:
    """Return what a number counts of a whole; ``single`` reads "one", which counts only people.

    >>> words = "two of the wounded later died"
    >>> shared_noun(words, words, 3, single=False).unit
    'wounded'
    """
    own = _OF_OWN.match(low, end)
    if own is not None:
        return Noun(own.start() + 1, own.end(), "people", people=True)
    lead = _OF_THE.match(low, end) or _THE_NUMBER_OF.match(low, end)
    if lead is None or _NO_NUMBER.match(low, lead.end()):
        return None
    harmed = _HARMED.match(low, lead.end())
    if harmed is not None:
        return Noun(harmed.start("noun"), harmed.end("noun"), harmed["noun"], people=True)
    noun = noun_after(text, low, lead.end(), single=False)
    return noun if noun is not None and (noun.people or not single) else None


def sides_only(low: str, start: int, noun: Noun) -> bool:
    """Tell whether a number only says how many sides there are: "the two parties"."""
    return noun.unit in _SIDES and _KNOWN.search(low[max(0, start - 10) : start]) is not None


_RANKED = re.compile(rf"{S}(?P<noun>[a-z]+)(?={S}(?:to|killed|wounded)\b)")


def ranked_person(low: str, end: int) -> int | None:
    """Return where "the seventh soldier to lose a foot" ends, for an ordinal that ends at ``end``."""
    found = _RANKED.match(low, end)
    if found is None:
        return None
    many = {found["noun"] + "s", found["noun"].removesuffix("man") + "men", found["noun"]}
    return found.end() if many & PEOPLE or found["noun"] in ("person", "child") else None
