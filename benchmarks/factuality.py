"""What is said to have happened: how often the claims room reads as done what annotators say did not happen.

python benchmarks/factuality.py [--data FOLDER] [--wrong N] [--json FILE]

Two sets, neither part of this repository: MEANTIME (CC BY 4.0) in the unified scale of Stanovsky et al. 2017, news, one
value from -3 (certainly not) to +3 (certainly) a predicate; and UDS-IH2 "it happened" (CC BY-SA 4.0) on the development
part of UD-EWT (CC BY-SA 4.0), web text, several annotators a predicate, each "happened" or not with a confidence of 0
to 4, brought to the same scale here.

A claim is compared at its predicate: the topmost annotated verb of its span in the set's own tree, and from there down
through open complements ("plans to bomb" is about bombing). A claim is read as done when it is realised, positive and
certain or probable. An annotated event is done from +1.5 up, and did not happen, or is open, below 0.5; what lies
between is left out.

* false done: of the events that did not happen or are open, the share read as done (lower is better);
* done found: of the events that happened, the share read as done;
* denied: of the events that certainly did not happen (MEANTIME only, -1.5 and below), the share read as negative.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import Final

from trucewatch.claims import ClaimReader
from trucewatch.model import Certainty, Claim, DatedReason, Mood, Part, PartKind, Polarity, Report, Span
from trucewatch.registers import Registers

ROOT: Final = Path(__file__).resolve().parent.parent
SHARED: Final = Path(os.environ.get("TRUCEWATCH_SHARED", ROOT.parent / "shared"))
DONE: Final = 1.5
OPEN: Final = 0.5
_NO_SPACE_BEFORE: Final = frozenset(
    {",", ".", ";", ":", "?", "!", ")", "]", "%", "'s", "n't", "''", "'", "'re", "'ve", "'ll", "'d"}
)
_NO_SPACE_AFTER: Final = frozenset({"(", "[", "``", "$", "#"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a set: its form, tag, relation and head (its place in the sentence, -1 at the root), its value if annotated."""

    form: str
    tag: str
    dep: str
    head: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1 over the predicates that some claim is about."""

    sentences: int
    compared: int
    false_done: float
    not_done: int
    done_found: float
    done: int
    denied: float
    certainly_not: int


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated predicate and the claim about it."""

    text: str
    word: str
    value: float
    claim: Claim

    @property
    def read_as_done(self) -> bool:
        """Tell whether the claim is told as done."""
        sure = self.claim.certainty in (Certainty.CERTAIN, Certainty.PROBABLE)
        return self.claim.mood is Mood.REALISED and self.claim.polarity is Polarity.POSITIVE and sure


