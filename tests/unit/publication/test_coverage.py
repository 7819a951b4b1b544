"""What was read and what failed, and who is heard."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.publication import builders
from trucewatch.model import Actor, DatedReason, Problem
from trucewatch.publication import compose
from trucewatch.publication.briefing import CaseFile
from trucewatch.publication.coverage import coverage, coverage_line, sources
from trucewatch.publication.html import render
from trucewatch.publication.sitrep import Section, Table


def cell(section: Section, table: int, row: int, column: int) -> str:
    """Return the text of a cell."""
    part = section.blocks[table]
    assert isinstance(part, Table)
    return "; ".join("".join(run.text for run in line) for line in part.rows[row].cells[column])


def test_the_coverage_line_counts_reports_claims_and_problems() -> None:
    """One line says how much was read and what failed."""
    assert "".join(run.text for run in coverage_line(CaseFile(builders.briefing()))) == (
        "3 reports read from 1 file, 10 claims; 1 problem with what was read"
    )


def test_undated_reports_are_counted() -> None:
    """A report without a day is named as such, not dated by guess."""
    undated = replace(builders.SECOND, published=DatedReason())
    case = CaseFile(replace(builders.briefing(), reports=(builders.FIRST, undated)))
    assert "1 report without a day of publication" in "".join(run.text for run in coverage_line(case))


def test_each_report_says_how_it_was_dated() -> None:
    """The reason for a report's day is shown, and a reasoned day is never stated as sure."""
    section = coverage(CaseFile(builders.briefing(None)), ())
    assert cell(section, 0, 0, 2) == "probably 14 May 2031"
    assert cell(section, 0, 0, 3) == "“Wednesday” in its first sentence"
    assert cell(section, 0, 1, 4) == "tarsk.txt, from character 1,000"


def test_reports_of_other_days_are_counted_not_listed() -> None:
    """A page for a day lists the reports it uses and counts the others."""
    section = coverage(CaseFile(builders.briefing()), (builders.SHELLED.id,))
    assert "1 report of other days not listed here." in [run.text for line in section.notes for run in line]


def test_problems_say_what_was_found_and_wanted_worst_first() -> None:
    """What failed is on the page, errors before warnings, with those of single reports."""
    own = Problem("tarsk.txt", "a boundary that is not sure", "a headline", "note")
    bad = Problem("x.pdf", "a locked file", "its password", "error")
    report = replace(builders.FIRST, problems=(own,))
    case = CaseFile(replace(builders.briefing(), reports=(report,), problems=(bad,)))
    section = coverage(case, ())
    assert [cell(section, 1, 0, 0), cell(section, 1, 1, 2)] == ["error", "a boundary that is not sure"]


def test_voices_are_listed_with_family_and_relays() -> None:
    """Who is heard, with whom they speak, and through whom they came."""
    section = sources(CaseFile(builders.briefing()), tuple(claim.id for claim in builders.CLAIMS))
    names = {cell(section, 0, row, 0): row for row in range(4)}
    assert cell(section, 0, names["Valley council"], 1) == "nobody else heard here"
    assert cell(section, 0, names["Valley council"], 2) == "3"
    assert cell(section, 0, names["ceasefire mission"], 3) == "Northwire and Radio Ombra"


def test_voices_that_speak_with_each_other_name_each_other() -> None:
    """Kin are named as people know them, never by an id; an outlet that nobody names is explained."""
    unnamed = Actor("unnamed publisher", None, "media", "publisher")
    spokesman = replace(builders.COUNCIL, name="Tovi Marr", id="marr")
    kin = replace(builders.CONVOY, speaker=spokesman)
    found = replace(builders.ENGINE, speaker=unnamed)
    held = tuple({one.id: one for one in (*builders.CLAIMS, kin, found)}.values())
    section = sources(CaseFile(replace(builders.briefing(), claims=held)), tuple(claim.id for claim in held))
    names = {cell(section, 0, row, 0): cell(section, 0, row, 1) for row in range(5)}
    assert names["Tovi Marr"] == "Valley council"
    assert any("which outlet published it" in line[0].text for line in section.notes)
    plain = sources(CaseFile(builders.briefing()), tuple(claim.id for claim in builders.CLAIMS))
    assert not any("which outlet published it" in line[0].text for line in plain.notes)


def test_the_counts_at_the_top_lead_to_what_was_read() -> None:
    """The reports lead to the section on reading, the problems to their table, each on the page."""
    anchors = [run.anchor for run in coverage_line(CaseFile(builders.briefing())) if run.anchor]
    assert anchors == ["coverage", "problems"]
    page = render(compose(builders.briefing()))
    assert all(f'id="{anchor}"' in page for anchor in anchors)
