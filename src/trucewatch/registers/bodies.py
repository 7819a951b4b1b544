"""The bodies every state may have, composed per country: "Turkish foreign ministry" needs no entry of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trucewatch.registers.data_files import Row, yaml_rows
from trucewatch.registers.records import ACTOR_KINDS, ActorEntry, CountryEntry

_FIELDS = frozenset({"code", "kind", "name", "phrases", "only_with_country", "bare", "part_of", "speaks_for", "family"})


@dataclass(frozen=True, slots=True)
class Body:
    """One kind of body: its code, how its name is made from a country's adjective, and how reports say it."""

    code: str
    kind: str
    name: str
    phrases: tuple[str, ...]
    only_with_country: tuple[str, ...]
    bare: bool
    part_of: tuple[str, ...]
    speaks_for: tuple[str, ...]
    own_family: bool

    def of(self, country: CountryEntry) -> ActorEntry:
        """Return this body of a country.

        >>> syria = CountryEntry("SY", "Syria", demonyms=("Syrian",))
        >>> Body("gov", "government", "{} government", (), (), True, ("state",), (), False).of(syria).name
        'Syrian government'
        """
        iso2 = country.iso2
        adjective = country.demonyms[0] if country.demonyms else country.name
        identity = f"{self.code}:{iso2}"
        return ActorEntry(
            id=identity,
            name=country.name if self.code == "state" else self.name.format(adjective),
            kind=self.kind,
            aliases=country.aliases if self.code == "state" else (),
            country=iso2,
            part_of=tuple(f"{code}:{iso2}" for code in self.part_of),
            speaks_for=tuple(f"{code}:{iso2}" for code in self.speaks_for),
            family=identity if self.own_family else None,
        )

    def alone(self, phrase: str) -> ActorEntry:
        """Return the body as met without a country ("the army"): whose it is, the reader of the text must settle."""
        return ActorEntry(id=f"generic:{self.code}", name=phrase, kind=self.kind, family=f"generic:{self.code}")


def read_bodies(path: Path) -> dict[str, Body]:
    """Read the bodies by code. Raises RegisterError."""
    bodies: dict[str, Body] = {}
    for row in yaml_rows(path, "bodies"):
        row.only(_FIELDS)
        body = _body(row)
        if body.code in bodies:
            raise row.error(f"code '{body.code}' twice", "each code once")
        bodies[body.code] = body
    return bodies


def _body(row: Row) -> Body:
    kind = row.required("kind")
    if kind not in ACTOR_KINDS:
        raise row.error(f"kind '{kind}'", "one of " + ", ".join(ACTOR_KINDS))
    return Body(
        code=row.required("code"),
        kind=kind,
        name=row.required("name"),
        phrases=row.listed("phrases"),
        only_with_country=row.listed("only_with_country"),
        bare=row.text("bare", "yes") == "yes",
        part_of=row.listed("part_of"),
        speaks_for=row.listed("speaks_for"),
        own_family=row.text("family") == "own",
    )
