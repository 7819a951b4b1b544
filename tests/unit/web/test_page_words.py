"""What pages say of trouble: never an option or a command, which nobody at a browser can type."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from trucewatch.web.house import House
from trucewatch.web.page_words import page_words

SOURCE = Path(__file__).parents[3] / "src" / "trucewatch"
OPTION = re.compile(
    r"(?<![\w-])--[a-z]|\btrucewatch (?:[a-z]+-)?[a-z]+ ?(?:--|REPORTS|NAME|X)|trucewatch (?:run|why|export)"
)


def messages() -> Iterator[tuple[str, str]]:
    """Yield every message that the desk and its rooms raise, with an X where something is put in, and where it stands."""
    for file in sorted(SOURCE.rglob("*.py")):
        if file.is_relative_to(SOURCE / "cli"):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                for given in node.exc.args[:1]:
                    yield words_of(given), f"{file.relative_to(SOURCE)}:{node.lineno}"


def words_of(given: ast.expr) -> str:
    """Return the words of a message."""
    if isinstance(given, ast.Constant):
        return str(given.value)
    if isinstance(given, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in given.values)
    return "X"


def test_no_message_tells_a_browser_to_type_an_option() -> None:
    """Of every message that may be raised below the pages, what a page shows names no option and no command."""
    told = list(messages())
    speaking = [one for one in told if OPTION.search(one[0])]
    assert len(told) > 100
    assert len(speaking) > 15, "the messages for the command line are told with its options"
    left = [(page_words(words), where) for words, where in speaking if OPTION.search(page_words(words))]
    assert left == []


@pytest.mark.parametrize(
    "message",
    ["i-1 is a report; people decide about claims", "a sitrep is signed: give your name first", "5 -- no, 6 -- shells"],
)
def test_other_messages_stay_as_they_are(message: str) -> None:
    """A message without options is not touched."""
    assert page_words(message) == message


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"kind": "correct"}, "choose a field"),
        ({"kind": "merge"}, "give the other record's id"),
        ({"kind": "verify"}, "test"),
        ({"kind": "confirm", "reason": " "}, "a decision needs a name and a reason, both in words"),
    ],
)
def test_a_decision_that_lacks_something_is_told_in_the_pages_words(
    officer: TestClient, house: House, asked: dict[str, str], told: str
) -> None:
    """The same trouble as on the command line says what the page wants; the case's folder is not told."""
    with house.desk.browse() as look:
        incident = look.incidents(size=1).items[0].id
        claim = look.incident(incident).claims[0].claim.id
    about = claim if asked["kind"] == "correct" else incident
    for answer in (
        officer.post("/api/decisions", json={"about": about, "reason": "so it seems", **asked}),
        officer.post("/decisions", data={"about": about, "reason": "so it seems", "back": "/review", **asked}),
    ):
        assert answer.status_code == 422
        assert told.replace("'", "&#39;") in answer.text.replace("'", "&#39;")
        assert " --" not in answer.text
        assert str(house.case.parent) not in answer.text


def test_an_unknown_record_is_told_without_the_cases_folder(officer: TestClient, house: House) -> None:
    """What is not there says where to look, not what to type and not where the case lies."""
    answer = officer.post(
        "/api/decisions", json={"about": "i-ffffffffffff", "kind": "confirm", "reason": "so it seems"}
    )
    assert answer.status_code == 404
    assert "search for its words" in answer.text
    assert str(house.case.parent) not in answer.text


def test_a_name_with_an_override_is_refused_on_the_page_and_by_the_call(officer: TestClient, house: House) -> None:
    """A corrected name that turns its direction round is 422 with one clear line; the export holds none."""
    with house.desk.browse() as look:
        claim = look.incident(look.incidents(size=1).items[0].id).claims[0].claim.id
    asked = {
        "about": claim,
        "kind": "correct",
        "field": "speaker",
        "to": "Edvin \u202elhatS",
        "reason": "as it is spelt",
    }
    for answer in (officer.post("/api/decisions", json=asked), officer.post("/decisions", data=asked)):
        assert answer.status_code == 422
        assert "speaker: U+202E stands in it" in answer.text
    with house.desk.browse() as look:
        assert look.ledger().total == 0
