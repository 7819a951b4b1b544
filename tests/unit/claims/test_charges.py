"""Charges and claims told in the passive: the act charged, who charges, and who only passes it on."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import called, read
from trucewatch.model import EventType

CHARGED = (
    ("The army has been accused by Amnesty International of bombing markets.", "bombing markets"),
    ("The army has been accused of bombing markets by Amnesty International.", "bombing markets"),
    ("The army was blamed by Amnesty International for shelling villages.", "shelling villages"),
)


@pytest.mark.parametrize(("text", "words"), CHARGED)
def test_a_charge_in_the_passive_gives_the_act(text: str, words: str) -> None:
    """Who is accused by somebody of an act does the act in the accuser's words, wherever "by" stands."""
    claim = read(text).at(words)
    assert called(claim.speaker, "Amnesty International")
    assert claim.event_type in (EventType.AIR_STRIKE, EventType.SHELLING)
    assert [actor.kind for actor in claim.actors] == ["armed_forces"]


PASSED_ON = (
    ("The militia, quoted by the SITE group, said shells had hit the port.", "militia", "SITE Intelligence Group"),
    ("According to a report by the BBC, which cited two nurses, shells had hit the port.", "nurses", "BBC"),
    ("The governor's remarks that shells had hit the port were carried by Al Jazeera.", "governor", "Al Jazeera"),
    ("The RSF's claim that shells had hit the port was repeated by Al Jazeera.", "Rapid Support Forces", "Al Jazeera"),
    ("A spokesman for the RSF, in comments to Al Jazeera, denied that shells had hit the port.",
     "spokesman for the RSF", "Al Jazeera"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "relay"), PASSED_ON)
def test_who_passes_words_on_is_a_relay(text: str, speaker: str, relay: str) -> None:
    """Who quotes, cites, repeats or carries somebody's words stands between them and the outlet."""
    claim = read(text).at("shells had hit the port")
    assert called(claim.speaker, speaker), claim.speaker
    assert [one.name for one in claim.relays[1:]] == [relay]


def test_a_claim_told_of_keeps_its_own_verb() -> None:
    """The parser takes "used" for a word of the drones; the claim is that they were used, and that is not the outlet's."""
    got = read("The army's claim that the RSF used drones was repeated by Al Jazeera.")
    claim = got.at("the RSF used drones")
    assert called(claim.speaker, "army")
    assert claim.quote == "the RSF used drones"
    assert [actor.name for actor in claim.actors] == ["Rapid Support Forces"]


PARTED: tuple[tuple[str, str, str, list[str]], ...] = (
    ("Local activists reported a raid on Sel; a mayor, quoted by Al Jazeera, said shells had hit the port.",
     "shells had hit the port", "mayor", ["Al Jazeera"]),
    ("Nine people were abducted by soldiers, a priest said by phone; other residents put their number at 12.",
     "Nine people were abducted", "priest", []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "words", "speaker", "relays"), PARTED)
def test_a_semicolon_parts_two_voices(text: str, words: str, speaker: str, relays: list[str]) -> None:
    """Whoever is cited on the other side of a semicolon is no relay of the words on this side."""
    claim = read(text).at(words)
    assert called(claim.speaker, speaker), claim.speaker
    assert [one.name for one in claim.relays[1:]] == relays


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Abel Lund told reporters that talks had failed, but that shells had hit the port.",
            "shells had hit the port",
        ),
        ("Abel Lund told a briefing that rebels had opened fire, that one man had died.", "rebels had opened fire"),
    ],
)
def test_each_that_goes_on_with_what_was_told(text: str, words: str) -> None:
    """Of several clauses with "that" each is told by the same speaker, whatever the parser hangs it from."""
    assert called(read(text).at(words).speaker, "Abel Lund")


def test_a_report_issued_by_somebody_speaks_for_them() -> None:
    """An update issued by a body is that body's voice."""
    got = read("According to an update issued by the World Food Programme, shells had hit the port.")
    assert called(got.at("shells had hit the port").speaker, "World Food Programme")


def test_troops_withdrawn_are_of_whoever_withdraws_them() -> None:
    """In "X called on Y to withdraw its troops" the troops are Y's, and nobody is harmed by their going."""
    claim = read("Washington called on Rwanda to withdraw its troops from Goma.").at("withdraw its troops")
    assert [actor.id for actor in claim.actors] == ["state:RW"]
    assert claim.targets == ()
