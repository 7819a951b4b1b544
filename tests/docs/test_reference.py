"""The reference says what the program says, and documents all of it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import pytest

from scripts import make_reference
from trucewatch.model import EventType, Mood, Standing, Verdict

ROOT = Path(__file__).parents[2]


def test_reference_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    """docs/reference/ is what make_reference.py writes now."""
    assert make_reference.main(["--check"]) == 0, capsys.readouterr().out


def test_every_command_is_documented() -> None:
    """Every command of the program has a section in the reference, and every option a row."""
    group = make_reference.command_group()
    page = (ROOT / "docs/reference/commands.md").read_text("utf-8")
    assert [name for name in group.commands if f"## {name}\n" not in page] == []
    options = [option for command in group.commands.values() for param in command.params for option in param.opts]
    assert [option for option in options if option.startswith("--") and option not in page] == []


def test_every_command_says_what_it_does() -> None:
    """No command and no option is without help."""
    group = make_reference.command_group()
    mute = [name for name, command in group.commands.items() if not command.help]
    mute += [
        f"{name} {param.name}"
        for name, command in group.commands.items()
        for param in command.params
        if not getattr(param, "help", None)
    ]
    assert mute == []


@pytest.mark.parametrize("kind", [EventType, Mood, Standing, Verdict])
def test_every_word_is_documented(kind: type[StrEnum]) -> None:
    """Every verdict, standing, event type and mood is in the reference with what it means."""
    page = (ROOT / "docs/reference/vocabulary.md").read_text("utf-8")
    section = page.split(f"## {kind.__name__}\n")[1].split("\n## ")[0]
    rows = {
        line.split("|")[1].strip(" `"): line.split("|")[-2].strip()
        for line in section.splitlines()
        if line.startswith("| `")
    }
    assert {word.value for word in kind} == set(rows)
    assert all(len(meaning) > 10 for meaning in rows.values())


def test_every_verdict_and_standing_is_in_the_glossary() -> None:
    """The glossary names every verdict and every standing."""
    page = (ROOT / "docs/glossary.md").read_text("utf-8").lower()
    words = [word.value.replace("_", " ") for kind in (Verdict, Standing) for word in kind]
    assert [word for word in words if word not in page] == []
