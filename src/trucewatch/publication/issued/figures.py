"""The numbers of a day that prose may use: each with its words, what it is, and the claims it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from trucewatch.model import Tally, Verdict
from trucewatch.publication.briefing import Briefing, CaseFile
from trucewatch.publication.cards import anchor_of
from trucewatch.publication.days import Side, meets, told_on
from trucewatch.publication.events import carded
from trucewatch.publication.figures import Harm, harms
from trucewatch.publication.voices import named, speaker_words, told_as_done
from trucewatch.publication.wording import VERDICTS, count_words, plural, when_words

_MOST_HARMS = 60
_MARKS = re.compile(r"[\[\]|]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that prose may use. ``key`` stays the same between issues, ``label`` says what it is, ``who`` who says it.

    ``words`` are how it is written, always; ``claims`` what it rests on; ``anchor`` where it stands in the report.
    """

    key: str
    words: str
    who: str
    label: str
    claims: tuple[str, ...]
    anchor: str
    group: str


def figures_of(briefing: Briefing) -> tuple[Figure, ...]:
    """Return the numbers of a day, or of the whole case: incidents by verdict, sources' own counts, people hurt."""
    case = CaseFile(briefing)
    found = (*_incidents(case), *_tallies(case), *_harms(case), *_read(case))
    return tuple({figure.key: replace(figure, words=_one_line(figure.words)) for figure in found}.values())


def _one_line(words: str) -> str:
    """Return words that can stand between the marks of a figure: counted nouns are a report's, and may hold anything."""
    return " ".join(_MARKS.sub("/", words).split())


def _incidents(case: CaseFile) -> Iterator[Figure]:
    book = carded(case)
    of_the_day = [incident for _, found in book.days for incident in found]
    for verdict in Verdict:
        held = [one for one in of_the_day if _verdict(case, one.id) is verdict]
        claims = tuple(dict.fromkeys(claim for incident in held for claim in incident.claims))
        label = f"Incidents of the day: {VERDICTS[verdict].lower()}"
        yield Figure(
            f"incidents-{verdict.value}", plural(len(held), "incident"), "", label, claims, "short", "incidents"
        )
    for key, label, held in (
        ("incidents-longer", "Incidents known only to lie in a longer stretch of time", list(book.longer)),
        ("incidents-undated", "Incidents whose day is not known", list(book.undated)),
    ):
        claims = tuple(dict.fromkeys(claim for incident in held for claim in incident.claims))
        yield Figure(key, plural(len(held), "incident"), "", label, claims, key.rpartition("-")[2], "incidents")


def _verdict(case: CaseFile, incident: str) -> Verdict:
    finding = case.findings.get(incident)
    return finding.verdict if finding is not None else Verdict.NOT_ASSESSED


def _tallies(case: CaseFile) -> Iterator[Figure]:
    day = case.briefing.day
    for tally in case.briefing.tallies:
        claim = case.claims.get(tally.claim)
        if claim is not None and (day is None or meets(tally.period, day) or told_on(case, claim, day)):
            yield Figure(
                f"tally-{tally.id}",
                count_words(tally.count, tally.counted),
                named(tally.source),
                f"{named(tally.source)}, {_period(tally)}",
                (tally.claim,),
                anchor_of(tally.id),
                "tallies",
            )


def _period(tally: Tally) -> str:
    return f"counted over {when_words(tally.period)}" if tally.period.known else "counted over a time not stated"


def _harms(case: CaseFile) -> Iterator[Figure]:
    after = [harm for harm in harms(case) if harm.side is not Side.BEFORE and harm.count is not None]
    for harm in after[-_MOST_HARMS:]:
        yield _harm(harm)


def _harm(harm: Harm) -> Figure:
    claim, count = harm.claim, harm.count
    if count is None:
        raise ValueError("only a number can be a figure")
    told = "" if told_as_done(claim) else " (not told as done)"
    label = f"{speaker_words(claim)}, {when_words(claim.time)}: {harm.kind}{told}"
    key = f"harm-{claim.id}-{count.span.start}"
    return Figure(key, count_words(count), speaker_words(claim), label, (claim.id,), "casualties", "casualties")


def _read(case: CaseFile) -> Iterator[Figure]:
    words = plural(len(case.briefing.reports), "report")
    yield Figure("reports-read", words, "", "Reports read, the whole case", (), "coverage", "coverage")
