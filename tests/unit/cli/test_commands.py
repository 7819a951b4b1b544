"""The commands on a case that was worked through: what they print, where, and how they end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer

from trucewatch.cli import main
from trucewatch.cli.commands import app
from trucewatch.cli.plain import columns, shown

HELD = "government guns had shelled Orvela 15 times since dawn"


def ended(*arguments: str | Path) -> int:
    """Run a command in this process and return its exit code."""
    with pytest.raises(SystemExit) as end:
        app([str(argument) for argument in arguments], prog_name="trucewatch")
    return int(end.value.code or 0)


def error_line(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    """Run a command that fails; return its exit code and its one line on standard error."""
    code = ended(*arguments)
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert "Traceback" not in line
    return code, line


@pytest.mark.parametrize(
    "command", ["run", "report", "why", "export", "check-agreement", "decide", "review", "check-ledger", "erase"]
)
def test_every_commands_help_has_an_example(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """The help of every command shows how it is called."""
    assert ended(command, "--help") == 0
    assert f"Example: trucewatch {command} " in " ".join(capsys.readouterr().out.split())


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """The program says which version it is."""
    assert ended("--version") == 0
    assert capsys.readouterr().out.startswith("trucewatch 0.")


def test_help_is_fast() -> None:
    """Help loads none of the rooms: no language model, no database, no page templates."""
    code = (
        "import sys, trucewatch.cli; print([m for m in ('spacy', 'pydantic', 'sqlite3', 'jinja2') if m in sys.modules])"
    )
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert time.perf_counter() - start < 3


def test_an_export_goes_to_standard_output(case_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file the rows are printed and nothing else."""
    assert ended("export", "claims", "--case", case_path) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert first["quote"] == HELD


