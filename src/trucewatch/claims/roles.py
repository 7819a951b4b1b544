"""Who does it, and to whom: the actor and target of a clause, as its speaker has it. The accuser is never the actor."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.claims.asked import Asked
from trucewatch.claims.clauses import Clause
from trucewatch.claims.doers import doers
from trucewatch.claims.phrases import country_of
from trucewatch.claims.subjects import subject_of
from trucewatch.claims.targets import left_out, targets_of
from trucewatch.claims.voices import Voices
from trucewatch.model import Actor, EventType, SpeechAct

_NO_TARGET = frozenset(
    {
        EventType.TERMS,
        EventType.ACCEPTANCE,
        EventType.COMPLIANCE,
        EventType.TALKS_SCHEDULED,
        EventType.TALKS_COLLAPSED,
        EventType.TERRITORY_CHANGE,
        EventType.RESOLUTION,
        EventType.MONITORING,
        EventType.TREATY,
        EventType.DEPLOYMENT,
        EventType.INVESTIGATION_OPENED,
        EventType.STATEMENT,
        EventType.FINDING,
        EventType.SAMPLE_EVIDENCE,
        EventType.VIOLATION_COUNT,
        EventType.RESPONSE,
        EventType.TALKS_HELD,
    }
)


_TURNS_DOWN = frozenset({SpeechAct.DENY, SpeechAct.REJECT})
# Who watches and tells is no party to an armed act, however the sentence is built.
_WITNESSES = frozenset({"media", "monitor"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Actors and targets of one clause, and what is doubtful about them."""

    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    doubts: tuple[str, ...] = ()


def roles(clause: Clause, event: EventType, voices: Voices, speaker: Actor | None) -> Roles:
    """Settle actor and target from the grammar of the clause."""
    actors = _known(doers(Asked(clause, event, voices, speaker)))
    if event is EventType.TALKS_SCHEDULED:
        voices.note_convener(actors)
    if event.armed or event is EventType.CASUALTIES:
        actors = tuple(actor for actor in actors if actor.kind not in _WITNESSES)
    targets = () if event in _NO_TARGET else _known(targets_of(clause, event, voices, speaker))
    refusing = event is EventType.STATEMENT or (event.coarse is EventType.ACCEPTANCE and not actors)
    turned_down = refusing and bool(clause.said) and clause.said[-1].act in _TURNS_DOWN
    if (
        (turned_down or event in (EventType.DENIAL, EventType.COORDINATION_CALL))
        and not clause.head.is_verb
        and speaker is not None
    ):
        actors = (speaker,)
    if event is EventType.EXCLUSION:
        excluded = _known(left_out(clause, voices, speaker)) or targets
        doing = {actor.name for actor in actors}
        targets = tuple(actor for actor in excluded if actor.name not in doing)
    if event is EventType.TROOP_WITHDRAWAL:
        owners = {country_of(actor) for actor in actors} - {None}
        targets = tuple(
            target for target in targets if country_of(target) not in owners
        )  # who is withdrawn suffers nothing
    names = {actor.name for actor in actors}
    targets = tuple(target for target in targets if target.name not in names)
    if event is EventType.GROUND_CLASH and clause.head.is_verb and clause.head.lemma == "fight" and not targets:
        return Roles(actors, (), voices.whose.doubts(*actors))
    return Roles(actors, targets, voices.whose.doubts(*actors, *targets))


def _known(found: list[Actor]) -> tuple[Actor, ...]:
    out: list[Actor] = []
    for actor in found:
        if actor.name and all(actor.name != other.name for other in out):
            out.append(actor)
    return tuple(out)


def own_side(actors: tuple[Actor, ...], speaker: Actor | None, clause: Clause) -> bool:
    """Tell whether the actor is the speaker or the side spoken for."""
    if speaker is None:
        return False
    if any(word.low in ("we", "i", "our") for word in clause.words[:4]):
        return True
    subject = subject_of(clause.verbs[0])
    if subject is not None and any(kid.tag == "PRP$" for kid in subject.kids):
        return True
    return any(
        actor.name == speaker.name or (actor.family is not None and actor.family == speaker.family) for actor in actors
    )
