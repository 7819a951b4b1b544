"""Making quotation marks plain: every outer mark becomes one straight double mark, and no character is lost or moved."""

from __future__ import annotations

import re

# Two apostrophes or two backticks stand for one mark; wire archives keep them so, and the parser knows them.
_DOUBLED = re.compile(r"''|``|´´|‘‘|’’")
_OPENS = re.compile(r"(?<![\w'’.,;!?)])['‘‚‹](?!['’])(?=[A-Za-z0-9$£€(\[…])")
_CLOSES = re.compile(r"['’›](?![\w'’])")
_LONGEST = 700
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "〝": '"', "〞": '"', "＂": '"'})


def plain_marks(text: str) -> str:
    r"""Return the text with its outer quotation marks as straight double marks, as long as before.

    >>> plain_marks("The rebels' envoy said: ‘No deal,’ and left.")
    'The rebels\' envoy said: "No deal," and left.'
    """
    text = text.translate(_STRAIGHT)
    if "'" in text or "‘" in text or "’’" in text or "``" in text or "‹" in text:
        text = _single(_DOUBLED.sub("''", text))
    return text


def _single(text: str) -> str:
    """Make a run between single marks a quotation, where no double mark is open around it and it is no possessive."""
    out = list(text)
    at = 0
    while (opened := _OPENS.search(text, at)) is not None:
        at = opened.end()
        before = text[: opened.start()].replace("''", '"')
        if before.count('"') % 2:
            continue
        closed = _closing(text, opened)
        if closed is not None:
            out[opened.start()] = out[closed] = '"'
            at = closed + 1
    return "".join(out)


def _closing(text: str, opened: re.Match[str]) -> int | None:
    doubtful = None
    for found in _CLOSES.finditer(text, opened.end() + 1, opened.end() + _LONGEST):
        at = found.start()
        if text[opened.end() : at].count('"'):
            return None
        before, after = text[at - 1], text[at + 1 : at + 2]
        if before in ",.!?…" or before not in "sS" or (doubtful is None and after in ("", ",", ".", ";", ":", ")")):
            return at
        doubtful = doubtful if doubtful is not None else at
    return doubtful
