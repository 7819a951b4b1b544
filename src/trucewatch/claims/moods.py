"""Whether a clause is presented as done, or planned, demanded, feared ..., and how sure its speaker is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from trucewatch.claims.clauses import Clause
from trucewatch.claims.conditions import on_condition, precondition, ruled_out, under_condition
from trucewatch.claims.lexicon import read_yaml
from trucewatch.claims.plans import called_off, going_to, is_aim, is_to, was_supposed
from trucewatch.claims.put_forward import put_forward
from trucewatch.claims.silence import left_unclear, no_word, nobody, says_nothing, silent
from trucewatch.claims.words import Word
from trucewatch.model import Certainty, EventType, Mood, SpeechAct

Judged = tuple[Mood, Certainty] | None
"""How a clause is presented, or None where a rule does not apply."""

# Types that stand in a calendar: said of a day to come, they are planned.
DATED = frozenset({EventType.TALKS_SCHEDULED, EventType.RESOLUTION, EventType.TERMS, EventType.TALKS_HELD})
_STATES = frozenset(
    {
        "be",
        "collapse",
        "fail",
        "become",
        "lead",
        "cause",
        "mean",
        "remain",
        "help",
        "give",
        "provide",
        "rescue",
        "prevent",
        "ignore",
        "take",
        "escalate",
        "worsen",
        "benefit",
        "undermine",
        "use",
    }
)
ACT_MOOD = {
    SpeechAct.DEMAND: Mood.DEMANDED,
    SpeechAct.PROMISE: Mood.PROMISED,
    SpeechAct.THREATEN: Mood.PLANNED,
    SpeechAct.PREDICT: Mood.PREDICTED,
    SpeechAct.FEAR: Mood.PREDICTED,
    SpeechAct.HOPE: Mood.PREDICTED,
}
_PROMISED_TYPES = frozenset(
    {
        EventType.COMPLIANCE,
        EventType.ACCEPTANCE,
        EventType.SUPPORT,
        EventType.AID_DELIVERY,
        EventType.AID_ACCESS,
        EventType.PRISONERS,
        EventType.RELEASE,
        EventType.TROOP_WITHDRAWAL,
    }
)
_WILLING = frozenset({"ready", "willing", "prepared", "resolved", "determined", "resolve", "determine", "prepare"})
# "On the verge of taking the town": it is not taken.
_NEAR = frozenset({"verge", "brink", "cusp"})
_SAY = frozenset(
    {"say", "comment", "specify", "elaborate", "disclose", "discuss", "identify", "name", "confirm", "reveal", "detail"}
)
_NEEDED = frozenset({"need", "necessary", "essential", "imperative", "vital", "crucial", "urgent"})


@cache
def moods() -> dict[str, frozenset[str]]:
    """Return the word lists of ``data/moods.yaml``."""
    return {name: frozenset(words) for name, words in read_yaml("moods.yaml").items()}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at: auxiliaries, words in small letters, the verbs governing the predicate."""

    clause: Clause
    event: EventType
    act: SpeechAct
    auxes: frozenset[str]
    lows: frozenset[str]
    chain: frozenset[str]
    certainty: Certainty
    own_side: bool
    denied: bool


def mood_of(
    clause: Clause, event: EventType, act: SpeechAct, *, own_side: bool, denied: bool
) -> tuple[Mood, Certainty]:
    """Judge a clause by the first rule that applies; told plainly it is realised."""
    if under_condition(clause):
        return Mood.CONDITIONAL, Certainty.UNKNOWN
    by_act = _by_act(clause, act)
    if by_act is not None:
        return by_act
    auxes = {kid.lemma for verb in clause.verbs for kid in verb.kids_as("aux", "auxpass")}
    lows = {word.low for word in clause.words}
    chain = {word.lemma for word in clause.chain}
    chain |= {k.lemma for w in clause.verbs for k in w.kids_as("acomp", "oprd") if not _owed_to(k)}
    certainty = _certainty(clause, auxes, chain, lows)
    facts = Facts(clause, event, act, frozenset(auxes), frozenset(lows), frozenset(chain), certainty, own_side, denied)
    for rule in _RULES:
        judged = rule(facts)
        if judged is not None:
            return judged
    return Mood.REALISED, certainty


