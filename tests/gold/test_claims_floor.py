"""Claims read in the key's reports stay as good as they have been."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from scripts import pin_floors
from scripts.pin_floors import FLOORS, SHARED, digest, measure, missing, read_key_reports, room, rounded, worse

needs_key = pytest.mark.skipif(
    bool(missing()), reason=f"the answer key is not at {SHARED} (set TRUCEWATCH_SHARED to where it lies)"
)
# What the program must show at the least, whatever is pinned.
LEAST = {"right_f1": 0.50, "detect_recall": 0.75, "extra_rate": 0.60}
PINNED: Mapping[str, object] = json.loads(FLOORS.read_text("utf-8"))


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """Measure once."""
    return measure()


@needs_key
def test_no_figure_falls_below_its_floor(figures: dict[str, float]) -> None:
    """No figure on the development key is lower than the one pinned (scripts/pin_floors.py pins anew)."""
    floors = PINNED["floors"]
    assert isinstance(floors, dict)
    assert set(floors) == set(figures)
    assert worse(figures, floors) == []


@needs_key
def test_the_least_is_shown(figures: dict[str, float]) -> None:
    """Claims all right, claims found and claims beyond the key are within what was promised."""
    assert worse(figures, LEAST) == []


@needs_key
def test_the_floors_are_of_this_key_and_this_recipe() -> None:
    """Floors hold for the key they were measured on; another key or recipe asks for pinning anew."""
    assert (PINNED["key"], PINNED["recipe"]) == (digest(), room().recipe.key), "run scripts/pin_floors.py"


@needs_key
def test_every_span_quotes_its_report() -> None:
    """Every claim read in the key's reports stands where it says."""
    read = read_key_reports()
    assert len(read) > 100
    assert all(claim.span.quote(report.text) == claim.quote for report, claim in read)


@pytest.mark.parametrize(
    ("now", "floor", "fallen"),
    [
        ({"right_f1": 0.61}, {"right_f1": 0.61}, False),
        ({"right_f1": 0.609}, {"right_f1": 0.61}, True),
        ({"extra_rate": 0.2}, {"extra_rate": 0.3}, False),
        ({"extra_rate": 0.31}, {"extra_rate": 0.3}, True),
        ({}, {"right_f1": 0.1}, True),
    ],
)
def test_lower_is_worse_except_for_extra_claims(
    now: dict[str, float], floor: dict[str, float], *, fallen: bool
) -> None:
    """A figure under its floor, a missing one, and more extra claims than allowed are told."""
    assert bool(worse(now, floor)) is fallen


def test_figures_are_rounded_in_their_own_disfavour() -> None:
    """A floor is never above what was measured, a ceiling never below."""
    assert rounded({"right_f1": 0.6789, "extra_rate": 0.1312}) == {"right_f1": 0.67, "extra_rate": 0.14}


def test_pinning_refuses_to_lower_a_figure(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A figure that fell is refused and nothing is written, unless it is allowed by name."""
    kept = tmp_path_factory.mktemp("floors") / "floors.json"
    kept.write_text('{"floors": {"right_f1": 0.7}}', encoding="utf-8")
    monkeypatch.setattr(pin_floors, "FLOORS", kept)
    monkeypatch.setattr(pin_floors, "digest", lambda shared: "0")
    assert pin_floors.pin({"right_f1": 0.65}, [], SHARED) == ["right_f1 is 0.650, pinned at 0.70"]
    assert '"right_f1": 0.7}' in kept.read_text("utf-8")
    assert pin_floors.pin({"right_f1": 0.65}, ["right_f1"], SHARED) == []
    assert json.loads(kept.read_text("utf-8"))["floors"] == {"right_f1": 0.65}
