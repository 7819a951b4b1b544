"""What a person asks a run to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Order:
    """Inputs to read (``-`` is standard input), an agreement and a theatre to use from now on.

    ``also`` are further agreements that incidents are tested against; reports are read with the words of the first.
    ``year`` is the year of reports whose head names a day and no year, from now on. ``afresh`` reads every
    report for claims again, also where nothing has changed. ``settings`` is the settings file in use.
    """

    inputs: tuple[Path, ...] = ()
    agreement: Path | None = None
    theatre: Path | None = None
    year: int | None = None
    afresh: bool = False
    standard_input: BinaryIO | None = None
    also: tuple[Path, ...] = ()
    settings: Path | None = None
