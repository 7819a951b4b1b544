"""Where the bars of a chart stand, in the units of its drawing."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.publication.sitrep import Bar, Chart

WIDTH = 820
_LABELS = 300
_LONGEST_BAR = 250
_ROW = 26
_DIVIDER = 30
_LONGEST_LABEL = 42


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar's place: top, length, and where its number is written. ``faint`` is the unsure stretch of a range."""

    y: int
    text_y: int
    length: float
    faint: float
    number_x: float
    label: str
    shown: str
    pattern: str
    open: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart ready to draw. ``divider`` is the height of the line between before and after, or None."""

    width: int
    height: int
    left: int
    bars: tuple[DrawnBar, ...]
    divider: int | None


def draw(chart: Chart) -> Drawing:
    """Place the bars from the top: those before, the dividing line, those after."""
    longest = max((bar.high for bar in chart.bars), default=0.0) or 1.0
    placed: list[DrawnBar] = []
    y = 4
    divider = None
    for bar in chart.bars:
        if bar.after and divider is None and chart.marker:
            divider = y + _DIVIDER - 10
            y += _DIVIDER
        placed.append(_place(bar, y, longest))
        y += _ROW
    if divider is None and chart.marker:
        divider = y + _DIVIDER - 10
        y += _DIVIDER
    return Drawing(WIDTH, y + 4, _LABELS, tuple(placed), divider)


def _place(bar: Bar, y: int, longest: float) -> DrawnBar:
    length = round(_LONGEST_BAR * bar.low / longest, 1)
    faint = round(_LONGEST_BAR * (bar.high - bar.low) / longest, 1)
    label = bar.label if len(bar.label) <= _LONGEST_LABEL else f"{bar.label[: _LONGEST_LABEL - 1]}…"
    arrow = {"up": 14, "down": 0}.get(bar.open, 0)
    number_x = round(_LABELS + max(length + faint, 2) + 6 + arrow, 1)
    return DrawnBar(y, y + 15, max(length, 2.0), faint, number_x, label, bar.shown, bar.pattern, bar.open)
