"""Tallies side by side, and casualties before and after the agreement took effect. Nothing is ever added up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.model import Bound, Claim, Count, EventType, Extent, Tally, When
from trucewatch.publication.briefing import CaseFile
from trucewatch.publication.cards import anchor_of
from trucewatch.publication.days import Side, meets, short, side_of, told_on
from trucewatch.publication.sitrep import Bar, Basis, Block, Cell, Chart, Cited, Ink, Line, Row, Section, Table
from trucewatch.publication.voices import (
    actor_words,
    marks_of,
    named,
    place_words,
    speaker_words,
    through_words,
    told_as_done,
)
from trucewatch.publication.wording import amount_words, count_words, counted_words, moment_words, plural, when_words

_DEAD = re.compile(r"death|dead|kill|fatal|bod(y|ies)|martyr|die[sd]?\b", re.IGNORECASE)
_HURT = re.compile(r"injur|wound|hurt|maim", re.IGNORECASE)
_HARM = re.compile(r"casualt|missing|victim|affected|exposed", re.IGNORECASE)
_PEOPLE = re.compile(
    r"people|person|civilian|child|wom[ae]n|m[ae]n\b|fighter|soldier|troop|member|resident", re.IGNORECASE
)
_MOST_BARS = 24
_MOST_TALLIES = 6
_MOST_OPEN = 5
"""Rows of a table of single statements that stand open; a longer one opens on demand."""
_ONE_EVENT = timedelta(days=2)
"""The longest time of one event; a number over a longer or open time ("since the war began") would dwarf all bars."""
_DRAWN_BEFORE = timedelta(days=30)


def tallies_section(case: CaseFile) -> Section:
    """Return each source's own counts side by side, with what may be compared."""
    day = case.briefing.day
    held = [tally for tally in case.briefing.tallies if tally.claim in case.claims]
    wanted = [tally for tally in held if day is None or _tally_of(case, tally, day)]
    if not wanted:
        note: Line = (Cited("No source was read giving a count over a period; silence is not zero."),)
        return Section("tallies", "Tallies side by side", (note,), ())
    head = (
        *("Source", "Through", "Period", "What is counted", "Against whom", "Number"),
        *("Itemised by our incidents", "Words", "What may be compared"),
    )
    rows = tuple(_tally_row(case, tally) for tally in sorted(wanted, key=lambda tally: _tally_order(case, tally)))
    notes = (
        "Each number is its source's own. Tallies are not added up, and equal numbers are no corroboration.",
        "Itemised: the incidents of ours that nothing rules out from what the source counts; it may have counted others.",
    )
    unfit = unfit_lines(case)
    return Section(
        "tallies", "Tallies side by side", unfit, (Table("tally-table", "Counts as given", head, rows, notes),)
    )


def unfit_lines(case: CaseFile) -> tuple[Line, ...]:
    """Say which counts told on or of the day do not add up; they stay as given."""
    day = case.briefing.day
    lines: list[Line] = []
    for one in case.briefing.unfit:
        claims = [case.claims[name] for name in one.claims if name in case.claims]
        if any(day is None or meets(claim.time, day) or told_on(case, claim, day) for claim in claims):
            cites = tuple(claim.id for claim in claims)
            lines.append((Cited("Does not add up, and stays as given: "), Cited(one.words, cites, Ink.NAME)))
    return tuple(lines)


