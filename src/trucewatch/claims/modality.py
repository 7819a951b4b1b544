"""Whether a clause is presented as done, as planned, feared, demanded ..., whether it is denied, and how sure its speaker is."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.claims.against import advised_against, called_false, only_weighed, withheld_charge
from trucewatch.claims.clauses import Clause
from trucewatch.claims.conditions import if_said, ruled_out
from trucewatch.claims.lexicon import cues
from trucewatch.claims.moods import ACT_MOOD, mood_of, moods, wants_itself
from trucewatch.claims.said import Said
from trucewatch.claims.words import Word
from trucewatch.model import Certainty, EventType, Mood, Polarity, SpeechAct

# Types that already say "not": refusing, leaving out, collapsing. Their own negation word does not turn them round.
_NEGATIVE_TYPES = frozenset(
    {
        EventType.REFUSAL,
        EventType.EXCLUSION,
        EventType.TALKS_COLLAPSED,
        EventType.NON_ATTRIBUTION,
        EventType.TRACING_GAP,
    }
)


@dataclass(frozen=True, slots=True)
class Modality:
    """How a clause is presented."""

    polarity: Polarity
    mood: Mood
    certainty: Certainty
    act: SpeechAct


def inherits(clause: Clause, head: Modality) -> bool:
    """Tell whether a coordinated clause is presented as the one it is coordinated with ("will stop firing and pull back")."""
    if head.mood is Mood.REALISED:
        return False
    if clause.role == "adverbial":
        beside = clause.top.kid("mark", "advmod")
        now = clause.verbs[0].tag in ("VBZ", "VBP") and head.mood in (Mood.PLANNED, Mood.PROMISED)
        return now and beside is not None and beside.low in ("while", "as")
    if clause.role != "coordinate":
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
    polarity = _polarity(clause, event, act)
    mood, certainty = mood_of(clause, event, act, own_side=own_side, denied=polarity is Polarity.NEGATIVE)
    over = clause.top.head if clause.top.dep == "ccomp" else clause.top
    if over.lemma in _HINTS and over is not clause.top and certainty is Certainty.CERTAIN:
        certainty = Certainty.PROBABLE
    if (
        said is not None
        and said.certainty is not Certainty.CERTAIN
        and certainty is Certainty.CERTAIN
        and not wants_itself(clause)
    ):
        certainty = said.certainty
    if advised_against(clause):
        return Modality(Polarity.NEGATIVE, Mood.DEMANDED, Certainty.UNKNOWN, SpeechAct.WARN)
    if only_weighed(clause, event) and mood is Mood.REALISED:
        mood = Mood.CONDITIONAL
    return Modality(polarity, mood, certainty, act)


def _act(clause: Clause) -> SpeechAct:
    act = SpeechAct.NARRATE
    for said in clause.said:
        if act in (SpeechAct.NARRATE, SpeechAct.ASSERT):
            act = said.act
    if act is SpeechAct.ASSERT:
        inner = [cues()[w.lemma].act for w in clause.chain if w.lemma in cues() and w.is_verb]
        special = [a for a in inner if a in ACT_MOOD or a in (SpeechAct.ACCUSE, SpeechAct.DENY)]
        if special:
            act = special[0]
    return act


def _polarity(clause: Clause, event: EventType, act: SpeechAct) -> Polarity:
    turns = sum(_turns(verb, event) for verb in clause.verbs) + called_false(clause)
    if any(kid.low == "rather" for kid in clause.top.kids_as("advmod")) and clause.top.kid("mark") is not None:
        turns += 1  # "rather than shell the town, ..."
    barred = ruled_out(clause)
    if barred is not None:
        turns += 1 + (0 if barred in clause.verbs else _turns(barred, event))
    if (act is SpeechAct.DENY and not _taken_for_granted(clause)) or (
        act is SpeechAct.REJECT
        and event not in _NEGATIVE_TYPES
        and not clause.head.is_verb
        and event not in (EventType.STATEMENT, EventType.DENIAL)
    ):
        turns += 1
    if act is SpeechAct.REJECT and clause.head.is_verb and clause.said and clause.top in clause.said[-1].roots:
        turns += 1  # "rejected reports that the town had fallen"
    if event in _NEGATIVE_TYPES and act is not SpeechAct.DENY:
        return Polarity.POSITIVE
    return Polarity.NEGATIVE if turns % 2 else Polarity.POSITIVE


_DATING = frozenset({"after", "before", "when", "while", "since", "until"})


def _taken_for_granted(clause: Clause) -> bool:
    """Tell whether a clause only dates what is denied: "denied that it fired after a blast hurt five" grants the blast."""
    mark = clause.top.kid("mark", "advmod") if clause.role == "adverbial" else None
    return mark is not None and mark.low in _DATING and mark.i < clause.top.i


# What these bring in is only likely, whoever or whatever they have as subject.
_HINTS = frozenset({"suggest", "indicate", "imply", "signal", "hint"})
# Who "agreed to stop all firing" agreed.
_HALTS = frozenset({"stop", "cease", "halt", "desist", "refrain", "abstain", "avoid", "prevent"})
# What is given is not given where it is broken off.
_BREAKS_OFF = frozenset({"suspend", "pause", "freeze", "discontinue", "withhold", "block"})
_GIVEN = frozenset({EventType.AID_DELIVERY, EventType.AIRDROP, EventType.SUPPORT, EventType.MONITORING})
# Who blocks a road or holds up a convoy keeps aid out: no access.
_KEEPS_OUT = frozenset(
    """bar block close shut seal sever obstruct hinder hamper impede restrict constrain ban forbid delay strand stick
    remove confiscate strip divert withhold""".split()  # noqa: SIM905 - a list of words reads better as text
)
_KEPT_OUT = frozenset(
    """closed shut blocked inaccessible impassable sealed unreachable constrained restricted cut limits""".split()  # noqa: SIM905
)


def _held_back(verb: Word, event: EventType) -> bool:
    """Tell whether a verb says that what is given is not, or that nobody is let through."""
    if event is EventType.AID_ACCESS:
        return verb.lemma not in moods()["turned"] and _keeps_out(verb)
    return verb.lemma in _BREAKS_OFF and event.coarse in _GIVEN


def _keeps_out(verb: Word) -> bool:
    """Tell whether a verb of access says that there is none: "turned back", "kept from", "remains closed"."""
    particles = {kid.low for kid in verb.kids_as("prt", "prep", "advmod")}
    back = verb.lemma in ("turn", "hold", "keep", "send") and bool(particles & {"back", "away", "up", "from", "out"})
    state = any(kid.low in _KEPT_OUT for kid in verb.kids_as("acomp", "oprd", "attr", "prep", "advmod"))
    return verb.lemma in _KEEPS_OUT or back or (verb.lemma in ("be", "remain", "stay") and state)


_NOBODY = frozenset({"none", "nobody", "nothing", "neither"})


def _nothing(noun: Word) -> bool:
    """Tell whether a noun makes a denial of what it stands in ("by none of them", "under no circumstances")."""
    return noun.low in _NOBODY or (
        noun.lemma in ("circumstance", "condition", "account", "case", "way", "mean")
        and any(kid.low == "no" for kid in noun.kids_as("det"))
    )


def _at_least(noun: Word) -> bool:
    """In "no fewer than nine were hurt" nine were."""
    return any(word.low in ("fewer", "less") for word in noun.subtree())


def _no_more(word: Word) -> bool:
    """In "would no longer take hostages" and "hardly fired" it is not done."""
    return word.low in ("hardly", "scarcely") or (word.low == "longer" and any(kid.low == "no" for kid in word.kids))


def _turns(verb: Word, event: EventType) -> int:
    words = moods()
    turns = 0
    if not verb.is_verb and any(kid.low in ("no", "neither") and kid.dep == "det" for kid in verb.kids):
        turns += 1  # "reported no violations"
    for kid in verb.kids:
        if (
            kid.dep == "neg"
            or (kid.dep == "advmod" and kid.lemma in ("never", "nor"))
            or (
                kid.dep in ("dobj", "attr", "nsubj", "nsubjpass", "acomp")
                and any(k.low in ("no", "neither", "not") and k.dep in ("det", "neg", "advmod") for k in kid.kids)
                and not _at_least(kid)
            )
            or (kid.dep in ("nsubj", "nsubjpass", "dobj") and kid.low in _NOBODY)
            or (kid.dep == "prep" and any(_nothing(noun) for noun in kid.kids_as("pobj")))
        ):
            turns += 1
    halts = event in (EventType.ACCEPTANCE, EventType.TERMS) and verb.lemma in _HALTS
    if _held_back(verb, event):
        turns += 1  # "threatened to suspend deliveries", "turned back the convoy"
    if verb.lemma in words["turned"] and event is not EventType.COMPLIANCE and not halts:
        turns += 1
    if verb.lemma in ("hold", "shy", "steer", "back") and any(kid.low in ("off", "away", "clear") for kid in verb.kids):
        turns += 1  # "is holding off on sending troops"
    if verb.lemma in ("be", "remain") and any(
        kid.lemma in ("unable", "unwilling", "reluctant") for kid in verb.kids_as("acomp")
    ):
        turns += 1
    if any(_no_more(kid) for kid in verb.kids_as("advmod")):
        turns += 1
    if any(kid.low == "yet" for kid in verb.kids) and verb.lemma in ("have", "be") and verb.kid("neg") is None:
        turns += 1
    return turns


def negated_speech(said: Said) -> bool:
    """Tell whether a cue only says that somebody said nothing ("did not say if", "declined to comment")."""
    if said.negated and said.cue.lemma in ("know", "understand"):
        return True  # "we do not know who fired it"
    if said.rule != "inserted" and if_said(said.cue, said.sentence):
        return True  # "if inspectors confirm that ..."
    if withheld_charge(said):
        return True
    return said.act is SpeechAct.DECLINE or (said.negated and said.act is SpeechAct.ASSERT and not said.attitude)
