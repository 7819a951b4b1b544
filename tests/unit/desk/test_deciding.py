"""Deciding: only people, with name and reason, about what they saw."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.store import sample
from trucewatch.desk.deciding import Wish
from trucewatch.desk.desk import Desk
from trucewatch.desk.reporting import standings
from trucewatch.ledger import seen_mark, verify_chain
from trucewatch.model import CaseError, Certainty, Conflict, DecisionKind, InputError, Standing, UnknownRecord
from trucewatch.store import Case, StoredReading


def wish(about: str = "c-000000000001", kind: DecisionKind = DecisionKind.CONFIRM) -> Wish:
    """Return what a person wants written down."""
    return Wish(about, kind, "Amal Haddane", "seen by two of ours")


@pytest.mark.parametrize("about", ["c-000000000001", "i-", "t-", "f-"])
def test_a_decision_gives_its_record_a_standing(case_path: Path, about: str) -> None:
    """Confirming a claim, incident, tally or finding makes it confirmed, and the chain holds."""
    decided = Desk(case_path).decide(wish(about))
    assert decided.standing is Standing.CONFIRMED
    with Case.open(case_path, read_only=True) as case:
        assert verify_chain(case.entries(), case.sealed_words()) == ()
        assert [(one.record, one.standing, one.by) for one in standings(case)] == [
            (decided.entry.about, Standing.CONFIRMED, "Amal Haddane")
        ]


def test_a_decision_about_what_changed_shows_as_stale(case_path: Path) -> None:
    """When a later run reads the claim differently, the decision shows as stale and is still there."""
    Desk(case_path).decide(wish())
    with Case.open(case_path) as case:
        changed = replace(sample.claim(), certainty=Certainty.POSSIBLE)
        case.put_readings([StoredReading("r-000000000001", (), (changed,))], {"r-000000000001": "key2"})
        assert [one.standing for one in standings(case)] == [Standing.STALE]
        assert len(case.decisions()) == 1


def test_a_withdrawal_is_another_decision(case_path: Path) -> None:
    """Withdrawing appends; the record is proposed again and both decisions remain."""
    desk = Desk(case_path)
    desk.decide(wish())
    assert desk.decide(wish(kind=DecisionKind.WITHDRAW)).standing is Standing.PROPOSED
    with Case.open(case_path, read_only=True) as case:
        assert [one.kind for one in case.decisions()] == [DecisionKind.CONFIRM, DecisionKind.WITHDRAW]
        assert [one.standing for one in standings(case)] == [Standing.PROPOSED]


@pytest.mark.parametrize(
    ("bad", "error", "told"),
    [
        (Wish("i-", DecisionKind.CONFIRM, "  ", "why"), InputError, "needs a name"),
        (Wish("i-", DecisionKind.CONFIRM, "Amal", ""), InputError, "needs a name"),
        (wish("r-"), InputError, "is a report; people decide about"),
        (wish("x-"), UnknownRecord, "no record"),
    ],
)
def test_what_is_no_decision_is_refused(case_path: Path, bad: Wish, error: type[Exception], told: str) -> None:
    """Without name or reason, or about something people do not decide about, nothing is written."""
    with pytest.raises(error, match=told):
        Desk(case_path).decide(bad)
    with Case.open(case_path, read_only=True) as case:
        assert case.decisions() == ()


def test_two_people_who_saw_the_same_do_not_overwrite_each_other(case_path: Path) -> None:
    """Who decides about what somebody else decided about meanwhile is told who, and nothing of either is lost."""
    desk = Desk(case_path)
    seen = seen_mark(sample.claim(), ())
    first = desk.decide(replace(wish(), seen=seen))
    with pytest.raises(
        Conflict, match=f"decided about since you looked \\(Amal Haddane: confirm.*{first.entry.id}"
    ) as told:
        desk.decide(Wish("c-000000000001", DecisionKind.REJECT, "Ilan Brede", "not what the words say", seen=seen))
    assert told.value.meanwhile[0].startswith("Amal Haddane: confirm")
    assert "seen by two of ours" not in str(told.value)
    assert told.value.exit_code == 1
    with Case.open(case_path, read_only=True) as case:
        assert [one.by for one in case.decisions()] == ["Amal Haddane"]
        seen = seen_mark(sample.claim(), case.decisions())
    again = desk.decide(Wish("c-000000000001", DecisionKind.REJECT, "Ilan Brede", "not what the words say", seen=seen))
    assert again.standing is Standing.REJECTED


def test_a_decision_about_what_changed_since_it_was_seen_is_refused(case_path: Path) -> None:
    """Where a run has changed the record, or put another in its place, since the person looked, nothing is written."""
    seen = seen_mark(sample.claim(), ())
    with Case.open(case_path) as case:
        changed = replace(sample.claim(), certainty=Certainty.POSSIBLE)
        case.put_readings([StoredReading("r-000000000001", (), (changed,))], {"r-000000000001": "key2"})
        case.put_incidents([])
    desk = Desk(case_path)
    with pytest.raises(Conflict, match="not as you saw it any more"):
        desk.decide(replace(wish(), seen=seen))
    with pytest.raises(Conflict, match="no longer in the case"):
        desk.decide(replace(wish("i-000000000001"), seen=seen_mark(sample.incident(), ())))
    with pytest.raises(InputError, match="no mark of what was seen"):
        desk.decide(replace(wish(), seen="yesterday"))
    with Case.open(case_path, read_only=True) as case:
        assert case.decisions() == ()


def test_nothing_is_appended_to_a_changed_last_decision(case_path: Path) -> None:
    """Where the last decision was changed after it was written, the next one is refused, naming it."""
    Desk(case_path).decide(wish())
    with Case.open(case_path) as case:
        case.tidy()
    raw = case_path.read_bytes()
    case_path.write_bytes(raw.replace(b"confirmAmal Haddane", b"confirmAmal Haddame"))
    with pytest.raises(CaseError, match=r"decision 1 \(d-\w+, by Amal Haddame\): the entry was changed"):
        Desk(case_path).decide(wish("i-"))
