"""Every list and count of the desk is what a reading of all records gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from trucewatch.desk.browsing import ClaimFilter, Filter, ReportFilter, Side, SortBy
from trucewatch.desk.desk import Desk
from trucewatch.model import Claim, EventType, Finding, Incident, PlacePrecision, Standing, Verdict
from trucewatch.store import Case
from trucewatch.store.looking import Window

DAY, LATER = date(2031, 5, 20), date(2031, 6, 10)


def told(path: Path) -> tuple[tuple[Incident, ...], dict[str, Finding], dict[str, Claim]]:
    """Return all incidents, findings by incident and claims by id, read whole."""
    with Case.open(path, read_only=True) as case:
        findings = {one.incident: one for one in case.findings()}
        return case.incidents(), findings, {one.id: one for one in case.claims()}


def touches(incident: Incident, first: date, last: date) -> bool:
    """Tell whether an incident's time touches these days."""
    start, end = incident.time.start or incident.time.end, incident.time.end or incident.time.start
    return start is not None and end is not None and start <= last and end >= first


def front_named(incident: Incident, claims: dict[str, Claim]) -> bool:
    """Tell whether the Sarn Valley Front or its council is said to act or suffer."""
    named = (actor for one in incident.claims for actor in (*claims[one].actors, *claims[one].targets))
    return any(actor.id in ("sarn-valley-front", "sarn-council") for actor in named)


