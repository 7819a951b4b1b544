"""Who was hit, and who stands behind it: "came under attack", "was struck by", and what follows from it."""

from __future__ import annotations

from trucewatch.claims.lexicon import role_words
from trucewatch.claims.words import Word
from trucewatch.model import EventType

_EVENTS = role_words("events")
_HITS = frozenset(
    """hit strike attack bomb shell ambush target raid torch burn destroy loot damage pound bombard fire-bomb
    besiege""".split()  # noqa: SIM905 - a list of verbs reads better as text
)
_HARMS = role_words("harms")
_BLAME = frozenset({"accusation", "blame", "charge", "recrimination", "barb"})
_TRADES = frozenset({"trade", "exchange", "swap", "share"})


def blow_under(verb: Word) -> Word | None:
    """Return the attack or fire that somebody "came under", or None."""
    under = next((prep for prep in verb.kids_as("prep") if prep.low == "under"), None) if verb.lemma == "come" else None
    noun = under.kid("pobj") if under is not None else None
    return noun if noun is not None and noun.lemma in _EVENTS else None


def is_hit(verb: Word) -> bool:
    """Tell whether a verb says that its subject was hit ("was shelled", "came under fire")."""
    return blow_under(verb) is not None or (verb.kid("auxpass") is not None and verb.lemma in _HITS)


def behind(verb: Word) -> list[Word]:
    """Return the nouns for who hit: "by gunmen", "fire from the hills"."""
    blow = blow_under(verb)
    preps = [*verb.kids_as("agent"), *(blow.kids_as("prep") if blow is not None else ()), *verb.kids_as("prep")]
    return [noun for prep in preps if prep.low in ("by", "from") for noun in prep.kids_as("pobj")]


def host_of(word: Word) -> Word | None:
    """Return the verb whose outcome a participle tells ("was hit, killing five and wounding two"), or None."""
    while word.dep == "conj" and word.tag == "VBG":
        word = word.head
    told = word.dep == "advcl" and word.tag == "VBG" and word.kid("nsubj") is None and word.head.i < word.i
    return word.head if told else None


def as_struck(event: EventType, verbs: tuple[Word, ...]) -> EventType:
    """Aid that was hit was not delivered: "an aid convoy came under attack" is an attack."""
    aid = event.coarse in (EventType.AID_DELIVERY, EventType.AID_ACCESS)
    return EventType.ATTACK_OTHER if aid and any(is_hit(verb) for verb in verbs) else event


def hurt_too(verb: Word) -> bool:
    """In "seven were killed and five others wounded" the five were wounded: the second verb stands without "were"."""
    beside = verb.dep == "conj" and verb.head.kid("auxpass") is not None and verb.tag in ("VBN", "VBD")
    return beside and verb.lemma in _HARMS and verb.kid("dobj", "aux", "auxpass") is None


def told_hurt(verb: Word) -> bool:
    """In "one was killed and another wounded in Sel" the other was wounded: a participle told of whom it was done to."""
    bare = verb.tag == "VBN" and verb.dep == "acl" and verb.kid("dobj", "nsubj", "aux", "auxpass") is None
    return bare and verb.lemma in _HARMS and verb.head.low in _OTHERS


_OTHERS = frozenset({"another", "others", "other", "one", "two", "three", "four", "five", "six", "dozens", "scores"})
_LOST = frozenset(
    {"damage", "lose", "miss", "missing", "destroy", "spoil", "loot", "unaccounted", "stray", "drift", "rot"}
)


def goods_lost(event: EventType, words: tuple[Word, ...]) -> bool:
    """Tell whether aid is told as lost ("all pallets either damaged or unaccounted for"): it reached nobody."""
    aid = event.coarse in (EventType.AIRDROP, EventType.AID_DELIVERY)
    return aid and any(word.lemma in _LOST or word.low in _LOST for word in words)


def trades_blame(verb: Word) -> bool:
    """Tell whether two sides only accuse each other ("traded accusations over the strike")."""
    thing = verb.kid("dobj")
    return verb.lemma in _TRADES and thing is not None and thing.lemma in _BLAME
