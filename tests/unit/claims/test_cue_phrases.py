"""Set phrases that say something: held responsible, blamed on, ruled out, complained, put a toll at, had no comment."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import called, names, read, sentence
from trucewatch.claims.said import find_said
from trucewatch.model import SpeechAct


@pytest.mark.parametrize(
    ("text", "deed", "accused"),
    [
        ("The army held the rebels responsible for the attack on the dam.", "the attack on the dam", "rebels"),
        ("Kinshasa blamed the massacre of 30 farmers on the M23.", "the massacre of 30 farmers", "m23"),
        ("The raid was blamed by residents on the Allied Democratic Forces.", "The raid", "allied democratic forces"),
        ("Police laid the blame for the blast on separatists.", "the blast", "separatists"),
        ("The strike was widely attributed to Israel.", "The strike", "israel"),
        ("Lebanon filed a complaint against Israel over air strikes on Nabatieh.", "air strikes on Nabatieh", "israel"),
    ],
)
def test_whom_a_deed_is_laid_on_is_accused_of_it(text: str, deed: str, accused: str) -> None:
    """Whoever a deed is laid on did it in the speaker's words, and suffered nothing by it."""
    claim = read(text).at(deed)
    assert claim.act is SpeechAct.ACCUSE
    assert names(claim.actors) == {accused}
    assert accused not in names(claim.targets)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The minister ruled out a truce before winter.", "minister"),
        ("The coroner put the number of dead at nine.", "coroner"),
    ],
)
def test_who_rules_out_or_puts_a_figure_speaks(text: str, speaker: str) -> None:
    """What is ruled out, and a toll put at a number, is the speaker's word and not the reporter's."""
    (claim,) = read(text).claims
    assert called(claim.speaker, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy put the map on the table.",
        "The army held the bridge for two days.",
        "The archive holds letters from 1921.",
        "Rebels laid mines on the road.",
        "The engineers reached the dam at noon.",
    ],
)
def test_the_same_verbs_otherwise_say_nothing(text: str) -> None:
    """Holding a bridge, putting a map down and reaching a dam are no sayings."""
    assert find_said(sentence(text)) == []
