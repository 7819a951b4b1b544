"""Decisions take effect without reading again: as a run would leave the case, beside other programs, whatever is killed."""

from __future__ import annotations

import gc
import json
import shutil
import sqlite3
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.stories.wire import AGREEMENT, AT, ended, exported, killed_after, work, write_reports
from trucewatch.desk import working_through
from trucewatch.desk.deciding import Decided, Wish
from trucewatch.desk.desk import Desk
from trucewatch.desk.exporting import Kind
from trucewatch.desk.reviewing import Why
from trucewatch.model import CaseError, ClaimField, DecisionKind, Standing, UnknownRecord
from trucewatch.store import Case
from trucewatch.store.laying import Laid

K, F = DecisionKind, ClaimField
# Tables that say when, not what: two workings through differ in the moment and in the numbers of changes.
_OF_THE_MOMENT = frozenset({"run_note", "change", "record_change", "fact"})


@dataclass(frozen=True)
class Bureau:
    """A case, and somebody who decides about it."""

    path: Path

    @property
    def desk(self) -> Desk:
        """Return the desk over the case."""
        return Desk(self.path, clock=lambda: AT)

    def decide(self, about: str, kind: DecisionKind, **more: Any) -> Decided:
        """Write down a decision."""
        return self.desk.decide(Wish(about, kind, "Amal Haddane", "read again", **more))

    def rows(self, kind: Kind) -> dict[str, dict[str, Any]]:
        """Return the records of one kind by id."""
        lines = exported(self.path, [kind])[f"{kind}.jsonl"].splitlines()
        return {row["id"]: row for row in map(json.loads, lines)}

    def home(self, words: str) -> dict[str, Any]:
        """Return the incident of the claim that quotes these words."""
        claim = next(one["id"] for one in self.rows(Kind.CLAIMS).values() if words in one["quote"])
        return next(one for one in self.rows(Kind.INCIDENTS).values() if claim in one["claims"])


REPORTS = (
    "HOMS, Feb 1, 2016 (Cedar Press) - At least two people were killed when government artillery shelled a market in Homs "
    "on Monday, rebels said. The army denied it had fired on Homs.",
    "IDLIB, Feb 9, 2016 (Orontes Dispatch) - Warplanes bombed a hospital in Idlib on Tuesday, doctors said. Four nurses "
    "died in the air strike, they added.",
    "HAMA, Feb 17, 2016 (Cedar Press) - A car bomb blew up at a police station in Hama on Wednesday, police said. Three "
    "officers were wounded when the car bomb exploded, the governor of Hama said.",
    "LATAKIA, Feb 25, 2016 (Orontes Dispatch) - Rebels fired rockets at the port of Latakia on Thursday, the navy said. "
    "A watchman said he saw the smoke from his roof.",
)
"""Four events, each on a day, in a town and of a kind of its own: nothing links them but a person."""
HOMS, IDLIB, HAMA, LATAKIA = "shelled a market in Homs", "bombed a hospital", "car bomb blew up", "fired rockets"


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Work four reports through once."""
    folder = tmp_path_factory.mktemp("through")
    files = [folder / f"told-{number}.txt" for number in range(len(REPORTS))]
    for file, text in zip(files, REPORTS, strict=True):
        file.write_text(f"News\n\n{text}\n", encoding="utf-8")
    work(folder / "truce.case", *files, agreement=AGREEMENT)
    return folder / "truce.case"


@pytest.fixture
def bureau(worked: Path, tmp_path: Path) -> Bureau:
    """Return a case of one's own."""
    return Bureau(Path(shutil.copy(worked, tmp_path / "truce.case")))


