"""Prose around numbers: what a person wrote, with the figures in it kept apart from the words.

In the text a person edits, a figure stands as ``[[3 incidents | incidents-cannot_tell]]``: it may be moved, repeated or
taken out, but its words stay those of the report.

>>> from trucewatch.publication.issued.figures import Figure
>>> three = Figure("incidents-cannot_tell", "3 incidents", "", "cannot tell", ("c-1",), "short", "incidents")
>>> read_prose("Of [[3 incidents | incidents-cannot_tell]], 2 were near Ombra.", (three,)).paragraphs[0].runs[1].figure
'incidents-cannot_tell'
>>> read_prose("[[4 incidents | incidents-cannot_tell]]", (three,)).faults[0].found
'the number “3 incidents” was changed to “4 incidents”'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.grammars.numerals import WORDS
from trucewatch.publication.issued.figures import Figure

LONGEST = 20_000
"""Characters of one block of prose."""
_TOKEN = re.compile(r"\[\[\s*(?P<words>[^\[\]|]*?)\s*\|\s*(?P<key>[^\[\]|]*?)\s*\]\]")
_NUMBER = re.compile(rf"\d+(?:[.,:/’'\u066b\u066c-]\d+)*|\b{WORDS}", re.IGNORECASE)
_BROKEN = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of prose: a person's words, a figure (``figure`` is its key), or a number a person typed (``own``)."""

    text: str
    figure: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Return the paragraph as it reads."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why prose cannot be kept as it is written, and what is wanted."""

    found: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Prose as read. With ``faults`` it cannot be kept."""

    paragraphs: tuple[Paragraph, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def own_numbers(self) -> tuple[str, ...]:
        """Return the numbers a person typed, which rest on no claim."""
        return tuple(run.text for paragraph in self.paragraphs for run in paragraph.runs if run.own)

    @property
    def used(self) -> tuple[str, ...]:
        """Return the keys of the figures used, once each."""
        held = (run.figure for paragraph in self.paragraphs for run in paragraph.runs)
        return tuple(dict.fromkeys(key for key in held if key is not None))


def read_prose(text: str, figures: Sequence[Figure]) -> Prose:
    """Read what a person wrote; every change to a number is a fault, every number typed is marked as the person's."""
    if len(text) > LONGEST:
        return Prose((), (Fault(f"{len(text):,} characters", f"at most {LONGEST:,} in one part"),))
    held = {figure.key: figure for figure in figures}
    faults: list[Fault] = []
    paragraphs = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        runs = tuple(_runs(" ".join(block.split()), held, faults))
        if runs:
            paragraphs.append(Paragraph(runs))
    return Prose(tuple(paragraphs), tuple(faults))


def _runs(block: str, held: dict[str, Figure], faults: list[Fault]) -> Iterator[Run]:
    at = 0
    for token in _TOKEN.finditer(block):
        yield from _own_words(block[at : token.start()], faults)
        figure = held.get(token["key"])
        if figure is None:
            faults.append(Fault(f"no number “{token['key']}” in this report", "one of the numbers listed beside"))
        elif token["words"] != figure.words:
            found = f"the number “{figure.words}” was changed to “{token['words']}”"
            faults.append(Fault(found, "the number as the report has it, or none: take it out, or write around it"))
        else:
            yield Run(figure.words, figure.key)
        at = token.end()
    yield from _own_words(block[at:], faults)


def _own_words(words: str, faults: list[Fault]) -> Iterator[Run]:
    if _BROKEN.search(words):
        faults.append(Fault("[[ or ]] without a whole number between", "[[its words | its name]], as listed beside"))
    at = 0
    for number in _NUMBER.finditer(words):
        if words[at : number.start()]:
            yield Run(words[at : number.start()])
        yield Run(number.group(), own=True)
        at = number.end()
    if words[at:]:
        yield Run(words[at:])


def token(figure: Figure) -> str:
    """Return a figure as it stands in the text a person edits.

    >>> token(Figure("reports-read", "3 reports", "", "", (), "", ""))
    '[[3 reports | reports-read]]'
    """
    return f"[[{figure.words} | {figure.key}]]"


def as_text(prose: Prose) -> str:
    """Return prose as the text a person edits."""
    return "\n\n".join(
        "".join(run.text if run.figure is None else f"[[{run.text} | {run.figure}]]" for run in paragraph.runs)
        for paragraph in prose.paragraphs
    )


def renewed(prose: Prose, figures: Sequence[Figure]) -> Prose:
    """Return prose with its numbers as the report has them now; one that it no longer has is a fault."""
    held = {figure.key: figure for figure in figures}
    gone = [run for part in prose.paragraphs for run in part.runs if run.figure is not None and run.figure not in held]
    paragraphs = tuple(
        Paragraph(
            tuple(
                Run(held[run.figure].words, run.figure) if run.figure is not None and run.figure in held else run
                for run in paragraph.runs
            )
        )
        for paragraph in prose.paragraphs
    )
    wanted = "take it out: nothing read supports it now"
    return Prose(
        paragraphs, tuple(Fault(f"the number “{run.text}” is no longer in the report", wanted) for run in gone)
    )
