"""From a draft to reports: mend, divide, type, and point everything back into the text as decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from trucewatch.model import Dateline, Part, Problem, ReadingText, Report, Span, content_id
from trucewatch.reports.agencies import outlet_in
from trucewatch.reports.inputs import Division, Draft, Limits
from trucewatch.reports.looks import Look, look_at
from trucewatch.reports.mending import find_mends, mends_within
from trucewatch.reports.organisations import organisation_in
from trucewatch.reports.paragraphs import find_paragraphs
from trucewatch.reports.parts import Anatomy, type_parts
from trucewatch.reports.splitting import Segment, split

# Shorter texts are often word for word the same on different days ("No incidents were reported."): then day, publisher
# and title tell reports apart.
SHORT = 200
_LINE_END = re.compile(r"\r\n?")


def assemble(draft: Draft, file: str, document: str, limits: Limits) -> Iterator[Report]:
    """Make the reports a draft holds, in their order in the text. A draft without visible text gives none."""
    reading = ReadingText.of(draft.text, find_mends(draft.text))
    looks = look_at(find_paragraphs(reading.text))
    for segment in split(looks, draft.division):
        inside = looks[segment.first : segment.last]
        anatomy = type_parts(reading.text, inside, segment.head - segment.first, _title(draft), limits.part_chars)
        if not anatomy.parts:
            continue
        span = _extent(draft, reading, anatomy)
        problems = tuple(_doubts(segment, looks, draft, file))
        yield _report(draft, file, document, _Cut(reading, span, anatomy, problems))


class _Cut:
    """One report's share of a draft: its extent in the text as decoded, and what typing found."""

    def __init__(self, reading: ReadingText, extent: Span, anatomy: Anatomy, problems: tuple[Problem, ...]) -> None:
        self.reading = reading
        self.extent = extent
        self.anatomy = anatomy
        self.problems = problems

    def span(self, span: Span) -> Span:
        """Return a span of the mended text as one of the report's text."""
        return self.reading.to_report(span).shifted(-self.extent.start)

    def parts(self) -> Iterator[Part]:
        """Yield the parts in the report's text; where two share a mended character, the first has it."""
        at = 0
        for part in self.anatomy.parts:
            span = self.span(part.span)
            start = max(at, span.start)
            if start < span.end:
                yield Part(part.kind, Span(start, span.end))
                at = span.end


def _title(draft: Draft) -> str | None:
    return " ".join(draft.title.split()) or None if draft.title else None


def _extent(draft: Draft, reading: ReadingText, anatomy: Anatomy) -> Span:
    """Keep a record whole, so that offsets count in the record's text; a dump's report ends with its last part."""
    if draft.division is Division.NONE:
        return Span(0, len(draft.text))
    return reading.to_report(Span(anatomy.parts[0].span.start, anatomy.parts[-1].span.end))


def _report(draft: Draft, file: str, document: str, cut: _Cut) -> Report:
    anatomy, extent = cut.anatomy, cut.extent
    published = draft.published if draft.published.best is not None else anatomy.published
    report = Report(
        id="",
        document=document,
        file=file,
        text=extent.quote(draft.text),
        offset=extent.start,
        record=draft.record,
        title=_title(draft) or anatomy.title,
        publisher=_publisher(draft, anatomy),
        url=draft.url or anatomy.url,
        parts=tuple(cut.parts()),
        dateline=_dateline(cut),
        credits=tuple(anatomy.credits),
        published=published,
        mends=mends_within(cut.reading.mends, extent.start, extent.end),
        problems=cut.problems,
    )
    return replace(report, id=_identity(report))


def _identity(report: Report) -> str:
    text = _LINE_END.sub("\n", report.text)  # the same file saved on another system is the same report
    if len(text) >= SHORT:
        return content_id("r", text)
    day = report.published.best.isoformat() if report.published.best is not None and report.published.certain else ""
    return content_id("r", text, day, report.publisher or "", report.title or "")


def _publisher(draft: Draft, anatomy: Anatomy) -> str | None:
    told = draft.publisher
    if told and ("@" in told.lstrip("@") or "://" in told):
        told = organisation_in(told)  # an address is no name, and may be an informant's
    if told:
        return outlet_in(told) or told.lstrip("@").strip() or anatomy.publisher
    return anatomy.publisher


def _dateline(cut: _Cut) -> Dateline | None:
    dateline = cut.anatomy.dateline
    return None if dateline is None else Dateline(cut.span(dateline.span), dateline.places)


def _doubts(segment: Segment, looks: tuple[Look, ...], draft: Draft, file: str) -> Iterator[Problem]:
    record = f", record {draft.record}" if draft.record is not None else ""
    if not segment.boundary.certain:
        yield Problem(
            f"{file}{record}, line {looks[segment.head].paragraph.line}",
            f"uncertain whether a report begins here: {segment.boundary.why}",
            "a headline with a dateline, byline, date or credit line near it; or each report in its own file",
        )
    for at in segment.doubtful:
        yield Problem(
            f"{file}{record}, line {looks[at].paragraph.line}",
            f"uncertain whether another report begins here: {looks[at].words[:80]!r} reads like a headline",
            "one report, or several with a dateline, byline, date or credit line each",
            "note",
        )
