"""What a clause leaves unsaid because the sentence before said it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.unit.claims.reading import read, report_of
from trucewatch.claims.reader import ClaimReader
from trucewatch.claims.scenes import truce_times
from trucewatch.model import Agreement, AgreementState, AgreementStatus, EventType, Extent
from trucewatch.registers import Registers


def test_a_toll_takes_its_place_and_time_from_the_strike_before_it() -> None:
    """The dead of a strike told just before died there and then, with a doubt that says so."""
    got = read("A rocket hit a bakery in Izium on Monday. Four people were killed.")
    claim = got.at("Four people were killed")
    assert [place.name for place in claim.places] == ["Izium"]
    assert claim.time.start == date(2025, 5, 12)
    assert claim.doubts
    assert all(place.doubt for place in claim.places)


def test_an_inherited_place_has_no_words_of_its_own() -> None:
    """What is only inferred points at no words."""
    got = read("A rocket hit a bakery in Izium on Monday. Four people were killed.")
    claim = got.at("Four people were killed")
    assert [place.span for place in claim.places] == [None]
    assert claim.time.span is None


def test_a_stated_place_stands_against_the_one_before() -> None:
    """A sentence that names its own place takes none from before."""
    got = read("A rocket hit a bakery in Izium on Monday. Four people were killed in Balakliia.")
    assert [place.name for place in got.at("Four people were killed in Balakliia").places] == ["Balakliia"]


def test_a_scene_does_not_reach_far() -> None:
    """Several paragraphs on, a place is no longer taken to hold."""
    filler = "\nThe minister flew home.\nHe met farmers.\nThe bank kept its rates."
    got = read("A rocket hit a bakery in Izium on Monday." + filler + "\nFour people were killed, the army said.")
    assert got.at("Four people were killed").places == ()


def test_plans_take_no_time_from_what_was_done_before() -> None:
    """A planned act has only the time its own words give."""
    got = read("A rocket hit a bakery in Izium on Monday. The army will strike back, a general said.")
    assert not got.at("The army will strike back").time.known


def test_what_is_going_on_is_dated_by_its_saying() -> None:
    """An act told as going on was going on when it was said."""
    got = read("Clashes are raging in Babanusa, the mayor said on Tuesday.")
    claim = got.at("Clashes are raging in Babanusa")
    assert claim.event_type is EventType.GROUND_CLASH
    assert claim.time.start == date(2025, 5, 13)


@pytest.mark.parametrize("text", ["The truce is holding across the country, the Lebanese army said.",
                                  "The Lebanese army accused Israel of violating the truce."])  # fmt: skip
def test_a_claim_about_the_whole_truce_is_about_the_country(text: str) -> None:
    """With no place named, a truce kept or broken is placed in the country the report is about, marked as inferred."""
    got = read("Lebanon buried nine Lebanese soldiers.\n" + text)
    truce = [claim for claim in got.claims if claim.event_type in (EventType.COMPLIANCE, EventType.VIOLATION_ALLEGED)]
    assert truce
    assert all(place.country == "LB" and place.doubt for claim in truce for place in claim.places)


def test_what_goes_on_beside_another_act_has_its_time() -> None:
    """A clause with "while" is dated by the act it goes on beside, with a doubt that says so."""
    got = read("The talks were called off this month while government troops advanced.")
    claim = got.at("while government troops advanced")
    assert (claim.time.start, claim.time.end) == (date(2025, 5, 1), date(2025, 5, 14))
    assert any("beside" in doubt for doubt in claim.doubts)


def test_a_length_of_time_ahead_names_no_days_gone_by() -> None:
    """Who is ready to keep a truce for two weeks has not kept it for two weeks."""
    got = read("The rebels said they were ready to observe the truce for two weeks.")
    assert got.at("they were ready to observe the truce for two weeks").time.start is None


def test_a_denial_behind_a_cut_off_day_denies_the_act() -> None:
    """A day that the parser cut off is no claim, and a denial behind it denies the act."""
    got = read(
        "Azerbaijan's defence ministry accused Armenian forces of shelling Kalbajar early on Friday, which Yerevan denied."
    )
    assert [claim.quote for claim in got.claims if claim.quote == "Friday"] == []
    assert got.at("which Yerevan denied").event_type.coarse is EventType.SHELLING


def test_a_part_of_the_day_is_of_the_day_told_before() -> None:
    """A dawn without a day is of the Sunday that the sentence before speaks of, with a doubt that says so."""
    got = read("Rebels shelled Goma on Sunday, residents said. Shells hit the market of Goma shortly after dawn.")
    claim = got.at("Shells hit the market of Goma shortly after dawn")
    assert (claim.time.start, claim.time.end) == (date(2025, 5, 11), date(2025, 5, 11))
    assert any("before" in doubt for doubt in claim.doubts)


def test_what_lasts_takes_no_day_from_the_sentence_before() -> None:
    """People who live under siege do so on every day, not on that of the clash told of before."""
    claims = read("Troops and rebels clashed in Homs on Monday. Some 480,000 people live under siege in Syria.")
    assert claims.at("480,000 people").time.known is False


def test_what_recurs_takes_no_day_and_no_place_from_the_sentence_before() -> None:
    """Snipers who shoot at anybody who crosses are told of as a habit."""
    claims = read(
        "A shell hit the market in Douma on Monday. Snipers shoot at anyone who crosses the road, residents say."
    )
    assert claims.at("Snipers shoot").time.known is False
    assert claims.at("Snipers shoot").places == ()


def test_a_day_is_not_lent_to_place_after_place() -> None:
    """Far from the sentence that tells the day, what happened at other places has no day."""
    got = read(
        "TRIPOLI (Northwire) - Libya's army shelled Misrata before dawn on Tuesday. A mine killed four people in Sirte. "
        "Gunmen shot an engineer in Benghazi. Rockets hit Zliten. Rockets hit Gharyan."
    )
    assert got.at("A mine killed").time.start == date(2025, 5, 13)
    assert got.at("A mine killed").time.to_hour is None
    assert not got.at("Rockets hit Gharyan").time.known


def test_a_time_of_its_own_that_nobody_can_tell_takes_no_other() -> None:
    """Hours after a truce whose start is not known are not the night told of before."""
    got = read(
        "Jets bombed Izium overnight, Ukraine's army said. Shells hit Lyman three hours after the truce took effect."
    )
    assert not got.at("Shells hit Lyman").time.known
    assert got.at("Shells hit Lyman").time.words == "three hours after the truce took effect"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Russia agreed to refrain from striking power stations for 30 days.", "Russia agreed to refrain"),
        ("Russia pledged to halt its strikes for 30 days.", "to halt its strikes"),
    ],
)
def test_how_long_something_was_agreed_for_lies_ahead(sentence: str, words: str) -> None:
    """The days of a promise are those after it."""
    time = read(sentence).at(words).time
    assert (time.start, time.end) == (date(2025, 5, 14), date(2025, 6, 13))


@pytest.mark.parametrize(
    ("sentence", "extent"),
    [
        ("The army used to shell Lyman before 2021, Ukraine said.", Extent.HABIT),
        ("Every night drones attack Odesa, Ukraine said.", Extent.HABIT),
        ("Over the past four days 66 people have been killed in Kherson, Ukraine said.", Extent.TOTAL),
        ("Shells killed two people in Kherson on Monday, Ukraine said.", Extent.EVENT),
    ],
)
def test_only_an_event_is_of_a_day(sentence: str, extent: Extent) -> None:
    """Habits, and counts of several days together, make no incident of a day."""
    assert read(sentence).at(sentence.partition(",")[0]).extent is extent


def test_the_truce_known_to_the_desk_dates_what_is_counted_from_it() -> None:
    """The first moment in force, in the agreement's own zone, is what "after the truce took effect" counts from."""
    start = datetime(2025, 5, 12, 1, 0, tzinfo=UTC)
    pact = Agreement(
        "pact", "A pact", "Asia/Tbilisi", (AgreementStatus(start, AgreementState.IN_FORCE),), (), (), (), (), ()
    )
    text = "Shells hit a farm near Gori an hour after the truce took effect, Georgia's army said."
    (found,) = ClaimReader(Registers.load(), pact).read([report_of(text)])
    time = found.claims[0].time
    assert (time.start, time.end, time.from_hour, time.to_hour) == (date(2025, 5, 12), date(2025, 5, 12), 5, 7)
    assert truce_times(pact)[0][0] == "in force"
