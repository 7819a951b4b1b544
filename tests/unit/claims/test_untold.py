"""Free indirect speech: sentences without a cue that go on with what somebody was just said to say."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import OUTLET, called, read

GOES_ON = (
    ("Soldiers burned the farm, a herder said. His house was looted.", "His house was looted", "herder"),
    ("Soldiers burned the farm, a herder said. Two of his brothers were shot.", "his brothers were shot", "herder"),
    ("Soldiers burned the farm, a herder said. He hid in a well until dawn.", "He hid in a well", "herder"),
    ("RSF adviser Musa Lund said troops left. Residents fled, he said. Two of his brothers were shot.", "brothers were shot",
     "Musa Lund"),
    ("The shelling was a crime, according to Amnesty International. It had been deliberate.", "It had been deliberate",
     "Amnesty International"),
    ("Rebels shelled the market, the mayor said. It was a massacre.", "It was a massacre", "mayor"),
    ("Soldiers burned the farm, residents said. They had run to the river at dawn.", "They had run", "residents"),
    ("Two shells hit the clinic, a nurse said. There had been no warning.", "no warning", "nurse"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "words", "speaker"), GOES_ON)
def test_what_only_the_teller_can_know_or_judge_is_the_tellers(text: str, words: str, speaker: str) -> None:
    """A judgement, what is the teller's own, or the past before the past: the teller's words, with the doubt said."""
    claim = read(text).at(words)
    assert called(claim.speaker, speaker), claim.speaker
    assert any(doubt.startswith("no words say whose this is") for doubt in claim.doubts)


OUTLETS = (
    ("The army said it had retaken Bara. It had lost the town in May.", "lost the town"),
    ("The president said talks would go on. His party won the vote in the north.", "party won the vote"),
    ("The president said talks would go on. He took office in 2019.", "took office"),
    ("Rebels shelled the market, the mayor said. Shells also hit a school on Monday.", "hit a school"),
    ("Gunmen took six hostages, police said. They were freed on Monday after talks.", "freed on Monday"),
    ("Soldiers burned the farm, a herder said.\nHis brother was killed in a raid.", "brother was killed"),
    ("A mother of four said soldiers had come. His house was looted.", "house was looted"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "words"), OUTLETS)
def test_without_a_strong_sign_a_sentence_is_the_outlets(text: str, words: str) -> None:
    """Background, other events and what stands in a new paragraph stay in the outlet's own voice."""
    assert read(text).at(words).speaker.name == OUTLET


def test_what_is_judged_has_no_doer() -> None:
    """In "it had been deliberate" the deed is judged: whoever judges it did not do it."""
    text = "The shelling was a crime, according to Amnesty International. It had been deliberate."
    assert read(text).at("It had been deliberate").actors == ()
