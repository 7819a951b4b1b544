"""The dateline grammar: places, region, date and agency before a report's first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from trucewatch.reports.agencies import outlet_named
from trucewatch.reports.stamps import DAY_AND_MONTH, full_date
from trucewatch.reports.word_lists import NOT_PLACES, PARTICLES

LONGEST = 200


class Strength(IntEnum):
    """How much a dateline proves: WEAK may be an ordinary sentence opening, SURE names agency or date with a place."""

    WEAK = 1
    LIKELY = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline at the start of a paragraph: its length with the dash and spaces after it, and what it says."""

    length: int
    strength: Strength
    places: tuple[str, ...] = ()
    agency: str | None = None
    day: date | None = None


MARKS = "’'‘`ʼ.‑-"
TOKEN = re.compile(
    rf"\s*(?P<word>[^\W\d_]+(?:[{MARKS}][^\W\d_]+)*\.?)|\s*(?P<dash>--+|[-–—―‒−_]+)|\s*(?P<other>[^\s\w])|\s*(?P<number>\w+)"
)
DAY = re.compile(rf"\s*{DAY_AND_MONTH}", re.IGNORECASE)
SENTENCE_OPENS = re.compile(r"[\s.]*(?:$|[“\"‘'(\[]|\d|[^\W\d_a-z](?:[^\W_A-Z]|\s))")
TAIL = re.compile(r"(?:\s*(?:\[TEXT\]|\(TEXT\)|\[EXCERPTS?\]|\(EXCERPTS?\)))?\s*")
NOT_AGENCIES = re.compile(
    r"^(?:see|left|right|photo|file|pictured|i+v?|corrected|updates?|local time)\b", re.IGNORECASE
)


@dataclass(slots=True)
class _Head:
    """The dateline read so far; ``at`` counts characters."""

    text: str
    at: int = 0
    places: list[str] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)
    agency: str | None = None
    day: str | None = None
    bracketed: bool = False
    dash: str = ""

    def peek(self) -> re.Match[str] | None:
        return TOKEN.match(self.text, self.at)

    def take(self, *signs: str) -> str:
        match = TOKEN.match(self.text, self.at)
        if match is None or match.group().strip() not in signs:
            return ""
        self.at = match.end()
        return match.group().strip()

    def take_day(self) -> bool:
        match = DAY.match(self.text, self.at)
        if match is None or self.day is not None:
            return False
        self.day, self.at = match.group().strip(), match.end()
        return True

    def take_dash(self) -> str:
        match = TOKEN.match(self.text, self.at)
        if match is not None and (match["dash"] or match["other"] == ":"):
            self.at, self.dash = match.end(), match.group().strip()
        return self.dash

    @property
    def caps(self) -> bool:
        """Tell whether the first place stands in capitals, particles apart ("DEIR al-BALAH")."""
        letters = [letter for letter in self.places[0] if letter.isalpha()] if self.places else []
        return sum(letter.isupper() for letter in letters) * 3 > len(letters) * 2


def find_dateline(paragraph: str) -> Opening | None:
    """Find the dateline a paragraph opens with.

    >>> find_dateline("GAZA/CAIRO, Jan 3 (Reuters) - Talks went on.").places
    ('Gaza', 'Cairo')
    >>> find_dateline("The mayor said the truce held.") is None
    True
    """
    text = paragraph[:LONGEST]
    for attempt in (_agency_bracket, _date_first, _places_bracket, _places_first, _agency_first):
        head = _Head(text)
        strength = attempt(head)
        if strength is not None and (head.at < LONGEST or len(paragraph) <= LONGEST):
            return _opening(head, strength)
    return None


def place_and_date(line: str) -> Opening | None:
    """Read a line that is nothing but place and full date ("Beirut, 3 March 2016"); None for any other line."""
    head = _Head(line[:LONGEST])
    if not _place_list(head) or not _plausible(head):
        return None
    head.take(",", ".")
    if not head.take_day() or head.day is None or full_date(head.day) is None or line[head.at :].strip(" .)"):
        return None
    return Opening(len(line), Strength.SURE, tuple(usual_case(name) for name in head.places), None, full_date(head.day))


def _opening(head: _Head, strength: Strength) -> Opening:
    tail = TAIL.match(head.text, head.at)
    named = outlet_named(head.agency) if head.agency else None
    return Opening(
        tail.end() if tail is not None else head.at,
        strength,
        tuple(usual_case(name) for name in head.places),
        named or head.agency,
        full_date(head.day) if head.day else None,
    )


