from __future__ import annotations

import pytest

from trucewatch.model import PlacePrecision
from trucewatch.registers import Registers


@pytest.mark.parametrize(
    ("name", "countries", "country", "lat", "lon"),
    [
        ("Deir al-Zor", ("SY",), "SY", 35.3, 40.1),
        ("Dayr az Zawr", ("SY",), "SY", 35.3, 40.1),
        ("Tripoli", ("LB",), "LB", 34.4, 35.8),
        ("Tripoli", ("LY",), "LY", 32.9, 13.2),
        ("al-Fasher", ("SD",), "SD", 13.6, 25.3),
        ("Kharkov", (), "UA", 50.0, 36.2),
        ("Khan Younis", (), "PS", 31.3, 34.3),
        ("Hodeida", ("YE",), "YE", 14.8, 43.0),
        ("Bethlehem", (), "PS", 31.7, 35.2),
        ("حلب", ("SY",), "SY", 36.2, 37.2),
        ("Kiev", (), "UA", 50.5, 30.5),
        ("Goma", (), "CD", -1.7, 29.2),
    ],
)
def test_names_lead_to_the_place(
    registers: Registers, name: str, countries: tuple[str, ...], country: str, lat: float, lon: float
) -> None:
    """A place is found under the spellings in use, in the country preferred."""
    best = registers.places.lookup(name, countries=countries)[0]
    assert best.country == country
    assert best.lat == pytest.approx(lat, abs=0.2)
    assert best.lon == pytest.approx(lon, abs=0.2)
    assert best.doubt is None


@pytest.mark.parametrize(
    ("name", "spoken", "country"),
    [
        ("Geneva", ("US",), "CH"),
        ("Geneva", ("SY", "US", "RU"), "CH"),
        ("Paris", ("US",), "FR"),
        ("Moscow", ("US", "UA"), "RU"),
        ("Cairo", ("US",), "EG"),
        ("Alexandria", ("US",), "EG"),
        ("Damascus", ("US",), "SY"),
        ("Aleppo", ("US",), "SY"),
        ("Hama", ("US",), "SY"),
        ("Homs", ("US",), "SY"),
        ("Athens", ("US",), "GR"),
        ("Georgia", ("US",), "GE"),
        ("Tripoli", ("US",), "LY"),
        ("Tripoli", ("LB",), "LB"),
        ("Valencia", ("ES",), "ES"),
        ("Valencia", ("US",), "VE"),
        ("Cordoba", ("ES",), "ES"),
        ("Cordoba", ("AR",), "AR"),
    ],
)
def test_a_country_spoken_of_makes_no_small_namesake_meant(
    registers: Registers, name: str, spoken: tuple[str, ...], country: str
) -> None:
    """A city or a capital comes before a small namesake in a country whose officials speak; a city there wins."""
    assert registers.places.lookup(name, spoken=spoken)[0].country == country


def test_the_country_of_the_report_comes_before_the_larger_namesake(registers: Registers) -> None:
    """Where the report's own country holds a place of the name, that one is meant."""
    assert registers.places.lookup("Geneva", countries=("US",))[0].country == "US"
    assert registers.places.lookup("Tripoli", countries=("LB",))[0].country == "LB"


@pytest.mark.parametrize(
    ("phrase", "precision", "name"),
    [
        ("Hama province", PlacePrecision.GOVERNORATE, "Hama"),
        ("the province of Latakia", PlacePrecision.GOVERNORATE, "Latakia"),
        ("Donetsk region", PlacePrecision.GOVERNORATE, "Donetsk"),
        ("northwestern Syria", PlacePrecision.REGION, "northwestern Syria"),
        ("city of Homs", PlacePrecision.SETTLEMENT, "Homs"),
        ("Gaza Strip", PlacePrecision.REGION, "Gaza Strip"),
        ("Sudan", PlacePrecision.COUNTRY, "Sudan"),
    ],
)
def test_words_around_a_name_say_what_kind_of_unit(
    registers: Registers, phrase: str, precision: PlacePrecision, name: str
) -> None:
    """A province, a city and the side of a country are told apart, with the precision each has."""
    best = registers.places.lookup(phrase)[0]
    assert (best.precision, best.name) == (precision, name)


def test_sides_of_a_country_lie_on_their_side(registers: Registers) -> None:
    """The north of a country is placed north of its middle, the east east of it."""
    north, south = (registers.places.lookup(f"{side} Syria")[0] for side in ("northern", "southern"))
    assert north.lat is not None
    assert south.lat is not None
    assert north.lat > 35 > 34 > south.lat


def test_no_silent_wrong_country(registers: Registers) -> None:
    """A small place outside the countries asked for is offered with its doubt, not as a match."""
    found = registers.places.lookup("Madaya", countries=("UA",))
    assert found
    assert all(entry.doubt for entry in found)


def test_similar_spelling_is_a_candidate_with_doubt(registers: Registers) -> None:
    """A name met under no spelling gives places of the same consonants, each with its doubt."""
    found = registers.places.lookup("Zaporizhia", countries=("UA",))
    assert found[0].name == "Zaporizhzhia"
    assert all("candidate" in (entry.doubt or "") for entry in found)


def test_a_unit_that_is_not_known_is_said(registers: Registers) -> None:
    """Asked for a district of which only the town is known, the town is given with its doubt."""
    best = registers.places.lookup("Avdiivka district")[0]
    assert best.precision is PlacePrecision.SETTLEMENT
    assert best.doubt is not None


def test_a_parent_named_decides(registers: Registers) -> None:
    """Of two places of a name the one inside the unit named comes first."""
    best = registers.places.lookup("Hebron", within=("Maine", "United States"))[0]
    assert best.country == "US"


def test_unknown_names_give_nothing(registers: Registers) -> None:
    """A name nobody knows gives an empty answer, not a guess."""
    assert registers.places.lookup("Xqzzvtrw") == ()
    assert registers.places.lookup("") == ()


def test_countries_spoken_of_weigh(registers: Registers) -> None:
    """A country spoken of near the name draws its places forward."""
    assert registers.places.lookup("Tripoli", spoken=("LB",))[0].country == "LB"


def test_theatre_places_come_first(syria: Registers) -> None:
    """Spots a theatre lists are found under all their spellings, before places of that name elsewhere."""
    for spelling in ("Mouadamiya", "Moadamiyah", "Muadamiyat al-Sham", "المعضمية"):
        best = syria.places.lookup(spelling)[0]
        assert (best.name, best.theatre, best.country) == ("Mouadamiya", True, "SY")
    assert syria.places.lookup("Salma")[0].country == "SY"


def test_theatre_knows_the_units_around(syria: Registers) -> None:
    """A settlement of the theatre names its subdistrict, district and governorate, smallest first."""
    assert syria.places.lookup("Douma")[0].within[-1] == "Rural Damascus"
