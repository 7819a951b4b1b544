"""Which claims of an incident allege an act, which deny one, and which say who was hit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.findings.standing import Roll
from trucewatch.findings.words import pattern
from trucewatch.model import (
    Agreement,
    Certainty,
    Claim,
    ContradictionKind,
    DatedReason,
    EventType,
    Extent,
    Incident,
    Mood,
    Polarity,
    SpeechAct,
)
from trucewatch.registers.folding import fold

BREACH_WITHOUT_ACT = frozenset({EventType.VIOLATION_ALLEGED, EventType.VIOLATION_COUNT})
"""Somebody says that the agreement was broken, not by what."""

_NO_ALLEGATION = frozenset(
    {
        SpeechAct.ASK,
        SpeechAct.DECLINE,
        SpeechAct.FEAR,
        SpeechAct.HOPE,
        SpeechAct.PREDICT,
        SpeechAct.PROMISE,
        SpeechAct.THREATEN,
    }
)


@dataclass(frozen=True, slots=True)
class Dossier:
    """The claims of one incident, sorted by what they do: allege an act, deny it, or say who was hit or is there.

    ``published`` gives each report's latest possible day: what is told of as done cannot lie after it.
    """

    incident: Incident
    claims: tuple[Claim, ...]
    agreement: Agreement
    roll: Roll
    published: Mapping[str, DatedReason]
    alleging: tuple[Claim, ...]
    denying: tuple[Claim, ...]
    aiming: tuple[Claim, ...]
    unmet: bool

    @property
    def supporting(self) -> tuple[Claim, ...]:
        """Return the realised claims that describe no act themselves (casualties, damage)."""
        alleging = {claim.id for claim in self.alleging}
        return tuple(claim for claim in self.claims if _realised(claim) and claim.id not in alleging)


def dossier(
    incident: Incident, claims: Iterable[Claim], agreement: Agreement, roll: Roll, published: Mapping[str, DatedReason]
) -> Dossier:
    """Sort the claims of an incident."""
    given = {claim.id: claim for claim in claims}
    mine = tuple(given[each] for each in incident.claims if each in given)
    done = _told_as_done(mine, agreement)
    owed = () if done else _not_done(mine, agreement)
    denying = _done_after_all(mine, agreement) if owed else _denials(mine, agreement)
    done = (*done, *_blames(mine)) if any(claim.event_type.armed for claim in done) else done
    alleging = done or owed or _breaches(mine) or _harm(incident, mine) or _only_denied(incident, denying)
    alleged = {claim.id for claim in alleging}
    aiming = _aiming(incident, [claim for claim in mine if claim.id not in alleged])
    return Dossier(incident, mine, agreement, roll, published, alleging, denying, aiming, bool(owed))


def _not_done(claims: Sequence[Claim], agreement: Agreement) -> tuple[Claim, ...]:
    """Return the claims that an act owed by a deadline was not done."""
    return tuple(claim for claim in claims if _negative(claim) and owed_by_deadline(claim.event_type, agreement))


def _done_after_all(claims: Sequence[Claim], agreement: Agreement) -> tuple[Claim, ...]:
    """Return the claims that an owed act was done, which deny that it was not."""
    return tuple(claim for claim in claims if _realised(claim) and owed_by_deadline(claim.event_type, agreement))


def _denials(claims: Sequence[Claim], agreement: Agreement) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if _denies(claim, agreement))


def _aiming(incident: Incident, others: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims that say who was hurt, or who holds the place where that is disputed."""
    disputes = [each for each in incident.disagree if each.kind is ContradictionKind.LABEL]
    labels = {claim for each in disputes for claim in each.claims}
    return tuple(claim for claim in others if _realised(claim) and (claim.id in labels or hurt(claim)))


def _told_as_done(claims: Sequence[Claim], agreement: Agreement) -> tuple[Claim, ...]:
    """Return the claims that an act was done: single events where there are any, else habits and totals."""
    acts = tuple(
        claim
        for claim in claims
        if _realised(claim) and (claim.event_type.armed or forbidden(claim.event_type, agreement))
    )
    return tuple(claim for claim in acts if claim.extent is Extent.EVENT) or acts


def _blames(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims that only say who did it: "the army blamed the League" beside what the League is blamed for."""
    return tuple(claim for claim in claims if _realised(claim) and claim.actors and _blames_somebody(claim))


def _blames_somebody(claim: Claim) -> bool:
    return claim.event_type is EventType.ACCUSATION and claim.act is SpeechAct.ACCUSE


def _breaches(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if _realised(claim) and claim.event_type in BREACH_WITHOUT_ACT)


def _harm(incident: Incident, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of people hurt where an act was behind it, though nobody says which."""
    return tuple(claim for claim in claims if _realised(claim) and hurt(claim) and (incident.armed or claim.actors))


def _only_denied(incident: Incident, denying: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return denying if incident.armed else ()


def _realised(claim: Claim) -> bool:
    return claim.polarity is Polarity.POSITIVE and claim.mood is Mood.REALISED and claim.act not in _NO_ALLEGATION


def _negative(claim: Claim) -> bool:
    return claim.polarity is Polarity.NEGATIVE and claim.mood is Mood.REALISED and claim.act not in _NO_ALLEGATION


def _denies(claim: Claim, agreement: Agreement) -> bool:
    """Tell whether a claim denies an act or a breach. Not saying whether anybody died, or not knowing, denies nothing."""
    kind = claim.event_type
    about = kind.armed or kind in BREACH_WITHOUT_ACT or forbidden(kind, agreement)
    about = about or (kind is EventType.DENIAL and claim.act is SpeechAct.DENY)
    known = claim.certainty is not Certainty.UNKNOWN and not pattern("unaware", phrases=True).search(fold(claim.quote))
    return about and known and _negative(claim)


def forbidden(kind: EventType, agreement: Agreement) -> bool:
    """Tell whether any clause forbids acts of a type by name."""
    return any(each.kind == "forbidden" and _names(each.acts, kind) for each in agreement.clauses)


def owed_by_deadline(kind: EventType, agreement: Agreement) -> bool:
    """Tell whether any clause owes acts of a type by a deadline."""
    return any(each.kind == "owed" and each.deadline and _names(each.acts, kind) for each in agreement.clauses)


def _names(acts: tuple[str, ...], kind: EventType) -> bool:
    return kind.value in acts or kind.coarse.value in acts


def voice(claim: Claim) -> str:
    """Return what two claims share when one body speaks in both."""
    speaker = claim.speaker
    return speaker.family or speaker.id or fold(speaker.name)


def hurt(claim: Claim) -> bool:
    """Tell whether a claim is about people hurt."""
    return claim.event_type is EventType.CASUALTIES