def _agency_bracket(head: _Head) -> Strength | None:
    """``(AP) — ``."""
    if not _bracket(head) or head.agency is None or outlet_named(head.agency) is None:
        return None
    head.take_dash()
    return Strength.SURE


def _date_first(head: _Head) -> Strength | None:
    """``January 3, 2025 (KHARTOUM) – ``."""
    if not head.take_day() or not head.take("(") or not _place_list(head) or not head.take(")"):
        return None
    return Strength.SURE if head.take_dash() and _plausible(head) else None


def _places_bracket(head: _Head) -> Strength | None:
    """``(Beirut, March 3, 2016) – ``."""
    if not head.take("(") or not _place_list(head):
        return None
    if head.take(",") and not head.take_day():
        return None
    if not head.take(")") or head.take_dash() in ("", ":") or not _plausible(head):
        return None
    return Strength.SURE if head.day else Strength.LIKELY


def _places_first(head: _Head) -> Strength | None:
    """``GAZA, Jan 3 (Reuters) - ``, ``KYIV, Ukraine — ``, ``Damascus, SANA- `` and their kin."""
    if not _place_list(head):
        return None
    head.take(",", ".")
    dated = head.take_day()
    if dated:
        head.take(",", ".")
    if not _named_agency(head) and dated:
        _capital_word(head)
    _bracket(head)
    head.take(",", ".")
    head.take_dash()
    if not head.dash and not SENTENCE_OPENS.match(head.text, head.at):
        return None
    signed = head.dash and head.bracketed and head.caps and head.agency is not None and outlet_named(head.agency)
    return _judged(head) if signed or _plausible(head) else None


def _agency_first(head: _Head) -> Strength | None:
    """``AFP, Beirut – `` and ``AFP — ``."""
    if not _named_agency(head):
        return None
    sure = bool(head.take(",")) and _place_list(head)
    if head.take_dash() in ("", ":"):
        return None
    if sure:
        return Strength.SURE if _plausible(head) else None
    return Strength.WEAK if head.agency is not None and head.agency.isupper() else None


def _judged(head: _Head) -> Strength | None:
    """Weigh places, date, agency and dash; what is left over is an ordinary sentence."""
    if head.agency is not None and outlet_named(head.agency):
        return Strength.SURE if head.dash or (head.caps and head.bracketed) else None
    if head.agency is not None:
        return Strength.SURE if head.dash and (head.caps or (head.day and full_date(head.day))) else None
    if not head.dash:
        return None
    if head.day is not None:
        sure = head.dash != ":" and (head.caps or full_date(head.day) is not None)
        return Strength.SURE if sure else None
    return _undated(head)


def _undated(head: _Head) -> Strength | None:
    spaced = head.text[head.at : head.at + 1].isspace() or head.at >= len(head.text)
    if not spaced:
        return None
    if head.dash == ":":
        return Strength.WEAK if head.caps else None
    if head.caps:
        return Strength.LIKELY
    before = head.text[: head.at].removesuffix(head.dash)
    return Strength.WEAK if before.endswith((" ", "\u00a0")) else None


def _bracket(head: _Head) -> bool:
    """Read ``(Reuters)``, ``/TASS/``, ``[AFP]`` or a date in brackets."""
    start = head.at
    for opens, closes in (("(", ")"), ("[", "]"), ("/", "/")):
        if not head.take(opens):
            continue
        if head.take_day() and head.take(closes):
            head.bracketed = True
            _bracket(head)
            return True
        end = head.text.find(closes, head.at)
        mark = head.text[head.at : end].strip() if end > 0 else ""
        if _agency_shaped(mark):
            head.agency, head.at, head.bracketed = " ".join(mark.split()), end + 1, True
            return True
        head.at = start
    return False


def _agency_shaped(mark: str) -> bool:
    if outlet_named(mark) is not None:
        return True
    if not 3 <= len(mark) <= 40 or not mark[0].isupper() or len(mark.split()) > 4:
        return False
    return not any(sign in mark for sign in '()[]/;:!?"“”') and not NOT_AGENCIES.match(mark) and not _digits(mark)


def _digits(mark: str) -> bool:
    return any(character.isdigit() for character in mark) and not mark.isupper()


def _named_agency(head: _Head) -> bool:
    """Read the name of a known agency that stands without brackets."""
    start, words = head.at, []
    for _ in range(3):
        match = head.peek()
        if match is None or not match["word"]:
            break
        words.append(match["word"].rstrip("."))
        head.at = match.end()
        if outlet_named(" ".join(words)) is not None:
            head.agency = " ".join(words)
            return True
    head.at = start
    return False


