"""Parses mended where the parser does not see that somebody speaks, or who."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import sentence, word
from trucewatch.claims.speech_repairs import mend_speech
from trucewatch.claims.words import Sentence


def mended(text: str) -> Sentence:
    """Return the sentence after mending."""
    found = sentence(text)
    mend_speech(found)
    return found


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Aid workers fear the army will bomb the camp.", "fear", "workers"),
        ("The junta blamed groups linked to the Arakan Army for firing rockets.", "blamed", "junta"),
        ("SANA, quoting a military source, said the army had begun withdrawing.", "said", "SANA"),
        (
            "On the ground, said Michel Nsengi, head of the local Red Cross, volunteers had found bodies.",
            "said",
            "Nsengi",
        ),
    ],
)
def test_a_speech_verb_has_its_subject(text: str, verb: str, subject: str) -> None:
    """Who fears, blames, is cited by or stands behind "said" is the verb's subject."""
    found = word(mended(text), verb).kid("nsubj")
    assert found is not None
    assert found.text == subject


def test_a_name_behind_a_title_is_the_title_s() -> None:
    """In "its envoy to the U.N., Solange Uwera, told" the name is the envoy's."""
    found = mended("Rwanda has no interest in it, its envoy to the U.N., Solange Uwera, told the council.")
    assert word(found, "Uwera").head is word(found, "envoy")


def test_what_is_said_beside_a_denial_is_not_denied() -> None:
    """In "denied that A, saying B" the speaker says B."""
    found = mended("The general denied that his men had killed boys, saying the report was false.")
    assert word(found, "saying").head is word(found, "denied")


def test_a_denial_behind_an_inserted_speaker_is_about_what_was_said() -> None:
    """In "A, the rebels said, which the army denies" what is denied is A."""
    found = mended("Troops have overrun the hills, the rebels said, which the army denies.")
    assert word(found, "denies").head is word(found, "overrun")


def test_other_sentences_keep_their_parse() -> None:
    """A sentence in which everybody has a verb and a subject is left as it is."""
    text = "The rebels, quoting scripture, said they would leave the town that the army wants."
    before = [(one.text, one.head.i, one.dep) for one in sentence(text).words]
    assert [(one.text, one.head.i, one.dep) for one in mended(text).words] == before
