"""Acts that are only offered, agreed, asked for or weighed are never read as done."""

import pytest

from tests.unit.claims.reading import read
from trucewatch.model import EventType, Mood


@pytest.mark.parametrize(
    ("verb", "mood"),
    [
        ("offered to release", Mood.PROMISED),
        ("agreed to release", Mood.PROMISED),
        ("undertook to release", Mood.PROMISED),
        ("committed to releasing", Mood.PROMISED),
        ("proposed to release", Mood.PLANNED),
        ("voted to release", Mood.PLANNED),
        ("were authorised to release", Mood.PLANNED),
        ("were eager to release", Mood.PLANNED),
        ("were urged to release", Mood.DEMANDED),
        ("were asked to release", Mood.DEMANDED),
        ("were ordered to release", Mood.DEMANDED),
        ("were told to release", Mood.DEMANDED),
        ("considered releasing", Mood.CONDITIONAL),
        ("are weighing releasing", Mood.CONDITIONAL),
        ("discussed releasing", Mood.CONDITIONAL),
        ("began to release", Mood.REALISED),
        ("managed to release", Mood.REALISED),
        ("are known to have released", Mood.REALISED),
        ("released", Mood.REALISED),
    ],
)
def test_a_verb_above_an_act_tells_whether_it_was_done(verb: str, mood: Mood) -> None:
    """Who offers, agrees, is asked to or thinks of releasing prisoners has not released them."""
    claim = next(one for one in read(f"The rebels {verb} 30 prisoners.").claims if one.event_type is EventType.RELEASE)
    assert claim.mood is mood


@pytest.mark.parametrize(
    ("text", "kind", "mood"),
    [
        ("Qatar has offered to host talks in Doha on Friday.", EventType.TALKS_SCHEDULED, Mood.PLANNED),
        ("The pilots were ordered to bomb the depot.", EventType.AIR_STRIKE, Mood.DEMANDED),
        ("The agency agreed to deliver flour to the camp.", EventType.AID_DELIVERY, Mood.PROMISED),
    ],
)
def test_talks_strikes_and_aid_too(text: str, kind: EventType, mood: Mood) -> None:
    """Talks that are offered are to come, a strike that is ordered is wanted, aid that is agreed is promised."""
    claim = read(text).claims[0]
    assert (claim.event_type.coarse, claim.mood) == (kind, mood)


def test_a_stand_is_what_the_verb_itself_says() -> None:
    """Who agrees to a truce has accepted it: that is done."""
    (claim,) = read("The rebels agreed to the truce.").claims
    assert (claim.event_type, claim.mood) == (EventType.ACCEPTANCE, Mood.REALISED)
