"""Whether a clause is presented as done, as planned, feared, demanded ..., whether it is denied, and how sure its speaker is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trucewatch.claims.clauses import Clause
from trucewatch.claims.lexicon import cues, read_yaml
from trucewatch.claims.said import Said
from trucewatch.claims.words import Word
from trucewatch.model import Certainty, EventType, Mood, Polarity, SpeechAct

# Types that already say "not": refusing, leaving out, collapsing. Their own negation word does not turn them round.
_NEGATIVE_TYPES = frozenset({
    EventType.REFUSAL, EventType.EXCLUSION, EventType.TALKS_COLLAPSED, EventType.NON_ATTRIBUTION, EventType.TRACING_GAP,
})  # fmt: skip
_STATES = frozenset({"be", "collapse", "fail", "become", "lead", "cause", "mean", "remain", "help", "give", "provide", "rescue",
                     "prevent", "ignore", "take", "escalate", "worsen", "benefit", "undermine", "use"})  # fmt: skip
_ACT_MOOD = {
    SpeechAct.DEMAND: Mood.DEMANDED,
    SpeechAct.PROMISE: Mood.PROMISED,
    SpeechAct.THREATEN: Mood.PLANNED,
    SpeechAct.PREDICT: Mood.PREDICTED,
    SpeechAct.FEAR: Mood.PREDICTED,
    SpeechAct.HOPE: Mood.PREDICTED,
}
_PROMISED_TYPES = frozenset({EventType.COMPLIANCE, EventType.ACCEPTANCE, EventType.SUPPORT, EventType.AID_DELIVERY, EventType.AID_ACCESS,
                             EventType.PRISONERS, EventType.RELEASE, EventType.TROOP_WITHDRAWAL})  # fmt: skip


# Types that stand in a calendar: said of a day to come, they are planned.
DATED = frozenset({EventType.TALKS_SCHEDULED, EventType.RESOLUTION, EventType.TERMS, EventType.TALKS_HELD})


@dataclass(frozen=True, slots=True)
class Modality:
    """How a clause is presented."""

    polarity: Polarity
    mood: Mood
    certainty: Certainty
    act: SpeechAct


@cache
def moods() -> dict[str, frozenset[str]]:
    """Return the word lists of ``data/moods.yaml``."""
    return {name: frozenset(words) for name, words in read_yaml("moods.yaml").items()}


def inherits(clause: Clause, head: Modality) -> bool:
    """Tell whether a coordinated clause is presented as the one it is coordinated with ("will stop firing and pull back")."""
    if clause.role != "coordinate" or head.mood is Mood.REALISED:
        return False
    own = any(
        kid.dep in ("aux", "mark") and kid.lemma not in ("be", "have", "to")
        for verb in clause.verbs
        for kid in verb.kids
    )
    return not own and (clause.top.tag == clause.top.head.tag or clause.top.tag == "VB")


def modality(clause: Clause, event: EventType, *, own_side: bool) -> Modality:
    """Judge a clause inside its voices. ``own_side`` tells whether the actor is the speaker or the speaker's side."""
    said = clause.said[-1] if clause.said else None
    act = _act(clause)
    mood, certainty = _mood(clause, event, act, own_side=own_side)
    if (
        said is not None
        and said.certainty is not Certainty.CERTAIN
        and certainty is Certainty.CERTAIN
        and not _wants_itself(clause)
    ):
        certainty = said.certainty
    return Modality(_polarity(clause, event, act), mood, certainty, act)


def _act(clause: Clause) -> SpeechAct:
    act = SpeechAct.NARRATE
    for said in clause.said:
        if act in (SpeechAct.NARRATE, SpeechAct.ASSERT):
            act = said.act
    if act is SpeechAct.ASSERT:
        inner = [cues()[w.lemma].act for w in clause.chain if w.lemma in cues() and w.is_verb]
        special = [a for a in inner if a in _ACT_MOOD or a in (SpeechAct.ACCUSE, SpeechAct.DENY)]
        if special:
            act = special[0]
    return act


def _polarity(clause: Clause, event: EventType, act: SpeechAct) -> Polarity:
    turns = sum(_turns(verb, event) for verb in clause.verbs)
    if act is SpeechAct.DENY or (act is SpeechAct.REJECT and event not in _NEGATIVE_TYPES and not clause.head.is_verb and
                                 event not in (EventType.STATEMENT, EventType.DENIAL)):  # fmt: skip
        turns += 1
    if act is SpeechAct.REJECT and clause.head.is_verb and clause.said and clause.top in clause.said[-1].roots:
        turns += 1  # "rejected reports that the town had fallen"
    if event in _NEGATIVE_TYPES and act is not SpeechAct.DENY:
        return Polarity.POSITIVE
    return Polarity.NEGATIVE if turns % 2 else Polarity.POSITIVE


