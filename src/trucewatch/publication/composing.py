"""From a briefing to the daily report: the sections in their fixed order, and the words they rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from trucewatch.model import Agreement, AgreementState, AgreementStatus
from trucewatch.publication.briefing import Briefing, CaseFile
from trucewatch.publication.coverage import coverage, coverage_line, sources
from trucewatch.publication.events import carded, in_short, incidents_section
from trucewatch.publication.figures import casualties_section, tallies_section, tally_lines
from trucewatch.publication.questions import questions
from trucewatch.publication.quotations import words_of
from trucewatch.publication.sitrep import Bar, Cited, Header, IncidentCard, Row, Section, Sitrep, Strand, Use
from trucewatch.publication.strands import aid, also_said, commitments, inquiries, talks, untold
from trucewatch.publication.wording import day_words, days_words, moment_words, plural, sentence, spelled

NOTHING_VERIFIED = "Nothing here is verified unless a named person decided so."


def compose(briefing: Briefing) -> Sitrep:
    """Return the daily report of a briefing. Same briefing, same report."""
    case = CaseFile(briefing)
    book = carded(case)
    shown = [incident for _, found in book.days for incident in found]
    shown += [*book.longer, *book.undated]
    first = (in_short(case, book, tally_lines(case)), incidents_section(case, book), tallies_section(case))
    told = untold(case, frozenset(cited_in(first)) | {claim for one in shown for claim in one.claims})
    middle = (
        casualties_section(case),
        commitments(case, told),
        aid(case, told),
        talks(case, told),
        questions(case, shown),
        inquiries(case, told),
        also_said(case, told),
    )
    cited = tuple(dict.fromkeys((*cited_in(first), *cited_in(middle))))
    sections = (*first, *middle, coverage(case, cited), sources(case, cited))
    words = words_of(case, cited, uses_in((*first, *middle)))
    return Sitrep(header(case), sections, words)


def header(case: CaseFile) -> Header:
    """Return what stands at the top of the page."""
    given = case.briefing
    agreement = given.agreement
    what = day_words(given.day) if given.day is not None else "the whole case"
    return Header(
        title=f"Ceasefire report: {what}",
        day=given.day,
        agreement=agreement.title if agreement is not None else "No agreement given",
        state=_state(case),
        as_of=f"As of {moment_words(given.as_of.astimezone(case.zone), str(case.zone))}",
        coverage=coverage_line(case),
        standing=NOTHING_VERIFIED,
        agreement_sentences=given.agreement_sentences,
    )


def _state(case: CaseFile) -> str:
    if case.briefing.agreement is None:
        return "No agreement was given: no incident is tested against one."
    published = [report.published.best for report in case.briefing.reports if report.published.best is not None]
    if case.briefing.day is not None:
        return sentence(_state_on(case.briefing.agreement, case.briefing.day))
    if not published:
        return sentence(_state_on(case.briefing.agreement, case.briefing.as_of.astimezone(case.zone).date()))
    words = f"Reports run over {days_words(min(published), max(published))}"
    return f"{words}. On the last of these days: {_state_on(case.briefing.agreement, max(published))}"


def _state_on(agreement: Agreement, day: date) -> str:
    statuses = sorted(agreement.statuses, key=lambda status: (status.since, status.state.value))
    begun = [status for status in statuses if status.since.date() <= day]
    coming = [status for status in statuses if status.since.date() > day and status.state is AgreementState.IN_FORCE]
    if begun and begun[-1].state is AgreementState.IN_FORCE:
        return _in_force(begun, agreement.zone, (day - _first(begun).since.date()).days + 1)
    if coming:
        left = (coming[0].since.date() - day).days
        return f"not yet in force: {plural(left, 'day')} until {moment_words(coming[0].since, agreement.zone)}"
    if begun:
        return f"{spelled(begun[-1].state.value)} since {moment_words(begun[-1].since, agreement.zone)}"
    return "not in force; the agreement file names no day from which it is"


def _first(begun: list[AgreementStatus]) -> AgreementStatus:
    """Return the status from which the agreement has been in force without a break."""
    first = begun[-1]
    for status in reversed(begun):
        if status.state is not AgreementState.IN_FORCE:
            break
        first = status
    return first


def _in_force(begun: list[AgreementStatus], zone: str, number: int) -> str:
    return f"day {number} in force, since {moment_words(_first(begun).since, zone)}"


def cited_in(part: object) -> Iterator[str]:
    """Go over the ids of the claims that a part of the report cites, in page order, with repeats."""
    if isinstance(part, tuple):
        for one in part:
            yield from cited_in(one)
    elif is_dataclass(part):
        for field in fields(part):
            held = getattr(part, field.name)
            if field.name == "claims":
                yield from held
            elif not isinstance(held, str):
                yield from cited_in(held)


def uses_in(sections: tuple[Section, ...]) -> dict[str, tuple[Use, ...]]:
    """Return where on the page each claim is used: card, strand, row, or else the section."""
    found: dict[str, dict[str, Use]] = {}
    for section in sections:
        for use, part in _places(section, Use(section.anchor, section.title)):
            for claim in cited_in(part):
                found.setdefault(claim, {}).setdefault(use.anchor, use)
    whole = {section.anchor for section in sections}
    return {claim: _closest(tuple(uses.values()), whole) for claim, uses in found.items()}


def _closest(uses: tuple[Use, ...], whole: Collection[str]) -> tuple[Use, ...]:
    """Leave out whole sections where a card, a strand or a row is nearer to the words."""
    return tuple(use for use in uses if use.anchor not in whole) or uses


def _places(part: object, within: Use) -> Iterator[tuple[Use, object]]:
    own = _use_of(part, within)
    if own is not None:
        yield own, part
    elif isinstance(part, tuple):
        for one in part:
            yield from _places(one, within)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _places(getattr(part, field.name), within)


def _use_of(part: object, within: Use) -> Use | None:
    """Return what links back to a part call it; None for a part that only holds others."""
    if isinstance(part, IncidentCard):
        return Use(part.anchor, f"Incident: {part.title.text}")
    if isinstance(part, Strand):
        return Use(part.anchor, f"{within.label}: {part.title.text}")
    if isinstance(part, Row):
        return Use(part.anchor, part.label)
    return within if isinstance(part, Cited | Bar) else None
