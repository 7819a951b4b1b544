"""What a person may write into a field of a claim: the words the pages show, as well as the record's own codes."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.desk import wording
from trucewatch.model import Certainty, ClaimField, EventType, Extent, Mood, Polarity

HELD: Mapping[Polarity, str] = {Polarity.POSITIVE: "held to be so", Polarity.NEGATIVE: "held not to be so"}
"""How pages say that a speaker affirms something, or denies it."""

_SHOWN: Mapping[ClaimField, Mapping[str, str]] = {
    ClaimField.EVENT_TYPE: {wording.act_words(one): one.value for one in EventType},
    ClaimField.MOOD: {wording.spelled(one.value): one.value for one in Mood},
    ClaimField.POLARITY: {words: one.value for one, words in HELD.items()},
    ClaimField.CERTAINTY: {one.value: one.value for one in Certainty},
    ClaimField.EXTENT: {one.value: one.value for one in Extent},
}


def offered() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the fields that take only some words, each with these words as pages show them."""
    return tuple((field.value, tuple(words)) for field, words in _SHOWN.items())


def as_recorded(field: ClaimField, written: str) -> str:
    """Return what a person wrote as the record has it; what is of no field's list stays, for the desk to judge.

    >>> as_recorded(ClaimField.EVENT_TYPE, "Air strike"), as_recorded(ClaimField.POLARITY, "held not to be so")
    ('air_strike', '-')
    >>> as_recorded(ClaimField.EVENT_TYPE, "air_strike"), as_recorded(ClaimField.PLACE, "Air strike")
    ('air_strike', 'Air strike')
    """
    return _SHOWN.get(field, {}).get(" ".join(written.split()).lower(), written)
