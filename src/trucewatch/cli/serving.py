"""The command that opens the desk in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from trucewatch.cli.options import CaseFile, SettingsFile
from trucewatch.model.errors import InputError


def serve(
    case: CaseFile,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 lets the system choose one.")] = 8321,
    settings: SettingsFile = None,
) -> None:
    """Open the desk for the browsers of this machine, until Ctrl-C.

    It answers on the loopback address only, and opens by a link that is printed here and works once.

    Example: trucewatch serve --case front.case
    """
    try:
        from trucewatch.web.serving import serve as serve_desk
    except ModuleNotFoundError as error:
        raise InputError(
            f"{error.name} is missing: install the browser desk with: pip install 'trucewatch[web]'"
        ) from error
    from trucewatch.desk.settings import load_settings

    serve_desk(case, load_settings(settings), port=port, tell=typer.echo)
