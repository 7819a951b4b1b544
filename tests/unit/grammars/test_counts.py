"""Counts in wire copy: value, bound, what is counted, and over which period."""

import pytest

from trucewatch.grammars.counts import find_counts
from trucewatch.model import Bound, Count

Row = tuple[float | None, str, str]


def rows(text: str) -> list[Row]:
    """Return value, bound and unit of each count."""
    return [(count.value, count.bound.value, count.unit) for count in find_counts(text)]


def only(text: str) -> Count:
    """Return the single count of a text."""
    found = find_counts(text)
    assert len(found) == 1, [count.words for count in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monitors logged at least 14 air raids on the port.", (14, "at_least", "air raids")),
        ("Helicopters dropped at least 9 “barrel bombs” on it.", (9, "at_least", "barrel bombs")),
        ("No fewer than six convoys turned back.", (6, "at_least", "convoys")),
        ("More than 40 countries signed.", (40, "more_than", "countries")),
        ("As many as 70 trucks waited.", (70, "up_to", "trucks")),
        ("Nearly 300 homes burned.", (300, "less_than", "homes")),
        ("Some 2,500 residents fled.", (2500, "about", "residents")),
        ("An average of maybe around 50 families.", (50, "about", "families")),
        ("15 or more vehicles were seen.", (15, "at_least", "vehicles")),
        ("The 900-plus complaints were filed.", (900, "more_than", "complaints")),
        ("A total of 11 ceasefire violations were logged.", (11, "exact", "violations")),
        ("Three Norlander fighter jets landed.", (3, "exact", "fighter jets")),
        ("The 30-nation council met.", (30, "exact", "nations")),
        ("Twenty-two tons of flour arrived.", (22, "exact", "tons")),
        ("It was broken eight times.", (8, "exact", "times")),
        ("Boats entered the buffer zone 41 times.", (41, "exact", "times")),
        ("Seven Su-30 fighter jets landed.", (7, "exact", "fighter jets")),
        ("Police found nine M16 rifles.", (9, "exact", "rifles")),
        ("It ordered eight F-16s.", (8, "exact", "f-16s")),
        ("The brigade fired 2 400 shells.", (2400, "exact", "shells")),
        ("The number of recorded violations rose to 262.", (262, "exact", "violations")),
        ("Fewer violations were seen, and ceasefire violations in the north: 87.", (87, "exact", "violations")),
        ("This was the fifth time it happened.", (5, "exact", "ordinal")),
        ("Dozens of civilians fell ill.", (None, "about", "civilians")),
        ("Several villages were empty.", (None, "about", "villages")),
        ("A number of drones crossed.", (None, "about", "drones")),
        ("Tens of thousands of people marched.", (None, "about", "people")),
        ("A dozen checkpoints opened.", (12, "exact", "checkpoints")),
        ("Up to 60 percent of wells are dry.", (60, "up_to", "percent")),
        ("It lies about 40 km away.", (40, "about", "km")),
        ("They pledged $3.5 billion.", (3.5e9, "exact", "dollars")),
        ("Half a million refugees crossed.", (500_000, "exact", "refugees")),
        ("One rebel fighter surrendered.", (1, "exact", "fighters")),
        ("The pause lasts 48 hours.", (48, "exact", "hours")),
    ],
)
def test_a_count_has_value_bound_and_unit(text: str, expected: Row) -> None:
    """Each way to bound and name a number has one reading."""
    assert rows(text) == [expected]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Five people were killed in Orvale.", ["deaths"]),
        ("Shelling killed four soldiers and wounded 12.", ["deaths", "injured"]),
        ("Two guards were killed and seven others wounded.", ["deaths", "injured"]),
        ("Around 20 people died.", ["deaths"]),
        ("The blast left 15 dead and at least 30 wounded.", ["deaths", "injured"]),
        ("The death toll rose from 10 to 16.", ["deaths", "deaths"]),
        ("A war that has killed more than 90,000 people.", ["deaths"]),
        ("A teacher was killed at the gate.", ["deaths"]),
        ("Mines killed two farmers, a nurse and three boys.", ["deaths", "deaths", "deaths"]),
        ("Fire injured her two brothers.", ["injured"]),
        ("Dozens were wounded.", ["injured"]),
        ("Rebels killed five soldiers.", ["deaths"]),
        ("Ten fighters attacked the post.", ["fighters"]),
        ("Four people were displaced.", ["people"]),
    ],
)
def test_a_casualty_verb_makes_the_unit(text: str, units: list[str]) -> None:
    """People killed or hurt are counted as deaths or injured, and attackers are not."""
    assert [count.unit for count in find_counts(text)] == units


