"""Characters that nobody sees and that change what is read: control characters, overrides of direction, broken ones."""

from __future__ import annotations

import re

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""The marks that right-to-left writing needs (U+200E, U+200F, U+061C) are none of them, nor are tab and line end."""


def code_of(character: str) -> str:
    r"""Return a character's number as people look it up.

    >>> code_of("\u202e")
    'U+202E'
    """
    return f"U+{ord(character):04X}"


def first_unseen(text: str) -> str | None:
    r"""Return the number of the first such character, None where there is none.

    >>> first_unseen("Orvela \u202eabc"), first_unseen("\u200fأمل")
    ('U+202E', None)
    """
    found = UNSEEN.search(text)
    return None if found is None else code_of(found.group())
