"""Several places of one event, held by the registers or not."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Soldiers entered the villages of Tarbane and Okushi at dawn.", ["Tarbane", "Okushi"]),
        ("Shells hit the towns of Marvek, Dulno and Istapol on Tuesday.", ["Marvek", "Dulno", "Istapol"]),
        ("The rebels left the ports of Bosaso, Ras Lamboni and Merka on Sunday.", ["Bosaso", "Ras Lamboni", "Merka"]),
        ("Shelling was reported in Kramatorsk, Dobrelia and Pokrovsk.", ["Kramatorsk", "Dobrelia", "Pokrovsk"]),
        ("Fighters entered Kalwesi and Ombara with the returning families.", ["Kalwesi", "Ombara"]),
        ("Gunmen attacked the Dalwori displacement camp and Konduva market.", ["Dalwori displacement camp", "Konduva market"]),
        ("Residents moved to schools in Pirova and Upper Stanne by noon.", ["Pirova", "Upper Stanne"]),
        ("A soldier was killed on the road between Kalwesi and Ombara.", ["Kalwesi", "Ombara"]),
    ],
)  # fmt: skip
def test_each_of_several_joined_places_is_kept(text: str, wanted: list[str]) -> None:
    """What stands beside a place in a list is a place, whether the registers hold it or not."""
    assert [place.name for place in read(text).claims[0].places] == wanted


def test_a_place_that_lies_in_a_known_district_is_kept_before_it() -> None:
    """A name no register holds is the place, and the district behind it says where it lies."""
    claim = read("A mine maimed a sergeant at Kuro Tamal in Kantharalak district on Monday.").claims[0]
    assert [place.name for place in claim.places] == ["Kuro Tamal"]


def test_a_group_beside_a_town_is_no_place() -> None:
    """Whom the registers know as a body is no town, though it stands in a list with one."""
    claim = read("Shells fell near Kalwesi and Hezbollah fired back.").claims[0]
    assert [place.name for place in claim.places] == ["Kalwesi"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shrapnel landed inside the Red Hill Mills on Monday.", ["Red Hill Mills"]),
        ("Rebels tried to infiltrate the April 9 neighborhood of Taiz.", ["April 9 neighborhood"]),
        ("A helicopter crashed over Pikuvy on Monday, killing two soldiers.", ["Pikuvy"]),
        ("At least 20 people died in clashes over Mulambe, a gold-mining centre.", ["Mulambe"]),
        ("A shell hit a house on Orchard street on Monday.", ["Orchard street"]),
    ],
)
def test_the_words_around_a_name_make_it_a_place(text: str, wanted: list[str]) -> None:
    """A mill, a street, a quarter named after a day and what is called a centre are places."""
    assert [place.name for place in read(text).claims[0].places] == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Fighting went on in Sloviansk, where three people were killed.", "three people were killed", ["Sloviansk"]),
        ("Two lorries were burned or looted near Al Dabbe on June 2.", "Two lorries were burned", ["Al Dabbe"]),
        ("A boy was killed and his sister lost a leg when a mine blew up near Khiyamo.", "A boy was killed", ["Khiyamo"]),
        ("Two guards were killed and six wounded when their car hit a mine outside Sel.", "Two guards were killed", ["Sel"]),
        ("In Avdiivka, monitors heard 84 explosions in the evening.", "84 explosions", ["Avdiivka"]),
    ],
)  # fmt: skip
def test_a_place_told_beside_an_act_is_its_place(text: str, words: str, wanted: list[str]) -> None:
    """What "where" is said of, what follows a joined verb, and where it was heard from say where an act was."""
    assert [place.name for place in read(text).at(words).places] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The envoy for Sudan, Mara Lind, is due in Nairobi on Wednesday.",
        "A meeting of the U.S.-chaired committee in Nairobi was postponed on Monday.",
        "A meeting of Egypt and Norway, planned for Monday in Nairobi, was postponed.",
    ],
)
def test_a_country_that_is_talked_of_is_no_place(text: str) -> None:
    """Whom an envoy is for, who chairs and what is talked about say nothing about where."""
    assert [place.name for place in read(text).claims[0].places] == ["Nairobi"]


def test_a_day_behind_a_joined_verb_dates_the_first_too() -> None:
    """Of two harms told in one breath the day stands behind the second."""
    claim = read("One villager was killed and three were wounded on Monday near Taiz.").at("One villager was killed")
    assert str(claim.time.start) == "2025-05-12"


def test_whom_a_list_is_handed_to_is_no_place() -> None:
    """A capital that is handed or told something stands for its government."""
    claim = read("A list of violations by the army had been handed over to Washington on Monday, Lind said.").claims[0]
    assert claim.places == ()
