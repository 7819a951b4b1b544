"""Naming a state or a body of it in running text.

"Syria's army", "the Ministry of Defence of Ukraine", "Iranian and Iraqi officials", "Saudi-led coalition", "Syrians".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from trucewatch.registers.bodies import Body
from trucewatch.registers.records import CountryEntry
from trucewatch.registers.word_lists import WordLists
from trucewatch.registers.words import Word, WordTree

Phrases = tuple[int, list[tuple[str, str, bool]]]
"""Where a phrase for a body ends (in words), and the bodies it may stand for."""


# A capital has these of its own.
_OF_CITIES = frozenset({"authorities", "cabinet", "leadership"})


@dataclass(frozen=True, slots=True)
class Found:
    """What was found at a word: where it ends (in words), the ids or the bodies met alone, and how.

    ``said`` gives the listed spelling that was met, by id.
    """

    end: int
    ids: tuple[str, ...]
    how: str
    alone: tuple[tuple[Body, str], ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)


class CountryWords:
    """The words for countries and for the bodies of a state, and the ways they are joined."""

    def __init__(self, countries: Mapping[str, CountryEntry], bodies: Mapping[str, Body], lists: WordLists) -> None:
        """Build the trees of names, adjectives, peoples and body phrases."""
        self._lists = lists
        self._bodies = bodies
        self._names: WordTree[str] = WordTree()
        self._adjectives: WordTree[str] = WordTree()
        self._people: WordTree[str] = WordTree()
        self._capitals: WordTree[str] = WordTree()
        self._phrases: WordTree[tuple[str, str, bool]] = WordTree()
        for iso2, country in countries.items():
            for tree, names in (
                (self._names, (country.name, *country.aliases)),
                (self._adjectives, country.demonyms),
                (self._people, country.people),
                (self._capitals, country.capital_names),
            ):
                for name in dict.fromkeys(names):
                    tree.add(name, iso2)
        for code, body in bodies.items():
            for phrase in body.phrases:
                self._phrases.add(phrase, (code, phrase, body.bare))
            for phrase in body.only_with_country:
                self._phrases.add(phrase, (code, phrase, False))
        trees = (self._names, self._adjectives, self._people, self._phrases, self._capitals)
        self.starts = frozenset(word for tree in trees for word in tree.branches)

    def found_at(self, words: Sequence[Word], at: int, *, shouted: bool) -> Found | None:
        """Return the longest composed actor that starts at a word."""
        if at and words[at].glue == "-" and words[at - 1].folded in self._lists["about"]:
            return None
        body = self._phrases.longest(words, at)
        ways = (
            self._with_country(words, at, shouted=shouted),
            self._people_at(words, at),
            self._of_capital(words, at),
            self._of_country(words, body, shouted=shouted) if body is not None else None,
        )
        found = [way for way in ways if way is not None]
        if found:
            return max(found, key=lambda way: way.end)
        return self._body_alone(words, at, body) if body is not None else None

    def _with_country(self, words: Sequence[Word], at: int, *, shouted: bool) -> Found | None:
        name = self._names.longest(words, at, shouted=shouted)
        adjective = self._adjectives.longest(words, at, shouted=shouted)
        ends = [way for way in (adjective, name) if way]
        if not ends:
            return None
        end, countries = max(ends, key=lambda way: way[0])
        if end < len(words) and words[end].glue == "-":
            return self._tied(words, end, countries)
        past = self._past_other_countries(words, end) if adjective else end
        body = self._body_after(words, past)
        if body is not None:
            return Found(
                body[0] if past == end else end,
                tuple(f"{code}:{iso2}" for code in body[1] for iso2 in dict.fromkeys(countries)),
                "composed",
            )
        if name and name[0] == end:
            return Found(end, tuple(f"state:{iso2}" for iso2 in dict.fromkeys(name[1])), "name")
        if self._acts_follow(words, end):
            return Found(end, tuple(f"state:{iso2}" for iso2 in dict.fromkeys(countries)), "adjective")
        return None

    def _of_capital(self, words: Sequence[Word], at: int) -> Found | None:
        """Read "the Kyiv government": a capital stands for its state where its government is named beside it."""
        capital = self._capitals.longest(words, at)
        if capital is None or capital[0] >= len(words) or words[capital[0]].glue != " ":
            return None
        body = self._phrases.longest(words, capital[0])
        if body is None or not any(code == "gov" and phrase not in _OF_CITIES for code, phrase, _ in body[1]):
            return None
        return Found(body[0], tuple(f"gov:{iso2}" for iso2 in capital[1]), "composed")

    def _past_other_countries(self, words: Sequence[Word], at: int) -> int:
        """Step over further countries that share the body: "Iranian, Iraqi and Syrian officials"."""
        for _ in range(4):
            if at >= len(words):
                break
            comma = words[at].glue == ","
            step = at + 1 if words[at].folded in ("and", "or") else at
            if (step == at and not comma) or step >= len(words):
                break
            other = self._adjectives.longest(words, step)
            if other is None:
                break
            at = other[0]
        return at

    def _body_after(self, words: Sequence[Word], at: int) -> tuple[int, tuple[str, ...]] | None:
        for skipped in range(3):
            here = at + skipped
            if here >= len(words) or words[here].glue not in (" ", "'"):
                return None
            body = self._phrases.longest(words, here)
            if body is not None:
                return body[0], tuple(dict.fromkeys(code for code, _, _ in body[1]))
            if words[here].folded not in self._lists["between_country_and_body"]:
                return None
        return None

    def _of_country(self, words: Sequence[Word], body: Phrases, *, shouted: bool) -> Found | None:
        if body[0] + 1 >= len(words) or words[body[0]].folded != "of" or words[body[0]].glue != " ":
            return None
        step = body[0] + 1
        step += words[step].folded == "the" and step + 1 < len(words)
        country = self._names.longest(words, step, shouted=shouted)
        if country is None or (country[0] < len(words) and words[country[0]].glue == "-"):
            return None
        codes = dict.fromkeys(code for code, _, _ in body[1])
        return Found(
            country[0], tuple(f"{code}:{iso2}" for code in codes for iso2 in dict.fromkeys(country[1])), "composed"
        )

    def _people_at(self, words: Sequence[Word], at: int) -> Found | None:
        people = self._people.longest(words, at)
        if people is None or (people[0] < len(words) and words[people[0]].glue == "-"):
            return None
        order = ("state", "people") if at and words[at - 1].folded == "the" else ("people", "state")
        return Found(
            people[0], tuple(f"{code}:{iso2}" for code in order for iso2 in dict.fromkeys(people[1])), "people"
        )

    def _body_alone(self, words: Sequence[Word], at: int, body: Phrases) -> Found | None:
        if at and words[at].glue == "-":
            return None
        alone = tuple((self._bodies[code], phrase) for code, phrase, bare in body[1] if bare)
        return Found(body[0], (), "alone", alone) if alone else None

    def _tied(self, words: Sequence[Word], end: int, countries: list[str]) -> Found | None:
        """Read "Saudi-led coalition"; a country in "Iran-backed militia" is not the actor and gives nothing."""
        tie, after = words[end].folded, end + 1
        while (
            after < len(words)
            and after < end + 3
            and words[after].folded in ("military", "international", "global", "air", "naval")
        ):
            after += 1
        if tie != "led" or after >= len(words) or words[after].folded not in self._lists["coalitions"]:
            return None
        return Found(after + 1, tuple(f"coalition:{iso2}" for iso2 in dict.fromkeys(countries)), "composed")

    def _acts_follow(self, words: Sequence[Word], at: int) -> bool:
        for word in words[at : at + 3]:
            if word.glue not in (" ", "-"):
                return False
            if word.folded in self._lists["armed_acts"]:
                return True
            if word.folded not in self._lists["before_armed_acts"]:
                return False
        return False
