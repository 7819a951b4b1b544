"""What holds only if something else does: conditions, and what must come first."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.claims.clauses import Clause
from trucewatch.claims.words import Sentence, Word
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
    return "unless" in lows or first == "unless" or _once(clause) or ("if" in lows and "would" in lows)


def _once(clause: Clause) -> bool:
    """In "Once the siege is lifted, ..." something must come first; in "Once a stronghold, ..." it lies behind."""
    word = clause.words[0] if clause.words else None
    if word is None or word.low != "once" or not word.head.is_verb:
        return False
    return word.head.kid("nsubj", "nsubjpass", "expl") is not None


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


# "once inspectors confirm it" lies ahead, "once inspectors had confirmed it" is done.
_AHEAD_ONLY = frozenset({"once", "until"})
_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "assuming"})
_FIRST_AUXILIARIES = frozenset({"should", "had", "were"})
_OPENING = _CONDITIONS | _AHEAD_ONLY | _FIRST_AUXILIARIES
# What stands below a verb by one of these is what the verb says; a relative clause or another adverbial is presupposed.
_SAID_BELOW = frozenset(
    {"ccomp", "xcomp", "acl", "conj", "dobj", "pobj", "pcomp", "prep", "nsubj", "nsubjpass", "attr", "csubj"}
)


def under_condition(clause: Clause) -> bool:
    """Tell whether a clause is what a condition says ("if inspectors confirm that the army shelled it, talks will end")."""
    return not clause.sentence.lows.isdisjoint(_OPENING) and any(_conditional_verb(word) for word in _path(clause.top))


def if_said(cue: Word, sentence: Sentence) -> bool:
    """Tell whether a word of saying says nothing yet because it stands in a condition ("if the panel finds that ...")."""
    return not sentence.lows.isdisjoint(_OPENING) and any(_conditional_verb(word) for word in _path(cue))


def _path(word: Word) -> Iterator[Word]:
    yield word
    while word.dep in _SAID_BELOW and word.head is not word:
        word = word.head
        yield word


def _conditional_verb(verb: Word) -> bool:
    if not verb.is_verb or (verb.dep == "ccomp" and verb.i > verb.head.i):
        return False  # "asked if the army shelled it" is a question
    subject = verb.kid("nsubj", "nsubjpass", "expl", "csubj")
    if subject is None:
        return False  # "said, if asked, that"
    return _inverted(verb) or any(
        kid.low in _CONDITIONS or (kid.low in _AHEAD_ONLY and _not_past(verb))
        for kid in (*verb.kids_as("mark", "advmod"), *subject.kids_as("mark"))
        if kid.i < verb.i and not _as_if(kid, verb)
    )


def _as_if(mark: Word, verb: Word) -> bool:
    """In "as if" and "even if" nothing hangs on it."""
    return mark.low == "if" and any(kid.low == "as" and kid.i == mark.i - 1 for kid in verb.kids)


def _not_past(verb: Word) -> bool:
    return all(word.tag not in ("VBD", "VBN") for word in (verb, *verb.kids_as("aux", "auxpass"))) or any(
        kid.tag in ("VBZ", "VBP") for kid in verb.kids_as("aux", "auxpass")
    )


def _inverted(verb: Word) -> bool:
    """In "Should the panel find that ..., " and "Had the army shelled it, " the auxiliary stands first."""
    subject = verb.kid("nsubj", "nsubjpass")
    return (
        verb.dep in ("advcl", "ccomp")
        and subject is not None
        and any(kid.low in _FIRST_AUXILIARIES and kid.i < subject.i for kid in verb.kids_as("aux", "auxpass"))
    )


def ruled_out(clause: Clause) -> Word | None:
    """Return the verb that rules out what a clause is about ("ruled out an attack", "ruled out that jets had hit it")."""
    over = (*clause.verbs, *(word for word in _path(clause.top) if word is not clause.top))
    return next((word for word in over if word.lemma == "rule" and any(kid.low == "out" for kid in word.kids)), None)
