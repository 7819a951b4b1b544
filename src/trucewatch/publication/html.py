"""The daily report as one self-contained HTML page: no script, nothing loaded from anywhere."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from trucewatch.publication.display import in_quotes, shown
from trucewatch.publication.drawing import draw
from trucewatch.publication.sitrep import Quotation, Sitrep

_HERE = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class _Reference:
    """What a link to a claim needs: where it stands and its number."""

    anchor: str
    number: int


def render(sitrep: Sitrep) -> str:
    """Write the report as a page that a browser can open from a file, offline."""
    return write_page("page.html.j2", sitrep)


def write_page(template: str, sitrep: Sitrep, more_style: str = "", **context: object) -> str:
    """Write a page about a report by one of the templates, with ``more_style`` of the package's own after the report's."""
    quotations = sitrep.quotations()
    style = _style(quotations) + more_style
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return (
        _environment()
        .get_template(template)
        .render(
            sitrep=sitrep,
            refs={one.id: _Reference(one.anchor, one.number) for one in quotations.values()},
            style=Markup(style),  # noqa: S704 - made of the package's own CSS and of checked anchors only
            style_digest=digest,
            **context,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    environment.filters["kind"] = _kind
    environment.filters["draw"] = draw
    environment.filters["in_quotes"] = in_quotes
    return environment


def _finalize(value: object) -> object:
    """Make every value that is put on the page safe to see; markup is the templates' own."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _kind(part: object) -> str:
    return type(part).__name__


def style_sheet() -> str:
    """Return the page's own style sheet, which the browser desk shares."""
    return (_HERE / "page.css").read_text(encoding="utf-8")


def _style(quotations: dict[str, Quotation]) -> str:
    """Return the style sheet, with one rule a claim that marks its words when it is looked at."""
    sheet = style_sheet()
    anchors = sorted(one.anchor for one in quotations.values())
    rules = [f".passage:has(#{anchor}:target) mark.{anchor}" for anchor in anchors]
    lit = ",\n".join(rules) + "{background:var(--lit);color:var(--lit-ink)}\n" if rules else ""
    return f"{sheet}\n{lit}"
