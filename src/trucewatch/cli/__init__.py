"""The command line."""

from trucewatch.cli.commands import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line and leave with its exit code."""
    app(prog_name="trucewatch")
