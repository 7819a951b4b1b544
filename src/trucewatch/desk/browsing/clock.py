"""The agreement's clock: what state it is in on a day, and which day of it that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from trucewatch.desk.browsing.views import Clock
from trucewatch.model import Agreement, AgreementState, AgreementStatus


def clock_on(agreement: Agreement | None, day: date, zone: str) -> Clock:
    """Return the clock of a day; ``zone`` is that of a case without an agreement.

    Days count in the agreement's own zone.
    """
    if agreement is None:
        return Clock(day, None, zone, None, None, None, None)
    own = ZoneInfo(agreement.zone)
    statuses = sorted(agreement.statuses, key=lambda status: (status.since, status.state.value))
    days = [status.since.astimezone(own).date() for status in statuses]
    begun = [status for status, first in zip(statuses, days, strict=True) if first <= day]
    ahead = [
        first
        for status, first in zip(statuses, days, strict=True)
        if first > day and status.state is AgreementState.IN_FORCE
    ]
    held = begun[-1] if begun else None
    in_force = held is not None and held.state is AgreementState.IN_FORCE
    start = _unbroken(begun)
    since = start if in_force else held
    return Clock(
        day=day,
        title=agreement.title,
        zone=agreement.zone,
        state=None if held is None else held.state,
        since=None if since is None else since.since.astimezone(own),
        number=(day - start.since.astimezone(own).date()).days + 1 if in_force and start else None,
        until_effect=(ahead[0] - day).days if ahead and not in_force else None,
    )


def _unbroken(begun: Sequence[AgreementStatus]) -> AgreementStatus | None:
    """Return the status from which the agreement has been in force without a break."""
    first = None
    for status in reversed(begun):
        if status.state is not AgreementState.IN_FORCE:
            break
        first = status
    return first
