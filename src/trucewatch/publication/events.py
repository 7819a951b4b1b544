"""Section 1, the day in short, and section 2, the incidents by day with their trays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from trucewatch.model import Incident, Polarity, Standing, Verdict
from trucewatch.publication.briefing import CaseFile
from trucewatch.publication.cards import anchor_of, card, telling_of_act
from trucewatch.publication.days import DayBook, day_book, reports_of_day
from trucewatch.publication.sitrep import Basis, Bullets, Cited, Group, IncidentCard, Ink, Line, Section
from trucewatch.publication.topics import has_card
from trucewatch.publication.voices import named
from trucewatch.publication.wording import VERDICTS, day_words, days_words, listed, plural

SILENCE = "that is not the same as no violation"
_ORDER = tuple(VERDICTS)
_MOST_NAMED = 6
_MOST_BLAMED = 2
_MOST_OPEN = 3
"""Cards of a tray that stand open; a longer tray opens on demand, so that the day itself stays in sight."""


def carded(case: CaseFile) -> DayBook:
    """Return the incidents shown as cards, by day."""
    shown = [incident for incident in case.briefing.incidents if has_card(case, incident)]
    return day_book(case, sorted(shown, key=lambda incident: _order(case, incident)))


def _order(case: CaseFile, incident: Incident) -> tuple[int, int, int, date, str, str]:
    finding = case.findings.get(incident.id)
    verdict = finding.verdict if finding is not None else Verdict.NOT_ASSESSED
    one_event = 0 if incident.extent == "event" else 1
    start = incident.time.start or incident.time.end or date.max
    return (one_event, _ORDER.index(verdict), -incident.independent_sources, start, incident.title, incident.id)


def in_short(case: CaseFile, book: DayBook, more: Sequence[Line] = ()) -> Section:
    """Return the first section: the day's incidents by verdict, what no day can claim, and ``more`` lines."""
    counted, rejected = _parted(case, [incident for _, found in book.days for incident in found])
    lines: list[Line] = []
    for verdict in _ORDER:
        held = [incident for incident in counted if _verdict(case, incident) is verdict]
        if held:
            lines.append(_count_line(case, VERDICTS[verdict], held))
    if rejected:
        lines.append(_count_line(case, "Rejected by people, counted nowhere above", rejected))
    if not lines:
        day = case.briefing.day
        words = _empty_words(case, day) if day else f"No incident of a known day was read; {SILENCE}."
        lines.append((Cited(words, basis=Basis.READING),))
    lines += [_tray_line(case, anchor, title, held) for anchor, title, held in _trays_of(book) if held]
    if book.elsewhere:
        words = f"{plural(book.elsewhere, 'incident')} of other days not shown here; the whole case shows them."
        lines.append((Cited(words, basis=Basis.READING),))
    return Section("short", "In short", (), (Bullets((*lines, *more)),))


def _parted(case: CaseFile, held: Sequence[Incident]) -> tuple[list[Incident], list[Incident]]:
    """Part the incidents that count from those that people rejected: one of these is in no number."""
    gone = {incident.id for incident in held if case.standing_of(incident.id).standing is Standing.REJECTED}
    return [one for one in held if one.id not in gone], [one for one in held if one.id in gone]


def _tray_line(case: CaseFile, anchor: str, title: str, held: Sequence[Incident]) -> Line:
    counted, rejected = _parted(case, held)
    verdicts = [_verdict(case, incident) for incident in counted]
    each = [f"{verdicts.count(verdict)} {VERDICTS[verdict].lower()}" for verdict in _ORDER if verdict in verdicts]
    each += [f"{len(rejected)} more, rejected by people"] if rejected else []
    words = f"{title}: {plural(len(counted), 'incident')} ({listed(each)})"
    return (Cited(words, _claims(held), anchor=anchor),)


def _claims(held: Sequence[Incident]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for incident in held for claim in incident.claims))


def _verdict(case: CaseFile, incident: Incident) -> Verdict:
    finding = case.findings.get(incident.id)
    return finding.verdict if finding is not None else Verdict.NOT_ASSESSED


def _count_line(case: CaseFile, what: str, held: Sequence[Incident]) -> Line:
    claims = _claims(held)
    words = f"{what}: {plural(len(held), 'incident')}"
    line = [Cited(words, claims, anchor=anchor_of(held[0].id)), Cited(" – ")]
    for place, incident in enumerate(held[:_MOST_NAMED]):
        line += [Cited("; ")] if place else []
        line += [Cited(incident.title, ink=Ink.NAME, anchor=anchor_of(incident.id)), *_blamed(case, incident)]
    if len(held) > _MOST_NAMED:
        line.append(Cited(f"; and {len(held) - _MOST_NAMED:,} more below", claims))
    return tuple(line)


