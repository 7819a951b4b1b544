"""Linking 100,000 and 1,000,000 made claims: time, peak memory and pair F1, beside Splink with its default settings.

python benchmarks/linking_scale.py [--sizes 100000,1000000] [--json FILE] [--no-splink]

The claims are made by benchmarks/linking_made_claims.py, with known truth. Each way links them in a process of its own, one
after the other in one run: compare them with each other, not with another machine's. Peak memory is the process's own,
the claims included. Splink (no dependency of the program: `pip install splink`) runs on DuckDB as its tutorial does:
exact-match comparisons with term frequencies, u by random sampling, m by expectation maximisation over three blockings,
connected components at four cuts. Which cut is best nobody can know without the truth.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from benchmarks.linking_made_claims import Made, make  # noqa: E402
from trucewatch.incidents.columns import Ints, link_columns, pair_scores  # noqa: E402

DAYS: Final = {100_000: 365, 1_000_000: 1826}
CUTS: Final = (0.5, 0.9, 0.95, 0.99)


def main() -> int:
    """Run each way on each size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100000,1000000")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--no-splink", action="store_true")
    parser.add_argument("--one", nargs=2, metavar=("WAY", "SIZE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(list(WAYS[asked.one[0]](int(asked.one[1])))))
        return 0
    figures = []
    print(f"{'claims':>9} {'way':34} {'seconds':>8} {'peak MB':>8} {'P':>6} {'R':>6} {'F1':>6}")
    for size in map(int, asked.sizes.split(",")):
        for way in WAYS if not asked.no_splink else ("trucewatch",):
            figures += list(show(size, way))
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 0


def show(size: int, way: str) -> Iterator[dict[str, Any]]:
    """Run one way in a process of its own, print and yield its figures."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", way, str(size)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"linking_scale: {way} on {size:,} claims failed\n{done.stderr[-2000:]}")
    for row in json.loads(done.stdout.splitlines()[-1]):
        scores = " ".join(f"{row[name]:6.3f}" for name in ("precision", "recall", "f1"))
        print(f"{size:>9,} {row['way']:34} {row['seconds']:8.1f} {row['peak_mb']:8.0f} {scores}", flush=True)
        yield {"claims": size, **row}


def figures(way: str, seconds: float, made: Made, found: Ints) -> dict[str, Any]:
    """Return the figures of one grouping."""
    precision, recall, f1 = pair_scores(made.events, found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"way": way, "seconds": seconds, "peak_mb": peak, "precision": precision, "recall": recall, "f1": f1}


def ours(size: int) -> Iterator[dict[str, Any]]:
    """Link with the program's own columns."""
    made = make(size, DAYS.get(size, 365))
    start = time.perf_counter()
    found = link_columns(made.columns)
    yield figures("trucewatch", time.perf_counter() - start, made, found)


def splink(size: int) -> Iterator[dict[str, Any]]:
    """Link with Splink's defaults, at several cuts."""
    try:
        pa, cl, sp = (import_module(name) for name in ("pyarrow", "splink.comparison_library", "splink"))
    except ModuleNotFoundError as missing:
        raise SystemExit(f"{missing}: install splink to compare with it, or ask for --no-splink") from missing
    made = make(size, DAYS.get(size, 365))
    names = ("start", "place", "area", "side", "kind", "word")
    table = pa.table(
        {"unique_id": np.arange(size)}
        | {name: pa.array(getattr(made.columns, name), mask=getattr(made.columns, name) < 0) for name in names}
    )
    start = time.perf_counter()
    api = sp.DuckDBAPI()
    frame = api.register(table)
    settings = sp.SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.ExactMatch(name).configure(term_frequency_adjustments=name in ("place", "word", "kind"))
            for name in names
        ],
        blocking_rules_to_generate_predictions=[
            sp.block_on("start", "place"), sp.block_on("start", "area"), sp.block_on("start", "word"),
        ],
    )  # fmt: skip
    linker = sp.Linker(frame, settings)
    linker.training.estimate_probability_two_random_records_match([sp.block_on("start", "place", "word")], recall=0.4)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (sp.block_on("start", "place"), sp.block_on("start", "word"), sp.block_on("place", "word")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    predicted = linker.inference.predict(threshold_match_probability=CUTS[0])
    weighed = time.perf_counter() - start
    for cut in CUTS:
        start = time.perf_counter()
        made_groups = linker.clustering.cluster_pairwise_predictions_at_threshold(
            predicted, threshold_match_probability=cut
        )
        groups = api.duckdb_con.sql(f"SELECT unique_id, cluster_id FROM {made_groups.physical_name}").fetchnumpy()  # noqa: S608
        seconds = weighed + time.perf_counter() - start
        found = np.empty(size, dtype=np.int64)
        found[groups["unique_id"]] = np.unique(groups["cluster_id"], return_inverse=True)[1]
        yield figures(f"Splink, components at {cut}", seconds, made, found)


WAYS: Final[dict[str, Callable[[int], Iterator[dict[str, Any]]]]] = {"trucewatch": ours, "splink": splink}


if __name__ == "__main__":
    sys.exit(main())
