"""Who says it, and through whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.named import Actor
from trucewatch.model.span import Span


class Quoted(StrEnum):
    """Whether the words are the speaker's own."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NONE = "none"


class SpeechAct(StrEnum):
    """What the speaker does by saying it."""

    ASSERT = "assert"
    NARRATE = "narrate"
    ACCUSE = "accuse"
    DENY = "deny"
    PROMISE = "promise"
    DEMAND = "demand"
    THREATEN = "threaten"
    PREDICT = "predict"
    FEAR = "fear"
    HOPE = "hope"
    WARN = "warn"
    REJECT = "reject"
    ASK = "ask"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Speaker, cue and content, with the relays the words came through, outermost first.

    ``speaker`` is None where the words name nobody ("reportedly"). ``joint`` are further speakers of the same
    words ("Ban and Lavrov said"). ``said_nothing`` marks an empty statement ("declined to comment",
    "did not say if anyone died"): it carries no claim about the world.
    """

    id: str
    report: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    speaker: Actor | None
    speaker_spans: tuple[Span, ...]
    joint: tuple[Actor, ...]
    relays: tuple[Actor, ...]
    quoted: Quoted
    act: SpeechAct
    said_nothing: bool
    rule: str
    doubts: tuple[str, ...] = ()
