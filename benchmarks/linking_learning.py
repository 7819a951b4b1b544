"""Learn what levels of comparison weigh, from labelled pairs: logistic regression held close to the weights before.

A pair's weight is a sum over the levels found for it (log2 odds). Learning adds to what each level weighs already, and a
quadratic pull keeps what few pairs speak for near where it was. Deterministic: Newton steps, no random start.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_STEPS = 12
_CHUNK = 4096

Floats = NDArray[np.float64]


def learn(rows: Sequence[Sequence[int]], together: Sequence[bool], before: Sequence[float], pull: float) -> list[float]:
    """Return what each feature adds, in bits.

    ``rows`` are the numbers of the features of each pair, ``before`` what the pair weighs already, in bits.
    """
    size = 1 + max((max(row) for row in rows if row), default=-1)
    start, wanted = np.log(2) * np.asarray(before), np.asarray(together, dtype=float)
    weights = np.zeros(size)
    for _ in range(_STEPS):
        slope, bend = pull * weights, pull * np.eye(size)
        for at in range(0, len(rows), _CHUNK):
            part = slice(at, at + _CHUNK)
            table = _table(rows[part], size)
            chance = 1 / (1 + np.exp(-np.clip(start[part] + table @ weights, -40, 40)))
            slope += table.T @ (chance - wanted[part])
            bend += (table * (chance * (1 - chance))[:, None]).T @ table
        step = np.linalg.solve(bend, slope)
        weights -= step
        if float(np.abs(step).max(initial=0.0)) < 1e-5:
            break
    return [float(weight) for weight in weights / np.log(2)]


def _table(rows: Sequence[Sequence[int]], size: int) -> Floats:
    table = np.zeros((len(rows), size))
    for at, row in enumerate(rows):
        for feature in row:
            table[at, feature] += 1.0
    return table
