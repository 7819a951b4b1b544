"""Titles, offices and pronouns that stand for people a report has brought in."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import called, read

SHELLS = "shells had hit the port"
MEANT = (
    ("Mozambique's President Filipe Lund visited Pemba. The president said shells had hit the port.", "Filipe Lund"),
    ("General Abel Lund met rebels. The general said shells had hit the port.", "Abel Lund"),
    ("Gen. Abel Lund met rebels. The general said shells had hit the port.", "Abel Lund"),
    ("Field Marshal Abel Lund met rebels. The field marshal said shells had hit the port.", "Abel Lund"),
    ("Abel Lund said he would stay. The field marshal said shells had hit the port.", "Abel Lund"),
    ("Army chief Abel Lund met the envoy. The general said shells had hit the port.", "Abel Lund"),
    ("Sudan's foreign minister, Ali Lund, met rebels. The minister said shells had hit the port.", "Ali Lund"),
    ("The governor of North Kivu, Ali Lund, met rebels. The governor said shells had hit the port.", "Ali Lund"),
    ("Ali Lund, a rebel commander, met monks. The commander said shells had hit the port.", "Ali Lund"),
    ("Turkish President Ali Lund met Greek President Abel Roth. The Turkish president said shells had hit the port.",
     "Ali Lund"),
    ("President Ali Lund met Foreign Minister Abel Roth. The president said shells had hit the port.", "Ali Lund"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "name"), MEANT)
def test_a_title_is_the_person_last_brought_in_with_it(text: str, name: str) -> None:
    """A title with "the" stands for whoever bore it last, and for whoever was just named and may bear it."""
    assert called(read(text).at(SHELLS).speaker, name), read(text).at(SHELLS).speaker


OTHERS = (
    ("Hezbollah's Naim Lund said he would stay. The president said shells had hit the port.", "president"),
    ("Sudan's minister, Ali Lund, met the Egyptian ambassador. The ambassador said shells had hit the port.", "ambassador"),
    ("President Ali Lund met monks. A rebel commander said shells had hit the port.", "rebel commander"),
    ("A rebel commander said shells had hit the port. President Ali Lund said he was sad.", "rebel commander"),
    ("A gang leader said shells had hit the port. Prime Minister Ali Lund said he was sad.", "gang leader"),
    ("President Ali Lund met monks. The vice president said shells had hit the port.", "vice president"),
    ("Deputy Minister Ali Lund met monks.\nThe minister said shells had hit the port.", "minister"),
    ("A senior official, who declined to be identified, said shells had hit the port. Minister Ali Lund said he was sad.",
     "senior official"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "name"), OTHERS)
def test_a_title_that_is_somebody_elses_keeps_its_words(text: str, name: str) -> None:
    """Another office, another side, or a wish not to be named: the words are kept and nobody's name is given."""
    speaker = read(text).at(SHELLS).speaker
    assert (speaker.name, speaker.kind) == (name, "person")


def test_a_guess_is_said_as_a_doubt() -> None:
    """Who was never called so before is only taken to be meant, and the claim says it."""
    claim = read("Abel Lund said he would stay. The field marshal said shells had hit the port.").at(SHELLS)
    assert any("taken to be Abel Lund" in doubt for doubt in claim.doubts)
    sure = read("General Abel Lund met rebels. The general said shells had hit the port.").at(SHELLS)
    assert not any("taken to be" in doubt for doubt in sure.doubts)


def test_an_office_without_a_name_is_of_the_country_the_report_is_about() -> None:
    """A president never named is the home state's voice; an ambassador is of the country told when first brought in."""
    home = read(
        "Lebanese troops moved to Tyre. Lebanese police left Khiam.\nThe president said shells had hit the port."
    )
    assert home.at(SHELLS).speaker.family == "state:LB"
    envoy = read(
        "Sudan's minister, Ali Lund, met the Egyptian ambassador. The ambassador said shells had hit the port."
    )
    assert envoy.at(SHELLS).speaker.family == "state:EG"


@pytest.mark.parametrize("who", ["farmer", "mother of four", "nurse"])
def test_she_is_who_just_spoke(who: str) -> None:
    """After an unnamed woman's words "she said" goes on with her, not with somebody named before."""
    text = f'Prime Minister Abel Lund met monks. "We saw the drones," a {who} said. "Shells hit the port," she said.'
    assert called(read(text).at("Shells hit the port").speaker, who)