def _blamed(case: CaseFile, incident: Incident) -> Line:
    """Name whom the voices hold responsible, so that incidents of one title can be told apart."""
    told = telling_of_act(incident, case.claims_named(incident.claims)) if incident.armed else ()
    accusing = [claim for claim in told if claim.polarity is Polarity.POSITIVE]
    blamed = list(dict.fromkeys(named(actor) for claim in accusing for actor in claim.actors))
    if not blamed:
        return ()
    more = " and others" if len(blamed) > _MOST_BLAMED else ""
    return (Cited(" (alleged actor: "), Cited(listed(blamed[:_MOST_BLAMED]) + more, ink=Ink.NAME), Cited(")"))


def incidents_section(case: CaseFile, book: DayBook) -> Section:
    """Return the incidents: the day's, or every day's, then the trays. Nothing is left out of sight."""
    day = case.briefing.day
    groups = [_day_group(case, day, book)] if day is not None else _every_day(case, book)
    held = [*groups, *_trays(case, book)]
    title = f"Incidents of {day_words(day)}" if day is not None else "Incidents by day"
    notes: tuple[Line, ...] = ()
    if not held:
        notes = ((Cited(f"No incident was read; {SILENCE}."),),)
    return Section("incidents", title, notes, tuple(held))


def _day_group(case: CaseFile, day: date, book: DayBook) -> Group:
    incidents = [incident for _, found in book.days for incident in found]
    return _group(case, day, incidents)


def _group(case: CaseFile, day: date, incidents: Sequence[Incident]) -> Group:
    notes: tuple[Line, ...] = () if incidents else ((Cited(_empty_words(case, day), basis=Basis.READING),),)
    effect = case.effect
    before = effect is not None and day < effect.date()
    title = day_words(day)
    if before:
        title += ", before the agreement took effect"
    elif effect is not None and day == effect.date():
        title += ", the day the agreement took effect"
    return Group(f"day-{day.isoformat()}", title, notes, _cards(case, incidents), folded=False)


def _empty_words(case: CaseFile, day: date) -> str:
    reports = reports_of_day(case, day)
    if not reports:
        return f"No report read for this day; {SILENCE}."
    told = plural(len(reports), "report")
    return f"{told} published this day; none tells of an incident on it. No incident read is not no violation."


def _cards(case: CaseFile, incidents: Sequence[Incident]) -> tuple[IncidentCard, ...]:
    return tuple(card(case, incident) for incident in incidents)


def _every_day(case: CaseFile, book: DayBook) -> list[Group]:
    groups: list[Group] = []
    last: date | None = None
    for day, incidents in book.days:
        if last is not None and (day - last).days > 1:
            groups += _silence(case, last + timedelta(days=1), day - timedelta(days=1))
        groups.append(_group(case, day, incidents))
        last = day
    return groups


def _silence(case: CaseFile, first: date, last: date) -> list[Group]:
    """Say what was read for the days between two that have incidents; runs without a report stand as one."""
    read = sorted({report.published.best for report in case.reports.values() if report.published.best is not None})
    held = [day for day in read if first <= day <= last]
    groups = []
    start = first
    for day in [*held, None]:
        end = day - timedelta(days=1) if day is not None else last
        if start <= end:
            words = f"No report read for {'these days' if start < end else 'this day'}; {SILENCE}."
            note: Line = (Cited(words, basis=Basis.READING),)
            groups.append(Group(f"day-{start.isoformat()}", days_words(start, end), (note,), ()))
        if day is not None:
            groups.append(_group(case, day, ()))
            start = day + timedelta(days=1)
    return groups


def _trays_of(book: DayBook) -> tuple[tuple[str, str, tuple[Incident, ...]], ...]:
    return (
        ("longer", "Known only to lie in a longer stretch of time", book.longer),
        ("undated", "Undated, the day is not known", book.undated),
    )


def _trays(case: CaseFile, book: DayBook) -> list[Group]:
    found = []
    for anchor, title, incidents in _trays_of(book):
        if incidents:
            words = f"{title} ({plural(len(incidents), 'incident')})"
            folded = len(incidents) > _MOST_OPEN
            found.append(Group(anchor, words, (), _cards(case, incidents), folded))
    return found
