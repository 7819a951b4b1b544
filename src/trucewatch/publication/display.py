"""Makes text from reports safe to show: what cannot be seen is named, what is endless is cut."""

from __future__ import annotations

import re

LONGEST = 1500
"""Characters of one run of quoted text shown on a page; the JSON form keeps all of it."""

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def visible(text: str) -> str:
    r"""Name control characters, direction overrides and broken characters instead of obeying them.

    The marks that right-to-left writing needs (U+200E, U+200F, U+061C) are kept.

    >>> visible("ab\u202ecd")
    'ab⟦U+202E⟧cd'
    """
    return _UNSEEN.sub(lambda found: f"⟦U+{ord(found.group()):04X}⟧", text)


def shortened(text: str, longest: int = LONGEST) -> str:
    """Cut a run of text that no reader would read, saying how much is left out.

    >>> shortened("a" * 10, 4)
    'aa […6 characters left out…] aa'
    """
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{text[:half]} […{len(text) - 2 * half:,} characters left out…] {text[-half:]}"


def shown(text: str) -> str:
    """Return text as a page shows it."""
    return visible(shortened(text))
