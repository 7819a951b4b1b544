"""The command line."""

from trucewatch.cli.interrupts import stop_at_once, stop_silently

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave with its exit code."""
    stop_at_once()  # loading takes a moment, and a person may stop it there too
    from trucewatch.cli.commands import app

    try:
        app(prog_name="trucewatch")
    finally:
        stop_silently()
