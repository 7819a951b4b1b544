"""The answer key as the program's own records: its claims as if read without a fault, its actors as a register."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

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
)

SHARED = Path(os.environ.get("TRUCEWATCH_SHARED", str(Path(__file__).parents[2] / ".." / "shared")))
DEV = SHARED / "gold" / "dev"
MISSING = f"the answer key is not at {SHARED} (set TRUCEWATCH_SHARED to where it lies)"

_KINDS = {"body": "international", "party": "opposition", "ministry": "government", "mediator": "person"}
_BY_NAME = (
    ("government", "government"),
    ("army", "armed_forces"),
    ("military", "armed_forces"),
    ("air_force", "armed_forces"),
)
_UPWARD = re.compile(r"_of$|^part_of$|^speaks_for$|^official_of$")
_NOT_UPWARD = frozenset({"member_of", "partner_of", "ally_of", "affiliate_of"})
_BACKING = frozenset({"backed_by", "backs", "ally_of"})
_PRECISIONS = {
    "country": PlacePrecision.COUNTRY,
    "region": PlacePrecision.REGION,
    "admin1": PlacePrecision.GOVERNORATE,
    "area": PlacePrecision.DISTRICT,
    "border": PlacePrecision.DISTRICT,
    "road": PlacePrecision.DISTRICT,
    "suburb": PlacePrecision.SETTLEMENT,
    "city": PlacePrecision.SETTLEMENT,
    "town": PlacePrecision.SETTLEMENT,
    "base": PlacePrecision.POINT,
}
_HABIT = re.compile(r"\b(regularly|routinely|often|repeatedly used|has been used|have been used|frequently|used to)\b")
_GOING_ON = re.compile(r"\b(?:has|have) (?:\w+ )?been \w+ing\b")
_LONG = 60


@dataclass(frozen=True, slots=True)
class KeyActor:
    """An actor of the key, as the room asks for it."""

    id: str
    name: str
    kind: str
    family: str
    up: tuple[str, ...]
    ally_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyActors:
    """The key's actors as a register."""

    entries: Mapping[str, KeyActor]

    def get(self, identity: str) -> KeyActor | None:
        """Return the entry with that id."""
        return self.entries.get(identity)

    def family_of(self, identity: str) -> str:
        """Return the key's source family."""
        return self.entries[identity].family

    def chain(self, identity: str) -> tuple[str, ...]:
        """Return the id and what it belongs to or speaks for."""
        found = [identity]
        for link in found:
            found += [up for up in self.entries[link].up if up in self.entries and up not in found]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Key:
    """What the key holds."""

    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    actors: KeyActors
    labels: Mapping[str, frozenset[str]] = field(default_factory=dict)
    incidents: tuple[Mapping[str, Any], ...] = ()


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read a file of JSON lines."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def read_key(folder: Path = DEV) -> Key:
    """Read the key's claims, reports, actors and incidents."""
    text = (SHARED / "reports" / "syria-feb-mar-2016.txt").read_text("utf-8")
    actors = {row["id"]: _actor(row) for row in rows(folder / "actors.jsonl")}
    places = {row["id"]: row for row in rows(folder / "places.jsonl")}
    starts = {row["n"]: row["start"] for row in rows(folder / "reports.jsonl")}
    claims = list(rows(folder / "claims.jsonl"))
    incidents = tuple(rows(folder / "incidents.jsonl"))
    habits = frozenset(name for row in incidents if row["kind"] == "practice" for name in row["claim_ids"])
    return Key(
        claims=tuple(
            replace(made, extent=Extent.HABIT) if made.id in habits else made
            for made in (_claim(row, actors, places, starts[row["report"]]) for row in claims)
        ),
        reports=tuple(_report(row, text) for row in rows(folder / "reports.jsonl")),
        actors=KeyActors(actors),
        labels={row["id"]: frozenset(row["incidents"]) for row in claims},
        incidents=incidents,
    )


def _actor(row: dict[str, Any]) -> KeyActor:
    ties = [(tie["type"], tie["object"]) for tie in row["relations"]]
    up = tuple(there for kind, there in ties if _UPWARD.search(kind) and kind not in _NOT_UPWARD)
    allies = tuple(there for kind, there in ties if kind in _BACKING)
    named = [kind for word, kind in _BY_NAME if word in row["id"] and row["kind"] in ("party", "body")]
    kind = named[0] if named else _KINDS.get(row["kind"], row["kind"])
    name = "unspecified" if row["id"] == "actor:unspecified" else row["name"]
    return KeyActor(row["id"], name, kind, row["source_family"], up, allies)


