"""Ctrl-C while the program loads, and while it ends.

A command says itself what an interruption means for the case (see ``outcome``). Before it begins nothing was read or
written, so the program may end on the spot; Python's own way, an exception between any two instructions, would come
up inside the loading of a library, as a traceback, or be swallowed there.
"""

from __future__ import annotations

import os
import signal
from types import FrameType


def stop_at_once() -> None:
    """From here on Ctrl-C says one line and ends with exit code 130."""
    signal.signal(signal.SIGINT, _leave)


def stop_as_the_command_says() -> None:
    """From here on Ctrl-C is the running command's to answer; does nothing where ``stop_at_once`` was not called."""
    if signal.getsignal(signal.SIGINT) is _leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def stop_silently() -> None:
    """From here on all was told, and Ctrl-C ends what Python still has to do."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Say one line, by the system's own call: a stream may be half-written by whatever was interrupted."""
    os.write(2, b"trucewatch: interrupted before anything was read or written\n")
    os._exit(130)
