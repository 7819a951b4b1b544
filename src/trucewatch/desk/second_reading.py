"""The second reader at the desk: turned on by settings, its proposals in no figure until a person confirms one."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from trucewatch.desk.settings import Settings
from trucewatch.engines.local import Batch
from trucewatch.engines.second_reader import STEP, Endpoint, SecondReader, endpoint
from trucewatch.model import Agreement, InputError, Problem, Report, content_id
from trucewatch.registers import Registers
from trucewatch.store import Case


@dataclass(frozen=True, slots=True)
class SecondRead:
    """A batch after the second reader: its readings, the keys they are current under, and what went wrong."""

    batch: Batch
    keys: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


def second_endpoint(settings: Settings) -> Endpoint | None:
    """Return where the second reader is asked, or None where it is not turned on.

    Raises:
        InputError: address or model cannot be used, or the variable that should hold the key does not.
    """
    wanted = settings.second_reader
    if wanted is None:
        return None
    key = os.environ.get(wanted.key_variable) if wanted.key_variable else None
    if wanted.key_variable and not key:
        raise InputError(
            f"second reader: the environment variable {wanted.key_variable} holds no key; "
            "set it, or leave out key_variable"
        )
    if not wanted.model:
        raise InputError("second reader: no model is named; give --second-model NAME as the server lists it")
    return replace(endpoint(wanted.url, wanted.model, key), seconds=float(wanted.seconds), tries=wanted.tries)


def notice(settings: Settings) -> str | None:
    """Return the line that says that text leaves the machine, or None where it does not."""
    at = second_endpoint(settings)
    return None if at is None else at.notice()


def hired(at: Endpoint | None, registers: Registers, agreement: Agreement | None, case: Case) -> SecondReader | None:
    """Return the second reader, or None where none is turned on."""
    return None if at is None else SecondReader(at, registers, agreement, case)


def current_keys(second: SecondReader | None, keys: Mapping[str, str]) -> Mapping[str, str]:
    """Return the keys of readings that the second reader has seen too, where one is turned on."""
    return {report: _key_with(second, key) for report, key in keys.items()}


def second_read(
    second: SecondReader | None, batch: Batch, reports: Sequence[Report], keys: Mapping[str, str]
) -> SecondRead:
    """Lay the second reader's claims beside each reading; one it could not read keeps the key of the rules alone."""
    if second is None:
        return SecondRead(batch, keys)
    by_id = {report.id: report for report in reports}
    done = [second.read(by_id[reading.report], reading) for reading in batch.readings]
    readings = tuple(one.reading for one in done)
    now = {one.reading.report: _key_with(second if one.whole else None, keys[one.reading.report]) for one in done}
    return SecondRead(
        replace(batch, readings=readings), now, tuple(trouble for one in done for trouble in one.problems)
    )


def _key_with(second: SecondReader | None, key: str) -> str:
    return key if second is None else content_id("k", key, second.recipe.key)


__all__ = ["STEP", "current_keys", "hired", "notice", "second_endpoint", "second_read"]
