from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.unit.findings.builders import ROOT
from trucewatch.findings.agreement_file import LARGEST, read_agreement
from trucewatch.model import AgreementError, AgreementState, PartyStatus

GOOD = """\
id: veran
title: Truce of Arden
zone: Europe/Chisinau
area:
  countries: [XA]
known_times:
  announced: 2030-05-05
  in force: 2030-05-10T06:00+03:00
status:
  - since: 2030-05-10T06:00+03:00
    state: in_force
parties:
  - id: north
    name: Northern Army
    side: north
    acceptances:
      - status: bound
        since: 2030-05-06
  - id: south
    name: Southern League
    side: south
clauses:
  - id: quiet
    kind: forbidden
    text: No fire across the river
    acts: [shelling]
    by: [any_party]
    toward: [any_party]
"""


def written(folder: Path, text: str | bytes) -> Path:
    """Write an agreement file."""
    path = folder / "agreement.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refused(folder: Path, text: str | bytes) -> str:
    """Return the message a file is refused with."""
    with pytest.raises(AgreementError) as trouble:
        read_agreement(written(folder, text))
    return str(trouble.value)


def test_a_file_becomes_an_agreement(tmp_path: Path) -> None:
    """Every value of a good file arrives, times with their zone, a milestone's bare day at its first minute."""
    agreement = read_agreement(written(tmp_path, GOOD))
    assert (agreement.id, agreement.countries, agreement.closed) == ("veran", ("XA",), False)
    assert agreement.statuses[0].state is AgreementState.IN_FORCE
    assert agreement.statuses[0].since == datetime.fromisoformat("2030-05-10T03:00+00:00")
    assert dict(agreement.known_times)["announced"] == datetime.fromisoformat("2030-05-05T00:00+03:00")
    assert agreement.parties[0].acceptances[0].status is PartyStatus.BOUND
    assert agreement.parties[0].acceptances[0].since == date(2030, 5, 6)
    assert len(agreement.digest) == 64


def test_values_are_taken_as_written(tmp_path: Path) -> None:
    """Norway's country code is no truth value, and a number is no number: everything is text."""
    agreement = read_agreement(written(tmp_path, GOOD.replace("[XA]", "[NO]").replace("id: veran", "id: 0123")))
    assert (agreement.countries, agreement.id) == (("NO",), "0123")


@pytest.mark.parametrize(
    ("old", "new", "line", "found"),
    [
        ("zone: E", "zona: E", 3, 'unknown key "zona"'),
        ("  countries:", "  land: x\n  countries:", 5, 'unknown key "land"'),
        ("2030-05-06", "2030-02-30", 18, "a day that does not exist"),
        ("2030-05-06", "30 May", 18, '"30 May"'),
        ("2030-05-10T06:00+03:00\n    state", "2030-05-10\n    state", 10, "without an hour"),
        ("2030-05-10T06:00+03:00\n    state", "2030-05-10T06:00\n    state", 10, "without a zone"),
        ("2030-05-10T06:00+03:00\n    state", "2030-05-10T29:00+03:00\n    state", 10, "a time that does not exist"),
        ("2030-05-10T06:00+03:00\n    state", "9030-05-10T06:00+03:00\n    state", 10, "9030"),
        ("in_force", "running", 11, '"running"'),
        ("status: bound", "status: bund", 17, '"bund"'),
        ("[shelling]", "[shellin]", 26, '"shellin"'),
        ("kind: forbidden", "kind: unheard", 24, '"unheard"'),
        ("by: [any_party]", "by: [nroth]", 27, '"nroth"'),
        ("toward: [any_party]", "toward: [east]", 28, '"east"'),
        ("id: south", "id: north", 19, "stands twice"),
        ("id: south", "id: civilians", 19, "a meaning of its own"),
        ("Europe/Chisinau", "Europe/Nowhere", 3, "no known time zone"),
        ("Europe/Chisinau", "../../etc/passwd", 3, "no known time zone"),
        ("[XA]", "[Verania]", 5, '"Verania"'),
        ("[XA]", "[]", 5, "not a list with something in it"),
        ("    side: south", "    side:", 21, "is empty"),
        ("    side: south\n", "", 19, 'lacks "side"'),
        ("side: south", "side: [a]", 21, "is a list"),
        ("since: 2030-05-06", "since: 2030-05-06\n        until: 2030-05-01", 19, "before it began"),
        ("status: bound", "status: accepted_for_period", 17, "no end"),
        ("toward: [any_party]", "deadline: 2030-06-01T00:00+03:00", 28, "deadline"),
        ("title: Truce of Arden", "title: Truce\ntitle: Truce", 3, "stands twice"),
    ],
)
def test_each_fault_is_named_by_file_line_and_finding(
    tmp_path: Path, old: str, new: str, line: int, found: str
) -> None:
    """A message says in which file and line what was found, and what is wanted."""
    assert old in GOOD
    message = refused(tmp_path, GOOD.replace(old, new, 1))
    row = next(row for row in message.splitlines() if found in row)
    assert row.startswith(f"{tmp_path / 'agreement.yaml'}:{line}: ")
    assert ". Wanted: " in row


