"""What made a record: name, version and settings, so that a re-run knows what is current."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """The part of a room that made a record.

    >>> Recipe("splitter", "1").key
    'splitter@1'
    """

    name: str
    version: str
    settings: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """Return the short key that what was made carries."""
        words = ";".join(f"{name}={value}" for name, value in self.settings)
        return f"{self.name}@{self.version}" + (f"#{content_id('s', words)[2:]}" if words else "")


def content_id(prefix: str, *parts: str) -> str:
    """Derive an id from content: same content, same id, on every machine.

    >>> content_id("c", "report", "12", "40")
    'c-c8ac7d567d1f'
    """
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:12]}"
