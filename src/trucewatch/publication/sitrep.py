"""The daily report as records: sections, blocks, rows and sentences, each with the claims it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model import Standing, Verdict


class Ink(StrEnum):
    """Whose words a run of text is: the desk's, a name taken from a report, or a quotation."""

    DESK = "desk"
    NAME = "name"
    QUOTATION = "quotation"


class Basis(StrEnum):
    """What a run of text rests on where it rests on no claim."""

    CLAIMS = "claims"
    AGREEMENT = "agreement"
    READING = "reading"
    FINDING = "finding"
    DECISION = "decision"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Cited:
    """A run of text with the ids of the claims (or empty statements) it rests on.

    ``basis`` tells what it rests on where there are none: the agreement file, what was read, a finding, a decision.
    ``anchor`` points at another row of the same page.
    """

    text: str
    claims: tuple[str, ...] = ()
    ink: Ink = Ink.DESK
    basis: Basis = Basis.NOTE
    anchor: str | None = None


Line = tuple[Cited, ...]
"""One sentence or one line of a cell."""

Cell = tuple[Line, ...]
"""The lines of one cell of a table."""


@dataclass(frozen=True, slots=True)
class Said:
    """One voice's words: who, through whom, how it is to be taken (``denied``, ``planned``), and the quotation.

    ``claims`` has more than one id where several reports print the same words by the same voice.
    """

    claims: tuple[str, ...]
    who: str
    through: tuple[str, ...]
    marks: tuple[str, ...]
    own_words: bool
    quote: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. ``label`` names it where the words point back to it."""

    anchor: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption, its column heads and notes below. A ``folded`` one opens on demand."""

    anchor: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    folded: bool = False


@dataclass(frozen=True, slots=True)
class CheckShown:
    """One question put to the agreement, its answer and reason, and the clause it rests on."""

    question: str
    answer: str
    reason: Cited
    clause: str | None = None
    clause_text: str | None = None


@dataclass(frozen=True, slots=True)
class AccountShown:
    """What follows from one side's account."""

    by: str
    claims: tuple[str, ...]
    verdict: Verdict
    verdict_words: str
    checks: tuple[CheckShown, ...]
    hangs_on: str | None


@dataclass(frozen=True, slots=True)
class IncidentCard:
    """One incident: verdict and reasons, standing, who says so through whom, agreements and contradictions.

    ``corrections`` say what people corrected in its claims, ``grades`` what it would be graded on the scales of others,
    ``elsewhere`` what it comes to under other agreements of the case.
    """

    anchor: str
    incident: str
    title: Cited
    verdict: Verdict
    verdict_words: str
    standing: Standing
    standing_words: str
    facts: tuple[Line, ...]
    warnings: tuple[str, ...]
    reasons: tuple[Line, ...]
    checks: tuple[CheckShown, ...]
    accounts: tuple[AccountShown, ...]
    hangs_on: str | None
    said: tuple[Said, ...]
    agree: tuple[Line, ...]
    clashes: tuple[Line, ...]
    corrections: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strand:
    """One matter (a round of talks, a convoy) with what each voice said of it, superseded words kept."""

    anchor: str
    title: Cited
    facts: tuple[Line, ...]
    said: tuple[Said, ...]
    clashes: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One statement in the chart: a number as said, never a sum. ``open`` tells on which side it has no bound."""

    claims: tuple[str, ...]
    label: str
    shown: str
    low: float
    high: float
    open: str
    pattern: str
    after: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of numbers that also stand in a table beside it. ``marker`` is what the dividing line says."""

    anchor: str
    title: str
    description: str
    marker: str
    bars: tuple[Bar, ...]


Plain = Bullets | Table | IncidentCard | Strand | Chart


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together under one heading: a day, a tray. ``folded`` ones open on demand."""

    anchor: str
    title: str
    notes: tuple[Line, ...]
    blocks: tuple[Plain, ...]
    folded: bool = False


Block = Bullets | Table | IncidentCard | Strand | Chart | Group


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section with what it says first and its blocks."""

    anchor: str
    title: str
    notes: tuple[Line, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """What stands at the top: the agreement and its day, the as-of time, what was read, and what the page is not."""

    title: str
    day: date | None
    agreement: str
    state: str
    as_of: str
    coverage: Line
    standing: str
    agreement_sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """Where on the page a claim is used."""

    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """One cited claim: the exact words, where they stand, who says them through whom, and how they were read.

    ``start`` and ``end`` count characters in the file as decoded (in the record's text where ``record`` is given).
    """

    id: str
    anchor: str
    number: int
    quote: str
    file: str
    record: int | None
    start: int
    end: int
    who: str
    through: tuple[str, ...]
    marks: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]
    used_in: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a paragraph and the claims whose words cover it. ``opens`` are the claims that begin here."""

    text: str
    claims: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a report with the cited words marked. ``gap`` tells that words before it are left out."""

    pieces: tuple[Piece, ...]
    quotations: tuple[Quotation, ...]
    gap: bool


@dataclass(frozen=True, slots=True)
class ReportWords:
    """A report's cited paragraphs, each printed once."""

    anchor: str
    report: str
    title: str
    facts: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Sitrep:
    """The whole report: header, sections in their fixed order, and the words that everything rests on."""

    header: Header
    sections: tuple[Section, ...]
    words: tuple[ReportWords, ...]

    def quotations(self) -> dict[str, Quotation]:
        """Return every quotation of the report by its id."""
        return {one.id: one for report in self.words for passage in report.passages for one in passage.quotations}
