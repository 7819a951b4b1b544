"""Laws of the time grammar: words are quoted exactly, nothing is invented, the same text reads the same."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.grammars.times import find_times, resolve
from trucewatch.model import DatedReason, Precision

WORDS = (
    "on", "since", "by", "before", "until", "from", "the", "last", "next", "this", "past", "two", "three", "24",
    "weeks", "days",
    "hours", "month", "year", "ago", "Monday", "Friday", "Saturday", "morning", "overnight", "yesterday", "March",
    "7", "2021", "and",
    "to", ",", ".", "truce", "began", "of", "day", "first", "early", "late", "noon", "midnight", "for", "in", "a",
    "said", "\n", "\n\n",
)  # fmt: skip
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
days = st.dates(date(1950, 1, 1), date(2080, 12, 31))
tenses = st.sampled_from(("past", "future", None))
PHRASES = (
    "on Tuesday", "last Friday", "yesterday", "overnight", "since Saturday", "in the past 24 hours",
    "two weeks ago", "last week",
    "for five years", "tomorrow", "over the next five days", "on Monday and Tuesday", "late on Sunday",
    "in 18 months", "at dawn",
)  # fmt: skip


@given(texts)
def test_every_time_quotes_its_text(text: str) -> None:
    """Whatever the text, each expression's words stand at its span, in order, none over another."""
    end = 0
    for found in find_times(text):
        assert text[found.start : found.end] == found.words
        assert found.start >= end
        end = found.end


@given(texts, st.one_of(st.none(), days), tenses)
def test_resolving_never_fails_and_ends_never_cross(text: str, day: date | None, tense: object) -> None:
    """Every expression resolves, with its start not after its end, its words kept, and no precision without a day."""
    for found in find_times(text):
        when = resolve(found, day, tense=tense)  # type: ignore[arg-type]
        assert when.words == found.words
        assert when.start is None or when.end is None or when.start <= when.end
        assert when.known or when.precision is Precision.UNKNOWN


@given(st.sampled_from(PHRASES), days, st.integers(0, 20), st.integers(0, 20), tenses)
def test_a_range_of_days_widens_to_hold_each_reading(
    phrase: str, first: date, width: int, step: int, tense: object
) -> None:
    """What the words mean on any possible day of writing lies inside what they mean for the range."""
    found = find_times(phrase)[0]
    wide = resolve(found, DatedReason(earliest=first, latest=first + timedelta(days=width)), tense=tense)  # type: ignore[arg-type]
    one = resolve(found, first + timedelta(days=min(step, width)), tense=tense)  # type: ignore[arg-type]
    assert wide.start is None or (one.start is not None and wide.start <= one.start)
    assert wide.end is None or (one.end is not None and wide.end >= one.end)


@given(st.sampled_from(PHRASES), tenses)
def test_nothing_is_known_without_a_day_of_writing(phrase: str, tense: object) -> None:
    """Relative words have no days of their own: the clock is never asked."""
    assert not resolve(find_times(phrase)[0], DatedReason(), tense=tense).known  # type: ignore[arg-type]
