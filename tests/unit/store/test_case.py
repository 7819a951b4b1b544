"""The case keeps what it is given, in a fixed order, and replaces only what the machine makes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.store import sample
from trucewatch.model import CaseError, DatedReason, Problem, UnknownRecord
from trucewatch.store import Case, Found, HeldAgreement


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a case may be made."""
    return tmp_path / "truce.case"


def fill(case: Case) -> None:
    """Put the whole sample in, as a run does."""
    case.put_documents([sample.document()])
    case.put_reports([sample.report()])
    case.put_readings([sample.reading()], {"r-000000000001": "key"})
    case.put_incidents([sample.incident()])
    case.put_tallies([sample.tally()])
    case.put_findings([sample.finding()])


def test_every_record_reads_back_equal_after_closing(path: Path) -> None:
    """What is put into a case comes out of it equal, field for field, from a new opening."""
    with Case.open(path, create=True) as case:
        fill(case)
    with Case.open(path, read_only=True) as case:
        assert case.reports() == (sample.report(),)
        assert case.attributions() == (sample.attribution(),)
        assert case.claims() == sample.reading().claims
        assert case.incidents() == (sample.incident(),)
        assert case.tallies() == (sample.tally(),)
        assert case.findings() == (sample.finding(),)
        assert case.problems() == ()


def test_documents_are_kept_byte_for_byte(path: Path) -> None:
    """The bytes of an input come back as they were, NUL bytes and broken encodings included."""
    raw = b"\x00\xff\xfe broken \x80" * 1000
    with Case.open(path, create=True) as case:
        assert case.put_documents([sample.document(raw)]) == 1
        assert case.put_documents([sample.document(raw, file="again.txt")]) == 0
        assert case.document(sample.document(raw).digest).raw == raw
        assert [one.size for one in case.documents()] == [len(raw)]
        with pytest.raises(UnknownRecord, match="no document"):
            case.document("00")


def test_a_report_seen_in_a_second_file_stays_one(path: Path) -> None:
    """The same report from another file adds no report, only the place it was also seen in."""
    with Case.open(path, create=True) as case:
        assert case.put_reports([sample.report()]) == 1
        assert case.put_reports([sample.report("copy.txt")]) == 0
        assert [(one.file, one.also_in) for one in case.reports()] == [("wire.txt", ("copy.txt",))]
        assert case.report_ids() == {"r-000000000001"}


def test_what_another_copy_says_of_itself_is_kept(path: Path) -> None:
    """A report held already can be given the title or day that another copy carried."""
    better = replace(sample.report(), url="https://example.org/1")
    with Case.open(path, create=True) as case:
        case.put_reports([sample.report()])
        case.put_reports([replace(sample.report("feed.jsonl"), record=3)])
        case.amend_report(better)
        assert case.reports() == (replace(better, also_in=("feed.jsonl#3",)),)


def test_reports_come_in_the_order_of_their_files(path: Path) -> None:
    """Reports are ordered by file and place in it, whatever order they came in."""
    later, earlier = sample.report(id_="r-1", offset=900), sample.report(id_="r-2", offset=10)
    other = sample.report("a.txt", id_="r-3")
    with Case.open(path, create=True) as case:
        case.put_reports([later, other, earlier])
        assert [one.id for one in case.reports()] == ["r-3", "r-2", "r-1"]


def test_a_reasoned_day_lies_over_the_report_as_read(path: Path) -> None:
    """A publication day found by reasoning is shown, and the report as read stays as it was."""
    dated = replace(sample.report(), published=DatedReason(best=sample.TUESDAY, reasons=("weekday",)))
    with Case.open(path, create=True) as case:
        case.put_reports([sample.report()])
        case.put_dates([dated])
        assert case.reports() == (dated,)
        assert case.reports(as_read=True) == (sample.report(),)


def test_staged_readings_show_only_once_put(path: Path) -> None:
    """A reading that waits for its run is not shown before the run is complete, and then replaces the old one."""
    with Case.open(path, create=True) as case:
        fill(case)
        better = replace(sample.reading(), claims=sample.reading().claims[:1])
        case.stage_readings([better], {better.report: "key2"})
        assert len(case.claims()) == 2
        assert case.claims_with_staged() == better.claims
        assert (case.reading_keys(), case.staged_keys()) == ({better.report: "key"}, {better.report: "key2"})
        assert case.put_staged_readings() == 1
        assert case.claims() == better.claims
        assert (case.reading_keys(), case.staged_keys()) == ({better.report: "key2"}, {})


