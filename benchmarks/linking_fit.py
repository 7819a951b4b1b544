"""Learn what the levels of comparison weigh from claims that people grouped by hand, and show how well it carries over.

python benchmarks/linking_fit.py KEY [--case CASE --labels FILE]... [--held-out] [--write]

KEY is a folder in the form of the answer key (tests/gold/key.py reads it): its claims are grouped by hand, and are taken
twice, with its own actors and with the registers'. CASE with --labels adds claims the program read itself, as often as
wanted; FILE has a line of JSON for each labelled claim: {"claim": id, "incidents": [name, ...]}. Learning starts from the
weights set by judgement (benchmarks/linking_by_judgement.toml), at half their size, and is held close to them; counts
and the guard-like levels are not learnt.

--held-out learns from all reports but one and groups that one, report by report, and prints pair F1 over the pairs of the
reports held out, beside the F1 with weights that saw them: the difference is how much to trust the second figure.
--write replaces src/trucewatch/incidents/data/weights.toml.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.linking_learning import learn  # noqa: E402
from tests.gold.key import read_key  # noqa: E402
from tests.gold.key_in_registers import THEATRE, in_registers  # noqa: E402
from trucewatch.incidents.anaphora import refer_back  # noqa: E402
from trucewatch.incidents.blocking import blocks  # noqa: E402
from trucewatch.incidents.grouping import group  # noqa: E402
from trucewatch.incidents.guards import Guards, Profile  # noqa: E402
from trucewatch.incidents.kinship import Actors, Kinship  # noqa: E402
from trucewatch.incidents.lexicon import Sort, Weights, matters, weights_of  # noqa: E402
from trucewatch.incidents.scenes import set_scenes  # noqa: E402
from trucewatch.incidents.scoring import Scorer  # noqa: E402
from trucewatch.incidents.sifting import Sieve, neighbours  # noqa: E402
from trucewatch.incidents.testimony import Testimony, gather  # noqa: E402
from trucewatch.model import Claim, Report  # noqa: E402
from trucewatch.registers import Registers  # noqa: E402
from trucewatch.store import Case  # noqa: E402

JUDGED: Final = Path(__file__).with_name("linking_by_judgement.toml")
SHIPPED: Final = ROOT / "src" / "trucewatch" / "incidents" / "data" / "weights.toml"
PULL: Final = 3.5
SIZE: Final = 0.5
LEAN: Final = 0.5
"""Bits by which the linking leans to joining: chosen for pair F1 on reports held out (0, 0.5, 1 and 1.5 were tried)."""
UNLEARNT: Final = frozenset(
    {("place", "other_country"), ("refers", "to_it"), ("refers", "same_act"), ("refers", "open")}
)
"""What is left as judged: too few labelled claims refer back for learning."""
EVERYWHERE: Final = frozenset({"around", "between", "scene", "names", "said"})
LEAST_SORT, LEAST_PAIR = 0.05, 0.1

Feature = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two testimonies of one set, by number, with what was found for them."""

    one: int
    other: int
    features: tuple[Feature, ...]
    before: float
    together: bool
    labelled: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """Claims grouped by hand: testimonies, their labels, and every pair worth comparing that no guard keeps apart."""

    name: str
    testimonies: tuple[Testimony, ...]
    labels: tuple[frozenset[str], ...]
    profiles: tuple[Profile, ...]
    guards: Guards
    pairs: tuple[Pair, ...]

    def held(self, pair: Pair, report: str) -> bool:
        """Tell whether a pair touches a report."""
        return any(report in self.testimonies[at].reports for at in (pair.one, pair.other))


