"""What "the city", "the camp" and "there" mean: a place the report has named before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.claims.reading import read, reader, report_of
from trucewatch.model import Dateline, Span


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (
            "Shelling hit Kadugli on Monday. The army said its troops had repelled an assault on the city's eastern side.",
            "its troops had repelled an assault",
            ["Kadugli"],
        ),
        (
            "Militants attacked the Dalwori camp near Maiduguri on Friday. Medics said 17 bodies had been buried in the camp.",
            "17 bodies had been buried",
            ["Dalwori camp"],
        ),
        (
            "A truck was torched in Monguno, a garrison town, on Sunday. Gunmen then shelled the village of Kukawa. A medic said "
            "gunmen had burned eight houses on the town's outskirts.",
            "gunmen had burned eight houses",
            ["Monguno"],
        ),
        (
            "Rebels took Bambari in March.\nThe army lost 90 men last year.\nThe army retook the town in May.",
            "The army retook the town in May",
            ["Bambari"],
        ),
        (
            "Soldiers entered the villages of Tarbane and Okushi on Friday. The rebels left the villages on Sunday.",
            "The rebels left the villages",
            ["Tarbane", "Okushi"],
        ),
        (
            "The mayor of Istapol told reporters that soldiers had set fire to the town.",
            "soldiers had set fire to the town",
            ["Istapol"],
        ),
    ],
)  # fmt: skip
def test_a_noun_with_the_means_the_last_place_of_its_kind(text: str, words: str, wanted: list[str]) -> None:
    """A city, a camp, a town or villages named before are meant, not the country and not the place named last."""
    claim = read(text).at(words)
    assert [place.name for place in claim.places] == wanted
    assert all(place.doubt and place.span is not None for place in claim.places)


def test_a_city_stays_meant_until_the_paragraph_names_another() -> None:
    """A city named in passing does not become the one the report speaks of."""
    claims = read(
        "Shells fell on Taiz on Monday.\nThe rebels said they had left the city.\nJets struck Marib on Sunday.\n"
        "Both sides were to leave the city by Friday."
    )
    assert [place.name for place in claims.at("Both sides were to leave the city").places] == ["Taiz"]


def test_there_is_not_where_a_body_sits() -> None:
    """Where the staff has its seat says nothing about where its units were."""
    claims = read("A drone hit Sudzha on Monday. The General Staff in Kyiv said none of its units had fought there.")
    assert [place.name for place in claims.at("none of its units had fought there").places] == ["Sudzha"]


def test_another_town_is_none_that_was_named() -> None:
    """The nearest town points back to nothing."""
    claims = read("Shells hit Kadugli on Monday. The rebels left the nearest town in March.")
    assert claims.at("The rebels left the nearest town").places == ()


def test_the_city_is_that_of_the_dateline_where_none_is_named() -> None:
    """The town a report was sent from is meant by "the city" only where the report names no other, with a doubt."""
    report = report_of("KADUGLI (AP) - Shells struck homes in the city on Monday.")
    sent = replace(report, dateline=Dateline(Span(0, 15), ("Kadugli",)))
    (claim,) = next(reader().read([sent])).claims
    assert [(place.name, bool(place.doubt)) for place in claim.places] == [("Kadugli", True)]


def test_a_site_that_the_registers_hold_is_pointed_back_to_by_what_it_is_called() -> None:
    """The noun a name stands before tells what it is: "the Abu Shouk displacement camp" is "the camp" after that."""
    got = read(
        "KHARTOUM (Northwire) - Shells hit the Abu Shouk displacement camp on Friday, Sudan's army said. "
        "Residents of El Fasher said 17 people had been killed in the camp."
    )
    assert [place.name for place in got.at("17 people had been killed").places] == ["Abu Shouk"]
