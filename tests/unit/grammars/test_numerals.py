"""Numbers as people write them."""

import pytest

from trucewatch.grammars.numerals import number_value, ordinal_value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,234", 1234.0), ("1.234", 1.234), ("two hundred and fifty", 250.0), ("half a million", 500_000.0),
        ("three dozen", 36.0), ("1.5 million", 1_500_000.0), ("two hundred thousand", 200_000.0), ("ninety-nine", 99.0),
        ("a hundred", 100.0), ("2 lakh", 200_000.0),
    ],
)  # fmt: skip
def test_numbers_have_the_value_their_words_say(words: str, value: float) -> None:
    """A number in digits, words or a mix of both has one value."""
    assert number_value(words) == value


@pytest.mark.parametrize("words", ["dozens", "several", "", "the", "a"])
def test_words_without_a_number_have_no_value(words: str) -> None:
    """A vague quantity is not a number, and neither is nothing."""
    assert number_value(words) is None


@pytest.mark.parametrize(
    ("words", "rank"), [("third", 3), ("22nd", 22), ("twenty-first", 21), ("three", None), ("th", None)]
)
def test_ordinals_have_a_rank(words: str, rank: int | None) -> None:
    """An ordinal names a rank; a plain number does not."""
    assert ordinal_value(words) == rank
