"""Reports, claims and a small register to test incidents with: an invented river war, with invented people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypedDict, Unpack

from trucewatch.model import (
    Actor,
    Bound,
    Certainty,
    Claim,
    Count,
    DatedReason,
    EventType,
    Extent,
    Mood,
    Place,
    PlacePrecision,
    Polarity,
    Precision,
    Quoted,
    Report,
    Span,
    SpeechAct,
    When,
    content_id,
)
from trucewatch.registers import ActorEntry

FRIDAY, SATURDAY, MONDAY = date(2031, 5, 9), date(2031, 5, 10), date(2031, 5, 12)


class Cast:
    """A register of a dozen actors."""

    def __init__(self, *entries: ActorEntry) -> None:
        self.entries: Mapping[str, ActorEntry] = {entry.id: entry for entry in entries}

    def get(self, identity: str) -> ActorEntry | None:
        """Return the entry with that id."""
        return self.entries.get(identity)

    def family_of(self, identity: str) -> str:
        """Return the last one it is part of or speaks for."""
        return self.chain(identity)[-1]

    def chain(self, identity: str) -> tuple[str, ...]:
        """Return the id and what it is part of or speaks for."""
        found = [identity]
        for link in found:
            entry = self.entries.get(link)
            found += [up for up in (*entry.part_of, *entry.speaks_for) if up not in found] if entry else []
        return tuple(found)


CAST = Cast(
    ActorEntry("gov", "Government of Orvenia", "government"),
    ActorEntry("army", "Orvenian army", "armed_forces", part_of=("gov",)),
    ActorEntry("spokesman", "Colonel Ansel Dray", "person", speaks_for=("army",)),
    ActorEntry("front", "River Front", "armed_group"),
    ActorEntry("envoy", "Mara Quill", "person", speaks_for=("front",)),
    ActorEntry("neighbour", "Tessaly", "state", ally_of=("gov",)),
    ActorEntry("rebels", "rebels", "generic"),
    ActorEntry("gunmen", "gunmen", "generic"),
    ActorEntry("villagers", "villagers", "civilians"),
    ActorEntry("monitor", "Valley Monitor", "monitor"),
    ActorEntry("medics", "Lowfield medics", "ngo"),
    ActorEntry("wire", "Northwire", "media"),
    ActorEntry("daily", "Harbour Daily", "media"),
    ActorEntry("mission", "Ceasefire Mission", "international"),
)

VALLEY = Place("Upper Valley", "valley", "OV", 44.0, 21.0, PlacePrecision.GOVERNORATE, ("OV",))
LOWFIELD = Place("Lowfield", "lowfield", "OV", 44.05, 21.02, PlacePrecision.SETTLEMENT, ("valley", "OV"))
HILLTOP = Place("Hilltop", "hilltop", "OV", 47.2, 25.9, PlacePrecision.SETTLEMENT, ("north", "OV"))
COUNTRY = Place("Orvenia", "ov", "OV", 45.0, 22.0, PlacePrecision.COUNTRY)


def actor(identity: str) -> Actor:
    """Return an actor of the cast as a reader would settle it; a name the cast lacks stays a name."""
    entry = CAST.get(identity)
    return Actor(entry.name, entry.id, entry.kind) if entry else Actor(identity)


def day(first: date, last: date | None = None) -> When:
    """Return a day, or the days from one to another."""
    return When(first, last or first, Precision.DAY, words="on that day")


def report(name: str, *sentences: str, published: date | None = FRIDAY) -> Report:
    """Return a report of these sentences, each its own paragraph; its id derives from its text and name."""
    text = "\n".join(sentences)
    when = DatedReason(published, published, published)
    return Report(content_id("r", name, text), "0" * 64, name, text, title=name, publisher=name, published=when)


class Fields(TypedDict, total=False):
    """What a test sets of a claim."""

    speaker: str
    relays: tuple[str, ...]
    polarity: Polarity
    mood: Mood
    act: SpeechAct
    extent: Extent
    certainty: Certainty
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[Place, ...]
    time: When
    counts: tuple[Count, ...]


def claim(source: Report, quote: str, kind: EventType, **fields: Unpack[Fields]) -> Claim:
    """Return a claim on words that stand in a report, said by Northwire unless told otherwise."""
    start = source.text.index(quote)
    return Claim(
        id=content_id("c", source.id, str(start), kind.value, fields.get("speaker", "wire")),
        report=source.id,
        span=Span(start, start + len(quote)),
        quote=quote,
        event_type=kind,
        speaker=actor(fields.get("speaker", "wire")),
        relays=tuple(map(actor, fields.get("relays", ()))),
        joint=(),
        attribution=None,
        quoted=Quoted.INDIRECT,
        cue="said",
        act=fields.get("act", SpeechAct.ASSERT),
        polarity=fields.get("polarity", Polarity.POSITIVE),
        mood=fields.get("mood", Mood.REALISED),
        certainty=fields.get("certainty", Certainty.CERTAIN),
        extent=fields.get("extent", Extent.EVENT),
        actors=tuple(map(actor, fields.get("actors", ()))),
        targets=tuple(map(actor, fields.get("targets", ()))),
        places=fields.get("places", ()),
        time=fields.get("time", When()),
        said_on=When(),
        counts=fields.get("counts", ()),
        basis=None,
        rule="test",
        recipe="test@1",
        confidence=1.0,
    )


def count(
    source: Report, said: str, value: float | None, unit: str, bound: Bound = Bound.EXACT, per: str | None = None
) -> Count:
    """Return a count on words that stand in a report."""
    start = source.text.index(said)
    low = value if bound in (Bound.EXACT, Bound.AT_LEAST, Bound.MORE_THAN) else None
    high = value if bound in (Bound.EXACT, Bound.UP_TO, Bound.LESS_THAN) else None
    return Count(value, low, high, bound, unit, unit, Span(start, start + len(said)), said, per)
