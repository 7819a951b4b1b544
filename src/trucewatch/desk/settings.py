"""Settings of the desk: one TOML file read into a frozen record; what the file does not name keeps its default."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from trucewatch.model.agreement import VerificationTest
from trucewatch.model.errors import InputError

# Leaves a model without a graphics card time for a page of JSON, and ends a hung server within six minutes.
_SECONDS, _TRIES = 120, 3


@dataclass(frozen=True, slots=True)
class SecondReaderSettings:
    """A second reader of claims: off unless a ``url`` is given. Any server with the OpenAI chat interface will do.

    ``url`` is its base address (``http://127.0.0.1:8080/v1``), ``model`` the model's name there. ``key_variable`` names
    the environment variable that holds the key, where the server wants one. ``seconds`` bounds one try, ``tries``
    counts the first.
    """

    url: str
    model: str = ""
    key_variable: str = ""
    seconds: int = _SECONDS
    tries: int = _TRIES


@dataclass(frozen=True, slots=True)
class Settings:
    """How the desk works, whatever the case.

    ``jobs`` is the number of reading processes, ``batch`` how many reports are read before what was read is made
    safe, ``busy_seconds`` how long to wait for another program that writes to the case, ``zone`` the time zone of a
    case without an agreement. ``theatre`` is a folder of places and actors. ``limits`` are how much is read of one
    input (``file_bytes``, ``zip_bytes``, ...). ``second_reader`` turns a second reader on. ``verification`` are tests of
    what "verified" needs, beside those of the agreement. ``four_eyes`` asks that nobody verifies what rests on a
    correction of their own. ``sources`` grades speakers on the Admiralty scale, A to F, by register id or name.
    """

    jobs: int = 1
    batch: int = 16
    busy_seconds: int = 30
    zone: str = "UTC"
    theatre: Path | None = None
    limits: tuple[tuple[str, int], ...] = ()
    second_reader: SecondReaderSettings | None = None
    verification: tuple[VerificationTest, ...] = ()
    four_eyes: bool = False
    sources: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for name in ("jobs", "batch"):
            if getattr(self, name) < 1:
                raise InputError(f"settings: {name} is {getattr(self, name)}; it must be 1 or more")


def load_settings(
    path: Path | None, *, jobs: int | None = None, second: tuple[str | None, str | None] = (None, None)
) -> Settings:
    """Return the settings of a file (or the defaults), with what the command line says above them.

    ``second`` is a second reader's address and model as given there.

    >>> load_settings(None, jobs=2).jobs
    2
    """
    settings = Settings() if path is None else read_settings(path)
    settings = settings if jobs is None else replace(settings, jobs=jobs)
    return replace(settings, second_reader=_second_given(settings.second_reader, *second))


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
            case "jobs" | "batch" | "busy_seconds", int() if not isinstance(value, bool):
                settings = replace(settings, **_named(name, value))
            case "zone", str():
                settings = replace(settings, zone=value)
            case "theatre", str():
                settings = replace(settings, theatre=path.parent / value)
            case "four_eyes", bool():
                settings = replace(settings, four_eyes=value)
            case _, dict() if name in _TABLES:
                settings = _TABLES[name](settings, path, value)
            case _:
                raise InputError(f"{path}: the setting {name!r} cannot be {value!r}; see its meaning in the reference")
    return settings


def _named(name: str, value: int) -> dict[str, Any]:
    """Return a change to one field whose name is checked by the pattern it was matched with."""
    return {name: value}


def _limits(path: Path, written: Mapping[str, object]) -> tuple[tuple[str, int], ...]:
    limits = []
    for name, value in sorted(written.items()):
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise InputError(f"{path}: the limit {name!r} is {value!r}; it must be a whole number of 1 or more")
        limits.append((name, value))
    return tuple(limits)


def _sources(path: Path, written: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    graded = []
    for name, grade in sorted(written.items()):
        if not isinstance(grade, str) or grade not in tuple("ABCDEF"):
            raise InputError(
                f"{path}: sources.{name} cannot be {grade!r}; write a letter from A to F in quotation marks"
            )
        graded.append((name, grade))
    return tuple(graded)


def _tests(path: Path, written: Mapping[str, object]) -> tuple[VerificationTest, ...]:
    return tuple(_test(path, name, value) for name, value in sorted(written.items()))


def _test(path: Path, name: str, value: object) -> VerificationTest:
    if not isinstance(value, dict):
        raise InputError(f"{path}: verification.{name} is no table; write [verification.{name}] and keys below it")
    test = VerificationTest(name, "")
    for key, given in value.items():
        match key, given:
            case "sources" | "kinds" | "people", int() if not isinstance(given, bool) and given >= 1:
                test = replace(test, **_named(key, given))
            case "undisputed", bool():
                test = replace(test, undisputed=given)
            case "text", str() if given.strip():
                test = replace(test, text=" ".join(given.split()))
            case _:
                raise InputError(
                    f"{path}: verification.{name}.{key} cannot be {given!r}; there are text (words), sources, kinds and "
                    "people (whole numbers of 1 or more), and undisputed (true or false)"
                )
    if not test.text:
        raise InputError(f"{path}: verification.{name} lacks text: say in words what verified means by this test")
    return test


def _second(path: Path, written: Mapping[str, object]) -> SecondReaderSettings:
    known = {field.name: int if field.name in ("seconds", "tries") else str for field in fields(SecondReaderSettings)}
    for name, value in written.items():
        if name not in known:
            raise InputError(f"{path}: there is no setting second_reader.{name}; there are: {', '.join(known)}")
        if not isinstance(value, known[name]) or isinstance(value, bool) or (isinstance(value, int) and value < 1):
            raise InputError(f"{path}: the setting second_reader.{name} cannot be {value!r}")
    words = {name: value for name, value in written.items() if isinstance(value, str)}
    numbers = {name: value for name, value in written.items() if isinstance(value, int)}
    if not words.get("url"):
        raise InputError(f"{path}: second_reader needs a url, for instance http://127.0.0.1:8080/v1")
    return SecondReaderSettings(
        words["url"],
        words.get("model", ""),
        words.get("key_variable", ""),
        numbers.get("seconds", _SECONDS),
        numbers.get("tries", _TRIES),
    )


def _second_given(
    settings: SecondReaderSettings | None, url: str | None, model: str | None
) -> SecondReaderSettings | None:
    if url is None and model is None:
        return settings
    if url is None and settings is None:
        raise InputError("--second-model names a model, and no --second-reader says where it is")
    settings = settings or SecondReaderSettings(url or "")
    return replace(settings, url=url or settings.url, model=model or settings.model)


_TABLES: Mapping[str, Callable[[Settings, Path, Mapping[str, object]], Settings]] = {
    "second_reader": lambda settings, path, value: replace(settings, second_reader=_second(path, value)),
    "verification": lambda settings, path, value: replace(settings, verification=_tests(path, value)),
    "sources": lambda settings, path, value: replace(settings, sources=_sources(path, value)),
    "limits": lambda settings, path, value: replace(settings, limits=_limits(path, value)),
}
