"""Makes text from reports safe to show: what cannot be seen is named, what is endless is cut."""

from __future__ import annotations

import re

from trucewatch.registers.unseen import UNSEEN, code_of

LONGEST = 1500
"""Characters of one run of quoted text shown on a page; the JSON form keeps all of it."""

_OPENING, _CLOSING = frozenset('“„«"'), frozenset('”»"')
_SINGLE = str.maketrans({"“": "‘", "„": "‘", "«": "‘", "”": "’", "»": "’", '"': "’"})


def visible(text: str) -> str:
    r"""Name control characters, direction overrides and broken characters instead of obeying them.

    The marks that right-to-left writing needs (U+200E, U+200F, U+061C) are kept.

    >>> visible("ab\u202ecd")
    'ab⟦U+202E⟧cd'
    """
    return UNSEEN.sub(lambda found: f"⟦{code_of(found.group())}⟧", text)


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


def in_quotes(text: str) -> str:
    """Return quoted words as they stand between a page's own quotation marks: marks at the edges once, others single.

    The JSON form keeps the words as they are.

    >>> in_quotes("“We are ready,")
    'We are ready,'
    >>> in_quotes("he called it “a farce”")
    'he called it ‘a farce’'
    """
    opens, closes = text[:1] in _OPENING, text[-1:] in _CLOSING
    inner = text[1:] if opens and not _OPENING & set(text[1:]) - set('"') else text
    if closes and (inner is not text or not _OPENING & set(text)):
        inner = inner[:-1]
    inner = re.sub(r'"(?=\w)', "‘", inner).translate(_SINGLE)
    return inner.strip() or text
