"""Who says it, through whom, and how it is to be taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.publication import builders
from trucewatch.model import Actor, Certainty, Claim, Mood, Place, Polarity, SpeechAct
from trucewatch.publication.briefing import CaseFile
from trucewatch.publication.voices import (
    labels_marked,
    marks_of,
    named,
    place_words,
    speaker_words,
    through_words,
    told_as_done,
    voices,
)

MADE = builders.SHELLED


@pytest.mark.parametrize(
    ("claim", "mark"),
    [
        (builders.DENIED, "denied"),
        (replace(MADE, polarity=Polarity.NEGATIVE), "said not to be so"),
        (replace(MADE, mood=Mood.PLANNED), "planned"),
        (replace(MADE, mood=Mood.DEMANDED), "demanded"),
        (replace(MADE, mood=Mood.CONDITIONAL), "on a condition"),
        (replace(MADE, mood=Mood.CALLED_OFF), "called off"),
        (replace(MADE, act=SpeechAct.FEAR), "feared"),
        (replace(MADE, act=SpeechAct.THREATEN, mood=Mood.PLANNED), "threatened"),
    ],
)
def test_what_is_not_told_as_done_is_marked(claim: Claim, mark: str) -> None:
    """What is denied, planned, demanded or feared carries its mark and never counts as told as done."""
    assert mark in marks_of(claim)
    assert not told_as_done(claim)


@pytest.mark.parametrize(
    ("certainty", "mark"),
    [
        (Certainty.CERTAIN, ()),
        (Certainty.PROBABLE, ("said to be likely",)),
        (Certainty.POSSIBLE, ("said to be possible",)),
        (Certainty.UNKNOWN, ("not stated as fact",)),
    ],
)
def test_a_hedge_is_the_speakers_and_is_marked(certainty: Certainty, mark: tuple[str, ...]) -> None:
    """What is told as done carries no mark but the speaker's own hedge."""
    assert marks_of(replace(MADE, certainty=certainty)) == mark


def test_relays_are_named_from_the_speaker_outward() -> None:
    """The chain reads from the one who said it to the one who printed it."""
    assert (
        through_words(replace(MADE, relays=(builders.WIRE, builders.RADIO))) == " (through Radio Ombra, then Northwire)"
    )
    assert through_words(replace(MADE, relays=())) == ""


def test_joint_speakers_are_both_named_and_an_unnamed_one_is_said_to_be() -> None:
    """Nobody who says it is left out; a voice without a name is an unnamed source."""
    assert speaker_words(replace(MADE, joint=(builders.ARMY,))) == "Valley council and Tarsk army"
    assert speaker_words(replace(MADE, speaker=replace(builders.WIRE, name=""))) == "an unnamed source"


def test_the_same_words_printed_again_stand_once() -> None:
    """A reprint adds no voice: the words stand once, with every claim they were read as."""
    again = replace(MADE, id="c-again")
    case = CaseFile(replace(builders.briefing(), claims=(MADE, again)))
    (one,) = voices(case, (MADE.id, again.id))
    assert one.claims == (MADE.id, again.id)


def test_a_doubtful_place_says_so() -> None:
    """A place that could be two places is never shown as sure."""
    assert place_words((Place("Sel", within=("Sel", "Lower Valley"), doubt="two places of this name"),)) == (
        "Sel, Lower Valley (unsure: two places of this name)"
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("terrorists", "“terrorists”"),
        ("the regime", "“the regime”"),
        ("occupation forces", "“occupation forces”"),
        ("“terrorist groups”", "“terrorist groups”"),
        ("Tarsk army", "Tarsk army"),
        ("Anti-Terrorist Unit", "Anti-Terrorist Unit"),
        ("its enemies", "its enemies"),
    ],
)
def test_a_label_as_a_name_stands_in_quotation_marks(name: str, shown: str) -> None:
    """What one side calls another is somebody's word, printed as such, whichever side it is said of."""
    assert named(Actor(name)) == shown


def test_labels_in_a_line_are_marked_once() -> None:
    """A line made of names marks each label and leaves quoted ones as they are."""
    line = "who did it: Ana Brezik names terrorist groups, the council names “thugs”"
    assert labels_marked(line) == "who did it: Ana Brezik names “terrorist groups”, the council names “thugs”"
