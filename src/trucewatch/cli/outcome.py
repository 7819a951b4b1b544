"""How a command ends: what went wrong in one line on standard error, and the exit code."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import typer

from trucewatch.cli.interrupts import stop_as_the_command_says
from trucewatch.cli.plain import shown
from trucewatch.model.errors import InputError, TrucewatchError

P = ParamSpec("P")

INTERRUPTED = 130


def told_plainly(command: Callable[P, None]) -> Callable[P, None]:
    """Let a command end with one clear line and an exit code: 1 could not, 2 wrong usage, 130 interrupted."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            stop_as_the_command_says()
            command(*args, **kwargs)
            sys.stdout.flush()
        except TrucewatchError as error:
            raise _end(str(error), error.exit_code) from None
        except KeyboardInterrupt:
            raise _end(
                "interrupted; what was stored is safe, and the same command goes on from there", INTERRUPTED
            ) from None
        except BrokenPipeError:
            # The reader of our output has what it wanted.
            _abandon_output()
            raise typer.Exit(0) from None
        except OSError as error:
            _abandon_output()
            where = f"{error.filename}: " if error.filename else ""
            raise _end(
                f"{where}{error.strerror or error}; look at the disk and its permissions, and try again", 1
            ) from None
        except MemoryError:
            raise _end("there is not enough memory; give fewer or smaller inputs, or fewer --jobs", 1) from None

    return run


def write_out(pieces: Iterable[str], to: Path | None) -> None:
    """Write text to a file, which appears whole or not at all, or to standard output (no file, or ``-``).

    Raises:
        InputError: the file's folder does not exist, or it cannot be written.
    """
    if to is None or str(to) == "-":
        # The same bytes whatever the terminal's settings, so that two exports can be compared.
        stream = sys.stdout.buffer
        for piece in pieces:
            stream.write(piece.encode("utf-8", "replace"))
        stream.flush()
        return
    if to.is_dir():
        raise InputError(f"{to}: this is a folder; give a file")
    if not to.parent.is_dir():
        raise InputError(f"{to}: the folder {to.parent} does not exist; make it first, or give another file")
    _write_whole(pieces, to)


def _write_whole(pieces: Iterable[str], to: Path) -> None:
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="replace", newline="", dir=to.parent, prefix=f".{to.name}.", delete=False
        ) as page:
            beside = Path(page.name)
            try:
                page.writelines(pieces)
                page.flush()
                os.fsync(page.fileno())
                beside.chmod(0o666 & ~_mask())
                beside.replace(to)
            except BaseException:
                beside.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise InputError(f"{to}: it cannot be written ({error.strerror}); nothing was changed") from error


def _mask() -> int:
    """Return the mask new files get their permissions by; asking for it means setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _abandon_output() -> None:
    """Let nothing more go to standard output: what could not be written would fail once more at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:
        # Standard output is no file, or closed: nothing is flushed into it.
        return


def _end(line: str, code: int) -> typer.Exit:
    for one in line.splitlines():
        typer.echo(f"trucewatch: {shown(one)}", err=True)
    return typer.Exit(code)
