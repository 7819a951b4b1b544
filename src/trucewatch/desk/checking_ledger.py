"""Check the whole chain of decisions: that nothing in it was changed, taken out or put in."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.ledger import GENESIS, Fault, Ledger, verify_chain
from trucewatch.model import CaseError
from trucewatch.store import Case

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class LedgerCheck:
    """How many decisions the chain holds, the digest of the last one, and what is wrong, in the order they stand.

    ``head`` pins every decision: written down elsewhere, it shows later whether decisions were cut off at the end.
    """

    decisions: int
    head: str
    faults: tuple[Fault, ...]


def check_ledger(case: Case, head: str | None = None) -> LedgerCheck:
    """Go through every decision of a case, whatever was done to the file.

    ``head`` is the digest of a decision that must be in the chain, as a report or an earlier check gave it.
    """
    unread: list[Fault] = []
    with case.snapshot():
        entries, broken = case.entries_as_they_lie()
        try:
            words = case.sealed_words()
        except CaseError as error:
            words = ()
            unread.append(Fault(0, f"reasons and values of decisions cannot be read ({error.__cause__})"))
        tables = tuple(Fault(0, f"the database finds: {line}") for line in case.table_faults())
    faults = [Fault(one.number, one.found, one.id, one.by) for one in broken]
    faults += [one for one in verify_chain(entries, words) if one not in faults]
    if head is not None and head not in (GENESIS, *(entry.digest for entry in entries)):
        faults.append(
            Fault(len(entries) + 1, f"no decision has the digest {head}: decisions are missing or were changed")
        )
    ordered = sorted(faults, key=lambda one: (one.number, one.found))
    return LedgerCheck(len(entries), Ledger(entries).head, (*ordered, *unread, *tables))


def refuse_a_broken_ledger(case: Case) -> None:
    """Stop before anything is made from decisions that somebody changed.

    Raises:
        CaseError: the chain does not hold; the message names the decisions.
    """
    found = check_ledger(case)
    if found.faults:
        several = "; ".join(fault.words for fault in found.faults[:_SHOWN])
        more = f"; and {len(found.faults) - _SHOWN} more" if len(found.faults) > _SHOWN else ""
        raise CaseError(
            f"{case.path}: {several}{more}; nothing was made from these decisions; go back to a copy of the case"
        )
