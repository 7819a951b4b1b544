"""The page a form was sent from, to go back to."""

from __future__ import annotations

from trucewatch.model import InputError


def own_page(back: str) -> str:
    """Return where to go back to: a path of this desk and nothing else.

    Raises:
        InputError: it leads elsewhere.

    >>> own_page("/incidents/i-1?done=d-1#history")
    '/incidents/i-1?done=d-1'
    """
    if not back.startswith("/") or back.startswith(("//", "/\\")) or any(ord(one) < 33 for one in back):
        raise InputError("back: this is no page of the desk")
    return back.partition("#")[0]
