"""The words everything rests on: each report's cited paragraphs, printed once, with the cited words marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from trucewatch.model import Actor, Attribution, Claim, PartKind, Quoted, Report, Span
from trucewatch.publication.briefing import CaseFile
from trucewatch.publication.cards import anchor_of
from trucewatch.publication.coverage import title_of
from trucewatch.publication.sitrep import Passage, Piece, Quotation, ReportWords, Use
from trucewatch.publication.voices import actor_words, marks_of, place_words, relay_words, speaker_words
from trucewatch.publication.wording import act_words, count_words, published_words, when_words

WINDOW = 700
"""Characters kept before and after cited words where a paragraph is longer than a reader can take in."""

_Run = tuple[int, int, tuple[int, ...]]
_VOICES = {
    Quoted.DIRECT: "the speaker's own words",
    Quoted.MIXED: "partly the speaker's own words",
    Quoted.INDIRECT: "the reporter's words for what was said",
    Quoted.NONE: "the reporter's voice",
}


@dataclass(frozen=True, slots=True)
class _Held:
    """A cited claim or empty statement with the span its words stand in."""

    id: str
    span: Span
    record: Claim | Attribution


def words_of(case: CaseFile, cited: Collection[str], uses: Mapping[str, Sequence[Use]]) -> tuple[ReportWords, ...]:
    """Return the cited words in context, in the order of the reports, numbered through."""
    held: dict[str, list[_Held]] = defaultdict(list)
    for one in cited:
        found = _held(case, one)
        if found is not None:
            held[found.record.report].append(found)
    result = []
    number = 0
    for report in sorted(case.reports.values(), key=case.report_order):
        cites = sorted(held.get(report.id, ()), key=lambda one: (one.span, one.id))
        if cites:
            maker = _Maker(case, report, uses, number)
            result.append(maker.words(cites))
            number += len(cites)
    return tuple(result)


def _held(case: CaseFile, one: str) -> _Held | None:
    if one in case.claims:
        return _Held(one, case.claims[one].span, case.claims[one])
    if one in case.attributions:
        said = case.attributions[one]
        spans = [*said.content, *said.cue, *said.speaker_spans]
        if spans:
            whole = Span(min(span.start for span in spans), max(span.end for span in spans))
            return _Held(one, whole, said)
    return None


@dataclass
class _Maker:
    """Makes one report's words; ``number`` is how many quotations stand before it."""

    case: CaseFile
    report: Report
    uses: Mapping[str, Sequence[Use]]
    number: int

    def words(self, cites: Sequence[_Held]) -> ReportWords:
        report = self.report
        facts = (
            ("Publisher", report.publisher or "not named"),
            ("Published", published_words(report.published)),
            ("File", report.file),
        )
        passages = tuple(self._passages(cites))
        anchor = anchor_of(f"words-{report.id}")
        return ReportWords(anchor, report.id, title_of(report), facts, passages)

    def _passages(self, cites: Sequence[_Held]) -> list[Passage]:
        found: list[Passage] = []
        end_before = 0
        for start, end, held in stretches(self.report, [one.span for one in cites]):
            mine = [cites[place] for place in held]
            pieces = marked(self.report.text, start, end, [(one.id, one.span) for one in mine])
            quotations = tuple(self._quotation(one) for one in mine)
            gap = bool(self.report.text[end_before:start].strip())
            found.append(Passage(pieces, quotations, gap))
            end_before = end
        return found

    def _quotation(self, one: _Held) -> Quotation:
        self.number += 1
        record = one.record
        shift = 0 if self.report.record is not None else self.report.offset
        claim = record if isinstance(record, Claim) else None
        speaker = record.speaker or Actor("an unnamed source")
        return Quotation(
            id=one.id,
            anchor=anchor_of(one.id),
            number=self.number,
            quote=one.span.quote(self.report.text),
            file=self.report.file,
            record=self.report.record,
            start=one.span.start + shift,
            end=one.span.end + shift,
            who=speaker_words(claim) if claim is not None else speaker.name,
            through=relay_words(claim) if claim is not None else tuple(one.name for one in reversed(record.relays)),
            marks=marks_of(claim) if claim is not None else ("said nothing of it",),
            facts=_facts(claim) if claim is not None else (("Read by", record.rule),),
            doubts=record.doubts,
            used_in=tuple(self.uses.get(one.id, ())),
        )


