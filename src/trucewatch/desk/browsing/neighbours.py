"""What lies beside an incident, as a page asks for it: those of its days, those that may be one event with it, and why not."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from trucewatch.desk.browsing import beside
from trucewatch.desk.browsing.beside import BesideOne, MergeOffered
from trucewatch.desk.browsing.remembered import Remembered
from trucewatch.desk.browsing.upgrading import registers_of
from trucewatch.desk.settings import Settings
from trucewatch.registers import Registers
from trucewatch.store import Case
from trucewatch.store.index_rows import IncidentRow, PageOf
from trucewatch.store.looking import Window

T = TypeVar("T")


class BrowsingBeside:
    """The part of one state of a case that is asked about an incident's neighbours."""

    def __init__(self, case: Case, settings: Settings, remembered: Remembered | None = None) -> None:
        self._case = case
        self._settings = settings
        self._remembered = remembered or Remembered()
        self.change_number = case.change_number()

    def _once(self, *question: Hashable, make: Callable[[], T]) -> T:
        return self._remembered.answer(self.change_number, question, make)

    def registers(self) -> Registers:
        """Return the registers of the case; the general ones where its theatre is gone."""
        return self._once("registers", make=lambda: registers_of(self._case, self._settings))

    def near(self, row: IncidentRow, page: int = 1, size: int = 40) -> PageOf[IncidentRow]:
        """Return one page of the incidents of the same days and of the days beside them, without this one."""
        return self._once(
            "near", row.id, page, size, make=lambda: beside.near_rows(self._case, row, Window(page, size))
        )

    def beside(self, incident: str, page: int = 1, size: int = 20) -> PageOf[BesideOne]:
        """Return why incidents of the same days were not put together with one, the nearest of a page first.

        Raises:
            UnknownRecord: there is no such incident.
        """
        row = beside.row_named(self._case, incident)
        near = self.near(row, page, size)
        told = self._once("beside", incident, page, size, make=lambda: self._told(row, near.items))
        return PageOf(told, near.number, near.size, max(0, near.total - 1))

    def merges(self, incident: str, most: int = 5) -> tuple[MergeOffered, ...]:
        """Return the incidents that may be one event with this one, as they were weighed when the case was worked through.

        The likeliest first; none that people rejected, parted from it or merged with it, nor any that a guard bars.

        Raises:
            UnknownRecord: there is no such incident.
        """
        return beside.merges_offered(self._case, beside.row_named(self._case, incident).id, most)

    def two(self, incident: str, other: str) -> BesideOne | None:
        """Return why two incidents were not put together; None where no claim of one of them counts any more.

        Raises:
            UnknownRecord, InputError: one of them is not there, or it is twice the same one.
        """
        row, second = beside.rows_named(self._case, incident, other)
        return next(iter(self._told(row, (second,))), None)

    def _told(self, row: IncidentRow, others: Sequence[IncidentRow]) -> tuple[BesideOne, ...]:
        weigher = self._once("weigher", make=lambda: beside.case_weigher(self._case, self.registers()))
        return beside.told(self._case, row, others, weigher, self.registers())