def _turns(verb: Word, event: EventType) -> int:
    words = moods()
    turns = 0
    for kid in verb.kids:
        if kid.dep == "neg" or (kid.dep == "advmod" and kid.lemma in ("never", "nor")):
            turns += 1
        elif kid.dep in ("dobj", "attr", "nsubj", "nsubjpass", "acomp") and any(
            k.low in ("no", "neither", "not") and k.dep in ("det", "neg", "advmod") for k in kid.kids
        ):
            turns += 1
        elif kid.dep in ("nsubj", "nsubjpass") and kid.low in ("none", "nobody", "nothing", "neither"):
            turns += 1
    if verb.lemma in words["turned"] and event is not EventType.COMPLIANCE:
        turns += 1
    if any(kid.low == "yet" for kid in verb.kids) and verb.lemma in ("have", "be") and verb.kid("neg") is None:
        turns += 1
    return turns


def _mood(clause: Clause, event: EventType, act: SpeechAct, *, own_side: bool) -> tuple[Mood, Certainty]:
    by_act = _by_act(clause, act)
    if by_act is not None:
        return by_act
    auxes = {kid.lemma for verb in clause.verbs for kid in verb.kids_as("aux", "auxpass")}
    lows = {word.low for word in clause.words}
    chain = {word.lemma for word in clause.chain} | {k.lemma for w in clause.verbs for k in w.kids_as("acomp", "oprd")}
    certainty = _certainty(clause, auxes, chain, lows)
    if _conditional(clause, event, lows):
        return Mood.CONDITIONAL, certainty
    if (
        own_side
        and chain & {"ready", "willing", "prepared", "resolved", "determined", "resolve", "determine", "prepare"}
        and event in (*_PROMISED_TYPES, EventType.STATEMENT)
    ):
        return Mood.PROMISED, certainty
    if auxes & {"must", "should", "ought"} or chain & {"need"} or (chain & moods()["demanded"] and "had" not in lows):
        return Mood.DEMANDED, Certainty.UNKNOWN
    if (
        lows & {"need", "necessary", "essential", "imperative", "vital", "crucial", "urgent"}
        and lows & {"to", "for", "that"}
        and clause.head.lemma in ("be", "implement", *moods()["demanded"])
        or precondition(clause)
    ):
        return Mood.DEMANDED, Certainty.UNKNOWN
    if _imperative(clause):
        return Mood.DEMANDED, Certainty.UNKNOWN
    if any(verb.lemma == "be" for verb in clause.verbs) and lows & {
        "purpose",
        "purposes",
        "aim",
        "goal",
        "priority",
        "objective",
        "ambition",
    }:
        return Mood.PLANNED, certainty
    if clause.head.lemma == "be" and "clear" in lows and clause.head.kid("neg") is not None:
        return Mood.CONDITIONAL, Certainty.UNKNOWN
    if (
        not clause.head.is_verb
        and event is not EventType.COORDINATION_CALL
        and clause.head.lemma in ("importance", "need", "necessity", "urgency")
    ):
        return Mood.DEMANDED, Certainty.UNKNOWN
    if chain & {"expect", "likely", "unlikely"}:
        return Mood.PREDICTED, Certainty.PROBABLE
    if _called_off(clause, chain, lows):
        return Mood.CALLED_OFF, certainty
    if chain & {"try", "attempt"} and any(v.lemma in ("try", "attempt") and v.tag == "VBD" for v in clause.chain):
        return Mood.REALISED, certainty
    if chain & moods()["planned"] or clause.head.lemma in ("plan", "intend", "schedule", "pencil") or _going_to(clause):
        return Mood.PLANNED, certainty
    if auxes & {"will", "would", "shall", "wo", "'ll", "'d"}:
        return _future(clause, event, auxes, certainty, own_side=own_side), certainty
    if auxes & {"may", "might", "could", "can"} and (
        event is not EventType.STATEMENT
        or (_polarity(clause, event, act) is Polarity.POSITIVE and auxes & {"may", "might", "could"})
    ):
        dated = event in (EventType.TALKS_SCHEDULED, EventType.RESOLUTION, EventType.AID_DELIVERY)
        return (Mood.PLANNED if dated else Mood.PREDICTED), Certainty.POSSIBLE
    if _silent(clause) and event is not EventType.NON_ATTRIBUTION and event is not EventType.STATEMENT:
        return Mood.REALISED, Certainty.UNKNOWN
    if (
        event is EventType.MILITARY_OPTION
        and _polarity(clause, event, act) is Polarity.POSITIVE
        and lows & {"possibility", "potential", "option", "options", "incursion", "plan"}
    ):
        return Mood.CONDITIONAL, Certainty.POSSIBLE if certainty is Certainty.CERTAIN else certainty
    return Mood.REALISED, certainty


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
        if act is SpeechAct.DEMAND:
            if _wants_itself(clause):
                return Mood.PLANNED, Certainty.CERTAIN
            return Mood.DEMANDED, Certainty.UNKNOWN
        sure = {
            SpeechAct.FEAR: Certainty.POSSIBLE,
            SpeechAct.HOPE: Certainty.POSSIBLE,
            SpeechAct.PREDICT: Certainty.PROBABLE,
        }
        if act in (SpeechAct.FEAR, SpeechAct.PREDICT) and said is not None and _past(clause):
            return Mood.REALISED, sure[act]
        return _ACT_MOOD[act], sure.get(act, Certainty.CERTAIN)
    if act is SpeechAct.ASK:
        return Mood.CONDITIONAL, Certainty.UNKNOWN
    return None


