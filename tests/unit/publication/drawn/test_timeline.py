from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from trucewatch.model import Verdict
from trucewatch.publication.drawn.timeline import TimelineAsked, draw_timeline
from trucewatch.publication.drawn.told import DayTold
from trucewatch.publication.drawn.writing import write_timeline

FIRST = date(2031, 5, 1)


def link(first: date, last: date) -> str:
    """Return where a bar leads."""
    return f"/map?day_from={first}&day_to={last}"


def days(number: int, step: int = 1) -> list[DayTold]:
    """Make days with incidents, so many days apart."""
    return [DayTold(FIRST + timedelta(days=n * step), ((Verdict.CANNOT_TELL, 1 + n % 3),)) for n in range(number)]


@pytest.mark.parametrize(
    ("told", "step"), [(days(20), "day"), (days(200), "week"), (days(900), "month"), (days(40, 366), "year")]
)
def test_bars_stay_wide_enough_to_point_at(told: list[DayTold], step: str) -> None:
    """A long time is told in weeks, months or years; every incident stays in one bar."""
    made = draw_timeline(told, TimelineAsked(link))
    assert made is not None
    assert made.step == step
    assert len(made.stretches) <= 92
    assert sum(one.incidents for one in made.stretches) == sum(day.incidents for day in told)
    assert (made.before, made.after) == (None, None)
    assert all(one.last >= one.first for one in made.stretches)
    assert all(
        two.first == one.last + timedelta(days=1) for one, two in zip(made.stretches, made.stretches[1:], strict=False)
    )


def test_a_lone_day_of_another_decade_is_told_beside_the_bars() -> None:
    """One incident of long ago does not press a fortnight into one bar; it is counted as not drawn."""
    told = [DayTold(date(1997, 3, 2), ((Verdict.CANNOT_TELL, 1),)), *days(14)]
    made = draw_timeline(told, TimelineAsked(link))
    assert made is not None
    assert made.step == "day"
    assert made.before is not None
    assert (made.before.first, made.before.incidents, made.after) == (date(1997, 3, 2), 1, None)
    assert "1 incident of other days not drawn" in made.description


def test_a_day_nothing_tells_of_has_no_bar_and_no_zero() -> None:
    """Silence is left empty: no bar, no link, and the description says what that is not."""
    made = draw_timeline(
        [days(1)[0], DayTold(FIRST + timedelta(days=3), ((Verdict.APPARENT_VIOLATION, 2),))], TimelineAsked(link)
    )
    assert made is not None
    assert [one.incidents for one in made.stretches] == [1, 0, 0, 2]
    root = ET.fromstring(write_timeline(made, "By day"))  # noqa: S314 -- our own words
    assert len(root.findall(".//{*}a")) == 2
    assert "not a day without violations" in (root.findtext("{*}desc") or "")


def test_a_bar_counts_the_incidents_that_begin() -> None:
    """What lasted over several days stands once: bar and description say that it is at the first of them."""
    made = draw_timeline([DayTold(FIRST, ((Verdict.CANNOT_TELL, 2),))], TimelineAsked(link))
    assert made is not None
    assert made.stretches[0].title == "1 May 2031: first day of 2 incidents: 2 cannot tell"
    assert "An incident over several days stands at the first of them" in made.description


def test_layers_stand_on_each_other_and_fill_the_bar() -> None:
    """The verdicts of a day make one bar without gaps, in proportion."""
    made = draw_timeline(
        [DayTold(FIRST, ((Verdict.APPARENT_VIOLATION, 1), (Verdict.CANNOT_TELL, 3)))], TimelineAsked(link)
    )
    assert made is not None
    low, high = made.stretches[0].layers
    assert low.verdict is Verdict.APPARENT_VIOLATION
    assert high.y + high.height == pytest.approx(low.y, abs=0.2)
    assert low.y + low.height == pytest.approx(made.floor, abs=0.2)
    assert high.height == pytest.approx(3 * low.height, abs=0.3)


def test_the_days_chosen_and_the_day_in_force_are_marked() -> None:
    """The bar chosen says so to those who do not see it; the day of effect is written out."""
    made = draw_timeline(days(10), TimelineAsked(link, (FIRST, FIRST + timedelta(days=1)), FIRST + timedelta(days=4)))
    assert made is not None
    assert [one.chosen for one in made.stretches[:3]] == [True, True, False]
    assert made.effect is not None
    assert made.effect.words == "in force 5 May 2031"
    text = write_timeline(made, "By day")
    assert text.count('aria-current="true"') == 2
    assert "/map?day_from=2031-05-01&amp;day_to=2031-05-01" in text


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_day_at_the_end_of_the_calendar_is_drawn(day: date) -> None:
    """A misread year 1 or 9999 stops no drawing."""
    made = draw_timeline([DayTold(day, ((Verdict.CANNOT_TELL, 1),)), *days(3)], TimelineAsked(link))
    assert made is not None
    assert sum(one.incidents for one in made.stretches) + sum(
        one.incidents for one in (made.before, made.after) if one is not None
    ) == 1 + sum(one.incidents for one in days(3))


def test_bars_of_different_verdicts_differ_without_colour() -> None:
    """Each verdict fills its part of a bar with a pattern of its own, so that it can be told apart in print."""
    told = [DayTold(FIRST, tuple((verdict, 2) for verdict in Verdict))]
    made = draw_timeline(told, TimelineAsked(link))
    assert made is not None
    root = ET.fromstring(write_timeline(made, "By day"))  # noqa: S314 -- our own words
    fills = [bar.attrib["fill"] for bar in root.findall(".//{*}rect[@fill]")]
    patterns = {one.attrib["id"]: one for one in root.findall(".//{*}pattern")}
    shapes = set()
    for fill in fills:
        pattern = patterns[fill.removeprefix("url(#").removesuffix(")")]
        drawn = [
            (part.tag, part.attrib.get("width"), part.attrib.get("height"), part.attrib["class"]) for part in pattern
        ]
        shapes.add((pattern.attrib.get("patternTransform"), tuple(drawn)))
    assert len(fills) == len(shapes) == len(Verdict)


def test_no_days_make_no_timeline() -> None:
    """Where no incident has a day there is nothing to draw."""
    assert draw_timeline([], TimelineAsked(link)) is None
