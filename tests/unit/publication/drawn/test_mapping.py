from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from trucewatch.model import PlacePrecision, Verdict
from trucewatch.publication.drawn.geojson import as_geojson
from trucewatch.publication.drawn.mapping import DrawnMap, MapAsked, draw_map
from trucewatch.publication.drawn.told import EXACT, PlaceTold
from trucewatch.publication.drawn.writing import write_map
from trucewatch.registers.outlines import Outline, Outlines

SYRIA = Path(__file__).parents[4] / "theatres" / "syria-2016"
HOSTILE = '"><script>alert(1)</script><svg onload=x>\u202eabc'
VERDICT = ((Verdict.CANNOT_TELL, 3),)
TOWN = PlaceTold(
    "p-1", "Ombra", PlacePrecision.SETTLEMENT, "SY", 33.57, 36.40, ("Rural Damascus",), 3, VERDICT, "/map?place=p-1"
)


@pytest.fixture(scope="module")
def outlines() -> Outlines:
    """Outlines with three levels of units."""
    return Outlines.load(SYRIA)


def drawn(outlines: Outlines, *places: PlaceTold, asked: MapAsked | None = None) -> DrawnMap:
    """Draw places on a map of the theatre."""
    made = draw_map(places, outlines, asked or MapAsked(("SY",)))
    assert made is not None
    return made


@pytest.mark.parametrize("precision", sorted(set(PlacePrecision) - EXACT - {PlacePrecision.UNKNOWN}))
def test_what_is_known_to_an_area_only_is_never_a_point(outlines: Outlines, precision: PlacePrecision) -> None:
    """A governorate, a district, a region or a country is shaded whole: no mark, however exact its coordinates look."""
    place = replace(TOWN, name="Aleppo", id="SY02", lat=36.2181, lon=37.6427, precision=precision, within=())
    made = drawn(outlines, place)
    assert made.marks == ()
    assert [one.place for one in made.undrawn] == []
    (area,) = made.areas
    assert area.level in (precision, PlacePrecision.GOVERNORATE, PlacePrecision.COUNTRY)
    assert area.places == (place,)
    root = ET.fromstring(write_map(made, "Map"))  # noqa: S314 -- our own words
    marks = root.find(".//{*}g[@class='spots']")
    assert marks is not None
    assert list(marks) == []


@pytest.mark.parametrize("precision", sorted(EXACT))
def test_a_settlement_or_better_is_a_mark(outlines: Outlines, precision: PlacePrecision) -> None:
    """What is known to a settlement stands as a mark where the register has it."""
    made = drawn(outlines, replace(TOWN, precision=precision))
    assert len(made.marks) == 1
    assert made.areas == ()
    assert made.frame.at((36.40, 33.57)) == pytest.approx((made.marks[0].x, made.marks[0].y), abs=0.1)


@pytest.mark.parametrize("precision", [PlacePrecision.POINT, PlacePrecision.NEIGHBOURHOOD])
def test_a_published_map_is_no_more_exact_than_a_settlement(outlines: Outlines, precision: PlacePrecision) -> None:
    """Where a street or a house is known, what is published shades the unit around it: somebody may live there."""
    place = replace(TOWN, precision=precision, within=("Duma", "Rural Damascus"))
    made = drawn(outlines, place, asked=MapAsked(("SY",), coarse=True))
    assert made.marks == ()
    assert [area.name for area in made.areas] == ["Duma"]
    assert "36.4" not in write_map(made, "Map").partition('<g class="spots">')[2]


def test_an_unknown_place_is_listed_and_not_drawn(outlines: Outlines) -> None:
    """What cannot be placed is neither a mark nor an area; the map says how many incidents that leaves out."""
    made = drawn(outlines, replace(TOWN, precision=PlacePrecision.UNKNOWN, lat=None, lon=None))
    assert (made.marks, made.areas) == ((), ())
    assert [one.why for one in made.undrawn] == ["no outline of it is held"]
    assert "3 incidents at 1 place listed and not drawn" in made.description


def test_a_town_far_away_is_listed_as_outside(outlines: Outlines) -> None:
    """A place outside the countries shown does not stretch the map, and is not dropped in silence."""
    made = drawn(outlines, TOWN, replace(TOWN, key="p-2", name="Geneva", country="CH", lat=46.2, lon=6.1))
    assert [one.why for one in made.undrawn] == ["outside this map"]
    assert len(made.marks) == 1


