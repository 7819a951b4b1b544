"""The words of the daily report, for the doors: the same verdict, day and number read the same everywhere."""

from __future__ import annotations

from trucewatch.publication.display import in_quotes, shortened, shown, visible
from trucewatch.publication.drawn.style import drawn_style
from trucewatch.publication.html import style_sheet
from trucewatch.publication.strands import STATUSES
from trucewatch.publication.voices import (
    actor_words,
    in_own_words,
    marks_of,
    place_words,
    relay_words,
    speaker_words,
)
from trucewatch.publication.wording import (
    QUESTIONS,
    STANDINGS,
    VERDICTS,
    act_words,
    amount_words,
    count_words,
    day_words,
    days_words,
    listed,
    moment_words,
    number_words,
    plural,
    published_words,
    sentence,
    spelled,
    when_words,
)

__all__ = [
    "QUESTIONS",
    "STANDINGS",
    "STATUSES",
    "VERDICTS",
    "act_words",
    "actor_words",
    "amount_words",
    "count_words",
    "day_words",
    "days_words",
    "in_own_words",
    "in_quotes",
    "listed",
    "marks_of",
    "moment_words",
    "number_words",
    "place_words",
    "plural",
    "published_words",
    "relay_words",
    "report_style",
    "sentence",
    "shortened",
    "shown",
    "speaker_words",
    "spelled",
    "visible",
    "when_words",
]


def report_style() -> str:
    """Return the daily report's style sheet, with that of the drawings."""
    return style_sheet() + drawn_style()
