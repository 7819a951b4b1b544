"""One wording, counted once: the claims that print the same sentence about the same thing.

A report printed again under another name adds claims, but no testimony. Everything that decides which claims belong
together works on testimonies, so that a reprint can change nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.incidents.kinship import Named, ident
from trucewatch.incidents.lexicon import matters
from trucewatch.incidents.wording import Sentences, runs, telling, words
from trucewatch.model import Claim, EventType, Extent, Mood, Polarity, Report, content_id

_MAINLY = 0.25
_SHORT = 6
"""A sentence of fewer words may stand in two reports by chance; it is one wording only with the same day and place."""
_LONGEST = 2000
"""Characters beyond which a run of text without a full stop is no sentence: the quote alone stands for it."""
_REPRINT_DAYS = 4
"""The same sentence more than this many days later is taken to speak of another day."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a testimony stands in one report: the number of its sentence and of its claim there, counted from 0."""

    report: str
    sentence: int
    claim: int = 0


@dataclass(frozen=True, slots=True)
class Testimony:
    """Claims of one wording. ``claim`` is the one whose fields count: the first published, of the fullest report.

    ``kind`` is its coarse type, ``matter`` the question it speaks to. ``acting`` are those who act; of an inquiry, those
    looked into, as far as it names any. ``countries`` are those its report mostly speaks of; ``around`` the telling words
    of its sentence and its neighbours.
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
    acting: Named
    struck: Named
    words: frozenset[str]
    around: frozenset[str]
    runs: frozenset[int]

    @property
    def done(self) -> bool:
        """Tell whether it is spoken of as done (or as not done), not as to come."""
        return self.claim.mood is Mood.REALISED

    @property
    def denies(self) -> bool:
        """Tell whether the speaker holds that it is not so."""
        return self.claim.polarity is Polarity.NEGATIVE


@dataclass(frozen=True, slots=True)
class _Read:
    claim: Claim
    sentence: str
    around: str
    number: int
    place: int
    published: date | None
    length: int
    countries: frozenset[str]


def gather(
    claims: Iterable[Claim], reports: Iterable[Report], different: Sequence[tuple[str, str]] = ()
) -> tuple[Testimony, ...]:
    """Put claims of one wording together; those a person holds to be different stay apart. Sorted by key."""
    apart = {frozenset(pair) for pair in different}
    by_wording: dict[str, list[_Read]] = defaultdict(list)
    for read in _read(claims, {report.id: report for report in reports}):
        by_wording[_wording(read)].append(read)
    made = []
    for wording in sorted(by_wording):
        for number, group in enumerate(_groups(by_wording[wording], apart)):
            made.append(_testimony(content_id("t", wording, str(number)), group))
    return tuple(sorted(made, key=lambda testimony: testimony.key))


def _read(claims: Iterable[Claim], reports: Mapping[str, Report]) -> Iterable[_Read]:
    every = {claim.id: claim for claim in claims}
    countries = _countries(every.values())
    cut = {name: Sentences.of(reports[name].text) for name in countries if name in reports}
    places = _places(every.values())
    for claim in every.values():
        report, about = reports.get(claim.report), countries.get(claim.report, frozenset())
        if report is None:
            yield _Read(claim, claim.quote, claim.quote, 0, places[claim.id], None, 0, about)
            continue
        sentences = cut[report.id]
        said = sentences.around(claim.span)
        said = said if 0 < len(said) <= _LONGEST else claim.quote
        wider = sentences.around(claim.span, neighbours=1)
        number = sentences.number(claim.span.start)
        yield _Read(
            claim, said, wider if len(wider) <= 3 * _LONGEST else said, number, places[claim.id],
            report.published.best, len(report.text), about,
        )  # fmt: skip


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


def _wording(read: _Read) -> str:
    claim = read.claim
    said = words(read.sentence)
    fields = [
        claim.event_type.value,
        claim.polarity.value,
        claim.mood.value,
        claim.extent.value,
        " ".join(said),
        " ".join(words(claim.quote)),
    ]
    fields += sorted(f"a:{ident(actor)}" for actor in claim.actors) + sorted(
        f"t:{ident(actor)}" for actor in claim.targets
    )
    if len(said) < _SHORT:
        fields += [str(claim.time.start), str(claim.time.end), *sorted(place.name for place in claim.places)]
    return "\x1f".join(fields)


def _groups(reads: list[_Read], apart: set[frozenset[str]]) -> list[list[_Read]]:
    groups: list[list[_Read]] = []
    for read in sorted(reads, key=_order):
        for group in groups:
            first, last = group[0].published, group[-1].published or read.published
            near = (
                first is None or read.published is None or last is None or (read.published - last).days <= _REPRINT_DAYS
            )
            if near and not any(frozenset((read.claim.id, other.claim.id)) in apart for other in group):
                group.append(read)
                break
        else:
            groups.append([read])
    return groups


def _order(read: _Read) -> tuple[date, int, str]:
    return (read.published or date.max, -read.length, read.claim.id)


def _testimony(key: str, group: list[_Read]) -> Testimony:
    best = min(group, key=_order)
    claim = best.claim
    named = [actor.name for actor in (*claim.actors, *claim.targets)] + [place.name for place in claim.places]
    named += [actor.words or "" for actor in (*claim.actors, *claim.targets)] + [
        place.words or "" for place in claim.places
    ]
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
        voice=Named.of((claim.speaker,)),
        acting=Named.of(claim.targets if inquiry else claim.actors),
        struck=Named.of(() if inquiry else claim.targets),
        words=telling(best.sentence, named),
        around=telling(best.around),
        runs=runs(best.sentence),
    )


def loose(testimony: Testimony) -> bool:
    """Tell whether it speaks of a habit, a running total or background instead of one event."""
    return testimony.claim.extent is not Extent.EVENT
