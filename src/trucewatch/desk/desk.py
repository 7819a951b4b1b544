"""The desk: everything a door can ask for, over one case."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trucewatch.desk.browsing import Browsing, browse
from trucewatch.desk.browsing.remembered import Remembered
from trucewatch.desk.browsing.standings import follow_claim, follow_ledger
from trucewatch.desk.checking_ledger import LedgerCheck, check_ledger
from trucewatch.desk.deciding import Decided, Wish, decide
from trucewatch.desk.explanation import Explanation
from trucewatch.desk.exporting import Format, Kind, export
from trucewatch.desk.order import Order
from trucewatch.desk.progress import Progress, Silent
from trucewatch.desk.reviewing import Queue, Why, review
from trucewatch.desk.settings import Settings
from trucewatch.desk.summary import RunSummary
from trucewatch.desk.waiting_decisions import waiting_decisions
from trucewatch.desk.why import explain, explain_two
from trucewatch.model import Decision
from trucewatch.store import Case

if TYPE_CHECKING:
    from trucewatch.desk.reporting import Days, Page, Written
    from trucewatch.desk.sitreps import Sitreps
    from trucewatch.desk.working_through import Worked


def now() -> datetime:
    """Return the time: the one clock of the program."""
    return datetime.now(UTC)


class Desk:
    """One case and how to work on it. Every method opens the case, and closes it whatever happens."""

    def __init__(self, case: Path, settings: Settings | None = None, clock: Callable[[], datetime] = now) -> None:
        self._case = case
        self._settings = settings or Settings()
        self._clock = clock
        self._remembered = Remembered()

    @property
    def settings(self) -> Settings:
        """Return the settings the desk works with."""
        return self._settings

    def run(self, order: Order, progress: Progress | None = None) -> RunSummary:
        """Read what is given, and work through the whole case; the case is made where there is none.

        Raises:
            InputError: no input exists, or the agreement or a theatre folder cannot be used; nothing was read.
            CaseError: the case cannot be opened or written; what was stored before stays.
        """
        # The rooms load a language model (2 s and more), which nothing else needs; a slip of the pen is told first.
        from trucewatch.desk.preparing import make_ready

        ready = make_ready(order, self._settings)
        with Case.open(self._case, create=bool(order.inputs), busy_seconds=self._settings.busy_seconds) as case:
            from trucewatch.desk.running import run_through

            return run_through(case, ready, self._clock, progress or Silent())

    def work_through(self, progress: Progress | None = None) -> Worked:
        """Let every decision take effect: link, test, tally and index the claims the case holds. No report is read.

        The case is then as a run without new reports would leave it. Others can decide meanwhile; what they decide takes
        effect the next time.

        Raises:
            CaseError: the case cannot be written, or was never worked through to the end; what it shows stays.
            InputError: the theatre folder the case was worked through with is gone.
        """
        # Loads what links and tests, which looking around does not need.
        from trucewatch.desk.working_through import follow_decisions

        with Case.open(self._case, busy_seconds=self._settings.busy_seconds) as case:
            return follow_decisions(case, self._settings, self._clock, progress)

    def waiting(self) -> tuple[Decision, ...]:
        """Return the decisions that incidents, findings and tallies do not follow yet, first to last.

        Raises:
            CaseError: the case cannot be read.
        """
        with self._reading() as case:
            return waiting_decisions(case)

    def report(self, page: Page, day: date | Days | None = None) -> Written:
        """Write the daily report of a day, of the last day with incidents where none is given, or of the whole case.

        Raises:
            CaseError: the case cannot be read, or was not worked through yet.
        """
        # Loads the page templates, which an export or an explanation does not need.
        from trucewatch.desk.reporting import Days, write_report

        with self._reading() as case:
            return write_report(case, page, self._settings, day or Days.LAST)

    def why(self, id_prefix: str, other: str | None = None) -> Explanation:
        """Explain a record, down to the quoted words; with ``other``, why the two are one event or are not.

        Raises:
            UnknownRecord: no record, or more than one, has an id that begins so.
            InputError: two records were named, and they are not two claims or two incidents.
        """
        with self._reading() as case:
            if other is not None:
                return explain_two(case, id_prefix, other, self._settings.sources)
            return explain(case, id_prefix, self._settings.sources)

    def export(self, kind: Kind, fmt: Format, *, with_reasons: bool = False) -> Iterator[str]:
        """Yield the lines of an export, each with its line end."""
        with self._reading() as case:
            yield from export(case, kind, fmt, with_reasons=with_reasons, sources=self._settings.sources)

    def review(self, limit: int = 50, only: Iterable[Why] = ()) -> Queue:
        """Return what waits for a person's decision, what matters most first.

        Raises:
            CaseError: the case cannot be read.
        """
        with self._reading() as case:
            return review(case, limit, only)

    def check_ledger(self, head: str | None = None) -> LedgerCheck:
        """Go through every decision of the case and say what in the chain does not hold.

        ``head`` is a digest that must be in the chain, as an earlier check or a report gave it.

        Raises:
            CaseError: the case cannot be read.
        """
        with self._reading() as case:
            return check_ledger(case, head)

    def decide(self, wish: Wish) -> Decided:
        """Write down what a person decides about a record as they saw it.

        Raises:
            UnknownRecord: no record, or more than one, has an id that begins so.
            InputError: name or reason is missing, or people do not decide about that kind of record.
            Conflict: the record changed, or somebody decided about it, since the person looked; nothing was written.
            NotVerifiable: the test of a verification needs what is not on record; nothing was written.
        """
        with Case.open(self._case, busy_seconds=self._settings.busy_seconds) as case:
            with case.writing():
                decided = decide(case, wish, self._clock(), secrets.token_hex(16), self._settings)
                follow_ledger(case)
                if decided.claim is not None:
                    follow_claim(case, decided.claim)
            return decided

    def erase(self, decision: str, part: str = "reason") -> str:
        """Take the free text of a decision (``reason`` or ``value``) out for good, and return the decision's id.

        Raises:
            UnknownRecord: no decision, or more than one, has an id that begins so.
        """
        with Case.open(self._case, busy_seconds=self._settings.busy_seconds) as case:
            found = case.find(decision)
            case.erase_words(found.id, part)
            return found.id

    def browse(self) -> AbstractContextManager[Browsing]:
        """Open the case to look around in one state of it. Use it in a ``with`` block, in one thread.

        Raises:
            CaseError: the case cannot be read, or has to be brought up to date first.
        """
        return browse(self._case, self._settings, self._remembered)

    def sitreps(self) -> Sitreps:
        """Return the case's sitreps: to draft, to write, to issue, to compare."""
        # Loads the page templates, which nothing else needs.
        from trucewatch.desk.sitreps import Sitreps

        return Sitreps(self._case, self._settings, self._clock)

    def change_number(self) -> int:
        """Return a number that grows with every run, decision and erasure: an open page asks for it again and again.

        Raises:
            CaseError: the case cannot be read.
        """
        with self._reading() as case:
            return case.change_number()

    def bring_up_to_date(self) -> str | None:
        """Give an older case today's tables and an index to look things up in; return one line that says so.

        Raises:
            CaseError: the case cannot be written, or was never worked through to the end.
        """
        from trucewatch.desk.browsing.upgrading import bring_up_to_date

        return bring_up_to_date(self._case, self._settings)

    def _reading(self) -> Case:
        return Case.open(self._case, read_only=True, busy_seconds=self._settings.busy_seconds)
