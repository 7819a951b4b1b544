"""The invented words of a made case: places, outlets, voices, and the sentences they are put into."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from trucewatch.model import Actor, EventType, Mood, Place, PlacePrecision, Span

_FIRST = ("Dun", "Pel", "Tar", "Osk", "Vél", "Mar", "Şar", "Kel", "Bro", "Hal", "Zor", "Ain", "Kafr ", "Tell ", "Beit ")
_LAST = ("ast", "lin", "vika", "mora", "née", "dovar", "esh", "unta", "ibra", "owen", "az-Zahra", "il", "ostan", "ara")
_ARABIC = ("عين الورد", "تل زهرة", "بيت مرمر", "كفر سنبل")
_GIVEN, _FAMILY = ("Ilan", "Mara", "Yusra", "Édith", "Ömer"), ("Brede", "Fohr", "Qadim")
_UNITS = ("Lower Sarn", "North Sarn", "Tovia")


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence of one kind of event; its claim stands between bars."""

    kind: EventType
    words: str
    mood: Mood = Mood.REALISED


def _place(number: int, name: str) -> Place:
    return Place(
        name=name,
        id=f"made:{number}",
        country="XO",
        lat=round(41 + (number * 37 % 211) / 100, 4),
        lon=round(44 + (number * 53 % 307) / 100, 4),
        precision=PlacePrecision.SETTLEMENT,
        within=(_UNITS[number % len(_UNITS)], "Orvenia"),
    )


def _unit(name: str) -> Place:
    return Place(name, f"made:{name}", "XO", 42.0, 45.5, PlacePrecision.GOVERNORATE, ("Orvenia",))


_NAMES = (*(first + last for first, last in product(_FIRST, _LAST)), *_ARABIC)
PLACES = (*(_place(number, name) for number, name in enumerate(_NAMES)), *(_unit(name) for name in _UNITS))
"""Settlements, and the larger units some events are placed in no closer."""

OUTLETS = tuple(
    Actor(f"{place} {kind}", kind="media")
    for place, kind in product(
        ("Kelmora", "Meridian", "Tovia", "Sarn", "Halden", "Northern"), ("Wire", "Radio", "Post", "Courier", "Herald")
    )
)
VOICES = (
    Actor("Orvenian army", "mil:XO", "armed_forces"),
    Actor("Sarn Valley Front", "sarn-valley-front", "armed_group"),
    Actor("Lakeland Union mission", "lakeland-union", "international"),
    Actor("residents", kind="civilians"),
    Actor("Sarn Council", "sarn-council", "opposition"),
    *(Actor(f"{first} {last}", kind="person") for first, last in product(_GIVEN, _FAMILY)),
)
"""Who speaks; the first two are the sides."""

ACTS = (
    Wording(EventType.SHELLING, "{who} said that |guns shelled {where}{killed}|."),
    Wording(EventType.SHELLING, "According to {who}, |mortar rounds fell on {where}{killed}| before dawn."),
    Wording(EventType.AIR_STRIKE, "{who} said |aircraft struck {where}{killed}|."),
    Wording(EventType.AIR_STRIKE, "{who} reported that |two bombs were dropped on {where}{killed}|."),
    Wording(EventType.GROUND_CLASH, "{who} said |fighting broke out near {where}{killed}|."),
    Wording(EventType.SNIPING, "{who} said |a sniper fired on people in {where}{killed}|."),
    Wording(EventType.IED, "{who} said |a device went off on the road to {where}{killed}|."),
    Wording(EventType.DRONE_STRIKE, "{who} said |a drone dropped a charge on {where}{killed}|."),
)
REPLIES = (
    Wording(EventType.DENIAL, "{who} denied that |anything had been fired at {where}{killed}|."),
    Wording(EventType.DENIAL, "{who} said that |no round had been fired at {where}{killed}|."),
)
STATEMENTS = (
    Wording(EventType.ACCEPTANCE, "{who} said |it accepted the accord|."),
    Wording(EventType.REFUSAL, "{who} said |it would not withdraw its guns|.", Mood.PLANNED),
    Wording(EventType.AID_DELIVERY, "{who} said |a convoy with flour had arrived|."),
    Wording(EventType.AID_ACCESS, "{who} said |trucks were turned back at the bridge|."),
    Wording(EventType.TALKS_SCHEDULED, "{who} said |talks would go on next week|.", Mood.PLANNED),
    Wording(EventType.TALKS_HELD, "{who} said |the two sides had met|."),
    Wording(EventType.DISPLACEMENT, "{who} said |families were leaving the valley|."),
)


def marked(wording: Wording, speaker: Actor, place: Place | None, killed: int | None) -> str:
    """Return the sentence with its claim between bars."""
    where = "the line" if place is None else place.name
    return wording.words.format(who=speaker.name, where=where, killed=f", killing {killed} people" if killed else "")


def laid_out(sentence: str) -> tuple[str, Span]:
    """Return a sentence without its bars, and where the words between them stand.

    >>> laid_out("Mara said |it rained|.")
    ('Mara said it rained.', Span(start=10, end=19))
    """
    before, claim, after = sentence.split("|")
    return before + claim + after, Span(len(before), len(before) + len(claim))
