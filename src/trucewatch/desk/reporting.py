"""Assemble the briefing for a daily report and have it written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from trucewatch.desk.assessing import obligations_of, say_obligation
from trucewatch.desk.carrying import carried
from trucewatch.desk.grading import Grader
from trucewatch.desk.remarking import remarks
from trucewatch.desk.settings import Settings
from trucewatch.desk.summary import SECOND_READER
from trucewatch.desk.tallying import counts_told
from trucewatch.findings.plain import sentences
from trucewatch.ledger import Decidable, Overlay
from trucewatch.model import CaseError, Claim, Incident, InputError, Report, Standing
from trucewatch.publication import (
    Briefing,
    DecidedStanding,
    DocumentRead,
    ItemisedPart,
    Sitrep,
    UnfitSum,
    as_json,
    compose,
    html,
    markdown,
)
from trucewatch.store import Case


class Page(StrEnum):
    """What a report can be written as."""

    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"


class Days(StrEnum):
    """Which days a report is about, where no one day is asked for."""

    LAST = "last"
    ALL = "all"


_RENDER: Mapping[Page, Callable[[Sitrep], str]] = {
    Page.HTML: html.render,
    Page.MARKDOWN: markdown.render,
    Page.JSON: as_json.render,
}
_ENDINGS = {".html": Page.HTML, ".htm": Page.HTML, ".md": Page.MARKDOWN, ".json": Page.JSON}


@dataclass(frozen=True, slots=True)
class Written:
    """A report's text, and the day it is about (None: the whole case)."""

    day: date | None
    text: str


def page_for(file: Path | None) -> Page:
    """Return what to write a file as, by its ending; standard output (no file, or ``-``) gets Markdown.

    Raises:
        InputError: the ending is none of those known.
    """
    if file is None or str(file) == "-":
        return Page.MARKDOWN
    page = _ENDINGS.get(file.suffix.lower())
    if page is None:
        raise InputError(
            f"{file}: the ending {file.suffix!r} is not known; give a file that ends in .html, .md or .json"
        )
    return page


def read_day(words: str) -> date | Days:
    """Return the day a person wrote, or all days.

    Raises:
        InputError: it is no day of the calendar.

    >>> read_day("2031-05-13")
    datetime.date(2031, 5, 13)
    >>> read_day("all")
    <Days.ALL: 'all'>
    """
    if words.strip().lower() == Days.ALL:
        return Days.ALL
    try:
        return date.fromisoformat(words.strip())
    except ValueError as error:
        raise InputError(
            f"--day {words}: this is no day of the calendar ({error}); write it as 2031-05-13, or all for the whole case"
        ) from error


def write_report(case: Case, page: Page, settings: Settings, day: date | Days = Days.LAST) -> Written:
    """Write the daily report of a day, of the last day with incidents where none is given, or of the whole case."""
    briefing = brief(case, settings, day)
    return Written(briefing.day, _RENDER[page](compose(briefing)))


def brief(case: Case, settings: Settings, day: date | Days = Days.LAST) -> Briefing:
    """Assemble everything one daily report is made of, all from one state of the case.

    Raises:
        CaseError: the case was not worked through yet.
    """
    with case.snapshot():
        last_run = case.last_run()
        if last_run is None:
            raise CaseError(
                f"{case.path}: the last run on this case did not come to its end; give the same run again: it goes on "
                "where it stopped"
            )
        held = case.agreement()
        agreement = None if held is None else held.agreement
        zone = settings.zone if agreement is None else agreement.zone
        reports, incidents = case.reports(), case.incidents()
        shown, tallies = _shown(case, incidents), case.tallies()
        actors = Grader(case, Overlay(())).registers.actors
        counts = counts_told(tallies, incidents, shown, reports, actors)
        return Briefing(
            as_of=last_run.at.astimezone(ZoneInfo(zone)),
            zone=zone,
            day=_one_day(day, incidents, reports),
            agreement=agreement,
            agreement_sentences=()
            if agreement is None
            else (*sentences(agreement), *map(say_obligation, obligations_of(case))),
            reports=reports,
            attributions=case.attributions(),
            claims=shown,
            incidents=incidents,
            tallies=tallies,
            itemised=tuple(ItemisedPart(name, told.itemised.words) for name, told in counts.tallies.items()),
            unfit=tuple(UnfitSum(check.claims, check.words) for check in counts.unfit),
            findings=case.findings(),
            standings=tuple(standings(case)),
            remarks=tuple(remarks(case, incidents, {claim.id: claim for claim in shown})),
            problems=case.problems(),
            documents=tuple(
                DocumentRead(one.digest, one.file, one.media_type, one.encoding or "", one.size)
                for one in case.documents()
            ),
        )


def _shown(case: Case, incidents: Sequence[Incident]) -> tuple[Claim, ...]:
    """Leave out what a second reader proposes alone, until an incident rests on it or a person decided about it."""
    used = {claim for incident in incidents for claim in incident.claims}
    used |= {decision.about for decision in case.decisions()}
    return tuple(one for one in case.claims() if one.id in used or not one.recipe.startswith(SECOND_READER))


def standings(case: Case) -> Iterator[DecidedStanding]:
    """Yield the standing of every record that somebody decided about, by kind and place."""
    overlay = Overlay(case.decisions(), carried(case))
    records: list[Decidable] = [*case.claims(), *case.incidents(), *case.tallies(), *case.findings()]
    for record in records:
        if record.id not in overlay.records:
            continue
        held = overlay.holding(record.id)
        if held is None:
            yield DecidedStanding(record.id, Standing.PROPOSED)
        else:
            yield DecidedStanding(record.id, overlay.standing(record), held.by, held.at, held.reason)


def _one_day(asked: date | Days, incidents: tuple[Incident, ...], reports: tuple[Report, ...]) -> date | None:
    if isinstance(asked, date):
        return asked
    return None if asked is Days.ALL else last_day(incidents, reports)


def last_day(incidents: tuple[Incident, ...], reports: tuple[Report, ...]) -> date | None:
    """Return the last day that has an incident, as far as reports of that time tell of it; None where none has one.

    What is announced for a day after the last report is no incident of that day yet.
    """
    told = [day for report in reports for day in (report.published.best or report.published.latest,) if day is not None]
    until = max(told, default=None)
    days = [
        (incident.armed, incident.time.end)
        for incident in incidents
        if incident.time.start is not None and incident.time.end is not None
        if until is None or incident.time.end <= until
    ]
    return max(days)[1] if days else until