def test_one_bound_holds_over_two_joined_counts() -> None:
    """The words "at least 21 soldiers and four civilians" bounds both."""
    assert rows("At least 21 soldiers and four civilians were killed.") == [
        (21, "at_least", "deaths"),
        (4, "at_least", "deaths"),
    ]


def test_a_part_says_what_it_is_part_of() -> None:
    """The words "including" names a part of the count before it, with the same verb."""
    whole, part = find_counts("Gunfire killed ten people, including three children.")
    assert (whole.of, part.of, part.unit) == ("people", "children (of 10)", "deaths")


def test_a_number_without_a_noun_takes_the_one_before_it() -> None:
    """The words "third with six" counts what the sentence counted before."""
    assert rows("Norland supplied seven companies and Vell was third with six.")[1] == (6, "exact", "companies")
    assert rows("Crews downed 41 of 50 drones.")[0] == (41, "exact", "drones")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Between 10 and 15 rockets fell.", 10, 15),
        ("10 to 15 rockets fell.", 10, 15),
        ("Two or three shells fell.", 2, 3),
        ("At least 9 shells fell.", 9, None),
        ("Up to 9 shells fell.", None, 9),
        ("9 shells fell.", 9, 9),
        ("About 9 shells fell.", None, None),
        ("Several shells fell.", None, None),
    ],
)
def test_limits_say_no_more_than_the_words(text: str, low: float | None, high: float | None) -> None:
    """A range has both ends and no value of its own; a bound leaves the other end open; "about" gives neither."""
    count = only(text)
    assert (count.low, count.high) == (low, high)
    assert (count.value is None) == ("or three" in text or "15" in text or "Several" in text)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Around 180 people a day", "day"),
        ("12 strikes per week", "week"),
        ("11 violations were logged in the valley in the past 24 hours", "24 hours"),
        ("In the past two days, 11 violations were logged", "two days"),
        ("11 violations were logged", None),
    ],
)
def test_rates_and_periods_are_kept(text: str, per: str | None) -> None:
    """A rate or the period a source counts over stands beside the number."""
    assert next(count.per for count in find_counts(text) if count.unit in ("people", "strikes", "violations")) == per


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2254 and Article 5 apply.",
        "F-16 jets and 122mm guns.",
        "The 5-year-old war; Anna Vell, 34, fled; a boy aged 12.",
        "It began on Feb. 26 at 10:30, on 3 May 2021.",
        "In 2014 and since 2011.",
        "One of the main groups; no one came; on the one hand.",
        "See note [3] and the 0600 GMT bulletin.",
        "Three times as many; two-thirds of it.",
        "How many people? As many.",
        "Guns were heard between 6 and 7 p.m. and from 9 to 11 o'clock.",
        "It lasted from 5 to 8 March, from 1400 to 1500 hours each day.",
        "Firing went on between 6 and 7 in the morning and from 8:15 to 9:30 a.m. on Tuesday.",
    ],
)
def test_what_only_looks_like_a_count_is_left(text: str) -> None:
    """Names, calibres, ages, dates, years, clocks, notes and comparisons count nothing."""
    assert find_counts(text) == []


def test_silence_is_not_zero() -> None:
    """A source that does not say how many gives no count."""
    assert find_counts("Officials did not say if anyone died.") == []


def test_either_side_reads_alike() -> None:
    """The same words about another party give the same counts."""
    one = rows("Army shells killed three civilians and wounded 9.")
    assert one == rows("Rebel shells killed three civilians and wounded 9.")
    assert one[0] == (3, Bound.EXACT.value, "deaths")


