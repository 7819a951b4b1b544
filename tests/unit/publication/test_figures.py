"""Tallies and casualties: numbers beside each other, never added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.unit.publication import builders
from trucewatch.model import Bound, Claim, Extent, Mood, When
from trucewatch.publication.briefing import Briefing, CaseFile
from trucewatch.publication.composing import compose
from trucewatch.publication.days import Side
from trucewatch.publication.drawing import draw
from trucewatch.publication.figures import casualties_section, chart, harms, tallies_section, tally_lines
from trucewatch.publication.html import render
from trucewatch.publication.sitrep import Chart, Table


def test_a_tally_row_gives_source_relays_period_and_bound() -> None:
    """A tally is shown with whose it is, through whom, over which period, and what may be compared."""
    (table,) = tallies_section(CaseFile(builders.briefing())).blocks
    assert isinstance(table, Table)
    cells = ["; ".join("".join(run.text for run in line) for line in cell) for cell in table.rows[0].cells]
    assert cells == [
        "ceasefire mission",
        "Northwire; Radio Ombra",
        "13–14 May 2031 (“in 24 hours”)",
        "violations",
        "nobody named",
        "9",
        "not gone through",
        "The mission counted 9 violations in 24 hours",
        "only with counts of the same hours that name nobody",
    ]


def test_the_day_in_short_names_each_count_with_its_source() -> None:
    """Counts stand beside each other in one line, each with whose it is, a repeated one once."""
    reprinted = replace(builders.TALLY, id="t-again")
    case = CaseFile(replace(builders.briefing(), tallies=(builders.TALLY, reprinted)))
    (line,) = tally_lines(case)
    assert "".join(run.text for run in line) == (
        "Counts by the sources themselves, not added up: ceasefire mission 9 violations"
    )
    assert tally_lines(CaseFile(replace(builders.briefing(), tallies=()))) == ()


def test_no_tally_is_silence_and_not_zero() -> None:
    """Where nobody counts, the section says that silence is not zero."""
    section = tallies_section(CaseFile(replace(builders.briefing(), tallies=())))
    assert section.blocks == ()
    assert "silence is not zero" in section.notes[0][0].text


def test_casualties_stand_on_their_side_of_the_start() -> None:
    """Numbers are laid out before and after the agreement took effect, each as said."""
    section = casualties_section(CaseFile(builders.briefing()))
    tables = {block.anchor: block for block in section.blocks if isinstance(block, Table)}
    assert list(tables) == ["casualties-before", "casualties-after"]
    assert tables["casualties-before"].rows[0].cells[2][0][0].text == "40"
    assert tables["casualties-after"].rows[0].cells[2][0][0].text == "3"


def test_casualties_without_a_number_are_kept_as_not_known() -> None:
    """A voice that gives no number is shown, and its number is not known rather than zero."""
    silent = replace(builders.KILLED, counts=())
    case = CaseFile(replace(builders.briefing(), claims=(silent,)))
    assert [harm.count for harm in harms(case)] == [None]
    (table,) = (block for block in casualties_section(case).blocks if isinstance(block, Table))
    assert table.rows[0].cells[2][0][0].text == "not known"


def test_casualties_after_the_day_reported_on_are_left_out() -> None:
    """A report for a day does not tell of later days."""
    case = CaseFile(builders.briefing(builders.OLD.time.start))
    assert {harm.claim.id for harm in harms(case)} == {builders.OLD.id}


def test_the_chart_leaves_out_totals_and_what_is_not_told_as_done() -> None:
    """Running totals and planned or denied events are never drawn beside single events."""
    total = replace(builders.KILLED, id="c-total", extent=Extent.TOTAL)
    feared = replace(builders.KILLED, id="c-feared", mood=Mood.PREDICTED)
    case = CaseFile(replace(builders.briefing(), claims=(builders.KILLED, total, feared)))
    drawn = chart(case, harms(case))
    assert drawn is not None
    assert [bar.claims for bar in drawn.bars] == [(builders.KILLED.id,)]


def test_a_lower_bound_is_drawn_open() -> None:
    """“At least” is drawn with an arrow and written in words."""
    (count,) = builders.KILLED.counts
    open_count = replace(count, bound=Bound.AT_LEAST, high=None)
    case = CaseFile(replace(builders.briefing(), claims=(replace(builders.KILLED, counts=(open_count,)),)))
    drawn = chart(case, harms(case))
    assert isinstance(drawn, Chart)
    assert (drawn.bars[0].open, drawn.bars[0].shown) == ("up", "at least 3 killed")


def test_a_drawing_keeps_bars_inside_and_divides_before_from_after() -> None:
    """The longest bar fills the field, the line stands between before and after."""
    case = CaseFile(builders.briefing())
    drawn = chart(case, harms(case))
    assert drawn is not None
    drawing = draw(drawn)
    assert drawing.divider is not None
    assert drawing.bars[0].y < drawing.divider < drawing.bars[1].y
    assert all(drawing.left + bar.length + bar.faint <= drawing.width for bar in drawing.bars)


def test_no_casualty_figures_draw_no_chart() -> None:
    """With nothing to draw there is no empty chart."""
    case = CaseFile(Briefing(as_of=builders.EFFECT, zone="UTC"))
    assert chart(case, ()) is None
    assert "silence is not zero" in casualties_section(case).notes[0][0].text


def test_only_single_events_are_drawn() -> None:
    """A war's toll and a daily rate would dwarf or mislead: they stand in the tables, the rate on neither side."""
    (held,) = builders.KILLED.counts
    case = builders.briefing()

    def bars(changed: Claim) -> int:
        claims = tuple(changed if one.id == changed.id else one for one in case.claims)
        file = CaseFile(replace(case, claims=claims))
        drawn = chart(file, harms(file))
        return len(drawn.bars) if drawn is not None else 0

    every = bars(builders.KILLED)
    assert every > 0
    war = replace(builders.KILLED, time=replace(builders.KILLED.time, start=None))
    long = replace(builders.KILLED, time=replace(builders.KILLED.time, start=date(2031, 4, 1)))
    rate = replace(builders.KILLED, counts=(replace(held, per="day"),), time=replace(builders.KILLED.time, words=None))
    assert [bars(changed) for changed in (war, long, rate)] == [every - 1] * 3
    sides = [harm.side for harm in harms(CaseFile(replace(case, claims=(rate,)))) if harm.claim.id == rate.id]
    assert sides == [Side.UNCLEAR]


