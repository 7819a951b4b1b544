"""Map, timeline, tallies by day, commitments, aid and talks, as JSON."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from trucewatch.desk.browsing import DayCount, PlaceCount
from trucewatch.desk.following import Commitments, Matters, aid, commitments, talks
from trucewatch.desk.itemising import Matrix, days_shown, matrix
from trucewatch.desk.mapping import map_layers
from trucewatch.web.narrowing import IncidentsAsked
from trucewatch.web.pages.map import MapAsked, ways
from trucewatch.web.pages.tallies import TalliesAsked
from trucewatch.web.visit import Here

router = APIRouter(tags=["following"])

Number = Annotated[int, Query(ge=1, le=100_000, description="the page of the statements, counted from 1")]


class Layers(BaseModel):
    """A map as GeoJSON feature collections; ``box`` is west, south, east, north in degrees. Null where there is none."""

    box: list[float] | None = None
    around: dict[str, Any] | None = None
    units: dict[str, Any] | None = None
    areas: dict[str, Any] | None = None
    marks: dict[str, Any] | None = None


@router.get("/map")
def map_as_layers(here: Here, asked: Annotated[MapAsked, Query()]) -> Layers:
    """Return the map of the incidents asked for: marks for settlements, areas for what is known no closer."""
    with here.desk.browse() as look:
        return Layers.model_validate(map_layers(look, asked.filter, ways(here, asked, "/map")) or {})


@router.get("/places")
def places(here: Here, asked: Annotated[IncidentsAsked, Query()]) -> tuple[PlaceCount, ...]:
    """Return the places of the incidents asked for, each with how many; those without a position are left out."""
    with here.desk.browse() as look:
        return look.places(asked.filter)


@router.get("/timeline")
def timeline(here: Here, asked: Annotated[IncidentsAsked, Query()]) -> tuple[DayCount, ...]:
    """Return the days on which the incidents asked for begin, each with how many, by verdict."""
    with here.desk.browse() as look:
        return look.timeline(asked.filter)


@router.get("/tally-matrix")
def tally_matrix(here: Here, asked: Annotated[TalliesAsked, Query()]) -> Matrix | None:
    """Return sources by days, each number with its itemised part; null where nothing has a day."""
    with here.desk.browse() as look:
        shown = days_shown(look.last_day(), asked.day_from, asked.day_to)
        return None if shown is None else matrix(look, *shown)


@router.get("/commitments")
def commitments_by_party(here: Here, day: date | None = None, page: Number = 1) -> Commitments:
    """Return who accepted what, when and on what condition, and what was said since, by party."""
    with here.desk.browse() as look:
        return commitments(look, day or look.last_day(), page)


@router.get("/aid")
def aid_and_access(here: Here, asked: Annotated[TalliesAsked, Query()]) -> Matters:
    """Return aid and access, the matter told of last first."""
    with here.desk.browse() as look:
        return aid(look, asked.day_from, asked.day_to, asked.page)


@router.get("/talks")
def talks_followed(here: Here, asked: Annotated[TalliesAsked, Query()]) -> Matters:
    """Return talks, with what later words took the place of."""
    with here.desk.browse() as look:
        return talks(look, asked.day_from, asked.day_to, asked.page)
