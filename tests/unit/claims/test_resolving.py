"""Which place a name means: by the place named around it, by the way measured, and by the countries spoken of."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import read
from trucewatch.model import Place, PlacePrecision

SAHEL = "NIAMEY (Northwire) - Niger's army fought gunmen, officials said. "


def where(text: str, words: str) -> Place:
    """Return the one place of the claim on these words."""
    (place,) = read(text).at(words).places
    return place


@pytest.mark.parametrize(
    ("sentence", "words", "within"),
    [
        ("A bomb exploded in Cambridge, a suburb of Niamey.", "A bomb exploded", "Niamey"),
        ("Soldiers clashed with raiders in Wellington district of Tahoua region.", "Soldiers clashed", "Tahoua"),
        ("Jets struck Barcelona village in Diffa region.", "Jets struck", "Diffa"),
        ("A mine killed two men in Zinder's Manchester quarter.", "A mine killed two men", "Zinder"),
        ("Raiders burned a school in Kettlam, a hamlet in Diffa region.", "Raiders burned a school", "Diffa"),
    ],
)
def test_a_place_lies_in_what_the_words_name_around_it(sentence: str, words: str, within: str) -> None:
    """A town abroad is never meant where the parent named is here: the name stays, as coarse as its parent."""
    place = where(SAHEL + sentence, words)
    assert (place.id, place.country, place.within[0]) == (None, "NE", within)
    assert place.doubt is not None


def test_a_place_near_a_town_is_coarser_than_the_town() -> None:
    """The town that a hamlet lies near is not where it lies."""
    place = where(SAHEL + "Gunmen shot a teacher in Santiago, a village near Maradi.", "Gunmen shot a teacher")
    assert (place.name, place.country, place.precision) == ("Santiago", "NE", PlacePrecision.DISTRICT)


def test_of_namesakes_the_one_in_the_parent_is_meant() -> None:
    """A parent named chooses between towns of one name, whatever country the report is about."""
    text = "BAGHDAD (Northwire) - Iraq's army was on alert. Gunmen killed a banker in Tripoli, Lebanon, on Monday."
    place = where(text, "Gunmen killed a banker")
    assert (place.country, place.known_as, place.doubt) == ("LB", "Tripoli", None)


def test_a_list_of_places_names_no_parent() -> None:
    """Towns and provinces joined by commas stand side by side."""
    places = read(SAHEL + "Shells hit Agadez, Diffa and Dosso, the army said.").at("Shells hit Agadez").places
    assert [place.name for place in places] == ["Agadez", "Diffa", "Dosso"]


@pytest.mark.parametrize("name", ["Georgetown", "Valencia", "Victoria"])
def test_a_town_of_a_country_nobody_speaks_of_is_left_open(name: str) -> None:
    """Without coordinates, with its name, and with a doubt that sends the claim to review."""
    claim = read(f"{SAHEL}Shells hit a market in {name}.").at("Shells hit a market")
    (place,) = claim.places
    assert (place.name, place.id, place.country, place.lat) == (name, None, None, None)
    assert any(name in doubt and "does not speak" in doubt for doubt in claim.doubts)


def test_a_great_city_abroad_is_placed_but_doubted_where_there_is_fighting() -> None:
    """Talks go to foreign capitals without more words; shells do not."""
    shelled = read(SAHEL + "Shells hit a market in Beirut.").at("Shells hit")
    met = read(SAHEL + "The foreign ministers held talks in Geneva on Monday.").at("The foreign ministers held talks")
    assert (shelled.places[0].country, met.places[0].country) == ("LB", "CH")
    assert any("Beirut" in doubt for doubt in shelled.doubts)
    assert met.doubts == ()


@pytest.mark.parametrize(
    ("sentence", "name", "precision", "side"),
    [
        ("Gunmen attacked a convoy 35 km south of Agadez.", "35 km south of Agadez", PlacePrecision.DISTRICT, "south"),
        ("Two soldiers were killed some 90 miles (145 km) north-east of Agadez.", "90 miles (145 km) north-east of Agadez",
         PlacePrecision.GOVERNORATE, "north"),
        ("A helicopter was shot down about twenty kilometres from Agadez.", "twenty kilometres from Agadez",
         PlacePrecision.DISTRICT, "here"),
    ],
)  # fmt: skip
def test_a_way_from_a_town_is_the_place(sentence: str, name: str, precision: PlacePrecision, side: str) -> None:
    """Distance and direction stay in the name, and no place is lent by the sentence before."""
    place = where(f"{SAHEL}Shells hit Zinder. {sentence}", sentence.rstrip("."))
    assert (place.name, place.id, place.country, place.precision) == (name, None, "NE", precision)
    assert place.lat is not None
    assert {"south": place.lat < 16.9, "north": place.lat > 17.1, "here": 16.9 < place.lat < 17.1}[side]


def test_an_area_measured_is_no_way() -> None:
    """Square kilometres of a country are no distance from it."""
    assert where(SAHEL + "Raiders seized 10 square km of Niger.", "Raiders seized").name == "Niger"


def test_a_district_is_not_its_town() -> None:
    """Where only the town of that name is held, the district is placed by it and as coarse as a district."""
    place = where("BAGHDAD (Northwire) - Iraq's army said fighting broke out in Hawija district.", "fighting broke out")
    assert (place.name, place.precision, place.country) == ("Hawija district", PlacePrecision.DISTRICT, "IQ")


def test_a_neighbourhood_no_register_holds_is_a_neighbourhood() -> None:
    """What the words call it tells how exact it is."""
    place = where(SAHEL + "A mine killed three people in the Kalley neighbourhood.", "A mine killed three people")
    assert place.precision is PlacePrecision.NEIGHBOURHOOD
