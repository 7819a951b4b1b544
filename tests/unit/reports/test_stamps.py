from __future__ import annotations

from datetime import date

import pytest

from trucewatch.reports.stamps import full_date, stamped


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("3 March 2016", date(2016, 3, 3)),
        ("March 3, 2016", date(2016, 3, 3)),
        ("Mar. 3rd, 2016", date(2016, 3, 3)),
        ("2016-03-03T10:00:00Z", date(2016, 3, 3)),
        ("03.04.2016", date(2016, 4, 3)),
        ("23/04/2016", date(2016, 4, 23)),
        ("04/23/2016", date(2016, 4, 23)),
        ("03/04/2016", None),
        ("31 February 2016", None),
        ("March 2016", None),
        ("3 March", None),
    ],
)
def test_full_dates(words: str, day: date | None) -> None:
    """A date counts when day, month and year are there and their order leaves no doubt."""
    assert full_date(words) == day


def test_the_first_date_in_the_words_wins() -> None:
    """Where two dates stand, the one written first is taken, whatever its form."""
    assert full_date("Posted March 3, 2016, changed 2016-03-05") == date(2016, 3, 3)


@pytest.mark.parametrize(
    "words", ["Tue, 01 Mar 2016 23:30:00 -0500", "2016-03-01T23:30:00-05:00", "20160301", "1 March 2016, 11:30 pm"]
)
def test_metadata_dates_keep_the_day_as_written(words: str) -> None:
    """The day is the one in the stamp's own zone, certain, and its reason quotes the stamp."""
    dated = stamped(words, "published field")
    assert dated is not None
    assert (dated.best, dated.certain, dated.reasons) == (date(2016, 3, 1), True, (f"published field: {words}",))


@pytest.mark.parametrize("words", ["", "yesterday", "0001-01-01", "9999-12-31", "1456790400", "Tue, 45 Mar 2016"])
def test_what_is_no_likely_date_is_none(words: str) -> None:
    """Words without a date, and years no report was published in, give nothing."""
    assert stamped(words, "published field") is None