def test_an_open_quotation_mark_is_closed_in_the_words() -> None:
    """A quoted noun keeps both of its marks."""
    assert only("They used 30 “smart bombs” there.").words == "30 “smart bombs”"


def test_hours_take_no_noun_from_a_count_beside_them() -> None:
    """Rounds heard between two hours are counted once: the hours are no rounds."""
    (rounds,) = find_counts("Eleven rounds were heard between 6 and 7 p.m. on Tuesday.")
    assert (rounds.value, rounds.unit) == (11, "rounds")
    (people,) = find_counts("Between 6 and 7 people died.")
    assert (people.low, people.high) == (6, 7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The centre logged 14 violations. The valley council lists 37 for the same week.",
            (37, "exact", "violations"),
        ),
        ("Monitors saw 40 breaches on Monday. The army put them at 31.", (31, "exact", "breaches")),
        ("A shell killed 12 people. The registry recorded at least 7 on Monday.", (7, "at_least", "deaths")),
    ],
)
def test_a_bare_rival_number_counts_what_the_sentence_before_counts(text: str, expected: Row) -> None:
    """After a verb that counts, a bare number takes its noun from the count before it."""
    assert rows(text)[-1] == expected
    assert len(rows(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The valley council lists 37 for the same week.",
        "Monitors saw 40 breaches. The clerk reported to 5 on Monday.",
        "Monitors saw 40 breaches. Talks went on. The army counted 31.",
        "Monitors saw 40 breaches.\n\nThe army counted 31.",
        "Monitors saw 40 breaches. They met at five.",
    ],
)
def test_a_bare_number_with_nothing_to_count_is_no_count(text: str) -> None:
    """Without a count right before it, or a verb that counts, nothing says what a bare number counts."""
    assert {row[0] for row in rows(text)} <= {40}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Two gunmen shot dead a farmer near the mill.", ["a farmer"]),
        ("A sniper shot dead three traders near the bridge.", ["three traders"]),
        ("Three traders were shot dead near the bridge.", ["Three traders"]),
        ("Three traders were shot dead the previous day.", ["Three traders"]),
        ("Five traders, shot dead a day earlier, were buried.", ["Five traders"]),
    ],
)
def test_who_shoots_somebody_dead_is_not_counted_among_the_dead(text: str, dead: list[str]) -> None:
    """The dead of "shot dead" are those who were shot, never those who shot."""
    assert [count.words for count in find_counts(text) if count.unit == "deaths"] == dead


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of the wounded later bled to death.", [(2, "exact", "deaths")]),
        ("Three of the dead were counted in Sel.", [(3, "exact", "deaths")]),
        ("One of its soldiers was killed.", [(1, "exact", "deaths")]),
        ("At least four of their prisoners were freed.", [(4, "at_least", "prisoners")]),
        ("The rebels would hand over 618 of their own.", [(618, "exact", "people")]),
        ("The ministry put at 31 the number of civilians killed.", [(31, "exact", "deaths")]),
        ("Two men were hurt, one of whom died.", [(2, "exact", "injured"), (1, "exact", "deaths")]),
        ("She is the seventh soldier to lose a foot.", [(7, "exact", "ordinal")]),
        ("The UN freed 64 men. The army said the figure was 61 and no more.", [(64, "exact", "men"), (61, "exact", "men")]),
    ],
)  # fmt: skip
def test_a_share_of_a_whole_is_counted(text: str, expected: list[Row]) -> None:
    """What a number takes out of a whole is counted, and dies or is hurt as the verb behind it says."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "One of the parties refused.",
        "One of the shells hit a substation.",
        "One of its soldiers said so.",
        "The two parties signed a pledge.",
        "It was the second attempt to kill him.",
    ],
)
def test_one_of_many_that_nothing_befell_is_no_count(text: str) -> None:
    """Nobody counts the one of several who speaks, nor the parties there are."""
    assert find_counts(text) == []
