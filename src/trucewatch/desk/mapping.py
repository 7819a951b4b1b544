"""The map and the timeline of a case: its places and days, drawn, and told in words beside the drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from trucewatch.desk.browsing import Browsing, DayCount, Filter, PlaceCount, Tallied
from trucewatch.model import AgreementState, Verdict
from trucewatch.publication.drawn.geojson import Json, as_geojson
from trucewatch.publication.drawn.mapping import DrawnMap, MapAsked, Undrawn, draw_map
from trucewatch.publication.drawn.projecting import Frame
from trucewatch.publication.drawn.style import drawn_style
from trucewatch.publication.drawn.timeline import Timeline, TimelineAsked, draw_timeline
from trucewatch.publication.drawn.told import ByVerdict, DayTold, PlaceTold, counts_words
from trucewatch.publication.drawn.writing import write_map, write_timeline
from trucewatch.registers.outlines import Outlines

CREDIT = (
    "Outlines: Natural Earth; in Syria OCHA; elsewhere a theatre folder may give its own. They are for orientation and "
    "imply no opinion on the status of any territory."
)


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the drawings lead: from a place (by its key), from a stretch of days. ``near`` asks for a closer look."""

    place: Callable[[str], str]
    days: Callable[[date, date], str]
    near: str | None = None


@dataclass(frozen=True, slots=True)
class MapShown:
    """A map and a timeline, as SVG and as records. ``unplaced`` counts incidents that no register can place.

    ``map`` and ``timeline`` are None where there is nothing to draw.
    """

    map: DrawnMap | None
    map_svg: str
    timeline: Timeline | None
    timeline_svg: str
    unplaced: int
    undated: int
    credit: str
    places: tuple[PlaceTold, ...] = ()


def map_shown(look: Browsing, chosen: Filter, ways: Ways) -> MapShown:
    """Return the map and the timeline of the incidents that a filter lets through.

    The map keeps every place in sight when one is chosen, the timeline every day when some are.
    """
    view = look.agreement()
    countries = () if view is None else view.agreement.countries
    places = tuple(told_of(place, ways.place) for place in look.places(replace(chosen, place=None)))
    drawn = draw_map(places, outlines_of(look.theatre()), MapAsked(countries, ways.near, sight=_sight(look)))
    days = tuple(_day(day) for day in look.timeline(replace(chosen, day_from=None, day_to=None)))
    since = [] if view is None else [one for one in view.agreement.statuses if one.state is AgreementState.IN_FORCE]
    effect = min((one.since.date() for one in since), default=None)
    line = draw_timeline(days, TimelineAsked(ways.days, _chosen_days(chosen), effect))
    return MapShown(
        drawn,
        "" if drawn is None else write_map(drawn, "Incidents by place"),
        line,
        "" if line is None else write_timeline(line, "Incidents by day"),
        look.incidents_counted(replace(chosen, place=None, unplaced=True)),
        look.incidents_counted(replace(chosen, day_from=None, day_to=None, undated=True)),
        CREDIT,
        places,
    )


def map_layers(look: Browsing, chosen: Filter, ways: Ways) -> dict[str, Json] | None:
    """Return the same map as layers of GeoJSON, for a map that can be moved; None where there is none to draw."""
    view = look.agreement()
    places = tuple(told_of(place, ways.place) for place in look.places(replace(chosen, place=None)))
    asked = MapAsked(() if view is None else view.agreement.countries, ways.near, sight=_sight(look))
    outlines = outlines_of(look.theatre())
    drawn = draw_map(places, outlines, asked)
    return None if drawn is None else as_geojson(drawn, places, outlines, asked)


def _sight(look: Browsing) -> tuple[tuple[float, float], ...]:
    """Return where all places of the case are: a narrowed map shows the same land, drawn already."""
    return tuple((place.lon, place.lat) for place in look.places(Filter()))


def told_of(place: PlaceCount, way: Callable[[str], str]) -> PlaceTold:
    """Return a place as a map is drawn from it."""
    return PlaceTold(
        place.key,
        place.name,
        place.precision,
        place.country,
        place.lat,
        place.lon,
        tuple(place.within),
        place.incidents,
        _by_verdict(place.by_verdict),
        way(place.key),
        doubted=place.unsure,
    )


def outlines_of(theatre: Path | None) -> Outlines:
    """Return the outlines for a theatre folder; read again when its files change."""
    changed = 0.0 if theatre is None else max((file.stat().st_mtime for file in theatre.iterdir()), default=0.0)
    return _outlines(theatre, changed)


@lru_cache(maxsize=4)
def _outlines(theatre: Path | None, changed: float) -> Outlines:
    return Outlines.load(theatre)


def _day(day: DayCount) -> DayTold:
    return DayTold(day.day, _by_verdict(day.by_verdict))


def _by_verdict(counts: tuple[Tallied, ...]) -> ByVerdict:
    return tuple((Verdict(one.value), one.count) for one in counts)


def _chosen_days(chosen: Filter) -> tuple[date, date] | None:
    if chosen.day_from is None and chosen.day_to is None:
        return None
    return (chosen.day_from or date.min, chosen.day_to or date.max)


__all__ = [
    "CREDIT",
    "DrawnMap",
    "Frame",
    "Json",
    "MapShown",
    "Undrawn",
    "Ways",
    "counts_words",
    "drawn_style",
    "map_layers",
    "map_shown",
    "outlines_of",
    "told_of",
]
