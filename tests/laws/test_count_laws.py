"""Laws of the count grammar: words quoted exactly, no number for vague words, no side read differently."""

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.grammars.counts import find_counts
from trucewatch.model import Bound

WORDS = (
    "at", "least", "more", "than", "about", "up", "to", "two", "five", "twenty-one", "10", "1,234", "1.5",
    "million", "dozens", "several",
    "a", "the", "of", "people", "soldiers", "civilians", "air", "raids", "were", "was", "killed", "wounded", "died",
    "and", "including",
    "including", "between", "percent", "km", "days", "a day", "in the past 24 hours", ",", ".", "“", "”", "\n", "$",
    "-", "others", "one",
)  # fmt: skip
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
SENTENCES = (
    "{} shells killed at least 21 soldiers and four civilians.",
    "{} forces broke the truce 15 times, killing dozens.",
    "Five people died and 12 were wounded when {} guns fired more than 30 rockets.",
)


@given(texts)
def test_every_count_quotes_its_text(text: str) -> None:
    """Whatever the text, each count's words stand at its span, in order, none over another."""
    end = 0
    for count in find_counts(text):
        assert count.span.quote(text) == count.words
        assert count.span.start >= end
        end = count.span.end


@given(texts)
def test_limits_hold_the_value(text: str) -> None:
    """A lower limit is never above the value or the upper limit, and an exact count has all three alike."""
    for count in find_counts(text):
        assert count.unit
        assert count.low is None or count.high is None or count.low <= count.high
        if count.bound is Bound.EXACT:
            assert count.value == count.low == count.high


@given(
    st.sampled_from(SENTENCES),
    st.sampled_from(("Army", "Rebel", "Coalition", "Militia")),
    st.sampled_from(("Northern", "Allied")),
)
def test_swapping_the_sides_changes_no_count(sentence: str, one: str, other: str) -> None:
    """The same words about another party give the same numbers, bounds and units."""
    first = [(c.value, c.bound, c.unit, c.per) for c in find_counts(sentence.format(one))]
    second = [(c.value, c.bound, c.unit, c.per) for c in find_counts(sentence.format(other))]
    assert first == second
    assert first


@given(
    st.sampled_from(("several", "many", "dozens of", "hundreds of", "a number of")),
    st.sampled_from(("villages", "people", "shells")),
)
def test_a_vague_quantity_has_no_number(words: str, noun: str) -> None:
    """The words "several" is not three: no value and no limits come from words that name none."""
    found = find_counts(f"They saw {words} {noun} there.")
    assert [(c.value, c.low, c.high) for c in found] == [(None, None, None)]
