"""Numbers and days as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from trucewatch.model import Bound, Count, DatedReason, Precision, Span, When
from trucewatch.publication.wording import amount_words, days_words, number_words, published_words, when_words

AT = Span(0, 1)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(26, 26, None, Bound.AT_LEAST, "air raids", "air raids", AT, "at least 26"), "at least 26"),
        (Count(250000, None, 250000, Bound.UP_TO, "deaths", "people", AT, "250,000"), "up to 250,000"),
        (Count(180, 180, 180, Bound.ABOUT, "raids", "raids", AT, "180", per="day"), "about 180"),
        (Count(None, 20, 30, Bound.EXACT, "deaths", "people", AT, "20 to 30"), "20 to 30"),
        (Count(None, 24, None, Bound.ABOUT, "deaths", "people", AT, "dozens"), "“dozens”"),
        (Count(2.5, 2.5, 2.5, Bound.EXACT, "tons", "tons", AT, "2.5"), "2.5"),
    ],
)
def test_an_amount_keeps_its_bound_and_its_vagueness(count: Count, words: str) -> None:
    """A number is shown with its bound; where the words give none, the words stand."""
    assert amount_words(count) == words


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_not_shown_as_one(number: float) -> None:
    """No broken number reaches the page."""
    assert number_words(number) == "a number out of range"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(date(2016, 2, 26), date(2016, 2, 26), Precision.DAY), "26 Feb 2016"),
        (When(date(2016, 2, 27), date(2016, 2, 28), Precision.HOUR, 18, 6), "27–28 Feb 2016, 18:00 to 06:00"),
        (When(date(2013, 1, 1), date(2013, 12, 31), Precision.YEAR), "2013"),
        (When(date(2013, 1, 1), date(2014, 12, 31), Precision.YEAR), "2013–2014"),
        (When(date(2016, 2, 27)), "from 27 Feb 2016"),
        (When(), "day not stated"),
    ],
)
def test_a_time_is_never_more_exact_than_it_is_known(when: When, words: str) -> None:
    """Years stay years, open ends stay open, nothing known is said to be so."""
    assert when_words(when) == words


def test_days_over_a_new_year_name_both_years() -> None:
    """An interval over two years cannot be misread."""
    assert days_words(date(2015, 12, 31), date(2016, 1, 1)) == "31 Dec 2015 – 1 Jan 2016"


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (DatedReason(date(2016, 3, 1), certain=True), "1 Mar 2016"),
        (DatedReason(None, date(2016, 2, 1), date(2016, 3, 1)), "between 1 Feb 2016 and 1 Mar 2016"),
        (DatedReason(None, date(2016, 2, 1)), "on or after 1 Feb 2016"),
        (DatedReason(None, None, date(2016, 2, 1)), "on or before 1 Feb 2016"),
        (DatedReason(), "day not known"),
    ],
)
def test_a_day_of_publication_shows_its_doubt(published: DatedReason, words: str) -> None:
    """Only a day the input itself carries is stated without “probably”."""
    assert published_words(published) == words
