"""Keep the index in step with the ledger: standings follow each decision at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trucewatch.desk.browsing.indexing import RECIPE, Records, claim_words, index_of, report_words
from trucewatch.ledger import Decidable, holding_decision, seen_digest, standing_of
from trucewatch.model import Decision
from trucewatch.store import Case
from trucewatch.store.index_rows import Held


def put_index(case: Case, records: Records) -> None:
    """Make the index of a case anew, with all standings. Call it where the records were put, in the same step."""
    with case.writing():
        case.put_index(index_of(records), report_words(records.reports), claim_words(records.claims))
        about = {one.about for one in records.decisions}
        case.put_standings(_held(case, about, records.decisions), case.last_decision(), afresh=True)


def follow_ledger(case: Case) -> int:
    """Lay the decisions made since the index was last in step over it; return how many records they are about."""
    with case.writing():
        last = case.last_decision()
        if case.followed() >= last:
            return 0
        about = case.decided_since(case.followed())
        case.put_standings(_held(case, about, case.decisions_about(about)), last)
        return len(about)


def _held(case: Case, about: Iterable[str], decisions: tuple[Decision, ...]) -> Iterator[Held]:
    wanted = sorted(about)
    mine: dict[str, list[Decision]] = {}
    for one in decisions:
        mine.setdefault(one.about, []).append(one)
    for kind, record in _records(case, wanted):
        made = mine.get(record.id, [])
        holding = holding_decision(record.id, made)
        standing = standing_of(record.id, seen_digest(record), made)
        yield Held(record.id, kind, standing, None if holding is None else holding.id)


def _records(case: Case, wanted: list[str]) -> Iterator[tuple[str, Decidable]]:
    yield from (("claim", one) for one in case.claims_by_id(wanted).values())
    yield from (("incident", one) for one in case.incidents_by_id(wanted).values())
    yield from (("finding", one) for one in case.findings_by_id(wanted).values())
    yield from (("tally", one) for one in case.tallies_by_id(wanted).values())


__all__ = ["RECIPE", "follow_ledger", "put_index"]