def main() -> int:
    """Learn, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("key", type=Path)
    parser.add_argument("--case", type=Path, action="append", default=[])
    parser.add_argument("--labels", type=Path, action="append", default=[])
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    judged = tomllib.loads(JUDGED.read_text("utf-8"))
    sets = list(read(asked.key, asked.case, asked.labels, weights_of(judged)))
    pairs = [pair for made in sets for pair in made.pairs if pair.labelled]
    print(f"{len(pairs):,} labelled pairs, {sum(pair.together for pair in pairs):,} of one incident")
    added = learnt(pairs)
    for made in sets:
        print(f"{made.name}: seen in learning {scored(made, weighed(made.pairs, added))}")
        if asked.held_out:
            print(f"{made.name}: held out         {held_out(made, sets)}")
    if asked.write:
        SHIPPED.write_text(told(judged, added, SHIPPED.read_text("utf-8")), encoding="utf-8")
    return 0


def read(key: Path, cases: Sequence[Path], labels: Sequence[Path], start: Weights) -> Iterator[Labelled]:
    """Yield the key's own claims, with its own actors and the registers', and the labelled claims of each case given."""
    found = read_key(key)
    yield labelled("key", found.claims, found.reports, found.actors, (found.labels, start))
    here = Registers.load(THEATRE)
    claims = in_registers(found, here, key)
    yield labelled("key, actors of the registers", claims, found.reports, here.actors, (found.labels, start))
    for case, told_in in zip(cases, labels, strict=True):
        lines = (json.loads(line) for line in told_in.read_text("utf-8").splitlines())
        grouped = {row["claim"]: frozenset(row["incidents"]) for row in lines}
        with Case.open(case) as opened:
            claims, reports, theatre = opened.claims(), opened.reports(), opened.fact("theatre")
        registers = Registers.load(Path(theatre) if theatre else None)
        yield labelled(case.stem, claims, reports, registers.actors, (grouped, start))


def labelled(
    name: str,
    claims: Iterable[Claim],
    reports: Iterable[Report],
    actors: Actors,
    told: tuple[Mapping[str, frozenset[str]], Weights],
) -> Labelled:
    """Compare the claims as linking does."""
    grouped, start = told
    testimonies, kinship = set_scenes(refer_back(gather(claims, reports))), Kinship(actors)
    scorer, guards = Scorer(testimonies, kinship, start), Guards(kinship)
    profiles = tuple(guards.profile(made) for made in testimonies)
    labels = tuple(
        frozenset().union(*(grouped.get(claim, frozenset()) for claim in made.claims)) for made in testimonies
    )
    pairs = tuple(
        Pair(
            one, other, features(testimonies[one], testimonies[other], scorer),
            SIZE * scorer.score(testimonies[one], testimonies[other]),
            bool(labels[one] & labels[other]), bool(labels[one] and labels[other]),
        )
        for one, other in neighbours(blocks(testimonies, scorer.rarity), Sieve(profiles, guards))
        if guards.apart(profiles[one], profiles[other]) is None
    )  # fmt: skip
    return Labelled(name, testimonies, labels, profiles, guards, pairs)


def features(one: Testimony, other: Testimony, scorer: Scorer) -> tuple[Feature, ...]:
    """Return what of a pair is learnt: each level by itself and for its sort of pair, and the two matters."""
    sort = matters().sorts[one.matter, other.matter].value
    found = [level for level in scorer.levels(one, other) if level[0] != "counts" and level not in UNLEARNT]
    every = [("any", *level) for level in found]
    sorts = [(sort, *level) for level in found if level[0] not in EVERYWHERE]
    return (*every, *sorts, ("together", *sorted((one.matter, other.matter))))


def learnt(pairs: Sequence[Pair]) -> Mapping[Feature, float]:
    """Return what learning adds to each feature, in bits."""
    names: dict[Feature, int] = {}
    rows = [[names.setdefault(feature, len(names)) for feature in pair.features] for pair in pairs]
    added = learn(rows, [pair.together for pair in pairs], [pair.before for pair in pairs], PULL)
    return {feature: added[at] for feature, at in names.items()}


def weighed(pairs: Iterable[Pair], added: Mapping[Feature, float]) -> dict[tuple[int, int], float]:
    """Return the weight of each pair."""
    return {
        (pair.one, pair.other): max(-12.0, pair.before + LEAN + sum(added.get(one, 0.0) for one in pair.features))
        for pair in pairs
    }


def scored(made: Labelled, edges: Mapping[tuple[int, int], float], report: str | None = None) -> str:
    """Return precision, recall and F1 over labelled pairs, of one report where asked."""
    right, joined, wanted = counted(made, edges, report)
    return said(right, joined, wanted)


def counted(made: Labelled, edges: Mapping[tuple[int, int], float], report: str | None) -> tuple[int, int, int]:
    """Return pairs rightly joined, joined and wanted."""
    groups = group(list(made.profiles), edges, made.guards.allow)
    home = {at: number for number, numbers in enumerate(groups) for at in numbers}
    right = joined = wanted = 0
    for one, other in combinations([at for at, label in enumerate(made.labels) if label], 2):
        if report is not None and not any(report in made.testimonies[at].reports for at in (one, other)):
            continue
        same, asked = home[one] == home[other], bool(made.labels[one] & made.labels[other])
        right, joined, wanted = right + (same and asked), joined + same, wanted + asked
    return right, joined, wanted


def said(right: int, joined: int, wanted: int) -> str:
    """Put counts as figures."""
    f1 = 2 * right / (joined + wanted) if joined + wanted else 0.0
    return f"P {right / (joined or 1):.3f}  R {right / (wanted or 1):.3f}  F1 {f1:.3f}"


def held_out(made: Labelled, sets: Sequence[Labelled]) -> str:
    """Return the figures over pairs of reports that the weights did not see, each report held out once.

    A report is held out of every set by its place in the texts, so that another reading of it teaches nothing either.
    """
    total = [0, 0, 0]
    for report in sorted({name for one in made.testimonies for name in one.reports}):
        title = text_of(made, report)
        training = [
            pair
            for other in sets
            for pair in other.pairs
            if pair.labelled and not any(other.held(pair, name) for name in same_text(other, title))
        ]
        found = counted(made, weighed(made.pairs, learnt(training)), report)
        total = [so_far + more for so_far, more in zip(total, found, strict=True)]
    return said(*total)


def text_of(made: Labelled, report: str) -> frozenset[str]:
    """Return the rarer words around the claims of a report: what tells it in another reading of the same texts."""
    return frozenset(word for one in made.testimonies if report in one.reports for word in one.around)


def same_text(made: Labelled, words: frozenset[str]) -> set[str]:
    """Return the reports of a set that are the text with these words: those that share most of them."""
    names = {name for one in made.testimonies for name in one.reports}
    shares = {name: len(words & text_of(made, name)) / (len(words | text_of(made, name)) or 1) for name in names}
    return {name for name, share in shares.items() if share > 0.5}


def told(judged: Mapping[str, Any], added: Mapping[Feature, float], shipped: str) -> str:
    """Return the weights file: the words as shipped, judged bits at their size plus what was learnt."""
    words, lines = judged["words"], [shipped[: shipped.index("[words.")].rstrip(), ""]
    for comparison, rows in words.items():
        lines += [f"[words.{comparison}]", *(f"{name} = {json.dumps(text)}" for name, text in rows.items()), ""]
    for sort in ("any", *(one.value for one in Sort)):
        for comparison, rows in words.items():
            bits = {name: level(judged, added, (sort, comparison, name)) for name in rows}
            kept = {name: bit for name, bit in bits.items() if sort == "any" or abs(bit) >= LEAST_SORT}
            lines += (
                [f"[bits.{sort}.{comparison}]", *(f"{name} = {bit:.2f}" for name, bit in kept.items()), ""]
                if kept
                else []
            )
    pairs = {tuple(name.split()): SIZE * float(bit) for name, bit in judged["together"].items()}
    for feature, bit in added.items():
        if feature[0] == "together":
            pairs[feature[1:]] = pairs.get(feature[1:], 0.0) + bit
    lines += ["[together]"]
    lines += [f'"{" ".join(pair)}" = {bit:.2f}' for pair, bit in sorted(pairs.items()) if abs(bit) >= LEAST_PAIR]
    return "\n".join(lines) + "\n"


def level(judged: Mapping[str, Any], added: Mapping[Feature, float], key: tuple[str, str, str]) -> float:
    """Return the bits of one level."""
    sort, comparison, name = key
    before = float(judged["bits"].get(sort, {}).get(comparison, {}).get(name, 0.0))
    if comparison == "counts" or (comparison, name) in UNLEARNT:
        return before
    lean = LEAN if key == ("any", "prior", "any") else 0.0
    return SIZE * before + added.get(key, 0.0) + lean + 0.0


if __name__ == "__main__":
    sys.exit(main())
