"""Whose name a decision is signed with."""

from __future__ import annotations

from trucewatch.model import InputError
from trucewatch.web.visit import Visit


def signed(here: Visit, given: str = "") -> str:
    """Return the name of who decides; one given with the decision is kept for the next ones.

    Raises:
        InputError: neither the session nor the form has a name.
    """
    if here.person.name:
        return here.person.name
    if not given.strip():
        raise InputError("a decision needs your name: give it in the form, or under Settings")
    return here.house.sessions.name(here.session, given).person.name
