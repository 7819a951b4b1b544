from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.model import PlacePrecision, RegisterError
from trucewatch.registers import Registers
from trucewatch.registers.theatre import read_theatre

ACTORS = """actors:
  - {id: "group:river-guard", name: River Guard, kind: armed_group, country: XO, aliases: [Guards of the River]}
  - {id: "person:ilva-tarn", name: Ilva Tarn, kind: person, speaks_for: ["group:river-guard"]}
"""
PLACES = """id,name,aliases,country,lat,lon,precision,within,population
xo:sella,Sella Ford,Selaford,XO,10.5,20.5,settlement,Sella,
"""


def folder_with(tmp_path: Path, **files: str) -> Path:
    """Write a theatre folder: file names with the point spelt as two underscores."""
    for name, text in files.items():
        (tmp_path / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return tmp_path


def test_an_invented_theatre_works_like_a_real_one(tmp_path: Path) -> None:
    """Actors, places and countries of a folder are found in text like the general ones."""
    countries = "iso2,name,adjectives,people,capital,aliases\nXO,Orvenia,Orvenian,Orvenians,Port Sella,\n"
    folder = folder_with(
        tmp_path, actors__yaml=ACTORS, places__csv=PLACES, countries__csv=countries, theatre__yaml="countries: [XO]\n"
    )
    registers = Registers.load(folder)
    text = "The Orvenian army shelled the River Guard at Sella Ford, Ilva Tarn said."
    assert [match.entries[0].id for match in registers.actors.find(text)] == [
        "mil:XO",
        "group:river-guard",
        "person:ilva-tarn",
    ]
    (place,) = registers.places.find(text)
    assert (place.entries[0].id, place.entries[0].theatre) == ("xo:sella", True)
    assert registers.actors.family_of("person:ilva-tarn") == "group:river-guard"


def test_a_folder_changes_the_digest(tmp_path: Path, registers: Registers) -> None:
    """The digest covers the theatre's files, so that a re-run knows when they changed."""
    assert Registers.load(folder_with(tmp_path, actors__yaml=ACTORS)).digest != registers.digest
    assert Registers.load().digest == registers.digest


def test_geonames_files_are_read_as_published(tmp_path: Path) -> None:
    """A tab-separated GeoNames file becomes places with names, coordinates and kind."""
    line = "\t".join(
        [
            "77",
            "Sella Ford",
            "Sella Ford",
            "Selaford,Sellaford",
            "10.5",
            "20.5",
            "P",
            "PPL",
            "XO",
            *[""] * 5,
            "900",
            *[""] * 4,
        ]
    )
    (place,) = read_theatre(folder_with(tmp_path, gazetteer__txt=line + "\n")).places
    assert (place.id, place.aliases, place.population) == ("gn:77", ("Selaford", "Sellaford"), 900)
    assert place.precision is PlacePrecision.SETTLEMENT


def test_places_are_laid_over_the_gazetteer_by_id(tmp_path: Path) -> None:
    """A places file may rename a gazetteer's place: the other names and the population stay."""
    gazetteer = PLACES.replace("Sella Ford,Selaford", "Salla Furd,Sallaf").replace("Sella,\n", "Sella,400\n")
    places = PLACES.replace("10.5,20.5", ",")
    (place,) = read_theatre(folder_with(tmp_path, places__csv=places, gazetteer__csv=gazetteer)).places
    assert (place.name, place.population, place.lat) == ("Sella Ford", 400, 10.5)
    assert set(place.aliases) == {"Selaford", "Salla Furd", "Sallaf"}


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        (
            "actors__yaml",
            "actors:\n  - {id: a, name: A, kind: party}\n",
            "line 2: found kind 'party'; wanted one of state,",
        ),
        ("actors__yaml", "actors:\n  - {id: a, name: A, kind: person, boss: b}\n", "found unknown field 'boss'"),
        ("actors__yaml", "actors:\n  - {id: a, kind: person}\n", "found id 'a' without name or kind"),
        ("actors__yaml", "actors:\n  - {id: a, name: A, kind: person, part_of: [zz]}\n", "tied to unknown id 'zz'"),
        ("actors__yaml", "actors:\n  - {id: a, name: A, kind: person, country: syria}\n", "found country 'syria'"),
        ("places__csv", PLACES.replace("10.5", "110"), "line 2: found lat '110'; wanted a number from -90 to 90"),
        ("places__csv", PLACES.replace("settlement", "hamlet"), "found precision 'hamlet'; wanted one of point,"),
        ("places__csv", PLACES + PLACES.split("\n")[1] + "\n", "line 3: found id 'xo:sella' twice"),
        ("theatre__yaml", "countries: [Orvenia]\n", "found country 'Orvenia'"),
        ("theatre__yaml", "nation: XO\n", "found unknown field 'nation'"),
        ("gazetteer__txt", "1\ttoo\tfew\n", "line 1: found 3 fields parted by tabs"),
    ],
)
def test_mistakes_are_named_with_file_and_line(tmp_path: Path, file: str, text: str, words: str) -> None:
    """Each mistake in a folder gives one clear line: where, what was found, what is wanted."""
    folder = folder_with(tmp_path, **{file: text})
    with pytest.raises(RegisterError) as caught:
        Registers.load(folder)
    assert words in str(caught.value)
    assert str(folder / file.replace("__", ".")) in str(caught.value)


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    """A missing folder and one without any theatre file are refused with what is wanted."""
    with pytest.raises(RegisterError, match="found no folder"):
        Registers.load(tmp_path / "nowhere")
    with pytest.raises(RegisterError, match="found none of"):
        Registers.load(tmp_path)