def tally_lines(case: CaseFile) -> tuple[Line, ...]:
    """Say in one line what each source counted over the day, in a second what it counted over a time not stated.

    Counts over other times, told on the day, are named as such and stand in the table: of every side alike.
    """
    day = case.briefing.day
    held = [tally for tally in case.briefing.tallies if tally.claim in case.claims]
    wanted = [tally for tally in held if day is None or _tally_of(case, tally, day)]
    ordered = sorted(wanted, key=lambda tally: _tally_order(case, tally))
    if day is None:
        return _tally_line("Counts by the sources themselves, not added up: ", ordered)
    timely = [tally for tally in ordered if _over_the_day(tally, day)]
    undated = [tally for tally in ordered if not tally.period.known]
    others = tuple(tally.claim for tally in ordered if tally not in timely and tally not in undated)
    words = f"{plural(len(others), 'count')} told this day over other or longer times: in the table"
    return (
        *_tally_line("Counts by the sources themselves, not added up: ", timely),
        *_tally_line("Counts told this day over a time not stated: ", undated),
        *(((Cited(words, others, anchor="tally-table"),),) if others else ()),
    )


def _over_the_day(tally: Tally, day: date) -> bool:
    """Tell whether a count is of the day, or of a few days around it: never of a year or a war that it lies in."""
    return meets(tally.period, day) and short(tally.period)


def _tally_line(lead: str, ordered: Sequence[Tally]) -> tuple[Line, ...]:
    line: list[Cited] = []
    alike = {(tally.source.name, count_words(tally.count, tally.counted)): tally for tally in reversed(ordered)}
    for tally in tuple(alike.values())[::-1][:_MOST_TALLIES]:
        line += [Cited("; " if line else lead), Cited(named(tally.source), ink=Ink.NAME), Cited(" ")]
        line.append(Cited(count_words(tally.count, tally.counted), (tally.claim,)))
    if len(alike) > _MOST_TALLIES:
        line.append(Cited("; more in the table", anchor="tally-table"))
    return (tuple(line),) if line else ()


def _tally_of(case: CaseFile, tally: Tally, day: date) -> bool:
    return meets(tally.period, day) or told_on(case, case.claims[tally.claim], day)


def _tally_order(case: CaseFile, tally: Tally) -> tuple[bool, str, date, str, str]:
    """Put what was counted over the day itself before what was only told on it."""
    day = case.briefing.day
    elsewhen = day is not None and not meets(tally.period, day)
    return (
        elsewhen,
        tally.counted.casefold(),
        tally.period.start or tally.period.end or date.max,
        tally.source.name,
        tally.id,
    )


def _tally_row(case: CaseFile, tally: Tally) -> Row:
    cites = (tally.claim,)
    claim = case.claims[tally.claim]
    marks = "".join(f" [{mark}]" for mark in marks_of(claim))
    per = f" per {tally.count.per}" if tally.count.per else ""
    number = amount_words(tally.count) + per
    cells: tuple[Cell, ...] = (
        ((Cited(named(tally.source), ink=Ink.NAME),),),
        tuple((Cited(named(relay), ink=Ink.NAME),) for relay in reversed(tally.relays)) or _plain("no relay named"),
        ((Cited(_period(tally), cites),),),
        ((Cited(tally.counted, ink=Ink.NAME), Cited(marks)),),
        ((Cited(actor_words(tally.against, "nobody named"), ink=Ink.NAME),),),
        ((Cited(number, cites),),),
        ((Cited(_itemised_words(case, tally), cites, Ink.NAME, basis=Basis.FINDING),),),
        ((Cited(claim.quote, cites, Ink.QUOTATION),),),
        ((Cited(tally.comparable or "not stated", cites, basis=Basis.FINDING),),),
    )
    return Row(anchor_of(tally.id), f"Tallies: {tally.source.name}, {count_words(tally.count, tally.counted)}", cells)


def _itemised_words(case: CaseFile, tally: Tally) -> str:
    return next((one.words for one in case.briefing.itemised if one.tally == tally.id), "not gone through")


def _period(tally: Tally) -> str:
    words = when_words(tally.period) if tally.period.known else "period not stated"
    return f"{words} (“{tally.period.words}”)" if tally.period.words else words


def _plain(words: str) -> Cell:
    return ((Cited(words),),)


