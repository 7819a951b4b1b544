"""Look at everything a run was given before the case is touched and before anything large is loaded."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from trucewatch.desk.order import STANDARD_INPUT, Order
from trucewatch.desk.own_files import own_files
from trucewatch.desk.settings import Settings
from trucewatch.desk.theatre import find_theatre, given_theatre, remembered_theatre
from trucewatch.findings.agreement_file import read_agreement
from trucewatch.model import InputError, Problem
from trucewatch.reports import Limits, Source
from trucewatch.store import Case, HeldAgreement

if TYPE_CHECKING:
    from trucewatch.engines.second_reader import Endpoint


@dataclass(frozen=True, slots=True)
class Ready:
    """What a person ordered, read as far as it can be before the case is touched."""

    order: Order
    settings: Settings
    limits: Limits
    sources: tuple[Source, ...]
    held: HeldAgreement | None
    second: Endpoint | None = None
    others: tuple[HeldAgreement, ...] = ()


def make_ready(order: Order, settings: Settings) -> Ready:
    """Look at everything a run was given, so that a slip of the pen stops it before anything is written.

    Raises:
        InputError: none of the inputs exists, the agreement or the second reader cannot be used, or the settings name
            an unknown limit.
    """
    limits = limits_of(settings)
    held = None if order.agreement is None else _read_held(order.agreement)
    for folder in (order.theatre, settings.theatre):
        if folder is not None:
            given_theatre(folder)
    second = None if settings.second_reader is None else _second(settings)
    others = tuple(map(_read_held, order.also))
    _refuse_twice(held, others)
    return Ready(order, settings, limits, _sources_of(order, limits), held, second, others)


def _refuse_twice(held: HeldAgreement | None, others: tuple[HeldAgreement, ...]) -> None:
    seen: dict[str, str] = {}
    for one in (*(() if held is None else (held,)), *others):
        if one.agreement.id in seen:
            raise InputError(
                f"{one.file}: its id {one.agreement.id!r} is that of {seen[one.agreement.id]}; give each its own"
            )
        seen[one.agreement.id] = one.file


def _second(settings: Settings) -> Endpoint | None:
    # Loads the language model, which a slip of the pen elsewhere should not wait for.
    from trucewatch.desk.second_reading import second_endpoint

    return second_endpoint(settings)


def limits_of(settings: Settings) -> Limits:
    """Return the reading room's limits with what the settings say about them.

    Raises:
        InputError: the settings name a limit there is not.
    """
    try:
        return replace(Limits(), **dict(settings.limits))
    except TypeError as error:
        known = ", ".join(Limits.__dataclass_fields__)
        raise InputError(f"settings: one of the limits is unknown ({error}); there are: {known}") from error


def theatre_of(case: Case, ready: Ready) -> tuple[Path | None, tuple[Problem, ...]]:
    """Return the theatre folder to use: given, set, named by the agreement given, or remembered by the case."""
    given = ready.order.theatre or ready.settings.theatre
    if given is not None:
        return given, ()
    if ready.held is not None and ready.held.agreement.theatre is not None:
        return _named_theatre(ready.held.agreement.theatre, ready.held.file)
    remembered = case.fact("theatre")
    return (None if remembered is None else remembered_theatre(Path(remembered))), ()


def _named_theatre(name: str, file: str) -> tuple[Path | None, tuple[Problem, ...]]:
    folder = find_theatre(name, Path(file))
    if folder is not None:
        return folder, ()
    found = f"the agreement names the theatre {name!r}, and no folder of that name was found"
    wanted = (
        f"a folder {name} beside the agreement or in a folder theatres, or --theatre FOLDER; general registers used"
    )
    return None, (Problem(file, found, wanted),)


def _sources_of(order: Order, limits: Limits) -> tuple[Source, ...]:
    files = [path for path in order.inputs if path != STANDARD_INPUT]
    missing = [path for path in files if not os.path.lexists(path)]
    if missing and len(missing) == len(order.inputs):
        raise InputError(_nowhere(missing))
    sources = []
    for path in order.inputs:
        if path == STANDARD_INPUT:
            if order.standard_input is None:
                raise InputError("-: there is no standard input to read")
            # One byte more than is allowed, so that the reading room can say it is too much.
            sources.append(Source(data=order.standard_input.read(limits.file_bytes + 1)))
            continue
        # One that is missing or may not be read is a problem that the reading room tells; the others are read.
        label = _label(path, {source.label for source in sources})
        sources.append(Source(path=path, label=label, left=own_files(path, _used(order))))
    return tuple(sources)


def _used(order: Order) -> tuple[Path, ...]:
    """Return the files that a run was given for what they are: they are no reports."""
    return tuple(path for path in (order.agreement, *order.also, order.settings) if path is not None)


def _label(path: Path, taken: set[str]) -> str:
    """Return what reports and exports call an input: as given, but of a path through the whole machine the last name.

    The folders above may name a person or a source, and reports are published. Equal names get numbers.
    """
    hidden = (path.is_absolute() or ".." in path.parts) and path.name not in ("", "..")
    label = path.name if hidden else path.as_posix()
    numbered = (label, *(f"{path.stem} ({number}){path.suffix}" for number in range(2, len(taken) + 2)))
    return next(name for name in numbered if name not in taken) if hidden else label


def _nowhere(missing: Sequence[Path]) -> str:
    if len(missing) == 1:
        return f"{missing[0]}: there is no such file or folder; nothing was read. Check the name"
    others = "is the other one" if len(missing) == 2 else f"are the other {len(missing) - 1}"
    return f"{missing[0]}: there is no such file or folder (nor {others}); nothing was read. Check the names"


def _read_held(path: Path) -> HeldAgreement:
    agreement = read_agreement(path)
    return HeldAgreement(agreement, str(path), path.read_text(encoding="utf-8-sig"))
