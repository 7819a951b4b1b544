"""Acts that a verb above them only puts forward: offered, agreed, asked for, weighed. None of them is told as done."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.claims.clauses import Clause
from trucewatch.claims.words import Word
from trucewatch.model import Certainty, EventType, Mood

_GIVEN_WORD = frozenset(
    """agree offer consent commit undertake volunteer pledge promise vow swear guarantee""".split()  # noqa: SIM905
)
_MEANT = frozenset("propose vote opt elect mean authorise authorize clear mandate prepare suggest".split())  # noqa: SIM905
_WEIGHED = frozenset("consider contemplate mull weigh discuss debate explore ponder study moot".split())  # noqa: SIM905
# "Was asked to", "were ordered to": the act is wanted of those who undergo the asking.
_ASKED = frozenset(
    """ask urge tell order instruct request advise beg direct command summon invite encourage press pressure call
    implore entreat exhort appeal recommend""".split()  # noqa: SIM905
)
_INCLINED = frozenset("keen eager willing anxious impatient reluctant unwilling free welcome".split())  # noqa: SIM905
# What is done or not done. A stand, terms or words are what the verb itself says: "agreed to respect the truce".
_DEEDS = frozenset(
    {
        EventType.TERRITORY_CHANGE, EventType.DEPLOYMENT, EventType.MONITORING, EventType.TALKS_SCHEDULED,
        EventType.TALKS_HELD, EventType.AID_DELIVERY, EventType.AID_ACCESS, EventType.AIRDROP, EventType.DISPLACEMENT,
        EventType.PRISONERS, EventType.CUSTODY_TRANSFER, EventType.INVESTIGATION_OPENED, EventType.SUPPORT,
    }
)  # fmt: skip


def put_forward(clause: Clause, event: EventType, certainty: Certainty) -> tuple[Mood, Certainty] | None:
    """Return how an act is meant that another verb only puts forward, and how surely; None where none does.

    "The rebels agreed to release 30 men" promises it, "were urged to" demands it, "are considering" leaves it open.
    """
    mood = _mood(clause, event) if event.armed or event.coarse in _DEEDS or event is EventType.MEDIATION else None
    if mood is None:
        return None
    return mood, {Mood.DEMANDED: Certainty.UNKNOWN, Mood.CONDITIONAL: Certainty.POSSIBLE}.get(mood, certainty)


def _mood(clause: Clause, event: EventType) -> Mood | None:
    talks = event.coarse in (EventType.TALKS_SCHEDULED, EventType.TALKS_HELD)
    for verb, below in _over(clause):
        passive = verb.kid("auxpass") is not None
        if verb.lemma in _ASKED and passive:
            return Mood.DEMANDED
        if not _still_to_do(below):
            continue
        if verb.lemma in _WEIGHED:
            return Mood.CONDITIONAL
        if verb.lemma in _GIVEN_WORD and not passive:
            return Mood.PLANNED if talks else Mood.PROMISED
        if verb.lemma in _MEANT or verb.lemma in _INCLINED:
            return Mood.PLANNED
    return None


def _over(clause: Clause) -> Iterator[tuple[Word, Word]]:
    """Yield the verbs and adjectives that govern the act, outermost first, each with the verb under it."""
    said = clause.said[-1] if clause.said else None
    if said is not None and clause.top in said.roots and clause.top.kid("nsubj", "nsubjpass") is None:
        yield said.cue, clause.top
    for verb, below in zip(clause.verbs, clause.verbs[1:], strict=False):
        yield verb, below
        for inclined in verb.kids_as("acomp", "oprd"):
            yield inclined, below
    for prep in (clause.head, *clause.head.kids_as("prep")):
        for gerund in prep.kids_as("pcomp", "xcomp", "ccomp", "dobj"):
            if gerund.tag == "VBG" and gerund.kid("nsubj") is None:
                yield clause.head, gerund  # "committed to releasing", "discussed releasing"


def _still_to_do(verb: Word) -> bool:
    """Tell whether a verb is an infinitive or a gerund without "have": "to release", "releasing"."""
    return verb.tag in ("VB", "VBG") and all(kid.lemma != "have" for kid in verb.kids_as("aux"))
