"""Sitreps at the desk: drafted from the day's report, worked on by people, issued, kept, and compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from trucewatch.desk.browsing.upgrading import registers_of
from trucewatch.desk.mapping import outlines_of
from trucewatch.desk.settings import Settings
from trucewatch.desk.sitrep_briefing import sitrep_briefing
from trucewatch.desk.sitrep_places import day_map
from trucewatch.model import InputError, UnknownRecord
from trucewatch.publication import Briefing, Sitrep, compose
from trucewatch.publication.issued import as_html, as_pdf
from trucewatch.publication.issued.changes import Changes, changes
from trucewatch.publication.issued.figures import Figure, figures_of
from trucewatch.publication.issued.issue import (
    TITLES,
    Issue,
    Part,
    Sheet,
    State,
    Written,
    figures_with_day,
    first_words,
    incidents_told,
    read_parts,
)
from trucewatch.publication.issued.prose import Fault, Prose, as_text, renewed, token
from trucewatch.publication.issued.withholding import PersonNamed, names_of, times_told, words_of
from trucewatch.store import Case
from trucewatch.store.sitreps import NewVersion, SitrepVersion

ALL = "all"
"""The sitrep of the whole case."""


@dataclass(frozen=True, slots=True)
class SitrepLine:
    """A sitrep in a list: its newest version, and the one issued last (None where none was)."""

    sitrep: str
    newest: SitrepVersion
    issued: SitrepVersion | None
    versions: int


@dataclass(frozen=True, slots=True)
class SitrepShown:
    """One version of a sitrep to be looked at or worked on.

    ``texts`` are its parts as a person edits them. ``newest`` is the newest version's number, to be handed back as
    ``seen`` with what is written. ``case_moved`` tells that the case changed since the numbers were taken.
    """

    sitrep: str
    version: SitrepVersion
    sheet: Sheet
    texts: Mapping[Part, str]
    newest: int
    versions: tuple[SitrepVersion, ...]
    case_moved: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of writing: the version that was kept, or why none was, with the text as it was given."""

    version: SitrepVersion | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed since the last issue; ``before`` is None where nothing was issued before."""

    before: SitrepVersion | None
    after: SitrepVersion
    changes: Changes | None


class Sitreps:
    """The sitreps of one case."""

    def __init__(self, case: Path, settings: Settings, clock: Callable[[], datetime]) -> None:
        """Take the case, the settings, and the desk's clock."""
        self._case = case
        self._settings = settings
        self._clock = clock

    def _reading(self) -> Case:
        return Case.open(self._case, read_only=True, busy_seconds=self._settings.busy_seconds)

    def _writing(self) -> Case:
        return Case.open(self._case, busy_seconds=self._settings.busy_seconds)

    def listed(self) -> tuple[SitrepLine, ...]:
        """Return every sitrep, the latest day first; that of the whole case comes last."""
        with self._reading() as case:
            held = case.sitrep_versions()
        names = sorted({one.sitrep for one in held if one.sitrep != ALL}, reverse=True)
        if any(one.sitrep == ALL for one in held):
            names.append(ALL)
        return tuple(_line(name, [one for one in held if one.sitrep == name]) for name in names)

    def make_ready(self) -> None:
        """Load what a draft needs, where sitreps are made of this case: its first draft of the day then waits for nothing."""
        if self.listed():
            from trucewatch.desk.sitrep_people import make_ready

            with self._reading() as case:
                make_ready(registers_of(case, self._settings))

    def draft(self, sitrep: str, by: str, seen: int = 0) -> SitrepVersion:
        """Draft a sitrep of a day (or ``all``) from the case as it is, or renew the numbers of one that is there.

        The words of people stay; a number that the report no longer has is a fault to be mended before it is issued.

        Raises:
            InputError: there is no name to sign with, or no such day.
            Conflict: somebody wrote another version since; nothing was written.
        """
        _named(by)
        with self._writing() as case:
            briefing, partly = sitrep_briefing(case, self._settings, day_of(sitrep))
            report = compose(briefing)
            figures = figures_with_day(briefing, figures_of(briefing))
            held = len(case.report_ids()) if partly else None
            parts = self._first_or_renewed(case, sitrep, first_words(briefing, figures, held), figures)
            told = incidents_told(report)
            number = case.change_number()
            people = self._people(case, report, briefing)
            withheld = self._withheld_before(case, sitrep)
            sheet = Sheet(briefing.day, State.DRAFT, by, self._clock(), parts, figures, told, number, people, withheld)
            drawn = day_map(briefing, report, outlines_of(_theatre(case)))
            texts = (_report_form().dump_json(report).decode(), drawn, None)
            return _bare(case.put_sitrep(_new(sitrep, seen, sheet, texts)))

    def shown(self, sitrep: str, version: int | None = None) -> SitrepShown:
        """Return one version of a sitrep, or its newest.

        Raises:
            UnknownRecord: there is none.
        """
        with self._reading() as case:
            held = case.sitrep_version(sitrep, version)
            all_versions = case.sitrep_versions(sitrep)
            moved = case.change_number() != (sheet := _sheet(held)).as_of
        texts = {written.part: as_text(written.prose) for written in sheet.parts}
        return SitrepShown(sitrep, _bare(held), sheet, texts, all_versions[-1].version, all_versions, moved)

    def write(self, sitrep: str, texts: Mapping[Part, str], by: str, seen: int) -> Kept:
        """Keep what a person wrote as a new draft. A changed number is refused: nothing is kept, and the faults say why.

        Raises:
            InputError: there is no name to sign with.
            Conflict: somebody wrote another version since; nothing was written.
        """
        _named(by)
        with self._writing() as case:
            held = case.sitrep_version(sitrep)
            sheet = _sheet(held)
            parts = read_parts(dict(texts), sheet.figures)
            faults = tuple(fault for written in parts for fault in written.prose.faults)
            if faults:
                return Kept(None, faults)
            next_sheet = replace(sheet, state=State.DRAFT, by=by, at=self._clock(), parts=parts)
            kept = case.put_sitrep(_new(sitrep, seen, next_sheet, _texts(case, held, None)))
            return Kept(_bare(kept), ())

    def issue(self, sitrep: str, by: str, seen: int, withhold: Sequence[str] | None = None) -> Kept:
        """Issue the newest draft: from then on its page stands as it was issued.

        ``withhold`` are the names of people whom it does not name; where it is None, all those whom no register knows.

        Raises:
            InputError: there is no name to sign with, it was issued already, or a name to withhold stands nowhere in it.
            Conflict: somebody wrote another version since; nothing was written.
        """
        _named(by)
        with self._writing() as case:
            held = case.sitrep_version(sitrep)
            sheet = _sheet(held)
            if sheet.state is State.ISSUED and held.version == seen:
                raise InputError(f"version {held.version} is issued already; write a new draft first")
            if sheet.faults:
                return Kept(None, sheet.faults)
            whole = _issue(case, held, replace(sheet, state=State.ISSUED, by=by, at=self._clock()))
            issued = self._with_people(case, whole, withhold)
            whole = replace(whole, sheet=issued)
            page = as_html.render(whole, self._zone(case), held.version + 1)
            return Kept(_bare(case.put_sitrep(_new(sitrep, seen, issued, _texts(case, held, page)))), ())

    def page(self, sitrep: str, version: int | None = None) -> str:
        """Return a version as a page: one that was issued stands as it was issued.

        Raises:
            UnknownRecord: there is no such version.
        """
        with self._reading() as case:
            held = case.sitrep_version(sitrep, version)
            if held.page is not None:
                return case.sitrep_text(held.page)
            return as_html.render(_issue(case, held, _sheet(held)), self._zone(case), held.version)

    def pdf(self, sitrep: str, version: int | None = None) -> bytes:
        """Return a version as a tagged PDF.

        Raises:
            UnknownRecord: there is no such version.
            InputError: typst is not installed.
        """
        with self._reading() as case:
            held = case.sitrep_version(sitrep, version)
            whole, zone = _issue(case, held, _sheet(held)), self._zone(case)
        return as_pdf.render(whole, zone, held.version)

    def compared(self, sitrep: str, version: int | None = None) -> Compared:
        """Return what changed since the issue before: of the same sitrep, else of the day issued last before it.

        Raises:
            UnknownRecord: there is no such version.
        """
        with self._reading() as case:
            after = case.sitrep_version(sitrep, version)
            before = _issued_before(case.sitrep_versions(), after)
            if before is None:
                return Compared(None, _bare(after), None)
            whole = case.sitrep_version(before.sitrep, before.version)
            return Compared(before, _bare(after), changes(_sheet(whole), _sheet(after)))

    def faults(self) -> tuple[str, ...]:
        """Return what was changed in the kept sitreps behind the desk's back; nothing where all of it fits."""
        with self._reading() as case:
            return case.sitrep_faults()

    def _first_or_renewed(
        self, case: Case, sitrep: str, first: Mapping[Part, str], figures: tuple[Figure, ...]
    ) -> tuple[Written, ...]:
        try:
            held = _sheet(case.sitrep_version(sitrep))
        except UnknownRecord:
            return read_parts(dict(first), figures)
        return tuple(Written(one.part, renewed(one.prose, figures)) for one in held.parts)

    def _people(self, case: Case, report: Sitrep, briefing: Briefing | None = None) -> tuple[PersonNamed, ...]:
        """Look for the people whom a report names; without a briefing, for those in its printed words only."""
        # Loads the parser, which nothing else of the desk needs while it serves.
        from trucewatch.desk.sitrep_people import people_named

        held = case.agreement()
        countries = () if held is None else held.agreement.countries
        claims = () if briefing is None else briefing.claims
        return people_named(report, claims, registers_of(case, self._settings), countries)

    def _withheld_before(self, case: Case, sitrep: str) -> tuple[str, ...]:
        try:
            return _sheet(case.sitrep_version(sitrep)).withheld
        except UnknownRecord:
            return ()

    def _with_people(self, case: Case, whole: Issue, withhold: Sequence[str] | None) -> Sheet:
        """Return the sheet of an issue with the names it withholds.

        Raises:
            InputError: one of them stands nowhere in it.
        """
        sheet = whole.sheet
        if sheet.people is None:
            sheet = replace(sheet, people=self._people(case, whole.report))
        people = sheet.people or ()
        given = offered_to_withhold(sheet) if withhold is None else withhold
        named = tuple(dict.fromkeys(tidy for one in given if (tidy := " ".join(one.split()))))
        told = words_of((sheet, whole.report))
        standing = tuple(one for one in named if times_told(told, names_of((one,), people)))
        if withhold is not None and standing != named:
            number = next(at for at, one in enumerate(named, 1) if one not in standing)
            # It is not repeated: it may be the name of somebody who must be named nowhere.
            raise InputError(
                f"name {number} of those to withhold stands nowhere in this sitrep; write it as it stands there"
            )
        return replace(sheet, people=people, withheld=standing)

    def _zone(self, case: Case) -> str:
        held = case.agreement()
        return self._settings.zone if held is None else held.agreement.zone


