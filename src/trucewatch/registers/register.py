"""The registers together, as they are loaded once for a run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trucewatch.registers.actor_files import read_actors
from trucewatch.registers.actors import ActorRegister
from trucewatch.registers.bodies import read_bodies
from trucewatch.registers.countries import read_countries
from trucewatch.registers.gazetteer import Gazetteer
from trucewatch.registers.places import PlaceRegister
from trucewatch.registers.records import CountryEntry, PlaceEntry
from trucewatch.registers.theatre import Theatre, read_places, read_theatre
from trucewatch.registers.units import country_places, read_units
from trucewatch.registers.word_lists import read_word_lists

DATA = Path(__file__).parent / "data"
ACTOR_FILES = ("armed_groups.yaml", "organisations.yaml", "media.yaml", "generic.yaml", "state_bodies.yaml")
_FILES = (
    "countries.csv",
    "country_points.csv",
    "bodies.yaml",
    *ACTOR_FILES,
    "famous_places.csv",
    "units.csv",
    "settlements.csv.gz",
)


@dataclass(frozen=True, slots=True)
class Registers:
    """The actors and places a run works with. ``digest`` (SHA-256) covers every data file, the theatre's included.

    ``theatre`` is the theatre's name and ``countries`` its countries, that of the conflict first; empty without one.
    """

    actors: ActorRegister
    places: PlaceRegister
    digest: str
    theatre: str = ""
    countries: tuple[str, ...] = ()

    @staticmethod
    def load(theatre: Path | None = None) -> Registers:
        """Load the general registers, with a theatre folder laid over them where one is given.

        Raises RegisterError when a file cannot be used; the message says which line, what was found and what is wanted.
        """
        own = read_theatre(theatre) if theatre is not None else Theatre()
        countries = read_countries(DATA / "countries.csv", DATA / "country_points.csv")
        countries.update((country.iso2, country) for country in own.own_countries)
        general = [listed for name in ACTOR_FILES for listed in read_actors(DATA / name)]
        lists = dict(read_word_lists(DATA / "finding_words.yaml"))
        actors = ActorRegister(countries, read_bodies(DATA / "bodies.yaml"), lists, (general, own.actors))
        lists["actors"] = actors.single_words
        places = PlaceRegister(
            countries,
            Gazetteer(DATA / "settlements.csv.gz", _unit_names),
            lists,
            lambda: _general_places(countries),
            own.places,
            own.countries,
        )
        return Registers(
            actors, places, _digest((*(DATA / name for name in _FILES), *own.files)), own.name, own.countries
        )


def _general_places(countries: dict[str, CountryEntry]) -> Iterator[PlaceEntry]:
    yield from country_places(countries)
    yield from read_places(DATA / "famous_places.csv", theatre=False)
    yield from read_units(DATA / "units.csv")


def _unit_names() -> dict[str, str]:
    return {unit.id: unit.name for unit in read_units(DATA / "units.csv")}


def _digest(files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
