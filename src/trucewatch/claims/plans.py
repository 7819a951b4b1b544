"""What was planned and what was called off: "is to open", "was to have opened", "had been due to open"."""

from __future__ import annotations

from trucewatch.claims.clauses import Clause


def was_supposed(clause: Clause) -> bool:
    """Tell whether something "was supposed to" happen."""
    return any(
        verb.lemma == "suppose" and any(kid.low in ("was", "were") for kid in verb.kids) for verb in clause.chain
    )


def was_to_have(clause: Clause) -> bool:
    """Tell whether something "was to have" been done: it was planned, and did not come to pass."""
    for verb, below in zip(clause.verbs, clause.verbs[1:], strict=False):
        if verb.low in ("was", "were") and below.tag == "VBN" and verb.kid("acomp", "attr") is None:
            return {"to", "have"} <= {kid.low for kid in below.kids_as("aux")}
    return False


def is_to(clause: Clause) -> bool:
    """Tell whether somebody "is to" do something: it is planned."""
    for verb, below in zip(clause.verbs, clause.verbs[1:], strict=False):
        if (
            verb.lemma == "be"
            and below.dep == "xcomp"
            and below.lemma != "blame"
            and verb.kid("acomp", "attr", "auxpass", "oprd") is None
        ):
            return any(kid.low == "to" for kid in below.kids_as("aux"))
    return False


def called_off(clause: Clause, chain: set[str], lows: set[str]) -> bool:
    """Tell whether what was planned was dropped ("was cancelled", "had been due to open")."""
    head = clause.head
    planned = head.lemma in ("plan", "schedule", "pencil", "expect") or (head.lemma == "set" and not head.kid("dobj"))
    planned = planned or not chain.isdisjoint({"schedule", "plan", "suppose", "due"})
    return (
        bool(planned and "had" in lows)
        or was_to_have(clause)
        or any(v.lemma == "suppose" and any(k.low in ("was", "were") for k in v.kids) for v in clause.chain)
        or (clause.head.lemma in ("cancel", "scrap", "shelve", "postpone") and clause.head.kid("dobj") is not None)
        or (clause.head.lemma in ("cancel", "shelve", "scrap", "postpone") and clause.head.tag == "VBN")
        or (clause.head.lemma in ("call", "put") and any(k.low == "off" for k in clause.head.kids))
    )


_PURPOSE = frozenset({"purpose", "purposes", "aim", "goal", "priority", "objective", "ambition"})


def is_aim(clause: Clause, lows: frozenset[str]) -> bool:
    """Tell whether something is said to be a purpose ("one of the aims is to allow aid")."""
    return not lows.isdisjoint(_PURPOSE) and any(verb.lemma == "be" for verb in clause.verbs)


def going_to(clause: Clause) -> bool:
    """Tell whether somebody "is going to" do something."""
    return any(verb.low == "going" and verb.tag == "VBG" for verb in clause.chain)


# Of these "is ...ing on Friday" is said of a day to come.
_SET = frozenset(
    {
        "arrive", "begin", "come", "convene", "depart", "deploy", "fly", "gather", "go", "head", "hold", "host", "leave",
        "meet", "move", "open", "resume", "return", "send", "start", "travel", "visit", "vote", "withdraw",
    }
)  # fmt: skip


def under_way(clause: Clause) -> bool:
    """Tell whether something "is leaving", "are meeting": with a day named, that day lies ahead."""
    verb = clause.head
    auxes = {kid.low for kid in verb.kids_as("aux")}
    return verb.tag == "VBG" and verb.lemma in _SET and bool(auxes & {"is", "are", "'re", "'s", "am"})
