"""What a decision would overturn: decisions in force about the same record, or the same claims, that say otherwise."""

from __future__ import annotations

import re
from pathlib import Path

from trucewatch.desk.deciding import Wish
from trucewatch.desk.settings import Settings
from trucewatch.ledger import Overlay, corrected_by, paired_by
from trucewatch.model import Decision, DecisionKind, UnknownRecord
from trucewatch.store import Case

_JUDGING = (DecisionKind.CONFIRM, DecisionKind.REJECT, DecisionKind.VERIFY)
_CHANGING = (DecisionKind.CORRECT, DecisionKind.MERGE, DecisionKind.SPLIT)
_OPPOSITE = {DecisionKind.MERGE: DecisionKind.SPLIT, DecisionKind.SPLIT: DecisionKind.MERGE}
_IDS = re.compile(r"[,;\s]+")


def overturned(path: Path, wish: Wish, settings: Settings) -> tuple[Decision, ...]:
    """Return the decisions in force that a wish would overturn, in the order they were made.

    Saying otherwise of a record overturns the confirm, reject or verify it stands on; so does changing what was judged
    so: a correction, a merge, a split. A correction overturns an earlier one of the same field, a merge a split of the
    same claims and a split a merge. Taking a decision back is none of this: it names what it takes back.
    """
    if wish.kind not in (*_JUDGING, *_CHANGING):
        return ()
    with Case.open(path, read_only=True, busy_seconds=settings.busy_seconds) as case:
        records = _records(case, wish)
        if not records:
            return ()
        claims = {record: _claims(case, record) for record in records}
        # Merges and splits outlive the incidents they were made about: they hold of claims, so all of them are looked at.
        paired = wish.kind in _OPPOSITE
        overlay = Overlay(case.decisions() if paired else case.decisions_about(records))
    found = [*_judged(overlay, wish, records), *_said_before(overlay, wish, records[0])]
    found += _paired_otherwise(overlay, wish, {claim for held in claims.values() for claim in held})
    order = {decision.id: number for number, decision in enumerate(overlay.decisions)}
    return tuple(sorted(dict.fromkeys(found), key=lambda one: order[one.id]))


def _records(case: Case, wish: Wish) -> list[str]:
    """Return the records a wish is about, the first the one it names; nothing where there is none: decide tells why."""
    named = [wish.about]
    if wish.kind in _OPPOSITE and wish.value:
        named += [one for one in _IDS.split(wish.value.strip()) if one]
    try:
        return list(dict.fromkeys(case.find(one).id for one in named))
    except UnknownRecord:
        return []


def _claims(case: Case, record: str) -> tuple[str, ...]:
    incident = case.incidents_by_id([record]).get(record)
    return (record,) if incident is None else incident.claims


def _judged(overlay: Overlay, wish: Wish, records: list[str]) -> list[Decision]:
    judged = records if wish.kind in _CHANGING else records[:1]
    holding = [held for record in judged if (held := overlay.holding(record)) is not None]
    return [one for one in holding if one.kind is not wish.kind]


def _said_before(overlay: Overlay, wish: Wish, record: str) -> list[Decision]:
    if wish.kind is not DecisionKind.CORRECT:
        return []
    fields = {field for field, _ in wish.changes}
    said = overlay.corrections(record)
    return [one for one in said if fields & {change.field for change in corrected_by(one).changes}]


def _paired_otherwise(overlay: Overlay, wish: Wish, claims: set[str]) -> list[Decision]:
    """Return the merges a split undoes, and the splits a merge undoes: those of which both sides are among the claims."""
    opposite = _OPPOSITE.get(wish.kind)
    held = [one for decisions in overlay.records.values() for one in decisions if one.kind is opposite]
    pairs = ((one, pairing.pairs) for one in held if (pairing := paired_by(one)) is not None)
    return [one for one, several in pairs if any(claims.issuperset(pair) for pair in several)]
