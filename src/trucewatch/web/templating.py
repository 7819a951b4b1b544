"""How pages are written: everything escaped, and nothing from a report obeyed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from trucewatch.desk import wording
from trucewatch.desk.explaining_sources import ROLES
from trucewatch.model import ClaimField
from trucewatch.web import laying
from trucewatch.web.field_words import HELD, offered
from trucewatch.web.page_words import page_words

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
STATIC = HERE / "static"
REPORT_STYLE = "report.css"
"""Not a file of the desk: the daily report's own style sheet."""


@cache
def environment() -> Environment:
    """Return the templates' environment: autoescape on, a name that was not given is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
        auto_reload=False,
    )
    made.filters.update(FILTERS)
    made.globals.update(static=static, correctable=tuple(ClaimField), offered_words=offered())
    return made


@cache
def static(name: str) -> str:
    """Return the address of a static file; it changes with the file, so that a browser may keep what it has."""
    file = STATIC / name
    held = wording.report_style().encode() if name == REPORT_STYLE else file.read_bytes()
    return f"/static/{name}?v={hashlib.sha256(held).hexdigest()[:12]}"


def render(template: str, context: Mapping[str, object]) -> str:
    """Write a page, or a part of one."""
    return environment().get_template(template).render(context)


def _finalize(value: object) -> object:
    """Make every value that is put on a page safe to see; markup is the templates' own."""
    return wording.shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def as_typed(text: str) -> Markup:
    """Return what a person typed uncut and unchanged, for the field they typed it in."""
    return escape(text)


def in_full(text: str) -> Markup:
    """Return text uncut, its control characters named: for the one page that shows a whole report."""
    return escape(wording.visible(text))


FILTERS = {
    "act": wording.act_words,
    "as_typed": as_typed,
    "count": wording.count_words,
    "by_speaker": laying.by_speaker,
    "clock": laying.clock_words,
    "number_of": laying.number_of,
    "held": HELD.__getitem__,
    "claim_standing": laying.claim_standing,
    "people_stand": laying.people_stand,
    "role": ROLES.__getitem__,
    "question": laying.question_words,
    "actors": wording.actor_words,
    "amount": wording.amount_words,
    "day": wording.day_words,
    "days": wording.days_words,
    "in_full": in_full,
    "in_quotes": wording.in_quotes,
    "listed": wording.listed,
    "marks": wording.marks_of,
    "moment": wording.moment_words,
    "own_words": wording.in_own_words,
    "page_words": page_words,
    "places": wording.place_words,
    "relays": wording.relay_words,
    "speaker": wording.speaker_words,
    "speaker_of": laying.speaker_of,
    "standing_words": laying.standing_words,
    "utc": laying.utc,
    "verdict": laying.verdict_words,
    "number": wording.number_words,
    "plural": wording.plural,
    "published": wording.published_words,
    "sentence": wording.sentence,
    "spelled": wording.spelled,
    "when": wording.when_words,
}
"""Words for records, the same as in the daily report."""
