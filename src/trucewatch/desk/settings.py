"""Settings of the desk: one TOML file read into a frozen record; what the file does not name keeps its default."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from trucewatch.model.errors import InputError


@dataclass(frozen=True, slots=True)
class Settings:
    """How the desk works, whatever the case.

    ``jobs`` is the number of reading processes, ``batch`` how many reports are read before what was read is made
    safe, ``busy_seconds`` how long to wait for another program that writes to the case, ``zone`` the time zone of a
    case without an agreement. ``theatre`` is a folder of places and actors. ``limits`` are how much is read of one
    input (``file_bytes``, ``zip_bytes``, ...).
    """

    jobs: int = 1
    batch: int = 16
    busy_seconds: int = 30
    zone: str = "UTC"
    theatre: Path | None = None
    limits: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        for name in ("jobs", "batch"):
            if getattr(self, name) < 1:
                raise InputError(f"settings: {name} is {getattr(self, name)}; it must be 1 or more")


def load_settings(path: Path | None, *, jobs: int | None = None) -> Settings:
    """Return the settings of a file (or the defaults), with what the command line says above them.

    >>> load_settings(None, jobs=2).jobs
    2
    """
    settings = Settings() if path is None else read_settings(path)
    return settings if jobs is None else replace(settings, jobs=jobs)


def read_settings(path: Path) -> Settings:
    """Read a settings file.

    Raises:
        InputError: the file is not there, is not TOML, or names a setting there is not; the line says which.
    """
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(
            f"{path}: the settings cannot be read ({error.strerror}); give a file with --settings"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the settings are not TOML ({error}); write for instance: jobs = 2") from error
    known = {field.name for field in fields(Settings)}
    for name in written:
        if name not in known:
            raise InputError(f"{path}: there is no setting {name!r}; there are: {', '.join(sorted(known))}")
    return _checked(path, written)


def _checked(path: Path, written: Mapping[str, object]) -> Settings:
    settings = Settings()
    for name, value in written.items():
        match name, value:
            case "jobs", int() if not isinstance(value, bool):
                settings = replace(settings, jobs=value)
            case "batch", int() if not isinstance(value, bool):
                settings = replace(settings, batch=value)
            case "busy_seconds", int() if not isinstance(value, bool):
                settings = replace(settings, busy_seconds=value)
            case "zone", str():
                settings = replace(settings, zone=value)
            case "theatre", str():
                settings = replace(settings, theatre=path.parent / value)
            case "limits", dict():
                settings = replace(settings, limits=_limits(path, value))
            case _:
                raise InputError(f"{path}: the setting {name!r} cannot be {value!r}; see its meaning in the reference")
    return settings


def _limits(path: Path, written: Mapping[str, object]) -> tuple[tuple[str, int], ...]:
    limits = []
    for name, value in sorted(written.items()):
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise InputError(f"{path}: the limit {name!r} is {value!r}; it must be a whole number of 1 or more")
        limits.append((name, value))
    return tuple(limits)
