"""Which clauses say something of their own, and which only frame, date or describe what another says."""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Sequence

from trucewatch.claims.against import only_calls_false
from trucewatch.claims.clauses import Clause
from trucewatch.claims.conditions import precondition
from trucewatch.claims.lexicon import speech_nouns
from trucewatch.claims.modality import Modality
from trucewatch.claims.moods import DATED
from trucewatch.model import Claim, Count, EventType, Mood, SpeechAct, When

_CALENDAR = frozenset(name.lower() for name in (*day_name, *month_name)) | {"today", "yesterday", "tonight", "morning"}
_SPEECH_TYPES = {
    SpeechAct.DEMAND: EventType.DEMAND,
    SpeechAct.ACCUSE: EventType.ACCUSATION,
    SpeechAct.DENY: EventType.DENIAL,
    SpeechAct.REJECT: EventType.DENIAL,
    SpeechAct.THREATEN: EventType.THREAT,
}


def by_speech(event: EventType, mode: Modality) -> EventType:
    """Where nothing says what the words are about, they are the demand, accusation, denial or threat they make."""
    if event is not EventType.STATEMENT:
        return event
    if mode.mood is Mood.DEMANDED and mode.act is not SpeechAct.NARRATE:
        return EventType.DEMAND
    return _SPEECH_TYPES.get(mode.act, event)


def counts_on(counts: Sequence[Count], before: Claim | None) -> bool:
    """Tell whether a clause only gives another number of what was just counted ("Before, it was 180 a day")."""
    return before is not None and bool(before.counts) and any(count.per is not None for count in counts)


def points_back(clause: Clause) -> bool:
    """Tell whether a clause speaks of "it" or "this" with a verb that says nothing of its own ("It was discussed in Geneva")."""
    subject = clause.head.kid("nsubj", "nsubjpass")
    object_ = clause.head.kid("dobj")
    if clause.head.lemma == "do" and object_ is None and any(kid.low == "so" for kid in clause.head.kids):
        return True  # "only 26 have done so"
    if (
        subject is not None
        and subject.low in ("it", "this")
        and clause.head.lemma in _CARRIES
        and clause.verbs[0].kid("expl") is None
    ):
        return True
    return object_ is not None and object_.low == "it" and clause.head.lemma in _CARRIES


_CARRIES = frozenset(
    {
        "discuss",
        "delay",
        "postpone",
        "plan",
        "schedule",
        "accept",
        "carry",
        "do",
        "take",
        "happen",
        "continue",
        "stop",
        "hold",
        "announce",
        "expect",
        "decide",
        "start",
        "end",
        "follow",
        "come",
        "occur",
        "repeat",
        "conduct",
        "hit",
        "last",
    }
)


def wraps_cue(clause: Clause, *, spoken: bool) -> bool:
    """Tell whether a clause is only the frame of the words that follow ("There is evidence", "he expressed the hope")."""
    noun = next((w for w in clause.words if w.lemma in speech_nouns().content and w.head is clause.head), None)
    return (
        clause.head.lemma in ("be", "have", "express", "voice", "see")
        and noun is not None
        and noun.kid("acl", "ccomp") is not None
        and (not spoken or noun.kid("acl", "ccomp") not in clause.words)
    )


def or_before(clause: Clause) -> bool:
    """In "will not comment or speculate" the second verb is denied with the first."""
    return any(kid.low in ("or", "nor") for kid in clause.top.head.kids_as("cc"))


def ahead(time: When, said_on: When) -> bool:
    """Tell whether something is told of that lies after the day it was said."""
    return time.start is not None and said_on.end is not None and time.start > said_on.end


def goes_with(clause: Clause, claim: Claim, before: Claim) -> bool:
    """Tell whether a second verb with the same subject only goes on telling the first ("vomited and had trouble breathing")."""
    return (
        clause.role == "coordinate"
        and not (claim.event_type.armed and clause.head.kid("dobj") and clause.top.head.kid("dobj"))
        and clause.head.kid("nsubj", "nsubjpass", "expl") is None
        and claim.event_type is before.event_type
        and claim.speaker == before.speaker
        and claim.mood is before.mood
        and claim.polarity is before.polarity
        and claim.span.start - before.span.end < 40
    )


