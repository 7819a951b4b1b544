"""Which words are the cue, the speaker and the content of an attribution, as a reader would mark them."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import read
from trucewatch.model import Attribution, Span


def only(text: str, cue: str) -> tuple[str, Attribution]:
    """Return a report's text and its one attribution whose cue holds a word."""
    found = read(text)
    hits = [one for one in found.attributions if any(cue in text[a.start : a.end] for a in one.cue)]
    assert hits, f"no cue {cue!r}; there are {[[text[a.start : a.end] for a in one.cue] for one in found.attributions]}"
    return text, hits[0]


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    """Return the words of spans, in order."""
    return [text[span.start : span.end] for span in spans]


CUES = (
    ("The army has repeatedly denied that it shelled the port.", "denied", ["has repeatedly denied"]),
    ("The envoy called for a pause in the fighting.", "called", ["called for"]),
    ("Two boys drowned, according to the mayor.", "according", ["according to"]),
    ("TASS quoted the ministry as saying that two boats had sunk.", "quoted", ["quoted", "as saying"]),
    ("The mission did not say who had fired.", "say", ["did not say"]),
)


@pytest.mark.parametrize(("text", "cue", "wanted"), CUES)
def test_a_cue_has_its_auxiliaries_and_particles(text: str, cue: str, wanted: list[str]) -> None:
    """A cue is marked with its auxiliaries, its negation and the particle that leads to the content."""
    found, one = only(text, cue)
    assert words(found, one.cue) == wanted


SPEAKERS = (
    ("Achol Deng, a nurse who fled Malakal, said rebels burned the clinic.", ["Achol Deng, a nurse who fled Malakal"]),
    ("The head of the mission, Ana Brito, said rebels burned the clinic.", ["The head of the mission, Ana Brito"]),
    ("Medics who said rebels burned the clinic have left.", ["Medics who"]),
    ("Norway and Kenya said rebels burned the clinic.", ["Norway and Kenya"]),
    ("The Malakal Relief Network (MRN) said rebels burned the clinic.", ["The Malakal Relief Network (MRN)"]),
)


@pytest.mark.parametrize(("text", "wanted"), SPEAKERS)
def test_a_speaker_is_the_whole_phrase(text: str, wanted: list[str]) -> None:
    """The phrase that names the speaker has its title, apposition, relative clause and partners."""
    found, one = only(text, "said")
    assert words(found, one.speaker_spans) == wanted


CONTENTS = (
    ("“We ran,” Achol Deng said, “into the reeds.”", "said", ["“We ran,”", "“into the reeds.”"]),
    ("The convoy, the office said, was turned back.", "said", ["The convoy", "was turned back"]),
    ("The army said it was ready and warned the rebels to leave.", "said", ["it was ready"]),
    ("India said Pakistan fired first; Pakistan said it did not.", "said", ["Pakistan fired first"]),
    ("Hamas said it had agreed, while Israel denied it.", "said", ["it had agreed"]),
    ("The envoy called the shelling of the camp a crime.", "called", ["the shelling of the camp a crime"]),
)


@pytest.mark.parametrize(("text", "cue", "wanted"), CONTENTS)
def test_content_leaves_out_cue_speaker_and_other_voices(text: str, cue: str, wanted: list[str]) -> None:
    """What is said is marked without the words that say who says it, and ends where another voice begins."""
    found, one = only(text, cue)
    assert words(found, one.content) == wanted
