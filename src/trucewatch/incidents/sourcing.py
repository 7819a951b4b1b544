"""Who got it from whom: the tree from each independent source through those who passed it on to the reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.incidents.kinship import Actors, Kinship, ident
from trucewatch.incidents.origins import first_outlets, maybe_counted, origins, voices
from trucewatch.incidents.testimony import Testimony, gather
from trucewatch.model import Actor, Claim, Report

_UNNAMED = "(a source that is not named)"
_NO_OUTLET = "(an outlet that is not named)"


@dataclass(frozen=True, slots=True)
class Branch:
    """One who told it, or one report, with those who have it from there.

    ``role``: ``origin`` (one independent source: a body with its spokesmen), ``voice`` (who of that body speaks),
    ``relay`` (who passed it on), ``report`` (where it is printed), ``reprint`` (where the same sentence is printed
    again: no witness of its own). ``key`` is the family, the actor or the report id; ``claims`` are those that hang on
    this branch, in all.
    """

    role: str
    key: str
    name: str
    claims: tuple[str, ...]
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How many independent sources speak on something, of how many reports, and the tree of who got it from whom.

    ``unnamed`` holds what is told by voices that the words do not name, or that may be one counted already: unknown stays
    unknown and counts as none.
    """

    independent: int
    reports: int
    branches: tuple[Branch, ...]
    unnamed: tuple[Branch, ...]

    @property
    def words(self) -> str:
        """Return it as people say it.

        >>> Sourcing(2, 7, (), ()).words
        '2 independent sources of 7 reports'
        """
        sources = "1 independent source" if self.independent == 1 else f"{self.independent} independent sources"
        return f"{sources} of {self.reports} report{'' if self.reports == 1 else 's'}"


Step = tuple[str, str, str]
Path = tuple[tuple[Step, ...], str]


def sourcing(claims: Iterable[Claim], reports: Iterable[Report], actors: Actors) -> Sourcing:
    """Return who got it from whom, for the claims of one incident (or any others).

    A body and its spokesmen are one source, an outlet that prints another's copy is the outlet it prints, and a report
    that prints the same sentence again hangs under the first one as a reprint.
    """
    held, texts = list(claims), {report.id: report for report in reports}
    kinship, testimonies = Kinship(actors), gather(held, texts.values())
    home = {claim.id: claim.report for claim in held}
    unsure = maybe_counted(testimonies, kinship)
    paths = [path for made in _copied(testimonies, kinship, unsure) for path in _paths(made, kinship, home, texts)]
    named = [path for path in paths if path[0][0][1]]
    return Sourcing(
        independent=len(origins(testimonies, kinship)),
        reports=len(set(home.values())),
        branches=_branches(named),
        unnamed=_branches([(steps[1:], claim) for steps, claim in paths if not steps[0][1]]),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    testimony: Testimony
    outlets: Mapping[str, str]
    unsure: frozenset[str]


def _copied(testimonies: Sequence[Testimony], kinship: Kinship, unsure: frozenset[str]) -> Iterator[_Told]:
    own = [made for made in testimonies if _own_voice(made, kinship)]
    outlets = first_outlets(own, kinship)
    return (_Told(made, outlets if _own_voice(made, kinship) else {}, unsure) for made in testimonies)


def _own_voice(testimony: Testimony, kinship: Kinship) -> bool:
    return kinship.kind(testimony.claim.speaker) == "media" and not testimony.claim.relays


def _paths(told: _Told, kinship: Kinship, home: Mapping[str, str], texts: Mapping[str, Report]) -> Iterator[Path]:
    """Yield the way of each claim of a testimony: origin, who of it speaks, relays from the inside out, report, reprint."""
    claim = told.testimony.claim
    passed = tuple(("relay", ident(relay), relay.name) for relay in reversed(claim.relays))
    printed = ("report", claim.report, _outlet(claim.report, texts))
    for head in _heads(told, kinship):
        for made in told.testimony.claims:
            again = home[made] != claim.report
            last = (printed, ("reprint", home[made], _outlet(home[made], texts))) if again else (printed,)
            yield (*head, *passed, *last), made


def _heads(told: _Told, kinship: Kinship) -> Iterator[tuple[Step, ...]]:
    speaking = voices(told.testimony)
    if not speaking:
        yield (("origin", "", _UNNAMED),)
    for actor in speaking:
        own = kinship.family(actor)
        if own in told.unsure:
            yield ("origin", "", _UNNAMED), ("voice", ident(actor), actor.name)
            continue
        family = told.outlets.get(own, own)
        name = kinship.family_name(family) or (actor.name if family == own else family)
        yield _head(family, name, actor)


def _head(family: str, name: str, actor: Actor) -> tuple[Step, ...]:
    origin: Step = ("origin", family, name)
    return (origin,) if actor.name == name else (origin, ("voice", ident(actor), actor.name))


def _outlet(report: str, texts: Mapping[str, Report]) -> str:
    found = texts.get(report)
    return (found.publisher if found is not None else None) or _NO_OUTLET


def _branches(paths: Sequence[Path]) -> tuple[Branch, ...]:
    """Fold paths that begin alike into one branch each, in a fixed order."""
    heads: dict[Step, list[Path]] = {}
    for steps, claim in paths:
        if steps:
            heads.setdefault(steps[0], []).append((steps[1:], claim))
    made = (
        Branch(role, key, name, tuple(sorted({claim for _, claim in rest})), _branches(rest))
        for (role, key, name), rest in heads.items()
    )
    return tuple(sorted(made, key=lambda branch: (branch.role == "reprint", branch.name, branch.key)))
