"""Laws of linking: order and reprints change nothing, people decide, rivals and days stay apart."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.incidents.making import CAST, FRIDAY, HILLTOP, LOWFIELD, VALLEY, Fields, actor, claim, day, report
from trucewatch.incidents import WhyNot, incidents_of, link, possible_merges, put_together, tally
from trucewatch.incidents.kinship import Kin, Kinship
from trucewatch.incidents.lexicon import matters
from trucewatch.incidents.whereabouts import disjoint
from trucewatch.model import Claim, DatedReason, EventType, Extent, Incident, Mood, Polarity, Report, Span, content_id

KINDS = (
    EventType.SHELLING,
    EventType.AIR_STRIKE,
    EventType.CASUALTIES,
    EventType.GROUND_CLASH,
    EventType.VIOLATION_ALLEGED,
    EventType.AID_DELIVERY,
    EventType.ACCEPTANCE,
    EventType.TALKS_SCHEDULED,
    EventType.STATEMENT,
)
SPEAKERS = ("wire", "daily", "monitor", "medics", "army", "spokesman", "envoy", "unspecified")
SIDES = ("army", "gov", "front", "envoy", "rebels", "neighbour")

facts = st.builds(
    Fields,
    speaker=st.sampled_from(SPEAKERS),
    actors=st.lists(st.sampled_from(SIDES), max_size=1).map(tuple),
    targets=st.lists(st.sampled_from(SIDES), max_size=1).map(tuple),
    places=st.lists(st.sampled_from((LOWFIELD, HILLTOP, VALLEY)), max_size=1).map(tuple),
    time=st.integers(0, 3).flatmap(
        lambda first: st.integers(0, 2).map(
            lambda more: day(FRIDAY + timedelta(first), FRIDAY + timedelta(first + more))
        )
    ),
    polarity=st.sampled_from(Polarity),
    mood=st.sampled_from((Mood.REALISED, Mood.REALISED, Mood.PLANNED, Mood.PREDICTED)),
    extent=st.sampled_from((Extent.EVENT, Extent.EVENT, Extent.EVENT, Extent.HABIT)),
)
World = tuple[tuple[Report, ...], tuple[Claim, ...]]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw one to three reports of one to five claims each, every claim a sentence of its own."""
    reports, claims = [], []
    for number in range(draw(st.integers(1, 3))):
        rows = draw(st.lists(st.tuples(st.sampled_from(KINDS), facts), min_size=1, max_size=5))
        lines = [
            f"Paper {number} tells in line {at} of {kind.value} near the old mill road."
            for at, (kind, _) in enumerate(rows)
        ]
        made = report(f"Paper {number}", *lines, published=FRIDAY + timedelta(days=number))
        reports.append(made)
        claims += [claim(made, line, kind, **fields) for line, (kind, fields) in zip(lines, rows, strict=True)]
    return tuple(reports), tuple(claims)


def reprint(source: Report, claims: Sequence[Claim], outlet: str, dropped: int) -> tuple[Report, list[Claim]]:
    """Print a report again under another name, with a headline of its own and the last lines cut."""
    lines = source.text.split("\n")
    kept = "\n".join(lines[: max(1, len(lines) - dropped)])
    head = f"{outlet}: what we know so far.\n"
    text = head + kept
    best = (source.published.best or FRIDAY) + timedelta(days=1)
    again = Report(
        content_id("r", outlet, text), "1" * 64, outlet, text, publisher=outlet, published=DatedReason(best, best, best)
    )
    copies = []
    for one in claims:
        if one.report == source.id and one.span.end <= len(kept):
            own = one.speaker.kind == "media"
            span = Span(one.span.start + len(head), one.span.end + len(head))
            speaker = actor("daily") if own else one.speaker
            copies.append(
                replace(one, id=content_id("c", again.id, one.id), report=again.id, span=span, speaker=speaker)
            )
    return again, copies


def shape(incidents: Sequence[Incident]) -> dict[str, tuple[object, ...]]:
    """Return what a reader is told of each incident, without the claims and reports that a reprint adds."""
    return {
        one.id: (
            one.title,
            one.event_type,
            one.independent_sources,
            one.origins,
            one.agree,
            one.place,
            one.time,
            one.armed,
            one.disagree,
        )
        for one in incidents
    }


@settings(max_examples=60, deadline=None)
@given(worlds(), st.integers(0, 2**16))
def test_the_order_of_claims_and_reports_does_not_matter(world: World, seed: int) -> None:
    """The same claims and reports in another order give the same incidents and tallies, byte for byte."""
    reports, claims = world
    shuffled, mixed = list(claims), list(reports)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - a test's shuffle
    random.Random(seed).shuffle(mixed)  # noqa: S311
    assert link(shuffled, mixed, CAST) == link(claims, reports, CAST)
    assert tally(shuffled, mixed, CAST) == tally(claims, reports, CAST)


