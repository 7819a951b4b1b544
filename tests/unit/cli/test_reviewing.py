"""The queue in a terminal: what is listed, what each key does, and that it works in a real terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.store import sample
from trucewatch.cli.reviewing import go_through, queue_lines
from trucewatch.desk.deciding import Wish
from trucewatch.desk.desk import Desk
from trucewatch.desk.settings import Settings
from trucewatch.model import DecisionKind, Verdict, VerificationTest
from trucewatch.store import Case

SEEN = VerificationTest("seen", "a team of ours saw it")


class Script:
    """A console whose keys and lines are written down beforehand."""

    def __init__(self, keys: str, lines: Iterable[str] = ()) -> None:
        self._keys, self._lines = list(keys), list(lines)
        self.said: list[str] = []

    def key(self) -> str:
        """Return the next key, nothing at the end."""
        return self._keys.pop(0) if self._keys else ""

    def line(self, prompt: str) -> str:
        """Return the next line."""
        self.said.append(prompt)
        return self._lines.pop(0)

    def say(self, line: str) -> None:
        """Keep a line."""
        self.said.append(line)


@pytest.fixture
def waiting_case(case_path: Path) -> Path:
    """Return a case in which an apparent violation and a doubtful claim wait."""
    with Case.open(case_path) as case:
        case.put_findings([sample.finding(Verdict.APPARENT_VIOLATION)])
    return case_path


def gone_through(path: Path, script: Script) -> list[tuple[str, str]]:
    """Go through the queue of a case; return kind and record of what was decided."""
    desk = Desk(path, Settings(verification=(SEEN,)))
    go_through(desk, desk.review(), "Amal Haddane", script)
    with Case.open(path, read_only=True) as case:
        return [(one.kind.value, one.about) for one in case.decisions()]


def test_the_queue_is_listed_with_what_hangs_on_each(waiting_case: Path) -> None:
    """The list counts what waits by cause and names, for each, the record, why it waits and what rests on it."""
    lines = list(queue_lines(Desk(waiting_case).review(1)))
    assert lines[0] == "2 wait for a decision: 1 apparent violation, 1 the machine is unsure."
    assert lines[2].startswith("apparent violation: f-000000000001  apparent violation: Alleged shelling of Orvela")
    assert "  on it hangs i-000000000001: Alleged shelling of Orvela" in lines
    assert lines[-1] == "The first 1 of 2 are shown; more with --limit."


def test_an_empty_queue_says_so(case_path: Path) -> None:
    """Where nothing waits, one line says so."""
    Desk(case_path).decide(Wish("c-000000000002", DecisionKind.CONFIRM, "Amal Haddane", "read again"))
    assert list(queue_lines(Desk(case_path).review())) == ["Nothing waits for a decision."]


def test_keys_decide(waiting_case: Path) -> None:
    """Each key writes its decision with the reason given, and the next thing is shown."""
    script = Script("vr", ["seen from the bridge", "", "a slip of the pen"])
    assert gone_through(waiting_case, script) == [("verify", "f-000000000001"), ("reject", "c-000000000002")]
    assert script.said[-1] == "2 decided."


def test_skipping_asking_why_and_stopping_write_nothing(waiting_case: Path) -> None:
    """Skip, why and quit decide nothing; why shows the quoted words; keys that mean nothing here ask again."""
    script = Script("zmwsq")
    assert gone_through(waiting_case, script) == []
    assert any("«government guns had shelled Orvela" in line for line in script.said)
    assert script.said[-1] == "0 decided."


def test_without_a_reason_nothing_is_written(waiting_case: Path) -> None:
    """An empty reason writes nothing and asks again."""
    script = Script("cs", [" "])
    assert gone_through(waiting_case, script) == []
    assert "nothing written: a decision needs a reason" in script.said


def test_the_last_decision_is_taken_back(waiting_case: Path) -> None:
    """Undo withdraws the last decision of the sitting; there is no second one to take back."""
    script = Script("cuuq", ["two networks"])
    assert gone_through(waiting_case, script) == [("confirm", "f-000000000001"), ("withdraw", "f-000000000001")]
    assert "nothing decided yet" in script.said


def test_who_was_overtaken_is_told(waiting_case: Path) -> None:
    """Where somebody else decided meanwhile, the person is told who, and nothing of theirs is written over it."""
    desk = Desk(waiting_case)
    queue = desk.review()
    desk.decide(Wish("f-000000000001", DecisionKind.REJECT, "Ilan Brede", "not so"))
    script = Script("cq", ["two networks"])
    go_through(desk, queue, "Amal Haddane", script)
    assert any("was decided about since you looked (Ilan Brede: reject" in line for line in script.said)
    with Case.open(waiting_case, read_only=True) as case:
        assert [one.by for one in case.decisions()] == ["Ilan Brede"]


def test_a_pair_is_merged_or_kept_apart(case_path: Path) -> None:
    """For a suggested merge the keys join the two or keep them apart."""
    other = replace(sample.incident(), id="i-000000000002", claims=("c-000000000002",))
    with Case.open(case_path) as case:
        case.put_incidents([replace(sample.incident(), claims=("c-000000000001",)), other])
        case.put_possible_merges([sample.possible_merge("i-000000000001", other.id)])
    assert gone_through(case_path, Script("sx", ["two villages"]))[-1] == ("split", "i-000000000001")


def test_in_a_real_terminal(waiting_case: Path) -> None:
    """In a terminal one key and a reason decide; q ends it with exit code 0."""
    ours, theirs = pty.openpty()
    program = [sys.executable, "-m", "trucewatch", "review", "--case", str(waiting_case), "--by", "Amal Haddane"]
    running = subprocess.Popen(program, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True)
    os.close(theirs)
    try:
        shown = _pressed(ours, b"c", "confirm: why", _until(ours, "q quit", ""))
        os.write(ours, b"two networks\n")
        shown = _until(ours, "[2 of 2]", shown)
        _pressed(ours, b"q", "1 decided.", shown)
        assert running.wait(60) == 0
    finally:
        running.kill()
        running.wait()
    os.close(ours)
    with Case.open(waiting_case, read_only=True) as case:
        (made,) = case.decisions()
    assert (made.kind.value, made.by) == ("confirm", "Amal Haddane")
    assert made.reason.endswith("two networks")


def _pressed(terminal: int, key: bytes, words: str, shown: str) -> str:
    """Press a key until words stand there: a terminal drops what is pressed before the program listens."""
    for _ in range(100):
        os.write(terminal, key)
        # The terminal's own echo answers at once: it is no sign of the program.
        time.sleep(0.3)
        if select.select([terminal], [], [], 0)[0]:
            shown += os.read(terminal, 4096).decode("utf-8", "replace")
        if words in shown:
            break
    return _until(terminal, words, shown)


def _until(terminal: int, words: str, shown: str) -> str:
    """Read from a terminal until words stand there."""
    while words not in shown:
        ready, _, _ = select.select([terminal], [], [], 60)
        assert ready, f"{words!r} was never shown: {shown}"
        shown += os.read(terminal, 4096).decode("utf-8", "replace")
    return shown
