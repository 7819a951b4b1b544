"""The reading of files, in a process of its own: what it says on its way, and what is left when it dies."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from trucewatch.desk.browsing import InputTold
from trucewatch.desk.desk import Desk
from trucewatch.desk.order import Order
from trucewatch.desk.settings import Settings
from trucewatch.model import TrucewatchError


@dataclass(frozen=True, slots=True)
class Reading:
    """Which files are read into which case; ``since`` is the change number after which a report counts as new."""

    case: Path
    settings: Settings
    paths: tuple[Path, ...]
    since: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reading process says: a step, or its end with what came of each file, or its trouble."""

    step: str = ""
    done: int = 0
    of: int = 0
    told: tuple[InputTold, ...] | None = None
    trouble: str | None = None

    @property
    def last(self) -> bool:
        """Tell whether nothing more comes."""
        return self.told is not None or self.trouble is not None


def read_apart(reading: Reading, hear: Callable[[Answer], None]) -> Answer | None:
    """Read files in a process of its own and return how it ended; None where it died."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=read_files, args=(reading, there), daemon=True)
    process.start()
    there.close()
    try:
        while not (answer := here.recv()).last:
            hear(answer)
    except EOFError:
        return None
    finally:
        process.join()
        here.close()
    return answer  # type: ignore[no-any-return]  # what a pipe brings is untyped


def read_files(reading: Reading, tell: Connection) -> None:
    """Run the desk over files and tell what came of each; what runs in the process of its own."""
    desk = Desk(reading.case, reading.settings)
    try:
        desk.run(Order(inputs=reading.paths), _Telling(tell.send))
        with desk.browse() as look:
            told = look.inputs([path.name for path in reading.paths], reading.since)
        tell.send(Answer(told=told))
    except TrucewatchError as error:
        tell.send(Answer(trouble=str(error)))
    except BrokenPipeError:
        # The desk that asked was ended: what was read so far is kept, and the next one goes on with it.
        return
    finally:
        tell.close()


@dataclass(frozen=True)
class _Telling:
    """Passes the run's progress on."""

    send: Callable[[Answer], None]

    def at(self, step: str, done: int = 0, of: int = 0) -> None:
        """Hear that a step has begun or moved on."""
        self.send(Answer(step, done, of))
