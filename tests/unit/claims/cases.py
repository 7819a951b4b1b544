"""What a careful annotator would put down for one clause, and how a reading differs from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from tests.unit.claims.reading import OUTLET, Read, called, folded, read
from trucewatch.model import Actor, Claim, Place


@dataclass(frozen=True, slots=True)
class Case:
    """A report of ours, words of it that carry a claim, and what that claim should say.

    ``words`` left out are the whole sentence without its full stop.

    Text fields hold the right answers, joined by "|" where a fair reader must take several. Lists hold one such
    text for each member; None leaves a field unjudged. ``relays`` are named from the outermost inward, the outlet left
    out. ``bug`` says what the room still gets wrong: the case then has to fail.
    """

    text: str
    words: str = ""
    kind: str | None = None
    speaker: str | None = None
    joint: tuple[str, ...] | None = None
    relays: tuple[str, ...] | None = None
    quoted: str | None = None
    act: str | None = None
    polarity: str | None = None
    mood: str | None = None
    certainty: str | None = None
    extent: str | None = None
    actors: tuple[str, ...] | None = None
    targets: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None
    time: tuple[str | None, str | None] | None = None
    counts: tuple[tuple[float | None, str], ...] | None = None
    bug: str = field(default="", compare=False)

    @property
    def clause(self) -> str:
        """Return the words judged."""
        return self.words or self.text.rstrip(".")

    def differences(self) -> list[str]:
        """Read the report and tell each field in which the claim on the words is not as it should be."""
        got = read(self.text)
        return list(self._against(got, got.at(self.clause)))

    def _against(self, got: Read, claim: Claim) -> Iterator[str]:
        kinds = {claim.event_type.value, claim.event_type.coarse.value}
        if self.kind is not None and kinds.isdisjoint(self.kind.split("|")):
            yield f"event_type {claim.event_type.value}, wanted {self.kind}"
        yield from _one("speaker", self.speaker, claim.speaker)
        if self.relays is not None and claim.relays and claim.relays[0].name != OUTLET:
            yield f"outermost relay {claim.relays[0].name}, wanted {OUTLET}"
        yield from _all("relays", self.relays, claim.relays[1:], ordered=True)
        yield from _all("joint", self.joint, claim.joint)
        yield from _all("actors", self.actors, claim.actors)
        yield from _all("targets", self.targets, claim.targets)
        yield from _all("places", self.places, claim.places)
        for name, value in (("quoted", claim.quoted), ("act", claim.act), ("polarity", claim.polarity),
                            ("mood", claim.mood), ("certainty", claim.certainty), ("extent",
                            claim.extent)):  # fmt: skip
            wanted = getattr(self, name)
            if wanted is not None and value.value not in wanted.split("|"):
                yield f"{name} {value.value}, wanted {wanted}"
        when = tuple(day.isoformat() if day else None for day in (claim.time.start, claim.time.end))
        if self.time is not None and when != self.time:
            yield f"time {when}, wanted {self.time}"
        counted = sorted(((count.value, count.bound.value) for count in claim.counts), key=repr)
        if self.counts is not None and counted != sorted(((v and float(v), b) for v, b in self.counts), key=repr):
            yield f"counts {counted}, wanted {self.counts}"


def _one(name: str, wanted: str | None, got: Actor) -> Iterator[str]:
    if wanted is not None and not called(got, *wanted.split("|")):
        yield f"{name} {got.name}, wanted {wanted}"


def _all(
    name: str, wanted: Sequence[str] | None, got: Sequence[Actor | Place], *, ordered: bool = False
) -> Iterator[str]:
    if wanted is None:
        return
    have = [_known_as(one) for one in got]
    right = len(have) == len(wanted)
    left = list(wanted)
    for n, known in enumerate(have):
        fits = (left[:1] if ordered else left) if left else []
        hit = next((answer for answer in fits if known & set(map(folded, answer.split("|")))), None)
        right = right and hit is not None and n < len(wanted)
        if hit is not None:
            left.remove(hit)
    if not right:
        yield f"{name} {[one.name for one in got]}, wanted {list(wanted)}"


def _known_as(one: Actor | Place) -> set[str]:
    known = one.known_as if isinstance(one, Place) else None
    return {folded(name) for name in (one.name, one.words, known) if name}


def told(
    sentence: str,
    kind: str,
    words: str = "",
    mood: str = "realised",
    polarity: str = "+",
    counts: tuple[tuple[float | None, str], ...] | None = None,
    bug: str = "",
) -> Case:
    """Return a case; its words are the sentence without its full stop unless a part of it is named."""
    return Case(
        sentence, words or sentence.rstrip("."), kind=kind, mood=mood, polarity=polarity, counts=counts, bug=bug
    )


def over(cases: Iterable[Case]) -> pytest.MarkDecorator:
    """Return the mark that runs a test for each case, named after its words; a case with a bug has to fail."""
    return pytest.mark.parametrize(
        "case",
        [
            pytest.param(
                case, id=case.clause[:60], marks=[pytest.mark.xfail(strict=True, reason=case.bug)] if case.bug else []
            )
            for case in cases
        ],
    )


def wrong(reason: str, *values: object) -> object:
    """Return values for a parametrised test that the room still gets wrong: the test has to fail."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def still_wrong(reason: str) -> pytest.MarkDecorator:
    """Return the mark of a test that the room still gets wrong: it has to fail."""
    return pytest.mark.xfail(strict=True, reason=reason)
