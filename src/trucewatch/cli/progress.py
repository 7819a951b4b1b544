"""How far a run is, on standard error, where somebody is looking at it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from trucewatch.desk.progress import Progress, Silent

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

_SAID = {
    "reading": "reading the inputs",
    "dating": "dating the reports",
    "claims": "finding who said what",
    "incidents": "linking claims about one event",
    "findings": "testing against the agreement",
}


class Bar:
    """A progress bar, one line for each step."""

    def __init__(self, display: RichProgress) -> None:
        self._display = display
        self._steps: dict[str, TaskID] = {}

    def at(self, step: str, done: int = 0, of: int = 0) -> None:
        """Show that a step has begun or moved on."""
        for earlier, task in self._steps.items():
            if earlier != step:
                total = self._display.tasks[task].total or 1
                self._display.update(task, completed=total, total=total)
        if step not in self._steps:
            self._steps[step] = self._display.add_task(_SAID.get(step, step), total=of or None)
        self._display.update(self._steps[step], completed=done, total=of or None)


@contextmanager
def progress() -> Iterator[Progress]:
    """Show progress while the block runs; nothing where nobody looks at standard error."""
    if not sys.stderr.isatty():
        yield Silent()
        return
    # 0.2 s that only a run on a terminal needs to spend.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    shown = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with RichProgress(*shown, console=Console(stderr=True), transient=True) as display:
        yield Bar(display)
