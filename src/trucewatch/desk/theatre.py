"""Find the theatre folder an agreement names: the places and actors of one conflict."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from trucewatch.model.errors import InputError

# An agreement may come from anywhere: what it names is a plain word, never a path out of its folder.
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")
_LEVELS_UP = 3


def given_theatre(folder: Path) -> Path:
    """Return a folder the user gave.

    Raises:
        InputError: it is not a folder.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder; --theatre wants a folder of places and actors")
    return folder


def remembered_theatre(folder: Path) -> Path:
    """Return the folder a case was last worked through with.

    Raises:
        InputError: it is no longer there.
    """
    if not folder.is_dir():
        raise InputError(
            f"{folder}: the case was worked through with this theatre folder, and it is no longer there; "
            "put it back, or give another one with --theatre"
        )
    return folder


def find_theatre(name: str, agreement: Path) -> Path | None:
    """Look for a theatre by its plain name: beside the agreement, in a ``theatres`` folder above it, in the program."""
    if not _PLAIN_NAME.match(name):
        return None
    home = agreement.absolute().parent
    above = (folder / "theatres" / name for folder in (home, *home.parents[:_LEVELS_UP]))
    shipped = Path(str(files("trucewatch"))) / "theatres" / name
    candidates = (home / name, home / "theatre", *above, shipped)
    return next((folder for folder in candidates if folder.is_dir()), None)
