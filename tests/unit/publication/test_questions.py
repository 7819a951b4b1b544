"""What cannot be told, and why."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.publication import builders
from trucewatch.publication.briefing import CaseFile
from trucewatch.publication.questions import questions
from trucewatch.publication.sitrep import Bullets, Group, Section, Table


def made() -> Section:
    """Return the questions about the day's incidents."""
    return questions(CaseFile(builders.briefing()), (builders.SHELLING, builders.SATURDAY))


def test_an_open_verdict_asks_for_what_is_missing() -> None:
    """A verdict that cannot tell becomes a question; one that can does not."""
    table = made().blocks[0]
    assert isinstance(table, Table)
    (row,) = table.rows
    assert row.cells[0][0][0].anchor == builders.SHELLING.id
    assert [line[-1].text for line in row.cells[1]] == ["Who fired?", "whether the army fired"]
    assert row.cells[2][0][0].text == "Who fired is disputed."


def test_what_a_source_did_not_say_is_shown_with_its_words() -> None:
    """An empty statement is quoted as such and is never counted as a no."""
    group = next(block for block in made().blocks if isinstance(block, Group) and block.anchor == "unsaid")
    (bullets,) = group.blocks
    assert isinstance(bullets, Bullets)
    assert bullets.lines[0][-1].text == "The spokesman did not say whether anyone was hurt"
    assert bullets.lines[0][-1].claims == (builders.UNSAID.id,)


def test_doubts_of_the_reading_are_grouped_and_counted() -> None:
    """Each doubt stands once, with the claims it touches."""
    group = next(block for block in made().blocks if isinstance(block, Group) and block.anchor == "doubts")
    (bullets,) = group.blocks
    assert isinstance(bullets, Bullets)
    assert [run.text for run in bullets.lines[0]] == ["the spokesman is not named", " (1 claim)"]


def test_nothing_missing_is_said_plainly() -> None:
    """With nothing open the section does not vanish."""
    bare = replace(builders.briefing(), findings=(), attributions=(), claims=(), incidents=())
    assert questions(CaseFile(bare), ()).notes[0][0].text == "Nothing is marked as missing."
