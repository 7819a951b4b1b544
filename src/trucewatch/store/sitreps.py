"""The part of a case that keeps sitreps: every version of each, appended and never changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from trucewatch.model.errors import Conflict, UnknownRecord
from trucewatch.store.connection import CaseFile


@dataclass(frozen=True, slots=True)
class SitrepVersion:
    """One version of a sitrep. ``sitrep`` is its day, or ``all``; ``version`` counts from 1 in each sitrep.

    ``body`` is what a person works on; ``report``, ``map`` and ``page`` are digests of kept texts: the report that the
    numbers came from, its map, and the page as it was issued (None for a draft). ``digest`` covers the version and,
    through ``previous``, all versions before it.
    """

    sitrep: str
    version: int
    state: str
    by: str
    at: datetime
    body: str
    report: str
    map: str | None
    page: str | None
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version about to be appended; ``seen`` is the newest version of the sitrep its writer saw (0 for none)."""

    sitrep: str
    seen: int
    state: str
    by: str
    at: datetime
    body: str
    report: str
    map: str | None
    page: str | None


class CaseWithSitreps(CaseFile):
    """A case file's sitreps. The tables refuse every change and removal."""

    def put_sitrep(self, new: NewVersion) -> SitrepVersion:
        """Append a version. Its texts are kept once each.

        Raises:
            Conflict: somebody wrote another version since; nothing was written.
        """
        with self.writing():
            newest = self._one("SELECT max(version) FROM sitrep_version WHERE sitrep = ?", (new.sitrep,))
            last = 0 if newest is None or newest[0] is None else int(newest[0])
            if last != new.seen:
                raise Conflict(
                    f"version {last} of this sitrep was written since; open it, and bring what you wrote into it"
                )
            head = self._one("SELECT digest FROM sitrep_version ORDER BY number DESC LIMIT 1")
            previous = "" if head is None else str(head[0])
            held = _with_digests(new, last + 1, previous)
            for words in (new.report, new.map, new.page):
                if words is not None:
                    self._run("INSERT INTO sitrep_text VALUES (?, ?) ON CONFLICT DO NOTHING", (_digest(words), words))
            self._run(
                "INSERT INTO sitrep_version (sitrep, version, state, written_by, at, body, report, map, page, previous,"
                " digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*_cells(held), held.digest),
            )
            return held

    def sitrep_versions(self, sitrep: str | None = None) -> tuple[SitrepVersion, ...]:
        """Return the versions of one sitrep, or of all, in the order they were written; without their bodies."""
        query = """SELECT sitrep, version, state, written_by, at, '', report, map, page, previous, digest
            FROM sitrep_version WHERE ? IS NULL OR sitrep = ? ORDER BY number"""
        return tuple(_version(row) for row in self._rows(query, (sitrep, sitrep)))

    def sitrep_version(self, sitrep: str, version: int | None = None) -> SitrepVersion:
        """Return one version of a sitrep, or its newest.

        Raises:
            UnknownRecord: there is no such version.
        """
        query = """SELECT sitrep, version, state, written_by, at, body, report, map, page, previous, digest
            FROM sitrep_version WHERE sitrep = ? AND (? IS NULL OR version = ?) ORDER BY version DESC LIMIT 1"""
        row = self._one(query, (sitrep, version, version))
        if row is None:
            raise UnknownRecord(f"{self.path}: there is no such version of a sitrep of {sitrep}")
        return _version(row)

    def sitrep_text(self, digest: str) -> str:
        """Return a text that a version names by its digest.

        Raises:
            UnknownRecord: there is none.
        """
        row = self._one("SELECT words FROM sitrep_text WHERE digest = ?", (digest,))
        if row is None:
            raise UnknownRecord(f"{self.path}: a sitrep's text with the digest {digest[:12]} is missing")
        return str(row[0])

    def sitrep_faults(self) -> tuple[str, ...]:
        """Return what does not fit in the chain of versions and their texts; nothing where all of it fits."""
        query = """SELECT sitrep, version, state, written_by, at, body, report, map, page, previous, digest
            FROM sitrep_version ORDER BY number"""
        faults, previous = [], ""
        for held in (_version(row) for row in self._rows(query)):
            if held.previous != previous or held.digest != _digest("\0".join(map(str, _cells(held)))):
                faults.append(f"version {held.version} of {held.sitrep} does not fit the chain")
            previous = held.digest
        kept = self._rows("SELECT digest, words FROM sitrep_text ORDER BY digest")
        faults += [f"the text {digest[:12]} was changed" for digest, words in kept if digest != _digest(words)]
        return tuple(faults)


def _with_digests(new: NewVersion, version: int, previous: str) -> SitrepVersion:
    drawn, page = (None if words is None else _digest(words) for words in (new.map, new.page))
    texts = (_digest(new.report), drawn, page)
    held = SitrepVersion(new.sitrep, version, new.state, new.by, new.at, new.body, *texts, previous, "")
    return replace(held, digest=_digest("\0".join(map(str, _cells(held)))))


def _cells(held: SitrepVersion) -> tuple[str | int | None, ...]:
    return (
        held.sitrep,
        held.version,
        held.state,
        held.by,
        held.at.isoformat(),
        held.body,
        held.report,
        held.map,
        held.page,
        held.previous,
    )


def _version(row: tuple[Any, ...]) -> SitrepVersion:
    sitrep, version, state, by, at, *texts = row
    return SitrepVersion(sitrep, version, state, by, datetime.fromisoformat(at), *texts)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