def test_an_export_goes_to_a_file_whole(case_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a file the same rows stand in it, what stood there before is replaced, and nothing lies beside it."""
    target = tmp_path / "claims.csv"
    target.write_text("old")
    assert ended("export", "claims", "--case", case_path, "--format", "csv", "--to", target) == 0
    assert capsys.readouterr().out == ""
    assert ended("export", "claims", "--case", case_path, "--format", "csv") == 0
    assert target.read_bytes().decode() == capsys.readouterr().out
    assert sorted(one.name for one in tmp_path.iterdir()) == ["claims.csv", "tarsk.case"]


def test_why_prints_a_tree_down_to_the_words(case_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The answer names the record and ends in the quoted words with their place in the file."""
    assert ended("why", "f-", "--case", case_path) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "finding: cannot tell  [f-000000000001]"
    (words,) = [line for line in lines if f"«{HELD}»" in line]
    start = 100 + len("Truce frays in Tarsk\n\nThe Northern Front said on Tuesday that ")
    assert words.endswith(f"(wire.txt, {start}-{start + len(HELD)})")


@pytest.mark.parametrize(("name", "begins"), [("a.html", "<!doctype html>"), ("a.md", "#"), ("a.json", "{")])
def test_a_report_is_written_by_the_files_ending(
    case_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, begins: str
) -> None:
    """The ending decides the format, and the line says what was written and about which day."""
    assert ended("report", "--case", case_path, "--to", tmp_path / name) == 0
    assert capsys.readouterr().out == f"Wrote {tmp_path / name}, about 2031-05-13.\n"
    assert (tmp_path / name).read_text().lower().startswith(begins)


def test_a_report_can_be_about_the_whole_case(case_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --day all the page is about every day, and says so."""
    assert ended("report", "--case", case_path, "--day", "all", "--to", "-") == 0
    whole = capsys.readouterr().out
    assert whole.startswith("# Ceasefire report: the whole case")
    assert "\n### 13 May 2031" in whole


def test_the_same_case_makes_the_same_page(case_path: Path, tmp_path: Path) -> None:
    """Two reports of one case and day are equal, byte for byte."""
    for name in ("a.html", "b.html"):
        assert ended("report", "--case", case_path, "--day", "2031-05-13", "--to", tmp_path / name) == 0
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_report_can_go_to_standard_output(case_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file, or with -, the report itself is printed."""
    assert ended("report", "--case", case_path, "--to", "-", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)
    assert ended("report", "--case", case_path) == 0
    assert capsys.readouterr().out.startswith("#")


def test_a_decision_is_written_down(case_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Deciding says what the record now is, and the report and the explanation show it with name and reason."""
    reason = "two networks, both were there"
    arguments = ("decide", "i-", "confirm", "--by", "Amal Haddane", "--reason", reason, "--case", case_path)
    assert ended(*arguments) == 0
    assert "i-000000000001 is now confirmed (decision d-" in capsys.readouterr().out
    assert ended("why", "i-", "--case", case_path) == 0
    assert "confirmed (by Amal Haddane, 20" in capsys.readouterr().out
    assert ended("report", "--case", case_path) == 0
    assert "Amal Haddane" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("why", "zz"), 1, "no record has an id that begins with 'zz'; list them with"),
        (("report", "--day", "2031-02-30"), 2, "this is no day of the calendar"),
        (("report", "--day", "tomorrow"), 2, "this is no day of the calendar"),
        (("report", "--to", "nowhere/sitrep.html"), 2, "the folder nowhere does not exist; make it first"),
        (("report", "--to", "sitrep.docx"), 2, "give a file that ends in .html, .md or .json"),
        (("export", "claims", "--to", "nowhere/a.csv"), 2, "the folder nowhere does not exist"),
        (("export", "claims", "--to", "."), 2, "this is a folder; give a file"),
        (("run", "nowhere.txt"), 2, "nowhere.txt: there is no such file or folder; nothing was read"),
        (("run", "--agreement", "nowhere.yaml"), 2, "nowhere.yaml: there is no such file"),
        (("run", "--theatre", "nowhere"), 2, "nowhere: there is no such folder"),
        (("run", "--settings", "nowhere.toml"), 2, "nowhere.toml: the settings cannot be read"),
        (("decide", "r-", "confirm", "--by", "A", "--reason", "B"), 2, "is a report; people decide about claims"),
        (("decide", "i-", "confirm", "--by", " ", "--reason", "B"), 2, "a decision needs a name"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    case_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, told: str
) -> None:
    """Where, what was found, what is wanted: one line, an exit code, and the case is as it was."""
    before = case_path.read_bytes()
    assert error_line(capsys, *arguments, "--case", case_path)[0] == code
    assert told in error_line(capsys, *arguments, "--case", case_path)[1]
    assert case_path.read_bytes() == before


@pytest.mark.parametrize("command", [("why", "i-"), ("export", "claims"), ("report",), ("run",)])
def test_a_missing_case_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    """Without a case, the line says how to make one, and none appears."""
    code, line = error_line(capsys, *command, "--case", tmp_path / "none.case")
    assert (code, "there is no case here; make one with: trucewatch run REPORTS..." in line) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_closed_pipe_ends_quietly(case_path: Path) -> None:
    """When the program that reads our output has enough, we stop without a word."""
    command = f"{sys.executable} -m trucewatch export claims --case {case_path} | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602 -- ours
    assert (done.returncode, done.stderr) == (0, "")


def test_exports_are_the_same_in_every_locale(case_path: Path) -> None:
    """A terminal that knows no UTF-8 changes no byte of an export."""
    command = [sys.executable, "-m", "trucewatch", "why", "f-", "--case", str(case_path)]
    outputs = [
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, **words}).stdout
        for words in ({"LC_ALL": "C.UTF-8"}, {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    ]
    assert outputs[0] == outputs[1]


def test_words_cannot_steer_a_terminal() -> None:
    """Escape sequences and direction marks in a report are written out, so that nothing is hidden or turned round."""
    assert shown("\x1b]0;owned\x07 \u202eecurt\u2069 é") == "<U+001B>]0;owned<U+0007> <U+202E>ecurt<U+2069> é"


def test_columns_align() -> None:
    """Rows of a table stand under each other, and no rows give no lines."""
    assert columns([("a", "bbb", "c"), ("aaa", "b", "cc")]) == ["  a    bbb  c", "  aaa  b    cc"]
    assert columns([]) == []


def test_main_is_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Every command takes the case, and what was not understood is told with exit code 2."""
    assert ended("export", "claims") == 2
    assert "--case" in capsys.readouterr().err
    assert ended("export", "gossip", "--case", "x") == 2
    assert callable(main)
    assert isinstance(app, typer.Typer)


@pytest.mark.parametrize("seconds", [0.03, 0.1, 0.2, 0.25, 0.3, 0.4])
def test_stopped_while_it_loads_it_says_one_line(seconds: float) -> None:
    """Ctrl-C before the command has begun, or while its commands are built, gives one line and never a traceback."""
    started = subprocess.Popen(
        [sys.executable, "-c", "from trucewatch.cli import main; print('up', flush=True); main()", "--help"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert started.stdout is not None
    assert started.stdout.readline() == "up\n"
    time.sleep(seconds)
    started.send_signal(signal.SIGINT)
    _, told = started.communicate(timeout=60)
    assert started.returncode in (0, 130, -signal.SIGINT)  # a shell shows the last as 130 too
    assert "Traceback" not in told
    # Stopped after all was told, while Python itself ends, it ends at once and has nothing to add.
    assert (told.count("\n") == 1 and "interrupted" in told) or (started.returncode != 130 and not told)


def test_a_correction_from_the_command_line(case_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Fields are corrected with --set, the reason may come from standard input, and the claim reads so from now on."""
    arguments = ("decide", "c-000000000001", "correct", "--set", "time=2031-05-12", "--by", "Amal", "--case", case_path)
    assert ended(*arguments, "--reason", "the dateline") == 0
    assert "Claim c-000000000001 reads so from now on" in capsys.readouterr().out
    assert ended("export", "claims", "--case", case_path) == 0
    row = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (row["time"]["start"], row["corrections"][0]["by"]) == ("2031-05-12", "Amal")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("confirm", "--with", "i-1"), "--with does not go with confirm"),
        (("merge", "--test", "seen"), "--test does not go with merge; give --with"),
        (("correct", "--set", "weather=fair"), "write FIELD=WORDS; fields are speaker, actor"),
        (
            ("correct", "--set", "speaker=Amal \u202eenagyah"),
            "speaker: U+202E stands in it, a character that nobody sees",
        ),
        (("confirm", "--by", "Amal\u202e"), "the name: U+202E stands in it"),
        (("verify",), "nobody has written down what verified needs here"),
    ],
)
def test_slips_of_the_pen_in_a_decision(
    case_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], told: str
) -> None:
    """What does not go together is told in one line, and nothing is written."""
    code, line = error_line(
        capsys, "decide", "c-000000000001", "--by", "A", *options, "--reason", "B", "--case", case_path
    )
    assert code == 2
    assert told in line


def test_the_ledger_is_checked(case_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check prints a head; given again it must be in the chain, and another digest is told."""
    for about in ("c-000000000001", "i-000000000001"):
        ended("decide", about, "confirm", "--by", "Amal Haddane", "--reason", "read", "--case", case_path)
    capsys.readouterr()
    assert ended("check-ledger", "--case", case_path) == 0
    head = capsys.readouterr().out.split()[-1]
    assert ended("check-ledger", "--case", case_path, "--head", head) == 0
    capsys.readouterr()
    assert ended("check-ledger", "--case", case_path, "--head", "f" * 64) == 1
    said = capsys.readouterr()
    assert "decisions are missing or were changed" in said.out
    assert "does not hold" in said.err


def test_a_reason_is_erased(case_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An erased reason is gone from exports, that and by whom it was decided stays, and the chain holds."""
    ended("decide", "i-", "confirm", "--by", "Amal Haddane", "--reason", "the baker told me", "--case", case_path)
    decision = capsys.readouterr().out.split("decision ")[1].split(")")[0]
    assert ended("erase", decision, "--case", case_path) == 0
    assert ended("check-ledger", "--case", case_path) == 0
    capsys.readouterr()
    assert ended("export", "decisions", "--with-reasons", "--case", case_path) == 0
    shown = capsys.readouterr().out
    assert "baker" not in shown
    assert "Amal Haddane" in shown
