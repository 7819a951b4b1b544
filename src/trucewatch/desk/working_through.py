"""Work a case through from the claims it holds: link, test, tally and index, with all that people decided laid over.

This is the part of a run that comes after reading. A run does it at its end; the desk does it by itself when somebody
decided. What is shown changes once, in one step. Nothing here loads what reads language.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trucewatch.desk.assessing import Grounds, findings_under
from trucewatch.desk.browsing.indexing import Records, index_of
from trucewatch.desk.browsing.standings import put_index
from trucewatch.desk.carrying import carried
from trucewatch.desk.checking_ledger import refuse_a_broken_ledger
from trucewatch.desk.claims_in_use import in_use
from trucewatch.desk.correcting import LaidOver, lay_claims
from trucewatch.desk.progress import Progress, Silent
from trucewatch.desk.settings import Settings
from trucewatch.desk.theatre import given_theatre, remembered_theatre
from trucewatch.desk.waiting_decisions import waiting_decisions
from trucewatch.incidents import incidents_of, possible_merges, put_together, tally
from trucewatch.ledger import Overlay
from trucewatch.model import (
    Agreement,
    CaseError,
    Claim,
    DecisionKind,
    Finding,
    Incident,
    PossibleMerge,
    Problem,
    Report,
    Tally,
)
from trucewatch.publication.wording import plural
from trucewatch.registers import Registers
from trucewatch.reports.dating import date_reports
from trucewatch.store import Case, HeldAgreement
from trucewatch.store.index_rows import Index

if TYPE_CHECKING:
    from trucewatch.engines.second_reader import SecondReader

_TRIES = 5
"""Times the work is done anew because another run has published meanwhile; after that the case is held while it is done."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a case is worked through with: its agreement and registers, the settings, and who listens."""

    held: HeldAgreement | None
    theatre: Path | None
    registers: Registers
    settings: Settings
    now: Callable[[], datetime]
    progress: Progress = field(default_factory=Silent)
    problems: tuple[Problem, ...] = ()
    second: SecondReader | None = None
    year: int | None = None
    others: tuple[HeldAgreement, ...] = ()

    @property
    def agreement(self) -> Agreement | None:
        """The agreement, or None."""
        return None if self.held is None else self.held.agreement

    def dated(self, reports: Sequence[Report]) -> tuple[Report, ...]:
        """Return the reports with the publication days that follow from all of them together."""
        agreement = self.agreement
        known_times = () if agreement is None else agreement.known_times
        zone = self.settings.zone if agreement is None else agreement.zone
        return date_reports(reports, known_times, zone, self.year)


