"""Drawings written as SVG and HTML: everything from a report escaped, no script, no style attribute."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from trucewatch.publication.display import shown
from trucewatch.publication.drawn.mapping import DrawnMap
from trucewatch.publication.drawn.timeline import HEIGHT, WIDTH, Timeline

_HERE = Path(__file__).parent / "templates"


def write_map(drawn: DrawnMap, title: str) -> str:
    """Return a map as one SVG element; its marks and areas are links."""
    return _write("map.svg.j2", drawn=drawn, title=title)


def write_timeline(drawn: Timeline, title: str) -> str:
    """Return a timeline as one SVG element; its bars are links."""
    return _write("timeline.svg.j2", drawn=drawn, title=title, width=WIDTH, height=HEIGHT)


def _write(template: str, **context: object) -> str:
    return _environment().get_template(template).render(**context)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
        auto_reload=False,
    )


def _finalize(value: object) -> object:
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value
