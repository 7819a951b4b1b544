"""Work through a case: read what is new, read its claims, link them, test them. Every step is safe against a kill.

What was read is stored first. Readings of claims wait beside what is shown, batch by batch, so that a run that was
ended goes on where it stopped. What is shown changes once, at the end, in one step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from trucewatch.claims import ClaimReader, Reading
from trucewatch.desk.checking_ledger import refuse_a_broken_ledger
from trucewatch.desk.own_files import left_lines
from trucewatch.desk.preparing import Ready, theatre_of
from trucewatch.desk.progress import Progress
from trucewatch.desk.second_reading import STEP, current_keys, hired, second_read
from trucewatch.desk.summary import RunSummary
from trucewatch.desk.tallying import counts_told
from trucewatch.desk.working_through import Bench, publish
from trucewatch.engines.local import Batch, Failure, read_all
from trucewatch.model import Agreement, Problem, Report, TrucewatchError, content_id
from trucewatch.registers import Registers
from trucewatch.reports import Limits, Source, read_inputs
from trucewatch.store import Case

# One or two reports may be beyond reading; when this many are, and none is not, it is not the reports.
_TOO_MANY = 3


@dataclass(frozen=True, slots=True)
class Intake:
    """How many reports the inputs held, and how many of them the case did not have."""

    found: int
    new: int


def run_through(case: Case, ready: Ready, now: Callable[[], datetime], progress: Progress) -> RunSummary:
    """Do the whole run and say what came of it."""
    refuse_a_broken_ledger(case)
    bench = lay_out(case, ready, now, progress)
    intake = read_reports(case, ready.sources, ready.limits, bench)
    read = read_claims(case, bench, ClaimReader(bench.registers, bench.agreement), afresh=ready.order.afresh)
    made = publish(case, bench)
    return RunSummary(
        case=str(case.path),
        new_reports=intake.new,
        read_for_claims=read,
        reports=made.reports,
        claims=made.claims,
        incidents=made.incidents,
        findings=made.findings,
        tallies=made.tallies,
        problems=case.problems(),
        agreement=None if bench.agreement is None else bench.agreement.title,
        elsewhere=tuple(
            (one.agreement.title, tuple(found for found in made.elsewhere if found.agreement == one.agreement.id))
            for one in bench.others
        ),
        nothing_read=bool(ready.sources) and not intake.found,
        left=tuple(left_lines(tuple(one for source in ready.sources for one in source.left))),
        counts=counts_told(made.tallies, made.incidents, made.claims, made.reports, bench.registers.actors),
    )


def lay_out(case: Case, ready: Ready, now: Callable[[], datetime], progress: Progress) -> Bench:
    """Bring together what a run works with: the agreement and theatre given, or those the case remembers."""
    held = ready.held or case.agreement()
    theatre, problems = theatre_of(case, ready)
    registers = Registers.load(theatre)
    second = hired(ready.second, registers, None if held is None else held.agreement, case)
    year = ready.order.year or int(case.fact("year") or 0) or None
    others = ready.others if ready.held is not None else case.other_agreements()
    return Bench(held, theatre, registers, ready.settings, now, progress, problems, second, year, others)


def read_reports(case: Case, sources: Sequence[Source], limits: Limits, bench: Bench) -> Intake:
    """Read the inputs and store what they hold."""
    bench.progress.at("reading")
    result = read_inputs(sources, limits)
    with case.writing():
        case.put_documents(result.documents)
        held = {report.id: report for report in case.reports(as_read=True)}
        new = case.put_reports(result.reports)
        for again in result.reports:
            if again.id in held:
                _amend(case, held[again.id], again)
        names = [source.name for source in sources]
        mended = [place for place in case.problem_places("reading") if any(_inside(place, name) for name in names)]
        case.put_problems(result.problems, step="reading", instead_of=mended)
    return Intake(len(result.reports), new)


def _amend(case: Case, known: Report, again: Report) -> None:
    """Take over what another copy of a report says of itself and the first copy did not."""
    better = replace(
        known,
        title=known.title or again.title,
        publisher=known.publisher or again.publisher,
        url=known.url or again.url,
        published=again.published if known.published.best is None else known.published,
    )
    if better != known:
        case.amend_report(better)


def read_claims(case: Case, bench: Bench, reader: ClaimReader, *, afresh: bool = False) -> int:
    """Read the claims of every report whose claims are not current, batch by batch; return how many were read.

    Raises:
        TrucewatchError: not one report of the case could be read; what was shown stays.
    """
    bench.progress.at("dating")
    reports = bench.dated(case.reports(as_read=True))
    keys = _reading_keys(reader, bench, reports)
    waiting = _not_current(case, reports, current_keys(bench.second, keys), afresh=afresh)
    _forget_problems(case, waiting)
    jobs = bench.settings.jobs
    hire = partial(hire_reader, bench.theatre, bench.agreement) if jobs > 1 else lambda: reader
    done = 0
    failures: list[Failure] = []
    bench.progress.at("claims", 0, len(waiting))
    for batch in read_all(waiting, hire, jobs=jobs, batch=bench.settings.batch):
        read = second_read(bench.second, batch, waiting, keys)
        with case.writing():
            _stage(case, read.batch, read.keys)
            case.put_problems(read.problems, step=STEP)
        failures += batch.failures
        done += batch.size
        bench.progress.at("claims", done, len(waiting))
    if len(failures) == len(reports) >= _TOO_MANY:
        raise TrucewatchError(
            f"none of the {len(reports)} reports could be read for claims ({failures[0].found}): something is wrong "
            "with the program or its installation; the reports are kept, and what the case shows was not changed"
        )
    return done


def _stage(case: Case, batch: Batch, keys: Mapping[str, str]) -> None:
    """Make a batch's readings safe, and what went wrong with them."""
    readings, repeated = _sound(batch.readings)
    failed = [Reading(failure.report.id, (), ()) for failure in batch.failures]
    with case.writing():
        case.stage_readings(readings, keys)
        # An empty key is never current: a report that failed is tried again by the next run.
        case.stage_readings(failed, {reading.report: "" for reading in failed})
        case.put_problems([*map(_failed, batch.failures), *repeated], step="claims")


