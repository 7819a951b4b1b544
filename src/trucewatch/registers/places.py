"""The register of places: where a name is, best candidate first, and never a silent wrong country."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cached_property

from trucewatch.model import PlacePrecision
from trucewatch.registers.folding import ARTICLES, fold, loose, skeleton
from trucewatch.registers.gazetteer import Gazetteer
from trucewatch.registers.place_words import UNIT_WORDS, NamedUnit, taken_apart
from trucewatch.registers.records import CountryEntry, PlaceEntry, PlaceMatch
from trucewatch.registers.word_lists import WordLists
from trucewatch.registers.words import WordTree

_WEIGHTS = {
    PlacePrecision.COUNTRY: 2_000_000_000,
    PlacePrecision.REGION: 1_000_000,
    PlacePrecision.GOVERNORATE: 45_000,
    PlacePrecision.DISTRICT: 8_000,
    PlacePrecision.SUBDISTRICT: 5_000,
    PlacePrecision.NEIGHBOURHOOD: 3_000,
}
"""How well known a unit is, beside the population of settlements."""
_LISTED_SPOT = 60_000
"""A spot somebody listed by hand counts as a town of so many."""
_OFTEN_NAMED = 500_000
"""Capitals and places that conflict reporting names often count as cities of so many at least."""
_OWN_NAME = 5
"""How much better known a place counts by its usual name than by another spelling."""
WELL_KNOWN = 100_000
"""A settlement of this size is taken for meant even where its country is not spoken of."""
_SPOKEN_OF = 10
"""How much better known a place counts where its country is spoken of: a small one never so much as a city."""
_CAPITAL = 3
"""How much better known a capital counts: it is spoken of in texts that are about other countries."""
_HAMLET, _TOWN = 1_000, 10_000
_SHORTEST_LOOSE = 4
_COUNTRIES_SEARCHED = 3
_ANSWERS_KEPT = 10_000
_Asked = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]
_LEAST_LIKENESS = 0.75
"""Equal consonants alone join unlike names (Jobar, Yabroud): the loose keys must agree this far too."""


class PlaceRegister:
    """Places by name: a theatre's own, countries, first-order units, regions, and the settlements of the world.

    >>> from trucewatch.registers import Registers
    >>> places = Registers.load().places
    >>> places.lookup("Dayr az Zawr")[0].country, places.lookup("Tripoli", countries=("LB",))[0].country
    ('SY', 'LB')
    """

    def __init__(
        self,
        countries: Mapping[str, CountryEntry],
        gazetteer: Gazetteer,
        lists: WordLists,
        general: Callable[[], Iterable[PlaceEntry]],
        theatre: Sequence[PlaceEntry] = (),
        theatre_countries: tuple[str, ...] = (),
    ) -> None:
        """Take the layers of places. ``general`` is asked for its places when the first name is looked up."""
        self.countries = countries
        self.theatre_countries = theatre_countries
        self._gazetteer = gazetteer
        self._lists = lists
        self._general = general
        self._theatre = tuple(theatre)
        self._own = frozenset(entry.id for entry in self._theatre)
        self._loose: dict[str, dict[str, tuple[PlaceEntry, ...]]] = {}
        self._skeletons: dict[str, dict[str, tuple[PlaceEntry, ...]]] = {}
        self._answers: dict[_Asked, tuple[PlaceEntry, ...]] = {}

    def lookup(
        self, name: str, countries: Sequence[str] = (), within: Sequence[str] = (), *, spoken: Sequence[str] = ()
    ) -> tuple[PlaceEntry, ...]:
        """Return the places a name may stand for, best first; empty where the name is not known.

        Order: the theatre and the ``countries`` given, then places inside a unit named in ``within``, then the better
        known; ``spoken`` are countries spoken of near the name, whose places count as better known. A candidate by
        similar spelling only, or one outside the countries given, says so in ``doubt``.
        """
        asked = (name, tuple(countries), tuple(within), tuple(spoken))
        if asked not in self._answers:
            if len(self._answers) >= _ANSWERS_KEPT:
                self._answers.clear()
            self._answers[asked] = self._answer(*asked)
        return self._answers[asked]

    def _answer(
        self, name: str, countries: Sequence[str], within: Sequence[str], spoken: Sequence[str]
    ) -> tuple[PlaceEntry, ...]:
        wanted = tuple(dict.fromkeys((*countries, *self.theatre_countries)))
        whole = fold(name).removeprefix("the ")
        searched = (*wanted[:_COUNTRIES_SEARCHED], *spoken[:1])
        found, unit = self._spelt(whole, searched), NamedUnit(whole)
        if not found:
            unit = taken_apart(name)
            found = self._spelt(unit.name, searched) if unit.name != whole else ()
        found = self._fitting(found or self._similar(unit.name, searched), unit)
        found = self._without_doubles(found)
        inside = frozenset(fold(around) for around in within)
        preferred = wanted if not self._rivals(found, wanted, spoken) else ()
        return tuple(
            self._outside(entry, countries, spoken)
            for entry in sorted(found, key=lambda entry: self._rank(entry, unit, preferred, inside, spoken))
        )

    def find(self, text: str, countries: Sequence[str] = (), spoken: Sequence[str] = ()) -> list[PlaceMatch]:
        """Return the places named in a text, left to right, no overlaps. Only capitalised names are considered.

        ``countries`` are those the text is about, best first; countries the text itself names are added to them, and
        then those ``spoken`` of in what the text is a part of, the most named first.
        """
        from trucewatch.registers.places_in_text import PlaceFinder

        return PlaceFinder(self, self._lists, text, countries, spoken).matches()

    def knows(self, folded: str) -> bool:
        """Tell whether a folded name is some place's name or listed spelling."""
        if folded in self._listed or self._gazetteer.knows(folded):
            return True
        return any(key in self._listed or self._gazetteer.knows(key) for key in _with_other_articles(folded)[1:])

    def knows_alike(self, name: str, countries: Iterable[str]) -> bool:
        """Tell whether a name is another spelling of a place in one of the countries."""
        key = loose(name)
        return len(key) >= _SHORTEST_LOOSE and any(key in self._loose_of(iso2) for iso2 in countries)

    def _spelt(self, key: str, countries: Sequence[str]) -> tuple[PlaceEntry, ...]:
        """Return the places of this spelling, with those of another transliteration in the countries at hand."""
        exact = self._exact(key)
        settled = any(
            entry.theatre or entry.country in countries or self.weight(entry) >= WELL_KNOWN for entry in exact
        )
        other = loose(key)
        if settled or len(other) < _SHORTEST_LOOSE:
            return exact
        alike = (entry for iso2 in countries for entry in self._loose_of(iso2).get(other, ()))
        return tuple({entry.id: entry for entry in (*alike, *exact)}.values())

    def _exact(self, folded: str) -> tuple[PlaceEntry, ...]:
        found: dict[str, PlaceEntry] = {}
        for key in _with_other_articles(folded):
            for entry in (*self._listed.get(key, ()), *self._gazetteer.named(key)):
                found.setdefault(entry.id, entry)
        return tuple(found.values())

    def _similar(self, key: str, countries: Sequence[str]) -> tuple[PlaceEntry, ...]:
        bones = skeleton(key)
        if len(bones) < 3:
            return ()
        alike = {
            entry.id: entry
            for iso2 in countries
            for entry in self._skeletons_of(iso2).get(bones, ())
            if _likeness(key, entry) >= _LEAST_LIKENESS
        }
        return tuple(
            replace(entry, doubt=f"spelt like {entry.name}: a candidate, not a match") for entry in alike.values()
        )

    def _fitting(self, found: tuple[PlaceEntry, ...], unit: NamedUnit) -> tuple[PlaceEntry, ...]:
        """Keep the kinds of unit the words ask for, and go to the side of it that they name."""
        fitting = tuple(entry for entry in found if not unit.kinds or entry.precision in unit.kinds)
        if not fitting:
            wanted = "no such unit of that name is known; this is the "
            fitting = tuple(replace(entry, doubt=entry.doubt or wanted + entry.precision.value) for entry in found)
        if not unit.side:
            return fitting
        return tuple(self._side_of(entry, unit) for entry in fitting)

    def _side_of(self, entry: PlaceEntry, unit: NamedUnit) -> PlaceEntry:
        lat, lon, precision = entry.lat, entry.lon, entry.precision
        if precision is PlacePrecision.COUNTRY:
            precision = PlacePrecision.REGION
            middles = self._units.get(entry.country or "", ())
            north, east = unit.shift
            if lat is not None and lon is not None:
                beyond = [(y, x) for y, x in middles if (y - lat) * north >= 0 and (x - lon) * east >= 0]
                if beyond:
                    lat = round(sum(y for y, _ in beyond) / len(beyond), 2)
                    lon = round(sum(x for _, x in beyond) / len(beyond), 2)
        within = (entry.name, *entry.within)
        return replace(
            entry,
            id=f"{entry.id}/{unit.side}",
            name=f"{unit.side} {entry.name}",
            aliases=(),
            lat=lat,
            lon=lon,
            precision=precision,
            within=within,
            population=0,
        )

    def _without_doubles(self, found: Iterable[PlaceEntry]) -> tuple[PlaceEntry, ...]:
        """Drop a general unit where the theatre folder has the same unit."""
        kept = tuple(found)
        own = {_unit_key(entry) for entry in kept if entry.id in self._own}
        return tuple(entry for entry in kept if entry.id in self._own or _unit_key(entry) not in own)

    def _rivals(self, found: Sequence[PlaceEntry], wanted: Sequence[str], spoken: Sequence[str]) -> bool:
        """Tell whether the preferred countries have but a hamlet of the name, and one spoken of has a town of it."""
        near = [entry for entry in found if entry.theatre or entry.country in wanted]
        far = [entry for entry in found if entry.country in spoken and entry.country not in wanted]
        return all(self.weight(entry) < _HAMLET for entry in near) and any(self.weight(entry) >= _TOWN for entry in far)

    def _outside(self, entry: PlaceEntry, countries: Sequence[str], spoken: Sequence[str]) -> PlaceEntry:
        inside = not countries or entry.theatre or entry.country is None or entry.country in (*countries, *spoken)
        if inside or entry.doubt or self.weight(entry) >= WELL_KNOWN:
            return entry
        return replace(entry, doubt=f"in {entry.country}, not in {', '.join(countries)}")

    def weight(self, entry: PlaceEntry) -> int:
        """Return how well known a place is, as if it were a settlement of that many people."""
        by_hand = (not entry.population and not entry.id.startswith("gn:")) or entry.theatre
        spot = by_hand and entry.precision in (PlacePrecision.SETTLEMENT, PlacePrecision.POINT)
        capital = entry.precision is PlacePrecision.SETTLEMENT and self._is_capital(entry)
        known = (_LISTED_SPOT if spot else 0, _OFTEN_NAMED if capital or entry.id in self._gazetteer.in_the_news else 0)
        return max(entry.population, _WEIGHTS.get(entry.precision, 0), *known)

    def _heard_of(self, entry: PlaceEntry, *, spoken: bool) -> int:
        """Return a place's weight among its namesakes: that officials of a country speak makes no town of it meant."""
        weight = self.weight(entry)
        if entry.precision is not PlacePrecision.SETTLEMENT:
            return weight * _SPOKEN_OF if spoken else weight
        if spoken:
            weight = weight * _SPOKEN_OF if weight >= WELL_KNOWN else min(weight * _SPOKEN_OF, WELL_KNOWN - 1)
        return weight * _CAPITAL if self._is_capital(entry) else weight

    def _is_capital(self, entry: PlaceEntry) -> bool:
        country = self.countries.get(entry.country or "")
        return country is not None and bool(country.capital) and fold(country.capital) == fold(entry.name)

    def _rank(
        self,
        entry: PlaceEntry,
        unit: NamedUnit,
        countries: Sequence[str],
        inside: frozenset[str],
        spoken: Sequence[str],
    ) -> tuple[object, ...]:
        near = countries.index(entry.country) if entry.country and entry.country in countries else len(countries)
        country = self.countries.get(entry.country or "")
        around = {fold(unit) for unit in (*entry.within, *((country.name,) if country else ()))}
        weight = self._heard_of(entry, spoken=entry.country in spoken)
        weight *= _OWN_NAME if fold(entry.name) == unit.name else 1
        return (0 if entry.theatre else near, not (inside & around), -weight, not entry.theatre, entry.id)

    @cached_property
    def country_names(self) -> frozenset[str]:
        """Return the folded names, adjectives and peoples of countries that are one word."""
        return frozenset(
            fold(word) for country in self.countries.values() for word in _words_for(country) if " " not in word
        )

    @cached_property
    def never_in_names(self) -> frozenset[str]:
        """Return the folded words that stand before or beside places, and are no part of a person's name."""
        return self._lists["beside_places"] | self._lists["before_places"] | self.country_names | frozenset(UNIT_WORDS)

    @cached_property
    def inside_names(self) -> frozenset[str]:
        """Return the folded words written small inside the names of places."""
        return self._lists["inside_place_names"] | self._lists["sites"] | ARTICLES

    @cached_property
    def country_words(self) -> Mapping[str, str]:
        """Return the countries' names, other names and adjectives as they are written, each with its country's code."""
        return {
            word: country.iso2
            for country in self.countries.values()
            for word in (*country.demonyms, country.name, *country.aliases)
        }

    @cached_property
    def country_tree(self) -> WordTree[str]:
        """Return the names, adjectives and peoples of the countries."""
        tree: WordTree[str] = WordTree()
        for iso2, country in self.countries.items():
            for word in _words_for(country):
                tree.add(word, iso2)
        return tree

    @cached_property
    def _listed(self) -> dict[str, tuple[PlaceEntry, ...]]:
        taken = {entry.id for entry in self._theatre}
        found: dict[str, list[PlaceEntry]] = {}
        for entry in (*self._theatre, *(entry for entry in self._general() if entry.id not in taken)):
            for key in dict.fromkeys(fold(name).removeprefix("the ") for name in (entry.name, *entry.aliases)):
                found.setdefault(key, []).append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    @cached_property
    def _units(self) -> dict[str, tuple[tuple[float, float], ...]]:
        found: dict[str, list[tuple[float, float]]] = {}
        for entry in self._general():
            if (
                entry.precision is PlacePrecision.GOVERNORATE
                and entry.country
                and entry.lat is not None
                and entry.lon is not None
            ):
                found.setdefault(entry.country, []).append((entry.lat, entry.lon))
        return {country: tuple(points) for country, points in found.items()}

    def _loose_of(self, iso2: str) -> dict[str, tuple[PlaceEntry, ...]]:
        if iso2 not in self._loose:
            self._loose[iso2] = self._by(loose, iso2)
        return self._loose[iso2]

    def _skeletons_of(self, iso2: str) -> dict[str, tuple[PlaceEntry, ...]]:
        if iso2 not in self._skeletons:
            self._skeletons[iso2] = self._by(skeleton, iso2)
        return self._skeletons[iso2]

    def _by(self, key_of: Callable[[str], str], iso2: str) -> dict[str, tuple[PlaceEntry, ...]]:
        found: dict[str, dict[str, PlaceEntry]] = {}
        for entry, names in self._all_of(iso2):
            for key in dict.fromkeys(key_of(name) for name in names):
                if key:
                    found.setdefault(key, {}).setdefault(entry.id, entry)
        return {key: tuple(entries.values()) for key, entries in found.items()}

    def _all_of(self, iso2: str) -> Iterator[tuple[PlaceEntry, tuple[str, ...]]]:
        listed = {entry.id: entry for entries in self._listed.values() for entry in entries if entry.country == iso2}
        for entry in listed.values():
            yield entry, (entry.name, *entry.aliases)
        for entry, names in self._gazetteer.of_country(iso2):
            if entry.id not in listed:
                yield entry, names


def _words_for(country: CountryEntry) -> tuple[str, ...]:
    return (country.name, *country.aliases, *country.demonyms, *country.people)


def _likeness(key: str, entry: PlaceEntry) -> float:
    wanted = loose(key)
    return max(SequenceMatcher(None, wanted, loose(name)).ratio() for name in (entry.name, *entry.aliases))


def _with_other_articles(folded: str) -> tuple[str, ...]:
    """Return a folded name with its Arabic article written in the ways it is written.

    >>> _with_other_articles("al fasher"), _with_other_articles("homs")
    (('al fasher', 'el fasher', 'fasher'), ('homs',))
    """
    first, _, rest = folded.partition(" ")
    if not rest or first not in ARTICLES:
        return (folded,)
    return tuple(dict.fromkeys((folded, f"al {rest}", f"el {rest}", rest)))


def _unit_key(entry: PlaceEntry) -> tuple[str | None, PlacePrecision, str]:
    return entry.country, entry.precision, loose(entry.name)