def _report(row: dict[str, Any], text: str) -> Report:
    best = date.fromisoformat(row["publication_date"]) if row["publication_date"] else None
    return Report(
        id=f"r{row['n']}", document="0" * 64, file="key", text=text[row["start"] : row["end"]], offset=row["start"],
        title=row["title"], published=DatedReason(best, best, best),
    )  # fmt: skip


def _claim(row: dict[str, Any], actors: Mapping[str, KeyActor], places: Mapping[str, Any], start: int) -> Claim:
    def named(identity: str) -> Actor:
        entry = actors[identity]
        return Actor(entry.name, entry.id, entry.kind, entry.family)

    time = _time(row["time"])
    said_on = date.fromisoformat(row["said_on"]) if len(row["said_on"] or "") == len("2016-03-01") else None
    said = When(said_on, said_on, Precision.DAY) if said_on else When()
    return Claim(
        id=row["id"],
        report=f"r{row['report']}",
        span=Span(row["anchor"]["start"] - start, row["anchor"]["end"] - start),
        quote=row["anchor"]["text"],
        event_type=EventType(row["event_type"]),
        speaker=named(row["source"]),
        relays=tuple(map(named, row["via"])),
        joint=tuple(map(named, row["co_sources"])),
        attribution=None,
        quoted=Quoted(row["quoted"]),
        cue=row["cue"],
        act=SpeechAct(row["speech_act"]),
        polarity=Polarity(row["polarity"]),
        mood=Mood(row["mood"]),
        certainty=Certainty(row["certainty"]),
        extent=_extent(row, time),
        actors=tuple(map(named, row["actor"])),
        targets=tuple(map(named, row["target"])),
        places=tuple(_place(places[place["id"]], places) for place in row["place"]),
        time=time,
        said_on=said,
        counts=tuple(_counts(row, start)),
        basis=row["basis"],
        rule="key",
        recipe="key@1",
        confidence=1.0,
    )


def _extent(row: dict[str, Any], time: When) -> Extent:
    """The key's claims have no extent: a habit says so in a word, and a total runs over more than two months.

    What has been going on, with no day, is background.
    """
    if not time.known and _GOING_ON.search(row["anchor"]["text"]):
        return Extent.BACKGROUND
    if _HABIT.search(row["anchor"]["text"]):
        return Extent.HABIT
    if time.start and time.end and (time.end - time.start).days > _LONG:
        return Extent.TOTAL if row["quantities"] else Extent.BACKGROUND
    return Extent.EVENT


def _place(row: dict[str, Any], places: Mapping[str, Any]) -> Place:
    provinces = [unit["id"] for unit in places.values() if unit["kind"] == "admin1" and unit["admin1"] == row["admin1"]]
    within = tuple(
        unit for unit in (*provinces, row["admin1"], row["country"]) if unit and unit not in (row["name"], row["id"])
    )
    precision = _PRECISIONS[row["kind"]]
    return Place(row["name"], row["id"], row["iso2"], row["lat"], row["lon"], precision, within)


def _time(row: dict[str, Any]) -> When:
    def day(value: str | None) -> date | None:
        return date.fromisoformat(value[:10]) if value else None

    return When(day(row["start"]), day(row["end"]), Precision(row["precision"]), words=row["surface"])


_BOUNDS: Mapping[str, Callable[[float], tuple[float | None, float | None]]] = {
    "exact": lambda value: (value, value),
    "at_least": lambda value: (value, None),
    "more_than": lambda value: (value, None),
    "up_to": lambda value: (None, value),
    "less_than": lambda value: (None, value),
    "about": lambda value: (value * 0.8, value * 1.2),
}


def _counts(row: dict[str, Any], start: int) -> Iterator[Count]:
    for quantity in row["quantities"]:
        value = None if quantity["value"] is None else float(quantity["value"])
        low, high = _BOUNDS[quantity["bound"]](value) if value is not None else (None, None)
        span = Span(row["anchor"]["start"] - start, row["anchor"]["end"] - start)
        yield Count(
            value, low, high, Bound(quantity["bound"]), quantity["unit"], quantity["of"], span, quantity["surface"]
        )