def _forget_problems(case: Case, waiting: Sequence[Report]) -> None:
    """Drop what went wrong with reports when they were read before: they are about to be read again."""
    if waiting:
        places = [place for report in waiting for place in (_place(report), report.id)]
        for step in ("claims", STEP):
            case.put_problems((), step=step, instead_of=places)


def hire_reader(theatre: Path | None, agreement: Agreement | None) -> ClaimReader:
    """Make a reader of claims; reading processes call it each for itself."""
    return ClaimReader(Registers.load(theatre), agreement)


def _reading_keys(reader: ClaimReader, bench: Bench, reports: Sequence[Report]) -> Mapping[str, str]:
    """Return, by report, the key of all that its claims follow from."""
    agreement = "" if bench.agreement is None else bench.agreement.digest
    shared = (reader.recipe.key, bench.registers.digest, agreement)
    return {report.id: content_id("k", *shared, report.id, repr(report.published)) for report in reports}


def _not_current(case: Case, reports: Sequence[Report], keys: Mapping[str, str], *, afresh: bool) -> tuple[Report, ...]:
    """Return the reports to read; forget waiting readings that what is shown has overtaken."""
    shown, staged = case.reading_keys(), case.staged_keys()
    overtaken = [report for report, key in staged.items() if key != keys.get(report)]
    if overtaken:
        case.drop_staged(overtaken)
    if afresh:
        return tuple(reports)
    current = {report for report, key in keys.items() if key in (shown.get(report), staged.get(report))}
    return tuple(report for report in reports if report.id not in current)


def _sound(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    """Leave out what came twice under one id, and say so; cut what points at an attribution that is not there."""
    kept, problems = [], []
    for reading in readings:
        attributions = tuple({one.id: one for one in reversed(reading.attributions)}.values())[::-1]
        held = {one.id for one in attributions}
        claims = tuple({claim.id: claim for claim in reversed(reading.claims)}.values())[::-1]
        claims = tuple(one if one.attribution in held else replace(one, attribution=None) for one in claims)
        lost = len(reading.claims) + len(reading.attributions) - len(claims) - len(attributions)
        if lost:
            found = f"{lost} records came twice under one id and were kept once"
            problems.append(Problem(reading.report, found, "every record once", "note"))
        kept.append(replace(reading, claims=claims, attributions=attributions))
    return tuple(kept), tuple(problems)


def _failed(failure: Failure) -> Problem:
    return Problem(
        where=_place(failure.report),
        found=f"its claims could not be read ({failure.found})",
        wanted="text of ordinary length and grammar; the report is kept, and the next run tries its claims again",
        severity="error",
    )


def _place(report: Report) -> str:
    """Name a report as people find it: file, record, title."""
    record = "" if report.record is None else f", record {report.record}"
    title = f", {report.title}" if report.title else ""
    return f"{report.file}{record}{title}"


def _inside(place: str, name: str) -> bool:
    """Tell whether a problem's place lies in the named input: the input itself, a record, or a file inside it."""
    return place == name or (place.startswith(name) and not (place[len(name)].isalnum() or place[len(name)] in "._-"))
