"""How a phrase names a place: what belongs to the name, what only says where another lies."""

from __future__ import annotations

import re

from trucewatch.claims.lexicon import animate_words
from trucewatch.claims.parents import offset_before
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import Place, PlacePrecision
from trucewatch.registers import PlaceMatch


def inside_of(head: Word, other: Word) -> bool:
    """Tell whether one place hangs below another and is not only joined to it ("Baalbek and Hermel")."""
    while head.dep == "conj":
        if head.head is other:
            return False
        head = head.head
    if other is head or head not in other.subtree():
        return False
    while head is not other:
        if head.dep == "conj" and head.head is other:
            return False  # "the Odesa region and the city of Sumy"
        head = head.head
    return True


KINDS = frozenset({"province", "governorate", "region", "district", "oblast", "county", "countryside", "subdistrict"})


def shared_kind(word: Word) -> str | None:
    """Return the kind of unit that several names share: "Hama and Homs provinces", "the provinces of Idlib and Aleppo"."""
    first = word
    while first.dep == "conj":
        first = first.head
    if first.dep in ("compound", "nmod"):
        kind = first.head
    elif first.dep == "pobj" and first.head.low == "of":
        kind = first.head.head
    else:
        # A parse often joins the kind to the last of the names: "Hama and Homs provinces" as "Hama" and "provinces".
        kind = next((kid for kid in (*first.conjuncts(), first) if kid.lemma in KINDS), first)
    return kind.lemma if kind.tag in ("NNS", "NNPS") and kind.lemma in KINDS else None


_OF = re.compile(
    r"^(?:the )?(?:\w+ern )?(province|governorate|region|district|city|town|village|state) of (.+)$", re.IGNORECASE
)


def named(words: str) -> str:
    """Write "the northwestern province of X" as "X province" and "the town of Y" as "Y"."""
    found = _OF.match(words)
    if found is None:
        return words
    kind, name = found.groups()
    return name if kind.lower() in ("city", "town", "village", "state") else f"{name} {kind}"


# A name behind one of these is a place, whether or not the registers hold it.
NEAR = frozenset({"near", "outside", "around"})
NOBODY_IN = NEAR | {"in", "inside"}
WITHIN = frozenset({"in", "at", "inside", "into", "toward", "towards", "from", "to", "across"})
# What runs between two places: "the road between Marwah and Dhaya".
WAYS = frozenset({"road", "highway", "motorway", "route", "railway", "track", "corridor", "pass", "border", "stretch"})
# What is done over a place: a drone is jammed, a shell goes off.
FLIGHTS = frozenset(
    """fly jam shoot down intercept hover explode circle drop crash lose spot see flight drone helicopter jet plane
    aircraft explosion balloon""".split()  # noqa: SIM905 - a list of words reads better as text
)
# Who hears or sees an act tells of what was near: "positioned in Avdivka, the mission heard explosions".
SENSES = frozenset({"hear", "see", "observe", "record", "spot", "count", "register", "note", "witness"})
# Who tells of what happened where they are; officials and sources may be anywhere.
WITNESSES = frozenset(
    """resident witness eyewitness villager inhabitant local survivor worker medic doctor nurse surgeon rescuer elder farmer
    teacher shopkeeper trader neighbour neighbor family relative refugee paramedic volunteer activist townspeople
    imam priest student mother father people""".split()  # noqa: SIM905 - a list of words reads better as text
)
_BLOWS = frozenset({"strike", "airstrike", "raid", "shelling", "bombardment", "bombing"})


def is_struck_name(word: Word) -> bool:
    """Tell whether a name stands behind "air strikes on": it is a place, if nobody bears it."""
    return word.dep == "pobj" and word.tag == "NNP" and word.head.low == "on" and word.head.head.lemma in _BLOWS


