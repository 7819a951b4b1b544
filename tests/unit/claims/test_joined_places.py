"""Several places of one event, held by the registers or not."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Soldiers entered the villages of Tarbane and Okushi at dawn.", ["Tarbane", "Okushi"]),
        ("Shells hit the towns of Marvek, Dulno and Istapol on Tuesday.", ["Marvek", "Dulno", "Istapol"]),
        ("The rebels left the ports of Bosaso, Ras Lamboni and Merka on Sunday.", ["Bosaso", "Ras Lamboni", "Merka"]),
        ("Shelling was reported in Kramatorsk, Dobrelia and Pokrovsk.", ["Kramatorsk", "Dobrelia", "Pokrovsk"]),
        ("Fighters entered Kalwesi and Ombara with the returning families.", ["Kalwesi", "Ombara"]),
        ("Gunmen attacked the Dalwori displacement camp and Konduva market.", ["Dalwori displacement camp", "Konduva market"]),
        ("A soldier was killed on the road between Kalwesi and Ombara.", ["Kalwesi", "Ombara"]),
    ],
)  # fmt: skip
def test_each_of_several_joined_places_is_kept(text: str, wanted: list[str]) -> None:
    """What stands beside a place in a list is a place, whether the registers hold it or not."""
    assert [place.name for place in read(text).claims[0].places] == wanted


def test_a_place_that_lies_in_a_known_district_is_kept_before_it() -> None:
    """A name no register holds is the place, and the district behind it says where it lies."""
    claim = read("A mine maimed a sergeant at Kuro Tamal in Kantharalak district on Monday.").claims[0]
    assert [place.name for place in claim.places] == ["Kuro Tamal"]


def test_a_group_beside_a_town_is_no_place() -> None:
    """Whom the registers know as a body is no town, though it stands in a list with one."""
    claim = read("Shells fell near Kalwesi and Hezbollah fired back.").claims[0]
    assert [place.name for place in claim.places] == ["Kalwesi"]
