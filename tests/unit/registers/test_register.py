from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from trucewatch.model import PlacePrecision
from trucewatch.registers import ACTOR_KINDS, Registers
from trucewatch.registers.actor_files import ListedActor, read_actors
from trucewatch.registers.folding import fold
from trucewatch.registers.register import ACTOR_FILES, DATA
from trucewatch.registers.theatre import read_places, read_theatre
from trucewatch.registers.units import read_units
from trucewatch.registers.words import words_of

THEATRES = sorted((Path(__file__).parents[3] / "theatres").glob("*/"))
LISTED: tuple[ListedActor, ...] = tuple(actor for name in ACTOR_FILES for actor in read_actors(DATA / name))


def test_no_actor_is_listed_twice() -> None:
    """Each id stands in one general file only."""
    identities = [actor.entry.id for actor in LISTED]
    assert sorted(set(identities)) == sorted(identities)
    assert len(identities) > 700


def test_every_actor_has_a_known_kind_and_known_ties(registers: Registers) -> None:
    """Kinds are of the list, countries exist, and what an actor is tied to exists."""
    for actor in LISTED:
        entry = registers.actors.get(actor.entry.id)
        assert entry is not None
        assert entry.kind in ACTOR_KINDS
        assert entry.country is None or entry.country in registers.places.countries, entry.id
        ties = (*entry.part_of, *entry.speaks_for, *entry.ally_of)
        assert all(registers.actors.get(tie) for tie in ties), entry.id


def test_every_actor_is_found_by_its_own_name(registers: Registers) -> None:
    """An actor's name leads back to it, alone or among the owners of a shared name."""
    for actor in LISTED:
        entry = registers.actors.get(actor.entry.id)
        assert entry is not None
        if words_of(entry.name):
            assert entry.id in {found.id for found in registers.actors.named(entry.name)}, entry.name


def test_names_mean_one_actor_unless_the_world_shares_them(registers: Registers) -> None:
    """No spelling leads to two listed actors by mistake of the files."""
    owners: dict[str, set[str]] = {}
    for actor in LISTED:
        for name in (actor.entry.name, *actor.entry.aliases):
            owners.setdefault(fold(name), set()).add(actor.entry.id)
    shared = {name for name, ids in owners.items() if len(ids) > 1 and name}
    assert shared <= {"fact finding mission"}


@pytest.mark.parametrize("word", ["regime", "terrorist", "bandit", "puppet", "occupier"])
def test_no_side_s_vocabulary_in_names(registers: Registers, word: str) -> None:
    """No actor is named with one side's word for it, except as a label inside quotation marks."""
    for actor in LISTED:
        entry = registers.actors.get(actor.entry.id)
        assert entry is not None
        assert word not in entry.name.lower() or entry.name.startswith("“"), entry.name


def test_every_settlement_is_in_its_place(registers: Registers) -> None:
    """The gazetteer's rows are unique, whole, sorted by country, with coordinates and countries that exist."""
    text = gzip.decompress((DATA / "settlements.csv.gz").read_bytes()).decode()
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) > 70_000
    assert len({row["number"] for row in rows}) == len(rows)
    assert [row["country"] for row in rows] == sorted(row["country"] for row in rows)
    for row in rows:
        assert -90 <= float(row["lat"]) <= 90
        assert -180 <= float(row["lon"]) <= 180
        assert row["name"]
        assert int(row["population"]) >= 0
    assert (DATA / "settlements.csv.gz").stat().st_size < 1_900_000


def test_units_and_famous_places_are_sound(registers: Registers) -> None:
    """Units and hand-listed places have unique ids, coordinates and a kind."""
    places = [*read_units(DATA / "units.csv"), *read_places(DATA / "famous_places.csv", theatre=False)]
    assert len({place.id for place in places}) == len(places) > 3_000
    assert all(place.lat is not None and place.precision is not PlacePrecision.UNKNOWN for place in places)


def test_countries_have_names_adjectives_and_a_middle(registers: Registers) -> None:
    """Each country can be named, described and placed."""
    countries = registers.places.countries
    assert len(countries) > 190
    for country in countries.values():
        assert country.name
        assert country.demonyms
        assert country.lat is not None


@pytest.mark.parametrize("folder", THEATRES, ids=lambda folder: folder.name)
def test_theatres_that_ship_are_sound(folder: Path) -> None:
    """Each theatre in the repository loads, and its people speak for somebody."""
    registers = Registers.load(folder)
    theatre = read_theatre(folder)
    assert registers.theatre
    for actor in theatre.actors:
        entry = registers.actors.get(actor.entry.id)
        assert entry is not None
        if entry.id.startswith("person:"):
            assert entry.speaks_for, entry.id
    inside = [place for place in theatre.places if place.country == theatre.countries[0]]
    assert inside


def test_syria_s_places_lie_in_syria() -> None:
    """Coordinates of the Syrian theatre are in Syria's bounds, a slip of sign or order would show."""
    for place in read_theatre(Path(__file__).parents[3] / "theatres" / "syria-2016").places:
        assert place.lat is not None
        assert place.lon is not None
        assert place.country != "SY" or (32.2 <= place.lat <= 37.4 and 35.5 <= place.lon <= 42.5), place.id


def test_loading_is_quick_and_repeatable(registers: Registers) -> None:
    """Two loads give the same digest."""
    assert Registers.load().digest == registers.digest
    assert len(registers.digest) == 64
