"""The names of a report, settled against the registers."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import parsed
from trucewatch.claims.cast import Cast
from trucewatch.registers import Registers

_REGISTERS = Registers.load()


def cast(text: str, prefer: tuple[str, ...] = ()) -> Cast:
    """Return the names of a text."""
    return Cast(parsed(text), _REGISTERS, prefer)


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Foreign Minister Jana Roth left. Roth spoke.", "Roth", "Jana Roth"),
        ("Samir al-Masri left. Masri spoke.", "Masri", "Samir al-Masri"),
        ("Gen. Ansar Bellal left. Bellal’s men stayed.", "Bellal’s", "Ansar Bellal"),
        ("Willem van der Meer left. Van der Meer spoke.", "van der Meer", "Willem van der Meer"),
    ],
)
def test_short_forms_find_the_full_name(text: str, short: str, full: str) -> None:
    """A surname, with or without article, particle or possessive, stands for the full name."""
    assert cast(text).person(short) == full


def test_a_name_the_report_does_not_give_is_nobody() -> None:
    """A surname never introduced finds nobody."""
    assert cast("Foreign Minister Jana Roth left.").person("Okoro") is None


def test_the_country_named_most_is_what_the_report_is_about() -> None:
    """The report's country is the one its bodies belong to most often."""
    assert cast("The Lebanese army said the Lebanese government and the Israeli army had met.").country == "LB"


def test_a_preferred_country_wins_when_named_often() -> None:
    """A country of the agreement wins when named at least twice."""
    text = "The Lebanese army met the Israeli army. The Lebanese government and the Israeli government were told. "
    "The Israeli army left."
    assert cast(text, ("LB",)).country == "LB"


def test_a_text_without_names_is_about_no_country() -> None:
    """No body named, no country."""
    assert cast("It rained all day.").country is None


def test_matches_stand_where_the_words_stand() -> None:
    """A register match covers exactly its name in the report."""
    text = "Fighters of Hezbollah left Tyre."
    found = cast(text)
    match = found.match_at(text.index("Hezbollah") + 3)
    place = found.place_at(text.index("Tyre"))
    assert match is not None
    assert place is not None
    assert text[match.start : match.end] == "Hezbollah"
    assert text[place.start : place.end] == "Tyre"
    assert found.match_at(0) is None or found.match_at(0).start == 0  # type: ignore[union-attr]


def test_a_demonym_is_its_country() -> None:
    """The words "Turkish" and "U.S." point at their states."""
    found = cast("It rained.")
    for text, country in (("Turkish", "TR"), ("Ukrainian", "UA")):
        entry = found.country_word(text)
        assert entry is not None
        assert entry.country == country
    assert found.country_word("rain") is None


def test_runs_of_capitals_are_names() -> None:
    """A run of capitalised words is one name, its particle inside."""
    text = "They met Maria de la Cruz on Sunday."
    run = cast(text).run_at(text.index("Cruz"))
    assert run is not None
    assert run.text == "Maria de la Cruz"
