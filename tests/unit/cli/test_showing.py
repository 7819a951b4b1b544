"""What the commands print, from records."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.store import sample
from trucewatch.cli.showing import explanation_lines, problem_line, quotation, summary_lines
from trucewatch.desk.explanation import Explanation, QuotedWords
from trucewatch.desk.summary import RunSummary
from trucewatch.model import Problem, Verdict


def summary(**changes: object) -> RunSummary:
    """Return the summary of a run on the sample."""
    made = RunSummary(
        case="tarsk.case",
        new_reports=1,
        read_for_claims=1,
        reports=(sample.report(),),
        claims=sample.reading().claims,
        incidents=(sample.incident(),),
        findings=(sample.finding(),),
        tallies=(sample.tally(),),
        problems=(),
        agreement="Tarsk truce",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_summary_tells_all_an_officer_asks() -> None:
    """Reports, problems, claims, incidents, findings by verdict, tallies, and the next command."""
    assert list(summary_lines(summary())) == [
        "Read 1 new report; the case tarsk.case holds 1 report from 1 file.",
        "1 note on what was read.",
        "  All of them: trucewatch export problems --case tarsk.case --format csv",
        "2 claims, 1 incident, 1 of them armed acts.",
        '1 of 1 report has no day: times such as "on Sunday" stay open there. If they are headed by a day without a year '
        "(July 14), run again with --year.",
        "",
        "Findings under Tarsk truce (proposed by the machine; people decide):",
        "  cannot tell  1",
        "",
        "Tallies side by side (each source's own count; never added up):",
        "  source          count         period      held against  our incidents  left       id",
        "  Northern Front  15 shellings  2031-05-13  Tarsk army    not known      not known  t-000000000001",
        "",
        "Next: trucewatch report --case tarsk.case --to sitrep.html",
        "      trucewatch why f-000000000001 --case tarsk.case",
    ]


def test_without_an_agreement_the_summary_says_so() -> None:
    """Findings that were not assessed are told as such, with what to add."""
    lines = "\n".join(summary_lines(summary(agreement=None)))
    assert "Findings: not assessed, no agreement was given (add one with --agreement)." in lines


def test_the_gravest_problems_come_first_and_many_are_cut() -> None:
    """Errors come before warnings, a dozen are shown, and the line says how to see all."""
    problems = [Problem(f"{at:02}.txt", "odd", "even", "warning") for at in range(30)]
    lines = list(summary_lines(summary(problems=(*problems, Problem("z.pdf", "cut", "whole", "error")))))
    shown = [line.strip() for line in lines if line.startswith(("  error:", "  warning:"))]
    assert shown[0] == "error: z.pdf: cut; wanted: whole"
    assert len(shown) == 12
    assert "31 problems and 1 note on what was read." in lines


def test_why_first_names_an_apparent_violation() -> None:
    """The command to go on with leads to an apparent violation where there is one."""
    apparent = replace(sample.finding(Verdict.APPARENT_VIOLATION), id="f-9")
    lines = list(summary_lines(summary(findings=(sample.finding(), apparent))))
    assert lines[-1].strip() == "trucewatch why f-9 --case tarsk.case"


def test_names_and_words_of_reports_cannot_steer_the_terminal() -> None:
    """Whatever a file or source is called, it is printed on one line and steers nothing."""
    odd = Problem("a\x1b[2J\nb.txt", "x", "y")
    assert problem_line(odd) == "warning: a<U+001B>[2J b.txt: x; wanted: y"
    words = QuotedWords("a\x07.txt", 3, 1, 2, "\u202e", "b", "")
    assert quotation(words) == "<U+202E>«b»  (a<U+0007>.txt record 3, 1-2)"


def test_an_explanation_is_an_indented_tree() -> None:
    """Each step stands below and to the right of the one it belongs to."""
    tree = Explanation("finding", "cannot tell", "f-1", ("why",), parts=(Explanation("cue", "cue", None, ("b",)),))
    assert list(explanation_lines(tree)) == ["finding: cannot tell  [f-1]", "  - why", "  cue", "    - b"]
