"""Commitments, aid, talks, inquiries and what else was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.publication import builders
from trucewatch.model import Actor, Claim, Contradiction, ContradictionKind, EventType, Mood, Precision, When
from trucewatch.publication import compose
from trucewatch.publication.sitrep import Group, Section, Sitrep, Strand, Table


def section(sitrep: Sitrep, anchor: str) -> Section:
    """Return a section by its anchor."""
    return next(one for one in sitrep.sections if one.anchor == anchor)


def strands(part: Section) -> list[Strand]:
    """Return a section's strands, those in groups included."""
    held = [*part.blocks, *(one for block in part.blocks if isinstance(block, Group) for one in block.blocks)]
    return [one for one in held if isinstance(one, Strand)]


def test_commitments_come_from_the_agreement_and_from_the_reports() -> None:
    """Who is bound, since when and on what condition stands beside what was said of it."""
    parties, promises = section(compose(builders.briefing()), "commitments").blocks
    assert isinstance(parties, Table)
    assert isinstance(promises, Table)
    rows = [[cell[0][0].text for cell in row.cells] for row in parties.rows]
    assert rows[1][:2] == ["Valley council", "accepted for a period"]
    assert rows[1][4] == "while convoys pass"
    what, condition = promises.rows[0].cells[1:3]
    assert what[0][0].text == "acceptance [on a condition]"
    assert condition[0][0].text == "conditional: see the words"


def commitment_rows(claim: Claim, anchor: str = "promises") -> list[list[str]]:
    """Return the cells of a table of commitments where the case holds one claim more."""
    given = builders.briefing()
    sitrep = compose(replace(given, claims=(*given.claims, claim)))
    tables = [block for block in section(sitrep, "commitments").blocks if isinstance(block, Table)]
    rows = [row for table in tables if table.anchor == anchor for row in table.rows]
    return [[cell[0][0].text for cell in row.cells] for row in rows]


def test_nobody_accepted_before_the_agreement_was_proposed() -> None:
    """A time in the words that lies before the agreement's life is no time of an acceptance; one within it is."""
    early = When(date(2030, 9, 1), None, Precision.MONTH, words="since September")
    accepted = replace(builders.TRUCE_IF, id="c-accepted", mood=Mood.REALISED, time=early)
    assert [row[3] for row in commitment_rows(accepted)] == ["14 May 2031", "day not stated"]
    within = replace(accepted, time=When(date(2031, 5, 12), date(2031, 5, 12), Precision.DAY, words="on Monday"))
    assert [row[3] for row in commitment_rows(within)] == ["14 May 2031", "12 May 2031"]


@pytest.mark.parametrize("kind", ["international", "ngo", "person", "media"])
def test_who_cannot_be_bound_makes_no_commitment(kind: str) -> None:
    """An agency that stays away refuses no truce; its words stand under what else was said."""
    agency = Actor("River Aid", "river_aid", kind)
    refused = replace(builders.TRUCE_IF, id="c-refused", event_type=EventType.REFUSAL, actors=(agency,))
    assert [row[0] for row in commitment_rows(refused)] == ["Tarsk army"]
    given = builders.briefing()
    also = section(compose(replace(given, claims=(*given.claims, refused))), "also")
    assert refused.id in {claim for strand in strands(also) for claim in strand.title.claims}


def test_an_armed_group_that_is_no_party_makes_a_commitment() -> None:
    """Who fights can accept or refuse, whether or not the agreement file lists it."""
    brigade = Actor("Sel Brigade", "sel_brigade", "armed_group")
    refused = replace(builders.TRUCE_IF, id="c-refused", event_type=EventType.REFUSAL, actors=(brigade,))
    assert [row[0] for row in commitment_rows(refused)] == ["Tarsk army", "Sel Brigade"]


def test_what_is_demanded_of_a_party_is_no_commitment_of_it() -> None:
    """That others call on the army to accept is not the army's word."""
    demanded = replace(builders.TRUCE_IF, id="c-demanded", mood=Mood.DEMANDED)
    assert len(commitment_rows(demanded)) == 1


def test_aid_and_talks_have_their_own_sections() -> None:
    """A convoy is aid, a moved round is talks, with its mark."""
    sitrep = compose(builders.briefing())
    (convoy,) = strands(section(sitrep, "aid"))
    assert convoy.said[0].quote == builders.CONVOY.quote
    (talks,) = strands(section(sitrep, "talks"))
    assert talks.said[0].marks == ("planned",)


def test_what_was_superseded_stays_beside_what_replaced_it() -> None:
    """Later does not erase earlier: both words and the contradiction are shown."""
    earlier = replace(builders.MOVED, id="c-earlier")
    clash = Contradiction(ContradictionKind.SUPERSEDED, (earlier.id, builders.MOVED.id), "the day of the talks")
    talks = replace(builders.incident("Talks", (builders.MOVED, earlier)), armed=False, disagree=(clash,))
    given = builders.briefing()
    sitrep = compose(replace(given, claims=(*given.claims, earlier), incidents=(*given.incidents, talks)))
    (strand,) = strands(section(sitrep, "talks"))
    assert strand.said[0].claims == (builders.MOVED.id, earlier.id)
    assert "in place of what was said before" in strand.clashes[0][0].text


def test_tracing_is_kept_apart_from_incidents() -> None:
    """A found part is an item for tracing, not an incident."""
    part = section(compose(builders.briefing()), "inquiries")
    (group,) = part.blocks
    assert isinstance(group, Group)
    assert group.anchor == "tracing"
    assert strands(part)[0].said[0].quote == builders.ENGINE.quote


def test_a_chemical_allegation_is_an_inquiry_too() -> None:
    """A suspected chemical attack is listed under inquiries even where it has an incident card."""
    given = builders.briefing()
    alleged = replace(builders.SHELLED, id="c-chemical", event_type=EventType.CHEMICAL_ATTACK)
    card = builders.incident("Alleged chemical attack", (alleged,))
    sitrep = compose(replace(given, claims=(*given.claims, alleged), incidents=(*given.incidents, card)))
    assert alleged.id in {claim for strand in strands(section(sitrep, "inquiries")) for claim in strand.title.claims}


def test_no_claim_of_the_day_is_lost() -> None:
    """Every claim is cited somewhere: what fits no section stands under what else was said."""
    given = builders.briefing(None)
    other = replace(builders.TRUCE_IF, id="c-other", event_type=EventType.STATEMENT)
    sitrep = compose(replace(given, claims=(*given.claims, other)))
    assert other.id in {claim for strand in strands(section(sitrep, "also")) for claim in strand.title.claims}
    assert {one.id for one in (*given.claims, other)} <= set(sitrep.quotations())


def test_silence_about_aid_is_named() -> None:
    """A section with nothing in it says that silence proves nothing."""
    sitrep = compose(replace(builders.briefing(), claims=()))
    assert "silence is not evidence" in section(sitrep, "aid").notes[0][0].text
