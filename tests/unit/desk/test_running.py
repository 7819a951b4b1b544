"""Parts of a run that read no language: what is current, which problems are replaced, what is looked at first."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.store import sample
from trucewatch.claims import ClaimReader, Reading
from trucewatch.desk.order import Order
from trucewatch.desk.preparing import limits_of, make_ready, theatre_of
from trucewatch.desk.running import _amend, _inside, _not_current, _sound, read_claims
from trucewatch.desk.settings import Settings
from trucewatch.desk.working_through import Bench
from trucewatch.model import DatedReason, InputError, Report, TrucewatchError
from trucewatch.registers import Registers
from trucewatch.store import Case, HeldAgreement

REPORT = "r-000000000001"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """Give an open case with the sample's report, and close it."""
    with Case.open(tmp_path / "a.case", create=True) as case:
        case.put_reports([sample.report()])
        yield case


def waiting(case: Case, key: str, *, afresh: bool = False) -> list[str]:
    """Return the reports to be read when their key is this."""
    return [report.id for report in _not_current(case, case.reports(), {REPORT: key}, afresh=afresh)]


def test_a_report_is_read_again_only_when_its_key_changed(case: Case) -> None:
    """What was read under the same recipe, registers, agreement and day is current; anything else is not."""
    assert waiting(case, "now") == [REPORT]
    case.put_readings([sample.reading()], {REPORT: "now"})
    assert waiting(case, "now") == []
    assert waiting(case, "later") == [REPORT]
    assert waiting(case, "now", afresh=True) == [REPORT]


def test_a_reading_that_waits_counts_and_an_overtaken_one_is_dropped(case: Case) -> None:
    """What a run that was ended had read already is not read again, unless the ground has changed since."""
    case.stage_readings([sample.reading()], {REPORT: "now"})
    assert waiting(case, "now") == []
    assert case.staged_keys() == {REPORT: "now"}
    assert waiting(case, "later") == [REPORT]
    assert case.staged_keys() == {}


def test_a_failed_report_is_tried_again(case: Case) -> None:
    """A report whose claims could not be read is never current."""
    case.stage_readings([replace(sample.reading(), attributions=(), claims=())], {REPORT: ""})
    assert waiting(case, "now") == [REPORT]


class Stumbling(ClaimReader):
    """A reader that a broken installation makes stumble over everything."""

    def read(self, reports: Sequence[Report]) -> Iterator[Reading]:
        """Stumble."""
        raise KeyError("a word list is missing")


@pytest.mark.parametrize(("count", "stops"), [(3, True), (2, False)])
def test_a_program_that_reads_nothing_changes_nothing_shown(case: Case, count: int, *, stops: bool) -> None:
    """When not one of several reports can be read it is not the reports: the run stops, and what was shown stays."""
    case.put_readings([sample.reading()], {REPORT: "before"})
    case.put_reports(sample.report(f"{at}.txt", id_=f"r-{at}") for at in range(count - 1))
    bench = Bench(None, None, Registers.load(), Settings(), lambda: sample.AT)
    reader = Stumbling(bench.registers)
    if stops:
        with pytest.raises(TrucewatchError, match=r"none of the 3 reports .*a word list is missing"):
            read_claims(case, bench, reader)
    else:
        assert read_claims(case, bench, reader) == count
    assert case.claims() == sample.reading().claims


def test_what_comes_twice_under_one_id_is_kept_once_and_told() -> None:
    """Two records of one id would overwrite each other: the first is kept and a note says so."""
    doubled = Reading(REPORT, (sample.attribution(),), (sample.claim(), sample.claim(), sample.claim("c-2")))
    (kept,), (problem,) = _sound([doubled])
    assert [claim.id for claim in kept.claims] == ["c-000000000001", "c-2"]
    assert "1 records came twice" in problem.found
    assert _sound([kept]) == ((kept,), ())


def test_no_claim_points_at_an_attribution_that_is_not_there() -> None:
    """Every id a stored record names leads to a record; one that would lead nowhere is left out."""
    (kept,), problems = _sound([Reading(REPORT, (), (sample.claim(),))])
    assert [claim.attribution for claim in kept.claims] == [None]
    assert problems == ()


