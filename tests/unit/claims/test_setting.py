"""Where, when and how many, as far as the clause says so."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.claims.cases import Case, over
from tests.unit.claims.reading import read
from trucewatch.model import Bound, PlacePrecision, Precision

PLACES = (
    Case(
        "KHARKIV, Ukraine (AP) — Shells hit a bakery in Izium on Monday.",
        "Shells hit a bakery in Izium on Monday",
        places=("Izium",),
    ),
    Case("CAIRO (Reuters) - Hamas accepted the truce on Monday.", "Hamas accepted the truce on Monday", places=()),
    Case("Moscow said rebels had shelled Goma airport.", "rebels had shelled Goma airport", places=("Goma",)),
    Case("Damascus agreed to a truce in Sweida.", places=("Sweida",)),
    Case(
        "Speaking in Brussels, the minister said rebels had shelled Goma.", "rebels had shelled Goma", places=("Goma",)
    ),
    Case(
        "The minister told a briefing in Paris that rebels had shelled Goma.",
        "rebels had shelled Goma",
        places=("Goma",),
    ),
    Case(
        "Jets struck Baalbek and Hermel on Monday.",
        places=("Baalbek", "Hermel"),
    ),
    Case("Shells fell on Douma in the Damascus countryside.", places=("Douma",)),
    Case("Shells fell on the village of Ain Zaytoun in southern Lebanon.", places=("Ain Zaytoun",)),
    Case("Rebels attacked a mine in South Kivu province.", places=("South Kivu|South Kivu province",)),
    Case("Jets from Turkey struck Sinjar in northern Iraq.", places=("Sinjar",)),
    Case("A drone crossed from Belarus and hit a silo in Volyn region.", places=("Volyn|Volyn region|Volyn oblast",)),
    Case(
        "Ambassador Ruth Okello of Kenya said rebels had shelled Bunia.", "rebels had shelled Bunia", places=("Bunia",)
    ),
    Case("The mayor of Kramatorsk said a rocket had hit a school.", "a rocket had hit a school", places=("Ukraine",)),
    Case("Two fishermen were killed off the coast of Hodeidah.", places=("Hodeidah",)),
    Case("Shells landed near the border between Thailand and Cambodia.", kind="shelling"),
)


@over(PLACES)
def test_a_place_is_where_the_event_was(case: Case) -> None:
    """The dateline, a capital that speaks, and where somebody stood speaking are no places of the event."""
    assert case.differences() == []


def test_the_town_of_the_country_the_report_is_about_is_meant() -> None:
    """Of towns with one name the one of the report's country is taken."""
    got = read("The Sudanese army said rebels had shelled Al Fashir. Rebels also shelled Merowe, the army said.")
    (place,) = got.at("Rebels also shelled Merowe").places
    assert place.country == "SD"


def test_a_place_the_registers_lack_is_kept_with_a_doubt() -> None:
    """A village no register holds keeps its name, without coordinates, and says why."""
    got = read("Shells fell on the village of Qarn Hamdula on Monday.")
    (place,) = got.at("Shells fell on the village of Qarn Hamdula").places
    assert (place.name, place.id, place.lat) == ("Qarn Hamdula", None, None)
    assert place.doubt