def dump(case: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table that says what is held, not when."""
    with closing(sqlite3.connect(case)) as file:
        names = [name for (name,) in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        held = {name: sorted(map(repr, file.execute(f"SELECT * FROM {name}"))) for name in names}  # noqa: S608
    return {name: rows for name, rows in held.items() if name not in _OF_THE_MOMENT and "words_" not in name}  # type: ignore[misc]


def decisions(bureau: Bureau) -> None:
    """Decide in every way that what is linked, tested or counted can rest on."""
    first, second, third = map(bureau.home, (HOMS, IDLIB, HAMA))
    bureau.decide(first["id"], K.MERGE, value=second["id"])
    bureau.decide(third["id"], K.SPLIT, value=third["claims"][0])
    claims = bureau.rows(Kind.CLAIMS)
    report = next(one["report"] for one in claims.values() if LATAKIA in one["quote"])
    changes = ((F.EVENT_TYPE, "attack_other"), (F.SPEAKER, "a watchman"), (F.PLACE, "Latakia"))
    bureau.decide(report, K.ADD, value="he saw the smoke from his roof", changes=changes)
    bureau.decide(first["claims"][0], K.CORRECT, changes=((F.TIME, "2016-02-28"), (F.ACTOR, "Syrian army")))
    bureau.decide(next(one["id"] for one in claims.values() if LATAKIA in one["quote"]), K.REJECT)
    taken_back = bureau.decide(second["claims"][0], K.REJECT)
    bureau.decide(taken_back.entry.id, K.WITHDRAW)


def test_all_decisions_take_effect_as_a_run_would_let_them(bureau: Bureau, tmp_path: Path) -> None:
    """Worked through without reading, the case holds row for row what a run without new reports makes of it."""
    decisions(bureau)
    twin = Path(shutil.copy(bureau.path, tmp_path / "twin.case"))
    before = dump(bureau.path)
    told = bureau.desk.work_through()
    work(twin)
    assert dump(bureau.path) == dump(twin)
    assert exported(bureau.path) == exported(twin)
    assert dump(bureau.path)["incident"] != before["incident"]
    assert told.decisions == 7
    assert min(told.gone, told.new, told.changed) > 0


@pytest.mark.parametrize("collecting", [True, False])
def test_working_through_leaves_the_collector_as_it_was(bureau: Bureau, *, collecting: bool) -> None:
    """Python looks for circles of records afterwards if it did before, and does not if it did not."""
    before = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        bureau.desk.work_through()
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()


def test_nothing_that_reads_language_is_loaded(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    """Working through parses no report: it works where what reads language cannot even be loaded."""
    for name in [one for one in sys.modules if one.split(".")[0] in ("spacy", "trucewatch")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setitem(sys.modules, "trucewatch.claims", None)
    from trucewatch.desk.desk import Desk as Fresh

    assert Fresh(bureau.path, clock=lambda: AT).work_through().decisions == 0


def test_decisions_wait_until_the_case_is_worked_through(bureau: Bureau) -> None:
    """What links or tests must follow waits and is told; a standing that shows at once does not wait."""
    first, second = bureau.home(HOMS), bureau.home(IDLIB)
    assert bureau.desk.waiting() == ()
    bureau.decide(first["id"], K.CONFIRM)
    bureau.decide(second["claims"][0], K.CONFIRM)
    bureau.decide(second["id"], K.REJECT)
    assert bureau.desk.waiting() == ()
    merge = bureau.decide(first["id"], K.MERGE, value=second["id"])
    rejected = bureau.decide(second["claims"][0], K.REJECT)
    again = bureau.decide(second["claims"][0], K.CONFIRM)
    assert [one.id for one in bureau.desk.waiting()] == [one.entry.id for one in (merge, rejected, again)]
    assert bureau.desk.work_through().decisions == 3
    assert bureau.desk.waiting() == ()
    bureau.decide(merge.entry.id, K.WITHDRAW)
    assert [one.kind for one in bureau.desk.waiting()] == [K.WITHDRAW]
    work(bureau.path)
    assert bureau.desk.waiting() == ()


def test_an_erased_correction_waits_too(bureau: Bureau) -> None:
    """When the words of a correction are erased, the claim reads as the machine read it once that is worked through."""
    claim = bureau.home(HOMS)["claims"][0]
    made = bureau.decide(claim, K.CORRECT, changes=((F.PLACE, "Palmyra"),))
    bureau.desk.work_through()
    bureau.desk.erase(made.entry.id, "value")
    assert [one.id for one in bureau.desk.waiting()] == [made.entry.id]
    bureau.desk.work_through()
    assert bureau.rows(Kind.CLAIMS)[claim]["place"][0]["name"] == "Homs"
    assert bureau.desk.waiting() == ()


def test_incidents_come_back_when_a_merge_is_taken_back(bureau: Bureau) -> None:
    """A merge makes one incident of two, and the record says where the other went; taken back, both are as before."""
    before = bureau.rows(Kind.INCIDENTS)
    one, other = bureau.home(HOMS), bureau.home(IDLIB)
    merge = bureau.decide(one["id"], K.MERGE, value=other["id"])
    bureau.desk.work_through()
    after = bureau.rows(Kind.INCIDENTS)
    (gone,) = {one["id"], other["id"]} - set(after)
    (kept,) = {one["id"], other["id"]} & set(after)
    with Case.open(bureau.path, read_only=True) as case:
        went = case.gone_incident(gone)
        assert case.gone_incident(kept) is None
    assert went is not None
    assert (went.title, went.now_in) == (before[gone]["title"], (kept,))
    bureau.decide(merge.entry.id, K.WITHDRAW)
    bureau.desk.work_through()
    assert set(bureau.rows(Kind.INCIDENTS)) == set(before)
    with Case.open(bureau.path, read_only=True) as case:
        assert case.gone_incident(gone) is None


def test_what_another_program_is_reading_is_left_to_it(bureau: Bureau, tmp_path: Path) -> None:
    """Reports that are stored and not read yet, and readings that wait for their run, do not come into sight."""
    more = write_reports(tmp_path / "more", 3)
    with Case.open(bureau.path) as case:
        held, key = case.report_ids(), next(iter(case.reading_keys().values()))
    twin = Path(shutil.copy(bureau.path, tmp_path / "twin.case"))
    work(twin, *more)
    with Case.open(twin, read_only=True) as case:
        new = [one for one in case.reports(as_read=True) if one.id not in held]
    with Case.open(bureau.path) as case:
        case.put_reports(new)
        case.stage_readings([_silent(new[0].id)], {new[0].id: key})
    decisions(bureau)
    bureau.desk.work_through()
    with Case.open(bureau.path, read_only=True) as case:
        assert case.staged_keys() == {new[0].id: key}
        assert not {one.id for one in new} & set(case.reading_keys())
    with bureau.desk.browse() as look:
        assert look.reports(size=100).total == len(held)
    work(bureau.path, *more)
    with bureau.desk.browse() as look:
        assert look.reports(size=100).total == len(held) + len(new)


def queue_of(bureau: Bureau) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return what waits because decisions lost their ground, as the pages have it."""
    with bureau.desk.browse() as look:
        waiting = [row.waiting for row in look.queue(1, 500, Why.STALE).items]
    return [(one.record, one.kind, one.why) for one in waiting]


def test_a_confirmation_goes_into_the_merged_incident(bureau: Bureau) -> None:
    """A confirmed incident that a merge takes away leaves its confirmation, stale, with the one it went into."""
    one, other = bureau.home(HOMS), bureau.home(IDLIB)
    bureau.decide(one["id"], K.MERGE, value=other["id"])
    first = bureau.desk.work_through()
    (gone,) = {one["id"], other["id"]} - set(bureau.rows(Kind.INCIDENTS))
    (kept,) = {one["id"], other["id"]} - {gone}
    merge = next(made for made in bureau.rows(Kind.DECISIONS).values() if made["kind"] == "merge")
    bureau.decide(merge["id"], K.WITHDRAW)
    bureau.desk.work_through()
    finding = bureau.rows(Kind.INCIDENTS)[gone]["finding"]["id"]
    confirmed = bureau.decide(gone, K.CONFIRM)
    bureau.decide(finding, K.CONFIRM)
    bureau.decide(one["id"], K.MERGE, value=other["id"])
    assert bureau.desk.work_through() == first
    row = bureau.rows(Kind.INCIDENTS)[kept]
    assert (row["standing"], bureau.rows(Kind.FINDINGS)[row["finding"]["id"]]["standing"]) == ("stale", "stale")
    assert {(record, kind) for record, kind, _ in queue_of(bureau)} == {
        (kept, "incident"),
        (row["finding"]["id"], "finding"),
    }
    words = next(why[0] for record, _, why in queue_of(bureau) if record == kept)
    assert words.endswith(
        f"decided confirm on 2031-05-14 of {gone}, before that was put together with this; look at the two as one"
    )
    listed = bureau.desk.review(500, [Why.STALE]).waiting
    assert sorted(queue_of(bureau)) == sorted((row.record, row.kind, row.why) for row in listed)
    told = bureau.desk.why(kept)
    assert any(f"confirm of {gone} by Amal Haddane" in fact for fact in told.facts)
    with bureau.desk.browse() as look:
        assert look.incident(kept).standing.standing is Standing.STALE
    assert bureau.decide(kept, K.CONFIRM).standing is Standing.CONFIRMED
    assert bureau.rows(Kind.INCIDENTS)[kept]["standing"] == "confirmed"
    assert [record for record, _, _ in queue_of(bureau)] == [row["finding"]["id"]]
    bureau.decide(confirmed.entry.id, K.WITHDRAW)
    assert bureau.rows(Kind.INCIDENTS)[kept]["standing"] == "confirmed"


def test_why_says_into_what_an_incident_went(bureau: Bureau) -> None:
    """Asked about an incident that is no more, why names the one it went into, the merge, and explains that one."""
    one, other = bureau.home(HOMS), bureau.home(IDLIB)
    bureau.decide(one["id"], K.MERGE, value=other["id"])
    bureau.desk.work_through()
    (gone,) = {one["id"], other["id"]} - set(bureau.rows(Kind.INCIDENTS))
    (kept,) = {one["id"], other["id"]} - {gone}
    for asked in (gone, gone[:10]):
        told = bureau.desk.why(asked)
        assert (told.id, told.label) == (gone, "incident that is no more")
        assert told.facts[0] == f"it is no incident of its own any more; its claims are now in: {kept}"
        assert any(fact.startswith("merge (") and "by Amal Haddane" in fact for fact in told.facts)
        assert [part.id for part in told.parts] == [kept]
    with pytest.raises(UnknownRecord):
        bureau.desk.why("i-nothing")
    with pytest.raises(UnknownRecord, match=f"{gone} is no incident of its own any more: it went into {kept}"):
        bureau.decide(gone, K.CONFIRM)


def test_the_pages_queue_has_decisions_about_what_is_gone(bureau: Bureau) -> None:
    """A confirmed claim whose addition is taken back waits in both queues alike, until its decision is withdrawn."""
    report = bureau.home(HOMS)["reports"][0]
    wish: dict[str, Any] = {"value": "The army denied it had fired on Homs", "changes": ((F.EVENT_TYPE, "denial"),)}
    added = bureau.decide(report, K.ADD, **wish)
    assert added.claim is not None
    bureau.desk.work_through()
    bureau.decide(added.claim, K.CONFIRM)
    bureau.decide(added.entry.id, K.WITHDRAW)
    bureau.desk.work_through()
    told = [row for row in queue_of(bureau) if row[1] == "gone"]
    assert [row[0] for row in told] == [added.claim]
    assert "no run makes this record any more" in told[0][2][0]
    listed = bureau.desk.review(500, [Why.STALE]).waiting
    assert sorted(queue_of(bureau)) == sorted((row.record, row.kind, row.why) for row in listed)
    with bureau.desk.browse() as look:
        row = next(row.waiting for row in look.queue(1, 500).items if row.waiting.kind == "gone")
    assert row.other is not None
    bureau.decide(row.other, K.WITHDRAW)
    assert [row for row in queue_of(bureau) if row[1] == "gone"] == []
    bureau.desk.work_through()
    assert [row for row in queue_of(bureau) if row[1] == "gone"] == []


def test_the_pages_queue_has_corrections_that_the_reading_moved_under(bureau: Bureau) -> None:
    """Where the machine reads a third thing under a correction, both queues say so, also of a confirmed claim."""
    claim = bureau.home(HOMS)["claims"][0]
    bureau.decide(claim, K.CORRECT, changes=((F.PLACE, "Palmyra"),))
    with Case.open(bureau.path) as case:
        # As a better program would read it.
        laid = case.machine_claim(claim)
        assert laid is not None
        assert laid.machine is not None
        moved = replace(laid.machine, places=(replace(laid.machine.places[0], name="Hama", known_as=None),))
        case.lay([Laid(laid.claim, moved)])
    bureau.desk.work_through()
    bureau.decide(claim, K.CONFIRM)
    told = [row for row in queue_of(bureau) if row[0] == claim]
    assert len(told) == 1
    assert "corrected its place from 'Homs' to 'Palmyra'; the machine now reads" in told[0][2][0]
    listed = bureau.desk.review(500, [Why.STALE]).waiting
    assert told == [(row.record, row.kind, row.why) for row in listed if row.record == claim]
    bureau.decide(claim, K.CORRECT, changes=((F.PLACE, "Aleppo"),))
    assert [row for row in queue_of(bureau) if row[0] == claim and "corrected" in row[2][0]] == []
    assert claim not in {
        row.record for row in bureau.desk.review(500, [Why.STALE]).waiting if "corrected" in row.why[0]
    }


def _silent(report: str) -> Any:
    from trucewatch.store import StoredReading

    return StoredReading(report, (), ())


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let something happen once between the linking and the writing of what was linked."""
    index: Any = vars(working_through)["index_of"]
    done: list[int] = []

    def first_this(records: Any) -> Any:
        if not done:
            done.append(1)
            act()
        return index(records)

    monkeypatch.setattr(working_through, "index_of", first_this)


def test_what_is_decided_meanwhile_stays_in_sight_and_waits(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    """A correction made while the case is worked through is not undone by it, and takes effect the next time."""
    one, other = bureau.home(HOMS), bureau.home(IDLIB)
    bureau.decide(one["id"], K.MERGE, value=other["id"])
    claim = one["claims"][0]
    meanwhile(monkeypatch, lambda: bureau.decide(claim, K.CORRECT, changes=((F.PLACE, "Palmyra"),)))
    bureau.desk.work_through()
    assert bureau.rows(Kind.CLAIMS)[claim]["place"][0]["name"] == "Palmyra"
    assert len({one["id"], other["id"]} & set(bureau.rows(Kind.INCIDENTS))) == 1
    assert [waiting.kind for waiting in bureau.desk.waiting()] == [K.CORRECT]
    bureau.desk.work_through()
    assert bureau.desk.waiting() == ()
    assert exported(bureau.path) == _of_a_run(bureau)


def test_a_run_that_ends_meanwhile_is_worked_in(
    bureau: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a run publishes new reports while the case is worked through, it is done anew: nothing of either is lost."""
    decisions(bureau)
    more = write_reports(tmp_path / "more", 3)
    meanwhile(monkeypatch, lambda: work(bureau.path, *more))
    bureau.desk.work_through()
    assert len(bureau.rows(Kind.REPORTS)) == len(REPORTS) + len(more)
    assert exported(bureau.path) == _of_a_run(bureau)


def _of_a_run(bureau: Bureau) -> Mapping[str, str]:
    twin = Path(shutil.copy(bureau.path, bureau.path.with_name("twin.case")))
    work(twin)
    return exported(twin)


def test_killed_in_the_middle_nothing_is_lost_and_the_next_one_does_it(bureau: Bureau) -> None:
    """Whenever it is killed, the case is as before or done; what waits still waits, and the next time does it."""
    decisions(bureau)
    before, twin = exported(bureau.path), bureau.path.with_name("twin.case")
    shutil.copy(bureau.path, twin)
    work(twin)
    done = exported(twin)
    for milliseconds in range(0, 400, 40):
        killed_after(milliseconds / 1000, bureau.desk.work_through)
        state = exported(bureau.path)
        assert state in (before, done)
        assert (bureau.desk.waiting() == ()) == (state == done)
    bureau.desk.work_through()
    assert exported(bureau.path) == done


def test_a_case_whose_first_run_never_ended_is_refused(tmp_path: Path) -> None:
    """There is nothing to work through yet, and the line says what to do."""
    with Case.open(tmp_path / "new.case", create=True):
        pass
    with pytest.raises(CaseError, match="give the same run again"):
        Desk(tmp_path / "new.case").work_through()


def test_the_command_line_says_what_waits_and_does_it(bureau: Bureau) -> None:
    """Deciding, and the queue, say that a decision waits and which command lets it take effect; after it nothing waits."""
    one, other = bureau.home(HOMS), bureau.home(IDLIB)
    signed = ("--by", "Amal Haddane", "--reason", "one night", "--case", bureau.path)
    line = f"1 decision waits for incidents, findings and tallies to follow; let them with: trucewatch run --case {bureau.path}"
    code, out, err = ended("decide", one["id"], "merge", "--with", other["id"], *signed)
    assert (code, err, out.splitlines()[-1]) == (0, "", line)
    _, out, _ = ended("decide", one["id"], "confirm", *signed)
    assert out.splitlines()[-1] == line
    _, out, _ = ended("review", "--case", bureau.path)
    assert out.splitlines()[-1] == line
    assert ended("run", "--case", bureau.path)[0] == 0
    _, out, _ = ended("review", "--case", bureau.path)
    assert line not in out
    assert len({one["id"], other["id"]} & set(bureau.rows(Kind.INCIDENTS))) == 1
