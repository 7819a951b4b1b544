"""Write docs/reference/ from the program itself, so that it cannot go stale.

python scripts/make_reference.py            write the pages
python scripts/make_reference.py --check    change nothing; exit code 1 where a page is not what the program says

Commands come from the command line's own declarations, vocabularies and records from the model, the agreement file
from its form, errors from the exception tree. What the words of a vocabulary mean stands in meanings.yaml beside
this script; a word without a meaning is an error.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import re
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

import typer
import yaml
from typer.core import TyperGroup

from trucewatch import model
from trucewatch.cli.commands import app
from trucewatch.desk.settings import SecondReaderSettings, Settings
from trucewatch.findings import agreement_form
from trucewatch.model import EventType, errors
from trucewatch.reports import Limits

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "docs" / "reference"
MEANINGS: Final = Path(__file__).resolve().parent / "meanings.yaml"
NOTE: Final = "<!-- Made by scripts/make_reference.py from the program; edit that, not this. -->"


class MissingMeaning(Exception):
    """A word of a vocabulary has no meaning written down, or a meaning has no word."""


def main(arguments: list[str] | None = None) -> int:
    """Write or check the pages; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing, only compare")
    check = parser.parse_args(arguments).check
    try:
        pages = {f"{name}.md": "\n".join([NOTE, "", *lines]) + "\n" for name, lines in reference_pages()}
    except MissingMeaning as trouble:
        print(f"make_reference: {trouble}", file=sys.stderr)
        return 1
    stale = [name for name, text in pages.items() if not same(FOLDER / name, text)]
    stray = sorted(path.name for path in FOLDER.glob("*.md") if path.name not in pages)
    if check:
        for name in [*stale, *stray]:
            print(f"docs/reference/{name} is not what the program says: run python scripts/make_reference.py")
        return 1 if stale or stray else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (FOLDER / name).write_text(pages[name], encoding="utf-8", newline="\n")
        print(f"wrote docs/reference/{name}")
    for name in stray:
        (FOLDER / name).unlink()
        print(f"removed docs/reference/{name}")
    return 0


def same(path: Path, text: str) -> bool:
    """Tell whether a page holds this text already."""
    return path.exists() and path.read_text(encoding="utf-8") == text


def reference_pages() -> Iterator[tuple[str, list[str]]]:
    """Yield each page's name and lines."""
    yield "commands", list(commands_page())
    yield "vocabulary", list(vocabulary_page())
    yield "records", list(records_page())
    yield "agreement-file", list(agreement_page())
    yield "settings", list(settings_page())
    yield "errors", list(errors_page())


def command_group() -> TyperGroup:
    """Return the program's commands as declared."""
    group = typer.main.get_command(app)
    if not isinstance(group, TyperGroup):
        raise TypeError(f"the program has one command only: {group!r}")
    return group


def commands_page() -> Iterator[str]:
    """Yield the page on the commands, from their own declarations."""
    group = command_group()
    yield "# Commands\n"
    yield "`trucewatch COMMAND --help` says the same at the prompt.\n"
    top = typer.Context(group, info_name="trucewatch")
    for name in group.list_commands(top):
        command = group.commands[name]
        if command.hidden:
            continue
        context = typer.Context(command, info_name=name, parent=top)
        yield f"## {name}\n"
        yield f"    trucewatch {name} {' '.join(command.collect_usage_pieces(context))}\n"
        yield inspect.cleandoc(command.help or "").replace("\f", "").strip() + "\n"
        yield "| | |\n|---|---|"
        for parameter in command.get_params(context):
            names, help_text = parameter.get_help_record(context) or (parameter.name or "", "")
            if names.endswith("--help"):
                continue
            names = re.sub(r" <(list\[)?(Path|str)\]?>", "", names)
            cells = [cell.replace("|", r"\|") for cell in (f"`{names}`", " ".join(help_text.split()))]
            yield f"| {cells[0]} | {cells[1]} |"
        yield ""


def vocabulary_page() -> Iterator[str]:
    """Yield the page on the closed vocabularies: every word with what it means."""
    written = yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))
    kinds = [kind for _, kind in sorted(vars(model).items()) if inspect.isclass(kind) and issubclass(kind, StrEnum)]
    strangers = sorted(set(written) - {kind.__name__ for kind in kinds})
    if strangers:
        raise MissingMeaning(f"meanings.yaml has {strangers[0]}, which the model has not")
    yield "# Vocabularies\n"
    yield "Every closed list of words that records, exports and agreement files use."
    yield "A word says what was *said*; none of them says what happened.\n"
    for kind in kinds:
        yield from of_vocabulary(kind, written.get(kind.__name__, {}))


