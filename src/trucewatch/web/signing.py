"""Whose name a decision is signed with, and the links that let another browser in."""

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


def one_time_link(here: Visit) -> str:
    """Return an address that opens the desk in one more browser of this machine, once.

    Raises:
        InputError: the desk is a team's, where each person signs in.
    """
    return f"{here.request.url.scheme}://{here.request.url.netloc}/open/{here.house.sessions.new_link()}"