@dataclass(frozen=True, slots=True)
class Harm:
    """One number of people killed or hurt as one voice gave it; ``count`` is None where it gave none."""

    claim: Claim
    count: Count | None
    kind: str
    side: Side


def harms(case: CaseFile) -> tuple[Harm, ...]:
    """Return every statement about people killed or hurt, up to the day reported on, in order of time."""
    day = case.briefing.day
    found: list[Harm] = []
    for claim in sorted(case.claims.values(), key=case.order_of):
        if day is not None and claim.time.start is not None and claim.time.start > day:
            continue
        side = side_of(case, _own_time(claim), case.reports[claim.report])
        counts = [(count, _kind(claim, count)) for count in claim.counts]
        told = [Harm(claim, count, kind, _side_of_count(claim, count, side)) for count, kind in counts if kind]
        if not told and claim.event_type is EventType.CASUALTIES:
            told = [Harm(claim, None, "no number given", side)]
        found += told
    return tuple(sorted(found, key=lambda harm: _harm_order(case, harm)))


def _inferred(claim: Claim) -> bool:
    """Tell whether a time is none that the words of the claim state: it was taken over from the text around them."""
    return claim.time.known and claim.time.words is None and claim.time.span is None


def _own_time(claim: Claim) -> When:
    return When() if _inferred(claim) else claim.time


def _when_of(claim: Claim) -> str:
    if not _inferred(claim):
        return when_words(claim.time)
    return f"time not stated; the text around it tells of {when_words(claim.time)}"


def _side_of_count(claim: Claim, count: Count, side: Side) -> Side:
    """A rate whose words name no time lies on neither side: "an average of 90 a day before" is told on a day after."""
    return Side.UNCLEAR if count.per is not None and not claim.time.words else side


def _kind(claim: Claim, count: Count) -> str:
    words = f"{count.unit} {count.of}"
    if _DEAD.search(words):
        return "killed"
    if _HURT.search(words):
        return "injured"
    if _HARM.search(words) or (claim.event_type is EventType.CASUALTIES and _PEOPLE.search(words)):
        return "killed or hurt"
    return ""


def _harm_order(case: CaseFile, harm: Harm) -> tuple[date, tuple[str, int, int, int, str], int]:
    start = harm.claim.time.start or harm.claim.time.end or date.max
    return (start, case.order_of(harm.claim), harm.count.span.start if harm.count else 0)


def casualties_section(case: CaseFile) -> Section:
    """Return casualties before and after the agreement took effect: a drawing, and tables of what each voice said."""
    told = harms(case)
    title = "Casualties before and after the agreement took effect"
    if case.effect is None:
        title = "Casualties"
    if not told:
        note: Line = (Cited("Nothing read gives a number of people killed or hurt; silence is not zero."),)
        return Section("casualties", title, (note,), ())
    blocks: list[Block] = []
    drawn = chart(case, told)
    if drawn is not None:
        blocks.append(drawn)
    for side, caption in _captions(case):
        held = [harm for harm in told if harm.side is side]
        if held:
            rows = tuple(_harm_row(case, harm, number) for number, harm in enumerate(held))
            blocks.append(Table(f"casualties-{side.value}", caption, _HARM_HEAD, rows, folded=len(rows) > _MOST_OPEN))
    notes: tuple[Line, ...] = (
        (Cited("Numbers are as said, by different voices about events that may overlap: they are not added up."),),
        (Cited("Where no number is given the number is not known; it is not zero."),),
    )
    return Section("casualties", title, notes, tuple(blocks))


_HARM_HEAD = ("When", "Where", "Number", "What is counted", "Who says so, through whom", "Words")


def _captions(case: CaseFile) -> tuple[tuple[Side, str], ...]:
    if case.effect is None:
        return ((Side.UNCLEAR, "As said"),)
    moment = moment_words(case.effect, _zone_name(case))
    return (
        (Side.BEFORE, f"Before it took effect on {moment}"),
        (Side.AFTER, f"After it took effect on {moment}"),
        (Side.UNCLEAR, "Cannot be placed before or after"),
    )


