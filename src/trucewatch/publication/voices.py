"""Who says it, through whom, and how it is to be taken."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.model import Actor, Certainty, Claim, Mood, Place, Polarity, Quoted, SpeechAct
from trucewatch.publication.briefing import CaseFile
from trucewatch.publication.sitrep import Said
from trucewatch.publication.wording import listed

_MOODS = {
    Mood.PLANNED: "planned",
    Mood.DEMANDED: "demanded",
    Mood.PROMISED: "promised",
    Mood.CONDITIONAL: "on a condition",
    Mood.PREDICTED: "predicted",
    Mood.CALLED_OFF: "called off",
}
_ACTS = {
    SpeechAct.FEAR: "feared",
    SpeechAct.HOPE: "hoped",
    SpeechAct.THREATEN: "threatened",
    SpeechAct.PREDICT: "predicted",
    SpeechAct.PROMISE: "promised",
    SpeechAct.DEMAND: "demanded",
    SpeechAct.WARN: "warned of",
    SpeechAct.REJECT: "rejected by the speaker",
    SpeechAct.ASK: "asked",
    SpeechAct.DECLINE: "declined to say",
}
_DOUBTS = {
    Certainty.PROBABLE: "said to be likely",
    Certainty.POSSIBLE: "said to be possible",
    Certainty.UNKNOWN: "not stated as fact",
}
UNNAMED_PUBLISHER = "unnamed publisher"
"""What the reader of claims calls an outlet that a report does not name."""
_DONE_ACTS = frozenset({SpeechAct.WARN, SpeechAct.REJECT})
_LABELS = (
    r"(?<![\w-])(?:terrorists?|regimes?|bandits?|thugs|zionists?|occupiers|occupation(?= (?:forces|army|troops))"
    r"|(?<!its )(?<!their )(?<!his )enem(?:y|ies)|aggressors?|nazis?|fascists?|infidels?|mercenar(?:y|ies)|traitors?"
    r"|puppets?|takfiris?|apostates?|orcs|crusaders?|saboteurs?|criminals?|stooges)"
)
"""Words by which one side calls another: as the name of somebody they are somebody's words, whoever is called so."""
_LABELLED = re.compile(
    rf"{_LABELS}(?:[ -](?:groups?|organi[sz]ations?|factions?|gangs?|forces?|army|fighters?|militants?|militias?|elements"
    r"|government|troops))*(?![\w-])",
    re.IGNORECASE,
)
_MARKED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")


def marks_of(claim: Claim) -> tuple[str, ...]:
    """Return the marks that keep what is denied, planned or feared from being read as done; none where it is done."""
    marks: list[str] = []
    if claim.polarity is Polarity.NEGATIVE:
        marks.append("denied" if claim.act is SpeechAct.DENY else "said not to be so")
    if claim.mood in _MOODS:
        marks.append(_MOODS[claim.mood])
    if claim.act in _ACTS and (claim.mood is not Mood.REALISED or claim.act not in _DONE_ACTS):
        marks.append(_ACTS[claim.act])
    if claim.certainty in _DOUBTS:
        marks.append(_DOUBTS[claim.certainty])
    return tuple(dict.fromkeys(marks))


def told_as_done(claim: Claim) -> bool:
    """Tell whether the speaker presents it as something that happened."""
    feared = claim.act in (SpeechAct.FEAR, SpeechAct.HOPE, SpeechAct.THREATEN, SpeechAct.PREDICT)
    return claim.polarity is Polarity.POSITIVE and claim.mood is Mood.REALISED and not feared


def named(actor: Actor) -> str:
    """Name an actor; a label that others put on somebody stands in quotation marks.

    >>> named(Actor("bandit groups")), named(Actor("Valley council"))
    ('“bandit groups”', 'Valley council')
    """
    name = actor.name.strip()
    if _LABELLED.search(name) is None or _MARKED.search(name):
        return name
    return f"“{name}”"


def labels_marked(words: str) -> str:
    """Put the labels in a line of the desk's words in quotation marks, where they do not stand in any.

    >>> labels_marked("one names bandits, the other names “bandits”")
    'one names “bandits”, the other names “bandits”'
    """
    inside = [found.span() for found in _MARKED.finditer(words)]

    def marked(found: re.Match[str]) -> str:
        quoted = any(start < found.start() < end for start, end in inside)
        return found.group() if quoted else f"“{found.group()}”"

    return _LABELLED.sub(marked, words)


def speaker_words(claim: Claim) -> str:
    """Name the voice that commits to the claim, with those who say it together with it."""
    names = [named(actor) or "an unnamed source" for actor in (claim.speaker, *claim.joint)]
    return listed(list(dict.fromkeys(names)))


def relay_words(claim: Claim) -> tuple[str, ...]:
    """Name the relays, nearest to the speaker first."""
    return tuple(named(actor) for actor in reversed(claim.relays))


def through_words(claim: Claim) -> str:
    """Say through whom the words came, nearest to the speaker first; nothing where they came through nobody."""
    relays = relay_words(claim)
    return f" (through {', then '.join(relays)})" if relays else ""


def in_own_words(claim: Claim) -> bool:
    """Tell whether the words quoted are the speaker's own, the reporter's own voice included."""
    return claim.quoted is not Quoted.INDIRECT


def actor_words(actors: Sequence[Actor], nobody: str = "not stated") -> str:
    """Name actors, or say that none is named."""
    return listed(list(dict.fromkeys(named(actor) for actor in actors))) or nobody


def place_words(places: Sequence[Place], nowhere: str = "place not stated") -> str:
    """Name places with what is unsure about them."""
    return "; ".join(dict.fromkeys(_place(place) for place in places)) or nowhere


def _place(place: Place) -> str:
    within = ", ".join(name for name in place.within[:2] if name != place.name)
    doubt = f" (unsure: {place.doubt})" if place.doubt else ""
    return place.name + (f", {within}" if within else "") + doubt


def voices(case: CaseFile, ids: Sequence[str]) -> tuple[Said, ...]:
    """Return what each voice said, in reading order; the same words of one voice printed again stand once."""
    found: dict[tuple[str, tuple[str, ...], str], list[Claim]] = {}
    for claim in case.claims_named(ids):
        key = (speaker_words(claim), marks_of(claim), " ".join(claim.quote.split()))
        found.setdefault(key, []).append(claim)
    return tuple(_said(claims) for claims in found.values())


def _said(claims: Sequence[Claim]) -> Said:
    first = claims[0]
    ids = tuple(claim.id for claim in claims)
    return Said(ids, speaker_words(first), relay_words(first), marks_of(first), in_own_words(first), first.quote)
