"""One version of a sitrep: the report it rests on, the prose, the numbers the prose may use, who wrote it and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from trucewatch.publication.briefing import Briefing
from trucewatch.publication.issued.figures import Figure
from trucewatch.publication.issued.prose import Fault, Prose, read_prose, token
from trucewatch.publication.issued.withholding import PersonNamed
from trucewatch.publication.sitrep import Block, Group, IncidentCard, Sitrep
from trucewatch.publication.wording import day_words


class State(StrEnum):
    """What a version is: being written, or issued and never changed again."""

    DRAFT = "draft"
    ISSUED = "issued"


class Part(StrEnum):
    """The parts of a sitrep that a person writes."""

    SUMMARY = "summary"
    ASSESSMENT = "assessment"
    GAPS = "gaps"


TITLES = {
    Part.SUMMARY: "Summary",
    Part.ASSESSMENT: "Assessment by the people who sign",
    Part.GAPS: "What is not known",
}


@dataclass(frozen=True, slots=True)
class Written:
    """One part as a person wrote it."""

    part: Part
    prose: Prose


@dataclass(frozen=True, slots=True)
class IncidentTold:
    """An incident as an issue tells of it: what may differ in the next one."""

    incident: str
    title: str
    told: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a person works on: the prose, the numbers it may use, and the incidents the report tells of.

    ``as_of`` is when the numbers were taken from the case, by its change number. ``people`` are those it names, None
    where nobody looked for them; ``withheld`` are the names of those whom its issue does not name.
    """

    day: date | None
    state: State
    by: str
    at: datetime
    parts: tuple[Written, ...]
    figures: tuple[Figure, ...]
    incidents: tuple[IncidentTold, ...]
    as_of: int
    people: tuple[PersonNamed, ...] | None = None
    withheld: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return the sitrep's title."""
        return f"Sitrep: {day_words(self.day)}" if self.day else "Sitrep: the whole case"

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return why it cannot be issued as it is."""
        return tuple(fault for written in self.parts for fault in written.prose.faults)

    @property
    def own_numbers(self) -> tuple[str, ...]:
        """Return the numbers a person typed, which rest on no claim."""
        return tuple(number for written in self.parts for number in written.prose.own_numbers)


@dataclass(frozen=True, slots=True)
class Issue:
    """One version of a sitrep, whole. ``map`` is its map as SVG, no more exact than settlements; None without one."""

    sheet: Sheet
    report: Sitrep
    map: str | None = None


def incidents_told(report: Sitrep) -> tuple[IncidentTold, ...]:
    """Return the incidents of a report as an issue tells of them, in page order."""
    return tuple(IncidentTold(card.incident, card.title.text, _told(card)) for card in cards(report))


def _told(card: IncidentCard) -> str:
    facts = "; ".join("".join(run.text for run in fact) for fact in card.facts)
    return f"{card.verdict_words}; {card.standing_words}; {facts}"


def cards(report: Sitrep) -> tuple[IncidentCard, ...]:
    """Return the incidents of a report, in page order."""
    return tuple(card for section in report.sections for card in _cards(section.blocks))


def _cards(blocks: Sequence[Block]) -> Iterator[IncidentCard]:
    for block in blocks:
        if isinstance(block, IncidentCard):
            yield block
        elif isinstance(block, Group):
            yield from _cards(block.blocks)


def first_words(briefing: Briefing, figures: tuple[Figure, ...], in_case: int | None = None) -> dict[Part, str]:
    """Return the text a new sitrep begins with: the day's numbers, in sentences for a person to rework.

    ``in_case`` is how many reports the case holds, where the briefing has only those of the day.
    """
    held = {figure.key: figure for figure in figures}
    day = day_words(briefing.day) if briefing.day is not None else "the time of the whole case"
    lines = [
        f"{token(held['reports-read'])} were read. For {_date_in(day, briefing)}, incidents that look like violations: "
        f"{token(held['incidents-apparent_violation'])}; of which it cannot be told: "
        f"{token(held['incidents-cannot_tell'])}; outside the agreement: {token(held['incidents-outside_agreement'])}.",
        *_group(figures, "tallies", "Counts by the sources themselves, which are not added up"),
        *_group(figures, "casualties", "People killed or hurt, as said, not added up"),
    ]
    gaps = (
        f"Incidents whose day is not known: {token(held['incidents-undated'])}. "
        "A day without a report is not a day without a violation."
    )
    if in_case is not None:
        gaps += f" This rests on what was read of the day itself, out of {in_case:,} reports in the case."
    return {Part.SUMMARY: "\n\n".join(lines), Part.ASSESSMENT: "", Part.GAPS: gaps}


_MOST_LISTED = 6


def _group(figures: tuple[Figure, ...], group: str, lead: str) -> list[str]:
    held = [figure for figure in figures if figure.group == group]
    said = "; ".join(f"{_plain(figure.who)}: {token(figure)}" for figure in held[:_MOST_LISTED])
    return [f"{lead}: {said}."] if said else []


def _plain(who: str) -> str:
    return who.replace("[", "(").replace("]", ")")


def _date_in(day: str, briefing: Briefing) -> str:
    return f"[[{day} | day]]" if briefing.day is not None else day


def figures_with_day(briefing: Briefing, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with the day reported on among them: it is a number of the report too."""
    if briefing.day is None:
        return figures
    return (Figure("day", day_words(briefing.day), "", "The day reported on", (), "short", "day"), *figures)


def read_parts(texts: dict[Part, str], figures: tuple[Figure, ...]) -> tuple[Written, ...]:
    """Read every part as a person wrote it."""
    return tuple(Written(part, read_prose(texts.get(part, ""), figures)) for part in Part)
