"""Fit the weights of a claim's confidence on an answer key, and tell how far they hold on reports not fitted on.

python -m scripts.fit_confidence [--shared FOLDER]

FOLDER is laid out as for `scripts/pin_floors.py`. Printed: the weights fitted on all reports (write them, rounded, to
`src/trucewatch/claims/data/confidence.yaml`), then the reliability table: each report's claims get the confidence that
weights fitted on the other reports give them, and each row tells how many were right. The figures go to docs/quality.md.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scripts.pin_floors import SHARED, missing, read_key_reports, write_rows
from trucewatch.claims.confidence import traits

NAMES = ("unknown_act", "armed_act", "not_done", "few_words", "direct_speech", "loose_cue", "unnamed_group")
FIELDS = ("speaker", "event_type", "polarity", "mood")
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
PENALTY = 2.0
"""L2 penalty on every weight but the first: a few hundred claims must not make a weight of a handful of them."""

Numbers = NDArray[np.float64]


def main() -> int:
    """Fit, print, and leave with exit code 2 where the key is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    shared: Path = parser.parse_args().shared
    if missing(shared):
        print(f"fit_confidence: {shared} lacks {', '.join(missing(shared))}", file=sys.stderr)
        return 2
    found, right, reports = judged(shared)
    for name, weight in zip(("start", *NAMES), fitted(found, right), strict=True):
        print(f"{name:14} {weight:+.2f}")
    held_out = np.zeros(len(right))
    for report in sorted(set(reports)):
        here = np.array([one == report for one in reports])
        held_out[here] = chance(found[here], fitted(found[~here], right[~here]))
    print(f"claims {len(right)}, right {right.mean():.2f}")
    print(f"Brier score {np.mean((held_out - right) ** 2):.3f}, of a constant {right.mean() * (1 - right.mean()):.3f}")
    for row in reliability(held_out, right):
        print(row)
    return 0


def judged(shared: Path) -> tuple[Numbers, Numbers, list[str]]:
    """Return each claim's traits as ones and zeros, whether it is right, and its report."""
    pairs = read_key_reports(shared)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "claims.jsonl"
        write_rows(pairs, file)
        _, _, system, matched, _ = scorer(shared).pair_up(shared / "gold" / "dev", file, None)
    marks: dict[str, dict[str, Any]] = {system[at]["id"]: fields for at, _, fields in matched}
    counted = {row["id"] for row in system}
    kept = [(report, claim) for report, claim in pairs if claim.id in counted]
    found = [[1.0, *(float(name in traits(claim)) for name in NAMES)] for _, claim in kept]
    right = [float(claim.id in marks and all(marks[claim.id][f] in (None, 1.0) for f in FIELDS)) for _, claim in kept]
    return np.array(found), np.array(right), [report.id for report, _ in kept]


def scorer(shared: Path) -> ModuleType:
    """Load the key's own script, which pairs our claims with the key's."""
    spec = importlib.util.spec_from_file_location("measure_claims", shared / "measure" / "claims.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "measure" / "claims.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fitted(found: Numbers, right: Numbers) -> Numbers:
    """Return the weights of a logistic regression with an L2 penalty, by Newton's method."""
    weights = np.zeros(found.shape[1])
    penalty = np.diag([0.0, *[PENALTY] * (found.shape[1] - 1)])
    for _ in range(50):
        likely = chance(found, weights)
        slope = found.T @ (likely - right) + penalty @ weights
        bend = (found * (likely * (1 - likely))[:, None]).T @ found + penalty
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def chance(found: Numbers, weights: Numbers) -> Numbers:
    """Return the chance of being right that the weights give."""
    made: Numbers = 1 / (1 + np.exp(-found @ weights))
    return made


def reliability(likely: Numbers, right: Numbers) -> Sequence[str]:
    """Return a line for each band of confidence: how many claims, mean confidence, share right."""
    lines = []
    for low, high in itertools.pairwise(EDGES):
        here = (likely >= low) & (likely < high)
        if here.any():
            band = f"{low:.1f} to {min(high, 1.0):.1f}"
            lines.append(
                f"{band} {here.sum():4} claims, said {likely[here].mean():.2f}, right {right[here].mean():.2f}"
            )
    return lines


if __name__ == "__main__":
    sys.exit(main())
