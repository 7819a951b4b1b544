"""Text for a terminal: words of reports stay words, whatever characters they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Control characters would move the cursor or set the title of a terminal; direction marks make it show words in
# another order than they are written in.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str) -> str:
    """Return text with every character that steers a terminal written out.

    >>> shown("truce" + chr(27) + "[31m" + chr(0x202e))
    'truce<U+001B>[31m<U+202E>'
    """
    return _UNSEEN.sub(lambda found: f"<U+{ord(found.group()):04X}>", text)


def on_one_line(text: str) -> str:
    """Return text for one line of a list."""
    return shown(" ".join(text.split()))


def columns(rows: Sequence[Sequence[str]], *, indent: str = "  ") -> list[str]:
    """Return rows as lines with aligned columns; the last column may be of any length.

    >>> columns([("cannot tell", "3"), ("apparent violation", "12")])
    ['  cannot tell         3', '  apparent violation  12']
    """
    if not rows:
        return []
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]) - 1)]
    return [
        (indent + "".join(f"{cell:<{width}}  " for cell, width in zip(row, widths, strict=False)) + row[-1]).rstrip()
        for row in rows
    ]
