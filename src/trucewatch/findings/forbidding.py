"""Which clauses forbid or owe an act, as far as it is known who did it to whom, when and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.findings.agreement_form import ANY_PARTY
from trucewatch.findings.inside import inside
from trucewatch.findings.standing import Role, Standing
from trucewatch.findings.telling import Told
from trucewatch.findings.window import Window
from trucewatch.model import Agreement, Answer, Clause, EventType


@dataclass(frozen=True, slots=True)
class Fit:
    """How a clause fits an act: yes, no, or not to be told, and why where it is not yes."""

    clause: Clause
    answer: Answer
    why: str = ""


def fits(told: Told, agreement: Agreement) -> tuple[Fit, ...]:
    """Return how each clause that speaks of the acts fits what is told, in the order of the agreement.

    An actor or target who is no settled party is taken as one the clause may mean: the questions about them say so.
    """
    kind = "owed" if told.unmet else "forbidden"
    return tuple(fit for clause in agreement.clauses if clause.kind == kind for fit in _fit(clause, told))


def _fit(clause: Clause, told: Told) -> Iterator[Fit]:
    acts = _act_named(clause, told.acts)
    if acts is Answer.NO:
        return
    if not _by(clause, told.actors):
        yield Fit(clause, Answer.NO, "it binds others")
    elif not _toward(clause, told.actors, told.targets):
        yield Fit(clause, Answer.NO, "it protects others")
    elif acts is Answer.UNKNOWN:
        yield Fit(clause, Answer.UNKNOWN, "the act is told less exactly than the clause names it")
    else:
        yield _when_and_where(clause, told)


def _when_and_where(clause: Clause, told: Told) -> Fit:
    span = Window(clause.deadline if told.unmet else clause.since, clause.until)
    if not span.meets(told.window):
        return Fit(clause, Answer.NO, "it did not apply at that time")
    place = inside(told.places, (), clause.areas) if clause.areas else Answer.YES
    if place is Answer.NO:
        return Fit(clause, Answer.NO, "it did not apply at that place")
    if not told.window.within(span):
        return Fit(clause, Answer.UNKNOWN, "whether it applied at that time cannot be told")
    return Fit(clause, place, "" if place is Answer.YES else "whether it applied at that place cannot be told")


def _act_named(clause: Clause, acts: tuple[EventType, ...]) -> Answer:
    if any(act.value in clause.acts or act.coarse.value in clause.acts for act in acts):
        return Answer.YES
    finer = {EventType(name).coarse for name in clause.acts}
    return Answer.UNKNOWN if finer.intersection(acts) else Answer.NO


def _by(clause: Clause, actors: tuple[Standing, ...]) -> bool:
    parties = [each.party.id for each in actors if each.party]
    return ANY_PARTY in clause.by or not parties or any(party in clause.by for party in parties)


def _toward(clause: Clause, actors: tuple[Standing, ...], targets: tuple[Standing, ...]) -> bool:
    if not clause.toward or not targets:
        return True
    return any(_protects(clause, each, {actor.side for actor in actors}) for each in targets)


def _protects(clause: Clause, target: Standing, sides: set[str]) -> bool:
    if target.role in {Role.CIVILIANS, Role.AID, Role.MONITOR}:
        return target.role.value in clause.toward
    if target.party is None:
        return True
    # "any party" means those the actor made the agreement with: fighting inside one side is another matter
    return target.party.id in clause.toward or (ANY_PARTY in clause.toward and target.side not in sides)


def needs_target(told: Told, agreement: Agreement) -> bool:
    """Tell whether it matters at whom the act was aimed. It always does for an armed act or one not described.

    Guns left in a withdrawal zone are aimed at nobody: there it matters only where the clause protects somebody.
    """
    if not told.acts or any(act.armed for act in told.acts):
        return True
    return all(fit.clause.toward for fit in fits(told, agreement) if fit.answer is not Answer.NO)


def protected(agreement: Agreement) -> frozenset[str]:
    """Return the words and parties that any clause protects by name."""
    return frozenset(name for clause in agreement.clauses if clause.kind == "forbidden" for name in clause.toward)
