"""Look around in a case: every question a page can ask, answered from one state of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from itertools import chain, count
from pathlib import Path, PurePath

from trucewatch.desk.browsing import counted, day_page, lists, single
from trucewatch.desk.browsing.clock import clock_on
from trucewatch.desk.browsing.incident_page import gone_view, incident_view
from trucewatch.desk.browsing.indexing import RECIPE
from trucewatch.desk.browsing.inputs import InputTold, inputs_told
from trucewatch.desk.browsing.neighbours import BrowsingBeside
from trucewatch.desk.browsing.records import claim_view, claim_views, tally_rows, unknown
from trucewatch.desk.browsing.remembered import Remembered
from trucewatch.desk.browsing.report_page import report_view
from trucewatch.desk.browsing.views import (
    AgreementView,
    ClaimView,
    Clock,
    DecisionView,
    Facets,
    GoneIncidentView,
    Hit,
    IncidentView,
    LedgerLine,
    News,
    QueueRow,
    ReportView,
    SourceView,
    TallyMatrix,
    TallyRow,
    Today,
)
from trucewatch.desk.reviewing import Why
from trucewatch.desk.settings import Settings
from trucewatch.desk.tallying import TallyTold
from trucewatch.desk.verifying import tests_of
from trucewatch.desk.waiting_decisions import waiting_decisions
from trucewatch.findings.plain import sentences
from trucewatch.ledger import Fault, verify_chain
from trucewatch.model import CaseError, Incident, Problem, Tally, VerificationTest
from trucewatch.store import Case, Found, RunNote, StoredDocument
from trucewatch.store.columns import IncidentColumns
from trucewatch.store.counting import DayCount, PlaceCount, Tallied
from trucewatch.store.filters import ClaimFilter, Filter, ReportFilter, SortBy
from trucewatch.store.index_rows import IncidentRow, PageOf, ReportRow, SourceRow
from trucewatch.store.looking import Window


class Browsing(BrowsingBeside):
    """One state of a case to look around in. Belongs to the thread that opened it; closed when its block is left."""

    # The case ------------------------------------------------------------------------------------------------------

    def agreement(self) -> AgreementView | None:
        """Return the agreement the case is tested against, or None."""
        held = self._case.agreement()
        if held is None:
            return None
        return AgreementView(held.agreement, tuple(sentences(held.agreement)), Path(held.file).name)

    @property
    def has_agreement(self) -> bool:
        """Tell whether the case is tested against an agreement."""
        return self._case.fact("agreement") is not None

    @property
    def zone(self) -> str:
        """Return the time zone that days are told in: the agreement's, or that of the settings."""
        held = self._case.agreement()
        return self._settings.zone if held is None else held.agreement.zone

    def theatre(self) -> Path | None:
        """Return the theatre folder the case was last worked through with; None without one, or where it is gone."""
        kept = self._case.fact("theatre")
        return Path(kept) if kept is not None and Path(kept).is_dir() else None

    def last_run(self) -> RunNote | None:
        """Return when the machine last worked through the case."""
        return self._case.last_run()

    def record_kind(self, id_prefix: str) -> Found:
        """Return what kind of record an id, or its beginning, names.

        Raises:
            UnknownRecord: no record, or more than one, has an id that begins so.
        """
        return self._case.find(id_prefix)

    # Days ----------------------------------------------------------------------------------------------------------

    def last_day(self) -> date | None:
        """Return the day a desk opens on: the last one that has an incident and that reports can tell of."""
        return self._once("last day", make=self._case.last_day_told)

    def days(self) -> tuple[DayCount, ...]:
        """Return every day that has incidents."""
        return self.timeline()

    def clock(self, day: date) -> Clock:
        """Return the agreement's clock on a day."""
        held = self._case.agreement()
        return clock_on(None if held is None else held.agreement, day, self._settings.zone)

    def today(self, day: date | None = None) -> Today | None:
        """Return one day against the agreement's clock, by default the last one; None where the case has no day."""
        chosen = day or self.last_day()
        if chosen is None:
            return None
        zone, columns = self._settings.zone, self._columns()
        trays = self._once("trays", make=lambda: day_page.trays(self._case, columns))
        return self._once("today", chosen, make=lambda: day_page.day_page(self._case, chosen, zone, trays, columns))

    # Incidents -----------------------------------------------------------------------------------------------------

    def incidents(
        self, chosen: Filter | None = None, page: int = 1, size: int = 50, order: SortBy = SortBy.PRESSING
    ) -> PageOf[IncidentRow]:
        """Return one page of the incidents that a filter lets through."""
        asked, window = chosen or Filter(), Window(page, size)
        counts = self._counts(asked)
        if not isinstance(counts, IncidentColumns):
            return self._case.incident_rows(asked, window, order)
        numbers, total = counts.numbers(asked, window, order)
        return PageOf(self._case.incident_rows_numbered(numbers), window.number, window.size, total)

    def incidents_counted(self, chosen: Filter | None = None) -> int:
        """Return how many incidents a filter lets through."""
        asked = chosen or Filter()
        return self._once("counted", asked, make=lambda: self._counts(asked).incidents_counted(asked))

    def _counts(self, chosen: Filter) -> day_page.Counts:
        """Return what counts the incidents of a filter; only the file knows who speaks on an incident."""
        return self._case if chosen.source is not None else self._columns()

    def _columns(self) -> IncidentColumns:
        return self._remembered.follow(self.change_number, "columns", self._case.incident_columns)

    def facets(self, chosen: Filter | None = None) -> Facets:
        """Return what the list can be narrowed by, each value with how many incidents have it."""
        asked = chosen or Filter()
        return self._once("facets", asked, make=lambda: day_page.facets(self._counts(asked), asked))

    def timeline(self, chosen: Filter | None = None) -> tuple[DayCount, ...]:
        """Return the days of the incidents that a filter lets through, each with how many."""
        asked = chosen or Filter()
        return self._once("timeline", asked, make=lambda: day_page.timeline(self._counts(asked), asked))

    def places(self, chosen: Filter | None = None) -> tuple[PlaceCount, ...]:
        """Return the places of the incidents that a filter lets through; those without coordinates are left out."""
        asked = chosen or Filter()
        return self._once("places", asked, make=lambda: day_page.places(self._counts(asked), asked))

    def incident(self, incident: str) -> IncidentView:
        """Return one incident.

        Raises:
            UnknownRecord: there is no such incident.
        """
        return incident_view(self._case, incident, self.registers())

    def incident_records(self, incidents: Iterable[str]) -> dict[str, Incident]:
        """Return these incidents as the machine made them, by id; those that are not there are left out."""
        return self._case.incidents_by_id(incidents)

    # Claims, reports, tallies --------------------------------------------------------------------------------------

    def claim(self, claim: str) -> ClaimView:
        """Return one claim.

        Raises:
            UnknownRecord: there is no such claim.
        """
        return claim_view(self._case, claim)

    def claim_views(self, claims: Iterable[str]) -> tuple[ClaimView, ...]:
        """Return these claims, in the order of their ids as given; those that are not there are left out."""
        return claim_views(self._case, list(dict.fromkeys(claims)))

    def claims(self, chosen: ClaimFilter | None = None, page: int = 1, size: int = 50) -> PageOf[ClaimView]:
        """Return one page of the claims that a filter lets through."""
        rows = self._case.claim_rows(chosen or ClaimFilter(), Window(page, size))
        views = claim_views(self._case, [one.id for one in rows.items])
        return PageOf(views, rows.number, rows.size, rows.total)

    def report(self, report: str) -> ReportView:
        """Return one report.

        Raises:
            UnknownRecord: there is no such report.
        """
        return report_view(self._case, report)

    def reports(self, chosen: ReportFilter | None = None, page: int = 1, size: int = 50) -> PageOf[ReportRow]:
        """Return one page of the reports that a filter lets through."""
        return self._case.report_rows(chosen or ReportFilter(), Window(page, size))

    def tallies(
        self, day_from: date | None = None, day_to: date | None = None, page: int = 1, size: int = 50
    ) -> PageOf[TallyRow]:
        """Return one page of the tallies over these days, or told on them where they name no time."""
        ids = self._case.tally_ids(day_from, day_to, Window(page, size))
        return PageOf(tally_rows(self._case, ids.items), ids.number, ids.size, ids.total)

    def tally(self, tally: str) -> TallyRow:
        """Return one tally.

        Raises:
            UnknownRecord: there is no such tally.
        """
        found = tally_rows(self._case, (tally,))
        if not found:
            raise unknown(self._case, "tally", tally)
        return found[0]

    def tally_matrix(self, day_from: date, day_to: date) -> TallyMatrix:
        """Return sources by days, at most 62 of them."""
        days = (day_from, day_to)
        return self._once("tally matrix", days, make=lambda: lists.tally_matrix(self._case, *days))

    def counts_told(self, tallies: Sequence[Tally], first: date, last: date) -> Mapping[str, TallyTold]:
        """Return what our incidents of these days itemise of counts, by tally; nothing where they are too many."""
        make = partial(counted.told_of_days, self._case, tallies, (first, last), self.registers())
        return self._once("told", *(one.id for one in tallies), first, last, make=make)

    # Sources -------------------------------------------------------------------------------------------------------

    def sources(self, page: int = 1, size: int = 50, kind: str | None = None) -> PageOf[SourceRow]:
        """Return one page of the sources, those that say most first."""
        return self._case.source_rows(kind, Window(page, size))

    def source(self, key: str, page: int = 1, size: int = 50) -> SourceView:
        """Return a source with one page of the claims it makes or passes on.

        Raises:
            UnknownRecord: there is no such source.
        """
        row = self._case.source_row(key)
        if row is None:
            raise unknown(self._case, "source", key)
        return SourceView(row, self.claims(ClaimFilter(source=key), page, size))

    # People --------------------------------------------------------------------------------------------------------

    def queue(self, page: int = 1, size: int = 50, cause: Why | None = None) -> PageOf[QueueRow]:
        """Return one page of what waits for a person, what matters most first."""
        return lists.queue_page(self._case, cause, Window(page, size))

    def queue_causes(self) -> tuple[Tallied, ...]:
        """Return how many records wait, by cause."""
        waiting = self._once("waiting", make=self._case.waiting_counted)
        counted = ((Why(cause), count) for cause, count in waiting)
        return tuple(Tallied(str(int(why)), why.name.lower().replace("_", " "), count) for why, count in counted)

    def ledger(
        self, page: int = 1, size: int = 50, about: str | None = None, by: str | None = None
    ) -> PageOf[LedgerLine]:
        """Return one page of the decisions, the last one first."""
        return lists.ledger_page(self._case, about, by, Window(page, size))

    def decision(self, decision: str) -> DecisionView:
        """Return one decision.

        Raises:
            UnknownRecord: the ledger holds no such decision.
        """
        return single.decision_view(self._case, decision)

    def seen(self, record: str) -> str:
        """Return the mark to hand back with a decision about a record as it stands now.

        Raises:
            UnknownRecord: people decide about no record of that id.
        """
        return single.mark_of_record(self._case, record)

    def decisions_waiting(self) -> int:
        """Return how many decisions incidents, findings and tallies do not follow yet."""
        return self._once("decisions waiting", make=lambda: len(waiting_decisions(self._case)))

    def claims_counted(self) -> int:
        """Return how many claims the case holds."""
        return self._once("claims counted", make=lambda: self._case.claims_counted(ClaimFilter()))

    def gone(self, incident: str) -> GoneIncidentView:
        """Return what became of an incident that is no more.

        Raises:
            UnknownRecord: there never was such an incident, or it is there.
        """
        return gone_view(self._case, incident)

    def tests(self) -> tuple[VerificationTest, ...]:
        """Return the tests by which something may be marked verified: the agreement's, then those of the settings."""
        return tests_of(self._case, self._settings)

    def incident_of(self, finding: str) -> str:
        """Return the id of the incident that a finding is about.

        Raises:
            UnknownRecord: there is no such finding.
        """
        return single.incident_of(self._case, finding)

    def ledger_faults(self) -> tuple[Fault, ...]:
        """Check the whole chain of decisions; empty where it holds."""
        return verify_chain(self._case.entries(), self._case.sealed_words())

    # What is new, what is where ------------------------------------------------------------------------------------

    def news(self, since: int) -> News:
        """Return what came since a change number."""
        return lists.news(self._case, since)

    def number_at(self, moment: datetime) -> int:
        """Return the change number that stood at a moment."""
        return self._case.change_number_at(moment)

    def search(self, words: str, page: int = 1, size: int = 20, kind: str = "report") -> PageOf[Hit]:
        """Return one page of the reports or claims (``kind``) that hold all these words, best first.

        Accents, Arabic vowel marks, and ways to write a name in Latin letters make no difference.
        """
        return lists.found_page(self._case, words, "claim" if kind == "claim" else "report", Window(page, size))

    def problems(self, page: int = 1, size: int = 50, severity: str | None = None) -> PageOf[Problem]:
        """Return one page of the trouble with what was read."""
        return self._case.problem_page(severity, Window(page, size))

    def inputs(self, files: Sequence[str], since: int) -> tuple[InputTold, ...]:
        """Return what came of inputs, by the names they have in the case; new is what came after a change number."""
        return inputs_told(self._case, files, since)

    def free_name(self, file: str, digest: str) -> str:
        """Return a name for an input under which nothing else came: the one given, or that with a number.

        ``digest`` is the SHA-256 of its bytes: the same file given again keeps its name.
        """
        path = PurePath(file)
        names = chain((file,), (f"{path.stem} ({number}){path.suffix}" for number in count(2)))
        return next(name for name in names if set(self._case.digests_of_file(name)) <= {digest})

    def documents(self, page: int = 1, size: int = 50) -> PageOf[StoredDocument]:
        """Return one page of the inputs, without their bytes."""
        return self._case.document_page(Window(page, size))


@contextmanager
def browse(path: Path, settings: Settings, remembered: Remembered | None = None) -> Iterator[Browsing]:
    """Open a case to look around in it; leaving the block closes it. ``remembered`` keeps answers between openings.

    Raises:
        CaseError: the case cannot be read, or has no index yet; the message says what to do.
    """
    with Case.open(path, read_only=True, busy_seconds=settings.busy_seconds) as case, case.snapshot():
        if case.index_recipe() != RECIPE:
            raise CaseError(
                f"{path}: the case has no index of today's kind; make it with: trucewatch run --case {path}"
            )
        yield Browsing(case, settings, remembered)
