"""Time expressions in wire copy: found, and resolved against the day of writing."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Literal

import pytest

from trucewatch.grammars.times import Relation, TimeKind, find_times, resolve
from trucewatch.model import DatedReason, Precision, When

WEDNESDAY = date(2023, 8, 16)
KNOWN: Sequence[tuple[str, date | datetime]] = (
    ("announced", date(2023, 8, 9)),
    ("in_force", datetime(2023, 8, 12, tzinfo=UTC)),
)
Tense = Literal["past", "future"] | None


def read(text: str, tense: Tense = None, day: date = WEDNESDAY) -> When:
    """Resolve the only time of a text."""
    found = find_times(text)
    assert len(found) == 1, [one.words for one in found]
    return resolve(found[0], day, tense=tense, anchors=KNOWN)


def days(when: When) -> tuple[str | None, str | None]:
    """Write an interval's ends as text."""
    return (when.start.isoformat() if when.start else None, when.end.isoformat() if when.end else None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Guns fell silent in Orvale on Friday, medics said.", "on Friday"),
        ("Thursday's shelling was the worst yet.", "Thursday's"),
        ("Aid came on Monday and Tuesday under escort.", "on Monday and Tuesday"),
        ("The pause is to start by noon on Friday.", "by noon on Friday"),
        ("They met late on Sunday at the crossing.", "late on Sunday"),
        ("The envoy will return in the next day or two.", "in the next day or two"),
        ("Two days of talks ended, with 12 strikes in the past 24 hours.", "in the past 24 hours"),
        ("Talks are set for (June) 9th.", "for (June) 9th"),
        ("It was signed on Friday (Aug. 11) in the capital.", "on Friday (Aug. 11)"),
        ("Sirens sounded at 6 a.m. local time on Friday.", "at 6 a.m. local time on Friday"),
        ("The bridge opened in March last year.", "in March last year"),
        ("Shelling went on overnight near Orvale.", "overnight"),
        ("The road has been cut since the truce began.", "since the truce began"),
        ("It was hit by Friday's strike.", "Friday's"),
    ],
)
def test_an_expression_is_found_whole(text: str, words: str) -> None:
    """A time is found with its preposition and all its parts, and its span quotes the text."""
    found = find_times(text)[-1]
    assert found.words == words
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "The army may march 20 miles.",
        "Theresa May said so.",
        "26 may be dead.",
        "He sat in the sun with a second man.",
        "The 66-year-old spoke to Russia Today.",
        "Resolution 2254 and 2,014 people.",
        "A delay by two days was agreed.",
        "Around 180 people a day.",
    ],
)
def test_what_only_looks_like_a_time_is_left(text: str) -> None:
    """Modals, verbs, names, measures and counts are no times."""
    assert find_times(text) == []


