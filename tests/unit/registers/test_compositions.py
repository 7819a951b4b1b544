from __future__ import annotations

import pytest

from trucewatch.registers import Registers


@pytest.mark.parametrize(
    ("words", "identity", "name"),
    [
        ("Syrian government", "gov:SY", "Syrian government"),
        ("Sudan's army", "mil:SD", "Sudanese army"),
        ("Ukrainian forces", "mil:UA", "Ukrainian military"),
        ("Russian Defense Ministry", "mod:RU", "Russian Defence Ministry"),
        ("Ministry of Defence of Ukraine", "mod:UA", "Ukrainian defence ministry"),
        ("Ministry of Foreign Affairs of the Russian Federation", "mfa:RU", "Russian Foreign Ministry"),
        ("Saudi Arabia's foreign minister", "fm:SA", "Saudi foreign minister"),
        ("UAE officials", "official:AE", "Emirati officials"),
        ("DR Congo's government", "gov:CD", "Congolese government"),
        ("U.S. Defense Department", "mod:US", "Pentagon"),
        ("Israeli warplanes", "air:IL", "Israeli air force"),
        ("South Sudanese government troops", "mil:SS", "South Sudanese army"),
        ("Libyan interim government", "gov:LY", "Libyan government"),
        ("North Korean state media", "statemedia:KP", "North Korean state media"),
        ("Saudi-led military coalition", "coalition:SA", "Saudi-led coalition"),
        ("Turkish-led coalition", "coalition:TR", "Turkish-led coalition"),
        ("Ethiopian rebels", "rebels:ET", "Ethiopian rebels"),
        ("Yemeni civilians", "people:YE", "Yemeni people"),
    ],
)
def test_a_country_and_a_body_make_an_actor(registers: Registers, words: str, identity: str, name: str) -> None:
    """Any country's bodies are recognised by adjective, possessive and "of", without being listed."""
    text = f"On Friday the {words} said nothing."
    (match,) = registers.actors.find(text)
    assert (text[match.start : match.end], match.entries[0].id, match.entries[0].name) == (words, identity, name)


def test_every_country_composes_every_body(registers: Registers) -> None:
    """The same bodies exist for all countries: one rule for all sides."""
    for iso2, country in registers.places.countries.items():
        for code in ("gov", "mil", "mfa", "mod", "president", "opp"):
            entry = registers.actors.of_country(code, iso2)
            assert entry is not None
            assert entry.country == iso2
        assert country.demonyms


def test_a_shared_body_belongs_to_each_country(registers: Registers) -> None:
    """A body shared by three adjectives is three actors."""
    found = registers.actors.find("Iranian, Iraqi and Syrian officials met.")
    assert [match.entries[0].id for match in found] == ["official:IR", "official:IQ", "official:SY"]


@pytest.mark.parametrize(
    "text", ["Iran-backed groups", "pro-Turkish slogans", "Russian-made parts", "an Israeli town", "Syrian soil"]
)
def test_a_country_that_only_describes_is_no_actor(registers: Registers, text: str) -> None:
    """What is backed, made or described by a country's name is not that country acting."""
    assert [match for match in registers.actors.find(text) if match.entries[0].id.startswith("state:")] == []


def test_an_adjective_before_an_armed_act_names_the_state(registers: Registers) -> None:
    """In "Israeli air strikes" the adjective is the actor, and the span holds the adjective only."""
    text = "Israeli air strikes and Syrian rocket fire were reported."
    found = [(text[m.start : m.end], m.entries[0].id, m.how) for m in registers.actors.find(text)]
    assert found == [("Israeli", "state:IL", "adjective"), ("Syrian", "state:SY", "adjective")]


def test_peoples_are_civilians_and_with_the_article_a_side(registers: Registers) -> None:
    """A bare "Syrians" means people, "the Russians" may mean the state: both are offered, the likelier first."""
    people, side = registers.actors.find("Syrians fled while the Russians watched.")
    assert [entry.id for entry in people.entries] == ["people:SY", "state:SY"]
    assert [entry.id for entry in side.entries] == ["state:RU", "people:RU"]


def test_a_body_alone_is_left_to_the_reader(registers: Registers) -> None:
    """A bare "the army" names no country: the entry says what it is, and its country can be added."""
    (match,) = registers.actors.find("The army withdrew.")
    assert (match.entries[0].id, match.entries[0].country, match.how) == ("generic:mil", None, "alone")
    settled = registers.actors.of_country("generic:mil", "LB")
    assert settled is not None
    assert settled.name == "Lebanese army"