def main() -> None:
    """Measure both sets and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "factuality")
    parser.add_argument("--wrong", type=int, default=0, help="print so many events wrongly read as done")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    asked = parser.parse_args()
    if not asked.data.is_dir():
        raise SystemExit(f"{asked.data}: found no such folder; wanted one with meantime/ and uds_ih2/.")
    sets = {
        "MEANTIME": [s for name in ("train", "dev") for s in read_meantime(asked.data / "meantime" / f"{name}.conll")],
        "UDS-IH2": read_uds(asked.data / "uds_ih2"),
    }
    reader = ClaimReader(Registers.load())
    figures: dict[str, Figures] = {}
    for name, sentences in sets.items():
        pairs = measure(sentences, reader)
        figures[name] = summed(len(sentences), pairs)
        show(name, figures[name], pairs, asked.wrong)
    if asked.json:
        asked.json.write_text(json.dumps({k: asdict(v) for k, v in figures.items()}, indent=2) + "\n", encoding="utf-8")


def read_meantime(path: Path) -> list[list[Token]]:
    """Return the sentences of a unified file: place, form, value, tag, head, relation, lemma, tab-separated."""
    out: list[list[Token]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line.strip()]
        if rows:
            out.append([Token(row[1], row[3], row[5], -1 if row[5] == "ROOT" else int(row[4]),
                              None if row[2] == "_" else float(row[2])) for row in rows])  # fmt: skip
    return out


def read_uds(folder: Path) -> list[list[Token]]:
    """Return the sentences of UD-EWT's development part with the mean of the annotators' answers."""
    answers: dict[tuple[int, int], list[float]] = defaultdict(list)
    lemmas: dict[tuple[int, int], str] = {}
    with (folder / "it-happened_dev.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["Is.Predicate"].lower() != "true" or row["Happened"].lower() not in ("true", "false"):
                continue
            where = (int(row["Sentence.ID"].split()[-1]), int(row["Pred.Token"]))
            sign = 1 if row["Happened"].lower() == "true" else -1
            answers[where].append(sign * float(row["Confidence"]) * 3 / 4)
            lemmas[where] = row["Pred.Lemma"]
    text = (folder / "en_ewt-ud-dev.conllu").read_text(encoding="utf-8")
    return [
        [_ud_token(row, n, answers, lemmas) for row in rows]
        for n, rows in enumerate(_ud_rows(text), 1)
        if any(where[0] == n for where in answers)
    ]


def _ud_rows(text: str) -> Iterator[list[list[str]]]:
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and line[0].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            yield rows


def _ud_token(
    row: Sequence[str],
    sentence: int,
    answers: Mapping[tuple[int, int], list[float]],
    lemmas: Mapping[tuple[int, int], str],
) -> Token:
    where = (sentence, int(row[0]))
    same = lemmas.get(where, "").lower() == row[2].lower()  # a later UD version may count differently
    return Token(row[1], row[4], row[7], int(row[6]) - 1, fmean(answers[where]) if same else None)


def laid_out(tokens: Sequence[Token]) -> tuple[str, list[int]]:
    """Return a sentence as running text, and where each of its words starts."""
    text, starts = "", []
    opened = False
    for n, token in enumerate(tokens):
        form = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(token.form, token.form)
        quote = token.form == '"'
        tight = token.form in _NO_SPACE_BEFORE or (quote and opened)
        after = n > 0 and (tokens[n - 1].form in _NO_SPACE_AFTER or (tokens[n - 1].form == '"' and opened))
        if text and not tight and not after:
            text += " "
        opened = opened != quote
        starts.append(len(text))
        text += form
    return text, starts


def measure(sentences: Sequence[Sequence[Token]], reader: ClaimReader) -> list[Pair]:
    """Read every sentence as a report of its own and pair its claims with the annotated predicates."""
    day = date(2010, 1, 1)
    texts = [laid_out(tokens) for tokens in sentences]
    reports = [
        Report(f"s{n}", "set", "set", text, publisher="Northwire", parts=(Part(PartKind.BODY, Span(0, len(text))),),
               published=DatedReason(best=day, earliest=day, latest=day))
        for n, (text, _) in enumerate(texts)
    ]  # fmt: skip
    pairs = []
    for tokens, (text, starts), reading in zip(sentences, texts, reader.read(reports), strict=True):
        seen: set[int] = set()
        for claim in reading.claims:
            at = predicate(claim, tokens, starts)
            value = tokens[at].value if at is not None else None
            if at is not None and value is not None and at not in seen:
                seen.add(at)
                pairs.append(Pair(text, tokens[at].form, value, claim))
    return pairs


def predicate(claim: Claim, tokens: Sequence[Token], starts: Sequence[int]) -> int | None:
    """Return the place of the word a claim is about, None where no annotated verb stands in it."""
    inside = {n for n, start in enumerate(starts) if claim.span.start <= start < claim.span.end}
    verbs = [n for n in inside if tokens[n].value is not None and tokens[n].tag.startswith("VB")]
    if not verbs:
        return None
    at = min(verbs, key=lambda n: (depth(n, tokens), n))
    for _ in range(len(tokens)):
        below = [n for n in verbs if tokens[n].head == at and tokens[n].dep == "xcomp"]
        if not below:
            break
        at = below[0]
    return at


def depth(at: int, tokens: Sequence[Token]) -> int:
    """Return how many heads stand over a word."""
    for steps in range(len(tokens) + 1):
        if at < 0 or tokens[at].head < 0 or tokens[at].head == at:
            return steps
        at = tokens[at].head
    return len(tokens)


def summed(sentences: int, pairs: Sequence[Pair]) -> Figures:
    """Return the shares."""
    done = [p for p in pairs if p.value >= DONE]
    not_done = [p for p in pairs if p.value < OPEN]
    never = [p for p in pairs if p.value <= -DONE]
    return Figures(
        sentences, len(pairs), sum(p.read_as_done for p in not_done) / max(1, len(not_done)), len(not_done),
        sum(p.read_as_done for p in done) / max(1, len(done)), len(done),
        sum(p.claim.polarity is Polarity.NEGATIVE for p in never) / max(1, len(never)), len(never),
    )  # fmt: skip


def show(name: str, figures: Figures, pairs: Sequence[Pair], wrong: int) -> None:
    """Print the figures of one set and some of what was wrongly read as done."""
    print(f"{name}: {figures.sentences} sentences, {figures.compared} predicates that a claim is about")
    print(f"  false done   {figures.false_done:6.1%} of {figures.not_done} that did not happen or are open")
    print(f"  done found   {figures.done_found:6.1%} of {figures.done} that happened")
    print(f"  denied       {figures.denied:6.1%} of {figures.certainly_not} annotated as certainly not")
    for pair in [p for p in pairs if p.value < OPEN and p.read_as_done][:wrong]:
        print(f"    {pair.value:+.1f} {pair.word}: {pair.text}")


if __name__ == "__main__":
    main()
