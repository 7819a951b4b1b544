"""The index follows the ledger at once, a run makes it anew, and an older case gets one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.store import sample
from trucewatch.desk.browsing import Browsing, Filter, Why
from trucewatch.desk.browsing.upgrading import reindex
from trucewatch.desk.deciding import Decided, Wish
from trucewatch.desk.desk import Desk
from trucewatch.desk.settings import Settings
from trucewatch.model import CaseError, Conflict, DecisionKind, Incident, Standing, Verdict
from trucewatch.store import Case
from trucewatch.store.migrations import MIGRATIONS, migrate

INDEX = (
    "report_index",
    "claim_index",
    "incident_index",
    "incident_party",
    "claim_voice",
    "source_index",
    "tally_index",
    "waiting_index",
    "place_index",
    "record_standing",
    "record_change",
)


def decided(path: Path, about: str, kind: DecisionKind, value: str | None = None) -> Decided:
    """Decide something."""
    return Desk(path).decide(Wish(about, kind, "Ines Fohr", "so it seems", value))


def waiting_finding(look: Browsing) -> str:
    """Return the first finding that waits."""
    return next(one.waiting.record for one in look.queue(size=500).items if one.waiting.kind == "finding")


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return everything in the index."""
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in INDEX}  # noqa: S608


def test_a_decision_shows_at_once_in_every_list(own: Path) -> None:
    """Confirmed, an incident's standing is seen by another desk, counted in the facets, and out of the queue."""
    desk, other = Desk(own), Desk(own)
    with desk.browse() as look:
        finding = waiting_finding(look)
        before, number = look.queue().total, look.change_number
        incident = next(one.id for one in look.incidents(size=500).items if one.finding == finding)
        confirmed = look.incidents(Filter(standing=Standing.CONFIRMED)).total
    decided(own, finding, DecisionKind.CONFIRM)
    with other.browse() as look:
        assert look.incident(incident).finding_standing.standing is Standing.CONFIRMED
        assert look.incident(incident).row.standing is Standing.CONFIRMED
        assert look.incidents(Filter(standing=Standing.CONFIRMED)).total == confirmed + 1
        assert look.queue().total < before
        assert finding not in [one.waiting.record for one in look.queue(size=500).items]
        assert look.change_number == number + 1


def weighed(path: Path) -> tuple[Incident, Incident, Incident]:
    """Let linking have weighed one armed incident near to two others, the second nearer; return the three."""
    with Case.open(path) as case:
        one, less, more = [made for made in case.incidents() if made.armed][:3]
        pairs = ((less, -1.2), (more, -0.4))
        case.put_possible_merges(
            replace(sample.possible_merge(one.id, other.id, weight), claims=(one.claims[0], other.claims[0]))
            for other, weight in pairs
        )
        reindex(case, Settings())
    return one, less, more


def offers(path: Path, incident: Incident) -> list[str]:
    """Return the ids of the incidents that a page offers to merge with."""
    with Desk(path).browse() as look:
        return [one.row.id for one in look.merges(incident.id)]


def test_merges_are_offered_likeliest_first_until_somebody_decides_on_claims_of_the_two(own: Path) -> None:
    """A page offers what was weighed near; once a claim of each is held apart, neither page nor queue offers it."""
    one, less, more = weighed(own)
    with Desk(own).browse() as look:
        first, second = look.merges(one.id)
        queued = [(row.waiting.record, row.waiting.other) for row in look.queue(cause=Why.MERGE).items]
    assert [first.row.id, second.row.id] == [more.id, less.id]
    assert (first.why[0], first.why_not) == ("both place it in Orvela", ("at least one leaves open who acts",))
    assert queued == [(one.id, more.id), (one.id, less.id)]
    assert offers(own, more) == [one.id]
    decided(own, one.claims[0], DecisionKind.SPLIT, more.claims[0])
    assert (offers(own, one), offers(own, more)) == ([less.id], [])
    with Desk(own).browse() as look:
        assert [row.waiting.other for row in look.queue(cause=Why.MERGE).items] == [less.id]


def test_a_rejected_incident_is_offered_to_none(own: Path) -> None:
    """Nobody is asked whether an event is the same as one that a person rejected."""
    one, less, more = weighed(own)
    decided(own, more.id, DecisionKind.REJECT)
    assert offers(own, one) == [less.id]


