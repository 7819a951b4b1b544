"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

CaseFile = Annotated[
    Path, typer.Option("--case", metavar="CASE", envvar="TRUCEWATCH_CASE", help="The case: one file that holds all.")
]
SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", metavar="FILE", envvar="TRUCEWATCH_SETTINGS", help="A TOML file of settings."),
]
