"""Decisions in the case: appended, never changed or removed, and free text erased for good where it must be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.store import sample
from trucewatch.ledger import Ledger, verify_chain
from trucewatch.model import CaseError, Decision, DecisionKind, UnknownRecord
from trucewatch.model.decision import Draft
from trucewatch.store import Case
from trucewatch.store.decisions import ERASED

PROTECTED = "told by the baker's daughter at the crossing"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a case may be made."""
    return tmp_path / "truce.case"


def decide(case: Case, about: str = "f-1", reason: str = PROTECTED, value: str | None = None) -> str:
    """Append one decision as the desk does and return its id."""
    draft = Draft(about, "digest", DecisionKind.CONFIRM, "Amal Haddane", sample.AT, reason, value)
    with case.writing():
        page = Ledger(case.entries()).append(draft, salt=f"salt {about}")
        case.put_entry(page.entry, page.words)
    return page.entry.id


def test_decisions_read_back_and_the_chain_holds(path: Path) -> None:
    """Decisions come back in the order they were made, and the chain over them holds after reopening."""
    with Case.open(path, create=True) as case:
        first, second = decide(case), decide(case, "i-1", value="i-2")
    with Case.open(path, read_only=True) as case:
        assert case.decisions() == (
            Decision(first, "f-1", "digest", DecisionKind.CONFIRM, "Amal Haddane", sample.AT, PROTECTED),
            Decision(second, "i-1", "digest", DecisionKind.CONFIRM, "Amal Haddane", sample.AT, PROTECTED, "i-2"),
        )
        assert verify_chain(case.entries(), case.sealed_words()) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision SET kind = 'reject'",
        "DELETE FROM decision",
        "UPDATE decision_words SET words = 'kinder words'",
        "UPDATE decision_words SET decision = 'd-x', words = NULL, salt = NULL",
        "DELETE FROM decision_words",
    ],
)
def test_no_decision_is_changed_or_removed(path: Path, statement: str) -> None:
    """The tables themselves refuse to change or remove a decision, whoever asks."""
    with Case.open(path, create=True) as case:
        decide(case)
        with pytest.raises(CaseError, match=r"never (changed|removed)"):
            case._run(statement)
        assert [one.reason for one in case.decisions()] == [PROTECTED]


def test_machine_output_never_touches_decisions(path: Path) -> None:
    """Replacing everything the machine made leaves every decision as it was."""
    with Case.open(path, create=True) as case:
        decide(case)
        before = case.entries()
        case.put_incidents([sample.incident()])
        case.put_findings([sample.finding()])
        case.put_incidents([])
        case.put_findings([])
        assert case.entries() == before


def test_erased_words_are_gone_from_the_file(path: Path) -> None:
    """After erasing, the words stand nowhere in the case's files, and the decision and the chain still hold."""
    with Case.open(path, create=True) as case:
        decision = decide(case)
        case.tidy()
        assert PROTECTED.encode() in path.read_bytes()
        case.erase_words(decision)
        assert [(one.reason, one.erased, one.by) for one in case.decisions()] == [(ERASED, True, "Amal Haddane")]
        assert verify_chain(case.entries(), case.sealed_words()) == ()
        assert not [one for one in path.parent.iterdir() if PROTECTED.encode() in one.read_bytes()]
        with pytest.raises(UnknownRecord, match="no decision has the id"):
            case.erase_words("d-none")


def test_a_changed_decision_shows_in_the_chain(path: Path) -> None:
    """When somebody gets past the tables and changes a decision or its words, the chain tells which."""
    with Case.open(path, create=True) as case:
        decide(case)
        decide(case, "f-2")
        entries, words = case.entries(), case.sealed_words()
    changed = (replace(entries[0], kind=DecisionKind.REJECT), entries[1])
    assert [fault.number for fault in verify_chain(changed, words)] == [1]
    assert [fault.number for fault in verify_chain(entries[1:], words)] == [1, 1]
    reworded = tuple(replace(one, words="kinder words") for one in words)
    assert {fault.found for fault in verify_chain(entries, reworded)} == {"the reason was changed after it was written"}
