"""Make tests/data/ucdp_syria_sample.csv from the UCDP events of Syria: every pair of sides, and the weeks of the truce.

    python scripts/sample_ucdp.py FOLDER/syria_iraq_events.json

The data is UCDP's, CC BY 4.0, taken through UCDP-AEC (Simon et al. 2025); see NOTICE.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path

TO = Path(__file__).parents[1] / "tests" / "data" / "ucdp_syria_sample.csv"
FIELDS = ("id", "start_date", "end_date", "side_a_name", "side_b_name", "location_where_name")
AROUND = ("2016-02-01", "2016-06-30")
EACH = 3


def main() -> int:
    """Write the sample and say how many events it has."""
    rows = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    syrian = sorted((row for row in rows if row["location_root_name"] == "Syria"), key=lambda row: int(row["id"]))
    held: Counter[tuple[str, str]] = Counter()
    chosen = []
    for row in syrian:
        pair = (row["side_a_name"], row["side_b_name"])
        near = row["end_date"] >= AROUND[0] and row["start_date"] <= AROUND[1]
        if near or held[pair] < EACH:
            held[pair] += 1
            chosen.append(row)
    TO.parent.mkdir(exist_ok=True)
    with TO.open("w", encoding="utf-8", newline="") as page:
        writer = csv.writer(page, lineterminator="\n")
        writer.writerow(FIELDS)
        writer.writerows([row[field] or "" for field in FIELDS] for row in chosen)
    print(f"{len(chosen)} of {len(syrian)} events")
    return 0


if __name__ == "__main__":
    sys.exit(main())
