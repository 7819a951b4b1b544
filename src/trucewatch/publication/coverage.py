"""What was read and what failed, and where what was read comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from trucewatch.model import Claim, Problem, Report
from trucewatch.publication.briefing import CaseFile, DocumentRead
from trucewatch.publication.cards import anchor_of
from trucewatch.publication.days import may_be_published
from trucewatch.publication.sitrep import Basis, Block, Bullets, Cell, Cited, Group, Ink, Line, Row, Section, Table
from trucewatch.publication.voices import UNNAMED_PUBLISHER, relay_words
from trucewatch.publication.wording import listed, number_words, plural, published_words


def coverage_line(case: CaseFile) -> Line:
    """Say in one line what was read and what failed."""
    given = case.briefing
    files = len({document.file for document in given.documents}) or len({report.file for report in given.reports})
    sure = sum(1 for report in given.reports if report.published.best is None)
    words = f"{plural(len(given.reports), 'report')} read from {plural(files, 'file')}"
    claims = f"{plural(len(given.claims), 'claim')}"
    claims += f"; {plural(sure, 'report')} without a day of publication" if sure else ""
    failed = _problem_count(case)
    trouble = f"{plural(failed, 'problem')} with what was read"
    return (
        Cited(words, basis=Basis.READING, anchor="coverage"),
        Cited(f", {claims}; ", basis=Basis.READING),
        Cited(trouble, basis=Basis.READING, anchor="problems" if failed else "coverage"),
    )


def _problem_count(case: CaseFile) -> int:
    return len(_problems(case))


def _problems(case: CaseFile) -> tuple[Problem, ...]:
    of_reports = (problem for report in case.reports.values() for problem in report.problems)
    held = dict.fromkeys((*case.briefing.problems, *of_reports))
    order = {"error": 0, "warning": 1, "note": 2}
    return tuple(sorted(held, key=lambda one: (order.get(one.severity, 3), one.where, one.found, one.wanted)))


def coverage(case: CaseFile, cited: Collection[str]) -> Section:
    """Return what was read, how each report was dated and why, and what could not be read."""
    reports = _shown(case, cited)
    left = len(case.reports) - len(reports)
    notes: list[Line] = [coverage_line(case)]
    if left:
        words = f"{plural(left, 'report')} of other days not listed here."
        notes.append((Cited(words, basis=Basis.READING),))
    blocks: list[Block] = []
    if reports:
        claims = Counter(claim.report for claim in case.claims.values())
        head = ("Report", "Publisher", "Published", "How it was dated", "Where it stands", "Claims")
        rows = tuple(_report_row(report, claims[report.id]) for report in reports)
        blocks.append(Table("reports", "Reports read", head, rows))
    else:
        notes.append((Cited("No report read; that is not the same as no violation."),))
    problems = _problems(case)
    if problems:
        blocks.append(
            Table("problems", "What failed or is doubtful in the reading", _PROBLEM_HEAD, _problem_rows(problems))
        )
    if case.briefing.documents:
        held = tuple(_document_line(document) for document in sorted(case.briefing.documents, key=_document_order))
        title = f"{plural(len(held), 'file')} as read, with digests"
        blocks.append(Group("documents", title, (), (Bullets(held),), folded=True))
    return Section("coverage", "Coverage: what was read and what failed", tuple(notes), tuple(blocks))


_PROBLEM_HEAD = ("Weight", "Where", "What was found", "What is wanted")


def _shown(case: CaseFile, cited: Collection[str]) -> tuple[Report, ...]:
    day = case.briefing.day
    held = sorted(case.reports.values(), key=case.report_order)
    if day is None:
        return tuple(held)
    used = {case.claims[claim].report for claim in cited if claim in case.claims}
    return tuple(report for report in held if report.id in used or may_be_published(report.published, day))


def _report_row(report: Report, claims: int) -> Row:
    place = f"record {report.record}" if report.record is not None else f"from character {report.offset:,}"
    also = tuple((Cited(f"also in {file}", basis=Basis.READING),) for file in report.also_in)
    where: Cell = ((Cited(f"{report.file}, {place}", basis=Basis.READING),), *also)
    reasons = report.published.reasons or ("nothing in it gives a day",)
    cells: tuple[Cell, ...] = (
        ((Cited(title_of(report), ink=Ink.NAME, anchor=anchor_of(f"words-{report.id}")),),),
        ((Cited(report.publisher or "not named", ink=Ink.NAME),),),
        ((Cited(published_words(report.published), basis=Basis.READING),),),
        tuple((Cited(reason, ink=Ink.NAME, basis=Basis.READING),) for reason in reasons),
        where,
        ((Cited(number_words(claims), basis=Basis.READING),),),
    )
    return Row(anchor_of(f"report-{report.id}"), f"Coverage: {title_of(report)}", cells)


def title_of(report: Report) -> str:
    """Name a report: its title, or the place where it stands."""
    return report.title or f"untitled report in {report.file}"


def _problem_rows(problems: Sequence[Problem]) -> tuple[Row, ...]:
    return tuple(
        Row(
            f"problem-{number}",
            "Coverage: problem",
            tuple(
                ((Cited(words, basis=Basis.READING),),)
                for words in (problem.severity, problem.where, problem.found, problem.wanted)
            ),
        )
        for number, problem in enumerate(problems, 1)
    )


def _document_order(document: DocumentRead) -> tuple[str, str]:
    return (document.file, document.digest)


def _document_line(document: DocumentRead) -> Line:
    words = f"{document.file}: {document.media_type}, {document.encoding}, {document.size:,} bytes"
    words += f", SHA-256 {document.digest}"
    return (Cited(words, basis=Basis.READING),)


def sources(case: CaseFile, cited: Collection[str]) -> Section:
    """Return the origins: each voice with what family it belongs to, its claims, its relays and its reports."""
    by_voice: dict[tuple[str, str], list[Claim]] = {}
    for claim in case.claims_named(cited):
        by_voice.setdefault((claim.speaker.name, claim.speaker.family or ""), []).append(claim)
    ranked = sorted(by_voice.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    kin: dict[str, list[str]] = {}
    for (voice, family), _ in ranked:
        kin.setdefault(family or voice, []).append(voice)
    rows = tuple(
        _voice_row(voice, [other for other in kin[family or voice] if other != voice], claims)
        for (voice, family), claims in ranked
    )
    head = ("Voice", "Speaks with", "Claims shown here", "Came through", "In reports")
    notes: tuple[Line, ...] = (
        (Cited("Voices that speak with each other are one source; a report printed again adds none."),),
        *_unnamed(case, cited),
    )
    blocks = (Table("voices", "Who is heard on this page", head, rows),) if rows else ()
    return Section("sources", "Sources: who is heard, and through whom", notes if rows else (), blocks)


def _unnamed(case: CaseFile, cited: Collection[str]) -> tuple[Line, ...]:
    """Explain the name given to an outlet that no report names, where it stands on the page."""
    names = {actor.name for claim in case.claims_named(cited) for actor in (claim.speaker, *claim.relays)}
    if UNNAMED_PUBLISHER not in names:
        return ()
    words = (
        f"“{UNNAMED_PUBLISHER}”: neither the report nor its file says which outlet published it. Several such reports"
        " count as one source, since nothing tells their outlets apart."
    )
    return ((Cited(words, basis=Basis.READING),),)


def _voice_row(voice: str, kin: Sequence[str], claims: Sequence[Claim]) -> Row:
    ids = tuple(claim.id for claim in claims)
    relays = sorted({name for claim in claims for name in relay_words(claim)})
    reports = len({claim.report for claim in claims})
    cells: tuple[Cell, ...] = (
        ((Cited(voice, ink=Ink.NAME),),),
        ((Cited(listed(list(dict.fromkeys(kin))) or "nobody else heard here", ink=Ink.NAME),),),
        ((Cited(number_words(len(ids)), ids, anchor=anchor_of(ids[0])),),),
        ((Cited(listed(relays) or "no relay named", ink=Ink.NAME),),),
        ((Cited(plural(reports, "report"), ids, anchor=anchor_of(ids[0])),),),
    )
    return Row(anchor_of(f"voice-{ids[0]}"), f"Sources: {voice}", cells)
