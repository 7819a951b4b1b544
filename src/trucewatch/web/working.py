"""Lets decisions take effect while the desk is open: the case is worked through beside it, in a process of its own."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING

from trucewatch.desk.desk import Desk
from trucewatch.desk.settings import Settings
from trucewatch.desk.wording import plural
from trucewatch.model import TrucewatchError

if TYPE_CHECKING:
    from trucewatch.desk.working_through import Worked

QUICK = 10.0
"""Seconds that working through may take and still be done at once after every decision."""
_LOOK = 0.5
"""Seconds between two looks at the case: a decision costs a person some more, and a look costs a millisecond."""
_SETTLE = 0.4
"""Seconds in which further decisions are waited for where it is quick: several clicks are one piece of work."""
_LONGEST_PAUSE = 300.0
_PATIENCE = 3
"""Pauses after which it begins although somebody goes on deciding."""
_A_CLAIM = 0.004
"""Seconds a claim takes, until it is known how long the case takes: 1,200 claims took 2 s, 100,000 took 6 minutes."""
_SHOWN = 60.0
"""Seconds for which a page that is opened still says what came of the last time."""
_MINUTE = 60
_ENDED = "the program that did it was ended, perhaps for want of memory"


class Stage(StrEnum):
    """How far decisions are followed."""

    RESTING = "resting"
    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class WorkTold:
    """What is told of it. ``number`` grows with every change of the rest.

    ``takes`` is how many seconds it is thought to take, ``pause`` for how many seconds nobody must have decided before
    it begins by itself. ``said`` is what came of it, ``trouble`` what stood in the way.
    """

    number: int = 0
    stage: Stage = Stage.RESTING
    takes: float = 0.0
    pause: float = 0.0
    said: str = ""
    trouble: str = ""
    since: float = 0.0

    @property
    def quick(self) -> bool:
        """Tell whether it is done after every decision."""
        return self.takes <= QUICK

    @property
    def takes_words(self) -> str:
        """Return how long it takes, in words."""
        return in_words(self.takes)

    @property
    def pause_words(self) -> str:
        """Return how long nobody must have decided, in words."""
        return in_words(self.pause)

    @property
    def fresh(self) -> bool:
        """Tell whether what came of it is still news."""
        return self.stage is Stage.DONE and time.monotonic() - self.since < _SHOWN


def in_words(seconds: float) -> str:
    """Return a length of time as people say it.

    >>> in_words(12.3), in_words(70), in_words(300)
    ('12 seconds', '1 minute', '5 minutes')
    """
    return plural(round(seconds), "second") if seconds < _MINUTE else plural(round(seconds / _MINUTE), "minute")


@dataclass(frozen=True, slots=True)
class WorkShown:
    """What is told of it, and how many decisions wait to take effect."""

    told: WorkTold
    waiting: int

    @property
    def asks(self) -> bool:
        """Tell whether it waits for a pause that a person may cut short."""
        return bool(self.waiting) and self.told.stage is Stage.WAITING and not self.told.quick


class Follower:
    """Looks every half second whether decisions wait, and works the case through; once at a time, several together.

    Decisions may come from this desk, another one or the command line. ``measured`` is how many seconds it took the last
    time, None until then. Safe to share between threads.
    """

    def __init__(self, case: Path, settings: Settings, desk: Desk, work: Work | None = None) -> None:
        self._case, self._settings, self._desk = case, settings, desk
        self._work = work or worked_apart
        self._changed = threading.Condition()
        self._told = WorkTold()
        self._now = self._closing = False
        self.measured: float | None = None
        self._process: BaseProcess | None = None
        self._thread: threading.Thread | None = None

    def open(self) -> None:
        """Begin to look. Decisions that an earlier desk left waiting are found at once."""
        self._closing = False
        self._thread = threading.Thread(target=self._look, name="follow decisions", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop, also in the middle of the work: the case is as it was before it, and the decisions wait."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
            if self._process is not None:
                self._process.terminate()
        if self._thread is not None:
            self._thread.join()

    def now(self) -> None:
        """Do not wait for a pause."""
        with self._changed:
            self._now = True
            self._changed.notify_all()

    @property
    def told(self) -> WorkTold:
        """Return how far it is."""
        with self._changed:
            return self._told

    def _look(self) -> None:
        seen = -1
        while not self._closing:
            asked = self._now
            number, waiting = self._state(seen, asked=asked)
            if waiting:
                seen = self._paused(number)
                if not self._closing:
                    self._do()
                continue
            seen = number
            with self._changed:
                # Asked for while nothing waits: there is nothing to do.
                self._now = self._now and not asked
                self._changed.wait_for(lambda: self._closing or self._now, _LOOK)

    def _state(self, seen: int, *, asked: bool = False) -> tuple[int, int]:
        """Return the case's change number, and how many decisions wait where it is another one or somebody asks.

        A case that cannot be read counts as unchanged: every page tells of it.
        """
        try:
            number = self._desk.change_number()
            if number == seen and not asked:
                return number, 0
            return number, len(self._desk.waiting())
        except TrucewatchError:
            return seen, 0

    def _paused(self, number: int) -> int:
        """Wait until nobody decides for a while, or somebody asks for it now; return the change it is done for."""
        takes = self._expected()
        pause = _SETTLE if takes <= QUICK else min(takes, _LONGEST_PAUSE)
        self._tell(stage=Stage.WAITING, takes=takes, pause=pause, said="", trouble="")
        end = time.monotonic() + pause
        latest = end + _PATIENCE * pause
        while (left := min(end, latest) - time.monotonic()) > 0:
            with self._changed:
                if self._changed.wait_for(lambda: self._closing or self._now, min(left, _LOOK)):
                    break
            before, (number, _) = number, self._state(number)
            if number != before:
                end = time.monotonic() + pause
        with self._changed:
            self._now = False
        return number

    def _expected(self) -> float:
        if self.measured is not None:
            return self.measured
        try:
            with self._desk.browse() as look:
                return look.claims_counted() * _A_CLAIM
        except TrucewatchError:
            return 0.0

    def _do(self) -> None:
        self._tell(stage=Stage.WORKING)
        began = time.monotonic()
        ended = self._work(self._case, self._settings, self._begun)
        self._process = None
        if self._closing:
            return
        if isinstance(ended, str):
            self._tell(stage=Stage.FAILED, trouble=ended)
            return
        self.measured = time.monotonic() - began
        self._tell(stage=Stage.DONE, said=ended.words, takes=self.measured)

    def _begun(self, process: BaseProcess) -> None:
        with self._changed:
            self._process = process
            if self._closing:
                process.terminate()

    def _tell(self, **changes: object) -> None:
        with self._changed:
            since = time.monotonic()
            self._told = replace(self._told, number=self._told.number + 1, since=since, **changes)  # type: ignore[arg-type]


Work = Callable[[Path, Settings, Callable[[BaseProcess], None]], "Worked | str"]
"""Works a case through, told of the process that does it; returns what came of it, or what stood in the way."""


def worked_apart(case: Path, settings: Settings, begun: Callable[[BaseProcess], None]) -> Worked | str:
    """Work a case through in a process of its own: pages are made meanwhile, and its memory is given back."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=work_through, args=(case, settings, there), daemon=True)
    process.start()
    begun(process)
    there.close()
    try:
        return here.recv()  # type: ignore[no-any-return]  # what a pipe brings is untyped
    except EOFError:
        return _ENDED
    finally:
        process.join()
        here.close()


def work_through(case: Path, settings: Settings, tell: Connection) -> None:
    """Work a case through and tell what came of it; what runs in the process of its own."""
    try:
        tell.send(Desk(case, settings).work_through())
    except TrucewatchError as error:
        # Where the case lies is nobody's business but the machine's.
        tell.send(str(error).removeprefix(f"{case}: ").replace(str(case), case.name))
    except BrokenPipeError:
        # The desk that asked was ended; what was done is in the case.
        return
    finally:
        tell.close()
