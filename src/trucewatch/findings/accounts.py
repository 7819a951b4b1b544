"""Where speakers differ on what decides the finding: one account each, and the fact it hangs on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from trucewatch.findings.allegations import Dossier, voice
from trucewatch.findings.in_force import in_force
from trucewatch.findings.standing import Role, Standing
from trucewatch.findings.telling import Told, told
from trucewatch.findings.wording import listed
from trucewatch.model import Answer, Claim

_COVERED, _BESIDE = "covered", "beside a group left out"


@dataclass(frozen=True, slots=True)
class Voice:
    """One body's own claims in an incident, and what they tell."""

    key: str
    claims: tuple[Claim, ...]
    told: Told


@dataclass(frozen=True, slots=True)
class Dispute:
    """What the voices differ on: the question in words, and each one's stand (None where it takes none)."""

    about: str
    stands: tuple[tuple[str, str | None], ...]

    def stand(self, key: str) -> str | None:
        """Return the stand one voice takes."""
        return dict(self.stands)[key]


def voices(case: Dossier) -> tuple[Voice, ...]:
    """Return the bodies that allege the act or say who was hit, in the order they speak."""
    claims = (*case.alleging, *case.aiming)
    keys = dict.fromkeys(voice(claim) for claim in claims)
    return tuple(_voice(case, key, tuple(claim for claim in claims if voice(claim) == key)) for key in keys)


def _voice(case: Dossier, key: str, claims: tuple[Claim, ...]) -> Voice:
    return Voice(key, claims, told(case, claims))


def whole(case: Dossier) -> Told:
    """Tell it as all the voices do together."""
    return told(case, (*case.alleging, *case.aiming))


def accusers(case: Dossier, each: Sequence[Voice]) -> tuple[Voice, ...]:
    """Return the voices that say who did it; all but those who deny it where nobody names anybody.

    Who tells only what happened, or counts the dead, accuses nobody.
    """
    alleged, denying = {claim.id for claim in case.alleging}, {voice(claim) for claim in case.denying}
    naming = tuple(one for one in each if any(claim.actors and claim.id in alleged for claim in one.claims))
    return naming or tuple(one for one in each if one.key not in denying) or tuple(each)


def charges_another(case: Dossier, denier: Claim) -> bool:
    """Tell whether the body that denies something says that a known other side did it: it denies only its own part."""
    key, own = voice(denier), case.roll.standing(denier.speaker).side
    named = (case.roll.standing_in(actor, one) for one in case.alleging if voice(one) == key for actor in one.actors)
    return any(one.settled and one.side != own for one in named)


def disputes(case: Dossier, each: Sequence[Voice]) -> tuple[Dispute, ...]:
    """Return the decisive facts on which two voices take stands that exclude each other."""
    asked: tuple[tuple[str, Callable[[Voice], str | None]], ...] = (
        ("who did it", _culprit),
        ("whether the target was a group that the agreement leaves out", _coverage),
        ("whether it happened while the agreement was in force", lambda one: _timing(case, one)),
    )
    found: list[Dispute] = []
    for about, stand in asked if len(each) > 1 else ():
        stands = _meaning(tuple((one.key, stand(one)) for one in each))
        taken = [where for _, where in stands if where is not None]
        if any(one != other for one, other in combinations(taken, 2)):
            found.append(Dispute(about, stands))
    return tuple(found)


def _meaning(stands: tuple[tuple[str, str | None], ...]) -> tuple[tuple[str, str | None], ...]:
    """Drop a stand that only a covered target speaks against, where nobody says that the target is covered."""
    if any(where == _COVERED for _, where in stands):
        return stands
    return tuple((key, None if where == _BESIDE else where) for key, where in stands)


def _culprit(one: Voice) -> str | None:
    if not any(claim.actors for claim in one.claims):
        return None
    settled = sorted({each.side for each in one.told.actors if each.settled and each.role is not Role.CIVILIANS})
    return listed(settled) if settled else None


def _coverage(one: Voice) -> str | None:
    if one.told.beside:
        return _BESIDE
    roles = {_covered(each) for each in one.told.targets if each.settled}
    return roles.pop() if len(roles) == 1 else None


def _covered(target: Standing) -> str:
    return "left out" if target.role is Role.EXCLUDED else _COVERED


def _timing(case: Dossier, one: Voice) -> str | None:
    if not any(claim.time.known for claim in one.claims):
        return None
    answer = in_force(one.told, case.agreement).answer
    return None if answer is Answer.UNKNOWN else answer.value


def sides(case: Dossier, each: Sequence[Voice], over: Sequence[Dispute]) -> tuple[Told, ...]:
    """Return one account for each set of stands taken; voices that take the same stands tell one account together."""
    groups: dict[tuple[str | None, ...], list[Claim]] = {}
    for one in each:
        stands = tuple(dispute.stand(one.key) for dispute in over)
        if any(stand is not None for stand in stands):
            groups.setdefault(stands, []).extend(one.claims)
    return tuple(_account(case, group) for group in groups.values())


def _account(case: Dossier, claims: Sequence[Claim]) -> Told:
    """Tell it as one group does; what the group leaves open is taken from all voices."""
    own, every = told(case, claims), whole(case)
    return replace(
        own,
        acts=own.acts or every.acts,
        actors=own.actors or every.actors,
        targets=own.targets or every.targets,
        window=own.window if own.window.known else every.window,
        places=own.places or every.places,
        single=own.single or every.single,
    )
