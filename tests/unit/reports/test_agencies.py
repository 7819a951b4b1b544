from __future__ import annotations

import pytest

from trucewatch.reports.agencies import outlet_in, outlet_named


@pytest.mark.parametrize("mark", ["AP", "ap", "A.P.", "The Associated Press", "Associated Press"])
def test_an_outlet_is_known_by_any_of_its_marks(mark: str) -> None:
    """Spelling, dots, case and article do not matter."""
    assert outlet_named(mark) == "Associated Press"


def test_an_unknown_name_is_no_outlet() -> None:
    """A person's name is not taken for an outlet."""
    assert outlet_named("Jane Roe") is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Jane Roe | Reuters", "Reuters"),
        ("© 2025 Agence France-Presse", "AFP"),
        ("Copyright 2025 The Associated Press. All rights reserved.", "Associated Press"),
        ("Jane Roe, Staff Writer", None),
    ],
)
def test_an_outlet_is_found_among_other_words(words: str, name: str | None) -> None:
    """Bylines and copyright lines name their outlet between commas, bars and stops."""
    assert outlet_in(words) == name
