"""Which place a name means in its report: by what the words name around it, and by the countries the report is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from math import cos, hypot, radians

from trucewatch.claims.cast import Cast
from trucewatch.claims.parents import Offset, Parent, offset_before, parent_of, unheld_parent
from trucewatch.claims.place_phrases import KINDS, named, shared_kind
from trucewatch.claims.words import Sentence
from trucewatch.model import Place, PlacePrecision, Span
from trucewatch.registers import PlaceEntry, PlaceMatch
from trucewatch.registers.folding import fold, loose
from trucewatch.registers.place_words import DIRECTIONS, UNIT_WORDS

_UNHELD = "the registers do not hold this name"
_ABROAD = "of which the report does not speak"
_ELSEWHERE = "of which the report does not speak otherwise"
_DOMINATES, _FAMOUS = 9, 200_000
"""A place this much better known than its namesakes of other countries, and of this weight, is meant without more words."""
_BESIDE_KM, _AROUND_KM, _UNIT_KM = 40.0, 100.0, 150.0
"""How far a place may lie from a town that it is part of, that it is near, and from the middle of a unit."""
_FINE = frozenset({PlacePrecision.POINT, PlacePrecision.SETTLEMENT, PlacePrecision.NEIGHBOURHOOD})
_OF_KIND = {
    **dict.fromkeys(("district", "raion", "rayon", "county", "woreda"), PlacePrecision.DISTRICT),
    **dict.fromkeys(("neighbourhood", "neighborhood", "quarter", "suburb", "ward"), PlacePrecision.NEIGHBOURHOOD),
    **dict.fromkeys(("province", "governorate", "oblast", "state"), PlacePrecision.GOVERNORATE),
    **dict.fromkeys(("town", "village", "city", "hamlet"), PlacePrecision.SETTLEMENT),
    "subdistrict": PlacePrecision.SUBDISTRICT,
    "region": PlacePrecision.REGION,
    "countryside": PlacePrecision.REGION,
}
"""How exactly a place is named whose name ends in, or stands behind, one of these words."""
_NAMED_WITH = KINDS | {"neighbourhood", "neighborhood", "quarter"}


def doubts_of(places: Iterable[Place], *, fought: bool) -> tuple[str, ...]:
    """Return the doubts about places that a person has to settle: those of a country the report does not speak of.

    People meet, and say things, in the great cities of other countries; that something is ``fought`` there is doubtful.
    """
    ends = (_ABROAD, _ELSEWHERE) if fought else (_ABROAD,)
    return tuple(dict.fromkeys(place.doubt for place in places if place.doubt and place.doubt.endswith(ends)))


class Resolver:
    """The places of one report: what each name in it stands for, worked out once a name."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._known: dict[int, Place] = {}
        self._chosen: dict[tuple[str, str], tuple[PlaceEntry, str | None]] = {}

    def place(self, match: PlaceMatch, sentence: Sentence) -> Place:
        """Return the place that a name found by the register stands for here."""
        if match.start not in self._known:
            self._known[match.start] = self._place(match, sentence)
        return self._known[match.start]

    def _place(self, match: PlaceMatch, sentence: Sentence) -> Place:
        end = _end_with_kind(match, sentence)
        words = sentence.slice(match.start, end)
        here = Place(named(words), span=Span(match.start, end), words=words, doubt=_UNHELD)
        entries = match.entries
        if (one_of := self._one_of_several(match, sentence)) is not None:
            here, entries = replace(here, name=one_of[0]), one_of[1]
        if not entries:
            return self.around(here, sentence)
        parent = self._parent(match, end, sentence)
        if parent is not None:
            inside = self._inside(entries, *parent)
            return self._under(here, *parent) if inside is None else _as_asked(filled(here, inside))
        if (unit := unheld_parent(end, sentence)) is not None:
            return replace(here, doubt=f"it is said to lie in {unit}, which the registers do not hold")
        entry, doubt = self.choose(entries, match.name)
        if doubt is not None and doubt.endswith(_ABROAD):
            return replace(here, doubt=f"“{here.name}” {doubt}")
        if doubt is not None and doubt.endswith(_ELSEWHERE):
            doubt = f"“{here.name}” {doubt}"
        return _as_asked(replace(filled(here, entry), doubt=doubt))

    def around(self, place: Place, sentence: Sentence) -> Place:
        """Return a place that no register holds with the country and the unit that the words name around it."""
        if place.span is None or place.id is not None or place.country is not None:
            return place
        found = parent_of(place.span.start, place.span.end, self._cast, sentence)
        here = replace(place, precision=_precision_of(place.words or place.name))
        return (
            self._under(here, self.choose(found.match.entries, found.match.name)[0], found)
            if found and found.match.entries
            else here
        )

    def offset(self, match: PlaceMatch, sentence: Sentence) -> Place | None:
        """Return the place that a way leads to from a known one, coarsely: "35 km south of Gao"; None where none does."""
        way = offset_before(match.start, sentence)
        if way is None:
            return None
        span = Span(way.start, match.end)
        words = sentence.slice(way.start, match.end)
        here = Place(" ".join(words.split()), span=span, words=words, doubt=_UNHELD)
        if not match.entries:
            return here
        anchor = self.place(match, sentence)
        doubt = anchor.doubt or f"reckoned from {anchor.name}, as coarse as the words"
        if anchor.lat is None or anchor.lon is None:
            return replace(here, country=anchor.country, doubt=doubt)
        lat, lon = way.moved(anchor.lat, anchor.lon)
        wide = anchor.precision if anchor.precision in _WIDER else _width(way)
        return replace(
            here,
            country=anchor.country,
            lat=lat,
            lon=lon,
            precision=wide,
            within=_still_within(anchor, way),
            doubt=doubt,
        )

    def other_side(self, match: PlaceMatch, sentence: Sentence) -> list[Place]:
        """In "northern and southern Syria" the first direction names a place too."""
        at = next((n for n, word in enumerate(sentence.words) if word.start == match.start), 0)
        if at < 2 or sentence.words[at].low not in DIRECTIONS or sentence.words[at - 1].low not in ("and", "or"):
            return []
        side = sentence.words[at - 2]
        name = f"{side.low} {sentence.slice(sentence.words[at].end, match.end).strip()}"
        entries = self._cast.registers.places.lookup(name) if side.low in DIRECTIONS else ()
        if not entries:
            return []
        here = self._place(PlaceMatch(match.start, match.end, name, entries), sentence)
        words = sentence.slice(side.start, match.end)
        return [replace(here, name=name, span=Span(side.start, match.end), words=words)]

    def choose(self, entries: Sequence[PlaceEntry], name: str) -> tuple[PlaceEntry, str | None]:
        """Return which of several places is meant, and what is doubtful about it.

        Where things happen comes first, then the best known one of a country that the report is about or speaks of.
        """
        key = (name, entries[0].id)
        if key not in self._chosen:
            self._chosen[key] = self._choice(entries, name)
        return self._chosen[key]

    def _choice(self, entries: Sequence[PlaceEntry], name: str) -> tuple[PlaceEntry, str | None]:
        best, ground = entries[0], self._cast.ground
        at_home = next((entry for entry in entries if entry.country == ground), None) if ground else None
        if at_home is not None and self._is_about(ground or "", best):
            return at_home, None
        if best.country is None or best.precision is PlacePrecision.COUNTRY:
            return best, None
        if self._is_about(best.country, best):
            return best, self._shared(entries, best)
        spoken = next((entry for entry in entries if entry.country and self._is_about(entry.country, best)), None)
        if spoken is not None:
            return spoken, self._shared(entries, spoken)
        if not self._spoken_of and not any(self._names_beside(country, best) for country in self._countries):
            return best, self._shared(entries, best)
        country = self._cast.registers.places.countries.get(best.country)
        famous = self._dominates(entries, name) and self._cast.registers.places.weight(best) >= _FAMOUS
        return best, f"lies in {country.name if country else best.country}, {_ELSEWHERE if famous else _ABROAD}"

    def _shared(self, entries: Sequence[PlaceEntry], chosen: PlaceEntry) -> str | None:
        if self._cast.country in (None, chosen.country) or len({entry.country for entry in entries}) < 2:
            return None
        return f"{len(entries)} places have this name; none is sure"

    def _is_about(self, country: str, beside: PlaceEntry) -> bool:
        """Tell whether a report speaks of a country, or of a place in it beside the one asked about."""
        return country in self._spoken_of or self._names_beside(country, beside)

    def _names_beside(self, country: str, beside: PlaceEntry) -> bool:
        held = self._countries.get(country)
        return held is not None and bool(held - {fold(name) for name in (beside.name, *beside.aliases)})

    def _dominates(self, entries: Sequence[PlaceEntry], name: str) -> bool:
        """Tell whether the first of several places is so much better known than those of other countries that it is meant.

        A place counts more by its usual name than by another spelling.
        """
        folded = fold(name)
        known = [
            (self._cast.registers.places.weight(one) * (5 if fold(one.name) == folded else 1), one) for one in entries
        ]
        best, first = known[0]
        return best >= _DOMINATES * max((weight for weight, one in known if one.country != first.country), default=0)

    @cached_property
    def _spoken_of(self) -> frozenset[str]:
        cast = self._cast
        sent_from = (cast.sent_from,) if cast.sent_from is not None else ()
        return frozenset((*cast.prefer, *cast.registers.countries, *cast.spoken_of, *sent_from))

    @cached_property
    def _countries(self) -> dict[str, frozenset[str]]:
        """Return the countries of the places that are surely meant, each with the folded names they are known by."""
        found: dict[str, frozenset[str]] = {}
        for match in self._cast.places:
            best = match.entries[0] if match.entries else None
            if best is not None and best.country is not None and self._dominates(match.entries, match.name):
                found[best.country] = found.get(best.country, frozenset()) | {fold(best.name)}
        return found

    def _parent(self, match: PlaceMatch, end: int, sentence: Sentence) -> tuple[PlaceEntry, Parent] | None:
        if match.entries[0].precision is PlacePrecision.COUNTRY:
            return None
        found = parent_of(match.start, end, self._cast, sentence)
        if found is None or not found.match.entries:
            return None
        entry, _ = self.choose(found.match.entries, found.match.name)
        wide = entry.precision not in _FINE
        return None if entry.country is None or (found.near and wide) or _wider(match, entry) else (entry, found)

    def _inside(self, entries: Sequence[PlaceEntry], parent: PlaceEntry, found: Parent) -> PlaceEntry | None:
        """Return the place of a name that lies in or near its parent, the nearest one to a town."""
        at_hand = [entry for entry in entries if entry.country == parent.country and entry.id != parent.id]
        if parent.precision is PlacePrecision.COUNTRY:
            return at_hand[0] if at_hand else None
        names = {loose(name) for name in (parent.name, *parent.aliases)}
        held = [entry for entry in at_hand if not names.isdisjoint(map(loose, entry.within))]
        if held and parent.precision not in _FINE:
            return held[0]
        reach = _UNIT_KM if parent.precision not in _FINE else _AROUND_KM if found.near else _BESIDE_KM
        near = [(apart, n) for n, entry in enumerate(at_hand) if (apart := _apart(entry, parent)) <= reach]
        return at_hand[min(near)[1]] if near else None

    def _under(self, here: Place, parent: PlaceEntry, found: Parent) -> Place:
        """Return a place that is only known to lie in or near another: no more exact than that."""
        country = self._cast.registers.places.countries.get(parent.country or "")
        if parent.precision is PlacePrecision.COUNTRY:
            within: tuple[str, ...] = ()
        else:
            within = parent.within if found.near else (parent.name, *parent.within)
        fine = parent.precision in _FINE
        precision = PlacePrecision.DISTRICT if fine and found.near else parent.precision
        beside = "near" if found.near else "in"
        where = parent.name if parent.precision is not PlacePrecision.COUNTRY or country is None else country.name
        doubt = f"the registers hold no such place {beside} {where}; placed by it"
        return replace(
            here,
            country=parent.country,
            lat=parent.lat,
            lon=parent.lon,
            precision=precision,
            within=within,
            doubt=doubt,
        )

    def _one_of_several(self, match: PlaceMatch, sentence: Sentence) -> tuple[str, tuple[PlaceEntry, ...]] | None:
        """Return the unit meant by one name of "Hama and Homs provinces": the province, not the town it is called after."""
        word = next((word for word in sentence.words if word.start == match.start), None)
        kind = shared_kind(word) if word is not None else None
        if kind is None or not match.entries:
            return None
        name = f"{match.name} {kind}"
        entries = self._cast.registers.places.lookup(name, (match.entries[0].country or "",))
        return (name, entries) if entries else None


