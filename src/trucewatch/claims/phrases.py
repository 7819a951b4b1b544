"""How a phrase names people without a name: the head with what tells them apart, amounts and articles left out."""

from __future__ import annotations

import re

from trucewatch.claims.words import Word, noun_phrase
from trucewatch.model import Actor

_KEPT_PREPS = frozenset({"of", "for", "from", "to", "in", "at", "with", "near"})
TIES = frozenset(
    {"linked", "affiliated", "allied", "loyal", "aligned", "backed", "based", "associated", "opposed", "tied", "seen"}
)
_AMOUNT = re.compile(
    r"^(?:(?:at least|at most|more than|fewer than|less than|up to|as many as|no fewer than|nearly|almost|around|about|"
    r"some|over|roughly|an estimated|another|a further)\s+)*"
    r"(?:\d[\d,.]*(?:\s(?:million|thousand|hundred))?|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|dozens of|hundreds of|thousands of|scores of|several|many|a number of)\s+",
    re.IGNORECASE,
)
_DETERMINERS = frozenset({"DT", "PRP$", "WDT", "PDT"})


def plain_name(words: str, *, plural: bool) -> str:
    """Return a phrase as a name: no amounts, no "in turn", and for many people no place they happen to be in."""
    name = _AMOUNT.sub("", words) or words
    name = re.sub(r"\s(?:in turn|in part|at least|in fact|in particular)\b.*", "", name)
    if plural:
        name = re.split(r"\s(?:in|at|near|with)\s", name)[0]
    return "people" if name.lower() in ("person", "one person") else name


def country_of(speaker: Actor | None) -> str | None:
    """Return the country in a speaker's id or family ("mil:IL" is Israel's), or None."""
    for key in (speaker.id, speaker.family) if speaker is not None else ():
        country = key.rpartition(":")[2] if key else ""
        if len(country) == 2 and country.isupper():
            return country
    return None


def dropped(word: Word, head: Word, *, keep_own: bool) -> bool:
    """Leave articles and numbers out of a name: "five people" and "at least one person" are people."""
    if word.tag == "PRP$" and keep_own:
        return False
    if word.tag in _DETERMINERS and word.head.i == head.i:
        return True
    counted = next(
        (up for up in (word, *word.above()) if up.head.i == head.i and up.dep in ("nummod", "quantmod", "advmod")), None
    )
    return counted is not None and (
        counted.dep == "nummod" or counted.low in ("some", "about", "around", "many", "several", "more")
    )


def unbroken(words: list[Word], head: Word) -> list[Word]:
    """Keep the words that stand together with the head."""
    out = [head]
    for word in sorted(words, key=lambda w: abs(w.i - head.i)):
        if word.i != head.i and min(abs(word.i - other.i) for other in out) <= 2:
            out.append(word)
    return sorted(out, key=lambda w: w.i)


def _of_the_name(prep: Word, head: Word) -> bool:
    """Tell whether a phrase behind a noun belongs to it: not "a spokesman, in comments to X"."""
    apart = any(mark.i == prep.i - 1 for mark in head.kids_as("punct"))
    noun = prep.kid("pobj")
    return noun is not None and not (apart and prep.low != "of")


def phrase(head: Word) -> list[Word]:
    """Return the head with what stands before it and the of/for/from phrases behind it."""
    out = [head]
    for kid in head.kids:
        if kid.dep == "nmod" and kid.kid("cc") is not None:  # "the government and rebel groups"
            out.extend(kid.kids_as("conj"))
        elif kid.i < head.i and kid.dep in (
            "compound",
            "amod",
            "nmod",
            "poss",
            "det",
            "nummod",
            "quantmod",
            "predet",
            "case",
        ):
            out.extend(kid.subtree())
        elif (
            kid.dep == "acl" and kid.low in TIES and all(not head.i < mark.i < kid.i for mark in head.kids_as("punct"))
        ):
            tied = next((prep for prep in kid.kids_as("prep", "agent") if prep.kid("pobj") is not None), None)
            if tied is not None:
                out.extend([kid, tied, *(word for pobj in tied.kids_as("pobj") for word in noun_phrase(pobj))])
        elif kid.dep == "prep" and kid.low in _KEPT_PREPS and kid.i > head.i and _of_the_name(kid, head):
            out.append(kid)
            out.extend(word for pobj in kid.kids_as("pobj") for word in noun_phrase(pobj))
    kept = {word.i for word in out}
    lo, hi = min(kept), max(kept)
    out.extend(
        word for kid in head.kids_as("punct", "det") for word in [kid] if lo < word.i < hi and word.i not in kept
    )
    out.sort(key=lambda word: word.i)
    return out
