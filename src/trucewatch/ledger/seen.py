"""The digest of a record as a person sees it, so that a decision knows when its record has changed.

Named fields only: a new field or a better explanation does not make every decision stale.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import singledispatch

from trucewatch.ledger.values import paired_by
from trucewatch.model.claim import Claim
from trucewatch.model.count import Count
from trucewatch.model.decision import Decision
from trucewatch.model.finding import Check, Finding
from trucewatch.model.incident import Incident
from trucewatch.model.named import Actor, Place
from trucewatch.model.report import Report
from trucewatch.model.tally import Tally
from trucewatch.model.when import When

Seen = str | float | None | list["Seen"]
Decidable = Claim | Incident | Tally | Finding | Report


def seen_digest(record: Decidable) -> str:
    """Return the digest of what a person judges when they decide about this record."""
    fields = _fields(record)
    return hashlib.sha256(json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode("ascii")).hexdigest()


def seen_mark(record: Decidable, decisions: Sequence[Decision]) -> str:
    """Return the mark of a record as a person sees it now, with the decisions about it: digest, dot, their number.

    A page or a queue hands it out, and a decision hands it back, so that what happened in between is noticed.
    """
    return mark_of(record, len(decisions_about(record.id, decisions)))


def mark_of(record: Decidable, decided: int) -> str:
    """Return the same where the number of decisions about the record is known."""
    return f"{seen_digest(record)}.{decided}"


def decisions_about(record_id: str, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions about a record, first to last, with the merges and splits that name it as the other one."""
    return tuple(one for one in decisions if record_id in _named_by(one))


def _named_by(decision: Decision) -> tuple[str, ...]:
    pairing = paired_by(decision)
    return (decision.about,) if pairing is None else (decision.about, pairing.other)


@singledispatch
def _fields(record: object) -> list[Seen]:
    raise TypeError(f"nobody decides about a {type(record).__name__}")


@_fields.register
def _(record: Claim) -> list[Seen]:
    return [
        record.id,
        record.report,
        record.quote,
        record.event_type.value,
        _actor(record.speaker),
        _actors(record.relays),
        record.polarity.value,
        record.mood.value,
        record.certainty.value,
        _actors(record.actors),
        _actors(record.targets),
        [_place(place) for place in record.places],
        _when(record.time),
        [_count(count) for count in record.counts],
    ]


@_fields.register
def _(record: Incident) -> list[Seen]:
    return [
        record.id,
        record.event_type,
        list(record.claims),
        list(record.origins),
        None if record.place is None else _place(record.place),
        _when(record.time),
        [[clash.kind.value, *clash.claims] for clash in record.disagree],
    ]


@_fields.register
def _(record: Tally) -> list[Seen]:
    return [
        record.id,
        record.claim,
        _actor(record.source),
        _actors(record.relays),
        record.counted,
        _actors(record.against),
        _when(record.period),
        _count(record.count),
    ]


@_fields.register
def _(record: Finding) -> list[Seen]:
    return [
        record.id,
        record.incident,
        record.agreement,
        record.verdict.value,
        [_check(check) for check in record.checks],
        [[account.verdict.value, list(account.by), list(account.claims)] for account in record.accounts],
        record.hangs_on,
    ]


@_fields.register
def _(record: Report) -> list[Seen]:
    return [record.id, record.document]


def _actor(actor: Actor) -> Seen:
    return actor.id or actor.name


def _actors(actors: Sequence[Actor]) -> Seen:
    return [_actor(actor) for actor in actors]


def _place(place: Place) -> Seen:
    return [place.id or place.name, place.country, place.precision.value]


def _when(when: When) -> Seen:
    days: list[Seen] = [None if day is None else day.isoformat() for day in (when.start, when.end)]
    return [*days, when.from_hour, when.to_hour]


def _count(count: Count) -> Seen:
    return [count.value, count.low, count.high, count.bound.value, count.unit, count.per]


def _check(check: Check) -> Seen:
    return [check.question.value, check.answer.value, check.code, check.clause, list(check.claims)]
