"""How findings are put in words: names, days and hours as a reader expects them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from trucewatch.model import Agreement
from trucewatch.registers.countries import country_names

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_words(day: date) -> str:
    """Write a day out, the same on every machine.

    >>> day_words(date(2016, 2, 27))
    '27 February 2016'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: datetime, zone: str) -> str:
    """Write a time in the agreement's zone.

    >>> moment_words(datetime.fromisoformat("2016-02-26T22:00+00:00"), "Asia/Damascus")
    '27 February 2016 00:00 (Asia/Damascus)'
    """
    local = moment.astimezone(ZoneInfo(zone))
    return f"{day_words(local.date())} {local:%H:%M} ({zone})"


def listed(names: Iterable[str], word: str = "and") -> str:
    """Join names as a sentence does.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    each = list(dict.fromkeys(names))
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} {word} {each[-1]}" if each else "nobody"


def area_words(agreement: Agreement) -> str:
    """Name the countries and areas an agreement holds in; an invented country's code stands for a name nobody knows.

    An area that is a whole country is named once.
    """
    names = country_names()
    known = [names.get(code, f"the country {code}") for code in agreement.countries]
    if not agreement.areas:
        return listed(known)
    whole = [name for code, name in zip(agreement.countries, known, strict=True) if code in names]
    return f"{listed(whole)}, only in {listed(agreement.areas)}" if whole else listed(agreement.areas)


def quoted(words: str, longest: int = 60) -> str:
    """Put words between quotation marks, shortened where they are long."""
    return f'"{words if len(words) <= longest else words[: longest - 1] + "…"}"'


def nearest(word: str, known: Sequence[str]) -> str | None:
    """Return the known word that a misspelt one comes closest to."""
    near = difflib.get_close_matches(word, known, 1)
    return near[0] if near else None