@pytest.mark.parametrize(
    ("place", "inside"),
    [("a.txt", True), ("a.txt, record 2", True), ("a.txt:4", True), ("a.txt/b.txt", True), ("a.txt.bak", False),
     ("a.txt2", False), ("b.txt", False), ("a.txt-old", False)],
)  # fmt: skip
def test_problems_of_an_input_are_told_by_their_place(place: str, inside: bool) -> None:  # noqa: FBT001 -- a case of a table
    """An input read again replaces its own problems and those of its records and members, and no other's."""
    assert _inside(place, "a.txt") is inside


def test_another_copy_fills_what_the_first_did_not_say(case: Case) -> None:
    """A copy with a day gives the report its day; what the first copy said stays."""
    day = DatedReason(best=sample.TUESDAY, certain=True)
    again = replace(sample.report("feed.jsonl"), title="Another title", published=day)
    _amend(case, sample.report(), again)
    (held,) = case.reports(as_read=True)
    assert (held.title, held.published) == ("Truce frays in Tarsk", day)


def test_limits_are_the_rooms_with_what_the_settings_say() -> None:
    """A limit in the settings holds; one that does not exist is named with those that do."""
    assert limits_of(Settings(limits=(("file_bytes", 7),))).file_bytes == 7
    with pytest.raises(InputError, match=r"no_such_limit.*there are: file_bytes"):
        limits_of(Settings(limits=(("no_such_limit", 7),)))


def test_standard_input_is_read_up_to_one_byte_over_the_limit() -> None:
    """Endless input is not read endlessly: the reading room is given enough to see that it is too much."""
    endless = io.BytesIO(b"x" * 100)
    ready = make_ready(Order((Path("-"),), standard_input=endless), Settings(limits=(("file_bytes", 10),)))
    assert ready.sources[0].data == b"x" * 11
    with pytest.raises(InputError, match="no standard input"):
        make_ready(Order((Path("-"),)), Settings())


def test_inputs_are_named_without_the_folders_above_them(tmp_path: Path) -> None:
    """A path through the whole machine gives its last name only, equal ones numbered; a path from here stays as given."""
    files = [
        tmp_path / "karim" / "wire.txt",
        tmp_path / "samar" / "wire.txt",
        Path("in/wire.txt"),
        Path("../dana/a.txt"),
    ]
    for file in files[:2]:
        file.parent.mkdir()
        file.write_text("The truce held.", encoding="utf-8")
    inputs = (*files, tmp_path / "karim")
    names = [source.name for source in make_ready(Order(inputs), Settings()).sources]
    assert names == ["wire.txt", "wire (2).txt", "in/wire.txt", "a.txt", "karim"]


def test_the_theatre_is_given_named_or_remembered(case: Case, tmp_path: Path) -> None:
    """A folder given comes first, then the one the agreement names, then the one the case remembers."""
    (tmp_path / "given").mkdir()
    (tmp_path / "tarsk").mkdir()
    held = HeldAgreement(replace(sample.agreement(), theatre="tarsk"), str(tmp_path / "agreement.yaml"), "")
    plain = make_ready(Order(), Settings())
    assert theatre_of(case, plain) == (None, ())
    assert theatre_of(case, replace(plain, held=held)) == (tmp_path / "tarsk", ())
    given = replace(plain, order=Order(theatre=tmp_path / "given"), held=held)
    assert theatre_of(case, given) == (tmp_path / "given", ())
    case.put_fact("theatre", str(tmp_path / "given"))
    assert theatre_of(case, plain) == (tmp_path / "given", ())


def test_a_theatre_that_is_not_there_is_a_problem_and_not_the_end(case: Case, tmp_path: Path) -> None:
    """An agreement that names a theatre nobody has is worked with all the same, and the problem says what is wanted."""
    held = HeldAgreement(replace(sample.agreement(), theatre="nowhere"), str(tmp_path / "agreement.yaml"), "")
    folder, (problem,) = theatre_of(case, replace(make_ready(Order(), Settings()), held=held))
    assert folder is None
    assert "names the theatre 'nowhere'" in problem.found
    assert "--theatre FOLDER" in problem.wanted
