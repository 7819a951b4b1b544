"""Who lets decisions take effect: once at a time, several together, at once or after a pause, and never twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.stories.wire import wait_until
from tests.unit.store import sample
from trucewatch.desk.deciding import Wish
from trucewatch.desk.desk import Desk
from trucewatch.desk.settings import Settings
from trucewatch.desk.working_through import Worked
from trucewatch.model import DecisionKind
from trucewatch.web.house import House
from trucewatch.web.working import Follower, Stage

CLAIM = "c-000000000001"


@dataclass
class Works:
    """Works a case through in this process, when it is let; counts how often, and how many are at it at a time.

    ``meanwhile`` happens the first time, after the decisions were taken in.
    """

    let: threading.Event = field(default_factory=threading.Event)
    begun: list[int] = field(default_factory=list)
    at_once: int = 0
    refuses: str = ""
    meanwhile: Callable[[], object] = lambda: None

    def __call__(self, case: Path, settings: Settings, begun: Callable[[BaseProcess], None]) -> Worked | str:
        """Do it once it is let."""
        desk = Desk(case, settings)
        self.at_once += 1
        assert self.at_once == 1
        self.begun.append(len(desk.waiting()))
        self.let.wait(60)
        done = self.refuses or desk.work_through()
        if len(self.begun) == 1:
            self.meanwhile()
        self.at_once -= 1
        return done


@pytest.fixture
def works() -> Iterator[Works]:
    """What does the work; whatever a test leaves waiting is let go at its end."""
    made = Works()
    yield made
    made.let.set()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk over a small case."""
    desk = Desk(sample.worked_through(tmp_path / "tarsk.case"))
    desk.bring_up_to_date()
    desk.work_through()
    return desk


@pytest.fixture
def follower(desk: Desk, works: Works) -> Iterator[Follower]:
    """One that is to look after the case."""
    made = Follower(desk._case, desk.settings, desk, works)
    yield made
    works.let.set()
    made.close()


def decide(desk: Desk, kind: DecisionKind) -> None:
    """Decide about a claim."""
    desk.decide(Wish(CLAIM, kind, "Amal Haddane", "read again"))


def test_several_decisions_are_one_piece_of_work_and_later_ones_the_next(
    desk: Desk, follower: Follower, works: Works
) -> None:
    """Two decisions in a row are worked in together; what is decided meanwhile is worked in after that, not beside."""
    decide(desk, DecisionKind.REJECT)
    decide(desk, DecisionKind.CONFIRM)
    follower.open()
    assert wait_until(lambda: works.begun == [2])
    assert follower.told.stage is Stage.WORKING
    works.meanwhile = lambda: decide(desk, DecisionKind.REJECT)
    works.let.set()
    assert wait_until(lambda: works.begun == [2, 1] and follower.told.stage is Stage.DONE)
    assert follower.told.said
    assert desk.waiting() == ()


def test_what_took_long_waits_for_a_pause_or_somebody_who_asks(desk: Desk, follower: Follower, works: Works) -> None:
    """Where the last time took a minute, nothing begins at once; asked for, it does."""
    follower.measured = 60.0
    works.let.set()
    follower.open()
    decide(desk, DecisionKind.REJECT)
    assert wait_until(lambda: follower.told.stage is Stage.WAITING)
    assert (follower.told.takes_words, follower.told.pause_words, works.begun) == ("1 minute", "1 minute", [])
    follower.now()
    assert wait_until(lambda: follower.told.stage is Stage.DONE)
    assert desk.waiting() == ()


def test_where_it_fails_the_decisions_wait_and_it_is_tried_when_asked(
    desk: Desk, follower: Follower, works: Works
) -> None:
    """What stood in the way is told; it is not tried again and again, but when somebody asks or decides."""
    works.refuses = "the disk is full"
    works.let.set()
    follower.open()
    decide(desk, DecisionKind.REJECT)
    assert wait_until(lambda: follower.told.stage is Stage.FAILED)
    assert follower.told.trouble == "the disk is full"
    assert not wait_until(lambda: len(works.begun) > 1, seconds=1.5)
    works.refuses = ""
    follower.now()
    assert wait_until(lambda: follower.told.stage is Stage.DONE)
    assert desk.waiting() == ()


def test_a_standing_alone_is_no_work(desk: Desk, follower: Follower, works: Works) -> None:
    """A decision that nothing is linked or tested by sets nothing going."""
    follower.open()
    with desk.browse() as look:
        incident = look.incidents().items[0].id
    desk.decide(Wish(incident, DecisionKind.CONFIRM, "Amal Haddane", "seen"))
    assert not wait_until(lambda: bool(works.begun), seconds=1.5)
    assert follower.told.stage is Stage.RESTING


def test_the_same_is_told_as_json(officer: TestClient, house: House) -> None:
    """A program sees how many decisions wait and what came of them, and may cut the pause short."""
    house.follower.measured = 600.0
    record = officer.get("/api/incidents", params={"size": 1}).json()["items"][0]["id"]
    with house.desk.browse() as look:
        claim = look.incident(record).incident.claims[0]
    officer.post("/api/decisions", json={"about": claim, "kind": "reject", "reason": "another war"})
    assert wait_until(lambda: officer.get("/api/work").json()["stage"] == "waiting")
    waits = officer.get("/api/work").json()
    assert (waits["waiting"], waits["pause"]) == (1, 300.0)
    page = officer.get("/")
    assert "1 decision waits to take effect" in page.text
    answer = officer.post("/work", data={"back": "/incidents"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/incidents")
    assert wait_until(lambda: officer.get("/api/work").json()["stage"] == "done")
    assert officer.get("/api/work").json()["waiting"] == 0
    assert officer.post("/work", data={"back": "//attacker.example"}).status_code == 422
