"""The answer key's own claims as the program's reader would hand them on: actors by the registers' names and ids.

python -m tests.gold.key_in_registers FOLDER writes the key's claims, and the incidents and findings the program makes of
them, to FOLDER as the main job exports them.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from tests.gold.key import DEV, Key, read_key, rows
from trucewatch.desk.assessing import Grounds, findings_under
from trucewatch.desk.rows import row_of_claim, row_of_incident
from trucewatch.findings.agreement_file import read_agreement
from trucewatch.incidents import link
from trucewatch.model import Actor, Claim, Incident, Standing
from trucewatch.registers import Registers

ROOT = Path(__file__).parents[2]
AGREEMENT = ROOT / "agreements" / "syria-2016" / "agreement.yaml"
THEATRE = ROOT / "theatres" / "syria-2016"
_ASIDE = re.compile(r"\s*\([^)]*\)|\s*/.*")


def in_registers(key: Key, registers: Registers, folder: Path = DEV) -> tuple[Claim, ...]:
    """Return the key's claims with every actor that the registers hold under its name in their words."""
    known = dict(_known(registers, folder))

    def named(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(known[actor.id or ""] for actor in actors)

    return tuple(
        replace(
            claim, speaker=named((claim.speaker,))[0], relays=named(claim.relays), joint=named(claim.joint),
            actors=named(claim.actors), targets=named(claim.targets),
        )
        for claim in key.claims
    )  # fmt: skip


def write_exports(key: Key, out: Path, folder: Path = DEV) -> tuple[Incident, ...]:
    """Link the key's claims, test the incidents, and write claims.jsonl and incidents.jsonl as the main job exports them."""
    registers = Registers.load(THEATRE)
    claims = in_registers(key, registers, folder)
    reports = {report.id: report for report in key.reports}
    incidents = link(claims, key.reports, registers.actors)
    published = MappingProxyType({report.id: report.published for report in key.reports})
    grounds = Grounds({claim.id: claim for claim in claims}, published, registers)
    findings = {found.incident: found for found in findings_under(read_agreement(AGREEMENT), incidents, grounds)}
    told = [row_of_claim(claim, reports[claim.report], Standing.PROPOSED) for claim in claims]
    made = [row_of_incident(incident, findings.get(incident.id), Standing.PROPOSED) for incident in incidents]
    for name, lines in (("claims", told), ("incidents", made)):
        text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
        (out / f"{name}.jsonl").write_text(text + "\n", encoding="utf-8")
    return incidents


def _known(registers: Registers, folder: Path) -> Iterator[tuple[str, Actor]]:
    for row in rows(folder / "actors.jsonl"):
        name = _ASIDE.sub("", row["name"]) or row["name"]
        spelt = (name, *(alias.strip("“”\"'") for alias in row["aliases"]))
        met = (entry for said in spelt for entry in registers.actors.named(said, "SY")[:1])
        entry = next((one for one in met if one.kind != "person" or row["kind"] in ("person", "mediator")), None)
        yield (
            row["id"],
            Actor(name, None, row["kind"], row["source_family"])
            if entry is None
            else Actor(entry.name, entry.id, entry.kind, registers.actors.family_of(entry.id)),
        )


if __name__ == "__main__":
    write_exports(read_key(), Path(sys.argv[1]))
