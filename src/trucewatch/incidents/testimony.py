"""One wording, counted once: the claims that print the same sentence about the same thing.

A report printed again under another name adds claims, but no testimony. Everything that decides which claims belong
together works on testimonies, so that a reprint can change nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.incidents.kinship import Named
from trucewatch.incidents.lexicon import matters
from trucewatch.incidents.reuse import Read, by_wording
from trucewatch.incidents.whereabouts import wide
from trucewatch.incidents.wording import Sentences, names_in, runs, telling
from trucewatch.model import (
    Actor,
    Claim,
    EventType,
    Extent,
    Mood,
    Place,
    PlacePrecision,
    Polarity,
    Report,
    When,
    content_id,
)

_MAINLY = 0.25
_LONGEST = 2000
"""Characters beyond which a run of text without a full stop is no sentence: the quote alone stands for it."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a testimony stands in one report: the number of its sentence, claim and scene there, counted from 0."""

    report: str
    sentence: int
    claim: int = 0
    scene: int = 0


@dataclass(frozen=True, slots=True)
class Testimony:
    """Claims of one wording. ``claim`` is the one whose fields count: the first published, of the fullest report.

    ``kind`` is its coarse type, ``matter`` the question it speaks to. ``acting`` are those who act; of an inquiry, those
    looked into, as far as it names any. ``countries`` are those its report mostly speaks of; ``around`` the telling words
    of its sentence and its neighbours, ``said`` those of its own clause, ``names`` the names in its sentence.
    ``places`` and ``time`` are those it is compared by: its claim's, without a country that only its report is about, or
    those of the testimony ``refers`` names, which it speaks of without saying where and when.
    """

    key: str
    claim: Claim
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    positions: tuple[Position, ...]
    published: date | None
    kind: EventType
    matter: str
    voice: Named
    countries: frozenset[str]
    places: tuple[Place, ...]
    time: When
    acting: Named
    struck: Named
    words: frozenset[str]
    around: frozenset[str]
    said: frozenset[str]
    names: frozenset[str]
    runs: frozenset[int]
    refers: str | None = None

    @property
    def done(self) -> bool:
        """Tell whether it is spoken of as done (or as not done), not as to come."""
        return self.claim.mood is Mood.REALISED

    @property
    def denies(self) -> bool:
        """Tell whether the speaker holds that it is not so."""
        return self.claim.polarity is Polarity.NEGATIVE


def gather(
    claims: Iterable[Claim],
    reports: Iterable[Report],
    different: Sequence[tuple[str, str]] = (),
    wanted: Callable[[Claim], bool] | None = None,
) -> tuple[Testimony, ...]:
    """Put claims of one wording together; those a person holds to be different stay apart. Sorted by key.

    ``wanted`` tells by its claim which testimonies to return; all of them where it is None.
    """
    apart = frozenset(frozenset(pair) for pair in different)
    seen: Counter[str] = Counter()
    made = []
    for wording, group in by_wording(_read(claims, {report.id: report for report in reports}), apart):
        if wanted is None or wanted(group[0].claim):
            made.append(_testimony(content_id("t", wording, str(seen[wording])), group))
        seen[wording] += 1
    return tuple(sorted(made, key=lambda testimony: testimony.key))


def _read(claims: Iterable[Claim], reports: Mapping[str, Report]) -> Iterable[Read]:
    every = {claim.id: claim for claim in claims}
    countries = _countries(every.values())
    cut = {name: _cut(reports[name]) for name in countries if name in reports}
    places = _places(every.values())
    for claim in every.values():
        report, about = reports.get(claim.report), countries.get(claim.report, frozenset())
        if report is None:
            yield Read(claim, claim.quote, claim.quote, 0, places[claim.id], None, 0, about)
            continue
        sentences = cut[report.id]
        said = sentences.around(claim.span)
        said = said if 0 < len(said) <= _LONGEST else claim.quote
        wider = sentences.around(claim.span, neighbours=1)
        number = sentences.number(claim.span.start)
        yield Read(
            claim, said, wider if len(wider) <= 3 * _LONGEST else said, number, places[claim.id],
            report.published.best, len(report.text), about,
        )  # fmt: skip


def _cut(report: Report) -> Sentences:
    """Cut a report into sentences; a dateline ends where its part does, so that another outlet's name changes none."""
    return Sentences.of(report.text, (part.span.start for part in report.parts))


def _places(claims: Iterable[Claim]) -> Mapping[str, int]:
    """Return how many claims of its report stand before each claim; claims of one clause stand at one place."""
    starts: dict[str, set[int]] = defaultdict(set)
    held = list(claims)
    for claim in held:
        starts[claim.report].add(claim.span.start)
    order = {report: {start: at for at, start in enumerate(sorted(found))} for report, found in starts.items()}
    return {claim.id: order[claim.report][claim.span.start] for claim in held}


def _countries(claims: Iterable[Claim]) -> Mapping[str, frozenset[str]]:
    """Return, for each report, the countries of at least a quarter of the places its claims name."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        named[claim.report].update(place.country for place in claim.places if place.country is not None)
    return {
        report: frozenset(country for country, seen in counted.items() if seen >= _MAINLY * counted.total())
        for report, counted in named.items()
    }


def _testimony(key: str, group: Sequence[Read]) -> Testimony:
    best = group[0]
    claim = best.claim
    several: tuple[Actor | Place, ...] = (*claim.actors, *claim.targets, *claim.places)
    named = [words for one in several for words in (one.name, one.words) if words]
    places = {Position(read.claim.report, read.number, read.place) for read in group}
    inquiry = matters().family[claim.event_type.coarse] == "inquiry"
    return Testimony(
        key=key,
        claim=claim,
        claims=tuple(sorted(read.claim.id for read in group)),
        reports=tuple(sorted({read.claim.report for read in group})),
        positions=tuple(sorted(places, key=lambda position: (position.report, position.sentence, position.claim))),
        published=best.published,
        kind=claim.event_type.coarse,
        matter=matters().matter(claim.event_type, claim.mood),
        countries=best.countries,
        places=tuple(place for place in claim.places if not of_the_report(place)),
        time=claim.time,
        voice=Named.of((claim.speaker,)),
        acting=Named.of(claim.targets if inquiry else claim.actors),
        struck=Named.of(() if inquiry else claim.targets),
        words=telling(best.sentence, named),
        around=telling(best.around),
        said=telling(claim.quote),
        names=names_in(best.sentence),
        runs=runs(best.sentence),
    )


def of_the_report(place: Place) -> bool:
    """Tell whether a place is no more than the country that the report is about: it says nothing of where this was."""
    return place.words is None and place.doubt is not None and place.precision is PlacePrecision.COUNTRY


def own_places(testimony: Testimony) -> tuple[Place, ...]:
    """Return where it says that it was, in words of its own, where it says more than a country or a part of one."""
    stated = any(
        (place.words is not None or place.doubt is None) and not wide(place) for place in testimony.claim.places
    )
    return testimony.places if stated else ()


def own_days(testimony: Testimony) -> When:
    """Return when it says that it was, in words of its own; an unknown time where the reader worked out the day."""
    return testimony.claim.time if testimony.claim.time.words is not None else When()


def loose(testimony: Testimony) -> bool:
    """Tell whether it speaks of a habit, a running total or background instead of one event."""
    return testimony.claim.extent is not Extent.EVENT
