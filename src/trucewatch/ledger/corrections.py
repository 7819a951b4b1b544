"""Lay what people corrected over a claim as the machine read it. The machine's own reading is never changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from trucewatch.grammars.counts import find_counts
from trucewatch.ledger.saying_fields import read_counts, read_names, read_time, words_of
from trucewatch.ledger.values import corrected_by
from trucewatch.model.attribution import Quoted, SpeechAct
from trucewatch.model.claim import Certainty, Claim, EventType, Extent, Mood, Polarity
from trucewatch.model.count import Count
from trucewatch.model.decision import Change, ClaimField, Decision, DecisionKind, Marked
from trucewatch.model.named import Actor, Place
from trucewatch.model.recipe import content_id
from trucewatch.model.report import Report
from trucewatch.model.span import Span
from trucewatch.model.when import When
from trucewatch.registers import Registers

PERSON = "person@1"
"""The recipe of a claim that a person added: no machine read it."""

_SAID_AS = {Polarity.NEGATIVE: SpeechAct.DENY, Polarity.POSITIVE: SpeechAct.ASSERT}


class Names(Protocol):
    """What a corrected name is settled against."""

    def actor(self, name: str, span: Span | None, /) -> Actor:
        """Return the actor a name stands for."""

    def place(self, name: str, span: Span | None, /) -> Place:
        """Return the place a name stands for."""


class Settled:
    """Names settled against the registers, those of the conflict's countries first."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers

    def actor(self, name: str, span: Span | None = None) -> Actor:
        """Return the actor a name stands for: by the register where it is there, by its name alone where it is not."""
        country = self._registers.countries[0] if self._registers.countries else None
        entries = self._registers.actors.named(name, country)
        words = None if span is None else name
        if not entries:
            return Actor(name, span=span, words=words)
        entry = entries[0]
        return Actor(name, entry.id, entry.kind, self._registers.actors.family_of(entry.id), span, words)

    def place(self, name: str, span: Span | None = None) -> Place:
        """Return the place a name stands for; units around it may follow behind commas ("Orvela, Pell District")."""
        first, *around = (part.strip() for part in name.split(","))
        countries = tuple(part for part in around if part in self._registers.places.countries)
        within = tuple(part for part in around if part not in countries)
        entries = self._registers.places.lookup(first, countries or self._registers.countries, within)
        words = None if span is None else first
        if not entries:
            return Place(first, span=span, words=words, doubt="the registers do not hold this name")
        entry = entries[0]
        return Place(
            first, entry.id, entry.country, entry.lat, entry.lon, entry.precision, entry.within, span, words,
            entry.doubt, entry.name,
        )  # fmt: skip


def laid_over(claim: Claim, decisions: Sequence[Decision], names: Names) -> Claim:
    """Return a claim as people corrected it, the later correction of a field above the earlier one.

    ``decisions`` are those about the claim that hold.
    """
    changes = {change.field: change for one in decisions for change in corrected_by(one).changes}
    for change in changes.values():
        claim = _changed(claim, change, names)
    return claim


def _changed(claim: Claim, change: Change, names: Names) -> Claim:
    to = change.to
    match change.field:
        case ClaimField.SPEAKER:
            return replace(claim, speaker=names.actor(read_names(to)[0], _stands(claim, to)))
        case ClaimField.ACTOR:
            return replace(claim, actors=tuple(names.actor(name, _stands(claim, name)) for name in read_names(to)))
        case ClaimField.TARGET:
            return replace(claim, targets=tuple(names.actor(name, _stands(claim, name)) for name in read_names(to)))
        case ClaimField.PLACE:
            return replace(claim, places=tuple(names.place(name, _stands(claim, name)) for name in read_names(to)))
        case ClaimField.TIME:
            return replace(claim, time=read_time(to))
        case ClaimField.COUNTS:
            return replace(claim, counts=read_counts(to, claim, _numbers_in(claim)))
        case _:
            return _reworded(claim, change.field, to.strip())


def _reworded(claim: Claim, field: ClaimField, word: str) -> Claim:
    """Change a field that holds one word of a closed vocabulary."""
    if field is ClaimField.EVENT_TYPE:
        return replace(claim, event_type=EventType(word))
    if field is ClaimField.MOOD:
        return replace(claim, mood=Mood(word))
    if field is ClaimField.CERTAINTY:
        return replace(claim, certainty=Certainty(word))
    if field is ClaimField.EXTENT:
        return replace(claim, extent=Extent(word))
    polarity = Polarity(word)
    spoken = claim.act in _SAID_AS.values() and polarity is not claim.polarity
    return replace(claim, polarity=polarity, act=_SAID_AS[polarity] if spoken else claim.act)


def _stands(claim: Claim, name: str) -> Span | None:
    """Return where a name stands in the claim's own words, None where it does not."""
    found = re.search(rf"\b{re.escape(name.strip())}\b", claim.quote)
    return None if found is None else Span(*found.span()).shifted(claim.span.start)


def _numbers_in(claim: Claim) -> tuple[Count, ...]:
    return tuple(replace(one, span=one.span.shifted(claim.span.start)) for one in find_counts(claim.quote))


def added_claim(report: Report, decision: Decision, names: Names) -> Claim | None:
    """Return the claim that a person marked in a report; None where the words were erased or do not stand there.

    Said by the report itself unless the person says by whom; done, certain, one event unless they say otherwise.
    """
    said = corrected_by(decision)
    if decision.kind is not DecisionKind.ADD or said.marked is None:
        return None
    changes = {change.field: change.to for change in said.changes}
    if not _stands_there(report, said.marked) or ClaimField.EVENT_TYPE not in changes:
        return None
    return laid_over(blank_claim(report, said.marked, changes[ClaimField.EVENT_TYPE]), (decision,), names)


def blank_claim(report: Report, marked: Marked, event_type: str) -> Claim:
    """Return a claim with nothing settled but its words and its kind; its id follows from these."""
    kind = EventType(event_type)
    day = report.published.best
    return Claim(
        id=content_id("c", "person", report.id, str(marked.start), str(marked.end), kind.value),
        report=report.id,
        span=Span(marked.start, marked.end),
        quote=marked.words,
        event_type=kind,
        speaker=Actor(
            report.publisher or "unnamed publisher", kind="media", family=None if report.publisher else "publisher"
        ),
        relays=(),
        joint=(),
        attribution=None,
        quoted=Quoted.NONE,
        cue=None,
        act=SpeechAct.ASSERT,
        polarity=Polarity.POSITIVE,
        mood=Mood.REALISED,
        certainty=Certainty.CERTAIN,
        extent=Extent.EVENT,
        actors=(),
        targets=(),
        places=(),
        time=When(),
        said_on=When() if day is None else When(day, day),
        counts=(),
        basis=None,
        rule="person",
        recipe=PERSON,
        confidence=1.0,
    )


def _stands_there(report: Report, marked: Marked) -> bool:
    return 0 <= marked.start < marked.end and report.text[marked.start : marked.end] == marked.words


def overtaken(claim: Claim, decision: Decision) -> tuple[Change, ...]:
    """Return the changes of a correction that the machine's reading has moved under: it reads a third thing now.

    ``claim`` is as the machine reads it. Where it now reads what the person said, nothing was overtaken.
    """
    return tuple(
        change
        for change in corrected_by(decision).changes
        if change.was is not None and words_of(claim, change.field) not in (change.was, change.to)
    )