def _facts(claim: Claim) -> tuple[tuple[str, str], ...]:
    words = f" (“{claim.time.words}”)" if claim.time.words else ""
    counts = "; ".join(count_words(count) for count in claim.counts)
    found = (
        ("About", act_words(claim.event_type.value)),
        ("Voice", _VOICES[claim.quoted] + (f", cue “{claim.cue}”" if claim.cue else "")),
        ("Actor", actor_words(claim.actors, nobody="")),
        ("Target", actor_words(claim.targets, nobody="")),
        ("Place", place_words(claim.places, nowhere="")),
        ("When", when_words(claim.time) + words),
        ("Said on", when_words(claim.said_on) if claim.said_on.known else ""),
        ("Numbers", counts),
        ("On the basis of", claim.basis or ""),
        ("Read by", f"{claim.rule} ({claim.recipe}); {confidence_words(claim.confidence)}"),
    )
    return tuple((name, words) for name, words in found if words)


def confidence_words(confidence: float) -> str:
    """Say how sure the reading is; it says nothing about what happened.

    >>> confidence_words(0.5)
    'unsure reading, for a person to look at'
    """
    if confidence >= 0.85:
        return "sure reading"
    return "fairly sure reading" if confidence >= 0.6 else "unsure reading, for a person to look at"


def stretches(report: Report, spans: Sequence[Span]) -> list[_Run]:
    """Return the runs of text to print, with the places of the spans that each holds; every span is in exactly one.

    A run is a paragraph, or several where words run over their ends, cut down to a window where it is very long.
    """
    edges = sorted({(part.span.start, part.span.end) for part in report.parts if part.kind is not PartKind.CREDIT})
    runs: list[tuple[int, int, list[int]]] = []
    for place, span in enumerate(spans):
        start, end = _around(report.text, edges, span)
        if runs and start < runs[-1][1]:
            first, last, held = runs[-1]
            runs[-1] = (min(first, start), max(last, end), [*held, place])
        else:
            runs.append((start, end, [place]))
    found = [(start, end, tuple(held)) for start, end, held in runs]
    return sorted([*found, *_neighbours(report, found)])


def _neighbours(report: Report, runs: Sequence[_Run]) -> list[_Run]:
    """Return the paragraphs right before and after those with cited words, so that these stand in their context."""
    bodies = sorted(part.span for part in report.parts if part.kind is PartKind.BODY)
    cited = [any(start < body.end and body.start < end for start, end, _ in runs) for body in bodies]
    found: list[_Run] = []
    for place, body in enumerate(bodies):
        beside = cited[max(place - 1, 0) : place + 2]
        if not cited[place] and any(beside) and body.end - body.start <= 2 * WINDOW:
            found.append((body.start, body.end, ()))
    return found


def _around(text: str, edges: Sequence[tuple[int, int]], span: Span) -> tuple[int, int]:
    touched = [edge for edge in edges if edge[0] < span.end and span.start < edge[1]]
    start = min([edge[0] for edge in touched], default=span.start)
    end = max([edge[1] for edge in touched], default=span.end)
    if not touched:
        start = text.rfind("\n", 0, span.start) + 1
        newline = text.find("\n", span.end)
        end = len(text) if newline < 0 else newline
    return max(min(start, span.start), span.start - WINDOW), min(max(end, span.end), span.end + WINDOW)


def marked(text: str, start: int, end: int, spans: Sequence[tuple[str, Span]]) -> tuple[Piece, ...]:
    """Cut a run of text at the ends of the spans, each piece naming the spans that cover it.

    >>> [(piece.text, piece.claims) for piece in marked("the truce held", 0, 14, [("c-1", Span(4, 9))])]
    [('the ', ()), ('truce', ('c-1',)), (' held', ())]
    """
    cuts = sorted({start, end, *(edge for _, span in spans for edge in (span.start, span.end) if start < edge < end)})
    pieces = []
    for left, right in pairwise(cuts):
        over = tuple(name for name, span in spans if span.start <= left and right <= span.end)
        opens = tuple(name for name, span in spans if max(span.start, start) == left)
        pieces.append(Piece(text[left:right], over, opens))
    return tuple(pieces)
