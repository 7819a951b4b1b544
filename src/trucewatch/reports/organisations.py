"""Names that look like an organisation or an outlet. A private person's name is kept nowhere but in the text itself."""

from __future__ import annotations

import re

from trucewatch.reports.agencies import outlet_in
from trucewatch.reports.word_lists import BODY_WORDS, BODY_WORDS_AND_SURNAMES

LONGEST = 80
# Lists and mail programs that pass on what others write, and programs that make files.
PASSED_ON = re.compile(
    r"\b(?:groups?|list|lists|mailing|mailer|daemon|postmaster|no-?reply|noreply|undisclosed|microsoft|ms word|"
    r"acrobat|adobe|libreoffice|openoffice|writer|quartz|pdf|latex|tex|ghostscript|chrome|chromium|skia|user|admin"
    r"|administrator|owner|unknown|anonymous)\b",
    re.IGNORECASE,
)
PIECES = re.compile(r"\s*[,|;·()\[\]<>]\s*|\s+[-–—/]\s+|\s+(?:via|at|for|on behalf of)\s+|[\"“”]")
WORD = re.compile(r"[^\W\d_]+", re.UNICODE)


def organisation_in(words: str) -> str | None:
    """Return the first outlet or organisation that a name line gives, None where it may be a person's.

    >>> organisation_in("Sarn Council Press"), organisation_in("Hala Tannous via Lake Chronicle")
    ('Sarn Council Press', 'Lake Chronicle')
    >>> organisation_in("Emily Post"), organisation_in("desk@example.org")
    (None, None)
    """
    known = outlet_in(words)
    if known is not None or PASSED_ON.search(words[: LONGEST * 4]):
        return known
    pieces = (" ".join(piece.split()).strip("'’<>.: ") for piece in PIECES.split(words[: LONGEST * 4]))
    return next((piece for piece in pieces if _is_one(piece)), None)


def _is_one(name: str) -> bool:
    if not 2 < len(name) <= LONGEST or "@" in name or "://" in name:
        return False
    said = [word.casefold() for word in WORD.findall(name)]
    if not name[:1].isupper():
        return False
    if any(word in BODY_WORDS for word in said):
        return True
    return (
        bool(said)
        and said[-1] in BODY_WORDS_AND_SURNAMES
        and (len(said) > 2 or said[0] in ("the", "le", "la", "al", "el"))
    )