def _owed_to(word: Word) -> bool:
    """In "this is due to the fighting" nothing is due."""
    return word.low == "due" and any(kid.low == "to" and kid.kid("pobj") is not None for kid in word.kids)


def _on_condition(facts: Facts) -> Judged:
    return (Mood.CONDITIONAL, facts.certainty) if on_condition(facts.clause, facts.event, facts.lows) else None


def _ruled_out(facts: Facts) -> Judged:
    """What is ruled out is not to come; what is not ruled out may be."""
    verb = ruled_out(facts.clause)
    if verb is None:
        return None
    if verb.kid("neg") is not None or any(kid.low == "never" for kid in verb.kids):
        return Mood.PREDICTED, Certainty.POSSIBLE
    below = facts.clause.head is not verb and facts.clause.head.is_verb
    told = any(
        word.tag == "VBD" or word.low in ("had", "has", "have") for word in facts.clause.words if word is not verb
    )
    return (Mood.REALISED if below and told else Mood.PLANNED), facts.certainty


def _willing(facts: Facts) -> Judged:
    if facts.clause.head.lemma in ("promise", "pledge", "vow", "guarantee") and facts.event is not EventType.STATEMENT:
        return Mood.PROMISED, facts.certainty
    ready = facts.own_side and facts.chain & _WILLING and facts.event in (*_PROMISED_TYPES, EventType.STATEMENT)
    return (Mood.PROMISED, facts.certainty) if ready else None


def _put_forward(facts: Facts) -> Judged:
    return put_forward(facts.clause, facts.event, facts.certainty)


def _demanded(facts: Facts) -> Judged:
    head = facts.clause.head
    owed = facts.auxes & {"must", "should", "ought"} or facts.chain & {"need"}
    asked = facts.chain & moods()["demanded"] and "had" not in facts.lows and not was_supposed(facts.clause)
    needed = (
        facts.lows & _NEEDED
        and facts.lows & {"to", "for", "that"}
        and head.lemma in ("be", "implement", *moods()["demanded"])
    )
    important = (
        not head.is_verb
        and facts.event is not EventType.COORDINATION_CALL
        and head.lemma in ("importance", "need", "necessity", "urgency")
    )
    if owed or asked or needed or important or precondition(facts.clause) or _imperative(facts.clause):
        return Mood.DEMANDED, Certainty.UNKNOWN
    return None


def _aimed_at(facts: Facts) -> Judged:
    """One of the purposes "is to allow aid"."""
    return (Mood.PLANNED, facts.certainty) if is_aim(facts.clause, facts.lows) else None


def _not_clear(facts: Facts) -> Judged:
    return (Mood.CONDITIONAL, Certainty.UNKNOWN) if left_unclear(facts.clause) else None


def _awaited(facts: Facts) -> Judged:
    if facts.clause.head.lemma in ("brace", "await") and facts.event is not EventType.STATEMENT:
        return Mood.PREDICTED, Certainty.PROBABLE
    if facts.chain & {"risk"} or facts.lows & _NEAR:
        return Mood.PREDICTED, Certainty.POSSIBLE
    return (Mood.PREDICTED, Certainty.PROBABLE) if facts.chain & {"expect", "likely", "unlikely"} else None


def _dropped(facts: Facts) -> Judged:
    return (Mood.CALLED_OFF, facts.certainty) if called_off(facts.clause, set(facts.chain), set(facts.lows)) else None


def _tried(facts: Facts) -> Judged:
    """An attempt that was made is done, whatever came of it."""
    tried = any(verb.lemma in ("try", "attempt") and verb.tag in ("VBD", "VBN") for verb in facts.clause.chain)
    return (Mood.REALISED, facts.certainty) if tried else None


