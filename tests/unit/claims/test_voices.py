"""Whom a phrase stands for."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import called, folded, read
from trucewatch.model import Polarity

SPEAKERS = (
    ("General Ansar Bellal said shells had hit the port.", "Ansar Bellal"),
    ("Army spokesman Brigadier-General Ansar Bellal said shells had hit the port.", "Ansar Bellal"),
    ("Ansar Bellal, spokesman for the army, said shells had hit the port.", "Ansar Bellal"),
    ("The army's spokesman, Ansar Bellal, said shells had hit the port.", "Ansar Bellal"),
    ("A spokesman for the army, Ansar Bellal, said shells had hit the port.", "Ansar Bellal"),
    ("U.N. humanitarian coordinator Lise Marchetti said shells had hit the port.", "Lise Marchetti"),
    ("Chad's ambassador to the U.N. in Vienna, Issa Mbodou, said shells had hit the port.", "Issa Mbodou"),
    ("German Foreign Minister Jana Roth said shells had hit the port.", "Jana Roth"),
    ("Foreign Minister Jana Roth of Orvenia said shells had hit the port.",
    "Jana Roth"),
    ("Dr. Hala Mansour, who runs the clinic, said shells had hit the port.", "Hala Mansour"),
    ("Abu Samir al-Masri, a rebel commander, said shells had hit the port.", "Abu Samir al-Masri"),
    ("Jean-Pierre N'Dour, mayor of the town, said shells had hit the port.", "Jean-Pierre N'Dour"),
    ("Maria de la Cruz Ortega, a nun, said shells had hit the port.", "Maria de la Cruz Ortega"),
    ("Residents said shells had hit the port.", "residents"),
    ("A resident who fled on Monday said shells had hit the port.", "resident"),
    ("Hospital officials said shells had hit the port.", "hospital officials"),
    ("A rebel commander said shells had hit the port.", "rebel commander"),
    ("The Ukrainian air force said shells had hit the port.", "Ukrainian air force"),
    ("Ukraine's General Staff said shells had hit the port.",
    "Ukraine's General Staff|General Staff|Ukrainian General Staff|Ukrainian military|General Staff of Ukraine"),
    ("The Gaza health ministry said shells had hit the port.", "Gaza health ministry"),
    ("The U.N. World Food Programme said shells had hit the port.",
    "World Food Programme|U.N. World Food Programme|WFP"),
    ("Human Rights Watch said shells had hit the port.", "Human Rights Watch"),
    ("The Kremlin said shells had hit the port.", "Kremlin"),
    ("A statement by the Arab League said shells had hit the port.", "Arab League"),
    ("A U.N. report said shells had hit the port.", "U.N.|United Nations|UN|U.N. report"),
    ("The International Committee of the Red Cross said shells had hit the port.",
    "International Committee of the Red Cross|ICRC"),
    ("The head of the mission said shells had hit the port.", "head of the mission"),
    ("Kyiv said shells had hit the port.", "Kyiv|Ukraine|Ukrainian government"),
    ("One soldier said shells had hit the port.", "soldier|one soldier"),
    ("The Sons of the River militia said shells had hit the port.", "Sons of the River|Sons of the River militia"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_a_speaker_is_named_without_titles(text: str, speaker: str) -> None:
    """Titles, offices and numbers fall away from a name; unnamed people keep their office."""
    claim = read(text).at("shells had hit the port")
    assert called(claim.speaker, *speaker.split("|")), claim.speaker


def test_a_surname_is_the_person_named_before() -> None:
    """A surname stands for the person whose full name the report gave."""
    got = read("Foreign Minister Jana Roth met rebels.\nRoth said shells had hit the port.")
    assert called(got.at("shells had hit the port").speaker, "Jana Roth")


def test_a_name_with_an_article_is_found_without_it() -> None:
    """al-Masri and Masri are one person."""
    got = read("Samir al-Masri, a rebel commander, left.\nMasri said shells had hit the port.")
    assert called(got.at("shells had hit the port").speaker, "Samir al-Masri")


def test_a_spokesman_s_family_is_the_body_spoken_for() -> None:
    """A spokesman is no source independent of the body spoken for."""
    got = read("The Sudanese army said rebels had fled. Army spokesman Nabil Idris said shells had hit the port.")
    one, other = got.at("rebels had fled").speaker, got.at("shells had hit the port").speaker
    assert one.family is not None
    assert one.family == other.family


@pytest.mark.parametrize("label", ["militants", "rebels", "insurgents", "gunmen", "separatists", "fighters"])
def test_a_label_stays_the_report_s_own(label: str) -> None:
    """No label is swapped for another: who the report calls gunmen are gunmen."""
    (actor,) = read(f"The mayor said {label} had shelled the port.").at(f"{label} had shelled the port").actors
    assert folded(actor.name) == label


@pytest.mark.parametrize(
    ("speaker", "side"), [("Ukrainian President Volodymyr Zelenskyy", "UA"), ("Russian President Vladimir Putin", "RU")]
)
def test_the_army_in_somebody_s_words_is_that_side_s(speaker: str, side: str) -> None:
    """In a president's words "the army" is that country's."""
    (actor,) = read(f"{speaker} said the army had retaken two villages.").at("the army had retaken two villages").actors
    assert actor.id is None or actor.id.endswith(side)


def test_we_is_the_speaker_or_the_side() -> None:
    """The word "we" in quoted words is who speaks."""
    claim = read("“We shelled the bridge,” rebel commander Jok Thon said.").at("We shelled the bridge")
    assert all(called(actor, "Jok Thon", "rebels", "rebel") for actor in claim.actors)
    assert claim.actors


def test_its_army_that_denies_is_not_asked_whose_it_is_for_ever() -> None:
    """In "which its army denies" the army is the denier itself: the words are read, and the denial is kept."""
    text = "Burundi is drawing back its battalions one lorry after another, two officers said, which its army denies."
    assert [claim.polarity for claim in read(text).claims if claim.polarity is Polarity.NEGATIVE]