def test_a_withdrawn_decision_puts_its_record_back_where_it_was(own: Path) -> None:
    """Taken back, a decision leaves queue and lists as they were, and the ledger with both lines."""
    with Desk(own).browse() as look:
        finding = waiting_finding(look)
        queue = [one.waiting.record for one in look.queue(size=500).items]
    made = decided(own, finding, DecisionKind.REJECT)
    decided(own, finding, DecisionKind.WITHDRAW, made.entry.id)
    with Desk(own).browse() as look:
        assert [one.waiting.record for one in look.queue(size=500).items] == queue
        lines = look.ledger(about=finding).items
    assert [line.decision.kind for line in lines] == [DecisionKind.WITHDRAW, DecisionKind.REJECT]
    assert {line.standing_now for line in lines} == {Standing.PROPOSED}


def test_the_mark_of_the_queue_is_the_one_that_deciding_takes(own: Path) -> None:
    """What the queue and the pages hand out as seen is accepted, and refused once somebody else decided."""
    with Desk(own).browse() as look:
        waiting = look.queue().items[0].waiting
    Desk(own).decide(Wish(waiting.record, DecisionKind.CONFIRM, "Ines Fohr", "seen so", seen=waiting.seen))
    with pytest.raises(Conflict, match="Ines Fohr"):
        Desk(own).decide(Wish(waiting.record, DecisionKind.REJECT, "Tomas Weil", "seen so", seen=waiting.seen))


def test_a_standing_says_stale_once_the_record_is_made_anew_and_waits_again(own: Path) -> None:
    """A confirmed finding that a run makes with another verdict is stale in the list, in the queue and in the count."""
    with Desk(own).browse() as look:
        finding = waiting_finding(look)
    decided(own, finding, DecisionKind.CONFIRM)
    with Case.open(own) as case:
        changed = (
            replace(one, verdict=Verdict.OUTSIDE_AGREEMENT, hangs_on=None) if one.id == finding else one
            for one in case.findings()
        )
        case.put_findings(tuple(changed))
        case.put_run_note(datetime(2031, 9, 22, tzinfo=UTC), "again")
        reindex(case, Settings())
    with Desk(own).browse() as look:
        stale = look.incidents(Filter(standing=Standing.STALE))
        waiting = {one.waiting.record: one.waiting for one in look.queue(size=500).items}
        assert [one.finding for one in stale.items] == [finding]
        assert waiting[finding].standing is Standing.STALE
        assert str(int(Why.STALE)) in [one.value for one in look.queue_causes()]
        assert look.incident(stale.items[0].id).finding_standing.standing is Standing.STALE


def test_the_list_and_the_page_never_differ_on_a_standing(own: Path) -> None:
    """After many decisions of every kind, each row's standing is what its page works out from the ledger."""
    with Desk(own).browse() as look:
        findings = [one.waiting.record for one in look.queue(size=500).items if one.waiting.kind == "finding"]
    kinds = (DecisionKind.CONFIRM, DecisionKind.REJECT)
    for number, finding in enumerate(findings[:12]):
        made = decided(own, finding, kinds[number % 2])
        if number % 3 == 0:
            decided(own, finding, DecisionKind.WITHDRAW, made.entry.id)
    with Desk(own).browse() as look:
        for row in look.incidents(size=500).items:
            view = look.incident(row.id)
            own_standing, tested = view.standing.standing, view.finding_standing.standing
            assert row.standing is (tested if own_standing is Standing.PROPOSED else own_standing)


def test_what_is_new_is_what_came_after_the_number(own: Path) -> None:
    """Since the last number nothing is new; a decision made after it is; a run's new incident is, unchanged ones are not."""
    with Desk(own).browse() as look:
        number = look.change_number
        finding = waiting_finding(look)
        assert look.news(number).decision_count == look.news(number).incident_count == 0
    made = decided(own, finding, DecisionKind.CONFIRM)
    with Case.open(own) as case:
        case.put_incidents((*case.incidents(), replace(case.incidents()[0], id="i-new")))
        case.put_run_note(datetime(2031, 9, 22, tzinfo=UTC), "again")
        reindex(case, Settings())
    with Desk(own).browse() as look:
        news = look.news(number)
        assert [one.decision.id for one in news.decisions] == [made.entry.id]
        assert (news.incidents, news.incident_count, news.changed_count, news.report_count) == (("i-new",), 1, 0, 0)
        assert look.news(look.change_number).incident_count == 0


