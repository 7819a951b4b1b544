"""Numbers as people write them: digits with thousands marks, words, dozens, millions."""

from __future__ import annotations

import re

ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100.0, "dozen": 12.0, "score": 20.0, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "mln": 1e6,
    "crore": 1e7, "billion": 1e9, "bln": 1e9, "bn": 1e9, "trillion": 1e12,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip


def alternatives(words: object) -> str:
    """Return a regex alternation of words, longest first, so that ``seventy`` is tried before ``seven``."""
    return "|".join(sorted((re.escape(str(word)) for word in words), key=lambda word: (-len(word), word)))  # type: ignore[attr-defined]


SPACE = r"(?:[ \t\u00a0\u202f]{1,3}|[ \t]?\r?\n[ \t]{0,4}(?=\S))"
"""White space inside an expression: blanks, or one line end of a hard-wrapped text, never a paragraph break."""

_ONES = alternatives(ONES)
_TENS = alternatives(TENS)
SMALL_WORD = rf"(?:(?:{_TENS})(?:[-\u2010\u2011 ](?:one|two|three|four|five|six|seven|eight|nine)\b)?|{_ONES})"
"""A number word below one hundred."""

DIGITS = (
    r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,3}(?![0-9,.])|[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,4})?"
    r"|[0-9]{1,15}(?:\.[0-9]{1,6})?"
)
"""A number in digits. ``1,234`` and ``1 234`` are one thousand; ``1.234`` is a little more than one."""

_SCALE = alternatives(SCALES)
WORDS = (
    rf"(?:(?:an?|half{SPACE}an?|{SMALL_WORD}){SPACE}(?:{_SCALE})\b(?:{SPACE}(?:{_SCALE})\b){{0,2}}"
    rf"(?:(?:{SPACE}and)?{SPACE}{SMALL_WORD}\b(?!{SPACE}(?:{_SCALE})\b))?|{SMALL_WORD}\b)"
)
"""A number in words, with its scale where it has one."""

_GAPS = re.compile(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}\b)")
_TOKEN = re.compile(r"[a-z]+|[0-9][0-9,]*(?:\.[0-9]+)?")


def ordinal_value(words: str) -> int | None:
    """Return the rank an ordinal names, or None.

    >>> ordinal_value("eighth"), ordinal_value("21st"), ordinal_value("eight")
    (8, 21, None)
    """
    low = words.lower()
    if low in ORDINALS:
        return ORDINALS[low]
    digits = re.fullmatch(r"([0-9]{1,3})(?:st|nd|rd|th)", low)
    if digits:
        return int(digits.group(1))
    tens, _, ones = low.replace(" ", "-").partition("-")
    if tens in TENS and ORDINALS.get(ones, 10) < 10:
        return TENS[tens] + ORDINALS[ones]
    return None


def number_value(words: str) -> float | None:
    """Return the value of a number written in digits or words, or None where the words hold no number.

    >>> [number_value(words) for words in ("26,000", "twenty-one", "two dozen", "1.5 million", "dozens")]
    [26000.0, 21.0, 24.0, 1500000.0, None]
    """
    total, current, seen = 0.0, 0.0, False
    for word in _TOKEN.findall(_GAPS.sub("", words.lower())):
        if word[0].isdigit():
            current, seen = current + float(word.replace(",", "")), True
        elif word in ONES or word in TENS:
            current, seen = current + ONES.get(word, TENS.get(word, 0)), True
        elif word == "half":
            current, seen = 0.5, True
        elif word in SCALES:
            seen = True
            scaled = (current or 1.0) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + scaled, 0.0
            else:
                current = scaled
        elif word not in {"a", "an", "and", "of"}:
            return None
    return total + current if seen else None
