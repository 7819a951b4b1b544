"""Mending a sentence left without a verb: in "Around 4,000 families left Sel" the parser takes "left" for a participle."""

from __future__ import annotations

from trucewatch.claims.repairs import hang
from trucewatch.claims.words import Sentence, Word

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OBJECTS = ("dobj", "oprd", "attr", "dative", "prt")
# Their past tense has no passive reading, so that a noun before them is their subject.
_INTRANSITIVE = frozenset(
    {
        "abide", "adhere", "arrive", "balk", "baulk", "bleed", "choke", "clash", "collapse", "comply", "converge",
        "cooperate", "crash", "creep", "defect", "deteriorate", "die", "disappear", "disembark", "drown", "emerge",
        "erupt", "escalate", "escape", "explode", "fall", "flee", "flock", "freeze", "gather", "go", "happen",
        "hover", "intensify", "intervene", "land", "lurk", "march", "penetrate", "perish", "persist", "plunge",
        "prevail", "protest", "queue", "race", "rally", "reappear", "reign", "renege", "resign", "respond",
        "retaliate", "retreat", "return", "roar", "roll", "rumble", "rush", "sail", "skirmish", "slam", "sleep",
        "soar", "stampede", "starve", "stream", "subside", "succumb", "suffocate", "swarm", "swoop", "thunder",
        "vanish", "wait", "walk", "weep", "withdraw", "worsen",
    }
)  # fmt: skip


def mend_headless(sentence: Sentence) -> None:
    """Make the first past form behind a sentence's noun its verb, where the sentence has no other."""
    noun = sentence.root
    if not noun.is_noun or not sentence.text.rstrip("\"'” ").endswith(".") or noun.kid("appos") is not None:
        return
    if any(word.tag in _FINITE and not _aside(word) for word in sentence.words):
        return
    verb = next((word for word in sentence.words if word.i > noun.i and _past(word, noun)), None)
    if verb is None:
        _mend_described(noun)
    else:
        verb.tag = "VBD"
        hang(verb, verb, "ROOT")
        hang(noun, verb, "nsubj")


def _mend_described(noun: Word) -> None:
    """In "The junta barred relief agencies from ..." the agencies are not "junta-barred": the junta barred them."""
    verb = next((kid for kid in noun.kids_as("amod") if kid.tag == "VBN" and kid.kid("npadvmod") is not None), None)
    doer = verb.kid("npadvmod") if verb is not None else None
    if verb is None or doer is None or doer.i != verb.i - 1 or not doer.is_noun:
        return
    verb.tag = "VBD"
    hang(verb, verb, "ROOT")
    hang(noun, verb, "dobj")
    hang(doer, verb, "nsubj")
    for kid in [kid for kid in noun.kids if kid.i < doer.i]:
        hang(kid, doer, kid.dep)


def _past(word: Word, noun: Word) -> bool:
    """Tell whether a participle about the noun may as well be a past tense: it has an object, or can have none."""
    if word.tag != "VBN" or word.dep != "acl" or (word.kid("agent") is not None and word.lemma not in _INTRANSITIVE):
        return False
    if not any(up is noun for up in word.above()):
        return False
    return word.kid(*_OBJECTS) is not None or word.lemma in _INTRANSITIVE


def _aside(word: Word) -> bool:
    """Tell whether a verb stands in a side clause ("with what they could carry")."""
    return any(up.dep in ("relcl", "pcomp", "advcl", "ccomp", "acl") for up in (word, *word.above()))
