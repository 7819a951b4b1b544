"""Who says it in wire copy from many wars: sentences of ours, written down with what is right before they were read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.unit.claims.cases import Case, over
from tests.unit.claims.reading import called, read

LINES = [json.loads(line) for line in Path(__file__).with_name("wire_copy.jsonl").read_text("utf-8").splitlines()]
_LISTS = ("relays", "joint")


def spoken() -> Iterator[Case]:
    """Yield the sentences in which somebody says something."""
    for line in LINES:
        if "silent" not in line:
            fields: dict[str, Any] = {key: tuple(line[key]) for key in _LISTS if key in line}
            yield Case(**{**line, **fields})


@over(spoken())
def test_who_says_it_in_wire_copy(case: Case) -> None:
    """The innermost voice speaks, those it came through are relays, and what is denied or unsure stays so."""
    assert case.differences() == []


@pytest.mark.parametrize(("text", "speaker"), [(line["text"], line["silent"]) for line in LINES if "silent" in line])
def test_who_says_nothing_in_wire_copy(text: str, speaker: str) -> None:
    """Who has no comment, would not be drawn or cannot be reached says nothing, and no claim is theirs."""
    got = read(text)
    silent = [one.speaker for one in got.attributions if one.said_nothing and one.speaker is not None]
    assert any(called(one, *speaker.split("|")) for one in silent)
    assert not [claim for claim in got.claims if called(claim.speaker, *speaker.split("|"))]
