"""What holds only if something else does: conditions, and what must come first."""

from __future__ import annotations

from trucewatch.claims.clauses import Clause
from trucewatch.model import EventType

_HANGS_ON_IF = frozenset(
    {
        EventType.RESPONSE,
        EventType.REFUSAL,
        EventType.MILITARY_OPTION,
        EventType.COMPLIANCE,
        EventType.TERMS,
        EventType.VIOLATION_ALLEGED,
        EventType.THREAT,
        EventType.ACCEPTANCE,
        EventType.SUPPORT,
    }
)
_WHETHER = frozenset(
    {
        "investigate",
        "ask",
        "see",
        "know",
        "determine",
        "say",
        "wonder",
        "decide",
        "examine",
        "specify",
        "check",
        "probe",
    }
)


def on_condition(clause: Clause, event: EventType, lows: frozenset[str]) -> bool:
    """Tell whether a clause holds only if something else does ("if shelled, the army will respond")."""
    for verb in clause.verbs:
        for kid in verb.kids_as("advcl"):
            mark = kid.kid("mark", "advmod")
            if mark is not None and mark.low in ("if", "unless", "once", "provided"):
                return clause.head.lemma not in _WHETHER
            if kid.low in ("provided", "providing", "assuming"):
                return True
    if event is EventType.RESPONSE and lows & {"reserve", "reserved", "reserves"}:
        return True
    first = clause.words[0].low if clause.words else ""
    opening = clause.sentence.words[0].low
    if opening in ("if", "unless") and lows & {"would", "will", "could"}:
        return True
    if "if" in lows and not lows & {"even", "as"} and clause.head.lemma not in _WHETHER and event in _HANGS_ON_IF:
        return True
    return "unless" in lows or first in ("unless", "once") or ("if" in lows and "would" in lows)


def precondition(clause: Clause) -> bool:
    """In "no talks before detainees are freed" and "not until the siege is lifted" the second half is a demand."""
    first = clause.words[0].low if clause.words else ""
    mark = clause.top.kid("mark", "advmod")
    if first not in ("before", "until", "unless") and not (
        mark is not None and mark.low in ("before", "until", "unless")
    ):
        return False
    over = next((up for up in clause.top.above() if up.is_verb), None)
    if over is None:
        return False
    return over.kid("neg") is not None or any(
        k.low == "no" for kid in over.kids_as("nsubj", "nsubjpass", "dobj") for k in kid.kids
    )
