"""The queue of what waits for a person: what is in it, in which order, and what takes it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.store import sample
from trucewatch.desk.deciding import Wish
from trucewatch.desk.desk import Desk
from trucewatch.desk.reviewing import Waiting, Why
from trucewatch.model import Bound, Certainty, Count, DecisionKind, Incident, Place, Standing, Verdict, When
from trucewatch.store import Case, StoredReading

Change = Callable[[Case], None]


def waiting(path: Path, *, only: tuple[Why, ...] = ()) -> tuple[Waiting, ...]:
    """Return what waits in a case."""
    return Desk(path).review(100, only).waiting


def deaths(low: float | None, bound: Bound = Bound.EXACT) -> Count:
    """Return a count of people killed, in words of the sample."""
    return Count(low, low, None, bound, "deaths", "people", sample.span_of("15 times"), "15 times")


def put_claim(case: Case, *counts: Count) -> None:
    """Let the sample's first claim carry these counts."""
    told = replace(sample.claim(), counts=counts)
    case.put_readings(
        [StoredReading("r-000000000001", (), (told, sample.claim("c-000000000002", polarity="-")))],
        {"r-000000000001": "key2"},
    )


def test_apparent_violations_with_people_killed_come_first(case_path: Path) -> None:
    """The order is: apparent with people killed (most first), disputed accounts, apparent, doubts, undated incidents."""
    second = replace(sample.incident(), id="i-000000000002", claims=("c-000000000002",), time=When())
    with Case.open(case_path) as case:
        put_claim(case, deaths(4))
        case.put_incidents([sample.incident(), second])
        case.put_findings(
            [
                sample.finding(Verdict.APPARENT_VIOLATION),
                replace(sample.finding(), id="f-000000000002", incident=second.id, hangs_on="who did it"),
            ]
        )
    found = waiting(case_path)
    assert [(one.record, one.cause) for one in found] == [
        ("f-000000000001", Why.PEOPLE_KILLED),
        ("f-000000000002", Why.DISPUTED),
        ("c-000000000002", Why.DOUBT),
        ("i-000000000002", Why.UNDATED),
    ]
    assert 'people killed, as alleged: "15 times" (Northern Front)' in found[0].why[0]
    assert found[1].why == ("accounts differ; it hangs on who did it",)
    assert [one.order for one in found] == sorted(one.order for one in found)


@pytest.mark.parametrize(
    ("counts", "cause"),
    [
        ((), Why.APPARENT),
        ((deaths(0),), Why.APPARENT),
        ((deaths(None),), Why.PEOPLE_KILLED),
        ((deaths(30, Bound.UP_TO),), Why.PEOPLE_KILLED),
    ],
)
def test_none_killed_and_not_said_are_told_apart(case_path: Path, counts: tuple[Count, ...], cause: Why) -> None:
    """People killed in words without a number count as killed; nobody killed and nothing said do not."""
    with Case.open(case_path) as case:
        put_claim(case, *counts)
        case.put_findings([sample.finding(Verdict.APPARENT_VIOLATION)])
    assert waiting(case_path)[0].cause is cause


def test_the_queue_says_what_hangs_on_each(case_path: Path) -> None:
    """A doubtful claim names the incident and the finding that rest on it."""
    [claim] = waiting(case_path, only=(Why.DOUBT,))
    assert [record for record, _ in claim.hangs_on_it] == ["i-000000000001", "f-000000000001"]
    assert claim.hangs_on_it[1][1] == "cannot tell: Alleged shelling of Orvela"


def test_what_was_decided_waits_no_more_until_it_changes(case_path: Path) -> None:
    """A confirmed claim leaves the queue; when a run reads it otherwise it comes back as stale, saying who decided."""
    desk = Desk(case_path)
    [claim] = waiting(case_path)
    desk.decide(Wish(claim.record, DecisionKind.CONFIRM, "Amal Haddane", "read again", seen=claim.seen))
    assert waiting(case_path) == ()
    changed = replace(sample.claim("c-000000000002", polarity="-"), certainty=Certainty.POSSIBLE, doubts=())
    with Case.open(case_path) as case:
        case.put_readings([StoredReading("r-000000000001", (), (sample.claim(), changed))], {"r-000000000001": "key2"})
    [stale] = waiting(case_path)
    assert (stale.cause, stale.standing) == (Why.STALE, Standing.STALE)
    assert "Amal Haddane decided confirm on" in stale.why[0]


def like(incident: Incident, number: int, place: Place | None) -> Incident:
    """Return another incident of the same kind and day."""
    return replace(incident, id=f"i-{number:012}", claims=(f"c-{number:012}",), place=place)


def test_incidents_weighed_near_are_suggested_as_one_until_somebody_decides(case_path: Path) -> None:
    """Armed incidents that linking weighs near are suggested, the likeliest first; what no one weighed or is decided is not."""
    first = replace(sample.incident(), claims=("c-000000000001",))
    second, third, fourth = (like(first, number, sample.ORVELA) for number in (2, 3, 4))
    talks = replace(like(first, 5, None), armed=False)
    near = ((first, third, -1.5), (first, second, -0.5), (third, talks, -0.1))
    with Case.open(case_path) as case:
        case.put_incidents([first, second, third, fourth, talks])
        case.put_possible_merges(sample.possible_merge(one.id, other.id, weight) for one, other, weight in near)
    pair, less = waiting(case_path, only=(Why.MERGE,))
    assert [(one.record, one.other) for one in (pair, less)] == [(first.id, second.id), (first.id, third.id)]
    assert pair.why == (f"may be one event with {second.id}: both place it in Orvela; both on 2031-05-13",)
    Desk(case_path).decide(Wish(pair.record, DecisionKind.SPLIT, "Amal Haddane", "two villages", pair.other, pair.seen))
    assert [one.other for one in waiting(case_path, only=(Why.MERGE,))] == [third.id]


def test_a_limit_leaves_the_count_whole(case_path: Path) -> None:
    """The queue can be cut short and still says how many wait, by cause."""
    with Case.open(case_path) as case:
        case.put_findings([sample.finding(Verdict.APPARENT_VIOLATION)])
    queue = Desk(case_path).review(1)
    assert (len(queue.waiting), queue.total) == (1, 2)
    assert queue.by_cause == ((Why.APPARENT, 1), (Why.DOUBT, 1))
