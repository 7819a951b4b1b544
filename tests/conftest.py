"""What every test shares: no network, and laws that try the same examples on every machine."""

from __future__ import annotations

import sys

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("steady")


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse to look up or reach another machine; sockets between local processes have no host."""
    if event == "socket.getaddrinfo" or (event == "socket.connect" and isinstance(arguments[1], tuple)):
        raise RuntimeError(f"nothing leaves the machine: {event} {arguments[1:]!r}")


sys.addaudithook(_refuse_network)
