"""Events, their doers and their targets in PLOVER's own gold sentences, one report each.

python benchmarks/events_plover.py [--records FILE] [--wrong N] [--json FILE]

The records are PLOVER_GSR_CAMEO.txt of openeventdata/PLOVER (CC BY-SA 4.0; not part of this repository): the example
sentences of the CAMEO manual, each coded with one event, its source and its target, in the 18 categories of 2016. They
are compared in the names of PLOVER 2.0: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT, and
destruction, coded COERCE there, is ASSAULT (CAMEO 1712). A sentence may say more than its gold event: how many
different events are coded a sentence is printed too, since coding everything would hit by chance.

* coded: some claim of the sentence has a PLOVER event;
* type: some claim has the gold one (strict: the gold category of 2016, inquiries and disapproval kept apart);
* source, target: of such a claim, some actor is of the country of a gold actor, or named as it is.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from trucewatch.claims import ClaimReader
from trucewatch.model import Actor, Claim, DatedReason, Part, PartKind, Report, Span
from trucewatch.registers import Registers
from trucewatch.registers.crosswalks import plover, plover_parties

ROOT: Final = Path(__file__).resolve().parent.parent
SHARED: Final = Path(os.environ.get("TRUCEWATCH_SHARED", ROOT.parent / "shared"))
RECORDS: Final = SHARED / "data" / "plover_petrarch" / "gold_standard_records" / "PLOVER_GSR_CAMEO.txt"
RENAMED: Final = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
SMALL_WORDS: Final = frozenset(
    {"the", "of", "and", "in", "a", "an", "its", "to", "for", "with", "by", "from", "on", "at", "official"}
)


@dataclass(frozen=True, slots=True)
class Party:
    """A gold source or target: the words of the text, and its country as a name of the registers ("" where none)."""

    words: str
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gold:
    """One record: its sentence, its event in the names of 2016 and of 2.0, its sources and targets."""

    id: str
    text: str
    old: str
    event: str
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the sentences, 0 to 1; ``events`` is how many different events are coded a sentence, on average."""

    sentences: int
    coded: float
    type: float
    type_strict: float
    type_and_source: float
    type_source_and_target: float
    events: float


@dataclass(frozen=True, slots=True)
class Hit:
    """What was right in one sentence, and the events that were coded in it."""

    gold: Gold
    type: bool
    strict: bool
    source: bool
    both: bool
    events: tuple[str, ...]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=Path, default=RECORDS)
    parser.add_argument("--wrong", type=int, default=0, help="print so many sentences that went wrong")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    asked = parser.parse_args()
    if not asked.records.is_file():
        raise SystemExit(f"{asked.records}: found no such file; wanted PLOVER_GSR_CAMEO.txt of openeventdata/PLOVER.")
    registers = Registers.load()
    gold = read_records(asked.records, registers)
    hits = measure(gold, registers)
    figures = summed(hits)
    show(figures, hits, asked.wrong)
    if asked.json:
        asked.json.write_text(json.dumps(asdict(figures), indent=2) + "\n", encoding="utf-8")


def read_records(path: Path, registers: Registers) -> list[Gold]:
    """Return the records that have a text and an event."""
    records = json.loads(path.read_text(encoding="utf-8"))
    return [
        Gold(r["id"], " ".join(r["text"].split()), r["event"], renamed(r["event"], r.get("mode", "")),
             parties(r.get("source"), registers), parties(r.get("target"), registers))
        for r in records
        if r.get("text") and r["event"] != "DOCUMENT"
    ]  # fmt: skip


def renamed(event: str, mode: str) -> str:
    """Return an event of 2016 in the names of PLOVER 2.0."""
    if event == "COERCE" and mode == "destroy":
        return "ASSAULT"
    return RENAMED.get(event, event)


def parties(raw: Any, registers: Registers) -> tuple[Party, ...]:
    """Return gold actors with the countries their words name."""
    found = [one for one in raw if isinstance(one, dict)] if isinstance(raw, list) else []
    return tuple(
        Party(one["actorText"], countries_in(one["actorText"], registers)) for one in found if one.get("actorText")
    )


def countries_in(words: str, registers: Registers) -> frozenset[str]:
    """Return the countries (ISO 3166-1 alpha-2) that words name, through actors and through places."""
    by_actor = {entry.country for match in registers.actors.find(words) for entry in match.entries[:1] if entry.country}
    if by_actor:
        return frozenset(by_actor)
    places = registers.places.find(words)
    return frozenset(e.country for match in places[:1] for e in match.entries[:1] if e.country)


