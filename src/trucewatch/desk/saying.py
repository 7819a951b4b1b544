"""Say records in plain words, never more exact than they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from trucewatch.model.agreement import Agreement, Clause
from trucewatch.model.claim import Certainty, Claim, Mood, Polarity
from trucewatch.model.count import Bound, Count
from trucewatch.model.finding import Verdict
from trucewatch.model.named import Actor, Place, PlacePrecision
from trucewatch.model.report import Report
from trucewatch.model.when import DatedReason, Precision, When

_BOUNDS = {
    Bound.EXACT: "",
    Bound.AT_LEAST: "at least ",
    Bound.ABOUT: "about ",
    Bound.UP_TO: "up to ",
    Bound.MORE_THAN: "more than ",
    Bound.LESS_THAN: "fewer than ",
}
VERDICTS = {
    Verdict.APPARENT_VIOLATION: "apparent violation",
    Verdict.OUTSIDE_AGREEMENT: "outside the agreement",
    Verdict.CANNOT_TELL: "cannot tell",
    Verdict.NOT_ASSESSED: "not assessed",
}


def say_names(actors: Sequence[Actor]) -> str:
    """Return names, joined."""
    return ", ".join(actor.name for actor in actors)


def say_chain(speaker: Actor, relays: Sequence[Actor]) -> str:
    """Return who says it and through whom, innermost first.

    >>> say_chain(Actor("Northern Front"), (Actor("Tarsk Wire"), Actor("Radio Pell")))
    'Northern Front, through Radio Pell, through Tarsk Wire'
    """
    return ", through ".join([speaker.name, *(relay.name for relay in reversed(relays))])


def say_when(when: When) -> str:
    """Return a time as exactly as it is known.

    >>> from datetime import date
    >>> say_when(When(date(2031, 5, 12), date(2031, 5, 13), Precision.DAY, from_hour=18, to_hour=6))
    '2031-05-12 18:00 to 2031-05-13 06:00'
    >>> say_when(When(None, date(2031, 5, 13), Precision.DAY, to_hour=8))
    'until 2031-05-13 08:00'
    >>> say_when(When())
    'not known'
    """
    start, end = _edge(when.start, when.from_hour), _edge(when.end, when.to_hour)
    if not start and not end:
        return "not known"
    if not start or not end:
        return f"until {end}" if end else f"since {start}"
    said = start if start == end else f"{start} to {end}"
    return said if when.precision in (Precision.DAY, Precision.HOUR) else f"{said} ({when.precision})"


def _edge(day: date | None, hour: int | None) -> str:
    if day is None:
        return ""
    return day.isoformat() if hour is None else f"{day.isoformat()} {hour:02}:00"


def say_place(place: Place) -> str:
    """Return a place with how exactly it is known.

    >>> say_place(Place("Orvela", country="TK", precision=PlacePrecision.SETTLEMENT))
    'Orvela, TK (settlement)'
    """
    country = f", {place.country}" if place.country else ""
    precision = "place not settled" if place.precision is PlacePrecision.UNKNOWN else str(place.precision)
    doubt = f"; {place.doubt}" if place.doubt else ""
    return f"{place.name}{country} ({precision}{doubt})"


def say_number(value: float) -> str:
    """Return a number without a needless fraction.

    >>> say_number(15.0), say_number(2.5), say_number(12000.0)
    ('15', '2.5', '12,000')
    """
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def say_count(count: Count) -> str:
    """Return a count with its bound; words that give no number stay words.

    >>> from trucewatch.model.span import Span
    >>> say_count(Count(None, 24, None, Bound.EXACT, "deaths", "people", Span(0, 6), "dozens"))
    '"dozens" people (no number given)'
    """
    rate = f" per {count.per}" if count.per else ""
    if count.value is None:
        of = "" if count.of in count.words else f" {count.of}"
        return f'"{count.words}"{of}{rate} (no number given)'
    return f"{_BOUNDS[count.bound]}{say_number(count.value)} {count.unit or count.of}{rate}".strip()


def say_published(published: DatedReason) -> str:
    """Return when a report was published and how that is known."""
    if published.best is not None:
        said = published.best.isoformat() + ("" if published.certain else " (reasoned)")
    elif published.earliest is not None or published.latest is not None:
        said = f"between {published.earliest or '?'} and {published.latest or '?'}"
    else:
        said = "not known"
    return said + ("".join(f"; {reason}" for reason in published.reasons))


def say_claim(claim: Claim) -> str:
    """Return a claim in one line: always as said by its speaker."""
    what = claim.event_type.value.replace("_", " ")
    denied = "not " if claim.polarity is Polarity.NEGATIVE else ""
    mood = "" if claim.mood is Mood.REALISED else f", {claim.mood.value.replace('_', ' ')}"
    certainty = "" if claim.certainty is Certainty.CERTAIN else f", {claim.certainty.value}"
    return f"{claim.speaker.name}: {denied}{what}{mood}{certainty}"


def say_report(report: Report) -> str:
    """Return a report's title and publisher."""
    return f"{report.title or '(no title)'} ({report.publisher or 'publisher not named'})"


def say_clause(clause: Clause) -> str:
    """Return a clause with its reference."""
    reference = f" [{clause.reference}]" if clause.reference else ""
    return f"{clause.text}{reference}"


def clause_of(agreement: Agreement | None, clause: str | None) -> Clause | None:
    """Return the clause a check rests on, or None where it rests on none."""
    clauses = () if agreement is None else agreement.clauses
    return next((one for one in clauses if one.id == clause), None)
