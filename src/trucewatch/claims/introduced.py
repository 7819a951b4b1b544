"""Groups the registers do not hold, found from how a report introduces them: "the X brigade", "calling itself X"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from trucewatch.claims.lexicon import body_words
from trucewatch.claims.phrases import TIES
from trucewatch.claims.words import Sentence, Word

UNITS = frozenset({
    "group", "faction", "brigade", "battalion", "militia", "movement", "front", "gang", "cartel", "cell", "regiment",
    "squad", "alliance", "offshoot", "splinter", "wing", "organisation", "organization", "outfit", "column", "cadre",
})  # fmt: skip
"""What an armed group is called with or beside its name."""

FIGHTERS = frozenset({
    "fighter", "rebel", "militant", "gunman", "insurgent", "militiaman", "member", "guerrilla", "jihadist", "gangster",
    "combatant", "cadre", "follower", "man",
})  # fmt: skip
"""Who a group's people are: they act as the group. A state's soldiers act as its army, whatever their brigade."""

_NAMED = r"(?:called|named|known as|known locally as|styled|dubbed|styling itself|naming itself|identified as)"
_KIND = r"(?:group|faction|brigade|battalion|militia|movement|gang|cell|organi[sz]ation|outfit|alliance|front)"
_BEFORE = re.compile(
    rf"(?:\b(?:call|name|style|dub)(?:s|d|ed|ing|ling)? (?:itself|themselves)|\b{_KIND}s?,?"
    rf" (?:(?:that|which) (?:is|was) )?{_NAMED}"
    r"|\bself-(?:styled|proclaimed|declared)) [\"“]?(?:the )?[\"“]?$"
)
_BEHIND = re.compile(
    rf"[\"”]?(?: (?:rebel|militant|armed|insurgent|jihadist|islamist|islamic|extremist|criminal|splinter))? (?:{_KIND}"
    r"|fighters|militants|gunmen|insurgents|militiamen|rebels)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    rf", (?:(?:which|that) (?:(?:is|was|are|were|has|had) )?)?(?:itself )?"
    r"(?:(?:an?|the|one of (?:the|several)) (?:[\w'’-]+ ){0,4}"
    rf"(?:{_KIND}|wing|branch|offshoot|affiliate|coalition|ally)(?= of\b| in\b| that\b| which\b| from\b| based\b| backed\b|[,.])"
    r"|part of|split from|broke away from|affiliated (?:with|to)|loyal to|linked to|allied (?:with|to)|aligned with|a part of)",
    re.IGNORECASE,
)
_ENDS = frozenset({"group", "faction", "brigade", "brigades", "battalion", "militia", "movement", "front", "gang", "cartel",
                   "regiment", "alliance"})  # fmt: skip
_ARMED = frozenset({"army", "brigades", "division", "force", "forces", "coalition", "council", "union", "guard", "guards",
                    "command", "tribe", "clan", "unit", "corps", "rebels", "fighters", "party", "federation"})  # fmt: skip
# Who watches, heals, reports or trades is no armed group.
_PEACEFUL = frozenset({"relief", "aid", "rights", "watch", "human", "media", "news", "observatory", "charity", "doctors",
                       "women", "youth", "civil", "society", "monitor", "monitoring", "peace", "health"})  # fmt: skip
_CALLING = frozenset({"call", "name", "know", "style", "dub", "identify", "term"})


# What stands last before a name that somebody is given, looked for before anything slower.
_LEADS = ("self", "selves", "called", "named", "as", "styled", "dubbed", "proclaimed", "declared")
_MARKS = ' "“'


@cache
def _no_group() -> frozenset[str]:
    return _PEACEFUL | (body_words() - _ENDS - _ARMED)


def is_introduced(text: str, start: int, end: int) -> bool:
    """Tell whether a run of capitalised words at [start, end) is brought in as a group's name.

    >>> said = "the Grey Herons, a faction of the Reed Front, and a militia calling itself Sons of Marva"
    >>> is_introduced(said, 4, 15), is_introduced(said, 75, 88), is_introduced(said, 34, 44)
    (True, True, True)
    >>> is_introduced("Abel Lund, a doctor, said", 0, 9)
    False
    """
    name = text[start:end]
    led = text[max(0, start - 20) : start].rstrip(_MARKS).removesuffix("the").rstrip(_MARKS).endswith(_LEADS)
    if not led and " " not in name:
        return False
    words = bare_name(name).lower().split()
    if not _no_group().isdisjoint(words):
        return False
    if any(word.rpartition("-")[2] in TIES | {"led", "held", "dominated"} for word in words if "-" in word):
        return False  # "the X-linked group" is a group named elsewhere
    if led and _BEFORE.search(text, max(0, start - 60), start):
        return True
    if len(words) < 2:
        return False
    if words[-1] in _ENDS or _BEHIND.match(text, end):
        return True
    article = name.startswith("The ") or text[max(0, start - 4) : start].lower() == "the "
    return article and _TOLD.match(text, end) is not None


def bare_name(name: str) -> str:
    """Return a name without its article and its owner's mark, and without the people it is of.

    >>> bare_name("The Grey Herons'"), bare_name("Rebels of the Grey Herons"), bare_name("Sons of Marva")
    ('Grey Herons', 'Grey Herons', 'Sons of Marva')
    """
    name = re.sub(r"['’]s?$", "", name.removeprefix("The "))
    people, of, group = name.partition(" of ")
    members = people.lower().removesuffix("s") in FIGHTERS or people == "Men"
    return group.removeprefix("the ") if of and members else name


def naming(head: Word, sentence: Sentence) -> Sequence[Word]:
    """Return the words in which a group without a name is given one: "a group calling itself X", "a militia known as X"."""
    if head.lemma not in UNITS:
        return ()
    for kid in head.kids_as("acl", "relcl"):
        if kid.lemma in _CALLING:
            return [word for word in sentence.words[kid.i + 1 : kid.i + 6] if word.text[0].isupper()]
    return ()


def member_of(head: Word) -> Sequence[Word]:
    """Return the words of the group in "fighters of the X group", "men from X", "militants belonging to X"."""
    if head.lemma not in FIGHTERS:
        return ()
    for kid in head.kids_as("prep", "acl"):
        of = (
            kid
            if kid.dep == "prep"
            else next((p for p in kid.kids_as("prep") if p.low in ("to", "with", "from")), None)
        )
        if of is not None and of.low in ("of", "from", "to", "with") and (kid is of or kid.lemma in ("belong", "link")):
            group = of.kid("pobj")
            return (*group.kids_as("compound", "nmod", "amod"), group) if group is not None else ()
    return ()
