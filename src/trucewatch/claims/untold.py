"""Free indirect speech: a sentence without a cue that goes on with what was just told ("..., he said. His house was burnt.")."""

from __future__ import annotations

import re

from trucewatch.claims.memory import is_somebody, may_be
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import Actor

_THESE = frozenset({"it", "they", "he", "she", "this", "that", "there", "these", "those"})
_PERSONS = {
    "he": "he",
    "his": "he",
    "him": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "they": "they",
    "their": "they",
}
# What witnesses tell of as theirs: an outlet knows of it only from them.
_CLOSE = frozenset(
    """brother sister son daughter wife husband father mother parent child family relative cousin uncle aunt nephew niece
    grandmother grandfather neighbour neighbor friend colleague house home room farm field shop car tent hut cattle herd
    cow goat sheep harvest leg arm hand head back village street unit comrade""".split()  # noqa: SIM905 - a list of words
)
# Nobody but a speaker judges so.
_JUDGED = frozenset(
    """deliberate intentional unprovoked unjustified horrific horrible terrifying terrible awful dreadful shameful outrageous
    unacceptable unbearable disgraceful cowardly barbaric criminal catastrophic disastrous tragic heartbreaking shocking
    massacre carnage bloodbath slaughter catastrophe disaster tragedy nightmare hell horror outrage disgrace atrocity
    betrayal provocation lie""".split()  # noqa: SIM905 - a list of words reads better as text
)
# Told with a date far back, the past before the past is the outlet's own background.
_LONG_AGO = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:in|since|until|by) (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b|\b(?:earlier|previously|last (?:year|month|week)|(?:years?|months?|weeks?) (?:ago|before|earlier))\b"
)


def tells_on(sentence: Sentence, speaker: Actor) -> bool:
    """Tell whether a sentence without cue or quotation marks is most likely told by whoever was just heard.

    Signs that are strong: a judgement on what was told; the past before the past of something just spoken of; what is
    the teller's own, or happened to them.
    """
    root = sentence.root
    subject = root.kid("nsubj", "nsubjpass", "expl")
    if subject is None or root.tag not in ("VBD", "VBN") or _LONG_AGO.search(sentence.text):
        return False
    if subject.low in _THESE and is_judged(root):
        return True
    if any(kid.low == "had" for kid in root.kids_as("aux")) and _just_spoken_of(subject, root):
        return True
    return _their_own(subject, speaker)


def _just_spoken_of(subject: Word, root: Word) -> bool:
    """Tell whether "they had fled", "it had been an hour", "there had been" goes on with what was told, not with who told."""
    passive_or_was = root.lemma == "be" or root.kid("auxpass") is not None
    return subject.low in ("they", "these", "those") or (
        subject.low in ("it", "this", "that", "there") and passive_or_was
    )


def is_judged(verb: Word) -> bool:
    """Tell whether a verb says what something was in the eyes of a speaker: "was deliberate", "had been a massacre"."""
    return verb.lemma == "be" and any(
        kid.lemma in _JUDGED or kid.low in _JUDGED for kid in verb.kids_as("acomp", "attr")
    )


def _their_own(subject: Word, speaker: Actor) -> bool:
    one = is_somebody(speaker)
    named = speaker.name[:1].isupper() and speaker.kind == "person"
    for word in subject.subtree():
        person = _PERSONS.get(word.low)
        if person is None or (person == "they") is one or (one and not may_be(person, speaker)):
            continue
        if word is subject:
            return one and not named
        return word.head.lemma in _CLOSE and word.dep == "poss"
    return False
