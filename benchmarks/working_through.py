"""Time and memory of letting decisions take effect: a case worked through again from the claims it holds.

python benchmarks/working_through.py CASE

Works on a copy, in this process; prints the seconds to each step, the whole, CPU and peak memory.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from trucewatch.desk.desk import Desk


@dataclass
class Steps:
    """Prints when each step begins."""

    began: float = field(default_factory=time.perf_counter)

    def at(self, step: str, done: int = 0, of: int = 0) -> None:
        """Hear that a step has begun."""
        print(f"{time.perf_counter() - self.began:8.1f} s  {step}", flush=True)


def main() -> None:
    """Measure it once."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("case", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(shutil.copy(given.case, folder)))
        desk.bring_up_to_date()
        with desk.browse() as look:
            print(f"{look.claims_counted():,} claims, {look.incidents_counted():,} incidents")
        cpu, steps = time.process_time(), Steps()
        told = desk.work_through(steps)
        wall, cpu = time.perf_counter() - steps.began, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000_000
    print(f"{wall:.1f} s, {cpu:.1f} s of CPU, at most {memory:.2f} GB; {told.words}")


if __name__ == "__main__":
    main()
