"""Make the figures of docs/quality.md: the main job on a measured corpus, its exports, and the answer key's scripts.

python scripts/measure_quality.py [--shared FOLDER]

FOLDER holds `reports/*.txt`, the answer key `gold/dev` and the scripts `measure/*.py`. They are not part of this
repository; without --shared, TRUCEWATCH_SHARED or a folder `shared` beside the checkout is taken.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PROGRAM: Final = str(Path(sys.executable).parent / "trucewatch")
KINDS: Final = ("reports", "attributions", "claims", "incidents", "tallies", "findings")
AGREEMENT: Final = "agreements/syria-2016/agreement.yaml"


def main() -> int:
    """Measure and print; exit code 1 where a law is broken."""
    default = Path(os.environ.get("TRUCEWATCH_SHARED", ROOT.parent / "shared"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=default)
    shared: Path = parser.parse_args().shared.resolve()
    corpus = sorted((shared / "reports").glob("*.txt"))
    if not corpus:
        print(f"measure_quality: {shared} holds no reports/*.txt; give the folder with --shared", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        first, again, other = (exports(work, name, corpus) for name in ("one.case", "one.case", "two.case"))
        laws = {
            "claims were read": bool(first["claims"]),
            "the same file again adds nothing": first == again,
            "two runs export the same bytes": first == other,
            "spans equal their quotes": not list(wrong_spans(first, corpus)),
        }
        for law, kept in laws.items():
            print(f"{'kept  ' if kept else 'BROKEN'} {law}")
        show_reports(first)
        score(shared, work, first)
    return 0 if all(laws.values()) else 1


def exports(work: Path, case: str, corpus: list[Path]) -> dict[str, str]:
    """Run the main job, and return the exports by kind."""
    at = ["--case", str(work / case)]
    run([PROGRAM, "run", *map(str, corpus), "--agreement", AGREEMENT, *at])
    return {kind: run([PROGRAM, "export", kind, *at]) for kind in KINDS}


def wrong_spans(exported: dict[str, str], corpus: list[Path]) -> Iterator[str]:
    """Yield the ids of claims and tallies whose characters in the file are not their quote."""
    texts = {path.name: path.read_bytes().decode("utf-8") for path in corpus}
    for kind in ("claims", "tallies"):
        for line in exported[kind].splitlines():
            row = json.loads(line)
            quote, start, end = row.get("quote"), row.get("start"), row.get("end")
            if quote is not None and texts[Path(row["file"]).name][start:end] != quote:
                yield row["id"]


def show_reports(exported: dict[str, str]) -> None:
    """Print each report's title with the day found for it."""
    rows = [json.loads(line) for line in exported["reports"].splitlines()]
    print(f"\n{len(rows)} reports")
    for row in sorted(rows, key=lambda row: row["start"]):
        day = row["published"]
        found = day["date"] or "no day"
        width = f"{day['earliest']} to {day['latest']}{', certain' if day['certain'] else ''}"
        print(f"  {row['start']:>6}  {found:<10}  ({width})  {row['title']!s:.60}")


def score(shared: Path, work: Path, exported: dict[str, str]) -> None:
    """Run the answer key's own scripts over the exports."""
    for kind in ("claims", "incidents"):
        (work / f"{kind}.jsonl").write_text(exported[kind], encoding="utf-8")
    key, claims, incidents = shared / "gold/dev", work / "claims.jsonl", work / "incidents.jsonl"
    print("\nclaims")
    print(run([sys.executable, str(shared / "measure/claims.py"), str(key), str(claims)]))
    print("incidents and findings")
    scorer = [sys.executable, str(shared / "measure/incidents.py"), str(key)]
    print(run([*scorer, str(claims), str(incidents)]))
    print("incidents and findings from the key's own claims")
    own = work / "own"
    own.mkdir()
    run([sys.executable, "-m", "tests.gold.key_in_registers", str(own)], shared)
    print(run([*scorer, str(own / "claims.jsonl"), str(own / "incidents.jsonl")]))


def run(command: list[str], shared: Path | None = None) -> str:
    """Return what a command prints; ``shared`` is where it finds the answer key, if it looks for one.

    Raises:
        SystemExit: it failed.
    """
    env = os.environ | ({"TRUCEWATCH_SHARED": str(shared)} if shared else {})
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=env)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
