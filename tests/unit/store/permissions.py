"""Take rights away for a while, also from root."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def folder_without_write_permission(folder: Path) -> Iterator[None]:
    """Take the right to write in a folder away, also from root (who is told to act as nobody)."""
    for one in (folder, *folder.parents):
        if one == Path("/tmp"):  # noqa: S108 -- the folders pytest made, up to the one everybody may enter
            break
        one.chmod(0o755)
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
