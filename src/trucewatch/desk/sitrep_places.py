"""The map of a sitrep: the places of the incidents it tells of, no more exact than what may be published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model import Incident, Place, Verdict
from trucewatch.publication import Briefing, Sitrep
from trucewatch.publication.drawn.mapping import MapAsked, draw_map
from trucewatch.publication.drawn.told import PlaceTold, added
from trucewatch.publication.drawn.writing import write_map
from trucewatch.publication.issued.issue import cards
from trucewatch.registers.outlines import Outlines


@dataclass(frozen=True, slots=True)
class _At:
    """A place with the incidents of the report told of it."""

    place: Place
    told: tuple[tuple[Incident, Verdict, str], ...]


def day_map(briefing: Briefing, report: Sitrep, outlines: Outlines) -> str | None:
    """Return the map of a report's incidents as SVG, None where nothing of it can be drawn.

    It leads to the incidents on the page. Nothing finer than a settlement has a mark of its own.
    """
    countries = briefing.agreement.countries if briefing.agreement is not None else ()
    places = [_told(at, number) for number, at in enumerate(_places(briefing, report))]
    if not places:
        return None
    drawn = draw_map(places, outlines, MapAsked(countries, coarse=True))
    if drawn is None or not (drawn.marks or drawn.areas):
        return None
    return write_map(drawn.without_anchors("#incidents"), "Incidents of the report by place")


def _places(briefing: Briefing, report: Sitrep) -> Iterator[_At]:
    shown = {card.incident: card for card in cards(report)}
    found: dict[tuple[str, str | None, str], list[tuple[Incident, Verdict, str]]] = {}
    held: dict[tuple[str, str | None, str], Place] = {}
    for incident in briefing.incidents:
        card, place = shown.get(incident.id), incident.place
        if card is not None and place is not None:
            key = (place.id or place.name, place.country, place.precision.value)
            held.setdefault(key, place)
            found.setdefault(key, []).append((incident, card.verdict, card.anchor))
    for key in sorted(found, key=str):
        yield _At(held[key], tuple(found[key]))


def _told(at: _At, number: int) -> PlaceTold:
    place = at.place
    counts = added([((verdict, 1),) for _, verdict, _ in at.told])
    return PlaceTold(
        f"p-{number}",
        place.known_as or place.name,
        place.precision,
        place.country,
        place.lat,
        place.lon,
        place.within,
        len(at.told),
        counts,
        f"#{at.told[0][2]}" if len(at.told) == 1 else "#incidents",
        place.id,
        place.doubt is not None,
    )