def day_of(sitrep: str) -> date | None:
    """Return the day of a sitrep, None for that of the whole case.

    Raises:
        InputError: it is no day of the calendar.

    >>> day_of("2031-05-13"), day_of("all")
    (datetime.date(2031, 5, 13), None)
    """
    if sitrep == ALL:
        return None
    try:
        return date.fromisoformat(sitrep)
    except ValueError as error:
        raise InputError(f"there is no sitrep of that day ({error}); write a day as 2031-05-13, or all") from error


def offered_to_withhold(sheet: Sheet) -> tuple[str, ...]:
    """Return the names an issue withholds unless somebody says otherwise: those no register knows, those withheld before."""
    unknown = (one.name for one in sheet.people or () if not one.known)
    return tuple(dict.fromkeys((*unknown, *sheet.withheld)))


def _bare(held: SitrepVersion) -> SitrepVersion:
    """Return a version without its body, which the sheet says already."""
    return replace(held, body="")


def _named(by: str) -> None:
    if not by.strip():
        raise InputError("a sitrep is signed: give your name first")


def _line(sitrep: str, held: list[SitrepVersion]) -> SitrepLine:
    issued = [one for one in held if one.state == State.ISSUED]
    return SitrepLine(sitrep, held[-1], issued[-1] if issued else None, len(held))


