"""How well entities are found: overlap and exact F1 against re3d, with the time it takes.

python benchmarks/entities_re3d.py [RE3D_FOLDER] [--json FILE]

re3d (Dstl, 2017) marks organisations, places, persons, arms, quantities and times in Syria and Iraq defence reporting.
Here each document is read as a report of its lines, and every mark of a class is laid beside what was found:

* classes: organisation, location, person, arms (re3d's Weapon and MilitaryPlatform as one), quantity, temporal; re3d's
  other types (Nationality, Vehicle, Money, ...) and ours without a partner are left out on both sides;
* overlap: a found span and a marked one of the same class in the same document may be paired when they share at least
  one character; each is in one pair at most, and the pairing taken is the largest there is (maximum matching);
* exact: the same with equal start and end;
* precision = pairs / found, recall = pairs / marked, F1 their harmonic mean; "all" sums pairs, found and marked over
  the classes (micro).

Twice: against every mark in the set, and against those its annotators kept (confidence above 0). A quarter of the marks
have confidence 0: a tool proposed them and no annotator kept them (the head of a name inside the name, "camp" in
"campaign"). A mark inside another of its class can only be found by a second span there; none is given here.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from trucewatch.claims.cast import Cast
from trucewatch.claims.entities import Entity, EntityKind, entities
from trucewatch.claims.parsing import ParsedReport, parse
from trucewatch.model import Part, PartKind, Report, Span, content_id
from trucewatch.registers import Registers
from trucewatch.registers.arms import ArmsRegister

Mark = tuple[int, int]
SHARED: Final = Path(os.environ.get("TRUCEWATCH_SHARED", Path(__file__).resolve().parents[2] / "shared"))
MARKED_CLASSES: Final = {
    "Organisation": "organisation",
    "Location": "location",
    "Person": "person",
    "Weapon": "arms",
    "MilitaryPlatform": "arms",
    "Quantity": "quantity",
    "Temporal": "temporal",
}
FOUND_CLASSES: Final = {
    EntityKind.ORGANISATION: "organisation",
    EntityKind.LOCATION: "location",
    EntityKind.PERSON: "person",
    EntityKind.WEAPON: "arms",
    EntityKind.PLATFORM: "arms",
    EntityKind.QUANTITY: "quantity",
    EntityKind.TEMPORAL: "temporal",
}
CLASSES: Final = ("organisation", "location", "person", "arms", "quantity", "temporal")


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its text, and its marks by class with the annotators' confidence."""

    id: str
    text: str
    marks: tuple[tuple[str, Mark, float], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs, found and marked, and what follows from them."""

    pairs: int
    found: int
    marked: int

    @property
    def precision(self) -> float:
        """Return the share of found spans that are in a pair; 0 where nothing was found."""
        return self.pairs / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the share of marks that are in a pair; 0 where nothing is marked."""
        return self.pairs / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.pairs / (self.found + self.marked) if self.found + self.marked else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.pairs + other.pairs, self.found + other.found, self.marked + other.marked)


