"""Who is named in the quoted words of a sitrep: looked for by the same grammar that reads claims."""

from __future__ import annotations

from calendar import day_name, month_name
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from trucewatch.claims.cast import Cast
from trucewatch.claims.entities import EntityKind, Mention, entities
from trucewatch.claims.parsing import ParsedReport, parse
from trucewatch.model import Actor, Claim, Part, PartKind, Report, Span
from trucewatch.publication import Sitrep
from trucewatch.publication.issued.withholding import PersonNamed, times_told, words_of
from trucewatch.publication.sitrep import ReportWords
from trucewatch.registers import Registers
from trucewatch.registers.arms import ArmsRegister

_PERSON = "person"
_CALENDAR = frozenset(word.lower() for word in (*day_name, *month_name) if word)


def make_ready(registers: Registers) -> None:
    """Load the parser and the gazetteer: three seconds of CPU, once a process, that no draft need wait for."""
    list(parse((), ()))
    registers.places.find("Geneva")


def people_named(
    report: Sitrep, claims: Iterable[Claim], registers: Registers, countries: tuple[str, ...]
) -> tuple[PersonNamed, ...]:
    """Return the people whom a sitrep names, those whom no register knows first.

    They are looked for in the paragraphs it prints, and among those whom its claims name. A name that the grammar
    takes for no person's is not among them: whoever issues reads the page too, and may name others to withhold.
    """
    ways: dict[str, set[str]] = defaultdict(set)
    known: set[str] = set()
    for name, words, registered in (*_in_words(report, registers, countries), *_in_claims(claims)):
        ways[name].add(words)
        known.update({name} if registered else ())
    _put_together(ways, known)
    for name, told in ways.items():
        told.update(short for short in _surnames(name) if not _is_place_here(short, registers, countries))
    printed = words_of(report)
    found = [_person(printed, name, told, known=name in known) for name, told in ways.items()]
    return tuple(sorted((one for one in found if one.times), key=lambda one: (one.known, one.name)))


def _surnames(name: str) -> Iterator[str]:
    """Yield the ways a report goes on to name somebody whom it has named in full.

    >>> list(_surnames("Mohan al-Tamri")), list(_surnames("Ada May")), list(_surnames("Perrin"))
    (['al-Tamri', 'Tamri'], [], [])
    """
    *before, last = name.split()
    if before and last.lower() not in _CALENDAR:
        yield last
        if "-" in last:
            yield last.rpartition("-")[2]


def _is_place_here(word: str, registers: Registers, countries: tuple[str, ...]) -> bool:
    """Tell whether a word names a place of the conflict: a town must not be withheld for somebody who has its name."""
    found = registers.places.find(word, countries=countries)
    return any(entry.theatre or entry.country in countries for match in found for entry in match.entries)


def _person(printed: Counter[str], name: str, words: set[str], *, known: bool) -> PersonNamed:
    told = tuple(sorted(words | {name}, key=lambda one: (-len(one), one)))
    return PersonNamed(name, told, times_told(printed, told), known)


def _in_words(report: Sitrep, registers: Registers, countries: tuple[str, ...]) -> Iterator[tuple[str, str, bool]]:
    """Yield the people named in the printed paragraphs: the name, how it is written there, whether a register knows it."""
    arms = ArmsRegister.load()
    printed = [_as_report(one) for one in report.words]
    for parsed in parse(printed, [one.text for one in printed]):
        yield from _names(parsed, registers, countries, arms)
        parsed.let_go()


def _names(
    parsed: ParsedReport, registers: Registers, countries: tuple[str, ...], arms: ArmsRegister
) -> Iterator[tuple[str, str, bool]]:
    for one in entities(parsed, Cast(parsed, registers, countries), arms):
        if one.kind is EntityKind.PERSON and one.mention is Mention.NAME and one.words[:1].isupper():
            yield one.name, " ".join(one.words.split()), one.id is not None


def _as_report(words: ReportWords) -> Report:
    """Return a report's printed paragraphs as a report of their own."""
    paragraphs = ["".join(piece.text for piece in passage.pieces) for passage in words.passages]
    parts, at = [], 0
    for paragraph in paragraphs:
        parts.append(Part(PartKind.BODY, Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Report(words.report, "", "", "\n\n".join(paragraphs), parts=tuple(parts))


def _in_claims(claims: Iterable[Claim]) -> Iterator[tuple[str, str, bool]]:
    for claim in claims:
        voices: tuple[Actor, ...] = (claim.speaker, *claim.joint, *claim.relays, *claim.actors, *claim.targets)
        for one in voices:
            if one.kind == _PERSON and one.name[:1].isupper() and one.name.split()[-1][:1].isupper():
                yield one.name, one.name, one.id is not None


def _put_together(ways: dict[str, set[str]], known: set[str]) -> None:
    """Take a surname that stands alone for the one person of that surname; where there are two it stays by itself."""
    for short in [name for name in ways if " " not in name]:
        whole = [name for name in ways if name != short and name.split()[-1] == short]
        if len(whole) == 1:
            ways[whole[0]] |= ways.pop(short)
            known.update({whole[0]} if short in known else ())
