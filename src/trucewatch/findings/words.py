"""The word lists of this room, from ``data/words.toml``, ready to be matched against folded text."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _lists() -> dict[str, str]:
    text = files("trucewatch.findings").joinpath("data/words.toml").read_text(encoding="utf-8")
    return {name: str(words) for name, words in tomllib.loads(text).items()}


@lru_cache(maxsize=16)
def words(name: str) -> frozenset[str]:
    """Return a list as a set of whole words.

    >>> "troops" in words("fillers")
    True
    """
    return frozenset(_lists()[name].split())


@lru_cache(maxsize=16)
def pattern(name: str, *, phrases: bool = False) -> re.Pattern[str]:
    """Return a pattern for any word of a list (any line, with ``phrases``) in folded text.

    >>> bool(pattern("labels").search("the terrorist groups")), bool(pattern("labels").search("the army"))
    (True, False)
    """
    entries = _lists()[name].strip().splitlines() if phrases else _lists()[name].split()
    either = "|".join(sorted(re.escape(entry).replace(r"\*", r"\w*") for entry in entries))
    return re.compile(rf"\b(?:{either})\b")
