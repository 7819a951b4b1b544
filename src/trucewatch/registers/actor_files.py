"""Actor files: the listed actors of the general registers and of a theatre folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from trucewatch.registers.data_files import Row, yaml_rows
from trucewatch.registers.records import ACTOR_KINDS, ActorEntry

_FIELDS = frozenset({"id", "name", "kind", "aliases", "country", "part_of", "speaks_for", "ally_of", "family"})


@dataclass(frozen=True, slots=True)
class ListedActor:
    """An entry of an actor file with the row it was read from. ``kind`` may be empty where it adds to a known id."""

    entry: ActorEntry
    row: Row


def read_actors(path: Path) -> tuple[ListedActor, ...]:
    """Read one actor file. Raises RegisterError with file, line, found and wanted."""
    listed: dict[str, ListedActor] = {}
    for row in yaml_rows(path, "actors"):
        row.only(_FIELDS)
        identity = row.required("id")
        if identity in listed:
            raise row.error(f"id '{identity}' twice in this file", "each id once")
        kind = row.text("kind")
        if kind and kind not in ACTOR_KINDS:
            raise row.error(f"kind '{kind}'", "one of " + ", ".join(ACTOR_KINDS))
        country = row.text("country") or None
        if country is not None and (len(country) != 2 or not country.isupper()):
            raise row.error(f"country '{country}'", "an ISO 3166-1 code of two capitals")
        entry = ActorEntry(
            id=identity,
            name=row.text("name"),
            kind=kind,
            aliases=row.listed("aliases"),
            country=country,
            part_of=row.listed("part_of"),
            speaks_for=row.listed("speaks_for"),
            ally_of=row.listed("ally_of"),
            family=row.text("family") or None,
        )
        listed[identity] = ListedActor(entry, row)
    return tuple(listed.values())


def laid_over(base: ActorEntry, more: ActorEntry) -> ActorEntry:
    """Return the entry with what a later file says of the same id: its words win, its lists are added.

    >>> army = ActorEntry("mil:SY", "Syrian military", "armed_forces")
    >>> laid_over(army, ActorEntry("mil:SY", "Syrian army", "", aliases=("SAA",))).aliases
    ('SAA', 'Syrian military')
    """
    name = more.name or base.name
    former = (base.name,) if base.name != name else ()
    return ActorEntry(
        id=base.id,
        name=name,
        kind=more.kind or base.kind,
        aliases=_joined(more.aliases, base.aliases, former),
        country=more.country or base.country,
        part_of=_joined(more.part_of, base.part_of),
        speaks_for=_joined(more.speaks_for, base.speaks_for),
        ally_of=_joined(more.ally_of, base.ally_of),
        family=more.family or base.family,
    )


def _joined(*lists: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for items in lists for item in items))
