"""A claim about to be written down: everything a clause was found to say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.claims.book import quoted_how
from trucewatch.claims.carrying import Voice
from trucewatch.claims.clauses import Clause
from trucewatch.claims.confidence import Judged, how_sure
from trucewatch.claims.extent import extent_of
from trucewatch.claims.learnt import RULE
from trucewatch.claims.modality import Modality
from trucewatch.claims.parsing import ParsedReport
from trucewatch.claims.resolving import doubts_of
from trucewatch.claims.roles import Roles
from trucewatch.claims.scenes import Scene
from trucewatch.model import Actor, Claim, Count, EventType, Extent, Quoted, Recipe, Span, When, content_id

GUESSED = "what it is about is guessed from its words: no rule knows them"
"""The doubt of a claim whose type was guessed, which sends it to review."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a clause says, who says it, and where and when it was: all but the claim's id and words.

    ``attribution`` is the id of the attribution it stands in, ``rule`` what found its event type.
    """

    clause: Clause
    voice: Voice | None
    attribution: str | None
    speaker: Actor
    event: EventType
    rule: str
    counts: tuple[Count, ...]
    cast: Roles
    mode: Modality
    scene: Scene
    said_on: When

    def claim(self, parsed: ParsedReport, recipe: Recipe) -> Claim:
        """Return the claim, with the words that carry it and how sure its reading is."""
        start, end = self.clause.span
        report, voice, mode = parsed.report.id, self.voice, self.mode
        quoted = quoted_how(self.clause.sentence, start, end) if voice else Quoted.NONE
        judged = Judged(
            f"{voice.rule if voice else 'own-voice'}/{self.rule}",
            self.event,
            mode.mood,
            parsed.text[start:end],
            quoted,
            self.speaker,
        )
        sure, reasons = how_sure(judged)
        extent = extent_of(self.clause, self.event, mode, self.counts, self.scene.time)
        scene = self.scene if extent is not Extent.TOTAL else _stated(self.scene)
        return Claim(
            id=content_id("c", report, str(start), str(end), self.event.value, str(self.clause.head.start)),
            report=report,
            span=Span(start, end),
            quote=judged.quote,
            event_type=self.event,
            speaker=self.speaker,
            relays=voice.relays if voice else (),
            joint=voice.joint if voice else (),
            attribution=self.attribution,
            quoted=quoted,
            cue=voice.said.cue.text if voice is not None and voice.said is not None else None,
            act=mode.act,
            polarity=mode.polarity,
            mood=mode.mood,
            certainty=mode.certainty,
            extent=extent,
            actors=self.cast.actors,
            targets=self.cast.targets,
            places=scene.places,
            time=scene.time,
            said_on=self.said_on,
            counts=self.counts,
            basis=None,
            rule=judged.rule,
            recipe=recipe.key,
            confidence=sure,
            doubts=tuple(
                dict.fromkeys((*(voice.doubts if voice else ()), *self._own_doubts(), *scene.doubts, *reasons))
            ),
        )

    def _own_doubts(self) -> tuple[str, ...]:
        return (*((GUESSED,) if self.rule.startswith(RULE) else ()), *self.cast.doubts)


def _stated(scene: Scene) -> Scene:
    """Keep only what a running total says itself: the dead of a war are not those of the day told of before it."""
    places = tuple(place for place in scene.places if place.span is not None)
    return replace(
        scene,
        places=places,
        time=scene.time if scene.time.span is not None else When(),
        doubts=doubts_of(places, fought=True),
    )
