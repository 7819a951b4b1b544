"""The part of a case that keeps what a second reader answered, so that a question is asked once."""

from __future__ import annotations

from trucewatch.store.connection import CaseFile


class CaseWithAnswers(CaseFile):
    """A case with the answers of second readers, by the digest of question and model."""

    def answer(self, digest: str) -> str | None:
        """Return the answer kept under a question's digest, or None."""
        row = self._one("SELECT words FROM second_answer WHERE digest = ?", (digest,))
        return None if row is None else str(row[0])

    def put_answer(self, digest: str, recipe: str, text: str) -> None:
        """Keep an answer; one that is held already is replaced."""
        with self.writing():
            self._run(
                "INSERT INTO second_answer VALUES (?, ?, ?) "
                "ON CONFLICT DO UPDATE SET recipe = excluded.recipe, words = excluded.words",
                (digest, recipe, text),
            )
