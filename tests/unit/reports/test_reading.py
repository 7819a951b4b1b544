from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from trucewatch.reports import Limits, ReadResult, Source, read_inputs
from trucewatch.reports.inputs import InputFile
from trucewatch.reports.reading import best_bid

from .conftest import DENIAL, SHELLS, pdf_of, zip_of

Reader = Callable[..., ReadResult]
SHARED = Path(os.environ.get("TRUCEWATCH_SHARED", Path(__file__).parents[3] / ".." / "shared"))
SEED = SHARED / "reports" / "syria-feb-mar-2016.txt"
LONG = f"{SHELLS}\n\n{DENIAL}"


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", LONG.encode(), "text/plain"),
        ("a.pdf", LONG.encode(), "text/plain"),
        ("a.txt", pdf_of(["x"]), "application/pdf"),
        ("a.txt", zip_of({"a": b"x"}), "application/zip"),
        ("a", b"<!DOCTYPE html><html><p>x</p></html>", "text/html"),
        ("a", b"<rss version='2.0'><channel/></rss>", "application/rss+xml"),
        ("a", b'{"text": "x"}\n', "application/jsonl"),
        ("a.jsonl", b"nonsense", "application/jsonl"),
        ("a", b"title,text\nx,y\n", "text/csv"),
        ("a", b"Message-ID: <1>\nSubject: x\n\ny", "message/rfc822"),
        ("a.html", b"\x89PNG\r\n", "application/octet-stream"),
    ],
)
def test_the_best_bid_wins(name: str, data: bytes, media_type: str) -> None:
    """Content outranks the name where it tells what a file is."""
    assert best_bid(InputFile(name, data), Limits()).media_type == media_type


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    """Files come in path order, named under the folder; hidden files and links are passed over."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "one.txt").write_text(SHELLS)
    (tmp_path / "a.txt").write_text(DENIAL)
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    result = read_inputs([Source(tmp_path, label="box")])
    assert [report.file for report in result.reports] == ["box/a.txt", "box/b/one.txt"]
    assert result.problems == ()


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    """Every file that cannot be read is one problem that names it, and the good ones are read."""
    (tmp_path / "a-empty.txt").write_bytes(b"")
    (tmp_path / "b-blank.txt").write_bytes(b" \n\x00\n")
    (tmp_path / "c-binary.bin").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "d-cut.pdf").write_bytes(pdf_of(["x"])[:200])
    (tmp_path / "e-cut.zip").write_bytes(zip_of({"a": b"x" * 99})[:50])
    (tmp_path / "f-large.txt").write_text("x" * 20_001)
    (tmp_path / "g-good.txt").write_text(LONG)
    os.mkfifo(tmp_path / "h-pipe.txt")
    result = read_inputs(
        [Source(tmp_path, label="box"), Source(tmp_path / "missing.txt", label="missing.txt")],
        Limits(file_bytes=20_000),
    )
    assert [report.file for report in result.reports] == ["box/g-good.txt"]
    assert [problem.where for problem in result.problems] == [
        "box/a-empty.txt",
        "box/b-blank.txt",
        "box/c-binary.bin",
        "box/d-cut.pdf",
        "box/e-cut.zip",
        "box/f-large.txt",
        "box/h-pipe.txt",
        "missing.txt",
    ]
    assert all(problem.found and problem.wanted for problem in result.problems)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_one_may_not_read_is_a_problem(tmp_path: Path) -> None:
    """A file without permission is named, not raised."""
    path = tmp_path / "a.txt"
    path.write_text(LONG)
    path.chmod(0)
    assert [problem.where for problem in read_inputs([Source(path, label="a.txt")]).problems] == ["a.txt"]


def test_impossible_paths_and_empty_folders_are_problems(tmp_path: Path) -> None:
    """A path no system can open and a folder without files each give one problem."""
    assert len(read_inputs([Source(Path("a\x00b"))]).problems) == 1
    assert [problem.found for problem in read_inputs([Source(tmp_path)]).problems] == ["a folder without files"]
    assert len(read_inputs([Source()]).problems) == 1


def test_the_same_report_read_twice_is_one(read: Reader) -> None:
    """A second copy adds its place and what the first did not know, and no report."""
    copy = json.dumps({"text": LONG, "published": "2025-03-03", "url": "https://example.org"})
    result = read_inputs(
        [
            Source(data=LONG.encode(), label="a.txt"),
            Source(data=copy.encode(), label="b.jsonl"),
            Source(data=LONG.encode(), label="c.txt"),
        ]
    )
    (report,) = result.reports
    assert (report.file, report.also_in) == ("a.txt", ("b.jsonl#1", "c.txt"))
    assert (str(report.published.best), report.url) == ("2025-03-03", "https://example.org")
    assert len(result.documents) == 2


def test_the_batch_is_limited(read: Reader) -> None:
    """More bytes than one run takes are refused with a problem, in order."""
    sources = [Source(data=f"{LONG} {number}".encode(), label=f"{number}.txt") for number in range(3)]
    result = read_inputs(sources, Limits(batch_bytes=2 * len(LONG) + 10))
    assert [report.file for report in result.reports] == ["0.txt", "1.txt"]
    assert [problem.where for problem in result.problems] == ["2.txt"]


def test_one_endless_line_is_bounded(read: Reader) -> None:
    """A line of megabytes becomes parts of bounded length in one report."""
    (report,) = read(f"{SHELLS} " * 20_000).reports
    assert max(part.span.end - part.span.start for part in report.parts) <= Limits().part_chars


@pytest.mark.skipif(not SEED.is_file(), reason="the shared reports are not on this machine")
def test_the_ten_shared_reports() -> None:
    """The shared file holds ten reports, eight with Reuters datelines, and no boundary is in doubt."""
    result = read_inputs([Source(SEED)])
    assert len(result.reports) == 10
    assert [report.publisher for report in result.reports].count("Reuters") == 8
    assert not any(report.problems for report in result.reports)
    assert sum(part.kind.value == "subhead" for report in result.reports for part in report.parts) == 9