def test_every_incident_is_drawn_or_said_not_to_be(outlines: Outlines) -> None:
    """However many places there are, each incident is at one mark, in one area, or listed as not drawn."""
    many = [
        replace(TOWN, key=f"p-{n}", name=f"V{n}", lat=32.6 + n * 37 % 460 / 100, lon=36 + n * 53 % 600 / 100)
        for n in range(2_000)
    ]
    made = drawn(outlines, *many, replace(TOWN, key="g", precision=PlacePrecision.DISTRICT))
    told = [place for mark in made.marks for place in mark.places]
    told += [place for area in made.areas for place in area.places]
    told += [one.place for one in made.undrawn]
    assert sorted(place.key for place in told) == sorted([*(place.key for place in many), "g"])
    assert len(made.marks) <= 250


def test_marks_too_near_to_be_told_apart_are_one(outlines: Outlines) -> None:
    """Two suburbs stand as one mark that names the larger number first and says there is another."""
    near = replace(
        TOWN, key="p-2", name="Harst", lat=33.575, lon=36.39, incidents=1, by_verdict=((Verdict.APPARENT_VIOLATION, 1),)
    )
    made = drawn(outlines, TOWN, near)
    (mark,) = made.marks
    assert mark.title == "Ombra and 1 place near it: 4 incidents: 1 apparent violation and 3 cannot tell"
    assert mark.verdict is Verdict.APPARENT_VIOLATION
    assert mark.link == f"#{mark.anchor}"


def test_verdicts_differ_in_shape_and_not_only_in_colour(outlines: Outlines) -> None:
    """Each verdict has a shape of its own."""
    shapes = set()
    for verdict in Verdict:
        text = write_map(drawn(outlines, replace(TOWN, by_verdict=((verdict, 1),), incidents=1)), "Map")
        mark = text.partition('<g class="spots">')[2].partition("</a>")[0]
        inner = mark.partition("</title>")[2]
        shapes.add("".join(letter for letter in inner if letter.isalpha()))
    assert len(shapes) == len(Verdict)


def test_a_place_that_is_not_sure_is_drawn_and_named_as_such(outlines: Outlines) -> None:
    """A similar spelling alone makes no firm mark: it is dashed, and its name says that the place is not sure."""
    made = drawn(outlines, replace(TOWN, doubted=True))
    assert made.marks[0].title.endswith("(the place itself is not sure)")
    assert 'class="spot cannot_tell doubted"' in write_map(made, "Map")
    assert "doubted" not in write_map(drawn(outlines, TOWN), "Map")


def test_hostile_names_stay_words(outlines: Outlines) -> None:
    """Markup and direction overrides in a place's name are shown, never obeyed."""
    text = write_map(drawn(outlines, replace(TOWN, name=HOSTILE)), HOSTILE)
    root = ET.fromstring(text)  # noqa: S314 -- our own words
    assert root.findall(".//{*}script") == []
    assert "onload=x>" not in text
    assert "\u202e" not in text
    assert "⟦U+202E⟧" in text
    assert not [one for one in root.iter() if any(key.startswith("on") or key == "style" for key in one.attrib)]


def test_a_map_has_a_title_a_description_and_named_links(outlines: Outlines) -> None:
    """Somebody who does not see the map hears what it is, and each mark by name."""
    unit = replace(TOWN, key="d", name="Aleppo", precision=PlacePrecision.GOVERNORATE, lat=None, lon=None)
    root = ET.fromstring(write_map(drawn(outlines, TOWN, unit), "Incidents by place"))  # noqa: S314 -- our own words
    assert root.attrib["aria-labelledby"] == "map-title map-desc"
    assert root.findtext("{*}title") == "Incidents by place"
    assert "known to a settlement or better" in (root.findtext("{*}desc") or "")
    links = root.findall(".//{*}a")
    assert [link.attrib["aria-label"] for link in links] == [
        "Somewhere in Aleppo (governorate): 3 incidents: 3 cannot tell",
        "Ombra: 3 incidents: 3 cannot tell",
    ]
    assert all(link.attrib["href"] for link in links)


def test_places_without_a_position_or_a_country_make_no_map(outlines: Outlines) -> None:
    """An invented country has no map: the list alone says it."""
    place = replace(TOWN, country="XO", lat=None, lon=None)
    assert draw_map([place], outlines, MapAsked(("XO",))) is None
    assert draw_map([], outlines, MapAsked()) is None


