"""Files of the desk itself that lie among the reports: agreements, their cases, theatre folders, settings. No reports."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

_YAML = frozenset({".yaml", ".yml"})
_KEY = re.compile(r"^([A-Za-z_]+):", re.MULTILINE)
_LOOKED_AT = 200_000
"""Bytes of a file that are looked at; the keys of the longest agreement we wrote stand within 20,000."""
_THEATRE = "theatre.yaml"

Left = tuple[tuple[Path, str], ...]


def own_files(path: Path, used: tuple[Path, ...]) -> Left:
    """Return what of an input is no report, each path with what it is; ``used`` are files this run was given otherwise.

    In a folder no YAML or TOML file is a report; a file named by itself is left only where it is known for what it is.
    """
    given = frozenset(one.absolute() for one in used)
    if path.is_dir():
        return tuple(_in_folder(path, given))
    what = _known(path, given)
    return () if what is None else ((path, what),)


def _in_folder(folder: Path, given: frozenset[Path]) -> Iterator[tuple[Path, str]]:
    for base, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(base) / name
            if _THEATRE in files:
                yield path, "part of a theatre folder; give the folder with --theatre"
            elif path.suffix.lower() in (*_YAML, ".toml") and not path.is_symlink():
                yield path, _known(path, given) or "a file of settings, and no form of report"


def _known(path: Path, given: frozenset[Path]) -> str | None:
    """Say what a file of the desk is; None where it may be a report."""
    if path.absolute() in given:
        return "in use as this run's agreement or settings"
    if path.suffix.lower() not in _YAML or not path.is_file():
        return None
    try:
        with path.open("rb") as stream:
            text = stream.read(_LOOKED_AT).decode("utf-8-sig", "replace")
    except OSError:
        return None
    keys = set(_KEY.findall(text))
    if keys >= {"parties", "clauses"}:
        return "an agreement; give it with --agreement"
    return "cases of an agreement; check-agreement reads them" if keys == {"cases"} else None


def left_lines(left: Left) -> Iterator[str]:
    """Yield a line for each folder or file that was left, and why."""
    folders: dict[Path, list[str]] = {}
    for path, what in left:
        if what.startswith("part of a theatre folder"):
            folders.setdefault(path.parent, []).append(what)
        else:
            yield f"Left out {path.name}: {what}."
    for folder, told in folders.items():
        yield f"Left out the {len(told)} files of {folder.name}: {told[0]}."
