"""Words that take back what stands beside them: called false, advised against, weighed, a charge not made."""

import pytest

from tests.unit.claims.reading import read
from trucewatch.model import EventType, Extent, Mood, Polarity


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rebel claims that the army had bombed a hospital in Kutum were false, the army said.", "army"),
        ("Hezbollah said Israeli claims that it had stored missiles under a school in Tyre were lies.", "Hezbollah"),
        ("It is untrue that our soldiers shelled Goris, the ministry said.", "ministry"),
        ("It is false that the army bombed Kutum, the governor said.", "governor"),
    ],
)
def test_what_is_called_false_is_denied(text: str, speaker: str) -> None:
    """Whoever calls words false denies what they tell, and is who speaks."""
    claim = next(one for one in read(text).claims if one.event_type is not EventType.STATEMENT)
    assert claim.polarity is Polarity.NEGATIVE
    assert speaker in claim.speaker.name.lower() or claim.speaker.name == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The U.N. mission did not accuse the army of bombing the market in Tawila.",
        "The mission stopped short of blaming the RSF for the attack on Tawila.",
        "Armenia refrained from accusing Azerbaijan of shelling Sotk.",
    ],
)
def test_a_charge_not_made_is_no_charge(text: str) -> None:
    """Who accuses nobody is told of by the reporter, and no act comes of it."""
    claims = read(text).claims
    assert [claim.event_type for claim in claims] == [EventType.NON_ATTRIBUTION]
    assert claims[0].attribution is None


def test_who_would_not_comment_told_nothing() -> None:
    """Reports that somebody does not comment on are no act that somebody tells of."""
    claims = read("The army would not comment on reports that Egypt had bombed Nyala.").claims
    assert [claim.event_type for claim in claims] == [EventType.STATEMENT]


def test_what_is_only_called_wrong_or_absurd_is_granted() -> None:
    """Who calls an act absurd does not say that it was not done."""
    claims = read("It is absurd that the army shelled Goris, the ministry said.").claims
    assert all(claim.polarity is Polarity.POSITIVE for claim in claims)
    assert claims


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The coalition failed to stop the Houthis from shelling Marib.", "Houthis"),
        ("Armenia tried to keep Azerbaijan from bombing Sotk.", "Azerbaijan"),
    ],
)
def test_who_tries_to_prevent_an_attack_does_not_make_it(text: str, actor: str) -> None:
    """The doer is who was to be kept from it."""
    assert [one.name for one in read(text).claims[0].actors] == [actor]


@pytest.mark.parametrize(
    "text", ["Iran warned Azerbaijan against attacking Syunik.", "India advised Pakistan against firing on Uri."]
)
def test_what_is_advised_against_was_not_done(text: str) -> None:
    """A warning against an act asks that it be not done."""
    claim = read(text).claims[0]
    assert (claim.mood, claim.polarity) == (Mood.DEMANDED, Polarity.NEGATIVE)


def test_what_is_only_weighed_was_not_done() -> None:
    """Who considers a strike has not struck."""
    assert read("India considered striking Lahore, an official said.").claims[0].mood is Mood.CONDITIONAL


def test_no_fewer_than_nine_were_hurt() -> None:
    """A least number is no denial."""
    claim = read("No fewer than nine soldiers were wounded in Uri on Monday.").claims[0]
    assert claim.polarity is Polarity.POSITIVE
    assert claim.counts[0].value == 9


def test_the_dead_of_a_war_are_not_those_of_the_day_before_them() -> None:
    """A running total takes no place and no day from the sentence before it."""
    read_ = read(
        "Fighters attacked Jabalia on Sunday. Some 48,000 people had been killed in the war, the ministry said."
    )
    claim = read_.at("48,000 people")
    assert claim.extent is Extent.TOTAL
    assert (claim.places, claim.time.known) == ((), False)


def test_who_is_aware_of_reports_did_nothing() -> None:
    """Who knows of reports of strikes is not who struck."""
    claim = read("The envoy's office said it was aware of reports of air strikes on Marib.").claims[0]
    assert claim.actors == ()
