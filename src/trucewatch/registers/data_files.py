"""Reading the registers' data files, with errors that say where, what was found and what is wanted."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from trucewatch.model import RegisterError

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads every value as text: a country code NO is no denial, a version 1.10 no number."""
MAX_BYTES = 64 * 2**20
"""No register file is larger; a larger one is refused before it is read."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a data file: its fields as text or lists of text, and the file and line it stands at."""

    file: Path
    line: int
    fields: dict[str, str | tuple[str, ...]]

    def error(self, found: str, wanted: str) -> RegisterError:
        """Return the error that points at this entry."""
        return RegisterError(f"{self.file}, line {self.line}: found {found}; wanted {wanted}.")

    def text(self, name: str, default: str = "") -> str:
        """Return a field that holds one value."""
        value = self.fields.get(name, default)
        if isinstance(value, tuple):
            raise self.error(f"a list for '{name}'", "one value")
        return value.strip()

    def required(self, name: str) -> str:
        """Return a field that must be there."""
        value = self.text(name)
        if not value:
            raise self.error(f"no '{name}'", f"'{name}' in every entry")
        return value

    def listed(self, name: str) -> tuple[str, ...]:
        """Return a field that holds several values (a YAML list, or text parted by semicolons)."""
        value = self.fields.get(name, ())
        parts = value.split(";") if isinstance(value, str) else value
        return tuple(part.strip() for part in parts if part.strip())

    def number(self, name: str, low: float, high: float) -> float | None:
        """Return a field that holds a number between ``low`` and ``high``, None where it is empty."""
        words = self.text(name)
        if not words:
            return None
        try:
            value = float(words)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise self.error(f"{name} '{words}'", f"a number from {low:g} to {high:g}")
        return value

    def only(self, allowed: frozenset[str]) -> None:
        """Refuse fields nobody reads: they are spelling mistakes."""
        unknown = sorted(set(self.fields) - allowed)
        if unknown:
            raise self.error(f"unknown field '{unknown[0]}'", "one of " + ", ".join(sorted(allowed)))


def read_text(path: Path) -> str:
    """Return the text of a data file. Raises RegisterError when it cannot be read."""
    try:
        raw = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as trouble:
        raise RegisterError(f"{path}: cannot be read ({trouble.strerror}); wanted a readable file.") from trouble
    if raw is None:
        raise RegisterError(f"{path}: found more than {MAX_BYTES >> 20} MiB; wanted a smaller register file.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = raw[: trouble.start].count(b"\n") + 1
        raise RegisterError(f"{path}, line {line}: found bytes that are not UTF-8; wanted a UTF-8 file.") from trouble


def csv_rows(path: Path, columns: frozenset[str], required: frozenset[str]) -> Iterator[Row]:
    """Yield the rows of a CSV file whose first line names its columns."""
    reader = csv.reader(io.StringIO(read_text(path), newline=""))
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(path, header, columns, required)
        for values in reader:
            if values and not values[0].startswith("#"):
                if len(values) != len(header):
                    wanted = f"{len(header)} ({', '.join(header)})"
                    raise Row(path, reader.line_num, {}).error(f"{len(values)} fields", wanted)
                yield Row(path, reader.line_num, dict(zip(header, values, strict=True)))
    except csv.Error as trouble:
        raise RegisterError(f"{path}, line {reader.line_num}: found {trouble}; wanted a CSV file.") from trouble


def _check_header(path: Path, header: list[str], columns: frozenset[str], required: frozenset[str]) -> None:
    here = Row(path, 1, {})
    unknown = [name for name in header if name not in columns]
    missing = sorted(required - set(header))
    if unknown:
        raise here.error(f"unknown column '{unknown[0]}'", "columns among " + ", ".join(sorted(columns)))
    if missing:
        raise here.error(f"no column '{missing[0]}'", "a first line that names " + ", ".join(sorted(required)))


def yaml_rows(path: Path, section: str) -> Iterator[Row]:
    """Yield the entries of a YAML file that holds one list under the key ``section``."""
    for key, value in yaml_sections(path):
        if key.value != section:
            raise _at(path, key).error(f"key '{key.value}'", f"the one key '{section}'")
        if not isinstance(value, yaml.SequenceNode):
            raise _at(path, value).error(_kind(value), f"a list under '{section}'")
        for node in value.value:
            yield yaml_row(path, node)


def yaml_sections(path: Path) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    """Return the top keys of a YAML file with their nodes; an empty file has none."""
    try:
        root = yaml.compose(read_text(path), Loader=_LOADER)
    except yaml.MarkedYAMLError as trouble:
        line = trouble.problem_mark.line + 1 if trouble.problem_mark else 1
        raise RegisterError(f"{path}, line {line}: found {trouble.problem}; wanted valid YAML.") from trouble
    except (yaml.YAMLError, RecursionError) as trouble:
        raise RegisterError(f"{path}: found characters or nesting YAML does not allow; wanted valid YAML.") from trouble
    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode):
        raise _at(path, root).error(_kind(root), "a mapping at the top")
    return list(root.value)


def yaml_row(path: Path, node: yaml.Node) -> Row:
    """Return one YAML mapping as a row: each value is text or a list of text."""
    row = _at(path, node)
    if not isinstance(node, yaml.MappingNode):
        raise row.error(_kind(node), "an entry with named fields")
    for key, value in node.value:
        if key.value in row.fields:
            raise _at(path, key).error(f"'{key.value}' twice", "each field once")
        row.fields[str(key.value)] = yaml_value(path, value)
    return row


def yaml_value(path: Path, node: yaml.Node) -> str | tuple[str, ...]:
    """Return a YAML scalar as text, or a list of scalars as a tuple."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        return tuple(str(item.value) for item in node.value)
    raise _at(path, node).error(_kind(node), "text or a list of text")


def _at(path: Path, node: yaml.Node) -> Row:
    return Row(path, node.start_mark.line + 1, {})


def _kind(node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    return "a list" if isinstance(node, yaml.SequenceNode) else f"'{str(node.value)[:40]}'"
