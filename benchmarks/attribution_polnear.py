"""Who says what, in the PolNeAR news corpus: writes what the claims room finds, for a scorer to compare with the key.

python benchmarks/attribution_polnear.py CORPUS.jsonl OUT.jsonl [--first N]

CORPUS.jsonl holds one article a line with its `id` and `text` (of an article annotated twice, the first is read).
PolNeAR carries no licence, so it is not part of this repository: https://github.com/networkdynamics/PolNeAR.
OUT.jsonl holds one attribution a line: `file`, and the `content`, `speaker` and `cue` as [start, end] character offsets.
Prints the CPU time of a sentence.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Sequence
from pathlib import Path

from trucewatch.claims import ClaimReader
from trucewatch.model import Part, PartKind, Report, Span
from trucewatch.registers import Registers


def reports_of(corpus: Path, first: int | None) -> list[Report]:
    """Return the corpus's articles as reports, a paragraph a part, in file order."""
    texts: dict[str, str] = {}
    for line in corpus.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts.setdefault(re.sub(r"[^A-Za-z0-9._-]", "_", row["id"]) + ".txt", row["text"])
    return [
        Report(name, name, name, text, publisher=None, parts=_parts(text)) for name, text in list(texts.items())[:first]
    ]


def _parts(text: str) -> tuple[Part, ...]:
    lines = re.finditer(r"[^\n]*\S[^\n]*", text)
    return tuple(Part(PartKind.BODY, Span(line.start(), line.end())) for line in lines)


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def main() -> None:
    """Read the corpus and write its attributions."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("corpus", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--first", type=int, default=None, help="read only the first N articles")
    options = ask.parse_args()
    reports = reports_of(options.corpus, options.first)
    reader = ClaimReader(Registers.load())
    start = time.process_time()
    found = 0
    with options.out.open("w", encoding="utf-8") as out:
        for reading in reader.read(reports):
            for one in reading.attributions:
                found += 1
                row = {"file": reading.report, "content": _spans(one.content), "speaker": _spans(one.speaker_spans)}
                out.write(json.dumps({**row, "cue": _spans(one.cue), "rule": one.rule}) + "\n")
    seconds = time.process_time() - start
    print(f"{len(reports)} articles, {found} attributions, {seconds:.1f} s of CPU")


if __name__ == "__main__":
    main()