def of_vocabulary(kind: type[StrEnum], meanings: dict[str, str]) -> Iterator[str]:
    """Yield one vocabulary as a table."""
    words = [word.value for word in kind]
    for odd in sorted(set(words) ^ set(meanings)):
        raise MissingMeaning(f"{kind.__name__}: '{odd}' stands in only one of model and meanings.yaml")
    yield f"## {kind.__name__}\n"
    yield first_paragraph(kind) + "\n"
    if kind is EventType:
        yield "| word | counts as | armed act | meaning |\n|---|---|---|---|"
        for event in EventType:
            coarser = "" if event.coarse is event else f"`{event.coarse.value}`"
            yield f"| `{event.value}` | {coarser} | {'yes' if event.armed else ''} | {meanings[event.value]} |"
    else:
        yield "| word | meaning |\n|---|---|"
        for word in words:
            yield f"| `{word}` | {meanings[word]} |"
    yield ""


def records_page() -> Iterator[str]:
    """Yield the page on the records, from the frozen classes themselves."""
    yield "# Records\n"
    yield "The nouns that every room hands on. They are frozen, and ids derive from content."
    yield "How they look in a file is told in [export](../how-to/export.md).\n"
    for name, record in sorted(vars(model).items()):
        if not (inspect.isclass(record) and dataclasses.is_dataclass(record)):
            continue
        yield f"## {name}\n"
        yield without_examples(record) + "\n"
        yield "| field | type |\n|---|---|"
        for field in dataclasses.fields(record):
            yield f"| `{field.name}` | `{str(field.type).replace('|', 'or')}` |"
        yield ""


def agreement_page() -> Iterator[str]:
    """Yield the page on the agreement file, from its form."""
    yield "# The agreement file\n"
    yield "A YAML file with these keys; a key that is not here is refused with its line and the nearest one that is."
    yield "How to write one is told in [write an agreement](../how-to/write-an-agreement.md).\n"
    for path, form in agreement_form.FORMS:
        yield f"## {'.'.join(path) or 'top level'}\n"
        yield without_examples(form) + "\n"
        yield "| key | must be there |\n|---|---|"
        for key, field in form.model_fields.items():
            yield f"| `{key}` | {'yes' if field.is_required() else ''} |"
        yield ""
    yield f"Clause kinds: {listed(agreement_form.CLAUSE_KINDS)}. Exceptions: {listed(agreement_form.EXCEPTIONS)}."
    yield f"`by` and `toward` take party ids or `{agreement_form.ANY_PARTY}`;"
    yield f"`toward` also {listed(agreement_form.PROTECTED)}."


def settings_page() -> Iterator[str]:
    """Yield the page on the settings file, from the records it is read into."""
    yield "# Settings\n"
    yield "A TOML file given with `--settings`, or named by the environment variable `TRUCEWATCH_SETTINGS`."
    yield "What it does not name keeps its default. An example:\n"
    yield '    jobs = 2\n    zone = "Asia/Damascus"\n\n    [limits]\n    zip_bytes = 104857600\n'
    records = (("Top level", Settings), ("second_reader", SecondReaderSettings), ("limits", Limits))
    for heading, record in records:
        yield f"## {heading}\n"
        yield without_examples(record) + "\n"
        yield "| setting | default |\n|---|---|"
        for field in dataclasses.fields(record):
            default = "" if field.default in (None, (), "", dataclasses.MISSING) else f"`{field.default}`"
            yield f"| `{field.name}` | {default} |"
        yield ""


def errors_page() -> Iterator[str]:
    """Yield the page on the errors: the tree, and what each is for."""
    tree = inspect.getdoc(errors) or ""
    yield "# Errors\n"
    yield "Trouble with what was read (a broken PDF, a wrong encoding) is no error:"
    yield "it is kept as a problem, counted and shown."
    yield "Errors are for what the person at the desk can mend.\n"
    yield "```"
    yield tree
    yield "```\n"
    for name, error in vars(errors).items():
        if inspect.isclass(error) and issubclass(error, errors.TrucewatchError):
            yield f"- `{name}`: {first_paragraph(error)}"


def listed(words: tuple[str, ...]) -> str:
    """Return words as code, parted by commas."""
    return ", ".join(f"`{word}`" for word in words)


def first_paragraph(thing: type) -> str:
    """Return the first paragraph of a docstring on one line."""
    return " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split())


def without_examples(thing: type) -> str:
    """Return a docstring up to its first doctest."""
    text = (inspect.getdoc(thing) or "").split(">>>")[0]
    return text.replace("``", "`").strip()


if __name__ == "__main__":
    sys.exit(main())
