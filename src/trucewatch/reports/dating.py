"""Dating reports that carry no date: by weekday words, the agreement's known times, wording shared with a dated report.

A reasoned day is never certain, and never taken from the clock: a report that says only "on Tuesday" keeps no day.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from trucewatch.model import DatedReason, PartKind, Report
from trucewatch.reports.dating_clues import Clue, KnownDay, ReportClues

__all__ = ["date_reports"]

_BEFORE, _AFTER = 21, 45
"""Days looked at before and after a day a clue ties the report to."""
_SURE = 0.45
"""Share of the belief one day must hold to be named as the best."""
_WORTH = 0.04
"""Share of the belief below which a day is left out of the range."""
_LEAST_SCORE = 2.0
"""What the clues must add up to for their day: an anchor that the rest of the report speaks against names no day."""
_READ_AT_MOST = 200_000
"""Characters of a report read for clues; the days a report leans on stand in its first paragraphs."""
_SHARED_LEAST = 12
"""Shared runs of five words that make two reports tell the same quotes (measured: one wire on one day: 20 to 60)."""
_QUOTED = re.compile(r"[\u201c\"]([^\u201c\u201d\"\n]{20,600})[\u201d\"]")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(slots=True)
class _Draft:
    """A report being dated."""

    report: Report
    published: DatedReason
    clues: list[Clue]
    grams: frozenset[str]


def _local_days(known_times: Sequence[tuple[str, datetime]], zone: str) -> tuple[KnownDay, ...]:
    try:
        where: ZoneInfo | None = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        where = None
    found: list[KnownDay] = []
    for name, when in known_times:
        local = when.astimezone(where) if where is not None and when.tzinfo is not None else when
        found.append(KnownDay(name.replace(" ", "_").lower(), local.date(), local.hour))
    return tuple(sorted(found, key=lambda known: (known.day, known.hour, known.name)))


def _five_grams(text: str) -> frozenset[str]:
    """Return the runs of five words inside quotation marks."""
    found: set[str] = set()
    for quote in _QUOTED.finditer(text):
        words = _WORD.findall(quote.group(1).lower())
        found.update(" ".join(words[i : i + 5]) for i in range(len(words) - 4))
    return frozenset(found)


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _candidates(clues: list[Clue], given: DatedReason) -> list[date]:
    days = {_shifted(day, step) for clue in clues for day in clue.near for step in range(-_BEFORE, _AFTER + 1)}
    return sorted(
        day
        for day in days
        if (given.earliest is None or day >= given.earliest) and (given.latest is None or day <= given.latest)
    )


def _beliefs(clues: list[Clue], days: list[date]) -> list[tuple[date, float]]:
    """Share one unit of belief among the days by the sum of their scores; many weekday words count less each."""
    scores = {day: sum(clue.score(day) for clue in clues) for day in days}
    top = max(scores.values())
    weights = {day: math.exp(min(0.0, score - top)) for day, score in scores.items()}
    whole = math.fsum(weights[day] for day in days)
    return [(day, weights[day] / whole) for day in days]


def _reasoned(clues: list[Clue], given: DatedReason) -> DatedReason:
    """Weigh the clues of one report; without an anchor only bounds remain."""
    days = _candidates(clues, given) if any(clue.anchor for clue in clues) else []
    if not days:
        return given
    beliefs = _beliefs(clues, days)
    best, belief = max(beliefs, key=lambda pair: (pair[1], -pair[0].toordinal()))
    worth = [day for day, share in beliefs if share >= _WORTH] or [best]
    reasons = [clue.reason for clue in clues if clue.score(best) > 0]
    spoken_for = sum(clue.score(best) for clue in clues) >= _LEAST_SCORE
    return DatedReason(
        best=best if belief >= _SURE and spoken_for else None,
        earliest=min(worth),
        latest=max(worth),
        certain=False,
        reasons=tuple(dict.fromkeys((*given.reasons, *reasons))),
    )


def _first_line(report: Report) -> str:
    return report.title or " ".join(report.text.split()[:8])


def _shared_clue(mine: _Draft, other: _Draft) -> Clue | None:
    shared = len(mine.grams & other.grams)
    best = other.published.best
    if best is None or shared < _SHARED_LEAST:
        return None
    words = sorted(mine.grams & other.grams)[0]
    return Clue(
        f'It shares quotes ("{words} ...") with the report "{_first_line(other.report)}" of {best.isoformat()}.',
        lambda day: {0: 3.0, 1: 1.2}.get(abs((day - best).days), -1.5),
        anchor=True,
        near=(best,),
    )


def _by_shared_wording(drafts: list[_Draft]) -> None:
    """Carry a date over to a report that tells the same quotes; the one that shares most counts."""
    dated = [draft for draft in drafts if draft.published.best is not None]
    for draft in drafts:
        if draft.published.best is not None:
            continue
        ranked = sorted(dated, key=lambda other: (-len(draft.grams & other.grams), other.report.id))
        clue = _shared_clue(draft, ranked[0]) if ranked else None
        if clue is not None:
            draft.clues.append(clue)
            draft.published = _reasoned(draft.clues, draft.published)


def _direction(days: list[date]) -> int:
    """Return 1 where a file runs from old to new, -1 from new to old, 0 where it does neither clearly."""
    steps = [(later - earlier).days for earlier, later in pairwise(days)]
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    if len(days) < 3 or up + down < 2 or min(up, down) > (up + down) // 5:
        return 0
    return 1 if up > down else -1


def _by_file_order(drafts: list[_Draft]) -> None:
    """Date a report by its weekday and its neighbours in a file in date order. Weak: the range stays a week wide."""
    files: dict[tuple[str, str], list[_Draft]] = {}
    for draft in drafts:
        files.setdefault((draft.report.document, draft.report.file), []).append(draft)
    for members in files.values():
        members.sort(key=lambda draft: (draft.report.offset, draft.report.record or 0, draft.report.id))
        dated = [draft.published.best for draft in members if draft.published.best is not None]
        direction = _direction(dated)
        if direction == 0:
            continue
        firm = [draft.published.best for draft in members]
        for index, draft in enumerate(members):
            if draft.published.best is None and draft.clues:
                before = next((day for day in reversed(firm[:index]) if day is not None), None)
                after = next((day for day in firm[index + 1 :] if day is not None), None)
                _between(draft, before, after, direction)


def _between(draft: _Draft, before: date | None, after: date | None, direction: int) -> None:
    if before is None or after is None:
        return
    first, last = (before, after) if direction > 0 else (after, before)
    if not 0 <= (last - first).days <= 7:
        return
    order = Clue(
        f"It stands between reports of {first.isoformat()} and {last.isoformat()} in a file that runs in date order.",
        lambda day: 1.0 if first <= day <= last else -0.4 * min(abs((day - first).days), abs((day - last).days)),
        anchor=True,
        near=(first, last),
    )
    if not any(abs(clue.score(first) - clue.score(_shifted(first, 2))) > 0.5 for clue in draft.clues):
        return  # its own words prefer no day: its neighbours alone do not date it
    found = _reasoned([*draft.clues, order], draft.published)
    if found.best is not None:
        draft.published = replace(
            found,
            earliest=min(found.earliest or first, first),
            latest=max(found.latest or last, _shifted(found.best, 6)),
        )
    elif found.earliest is not None:
        draft.published = found


def _body_of(report: Report) -> tuple[str, int]:
    """Return the text that may carry clues, and where the lead paragraph ends in it. Credits and titles carry none."""
    spans = [part.span for part in report.parts if part.kind in (PartKind.BODY, PartKind.DATELINE)]
    if not spans:
        lead = re.search(r"\n[ \t]*\r?\n", report.text.lstrip())
        return report.text, lead.start() if lead else len(report.text)
    pieces: list[str] = []
    position = 0
    for span in spans:
        pieces.append(re.sub(r"[^\n]", " ", report.text[position : span.start]) + span.quote(report.text))
        position = span.end
    first_body = next((part.span for part in report.parts if part.kind is PartKind.BODY), spans[0])
    return "".join(pieces), first_body.end


def _draft(report: Report, known: tuple[KnownDay, ...], year: int | None) -> _Draft:
    given = report.published
    if given.best is not None:
        return _Draft(report, given, [], _five_grams(report.text[:_READ_AT_MOST]))
    text, lead_end = _body_of(report)
    clues = ReportClues(text[:_READ_AT_MOST], lead_end, known, year).clues()
    return _Draft(report, _reasoned(clues, given), clues, _five_grams(report.text[:_READ_AT_MOST]))


def date_reports(
    reports: Sequence[Report],
    known_times: Sequence[tuple[str, datetime]] = (),
    zone: str = "UTC",
    year: int | None = None,
) -> tuple[Report, ...]:
    """Fill in ``published`` where a report carries no date; a date it carries stays as it is.

    ``known_times`` are the agreement's milestones by name ("announced", "acceptance_deadline", "in_force") with their
    zone; ``zone`` is the agreement's own. ``year`` is what a person said of heads such as "GOMA, July 14".
    What is reasoned is never certain, and says its reasons with the words it leans on. A report whose words tie it to
    nothing known keeps no day.
    """
    known = _local_days(known_times, zone)
    drafts = [_draft(report, known, year) for report in reports]
    _by_shared_wording(drafts)
    _by_file_order(drafts)
    return tuple(
        draft.report if draft.published == draft.report.published else replace(draft.report, published=draft.published)
        for draft in drafts
    )
