"""Verbs that the parser takes for nouns and participles, and whose subject it loses."""

from __future__ import annotations

from tests.unit.claims.cases import Case, over
from tests.unit.claims.reading import read

READ = (
    Case(
        "The army has freed about half of the hostages, the interior ministry estimates.",
        "The army has freed about half of the hostages",
        speaker="interior ministry", actors=("army",), targets=("hostages",),
    ),
    Case(
        "The EPLF laid siege to Massawa, the last port in the hands of the army, in May 1988.",
        "laid siege to Massawa",
        actors=("EPLF",),
    ),
    Case(
        "A priest said gunmen hidden behind the mill had fired at his nephew's lorry and then set it alight.",
        "then set it alight",
        speaker="priest", actors=("gunmen",),
    ),
    Case(
        "Clashes erupted on Friday between the Ruvu Front and gunmen loyal to the governor around the port of Malindi, "
        "security and local sources told Reuters.",
        "Clashes erupted on Friday between the Ruvu Front",
        speaker="local sources|security and local sources", relays=("Reuters",),
    ),
    Case(
        "Rockets hit the harbour, the mayor said, hours before talks were due to begin.",
        "Rockets hit the harbour",
        speaker="mayor",
    ),
    Case(
        "The brigade came in March and, as the general staff claims, has been driven out of the valley since.",
        "has been driven out of the valley",
        speaker="general staff",
    ),
    Case(
        "Two electricians were hit by a mine near Lodwar on Monday, one of whom died in hospital, the mayor said.",
        "one of whom died in hospital",
        speaker="mayor", targets=("electricians",),
    ),
)  # fmt: skip


@over(READ)
def test_verbs_keep_their_subjects(case: Case) -> None:
    """Who does and who tells are read where the parser sees a noun or a participle in place of the verb."""
    assert case.differences() == []


def test_who_calls_a_thing_something_speaks() -> None:
    """Where a government has called a withdrawal a sham, that is the government's word, not the reporter's."""
    found = read("The government has called the withdrawal “a sham”.")
    assert [claim.speaker.name for claim in found.claims] == ["government"]