def test_a_long_table_of_statements_is_folded() -> None:
    """Many single statements open on demand, so that what matters stays in sight; all of them are there."""
    many = tuple(replace(builders.KILLED, id=f"c-{number}") for number in range(9))
    section = casualties_section(CaseFile(replace(builders.briefing(), claims=many)))
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    assert (table.folded, len(table.rows)) == (True, 9)
    page = render(compose(replace(builders.briefing(), claims=many, incidents=(), findings=())))
    assert page.count("<details") == page.count("</details>")
    assert "(9 rows)" in page


def test_a_time_taken_over_from_the_text_around_is_neither_drawn_nor_a_side() -> None:
    """What only the sentence before dates is not drawn after the start: its time is not stated."""
    taken = replace(builders.KILLED, time=replace(builders.KILLED.time, words=None))
    case = CaseFile(replace(builders.briefing(), claims=(taken, builders.OLD)))
    assert [harm.side for harm in harms(case) if harm.claim.id == taken.id] == [Side.UNCLEAR]
    drawn = chart(case, harms(case))
    assert drawn is not None
    assert [bar.claims for bar in drawn.bars] == [(builders.OLD.id,)]
    tables = {block.anchor: block for block in casualties_section(case).blocks if isinstance(block, Table)}
    (row,) = tables["casualties-unclear"].rows
    assert row.cells[0][0][0].text == "time not stated; the text around it tells of 14 May 2031"


def test_only_counts_over_the_day_stand_among_the_days_counts() -> None:
    """Last year's count told today is named as such, an undated one apart; none of a side's counts goes unsaid."""
    last_year = When(date(2030, 1, 1), date(2030, 12, 31))
    old = replace(builders.TALLY, id="t-old", source=builders.ARMY, period=last_year)
    undated = replace(builders.TALLY, id="t-undated", source=builders.COUNCIL, period=When())
    case = CaseFile(replace(builders.briefing(), tallies=(old, undated, builders.TALLY)))
    assert ["".join(run.text for run in line) for line in tally_lines(case)] == [
        "Counts by the sources themselves, not added up: ceasefire mission 9 violations",
        "Counts told this day over a time not stated: Valley council 9 violations",
        "1 count told this day over other or longer times: in the table",
    ]
    (table,) = tallies_section(case).blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 3


def test_the_days_own_counts_come_first() -> None:
    """A count over the day stands in the table before one that was only told on it."""
    old = replace(builders.TALLY, id="t-old", source=builders.ARMY, period=When(date(2030, 1, 1), date(2030, 12, 31)))
    case = CaseFile(replace(builders.briefing(), tallies=(old, builders.TALLY)))
    (table,) = tallies_section(case).blocks
    assert isinstance(table, Table)
    assert [row.cells[0][0][0].text for row in table.rows] == ["ceasefire mission", "Tarsk army"]
