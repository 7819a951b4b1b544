"""Whose army, police or ministry is meant where no country is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.claims.reading import Read, reader, report_of
from trucewatch.claims.whose import UNSETTLED
from trucewatch.model import Dateline, Span


def sent(text: str, *places: str) -> Read:
    """Return what is read in a report sent from a place."""
    report = replace(report_of(text), dateline=Dateline(Span(0, 1), places) if places else None)
    return Read(report, next(reader().read([report])))


SENT = (
    (
        "The Kremlin said Russian troops took a farm in Ukraine. Shells hit Odesa and Izium, the air force said.",
        "Kyiv",
        "Shells hit Odesa",
        "air:UA",
    ),
    (
        "Israeli warplanes bombed Tyre. Israeli troops stayed in Khiam. The health ministry said two people had died.",
        "Beirut",
        "two people had died",
        "moh:LB",
    ),
    (
        "French troops left Mali, Paris said. French officers flew from Gao and Kidal. The army said shells hit Mopti.",
        "Bamako",
        "shells hit Mopti",
        "mil:ML",
    ),
    (
        "Israeli troops entered Khiam. The Israeli army said it had fired. Shells fell near Tyre, the army said.",
        "Beirut",
        "Shells fell near Tyre",
        "mil:IL",
    ),
    (
        "Israeli troops entered Tyre in Lebanon. Hezbollah fired rockets at Israel, the army said.",
        "Beirut",
        "Hezbollah fired rockets",
        "mil:IL",
    ),
)


@pytest.mark.parametrize(("text", "place", "words", "speaker"), SENT)
def test_a_body_without_a_country_is_that_of_the_land_the_report_is_sent_from(
    text: str, place: str, words: str, speaker: str
) -> None:
    """An army named alone is that at home, unless another was named just before or is the one fired at."""
    assert sent(text, place).at(words).speaker.id == speaker


def test_foreign_troops_in_a_report_do_not_make_the_army_theirs() -> None:
    """Whose men are often named tells less than where the report is from: "the armed forces" are those at home."""
    text = "Rwandan troops shelled Minova. Rwandan soldiers left Sake in Congo. The armed forces shelled Masisi, residents said."
    (actor,) = sent(text, "Goma").at("The armed forces shelled Masisi").actors
    assert actor.id == "mil:CD"


def test_police_are_those_of_the_town_named() -> None:
    """Police are local: those of the place in the sentence, though another country's police spoke before."""
    text = "Indian police said shells fell on Uri. Police shot a man in Quetta and police shot a man in Lahore, residents said."
    (actor,) = sent(text, "Islamabad").at("shot a man in Quetta").actors
    assert actor.id == "police:PK"


def test_nobody_accuses_their_own_army() -> None:
    """The army that a government accuses is the other side's."""
    text = "Thai soldiers and Cambodian soldiers fought. Cambodia accused the army of shelling a temple."
    (actor,) = sent(text).at("shelling a temple").actors
    assert actor.id == "mil:TH"


def test_where_nothing_decides_the_words_are_kept_and_the_doubt_is_said() -> None:
    """Two sides with an army each, and nothing that tells: the army is nobody's, and the claim says so."""
    text = "Armenia and Azerbaijan traded charges.\nArmenia blamed Azerbaijan. The army said it had shelled a hill."
    claim = sent(text).at("it had shelled a hill")
    assert claim.speaker.id == "generic:mil"
    assert UNSETTLED in claim.doubts
    assert [actor.id for actor in claim.actors] == ["generic:mil"]


def test_a_mediator_is_not_the_owner_of_the_army_it_speaks_of() -> None:
    """Of a power abroad with no forces in the report, "the army" is not its own."""
    text = "Lebanese troops moved to Tyre and Khiam in Lebanon. Washington said the army had shelled Tyre."
    (actor,) = sent(text, "Beirut").at("the army had shelled Tyre").actors
    assert actor.id == "mil:LB"


def test_a_breakaway_regions_ministry_is_not_the_states() -> None:
    """What has ministries of its own without being a state keeps them: they are no voice of the state it left."""
    claim = sent("Azerbaijani troops fired. The breakaway region's defence ministry said shells fell.").at(
        "shells fell"
    )
    assert claim.speaker.name == "breakaway region's defence ministry"
    assert (claim.speaker.id, claim.speaker.family) == (None, None)
