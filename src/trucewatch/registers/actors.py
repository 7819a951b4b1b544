"""The register of actors: who is meant by a name, and whose voice it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from trucewatch.registers.actor_files import ListedActor, laid_over
from trucewatch.registers.bodies import Body
from trucewatch.registers.compositions import CountryWords, Found
from trucewatch.registers.folding import fold
from trucewatch.registers.records import ActorEntry, ActorMatch, CountryEntry
from trucewatch.registers.word_lists import WordLists
from trucewatch.registers.words import Word, WordTree, is_shouted, words_of

_ALL_CAPITALS = 2
# "Al-Qaeda-linked", "Hezbollah-backed": the name only tells what another is like.
_TIES = frozenset(
    {
        "linked",
        "aligned",
        "affiliated",
        "allied",
        "inspired",
        "backed",
        "supported",
        "funded",
        "trained",
        "armed",
        "era",
    }
)
_LEADING = frozenset({"the", "a", "an"})


class ActorRegister:
    """Actors by id and by name. States and their bodies are composed per country, all others are listed.

    >>> from trucewatch.registers import Registers
    >>> actors = Registers.load().actors
    >>> [match.entries[0].id for match in actors.find("Yemen's interior ministry blamed the Russian air force.")]
    ['moi:YE', 'air:RU']
    """

    def __init__(
        self,
        countries: Mapping[str, CountryEntry],
        bodies: Mapping[str, Body],
        lists: WordLists,
        layers: Iterable[Iterable[ListedActor]],
    ) -> None:
        """Take the layers of listed actors, the most general first: a later layer adds to an earlier one's ids."""
        self._countries = countries
        self._bodies = bodies
        self._listed: dict[str, ActorEntry] = {}
        self._composed: dict[str, ActorEntry] = {}
        self._names: WordTree[tuple[str, str]] = WordTree()
        self._titles = lists["titles"]
        self._words = CountryWords(countries, bodies, lists)
        self._capitals = {fold(name): iso2 for iso2, country in countries.items() for name in country.capital_names}
        kept = [tuple(layer) for layer in layers]
        for layer in kept:
            self._lay(layer)
        for layer in reversed(kept):
            self._index(layer)
        self._check(kept)
        self._starts = frozenset(self._names.branches) | self._words.starts

    def get(self, identity: str) -> ActorEntry | None:
        """Return the actor with this id, or None."""
        return self._listed.get(identity) or self._compose(identity)

    def of_country(self, code: str, iso2: str) -> ActorEntry | None:
        """Return a state's body by its code, or by the id of the body met alone (``generic:mil``)."""
        return self.get(f"{code.removeprefix('generic:')}:{iso2}")

    def capital_of(self, name: str) -> str | None:
        """Return the country whose capital has this name: it may stand for the government, the caller decides."""
        return self._capitals.get(fold(name))

    @property
    def single_words(self) -> frozenset[str]:
        """Return the folded names of listed actors that are one word: no small town is meant by them."""
        return frozenset(word for word, tree in self._names.branches.items() if tree.leaves)

    def named(self, name: str, country: str | None = None) -> tuple[ActorEntry, ...]:
        """Return the actors a name stands for in any case of letters, those of ``country`` first.

        Articles and titles before it and kinds of people after it are no part of the name ("the Xs' fighters"). A body
        met alone ("the army") becomes that country's body where ``country`` is given.
        """
        words = [word._replace(case=_ALL_CAPITALS, glue=word.glue or " ") for word in words_of(name)]
        found = self._whole(words)
        if found is None:
            return ()
        entries = self._entries(found)
        if country is None:
            return entries
        mine = [self.of_country(entry.id, country) if entry.id.startswith("generic:") else None for entry in entries]
        settled = tuple(own or entry for own, entry in zip(mine, entries, strict=True))
        return tuple(sorted(settled, key=lambda entry: entry.country != country))

    def find(self, text: str, countries: tuple[str, ...] = ()) -> list[ActorMatch]:
        """Return the actors named in a text: longest match, left to right, no overlaps.

        ``countries`` are those the text is about: where a name is shared, their actors come first.
        """
        words = words_of(text)
        shouted = is_shouted(words)
        matches: list[ActorMatch] = []
        past, starts = 0, self._starts
        for at in [n for n, word in enumerate(words) if word.folded in starts]:
            found = self._found_at(words, at, shouted=shouted) if at >= past else None
            if found is None:
                continue
            entries = self._entries(found)
            if countries:
                entries = tuple(sorted(entries, key=lambda entry: _rank(entry, countries)))
            matches.append(ActorMatch(words[at].start, words[found.end - 1].end, entries, found.how))
            past = found.end
        return matches

    def family_of(self, identity: str) -> str:
        """Return the family of a voice: voices of one family are not independent of each other.

        A body, its spokesman and its minister share the state's family; an actor without ties is its own family.
        """
        seen = [identity]
        for link in seen:
            entry = self.get(link)
            if entry is not None:
                up = (entry.family,) if entry.family else (*entry.speaks_for, *entry.part_of)
                seen.extend(one for one in up[:1] if one not in seen)
        return seen[-1]

    def chain(self, identity: str) -> tuple[str, ...]:
        """Return the id and everything it speaks for or is part of, nearest first."""
        found = [identity]
        for link in found:
            entry = self.get(link)
            if entry is not None:
                found.extend(up for up in (*entry.speaks_for, *entry.part_of) if up not in found)
        return tuple(found)

    def _compose(self, identity: str) -> ActorEntry | None:
        code, _, iso2 = identity.partition(":")
        if identity not in self._composed and code in self._bodies and iso2 in self._countries:
            self._composed[identity] = self._bodies[code].of(self._countries[iso2])
        return self._composed.get(identity)

    def _lay(self, layer: tuple[ListedActor, ...]) -> None:
        for listed in layer:
            base = self.get(listed.entry.id)
            entry = laid_over(base, listed.entry) if base else listed.entry
            if not entry.name or not entry.kind:
                raise listed.row.error(f"id '{entry.id}' without name or kind", "both, for an id no earlier file has")
            self._listed[entry.id] = entry

    def _index(self, layer: tuple[ListedActor, ...]) -> None:
        for listed in layer:
            for name in dict.fromkeys((listed.entry.name, *listed.entry.aliases)):
                self._names.add(name, (listed.entry.id, name))

    def _check(self, layers: list[tuple[ListedActor, ...]]) -> None:
        for listed in (listed for layer in layers for listed in layer):
            entry = listed.entry
            for link in (*entry.part_of, *entry.speaks_for, *entry.ally_of, *((entry.family,) if entry.family else ())):
                if self.get(link) is None:
                    raise listed.row.error(f"'{entry.id}' tied to unknown id '{link}'", "an id some register file has")

    def _found_at(self, words: Sequence[Word], at: int, *, shouted: bool) -> Found | None:
        """Return the longest name at a word; a listed name wins over a composed one of the same length."""
        named = self._names.longest(words, at, shouted=shouted)
        composed = self._words.found_at(words, at, shouted=shouted)
        tied = (
            named is not None
            and named[0] < len(words)
            and words[named[0]].glue == "-"
            and words[named[0]].folded in _TIES
        )
        if named and not tied and (composed is None or named[0] >= composed.end):
            said = dict(reversed(named[1]))
            return Found(named[0], tuple(dict.fromkeys(identity for identity, _ in named[1])), "name", said=said)
        return composed

    def _whole(self, words: Sequence[Word]) -> Found | None:
        """Read a whole name: without article and titles before it, and kinds of people after it ("X militants")."""
        found = self._found_at(words, 0, shouted=False) if words else None
        if found is not None and found.end == len(words):
            return found if found.how != "adjective" else None
        if words and words[0].folded in _LEADING | self._titles:
            return self._whole(words[1:])
        if found is None or found.how == "adjective":
            return None
        rest = words[found.end :]
        first = self._entries(found)[0]
        if first.kind == "person" and not first.id.startswith("person:"):
            return self._whole(rest)
        after = self._found_at(rest, 0, shouted=False)
        kinds = after is not None and after.end == len(rest) and self._entries(after)[0].id.startswith("generic:")
        return found if kinds else None

    def _entries(self, found: Found) -> tuple[ActorEntry, ...]:
        if found.alone:
            return tuple(body.alone(phrase) for body, phrase in found.alone)
        entries = (self.get(identity) for identity in found.ids)
        return tuple(_as_said(entry, found.said.get(entry.id, entry.name)) for entry in entries if entry)


def _as_said(entry: ActorEntry, words: str) -> ActorEntry:
    """Keep a kind of people as it was said: "aid convoy drivers" are not made "aid workers"."""
    kept = not entry.id.startswith("generic:") or entry.name == words or entry.name.startswith("\u201c")
    return entry if kept else replace(entry, name=words)


def _rank(entry: ActorEntry, countries: tuple[str, ...]) -> int:
    return countries.index(entry.country) if entry.country in countries else len(countries)
