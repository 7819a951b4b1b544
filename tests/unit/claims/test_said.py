"""Cues: which word tells who says it, whose it is, and what it carries."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import sentence
from trucewatch.claims.said import Said, find_said
from trucewatch.model import SpeechAct


def cue(text: str, form: str) -> Said:
    """Return the cue of that form in a sentence."""
    found = [said for said in find_said(sentence(text)) if said.cue.text.lower() == form]
    assert found, f"{form} is no cue; cues are {[said.cue.text for said in find_said(sentence(text))]}"
    return found[0]


CUES = (
    ("The army said rebels had fired.", "said", "army", "fired"),
    ("Rebels had fired, the army said.", "said", "army", "fired"),
    ("“They fired,” said the general.", "said", "general", "fired"),
    ("Rebels, the general said, had fired first.", "said", "general", "fired"),
    ("The general told reporters that rebels had fired.", "told", "general", "fired"),
    ("The general announced that the truce was over.", "announced", "general", "over"),
    ("The general added that rebels had fled.", "added", "general", "fled"),
    ("Medics reported that nine people had died.", "reported", "Medics", "died"),
    ("The ministry confirmed the strike.", "confirmed", "ministry", "strike"),
    ("The mission recorded nine explosions.", "recorded", "mission", "explosions"),
    ("The army denied that it had fired.", "denied", "army", "fired"),
    ("The army denied firing.", "denied", "army", "firing"),
    ("The army rejected the claim.", "rejected", "army", "claim"),
    ("The army accused rebels of firing on its posts.", "accused", "army", "firing"),
    ("The army blamed the rebels for the fire.", "blamed", "army", "fire"),
    ("The envoy urged rebels to leave.", "urged", "envoy", "leave"),
    ("The envoy demanded that rebels leave.", "demanded", "envoy", "leave"),
    ("The rebels promised to leave.", "promised", "rebels", "leave"),
    ("The rebels threatened to return.", "threatened", "rebels", "return"),
    ("Residents fear rebels will return.", "fear", "Residents", "return"),
    ("Analysts believe the truce will hold.", "believe", "Analysts", "hold"),
    ("According to the army, rebels fired.", "according", "army", "fired"),
    ("Rebels fired, according to the army.", "according", "army", "fired"),
    ("The truce is dead, the minister tweeted on Sunday.", "tweeted", "minister", "dead"),
    ("The general insisted that the truce was holding.", "insisted", "general", "holding"),
    ("The envoy warned that the truce could collapse.", "warned", "envoy", "collapse"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "form", "speaker", "content"), CUES)
def test_a_cue_has_its_speaker_and_content(text: str, form: str, speaker: str, content: str) -> None:
    """Verbs of saying, finding, accusing, demanding and fearing know whose they are and what they carry."""
    said = cue(text, form)
    assert said.speaker is not None
    assert said.speaker.text == speaker
    carried = {word.text for word in said.content()}
    assert content in carried
    assert speaker not in carried


ACTS = (
    ("The army said rebels had fired.", "said", SpeechAct.ASSERT),
    ("The army denied that it had fired.", "denied", SpeechAct.DENY),
    ("The army accused rebels of firing on its posts.", "accused", SpeechAct.ACCUSE),
    ("The envoy urged rebels to leave.", "urged", SpeechAct.DEMAND),
    ("The rebels promised to leave.", "promised", SpeechAct.PROMISE),
    ("The rebels threatened to return.", "threatened", SpeechAct.THREATEN),
    ("The envoy warned that the truce could collapse.", "warned", SpeechAct.WARN),
    ("Residents fear rebels will return.", "fear", SpeechAct.FEAR),
    ("Residents hope rebels will leave.", "hope", SpeechAct.HOPE),
    ("Analysts expect rebels to leave.", "expect", SpeechAct.PREDICT),
    ("The army declined to comment.", "declined", SpeechAct.DECLINE),
    ("The army rejected the claim.", "rejected", SpeechAct.REJECT),
)


@pytest.mark.parametrize(("text", "form", "act"), ACTS)
def test_a_cue_tells_what_the_speaker_does(text: str, form: str, act: SpeechAct) -> None:
    """Saying, denying, accusing, demanding, promising, threatening and fearing are different acts."""
    assert cue(text, form).act is act


def test_hearsay_names_nobody() -> None:
    """The cues "reportedly" and "is believed to" have content and no speaker."""
    for text, form in (("Rebels reportedly fired.", "reportedly"), ("Rebels are believed to have fired.", "believed")):
        said = cue(text, form)
        assert said.speaker is None
        assert said.unnamed
        assert said.content()


@pytest.mark.parametrize(
    ("text", "form"), [("The army did not say who had fired.", "say"), ("He never confirmed the toll.", "confirmed")]
)
def test_a_negated_cue_is_marked(text: str, form: str) -> None:
    """The words "did not say" are a cue that is negated."""
    assert cue(text, form).negated


NO_CUES = (
    "The army observed the truce.",
    "The rebels claimed the town after a long siege.",
    "The minister will announce a date on Friday.",
    "Rebels recorded a song.",
    "The envoy saw the wall of the old town.",
    "Any new attack would add to the risks.",
    "The army acted according to plan.",
)


@pytest.mark.parametrize("text", NO_CUES)
def test_words_of_saying_used_otherwise_are_no_cues(text: str) -> None:
    """Keeping a truce, seeing a wall, adding to risks and acting according to plan report nothing."""
    assert [said.cue.text for said in find_said(sentence(text))] == []


def test_a_relay_is_found_beside_the_cue() -> None:
    """Who quotes is the relay, who is quoted the speaker."""
    said = cue("TASS quoted the general as saying rebels had fired.", "quoted")
    assert said.relay is not None
    assert said.speaker is not None
    assert (said.relay.text, said.speaker.text) == ("TASS", "general")


def test_cues_come_outermost_first() -> None:
    """Of two cues the one that holds the other comes first."""
    found = find_said(sentence("The agency said the army denied that it had fired."))
    assert [said.cue.text for said in found] == ["said", "denied"]