def _planned(facts: Facts) -> Judged:
    clause = facts.clause
    plan = (
        is_to(clause)
        or facts.chain & moods()["planned"]
        or clause.head.lemma in ("plan", "intend", "schedule", "pencil")
        or going_to(clause)
    )
    return (Mood.PLANNED, facts.certainty) if plan else None


def _ahead(facts: Facts) -> Judged:
    mute = facts.clause.head.lemma in _SAY and facts.auxes & {"will", "would", "wo"}
    if mute and any(verb.kid("neg") is not None or nobody(verb) for verb in facts.clause.verbs):
        return Mood.REALISED, facts.certainty  # "neither side would say how many aircraft it had lost"
    if facts.auxes & {"will", "would", "shall", "wo", "'ll", "'d"}:
        return _future(
            facts.clause, facts.event, set(facts.auxes), facts.certainty, own_side=facts.own_side
        ), facts.certainty
    return None


def _left_open(facts: Facts) -> Judged:
    may = facts.auxes & {"may", "might", "could"}
    if may and facts.event is EventType.STATEMENT and not facts.denied:
        return Mood.PREDICTED, Certainty.POSSIBLE
    negated = facts.denied or any(verb.kid("neg") is not None for verb in facts.clause.verbs)
    if facts.auxes & {"could", "can"} and facts.clause.verbs[0].lemma in ("hear", "see", "smell", "feel"):
        return None  # "we can hear jets" tells what is heard
    if negated and facts.auxes & {"could", "can"} and not facts.auxes & {"have", "may", "might"}:
        return None  # "could not reach the village" tells what was so
    if (may or "can" in facts.auxes) and facts.event is not EventType.STATEMENT:
        dated = facts.event in (EventType.TALKS_SCHEDULED, EventType.RESOLUTION, EventType.AID_DELIVERY)
        return (Mood.PLANNED if dated else Mood.PREDICTED), Certainty.POSSIBLE
    return None


def _not_said(facts: Facts) -> Judged:
    told = facts.event not in (EventType.NON_ATTRIBUTION, EventType.STATEMENT)
    return (Mood.REALISED, Certainty.UNKNOWN) if told and (silent(facts.clause) or no_word(facts.clause)) else None


def _an_option(facts: Facts) -> Judged:
    words = {"possibility", "potential", "option", "options", "incursion", "plan"}
    if facts.event is EventType.MILITARY_OPTION and not facts.denied and facts.lows & words:
        return Mood.CONDITIONAL, Certainty.POSSIBLE if facts.certainty is Certainty.CERTAIN else facts.certainty
    return None


_RULES: tuple[Callable[[Facts], Judged], ...] = (
    _not_clear,
    _on_condition,
    _ruled_out,
    _willing,
    _put_forward,
    _demanded,
    _not_said,
    _aimed_at,
    _awaited,
    _dropped,
    _tried,
    _planned,
    _ahead,
    _left_open,
    _an_option,
)


def _by_act(clause: Clause, act: SpeechAct) -> tuple[Mood, Certainty] | None:
    if act in (
        SpeechAct.DEMAND,
        SpeechAct.FEAR,
        SpeechAct.HOPE,
        SpeechAct.PREDICT,
        SpeechAct.PROMISE,
        SpeechAct.THREATEN,
    ):
        said = next((s for s in clause.said if s.act is act), None)
        if clause.role == "relative" and _past(clause):
            return Mood.REALISED, Certainty.CERTAIN  # "vowed to punish the men who killed him"
        if act is SpeechAct.DEMAND:
            if wants_itself(clause):
                return Mood.PLANNED, Certainty.CERTAIN
            return Mood.DEMANDED, Certainty.UNKNOWN
        sure = {
            SpeechAct.FEAR: Certainty.POSSIBLE,
            SpeechAct.HOPE: Certainty.POSSIBLE,
            SpeechAct.PREDICT: Certainty.PROBABLE,
        }
        if act in (SpeechAct.FEAR, SpeechAct.PREDICT) and said is not None and _past(clause):
            return Mood.REALISED, sure[act]
        return ACT_MOOD[act], sure.get(act, Certainty.CERTAIN)
    if act is SpeechAct.ASK:
        return Mood.CONDITIONAL, Certainty.UNKNOWN
    return None