def _zone_name(case: CaseFile) -> str:
    agreement = case.briefing.agreement
    return agreement.zone if agreement is not None else case.briefing.zone


def _harm_row(case: CaseFile, harm: Harm, number: int) -> Row:
    claim, cites = harm.claim, (harm.claim.id,)
    marks = "".join(f" [{mark}]" for mark in marks_of(claim))
    total = " (running total)" if claim.extent is Extent.TOTAL else ""
    per = f" per {harm.count.per}" if harm.count is not None and harm.count.per else ""
    amount = amount_words(harm.count) + per if harm.count is not None else "not known"
    counted = counted_words(harm.count) if harm.count is not None else harm.kind
    cells: tuple[Cell, ...] = (
        ((Cited(_when_of(claim), cites),),),
        ((Cited(place_words(claim.places), ink=Ink.NAME),),),
        ((Cited(amount, cites), Cited(f"{marks}{total}")),),
        ((Cited(counted, ink=Ink.NAME),),),
        ((Cited(speaker_words(claim) + through_words(claim), ink=Ink.NAME),),),
        ((Cited(claim.quote, cites, Ink.QUOTATION),),),
    )
    anchor = anchor_of(f"harm-{harm.side.value}-{number}-{claim.id}")
    return Row(anchor, f"Casualties: {amount} {counted}, {speaker_words(claim)}", cells)


def chart(case: CaseFile, told: Sequence[Harm]) -> Chart | None:
    """Draw the numbers given for single events; running totals and what was not told as done stay in the table."""
    drawn = [harm for harm in told if _drawable(harm) and _near(case, harm)]
    if not drawn:
        return None
    bars = tuple(_bar(harm) for harm in drawn[:_MOST_BARS])
    left = len(told) - len(bars)
    words = "Each bar is one number by one voice; bars are not added up and may speak of the same people."
    if left:
        words += (
            " The tables below hold the others: numbers whose own words state no time, what lies more than 30 days"
            " before the start, rates, running totals and numbers over more than a few days or an open time, vague"
            " numbers, and what is not told as done."
        )
    marker = "the agreement takes effect" if case.effect is not None else ""
    return Chart("casualty-chart", "People killed or hurt in single events, as said", words, marker, bars)


def _drawable(harm: Harm) -> bool:
    count, claim = harm.count, harm.claim
    if count is None or claim.extent is not Extent.EVENT or not told_as_done(claim) or harm.side is Side.UNCLEAR:
        return False
    if _inferred(claim):
        return False
    start, end = claim.time.start, claim.time.end
    if count.per is not None or start is None or end is None or end - start > _ONE_EVENT:
        return False
    number = count.value if count.value is not None else count.high if count.high is not None else count.low
    return number is not None and 0 <= number < float("inf")


def _near(case: CaseFile, harm: Harm) -> bool:
    start = harm.claim.time.start or harm.claim.time.end
    return case.effect is None or (start is not None and start >= case.effect.date() - _DRAWN_BEFORE)


def _bar(harm: Harm) -> Bar:
    count = harm.count
    if count is None:
        raise ValueError("only a number can be drawn")
    ends = [number for number in (count.low, count.value, count.high) if number is not None and number == number]
    low, high = min(ends), max(ends)
    opened = {Bound.AT_LEAST: "up", Bound.MORE_THAN: "up", Bound.UP_TO: "down", Bound.LESS_THAN: "down"}
    pattern = {"killed": "solid", "injured": "stripes"}.get(harm.kind, "dots")
    label = f"{when_words(harm.claim.time)}, {speaker_words(harm.claim)}"
    shown = count_words(count, harm.kind)
    return Bar((harm.claim.id,), label, shown, low, high, opened.get(count.bound, ""), pattern, harm.side is Side.AFTER)
