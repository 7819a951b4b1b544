"""The world's settlements, read from one compressed file when a place is first looked up."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from trucewatch.model import PlacePrecision, RegisterError
from trucewatch.registers.folding import fold
from trucewatch.registers.records import PlaceEntry

HEADER = "number,name,keys,country,admin1,lat,lon,population,news"
_MET_KEPT = 10_000
"""``news`` marks the places that conflict reporting names often: they come before larger places of the same name."""


class Gazetteer:
    """Settlements by folded name. The file is sorted by country, quotes no field, and gives folded spellings as keys.

    76,000 settlements take about 0.25 s to index and 40 MB; nothing is read before the first look-up.
    """

    def __init__(self, path: Path, unit_names: Callable[[], Mapping[str, str]]) -> None:
        """Take the file, and where to get the names of first-order units by id ("SY.09")."""
        self._path = path
        self._names_of_units = unit_names
        self._met: dict[int, PlaceEntry] = {}

    def named(self, folded: str) -> tuple[PlaceEntry, ...]:
        """Return the settlements with this folded name or spelling, in the file's order."""
        found = self._index.get(folded, ())
        return tuple(self._entry_met(row) for row in ((found,) if isinstance(found, int) else found))

    def knows(self, folded: str) -> bool:
        """Tell whether any settlement has this folded name or spelling."""
        return folded in self._index

    def of_country(self, iso2: str) -> Iterator[tuple[PlaceEntry, tuple[str, ...]]]:
        """Yield a country's settlements, each with its folded names."""
        for row in self._countries.get(iso2, range(0)):
            entry = self._entry(row)
            yield entry, (fold(entry.name), *entry.aliases)

    def _entry_met(self, row: int) -> PlaceEntry:
        """Return the entry of a row, from those met before: names in reports come again."""
        if row not in self._met:
            if len(self._met) >= _MET_KEPT:
                self._met.clear()
            self._met[row] = self._entry(row)
        return self._met[row]

    def _entry(self, row: int) -> PlaceEntry:
        number, name, keys, country, unit, lat, lon, population, _ = self._rows[row].split(",")
        around = self._unit_names.get(f"{country}.{unit}")
        return PlaceEntry(
            id=f"gn:{number}",
            name=name,
            aliases=tuple(keys.split(";")) if keys else (),
            country=country,
            lat=float(lat),
            lon=float(lon),
            precision=PlacePrecision.SETTLEMENT,
            within=(around,) if around else (),
            population=int(population),
        )

    @cached_property
    def in_the_news(self) -> frozenset[str]:
        """Return the ids of the settlements that conflict reporting names often."""
        return frozenset("gn:" + row.partition(",")[0] for row in self._rows if row.endswith(",x"))

    @cached_property
    def _unit_names(self) -> Mapping[str, str]:
        return self._names_of_units()

    @cached_property
    def _rows(self) -> list[str]:
        try:
            text = gzip.decompress(self._path.read_bytes()).decode("utf-8")
        except (OSError, EOFError, zlib.error, UnicodeDecodeError) as trouble:
            raise RegisterError(
                f"{self._path}: cannot be read ({trouble}); wanted the file as installed. Install trucewatch again."
            ) from trouble
        header, _, body = text.partition("\n")
        if header != HEADER:
            raise RegisterError(
                f"{self._path}, line 1: found '{header[:80]}'; wanted '{HEADER}'. Install trucewatch again."
            )
        return body.splitlines()

    @cached_property
    def _countries(self) -> dict[str, range]:
        found: dict[str, range] = {}
        for row, line in enumerate(self._rows):
            country = line.split(",", 4)[3]
            first = found[country].start if country in found else row
            found[country] = range(first, row + 1)
        return found

    @cached_property
    def _index(self) -> dict[str, int | tuple[int, ...]]:
        index: dict[str, int | tuple[int, ...]] = {}
        for row, line in enumerate(self._rows):
            _, name, keys, _ = line.split(",", 3)
            own = name.lower() if name.isascii() and name.replace(" ", "").isalpha() else fold.__wrapped__(name)
            for key in (own, *keys.split(";")) if keys else (own,):
                known = index.get(key)
                if known is None:
                    index[key] = row
                elif isinstance(known, int):
                    index[key] = (known, row)
                else:
                    index[key] = (*known, row)
        return index
