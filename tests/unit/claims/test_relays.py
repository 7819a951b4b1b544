"""Through whom words came: agencies, channels and outlets, kept apart from who spoke."""

from __future__ import annotations

from tests.unit.claims.cases import Case, over
from tests.unit.claims.reading import names, read

RELAYS = (
    Case(
        "TASS quoted the Russian Defence Ministry as saying Ukrainian forces had shelled Belgorod overnight.",
        "Ukrainian forces had shelled Belgorod overnight",
        speaker="Russian Defence Ministry", relays=("TASS",), quoted="indirect",
    ),
    Case(
        "Russia's TASS news agency quoted Governor Ilya Morev saying two drones had hit a refinery.",
        "two drones had hit a refinery",
        speaker="Ilya Morev", relays=("TASS",),
    ),
    Case(
        "“Rebels shelled the dam on Friday,” SANA news agency quoted an army source as saying.",
        "Rebels shelled the dam on Friday",
        speaker="army source", relays=("SANA",), quoted="direct",
    ),
    Case(
        "Nine truce violations were recorded in Kursk on Monday, Interfax quoted the Belarusian army as saying.",
        "Nine truce violations were recorded in Kursk on Monday",
        speaker="Belarusian army|Belarusian military", relays=("Interfax",),
    ),
    Case(
        "The army said it had repelled an attack on Nyala, the SUNA news agency reported.",
        "it had repelled an attack on Nyala",
        speaker="Sudanese army|the army", relays=("SUNA",),
    ),
    Case(
        "Houthi fighters fired three missiles at a tanker, the SABA news agency reported on Monday.",
        "Houthi fighters fired three missiles at a tanker",
        speaker="SABA|SABA news agency", relays=(),
    ),
    Case(
        "Ukrainian forces had fired 12 rockets at Belgorod, TASS reported, citing the Russian Defence Ministry.",
        "Ukrainian forces had fired 12 rockets at Belgorod",
        speaker="Russian Defence Ministry", relays=("TASS",),
    ),
    Case(
        "Citing two medics, Al Jazeera reported that shells had hit a school in Deir al-Balah.",
        "shells had hit a school in Deir al-Balah",
        speaker="medics|two medics", relays=("Al Jazeera",),
    ),
    Case(
        "Army spokesman Sylvain Mwamba told Radio Okapi that M23 rebels had seized the village of Kibumba.",
        "M23 rebels had seized the village of Kibumba",
        speaker="Sylvain Mwamba", relays=("Radio Okapi",),
    ),
    Case(
        "“Our army has kept the truce,” Prime Minister Lina Aoun told the BBC.",
        "Our army has kept the truce",
        speaker="Lina Aoun", relays=("BBC",), quoted="direct",
    ),
    Case(
        "In an interview with Al Arabiya, General Tarek Nouri said rebels had shelled the port.",
        "rebels had shelled the port",
        speaker="Tarek Nouri", relays=("Al Arabiya",),
    ),
    Case(
        "General Tarek Nouri told a news conference that rebels had shelled the port.",
        "rebels had shelled the port",
        speaker="Tarek Nouri", relays=(),
    ),
    Case(
        "General Tarek Nouri told reporters in Aden that rebels had shelled the port.",
        "rebels had shelled the port",
        speaker="Tarek Nouri", relays=(),
    ),
    Case(
        "The rebels shelled Goma airport, the Congolese army said in a statement carried by the ACP news agency.",
        "The rebels shelled Goma airport",
        speaker="Congolese army", relays=("ACP|ACP news agency",),
    ),
    Case(
        "Israeli troops crossed the Blue Line on Sunday, the Lebanese army said in a statement published by the "
        "National News Agency.",
        "Israeli troops crossed the Blue Line on Sunday",
        speaker="Lebanese army", relays=("National News Agency",),
    ),
    Case(
        "President Vadim Orlov said the rebels had told him they accepted the truce, Interfax reported.",
        "they accepted the truce",
        speaker="rebels|Vadim Orlov", relays=("Interfax", "Vadim Orlov"),
    ),
    Case(
        "Egyptian state television said Hamas had accepted the truce.",
        "Hamas had accepted the truce",
        speaker="Egyptian state television|Egyptian state TV", relays=(),
    ),
    Case(
        "Russian news agencies reported that a drone had struck the Kerch bridge.",
        "a drone had struck the Kerch bridge",
        speaker="Russian news agencies", relays=(),
    ),
    Case(
        "Shells fell on Kherson at noon, AFP journalists in the city said.",
        "Shells fell on Kherson at noon",
        speaker="AFP journalists|AFP|AFP journalists in the city",
    ),
    Case(
        "Six people were wounded, according to Hromadske radio, which quoted the governor.",
        "Six people were wounded",
        speaker="governor", relays=("Hromadske radio|Hromadske",),
    ),
)  # fmt: skip


@over(RELAYS)
def test_relays_are_kept_apart_from_the_speaker(case: Case) -> None:
    """The innermost voice is the speaker; agencies, channels and outlets the words came through are relays in order."""
    assert case.differences() == []


def test_relays_of_an_attribution_are_those_of_its_claims() -> None:
    """An attribution and the claims inside it have the same relays."""
    got = read("TASS quoted the Russian Defence Ministry as saying Ukrainian forces had shelled Belgorod.")
    (one,) = [
        attribution for attribution in got.attributions if attribution.speaker and "Defence" in attribution.speaker.name
    ]
    assert names(one.relays) == names(got.at("Ukrainian forces had shelled Belgorod").relays) == {"northwire", "tass"}
