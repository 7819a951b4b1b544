"""Our claims in other people's vocabularies: PLOVER, ACLED, UCDP and HXL, from the files of ``data/crosswalks``.

Every line of a crosswalk says how well it fits: ``exact``, ``close``, or ``loses``, with what is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from trucewatch.model import Actor, Claim, EventType, Mood, Polarity, RegisterError, SpeechAct
from trucewatch.registers.actors import ActorRegister
from trucewatch.registers.data_files import Row, yaml_row, yaml_sections, yaml_value
from trucewatch.registers.records import ACTOR_KINDS

FOLDER = Path(__file__).parent / "data" / "crosswalks"
"""Where the crosswalks are."""

NAMES = ("plover", "acled", "ucdp", "hxl")
"""The crosswalks there are."""

_CONDITIONS = ("type", "act", "mood", "polarity", "mark", "cue", "actor", "target", "unit", "field")
_KNOWN: dict[str, frozenset[str]] = {
    "type": frozenset(one.value for one in EventType),
    "act": frozenset(one.value for one in SpeechAct),
    "mood": frozenset(one.value for one in Mood),
    "polarity": frozenset(one.value for one in Polarity),
    "actor": frozenset((*ACTOR_KINDS, "unknown", "nobody")),
    "target": frozenset((*ACTOR_KINDS, "unknown", "nobody")),
}
_NO_PARTY = ("media", "generic")
_FIELDS = frozenset((*_CONDITIONS, "to", "fit", "source"))


class Fit(StrEnum):
    """How well a line of a crosswalk fits."""

    EXACT = "exact"
    CLOSE = "close"
    LOSES = "loses"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the conditions under which it is taken, the words it gives, and how well they fit.

    ``to`` is empty where the other vocabulary has no word for it. ``loses`` says what is lost, "" where nothing is.
    ``by_speaker`` tells that who does it there is who speaks here (a demand is done by who makes it).
    """

    number: int
    needs: tuple[tuple[str, frozenset[str]], ...]
    to: tuple[str, ...]
    fit: Fit
    loses: str
    by_speaker: bool

    def takes(self, has: dict[str, frozenset[str]]) -> bool:
        """Tell whether every condition holds of what a claim has."""
        return all(not words.isdisjoint(has.get(name, frozenset())) for name, words in self.needs)

    def names(self, condition: str) -> frozenset[str]:
        """Return the words of one of the conditions, none where the line does not have it."""
        return next((words for name, words in self.needs if name == condition), frozenset())


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """A vocabulary of others, and the lines that lead there; the first line that takes a claim counts."""

    name: str
    title: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]

    def line(self, claim: Claim) -> Line | None:
        """Return the line that takes a claim, or None."""
        has = _what_it_has(claim)
        return next((line for line in self.lines if line.takes(has)), None)

    def for_unit(self, unit: str) -> Line | None:
        """Return the line for a counted unit ("deaths"), or None."""
        return self._named("unit", unit)

    def for_field(self, field: str) -> Line | None:
        """Return the line for a field of an exported record ("time.start"), or None."""
        return self._named("field", field)

    def _named(self, condition: str, word: str) -> Line | None:
        return next((line for line in self.lines if word in line.names(condition)), None)


@cache
def crosswalk(name: str) -> Crosswalk:
    """Return one of the crosswalks of ``NAMES``.

    Raises RegisterError when its file cannot be read or holds something no reader knows.
    """
    return read_crosswalk(FOLDER / f"{name}.yaml")


def plover(claim: Claim) -> tuple[str, str] | None:
    """Return the PLOVER 2.0 event and mode of a claim, the mode "" where it has none; None where it has no event."""
    line = crosswalk("plover").line(claim)
    if line is None or not line.to:
        return None
    return line.to[0], line.to[1] if len(line.to) > 1 else ""


def plover_parties(claim: Claim, register: ActorRegister | None = None) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return PLOVER's source and target of a claim: who makes a demand and of whom, who does a thing and to whom.

    PLOVER wants a target where the claim settles none ("visited Russia"). With a register, it is whom the claim's words
    name next behind the source, and where nobody is settled at all, the first one named is the source.
    """
    line = crosswalk("plover").line(claim)
    if line is not None and line.by_speaker and claim.cue is not None:
        sources = (claim.speaker, *claim.joint)
        names = {actor.name for actor in sources}
        targets = tuple(actor for actor in (*claim.actors, *claim.targets) if actor.name not in names)
    else:
        sources, targets = claim.actors, claim.targets
    if targets or register is None:
        return sources, targets
    named = _named_in(claim, register, sources)
    if not sources:
        return named[:1], named[1:2]
    return sources, named


def _named_in(claim: Claim, register: ActorRegister, sources: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return whom a claim's words name behind the source, as far as they are joined by "and" or a comma."""
    ends = [
        actor.span.end - claim.span.start
        for actor in sources
        if actor.span is not None and claim.span.overlap(actor.span)
    ]
    known = {actor.name for actor in sources}
    matches = [
        m
        for m in register.find(claim.quote)
        if m.start >= max(ends, default=0) and m.entries[0].name not in known and m.entries[0].kind not in _NO_PARTY
    ]
    out: list[Actor] = []
    last = 0
    for match in matches:
        between = claim.quote[last : match.start].replace(",", " and ").split()
        if out and sources and not set(between) <= {"and", "the"}:
            break
        entry = match.entries[0]
        out.append(Actor(entry.name, entry.id, entry.kind, words=claim.quote[match.start : match.end]))
        last = match.end
    return tuple(out)


