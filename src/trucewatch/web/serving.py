"""Run the desk for the browsers of this machine until it is stopped."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from trucewatch.desk.desk import Desk
from trucewatch.desk.members import MemberRole, Members
from trucewatch.desk.settings import Settings
from trucewatch.model import InputError, TrucewatchError
from trucewatch.web.accounts_sessions import TeamSessions
from trucewatch.web.app import make_app
from trucewatch.web.guards import LOOPBACK
from trucewatch.web.house import House
from trucewatch.web.warming import warm_beside

_WHY = {
    errno.EADDRINUSE: "another program is there, perhaps this desk; close it, or give another port with --port (0: any)",
    errno.EACCES: "this user may not open it; give a port above 1023 with --port",
    errno.EADDRNOTAVAIL: "this machine does not have that address; give one of its own with --address",
}
OWN_ADDRESSES = frozenset({"127.0.0.1", "::1", "localhost"})


class _Server(uvicorn.Server):
    """Says where the desk is once it listens: with port 0 the system chooses the number."""

    def __init__(self, config: uvicorn.Config, tell: Callable[[str], None], token: str | None, house: House) -> None:
        super().__init__(config)
        self._tell = tell
        self._token = token
        self._house = house

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets)  # type: ignore[arg-type]
        if self.started:
            port = self.servers[0].sockets[0].getsockname()[1]
            scheme = "https" if self.config.ssl_certfile else "http"
            link = f"{scheme}://{self.config.host}:{port}/" + (f"open/{self._token}" if self._token else "sign-in")
            how = "This link opens it in one browser, once:" if self._token else "The team signs in here:"
            self._tell(f"The desk is open. {how}\n{link}\nCtrl-C closes it.")
            left = self._house.imports.go_on()
            if left:
                self._tell(
                    f"{left} interrupted {'import goes' if left == 1 else 'imports go'} on; see the page Import."
                )
            warm_beside(self._house)


@dataclass(frozen=True, slots=True)
class Open:
    """How a desk is opened: for one person on this machine, or for a ``team`` with accounts.

    ``address`` is where it listens, ``names`` are further host names it answers to (of a proxy before it).
    ``certificate`` and ``key`` are files for https, which every address but this machine's own needs.
    """

    port: int
    team: bool = False
    address: str = "127.0.0.1"
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None


def house_of(case: Path, settings: Settings, how: Open) -> House:
    """Return the house of a desk that is opened so.

    Raises:
        InputError: it would be open to others without accounts, or passwords would cross a network in the clear.
    """
    own = how.address in OWN_ADDRESSES
    if not own and not how.team:
        raise InputError(f"{how.address}: a desk without accounts answers on this machine only; add --team")
    if not own and (how.certificate is None or how.key is None):
        raise InputError(
            f"{how.address}: passwords would cross the network in the clear; give --certificate and --key, "
            "or put a proxy with https before the desk and leave it on 127.0.0.1"
        )
    desk = Desk(case, settings)
    if not how.team:
        return House(desk, case)
    members = Members(case)
    if not any(one.role is MemberRole.ADMIN and one.enabled for one in members.all()):
        raise InputError(
            f'nobody can keep the accounts yet; make the first: trucewatch account add "NAME" --role admin --case {case}'
        )
    return House(desk, case, TeamSessions(members), hosts=(*LOOPBACK, how.address, *how.names))


def serve(case: Path, settings: Settings, how: Open, tell: Callable[[str], None]) -> None:
    """Serve a case until it is stopped; ``tell`` is given lines for the person.

    Raises:
        InputError: it must not be opened so.
        TrucewatchError: the port cannot be opened.
    """
    house = house_of(case, settings, how)
    line = house.desk.bring_up_to_date()
    if line is not None:
        tell(line)
    config, trouble = _config(house, how), _Trouble()
    logging.getLogger("uvicorn.error").addFilter(trouble)
    server = _Server(config, tell, None if how.team else house.sessions.new_link(), house)
    try:
        server.run()
    except KeyboardInterrupt:
        # The usual way to close a desk; every decision was on the disk before it was answered.
        tell("The desk is closed.")
    except SystemExit as error:
        raise TrucewatchError(f"{how.address}, port {how.port}: {trouble.said}") from error


class _Trouble(logging.Filter):
    """Keeps why a port cannot be opened, which the server would only log, in its own words, before it ends."""

    said = "it cannot be opened"

    def filter(self, record: logging.LogRecord) -> bool:
        if not isinstance(record.msg, OSError):
            return True
        self.said = _WHY.get(record.msg.errno or 0, f"it cannot be opened ({record.msg.strerror})")
        return False


def _config(house: House, how: Open) -> uvicorn.Config:
    return uvicorn.Config(
        make_app(house),
        host=how.address,
        port=how.port,
        ssl_certfile=how.certificate,
        ssl_keyfile=how.key,
        access_log=False,  # an address may be an id at most, but who looked at what is nobody's business
        log_level=logging.WARNING,
        server_header=False,
        date_header=False,
        timeout_keep_alive=30,
    )
