"""Pin the figures below which claims must not fall, measured on an answer key by the key's own script.

python scripts/pin_floors.py [--shared FOLDER] [--allow FIGURE ...]

FOLDER holds `reports/syria-feb-mar-2016.txt`, `gold/dev` and `measure/claims.py`; it is not part of this repository
(TRUCEWATCH_SHARED, or a folder `shared` beside the checkout). The figures go to `tests/gold/floors.json` with the
digest of the key and the recipe of the room. A figure lower than the one pinned is refused unless --allow names it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from trucewatch.claims.reader import ClaimReader
from trucewatch.desk.rows import row_of_claim
from trucewatch.findings.agreement_file import read_agreement
from trucewatch.model import Agreement, Claim, Report, Standing
from trucewatch.registers import Registers
from trucewatch.reports import Source, read_inputs
from trucewatch.reports.dating import date_reports

ROOT: Final = Path(__file__).resolve().parent.parent
SHARED: Final = Path(os.environ.get("TRUCEWATCH_SHARED", ROOT.parent / "shared"))
FLOORS: Final = ROOT / "tests" / "gold" / "floors.json"
KEY_FILES: Final = ("gold/dev/claims.jsonl", "gold/dev/reports.jsonl", "gold/dev/actors.jsonl",
                    "gold/dev/places.jsonl", "measure/claims.py", "reports/syria-feb-mar-2016.txt")  # fmt: skip
HEADS: Final = ("detect_precision", "detect_recall", "detect_f1", "right_precision", "right_recall", "right_f1")
LOWER_IS_BETTER: Final = "extra_rate"
AGREEMENT: Final = ROOT / "agreements" / "syria-2016" / "agreement.yaml"
THEATRE: Final = ROOT / "theatres" / "syria-2016"
Read = tuple[tuple[Report, Claim], ...]


def missing(shared: Path = SHARED) -> list[str]:
    """Return the files of the key that are not there."""
    return [name for name in KEY_FILES if not (shared / name).is_file()]


def digest(shared: Path = SHARED) -> str:
    """Return the SHA-256 of the key, its script and its reports."""
    made = hashlib.sha256()
    for name in KEY_FILES:
        made.update(f"{name}\0".encode() + (shared / name).read_bytes())
    return made.hexdigest()


@cache
def room() -> ClaimReader:
    """Return the room as the main job sets it up for the key's war."""
    return ClaimReader(Registers.load(THEATRE), agreement())


@cache
def agreement() -> Agreement:
    """Return the agreement of the key's war."""
    return read_agreement(AGREEMENT)


@cache
def read_key_reports(shared: Path = SHARED) -> Read:
    """Read the key's reports from bytes to claims: reading, dating, claims."""
    found = read_inputs([Source(path=shared / "reports" / "syria-feb-mar-2016.txt")])
    dated = date_reports(found.reports, agreement().known_times, agreement().zone)
    readings = room().read(dated)
    return tuple((report, claim) for report, made in zip(dated, readings, strict=True) for claim in made.claims)


def write_rows(read: Read, path: Path) -> None:
    """Write claims as the main job exports them."""
    rows = [json.dumps(row_of_claim(claim, report, Standing.PROPOSED), ensure_ascii=False) for report, claim in read]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def measure(shared: Path = SHARED) -> dict[str, float]:
    """Return today's figures: detection, all four right, claims beyond the key, and each field."""
    with tempfile.TemporaryDirectory() as folder:
        system, out = Path(folder) / "claims.jsonl", Path(folder) / "figures.json"
        write_rows(read_key_reports(shared), system)
        command = [sys.executable, str(shared / "measure/claims.py"), str(shared / "gold/dev"), str(system)]
        subprocess.run([*command, "--json", str(out)], check=True, capture_output=True, text=True)
        made = json.loads(out.read_text("utf-8"))
    figures = {name: float(made[name]) for name in (*HEADS, LOWER_IS_BETTER)}
    figures |= {f"field {name}": float(row["accuracy"]) for name, row in made["fields"].items()}
    return figures


def rounded(figures: Mapping[str, float]) -> dict[str, float]:
    """Give each figure two decimals in its own disfavour, so that a machine's last digits never matter."""
    return {
        name: (math.ceil(value * 100) if name == LOWER_IS_BETTER else math.floor(value * 100)) / 100
        for name, value in sorted(figures.items())
    }


def worse(figures: Mapping[str, float], pinned: Mapping[str, float]) -> list[str]:
    """Return one line for each pinned figure that is missed."""
    out = []
    for name, floor in sorted(pinned.items()):
        now = figures.get(name, math.nan)
        if not (now <= floor if name == LOWER_IS_BETTER else now >= floor):
            out.append(f"{name} is {now:.3f}, pinned at {floor:.2f}")
    return out


def pin(figures: Mapping[str, float], allowed: Sequence[str], shared: Path) -> list[str]:
    """Write the figures; return what is lower than before and was not allowed, and then write nothing."""
    before: dict[str, float] = json.loads(FLOORS.read_text("utf-8"))["floors"] if FLOORS.is_file() else {}
    refused = [line for line in worse(figures, before) if line.split(" is ")[0] not in allowed]
    if not refused:
        held = {"key": digest(shared), "recipe": room().recipe.key, "floors": rounded(figures)}
        FLOORS.write_text(json.dumps(held, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return refused


def main() -> int:
    """Measure and pin; exit code 1 where a figure fell, 2 where the key is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--allow", nargs="+", default=[], metavar="FIGURE", help="figures that may fall")
    asked = parser.parse_args()
    lacking = missing(asked.shared)
    if lacking:
        print(f"pin_floors: {asked.shared} lacks {', '.join(lacking)}; give the folder with --shared", file=sys.stderr)
        return 2
    refused = pin(measure(asked.shared), asked.allow, asked.shared)
    for line in refused:
        print(f"pin_floors: {line}; mend the room, or allow it with --allow", file=sys.stderr)
    if not refused:
        print(f"pinned in {FLOORS.relative_to(ROOT)}")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
