"""Whether what is on record is enough to mark something verified, by the test people wrote down for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

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
_ANYBODY = frozenset({"generic", "civilians"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is on record for something: who affirms it, of which kinds, who denies it, which people confirmed it.

    ``sources`` are families, so that voices of one body count once. ``denials`` says in words who denies it or on what
    accounts differ. ``unnamed`` are voices whose words name nobody ("her brother", "residents"): whether they are
    independent of the others is not known, and they are no source of their own.
    """

    sources: tuple[str, ...]
    kinds: tuple[str, ...]
    denials: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()


class Sides(Protocol):
    """Whose body somebody is, as people wrote it down beside the registers: an agreement's parties."""

    def __call__(self, actor: Actor, /) -> str | None:
        """Return what all voices of that side share; None where nobody wrote it down."""
        ...  # pragma: no cover


def _nobody_wrote(_: Actor) -> None:
    return None


def evidence(
    claims: Sequence[Claim],
    incident: Incident | None,
    finding: Finding | None,
    people: Iterable[str],
    registers: Registers,
    side: Sides = _nobody_wrote,
) -> Evidence:
    """Gather what is on record: ``claims`` are those the record rests on, ``people`` those who confirmed it."""
    affirm = [one for one in claims if one.polarity is Polarity.POSITIVE and one.mood is Mood.REALISED]
    voices = [actor for claim in affirm for actor in (claim.speaker, *claim.joint)]
    if incident is not None:
        # An outlet that copies another's text is no origin of its own, and a voice without a name is none at all.
        voices = [actor for actor in voices if family(actor, registers) in incident.origins]
    known = {kind for kind in (kind_of(actor, registers) for actor in voices) if kind != UNDECIDED}
    counted = {side(one) or family(one, registers) for one in voices if side(one) or is_named(one)}
    unnamed = sorted({one.name for one in voices if not side(one) and not is_named(one)})
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
        tuple(unnamed),
    )


def is_named(actor: Actor) -> bool:
    """Tell whether the words name somebody: a register's entry, or a proper name.

    >>> is_named(Actor("Anna Brol", kind="person")), is_named(Actor("her brother")), is_named(Actor("mayor of Arden"))
    (True, False, True)
    >>> is_named(Actor("Residents", "generic:residents")), is_named(Actor("Local officials", kind="generic"))
    (False, False)
    """
    anybody = actor.kind in _ANYBODY or (actor.id or "").startswith("generic:")
    if actor.id is not None and not anybody:
        return True
    # The first word of a kind of people ("Residents", "Local officials") may have its capital from the sentence.
    words = actor.name.split()[1:] if anybody else actor.name.split()
    return any(word[:1].isupper() for word in words)


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
        unnamed = f" (not counted, for nobody is named: {', '.join(found.unnamed)})" if found.unnamed else ""
        lacks.append(
            f"{test.sources} independent sources that affirm it are needed, there are {len(found.sources)}{unnamed}"
        )
    if len(found.kinds) < test.kinds:
        kinds = f" ({', '.join(found.kinds)})" if found.kinds else ""
        lacks.append(f"{test.kinds} kinds of source are needed, there are {len(found.kinds)}{kinds}")
    if len(found.people) < test.people:
        lacks.append(f"{test.people} people must have confirmed it before, {len(found.people)} did")
    if test.undisputed and found.denials:
        lacks.append(f"it is disputed: {'; '.join(found.denials)}")
    return "; ".join(lacks) or None
