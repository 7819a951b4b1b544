"""What people decide, over runs: corrections, claims added, merges and splits, tests of verification, withdrawals."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.stories.wire import AGREEMENT, AT, exported, work, write_reports
from trucewatch.desk.deciding import Decided, Wish
from trucewatch.desk.desk import Desk
from trucewatch.desk.exporting import Kind
from trucewatch.desk.reporting import Days, Page
from trucewatch.desk.reviewing import Why
from trucewatch.desk.settings import Settings
from trucewatch.model import (
    ClaimField,
    DecisionKind,
    InputError,
    NotVerifiable,
    Standing,
    VerificationTest,
)

K, F = DecisionKind, ClaimField
SHELLED = "shelled a market in Homs"
TWO_SOURCES = VerificationTest("two-sources", "two independent sources affirm it", sources=2)
ON_FOOT = VerificationTest("on-foot", "a team of ours was at the place", people=1)


@dataclass(frozen=True)
class Bureau:
    """A case on three short reports, and people who decide about it."""

    path: Path

    def decide(self, about: str, kind: DecisionKind, *, by: str = "Amal Haddane", **more: Any) -> Decided:
        """Write down what somebody decides."""
        settings = more.pop("settings", None)
        return Desk(self.path, settings, clock=lambda: AT).decide(Wish(about, kind, by, "read again", **more))

    def run(self, *inputs: Path) -> None:
        """Work through the case again."""
        work(self.path, *inputs)

    def rows(self, kind: Kind) -> dict[str, dict[str, Any]]:
        """Return the records of one kind by id."""
        lines = exported(self.path, [kind])[f"{kind}.jsonl"].splitlines()
        return {row["id"]: row for row in map(json.loads, lines)}

    def claim(self, words: str = SHELLED) -> dict[str, Any]:
        """Return the one claim of an armed act that quotes these words."""
        return next(one for one in self.rows(Kind.CLAIMS).values() if words in one["quote"])

    def incident(self, claim: str) -> dict[str, Any] | None:
        """Return the incident a claim is in."""
        return next((one for one in self.rows(Kind.INCIDENTS).values() if claim in one["claims"]), None)


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Work three reports through once."""
    folder = tmp_path_factory.mktemp("bureau")
    work(folder / "truce.case", *write_reports(folder / "in", 3), agreement=AGREEMENT)
    return folder / "truce.case"


@pytest.fixture
def bureau(worked: Path, tmp_path: Path) -> Bureau:
    """Return a case of one's own."""
    return Bureau(Path(shutil.copy(worked, tmp_path / "truce.case")))


def test_a_correction_shows_at_once_and_the_finding_follows(bureau: Bureau) -> None:
    """Corrected actor, target and day stand in the claim, the machine's stay beside them, the next run's finding follows."""
    claim = bureau.claim()
    before = bureau.incident(claim["id"])
    assert before is not None
    assert before["finding"]["verdict"] == "outside_agreement"
    changes = ((F.ACTOR, "Syrian army"), (F.TARGET, "rebels"), (F.TIME, "2016-02-28"))
    decided = bureau.decide(claim["id"], K.CORRECT, changes=changes)
    assert decided.claim == claim["id"]
    corrected = bureau.claim()
    assert (corrected["actor"][0]["id"], corrected["time"]["start"]) == ("mil:SY", "2016-02-28")
    assert corrected["corrections"][0]["was"] != corrected["corrections"][0]["to"] == "Syrian army"
    assert bureau.incident(claim["id"]) == before
    bureau.run()
    after = bureau.incident(claim["id"])
    assert after is not None
    assert after["finding"]["verdict"] == "apparent_violation"
    assert {**bureau.claim(), "grades": corrected["grades"]} == corrected
    words = "\n".join(fact for step in Desk(bureau.path).why(claim["id"]).walk() for fact in step.facts)
    assert "time: 2016-02-01, corrected to 2016-02-28" in words
    for page in (Page.HTML, Page.MARKDOWN, Page.JSON):
        text = Desk(bureau.path).report(page, Days.ALL).text
        assert "time: 2016" in text.replace("\\-", "-")
        assert "Amal Haddane" in text


def test_new_reports_leave_every_decision_and_correction(bureau: Bureau, tmp_path: Path) -> None:
    """A run with more reports keeps the chain as it was, corrections laid over, and standings of what did not change."""
    claim = bureau.claim()
    bureau.decide(claim["id"], K.CORRECT, changes=((F.PLACE, "Palmyra"),))
    bureau.decide(claim["id"], K.CONFIRM)
    chain = exported(bureau.path, [Kind.DECISIONS])
    bureau.run(*write_reports(tmp_path / "more", 6))
    assert exported(bureau.path, [Kind.DECISIONS]) == chain
    again = bureau.claim()
    assert (again["place"][0]["name"], again["standing"]) == ("Palmyra", "confirmed")


