"""Reads files into the case beside the desk: in a process of its own, one batch after the other."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from trucewatch.desk.browsing import InputTold
from trucewatch.desk.desk import Desk
from trucewatch.desk.settings import Settings
from trucewatch.model import TrucewatchError
from trucewatch.web.importing_files import Given
from trucewatch.web.importing_kept import Held, Kept, Shelf
from trucewatch.web.importing_reading import Answer, Reading, read_apart
from trucewatch.web.page_words import page_words

_REMEMBERED = 50
"""Batches that are remembered once they are done; what they brought is in the case."""
_MOST_STARTS = 5
"""A batch that ended the whole program so often would keep a desk from opening."""
_READING = "reading"
"""The run's step in which a file can be the one that ends it: later steps are about the case's reports."""
_ENDED = "the program ended each time it read this file; nothing of it was taken over"


class Stage(StrEnum):
    """How far a batch is."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FileTold:
    """What came of one file: its name in the case, how many reports it holds, how many of them are new, what was wrong.

    ``refused`` says why it was not read at all; ``told`` is False as long as nothing is known of it.
    """

    name: str
    size: int
    reports: tuple[str, ...] = ()
    new: int = 0
    problems: tuple[str, ...] = ()
    refused: str | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that somebody gave together. ``step``, ``done`` and ``of`` are the run's own progress.

    ``interrupted`` tells that the program was ended while it read them, and went on. ``member`` is the account's id.
    """

    id: str
    by: str
    at: datetime
    stage: Stage
    files: tuple[FileTold, ...]
    step: str = ""
    done: int = 0
    of: int = 0
    trouble: str | None = None
    interrupted: bool = False
    member: str | None = None


@dataclass(frozen=True, slots=True)
class _Work:
    held: Held
    kept: Kept


class Imports:
    """The batches of one running desk. One is read at a time; the others wait. Safe to share between threads.

    ``note`` is told what becomes of a batch, for a team's trail.
    """

    def __init__(
        self, case: Path, settings: Settings | None = None, note: Callable[[Batch, str], None] | None = None
    ) -> None:
        self._case = case
        self._settings = settings or Settings()
        self._note = note or (lambda batch, what: None)
        self._shelf = Shelf(case)
        self._lock = threading.Lock()
        self._batches: dict[str, Batch] = {}
        self._waiting: queue.SimpleQueue[_Work] = queue.SimpleQueue()
        self._worker: threading.Thread | None = None

    @property
    def largest_file(self) -> int:
        """The most bytes of one file."""
        return dict(self._settings.limits).get("file_bytes", 50 * 1024 * 1024)

    def room(self) -> Held:
        """Make room for the files of a batch.

        Raises:
            OSError: there is none.
        """
        return self._shelf.new()

    def add(self, held: Held, given: Sequence[Given], by: str, member: str | None = None) -> Batch:
        """Put a batch in the line; return it as it waits. From then on it is read, even if the program is ended.

        Raises:
            OSError: it cannot be written down.
        """
        kept = Kept(held.id, by, member, datetime.now(UTC), tuple(given))
        held.write_down(kept)
        batch = self._lined_up(_Work(held, kept), interrupted=False)
        self._note(batch, "import given")
        return batch

    def go_on(self) -> int:
        """Put the batches in the line that were left when the program was ended; return how many."""
        left = [_Work(held, kept) for held, kept in self._shelf.left()]
        for work in left:
            self._note(self._lined_up(work, interrupted=True), "import goes on")
        return len(left)

    def get(self, batch: str) -> Batch | None:
        """Return a batch as it stands now."""
        with self._lock:
            return self._batches.get(batch)

    def all(self) -> tuple[Batch, ...]:
        """Return the batches, the last one first."""
        with self._lock:
            return tuple(reversed(self._batches.values()))

    def _lined_up(self, work: _Work, *, interrupted: bool) -> Batch:
        kept = work.kept
        files = tuple(map(_waiting, kept.given))
        batch = Batch(kept.id, kept.by, kept.at, Stage.WAITING, files, interrupted=interrupted, member=kept.member)
        with self._lock:
            self._batches[batch.id] = batch
            ended = [one.id for one in self._batches.values() if one.stage in (Stage.DONE, Stage.FAILED)]
            for old in ended[:-_REMEMBERED]:
                del self._batches[old]
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="import", daemon=True)
                self._worker.start()
        self._waiting.put(work)
        return batch

    def _work(self) -> None:
        while True:
            work = self._waiting.get()
            try:
                ended = self._read(work)
                self._note(ended, "import read" if ended.stage is Stage.DONE else "import failed")
            except TrucewatchError as error:
                # The trail cannot be written: what was read is in the case, and the next batch must not wait for ever.
                self._change(work.kept.id, trouble=page_words(str(error)))
            finally:
                work.held.done()

    def _read(self, work: _Work) -> Batch:
        """Read a batch, from where it was left if it was."""
        batch = work.kept.id
        try:
            kept = self._begun(work.kept)
            work.held.write_down(kept)
            paths = work.held.tray.laid_out(kept.given)
        except (TrucewatchError, OSError) as error:
            return self._change(batch, stage=Stage.FAILED, trouble=page_words(str(error)))
        if kept.starts > _MOST_STARTS:
            return self._change(batch, stage=Stage.FAILED, trouble=_too_often(kept))
        self._change(batch, stage=Stage.READING, files=tuple(map(_waiting, kept.given)))
        reading = Reading(self._case, self._settings, paths, kept.since or 0)
        trouble = self._through(batch, reading) if paths else None
        stage = Stage.DONE if trouble is None else Stage.FAILED
        return self._change(batch, stage=stage, trouble=trouble, step="", done=0, of=0)

    def _begun(self, kept: Kept) -> Kept:
        """Return a batch as its reading begins: with the names its files shall have in the case."""
        again = replace(kept, starts=kept.starts + 1)
        if kept.since is not None:
            return again
        with Desk(self._case, self._settings).browse() as look:
            return replace(again, since=look.change_number, given=tuple(_named(kept.given, look.free_name)))

    def _through(self, batch: str, reading: Reading) -> str | None:
        """Read files as one; return what was the trouble. Where the reading dies it goes on once, as one.

        Where it dies again over a file, the file is looked for by halves, so that only the worst one is lost.
        """
        answer = self._run(batch, reading)
        if answer is None:
            self._change(batch, interrupted=True)
            answer = self._run(batch, reading)
        if answer is not None:
            self._tell(batch, answer)
            return answer.trouble and page_words(answer.trouble)
        held = self.get(batch)
        if held is not None and held.step not in ("", _READING):
            return (
                f"the program ended twice at the same step ({held.step}); what the files hold is kept in the case, and "
                "the next import goes on with it"
            )
        return self._by_halves(batch, reading)

    def _by_halves(self, batch: str, reading: Reading) -> str | None:
        """Find the files that end the reading, and read the others; return what else was the trouble."""
        ending, trouble = [reading.paths], None
        while ending:
            paths = ending.pop()
            if len(paths) == 1:
                self._refuse(batch, paths[0].name)
                continue
            middle = len(paths) // 2
            for half in (paths[:middle], paths[middle:]):
                answer = self._run(batch, replace(reading, paths=half))
                if answer is None:
                    ending.append(half)
                else:
                    self._tell(batch, answer)
                    trouble = answer.trouble or trouble
        return trouble and page_words(trouble)

    def _run(self, batch: str, reading: Reading) -> Answer | None:
        return read_apart(reading, lambda said: self._moved(batch, said))

    def _moved(self, batch: str, said: Answer) -> None:
        self._change(batch, step=said.step, done=said.done, of=said.of)

    def _tell(self, batch: str, answer: Answer) -> None:
        told = {one.file: one for one in answer.told or ()}
        with self._lock:
            held = self._batches[batch]
            files = tuple(_told(one, told.get(one.name)) for one in held.files)
            self._batches[batch] = replace(held, files=files)

    def _refuse(self, batch: str, name: str) -> None:
        with self._lock:
            held = self._batches[batch]
            files = tuple(
                replace(one, refused=_ENDED) if one.name == name and one.refused is None else one for one in held.files
            )
            self._batches[batch] = replace(held, files=files)

    def _change(self, batch: str, **changes: object) -> Batch:
        with self._lock:
            changed = replace(self._batches[batch], **changes)  # type: ignore[arg-type]
            self._batches[batch] = changed
            return changed


def _named(given: Sequence[Given], free: Callable[[str, str], str]) -> list[Given]:
    """Give each file a name under which the case holds nothing else; the same file twice is read once."""
    taken: dict[str, str] = {}
    named = []
    for one in given:
        name, number = free(one.name, one.digest), 1
        while taken.get(name, one.digest) != one.digest:
            number += 1
            path = Path(one.name)
            name = free(f"{path.stem} ({number}){path.suffix}", one.digest)
        again = name in taken and one.path is not None
        taken[name] = one.digest
        twice = replace(one, path=None, refused="the same file is in this batch already") if again else one
        named.append(replace(twice, name=name))
    return named


def _waiting(given: Given) -> FileTold:
    return FileTold(given.name, given.size, refused=given.refused)


def _told(file: FileTold, told: InputTold | None) -> FileTold:
    if told is None or file.refused is not None:
        return file
    problems = tuple(f"{one.found}; wanted: {one.wanted}" for one in told.problems)
    return replace(file, reports=told.reports, new=told.new, problems=problems, told=True)


def _too_often(kept: Kept) -> str:
    return (
        f"the program was ended {kept.starts - 1} times while it read these files; they are not tried again. Give them "
        "anew, a few at a time"
    )