def test_the_number_of_a_moment_is_the_last_change_before_it(own: Path) -> None:
    """Asked for a moment before everything the number is 0; for one after everything it is today's."""
    with Desk(own).browse() as look:
        assert look.number_at(datetime(2030, 1, 1, tzinfo=UTC)) == 0
        assert look.number_at(datetime(2099, 1, 1, tzinfo=UTC)) == look.change_number == Desk(own).change_number()


def test_an_erased_reason_is_a_change_and_shows_nowhere(own: Path) -> None:
    """Erasing a reason raises the number, and the ledger's line says that it was taken out."""
    with Desk(own).browse() as look:
        line = look.ledger().items[0]
        number = look.change_number
    with Case.open(own) as case:
        case.erase_words(line.decision.id)
    with Desk(own).browse() as look:
        assert look.change_number == number + 1
        erased = look.ledger().items[0].decision
    assert erased.erased
    assert line.decision.reason not in erased.reason


def test_the_index_of_the_same_records_is_the_same(own: Path) -> None:
    """Made again, the index has the same rows, cell for cell."""
    before = rows(own)
    with Case.open(own) as case:
        reindex(case, Settings())
    assert rows(own) == before


def test_a_case_of_an_older_program_is_brought_up_to_date_with_one_line(tmp_path: Path) -> None:
    """A case with the tables of version 2 gets today's tables and an index; what it held is found in it."""
    new, old = sample.worked_through(tmp_path / "new.case"), tmp_path / "old.case"
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS[:2])
        connection.execute("ATTACH ? AS new", (str(new),))
        tables = "document report sighting reading attribution claim incident tally finding agreement run_note fact"
        for table in tables.split():
            connection.execute(f"INSERT INTO {table} SELECT * FROM new.{table}")  # noqa: S608
    desk = Desk(old)
    with pytest.raises(CaseError, match="trucewatch run"), desk.browse():
        pass
    line = desk.bring_up_to_date()
    assert line is not None
    assert "\n" not in line
    assert "1 report and 1 incident" in line
    assert desk.bring_up_to_date() is None
    with desk.browse() as look:
        assert look.incidents().total == 1
        assert look.change_number == 1


def test_a_case_whose_run_did_not_end_is_not_opened(tmp_path: Path) -> None:
    """A case without a finished run says to give the run again, and is not touched."""
    path = tmp_path / "half.case"
    with Case.open(path, create=True) as case:
        case.put_reports([sample.report()])
    with pytest.raises(CaseError, match="goes on where it stopped"):
        Desk(path).bring_up_to_date()


def test_looking_around_sees_one_state_while_others_write(own: Path) -> None:
    """A page that is being made does not see a decision that falls into the middle of it."""
    desk = Desk(own)
    with desk.browse() as look:
        finding = waiting_finding(look)
        before = look.ledger().total
        decided(own, finding, DecisionKind.CONFIRM)
        assert look.ledger().total == before
    with desk.browse() as look:
        assert look.ledger().total == before + 1


def test_columns_kept_from_before_a_decision_say_what_the_file_says(own: Path) -> None:
    """Confirmed, rejected and taken back, incidents are counted by standing as the file counts them; a run reads all anew."""
    with Desk(own).browse() as look:
        findings = [row.waiting.record for row in look.queue(size=500).items if row.waiting.kind == "finding"]
    with Case.open(own, read_only=True) as case:
        columns = case.incident_columns()
    made = [
        decided(own, one, DecisionKind.CONFIRM if at % 2 else DecisionKind.REJECT)
        for at, one in enumerate(findings[:6])
    ]
    decided(own, findings[0], DecisionKind.WITHDRAW, made[0].entry.id)
    with Case.open(own) as case:
        later = case.incident_columns(columns)
        for standing in Standing:
            chosen = Filter(standing=standing)
            assert later.incidents_counted(chosen) == case.incidents_counted(chosen)
        assert sorted(map(repr, later.alike(Filter()))) == sorted(map(repr, case.alike(Filter())))
        assert columns.alike(Filter()) != later.alike(Filter())
        case.put_incidents(case.incidents()[:5])
        case.put_run_note(datetime(2031, 9, 23, tzinfo=UTC), "again")
        reindex(case, Settings())
        assert case.incident_columns(later).incidents_counted(Filter()) == 5