def test_a_withdrawn_correction_gives_the_machines_reading_back(bureau: Bureau) -> None:
    """Withdrawing a correction shows the claim as the machine read it, at once and after the next run."""
    before = bureau.claim()
    bureau.decide(before["id"], K.CORRECT, changes=((F.POLARITY, "-"), (F.COUNTS, "at least 2 deaths")))
    assert bureau.claim()["polarity"] == "-"
    assert bureau.claim()["quantities"][0]["low"] == 2
    bureau.decide(before["id"], K.WITHDRAW)
    assert bureau.claim() == before
    bureau.run()
    assert bureau.claim() == before


def test_of_two_corrections_of_a_field_the_later_holds(bureau: Bureau) -> None:
    """The later correction of a field stands; withdrawing it brings the earlier one back."""
    claim = bureau.claim()["id"]
    bureau.decide(claim, K.CORRECT, changes=((F.PLACE, "Hama"), (F.MOOD, "planned")))
    bureau.decide(claim, K.CORRECT, changes=((F.PLACE, "Palmyra"),))
    assert (bureau.claim()["place"][0]["name"], bureau.claim()["mood"]) == ("Palmyra", "planned")
    bureau.decide(claim, K.WITHDRAW)
    assert (bureau.claim()["place"][0]["name"], bureau.claim()["mood"]) == ("Hama", "planned")


def test_a_missed_claim_is_added_on_its_words(bureau: Bureau) -> None:
    """A person marks words as a claim: it quotes them exactly, is linked by the next run, and goes when withdrawn."""
    claim = bureau.claim()
    words = "The army denied it had fired on Homs"
    wish: dict[str, Any] = {
        "value": words,
        "changes": ((F.EVENT_TYPE, "denial"), (F.SPEAKER, "Syrian army"), (F.PLACE, "Homs")),
    }
    decided = bureau.decide(claim["report"], K.ADD, **wish)
    assert decided.claim is not None
    added = bureau.rows(Kind.CLAIMS)[decided.claim]
    assert (added["quote"], added["speaker"]["id"], added["recipe"]) == (words, "mil:SY", "person@1")
    bureau.run()
    assert bureau.incident(decided.claim) is not None
    bureau.decide(decided.claim, K.CORRECT, changes=((F.PLACE, "Hama"),))
    bureau.run()
    assert bureau.rows(Kind.CLAIMS)[decided.claim]["place"][0]["name"] == "Hama"
    bureau.decide(decided.entry.id, K.WITHDRAW)
    assert decided.claim not in bureau.rows(Kind.CLAIMS)
    bureau.run()
    assert decided.claim not in bureau.rows(Kind.CLAIMS)


def test_a_rejected_claim_carries_nothing(bureau: Bureau) -> None:
    """What a person rejected stays in sight as rejected, and no incident rests on it after the next run."""
    claim = bureau.claim()["id"]
    bureau.decide(claim, K.REJECT)
    bureau.run()
    assert bureau.claim()["standing"] == "rejected"
    assert bureau.incident(claim) is None
    bureau.decide(claim, K.WITHDRAW)
    bureau.run()
    assert bureau.incident(claim) is not None


def test_merged_incidents_stay_one_and_split_ones_apart(bureau: Bureau, tmp_path: Path) -> None:
    """A merge holds over runs with new reports, though one of the two ids is gone; withdrawn, they part again."""
    first, second = bureau.claim(), bureau.claim("shelled a market in Idlib")
    one, other = bureau.incident(first["id"]), bureau.incident(second["id"])
    assert one is not None
    assert other is not None
    merge = bureau.decide(one["id"], K.MERGE, value=other["id"])
    bureau.run()
    joined = bureau.incident(first["id"])
    assert joined is not None
    assert {*one["claims"], *other["claims"]} <= set(joined["claims"])
    bureau.run(*write_reports(tmp_path / "more", 5))
    assert second["id"] in (bureau.incident(first["id"]) or {})["claims"]
    bureau.decide(merge.entry.id, K.WITHDRAW)
    bureau.run()
    assert second["id"] not in (bureau.incident(first["id"]) or {})["claims"]


def test_a_claim_split_out_of_an_incident_stays_out(bureau: Bureau) -> None:
    """A claim parted from an incident is in another one (or none) after every later run."""
    claim = bureau.claim()["id"]
    incident = bureau.incident(claim)
    assert incident is not None
    others = [one for one in incident["claims"] if one != claim]
    assert others
    bureau.decide(incident["id"], K.SPLIT, value=claim)
    for _ in range(2):
        bureau.run()
        assert bureau.incident(claim) != bureau.incident(others[0])


def test_verified_needs_the_test_that_was_written_down(bureau: Bureau) -> None:
    """Without a test nobody verifies; a test that is not met says in one line what is lacking; one that is met holds."""
    incident = bureau.incident(bureau.claim()["id"])
    assert incident is not None
    alone: dict[str, Any] = {"settings": Settings(verification=(TWO_SOURCES,))}
    with pytest.raises(InputError, match="there is no such test; there are: "):
        bureau.decide(incident["id"], K.VERIFY, value="hearsay", **alone)
    with pytest.raises(NotVerifiable, match="2 independent sources that affirm it are needed, there are 1"):
        bureau.decide(incident["id"], K.VERIFY, value="two-sources", **alone)
    walked: dict[str, Any] = {"settings": Settings(verification=(ON_FOOT,)), "value": "on-foot"}
    with pytest.raises(NotVerifiable, match="1 people must have confirmed it before, 0 did"):
        bureau.decide(incident["id"], K.VERIFY, **walked)
    bureau.decide(incident["id"], K.CONFIRM, by="Ilan Brede")
    assert bureau.decide(incident["id"], K.VERIFY, **walked).standing is Standing.VERIFIED
    kinds = [row["kind"] for row in bureau.rows(Kind.DECISIONS).values()]
    assert kinds == ["confirm", "verify"]