@settings(max_examples=60, deadline=None)
@given(worlds(), st.integers(0, 2**16))
def test_what_may_be_one_event_never_crosses_a_guard_or_a_person(world: World, seed: int) -> None:
    """Suggested pairs are never apart by a guard or by a person, lie in two incidents, and do not hang on an order."""
    reports, claims = world
    chance = random.Random(seed)  # noqa: S311 - a test's choice
    names = [one.id for one in claims]
    parted = [tuple(sorted(chance.sample(names, 2)))] if len(names) > 1 else []
    different = [(pair[0], pair[1]) for pair in parted]
    linked = put_together(claims, reports, CAST, (), different)
    told, ask = possible_merges(linked), WhyNot(linked)
    held = {one.id: one.claims for one in incidents_of(linked)}
    for merge in told:
        one, other = (held[name] for name in merge.incidents)
        for pair in product(one, other):
            assert ask(*pair).guard is None
            assert tuple(sorted(pair)) not in parted
    shuffled = sorted(claims, key=lambda one: one.id, reverse=True)
    assert possible_merges(put_together(shuffled, reports[::-1], CAST, (), different)) == told


@settings(max_examples=60, deadline=None)
@given(worlds(), st.integers(0, 2), st.integers(1, 5))
def test_a_reprint_changes_neither_incidents_nor_independent_counts(world: World, dropped: int, times: int) -> None:
    """Reports printed again, trimmed and with other headlines, add claims but no witness and no incident."""
    reports, claims = world
    before = link(claims, reports, CAST)
    more_reports, more_claims = list(reports), list(claims)
    for number in range(times):
        source = reports[number % len(reports)]
        again, copies = reprint(source, claims, f"Outlet {number}", dropped)
        more_reports.append(again)
        more_claims += copies
    after = link(more_claims, more_reports, CAST)
    assert shape(after) == shape(before)
    known = {one.id for one in claims}
    assert {one.id: tuple(name for name in one.claims if name in known) for one in after} == {
        one.id: one.claims for one in before
    }


@settings(max_examples=60, deadline=None)
@given(worlds(), st.data())
def test_what_people_decided_holds(world: World, data: st.DataObject) -> None:
    """Claims that a person joined are together, and claims that a person parted are not."""
    reports, claims = world
    pairs = [(one.id, other.id) for one, other in combinations(claims, 2)]
    same = data.draw(st.lists(st.sampled_from(pairs), max_size=1)) if pairs else []
    different = data.draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else []
    incidents = link(claims, reports, CAST, same=same, different=different)
    for one, other in different:
        assert not any({one, other} <= set(incident.claims) for incident in incidents)
    for one, other in same:
        if (one, other) not in different:
            assert any({one, other} <= set(incident.claims) for incident in incidents)


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_rivals_and_disjoint_days_share_no_incident(world: World) -> None:
    """Without a person's word no incident holds rival culprits, disjoint days, or a habit beside a dated event."""
    reports, claims = world
    kinship, table = Kinship(CAST), matters()
    by_id = {one.id: one for one in claims}
    for incident in link(claims, reports, CAST):
        for one, other in combinations((by_id[name] for name in incident.claims), 2):
            if one.event_type in table.dated and other.event_type in table.dated:
                assert not disjoint(one.time, other.time) or {one.event_type, other.event_type} & table.battles
                loose = {one.extent is not Extent.EVENT, other.extent is not Extent.EVENT}
                assert len(loose) == 1 or {one.mood, other.mood} != {Mood.REALISED}
            fights = {one.event_type, other.event_type} & table.both_sides
            if {one.event_type, other.event_type} <= table.culprits and not fights:
                assert kinship.among(one.actors, other.actors) is not Kin.APART


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_a_battle_s_days_join_up_within_a_week(world: World) -> None:
    """Fighting on several days is one battle only where what is said joins the days up, over a week at most."""
    reports, claims = world
    by_id = {one.id: one for one in claims}
    for incident in link(claims, reports, CAST):
        fights = [by_id[name].time for name in incident.claims if by_id[name].event_type in matters().battles]
        spans = sorted((when.start, when.end) for when in fights if when.start and when.end)
        reached = spans[0][1] if spans else FRIDAY
        for start, end in spans:
            assert start <= reached
            reached = max(reached, end)
        assert not spans or (reached - spans[0][0]).days < 7


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_every_claim_of_record_is_in_exactly_one_incident(world: World) -> None:
    """No claim is lost and none counted twice; only a bare statement may stand outside every incident."""
    reports, claims = world
    held = [name for incident in link(claims, reports, CAST) for name in incident.claims]
    assert len(held) == len(set(held))
    assert {one.id for one in claims if one.event_type is not EventType.STATEMENT} <= set(held)
