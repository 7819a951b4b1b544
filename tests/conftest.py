"""What every test shares: no network but this machine's own, and laws that try the same examples everywhere."""

from __future__ import annotations

import sys

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("steady")


# A test may ask a server of its own on this machine, by number: a name would have to be looked up.
_THIS_MACHINE = frozenset({"127.0.0.1", b"127.0.0.1", "::1", b"::1"})


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse to look up or reach another machine; sockets between local processes have no host."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if host not in _THIS_MACHINE:
        raise RuntimeError(f"nothing leaves the machine: {event} {arguments[1:]!r}")


sys.addaudithook(_refuse_network)
