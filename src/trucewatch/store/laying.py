"""The part of a case that keeps the machine's reading of a claim beside what people made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trucewatch.model.claim import Claim
from trucewatch.store.connection import CaseFile
from trucewatch.store.forms import CLAIM


@dataclass(frozen=True, slots=True)
class Laid:
    """A claim as people have it, and as the machine read it; None where the machine read no such claim."""

    claim: Claim
    machine: Claim | None


class CaseWithLaidClaims(CaseFile):
    """A case file's corrected and added claims. Every other part of the program reads claims as people have them."""

    def lay(self, laid: Iterable[Laid]) -> None:
        """Show these claims in the place of the machine's reading, which is kept beside them."""
        with self.writing():
            for one in laid:
                machine = None if one.machine is None else CLAIM.write(one.machine)
                self._run(
                    "INSERT INTO laid_claim VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET machine = excluded.machine",
                    (one.claim.id, one.claim.report, machine),
                )
                self._show(one.claim)

    def take_off(self, claims: Iterable[str] | None = None) -> None:
        """Show these claims (or all) as the machine read them again; what only people added is no longer shown."""
        with self.writing():
            wanted = None if claims is None else set(claims)
            held = [
                row for row in self._rows("SELECT id, machine FROM laid_claim") if wanted is None or row[0] in wanted
            ]
            for claim, machine in held:
                if machine is None:
                    self._run("DELETE FROM claim WHERE id = ?", (claim,))
                else:
                    self._show(CLAIM.read(machine))
                self._run("DELETE FROM laid_claim WHERE id = ?", (claim,))

    def claims_as_read(self) -> tuple[Claim, ...]:
        """Return the claims as the machine read them, by report and place in it; what only people added is left out."""
        query = """SELECT coalesce(laid.machine, one.body) FROM claim one JOIN report r ON r.id = one.report
            LEFT JOIN laid_claim laid ON laid.id = one.id WHERE laid.id IS NULL OR laid.machine IS NOT NULL
            ORDER BY r.file, r.record, r.start, r.id, one.start, one.stop, one.id"""
        return tuple(CLAIM.read(body) for body in self._bodies(query))

    def machine_claims(self) -> Mapping[str, Claim | None]:
        """Return the machine's reading of every claim that people corrected or added (None), by id."""
        rows = self._rows("SELECT id, machine FROM laid_claim ORDER BY id")
        return {claim: None if machine is None else CLAIM.read(machine) for claim, machine in rows}

    def machine_claim(self, claim: str) -> Laid | None:
        """Return a claim as people have it beside the machine's reading; None where nobody corrected or added it."""
        row = self._one(
            "SELECT claim.body, machine FROM laid_claim JOIN claim ON claim.id = laid_claim.id WHERE laid_claim.id = ?",
            (claim,),
        )
        return None if row is None else Laid(CLAIM.read(row[0]), None if row[1] is None else CLAIM.read(row[1]))

    def _show(self, claim: Claim) -> None:
        self._run(
            "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "event_type = excluded.event_type, body = excluded.body",
            (
                claim.id,
                claim.report,
                claim.span.start,
                claim.span.end,
                claim.event_type.value,
                claim.attribution,
                CLAIM.write(claim),
            ),
        )