FILTERS: dict[str, tuple[Filter, Callable[[Incident, dict[str, Finding], dict[str, Claim]], bool]]] = {
    "all": (Filter(), lambda one, findings, claims: True),
    "days": (Filter(day_from=DAY, day_to=LATER), lambda one, findings, claims: touches(one, DAY, LATER)),
    "verdict": (
        Filter(verdict=Verdict.APPARENT_VIOLATION),
        lambda one, findings, claims: one.id in findings and findings[one.id].verdict is Verdict.APPARENT_VIOLATION,
    ),
    "coarse act": (
        Filter(act=EventType.AIR_STRIKE),
        lambda one, findings, claims: EventType(one.event_type).coarse is EventType.AIR_STRIKE,
    ),
    "fine act": (Filter(act=EventType.DRONE_STRIKE), lambda one, findings, claims: one.event_type == "drone_strike"),
    "party": (Filter(party="front"), lambda one, findings, claims: front_named(one, claims)),
    "undated": (Filter(undated=True), lambda one, findings, claims: not one.time.known),
    "unplaced": (Filter(unplaced=True), lambda one, findings, claims: one.place is None),
    "precision": (
        Filter(precision=PlacePrecision.GOVERNORATE),
        lambda one, findings, claims: one.place is not None and one.place.precision is PlacePrecision.GOVERNORATE,
    ),
    "two at once": (
        Filter(party="front", act=EventType.SHELLING, day_from=DAY),
        lambda one, findings, claims: (
            front_named(one, claims) and one.event_type == "shelling" and touches(one, DAY, date.max)
        ),
    ),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_lets_through_what_a_reading_of_all_records_would(made: Path, desk: Desk, name: str) -> None:
    """An incident is in a narrowed list exactly where its records say so."""
    chosen, let_through = FILTERS[name]
    incidents, findings, claims = told(made)
    wanted = {one.id for one in incidents if let_through(one, findings, claims)}
    with desk.browse() as look:
        page = look.incidents(chosen, size=500)
    assert wanted
    assert {one.id for one in page.items} == wanted
    assert page.total == len(wanted)


def test_a_filter_by_source_finds_the_incidents_that_it_speaks_on(made: Path, desk: Desk) -> None:
    """Narrowed by a source, a list has the incidents with a claim that it makes, joins in or passes on."""
    incidents, _, claims = told(made)
    with desk.browse() as look:
        source = next(one for one in look.sources(size=500).items if one.name == "Sarn Council")
        found = {one.id for one in look.incidents(Filter(source=source.key), size=500).items}
    wanted = {one.id for one in incidents if any(claims[each].speaker.name == "Sarn Council" for each in one.claims)}
    assert found == wanted
    assert source.incidents == len(wanted)


@pytest.mark.parametrize("order", SortBy)
def test_pages_put_together_are_the_list(desk: Desk, order: SortBy) -> None:
    """No incident is on two pages and none on no page, in every order."""
    with desk.browse() as look:
        whole = look.incidents(size=500, order=order)
        pages = [look.incidents(page=number, size=37, order=order) for number in range(1, 6)]
    assert [one.id for page in pages for one in page.items] == [one.id for one in whole.items]
    assert {page.pages for page in pages} == {-(-whole.total // 37)}


def test_a_page_beyond_the_last_is_empty_and_says_how_many_there_are(desk: Desk) -> None:
    """A page number that is too large gives an empty page with the true total; a size is never over 500."""
    with desk.browse() as look:
        page = look.incidents(page=99_999)
        large = look.claims(size=100_000)
    assert (page.items, page.total) == ((), 180)
    assert large.size == 500


def test_a_list_by_day_is_in_the_order_of_days_with_undated_ones_last(desk: Desk) -> None:
    """Sorted by day, each incident begins no earlier than the one before it; those without a day end the list."""
    with desk.browse() as look:
        days = [one.first_day or date.max for one in look.incidents(order=SortBy.DAY, size=500).items]
    assert days == sorted(days)
    assert days[-1] == date.max


def test_facets_count_what_the_list_would_hold(desk: Desk) -> None:
    """The number beside each value of each facet is the length of the list narrowed by it as well."""
    chosen = Filter(day_from=DAY)
    with desk.browse() as look:
        facets = look.facets(chosen)
        for tallied in facets.acts:
            assert look.incidents(Filter(day_from=DAY, act=EventType(tallied.value))).total == tallied.count
        for tallied in facets.verdicts:
            assert look.incidents(Filter(day_from=DAY, verdict=Verdict(tallied.value))).total == tallied.count
        for tallied in facets.standings:
            assert look.incidents(Filter(day_from=DAY, standing=Standing(tallied.value))).total == tallied.count
        for tallied in facets.precisions:
            assert look.incidents(Filter(day_from=DAY, precision=PlacePrecision(tallied.value))).total == tallied.count
        for tallied in facets.parties:
            assert look.incidents(Filter(day_from=DAY, party=tallied.value)).total == tallied.count
    assert facets.parties


def test_a_facet_leaves_its_own_choice_out_and_keeps_the_others(desk: Desk) -> None:
    """With a verdict chosen the other verdicts are still counted, and the acts count that verdict only."""
    chosen = Filter(verdict=Verdict.APPARENT_VIOLATION)
    with desk.browse() as look:
        facets, whole = look.facets(chosen), look.facets()
        total = look.incidents(chosen).total
    assert facets.verdicts == whole.verdicts
    assert sum(tallied.count for tallied in facets.acts) == total


def test_the_timeline_and_the_places_count_every_incident_once(made: Path, desk: Desk) -> None:
    """Days add up to the dated incidents and places to the located ones, verdict by verdict."""
    incidents, findings, _ = told(made)
    with desk.browse() as look:
        days, places = look.timeline(), look.places()
    assert sum(one.incidents for one in days) == sum(one.time.known for one in incidents)
    assert sum(one.incidents for one in places) == sum(one.place is not None for one in incidents)
    verdicts: Counter[str] = Counter()
    for day in days:
        assert sum(each.count for each in day.by_verdict) == day.incidents
        verdicts.update({each.value: each.count for each in day.by_verdict})
    dated = (findings[one.id].verdict.value for one in incidents if one.time.known and one.id in findings)
    assert verdicts == Counter(dated)


def test_a_place_is_no_more_exact_than_it_is_known(desk: Desk) -> None:
    """What is placed in a governorate is counted under it with that precision, never as a settlement's point."""
    with desk.browse() as look:
        exact = {one.name: one.precision for one in look.places()}
    units = {name: precision for name, precision in exact.items() if name in ("Tovia", "Lower Sarn", "North Sarn")}
    assert units
    assert set(units.values()) == {PlacePrecision.GOVERNORATE}


def test_claims_are_listed_in_the_order_of_their_reports(made: Path, desk: Desk) -> None:
    """Unnarrowed, the list of claims is the case's own order; narrowed by act, the same with others left out."""
    with Case.open(made, read_only=True) as case:
        claims = case.claims()
    with desk.browse() as look:
        first = look.claims(size=500)
        aid = look.claims(ClaimFilter(acts=(EventType.AID_DELIVERY, EventType.AID_ACCESS)), size=500)
    assert [one.claim for one in first.items] == list(claims[:500])
    kinds = (EventType.AID_DELIVERY, EventType.AID_ACCESS)
    assert [one.claim.id for one in aid.items] == [one.id for one in claims if one.event_type in kinds]


def test_claims_in_no_incident_and_counts_of_people_killed_are_found(made: Path, desk: Desk) -> None:
    """Loose claims are those that no incident holds; killed ones are those that count deaths, by side of the effect."""
    incidents, _, claims = told(made)
    held = {claim for one in incidents for claim in one.claims}
    with desk.browse() as look:
        loose = look.claims(ClaimFilter(loose=True), size=500)
        after = look.claims(ClaimFilter(killed=True, side=Side.AFTER), size=500)
    assert {one.claim.id for one in loose.items} == set(claims) - held
    assert after.items
    for one in after.items:
        assert one.claim.counts[0].unit == "deaths"
        assert one.claim.time.start is not None
        assert one.claim.time.start > date(2031, 5, 9)


def test_reports_are_listed_by_day_and_narrowed_by_publisher(made: Path, desk: Desk) -> None:
    """The last day comes first; narrowed by an outlet only its reports are there, all of them."""
    with Case.open(made, read_only=True) as case:
        reports = case.reports()
    with desk.browse() as look:
        days = [one.best or date.min for one in look.reports(size=500).items]
        own = look.reports(ReportFilter(publisher="Kelmora Wire"), size=500)
    assert days == sorted(days, reverse=True)
    assert {one.id for one in own.items} == {one.id for one in reports if one.publisher == "Kelmora Wire"}


def test_sources_are_counted_by_what_they_say_pass_on_and_publish(made: Path, desk: Desk) -> None:
    """A source's numbers are those of the claims it speaks and relays and of the reports it published."""
    _, _, claims = told(made)
    spoken = Counter(one.speaker.name for one in claims.values())
    relayed = Counter(relay.name for one in claims.values() for relay in one.relays)
    with Case.open(made, read_only=True) as case:
        published = Counter(one.publisher for one in case.reports())
    with desk.browse() as look:
        by_name = {one.name: one for one in look.sources(size=500).items}
    assert by_name["residents"].spoken == spoken["residents"]
    assert by_name["Tovia Radio"].relayed == relayed["Tovia Radio"]
    assert by_name["Tovia Radio"].published == published["Tovia Radio"]


def test_keys_in_addresses_say_nothing_of_a_name(desk: Desk) -> None:
    """The key of a source, of a place, or of somebody who is no party holds no word of the name."""
    with desk.browse() as look:
        keys = [(one.key, one.name) for one in look.sources(size=500).items]
        keys += [(one.key, one.name) for one in look.places()]
        keys += [(one.value, one.label) for one in look.facets().parties if one.value.startswith("g-")]
    for key, name in keys:
        assert not any(word.casefold() in key for word in name.split() if len(word) > 2), (key, name)


@pytest.mark.parametrize("name", [name for name, (chosen, _) in FILTERS.items() if chosen.source is None])
@pytest.mark.parametrize("order", SortBy)
def test_columns_in_memory_say_what_the_file_says(made: Path, name: str, order: SortBy) -> None:
    """Counts and pages made from the columns in memory are those that the file's own queries give."""
    chosen, window = FILTERS[name][0], Window(2, 7)
    with Case.open(made, read_only=True) as case:
        columns = case.incident_columns()
        assert columns.incidents_counted(chosen) == case.incidents_counted(chosen)
        assert sorted(map(repr, columns.alike(chosen))) == sorted(map(repr, case.alike(chosen)))
        assert columns.party_facet(chosen) == case.party_facet(chosen)
        assert columns.day_counts(chosen) == case.day_counts(chosen)
        assert columns.place_counts(chosen) == case.place_counts(chosen)
        numbers, total = columns.numbers(chosen, window, order)
        page = case.incident_rows(chosen, window, order)
        assert (case.incident_rows_numbered(numbers), total) == (page.items, page.total)
