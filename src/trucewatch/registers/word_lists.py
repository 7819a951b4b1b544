"""Named lists of plain words that the finders work with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from trucewatch.registers.data_files import Row, yaml_sections, yaml_value

WordLists = Mapping[str, frozenset[str]]


def read_word_lists(path: Path) -> WordLists:
    """Read a YAML file of word lists by name. Raises RegisterError."""
    lists: dict[str, frozenset[str]] = {}
    for key, node in yaml_sections(path):
        row = Row(path, key.start_mark.line + 1, {"words": yaml_value(path, node)})
        words = row.listed("words")
        if not words or any(word != word.lower() for word in words):
            raise row.error(f"no words or capitals under '{key.value}'", "a list of words in small letters")
        lists[str(key.value)] = frozenset(words)
    return lists
