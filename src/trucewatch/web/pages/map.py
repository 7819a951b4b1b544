"""Map and timeline: the same incidents by place and by day, each narrowing the other."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from jinja2.filters import do_urlencode
from starlette.responses import HTMLResponse, JSONResponse

from trucewatch.desk.browsing import SortBy
from trucewatch.desk.mapping import Ways, map_layers, map_shown
from trucewatch.web.menu import PageSet
from trucewatch.web.narrowing import IncidentsAsked, Key
from trucewatch.web.visit import Here, Visit

router = APIRouter()
PAGES = PageSet("Map", "/map", router)
_LISTED = 20
_ANY = "any-place-of-these"


class MapAsked(IncidentsAsked):
    """Which incidents the map shows, and which place it is to be drawn near."""

    near: Key = None


@router.get("/map")
def map_page(here: Here, asked: Annotated[MapAsked, Query()]) -> HTMLResponse:
    """Show the incidents on a map and a timeline, with a list that says the same."""
    with here.desk.browse() as look:
        shown = map_shown(look, asked.filter, ways(here, asked))
        found = look.incidents(asked.filter, page=asked.page, size=_LISTED, order=SortBy.PRESSING)
        facets = look.facets(asked.filter)
    near = any(asked.near == place.key for place in shown.places)
    return here.page(
        "map.html.j2", title="Map and timeline", shown=shown, found=found, facets=facets, asked=asked, near=near
    )


@router.get("/map/layers.json")
def layers(here: Here, asked: Annotated[MapAsked, Query()]) -> JSONResponse:
    """Return the map as layers of GeoJSON, for the movable map in the browser."""
    with here.desk.browse() as look:
        made = map_layers(look, asked.filter, ways(here, asked, "/map"))
    return JSONResponse(made if made is not None else {})


def ways(here: Visit, asked: MapAsked, path: str | None = None) -> Ways:
    """Return where the drawings lead: to this page, narrowed further."""

    def to(**changes: str | None) -> str:
        address = here.address(page=None, **changes)
        return (address if path is None else path + address.removeprefix(here.request.url.path)) + "#incidents"

    # Reading an address anew for each of hundreds of places takes a fifth of the page's time; a key is safe in one.
    before, after = to(place=_ANY).split(_ANY)

    return Ways(
        lambda key: f"{before}{do_urlencode(key)}{after}",
        lambda first, last: to(day_from=_day(first), day_to=_day(last)),
        asked.near,
    )


def _day(day: date) -> str:
    return day.isoformat()
