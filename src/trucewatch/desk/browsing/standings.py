"""Keep the index in step with the ledger: standings follow each decision at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from trucewatch.desk.browsing.indexing import (
    Records,
    claim_row,
    claim_words,
    effect_of,
    index_of,
    report_words,
    waiting_row,
)
from trucewatch.desk.browsing.records import stood, title_of
from trucewatch.desk.browsing.sources import source_key
from trucewatch.desk.carrying import carried, went_from
from trucewatch.desk.reviewing import Waiting, Why, changed_since, waiting_always
from trucewatch.ledger import Decidable, paired_by
from trucewatch.model import Claim, Decision, Finding, Incident, Standing, Tally
from trucewatch.store import Case
from trucewatch.store.index_rows import Held, Index, WaitingRow


def put_index(case: Case, records: Records, made: Index | None = None) -> None:
    """Make the index of a case anew, with all standings. Call it where the records were put, in the same step.

    ``made`` is the index of these records where it was made before.
    """
    with case.writing():
        case.put_index(made or index_of(records), report_words(records.reports), claim_words(records.claims))
        homes = carried(case)
        about = {homes.get(one.about, one.about) for one in records.decisions}
        _stand(case, about, records.decisions, homes, afresh=True)


def follow_ledger(case: Case) -> int:
    """Lay the decisions made since the index was last in step over it; return how many records they are about."""
    with case.writing():
        if case.followed() >= case.last_decision():
            return 0
        homes = carried(case)
        since = case.decided_since(case.followed())
        about = sorted({*since, *(homes[one] for one in since if one in homes)})
        decisions = case.decisions_about([*about, *went_from(homes, about)])
        _stand(case, about, decisions, homes)
        case.put_always_waiting(about, map(waiting_row, _always(case, about, decisions, homes)))
        for one in decisions:
            pairing = paired_by(one)
            if pairing is not None:
                for pair in product(_homes(case, one.about, pairing.left), _homes(case, pairing.other, pairing.right)):
                    case.drop_merge_suggestion(*pair)
        return len(since)


def _homes(case: Case, record: str, claims: Sequence[str]) -> frozenset[str]:
    """Return what a side of a merge or split stands for in the suggestions: the incidents that hold its claims."""
    homes = (row.incident for row in case.claim_rows_of((record, *claims)).values())
    return frozenset((record, *(one for one in homes if one is not None)))


def _always(
    case: Case, about: Sequence[str], decisions: tuple[Decision, ...], went_into: Mapping[str, str]
) -> tuple[Waiting, ...]:
    """Return which of these records wait whatever their standing."""
    claims = case.claims_by_id(about)
    homes = [row.incident for row in case.claim_rows_of(claims).values() if row.incident is not None]
    incidents = case.incidents_by_id([*about, *homes])
    findings = {one.id: one for one in case.findings_of(incidents).values()} | case.findings_by_id(about)
    tallies = case.tallies_by_id(about)
    records: tuple[Decidable, ...] = (*claims.values(), *incidents.values(), *tallies.values(), *findings.values())
    laid = {claim: held.machine for claim in claims if (held := case.machine_claim(claim)) is not None}
    return waiting_always(records, decisions, laid, frozenset(case.reports_by_id(about)), went_into)


def _stand(
    case: Case,
    about: Iterable[str],
    decisions: Sequence[Decision],
    went_into: Mapping[str, str],
    *,
    afresh: bool = False,
) -> None:
    held = list(_held(case, about, decisions, went_into))
    case.put_standings((one for one, _ in held), case.last_decision(), afresh=afresh)
    for one, record in held:
        if one.standing is Standing.STALE:
            decided = next(made for made in decisions if made.id == one.decision)
            case.add_waiting(_changed_since(case, one, record, changed_since(decided, one.record)))


def _changed_since(case: Case, one: Held, record: Claim | Incident | Finding | Tally, words: str) -> WaitingRow:
    tested = record.incident if isinstance(record, Finding) else ""
    title = title_of(record, case.incidents_by_id((tested,)).get(tested))
    return WaitingRow(
        one.record, one.kind, title, int(Why.STALE), (words,), (), f"{int(Why.STALE)}.99999999.2.{one.record}"
    )


def follow_claim(case: Case, claim_id: str) -> None:
    """Let a claim that a person corrected, added or took back be found as it stands now."""
    claim = case.claims_by_id((claim_id,)).get(claim_id)
    if claim is None:
        case.drop_claim_row(claim_id)
        return
    held = case.agreement()
    effect = effect_of(None if held is None else held.agreement)
    row = claim_row(claim, None, source_key(claim.speaker), effect)
    case.put_claim_row(row, next(claim_words((claim,))))


def _held(
    case: Case, about: Iterable[str], decisions: Sequence[Decision], went_into: Mapping[str, str]
) -> Iterator[tuple[Held, Claim | Incident | Finding | Tally]]:
    mine: dict[str, list[Decision]] = {}
    for one in decisions:
        mine.setdefault(went_into.get(one.about, one.about), []).append(one)
    for kind, record in _records(case, sorted(about)):
        shown = stood(record, mine.get(record.id, []), went_into)
        decision = None if shown.decision is None else shown.decision.id
        yield Held(record.id, kind, shown.standing, decision), record


def _records(case: Case, wanted: list[str]) -> Iterator[tuple[str, Claim | Incident | Finding | Tally]]:
    yield from (("claim", one) for one in case.claims_by_id(wanted).values())
    yield from (("incident", one) for one in case.incidents_by_id(wanted).values())
    yield from (("finding", one) for one in case.findings_by_id(wanted).values())
    yield from (("tally", one) for one in case.tallies_by_id(wanted).values())
