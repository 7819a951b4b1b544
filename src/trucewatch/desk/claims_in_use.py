"""Which claims incidents, tallies and findings rest on."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.ledger import Overlay
from trucewatch.model import Claim, Standing

_STOOD_BEHIND = (Standing.CONFIRMED, Standing.VERIFIED)


def in_use(claims: Sequence[Claim], overlay: Overlay) -> tuple[Claim, ...]:
    """Return the claims that incidents, tallies and findings rest on.

    Left out are a second reader's lone proposal until a person confirms it, and a claim that a person rejected.
    """
    return tuple(claim for claim in claims if _counts(claim, overlay.standing(claim)))


def _counts(claim: Claim, standing: Standing) -> bool:
    return standing in _STOOD_BEHIND if claim.proposed_alone else standing is not Standing.REJECTED
