"""What a decision carries besides its kind, as text for the chain and back: changes, marked words, pairs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from trucewatch.model.decision import Change, ClaimField, Decision, DecisionKind, Marked, Pairing


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction changes, or what an added claim says; ``marked`` is where an added claim stands."""

    changes: tuple[Change, ...]
    marked: Marked | None = None


def changes_as_text(changes: Sequence[Change], marked: Marked | None = None) -> str:
    """Write changes (and the words of an added claim) as one line of JSON.

    >>> changes_as_text([Change(ClaimField.PLACE, "Orvela", "Tarsk")])
    '{"changes": [["place", "Orvela", "Tarsk"]]}'
    """
    written: dict[str, object] = {"changes": [[one.field.value, one.to, one.was] for one in changes]}
    if marked is not None:
        written |= {"start": marked.start, "end": marked.end, "words": marked.words}
    return json.dumps(written, ensure_ascii=False)


def corrected_by(decision: Decision) -> Corrected:
    """Return what a correction or an added claim says; nothing where its words were erased.

    >>> corrected_by(Decision("d", "c", "", DecisionKind.CORRECT, "", None, "", None)).changes  # type: ignore[arg-type]
    ()
    """
    written = _written(decision)
    changes = tuple(Change(ClaimField(field), to, was) for field, to, was in written.get("changes", ()))
    if "start" not in written:
        return Corrected(changes)
    return Corrected(changes, Marked(written["start"], written["end"], written["words"]))


def pairing_as_text(pairing: Pairing) -> str:
    """Write down what a merge joins or a split parts."""
    return json.dumps({"other": pairing.other, "left": list(pairing.left), "right": list(pairing.right)})


def paired_by(decision: Decision) -> Pairing | None:
    """Return what a merge joins or a split parts; None for other decisions and where that was erased."""
    if decision.kind not in (DecisionKind.MERGE, DecisionKind.SPLIT) or not decision.value:
        return None
    if not decision.value.startswith("{"):
        return Pairing(decision.value, (decision.about,), (decision.value,))
    written = _written(decision)
    return Pairing(written["other"], tuple(written["left"]), tuple(written["right"]))


def _written(decision: Decision) -> dict[str, Any]:
    if not decision.value or not decision.value.startswith("{"):
        return {}
    found = json.loads(decision.value)
    return found if isinstance(found, dict) else {}
