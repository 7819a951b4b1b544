from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.model import PlacePrecision, RegisterError
from trucewatch.registers.outlines import Outlines, PlaceSought
from trucewatch.registers.shapes import Bounds, read_geojson, read_topojson
from trucewatch.registers.theatre import read_theatre

THEATRES = Path(__file__).parents[3] / "theatres"
SQUARE = '{"type":"Polygon","coordinates":[[[10,50],[11,50],[11,51],[10,51],[10,50]]]}'


def _geojson(properties: str, geometry: str = SQUARE) -> str:
    return f'{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{properties},"geometry":{geometry}}}]}}'


@pytest.fixture(scope="module")
def syria() -> Outlines:
    """The outlines with a theatre's laid over them."""
    return Outlines.load(THEATRES / "syria-2016")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (PlaceSought("Kharkiv", "UA.07", "UA", PlacePrecision.GOVERNORATE), "UA.07"),
        (PlaceSought("Northern Darfur", "SD.55", "SD", PlacePrecision.GOVERNORATE), "SD.55"),
        (PlaceSought("eastern Ukraine", "UA/eastern", "UA", PlacePrecision.REGION), "UA"),
        (PlaceSought("a valley", "v", "SD", PlacePrecision.REGION, ("Northern Darfur",)), "SD.55"),
        (PlaceSought("a hamlet", "h", "UA", PlacePrecision.SETTLEMENT, ("Kharkiv",)), "UA.07"),
        (PlaceSought("Slobozhan", None, "UA", PlacePrecision.GOVERNORATE, (), (36.33, 49.89)), "UA.07"),
        (PlaceSought("Ukraine", "UA", "UA", PlacePrecision.COUNTRY), "UA"),
    ],
)
def test_a_place_is_drawn_as_the_smallest_unit_that_surely_holds_it(place: PlaceSought, expected: str) -> None:
    """A unit is its own outline; what has none is drawn as the unit the register names around it, or its country."""
    found = Outlines.load().holding(place)
    assert found is not None
    assert found.id == expected


def test_of_two_units_of_one_name_the_larger_is_sure(syria: Outlines) -> None:
    """What lies 'in Aleppo', with nothing said of which, is not narrowed down to the district of that name."""
    found = syria.holding(PlaceSought("a village", "x", "SY", PlacePrecision.SETTLEMENT, ("Aleppo",)))
    assert found is not None
    assert found.level is PlacePrecision.GOVERNORATE


def test_a_theatre_takes_the_place_of_the_worlds_units(syria: Outlines) -> None:
    """A theatre's units stand in place of the world's of the same country, and of no other."""
    levels = {outline.level for outline in syria.units("SY")}
    assert levels == {PlacePrecision.GOVERNORATE, PlacePrecision.DISTRICT, PlacePrecision.SUBDISTRICT}
    assert [outline.id for outline in syria.units("LB")] == [outline.id for outline in Outlines.load().units("LB")]


@pytest.mark.parametrize("country", [None, "XO"])
def test_a_place_outside_every_map_has_no_outline(country: str | None) -> None:
    """A country no map knows gives no outline, and no error."""
    assert Outlines.load().holding(PlaceSought("Lower Sarn", "x", country, PlacePrecision.GOVERNORATE)) is None
    assert Outlines.load().units(country or "") == ()


def test_an_unknown_place_has_no_outline() -> None:
    """Where the place is not known, nothing is shaded, not even the country."""
    assert Outlines.load().holding(PlaceSought("somewhere", None, "UA", PlacePrecision.UNKNOWN)) is None


def test_countries_around_leave_out_far_islands() -> None:
    """Only the parts near a box come with it: a territory overseas does not stretch the map."""
    outlines = Outlines.load()
    syria = outlines.country("SY")
    assert syria is not None
    near = outlines.around(syria.bounds)
    assert {"SY", "TR", "IQ", "LB", "JO"} <= {outline.id for outline in near}
    assert not {"US", "FR"} & {outline.id for outline in near}


