"""Corrections laid over a claim: each field, where its words stand, and when the machine has moved under one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache

import pytest

from tests.unit.store import sample
from trucewatch.ledger import changes_as_text
from trucewatch.ledger.corrections import Settled, added_claim, laid_over, overtaken
from trucewatch.ledger.saying_fields import check_words, read_time, time_words, words_of
from trucewatch.model import (
    Bound,
    Certainty,
    Change,
    ClaimField,
    Decision,
    DecisionKind,
    EventType,
    InputError,
    Marked,
    Mood,
    PlacePrecision,
    Polarity,
    Precision,
    SpeechAct,
    When,
)
from trucewatch.registers import Registers

F = ClaimField
AT = datetime(2031, 5, 14, tzinfo=UTC)


@lru_cache(maxsize=1)
def names() -> Settled:
    """Return names settled against the general registers."""
    return Settled(Registers.load())


def correction(*changes: Change, kind: DecisionKind = DecisionKind.CORRECT, marked: Marked | None = None) -> Decision:
    """Return a correction."""
    return Decision("d-1", "c-1", "", kind, "Amal", AT, "why", changes_as_text(changes, marked))


@pytest.mark.parametrize(
    ("field", "words", "name", "value"),
    [
        (F.EVENT_TYPE, "air_strike", "event_type", EventType.AIR_STRIKE),
        (F.MOOD, "planned", "mood", Mood.PLANNED),
        (F.CERTAINTY, "possible", "certainty", Certainty.POSSIBLE),
        (F.TIME, "unknown", "time", When()),
        (F.TARGET, "unknown", "targets", ()),
        (F.COUNTS, "unknown", "counts", ()),
    ],
)
def test_each_field_reads_as_corrected(field: ClaimField, words: str, name: str, value: object) -> None:
    """A corrected field holds what the person wrote, and every other field what the machine read."""
    claim = sample.claim()
    laid = laid_over(claim, [correction(Change(field, words))], names())
    assert getattr(laid, name) == value
    assert replace(laid, **{name: getattr(claim, name)}) == claim


def test_names_are_settled_against_the_registers() -> None:
    """A name the registers hold gets its id, kind and family; another one stays a name with a doubt."""
    change = (Change(F.ACTOR, "Syrian army; River Guards"), Change(F.PLACE, "Homs; Nowhere Mill"))
    laid = laid_over(sample.claim(), [correction(*change)], names())
    assert [(one.id, one.family) for one in laid.actors] == [("mil:SY", "state:SY"), (None, None)]
    assert (laid.places[0].country, laid.places[0].precision) == ("SY", PlacePrecision.SETTLEMENT)
    assert laid.places[1].doubt == "the registers do not hold this name"


def test_a_corrected_name_quotes_its_words_where_it_stands_in_the_claim() -> None:
    """A corrected place that stands in the claim's words points at them; one that does not points at nothing."""
    claim = sample.claim()
    here, there = (
        laid_over(claim, [correction(Change(F.PLACE, name))], names()).places[0] for name in ("Orvela", "Pell")
    )
    assert here.span is not None
    assert here.span.quote(sample.TEXT) == "Orvela"
    assert there.span is None


def test_a_corrected_count_quotes_the_number_it_corrects() -> None:
    """A count of a number that stands in the words quotes it; any other one quotes the claim."""
    claim = sample.claim()
    laid = laid_over(claim, [correction(Change(F.COUNTS, "at least 15 shells; 3-4 deaths"))], names())
    shells, deaths = laid.counts
    assert (shells.low, shells.high, shells.bound) == (15, None, Bound.AT_LEAST)
    assert (deaths.value, deaths.low, deaths.high) == (None, 3, 4)
    assert all(one.span.quote(sample.TEXT) == one.words for one in laid.counts)
    assert (shells.words, deaths.words) == ("15 times", claim.quote)


