"""Write down what a person decides, against the record as it stands now."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trucewatch.desk.settings import Settings
from trucewatch.ledger import (
    Decidable,
    Ledger,
    Overlay,
    in_force,
    pairing_as_text,
    seen_digest,
    standing_of,
    verify_head,
)
from trucewatch.ledger.saying_fields import refuse_unseen
from trucewatch.model import (
    CaseError,
    Claim,
    ClaimField,
    Conflict,
    Decision,
    DecisionKind,
    Incident,
    InputError,
    Pairing,
    Report,
    Standing,
    UnknownRecord,
)
from trucewatch.model.decision import Draft, Entry
from trucewatch.store import Case
from trucewatch.store.case import Found

if TYPE_CHECKING:
    from trucewatch.registers import Registers

_IDS = re.compile(r"[,;\s]+")
_LAYS = (DecisionKind.CORRECT, DecisionKind.ADD, DecisionKind.WITHDRAW)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants written down.

    ``value`` is a merge's other record, the claims a split takes out (ids between commas), the test of a verification,
    the decision to withdraw (the last one where it is None), or the words of a claim to add to a report. ``changes``
    are the fields of a correction or an added claim with their words, ``start`` is where the added words stand in the
    report's text where they stand there more than once.

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
    changes: tuple[tuple[ClaimField, str], ...] = ()
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it was written down, the standing that follows, and the claim it corrected, added or restored."""

    entry: Entry
    standing: Standing
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a decision is made with."""

    case: Case
    wish: Wish
    settings: Settings

    def registers(self) -> Registers:
        """Load the registers of the case: only corrections and verifications ask for them."""
        from trucewatch.registers import Registers

        folder = self.case.fact("theatre")
        return Registers.load(None if folder is None or not Path(folder).is_dir() else Path(folder))


def decide(case: Case, wish: Wish, at: datetime, salt: str, settings: Settings | None = None) -> Decided:
    """Append a decision about a record as it stands now; what a correction changes shows at once.

    Raises:
        UnknownRecord: no record, or more than one, has an id that begins so.
        InputError: name or reason is missing, or that cannot be decided about that record.
        Conflict: the record changed, or somebody decided about it, since the person looked; nothing was written.
        NotVerifiable: the test of a verification needs what is not on record; nothing was written.
        CaseError: the last decision held was changed after it was written; nothing was written.
    """
    if not wish.by.strip() or not wish.reason.strip():
        raise InputError("a decision needs a name (--by) and a reason (--reason), both in words")
    refuse_unseen("the name", wish.by)
    desk = _Desk(case, wish, settings or Settings())
    with case.writing():
        ledger = _ledger(case)
        draft = _draft(desk, at)
        page = ledger.append(draft, salt)
        case.put_entry(page.entry, page.words)
        claim = _show(desk, page.entry)
        return Decided(page.entry, _standing_now(case, page.entry.about), claim)


def _draft(desk: _Desk, at: datetime) -> Draft:
    """Return the decision but for its place in the chain."""
    wish = desk.wish
    by, reason = _tidy(wish.by), wish.reason.strip()
    record = _record_seen(desk)
    if wish.kind is DecisionKind.WITHDRAW:
        target = _withdrawn(desk, None if record is None else record.id)
        seen = target.seen if record is None else seen_digest(record)
        return Draft(target.about, seen, wish.kind, by, at, reason, target.id)
    if record is None:
        raise InputError(f"{wish.about} is a decision; a decision is only ever withdrawn")
    return Draft(record.id, seen_digest(record), wish.kind, by, at, reason, _VALUES[wish.kind](desk, record))


def _record_seen(desk: _Desk) -> Decidable | None:
    """Return the record a person decides about; None where they withdraw a decision by its id, or about what is gone.

    Raises:
        Conflict: the record changed, was made anew or was decided about since the person looked.
    """
    case, wish = desk.case, desk.wish
    try:
        found = case.find(wish.about)
    except UnknownRecord as error:
        if wish.kind is DecisionKind.WITHDRAW and case.decisions_about([wish.about.strip()]):
            return None
        if wish.seen is None:
            raise _elsewhere_now(case, wish.about.strip()) or error from error
        raise Conflict(
            f"{wish.about} is no longer in the case: a run has made its records anew since you looked; nothing was "
            "written; look for it again"
        ) from error
    if found.kind == "decision":
        return None
    record = record_of(case, found)
    _refuse_what_changed(record, wish, case.decisions_about([record.id]))
    return record


def _elsewhere_now(case: Case, asked: str) -> UnknownRecord | None:
    """Say into which incident one that is no more went; None where there never was one of that id."""
    found = case.gone_like(asked) if asked else ()
    gone = case.gone_incident(found[0]) if len(found) == 1 else None
    if gone is None or not gone.now_in:
        return None
    return UnknownRecord(
        f"{gone.id} is no incident of its own any more: it went into {', '.join(gone.now_in)}; decide there"
    )


def _ledger(case: Case) -> Ledger:
    """Return the ledger to append to, its last entry checked: the whole chain is checked by a run and by check-ledger.

    Raises:
        CaseError: the last decision was changed after it was written, or one before it is missing.
    """
    last = case.last_entry()
    faults = () if last is None else verify_head(last, case.count_entries())
    if faults:
        raise CaseError(
            f"{case.path}: {faults[0].words}; nothing was written; go back to a copy of the case (trucewatch check-ledger "
            "tells more)"
        )
    return Ledger(() if last is None else (last,))


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _refuse_what_changed(record: Decidable, wish: Wish, decisions: Sequence[Decision]) -> None:
    """Refuse a decision about something other than what the person saw.

    Raises:
        InputError: the mark is none.
        Conflict: the record or the decisions about it are not as the person saw them.
    """
    overlay = Overlay(decisions)
    if wish.seen is None or wish.seen == overlay.mark(record):
        return
    digest, _, number = wish.seen.partition(".")
    if not number.isascii() or not number.isdigit():
        raise InputError(f"{wish.seen!r} is no mark of what was seen; take it from the page or the queue as it stands")
    meanwhile = tuple(map(said_of, overlay.about(record.id)[int(number) :]))
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
    ways: Mapping[str, Callable[[list[str]], Mapping[str, Decidable]]] = {
        "claim": case.claims_by_id,
        "incident": case.incidents_by_id,
        "tally": case.tallies_by_id,
        "finding": case.findings_by_id,
        "report": case.reports_by_id,
    }
    held = ways[found.kind]([found.id]) if found.kind in ways else {}
    if found.id in held:
        return held[found.id]
    raise InputError(f"{found.id} is a {found.kind}; people decide about claims, incidents, tallies and findings")


def _standing_now(case: Case, about: str) -> Standing:
    try:
        record = record_of(case, case.find(about))
    except (UnknownRecord, InputError):
        return Standing.PROPOSED
    return standing_of(about, seen_digest(record), case.decisions_about([about]))


# What each kind writes down -------------------------------------------------------------------------------------------


def _plain(desk: _Desk, record: Decidable) -> str | None:
    if isinstance(record, Report):
        raise InputError(
            f"{record.id} is a report; people decide about claims, incidents, tallies and findings (to mark a claim that "
            "the machine missed: add)"
        )
    return None


def _verified(desk: _Desk, record: Decidable) -> str:
    from trucewatch.desk.verifying import check_verifiable, chosen_test

    _plain(desk, record)
    test = chosen_test(desk.case, desk.settings, desk.wish.value)
    check_verifiable(desk.case, record, _tidy(desk.wish.by), test, desk.settings, desk.registers())
    return test.id


def _merged(desk: _Desk, record: Decidable) -> str:
    if desk.wish.value is None:
        raise InputError(f"say what {record.id} is merged with: --with ID")
    other = record_of(desk.case, desk.case.find(desk.wish.value))
    if other.id == record.id:
        raise InputError(f"{record.id} cannot be merged with itself")
    return pairing_as_text(Pairing(other.id, _claims_of(record), _claims_of(other)))


def _split(desk: _Desk, record: Decidable) -> str:
    """Part claims of an incident from its others, or two incidents or claims from each other."""
    if desk.wish.value is None:
        raise InputError(f"say what is parted from {record.id}: --with ID, or ids of its claims between commas")
    others = [record_of(desk.case, desk.case.find(one)) for one in _IDS.split(desk.wish.value.strip()) if one]
    parted = tuple(claim for other in others for claim in _claims_of(other))
    own = _claims_of(record)
    if isinstance(record, Incident) and all(isinstance(other, Claim) for other in others):
        strangers = [one for one in parted if one not in own]
        if strangers:
            raise InputError(f"{strangers[0]} is no claim of {record.id}, so it cannot be taken out of it")
        own = tuple(one for one in own if one not in parted)
    if not set(own) - set(parted):
        raise InputError(f"{record.id} has no other claims than these; nothing is left to part them from")
    return pairing_as_text(Pairing(others[0].id, own, parted))


def _claims_of(record: Decidable) -> tuple[str, ...]:
    if isinstance(record, Incident):
        return record.claims
    if isinstance(record, Claim):
        return (record.id,)
    raise InputError(f"{record.id} is neither a claim nor an incident; only these are merged and split")


def _corrected(desk: _Desk, record: Decidable) -> str:
    from trucewatch.desk.correcting import correction

    if not isinstance(record, Claim):
        raise InputError(f"{record.id} is no claim; only claims are corrected, and what follows from them is made anew")
    held = desk.case.machine_claim(record.id)
    machine = record if held is None or held.machine is None else held.machine
    return correction(record, machine, desk.wish.changes)


def _added(desk: _Desk, record: Decidable) -> str:
    from trucewatch.desk.correcting import addition

    if not isinstance(record, Report):
        raise InputError(
            f"{record.id} is no report; a claim that the machine missed is added to the report it stands in"
        )
    return addition(record, desk.wish.value or "", desk.wish.start, desk.wish.changes)


def _withdrawn(desk: _Desk, record: str | None) -> Decision:
    """Return the decision that is taken back: the one named, or the last one about the record that holds.

    An added claim is taken back by withdrawing the decision that added it, which is about its report.
    """
    case, wish = desk.case, desk.wish
    about = wish.about.strip() if record is None else record
    if record is None and not case.decisions_about([about]):
        return case.decision(case.find(about).id)
    if wish.value is not None:
        target = case.decision(case.find(wish.value).id)
        if target.about != about and target not in _came_with(case, about):
            raise InputError(f"{target.id} is no decision about {about}; trucewatch why {about} names them")
        return target
    held = [one for one in in_force(case.decisions_about([about])) if one.about == about] or _made_it(case, about)
    held = held or _came_with(case, about)
    if not held:
        raise InputError(f"nobody has decided about {about}, or every decision was withdrawn already")
    return held[-1]


def _came_with(case: Case, record: str) -> list[Decision]:
    """Return the decisions that hold about records that are no more and went into this one, those that judge."""
    from trucewatch.desk.carrying import carried, went_from

    held = in_force(case.decisions_about(went_from(carried(case), [record])))
    return [one for one in held if one.kind not in (DecisionKind.MERGE, DecisionKind.SPLIT)]


def _made_it(case: Case, claim: str) -> list[Decision]:
    """Return the decision that added a claim, where a person did and it holds."""
    from trucewatch.desk.correcting import id_of_added

    added = [one for one in in_force(case.additions()) if one.kind is DecisionKind.ADD]
    return [one for one in added if id_of_added(case, one) == claim]


_VALUES: Mapping[DecisionKind, Callable[[_Desk, Decidable], str | None]] = {
    DecisionKind.CONFIRM: _plain,
    DecisionKind.REJECT: _plain,
    DecisionKind.VERIFY: _verified,
    DecisionKind.MERGE: _merged,
    DecisionKind.SPLIT: _split,
    DecisionKind.CORRECT: _corrected,
    DecisionKind.ADD: _added,
}


def _show(desk: _Desk, entry: Entry) -> str | None:
    """Let what a correction changes show at once; return the claim it is about."""
    if entry.kind not in _LAYS:
        return None
    from trucewatch.desk.correcting import lay_anew

    return lay_anew(desk.case, desk.case.decision(entry.id), desk.registers)