# Names that "in" and "at" stand before though they are no places: days, months, feasts, tongues, faiths, houses of state.
NO_PLACES = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday ramadan eid christmas easter lent muharram ashura passover yom hanukkah nowruz diwali
    arabic english french russian hebrew persian farsi turkish kurdish pashto dari ukrainian chinese mandarin spanish
    portuguese swahili amharic islam christianity judaism hinduism buddhism congress parliament cabinet senate knesset duma
    majlis telegram twitter facebook instagram whatsapp x youtube tiktok god allah europe asia africa america gmt utc
    airbus boeing army navy force""".split()  # noqa: SIM905 - a list of words reads better as text
)


# "U.S.-led", "Saudi-backed": who leads is no place of the act.
COMPOUND = re.compile(r"\.?-(?:led|run|made|born|built|held|speaking|\w+ed)\b")


def measured_from(match: PlaceMatch, sentence: Sentence) -> bool:
    """Tell whether a place only says where another lies ("80 miles west of Mosul")."""
    return measured_at(match.start, sentence)


def measured_at(offset: int, sentence: Sentence) -> bool:
    """Tell whether what stands at an offset only says where another place lies."""
    return offset_before(offset, sentence) is not None


# A name no register holds has no width: "in Kramatorsk, Dobrel and Pokrovsk" is a list.
_BODIES = frozenset(
    """side authority authorities government administration police army force forces militia leadership delegation command
    council ministry parliament commander official""".split()  # noqa: SIM905 - a list of words reads better as text
)
_TOLD = frozenset(
    {"hand", "submit", "complain", "appeal", "write", "report", "present", "convey", "propose", "say", "tell"}
)
_TALKED_OVER = frozenset(
    """meeting conference talk discussion summit session statement envoy expert rapporteur policy resolution briefing debate
    consultation""".split()  # noqa: SIM905 - a list of words reads better as text
)


def names_a_body(word: Word) -> bool:
    """Tell whether a place's name only says whose a body is: "the Amhara regional authorities", "the Tigray side"."""
    return word.dep in ("compound", "amod", "nmod") and word.head.lemma in _BODIES


def is_concern(prep: Word) -> bool:
    """Tell whether a country is only what somebody is for or what talks are about, or whom something is handed to."""
    over = prep.head.lemma
    if prep.low == "for":
        return over in animate_words()
    return over in _TALKED_OVER if prep.low in ("on", "about", "of") else prep.low == "to" and over in _TOLD


_WIDTH = {precision: n for n, precision in enumerate(PlacePrecision)} | {PlacePrecision.UNKNOWN: 0}


def around(inner: Place, outer: Place, sentence: Sentence) -> bool:
    """Tell whether a place only says where the one before it lies ("Douma in Eastern Ghouta near Damascus")."""
    if inner.span is None or outer.span is None or outer.span.start < inner.span.end:
        return False
    between = sentence.slice(inner.span.end, outer.span.start).lower().split()
    if between == [","] and _WIDTH.get(outer.precision, 0) <= _WIDTH.get(inner.precision, 0):
        return False  # "in Nigeria, Niger and Chad" is a list
    return (
        len(between) <= 5
        and not {"and", "or", "to"} & set(between)
        and bool({"in", "near", "of", "outside", ",", "around"} & set(between) or between[:1] == [","])
    )


def head_of(word: Word, end: int) -> Word:
    """Return the noun a place name stands before ("province" in "Hama province"), or its own head."""
    while word.head is not word and word.dep in ("compound", "nmod", "poss", "amod") and word.head.start < end:
        word = word.head
    first = word
    while first.dep == "conj":
        first = first.head
    if first is not word and first.dep in ("compound", "nmod") and first.head.tag == "NNS" and first.head.i > word.i:
        word = first  # "the Sumy, Kherson and Poltava regions": each of them is a region
    if word.dep in ("compound", "nmod") and word.head.lemma in (
        "province",
        "city",
        "town",
        "region",
        "district",
        "area",
        "governorate",
        "state",
        "village",
        "suburb",
        "countryside",
        "oblast",
        "county",
    ):
        return word.head
    return word