def test_dropped_readings_are_forgotten(path: Path) -> None:
    """A waiting reading that is no longer wanted changes nothing."""
    with Case.open(path, create=True) as case:
        case.put_reports([sample.report()])
        case.stage_readings([sample.reading()], {"r-000000000001": "key"})
        case.drop_staged(["r-000000000001"])
        assert case.put_staged_readings() == 0
        assert case.claims() == ()


def test_a_failed_step_leaves_the_state_before_it(path: Path) -> None:
    """When anything in a step fails, nothing of the step is stored."""
    with Case.open(path, create=True) as case:
        fill(case)
        with pytest.raises(CaseError, match="UNIQUE"):
            case.put_incidents([replace(sample.incident(), id="i-2"), sample.incident(), sample.incident()])
        assert case.incidents() == (sample.incident(),)
        with case.writing():
            case.put_incidents([])
        assert case.incidents() == ()


def test_a_snapshot_holds_while_another_writes(path: Path) -> None:
    """A reader sees one state throughout, although another process replaces everything meanwhile."""
    with Case.open(path, create=True) as writer, Case.open(path, read_only=True) as reader:
        fill(writer)
        with reader.snapshot():
            assert len(reader.incidents()) == 1
            writer.put_incidents([])
            assert len(reader.incidents()) == 1
        assert reader.incidents() == ()


def test_a_second_writer_is_told_in_one_line(path: Path) -> None:
    """While one program writes, another one waits, and then says who is in the way."""
    with Case.open(path, create=True) as first, Case.open(path, busy_seconds=0.05) as second:
        with first.writing(), pytest.raises(CaseError, match="another program is writing to it"):
            second.put_fact("a", "b")
        second.put_fact("a", "b")
        assert first.fact("a") == "b"


def test_reading_only_cannot_write(path: Path) -> None:
    """A case opened for reading refuses every change."""
    with Case.open(path, create=True) as case:
        fill(case)
    with Case.open(path, read_only=True) as case:
        with pytest.raises(CaseError, match="cannot be written"):
            case.put_incidents([])
        assert len(case.incidents()) == 1


def test_problems_of_an_input_read_again_are_replaced(path: Path) -> None:
    """A mended file's old problems go, those of other files and steps stay, and none is there twice."""
    cut, old = Problem("a.pdf", "cut off", "a whole PDF", "error"), Problem("b.txt", "empty", "text")
    with Case.open(path, create=True) as case:
        case.put_problems([cut, old, old], step="reading")
        case.put_problems([cut], step="claims")
        assert case.problem_places("reading") == ("a.pdf", "b.txt")
        case.put_problems([], step="reading", instead_of=["a.pdf"])
        assert case.problems() == (cut, old)
        assert case.problem_places("reading") == ("b.txt",)


def test_the_agreement_is_remembered_with_its_words(path: Path) -> None:
    """The agreement a case is tested against is kept with its file's text; the last one put holds."""
    first = HeldAgreement(sample.agreement(), "agreement.yaml", "title: Tarsk truce\n")
    second = HeldAgreement(replace(sample.agreement(), digest="cd" * 32, title="Second"), "b.yaml", "title: Second\n")
    with Case.open(path, create=True) as case:
        assert case.agreement() is None
        case.put_agreement(first)
        case.put_agreement(second)
        assert case.agreement() == second
        case.put_agreement(first)
        assert case.agreement() == first


def test_the_last_run_is_noted(path: Path) -> None:
    """A case tells when the machine last worked through it."""
    with Case.open(path, create=True) as case:
        assert case.last_run() is None
        case.put_run_note(sample.AT, "1 report")
        note = case.last_run()
        assert note is not None
        assert (note.at, note.note) == (sample.AT, "1 report")


def test_a_record_is_found_by_the_beginning_of_its_id(path: Path) -> None:
    """An unambiguous beginning is enough; several candidates are named; none says how to list them."""
    with Case.open(path, create=True) as case:
        fill(case)
        assert case.find("i-") == Found("incident", "i-000000000001")
        assert case.find(" c-000000000002 ") == Found("claim", "c-000000000002")
        with pytest.raises(UnknownRecord, match=r"several records: c-000000000001 \(claim\), c-000000000002"):
            case.find("c-")
        for nothing in ("x-1", "", "%", "c_"):
            with pytest.raises(UnknownRecord, match="no record has an id"):
                case.find(nothing)


def test_a_damaged_record_is_named(path: Path) -> None:
    """A stored record that another program spoilt is reported in one line, not as a crash."""
    with Case.open(path, create=True) as case:
        fill(case)
        case._run("UPDATE incident SET body = '{}'")
        with pytest.raises(CaseError, match="a stored Incident cannot be read"):
            case.incidents()
