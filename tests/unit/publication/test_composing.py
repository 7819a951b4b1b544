"""The report as records: header, sections in order, and where each claim is used."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.unit.publication import builders
from trucewatch.model import AgreementState, AgreementStatus
from trucewatch.publication import Briefing, compose
from trucewatch.publication.composing import NOTHING_VERIFIED, cited_in

ORDER = (
    "short",
    "incidents",
    "tallies",
    "casualties",
    "commitments",
    "aid",
    "talks",
    "questions",
    "inquiries",
    "also",
    "coverage",
    "sources",
)


def test_sections_stand_in_their_fixed_order() -> None:
    """An officer finds the same thing in the same place every day."""
    assert tuple(section.anchor for section in compose(builders.briefing()).sections) == ORDER
    assert tuple(section.anchor for section in compose(builders.briefing(None)).sections) == ORDER


def test_the_header_counts_the_days_in_force() -> None:
    """The day the agreement took effect is day 1."""
    header = compose(builders.briefing(date(2031, 5, 12))).header
    assert header.state == "Day 1 in force, since 12 May 2031, 00:00 (UTC)"
    assert header.standing == NOTHING_VERIFIED
    assert header.as_of == "As of 15 May 2031, 06:30 (UTC)"


def test_the_header_counts_the_days_until_it_takes_effect() -> None:
    """Before the agreement takes effect the header says how long it is until then."""
    assert compose(builders.briefing(date(2031, 5, 10))).header.state.startswith("Not yet in force: 2 days until")


@pytest.mark.parametrize("state", [AgreementState.SUSPENDED, AgreementState.EXPIRED])
def test_the_header_says_when_the_agreement_no_longer_holds(state: AgreementState) -> None:
    """A suspended or expired agreement is not shown as in force."""
    later = AgreementStatus(datetime(2031, 5, 13, 12, tzinfo=UTC), state)
    agreement = replace(builders.AGREEMENT, statuses=(*builders.AGREEMENT.statuses, later))
    header = compose(replace(builders.briefing(), agreement=agreement)).header
    assert header.state == f"{state.value.capitalize()} since 13 May 2031, 12:00 (UTC)"


def test_without_an_agreement_nothing_is_tested_against_one() -> None:
    """Without an agreement every incident is shown, and none carries a verdict."""
    sitrep = compose(replace(builders.briefing(), agreement=None, findings=()))
    assert sitrep.header.agreement == "No agreement given"
    assert "Not assessed: 1 incident" in sitrep.sections[0].blocks[0].lines[0][0].text  # type: ignore[union-attr]


def test_every_cited_claim_has_its_words_on_the_page_and_links_back() -> None:
    """Each number and sentence opens its words, and the words name where they are used."""
    sitrep = compose(builders.briefing(None))
    quotations = sitrep.quotations()
    cited = set(cited_in(sitrep.sections[:10]))
    assert cited == set(quotations)
    assert {claim.id for claim in builders.CLAIMS} <= cited
    assert all(one.used_in for one in quotations.values())
    uses = {use.label for use in quotations[builders.COUNTED.id].used_in}
    assert "Tallies: ceasefire mission, 9 violations" in uses


def test_an_empty_case_says_that_nothing_was_read() -> None:
    """A day without a report is not a day without a violation, and the page says so."""
    sitrep = compose(Briefing(as_of=builders.EFFECT, zone="UTC", day=builders.DAY))
    notes = [run.text for section in sitrep.sections for line in section.notes for run in line]
    assert "No report read; that is not the same as no violation." in notes
    assert sitrep.words == ()


def test_an_as_of_time_without_a_zone_is_refused() -> None:
    """A time that does not say its zone cannot stand on a report."""
    with pytest.raises(ValueError, match="zone"):
        Briefing(as_of=datetime(2031, 5, 15), zone="UTC")  # noqa: DTZ001 - the fault under test


def test_an_unknown_zone_falls_back_to_utc() -> None:
    """A zone the zone database does not hold never stops the report; the page names the zone it used."""
    assert compose(replace(builders.briefing(), zone="../etc/passwd")).header.as_of.endswith("(UTC)")