@pytest.mark.parametrize(
    ("text", "tense", "start", "end"),
    [
        ("on Tuesday", "past", "2023-08-15", "2023-08-15"),
        ("on Wednesday", "past", "2023-08-16", "2023-08-16"),
        ("on Wednesday", "future", "2023-08-16", "2023-08-16"),
        ("on Saturday", "future", "2023-08-19", "2023-08-19"),
        ("on Monday and Tuesday", "past", "2023-08-14", "2023-08-15"),
        ("from Friday to Sunday", "future", "2023-08-18", "2023-08-20"),
        ("last Friday", "past", "2023-08-11", "2023-08-11"),
        ("last Wednesday", "past", "2023-08-09", "2023-08-09"),
        ("next Monday", "future", "2023-08-21", "2023-08-21"),
        ("Friday last week", "past", "2023-08-11", "2023-08-11"),
        ("since Saturday", "past", "2023-08-12", None),
        ("from Monday", "future", "2023-08-21", None),
        ("by Friday", "future", None, "2023-08-18"),
        ("before Sunday", "future", None, "2023-08-20"),
        ("until Monday", "future", None, "2023-08-21"),
        ("before Aug. 20", None, None, "2023-08-20"),
        ("yesterday", "past", "2023-08-15", "2023-08-15"),
        ("tomorrow", "future", "2023-08-17", "2023-08-17"),
        ("overnight", "past", "2023-08-15", "2023-08-16"),
        ("overnight", "future", "2023-08-16", "2023-08-17"),
        ("at midnight", "future", "2023-08-17", "2023-08-17"),
        ("by noon on Friday", "future", "2023-08-18", "2023-08-18"),
        ("in the past 24 hours", "past", "2023-08-15", "2023-08-16"),
        ("in the last two days", "past", "2023-08-15", "2023-08-16"),
        ("over the next five days", "future", "2023-08-16", "2023-08-21"),
        ("in recent weeks", "past", None, "2023-08-16"),
        ("last week", "past", "2023-08-07", "2023-08-13"),
        ("two weeks ago", "past", "2023-07-24", "2023-08-06"),
        ("this month", "past", "2023-08-01", "2023-08-16"),
        ("this month", "future", "2023-08-16", "2023-08-31"),
        ("this year", "past", "2023-01-01", "2023-08-16"),
        ("last year", "past", "2022-01-01", "2022-12-31"),
        ("last March", "past", "2023-03-01", "2023-03-31"),
        ("last September", "past", "2022-09-01", "2022-09-30"),
        ("in early July", "past", "2023-07-01", "2023-07-10"),
        ("mid-July", "past", "2023-07-11", "2023-07-20"),
        ("late last month", "past", "2023-07-21", "2023-07-31"),
        ("Four months of strikes", "past", "2023-04-16", "2023-08-16"),
        ("for two weeks", "future", "2023-08-16", "2023-08-30"),
        ("in 18 months", "future", "2025-01-01", "2025-03-31"),
        ("three days ago", "past", "2023-08-13", "2023-08-13"),
        ("an hour ago", "past", "2023-08-16", "2023-08-16"),
        ("over the weekend", "past", "2023-08-12", "2023-08-13"),
        ("on 7 June", "past", "2023-06-07", "2023-06-07"),
        ("on Sept. 5", "future", "2023-09-05", "2023-09-05"),
        ("from 20 to 25 July", "past", "2023-07-20", "2023-07-25"),
        ("June 3-5", "past", "2023-06-03", "2023-06-05"),
        ("26 February 2016", None, "2016-02-26", "2016-02-26"),
        ("2016-02-26", None, "2016-02-26", "2016-02-26"),
        ("in November 2020", "past", "2020-11-01", "2020-11-30"),
        ("in 2014", "past", "2014-01-01", "2014-12-31"),
        ("since 2011", "past", "2011-01-01", None),
        ("the 1990s", "past", "1990-01-01", "1999-12-31"),
        ("the summer of 2014", "past", "2014-06-01", "2014-08-31"),
        ("for a third consecutive day", "past", "2023-08-14", "2023-08-16"),
        ("on the third day of the truce", "past", "2023-08-14", "2023-08-14"),
        ("since the ceasefire came into force", "past", "2023-08-12", None),
        ("before the truce", "past", None, "2023-08-11"),
        ("since the deal was announced", "past", "2023-08-09", None),
        ("a day earlier", "past", None, "2023-08-15"),
    ],
)
def test_expressions_resolve_by_the_conventions_of_wire_copy(
    text: str, tense: Tense, start: str | None, end: str | None
) -> None:
    """Each form has one interval against a Wednesday, an open end being None."""
    assert days(read(text, tense)) == (start, end)


def test_a_month_day_far_off_in_its_tense_is_the_near_one() -> None:
    """The words "had been set for Sept. 5", told in the past in August, is next month and not last year."""
    assert days(read("for Sept. 5", "past")) == ("2023-09-05", "2023-09-05")


