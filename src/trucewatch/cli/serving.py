"""The command that opens the desk in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.cli.options import CaseFile, SettingsFile
from trucewatch.model.errors import InputError


def serve(  # noqa: PLR0913 -- a command's options are its arguments
    case: CaseFile,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 lets the system choose one.")] = 8321,
    settings: SettingsFile = None,
    *,
    team: Annotated[
        bool, typer.Option("--team", help="Ask for accounts: see the command account. Without it, one person.")
    ] = False,
    address: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen, with --team.")] = "127.0.0.1",
    host_name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A host name to answer to, of a proxy before the desk.")
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The certificate for https, which other addresses need.")
    ] = None,
    key: Annotated[Path | None, typer.Option(metavar="FILE", help="The certificate's key.")] = None,
) -> None:
    """Open the desk for the browsers of this machine, or for a team, until Ctrl-C.

    Without --team it answers on the loopback address only, and opens by a link that is printed here and works once.

    Example: trucewatch serve --case front.case
    """
    try:
        from trucewatch.web.serving import Open
        from trucewatch.web.serving import serve as serve_desk
    except ModuleNotFoundError as error:
        raise InputError(
            f"{error.name} is missing: install the browser desk with: pip install 'trucewatch[web]'"
        ) from error
    from trucewatch.desk.settings import load_settings

    how = Open(port, team, address, tuple(host_name or ()), certificate, key)
    serve_desk(case, load_settings(settings), how, typer.echo)
