"""Finding places in running text: capitalised names that the register knows, with the words that belong to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from trucewatch.model import PlacePrecision
from trucewatch.registers.folding import ARTICLES
from trucewatch.registers.place_words import AREA_WORDS, DIRECTIONS, UNIT_WORDS
from trucewatch.registers.places import WELL_KNOWN, PlaceRegister
from trucewatch.registers.records import PlaceEntry, PlaceMatch
from trucewatch.registers.word_lists import WordLists
from trucewatch.registers.words import is_shouted, words_of

_LONGEST = 6
_SPELLINGS_TRIED_IN = 3
"""Other spellings of a name are tried in so many of the countries asked for, and in the one most spoken of."""
_KNOWN_HERE, _KNOWN_NEARBY = 5_000, 50_000
"""From which size a settlement is believed without "near" before it: in countries asked for, in others spoken of."""
_SHORT = 3
_SMALL = frozenset({PlacePrecision.NEIGHBOURHOOD, PlacePrecision.SUBDISTRICT})


class PlaceFinder:
    """Reads one text against the register. ``countries`` are those the text is about, best first.

    ``spoken`` are the countries that what the text is a part of speaks of, the most named first.
    """

    def __init__(
        self,
        register: PlaceRegister,
        lists: WordLists,
        text: str,
        countries: Sequence[str],
        spoken: Sequence[str] = (),
    ) -> None:
        """Split the text and note which countries it names."""
        self._register = register
        self._lists = lists
        self._text = text
        self._countries = tuple(countries)
        self._words = words_of(text)
        self._shouted = is_shouted(self._words)
        self._asked = tuple(dict.fromkeys((*countries, *register.theatre_countries)))
        self._about = tuple(dict.fromkeys((*self._asked, *spoken[:1], *self._countries_named(), *spoken[1:])))
        most = self._about[len(self._asked) :][:1]
        unasked = tuple(iso2 for iso2 in most if iso2.lower() in lists["transliterated"])
        self._tried = (*self._asked[:_SPELLINGS_TRIED_IN], *unasked)
        self._last_names = frozenset(self._find_last_names())
        self._past = 0

    def matches(self) -> list[PlaceMatch]:
        """Return the places named, left to right, no overlaps."""
        found: list[PlaceMatch] = []
        past = 0
        for at in [n for n, word in enumerate(self._words) if word.case or word.folded in ARTICLES]:
            end, entries = self._place_at(at) if at >= past else (at, ())
            if entries:
                found.append(self._with_its_words(at, end, entries))
                past = self._past
        return found

    def _countries_named(self) -> tuple[str, ...]:
        tree, words = self._register.country_tree, self._words
        counts: Counter[str] = Counter()
        for at in [n for n, word in enumerate(words) if word.case and word.folded in tree.branches]:
            named = tree.longest(words, at)
            if named:
                counts.update(set(named[1]))
        return tuple(sorted(counts, key=lambda iso2: (-counts[iso2], iso2)))

    def _find_last_names(self) -> Iterator[str]:
        """Yield the words that end a name of several capitalised words inside a sentence: "Elizabeth Warren"."""
        words = () if self._shouted else self._words
        no_name = self._register.never_in_names
        for first, second, third in zip(words, words[1:], words[2:], strict=False):
            joined = second.case and third.case and second.glue and third.glue == " "
            if joined and first.folded not in self._lists["surely_before_places"] and second.folded not in no_name:
                yield third.folded

    def _place_at(self, at: int) -> tuple[int, tuple[PlaceEntry, ...]]:
        """Return the end (in words) and the entries of the longest place name that starts at a word."""
        words = self._words
        article = words[at].folded in ARTICLES and at + 1 < len(words) and words[at + 1].case > 0
        if words[at].case == 0 and not (article and words[at + 1].glue == "-"):
            return at, ()
        for end in range(self._run_end(at), at + article, -1):
            key = " ".join(word.folded for word in words[at:end])
            small = words[end - 1].case == 0 and words[end - 1].folded not in self._lists["sites"]
            if small or not self._is_known(key):
                continue
            entries = self._looked_up(key)
            if entries and self._is_meant(at, end, entries[0]):
                return end, entries
        return at, ()

    def _looked_up(self, name: str) -> tuple[PlaceEntry, ...]:
        return self._register.lookup(name, self._countries, spoken=self._about)

    def _is_known(self, key: str) -> bool:
        return self._register.knows(key) or self._register.knows_alike(key, self._tried)

    def _run_end(self, at: int) -> int:
        """Return where a name that starts here may end: after capitals, small words and what a site is called."""
        words, end = self._words, at + 1
        small = self._register.inside_names
        while end < len(words) and end - at < _LONGEST and words[end].glue in (" ", "-"):
            if not words[end].case and words[end].folded not in small:
                break
            end += 1
        return end

    def _is_meant(self, at: int, end: int, best: PlaceEntry) -> bool:
        """Tell whether the words mean the place, or are a plain word, a person's name or part of a longer name."""
        word = self._words[at]
        if best.precision is PlacePrecision.COUNTRY:
            return word.folded != "us" or (word.case == 2 and not self._shouted)
        own = best.theatre and best.precision not in _SMALL
        if end - at == 1 and not own and self._is_other(word.folded, best):
            return False
        before = self._words[at - 1] if at else None
        if before is not None and word.glue in (" ", "-") and before.folded in self._lists["titles"]:
            return False
        led, surely = self._led(at)
        if not led and not self._register.knows(" ".join(word.folded for word in self._words[at:end])):
            return False
        if not self._shouted and self._is_part_of_a_name(at, end, led=led):
            return False
        if best.theatre and best.precision not in _SMALL:
            return True
        return self._is_believed(best, word.folded if end - at == 1 else "", led=led, surely=surely)

    def _is_other(self, single: str, best: PlaceEntry) -> bool:
        """Tell whether a single word is a plain word, or an actor who shares its name with some town."""
        town = best.id.startswith("gn:") and self._register.weight(best) < WELL_KNOWN * 5
        return single in self._lists["not_places"] or (town and single in self._lists["actors"])

    def _is_believed(self, best: PlaceEntry, single: str, *, led: bool, surely: bool) -> bool:
        """Tell whether a place is known well enough, or spoken of clearly enough, to be believed."""
        if surely or best.precision in _SMALL:
            return surely
        if single and (len(single) <= _SHORT or single in self._last_names):
            return False
        weight = self._register.weight(best)
        if best.country in self._asked:
            return led or weight >= _KNOWN_HERE
        return weight >= WELL_KNOWN or (best.country in self._about and (led or weight >= _KNOWN_NEARBY))

    def _led(self, at: int) -> tuple[bool, bool]:
        """Tell whether a word like "from", and whether one like "near", leads to the name or its list."""
        words = self._words
        if not at:
            return False, False
        before = words[at - 1]
        if self._past and (at == self._past or (at - 1 == self._past and before.folded in ("and", "or"))):
            return True, True
        named = before.folded == "of" and at > 1 and words[at - 2].folded in UNIT_WORDS
        surely = named or before.folded in self._lists["surely_before_places"]
        joined = words[at].glue == " "
        return joined and (surely or before.folded in self._lists["before_places"]), joined and surely

    def _is_part_of_a_name(self, at: int, end: int, *, led: bool) -> bool:
        words, beside = self._words, self._lists["beside_places"]
        if end < len(words) and words[end].glue in (" ", "-") and words[end].case:
            after = words[end].folded
            if after not in beside and after not in UNIT_WORDS and after not in self._register.country_names:
                return True
        if led or not at or words[at].glue not in (" ", "-") or not words[at - 1].case or at == self._past:
            return False
        before = words[at - 1]
        starts_sentence = at == 1 or before.glue == ""
        if starts_sentence:
            return before.folded in self._lists["not_places"] and before.folded not in self._lists["before_places"]
        return before.folded not in beside and before.folded not in self._register.country_names

    def _with_its_words(self, at: int, end: int, entries: tuple[PlaceEntry, ...]) -> PlaceMatch:
        """Widen a name by the words that make it another place: "Hama province", "northern Syria"."""
        words, start, stop = self._words, at, end
        if end < len(words) and words[end].glue == " " and words[end].folded in AREA_WORDS:
            stop = end + 1
        elif at > self._past + 1 and words[at - 1].folded == "of" and words[at - 2].folded in AREA_WORDS:
            start = at - 2
        side = start - 1 >= self._past and words[start - 1].folded in DIRECTIONS and words[start].glue == " "
        if side and entries[0].precision is not PlacePrecision.POINT:
            start -= 1
        if (start, stop) != (at, end):
            wider = self._looked_up(self._quote(start, stop))
            if wider and (wider[0].doubt is None or start != at):
                self._past = stop
                return PlaceMatch(words[start].start, words[stop - 1].end, self._quote(start, stop), wider)
        self._past = end
        return PlaceMatch(words[at].start, words[end - 1].end, self._quote(at, end), entries)

    def _quote(self, start: int, stop: int) -> str:
        return self._text[self._words[start].start : self._words[stop - 1].end]
