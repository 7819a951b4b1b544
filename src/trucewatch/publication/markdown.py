"""The daily report as Markdown that also reads as plain text, with references such as ``[c-3f2a…]`` to the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trucewatch.publication.display import in_quotes, shown
from trucewatch.publication.sitrep import (
    Bar,
    Block,
    Bullets,
    Chart,
    CheckShown,
    Cited,
    Group,
    IncidentCard,
    Ink,
    Line,
    Quotation,
    ReportWords,
    Said,
    Sitrep,
    Strand,
    Table,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")
_SCHEME = re.compile(r":(?=//)|(?<=javascript):|(?<=data):|(?<=mailto):", re.IGNORECASE)
_MOST_REFERENCES = 6


def render(sitrep: Sitrep) -> str:
    """Write the report as Markdown, ending with the words that every reference points to."""
    return "\n".join(_Writer(frozenset(sitrep.quotations())).page(sitrep)) + "\n"


def escaped(text: str) -> str:
    r"""Write text from a report so that it stays text: no markup, no link, on one line.

    >>> escaped("[click](javascript:x) # **now**")
    '\\[click\\](javascript\\:x) \\# \\*\\*now\\*\\*'
    """
    flat = " ".join(shown(text).split())
    flat = _SPECIAL.sub(r"\\\1", flat.replace("&", "&amp;"))
    flat = _SCHEME.sub(r"\\:", flat)
    return re.sub(r"\b(www)\.", r"\1\\.", flat, flags=re.IGNORECASE)


class _Writer:
    """Writes the parts of a report; ``known`` are the claims whose words stand at the end."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = known

    def page(self, sitrep: Sitrep) -> Iterator[str]:
        head = sitrep.header
        yield f"# {escaped(head.title)}"
        yield ""
        yield f"**{escaped(head.agreement)}**: {escaped(head.state)}  "
        yield f"{escaped(head.as_of)}  "
        yield self.line(head.coverage)
        yield ""
        yield f"**{head.standing}**"
        if head.agreement_sentences:
            yield ""
            yield "The agreement in plain sentences:"
            yield ""
            yield from (f"- {escaped(sentence)}" for sentence in head.agreement_sentences)
        for number, section in enumerate(sitrep.sections, 1):
            yield ""
            yield f"## {number}. {escaped(section.title)}"
            yield from self._notes(section.notes)
            for block in section.blocks:
                yield from self.block(block, 3)
        yield from self._words(sitrep.words, len(sitrep.sections) + 1)

    def references(self, claims: Sequence[str]) -> str:
        held = [claim for claim in claims if claim in self._known]
        if not held:
            return ""
        more = f" and {len(held) - _MOST_REFERENCES:,} more" if len(held) > _MOST_REFERENCES else ""
        return " " + " ".join(f"[{claim}]" for claim in held[:_MOST_REFERENCES]) + more

    def run(self, one: Cited) -> str:
        if one.ink is Ink.QUOTATION:
            return f"“{escaped(in_quotes(one.text))}”{self.references(one.claims)}"
        lead = " " if one.text[:1].isspace() else ""
        trail = " " if one.text[-1:].isspace() and len(one.text) > 1 else ""
        return f"{lead}{escaped(one.text)}{self.references(one.claims)}{trail}"

    def line(self, runs: Line) -> str:
        return re.sub(r" +([;:,.])", r"\1", "".join(self.run(one) for one in runs)).strip()

    def _notes(self, lines: Sequence[Line]) -> Iterator[str]:
        for one in lines:
            yield ""
            yield self.line(one)

    def block(self, part: Block, level: int) -> Iterator[str]:
        yield ""
        if isinstance(part, Bullets):
            yield from (f"- {self.line(one)}" for one in part.lines)
        elif isinstance(part, Table):
            yield from self._table(part)
        elif isinstance(part, IncidentCard):
            yield from self._incident(part, level)
        elif isinstance(part, Strand):
            yield from self._strand(part, level)
        elif isinstance(part, Chart):
            yield from self._chart(part)
        else:
            yield from self._group(part, level)

    def _table(self, part: Table) -> Iterator[str]:
        yield f"*{escaped(part.caption)}*"
        yield ""
        yield f"| {' | '.join(escaped(head) for head in part.head)} |"
        yield f"|{' --- |' * len(part.head)}"
        for row in part.rows:
            cells = ("; ".join(self.line(one) for one in cell) for cell in row.cells)
            yield f"| {' | '.join(cells)} |"
        for note in part.notes:
            yield ""
            yield escaped(note)

    def _said(self, said: Sequence[Said]) -> Iterator[str]:
        for one in said:
            through = f" through {escaped(', then '.join(one.through))}" if one.through else ""
            lead = "" if one.own_words else ", as reported"
            marks = "".join(f"**{escaped(mark)}** " for mark in one.marks)
            yield f"- {escaped(one.who)}{through}{lead}: {marks}“{escaped(in_quotes(one.quote))}”{self.references(one.claims)}"

    def _checks(self, checks: Sequence[CheckShown], indent: str = "") -> Iterator[str]:
        for check in checks:
            reason = f": {self.run(check.reason)}" if check.reason.text else ""
            clause = f" (clause {escaped(check.clause)}: {escaped(check.clause_text or '')})" if check.clause else ""
            yield f"{indent}- {check.question} **{check.answer}**{reason}{clause}"

    def _incident(self, part: IncidentCard, level: int) -> Iterator[str]:
        yield f"{'#' * level} {escaped(part.title.text)}"
        yield ""
        yield f"**{part.verdict_words}**. Standing: {escaped(part.standing_words)}. Record `{part.anchor}`"
        yield ""
        yield from (f"- Note: {escaped(warning)}" for warning in part.warnings)
        yield from (f"- Why: {self.line(reason)}" for reason in part.reasons)
        if part.hangs_on:
            yield f"- It hangs on: {escaped(part.hangs_on)}"
        yield from (f"- {self.line(fact)}" for fact in part.facts)
        yield from self._titled("Who says what:", tuple(self._said(part.said)))
        yield from self._titled("They agree on:", tuple(f"- {self.line(one)}" for one in part.agree))
        yield from self._titled("They contradict each other:", tuple(f"- {self.line(one)}" for one in part.clashes))
        for account in part.accounts:
            hangs = f", hangs on {escaped(account.hangs_on)}" if account.hangs_on else ""
            title = f"By the account of {escaped(account.by)}: **{account.verdict_words}**{hangs}"
            yield from self._titled(title, tuple(self._checks(account.checks)))
        yield from self._titled("The questions put to the agreement:", tuple(self._checks(part.checks)))
        for title, lines in (
            ("Under other agreements:", part.elsewhere),
            ("Corrected by people:", part.corrections),
            ("On the scales of others (proposals, each read by itself):", part.grades),
        ):
            yield from self._titled(title, tuple(f"- {escaped(line)}" for line in lines))

    def _titled(self, title: str, lines: Sequence[str]) -> Iterator[str]:
        if lines:
            yield ""
            yield title
            yield ""
            yield from lines

    def _strand(self, part: Strand, level: int) -> Iterator[str]:
        yield f"{'#' * level} {escaped(part.title.text)}"
        yield ""
        yield from (f"- {self.line(fact)}" for fact in part.facts)
        yield from self._titled("Who says what:", tuple(self._said(part.said)))
        yield from self._titled("They contradict each other:", tuple(f"- {self.line(one)}" for one in part.clashes))

    def _chart(self, part: Chart) -> Iterator[str]:
        yield f"*{escaped(part.title)}. {escaped(part.description)}*"
        yield ""
        marked = False
        for bar in part.bars:
            if bar.after and not marked and part.marker:
                marked = True
                yield f"- --- {escaped(part.marker)} ---"
            yield self._bar(bar)

    def _bar(self, bar: Bar) -> str:
        return f"- {escaped(bar.label)}: {escaped(bar.shown)}{self.references(bar.claims)}"

    def _group(self, part: Group, level: int) -> Iterator[str]:
        yield f"{'#' * level} {escaped(part.title)}"
        yield from self._notes(part.notes)
        for block in part.blocks:
            yield from self.block(block, level + 1)

    def _words(self, reports: Sequence[ReportWords], number: int) -> Iterator[str]:
        yield ""
        yield f"## {number}. The words"
        yield ""
        yield "Positions count characters in the file as decoded (in the record's text where a record is named)."
        for report in reports:
            yield ""
            yield f"### {escaped(report.title)}"
            yield ""
            yield "; ".join(f"{name}: {escaped(words)}" for name, words in report.facts)
            for passage in report.passages:
                yield ""
                yield f"> {'[…] ' if passage.gap else ''}{escaped(''.join(piece.text for piece in passage.pieces))}"
                if passage.quotations:
                    yield ""
                    yield from (self._quotation(one) for one in passage.quotations)

    def _quotation(self, one: Quotation) -> str:
        through = f" through {escaped(', then '.join(one.through))}" if one.through else ""
        marks = "".join(f"**{escaped(mark)}** " for mark in one.marks)
        record = f", record {one.record}" if one.record is not None else ""
        facts = "; ".join(f"{name}: {escaped(words)}" for name, words in one.facts)
        doubts = f" Unsure: {'; '.join(escaped(doubt) for doubt in one.doubts)}." if one.doubts else ""
        place = f"{escaped(one.file)}{record}, {one.start}–{one.end}"
        return f"- [{one.id}] {escaped(one.who)}{through}: {marks}“{escaped(in_quotes(one.quote))}” ({place}). {facts}.{doubts}"
