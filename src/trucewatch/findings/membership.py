"""Who belonged to which party or group left out at a time, as far as the time is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from trucewatch.findings.standing import Membership
from trucewatch.findings.window import Window
from trucewatch.model import Agreement, ExcludedGroup, Party
from trucewatch.model import Membership as Dated
from trucewatch.registers.folding import fold

G = TypeVar("G", Party, ExcludedGroup)


def has_members(agreement: Agreement) -> bool:
    """Tell whether anybody belonged to a party or group left out for a time only."""
    return any(group.members for group in _groups(agreement))


def _groups(agreement: Agreement) -> tuple[Party | ExcludedGroup, ...]:
    return (*agreement.parties, *agreement.excluded)


def membership(agreement: Agreement, window: Window) -> Membership:
    """Return who belonged to whom over the whole of a stretch of time.

    Who belonged to somebody for a part of it only, or where the time is not known well enough, is left open.
    """
    first, last = window.days(agreement.zone)
    parties = tuple(_with_members(party, first, last) for party in agreement.parties)
    excluded = tuple(_with_members(group, first, last) for group in agreement.excluded)
    doubtful = frozenset(
        word
        for group in _groups(agreement)
        for one in group.members
        if _touches(one, first, last) and not _covers(one, first, last)
        for word in _words(one)
    )
    return Membership(replace(agreement, parties=parties, excluded=excluded), doubtful)


def _with_members(group: G, first: date | None, last: date | None) -> G:
    held: list[Dated] = [one for one in group.members if _covers(one, first, last)]
    return replace(
        group,
        actors=(*group.actors, *(actor for one in held for actor in one.actors)),
        names=(*group.names, *(name for one in held for name in one.names)),
    )


def _covers(one: Dated, first: date | None, last: date | None) -> bool:
    begins = one.since is None or (first is not None and one.since <= first)
    return begins and (one.until is None or (last is not None and last <= one.until))


def _touches(one: Dated, first: date | None, last: date | None) -> bool:
    starts = one.since is None or last is None or one.since <= last
    return starts and (one.until is None or first is None or first <= one.until)


def _words(one: Dated) -> Iterator[str]:
    yield from one.actors
    yield from map(fold, one.names)