TIMES = (
    Case("Shells hit the port on Monday.", time=("2025-05-12", "2025-05-12")),
    Case("Shells hit the port on Wednesday.", time=("2025-05-14", "2025-05-14")),
    Case("Shells hit the port overnight.", time=("2025-05-13", "2025-05-14")),
    Case("Shells hit the port late on Tuesday.", time=("2025-05-13", "2025-05-13")),
    Case("Shells hit the port two weeks ago.", time=("2025-04-21", "2025-05-04")),
    Case("Shells hit the port on April 30.", time=("2025-04-30", "2025-04-30")),
    Case("Shells hit the port on 3 May 2024.", time=("2024-05-03", "2024-05-03")),
    Case("Shells hit the port at dawn on Sunday.", time=("2025-05-11", "2025-05-11")),
    Case("Shells hit the port on Monday and Tuesday.", time=("2025-05-12", "2025-05-13")),
    Case("Gunmen attacked farms over the weekend.", time=("2025-05-10", "2025-05-11")),
    Case("Shells have hit the port every day since Friday.", time=("2025-05-09", None)),
    Case("The attacks killed 90 people in 2019.", time=("2019-01-01", "2019-12-31")),
    Case("The militia gassed a trench in August 2023.", time=("2023-08-01", "2023-08-31")),
    Case("Shells hit the port, the army said on Tuesday.", "Shells hit the port", time=(None, None)),
    Case(
        "The army said on Tuesday that shells had hit the port on Sunday.",
        "shells had hit the port on Sunday",
        time=("2025-05-11", "2025-05-11"),
    ),
    Case(
        "The army said on Tuesday it would leave the port on Friday.",
        "it would leave the port on Friday",
        time=("2025-05-16", "2025-05-16"),
    ),
    Case("Talks will resume next week in Muscat.", time=("2025-05-19", "2025-05-25")),
    Case(
        "The mission recorded nine breaches in the past 24 hours.",
        "nine breaches in the past 24 hours",
        time=("2025-05-13", "2025-05-14"),
    ),
)


@over(TIMES)
def test_the_time_is_the_event_s_and_no_more_exact_than_the_words(case: Case) -> None:
    """Time words beside the event date it, from the day of publication; time words beside the cue do not."""
    assert case.differences() == []


def test_the_day_it_was_said_is_kept_apart() -> None:
    """The weekday beside the cue dates the saying."""
    got = read("The army said on Tuesday that shells had hit the port on Sunday.")
    claim = got.at("shells had hit the port on Sunday")
    assert (claim.said_on.start, claim.time.start) == (date(2025, 5, 13), date(2025, 5, 11))


def test_without_a_day_of_publication_a_weekday_stays_unknown() -> None:
    """A weekday in an undated report gives no day."""
    got = read("Shells hit the port on Monday.", published=None)
    assert not got.claims[0].time.known


def test_a_month_is_a_month() -> None:
    """The precision of a month is a month, of a year a year."""
    got = read("The militia gassed a trench in August 2023. The attacks killed 90 people in 2019.")
    assert [claim.time.precision for claim in got.claims] == [Precision.MONTH, Precision.YEAR]


COUNTS = (
    Case("At least nine people were killed in Nyala.", counts=((9, "at_least"),)),
    Case("Some 40 people were wounded in Nyala.", counts=((40, "about"),)),
    Case("More than 1,200 families fled Sake.", counts=((1200, "more_than"),)),
    Case("Up to 30 fighters died in the raid.", counts=((30, "up_to"),)),
    Case("Fewer than 20 trucks entered Gaza.", counts=((20, "less_than"),)),
    Case("Nearly 3,000 people fled the camp.", counts=((3000, "less_than"),)),
    Case("Dozens of civilians were killed in Nyala.", counts=((None, "about"),)),
    Case("Several shells hit the port.", counts=((None, "about"),)),
    Case("Two dozen rockets hit the port.", counts=((24, "exact"),)),
    Case("The army fired a dozen shells at the port.", counts=((12, "exact"),)),
    Case("Half a million people fled Goma.", counts=((500000, "exact"),)),
    Case("A convoy carried 1.5 million tons of grain to Sudan.", counts=((1500000, "exact"),)),
    Case("The army fired on the village three times.", counts=((3, "exact"),)),
    Case("The truce has lasted six weeks.", counts=((6, "exact"),)),
    Case("Five people were killed and 12 were wounded in Nyala.", "Five people were killed", counts=((5, "exact"),)),
    Case("Five people were killed and 12 were wounded in Nyala.", "12 were wounded in Nyala", counts=((12, "exact"),)),
    Case(
        "At least 21 people were killed and four were wounded.",
        "At least 21 people were killed",
        counts=((21, "at_least"),),
    ),
    Case("The shelling killed a woman and her two children.", kind="casualties|shelling"),
    Case("Ten people, including five attackers, died in the raid.", counts=((10, "exact"), (5, "exact"))),
)