_WIDER = frozenset({PlacePrecision.DISTRICT, PlacePrecision.GOVERNORATE, PlacePrecision.REGION, PlacePrecision.COUNTRY})


def filled(here: Place, entry: PlaceEntry) -> Place:
    """Return a place named in a report with all that the register has of it."""
    return replace(
        here,
        id=entry.id,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        precision=entry.precision,
        within=entry.within,
        doubt=None,
        known_as=entry.name,
    )


def _end_with_kind(match: PlaceMatch, sentence: Sentence) -> int:
    """Return where a name ends, with the word behind it that says what unit it is, or its number ("Kilo 16")."""
    for word in sentence.words:
        if word.start >= match.end:
            numbered = word.tag == "CD" and len(word.text) < 4 and word.head.start < match.end <= word.start
            own = numbered and word.head.start >= match.start
            return word.end if (word.lemma in _NAMED_WITH or own) and word.start <= match.end + 1 else match.end
    return match.end


def _precision_of(words: str) -> PlacePrecision:
    last = fold(words).rpartition(" ")[2]
    return _OF_KIND.get(last, PlacePrecision.UNKNOWN)


def _as_asked(place: Place) -> Place:
    """Return a place as the unit its words ask for: of "Hawija district" the registers may hold the town alone."""
    last = fold(place.words or place.name).rpartition(" ")[2]
    kind = _OF_KIND.get(last)
    if kind is None or place.precision not in _FINE or place.precision in UNIT_WORDS.get(last, frozenset()):
        return place
    if kind in _FINE or place.doubt is not None:
        return place
    doubt = f"no such {last} is held; placed by the {place.precision.value} of that name"
    return replace(place, id=f"{place.id}/{last}", precision=kind, doubt=doubt)


def _width(way: Offset) -> PlacePrecision:
    """Return how exact a way is: one of a few kilometres leads into a district, a longer or unnumbered one into a province."""
    return PlacePrecision.DISTRICT if way.km is not None and way.km <= 60 else PlacePrecision.GOVERNORATE


def _still_within(anchor: Place, way: Offset) -> tuple[str, ...]:
    return anchor.within if way.km is not None and way.km <= 10 else ()


def _wider(match: PlaceMatch, parent: PlaceEntry) -> bool:
    """Tell whether a name is of a larger unit than what stands beside it: no parent then."""
    order = tuple(PlacePrecision)
    own = match.entries[0].precision
    return own not in _FINE and order.index(own) >= order.index(parent.precision)


def _apart(one: PlaceEntry, other: PlaceEntry) -> float:
    """Return the kilometres between two places, near enough for towns; infinite where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    east = (one.lon - other.lon) * cos(radians((one.lat + other.lat) / 2))
    return 111.0 * hypot(one.lat - other.lat, east)