def test_next_weekday_of_the_same_week_stays_open() -> None:
    """The words "next Friday" on a Wednesday may be either Friday, so both lie in the interval."""
    when = read("next Friday", "future")
    assert days(when) == ("2023-08-18", "2023-08-25")
    assert when.precision is Precision.WEEK


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("late on Monday", (18, 24)),
        ("overnight", (18, 6)),
        ("at dawn", (4, 8)),
        ("Saturday morning", (5, 12)),
        ("at 0600 GMT", (6, 6)),
        ("at 6:30 p.m.", (18, 18)),
        ("between 6 p.m. and 9 p.m. on Friday", (18, 21)),
        ("on Friday", (None, None)),
        ("at midnight on Friday", (None, None)),
    ],
)
def test_parts_of_the_day_narrow_the_hours(text: str, hours: tuple[int | None, int | None]) -> None:
    """A part of a day gives hours; where the words leave open which midnight, there are none."""
    when = read(text, "past")
    assert (when.from_hour, when.to_hour) == hours


@pytest.mark.parametrize(
    "text", ["on Friday", "two weeks ago", "this month", "March 7", "overnight", "in the past 24 hours"]
)
def test_without_a_day_of_writing_nothing_is_invented(text: str) -> None:
    """A relative time has no days when nothing is known of the day of writing; its words are kept."""
    found = find_times(text)[0]
    when = resolve(found, DatedReason(), tense="past")
    assert not when.known
    assert when.words == text


@pytest.mark.parametrize("text", ["Feb. 30", "in the first hours", "every Friday", "since the start of the war"])
def test_a_time_nobody_can_tell_stays_unknown(text: str) -> None:
    """A day the calendar lacks, a habit and an event without a known day have no interval."""
    for found in find_times(text):
        assert resolve(found, WEDNESDAY, tense="past").precision is Precision.UNKNOWN


def test_an_absolute_date_needs_no_day_of_writing() -> None:
    """Words that carry their own year resolve even where the report has no date."""
    found = find_times("on 3 May 2021")[0]
    assert days(resolve(found, None)) == ("2021-05-03", "2021-05-03")


def test_a_report_dated_by_a_range_widens_the_result() -> None:
    """Between two possible days of writing, "yesterday" is either day before, and less exact than a day."""
    found = find_times("yesterday")[0]
    when = resolve(found, DatedReason(earliest=date(2023, 8, 16), latest=date(2023, 8, 18)), tense="past")
    assert days(when) == ("2023-08-15", "2023-08-17")
    assert when.precision is Precision.WEEK


def test_a_named_event_anchors_a_day_earlier() -> None:
    """The caller may say on which day the event told before lay."""
    found = find_times("two days later")[0]
    assert days(resolve(found, WEDNESDAY, tense="past", anchors=(("event", date(2023, 8, 10)),))) == (
        "2023-08-12",
        "2023-08-12",
    )


def test_kinds_and_relations_tell_what_was_read() -> None:
    """Callers can filter lengths of time and see how an expression stands to its time."""
    by_words = {
        found.words: found for found in find_times("For five years, until Friday, daily and since August 2015.")
    }
    assert by_words["For five years"].kind is TimeKind.LENGTH
    assert by_words["until Friday"].relation is Relation.UNTIL
    assert by_words["daily"].kind is TimeKind.RECURRING
    assert by_words["since August 2015"].relation is Relation.SINCE


def test_capitals_and_line_ends_change_nothing() -> None:
    """Upper-case copy and a hard-wrapped line read alike; a paragraph break parts two times."""
    assert [found.words for found in find_times("SHOTS WERE HEARD LATE ON\nMONDAY.")] == ["LATE ON\nMONDAY"]
    assert len(find_times("It came on Monday\n\nTuesday was calm.")) == 2


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("A column left in the last days of December.", "2024-12-25", "2024-12-31"),
        ("Breaches were seen in the week to 11 May.", "2025-05-05", "2025-05-11"),
        ("Nine lost a foot since mid-March.", "2025-03-15", None),
        ("The rest followed before the end of the month.", None, "2025-05-31"),
        ("They signed it on May 11 of that year.", "2023-05-11", "2023-05-11"),
        ("A line was cut earlier that day.", "2023-04-15", "2023-04-15"),
        ("Troops had fought there that night.", "2023-04-15", "2023-04-15"),
    ],
)
def test_the_edge_of_a_month_and_a_day_that_is_pointed_back_to(text: str, start: str | None, end: str | None) -> None:
    """Last days, a week to a day, and "that year" after an event of 15 April 2023 are the days the words say."""
    (found,) = find_times(text)
    when = resolve(found, date(2025, 5, 14), tense="past", anchors=(("event", datetime(2023, 4, 15)),))  # noqa: DTZ001
    assert (when.start and when.start.isoformat(), when.end and when.end.isoformat()) == (start, end)