def _capital_word(head: _Head) -> None:
    """Read an unknown agency after the date (``JULY 1, CITYPRESS: ``)."""
    match = head.peek()
    if match is not None and match["word"] and match["word"].isupper() and len(match["word"]) > 2:
        ahead = _Head(head.text, match.end())
        if ahead.take_dash():
            head.agency, head.at = match["word"], match.end()


def _place_list(head: _Head) -> bool:
    """Read ``JERUSALEM, Israel / GAZA CITY``: places, each with its regions."""
    while True:
        name = _place(head)
        if name is None:
            return False
        head.places.append(name)
        _regions(head)
        mark = head.at
        if len(head.places) > 4 or not (head.take("/") or head.take("and", "AND")):
            return True
        if _place_ahead(head) is None:
            head.at = mark
            return True


def _regions(head: _Head) -> None:
    _country_in_brackets(head)
    for _ in range(2):
        start = head.at
        if not head.take(",") or DAY.match(head.text, head.at) or _known_agency_ahead(head):
            head.at = start
            return
        name = _place(head)
        if name is None:
            head.at = start
            return
        if head.places[-1].isupper() and name.isupper() and "." not in name:
            head.places.append(name)
        else:
            head.regions.append(name)


def _country_in_brackets(head: _Head) -> None:
    """Read the country of ``Port Sudan (Sudan), June 30, 2025 (AFP) – ``; brackets before a dash hold an agency."""
    start = head.at
    name = _place(head) if head.take("(") else None
    if (
        name is not None
        and head.take(")")
        and outlet_named(name) is None
        and (match := head.peek())
        and match["other"] == ","
    ):
        head.regions.append(name)
    else:
        head.at = start


def _known_agency_ahead(head: _Head) -> bool:
    ahead = _Head(head.text, head.at)
    return _named_agency(ahead) and ahead.take_dash() != ""


def _place_ahead(head: _Head) -> str | None:
    return _place(_Head(head.text, head.at))


def _place(head: _Head) -> str | None:
    """Read one to six words of a place name: capitals or capitalised, with particles between them."""
    words: list[str] = []
    at = head.at
    while len(words) < 7:
        match = TOKEN.match(head.text, at)
        word = match["word"] if match is not None else None
        if match is None or not word or DAY.match(head.text, at) or (words and _sentence_end(words[-1])):
            break
        first = re.split(r"[-‑]", word)[0]
        if not (word[0].isupper() or (words and word in PARTICLES) or (first in PARTICLES and first != word)):
            break
        if words and word in ("and", "AND"):
            break
        words.append(word)
        at = match.end()
    if not words or words[-1] in PARTICLES or len(words) > 6:
        return None
    head.at = at - (1 if _sentence_end(words[-1]) else 0)
    return " ".join(words).rstrip(".") if _sentence_end(words[-1]) else " ".join(words)


def _sentence_end(word: str) -> bool:
    return word.endswith(".") and word.count(".") == 1 and (len(word) > 5 or (len(word) > 4 and word.isupper()))


def _plausible(head: _Head) -> bool:
    """Tell whether the capitals name places rather than open a sentence or name an organisation."""
    for name in head.places:
        words = [word.casefold() for word in name.split()]
        if words[0] in NOT_PLACES or (words[0] == "the" and len(words) != 2):
            return False
        if outlet_named(name) is not None or sum(letter.isalpha() for letter in name) < 3:
            return False
    return bool(head.places)


def usual_case(name: str) -> str:
    """Return a name in capitals as it is usually written.

    >>> usual_case("PORT-AU-PRINCE"), usual_case("N'DJAMENA"), usual_case("Kyiv"), usual_case("SANA'A")
    ('Port-au-Prince', "N'Djamena", 'Kyiv', "Sana'a")
    """
    words = re.split(r"([\s‑-]+)", name)
    return "".join(_cased_word(word, first=not at) for at, word in enumerate(words))


def _cased_word(word: str, *, first: bool) -> str:
    if not word.isupper() or "." in word.rstrip("."):
        return word
    if not first and word.casefold() in PARTICLES:
        return word.lower()
    pieces = re.split(r"([’'‘`ʼ])", word)
    return "".join(piece.capitalize() if not at or len(piece) > 1 else piece.lower() for at, piece in enumerate(pieces))
