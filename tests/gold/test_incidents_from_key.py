"""Incidents from the answer key's own claims: how well the grouping agrees with the one made by hand."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from itertools import combinations, product

import pytest

from tests.gold.key import DEV, MISSING, SHARED, Key, read_key
from tests.gold.key_in_registers import write_exports
from trucewatch.incidents import incidents_of, link, possible_merges, put_together, tally
from trucewatch.incidents.kinship import Kin, Kinship
from trucewatch.incidents.lexicon import matters
from trucewatch.model import Incident

pytestmark = pytest.mark.skipif(not DEV.exists(), reason=MISSING)

PRECISION_FLOOR, RECALL_FLOOR, F1_FLOOR = 0.85, 0.71, 0.78
VERDICT_FLOOR = 0.95
SOURCES_FLOOR = 0.6
FIRST_TEN_FLOOR = 3
_VERDICTS = re.compile(r"\b(confirmed|verified|violated|proven|regime|terrorists?)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def key() -> Key:
    """Read the key once."""
    return read_key()


@pytest.fixture(scope="module")
def incidents(key: Key) -> tuple[Incident, ...]:
    """Link the key's claims once."""
    return link(key.claims, key.reports, key.actors)


def test_pairs_agree_with_the_key(key: Key, incidents: tuple[Incident, ...]) -> None:
    """Most pairs put together are together in the key, and of the key's pairs no fewer are found than before."""
    home = {claim: incident.id for incident in incidents for claim in incident.claims}
    right = wrong = missed = 0
    for one, other in combinations(sorted(key.labels), 2):
        together = home.get(one, one) == home.get(other, other)
        wanted = bool(key.labels[one] & key.labels[other])
        right, wrong, missed = (
            right + (together and wanted),
            wrong + (together and not wanted),
            missed + (wanted and not together),
        )
    precision, recall = right / (right + wrong), right / (right + missed)
    f1 = 2 * precision * recall / (precision + recall)
    assert (precision >= PRECISION_FLOOR, recall >= RECALL_FLOOR, f1 >= F1_FLOOR) == (True, True, True), (
        precision,
        recall,
        f1,
    )


def test_what_may_be_one_event_is_suggested_before_what_only_shares_its_days(key: Key) -> None:
    """A pair suggested for a merge is right far more often than a pair whose days meet, most of all the first ten."""
    linked = put_together(key.claims, key.reports, key.actors)
    made = {one.id: one for one in incidents_of(linked)}

    def one_event(first: str, second: str) -> bool:
        pairs = list(product(made[first].claims, made[second].claims))
        return 2 * sum(bool(key.labels[one] & key.labels[other]) for one, other in pairs) >= len(pairs)

    right = [one_event(*one.incidents) for one in possible_merges(linked)]
    beside = [one_event(*pair) for pair in combinations(sorted(made), 2) if _days_meet(*(made[one] for one in pair))]
    told = (sum(right[:10]), sum(right), len(right), sum(beside), len(beside))
    assert sum(right[:10]) >= FIRST_TEN_FLOOR, told
    assert sum(right) / len(right) >= 4 * sum(beside) / len(beside), told
    assert sum(right) >= sum(beside), told


def _days_meet(one: Incident, other: Incident) -> bool:
    ends = (one.time.start, one.time.end, other.time.start, other.time.end)
    first, last, begin, end = ends
    if first is None or last is None or begin is None or end is None:
        return False
    return (begin - last).days <= 1 and (first - end).days <= 1


@pytest.fixture(scope="module")
def scored(key: Key, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, float]:
    """Return what the key's own script says of incidents and findings made of the key's claims."""
    folder = tmp_path_factory.mktemp("own")
    write_exports(key, folder)
    script, out = SHARED / "measure" / "incidents.py", folder / "figures.json"
    command = [sys.executable, str(script), str(DEV), str(folder / "claims.jsonl"), str(folder / "incidents.jsonl")]
    subprocess.run([*command, "--json", str(out)], check=True, capture_output=True, text=True)
    figures: Mapping[str, float] = json.loads(out.read_text("utf-8"))
    return figures


def test_findings_from_the_key_s_claims_are_the_key_s_first_choice(scored: Mapping[str, float]) -> None:
    """Of perfect claims, with actors as the registers know them, nearly every verdict is the key's first choice."""
    assert scored["findings_found"] == 18
    assert scored["verdict_exact"] >= VERDICT_FLOOR
    assert scored["verdict_exact"] > scored["verdict_exact_floor"]


def test_pairs_agree_with_the_key_where_actors_are_the_registers(scored: Mapping[str, float]) -> None:
    """With actors as the registers know them, pairs agree with the key nearly as well as with its own actors."""
    assert scored["pair_precision"] >= PRECISION_FLOOR - 0.03
    assert scored["pair_f1"] >= F1_FLOOR - 0.03


def test_guards_hold_on_the_key(key: Key, incidents: tuple[Incident, ...]) -> None:
    """No incident of the key's claims holds two rival culprits."""
    kinship, by_id = Kinship(key.actors), {claim.id: claim for claim in key.claims}
    for incident in incidents:
        for one, other in combinations([by_id[name] for name in incident.claims], 2):
            if {one.event_type, other.event_type} <= matters().culprits - matters().both_sides:
                assert kinship.among(one.actors, other.actors) is not Kin.APART


def test_independent_sources_agree_with_the_key(key: Key, incidents: tuple[Incident, ...]) -> None:
    """Where an incident holds just the claims of one in the key, its independent sources are mostly as many."""
    held = {frozenset(incident.claims): incident.independent_sources for incident in incidents}
    judged = [
        held[frozenset(row["claim_ids"])] == row["independent_source_count"]
        for row in key.incidents
        if row.get("independent_source_count") is not None and frozenset(row["claim_ids"]) in held
    ]
    assert len(judged) >= 5
    assert sum(judged) / len(judged) >= SOURCES_FLOOR


def test_titles_are_in_words_of_ours(incidents: tuple[Incident, ...]) -> None:
    """No title takes a side's word or gives a verdict."""
    assert incidents
    assert not [incident.title for incident in incidents if _VERDICTS.search(incident.title)]


def test_the_key_s_counts_become_tallies(key: Key) -> None:
    """A monitor's count over a day is a tally with its source; a toll in one town and lengths of time are not."""
    found = tally(key.claims, key.reports, key.actors)
    assert {(made.source.name, made.counted) for made in found} >= {("Russian military", "violations")}
    assert all(made.count.unit not in ("days", "months", "years") for made in found)
