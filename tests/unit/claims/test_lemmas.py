"""Base forms of words."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import sentence, word
from trucewatch.claims.lemmas import Lemmas

FORMS = (
    ("The shells fell on two villages.", "fell", "fall"),
    ("The shells fell on two villages.", "villages", "village"),
    ("Rebels were fleeing.", "fleeing", "flee"),
    ("Rebels were fleeing.", "were", "be"),
    ("The army has shot three men.", "shot", "shoot"),
    ("The army has shot three men.", "men", "man"),
    ("The army withdrew.", "withdrew", "withdraw"),
    ("The truce didn't hold.", "n't", "not"),
    ("They've struck.", "'ve", "have"),
    ("They've struck.", "struck", "strike"),
    ("He said it’ll hold.", "'ll", "will"),
    ("Both armies accused rebels.", "armies", "army"),
    ("Both armies accused rebels.", "accused", "accuse"),
    ("Bellal said no.", "Bellal", "bellal"),
    ("Casualties rose.", "Casualties", "casualty"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "form", "wanted"), FORMS)
def test_words_have_their_base_form(text: str, form: str, wanted: str) -> None:
    """Verbs, nouns and short forms are looked up by their base form; names stay as they are."""
    assert word(sentence(text), form).lemma == wanted


def test_an_exception_comes_before_a_rule() -> None:
    """An irregular form beats the suffix rule, and an unknown word loses its suffix."""
    lemmas = Lemmas({"verb": [["ed", "e"], ["ed", ""]]}, {"verb": {"fled": ["flee"]}}, {"verb": ["shell"]})
    assert [lemmas.lemma(form, "VBD") for form in ("fled", "shelled", "zorbed")] == ["flee", "shell", "zorbe"]


def test_a_tag_without_base_forms_leaves_the_word() -> None:
    """Prepositions and punctuation are their own base form."""
    assert Lemmas({}, {}, {}).lemma("against", "IN") == "against"
