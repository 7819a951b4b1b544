"""Write down what a person decides, against the record as it stands now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from trucewatch.ledger import (
    Decidable,
    Ledger,
    decisions_about,
    seen_digest,
    seen_mark,
    standing_of,
    verify_chain,
)
from trucewatch.model import CaseError, Conflict, Decision, DecisionKind, InputError, Standing, UnknownRecord
from trucewatch.model.decision import Draft, Entry
from trucewatch.store import Case
from trucewatch.store.case import Found


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants written down. ``value`` is a merge's or split's other record, or a decision to withdraw.

    ``seen`` is the mark of the record as the person saw it (``seen_mark``; the queue and the pages hand it out): where
    the record changed or somebody decided about it since then, nothing is written. Without it the record counts as
    seen as it is now.
    """

    about: str
    kind: DecisionKind
    by: str
    reason: str
    value: str | None = None
    seen: str | None = None


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
        Conflict: the record changed, or somebody decided about it, since the person looked; nothing was written.
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
        found = _found(case, wish)
        record = record_of(case, found)
        _refuse_what_changed(record, wish, case.decisions())
        seen = seen_digest(record)
        value = None if wish.value is None else case.find(wish.value).id
        draft = Draft(found.id, seen, wish.kind, wish.by.strip(), at, wish.reason.strip(), value)
        page = Ledger(entries).append(draft, salt)
        case.put_entry(page.entry, page.words)
        return Decided(page.entry, standing_of(found.id, seen, case.decisions()))


def _found(case: Case, wish: Wish) -> Found:
    try:
        return case.find(wish.about)
    except UnknownRecord as error:
        if wish.seen is None:
            raise
        raise Conflict(
            f"{wish.about} is no longer in the case: a run has made its records anew since you looked; nothing was "
            "written; look for it again"
        ) from error


def _refuse_what_changed(record: Decidable, wish: Wish, decisions: Sequence[Decision]) -> None:
    """Refuse a decision about something other than what the person saw.

    Raises:
        InputError: the mark is none.
        Conflict: the record or the decisions about it are not as the person saw them.
    """
    if wish.seen is None or wish.seen == seen_mark(record, decisions):
        return
    digest, _, number = wish.seen.partition(".")
    if not number.isascii() or not number.isdigit():
        raise InputError(f"{wish.seen!r} is no mark of what was seen; take it from the page or the queue as it stands")
    meanwhile = tuple(map(said_of, decisions_about(record.id, decisions)[int(number) :]))
    changed = "is not as you saw it any more" if digest != seen_digest(record) else ""
    decided = f"was decided about since you looked ({'; '.join(meanwhile)})" if meanwhile else ""
    found = " and ".join(part for part in (changed, decided) if part) or "is not as you saw it any more"
    raise Conflict(f"{record.id} {found}; nothing was written; look at it again and then decide", meanwhile)


def said_of(decision: Decision) -> str:
    """Return who decided what and when in one line, without the reason, which may name somebody."""
    return f"{decision.by}: {decision.kind.value}, {decision.at.isoformat(timespec='minutes')}, {decision.id}"


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
