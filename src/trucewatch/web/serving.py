"""Run the desk for the browsers of this machine until it is stopped."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import uvicorn

from trucewatch.desk.desk import Desk
from trucewatch.desk.settings import Settings
from trucewatch.model import InputError
from trucewatch.web.app import make_app
from trucewatch.web.house import House


class _Server(uvicorn.Server):
    """Says where the desk is once it listens: with port 0 the system chooses the number."""

    def __init__(self, config: uvicorn.Config, tell: Callable[[str], None], token: str) -> None:
        super().__init__(config)
        self._tell = tell
        self._token = token

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets)  # type: ignore[arg-type]
        if self.started:
            port = self.servers[0].sockets[0].getsockname()[1]
            link = f"http://{self.config.host}:{port}/open/{self._token}"
            self._tell(f"The desk is open. This link opens it in one browser, once:\n{link}\nCtrl-C closes it.")


def serve(case: Path, settings: Settings, *, port: int, tell: Callable[[str], None]) -> None:
    """Serve a case on the loopback address; ``tell`` is given lines for the person.

    Raises:
        InputError: the port cannot be opened.
    """
    house = House(Desk(case, settings), case)
    line = house.desk.bring_up_to_date()
    if line is not None:
        tell(line)
    config = uvicorn.Config(
        make_app(house),
        host="127.0.0.1",
        port=port,
        access_log=False,  # an address may be an id at most, but who looked at what is nobody's business
        log_level=logging.WARNING,
        server_header=False,
        date_header=False,
        timeout_keep_alive=30,
    )
    server = _Server(config, tell, house.sessions.new_link())
    try:
        server.run()
    except KeyboardInterrupt:
        # The usual way to close a desk; every decision was on the disk before it was answered.
        tell("The desk is closed.")
    except SystemExit as error:
        raise InputError(
            f"port {port} cannot be opened; another program uses it, or give another with --port"
        ) from error
