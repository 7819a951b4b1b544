"""The command that keeps a team's accounts. A password is typed or piped in, never an argument."""

from __future__ import annotations

import getpass
import sys
from enum import StrEnum
from typing import Annotated

import typer

from trucewatch.cli.options import CaseFile
from trucewatch.model.errors import InputError

_CONSOLE = "the console"


class Action(StrEnum):
    """What can be done with accounts."""

    ADD = "add"
    LIST = "list"
    ROLE = "role"
    PASSWORD = "password"  # noqa: S105 -- what is done, not a password
    KEEP_OUT = "keep-out"
    LET_IN = "let-in"


class Role(StrEnum):
    """What somebody may do."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    ADMIN = "admin"


def account(
    action: Annotated[Action, typer.Argument(help="What to do.")],
    case: CaseFile,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Whose account, as decisions are signed.")] = None,
    role: Annotated[
        Role | None, typer.Option(help="viewer looks, analyst decides, reviewer verifies, admin keeps accounts.")
    ] = None,
) -> None:
    """Keep the accounts of a team, in a file beside the case that no export holds.

    A password is asked for, or read as one line from standard input.

    Example: trucewatch account add "Ines Fohr" --role reviewer --case front.case
    """
    from trucewatch.desk.members import MemberRole, Members

    members = Members(case)
    if action is Action.LIST:
        for member in members.all():
            typer.echo("\t".join((member.name, member.role.value, *(() if member.enabled else ("kept out",)))))
        return
    if name is None:
        raise InputError(
            f'account {action.value} needs a name: trucewatch account {action.value} "Ines Fohr" --case FILE'
        )
    given = None if role is None else MemberRole(role.value)
    if action is Action.ADD:
        if not case.exists():
            raise InputError(f"{case}: there is no case here; make one with: trucewatch run REPORTS... --case {case}")
        made = members.add(name, given or MemberRole.VIEWER, _password(), _CONSOLE)
        typer.echo(f"{made.name} can sign in as {made.role.value}")
    elif action is Action.PASSWORD:
        members.set_password(name, _password(), _CONSOLE)
        typer.echo(f"{name} has another password; open sessions of the account have ended")
    elif action is Action.ROLE:
        if given is None:
            raise InputError("account role needs --role viewer, analyst, reviewer or admin")
        changed = members.change(name, _CONSOLE, role=given)
        typer.echo(f"{changed.name} is {changed.role.value} from the next click on")
    else:
        changed = members.change(name, _CONSOLE, enabled=action is Action.LET_IN)
        typer.echo(f"{changed.name} {'can sign in' if changed.enabled else 'is kept out from the next click on'}")


def _password() -> str:
    """Return the password that is typed twice, or piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("The same again: ") != first:
        raise InputError("the password was not typed the same twice; nothing was changed")
    return first
