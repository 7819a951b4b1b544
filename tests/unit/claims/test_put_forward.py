"""Acts that are only offered, agreed, asked for or weighed are never read as done."""

import pytest

from tests.unit.claims.reading import read
from trucewatch.model import EventType, Mood, Polarity


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


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("The pilots received orders to bomb the depot.", Mood.DEMANDED),
        ("The rebels made a proposal to release 30 prisoners.", Mood.PLANNED),
        ("The agency got permission to deliver flour to the camp.", Mood.PLANNED),
        ("The army is capable of shelling the town.", Mood.CONDITIONAL),
        ("The army was about to storm the town.", Mood.PLANNED),
        ("Rebels shelled the town after they had received orders to withdraw.", Mood.REALISED),
    ],
)
def test_a_noun_above_an_act_tells_too(text: str, mood: Mood) -> None:
    """Orders, proposals and permission are no deed; what was done under orders is."""
    assert read(text).claims[0].mood is mood


def test_a_deal_to_exchange_prisoners_is_a_promise() -> None:
    """The deal is done, the exchange is to come."""
    claims = read("The sides reached a deal to exchange 40 prisoners.").claims
    exchanged = next(claim for claim in claims if claim.event_type is EventType.PRISONER_EXCHANGE)
    assert exchanged.mood is Mood.PROMISED


def test_what_was_done_instead_is_what_is_told() -> None:
    """Who withdrew instead of shelling a town has not shelled it."""
    for opening in ("Instead of shelling the town", "Rather than shell the town"):
        claims = read(f"{opening}, the army withdrew from it.").claims
        assert (EventType.SHELLING, Polarity.POSITIVE) not in {(one.event_type.coarse, one.polarity) for one in claims}


def test_a_stand_is_what_the_verb_itself_says() -> None:
    """Who agrees to a truce has accepted it: that is done."""
    (claim,) = read("The rebels agreed to the truce.").claims
    assert (claim.event_type, claim.mood) == (EventType.ACCEPTANCE, Mood.REALISED)