@over(COUNTS)
def test_counts_keep_their_bound(case: Case) -> None:
    """A number comes with its bound; vague amounts have no number; each clause has its own."""
    assert case.differences() == []


def test_several_is_not_a_number() -> None:
    """Dozens, several and many give no value, so that nobody adds them up."""
    got = read("Several people were killed in Nyala. Dozens were wounded.")
    assert all(count.value is None for claim in got.claims for count in claim.counts)


def test_a_count_points_at_its_words() -> None:
    """The span of a count holds the number and its bound."""
    got = read("The mayor said at least nine people were killed in Nyala.")
    (count,) = got.at("at least nine people were killed in Nyala").counts
    assert count.bound is Bound.AT_LEAST
    assert count.span.quote(got.report.text) == count.words == "at least nine people"


EXTENTS = (
    Case("The army regularly shells the camp.", extent="habit"),
    Case("Rebels often attack convoys on the road.", extent="habit"),
    Case("The camp is bombed almost daily, residents said.", "The camp is bombed almost daily", extent="habit"),
    Case("The war has killed close to half a million people.", extent="total", kind="casualties"),
    Case(
        "More than 150,000 people have been killed since the conflict began in 2023.",
        "More than 150,000 people have been killed",
        extent="total",
    ),
    Case(
        "The strikes have killed 40 people since October, the ministry said.",
        "The strikes have killed 40 people since October",
        extent="total",
    ),
    Case("The army shelled the camp on Monday.", extent="event"),
    Case(
        "The group, which has fought the state for decades, shelled the camp on Monday.",
        "which has fought the state for decades",
        bug="what has gone on for decades is one event",
        extent="background|total|habit",
    ),
    Case(
        "Last year the militia killed 90 people in Darfur.",
        "the militia killed 90 people in Darfur",
        extent="event|total",
        time=("2024-01-01", "2024-12-31"),
    ),
)


@over(EXTENTS)
def test_habits_and_totals_are_no_events_of_a_day(case: Case) -> None:
    """What is done again and again, and what a whole war has cost, is marked apart from one event."""
    assert case.differences() == []


@pytest.mark.parametrize("dateline", ["CAIRO (AP) — ", "GENEVA/DOHA (Reuters) – ", "UNITED NATIONS (AP) - "])
def test_no_place_comes_from_the_dateline(dateline: str) -> None:
    """Where a report was filed is no place of an event."""
    got = read(dateline + "Hamas accepted the truce on Monday. A drone hit a ship.")
    assert got.claims
    filed = {"CAIRO", "GENEVA", "DOHA", "UNITED NATIONS"}
    assert not [place.name for claim in got.claims for place in claim.places if place.name.upper() in filed]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The group's attacks killed 40 people in Nigeria, Niger and Chad.", ["Nigeria", "Niger", "Chad"]),
        ("Many groups are fighting in northern and southern Syria.", ["northern Syria", "southern Syria"]),
        ("Shells hit Douma, Eastern Ghouta, on Monday.", ["Douma"]),
    ],
)
def test_places_in_a_list_are_all_kept(text: str, wanted: list[str]) -> None:
    """A list of places is several places; a wider one behind a comma only says where the first lies."""
    assert [place.name for place in read(text).claims[0].places] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Zelenskiy said Russian forces had carried out 59 shelling attacks on Sunday.", []),
        ("The Israeli military said it had targeted a Hamas militant.", []),
        (
            "The minister said Thailand had violated the ceasefire agreed in Kuala Lumpur a week earlier by laying "
            "wire near the Ta Muen temple.",
            ["Ta Muen temple"],
        ),
        ("The army retook the Republican Palace in Khartoum on Friday.", ["Khartoum"]),
        ("Shells hit the market of Kadugli. Six people were killed.", ["Kadugli"]),
    ],
)  # fmt: skip
def test_whose_forces_they_are_is_no_place(text: str, wanted: list[str]) -> None:
    """An army's country is not where it fights, a truce is not broken where it was signed, and a known town stays."""
    assert [place.name for place in read(text).claims[-1].places] == wanted


