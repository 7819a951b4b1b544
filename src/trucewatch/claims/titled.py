"""Whom "the president", "the general" or "the field marshal" stands for: the person last brought in with that title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from trucewatch.claims.cast import Cast, title_words
from trucewatch.claims.lexicon import people_words, speech_nouns
from trucewatch.claims.memory import Memory
from trucewatch.claims.words import Word
from trucewatch.model import Actor

_SHORT = {"gen": "general", "lt": "lieutenant", "col": "colonel", "maj": "major", "capt": "captain", "adm": "admiral",
          "sgt": "sergeant", "brig": "brigadier", "gov": "governor", "sen": "senator", "rep": "representative"}  # fmt: skip
_RANKS = frozenset({"general", "marshal", "colonel", "brigadier", "major", "captain", "lieutenant", "admiral", "officer",
                    "commander", "commodore", "warlord", "strongman"})  # fmt: skip
_RULERS = frozenset({"president", "premier", "leader", "chancellor", "king", "emir", "sultan", "prince", "ruler", "strongman",
                     "chairman", "caliph", "dictator", "head", "chief"})  # fmt: skip
_OFFICES = frozenset({"president", "premier", "minister", "chancellor", "king", "emir", "sultan", "parliament"})
_SECOND = frozenset({"vice", "deputy", "former", "ex", "late", "acting", "assistant", "shadow"})
# Words beside a title that only say that the side in power is meant.
_OF_STATE = frozenset({"junta", "military", "army", "government"})
_PLAIN = frozenset({"prime", "foreign", "defence", "defense", "interior", "field", "information", "finance", "health", "energy",
                    "state", "secretary"})  # fmt: skip
_WORDS_BEFORE = re.compile(r"(?:[\w.'’-]+ ){0,6}[\w.'’-]+,? $")
_OF_PLACE = re.compile(r" (?:of|for|to|in) (?:the )?(?:[A-Z][\w'’-]*[ ,]*)+$")
_BEHIND = re.compile(
    r", (?:(?:an?|the|its|their|his|her|who is|who was) )?((?:[\w'’-]+ ){0,5}?[\w'’-]+)"
    r"(?= of\b| for\b| in\b| at\b| to\b|,|\.| who\b| and\b)"
)


@dataclass(frozen=True, slots=True)
class Introduced:
    """Somebody brought in with a title: where, who, the words of the title in small letters, and the country beside it."""

    at: int
    name: str
    words: frozenset[str]
    country: str | None


class Titles:
    """The titles that one report gives to people it names.

    ``guessed`` tells, by the offset of a title, who it was taken to be where nobody was brought in with it.
    """

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self.guessed: dict[int, str] = {}

    @cached_property
    def _met(self) -> tuple[Introduced, ...]:
        return tuple(_introductions(self._cast))

    def who(self, head: Word, memory: Memory, unnamed: Actor | None) -> Actor | None:
        """Return the person that a noun with "the" stands for: the last brought in with this title, or None.

        ``unnamed`` is the last met under this noun without a name; who was named since goes before.
        """
        told = _told(head, self._cast)
        if told is None or told.other:
            return None
        since = unnamed.span.start if unnamed is not None and unnamed.span is not None else -1
        before = [one for one in self._met if since < one.at < head.start and told.fits(one)]
        if before:
            return self._person(before[-1].name, memory)
        return self._just_named(told, head, memory) if unnamed is None else None

    def side(self, head: Word) -> str | None:
        """Return the country of an office that is told with no country and no name: the one whose report this is."""
        told = _told(head, self._cast)
        if told is None or told.other:
            return None
        before = told.country or self._named_so_before(told, head)
        at_home = not self._cast.contested and (told.noun in _OFFICES or told.side)
        return before or (self._cast.home if at_home else None)

    def _person(self, name: str, memory: Memory) -> Actor:
        seen = next((actor for _, actor in reversed(memory.recent) if actor.name == name), None)
        return replace(seen, span=None, words=None) if seen is not None else Actor(name, None, "person")

    def _just_named(self, told: _Told, head: Word, memory: Memory) -> Actor | None:
        """Return the last person spoken of in this paragraph, if the title may be theirs: no other title says no."""
        at, last = next(((at, actor) for at, actor in reversed(memory.recent) if actor.kind == "person"), (-1, None))
        if last is None or at != memory.paragraph or not last.name[:1].isupper() or told.country or told.side:
            return None
        if told.noun in _OFFICES and last.family is not None and not last.family.startswith("state:"):
            return None  # a group has no president
        known = [one.words for one in self._met if one.at < head.start and one.name == last.name]
        if (
            told.before & _SECOND
            or told.noun not in _RANKS | _RULERS | _OFFICES
            or not all(_may_be(told.noun, words) for words in known)
        ):
            return None
        self.guessed[head.start] = f"“the {head.text}” is taken to be {last.name}"
        return replace(last, span=None, words=None)

    def _named_so_before(self, told: _Told, head: Word) -> str | None:
        """Return the country told when somebody without a name was first brought in: "met the Orvenian ambassador"."""
        found = None
        for one in re.finditer(rf"([\w.]+)(?: [a-z]+)? {told.noun}\b", self._cast.text[: head.start]):
            state = self._cast.country_word(one.group(1))
            found = state.country if state is not None else found
        return found


@dataclass(frozen=True, slots=True)
class _Told:
    """A title met with "the": its noun, what stands before it, and whether that names a body or people of another kind."""

    noun: str
    before: frozenset[str]
    country: str | None
    side: bool
    other: bool

    def fits(self, one: Introduced) -> bool:
        """Tell whether somebody was brought in with this title."""
        if self.noun not in one.words or not self.before <= one.words:
            return False
        second = one.words & _SECOND
        return second <= self.before and (self.country is None or one.country == self.country)


def _told(head: Word, cast: Cast) -> _Told | None:
    noun = _SHORT.get(head.lemma, head.lemma)
    known = noun in title_words() or noun in speech_nouns().people or noun in people_words()
    definite = any(kid.low in ("the", "that") for kid in head.kids_as("det"))
    if head.tag not in ("NN", "NNP") or not definite or not known:
        return None
    beside = [kid for kid in head.kids if kid.i < head.i and kid.dep not in ("det", "punct")]
    countries = [state.country for kid in beside if (state := cast.country_word(kid.text)) is not None]
    words = frozenset(kid.low for kid in beside if cast.country_word(kid.text) is None)
    named = any(kid.text[:1].isupper() and cast.country_word(kid.text) is None for kid in beside)
    tied = head.kid("prep", "acl", "relcl", "appos", "poss") is not None or named
    side = bool(words & _OF_STATE) and words <= _OF_STATE | _PLAIN
    return _Told(noun, words, countries[0] if countries else None, side, tied)


def _may_be(noun: str, known: Iterable[str]) -> bool:
    """Tell whether somebody who was given some title may also be called by this one."""
    titles = {word for word in known if word in title_words() or word in people_words()}
    if not titles:
        return True
    alike = (
        _RANKS | {"chief", "head"}
        if noun in _RANKS
        else _RULERS
        if noun in ("leader", "head", "chief", "ruler")
        else set()
    )
    return noun in titles or bool(titles & alike)


def _introductions(cast: Cast) -> Iterator[Introduced]:
    for run, length, name in cast.people:
        before = _WORDS_BEFORE.search(cast.text, max(0, run.start - 60), run.start)
        titles = [*(_OF_PLACE.sub("", before.group()).split() if before else ()), *run.text.split()[:-length]]
        near = _title(titles, cast)
        if near is not None:
            yield Introduced(run.start, cast.person(name) or name, *near)
        behind = _BEHIND.match(cast.text, run.end)
        after = _title(behind.group(1).split(), cast, behind=True) if behind is not None else None
        if after is not None:
            yield Introduced(run.start, cast.person(name) or name, *after)


def _title(words: list[str], cast: Cast, *, behind: bool = False) -> tuple[frozenset[str], str | None] | None:
    """Return the words of a title at the end of some words, with the country among them; None where it is no title."""
    if not words:
        return None
    last = _plain(words[-1])
    if last not in title_words() and last not in speech_nouns().people and last not in people_words():
        return None
    if behind and not {"the", "a", "an"}.isdisjoint(words):
        return None  # "X, met the ambassador"
    found: list[str] = []
    country: str | None = None
    for word in reversed(words):
        state = cast.country_word(re.sub(r"['’]s?$", "", word.strip(".,")))
        if state is not None:
            country = country or state.country
            continue
        if word.endswith(",") and found and not behind:
            break
        plain = _plain(word)
        if word[:1].isupper() and plain not in title_words() and plain not in _PLAIN | _OF_STATE:
            break
        found.append(plain)
        if plain in ("the", "a", "an", "and", "said", "told", "by", "with") or word.endswith(("'s", "’s")):
            break
    return frozenset(found), country


def _plain(word: str) -> str:
    word = word.strip(".,").lower()
    return _SHORT.get(word, word)
