"""The part of a case that knows which of its incidents may be one event, as linking weighed them."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.incident import PossibleMerge
from trucewatch.store.connection import CaseFile
from trucewatch.store.forms import POSSIBLE_MERGE

_LIKELIEST = "ORDER BY weight DESC, pair DESC, one, other"


class CaseWithMerges(CaseFile):
    """A case file's pairs of incidents that people may want to merge."""

    def put_possible_merges(self, merges: Iterable[PossibleMerge]) -> None:
        """Replace the pairs by these."""
        with self.writing():
            self._run("DELETE FROM possible_merge")
            self._run_many(
                "INSERT INTO possible_merge VALUES (?, ?, ?, ?, ?)",
                ((*one.incidents, one.weight, one.pair, POSSIBLE_MERGE.write(one)) for one in merges),
            )

    def possible_merges(self) -> tuple[PossibleMerge, ...]:
        """Return the pairs, the likeliest first."""
        query = f"SELECT body FROM possible_merge {_LIKELIEST}"  # noqa: S608 -- the words are ours
        return tuple(map(POSSIBLE_MERGE.read, self._bodies(query)))

    def possible_merges_of(self, incident: str, most: int) -> tuple[PossibleMerge, ...]:
        """Return the pairs that an incident is in, the likeliest first, at most so many."""
        query = f"SELECT body FROM possible_merge WHERE one = ? OR other = ? {_LIKELIEST} LIMIT ?"  # noqa: S608
        return tuple(map(POSSIBLE_MERGE.read, self._bodies(query, (incident, incident, most))))
