"""Confidence holds on reports its weights were not fitted on."""

from __future__ import annotations

import numpy as np
import pytest

from scripts.fit_confidence import chance, fitted, judged
from scripts.pin_floors import SHARED, missing
from trucewatch.claims.confidence import UNSURE

pytestmark = pytest.mark.skipif(bool(missing()), reason="the answer key under ../shared is not here")


def test_surer_claims_are_right_more_often_on_reports_not_fitted_on() -> None:
    """Fitted on the other reports, confidence tells right from wrong better than one figure for all."""
    found, right, reports = judged(SHARED)
    likely = np.zeros(len(right))
    for report in set(reports):
        here = np.array([one == report for one in reports])
        likely[here] = chance(found[here], fitted(found[~here], right[~here]))
    assert np.mean((likely - right) ** 2) < 0.95 * right.mean() * (1 - right.mean())
    assert right[likely >= 0.8].mean() - right[likely < UNSURE].mean() >= 0.2
