from __future__ import annotations

from datetime import date

import pytest

from trucewatch.reports.datelines import Strength, find_dateline, place_and_date, usual_case

AGENCY_FORMS = [
    ("BEIRUT/GENEVA (Reuters) – The truce held.", ("Beirut", "Geneva"), "Reuters"),
    ("UNITED NATIONS (Reuters) - The truce held.", ("United Nations",), "Reuters"),
    ("GAZA, Jan 3 (Reuters) - The truce held.", ("Gaza",), "Reuters"),
    ("KYIV, Ukraine (AP) — The truce held.", ("Kyiv",), "Associated Press"),
    ("DEIR al-BALAH, Gaza Strip (AP) — The truce held.", ("Deir al-Balah",), "Associated Press"),
    ("HEMPSTEAD, N.Y., Sept. 26 (UPI) — The truce held.", ("Hempstead",), "UPI"),
    ("GAZA, Jan. 3 (Xinhua) -- The truce held.", ("Gaza",), "Xinhua"),
    ("MOSCOW, January 3. /TASS/. The truce held.", ("Moscow",), "TASS"),
    ("KYIV. Jan 3 (Interfax-Ukraine) – The truce held.", ("Kyiv",), "Interfax-Ukraine"),
    ("Tehran, Jan 3, IRNA – The truce held.", ("Tehran",), "IRNA"),
    ("Damascus, SANA- The truce held.", ("Damascus",), "SANA"),
    ("TOKYO, Jan. 3, Kyodo - The truce held.", ("Tokyo",), "Kyodo"),
    ("Gaza City (AFP) – The truce held.", ("Gaza City",), "AFP"),
    ("AFP, Beirut – The truce held.", ("Beirut",), "AFP"),
    ("(AP) — The truce held.", (), "Associated Press"),
    ("(CNN)The truce held.", (), "CNN"),
    ("WASHINGTON/N'DJAMENA (Reuters) - The truce held.", ("Washington", "N'Djamena"), "Reuters"),
    ("GOMA, Democratic Republic of Congo, Feb 3 (Reuters) - The truce held.", ("Goma",), "Reuters"),
    ("JERUSALEM, Israel / GAZA CITY, Gaza (CNN) — The truce held.", ("Jerusalem", "Gaza City"), "CNN"),
    ("DAMASCUS (River Post) – The truce held.", ("Damascus",), "River Post"),
    ("BUENOS AIRES (Reuters) -The truce held.", ("Buenos Aires",), "Reuters"),
    ("ON BOARD THE USS NORTHERN STAR (AP) — The truce held.", ("On Board the Uss Northern Star",), "Associated Press"),
]


@pytest.mark.parametrize(("words", "places", "agency"), AGENCY_FORMS)
def test_agency_datelines_give_their_places_and_agency(words: str, places: tuple[str, ...], agency: str) -> None:
    """A dateline with an agency is sure, names its places as usually written, and ends before the first sentence."""
    opening = find_dateline(words)
    assert opening is not None
    assert (opening.strength, opening.places, opening.agency) == (Strength.SURE, places, agency)
    assert words[opening.length :] == "The truce held."


@pytest.mark.parametrize(
    ("words", "places", "strength"),
    [
        ("BEIRUT — The truce held.", ("Beirut",), Strength.LIKELY),
        ("EL FASHER / KHARTOUM – The truce held.", ("El Fasher", "Khartoum"), Strength.LIKELY),
        ("(Beirut) – The truce held.", ("Beirut",), Strength.LIKELY),
        ("Sana’a, Yemen – The truce held.", ("Sana’a",), Strength.WEAK),
        ("JEDDAH: The truce held.", ("Jeddah",), Strength.WEAK),
    ],
)
def test_datelines_without_agency_prove_less(words: str, places: tuple[str, ...], strength: Strength) -> None:
    """A place and a dash are a dateline, but weaker evidence than one with an agency."""
    opening = find_dateline(words)
    assert opening is not None
    assert (opening.places, opening.strength, words[opening.length :]) == (places, strength, "The truce held.")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("GENEVA/NEW YORK (3 March 2016) – The truce held.", date(2016, 3, 3)),
        ("New York, 5 March 2025 – The truce held.", date(2025, 3, 5)),
        ("(Beirut, March 3, 2016) – The truce held.", date(2016, 3, 3)),
        ("January 3, 2025 (KHARTOUM) – The truce held.", date(2025, 1, 3)),
        ("GAZA, Tuesday, January 7, 2025 (WAFA) – The truce held.", date(2025, 1, 7)),
        ("GAZA, Jan 3 (Reuters) - The truce held.", None),
        ("LIMA, 25 OCT 89 (EFE) -- [TEXT] The truce held.", None),
    ],
)
def test_only_a_full_date_dates_a_report(words: str, day: date | None) -> None:
    """Day, month and year in four digits make a date; without one of them the dateline gives none."""
    opening = find_dateline(words)
    assert opening is not None
    assert (opening.day, words[opening.length :]) == (day, "The truce held.")


@pytest.mark.parametrize(
    "words",
    [
        "The mayor said the truce held.",
        "NATO – the alliance of 32 states – welcomed the truce.",
        "HAMAS — which took part in the talks — welcomed the truce.",
        "The mayor — who took part in the talks — welcomed the truce.",
        "THE MINISTER SAID -- IN PASSING -- THAT THE TRUCE HELD.",
        "President Jane Roe (right) - seen here in May - welcomed the truce.",
        "Human Rights Watch (HRW) said the truce held.",
        "10 killed in raid (AP) - the truce held.",
        "GARCIA, WHO IS MAYOR, SAID THE TRUCE HELD.",
        "",
    ],
)
def test_ordinary_openings_are_no_datelines(words: str) -> None:
    """A sentence that opens with capitals, a bracket or a dash is not taken for a dateline."""
    assert find_dateline(words) is None


def test_a_long_run_of_capitals_is_read_in_a_moment() -> None:
    """Text made to slow a pattern down is read as quickly as any other."""
    assert all(find_dateline(unit * 100_000) is None for unit in ("A-", "AL-", "A. ", "AB/", "Ab, ", "a "))


def test_place_and_date_on_a_line() -> None:
    """A line of place and full date is read; one with a sentence or without the year is not."""
    opening = place_and_date("Beirut, 3 March 2016")
    assert opening is not None
    assert (opening.places, opening.day) == (("Beirut",), date(2016, 3, 3))
    assert place_and_date("Beirut, 3 March") is None
    assert place_and_date("Beirut, 3 March 2016 was a quiet day") is None


def test_usual_case_keeps_what_is_no_capital_run() -> None:
    """Only words written in capitals change; abbreviations with dots stay."""
    assert usual_case("DEIR EL-BALAH") == "Deir el-Balah"
    assert usual_case("McMurdo D.C.") == "McMurdo D.C."


def test_a_country_in_brackets_behind_the_city_is_part_of_the_dateline() -> None:
    """A city, its country in brackets, a day and the agency are one dateline, and the city its place."""
    found = find_dateline("Goma (DR Congo), Aug 12, 2025 (AFP) – Fighting flared on Monday.")
    assert found is not None
    assert (found.places, found.agency, found.day) == (("Goma",), "AFP", date(2025, 8, 12))
