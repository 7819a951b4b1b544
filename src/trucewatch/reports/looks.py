"""What a paragraph looks like taken alone: heading, byline, date line, label, credit, separator or prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from trucewatch.model import Credit
from trucewatch.reports.agencies import outlet_named
from trucewatch.reports.credit_lines import byline, credit_line
from trucewatch.reports.datelines import Opening, Strength, find_dateline, place_and_date
from trucewatch.reports.paragraphs import RULE, Paragraph
from trucewatch.reports.stamps import DAY_AND_MONTH, full_date
from trucewatch.reports.word_lists import (
    ABBREVIATIONS,
    DATE_LABELS,
    LINK_LABELS,
    OTHER_LABELS,
    SOURCE_LABELS,
    TITLE_LABELS,
)


class Kind(Enum):
    """What a paragraph looks like. ``CREDIT`` is a credit line or small print."""

    SEPARATOR = "separator"
    LABEL = "label"
    BYLINE = "byline"
    DATE_LINE = "date line"
    CREDIT = "credit"
    HEADING = "heading"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph with its kind and what was read on the way.

    ``closes``: a report ends here. ``heavy``: a separator strong enough to part reports. ``caps``: written in capitals.
    ``label``/``value``: a header line. ``day``: the full date a date line, label or dateline states.
    """

    paragraph: Paragraph
    kind: Kind
    dateline: Opening | None = None
    credits: tuple[Credit, ...] = ()
    closes: bool = False
    heavy: bool = False
    caps: bool = False
    label: str = ""
    value: str = ""
    day: date | None = None

    @property
    def words(self) -> str:
        """Return the paragraph's words on one line."""
        return self.paragraph.words

    @property
    def count(self) -> int:
        """Return how many words the paragraph has."""
        return self.paragraph.words.count(" ") + 1

    @property
    def titled(self) -> bool:
        """Tell whether this is a header line that holds the title."""
        return self.label in TITLE_LABELS

    @property
    def bullet(self) -> bool:
        """Tell whether the paragraph is a list item."""
        return BULLET.match(self.paragraph.words) is not None


LABEL = re.compile(
    r"^[*_#\s]*(?P<label>"
    + "|".join(
        sorted({*TITLE_LABELS, *DATE_LABELS, *SOURCE_LABELS, *LINK_LABELS, *OTHER_LABELS}, key=len, reverse=True)
    )
    + r")[*_]*\s*:[*_]*\s*(?P<value>.{0,300})$",
    re.IGNORECASE,
)
EMPTY_LABELS = frozenset({"body", "text", "content"})
BULLET = re.compile(r"^\s*(?:[-*•●▪◦‣·–—]\s|\(?[a-z0-9]{1,2}\)\s)")
WORDED_SEPARATOR = re.compile(
    r"^\W*(?:-\s?30\s?-|end of (?:document|report|story|article|text|item)|document \S{1,12} of \d+|"
    r"\d+ of \d+ documents?|"
    r"(?:article|report|story|item|document)\s+(?:no\.?\s*)?#?\d{1,4}(?:\s*(?:of|/)\s*\d+)?)\W*$",
    re.IGNORECASE,
)
LIGHT_MARK = re.compile(r"^\s*(?:\[?\(?\d{1,3}[.)\]]+|\(?ends?\)?)\s*$", re.IGNORECASE)
NAMED_RULE = re.compile(r"^\s*([=*_~#-])\1{2,}\s*[^\s=*_~#-].{0,80}?\s*\1{3,}\s*$")
HEAVY_RULE = re.compile(r"^\s*(?:={3,}|[-–—_~]{5,}|\*{5,}|#{3,}|[+•·]{5,})\s*$")
CLOSERS = re.compile(
    r"^(?:©|\(c\)\s|copyright\b|our standards:|\((?:end|ends)\)$|end\s?item$|\([a-z]{2,3}\)$|bur[-/]\w)", re.IGNORECASE
)
TIME_WORDS = re.compile(
    r"\b(?:\d{1,2}[:.h]\d{2}(?::\d{2})?|\d{1,2}(?=\s*[ap]\.?m))\s*(?:[ap]\.?m\.?)?|\b[ap]\.m\.|"
    r"\b(?:GMT|UTC|[ECMPB][SD]?T|EET|EEST|CEST|IST|MSK|AST|local time|first|published|posted|updated|last|modified|"
    r"release|released|issued|created|filed|on|at|date|am|pm|time|today|hours?|hrs)\b|[+-]\d{2}:?\d{2}\b",
    re.IGNORECASE,
)
DATES = re.compile(DAY_AND_MONTH, re.IGNORECASE)
DATE_LINE_LABEL = re.compile(r"^(?:first\s+)?(?:published|posted|updated|issued|released?|filed)\b", re.IGNORECASE)
INNER_END = re.compile(r"(?P<word>[^\W\d_]+)[.][”\"’')]*\s+[“\"‘(]?[^\W\d_a-z]")
LAST_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Jr|Sr|Inc|Ltd|Corp|Co|No|St)\.$")
LOWER_STARTS = re.compile(r"^(?:al|el|an|as|ar|de|iPhone|eBay)[-’']?", re.IGNORECASE)
LONGEST_HEADING, MOST_WORDS = 220, 26