def test_a_day_something_was_set_for_lies_ahead() -> None:
    """A meeting set for Friday and put off was to be on the coming Friday."""
    got = read("A first meeting, set for Friday in Bukavu, has been postponed, two diplomats said.")
    assert got.claims[0].time.start == date(2025, 5, 16)


def test_a_town_no_register_holds_is_a_place_where_it_is_taken() -> None:
    """Who enters a name enters a place, and does nothing to a person."""
    claim = read("Fighters seized Ngulembo on Sunday.").claims[0]
    assert [(place.name, bool(place.doubt)) for place in claim.places] == [("Ngulembo", True)]
    assert claim.targets == ()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Clashes were reported in Hama and Homs provinces on Monday.", ["Hama province", "Homs province"]),
        ("Shelling hit the Kherson, Sumy and Kharkiv regions.", ["Kherson region", "Sumy region", "Kharkiv region"]),
        ("Troops fought in the provinces of Idlib and Aleppo on Sunday.", ["Idlib province", "Aleppo province"]),
    ],
)
def test_names_that_share_a_kind_of_unit_are_each_that_unit(words: str, names: list[str]) -> None:
    """A province is not the town it is called after, and none of several is lost."""
    places = read(words).claims[0].places
    assert [place.name for place in places] == names
    assert all(place.precision is PlacePrecision.GOVERNORATE for place in places)


def test_a_town_beside_a_region_is_kept() -> None:
    """The second of two joined places is a place of its own."""
    places = read("Drones struck the Odesa region and the city of Sumy on Monday.").claims[0].places
    assert [place.name for place in places] == ["Odesa region", "Sumy"]


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (
            "The council accepted the truce on Friday, but the rebels shelled Goma hours later.",
            "the rebels shelled Goma",
            "2025-05-09",
        ),
        (
            "A drone hit a substation late on April 21, the ministry said. A line had been cut by artillery earlier that day.",
            "A line had been cut",
            "2025-04-21",
        ),
        ("Five days of fighting in April cost at least 48 lives.", "Five days of fighting", "2025-04-01"),
    ],
)
def test_a_day_told_before_is_the_one_pointed_back_to(text: str, words: str, wanted: str) -> None:
    """Hours later, that day, and days of fighting in a month are counted from what the report said before."""
    assert str(read(text).at(words).time.start) == wanted


def test_how_long_is_not_when() -> None:
    """A hospital without drugs for months was so on no single day, nor on the day of the raid told before."""
    claims = read("A drone hit Goma on Friday. No food had reached Sake for more than a year, the mayor said.")
    assert claims.at("No food had reached Sake").time.start is None


def test_hours_before_only_orders_two_acts() -> None:
    """Of two acts on one day the day said for the first stands, and "hours before" is no day of its own."""
    claims = read("A drone struck Goma on Thursday, hours before rockets killed four people in Sake.")
    assert str(claims.at("rockets killed four people").time.start) == "2025-05-08"


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("The agency had meant to send 11 lorries on Monday.", "had meant to send 11 lorries", ("2025-05-12", "2025-05-12")),
        ("At least 90 people have been killed since the war began in March.", "At least 90 people", ("2025-03-01", "None")),
        (
            "Rebels shelled Goma on Sunday. The army said its soldiers had come under fire at about 4pm.",
            "its soldiers had come under fire",
            ("2025-05-11", "2025-05-11"),
        ),
    ],
)  # fmt: skip
def test_what_was_meant_is_gone_by_and_an_hour_is_of_the_day_told(
    text: str, words: str, wanted: tuple[str, str]
) -> None:
    """A plan in the past perfect lies behind, what is counted since a war began is open, 4pm is of the day before."""
    time = read(text).at(words).time
    assert (str(time.start), str(time.end)) == wanted
