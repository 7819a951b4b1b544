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
# The same put forward by a noun: "received orders to bomb", "a proposal to release".
_CALLS = frozenset("order call demand request appeal instruction directive command ultimatum pressure".split())  # noqa: SIM905
_SCHEMES = frozenset(
    """plan proposal permission authorisation authorization decision mandate intention intent readiness willingness
    preparation arrangement clearance approval threat vote plot conspiracy scheme""".split()  # noqa: SIM905
)
_WORDS_GIVEN = frozenset("deal agreement pledge promise offer vow commitment undertaking accord".split())  # noqa: SIM905
_CHANCES = frozenset(
    "ability capability capacity right option chance opportunity possibility power potential capable".split()  # noqa: SIM905
)
# Verbs that only carry such a noun: what is done with the orders is what they are orders for.
_CARRYING = frozenset(
    """be have receive get give make issue obtain win gain seek reach sign strike announce accept reject refuse ignore
    drop abandon fail deny discuss consider repeat renew lack need await
    foil thwart uncover hatch approve""".split()  # noqa: SIM905
)
_NOUN_MOODS = tuple(
    (nouns, mood)
    for nouns, mood in (
        (_CALLS, Mood.DEMANDED),
        (_SCHEMES, Mood.PLANNED),
        (_WORDS_GIVEN, Mood.PROMISED),
        (_CHANCES, Mood.CONDITIONAL),
    )
)
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
    mood = next((mood for noun in _nouns_over(clause) for nouns, mood in _NOUN_MOODS if noun.lemma in nouns), None)
    if mood is None and _about_to(clause):
        return Mood.PLANNED
    return Mood.PLANNED if mood is Mood.PROMISED and talks else mood


def _nouns_over(clause: Clause) -> Iterator[Word]:
    """Yield the nouns, and "capable", that the act hangs from as an infinitive or behind "of"."""
    if clause.top.dep in ("acl", "relcl") and _to(clause.top):
        yield clause.top.head
    for verb in clause.verbs:
        for able in verb.kids_as("acomp", "oprd"):
            if any(_still_to_do(deed) for prep in able.kids_as("prep") for deed in prep.kids_as("pcomp")):
                yield able
    for noun in clause.head.kids_as("dobj", "attr", "nsubj", "nsubjpass") if clause.head.lemma in _CARRYING else ():
        if any(_to(deed) for deed in noun.kids_as("acl", "relcl")):
            yield noun


def _to(verb: Word) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return verb.tag == "VB" and any(kid.low == "to" for kid in verb.kids_as("aux"))


def _about_to(clause: Clause) -> bool:
    """Tell whether somebody "was about to" do it."""
    at = clause.head.i
    before = clause.sentence.words[max(0, at - 2) : at]
    return [word.low for word in before] == ["about", "to"]


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
