"""The daily report as JSON, with the claims each number and sentence rests on."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

from trucewatch.publication.sitrep import Sitrep

_Json = str | int | float | bool | None | list["_Json"] | dict[str, "_Json"]


def render(sitrep: Sitrep) -> str:
    """Write the report as JSON in ASCII, keys in a fixed order, quotations character for character."""
    return json.dumps(_plain(sitrep), ensure_ascii=True, indent=1, allow_nan=False) + "\n"


def _plain(value: object) -> _Json:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        kind: dict[str, _Json] = {"kind": type(value).__name__}
        return kind | {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"no JSON form for {type(value).__name__}")
