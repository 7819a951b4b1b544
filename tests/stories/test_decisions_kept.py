"""No decision is lost to a kill, and no byte of one is changed unseen."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks.ledger_kills import append, made_case
from tests.stories.wire import AT, killed_after
from trucewatch.desk.deciding import Wish
from trucewatch.desk.desk import Desk
from trucewatch.model import CaseError, DecisionKind
from trucewatch.store import Case

KILLS, COUNT, SEED = 10, 120, 27022016
REASON = "told at the crossing by officer {number:03}"


def test_no_decision_is_lost_to_a_kill(tmp_path: Path) -> None:
    """Every decision whose id was given out is in the case after each kill, in order, and the chain is whole."""
    path, told = made_case(tmp_path), tmp_path / "told.txt"
    chance, cut = random.Random(SEED), 0  # noqa: S311 -- the same moments every time
    for _ in range(KILLS):
        cut += killed_after(chance.uniform(0.05, 0.6), lambda: append(path, told, 10_000))
        given = [line.split()[0] for line in told.read_text("ascii").splitlines() if line.count(" ") == 1]
        with Case.open(path, read_only=True) as case:
            held = [entry.id for entry in case.entries()]
        # The last one may have been stored and its id not yet told.
        assert [one for one in held if one in set(given)] == given
        assert Desk(path).check_ledger().faults == ()
    assert cut == KILLS
    append(path, told, max(COUNT, len(held) + 5))
    found = Desk(path).check_ledger()
    assert (found.decisions, found.faults) == (max(COUNT, len(held) + 5), ())


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a case with forty decisions, each by somebody of their own, folded into one file."""
    path = made_case(tmp_path_factory.mktemp("changed"))
    for number in range(1, 41):
        desk = Desk(path, clock=lambda number=number: AT + timedelta(minutes=number))  # type: ignore[misc]
        about = f"i-{number:012}"
        desk.decide(Wish(about, DecisionKind.CONFIRM, f"Officer {number:03}", REASON.format(number=number)))
    with Case.open(path) as case:
        case.tidy()
    return path


def changed(path: Path, copy: Path, words: str, at: int, flip: int) -> Path:
    """Copy a case with one bit pattern of one byte of some words changed, wherever they stand in the file."""
    raw = bytearray(path.read_bytes())
    wanted, start, hits = words.encode(), 0, 0
    while (start := raw.find(wanted, start)) >= 0:
        raw[start + at] ^= flip
        start, hits = start + 1, hits + 1
    assert hits
    copy.write_bytes(raw)
    return copy


@pytest.mark.parametrize("flip", [0x01, 0x80], ids=["another letter", "no letter at all"])
@pytest.mark.parametrize("field", ["by", "seen", "reason_seal", "at", "digest", "reason"])
def test_a_changed_byte_is_found_and_named(decided: Path, tmp_path: Path, field: str, flip: int) -> None:
    """One changed byte in any part of a decision is found, and told by the decision's number and who decided."""
    with Case.open(decided, read_only=True) as case:
        entries, reasons = case.entries(), {one.id: one.reason for one in case.decisions()}
    chance = random.Random(SEED)  # noqa: S311 -- the same bytes every time
    for entry in chance.sample(entries[:-1], 4):
        parts = {"reason": reasons[entry.id], "at": entry.at.isoformat()}
        words = parts.get(field) or str(getattr(entry, field))
        copy = changed(decided, tmp_path / "changed.case", words, chance.randrange(len(words)), flip)
        found = Desk(copy).check_ledger()
        told = "; ".join(fault.words for fault in found.faults)
        assert entry.number in {fault.number for fault in found.faults} or "cannot be read" in told, told
        if field != "reason" or "cannot be read" not in told:
            assert f"decision {entry.number} ({entry.id}, by " in told or field == "digest"
            assert "by Officer" in told or field == "by"


def test_a_changed_kind_is_named_and_stops_what_would_be_made_of_it(decided: Path, tmp_path: Path) -> None:
    """Where a decision no longer says what was decided, a run stops before it makes anything, naming the decision."""
    copy = tmp_path / "changed.case"
    raw = decided.read_bytes()
    # The kind stands between the digest seen and the name of who decided.
    at = raw.index(b"confirmOfficer 007")
    copy.write_bytes(raw[:at] + b"cunfirm" + raw[at + 7 :])
    (fault, *_) = Desk(copy).check_ledger().faults
    assert fault.words.startswith("decision 7 (d-")
    assert "its kind was changed after it was written" in fault.words
    with pytest.raises(CaseError, match=r"decision 7 .*its kind was changed"):
        tuple(Desk(copy).review().waiting)


def test_decisions_cut_off_at_the_end_show_by_the_head(decided: Path, tmp_path: Path) -> None:
    """A head that was written down shows that later decisions are gone, which the chain alone cannot."""
    desk = Desk(decided)
    head = desk.check_ledger().head
    assert desk.check_ledger(head).faults == ()
    short = made_case(tmp_path)
    assert "are missing or were changed" in Desk(short).check_ledger(head).faults[0].words