def overlaps(one: Mark, other: Mark) -> bool:
    """Tell whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def most_pairs(found: Sequence[Mark], marked: Sequence[Mark], *, exact: bool = False) -> int:
    """Return the size of the largest one-to-one pairing of found and marked spans.

    >>> most_pairs([(0, 10)], [(0, 4), (5, 9)]), most_pairs([(0, 4), (3, 9)], [(0, 4), (1, 3)])
    (1, 1)
    """
    fits = [[m for m, mark in enumerate(marked) if (one == mark if exact else overlaps(one, mark))] for one in found]
    partner: dict[int, int] = {}

    def placed(f: int, tried: set[int]) -> bool:
        for m in fits[f]:
            if m not in tried:
                tried.add(m)
                if m not in partner or placed(partner[m], tried):
                    partner[m] = f
                    return True
        return False

    return sum(placed(f, set()) for f in range(len(found)))


def score(
    found: Mapping[str, Sequence[Mark]], marked: Mapping[str, Sequence[Mark]], *, exact: bool = False
) -> dict[str, Score]:
    """Return the score of one document by class."""
    return {
        name: Score(
            most_pairs(found.get(name, ()), marked.get(name, ()), exact=exact),
            len(found.get(name, ())),
            len(marked.get(name, ())),
        )
        for name in CLASSES
    }


def summed(scores: Sequence[Mapping[str, Score]]) -> dict[str, Score]:
    """Sum scores by class, and over all classes under ``all``."""
    none = Score(0, 0, 0)
    by_class = {name: sum((one[name] for one in scores), none) for name in CLASSES}
    return by_class | {"all": sum(by_class.values(), none)}


def documents(folder: Path) -> Iterator[Document]:
    """Yield the documents of the set, sorted by id. Raises FileNotFoundError where the set is not there."""
    texts: dict[str, str] = {}
    marks: dict[str, list[tuple[str, Mark, float]]] = {}
    for part in sorted(path for path in folder.iterdir() if path.is_dir()):
        for row in _rows(part / "documents.json"):
            texts[str(row["_id"])] = str(row["text"])
        for row in _rows(part / "entities.json"):
            name = MARKED_CLASSES.get(str(row["type"]))
            if name is not None:
                span = (int(str(row["begin"])), int(str(row["end"])))
                marks.setdefault(str(row["documentId"]), []).append((name, span, float(str(row["confidence"]))))
    for key in sorted(texts):
        yield Document(key, texts[key], tuple(sorted(marks.get(key, ()))))


def _rows(path: Path) -> Iterator[dict[str, object]]:
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if line.strip():
            yield json.loads(line)


def report_of(document: Document) -> Report:
    """Return a document as a report whose lines are its paragraphs."""
    parts, at = [], 0
    for line in document.text.split("\n"):
        if line.strip():
            parts.append(Part(PartKind.BODY, Span(at, at + len(line))))
        at += len(line) + 1
    return Report(content_id("r", document.text), "0" * 64, document.id, document.text, parts=tuple(parts))


def spans_by_class(found: Sequence[Entity]) -> dict[str, list[Mark]]:
    """Return the spans of found entities by class."""
    out: dict[str, list[Mark]] = {name: [] for name in CLASSES}
    for one in found:
        name = FOUND_CLASSES.get(one.kind)
        if name is not None:
            out[name].append((one.span.start, one.span.end))
    return out


def marks_by_class(document: Document, above: float) -> dict[str, list[Mark]]:
    """Return the marks of a document by class whose confidence is above a threshold."""
    out: dict[str, list[Mark]] = {name: [] for name in CLASSES}
    for name, span, confidence in document.marks:
        if confidence > above:
            out[name].append(span)
    return out


def read(texts: Sequence[Document]) -> tuple[list[ParsedReport], list[tuple[Entity, ...]], float]:
    """Parse the documents and find their entities; the third is the milliseconds a sentence of the entities step."""
    registers, arms = Registers.load(), ArmsRegister.load()
    reports = [report_of(document) for document in texts]
    parsed = list(parse(reports, [report.text for report in reports]))
    casts = [Cast(one, registers) for one in parsed]
    found = [entities(one, cast, arms) for one, cast in zip(parsed, casts, strict=True)]
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for one, cast in zip(parsed, casts, strict=True):
            entities(one, cast, arms)
        best = min(best, time.perf_counter() - start)
    return parsed, found, 1000 * best / max(1, sum(len(one.sentences) for one in parsed))


def main() -> int:
    """Print the table; with ``--json`` write the figures too."""
    options = argparse.ArgumentParser(description="Entities against re3d.")
    options.add_argument("folder", nargs="?", type=Path, default=SHARED / "data" / "re3d")
    options.add_argument("--json", type=Path, default=None)
    given = options.parse_args()
    if not given.folder.is_dir():
        print(f"{given.folder}: no such folder; give the folder of the re3d set.", file=sys.stderr)
        return 2
    texts = list(documents(given.folder))
    parsed, found, cost = read(texts)
    figures: dict[str, dict[str, object]] = {}
    for title, above in (("every mark", -1.0), ("marks annotators kept", 0.0)):
        print(f"\n{title}\n{'class':14}{'P':>7}{'R':>7}{'F1':>7}{'exact F1':>10}{'found':>7}{'marked':>8}")
        pairs = [(spans_by_class(one), marks_by_class(text, above)) for one, text in zip(found, texts, strict=True)]
        loose = summed([score(ours, marks) for ours, marks in pairs])
        tight = summed([score(ours, marks, exact=True) for ours, marks in pairs])
        for name in (*CLASSES, "all"):
            s = loose[name]
            print(f"{name:14}{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}{tight[name].f1:10.3f}{s.found:7}{s.marked:8}")
        figures[title] = {
            name: asdict(loose[name]) | {"f1": loose[name].f1, "exact_f1": tight[name].f1} for name in loose
        }
    sentences = sum(len(one.sentences) for one in parsed)
    print(f"\n{len(texts)} documents, {sentences} sentences; entities step {cost:.2f} ms a sentence (best of 3)")
    if given.json is not None:
        given.json.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