def test_all_faults_come_together(tmp_path: Path) -> None:
    """Somebody who made three mistakes reads of three, in the order of the lines."""
    text = GOOD.replace("zone: E", "zona: E").replace("2030-05-06", "2030-05-66").replace("[shelling]", "[shellin]")
    lines = [int(row.split("agreement.yaml:")[1].split(":")[0]) for row in refused(tmp_path, text).splitlines()]
    assert lines == sorted(lines)
    assert len(lines) == 4


def test_a_misspelt_word_is_answered_with_the_near_one(tmp_path: Path) -> None:
    """A message offers the word that was probably meant."""
    assert '"shelling"' in refused(tmp_path, GOOD.replace("[shelling]", "[sheling]"))
    assert '"zone"' in refused(tmp_path, GOOD.replace("zone: E", "zona: E"))
    assert '"north"' in refused(tmp_path, GOOD.replace("by: [any_party]", "by: [nroth]"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"# only a remark\n", "empty"),
        (b"- a\n- b\n", "not a list of keys"),
        (b"just words", "not a list of keys"),
        (b"a: &x [1]\nb: *x\n", "an anchor"),
        (b"b: *x\n", "an alias"),
        (b'a: !!python/object/apply:os.system ["id"]\n', "a tag"),
        (b"id: x\n\ttitle: y\n", "a tab"),
        (b"[" * 5000, "levels of nesting"),
        (b"id: x\n---\nid: y\n", "a second document"),
        (b"id: a\x07b\n", "control character"),
        (b"id: x\x00y\n", "NUL"),
        (b"id: \xff\xfe\n", "not UTF-8"),
        ('id: "a\u202eb"\n'.encode(), "U+202E"),
        (b"id: [1, 2\ntitle: x\n", "cannot be read"),
        (b"? [a, b]\n: c\n", "a key that is not a word"),
        (b"<<: {a: b}\n", 'unknown key "<<"'),
        (b"a: [" + b"x, " * 30_000 + b"]", "values"),
        (b"id: " + b"x" * (LARGEST + 1), "bytes"),
    ],
)
def test_what_is_no_agreement_is_refused_in_words(tmp_path: Path, text: bytes, found: str) -> None:
    """Empty, binary, oversized and booby-trapped files are refused with one clear message, not a crash."""
    message = refused(tmp_path, text)
    assert found in message
    assert str(tmp_path / "agreement.yaml") in message


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    """A path that leads to no file says so, with what to give instead."""
    for path, words in ((tmp_path / "none.yaml", "no such file"), (tmp_path, "a folder")):
        with pytest.raises(AgreementError, match=words) as trouble:
            read_agreement(path)
        assert "agreements/syria-2016/agreement.yaml" in str(trouble.value)


def test_an_actor_has_one_standing(tmp_path: Path) -> None:
    """A name that stands for two parties is refused: nobody could tell whom it means."""
    text = GOOD.replace("    side: south", "    side: south\n    names: [River Guard]").replace(
        "    side: north", "    side: north\n    names: [river guard]"
    )
    assert 'stands for both "north" and "south"' in refused(tmp_path, text)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "agreements").glob("*/agreement.yaml")), ids=lambda path: path.parent.name
)
def test_the_agreements_of_the_repository_can_be_read(path: Path) -> None:
    """Each agreement in the repository is one, and bears its folder's name."""
    assert read_agreement(path).id == path.parent.name
