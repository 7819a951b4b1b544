"""Bad input: each piece is one clear line, nothing is lost, and the rest of the batch is done."""

from __future__ import annotations

import io
import json
import os
import random
import shlex
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.stories.wire import AGREEMENT, EXAMPLES, ROOT, command, ended, exported, report, work, write_reports
from tests.unit.store.permissions import folder_without_write_permission
from trucewatch.desk.desk import Desk
from trucewatch.desk.exporting import Format, Kind
from trucewatch.model import CaseError
from trucewatch.store import Case

PDF = EXAMPLES / "access-note-2016-03-03.pdf"
GOOD = report(4)


def locked_pdf() -> bytes:
    """Return a PDF that asks for a password."""
    page = io.BytesIO()
    writer = PdfWriter(clone_from=PdfReader(PDF))
    writer.encrypt("a word", algorithm="RC4-128")
    writer.write(page)
    return page.getvalue()


def bomb() -> bytes:
    """Return a zip file that unpacks to a thousand times its size."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("wire.txt", bytes(250_000_000))
    return packed.getvalue()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.txt": (lambda: b"", "an empty file"),
    "blank.txt": (lambda: b" \n\n \t\n", "nothing but blanks"),
    "binary.dat": (lambda: random.Random(7).randbytes(4000), "binary data"),  # noqa: S311 -- no secret
    "cut.pdf": (lambda: PDF.read_bytes()[:700], "a damaged PDF"),
    "locked.pdf": (locked_pdf, "a password is needed"),
    "bomb.zip": (bomb, "unpacked"),
    "line.txt": (lambda: b"word " * 20_000_000, "100,000,000 bytes"),
    "broken.jsonl": (lambda: b'{"title": "Shells", "text": \n', ""),
}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what the good report gives when nothing else is there."""
    folder = tmp_path_factory.mktemp("alone")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    work(folder / "a.case", folder / "good.txt")
    return exported(folder / "a.case")


def claims_of(case: Path, file: str) -> list[str]:
    """Return the quotes of the claims read from a file."""
    lines = exported(case, [Kind.CLAIMS])["claims.jsonl"].splitlines()
    return [row["quote"] for row in map(json.loads, lines) if Path(row["file"]).name == file]


@pytest.mark.parametrize("name", list(REFUSED))
def test_a_file_that_cannot_be_read_is_one_line_and_the_rest_is_done(
    tmp_path: Path, alone: dict[str, str], name: str
) -> None:
    """A file that holds no report is one problem that names it; the report beside it is read as if it were alone."""
    (tmp_path / "in").mkdir()
    make, told = REFUSED[name]
    (tmp_path / "in" / name).write_bytes(make())
    (tmp_path / "in" / "good.txt").write_text(GOOD, encoding="utf-8")
    case = tmp_path / "a.case"
    summary = work(case, tmp_path / "in")
    errors = [problem for problem in summary.problems if problem.severity == "error"]
    assert [(name in problem.where, told in problem.found, "\n" in problem.found) for problem in errors] == [
        (True, True, False)
    ]
    assert len(summary.reports) == 1
    wanted = [json.loads(line)["quote"] for line in alone["claims.jsonl"].splitlines()]
    assert claims_of(case, "good.txt") == wanted != []


DOUBTFUL = {
    "latin.txt": report(5).replace("market", "café").encode("latin-1"),
    "mixed.txt": report(5).encode() + "The café was “calm”, the mayor said.\n".encode("cp1252"),
    "utf16.txt": report(5).encode("utf-16"),
    "nul.txt": report(5).replace("market", "mar\0ket").encode(),
    "rtl.txt": report(5).replace("market", "\u202etekram\u202c").replace("rebels", "\u200frebels").encode(),
    "escapes.txt": report(5).replace("market", "\x1b[31mmarket\x1b[0m").encode(),
    "markup.txt": report(5).replace("market", "<script>alert(1)</script> market").encode(),
    "surrogates.jsonl": (
        json.dumps({"title": "Odd \ud800 title", "text": report(5).replace("market", "m\udfffarket")})
    ).encode(),
    "formula.csv": b'title,text\n=1+1,"' + report(5).replace('"', "'").encode() + b'"\n',
    "separators.txt": report(5).replace(" in ", "\u2028in\x85").encode(),
}