def look_at(paragraphs: Sequence[Paragraph]) -> tuple[Look, ...]:
    """Look at every paragraph; in a text written in capitals throughout, capitals mean nothing."""
    looks = [_look(paragraph) for paragraph in paragraphs]
    prose = [look for look in looks if look.kind is Kind.PROSE]
    if sum(look.caps for look in prose) * 2 > len(prose):
        looks = [replace(look, caps=False, dateline=_unshouted(look.dateline)) for look in looks]
    return tuple(looks)


def in_capitals(words: str) -> bool:
    """Tell whether words are written in capitals.

    >>> in_capitals("BREATHING SPACE"), in_capitals("U.N. demands a halt")
    (True, False)
    """
    letters = [letter for letter in words[:400] if letter.isalpha()]
    return len(letters) > 2 and sum(letter.isupper() for letter in letters) * 20 > len(letters) * 17


def is_heading(words: str) -> bool:
    """Tell whether words could be a headline or subhead: short, one piece, no sentence end.

    >>> is_heading("Mayor says truce is holding"), is_heading("The mayor said the truce was holding.")
    (True, False)
    """
    if len(words) > LONGEST_HEADING or words.count(" ") >= MOST_WORDS or not _starts_like_heading(words):
        return False
    if words.endswith((".", ";", ",", ":", "…")) and not LAST_ABBREVIATION.search(words):
        return False
    if words.rstrip("”\"’'»)").endswith((".", ",", "!", "?")) and words[-1] in "”\"’'»)":
        return False
    if words.endswith(("?", "!")) and words.count(" ") > 18:
        return False
    return not any(not _abbreviated(match["word"]) for match in INNER_END.finditer(words))


def _starts_like_heading(words: str) -> bool:
    bare = words.lstrip("#* “\"‘'«[(")
    if not bare or BULLET.match(words):
        return False
    if words[0] in "(" or words.startswith(("http://", "https://", "www.", "@")):
        return False
    return not bare[0].islower() or LOWER_STARTS.match(bare) is not None


def _abbreviated(word: str) -> bool:
    return len(word) == 1 or word.lower() in ABBREVIATIONS


def _look(paragraph: Paragraph) -> Look:
    words = paragraph.words
    short = words[:120]
    heavy = any(pattern.match(short) for pattern in (HEAVY_RULE, WORDED_SEPARATOR, NAMED_RULE))
    if (heavy or LIGHT_MARK.match(short) or RULE.match(short)) and (len(words) <= 120 or RULE.match(words)):
        return Look(paragraph, Kind.SEPARATOR, heavy=heavy)
    named = byline(words) or _dated_byline(words)
    if named is not None:
        return Look(paragraph, Kind.BYLINE, credits=named, day=full_date(words) if len(words) < 180 else None)
    labelled = _label(paragraph)
    if labelled is not None:
        return labelled
    credit = credit_line(words)
    if credit is not None:
        return Look(paragraph, Kind.CREDIT, credits=credit, closes=bool(credit) or CLOSERS.match(words) is not None)
    if _is_date_line(words):
        return Look(paragraph, Kind.DATE_LINE, day=full_date(words))
    opening = place_and_date(words) if len(words) <= 110 else None
    if opening is not None:
        return Look(paragraph, Kind.DATE_LINE, dateline=opening, day=opening.day)
    opening = find_dateline(words)
    kind = Kind.HEADING if is_heading(words) and not _sure(opening) else Kind.PROSE
    return Look(paragraph, kind, dateline=opening, caps=in_capitals(words), day=opening.day if opening else None)


def _unshouted(opening: Opening | None) -> Opening | None:
    """Keep a dateline of a text in capitals only where a known agency or a date proves it."""
    if opening is None or opening.day is not None or (opening.agency and outlet_named(opening.agency)):
        return opening
    return replace(opening, strength=Strength.WEAK)


def _sure(opening: Opening | None) -> bool:
    return opening is not None and opening.strength > 1


def _label(paragraph: Paragraph) -> Look | None:
    match = LABEL.match(paragraph.words)
    if match is None:
        return None
    label, value = match["label"].lower(), match["value"].strip(" *_")
    if not value:
        return Look(paragraph, Kind.LABEL, label=label) if label in EMPTY_LABELS else None
    if label in EMPTY_LABELS or (label not in TITLE_LABELS and (value.count(" ") > 24 or _sentence(value))):
        return None
    return Look(paragraph, Kind.LABEL, label=label, value=value, day=full_date(value) if label in DATE_LABELS else None)


def _sentence(value: str) -> bool:
    return value.endswith(".") and value.count(" ") > 8


def _is_date_line(words: str) -> bool:
    if len(words) > 110:
        return False
    if full_date(words) is None and not DATES.search(words):
        return False
    left = TIME_WORDS.sub(
        " ", DATES.sub(" ", re.sub(r"\b(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?:T[\d:.]+Z?)?", " ", words))
    )
    pieces = [piece.strip(" ().") for piece in re.split(r"[,|/·•;:]|\s[-–—]\s", left)]
    named = [piece for piece in pieces if any(character.isalpha() for character in piece)]
    return len(named) <= 1 and all(outlet_named(piece) for piece in named) and bool(re.search(r"\d", words))


def _dated_byline(words: str) -> tuple[Credit, ...] | None:
    """Read "By Jane Roe | March 3, 2016"."""
    if len(words) > 180 or words[:3].lower() != "by " or not DATES.search(words):
        return None
    left = TIME_WORDS.sub(" ", DATES.sub(" ", words[3:]))
    return byline("By " + left.strip(" ,|/·•;:-–—")) if left.strip() else None
