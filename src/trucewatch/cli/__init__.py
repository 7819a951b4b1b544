"""The command line."""

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        # Loading takes a moment, and a person may stop it there too.
        from trucewatch.cli.commands import app
    except KeyboardInterrupt:
        sys.stderr.write("trucewatch: interrupted before anything was read or written\n")
        sys.exit(130)
    app(prog_name="trucewatch")
