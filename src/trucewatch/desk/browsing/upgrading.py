"""Make a case ready to be looked around in: tables of today, an index of its records, standings in step."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from trucewatch.desk.browsing.indexing import RECIPE, Records
from trucewatch.desk.browsing.standings import follow_ledger, put_index
from trucewatch.desk.carrying import carried
from trucewatch.desk.settings import Settings
from trucewatch.desk.theatre import remembered_theatre
from trucewatch.model import CaseError, InputError
from trucewatch.publication.wording import plural
from trucewatch.registers import Registers
from trucewatch.store import Case


def bring_up_to_date(path: Path, settings: Settings) -> str | None:
    """Give an older case today's tables and an index; return one line that says so, or None where nothing was to do.

    Raises:
        CaseError: the case cannot be written, or was never worked through to the end.
    """
    with Case.open(path, busy_seconds=settings.busy_seconds) as case:
        if case.last_run() is None:
            raise CaseError(
                f"{path}: the last run on this case did not come to its end; give the same run again: it goes on "
                "where it stopped"
            )
        if case.index_recipe() == RECIPE:
            follow_ledger(case)
            return None
        reports, incidents = reindex(case, settings)
    held = f"{plural(reports, 'report')} and {plural(incidents, 'incident')}"
    return f"{path}: brought up to date, once: {held} can now be looked up"


def reindex(case: Case, settings: Settings) -> tuple[int, int]:
    """Make the index anew from what the case holds; return how many reports and incidents are in it."""
    registers = registers_of(case, settings)
    with case.writing():
        held, incidents = case.agreement(), case.incidents()
        records = Records(
            reports=case.reports(),
            claims=case.claims(),
            incidents=incidents,
            tallies=case.tallies(),
            findings=case.findings(),
            decisions=case.decisions(),
            agreement=None if held is None else held.agreement,
            registers=registers,
            machine=case.machine_claims(),
            merges=case.possible_merges(),
            went_into=carried(case, incidents),
        )
        put_index(case, records)
    case.tidy()
    return len(records.reports), len(records.incidents)


def registers_of(case: Case, settings: Settings) -> Registers:
    """Return the registers the case was worked through with; the general ones where its theatre is gone.

    Only the names of sources and parties hang on them here: a case must open without its theatre too.
    """
    remembered = case.fact("theatre")
    try:
        folder = None if remembered is None else remembered_theatre(Path(remembered))
    except InputError:
        folder = None
    return _kept(*_state_of(settings.theatre or folder))


def _state_of(theatre: Path | None) -> tuple[Path | None, tuple[tuple[str, int, int], ...]]:
    """Return a theatre folder with what tells that its files changed: they are read again then."""
    if theatre is None or not theatre.is_dir():
        return theatre, ()
    held = ((file.name, file.stat()) for file in theatre.iterdir())
    return theatre, tuple(sorted((name, told.st_mtime_ns, told.st_size) for name, told in held))


@lru_cache(maxsize=2)
def _kept(theatre: Path | None, _state: tuple[tuple[str, int, int], ...]) -> Registers:
    """Load the registers once a process: with their gazetteer they take more than a second of CPU."""
    return Registers.load(theatre)