def acled(claim: Claim) -> tuple[str, str] | None:
    """Return ACLED's event type and sub-event type, None where ACLED records no such thing."""
    line = crosswalk("acled").line(claim)
    return (line.to[0], line.to[1]) if line is not None and line.to else None


def ucdp(claim: Claim) -> str | None:
    """Return UCDP's type of violence, None where the claim tells of none or not who was on which side."""
    line = crosswalk("ucdp").line(claim)
    return line.to[0] if line is not None and line.to else None


def hxl(claim: Claim) -> tuple[str, ...]:
    """Return the HXL tags a claim's row carries for what it is about."""
    line = crosswalk("hxl").line(claim)
    return line.to if line is not None else ()


def _what_it_has(claim: Claim) -> dict[str, frozenset[str]]:
    return {
        "type": frozenset((claim.event_type.value, claim.event_type.coarse.value)),
        "act": frozenset((claim.act.value,)),
        "mood": frozenset((claim.mood.value,)),
        "polarity": frozenset((claim.polarity.value,)),
        "mark": frozenset(claim.rule.split(":")[1:]),
        "cue": frozenset((claim.cue or "").lower().split()[:1]),
        "actor": _kinds(claim.actors),
        "target": _kinds(claim.targets),
    }


def _kinds(actors: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(actor.kind for actor in actors) or frozenset(("nobody",))


def read_crosswalk(path: Path) -> Crosswalk:
    """Read one crosswalk file. Raises RegisterError that says where, what was found and what is wanted."""
    head: dict[str, str | tuple[str, ...]] = {}
    groups: dict[str, tuple[str, ...]] = {}
    lines: list[Line] = []
    for key, node in yaml_sections(path):
        if key.value == "groups" and isinstance(node, yaml.MappingNode):
            groups = {f"${name}": _listed(words) for name, words in yaml_row(path, node).fields.items()}
        elif key.value == "lines" and isinstance(node, yaml.SequenceNode):
            lines = [_line(n, yaml_row(path, entry), groups) for n, entry in enumerate(node.value, 1)]
        else:
            head[str(key.value)] = yaml_value(path, node)
    top = Row(path, 1, head)
    top.only(frozenset(("title", "columns")))
    return Crosswalk(path.stem, top.required("title"), top.listed("columns"), tuple(lines))


def _listed(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else words


def _line(number: int, row: Row, groups: dict[str, tuple[str, ...]]) -> Line:
    row.only(_FIELDS)
    needs = []
    for name in _CONDITIONS:
        if name in row.fields:
            words = [word for item in _listed(row.fields[name]) for word in groups.get(item, (item,))]
            unknown = [word for word in words if word not in _KNOWN.get(name, words)]
            if unknown:
                raise row.error(f"{name} '{unknown[0]}'", f"a known {name} or group")
            needs.append((name, frozenset(form for word in words for form in _forms(name, word))))
    fit, _, loses = row.required("fit").partition(":")
    if fit.strip() not in {one.value for one in Fit} or (fit.strip() == Fit.LOSES) != bool(loses.strip()):
        raise row.error(f"fit '{fit}'", "exact, close, or 'loses: ' and what is lost")
    source = row.text("source", "actor")
    if source not in ("actor", "speaker"):
        raise row.error(f"source '{source}'", "actor or speaker")
    return Line(number, tuple(needs), row.listed("to"), Fit(fit.strip()), loses.strip(), source == "speaker")


def _forms(condition: str, word: str) -> tuple[str, ...]:
    """Cues stand in a claim as they stand in the report: give a verb its regular forms."""
    if condition != "cue":
        return (word,)
    stem = word.removesuffix("e")
    past = word[:-1] + "ied" if word.endswith("y") and word[-2] not in "aeiou" else stem + "ed"
    third = (
        word[:-1] + "ies" if past.endswith("ied") else word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")
    )
    return word, past, third, stem + "ing", word + word[-1] + "ed", word + word[-1] + "ing"


__all__ = [
    "FOLDER", "NAMES", "Crosswalk", "Fit", "Line", "RegisterError", "acled", "crosswalk", "hxl", "plover",
    "plover_parties", "read_crosswalk", "ucdp",
]  # fmt: skip
