"""Sentences printed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.unit.incidents.making import FRIDAY, LOWFIELD, claim, day, report
from trucewatch.incidents.testimony import gather
from trucewatch.model import EventType, Mood, Part, PartKind, Report, Span

SAID = "Nine shells fell on the western mill of Lowfield before dawn on Friday."
FIRST = report("Northwire", SAID)
NEXT_DAY = FRIDAY + timedelta(days=1)


def test_a_reprint_is_read_as_its_first_report() -> None:
    """Where a reprint's reader takes the same sentence otherwise, the first report's reading stands, once."""
    again = report("Harbour Daily", SAID, published=NEXT_DAY)
    one = claim(FIRST, "Nine shells fell on the western mill", EventType.SHELLING, time=day(FRIDAY))
    other = claim(again, "shells fell on the western mill", EventType.ATTACK_OTHER, mood=Mood.PREDICTED)
    (made,) = gather([other, one], [again, FIRST])
    assert (made.claim.id, set(made.claims)) == (one.id, {one.id, other.id})


def test_a_cut_sentence_is_the_same_sentence() -> None:
    """A sentence without its tail, or behind another dateline, is the sentence of the first report."""
    cut = report("Harbour Daily", "Nine shells fell on the western mill of Lowfield before dawn.", published=NEXT_DAY)
    text = f"LOWFIELD (Valley Post) - {SAID}"
    other = report("Valley Post", text, published=NEXT_DAY)
    body = (Part(PartKind.DATELINE, Span(0, 25)), Part(PartKind.BODY, Span(25, len(text))))
    other = Report(**{**{name: getattr(other, name) for name in Report.__slots__}, "parts": body})
    claims = [
        claim(source, "Nine shells fell on the western mill", EventType.SHELLING) for source in (FIRST, cut, other)
    ]
    (made,) = gather(claims, [FIRST, cut, other])
    assert len(made.claims) == 3


def test_a_changed_number_is_another_sentence() -> None:
    """An update that counts more shells is a testimony of its own: its count is a rival, not a reprint."""
    update = report("Northwire", SAID.replace("Nine", "Twelve"), published=NEXT_DAY)
    claims = [
        claim(FIRST, "Nine shells fell", EventType.SHELLING),
        claim(update, "Twelve shells fell", EventType.SHELLING),
    ]
    assert len(gather(claims, [FIRST, update])) == 2


def test_another_claim_in_a_sentence_printed_again_is_kept() -> None:
    """What only the later reader finds in the sentence stays a claim of its own; two readings of one report stay two."""
    again = report("Harbour Daily", SAID, published=NEXT_DAY)
    fell = claim(FIRST, "Nine shells fell", EventType.SHELLING, places=(LOWFIELD,))
    dawn = claim(again, "before dawn on Friday", EventType.STATEMENT)
    twice = replace(fell, id="c-second", event_type=EventType.CASUALTIES)
    assert {made.claims for made in gather([fell, dawn, twice], [FIRST, again])} == {
        (fell.id,),
        (dawn.id,),
        (twice.id,),
    }


def test_an_old_sentence_is_printed_again_only_by_a_report_without_a_day() -> None:
    """A cut sentence a month later speaks of another day; in a report without a day it may be the one that is known."""
    later = report("Harbour Daily", SAID.replace(" on Friday", ""), published=FRIDAY + timedelta(days=30))
    undated = report("Valley Post", SAID.replace(" before dawn on Friday", ""), published=None)
    sources = [FIRST, later, undated]
    claims = [claim(source, "Nine shells fell", EventType.SHELLING) for source in sources]
    known, month_later, no_day = (one.id for one in claims)
    assert {frozenset(made.claims) for made in gather(claims, sources)} == {
        frozenset({known, no_day}),
        frozenset({month_later}),
    }
