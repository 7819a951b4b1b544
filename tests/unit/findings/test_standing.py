from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.findings.builders import NORTH, agreement, claim, registers, syria
from trucewatch.findings.standing import Role, Roll
from trucewatch.model import Actor, Party, Quoted, Span


def role(name: str, **fields: str) -> tuple[Role, str]:
    """Return the role and key of a name under the Syrian agreement."""
    found = Roll(syria(), registers().actors).standing(Actor(name, **fields))  # type: ignore[arg-type]
    return found.role, found.key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Syrian army", "government"),
        ("Syrian government forces", "government"),
        ("Russian warplanes", "russia"),
        ("Russian-backed government forces", "government"),
        ("opposition-held areas", "armed_opposition"),
        ("rebel positions", "armed_opposition"),
        ("Turkish-backed rebels", "armed_opposition"),
        ("U.S.-led coalition", "united_states"),
        ("YPG fighters", "ypg"),
    ],
)
def test_names_with_plain_additions_are_the_party(name: str, key: str) -> None:
    """Forces, positions and held areas of somebody are that somebody; who backs them is another matter."""
    assert role(name) == (Role.PARTY, key)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Islamic State militants", Role.EXCLUDED),
        ("the al Qaeda-linked Nusra Front", Role.EXCLUDED),
        ("IS", Role.EXCLUDED),
        ("groups linked to the Nusra Front", Role.LINKED),
        ("Nusra-allied groups", Role.LINKED),
        ("former Nusra fighters", Role.LINKED),
        ("Islamic State of the Eastern Mountains", Role.LINKED),
        ("Iraqi army", Role.UNSETTLED),
        ("rebels and government forces", Role.UNSETTLED),
        ("us", Role.UNSETTLED),
        ("the separatists", Role.LABEL),
        ("Red Crescent aid convoy", Role.AID),
        ("a market", Role.CIVILIANS),
    ],
)
def test_only_the_named_group_is_left_out(name: str, expected: Role) -> None:
    """A group left out is itself and its fighters; those linked to it, and longer names, are not settled."""
    assert role(name)[0] is expected


def test_the_register_id_comes_before_the_words() -> None:
    """A body the register knows to be part of a party is the party, whatever it is called in the report."""
    assert role("a spokesman", id="air:SY") == (Role.PARTY, "government")


def test_a_body_met_alone_is_nobodys() -> None:
    """The word warplanes without an owner does not mean a foreign army."""
    found = Roll(agreement(), registers().actors).standing(Actor("warplanes", id="generic:air", kind="armed_forces"))
    assert found.role is Role.UNSETTLED


def test_those_who_watch_are_known_by_name() -> None:
    """A monitor the agreement names is neither party nor civilian."""
    found = Roll(agreement(), registers().actors).standing(Actor("River Mission"))
    assert found.role is Role.MONITOR


def kors(**changes: tuple[str, ...]) -> Roll:
    """Return the roll of a truce between a republic whose army is the Kors army and a league."""
    republic = Party("republic", "Republic of Kors", "republic", (), (), changes.get("republic", ("Kors army",)))
    league = Party("league", "Hill League", "league", (), (), changes.get("league", ("the League", "the committee")))
    return Roll(replace(agreement(), parties=(republic, league)), registers().actors)


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (Actor("Kors warplanes", kind="armed_forces"), (Role.PARTY, "republic")),
        (Actor("Kors troops", kind="armed_forces"), (Role.PARTY, "republic")),
        (Actor("Kors", kind="state"), (Role.PARTY, "republic")),
        (Actor("Kors fighters"), (Role.UNSETTLED, "kors fighters")),
        (Actor("Kors villagers"), (Role.CIVILIANS, "civilians")),
        (Actor("Meren warplanes", kind="armed_forces"), (Role.UNSETTLED, "meren warplanes")),
        (Actor("Meren", kind="state"), (Role.OUTSIDER, "meren")),
    ],
)
def test_forces_are_of_those_whose_army_bears_the_name(actor: Actor, expected: tuple[Role, str]) -> None:
    """Kors jets are of the side whose army is the Kors army; forces of an unknown name are nobody's, not an outsider's."""
    found = kors().standing(actor)
    assert (found.role, found.key) == expected


def test_a_name_that_two_armies_bear_is_nobodys() -> None:
    """Where both sides have a Kors army, Kors jets may be either's."""
    roll = kors(republic=("Kors army",), league=("Kors forces",))
    assert roll.standing(Actor("Kors jets", kind="armed_forces")).role is Role.UNSETTLED


def test_a_listed_name_is_known_without_its_article() -> None:
    """What is listed as "the League" is the League without its article, and only with its capital."""
    assert kors().standing(Actor("League")).key == "league"
    assert kors().standing(Actor("League fighters")).key == "league"
    assert kors().standing(Actor("a football league")).role is Role.UNSETTLED
    assert kors().standing(Actor("committee")).key == "league"
    assert kors(league=("Leaguers",)).standing(Actor("leaguers")).key == "league"


def test_our_jets_are_the_speakers() -> None:
    """What a speaker of a party calls ours in his own words is that party's; in another's words it is open."""
    quote = "Our jets struck the bank"
    jets = Actor("jets", words="jets", span=Span(4, 8))
    said = claim(speaker=NORTH, quoted=Quoted.DIRECT, quote=quote, span=Span(0, len(quote)), actors=(jets,))
    roll = Roll(agreement(), registers().actors)
    assert roll.standing_in(jets, said).key == "north"
    assert roll.standing_in(jets, replace(said, quoted=Quoted.INDIRECT)).role is Role.UNSETTLED
    assert roll.standing_in(jets, replace(said, speaker=Actor("Veran Radio"))).role is Role.UNSETTLED
