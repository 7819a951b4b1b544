from __future__ import annotations

import pytest

from trucewatch.registers import Registers


def names(registers: Registers, text: str, countries: tuple[str, ...] = ()) -> list[str]:
    """Return the words found as places."""
    found = registers.places.find(text, countries)
    assert all(text[match.start : match.end] == match.name for match in found)
    return [match.name for match in found]


def test_places_are_found_with_their_unit_words(registers: Registers) -> None:
    """Units and sides belong to the name; "town of" does not."""
    text = "Shells hit the town of Saraqib in Idlib province, in northern Syria, and villages near Hama."
    assert names(registers, text) == ["Saraqib", "Idlib province", "northern Syria", "Hama"]


def test_a_list_of_towns_is_found_whole(registers: Registers) -> None:
    """One preposition leads a list."""
    text = "Strikes were reported in Avdiivka, Toretsk and Chasiv Yar, Ukraine said."
    assert names(registers, text) == ["Avdiivka", "Toretsk", "Chasiv Yar", "Ukraine"]


def test_datelines_in_capitals_are_places(registers: Registers) -> None:
    """Capitals do not hide a city."""
    assert names(registers, "KHARTOUM/NAIROBI - Fighting went on.") == ["KHARTOUM", "NAIROBI"]


@pytest.mark.parametrize(
    "text",
    [
        "General Jackson met Colonel Hama.",
        "Mr Paris spoke for Ahmad Douma.",
        "Police said in March that Most of it was Nice.",
        "He told us to wait.",
        "The Geneva Conventions apply.",
    ],
)
def test_people_and_plain_words_are_no_places(registers: Registers, text: str) -> None:
    """Names of people, months, plain words and parts of longer names are not taken for towns."""
    assert names(registers, text) == []


def test_countries_in_the_text_decide_between_namesakes(registers: Registers) -> None:
    """The country a text speaks of decides which town is meant."""
    (beirut, lebanon, tripoli) = registers.places.find("From Beirut in Lebanon he drove to Tripoli.")
    assert (beirut.entries[0].country, lebanon.entries[0].country) == ("LB", "LB")
    assert tripoli.entries[0].country == "LB"


def test_an_iraqi_town_stays_iraqi_in_the_syrian_theatre(syria: Registers) -> None:
    """A hamlet of the theatre's country gives way to a town of a country the text speaks of."""
    found = syria.places.find("Peshmerga forces held the town of Sinjar in northern Iraq.")
    assert [match.entries[0].country for match in found] == ["IQ", "IQ"]


def test_sites_are_named_whole(syria: Registers) -> None:
    """An air base is found with the small words of its name."""
    assert names(syria, "Jets left Incirlik air base on Tuesday.") == ["Incirlik air base"]


@pytest.mark.parametrize("text", ["", "\0", "\u202eHoms\u202c", "Al-" * 700, "Hama " * 300, "A" * 5000])
def test_hostile_text_is_searched_without_trouble(syria: Registers, text: str) -> None:
    """Marks, zeros and endless repetition give spans inside the text, or none."""
    assert all(0 <= match.start < match.end <= len(text) for match in syria.places.find(text))


def test_a_country_spoken_of_elsewhere_helps_to_know_a_town(registers: Registers) -> None:
    """A small town, and another spelling, are known where what the text is a part of speaks of their country."""
    text = "The army left Hpakant and shelled Obeid."
    assert registers.places.find(text) == []
    assert [match.name for match in registers.places.find(text, spoken=("MM",))] == ["Hpakant"]
    hpakant, obeid = registers.places.find(text, spoken=("SD", "MM"))
    assert (hpakant.entries[0].country, obeid.entries[0].name) == ("MM", "El Obeid")
