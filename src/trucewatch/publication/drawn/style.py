"""The style of the drawings, for pages that hold them."""

from __future__ import annotations

from pathlib import Path


def drawn_style() -> str:
    """Return the drawings' style sheet; it uses the colours of the daily report's."""
    return (Path(__file__).parent / "templates" / "drawn.css").read_text(encoding="utf-8")
