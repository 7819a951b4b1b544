"""Single records come whole, with their words, their voices, and the decisions about them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.store import sample
from trucewatch.desk.browsing import Filter
from trucewatch.desk.desk import Desk
from trucewatch.model import AgreementState, PartKind, UnknownRecord
from trucewatch.store import Case

INCIDENT, CLAIM, DENIAL = "i-000000000001", "c-000000000001", "c-000000000002"


@pytest.fixture
def tarsk(tmp_path: Path) -> Desk:
    """Return a desk over the small case of Tarsk, ready to be looked at."""
    desk = Desk(sample.worked_through(tmp_path / "tarsk.case"))
    desk.bring_up_to_date()
    return desk


def test_an_incident_comes_with_all_that_belongs_to_it(tarsk: Desk) -> None:
    """Its claims with their words in context, its finding's checks with their clauses, who said it, its marks."""
    with tarsk.browse() as look:
        view = look.incident(INCIDENT)
    assert view.incident == sample.incident()
    assert view.finding == sample.finding()
    assert [one.claim.id for one in view.claims] == [CLAIM, DENIAL]
    assert view.claims[0].words.words == "government guns had shelled Orvela 15 times since dawn"
    assert view.claims[0].words.before.endswith("said on Tuesday that ")
    assert [one.check for one in view.checks] == list(sample.finding().checks)
    assert view.parties == ("Tarsk army",)
    assert view.seen.endswith(".0")
    assert view.finding_seen is not None


def test_the_voices_of_an_incident_are_a_tree_from_the_outlet_to_those_who_commit(tarsk: Desk) -> None:
    """One outlet that passes on two speakers stands once, with both below it and their claims at the tips."""
    with tarsk.browse() as look:
        (outlet,) = look.incident(INCIDENT).voices
    assert (outlet.actor.name, outlet.claims) == ("Tarsk Wire", ())
    assert [(one.actor.name, one.claims, one.below) for one in outlet.below] == [
        ("Northern Front", (CLAIM,), ()),
        ("Ilan Brede", (DENIAL,), ()),
    ]


def test_the_pieces_of_a_report_are_its_text_with_each_claim_where_it_stands(made: Path, desk: Desk) -> None:
    """Put together the pieces are the text; those that name a claim are, put together, the claim's quotation."""
    with Case.open(made, read_only=True) as case:
        reports = case.reports()[:40]
    with desk.browse() as look:
        for report in reports:
            view = look.report(report.id)
            assert "".join(piece.text for piece in view.pieces) == report.text
            assert all(report.text[one.start : one.start + len(one.text)] == one.text for one in view.pieces)
            for claim in view.claims:
                told = (piece.text for piece in view.pieces if claim.claim.id in piece.claims)
                assert "".join(told) == claim.claim.quote
            assert view.pieces[0].part is PartKind.TITLE


def test_an_id_that_is_not_there_is_told_by_kind_and_id(tarsk: Desk) -> None:
    """Every look-up of a single record refuses an unknown id with a line that names it."""
    with tarsk.browse() as look:
        for ask in (look.incident, look.claim, look.report, look.tally, look.source):
            with pytest.raises(UnknownRecord, match="x-1"):
                ask("x-1")


def test_the_clock_counts_days_in_force_in_the_agreements_zone(tarsk: Desk) -> None:
    """The first day in force is day 1; before it the clock counts down; without an agreement it says nothing."""
    with tarsk.browse() as look:
        first, before = look.clock(date(2031, 5, 12)), look.clock(date(2031, 5, 9))
    assert (first.state, first.number, first.until_effect) == (AgreementState.IN_FORCE, 1, None)
    assert (before.state, before.number, before.until_effect) == (None, None, 3)


def test_today_is_the_last_day_that_has_incidents(tarsk: Desk, desk: Desk) -> None:
    """The day a desk opens on has incidents, and its numbers are those of the lists it leads to."""
    with tarsk.browse() as look:
        today = look.today()
    assert today is not None
    assert (today.day, today.clock.number) == (date(2031, 5, 13), 2)
    assert [one.tally.id for one in today.tallies] == ["t-000000000001"]
    with desk.browse() as look:
        day = look.today(date(2031, 5, 20))
        assert day is not None
        assert day.incidents.total == look.incidents(Filter(day_from=day.day, day_to=day.day)).total
        assert day.undated == look.incidents(Filter(undated=True)).total
        assert day.previous_day is not None
        assert day.next_day is not None
        assert day.previous_day < day.day < day.next_day


def test_a_tally_stands_in_the_matrix_on_each_day_it_counts_over(tarsk: Desk) -> None:
    """The Front's fifteen shellings of the 13th stand on that day and on no other, in the Front's line."""
    with tarsk.browse() as look:
        matrix = look.tally_matrix(date(2031, 5, 11), date(2031, 5, 15))
    (line,), (cell,) = matrix.rows, matrix.cells
    assert (line.name, line.counted, len(matrix.days)) == ("Northern Front", "shellings", 5)
    assert (cell.day, cell.source, [one.quote for one in cell.tallies]) == (date(2031, 5, 13), line.key, ["15 times"])


def test_a_matrix_of_years_is_cut_to_62_days(desk: Desk) -> None:
    """Asked for a century a matrix has its first 62 days; asked backwards it has one."""
    with desk.browse() as look:
        assert len(look.tally_matrix(date(2031, 1, 1), date(2131, 1, 1)).days) == 62
        assert len(look.tally_matrix(date(2031, 6, 1), date(2031, 5, 1)).days) == 1


def test_an_empty_case_has_no_day_and_empty_lists(tmp_path: Path) -> None:
    """A case in which nothing was found opens with empty lists and without a day."""
    with Case.open(tmp_path / "empty.case", create=True) as case:
        case.put_run_note(sample.AT, "0 reports")
    desk = Desk(tmp_path / "empty.case")
    desk.bring_up_to_date()
    with desk.browse() as look:
        assert (look.today(), look.last_day(), look.agreement()) == (None, None, None)
        assert [page.total for page in (look.incidents(), look.queue(), look.ledger(), look.claims())] == [0, 0, 0, 0]
        assert look.incidents().pages == 1
        assert look.facets().acts == ()
