from __future__ import annotations

from trucewatch.reports.inputs import Draft
from trucewatch.reports.record_fields import field_key, has_text_field, record_draft


def test_field_names_are_compared_loosely() -> None:
    """Case, spaces, hyphens and a byte-order mark do not matter."""
    assert field_key("\ufeffFull-Text ") == "full_text"
    assert has_text_field(["Headline", "Body"])
    assert not has_text_field(["Headline"])


def test_a_record_becomes_a_draft() -> None:
    """Other names of the fields are known; an unreadable date leaves the report undated."""
    draft = record_draft({"Headline": " Truce ", "Body": "It held.", "source": "AP", "date": "soon", "n": 3}, 4)
    assert isinstance(draft, Draft)
    assert (draft.title, draft.text, draft.publisher, draft.record) == ("Truce", "It held.", "AP", 4)
    assert draft.published.best is None


def test_why_a_record_is_none() -> None:
    """The words say what is missing."""
    assert record_draft({"title": "x"}, 1) == "no text field"
    assert record_draft({"text": ["x"]}, 1) == "a text field that holds no text"
    assert record_draft({"text": "\n"}, 1) == "an empty text field"
