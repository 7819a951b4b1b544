"""The readable word lists of this room (``data/*.yaml``), read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from trucewatch.model import Certainty, SpeechAct

# Every value stays text: YAML 1.1 would read the words "no", "on" and "off" as truth values.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that tells who says something: its act, the groups it belongs to, and the commitment it leaves."""

    lemma: str
    act: SpeechAct
    groups: frozenset[str]
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class SpeechNouns:
    """Nouns and adverbs around speech; see ``data/speech_nouns.yaml``."""

    content: frozenset[str]
    vehicle: frozenset[str]
    people: frozenset[str]
    false: frozenset[str]
    platforms: frozenset[str]
    hearsay: Mapping[str, Certainty]
    passive: Mapping[str, Certainty]


@cache
def read_yaml(name: str) -> Any:
    """Read one of the room's data files, once; nobody changes what it returns."""
    text = resources.files("trucewatch.claims").joinpath("data", name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - base loaders build text only


@cache
def cues() -> Mapping[str, Cue]:
    """Return the cue verbs by lemma. A verb in several blocks keeps the act of its first and all groups."""
    found: dict[str, Cue] = {}
    for block in read_yaml("cues.yaml"):
        for lemma in block["verbs"].split():
            known = found.get(lemma)
            found[lemma] = Cue(
                lemma,
                known.act if known else SpeechAct(block["act"]),
                (known.groups if known else frozenset()) | {block["group"]},
                known.certainty if known else Certainty(block.get("certainty", "certain")),
            )
    return found


@cache
def animate_words() -> frozenset[str]:
    """Return the nouns for people and bodies."""
    return frozenset(read_yaml("titles.yaml")["animate"]) | people_words()


@cache
def people_words() -> frozenset[str]:
    """Return the nouns for people by trade, rank, kinship, age, faith and standing."""
    return frozenset(read_yaml("titles.yaml")["people"])


@cache
def body_words() -> frozenset[str]:
    """Return the words that make a name a body's or a group's."""
    return frozenset(read_yaml("titles.yaml")["bodies"])


@cache
def counting_words() -> frozenset[str]:
    """Return the nouns that only count what follows "of"."""
    return frozenset(read_yaml("titles.yaml")["counting"])


@cache
def event_nouns() -> frozenset[str]:
    """Return the nouns that name an event by themselves (strike, raid, shelling)."""
    return frozenset(read_yaml("events.yaml")["event_nouns"])


@cache
def role_words(kind: str) -> frozenset[str]:
    """Return one of the word lists of ``data/roles.yaml``."""
    return frozenset(read_yaml("roles.yaml")[kind])


@cache
def truce_nouns() -> frozenset[str]:
    """Return the words for an agreement to stop fighting."""
    groups = read_yaml("events.yaml")["groups"]
    return frozenset((*groups["truce"], *groups["agreement"]))


@cache
def speech_nouns() -> SpeechNouns:
    """Return the nouns and adverbs around speech."""
    raw = read_yaml("speech_nouns.yaml")
    return SpeechNouns(
        frozenset(raw["content"]),
        frozenset(raw["vehicle"]),
        frozenset(raw["people"]),
        frozenset(raw["false"]),
        frozenset(raw["platforms"]),
        {word: Certainty(value) for word, value in raw["hearsay"].items()},
        {word: Certainty(value) for word, value in raw["passive"].items()},
    )
