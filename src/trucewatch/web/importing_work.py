"""Reads files into the case beside the desk: in a process of its own, one batch after the other."""

from __future__ import annotations

import multiprocessing
import queue
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from multiprocessing.connection import Connection
from pathlib import Path

from trucewatch.desk.browsing import InputTold
from trucewatch.desk.desk import Desk
from trucewatch.desk.order import Order
from trucewatch.desk.settings import Settings
from trucewatch.model import TrucewatchError
from trucewatch.web.importing_files import Given, Tray

_KEPT = 50
"""Batches that are remembered once they are done; what they brought is in the case."""
_ENDED = "the program ended while it read this file; nothing of it was taken over"


class Stage(StrEnum):
    """How far a batch is."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FileTold:
    """What came of one file: its name in the case, how many reports it holds, how many of them are new, what was wrong.

    ``refused`` says why it was not read at all.
    """

    name: str
    size: int
    reports: tuple[str, ...] = ()
    new: int = 0
    problems: tuple[str, ...] = ()
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that somebody gave together. ``step``, ``done`` and ``of`` are the run's own progress."""

    id: str
    by: str
    at: datetime
    stage: Stage
    files: tuple[FileTold, ...]
    step: str = ""
    done: int = 0
    of: int = 0
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class _Work:
    batch: str
    tray: Tray
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the reading process says: a step, or its end with what came of each file, or its trouble."""

    step: str = ""
    done: int = 0
    of: int = 0
    told: tuple[InputTold, ...] | None = None
    trouble: str | None = None


class Imports:
    """The batches of one running desk. One is read at a time; the others wait. Safe to share between threads."""

    def __init__(self, case: Path, settings: Settings | None = None) -> None:
        self._case = case
        self._settings = settings or Settings()
        self._lock = threading.Lock()
        self._batches: dict[str, Batch] = {}
        self._waiting: queue.SimpleQueue[_Work] = queue.SimpleQueue()
        self._worker: threading.Thread | None = None

    @property
    def largest_file(self) -> int:
        """The most bytes of one file."""
        return dict(self._settings.limits).get("file_bytes", 50 * 1024 * 1024)

    def add(self, tray: Tray, given: Sequence[Given], by: str) -> Batch:
        """Put a batch in the line; return it as it waits."""
        files = tuple(FileTold(one.name, one.size, refused=one.refused) for one in given)
        batch = Batch(secrets.token_hex(8), by, datetime.now(UTC), Stage.WAITING, files)
        with self._lock:
            self._batches[batch.id] = batch
            for old in [one.id for one in self._batches.values() if one.stage in (Stage.DONE, Stage.FAILED)][:-_KEPT]:
                del self._batches[old]
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="import", daemon=True)
                self._worker.start()
        self._waiting.put(_Work(batch.id, tray, tuple(given)))
        return batch

    def get(self, batch: str) -> Batch | None:
        """Return a batch as it stands now."""
        with self._lock:
            return self._batches.get(batch)

    def all(self) -> tuple[Batch, ...]:
        """Return the batches, the last one first."""
        with self._lock:
            return tuple(reversed(self._batches.values()))

    def _work(self) -> None:
        while True:
            work = self._waiting.get()
            try:
                self._read(work)
            finally:
                work.tray.clear()

    def _read(self, work: _Work) -> None:
        """Read a batch; where the reading process dies, read its files one by one, so that only the worst is lost."""
        try:
            named = self._named(work.given)
            paths = work.tray.laid_out(named)
        except (TrucewatchError, OSError) as error:
            self._change(work.batch, stage=Stage.FAILED, trouble=str(error))
            return
        self._change(work.batch, stage=Stage.READING, files=tuple(_waiting(one, name) for one, name in named))
        if not paths:
            self._change(work.batch, stage=Stage.DONE, step="")
            return
        answer = self._run(work.batch, paths)
        if answer is None:
            for path in paths:
                alone = self._run(work.batch, (path,))
                self._tell(work.batch, alone, {path.name: _ENDED if alone is None else None})
        else:
            self._tell(work.batch, answer, {})
        trouble = None if answer is None else answer.trouble
        self._change(work.batch, stage=Stage.DONE if trouble is None else Stage.FAILED, trouble=trouble, step="")

    def _named(self, given: Sequence[Given]) -> list[tuple[Given, str]]:
        """Give each file a name under which the case holds nothing else; the same file twice is read once."""
        taken: dict[str, str] = {}
        named = []
        with Desk(self._case, self._settings).browse() as look:
            for one in given:
                name, number = look.free_name(one.name, one.digest), 1
                while taken.get(name, one.digest) != one.digest:
                    number += 1
                    path = Path(one.name)
                    name = look.free_name(f"{path.stem} ({number}){path.suffix}", one.digest)
                again = name in taken and one.path is not None
                taken[name] = one.digest
                twice = replace(one, path=None, refused="the same file is in this batch already") if again else one
                named.append((twice, name))
        return named

    def _run(self, batch: str, paths: Sequence[Path]) -> _Answer | None:
        """Read files in a process of its own; None where it died."""
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe(duplex=False)
        process = context.Process(
            target=read_files, args=(self._case, self._settings, tuple(paths), there), daemon=True
        )
        process.start()
        there.close()
        last: _Answer | None = None
        try:
            while last is None or (last.told is None and last.trouble is None):
                last = here.recv()
                self._change(batch, step=last.step, done=last.done, of=last.of)
        except EOFError:
            return None
        finally:
            process.join()
            here.close()
        return last

    def _tell(self, batch: str, answer: _Answer | None, refused: dict[str, str | None]) -> None:
        told = {one.file: one for one in (answer.told if answer is not None and answer.told is not None else ())}
        with self._lock:
            held = self._batches[batch]
            files = tuple(_told(one, told.get(one.name), refused.get(one.name)) for one in held.files)
            self._batches[batch] = replace(held, files=files)

    def _change(self, batch: str, **changes: object) -> None:
        with self._lock:
            self._batches[batch] = replace(self._batches[batch], **changes)  # type: ignore[arg-type]


def read_files(case: Path, settings: Settings, paths: tuple[Path, ...], tell: Connection) -> None:
    """Run the desk over files and tell what came of each; what runs in the process of its own."""
    desk = Desk(case, settings)
    try:
        with desk.browse() as look:
            since = look.change_number
        desk.run(Order(inputs=paths), _Telling(tell.send))
        with desk.browse() as look:
            told = look.inputs([path.name for path in paths], since)
        tell.send(_Answer(told=told))
    except TrucewatchError as error:
        tell.send(_Answer(trouble=str(error)))
    finally:
        tell.close()


@dataclass(frozen=True)
class _Telling:
    """Passes the run's progress on."""

    send: Callable[[_Answer], None]

    def at(self, step: str, done: int = 0, of: int = 0) -> None:
        """Hear that a step has begun or moved on."""
        self.send(_Answer(step, done, of))


def _waiting(given: Given, name: str) -> FileTold:
    return FileTold(name, given.size, refused=given.refused)


def _told(file: FileTold, told: InputTold | None, refused: str | None) -> FileTold:
    if refused is not None:
        return replace(file, refused=refused)
    if told is None:
        return file
    problems = tuple(f"{one.found}; wanted: {one.wanted}" for one in told.problems)
    return replace(file, reports=told.reports, new=told.new, problems=problems)
