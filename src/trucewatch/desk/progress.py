"""How the desk tells a door how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Somebody who wants to know how far a run is."""

    def at(self, step: str, done: int = 0, of: int = 0) -> None:
        """Hear that a step has begun or moved on: ``done`` of ``of`` reports, 0 of 0 where it is not counted."""
        ...  # pragma: no cover


class Silent:
    """Nobody listens."""

    def at(self, step: str, done: int = 0, of: int = 0) -> None:
        """Hear nothing."""
