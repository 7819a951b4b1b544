"""What came of the files somebody gave: how many reports each held, which are new, what was wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.model import Problem
from trucewatch.store import Case

_MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class InputTold:
    """One input by the name it has in the case: its reports (ids), how many of them are new, and what was wrong."""

    file: str
    reports: tuple[str, ...]
    new: int
    problems: tuple[Problem, ...]


def inputs_told(case: Case, files: Sequence[str], since: int) -> tuple[InputTold, ...]:
    """Return what came of these inputs; new is what a change after ``since`` brought."""
    sightings = case.sightings()
    problems = case.problems()
    told = []
    for file in files:
        seen = {report: first for place, report, first in sightings if inside(place, file)}
        wrong = tuple(one for one in problems if inside(one.where, file))
        new = sum(first > since for first in seen.values())
        told.append(InputTold(file, tuple(sorted(seen)), new, wrong[:_MOST_PROBLEMS]))
    return tuple(told)


def inside(place: str, file: str) -> bool:
    """Tell whether a place lies in a file: the file itself, a record of it, or a file that is packed in it.

    >>> inside("log.csv#3", "log.csv"), inside("log.csv, record 3", "log.csv"), inside("log.csv.txt", "log.csv")
    (True, True, False)
    """
    rest = place.removeprefix(file)
    return place.startswith(file) and (not rest or not (rest[0].isalnum() or rest[0] in "._-"))
