"""What the commands print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.cli.plain import columns, on_one_line, shown
from trucewatch.desk.explanation import Explanation, QuotedWords
from trucewatch.desk.saying import VERDICTS, say_chain, say_count, say_names, say_number, say_when
from trucewatch.desk.summary import RunSummary, count_verdicts
from trucewatch.desk.tallying import Counts, TallyTold
from trucewatch.model import Problem, Tally, Verdict

_PROBLEMS_SHOWN = 12
_TALLIES_SHOWN = 20
_CELL = 44


def summary_lines(summary: RunSummary) -> Iterator[str]:
    """Yield what an officer wants to know when a run is done."""
    files = len({report.file for report in summary.reports})
    yield (
        f"Read {_many(summary.new_reports, 'new report')}; the case {shown(summary.case)} holds "
        f"{_many(len(summary.reports), 'report')} from {_many(files, 'file')}."
    )
    yield from map(on_one_line, summary.left)
    yield from _problem_lines(summary)
    armed = sum(1 for incident in summary.incidents if incident.armed)
    incidents = _many(len(summary.incidents), "incident")
    yield f"{_many(len(summary.claims), 'claim')}, {incidents}, {armed} of them armed acts."
    yield from _undated_lines(summary)
    yield from _second_reader_lines(summary)
    yield from _finding_lines(summary)
    yield from _tally_lines(summary.tallies, summary.counts)
    yield from _unfit_lines(summary.counts)
    yield ""
    yield f"Next: trucewatch report --case {shown(summary.case)} --to sitrep.html"
    if summary.findings:
        first = min(summary.findings, key=lambda one: (one.verdict is not Verdict.APPARENT_VIOLATION, one.id))
        yield f"      trucewatch why {first.id} --case {shown(summary.case)}"


def _undated_lines(summary: RunSummary) -> Iterator[str]:
    """Say how many reports have no day, since "on Sunday" stays open in them, and what to do."""
    undated = sum(report.published.best is None for report in summary.reports)
    if undated:
        yield (
            f"{undated} of {_many(len(summary.reports), 'report')} {'has' if undated == 1 else 'have'} no day: times such as "
            '"on Sunday" stay open there. If they are headed by a day without a year (July 14), run again with --year.'
        )


def explanation_lines(explanation: Explanation, depth: int = 0) -> Iterator[str]:
    """Yield an explanation as an indented tree that ends in quoted words."""
    lead = "  " * depth
    mark = f"  [{explanation.id}]" if explanation.id else ""
    title = "" if explanation.title == explanation.label else f": {on_one_line(explanation.title)}"
    yield f"{lead}{explanation.label}{title}{mark}"
    for fact in explanation.facts:
        yield f"{lead}  - {on_one_line(fact)}"
    for words in explanation.words:
        yield f"{lead}  > {quotation(words)}"
    for part in explanation.parts:
        yield from explanation_lines(part, depth + 1)


def quotation(words: QuotedWords) -> str:
    """Return quoted words in their context, the words themselves between angle marks, with their place."""
    record = "" if words.record is None else f" record {words.record}"
    where = f"({shown(words.file)}{record}, {words.start}-{words.end})"
    return f"{shown(words.before)}«{shown(words.words)}»{shown(words.after)}  {where}"


def _problem_lines(summary: RunSummary) -> Iterator[str]:
    problems = [*summary.problems, *(problem for report in summary.reports for problem in report.problems)]
    graver = [problem for problem in problems if problem.severity != "note"]
    graver.sort(key=lambda problem: (problem.severity != "error", problem.where, problem.found))
    noted = [problem for problem in problems if problem.severity == "note"]
    if not problems:
        return
    counted = [_many(len(some), noun) for some, noun in ((graver, "problem"), (noted, "note")) if some]
    yield f"{' and '.join(counted)} on what was read."
    for problem in graver[:_PROBLEMS_SHOWN]:
        yield f"  {problem_line(problem)}"
    if len(graver) > _PROBLEMS_SHOWN or noted:
        yield f"  All of them: trucewatch export problems --case {shown(summary.case)} --format csv"


def problem_line(problem: Problem) -> str:
    """Return one problem on one line: how grave, where, what was found, what is wanted."""
    return on_one_line(f"{problem.severity}: {problem.where}: {problem.found}; wanted: {problem.wanted}")


def _second_reader_lines(summary: RunSummary) -> Iterator[str]:
    told = summary.second_reader
    if told is not None:
        yield (
            f"Second reader: {_many(told.agreed, 'claim')} read the same, {told.doubted} read otherwise (a doubt says how), "
            f"{told.proposed} proposed by it alone (in no figure until confirmed), {told.refused} refused."
        )


def _finding_lines(summary: RunSummary) -> Iterator[str]:
    yield ""
    if summary.agreement is None:
        yield "Findings: not assessed, no agreement was given (add one with --agreement)."
        return
    yield f"Findings under {on_one_line(summary.agreement)} (proposed by the machine; people decide):"
    rows = [(VERDICTS[one.verdict], str(one.findings)) for one in summary.verdicts]
    yield from columns(rows) or ["  none"]
    for title, findings in summary.elsewhere:
        counted = ", ".join(f"{one.findings} {VERDICTS[one.verdict]}" for one in count_verdicts(findings))
        yield f"  Under {on_one_line(title)}: {counted or 'none'}."


def _tally_lines(tallies: Sequence[Tally], counts: Counts) -> Iterator[str]:
    if not tallies:
        return
    yield ""
    yield "Tallies side by side (each source's own count; never added up):"
    head = ("source", "count", "period", "held against", "our incidents", "left", "id")
    rows = [head, *(_tally_row(tally, counts.tallies.get(tally.id)) for tally in tallies[:_TALLIES_SHOWN])]
    yield from columns(rows)
    if len(tallies) > _TALLIES_SHOWN:
        yield f"  and {len(tallies) - _TALLIES_SHOWN} more: trucewatch export tallies"


def _tally_row(tally: Tally, told: TallyTold | None) -> tuple[str, ...]:
    count, counted = say_count(tally.count), tally.counted.replace("_", " ")
    cells = (
        say_chain(tally.source, tally.relays),
        count if counted in count else f"{count} ({counted})",
        say_when(tally.period),
        say_names(tally.against) or "nobody named",
        "not known" if told is None else str(len(told.itemised.incidents)),
        "not known" if told is None else _left(told.itemised.left_low, told.itemised.left_high),
    )
    return (*(_cut(on_one_line(cell)) for cell in cells), tally.id)


def _left(low: float | None, high: float | None) -> str:
    """Say how many of a count our incidents do not itemise."""
    if low is not None and low == high:
        return say_number(low)
    if low is not None and high is not None:
        return f"{say_number(low)} to {say_number(high)}"
    bound, number = ("at least", low) if low is not None else ("up to", high)
    return "not known" if number is None else f"{bound} {say_number(number)}"


def _unfit_lines(counts: Counts) -> Iterator[str]:
    """Yield what does not add up; the counts themselves stay as given."""
    if counts.unfit:
        yield ""
        yield "Counts that do not add up (a remark; each stays as given):"
    for check in counts.unfit[:_PROBLEMS_SHOWN]:
        yield f"  {on_one_line(check.words)}  [{', '.join(check.claims)}]"
    if len(counts.unfit) > _PROBLEMS_SHOWN:
        yield f"  and {len(counts.unfit) - _PROBLEMS_SHOWN} more: trucewatch export tallies"


def _cut(cell: str) -> str:
    return cell if len(cell) <= _CELL else f"{cell[: _CELL - 3].rstrip()}..."


def _many(count: int, noun: str) -> str:
    plural = f"{noun[:-1]}ies" if noun.endswith("ly") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"
