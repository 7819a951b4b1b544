"""Fit the table that guesses what a clause is about where no rule knows it, on the passages of training/kinds.

python -m scripts.fit_kinds [--out FILE]

Needed beside the test environment: scikit-learn. Printed: how often the guesses are right on training/held-out, which is
not fitted on. The table goes to `src/trucewatch/claims/data/kinds.npz`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import numpy as np

from trucewatch.claims import ClaimReader
from trucewatch.claims.clauses import Clause
from trucewatch.claims.events import NO_RULE
from trucewatch.claims.evidence import Evidence, evidence_of
from trucewatch.claims.learnt import NO_CLAIM, TABLE, Kinds, Ruled, signs_of
from trucewatch.model import DatedReason, EventType, Part, PartKind, Report, Span
from trucewatch.registers import Registers

ROOT = Path(__file__).resolve().parents[1]
PASSAGES = ROOT / "training" / "kinds"
HELD_OUT = ROOT / "training" / "held-out"
PENALTY = 50.0
"""scikit-learn's C: of 5, 20 and 50 the best on whole reports left out in turn."""
UNRULED = 2.0
"""How much more a clause that no rule knows weighs in the fit: those are the ones to be guessed."""
ONE = "one sentence"
"""Stands for the publisher of a sentence of which only one clause is labelled: its others are not known to be no claims."""
SAME = 0.5
"""Share of the words of a clause and an anchor together that both must hold."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A clause of a passage with the types that a careful coder would give it."""

    file: str
    evidence: Evidence
    ruled: Ruled
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words as they might stand in a report, with the anchors of their claims and the types of each."""

    publisher: str
    published: str
    text: str
    claims: tuple[tuple[str, tuple[EventType, ...]], ...]


Asked = tuple[tuple[int, int], Evidence, Ruled]
"""A clause the reader asked about: its offsets, its evidence and what the rules say."""


class Recorder:
    """Stands in for the guesser and keeps what it is asked."""

    def __init__(self) -> None:
        """Start with nothing asked."""
        self.asked: list[Asked] = []

    def settle(self, clause: Clause, ruled: Ruled, before: Iterable[EventType]) -> Ruled:
        """Keep the clause with what the rules say of it, and leave that as it is."""
        self.asked.append((clause.span, evidence_of(clause, before), ruled))
        return ruled


def main() -> int:
    """Fit, tell how the guesses do on what was left out, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "src" / "trucewatch" / "claims" / "data" / TABLE)
    arguments = parser.parse_args()
    table = fit(all_in(PASSAGES))
    arguments.out.write_bytes(table)
    print(f"{len(table)} bytes")
    tell(Kinds.load(table), all_in(HELD_OUT))
    return 0


def all_in(folder: Path) -> list[Labelled]:
    """Read all passages of a folder."""
    return [one for path in sorted(folder.glob("*.txt")) for one in read(path)]


def passages(path: Path) -> Iterator[Passage]:
    """Read a file of passages: a head line, the words, then a line for each claim."""
    for block in re.split(r"^=== ?", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        head, _, rest = block.partition("\n")
        publisher, published = (field.strip() for field in head.split("|"))
        lines = [line for line in rest.split("\n") if line.strip()]
        text = "\n\n".join(line for line in lines if not line.startswith("@"))
        claims = (line[1:].rsplit("|", 1) for line in lines if line.startswith("@"))
        yield Passage(
            publisher,
            published,
            text,
            tuple((anchor, tuple(EventType(name.strip()) for name in names.split("/"))) for anchor, names in claims),
        )


def read(path: Path) -> Iterator[Labelled]:
    """Read the passages of a file with the reader, and give each of its clauses the label of the anchor it covers."""
    recorder = Recorder()
    reader = ClaimReader(Registers.load(None), None, recorder)
    for at, passage in enumerate(passages(path)):
        recorder.asked.clear()
        day = date.fromisoformat(passage.published)
        parts = (Part(PartKind.BODY, Span(0, len(passage.text))),)
        report = Report(
            f"{path.stem}-{at}",
            "d",
            "f",
            passage.text,
            publisher=passage.publisher,
            parts=parts,
            published=DatedReason(day, day, day),
        )
        list(reader.read([report]))
        yield from labelled_in(path.name, passage, recorder.asked)


def labelled_in(file: str, passage: Passage, asked: Sequence[Asked]) -> Iterator[Labelled]:
    """Give each claim's types to the clause that covers its anchor best; the other clauses carry no claim."""
    taken: set[tuple[int, int]] = set()
    for anchor, types in passage.claims:
        start = passage.text.index(anchor)
        place = (start, start + len(anchor))
        best = max(asked, key=lambda one: shared(one[0], place), default=None)
        if best is not None and shared(best[0], place) >= SAME:
            taken.add(best[0])
            yield Labelled(file, best[1], best[2], tuple(sorted({kind.coarse.value for kind in types})))
    if passage.publisher == ONE:
        return
    last: dict[tuple[int, int], Asked] = {span: one for one in asked if (span := one[0]) not in taken}
    for _, evidence, ruled in last.values():
        yield Labelled(file, evidence, ruled, (NO_CLAIM,))


def shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return the share of two spans that both hold."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0.0


def fit(labelled: Sequence[Labelled]) -> bytes:
    """Return the table fitted on labelled clauses."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    signs = TfidfVectorizer(analyzer=signs_of, min_df=2, sublinear_tf=True)
    found = signs.fit_transform([one.evidence for one in labelled])
    at, right, weight = [], [], []
    for row, one in enumerate(labelled):
        for kind in one.types:
            at.append(row)
            right.append(kind)
            weight.append((UNRULED if one.ruled[1].startswith(NO_RULE) else 1.0) / len(one.types))
    model = LogisticRegression(C=PENALTY, max_iter=400).fit(found[at], right, sample_weight=weight)
    scale = np.abs(model.coef_).max() / 127
    out = BytesIO()
    np.savez_compressed(
        out,
        signs="\n".join(signs.get_feature_names_out()),
        rarity=signs.idf_.astype(np.float16),
        weights=np.round(model.coef_.T / scale).astype(np.int8),
        scale=np.float32(scale),
        bias=model.intercept_.astype(np.float16),
        types="\n".join(model.classes_),
        passages=digest(),
    )
    return out.getvalue()


def digest() -> str:
    """Return the SHA-256 of all passages, which the table carries: a test compares the two."""
    return sha256(b"".join(path.read_bytes() for path in sorted(PASSAGES.glob("*.txt")))).hexdigest()


def tell(table: Kinds, labelled: Sequence[Labelled]) -> None:
    """Print how often the type is right on clauses that no rule knows, with guesses from each likelihood up."""
    unruled = [one for one in labelled if one.ruled[1].startswith(NO_RULE) and one.types != (NO_CLAIM,)]
    none = [one for one in labelled if one.types == (NO_CLAIM,)]
    print(f"{len(unruled)} clauses left out that no rule knows")
    for least in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 1.01):
        right, guessed, good = 0, 0, 0
        for one in unruled:
            guess = table.guess(one.evidence, claims=True)
            if guess is None or guess.sure < least or guess.event is EventType.STATEMENT:
                right += EventType.STATEMENT in one.types
            else:
                guessed += 1
                good += guess.event in one.types
                right += guess.event in one.types
        made = sum((guess := table.guess(one.evidence)) is not None and guess.sure >= least for one in none)
        print(f"from {least:.2f}: right {right}, guessed {guessed}, of those right {good}; of no claim {made}")


if __name__ == "__main__":
    sys.exit(main())