def test_the_same_places_in_another_order_give_the_same_map(outlines: Outlines) -> None:
    """The drawing does not depend on the order that places come in."""
    places = [replace(TOWN, key=f"p-{n}", name=f"V{n}", lat=33.0 + n / 50, lon=36.2 + n / 40) for n in range(40)]
    places.append(replace(TOWN, key="x", name="Aleppo", precision=PlacePrecision.GOVERNORATE))
    assert write_map(drawn(outlines, *places), "Map") == write_map(drawn(outlines, *reversed(places)), "Map")


def test_a_closer_look_shows_a_part_of_the_map(outlines: Outlines) -> None:
    """Near a place, distances grow and places far away are listed as outside."""
    far = replace(TOWN, key="p-2", name="Qamra", lat=37.05, lon=41.22)
    whole = drawn(outlines, TOWN, far)
    close = drawn(outlines, TOWN, far, asked=MapAsked(("SY",), near="p-1"))
    assert close.frame.kilometre > 3 * whole.frame.kilometre
    assert [one.place.name for one in close.undrawn] == ["Qamra"]


def test_a_place_told_with_and_without_doubt_is_one_place(outlines: Outlines) -> None:
    """One town whose name was sure once and not sure once is no neighbour of itself; the mark says how many are not sure."""
    unsure = replace(TOWN, key="u-1", doubted=True, incidents=1, by_verdict=((Verdict.CANNOT_TELL, 1),))
    (mark,) = drawn(outlines, TOWN, unsure).marks
    assert mark.title == "Ombra: 4 incidents: 4 cannot tell (of 1 the place is not sure)"
    assert mark.others == 0
    assert 'class="several"' not in write_map(drawn(outlines, TOWN, unsure), "Map")
    (area,) = drawn(outlines, replace(TOWN, lat=None), replace(unsure, lat=None)).areas
    assert area.title.endswith("(of 1 the place is not sure)")


def test_a_name_moves_aside_for_a_mark() -> None:
    """A unit whose middle holds a mark is still named, above or below it, and never over it."""
    square = tuple(
        (lon, lat) for lon, lat in ((40.0, -40.0), (41.0, -40.0), (41.0, -39.0), (40.0, -39.0), (40.0, -40.0))
    )
    unit = Outline("u", ("Velt",), "XO", PlacePrecision.GOVERNORATE, ((square,),))
    under = replace(TOWN, country="XO", lat=-39.53, lon=40.5)
    made = drawn(Outlines((unit,)), under, asked=MapAsked(("XO",), sight=((40.0, -40.0), (41.0, -39.0))))
    (name,) = made.names
    (mark,) = made.marks
    assert abs(name.y - mark.y) > mark.size


def layers(outlines: Outlines, *places: PlaceTold) -> dict[str, list[dict[str, object]]]:
    """Return what the movable map says of areas and marks."""
    asked = MapAsked(("SY",))
    made = as_geojson(drawn(outlines, *places, asked=asked), places, outlines, asked)
    held: dict[str, list[dict[str, object]]] = {}
    for name in ("areas", "marks"):
        layer = made[name]
        assert isinstance(layer, dict)
        features = layer["features"]
        assert isinstance(features, list)
        held[name] = [one["properties"] for one in features if isinstance(one, dict)]  # type: ignore[misc]
    return held


def test_the_movable_map_says_which_place_is_not_sure(outlines: Outlines) -> None:
    """A doubted place has a mark of its own under the sure one, and its words say the doubt, as on the drawn map."""
    unsure = replace(TOWN, key="u-1", doubted=True, link="/map?place=u-1")
    told = layers(outlines, TOWN, unsure)["marks"]
    assert [one["doubted"] for one in told] == [True, False]
    assert str(told[0]["title"]).endswith("(the place itself is not sure)")
    assert "not sure" not in str(told[1]["title"])


def test_an_area_of_the_movable_map_leads_where_the_drawn_one_does(outlines: Outlines) -> None:
    """One place leads to its incidents, several to their line in the list; the words are the same."""
    place = replace(TOWN, name="Aleppo", id="SY02", precision=PlacePrecision.GOVERNORATE, within=())
    unsure = replace(place, key="u-2", doubted=True, link="/map?place=u-2")
    made = drawn(outlines, place, unsure)
    (told,) = layers(outlines, place, unsure)["areas"]
    assert (told["title"], told["link"]) == (made.areas[0].title, made.areas[0].link)
    assert str(told["link"]).startswith("#")
