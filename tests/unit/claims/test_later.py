"""An official unnamed in the lead whom the report names soon after."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import called, read

LEADS = (
    ("A rebel official said the army had shelled Sake on Monday.\n“We counted 12 shells,” said Deo Kambale, a senior "
    "rebel official.",
     "the army had shelled Sake on Monday", "Deo Kambale"),
    ("The militia will leave the port, an aide to the governor said.\nThe aide, Salim Barakat, said 300 fighters "
    "would go.",
     "The militia will leave the port", "Salim Barakat"),
    ("Talks will resume on Friday, a Qatari spokesman said.\n“Both sides will come,” spokesman Majid Haroun said.",
     "Talks will resume on Friday", "Majid Haroun"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), LEADS)
def test_the_official_of_the_lead_gets_the_name_given_later(text: str, words: str, name: str) -> None:
    """The claim of the lead is the named person's, with a doubt that says it is inferred."""
    claim = read(text).at(words)
    assert called(claim.speaker, name)
    assert any("lead" in doubt for doubt in claim.doubts)


@pytest.mark.parametrize(
    ("text", "words", "unnamed"),
    [
        ("A diplomat said the army had shelled Sake.\nPresident Emil Haas said the truce was holding.",
         "the army had shelled Sake", "diplomat"),
        ("Residents said the army had shelled Sake.\nThe mayor, Deo Kambale, said nobody was hurt.",
         "the army had shelled Sake", "residents"),
        ("An Israeli official said jets had struck Baalbek.\nLebanese minister Rima Saab said three people were "
        "killed.",
         "jets had struck Baalbek", "Israeli official"),
    ],
)  # fmt: skip
def test_another_person_named_later_is_not_the_official(text: str, words: str, unnamed: str) -> None:
    """Residents stay unnamed, and an official of one side is not the person of another side named later."""
    assert called(read(text).at(words).speaker, unnamed, "an " + unnamed)
