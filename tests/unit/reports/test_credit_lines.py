from __future__ import annotations

import pytest

from trucewatch.model import Credit
from trucewatch.reports.credit_lines import byline, credit_line, glued_credit, outlet_of_credit


def test_roles_names_and_places_of_a_credit_line() -> None:
    """Every role gives its names, and a name its place."""
    line = "(Additional reporting by Ann Poe in Rome, Jo Roe and Al Doe in Oslo, writing by Bo Coe; editing by Di Noe)"
    assert credit_line(line) == (
        Credit("additional reporting", "Ann Poe", "Rome"),
        Credit("additional reporting", "Jo Roe"),
        Credit("additional reporting", "Al Doe", "Oslo"),
        Credit("writing", "Bo Coe"),
        Credit("editing", "Di Noe"),
    )


def test_contributors_of_an_agency() -> None:
    """The line "Associated Press writers ... contributed" credits them and names the agency."""
    line = "Associated Press writers Ann Poe in Rome and Jo Roe in Oslo contributed to this report."
    assert credit_line(line) == (Credit("contributing", "Ann Poe", "Rome"), Credit("contributing", "Jo Roe", "Oslo"))
    assert outlet_of_credit(line) == "Associated Press"


@pytest.mark.parametrize(
    "line",
    [
        "(AFP)",
        "bur-ap/jr/ad",
        "© Agence France-Presse",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "Enditem",
    ],
)
def test_small_print_is_a_credit_without_names(line: str) -> None:
    """Copyright lines, desk initials and end marks are no body and credit nobody."""
    assert credit_line(line) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Reporting by the agency says that the army shelled the town.",
        "Editing by the censor was forbidden in the river town.",
        "The mayor contributed money to the rebuilding of the bridge.",
        "Report: Mayor advised envoy to leave",
        "The truce held.",
    ],
)
def test_sentences_are_no_credits(sentence: str) -> None:
    """A sentence that begins like a credit line stays a sentence."""
    assert credit_line(sentence) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Roe", ["Jane Roe"]),
        ("By JANE ROE and OMAR POE, Associated Press", ["Jane Roe", "Omar Poe"]),
        ("By Jane Roe and Omar al-Poe in Oslo | Reuters", ["Jane Roe", "Omar al-Poe"]),
        ("Jane Roe, Associated Press", ["Jane Roe"]),
        ("By Our Foreign Staff", ["Our Foreign Staff"]),
    ],
)
def test_bylines(line: str, names: list[str]) -> None:
    """A byline gives its names, without the outlet."""
    credits_found = byline(line)
    assert credits_found is not None
    assert [credit.name for credit in credits_found] == names


@pytest.mark.parametrize(
    "line",
    ["By nightfall, the shelling had stopped.", "By Friday the army had taken the town", "By mid-May Rebels Had Left"],
)
def test_sentences_that_begin_with_by_are_no_bylines(line: str) -> None:
    """The word "By" before a time is not the one before a name."""
    assert byline(line) is None


def test_a_credit_glued_to_the_last_sentence() -> None:
    """A credit line at the end of a paragraph is found, bracketed or not; a bracket inside a sentence is none."""
    glued = "The truce held, he said. (Reporting by Ann Poe; Editing by Jo Roe)"
    assert glued_credit(glued) == glued.index("(Reporting")
    bare = "The truce held, he said. Reporting by Ann Poe; Editing by Jo Roe"
    assert glued_credit(bare) == bare.index("Reporting")
    assert glued_credit("The army (reporting by radio) said the truce held.") is None