def test_every_unit_lies_in_its_country() -> None:
    """A unit's box touches its country's: ids and outlines were not mixed up."""
    outlines = Outlines.load()
    for country in ("SY", "UA", "SD", "YE", "PS", "LY", "MM"):
        whole = outlines.country(country)
        assert whole is not None
        assert outlines.units(country)
        for unit in outlines.units(country):
            assert whole.bounds.with_margin(0.02, 0.1).touches(unit.bounds), unit.id


def test_a_theatre_may_give_geojson(tmp_path: Path) -> None:
    """A folder's own outlines of any level are read from GeoJSON."""
    text = _geojson('{"id":"xo-sarn","name":"Lower Sarn","level":"governorate","country":"XO"}')
    (tmp_path / "outlines.geojson").write_text(text, encoding="utf-8")
    found = Outlines.load(tmp_path).holding(PlaceSought("Lower Sarn", None, "XO", PlacePrecision.GOVERNORATE))
    assert found is not None
    assert found.bounds == Bounds(10.0, 50.0, 11.0, 51.0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("not json", "no JSON"),
        ("[]", "list"),
        ("[" * 100_000, "no JSON"),
        ('{"type":"FeatureCollection"}', "no GeoJSON"),
        (_geojson('{"id":"a","country":"Syria"}'), "an ISO 3166-1 code"),
        (_geojson('{"id":"a","country":"XO"}', '{"type":"Polygon","coordinates":[[[1,2],[3,4]]]}'), "closed rings"),
        (_geojson('{"id":"a","country":"XO"}', SQUARE.replace("50", "5000")), "degrees of longitude"),
        (_geojson('{"id":"a","country":"XO"}', SQUARE.replace("50", "NaN")), "degrees of longitude"),
        (_geojson('{"id":"a","country":"XO"}', '{"type":"Point","coordinates":[1,2]}'), "no GeoJSON"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, text: str, words: str) -> None:
    """The error names the file, what was found and what is wanted."""
    file = tmp_path / "outlines.geojson"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError) as told:
        read_geojson(file)
    assert str(file) in str(told.value)
    assert words in str(told.value)


@pytest.mark.parametrize(
    "text",
    [
        '{"type":"Topology","transform":{"scale":[1,1],"translate":[0,0]},"arcs":[[[0,0],[1,0]]],'
        '"objects":{"district":{"geometries":[{"type":"Polygon","id":"a","arcs":[[7]]}]}}}',
        '{"type":"Topology","arcs":[],"objects":{}}',
        '{"type":"Topology","transform":{"scale":[1,1],"translate":[0,0]},"arcs":[[[0]]],"objects":{}}',
    ],
)
def test_a_broken_topology_says_so(tmp_path: Path, text: str) -> None:
    """TopoJSON that points nowhere is refused with the file's name, not drawn wrong."""
    with pytest.raises(RegisterError, match=r"outlines\.json: found no TopoJSON"):
        read_topojson(tmp_path / "outlines.json", text)


def test_a_shape_without_polygons_is_left_out(tmp_path: Path) -> None:
    """GeoJSON may hold a unit without a shape: it is no error and is not drawn."""
    assert read_geojson(tmp_path / "x", _geojson('{"id":"a","country":"XO"}', "null")) == ()


def test_the_invented_country_fits_together() -> None:
    """Every place of the example's theatre has a position, inside the outline of each unit it is said to lie in."""
    folder = THEATRES / "orvenia-2031"
    outlines = Outlines.load(folder)
    places = read_theatre(folder).places
    units = {one.name: one for one in (*outlines.units("XO"), *outlines.units("XB"))}
    assert {"Orvenia", "Lower Sarn", "Sarn valley", "Halden Lake", "Brennia"} <= units.keys()
    for place in places:
        assert place.lat is not None, place.id
        assert place.lon is not None, place.id
        for name in (place.name, *place.within):
            if name in units:
                assert units[name].holds((place.lon, place.lat)), (place.id, name)


def test_the_invented_country_lies_where_no_land_is() -> None:
    """Nothing invented is drawn over a country of this world, or beside one."""
    invented = Outlines.load(THEATRES / "orvenia-2031")
    whole = invented.country("XO")
    assert whole is not None
    near = invented.around(whole.bounds.with_margin(2.0, 5.0))
    assert {outline.country for outline in near} == {"XO", "XB"}
