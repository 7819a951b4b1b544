"""The command lines that the documents show."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from scripts import make_reference

ROOT = Path(__file__).parents[2]
TASKS = ("python3 tasks.py demo", "python3 tasks.py test")


def pages() -> list[Path]:
    """Return the pages that show command lines to type."""
    by_hand = [page for page in (ROOT / "docs").rglob("*.md") if page.parent.name != "reference"]
    return sorted([ROOT / "README.md", ROOT / "examples/README.md", *by_hand])


def shown(page: Path) -> list[str]:
    """Return the trucewatch command lines of a page's code blocks, continuation lines joined."""
    text = page.read_text("utf-8").replace("\\\n", " ")
    return re.findall(r"(?m)^    (?:\$ )?(trucewatch [a-z].*)$", text)


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_shown_commands_exist(page: Path) -> None:
    """Every command line that a page shows names a command and options that the program has."""
    group = make_reference.command_group()
    for line in shown(page):
        _, name, *arguments = shlex.split(line.split(" > ")[0].split(" | ")[0], comments=True)
        command = group.commands.get(name)
        assert command is not None, line
        context = typer.Context(command, info_name=name)
        command.make_parser(context).parse_args([argument for argument in arguments if argument != "..."])


def test_readme_shows_the_two_commands() -> None:
    """The README names the two commands that set everything up, and the tasks exist."""
    readme = (ROOT / "README.md").read_text("utf-8")
    tasks = (ROOT / "tasks.py").read_text("utf-8")
    assert [task for task in TASKS if task not in readme] == []
    assert [task for task in TASKS if f'"{task.split()[-1]}"' not in tasks] == []


def test_continuous_integration_runs_the_tests() -> None:
    """What runs on every change is the README's own second command."""
    script = ROOT / ".ci/run"
    assert "python3 tasks.py test" in script.read_text("utf-8")
    assert script.stat().st_mode & 0o111


def test_the_tutorial_runs(tmp_path: Path) -> None:
    """Every command line of the tutorial that names no record of one's own does what it says."""
    for name in ("examples", "theatres", "agreements"):
        shutil.copytree(ROOT / name, tmp_path / name)
    lines = [line for line in shown(ROOT / "docs/tutorial.md") if " ID " not in line]
    assert len(lines) > 4
    program = str(Path(sys.executable).parent / "trucewatch")
    for line in lines:
        done = subprocess.run(
            [program, *shlex.split(line)[1:]], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert done.stdout.strip() or " --to " in line
    assert (tmp_path / "tutorial.html").stat().st_size > 10_000
