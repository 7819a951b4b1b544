"""What a decision overturns: decisions in force that say otherwise of the same record, field or claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.desk.deciding import Wish
from trucewatch.desk.desk import Desk
from trucewatch.desk.order import Order
from trucewatch.desk.overturning import overturned
from trucewatch.desk.settings import Settings
from trucewatch.model import ClaimField, DecisionKind

EXAMPLES = Path(__file__).parents[3] / "examples" / "orvenia-2031"
INCIDENT, CLAIM = "i-000000000001", "c-000000000001"


def wish(about: str, kind: DecisionKind, value: str | None = None, **fields: str) -> Wish:
    """Return what a person wants written down."""
    changes = tuple((ClaimField(field), words) for field, words in fields.items())
    return Wish(about, kind, "Amal Haddane", "seen by two of ours", value, changes=changes)


@pytest.fixture
def examples_case(tmp_path: Path) -> Path:
    """A case with several incidents."""
    case = tmp_path / "orvenia.case"
    Desk(case).run(Order((EXAMPLES / "reports" / "meridian-press-dump.txt",), EXAMPLES / "agreement.yaml"))
    return case


def kinds(case: Path, wanted: Wish) -> list[str]:
    """Return what a wish would overturn, by kind."""
    return [one.kind.value for one in overturned(case, wanted, Settings())]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (DecisionKind.CONFIRM, DecisionKind.REJECT, ["confirm"]),
        (DecisionKind.REJECT, DecisionKind.CONFIRM, ["reject"]),
        (DecisionKind.CONFIRM, DecisionKind.CONFIRM, []),
    ],
)
def test_saying_otherwise_of_a_record_overturns_what_it_stands_on(
    case_path: Path, first: DecisionKind, second: DecisionKind, told: list[str]
) -> None:
    """A reject overturns a confirm and the other way round; saying the same again overturns nothing."""
    Desk(case_path).decide(wish(INCIDENT, first))
    assert kinds(case_path, wish(INCIDENT, second)) == told
    assert kinds(case_path, wish("i-", second)) == told, "the beginning of an id names the same record"


def test_a_decision_taken_back_is_not_overturned(case_path: Path) -> None:
    """What was withdrawn is not in force, and another record is another matter."""
    desk = Desk(case_path)
    desk.decide(wish(INCIDENT, DecisionKind.CONFIRM))
    assert kinds(case_path, wish(CLAIM, DecisionKind.REJECT)) == []
    desk.decide(wish(INCIDENT, DecisionKind.WITHDRAW))
    assert kinds(case_path, wish(INCIDENT, DecisionKind.REJECT)) == []


def test_changing_what_was_judged_overturns_it(case_path: Path) -> None:
    """A correction of a confirmed claim overturns the confirmation; one of another field leaves a correction alone."""
    desk = Desk(case_path)
    desk.decide(wish(CLAIM, DecisionKind.CORRECT, place="Dunmark"))
    assert kinds(case_path, wish(CLAIM, DecisionKind.CORRECT, place="Tarsk")) == ["correct"]
    assert kinds(case_path, wish(CLAIM, DecisionKind.CORRECT, mood="planned")) == []
    desk.decide(wish(CLAIM, DecisionKind.CONFIRM))
    assert kinds(case_path, wish(CLAIM, DecisionKind.CORRECT, mood="planned")) == ["confirm"]


def test_a_split_overturns_a_merge_of_the_same_claims(examples_case: Path) -> None:
    """Two incidents that were put together are parted only against that decision; other incidents are free."""
    desk = Desk(examples_case)
    with desk.browse() as look:
        one, two, three = (row.id for row in look.incidents(size=3).items)
    desk.decide(wish(one, DecisionKind.MERGE, two))
    assert kinds(examples_case, wish(one, DecisionKind.SPLIT, two)) == ["merge"]
    assert kinds(examples_case, wish(one, DecisionKind.SPLIT, three)) == []
    assert kinds(examples_case, wish(one, DecisionKind.MERGE, two)) == []


@pytest.mark.parametrize("unknown", ["i-ffffffffffff", "", "c-"])
def test_a_wish_about_nothing_overturns_nothing(case_path: Path, unknown: str) -> None:
    """Where no one record is named the deciding itself tells why."""
    assert kinds(case_path, wish(unknown, DecisionKind.REJECT)) == []
