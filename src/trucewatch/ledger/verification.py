"""Whether what is on record is enough to mark something verified, by the test people wrote down for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from trucewatch.model.agreement import VerificationTest
from trucewatch.model.claim import Claim, Mood, Polarity
from trucewatch.model.finding import Finding
from trucewatch.model.incident import ContradictionKind, Incident
from trucewatch.model.named import Actor
from trucewatch.registers import Registers
from trucewatch.registers.folding import fold

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "state": "authorities",
        "government": "authorities",
        "armed_forces": "authorities",
        "political": "authorities",
        "armed_group": "armed groups",
        "opposition": "armed groups",
        "international": "international bodies",
        "monitor": "monitors",
        "ngo": "monitors",
        "media": "media",
        "civilians": "residents",
        "person": "residents",
        "company": "companies",
    }
)
"""The kinds of source that are told apart. A state, its government and its army are one kind: they share an interest."""

UNDECIDED = "sources of no known kind"
_PEOPLE_OF_BODIES = "person"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is on record for something: who affirms it, of which kinds, who denies it, which people confirmed it.

    ``sources`` are families, so that voices of one body count once. ``denials`` says in words who denies it or on what
    accounts differ.
    """

    sources: tuple[str, ...]
    kinds: tuple[str, ...]
    denials: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def evidence(
    claims: Sequence[Claim],
    incident: Incident | None,
    finding: Finding | None,
    people: Iterable[str],
    registers: Registers,
) -> Evidence:
    """Gather what is on record: ``claims`` are those the record rests on, ``people`` those who confirmed it."""
    affirm = [one for one in claims if one.polarity is Polarity.POSITIVE and one.mood is Mood.REALISED]
    counted: dict[str, str] = {}
    for claim in affirm:
        for actor in (claim.speaker, *claim.joint):
            counted.setdefault(family(actor, registers), kind_of(actor, registers))
    if incident is not None:
        # An outlet that copies another's text is no origin of its own, and a voice without a name is none at all.
        counted = {one: kind for one, kind in counted.items() if one in incident.origins}
    known = {kind for kind in counted.values() if kind != UNDECIDED}
    denials = [f"{one.speaker.name} denies it" for one in claims if one.polarity is Polarity.NEGATIVE]
    clashes = () if incident is None else incident.disagree
    denials += [one.about for one in clashes if one.kind is ContradictionKind.MUTUAL_ACCUSATION]
    if finding is not None and finding.hangs_on is not None:
        denials.append(f"accounts differ on {finding.hangs_on}")
    folded = {fold(name): name for name in people}
    return Evidence(
        tuple(sorted(counted)),
        tuple(sorted(known)),
        tuple(dict.fromkeys(denials)),
        tuple(folded[name] for name in sorted(folded)),
    )


def family(actor: Actor, registers: Registers) -> str:
    """Return what voices share that are not independent of each other."""
    if actor.id is not None and registers.actors.get(actor.id) is not None:
        return registers.actors.family_of(actor.id)
    return actor.family or actor.id or " ".join(actor.name.casefold().split()).removeprefix("the ")


def kind_of(actor: Actor, registers: Registers) -> str:
    """Return which kind of source somebody is: a person or an outlet that speaks for a body is of the body's kind."""
    own = registers.actors.get(actor.id) if actor.id else None
    body = registers.actors.get(family(actor, registers)) or own
    if body is None and actor.family and actor.kind == _PEOPLE_OF_BODIES:
        return UNDECIDED
    return KINDS.get(actor.kind if body is None else body.kind, UNDECIDED)


def lacking(test: VerificationTest, found: Evidence) -> str | None:
    """Return in one line what a test asks for and the record does not have; None where it has all of it."""
    lacks = []
    if len(found.sources) < test.sources:
        lacks.append(f"{test.sources} independent sources that affirm it are needed, there are {len(found.sources)}")
    if len(found.kinds) < test.kinds:
        kinds = f" ({', '.join(found.kinds)})" if found.kinds else ""
        lacks.append(f"{test.kinds} kinds of source are needed, there are {len(found.kinds)}{kinds}")
    if len(found.people) < test.people:
        lacks.append(f"{test.people} people must have confirmed it before, {len(found.people)} did")
    if test.undisputed and found.denials:
        lacks.append(f"it is disputed: {'; '.join(found.denials)}")
    return "; ".join(lacks) or None
