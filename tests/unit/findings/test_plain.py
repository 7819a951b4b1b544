from __future__ import annotations

from datetime import date

from tests.unit.findings.builders import BLACK_FLAG, accepted, agreement, syria
from trucewatch.findings.plain import sentences
from trucewatch.model import Party, PartyStatus


def test_every_party_group_and_clause_is_told() -> None:
    """Nothing that decides a finding is left out of the plain words."""
    words = "\n".join(sentences(syria()))
    names = [party.name for party in syria().parties] + [group.name for group in syria().excluded]
    assert [name for name in names if name not in words] == []
    for clause in syria().clauses:
        assert f"Clause {clause.id} " in words


def test_times_are_told_in_the_agreements_zone() -> None:
    """The first minute in force is told in local time with its zone."""
    assert "From 27 February 2016 00:00 (Asia/Damascus) it was in force." in sentences(syria())


def test_conditions_and_reservations_are_told() -> None:
    """What a party made its acceptance depend on stands beside the acceptance."""
    terms = accepted(PartyStatus.ACCEPTED_FOR_PERIOD, until=date(2030, 5, 24), conditions=("that the dam stays open",))
    party = Party("north", "Northern Army", "north", (), (terms,))
    told = [each for each in sentences(agreement(parties=(party,))) if each.startswith("Northern Army")]
    assert told == [
        "Northern Army (side: north) accepted it for a period from 6 May 2030 until 24 May 2030; "
        "on condition: that the dam stays open."
    ]


def test_an_open_and_a_complete_list_read_differently() -> None:
    """Whether the list of parties is complete is said either way."""
    assert any("is complete" in each for each in sentences(agreement(closed=True)))
    assert any("is open" in each for each in sentences(agreement()))


def test_a_group_left_out_is_told_as_such() -> None:
    """A group left out is neither protected nor bound, and the sentence says both."""
    told = [each for each in sentences(agreement()) if each.startswith(BLACK_FLAG.name)]
    assert told == ["Black Flag is left out: the agreement protects no such group and binds none."]


def test_countries_are_named_as_people_name_them() -> None:
    """A country stands by its name; a code that names no country stands behind the areas, or as a code."""
    assert "It holds in Syria; its times are in the zone Asia/Damascus." in sentences(syria())
    assert any(each.startswith("It holds in the country XA; ") for each in sentences(agreement()))
    narrow = agreement(countries=("UA",), areas=("Lower Arden",))
    assert any(each.startswith("It holds in Ukraine, only in Lower Arden; ") for each in sentences(narrow))
    invented = agreement(areas=("Lower Arden", "Verania"))
    assert any(each.startswith("It holds in Lower Arden and Verania; ") for each in sentences(invented))