def _issued_before(held: tuple[SitrepVersion, ...], after: SitrepVersion) -> SitrepVersion | None:
    """Return the issue a version is compared with: the last before it of its own sitrep, else of an earlier day."""
    place = next(number for number, one in enumerate(held) if one.digest == after.digest)
    issued = [one for one in held[:place] if one.state == State.ISSUED]
    own = [one for one in issued if one.sitrep == after.sitrep]
    earlier = [one for one in issued if ALL not in (one.sitrep, after.sitrep) and one.sitrep < after.sitrep]
    latest = sorted(earlier, key=lambda one: (one.sitrep, one.version))
    return next(reversed(own or latest), None)


def _new(sitrep: str, seen: int, sheet: Sheet, texts: tuple[str, str | None, str | None]) -> NewVersion:
    report, drawn, page = texts
    body = _sheet_form().dump_json(sheet).decode()
    return NewVersion(sitrep, seen, sheet.state.value, sheet.by, sheet.at, body, report, drawn, page)


def _texts(case: Case, held: SitrepVersion, page: str | None) -> tuple[str, str | None, str | None]:
    drawn = None if held.map is None else case.sitrep_text(held.map)
    return case.sitrep_text(held.report), drawn, page


def _issue(case: Case, held: SitrepVersion, sheet: Sheet) -> Issue:
    report = _report_form().validate_json(case.sitrep_text(held.report))
    return Issue(sheet, report, None if held.map is None else case.sitrep_text(held.map))


def _sheet(held: SitrepVersion) -> Sheet:
    sheet: Sheet = _sheet_form().validate_json(held.body)
    return sheet


@cache
def _sheet_form() -> TypeAdapter[Any]:
    return TypeAdapter(Sheet)


@cache
def _report_form() -> TypeAdapter[Any]:
    return TypeAdapter(Sitrep)


def _theatre(case: Case) -> Path | None:
    kept = case.fact("theatre")
    return Path(kept) if kept is not None and Path(kept).is_dir() else None


__all__ = [
    "ALL",
    "TITLES",
    "Compared",
    "Fault",
    "Kept",
    "Part",
    "PersonNamed",
    "Prose",
    "SitrepLine",
    "SitrepShown",
    "SitrepVersion",
    "Sitreps",
    "State",
    "day_of",
    "offered_to_withhold",
    "token",
]
