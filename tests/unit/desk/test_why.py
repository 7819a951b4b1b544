"""Why: from any record down to the quoted words in their context."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.store import sample
from trucewatch.desk.deciding import Wish
from trucewatch.desk.desk import Desk
from trucewatch.desk.explanation import Explanation, quoted
from trucewatch.model import DecisionKind, InputError, Span, UnknownRecord


def facts(explanation: Explanation) -> str:
    """Return everything an explanation says, on one line."""
    return " | ".join(fact for step in explanation.walk() for fact in (step.title, *step.facts))


def test_a_finding_leads_down_to_the_words(case_path: Path) -> None:
    """From a finding one comes through checks and incident to each claim, its fields, and the words in the file."""
    explanation = Desk(case_path).why("f-")
    labels = [step.label for step in explanation.walk()]
    assert labels[:5] == ["finding", "check", "check", "account", "check"]
    assert labels.count("claim") == 2
    words = {quote.words for step in explanation.walk() for quote in step.words}
    assert {"government guns had shelled Orvela 15 times since dawn", "denied it", "15 times", "since dawn"} <= words
    said = facts(explanation)
    assert "target covered? unknown" in said
    assert "nobody says who was hit" in said
    assert "missing: who was hit" in said
    assert "said by: Northern Front, through Tarsk Wire" in said
    assert "found by: verb:shell (claims@1)" in said
    assert "doubt: pronoun" in said


def test_every_quoted_word_stands_where_it_says(case_path: Path) -> None:
    """Offsets in an explanation count in the file, and what stands there is what is quoted."""
    file = "x" * 100 + sample.TEXT
    quotes = [quote for step in Desk(case_path).why("i-").walk() for quote in step.words]
    assert [file[quote.start : quote.end] for quote in quotes] == [quote.words for quote in quotes]
    assert len(quotes) >= 4


@pytest.mark.parametrize(
    ("prefix", "label", "told"),
    [
        ("t-", "tally", "counted by: Northern Front"),
        ("c-000000000002", "claim", "Ilan Brede: not shelling"),
        ("a-", "attribution", "Northern Front speaks"),
        ("r-", "report", "Truce frays in Tarsk (Tarsk Wire)"),
        ("i-", "incident", "clash (denial) on whether it happened"),
    ],
)
def test_every_kind_of_record_is_explained(case_path: Path, prefix: str, label: str, told: str) -> None:
    """Whatever record is asked about, the answer says what it is and ends in words."""
    explanation = Desk(case_path).why(prefix)
    assert explanation.label == label
    assert told in facts(explanation)
    assert [quote for step in explanation.walk() for quote in step.words]


def test_standing_is_told_with_who_and_why(case_path: Path) -> None:
    """What nobody decided is proposed by the machine; what somebody decided says who and why."""
    assert "standing: proposed by the machine; nobody has decided" in facts(Desk(case_path).why("i-"))
    desk = Desk(case_path, clock=lambda: sample.AT)
    decided = desk.decide(Wish("i-", DecisionKind.REJECT, "Amal Haddane", "another Orvela"))
    assert "standing: rejected (by Amal Haddane, 2031-05-14: another Orvela)" in facts(desk.why("i-"))
    assert "reason: another Orvela" in facts(desk.why(decided.entry.id))


def test_an_unknown_id_is_told(case_path: Path) -> None:
    """An id no record has says how to list the records."""
    with pytest.raises(UnknownRecord, match="no record has an id that begins with 'zz'"):
        Desk(case_path).why("zz")


def test_context_is_cut_at_words_and_kept_on_one_line() -> None:
    """Long context is cut between words, and line ends of the report do not break the line."""
    text = "word " * 100 + "the\ntruce held" + " word" * 100
    report = sample.report(text=text)
    start = text.index("the\ntruce")
    words = quoted(report, Span(start, start + 9))
    assert words.words == "the truce"
    assert words.before.startswith("... word")
    assert words.after.endswith("word ...")
    assert len(words.before) < 100


def test_an_incident_shows_who_got_it_from_whom(case_path: Path) -> None:
    """The tree goes from each independent source through those who passed it on to the report that prints it."""
    tree = next(step for step in Desk(case_path).why("i-").walk() if step.label == "who got it from whom")
    assert tree.title == "2 independent sources of 1 report"
    told = [(step.label, step.title) for step in tree.parts[0].walk()]
    assert ("passed on by", "Tarsk Wire") in told
    assert told[-1] == ("printed by", "Tarsk Wire")
    assert {step.id for step in tree.walk() if step.label == "printed by"} == {"r-000000000001"}


def test_two_claims_are_told_why_they_stand_together(case_path: Path) -> None:
    """Two claims of one incident: that they are together, what speaks for it and against it, then both claims."""
    told = Desk(case_path).why("c-000000000001", "c-000000000002")
    assert (told.label, told.title) == ("pair", "put together")
    assert any(fact.startswith("for it: ") for fact in told.facts)
    assert told.facts[-1] == "incident: i-000000000001"
    assert [part.id for part in told.parts] == ["c-000000000001", "c-000000000002"]


def test_a_parting_that_waits_for_the_next_run_is_told(case_path: Path) -> None:
    """Who parted two claims since the last run is told so, though the case still has them together."""
    Desk(case_path).decide(Wish("i-000000000001", DecisionKind.SPLIT, "Officer Lem", "two events", "c-000000000002"))
    told = Desk(case_path).why("c-000000000001", "c-000000000002")
    assert "because: a person parted them; they are taken apart when the case is worked through" in told.facts


@pytest.mark.parametrize(
    ("one", "other"), [("c-000000000001", "i-"), ("c-000000000001", "c-000000000001"), ("r-", "i-")]
)
def test_only_two_claims_or_two_incidents_are_asked_about_together(case_path: Path, one: str, other: str) -> None:
    """A claim beside an incident, or one record twice, is refused with what to name instead."""
    with pytest.raises(InputError, match="name two claims, or two incidents"):
        Desk(case_path).why(one, other)
