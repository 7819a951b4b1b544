"""The part of a case that several agreements are kept in: the one it is read with, and the others it is tested against."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.model.agreement import Agreement
from trucewatch.model.finding import Finding
from trucewatch.store.connection import CaseFile
from trucewatch.store.forms import AGREEMENT, FINDING

_OTHERS = "other agreements"


@dataclass(frozen=True, slots=True)
class HeldAgreement:
    """An agreement a case is tested against, with its file's words as they were."""

    agreement: Agreement
    file: str
    text: str


class CaseWithAgreements(CaseFile):
    """A case file's agreements beside its first, and what incidents come to under them."""

    def put_other_agreements(self, held: Iterable[HeldAgreement]) -> None:
        """Keep the agreements that incidents are tested against beside the first, in place of those kept before."""
        with self.writing():
            digests = []
            for one in held:
                digests.append(one.agreement.digest)
                self._run(
                    "INSERT INTO agreement VALUES (?, ?, ?, ?) "
                    "ON CONFLICT DO UPDATE SET file = excluded.file, text = excluded.text, body = excluded.body",
                    (one.agreement.digest, one.file, one.text, AGREEMENT.write(one.agreement)),
                )
            self._run(
                "INSERT INTO fact VALUES (?, ?) ON CONFLICT DO UPDATE SET words = excluded.words",
                (_OTHERS, json.dumps(digests)),
            )

    def other_agreements(self) -> tuple[HeldAgreement, ...]:
        """Return the agreements beside the first, in the order they were given."""
        row = self._one("SELECT words FROM fact WHERE name = ?", (_OTHERS,))
        held = []
        for digest in [] if row is None else json.loads(row[0]):
            found = self._one("SELECT body, file, text FROM agreement WHERE digest = ?", (digest,))
            if found is not None:
                held.append(HeldAgreement(AGREEMENT.read(found[0]), found[1], found[2]))
        return tuple(held)

    def put_findings_elsewhere(self, findings: Iterable[Finding]) -> None:
        """Replace what incidents come to under the other agreements by this."""
        with self.writing():
            self._run("DELETE FROM finding_elsewhere")
            self._run_many(
                "INSERT INTO finding_elsewhere VALUES (?, ?, ?, ?)",
                ((one.id, one.incident, one.agreement or "", FINDING.write(one)) for one in findings),
            )

    def findings_elsewhere(self, incident: str | None = None) -> tuple[Finding, ...]:
        """Return what incidents (or one of them) come to under the other agreements, by incident and agreement."""
        where = "" if incident is None else " WHERE incident = ?"
        query = f"SELECT body FROM finding_elsewhere{where} ORDER BY incident, agreement"  # noqa: S608 -- ours
        return tuple(map(FINDING.read, list(self._bodies(query, () if incident is None else (incident,)))))