def test_four_eyes(bureau: Bureau) -> None:
    """Where four eyes are asked for, who corrected a claim does not verify what rests on it; somebody else does."""
    claim = bureau.claim()["id"]
    bureau.decide(claim, K.CORRECT, changes=((F.PLACE, "Palmyra"),))
    bureau.run()
    incident = bureau.incident(claim)
    assert incident is not None
    seen = VerificationTest("seen", "a team of ours saw it")
    four: dict[str, Any] = {"settings": Settings(verification=(seen,), four_eyes=True), "value": "seen"}
    with pytest.raises(NotVerifiable, match=r"amal haddane corrected .* four eyes"):
        bureau.decide(incident["id"], K.VERIFY, by="amal  haddane", **four)
    assert bureau.decide(incident["id"], K.VERIFY, by="Ilan Brede", **four).standing is Standing.VERIFIED
    two: dict[str, Any] = {"settings": Settings(verification=(seen,)), "value": "seen"}
    assert bureau.decide(incident["id"], K.VERIFY, **two).standing is Standing.VERIFIED


def test_a_decision_that_went_into_a_merge_can_be_withdrawn_there(bureau: Bureau) -> None:
    """When a merge takes a confirmed incident's id away, its decision waits with the merged one and is withdrawn there."""
    first, second = bureau.claim(), bureau.claim("shelled a market in Idlib")
    one, other = bureau.incident(first["id"]), bureau.incident(second["id"])
    assert one is not None
    assert other is not None
    merge = bureau.decide(one["id"], K.MERGE, value=other["id"])
    bureau.run()
    joined = bureau.incident(first["id"])
    assert joined is not None
    (gone,) = {one["id"], other["id"]} - {joined["id"]}
    bureau.decide(merge.entry.id, K.WITHDRAW)
    bureau.run()
    confirmed = bureau.decide(gone, K.CONFIRM)
    bureau.decide(one["id"], K.MERGE, value=other["id"])
    bureau.run()
    stale = {row.record: row for row in Desk(bureau.path).review(100, [Why.STALE]).waiting}
    assert [row.kind for row in stale.values()] == ["incident"]
    assert f"of {gone}, before that was put together with this" in stale[joined["id"]].why[0]
    bureau.decide(joined["id"], K.WITHDRAW, value=confirmed.entry.id)
    assert Desk(bureau.path).review(100, [Why.STALE]).waiting == ()
    assert bureau.rows(Kind.INCIDENTS)[joined["id"]]["standing"] == "proposed"


@pytest.mark.parametrize(
    ("kind", "more", "told"),
    [
        (K.CORRECT, {}, "says what it changes"),
        (K.CORRECT, {"changes": ((F.TIME, "last Tuesday"),)}, "is no time; write 2031-05-13"),
        (K.CORRECT, {"changes": ((F.EVENT_TYPE, "mayhem"),)}, "is not one of: air_strike"),
        (K.CORRECT, {"changes": ((F.COUNTS, "many dead"),)}, "is no count; write 4 deaths"),
        (K.CORRECT, {"changes": ((F.PLACE, "Homs"),)}, "already reads 'Homs'"),
        (K.CORRECT, {"changes": ((F.SPEAKER, "unknown"),)}, "the one name of who speaks"),
        (K.MERGE, {}, "say what"),
        (K.ADD, {"value": "x", "changes": ((F.EVENT_TYPE, "shelling"),)}, "is no report"),
        (K.WITHDRAW, {}, "nobody has decided about"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_one_line(
    bureau: Bureau, kind: DecisionKind, more: dict[str, Any], told: str
) -> None:
    """A decision that says nothing, or what its field cannot hold, is refused, and nothing is written."""
    with pytest.raises(InputError, match=told) as refused:
        bureau.decide(bureau.claim()["id"], kind, **more)
    assert "\n" not in str(refused.value)
    assert bureau.rows(Kind.DECISIONS) == {}


@pytest.mark.parametrize(
    ("words", "start", "told"),
    [
        ("fired on Hums", None, "do not stand in the report"),
        ("Homs", None, "stand there"),
        ("Homs", 3, "do not stand at 3"),
        (" ", None, "stands on words"),
    ],
)
def test_added_words_stand_in_the_report_once(bureau: Bureau, words: str, start: int | None, told: str) -> None:
    """Words that are not in the report, or more than once without saying which, are refused."""
    report = bureau.claim()["report"]
    with pytest.raises(InputError, match=told):
        bureau.decide(report, K.ADD, value=words, start=start, changes=((F.EVENT_TYPE, "shelling"),))
    assert bureau.rows(Kind.DECISIONS) == {}