def test_a_week_long_pause_is_no_time() -> None:
    """How long a pause is to be says nothing about when."""
    assert find_times("He asked for a week-long pause.") == []


FOUR_O_CLOCK = (("begins", datetime(2023, 8, 15, 4, tzinfo=UTC)),)


@pytest.mark.parametrize(
    ("text", "ends", "hours"),
    [
        ("Shells fell an hour after the truce took effect.", ("2023-08-15", "2023-08-15"), (4, 6)),
        ("Hours before the ceasefire began, jets struck.", ("2023-08-14", "2023-08-15"), (16, 4)),
        ("They fired shortly before the truce took effect.", ("2023-08-15", "2023-08-15"), (1, 4)),
        ("A drone hit it minutes after the ceasefire began.", ("2023-08-15", "2023-08-15"), (4, 5)),
        ("It broke down within hours of the truce taking effect.", ("2023-08-15", "2023-08-15"), (4, 16)),
        ("It fired two and a half hours before the start of the truce.", ("2023-08-15", "2023-08-15"), (0, 2)),
        ("Jets came an hour before the truce was due to begin.", ("2023-08-15", "2023-08-15"), (2, 4)),
        ("They shelled it on the eve of the truce.", ("2023-08-14", "2023-08-14"), (None, None)),
        ("They shelled it a day after the truce took effect.", ("2023-08-16", "2023-08-16"), (None, None)),
        ("They shelled it before the truce came into force.", (None, "2023-08-15"), (None, 4)),
        ("They shelled it after the truce came into force.", ("2023-08-15", None), (4, None)),
    ],
)
def test_what_is_counted_from_the_truce_stays_on_its_side_of_the_start(
    text: str, ends: tuple[str | None, str | None], hours: tuple[int | None, int | None]
) -> None:
    """An hour after the start is never before it, however few minutes or hours the words leave."""
    (found,) = find_times(text)
    when = resolve(found, WEDNESDAY, tense="past", anchors=FOUR_O_CLOCK)
    assert (days(when), (when.from_hour, when.to_hour)) == (ends, hours)


def test_what_is_counted_from_a_truce_nobody_dated_is_unknown() -> None:
    """Without the truce's own time, hours after it are at no time."""
    (found,) = find_times("Shells fell three hours after the truce took effect.")
    assert not resolve(found, WEDNESDAY, tense="past").known


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("It happened between 2 and 3 a.m. on Tuesday.", (2, 3)),
        ("It happened from 9-11 pm on Tuesday.", (21, 23)),
        ("It happened before dawn on Tuesday.", (0, 8)),
    ],
)
def test_a_stretch_of_hours_has_both_its_ends(text: str, hours: tuple[int, int]) -> None:
    """What stands once for two hours holds for both, and before dawn is the same day."""
    when = read(text, "past")
    assert (days(when), (when.from_hour, when.to_hour)) == (("2023-08-15", "2023-08-15"), hours)


@pytest.mark.parametrize(
    "text", ["The Azure Dawn Brigade left.", "Fighters of New Dawn left.", "The Midnight Falcons left."]
)
def test_a_part_of_the_day_inside_a_name_is_no_time(text: str) -> None:
    """A group may be called after the dawn."""
    assert find_times(text) == []
    assert [one.words for one in find_times("At Dawn they left.")] == ["At Dawn"]