@pytest.mark.parametrize("name", list(DOUBTFUL))
def test_odd_text_is_read_and_its_words_stay_where_they_are(tmp_path: Path, name: str) -> None:
    """Wrong or mixed encodings, NUL bytes, direction marks, escapes and markup lose no claim, and every span holds."""
    file = tmp_path / name
    file.write_bytes(DOUBTFUL[name])
    case = tmp_path / "a.case"
    summary = work(case, file)
    assert [problem.found for problem in summary.problems if problem.severity == "error"] == []
    assert len(summary.reports) == 1
    assert len(summary.claims) >= 3
    text = summary.reports[0].text
    assert [claim.span.quote(text) for claim in summary.claims] == [claim.quote for claim in summary.claims]
    with Case.open(case, read_only=True) as held:
        assert held.document(summary.reports[0].document).raw == DOUBTFUL[name]
    for export in exported(case).values():
        assert export.encode("utf-8").decode("utf-8") == export
        assert not set(export) & set("\x1b\x00")
    code, out, err = ended("why", summary.claims[0].id, "--case", case)
    assert (code, err) == (0, "")
    assert not set(out) & set("\x1b\x00\u202e\u200f\u2028")


def test_a_spreadsheet_runs_nothing(tmp_path: Path) -> None:
    """No cell of any table begins like a formula, whatever a report says."""
    file = tmp_path / "formula.csv"
    file.write_bytes(DOUBTFUL["formula.csv"])
    case = tmp_path / "a.case"
    work(case, file)
    table = "".join(Desk(case).export(Kind.REPORTS, Format.CSV))
    assert "'=1+1" in table
    assert ",=1+1" not in table


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (None, "there is no such file"),
        (("zone:", "time_zone:"), "unknown key"),
        (("2016-02-27", "2016-02-30"), "2016-02-30"),
        (("title:", "\0title:"), "NUL"),
    ],
)
def test_an_agreement_that_cannot_be_used_stops_the_run_before_it_begins(
    tmp_path: Path, change: tuple[str, str] | None, told: str
) -> None:
    """A missing agreement, an unknown key, an impossible day: told with file and line, and no case is made."""
    agreement = tmp_path / "agreement.yaml"
    if change is not None:
        agreement.write_text(AGREEMENT.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    files = write_reports(tmp_path / "in", 1)
    code, out, err = ended("run", *files, "--agreement", agreement, "--case", tmp_path / "a.case")
    assert (code, out) == (2, "")
    assert told in err
    assert all(line.startswith(f"trucewatch: {agreement}:") for line in err.splitlines())
    assert not (tmp_path / "a.case").exists()


def test_inputs_that_are_not_there_stop_the_run_before_it_begins(tmp_path: Path) -> None:
    """When no name given is a file's it is told before anything is read or written."""
    code, out, err = ended("run", tmp_path / "typo.txt", tmp_path / "slip.txt", "--case", tmp_path / "a.case")
    assert (code, out) == (2, "")
    told = "there is no such file or folder (nor is the other one); nothing was read. Check the names"
    assert err == f"trucewatch: {tmp_path}/typo.txt: {told}\n"
    assert not (tmp_path / "a.case").exists()


def test_an_input_that_is_not_there_does_not_stop_the_others(tmp_path: Path) -> None:
    """A mistyped name among good ones is one line, and the others are read."""
    files = write_reports(tmp_path / "in", 1)
    code, out, err = ended("run", tmp_path / "typo.txt", *files, "--case", tmp_path / "a.case")
    assert (code, err) == (0, "")
    assert out.startswith("Read 1 new report;")
    assert out.count("typo.txt: no such file") == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_an_input_that_may_not_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    """A file without permission among good ones is one line, and the others are read."""
    files = write_reports(tmp_path / "in", 2)
    files[0].chmod(0)
    code, out, err = ended("run", *files, "--case", tmp_path / "a.case")
    assert (code, err) == (0, "")
    assert out.startswith("Read 1 new report;")
    assert "wire-00.txt: a file that cannot be read (Permission denied)" in out


@pytest.mark.parametrize("given", [b"", b" \n", bytes(range(256)) * 40])
def test_a_run_that_could_read_nothing_says_so_to_a_script(tmp_path: Path, given: bytes) -> None:
    """Where no input held a report the exit code is 1, and the summary still names the problem."""
    code, out, err = ended("run", "-", "--case", tmp_path / "a.case", stdin=given)
    assert (code, err) == (1, "trucewatch: none of the inputs could be read; the problems say why\n")
    assert "standard input: " in out
    again = write_reports(tmp_path / "in", 1)
    assert ended("run", "-", *again, "--case", tmp_path / "a.case", stdin=given)[0] == 0
    assert ended("run", *again, "--case", tmp_path / "a.case")[0] == 0


def test_a_full_disk_is_one_line_and_nothing_stored_is_lost(tmp_path: Path) -> None:
    """When the disk fills up the run says so in one line; the case is as before, and the run succeeds with room."""
    files = write_reports(tmp_path / "in", 2)
    (tmp_path / "in" / "long.txt").write_text("\n\n".join(map(report, range(200, 2200))), encoding="utf-8")
    case = tmp_path / "a.case"
    work(case, files[0])
    before = exported(case)
    limit = case.stat().st_size // 1024 + 64
    limited = f"ulimit -f {limit}; exec {shlex.join(command('run', tmp_path / 'in', '--case', case))}"
    done = subprocess.run(
        ["/bin/bash", "-c", limited],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert "nothing of this step was written" in line
    assert exported(case) == before
    assert work(case, *files).new_reports == 1


def test_output_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """Standard output on a full disk is told in one line, not as a crash."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    work(tmp_path / "a.case", *write_reports(tmp_path / "in", 1))
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("export", "claims", "--case", tmp_path / "a.case"), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "trucewatch: No space left on device; look at the disk and its permissions, and try again"
    ]


def test_a_read_only_case_is_read_and_a_run_on_it_is_one_line(tmp_path: Path) -> None:
    """From a medium that cannot be written, everything can be asked; a run says that it cannot write."""
    folder = tmp_path / "medium"
    files = write_reports(folder, 1)
    case = folder / "a.case"
    work(case, *files)
    before = exported(case)
    with folder_without_write_permission(folder):
        assert exported(case) == before
        with pytest.raises(CaseError, match=r"a\.case: it cannot be (written to|opened)"):
            work(case, *files)
    assert exported(case) == before


def test_a_case_of_a_newer_program_is_one_line(tmp_path: Path) -> None:
    """A case that a newer program wrote is left alone by every command, with one line."""
    files = write_reports(tmp_path / "in", 1)
    case = tmp_path / "a.case"
    work(case, *files)
    with closing(sqlite3.connect(case)) as newer, newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = case.read_bytes()
    commands: list[tuple[str | Path, ...]] = [("run", *files), ("report",), ("export", "claims"), ("why", "i-")]
    for arguments in commands:
        code, out, err = ended(*arguments, "--case", case)
        assert (code, out, len(err.splitlines())) == (1, "", 1)
        assert "a newer trucewatch wrote this case" in err
    assert case.read_bytes() == before


def test_a_file_that_is_no_case_is_one_line(tmp_path: Path) -> None:
    """A report given as case by mistake is refused and keeps its bytes."""
    files = write_reports(tmp_path / "in", 1)
    code, out, err = ended("run", files[0], "--case", files[0])
    assert (code, out) == (1, "")
    assert err == f"trucewatch: {files[0]}: this is not a trucewatch case; give another file with --case\n"
    assert files[0].read_text(encoding="utf-8") == report(0)


def test_names_of_files_cannot_lead_out_of_the_case(tmp_path: Path) -> None:
    """Members of a zip file with paths that lead elsewhere are read as reports, and nothing is written anywhere."""
    packed = tmp_path / "wire.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../escaped.txt", report(6))
    summary = work(tmp_path / "a.case", packed)
    assert len(summary.reports) + len([one for one in summary.problems if one.severity == "error"]) == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.case", "wire.zip"]
    assert not list(tmp_path.parents[1].glob("escaped.txt"))
