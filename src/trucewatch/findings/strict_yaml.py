"""YAML as people write it by hand, read strictly: plain values with their lines, and no aliases, tags or tricks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Path: TypeAlias = tuple[str | int, ...]

DEEPEST = 12
"""Levels of lists and mappings. An agreement needs six; the composer below calls itself once a level."""
MOST_PIECES = 20_000
"""Events of the YAML parser. The longest agreement we wrote has under 1,500."""

_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NOTHING = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something a file says that it should not: the line, what was found, and what is wanted."""

    line: int
    found: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Tree:
    """The values of a file, and the line each stands on. Every scalar is the text as written; nothing is converted."""

    value: Value
    lines: tuple[tuple[Path, int], ...]
    faults: tuple[Fault, ...]


def read_tree(text: str) -> Tree:
    r"""Read YAML text into plain values with line numbers; what is not acceptable comes back as faults.

    >>> read_tree("a: 1\nb: [x, y]").value
    {'a': '1', 'b': ['x', 'y']}
    >>> read_tree("a: 1\na: 2").faults[0].found
    'the key "a" stands twice (first on line 1)'
    """
    faults = tuple(_hidden(text)) or tuple(_screen(text))
    if faults:
        return Tree(None, (), faults)
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is None:
        return Tree(None, (), (Fault(1, "the file is empty", "write at least id, title, zone, area and status"),))
    lines: list[tuple[Path, int]] = []
    found: list[Fault] = []
    return Tree(_value(root, (), lines, found), tuple(lines), tuple(found))


def _hidden(text: str) -> Iterator[Fault]:
    """Direction overrides make a line read otherwise than it is stored, so they are refused."""
    for number, line in enumerate(text.splitlines(), 1):
        mark = _HIDDEN.search(line)
        if mark:
            yield Fault(
                number,
                f"a hidden direction mark (U+{ord(mark.group()):04X}) stands in the line",
                "delete it: with it the line reads otherwise than it is stored",
            )


def _screen(text: str) -> Iterator[Fault]:
    """Walk the parser's events, which are made one at a time, before anything is built from them."""
    depth = pieces = documents = 0
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            pieces += 1
            line = event.start_mark.line + 1 if event.start_mark else 1
            documents += isinstance(event, yaml.DocumentStartEvent)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            fault = _refused(event, line) or _too_much(depth, pieces, documents, line)
            if fault:
                yield fault
                return
    except yaml.YAMLError as trouble:
        yield _not_yaml(text, trouble)


def _refused(event: yaml.Event, line: int) -> Fault | None:
    if isinstance(event, yaml.AliasEvent):
        return Fault(
            line, f"an alias (*{event.anchor})", "write the words out: aliases are not read, as they can hide a bomb"
        )
    if not isinstance(event, yaml.NodeEvent):
        return None
    if event.anchor:
        return Fault(line, f"an anchor (&{event.anchor})", "delete it: anchors and aliases are not read")
    tag = getattr(event, "tag", None)
    if tag:
        return Fault(line, f"a tag ({tag})", "delete it: every value is read as text")
    return None


def _too_much(depth: int, pieces: int, documents: int, line: int) -> Fault | None:
    if depth > DEEPEST:
        return Fault(
            line, f"more than {DEEPEST} levels of nesting", "an agreement needs six levels: check the brackets"
        )
    if pieces > MOST_PIECES:
        return Fault(line, f"more than {MOST_PIECES} values", "split the file, or check that it is an agreement")
    if documents > 1:
        return Fault(line, "a second document (---)", "keep one agreement in a file")
    return None


def _not_yaml(text: str, trouble: yaml.YAMLError) -> Fault:
    mark = getattr(trouble, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    rows = text.splitlines()
    row = rows[line - 1] if 0 < line <= len(rows) else ""
    if "\t" in row:
        return Fault(line, "a tab", "indent with spaces: YAML does not allow tabs")
    position = getattr(trouble, "position", None)
    if mark is None and isinstance(position, int):
        line = text.count("\n", 0, position) + 1
        return Fault(
            line, "a character that text does not hold (a control character)", "save the file as plain UTF-8 text"
        )
    problem = getattr(trouble, "problem", None) or "text that is not YAML"
    return Fault(
        line,
        f"the line cannot be read ({problem})",
        "check indentation, colons and quotation marks on this line and the one above",
    )


def _value(node: yaml.Node, path: Path, lines: list[tuple[Path, int]], faults: list[Fault]) -> Value:
    lines.append((path, node.start_mark.line + 1))
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, number), lines, faults) for number, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines, faults)
    words = str(node.value)
    plain = isinstance(node, yaml.ScalarNode) and node.style is None
    return None if plain and words in _NOTHING else words


def _mapping(
    node: yaml.MappingNode, path: Path, lines: list[tuple[Path, int]], faults: list[Fault]
) -> dict[str, Value]:
    values: dict[str, Value] = {}
    seen: dict[str, int] = {}
    for key, item in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            faults.append(Fault(line, "a key that is not a word", "write a word before the colon"))
            continue
        name = str(key.value)
        if name in seen:
            faults.append(
                Fault(
                    line,
                    f'the key "{name}" stands twice (first on line {seen[name]})',
                    "keep one of them: the other would be lost",
                )
            )
            continue
        seen[name] = line
        values[name] = _value(item, (*path, name), lines, faults)
        # a value's line is its key's line: that is where a person looks, even where a list starts on the next one
        lines.append(((*path, name), line))
    return values