def wants_itself(clause: Clause) -> bool:
    """In "they want to take the town" the wish is a plan; in "they want him to go" it is a demand."""
    for said in clause.said:
        if said.cue.lemma in ("want", "wish", "seek", "desire"):
            below = clause.top
            return below.dep == "xcomp" and below.kid("nsubj") is None and said.cue.kid("dobj") is None
    return False


def _past(clause: Clause) -> bool:
    return clause.verbs[0].tag == "VBD" and not any(
        k.lemma in ("would", "will", "could", "might") for v in clause.verbs for k in v.kids_as("aux")
    )


def _certainty(clause: Clause, auxes: set[str], chain: set[str], lows: set[str]) -> Certainty:
    words = moods()
    lemmas = {word.lemma for word in clause.words if word.dep in ("advmod", "aux") or word in clause.chain} | chain
    if says_nothing(clause):
        return Certainty.CERTAIN
    if (
        auxes & {"may", "might", "could"}
        or lemmas & {"possibly", "perhaps", "maybe"}
        or lows & {"possibility", "possible"}
    ):
        return Certainty.POSSIBLE
    if any(said.cue.lemma in ("signal", "suggest", "indicate", "imply", "hint") for said in clause.said):
        return Certainty.PROBABLE
    if lemmas & words["probable"]:
        return Certainty.PROBABLE
    if clause.sentence.text.rstrip('"').endswith("?"):
        return Certainty.UNKNOWN
    if (
        lows & {"reports", "allegations", "rumours", "rumors"}
        and lows & {"of", "that"}
        and (clause.head.lemma in ("be", "receive", "report") and not any(verb.kid("neg") for verb in clause.verbs))
    ):
        return Certainty.POSSIBLE
    return Certainty.CERTAIN


# What may stand before an order: "Please send it", "Just leave".
_BEFORE_ORDERS = frozenset({"intj", "advmod", "punct", "neg", "cc", "npadvmod"})


def _imperative(clause: Clause) -> bool:
    head = clause.verbs[0]
    bare = head.tag == "VB" and head.kid("nsubj", "aux", "nsubjpass") is None
    if bare and head.dep == "ROOT" and all(word.dep in _BEFORE_ORDERS for word in clause.sentence.words[: head.i]):
        return True
    return (
        bare
        and head.dep in ("ROOT", "ccomp", "conj")
        and clause.sentence.quoted[head.i]
        and (clause.role != "coordinate" or head.head.kid("nsubj") is None)
    )


def _given(clause: Clause, event: EventType) -> bool:
    """Tell whether somebody is to be given something: said of a day to come, that is a plan."""
    return event in _PROMISED_TYPES and clause.head.lemma in ("give", "provide", "help", "take")


def _future(clause: Clause, event: EventType, auxes: set[str], certainty: Certainty, *, own_side: bool) -> Mood:
    would = "would" in auxes or "'d" in auxes
    if own_side and event in _PROMISED_TYPES:
        return Mood.PROMISED
    if clause.head.lemma in _STATES and event not in DATED and not _given(clause, event):
        if would and not clause.said:
            return Mood.CONDITIONAL
        return Mood.PREDICTED
    if would and not clause.said and event not in DATED:
        return Mood.CONDITIONAL
    if would and clause.said and event is EventType.STATEMENT:
        return Mood.CONDITIONAL
    if would and event in (EventType.MILITARY_OPTION, EventType.STATEMENT) and certainty is not Certainty.CERTAIN:
        return Mood.CONDITIONAL
    return Mood.PLANNED