def measure(gold: Sequence[Gold], registers: Registers) -> list[Hit]:
    """Read every sentence as a report of its own and compare."""
    day = date(2000, 1, 1)
    reports = [
        Report(one.id, "gold", "gold", one.text, publisher="Northwire",
               parts=(Part(PartKind.BODY, Span(0, len(one.text))),),
               published=DatedReason(best=day, earliest=day, latest=day))
        for one in gold
    ]  # fmt: skip
    readings = ClaimReader(registers).read(reports)
    return [judge(one, reading.claims, registers) for one, reading in zip(gold, readings, strict=True)]


def judge(gold: Gold, claims: Sequence[Claim], registers: Registers) -> Hit:
    """Compare the claims of one sentence with its record."""
    coded = [(claim, found) for claim in claims if (found := plover(claim)) is not None]
    right = [claim for claim, found in coded if found[0] == gold.event]
    of_source = [claim for claim in right if agrees(parties_of(claim, registers)[0], gold.sources, claim, registers)]
    of_both = [claim for claim in of_source if agrees_target(claim, gold, registers)]
    inquiry = {("ACCUSE", "investigate"): "INVESTIGATE"}
    strict = {inquiry.get(found, "DISAPPROVE" if found[0] == "ACCUSE" else found[0]) for _, found in coded}
    wanted = gold.old if gold.old in ("INVESTIGATE", "DISAPPROVE") else gold.event
    events = tuple(sorted({found[0] for _, found in coded}))
    return Hit(gold, bool(right), wanted in strict, bool(of_source), bool(of_both), events)


def parties_of(claim: Claim, registers: Registers) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return the source and target of a claim in PLOVER's sense."""
    return plover_parties(claim, registers.actors)


def agrees_target(claim: Claim, gold: Gold, registers: Registers) -> bool:
    """Compare targets; where a claim has none but a place, PLOVER's target is the country acted on."""
    targets = parties_of(claim, registers)[1]
    if agrees(targets, gold.targets, claim, registers):
        return True
    wanted = {country for party in gold.targets for country in party.countries}
    return not targets and any(place.country in wanted for place in claim.places)


def agrees(found: Iterable[Actor], wanted: Sequence[Party], claim: Claim, registers: Registers) -> bool:
    """Tell whether one of the actors is one of the parties, or none was wanted."""
    if not wanted:
        return True
    return any(same(actor, party, claim, registers) for actor in found for party in wanted)


def same(actor: Actor, party: Party, claim: Claim, registers: Registers) -> bool:
    """Tell whether an actor is of the party's country, or goes by its name.

    "Tom King" is "British Defence Secretary Tom King"; "prisoners" are "prisoners in Dili" only where the claim is
    placed in that country.
    """
    entry = registers.actors.get(actor.id) if actor.id else None
    country = entry.country if entry is not None else None
    countries = {country} if country else countries_in(f"{actor.name} {actor.words or ''}", registers)
    if not party.countries.isdisjoint(countries):
        return True
    mine, theirs = telling(actor.name), telling(party.words)
    if not mine or not (mine <= theirs or theirs <= mine):
        return False
    return not party.countries or is_name(actor) or any(place.country in party.countries for place in claim.places)


def is_name(actor: Actor) -> bool:
    """Tell whether an actor goes by a name of its own."""
    return any(word[:1].isupper() for word in actor.name.split()[1:]) or actor.id is not None


def telling(words: str) -> frozenset[str]:
    """Return the words of a name that tell it from others."""
    return frozenset(w.strip(".,()'’").removesuffix("'s").lower() for w in words.split()) - SMALL_WORDS - {""}


def summed(hits: Sequence[Hit]) -> Figures:
    """Return the shares."""
    n = max(1, len(hits))
    return Figures(
        len(hits), sum(bool(h.events) for h in hits) / n, sum(h.type for h in hits) / n,
        sum(h.strict for h in hits) / n,
        sum(h.source for h in hits) / n, sum(h.both for h in hits) / n, sum(len(h.events) for h in hits) / n,
    )  # fmt: skip


def show(figures: Figures, hits: Sequence[Hit], wrong: int) -> None:
    """Print the figures, each event's share, and some of what went wrong."""
    print(f"sentences                       {figures.sentences}")
    print(f"any event coded                 {figures.coded:6.1%}")
    print(f"event type right                {figures.type:6.1%}   (strict {figures.type_strict:.1%})")
    print(f"  and source                    {figures.type_and_source:6.1%}")
    print(f"  and source and target         {figures.type_source_and_target:6.1%}")
    print(f"different events a sentence     {figures.events:6.2f}")
    totals, right = Counter(h.gold.event for h in hits), Counter(h.gold.event for h in hits if h.type)
    for event, total in sorted(totals.items()):
        print(f"  {event:<10} {right[event]:3d} of {total:3d}")
    for hit in [h for h in hits if not h.both][:wrong]:
        what = "type" if not hit.type else "source" if not hit.source else "target"
        print(f"{what:<7}{hit.gold.event:<10} {','.join(hit.events):<22} {hit.gold.text}")


if __name__ == "__main__":
    main()