# A relative clause without a comma only tells which one is meant; of these it makes no claim of its own.
_DESCRIPTIVE = frozenset(
    {
        EventType.COMPLIANCE,
        EventType.SUPPORT,
        EventType.MONITORING,
        EventType.ACCEPTANCE,
        EventType.VIOLATION_ALLEGED,
        EventType.RESPONSE,
        EventType.DEPLOYMENT,
        EventType.ATTACK_OTHER,
    }
)
# "a group that monitors the war", "a paper which counts the dead": what they are for, nothing that happened.
_WATCHES = frozenset(
    {"monitor", "count", "track", "document", "record", "follow", "cover", "observe", "report", "investigate"}
)
# "killing five", "forcing families to flee": events; "a deal agreed by both", "rebels fighting in the north": descriptions.
_TOLD_BY_PARTICIPLE = frozenset(
    {
        EventType.CASUALTIES,
        EventType.AIR_STRIKE,
        EventType.SHELLING,
        EventType.ATTACK_OTHER,
        EventType.DISPLACEMENT,
        EventType.SIEGE,
        EventType.BARREL_BOMB,
        EventType.IED,
        EventType.CHEMICAL_ATTACK,
        EventType.AID_DELIVERY,
        EventType.TERRITORY_CHANGE,
        EventType.VIOLATION_ALLEGED,
        EventType.TALKS_SCHEDULED,
    }
)


_FEW = 2
_WITHHOLDS = frozenset({"decline", "refuse", "ask", "request", "want", "wish"})


def _circumstance(clause: Clause, event: EventType) -> bool:
    """Tell whether a clause only dates another ("since the truce began", "before talks resume")."""
    mark = clause.top.kid("mark")
    return (
        clause.role == "adverbial"
        and mark is not None
        and mark.low in ("since", "after", "before")
        and not (((event.armed or event is EventType.CASUALTIES) and not _begins(clause)) or precondition(clause))
    )


def _begins(clause: Clause) -> bool:
    """Tell whether a clause tells of a beginning: "since the war began" dates what it stands beside."""
    return clause.head.lemma in ("begin", "start", "erupt", "break") and clause.head.kid("dobj") is None


def _only_points(clause: Clause) -> bool:
    """Tell whether a clause is a pronoun and nothing else ("did not deny it")."""
    return clause.role == "content" and clause.head.tag in ("PRP", "DT") and len(clause.words) == 1


def _only_dates(clause: Clause) -> bool:
    """Tell whether a clause is a day or a number that a parse cut off ("on Friday", "three")."""
    telling = (word for word in clause.words if word.is_verb or word.is_noun or word.tag == "PRP")
    return clause.role == "content" and all(word.low in _CALENDAR for word in telling)


def _counted_beside(clause: Clause) -> bool:
    """Tell whether a participle goes on with a second number: "four were killed and nine wounded"."""
    noun = clause.top.head
    number = noun.tag == "CD" or noun.kid("nummod") is not None
    return number and noun.dep == "conj" and clause.top.i > noun.i


def _tells_the_load(clause: Clause, event: EventType) -> bool:
    """Tell whether a participle says only what a vehicle carries ("trucks carrying flour reached Kutum")."""
    return (
        event.coarse is EventType.AID_DELIVERY
        and clause.top.dep == "acl"
        and clause.top.i == clause.top.head.i + 1
        and not clause.top.head.is_verb
    )


def worth(clause: Clause, event: EventType) -> bool:
    """Keep what carries a proposition: main and reported clauses always, the others when they are about something."""
    if _circumstance(clause, event) or (event is EventType.STATEMENT and only_calls_false(clause)):
        return False
    counted = any(word.tag == "CD" for word in clause.words)
    if (
        clause.role not in ("main", "content")
        and clause.head.tag == "VBN"
        and len(clause.words) <= _FEW
        and not counted
    ):
        return False  # "either damaged"
    if event is EventType.STATEMENT and (_only_points(clause) or _only_dates(clause)):
        return False
    if clause.role in ("main", "content"):
        return clause.head.is_verb or event is not EventType.STATEMENT or clause.role == "content"
    if clause.role == "coordinate":
        own = any(verb.kid("nsubj", "nsubjpass", "expl") is not None for verb in clause.verbs)
        return own or event is not EventType.STATEMENT
    if clause.role == "participle":
        set_for = clause.head.lemma in ("set", "due", "schedule", "slate") or clause.top.lemma in (
            "set",
            "due",
            "schedule",
            "face",
        )
        told = (
            event.coarse in _TOLD_BY_PARTICIPLE
            and (clause.head.tag == "VBG" or clause.head.kid("agent") is not None or _counted_beside(clause))
            and not _tells_the_load(clause, event)
        )
        return told or (set_for and event in DATED)
    if clause.role == "relative" and clause.verbs[0].lemma in _WITHHOLDS and clause.head.lemma in ("name", "identify"):
        return False  # "who declined to be named"
    if clause.role == "relative" and clause.head.lemma in _WATCHES and clause.head.tag in ("VBZ", "VBP"):
        return False
    if clause.role == "relative" and event in _DESCRIPTIVE:
        first = clause.words[0]
        return first.i > 0 and clause.sentence.words[first.i - 1].text == ","
    return event is not EventType.STATEMENT
