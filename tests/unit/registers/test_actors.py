from __future__ import annotations

import pytest

from trucewatch.registers import Registers


def ids(registers: Registers, text: str) -> list[tuple[str, str]]:
    """Return the words and the first id of each actor found."""
    return [(text[match.start : match.end], match.entries[0].id) for match in registers.actors.find(text)]


def test_listed_names_are_found_where_they_stand(registers: Registers) -> None:
    """Armed groups, bodies and outlets are found with their spans, in order, the longest name first."""
    text = "Hizbullah and the Rapid Support Forces told Reuters, the UN Security Council said."
    assert ids(registers, text) == [
        ("Hizbullah", "group:hezbollah"),
        ("Rapid Support Forces", "group:rsf"),
        ("Reuters", "media:reuters"),
        ("UN Security Council", "un:sc"),
    ]


def test_plain_words_are_no_acronyms(registers: Registers) -> None:
    """Small "is", "who" and "us" are words; in capitals inside plain text they are names."""
    assert ids(registers, "He is the one who told us about it.") == []
    assert ids(registers, "IS shelled it, WHO said.") == [("IS", "group:islamic-state"), ("WHO", "un:who")]


def test_a_text_in_capitals_has_no_acronyms_that_are_words(registers: Registers) -> None:
    """Where all is in capitals, "IS" and "US" are taken for words."""
    assert ids(registers, "HAMAS SAYS IT IS READY, TELLS US NOTHING MORE") == [("HAMAS", "group:hamas")]


def test_shared_names_give_all_owners_and_prefer_the_country(registers: Registers) -> None:
    """A demonym two states share gives both; the countries a text is about come first."""
    (match,) = registers.actors.find("Congolese troops advanced.", countries=("CG",))
    assert [entry.country for entry in match.entries] == ["CG", "CD"]


def test_named_reads_a_whole_name(registers: Registers) -> None:
    """A name is read without its article, title and the kind of people after it, in any case of letters."""
    assert registers.actors.named("the SYRIAN GOVERNMENT")[0].id == "gov:SY"
    assert registers.actors.named("Islamic State militant group")[0].id == "group:islamic-state"
    assert registers.actors.named("the army", country="SD")[0].id == "mil:SD"
    assert registers.actors.named("the army")[0].id == "generic:mil"
    assert registers.actors.named("Acme Widgets") == ()


def test_kinds_of_people_keep_their_words(registers: Registers) -> None:
    """Generic groups keep the words that were used for them."""
    assert registers.actors.named("jihadist groups")[0].name == "jihadist groups"
    assert registers.actors.named("jihadist groups")[0].id == "generic:jihadists"


def test_one_side_s_label_is_kept_in_quotation_marks(registers: Registers) -> None:
    """A label one side uses is recognised, never made into a plain name, whoever is meant."""
    assert registers.actors.named("the terrorists")[0].name == "“terrorist groups”"
    assert registers.actors.named("Syrian regime")[0].name == "Syrian government"
    assert registers.actors.named("Ukrainian regime")[0].name == "Ukrainian government"


def test_a_state_s_voices_are_one_family(registers: Registers) -> None:
    """Ministers, armies, spokesmen and the state's own outlets are not independent of the state."""
    actors = registers.actors
    assert {actors.family_of(one) for one in ("fm:RU", "air:RU", "mod:RU", "media:tass", "state:RU")} == {"state:RU"}
    assert actors.family_of("media:interfax") == "media:interfax"
    assert actors.family_of("un:wfp") == "un"
    assert actors.family_of("org:opcw-ffm") == "org:opcw"
    assert actors.family_of("somebody unknown") == "somebody unknown"


def test_chain_goes_up_to_the_state(registers: Registers) -> None:
    """A chain holds the id and all it speaks for or is part of."""
    assert registers.actors.chain("fm:TR") == ("fm:TR", "mfa:TR", "gov:TR", "state:TR")
    assert registers.actors.chain("group:qassam") == ("group:qassam", "group:hamas")


def test_capitals_are_told_as_possible_metonyms(registers: Registers) -> None:
    """A capital's name gives its country; a town's gives none."""
    assert registers.actors.capital_of("Damascus") == "SY"
    assert registers.actors.capital_of("KYIV") == "UA"
    assert registers.actors.capital_of("Aleppo") is None


def test_theatre_adds_people_and_names(syria: Registers) -> None:
    """A theatre's people speak for bodies of the general registers, and its names come first."""
    assert syria.actors.chain("person:sergei-lavrov") == ("person:sergei-lavrov", "mfa:RU", "gov:RU", "state:RU")
    assert syria.actors.named("Russian Foreign Minister Sergei Lavrov")[0].id == "person:sergei-lavrov"
    assert syria.actors.named("Syrian military")[0].name == "Syrian army"
    assert syria.actors.named("Observatory")[0].id == "org:sohr"


@pytest.mark.parametrize("text", ["", "\0\0", "\u202e\u202d army \u200f", "U.S." * 500, "of the " * 1000, "al-" * 800])
def test_hostile_text_is_searched_without_trouble(registers: Registers, text: str) -> None:
    """Marks, zeros and endless repetition give matches inside the text, or none."""
    assert all(0 <= match.start < match.end <= len(text) for match in registers.actors.find(text))
