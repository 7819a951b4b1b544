"""Text in, reading out: a report made of a few sentences of ours, read by the claims room."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from trucewatch.claims.parsing import ParsedReport, parse
from trucewatch.claims.quotes import mark_quotes
from trucewatch.claims.reader import ClaimReader, Reading
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import Actor, Attribution, Claim, DatedReason, EventType, Part, PartKind, Report, Span, content_id
from trucewatch.registers import Registers

WEDNESDAY = date(2025, 5, 14)
"""The day every report here was published, unless a test says otherwise."""

OUTLET = "Northwire"
_DATELINE = re.compile(r"^[A-Z][A-Z/,. ]*(?:\s[A-Z][a-z]+)?\s\([^)]*\)\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Read:
    """A report with what the room read in it."""

    report: Report
    reading: Reading

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims, in reading order."""
        return self.reading.claims

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Return the attributions, in reading order."""
        return self.reading.attributions

    def at(self, words: str) -> Claim:
        """Return the claim whose span is nearest to these words of the report; fail where none overlaps them."""
        wanted = self.span(words)
        found = [claim for claim in self.claims if claim.span.overlap(wanted) > 0]
        assert found, f"no claim on {words!r}; there are {[claim.quote for claim in self.claims]}"
        return max(found, key=lambda claim: (claim.span.overlap(wanted), -claim.span.start))

    def over(self, words: str) -> list[Claim]:
        """Return the claims that overlap these words of the report."""
        wanted = self.span(words)
        return [claim for claim in self.claims if claim.span.overlap(wanted) > 0]

    def of(self, kind: EventType) -> list[Claim]:
        """Return the claims of a type or of a finer one."""
        return [claim for claim in self.claims if claim.event_type is kind or claim.event_type.coarse is kind]

    def span(self, words: str) -> Span:
        """Return where words first stand in the report."""
        assert words in self.report.text, f"the test asks for words that are not in its report: {words!r}"
        start = self.report.text.index(words)
        return Span(start, start + len(words))


def report_of(text: str, *, published: date | None = WEDNESDAY, publisher: str | None = OUTLET) -> Report:
    """Return a report of these paragraphs, one a line; a dateline at the head is a part of its own."""
    parts: list[Part] = []
    at = 0
    for line in text.split("\n"):
        dateline = _DATELINE.match(line) if not parts else None
        lead = dateline.end() if dateline else 0
        if dateline:
            parts.append(Part(PartKind.DATELINE, Span(at, at + lead)))
        if line[lead:].strip():
            parts.append(Part(PartKind.BODY, Span(at + lead, at + len(line))))
        at += len(line) + 1
    when = DatedReason(published, published, published, certain=published is not None)
    return Report(
        content_id("r", text), "0" * 64, "wire.txt", text, publisher=publisher, parts=tuple(parts), published=when
    )


@cache
def reader() -> ClaimReader:
    """Return the room with the general registers, loaded once."""
    return ClaimReader(Registers.load())


@cache
def read(text: str, *, published: date | None = WEDNESDAY, publisher: str | None = OUTLET) -> Read:
    """Return what the room reads in these paragraphs."""
    report = report_of(text, published=published, publisher=publisher)
    return Read(report, next(reader().read([report])))


@cache
def parsed(text: str) -> ParsedReport:
    """Return these paragraphs parsed, with the quoted words marked."""
    report = report_of(text)
    found = next(parse([report], [report.text]))
    mark_quotes(found)
    return found


def sentence(text: str) -> Sentence:
    """Return the one sentence of a text, parsed."""
    (only,) = parsed(text).sentences
    return only


def word(among: Sentence, form: str) -> Word:
    """Return the first word of that form."""
    return next(found for found in among.words if found.text == form)


def folded(name: str) -> str:
    """Return a name without its article, its possessive and its case."""
    return re.sub(r"^(the|a|an) ", "", re.sub(r"['’]s\b", "", name).lower()).strip()


def names(actors: Iterable[Actor]) -> set[str]:
    """Return the folded names of actors."""
    return {folded(actor.name) for actor in actors}


def called(actor: Actor, *wanted: str) -> bool:
    """Tell whether an actor goes by one of these names, or was written so in the report."""
    mine = {folded(actor.name), folded(actor.words or "")}
    return not mine.isdisjoint(map(folded, wanted))
