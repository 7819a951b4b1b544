"""What people decided about a record that is no more: into which record it went, so that the decision goes with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from trucewatch.desk.explanation import Explanation
from trucewatch.ledger import paired_by
from trucewatch.model import Decision, Incident, content_id
from trucewatch.store import Case
from trucewatch.store.worked import GoneIncident

_FINDING = "f"


def carried(case: Case, incidents: Sequence[Incident] | None = None) -> Mapping[str, str]:
    """Return, by the id of an incident or finding that is no more and was decided about, the one it went into.

    That is the one that holds most of its claims now: in the case, or among ``incidents`` where those are about to be
    put in place of the case's. Where none holds any it went nowhere.
    """
    decided = case.decided_about()
    if not decided:
        return {}
    former = case.gone_incidents()
    if incidents is not None:
        former = (former | case.incident_ids()) - {one.id for one in incidents}
    held = case.agreement()
    agreements = [one.agreement.id for one in (*(() if held is None else (held,)), *case.other_agreements())]
    went: dict[str, str] = {}
    homes = None if incidents is None else {claim: one.id for one in incidents for claim in one.claims}
    for old, names in _decided(former, decided, agreements).items():
        home = _home(case, old, homes)
        if home is not None:
            went.update({name: content_id(_FINDING, home, agreed) if agreed else home for name, agreed in names})
    return went


def _decided(
    former: Iterable[str], decided: frozenset[str], agreements: Sequence[str]
) -> Mapping[str, list[tuple[str, str]]]:
    """Return, by former incident, what of it was decided about: itself, or its finding under an agreement."""
    findings = any(one.startswith(f"{_FINDING}-") for one in decided)
    found: dict[str, list[tuple[str, str]]] = {}
    for old in sorted(former):
        names = [(old, ""), *((content_id(_FINDING, old, name), name) for name in (agreements if findings else ()))]
        mine = [(name, agreed) for name, agreed in names if name in decided]
        if mine:
            found[old] = mine
    return found


def _home(case: Case, old: str, homes: Mapping[str, str] | None) -> str | None:
    """Return the incident that holds most of a former one's claims; of several the first by id."""
    claims = _claims(case, old)
    if homes is None:
        rows = case.claim_rows_of(claims).values()
        held = Counter(row.incident for row in rows if row.incident is not None)
    else:
        held = Counter(homes[one] for one in claims if one in homes)
    return min(held, key=lambda one: (-held[one], one), default=None)


def _claims(case: Case, old: str) -> frozenset[str]:
    incident = case.incidents_by_id((old,)).get(old)
    if incident is not None:
        return frozenset(incident.claims)
    gone = case.gone_incident(old)
    return frozenset() if gone is None else frozenset(gone.claims)


def went_from(went_into: Mapping[str, str], records: Iterable[str]) -> tuple[str, ...]:
    """Return the records that are no more and went into these, sorted."""
    wanted = frozenset(records)
    return tuple(sorted(old for old, new in went_into.items() if new in wanted))


def before_words(decision: Decision, record: str) -> str:
    """Say about which former record a decision was made; nothing where it was about this one itself.

    >>> from datetime import UTC, datetime
    >>> from trucewatch.model import DecisionKind
    >>> made = Decision("d-1", "i-1", "", DecisionKind.CONFIRM, "Amal Haddane", datetime(2031, 5, 14, tzinfo=UTC), "")
    >>> before_words(made, "i-2"), before_words(made, "i-1")
    (' of i-1, before that was put together with this', '')
    """
    return "" if decision.about == record else f" of {decision.about}, before that was put together with this"


def explain_gone(gone: GoneIncident, decisions: Sequence[Decision], parts: tuple[Explanation, ...]) -> Explanation:
    """Explain an incident that is no more: into which it went, who joined or parted it, what was decided about it.

    ``parts`` are the incidents that hold its claims now.
    """
    where = ", ".join(gone.now_in) if gone.now_in else "none: its claims are in no incident now"
    facts = [f"it is no incident of its own any more; its claims are now in: {where}"]
    facts += [_decided_line(one) for one in decisions]
    return Explanation("incident that is no more", gone.title, gone.id, tuple(facts), parts=parts)


def _decided_line(decision: Decision) -> str:
    pairing = paired_by(decision)
    other = "" if pairing is None else f" ({decision.about} and {pairing.other})"
    reason = f": {decision.reason}" if decision.reason else ""
    return f"{decision.kind.value}{other} by {decision.by}, {decision.at.date().isoformat()}{reason} [{decision.id}]"
