"""Write down what a person decides, against the record as it stands now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trucewatch.ledger import Decidable, Ledger, seen_digest, standing_of, verify_chain
from trucewatch.model import CaseError, DecisionKind, InputError, Standing
from trucewatch.model.decision import Draft, Entry
from trucewatch.store import Case
from trucewatch.store.case import Found


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants written down. ``value`` is a merge's or split's other record, or a decision to withdraw."""

    about: str
    kind: DecisionKind
    by: str
    reason: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it was written down, and the standing that follows from it."""

    entry: Entry
    standing: Standing


def decide(case: Case, wish: Wish, at: datetime, salt: str) -> Decided:
    """Append a decision about a record as it stands now.

    Raises:
        UnknownRecord: no record, or more than one, has an id that begins so.
        InputError: name or reason is missing, or people do not decide about that kind of record.
        CaseError: the decisions held do not form a whole chain; nothing was written.
    """
    if not wish.by.strip() or not wish.reason.strip():
        raise InputError("a decision needs a name (--by) and a reason (--reason), both in words")
    with case.writing():
        entries = case.entries()
        faults = verify_chain(entries, case.sealed_words())
        if faults:
            raise CaseError(
                f"{case.path}: decision {faults[0].number} does not fit the chain ({faults[0].found}); "
                "go back to a copy of the case"
            )
        found = case.find(wish.about)
        record = record_of(case, found)
        seen = seen_digest(record)
        value = None if wish.value is None else case.find(wish.value).id
        draft = Draft(found.id, seen, wish.kind, wish.by.strip(), at, wish.reason.strip(), value)
        page = Ledger(entries).append(draft, salt)
        case.put_entry(page.entry, page.words)
        return Decided(page.entry, standing_of(found.id, seen, case.decisions()))


def record_of(case: Case, found: Found) -> Decidable:
    """Return the record a person decides about.

    Raises:
        InputError: people do not decide about that kind of record.
    """
    held: dict[str, tuple[Decidable, ...]] = {}
    if found.kind == "claim":
        held[found.kind] = case.claims()
    elif found.kind == "incident":
        held[found.kind] = case.incidents()
    elif found.kind == "tally":
        held[found.kind] = case.tallies()
    elif found.kind == "finding":
        held[found.kind] = case.findings()
    for record in held.get(found.kind, ()):
        if record.id == found.id:
            return record
    raise InputError(f"{found.id} is a {found.kind}; people decide about claims, incidents, tallies and findings")
