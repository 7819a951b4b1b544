"""The map as GeoJSON, for a movable map over the drawn one: the same places, the same rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from trucewatch.model import PlacePrecision
from trucewatch.publication.display import shown
from trucewatch.publication.drawn.mapping import DrawnMap, MapAsked, body_of, held_in, is_exact, unsure_words
from trucewatch.publication.drawn.told import PlaceTold, added, counts_words, most_pressing, most_told
from trucewatch.registers.outlines import Outline, Outlines
from trucewatch.registers.shapes import Parts

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
_DECIMALS = 4
"""Of a degree: ten metres, finer than any outline held."""


def as_geojson(drawn: DrawnMap, places: Sequence[PlaceTold], outlines: Outlines, asked: MapAsked) -> dict[str, Json]:
    """Return four layers, each a feature collection: land around, units, areas, marks; and the box they are seen in."""
    box = drawn.frame.box
    countries = asked.countries or most_told(places)
    units = [one for iso2 in countries for one in outlines.units(iso2) if one.level is PlacePrecision.GOVERNORATE]
    exact = [
        place for place in places if is_exact(place, asked) and drawn.frame.holds((place.lon or 0, place.lat or 0))
    ]
    groups, _ = held_in(outlines, (place for place in places if not is_exact(place, asked)))
    links = {area.title: area.link for area in drawn.areas}
    return {
        "box": [_short(box.west), _short(box.south), _short(box.east), _short(box.north)],
        "around": _collection(_land(one) for one in outlines.around(box)),
        "units": _collection(_land(one) for one in units),
        "areas": _collection(_area(outline, held, outlines, links) for outline, held in groups),
        # What is drawn last lies on top: a place that is sure.
        "marks": _collection(_mark(place) for place in sorted(exact, key=lambda one: not one.doubted)),
    }


def _collection(features: Iterable[Json]) -> Json:
    return {"type": "FeatureCollection", "features": list(features)}


def _land(outline: Outline) -> Json:
    return _feature({"name": shown(outline.name)}, _polygons(outline.parts))


def _area(outline: Outline, held: Sequence[PlaceTold], outlines: Outlines, links: Mapping[str, str]) -> Json:
    counts = added([place.by_verdict for place in held])
    unsure = unsure_words(held, sum(place.incidents for place in held))
    title = f"Somewhere in {outline.name} ({outline.level.value}): {counts_words(counts)}{unsure}"
    told = {
        "title": shown(title),
        "verdict": most_pressing(counts).value,
        "level": outline.level.value,
        "link": held[0].link if len(held) == 1 else links.get(title),
    }
    return _feature(told, _polygons(body_of(outline, outlines)))


def _mark(place: PlaceTold) -> Json:
    told = {
        "title": shown(f"{place.name}: {counts_words(place.by_verdict)}{unsure_words([place], place.incidents)}"),
        "verdict": most_pressing(place.by_verdict).value,
        "incidents": place.incidents,
        "doubted": place.doubted,
        "link": place.link,
    }
    point: list[Json] = [_short(place.lon or 0.0), _short(place.lat or 0.0)]
    return _feature(told, {"type": "Point", "coordinates": point})


def _feature(told: Mapping[str, str | int | None], geometry: Json) -> Json:
    properties: dict[str, Json] = dict(told.items())
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _polygons(parts: Parts) -> Json:
    rings: list[Json] = [[[[_short(x), _short(y)] for x, y in ring] for ring in part] for part in parts]
    return {"type": "MultiPolygon", "coordinates": rings}


def _short(degrees: float) -> float:
    return round(degrees, _DECIMALS)
