"""The page's colours can be told apart by people who see little contrast, light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import trucewatch.publication

CSS = (Path(trucewatch.publication.__file__).parent / "templates" / "page.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+):(#\w+)", block)) for block in re.findall(r":root\{(.*?)\}", CSS, re.DOTALL)[:2]
)
PAIRS = (
    ("ink", "ground"),
    ("ink", "panel"),
    ("ink", "ask-g"),
    ("soft", "ground"),
    ("soft", "panel"),
    ("soft", "ask-g"),
    ("link", "ground"),
    ("link", "panel"),
    ("link", "none-g"),
    ("link", "ask-g"),
    ("bad", "bad-g"),
    ("bad", "ground"),
    ("bad", "ask-g"),
    ("ask", "ask-g"),
    ("out", "out-g"),
    ("none", "none-g"),
    ("good", "ground"),
    ("mark-ink", "mark"),
    ("lit-ink", "lit"),
    ("focus", "ground"),
)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    digits = colour.lstrip("#")
    whole = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_text_stands_out_from_its_ground(scheme: dict[str, str], front: str, back: str) -> None:
    """Every text colour has a contrast of at least 4.5 to 1 with each ground it stands on (WCAG 2.2, 1.4.3)."""
    darker, lighter = sorted((luminance(scheme[front]), luminance(scheme[back])))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