def test_a_corrected_polarity_turns_a_plain_statement_into_a_denial() -> None:
    """An assertion whose polarity is turned is a denial; an accusation stays one."""
    stated = replace(sample.claim(), act=SpeechAct.ASSERT)
    turned = [correction(Change(F.POLARITY, "-"))]
    assert laid_over(stated, turned, names()).act is SpeechAct.DENY
    accused = laid_over(sample.claim(), turned, names())
    assert (accused.act, accused.polarity) == (SpeechAct.ACCUSE, Polarity.NEGATIVE)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("2031-05-13", When(date(2031, 5, 13), date(2031, 5, 13), Precision.DAY)),
        ("2031-05", When(date(2031, 5, 1), date(2031, 5, 31), Precision.MONTH)),
        ("2031-12", When(date(2031, 12, 1), date(2031, 12, 31), Precision.MONTH)),
        ("since 2031-05-13", When(date(2031, 5, 13), None, Precision.DAY)),
        ("until 2031-05-13", When(None, date(2031, 5, 13), Precision.DAY)),
        ("2031-05-12 18 to 2031-05-13 06", When(date(2031, 5, 12), date(2031, 5, 13), Precision.HOUR, 18, 6)),
        ("unknown", When()),
    ],
)
def test_times_are_read_as_written(words: str, when: When) -> None:
    """A time in words is that time, and said again it is the same time."""
    assert read_time(words) == when
    said = read_time(time_words(when))
    assert (said.start, said.end, said.from_hour, said.to_hour) == (when.start, when.end, when.from_hour, when.to_hour)


@pytest.mark.parametrize(
    "words", ["Tuesday", "2031-13-01", "2031-02-30", "2031-05-13 to 2031-05-12", "0000", "2031-05 25"]
)
def test_what_is_no_time_is_refused(words: str) -> None:
    """Days that do not exist, ends before beginnings and words are refused in one line."""
    with pytest.raises(InputError, match="is no time"):
        check_words(F.TIME, words, sample.claim())


def test_every_field_can_be_said_and_read_again() -> None:
    """What a claim has in a field, given back as a correction, leaves the claim as it is in what it says."""
    claim = sample.claim()
    for field in ClaimField:
        said = words_of(claim, field)
        check_words(field, said, claim)
        laid = laid_over(claim, [correction(Change(field, said))], names())
        assert words_of(laid, field) == said


def test_an_added_claim_stands_on_its_words() -> None:
    """Words marked in a report make a claim of them; words that no longer stand there, or were erased, make none."""
    report = sample.report()
    span = sample.span_of("An army spokesman, Ilan Brede, denied it")
    marked = Marked(span.start, span.end, span.quote(sample.TEXT))
    said = (Change(F.EVENT_TYPE, "denial"), Change(F.SPEAKER, "Ilan Brede"))
    claim = added_claim(report, correction(*said, kind=DecisionKind.ADD, marked=marked), names())
    assert claim is not None
    assert (claim.quote, claim.speaker.name, claim.event_type) == (marked.words, "Ilan Brede", EventType.DENIAL)
    elsewhere = replace(marked, start=marked.start + 1, end=marked.end + 1)
    assert added_claim(report, correction(*said, kind=DecisionKind.ADD, marked=elsewhere), names()) is None
    erased = replace(correction(*said, kind=DecisionKind.ADD, marked=marked), value=None)
    assert added_claim(report, erased, names()) is None


def test_a_correction_is_overtaken_when_the_machine_reads_a_third_thing() -> None:
    """Read as before, or as the person said, nothing was overtaken; read as a third thing, the change is named."""
    change = Change(F.PLACE, "Pell", was="Orvela")
    assert overtaken(sample.claim(), correction(change)) == ()
    read = {name: replace(sample.claim(), places=(replace(sample.ORVELA, name=name),)) for name in ("Pell", "Tarsk")}
    assert overtaken(read["Pell"], correction(change)) == ()
    assert overtaken(read["Tarsk"], correction(change)) == (change,)


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\x00", "\x1b", "\x85", "\ufeff", "\udc80"])
@pytest.mark.parametrize("field", [F.SPEAKER, F.ACTOR, F.TARGET, F.PLACE])
def test_a_corrected_name_holds_nothing_that_nobody_sees(field: F, hidden: str) -> None:
    """A name a person types goes into exports as it is: what turns its direction round, or cannot be seen, is refused."""
    with pytest.raises(InputError, match=f"{field.value}: U\\+{ord(hidden):04X} stands in it"):
        check_words(field, f"Orvela{hidden}Tarn", sample.claim())


@pytest.mark.parametrize("name", ["مجلس الوادي", "\u200fמועצה\u200f", "سازمان\u200cها", "Zoë O’Hara"])
def test_a_name_in_any_script_may_be_typed(name: str) -> None:
    """Letters of every script, and the marks and joiners their writing needs, are names as people write them."""
    check_words(F.SPEAKER, name, sample.claim())
    assert words_of(sample.claim(), F.SPEAKER) != name