def _wants_itself(clause: Clause) -> bool:
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


def _conditional(clause: Clause, event: EventType, lows: set[str]) -> bool:
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


_HANGS_ON_IF = frozenset({EventType.RESPONSE, EventType.REFUSAL, EventType.MILITARY_OPTION, EventType.COMPLIANCE, EventType.TERMS,
                          EventType.VIOLATION_ALLEGED, EventType.THREAT, EventType.ACCEPTANCE, EventType.SUPPORT})  # fmt: skip
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


def _imperative(clause: Clause) -> bool:
    head = clause.verbs[0]
    return (
        head.tag == "VB" and head.dep in ("ROOT", "ccomp", "conj") and head.kid("nsubj", "aux", "nsubjpass") is None
        and clause.sentence.quoted[head.i] and (clause.role != "coordinate" or head.head.kid("nsubj") is None)
    )  # fmt: skip


def _called_off(clause: Clause, chain: set[str], lows: set[str]) -> bool:
    planned = clause.head.lemma in ("plan", "schedule", "pencil", "set", "expect") or chain & {
        "schedule",
        "plan",
        "suppose",
        "due",
    }
    return (
        bool(planned and "had" in lows)
        or any(v.lemma == "suppose" and any(k.low in ("was", "were") for k in v.kids) for v in clause.chain)
        or (clause.head.lemma in ("cancel", "scrap", "shelve", "postpone") and clause.head.kid("dobj") is not None)
        or (clause.head.lemma in ("cancel", "shelve", "scrap", "postpone") and clause.head.tag == "VBN")
        or (clause.head.lemma == "call" and any(k.low == "off" for k in clause.head.kids))
    )


def _going_to(clause: Clause) -> bool:
    return any(verb.low == "going" and verb.tag == "VBG" for verb in clause.chain)


def _future(clause: Clause, event: EventType, auxes: set[str], certainty: Certainty, *, own_side: bool) -> Mood:
    would = "would" in auxes or "'d" in auxes
    if own_side and event in _PROMISED_TYPES:
        return Mood.PROMISED
    if clause.head.lemma in _STATES and event not in DATED:
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


def says_nothing(clause: Clause) -> bool:
    """Tell whether a clause only says that somebody has not spoken ("has not commented on the attack")."""
    quiet = clause.head.lemma in ("comment", "respond", "elaborate", "reply", "reach") and any(
        verb.kid("neg") is not None for verb in clause.verbs)  # fmt: skip
    return (
        quiet
        and clause.head.kid("ccomp") is None
        and not any(
            kid.low == "to"
            and kid.dep == "prep"
            and any(noun.lemma in ("violation", "attack", "breach", "fire", "strike") for noun in kid.kids_as("pobj"))
            for kid in clause.head.kids
        )
    )


def _silent(clause: Clause) -> bool:
    """Tell whether a clause only says that somebody did not say."""
    return (
        clause.head.lemma in cues()
        and clause.head.kid("neg") is not None
        and "speech" in cues()[clause.head.lemma].groups
    )


def negated_speech(said: Said) -> bool:
    """Tell whether a cue only says that somebody said nothing ("did not say if", "declined to comment")."""
    return said.act is SpeechAct.DECLINE or (said.negated and said.act is SpeechAct.ASSERT and not said.attitude)