@dataclass(frozen=True, slots=True)
class Made:
    """All that follows from the readings and from what people decided. ``machine`` are the claims before corrections."""

    reports: tuple[Report, ...]
    machine: tuple[Claim, ...]
    laid: LaidOver
    incidents: tuple[Incident, ...]
    merges: tuple[PossibleMerge, ...]
    tallies: tuple[Tally, ...]
    findings: tuple[Finding, ...]
    elsewhere: tuple[Finding, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims as people have them."""
        return self.laid.claims


@dataclass(frozen=True, slots=True)
class Worked:
    """What came of working a case through: how many decisions took effect, and what they did to its incidents.

    ``gone`` incidents are no more, their claims lie in others; ``new`` were not there before; ``changed`` ones, or what
    they come to under the agreement, are not as they were.
    """

    decisions: int = 0
    gone: int = 0
    new: int = 0
    changed: int = 0

    @property
    def words(self) -> str:
        """Say in one line what came of it.

        >>> Worked(1, gone=1, changed=1).words
        '2 incidents changed; 1 of them went into others'
        >>> Worked(1).words
        'no incident changed'
        """
        total = self.gone + self.new + self.changed
        if not total:
            return "no incident changed"
        parts = (
            f"{self.gone:,} of them went into others" if self.gone else "",
            f"{self.new:,} of them new" if self.new else "",
        )
        return "; ".join((f"{plural(total, 'incident')} changed", *filter(None, parts)))


@dataclass(frozen=True, slots=True)
class _Basis:
    """What the work is done from: the decisions up to a change, the last run, and the readings that wait."""

    change: int
    runs: int
    staged: tuple[tuple[str, str], ...]


def follow_decisions(
    case: Case, settings: Settings, now: Callable[[], datetime], progress: Progress | None = None
) -> Worked:
    """Let all decisions take effect: do what a run without new reports does after reading.

    Reports that another program is reading in at the moment, and readings that wait for their run, are left alone.

    Raises:
        CaseError: the case cannot be written, was never worked through to the end, or its ledger is broken.
        InputError: the theatre folder the case was worked through with is gone.
    """
    refuse_a_broken_ledger(case)
    if case.last_run() is None:
        raise CaseError(
            f"{case.path}: the last run on this case did not come to its end; give the same run again: it goes on where "
            "it stopped"
        )
    waiting, before = len(waiting_decisions(case)), case.change_number()
    old = case.incident_ids()
    bench = _remembered(case, settings, now, progress or Silent())
    made = publish(case, bench, staged=False)
    new = frozenset(one.id for one in made.incidents)
    _, changed = case.changed_since(before, "incident", new=False, most=1)
    return Worked(waiting, len(old - new), len(new - old), changed)


def _remembered(case: Case, settings: Settings, now: Callable[[], datetime], progress: Progress) -> Bench:
    """Bring together what the case was last worked through with."""
    kept = case.fact("theatre")
    theatre = settings.theatre and given_theatre(settings.theatre)
    if theatre is None and kept is not None:
        theatre = remembered_theatre(Path(kept))
    return Bench(
        held=case.agreement(),
        theatre=theatre,
        registers=Registers.load(theatre),
        settings=settings,
        now=now,
        progress=progress,
        year=int(case.fact("year") or 0) or None,
        others=case.other_agreements(),
    )


def publish(case: Case, bench: Bench, *, staged: bool = True) -> Made:
    """Make what follows from the readings and show it, in one step; ``staged``: with the readings that wait for it.

    The case is held only while it is written. Where another run has published meanwhile, it is all made anew. Decisions
    that came meanwhile keep: what they correct stays in sight, and the rest of them waits for the next time.
    """
    with _uncollected():
        made = _published(case, bench, staged=staged)
    case.tidy()
    return made


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no circles of records meanwhile: there are none, and of 100,000 claims it took a fifth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _published(case: Case, bench: Bench, *, staged: bool) -> Made:
    for _ in range(_TRIES):
        basis, made = _make(case, bench, staged=staged)
        index = _index(case, bench, made)
        with case.writing():
            if _same_ground(_basis(case, staged=staged), basis):
                _put(case, bench, made, index, basis)
                return made
    with case.writing():
        basis, made = _make(case, bench, staged=staged)
        _put(case, bench, made, _index(case, bench, made), basis)
    return made


def _same_ground(one: _Basis, other: _Basis) -> bool:
    return (one.runs, one.staged) == (other.runs, other.staged)


def _basis(case: Case, *, staged: bool) -> _Basis:
    waiting = tuple(sorted(case.staged_keys().items())) if staged else ()
    return _Basis(case.change_number(), case.runs(), waiting)


def _make(case: Case, bench: Bench, *, staged: bool) -> tuple[_Basis, Made]:
    bench.progress.at("incidents")
    with case.snapshot():
        basis = _basis(case, staged=staged)
        held = case.reports(as_read=True)
        if not staged:
            # Another program may be reading: its reports are stored first, and shown by its own run.
            read = case.reading_keys()
            held = tuple(report for report in held if report.id in read)
        machine = case.claims_with_staged() if staged else case.claims_as_read()
        overlay = Overlay(case.decisions())
    reports = bench.dated(held)
    same, different = (overlay.pairs(kind) for kind in (DecisionKind.MERGE, DecisionKind.SPLIT))
    laid = lay_claims(machine, reports, overlay, bench.registers)
    used = in_use(laid.claims, overlay)
    linked = put_together(used, reports, bench.registers.actors, same, different)
    incidents, merges = incidents_of(linked), possible_merges(linked)
    del linked
    tallies = tally(used, reports, bench.registers.actors)
    bench.progress.at("findings")
    grounds = Grounds(
        {claim.id: claim for claim in laid.claims}, {report.id: report.published for report in reports}, bench.registers
    )
    findings = tuple(findings_under(bench.agreement, incidents, grounds))
    elsewhere = tuple(found for one in bench.others for found in findings_under(one.agreement, incidents, grounds))
    return basis, Made(reports, machine, laid, incidents, merges, tallies, findings, elsewhere)


def _index(case: Case, bench: Bench, made: Made) -> tuple[Records, Index]:
    """Make the index before the case is held: of a large one it takes as long as writing it."""
    bench.progress.at("index")
    held = (made.reports, made.claims, made.incidents, made.tallies, made.findings)
    machine = {one.claim.id: one.machine for one in made.laid.laid}
    went_into = carried(case, made.incidents)
    records = Records(*held, case.decisions(), bench.agreement, bench.registers, machine, made.merges, went_into)
    return records, index_of(records)


def _put(case: Case, bench: Bench, made: Made, index: tuple[Records, Index], basis: _Basis) -> None:
    records, found = index
    if basis.change != case.change_number():
        # Somebody decided meanwhile: what they corrected already shows, and stays.
        overlay = Overlay(case.decisions())
        made = replace(made, laid=lay_claims(made.machine, made.reports, overlay, bench.registers))
        records, found = _index(case, bench, made)
    if basis.staged:
        case.put_staged_readings()
    else:
        case.take_off()
    _put_records(case, bench, made)
    case.put_fact("worked through", str(basis.change))
    case.put_run_note(bench.now(), f"{len(made.reports)} reports, {len(made.claims)} claims")
    put_index(case, records, found)


def _put_records(case: Case, bench: Bench, made: Made) -> None:
    case.lay(made.laid.laid)
    case.put_dates(made.reports)
    case.put_incidents(made.incidents)
    case.put_possible_merges(made.merges)
    case.put_tallies(made.tallies)
    case.put_findings(made.findings)
    case.put_findings_elsewhere(made.elsewhere)
    case.put_other_agreements(bench.others)
    if bench.held is not None:
        case.put_agreement(bench.held)
    if bench.theatre is not None:
        case.put_fact("theatre", str(bench.theatre.absolute()))
    if bench.year is not None:
        case.put_fact("year", str(bench.year))
    case.put_problems(bench.problems, step="theatre", instead_of=case.problem_places("theatre"))
