"""Errors that event coders and quotation extractors are known to make, with sentences of ours that hold the trap."""

from __future__ import annotations

import importlib.util
import json
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from scripts.pin_floors import SHARED, missing, read_key_reports, write_rows
from tests.unit.claims.cases import Case, over
from tests.unit.claims.reading import called, folded, names, read
from trucewatch.model import Claim, EventType, Mood, Polarity

TUESDAY = date(2025, 5, 13)

# Each of an error's sentences has the shape that misled a peer; the first field of an id is the error's number.
CODED = (
    Case(
        "The Yemeni Monitor for Civilian Harm, a London-based group, said navy helicopters had dropped at least 14 "
        "“barrel "
        "bombs” on Zabid.",
        "navy helicopters had dropped at least 14 “barrel bombs” on Zabid",
        kind="barrel_bomb", speaker="Yemeni Monitor for Civilian Harm",
        actors=("navy helicopters|navy|Yemeni navy|helicopters",), counts=((14, "at_least"),), places=("Zabid",),
    ),
    Case(
        "The junta blamed groups linked to the Arakan Army for firing rockets at a barracks in Sittwe.",
        "firing rockets at a barracks in Sittwe",
        kind="rocket_fire|shelling", speaker="junta", act="accuse", places=("Sittwe",),
        actors=("groups linked to the Arakan Army|groups|Arakan Army",),
    ),
    Case(
        "Twelve soldiers were exposed to mustard gas near Marib in August 2023.",
        kind="chemical_attack|casualties", targets=("soldiers|twelve soldiers",), actors=(),
        time=("2023-08-01", "2023-08-31"), counts=((12, "exact"),),
    ),
    Case(
        "Experts are investigating if the militia used chlorine in Omdurman.",
        "the militia used chlorine in Omdurman",
        kind="investigation_opened", mood="realised",
    ),
    Case(
        "If the laboratory confirms that chlorine was used, the envoy said it would be the third such attack this "
        "year.",
        "it would be the third such attack this year",
        mood="conditional",
    ),
    Case(
        "Al Shabaab on Monday urged its followers to step up their attacks on African Union troops.",
        "to step up their attacks on African Union troops",
        kind="attack_other", mood="demanded", act="demand", speaker="Al Shabaab",
    ),
    Case(
        "The rebels would accept the truce but feared the junta would use it to attack their camps.",
        "would use it to attack their camps",
        mood="predicted", certainty="possible", speaker="rebels",
    ),
    Case(
        "Army units have overrun the hills in breach of the truce, the rebels said, which the junta denies.",
        "which the junta denies",
        speaker="junta", polarity="-", act="deny",
    ),
    Case(
        "The movement says the junta has breached the shaky truce by repeatedly shelling its camps, which the junta "
        "denies.",
        "the junta has breached the shaky truce by repeatedly shelling its camps",
        speaker="movement", polarity="+", kind="violation_alleged|shelling", actors=("junta",),
        targets=("movement|its camps",),
    ),
    Case(
        "The group's attacks killed 4,120 people in Nigeria, Niger and Chad in 2022.",
        kind="casualties", time=("2022-01-01", "2022-12-31"), counts=((4120, "exact"),), places=("Nigeria", "Niger",
        "Chad"),
        extent="total|event",
    ),
    Case(
        "Washington must take clear, firm steps against the junta, the exiled lawmaker said.",
        "Washington must take clear, firm steps against the junta",
        kind="demand|statement|response", mood="demanded",
    ),
)  # fmt: skip

SPOKEN = (
    Case(
        "Kofi Mensah, the envoy, met Secretary of State Rubio on Monday.\n“We don't want these talks to be about "
        "breaches,” he said in an interview.",
        "We don't want these talks to be about breaches",
        speaker="Kofi Mensah", quoted="direct",
    ),
    Case(
        "“The clashes are very heavy,” Yusuf Barre, a rebel commander, told Northwire. “Ten minutes ago I saw a "
        "Turkish drone "
        "above our trenches.”",
        "Ten minutes ago I saw a Turkish drone above our trenches",
        speaker="Yusuf Barre", quoted="direct", relays=(),
    ),
    Case(
        "Envoy Kofi Mensah spoke first. “It is wholly in Ankara's hands,” Senator Dale Whitcomb said on Radio Harbour.",
        "It is wholly in Ankara's hands",
        speaker="Dale Whitcomb", quoted="direct",
    ),
    Case(
        "The Belarusian Defence Ministry said it was holding its fire in the east, the BelTA news agency reported.",
        "it was holding its fire in the east",
        speaker="Belarusian Defence Ministry", relays=("BelTA|BelTA news agency",),
    ),
    Case(
        "The Anadolu news agency quoted Foreign Minister Selim Kaya as saying there was no “Plan C”.",
        "there was no “Plan C”",
        speaker="Selim Kaya", relays=("Anadolu|Anadolu news agency|Anadolu Agency",), polarity="-",
    ),
    Case(
        "Twenty-two breaches of the truce were counted since Friday, BelTA quoted the Belarusian army as saying.",
        "Twenty-two breaches of the truce were counted since Friday",
        kind="violation_count", speaker="Belarusian army|Belarusian military", relays=("BelTA",), counts=((22,
        "exact"),), actors=(),
    ),
    Case(
        "“There must be a power that stops what Rwanda and its militias are doing,” said Benoît Kasongo, an opposition "
        "spokesman.",
        "There must be a power that stops what Rwanda and its militias are doing",
        speaker="Benoît Kasongo", quoted="direct", mood="demanded",
    ),
    Case(
        "The truce was broken by the junta 17 times on its first day, the movement said.",
        "The truce was broken by the junta 17 times on its first day",
        kind="violation_count", speaker="movement", counts=((17, "exact"),), actors=("junta",),
    ),
    Case(
        "The Rwandan army denied it was to blame for any breach of the truce.",
        "it was to blame for any breach of the truce",
        speaker="Rwandan army|Rwandan military", act="deny", polarity="-", actors=("Rwandan army|Rwandan military",),
    ),
)  # fmt: skip


@over(CODED)
def test_events_that_coders_get_wrong(case: Case) -> None:
    """The monitor is no attacker, the accuser no shooter; urged, feared, denied and long past are not today's acts."""
    assert case.differences() == []


@over(SPOKEN)
def test_speakers_that_extractors_get_wrong(case: Case) -> None:
    """Neither the last name nor the agency nor whom the quotation is about speaks; counts and denials are kept."""
    assert case.differences() == []


@pytest.mark.parametrize(
    "text",
    [
        "Rwandan officials have seized on remarks by Secretary of State Marco Rubio.",
        "The junta captured the mood of the crowd.",
        "Kenya's president bombarded the envoy with questions.",
        "The mayor seized the chance to speak.",
        "The envoy launched an appeal for calm.",
    ],
)
def test_idioms_are_no_attacks(text: str) -> None:
    """To seize on remarks is no seizure."""
    assert [claim.event_type for claim in read(text).claims if claim.event_type.armed] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rebels retook Sake on Tuesday.", TUESDAY),
        ("The truce is set to start on Saturday.", date(2025, 5, 17)),
        ("Talks will resume on June 7.", date(2025, 6, 7)),
        ("Rebels took Sake on Monday after a battle.", date(2025, 5, 12)),
        ("Rebels shelled Sake over the weekend.", date(2025, 5, 10)),
        ("Rebels shelled Sake overnight.", date(2025, 5, 12)),
        ("Sunday's shelling of Sake killed two people.", date(2025, 5, 11)),
        ("Rebels shelled Sake at dawn.", TUESDAY),
    ],
)
def test_days_that_parsers_get_wrong(text: str, wanted: date) -> None:
    """In a Tuesday's report "on Tuesday" is today, "set to start on Saturday" lies ahead, and no year is made up."""
    assert read(text, published=TUESDAY).at(text.rstrip(".")).time.start == wanted


def test_the_weekday_of_the_saying_is_no_day_of_the_event() -> None:
    """A weekday beside the cue dates the saying, and the event stays undated."""
    (claim,) = read("The army said on Tuesday it had retaken Sake.", published=TUESDAY).claims
    assert (claim.said_on.start, claim.time.start) == (TUESDAY, None)


# The seed's own traps, without a word of it: by the ids and spans of the answer key.


needs_key = pytest.mark.skipif(
    bool(missing()), reason=f"the answer key is not at {SHARED} (set TRUCEWATCH_SHARED to where it lies)"
)
TRAPS: list[dict[str, Any]] = [] if missing() else json.loads((SHARED / "gold/dev/traps.json").read_text("utf-8"))
HELD = ("speaker", "polarity", "mood", "certainty")


@pytest.fixture(scope="module")
def measuring() -> ModuleType:
    """Load the key's own script."""
    spec = importlib.util.spec_from_file_location("measure_claims", SHARED / "measure" / "claims.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def marks(measuring: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float | None]]:
    """Pair our claims with the key's and return the marks of each field by the key's claim."""
    system = tmp_path_factory.mktemp("claims") / "claims.jsonl"
    write_rows(read_key_reports(), system)
    _, gold, _, matched, _ = measuring.pair_up(Path(SHARED) / "gold" / "dev", system)
    return {gold[j]["id"]: found for _, j, found in matched}


def _trap_claims() -> list[Any]:
    wanted = [(trap["id"], claim) for trap in TRAPS for claim in trap["claim_ids"]]
    return [
        pytest.param(
            claim,
            id=f"{trap}-{claim}",
        )
        for trap, claim in wanted
    ]


@needs_key
@pytest.mark.parametrize("claim", _trap_claims())
def test_a_trap_s_claim_is_read_as_the_key_has_it(claim: str, marks: dict[str, dict[str, float | None]]) -> None:
    """The claims in the key's traps are found, with the right speaker, polarity, mood and certainty."""
    assert claim in marks
    assert [field for field in HELD if marks[claim][field] not in (1.0, None)] == []


def in_trap(name: str) -> list[Claim]:
    """Return our claims that overlap a trap's span."""
    span = next(trap["span"] for trap in TRAPS if trap["id"] == name)
    return [
        claim
        for report, claim in read_key_reports()
        if report.offset + claim.span.start < span["end"] and report.offset + claim.span.end > span["start"]
    ]


def done(claims: list[Claim]) -> list[Claim]:
    """Return the claims told as done for certain."""
    return [
        claim
        for claim in claims
        if claim.mood is Mood.REALISED and claim.polarity is Polarity.POSITIVE and claim.certainty.value == "certain"
    ]


@needs_key
@pytest.mark.parametrize("trap", ["t07", "t15", "t16", "t24"])
def test_what_a_trap_says_did_not_happen_is_not_done(trap: str) -> None:
    """Predicted, conditional, unsaid and called off events are never told as done."""
    assert in_trap(trap)
    assert [claim.event_type for claim in done(in_trap(trap))] == []


@needs_key
@pytest.mark.parametrize(
    ("trap", "kind"), [("t09", EventType.AIR_STRIKE), ("t26", EventType.AIR_STRIKE), ("t10", EventType.AIR_STRIKE)]
)
def test_no_doer_is_lent_to_strikes_nobody_was_named_for(trap: str, kind: EventType) -> None:
    """Where the sentence names no doer of the strikes, neither the monitor nor a neighbour's doer is taken."""
    strikes = [claim for claim in in_trap(trap) if claim.event_type.coarse is kind]
    assert strikes
    assert [names(claim.actors) for claim in strikes if claim.actors] == []


@needs_key
def test_a_denied_responsibility_is_negative() -> None:
    """A body that denies being responsible for violations claims no violation."""
    spoken = [claim for claim in in_trap("t05") if claim.act.value == "deny"]
    assert spoken
    assert {claim.polarity for claim in spoken} == {Polarity.NEGATIVE}


@needs_key
def test_a_drop_that_failed_reached_nobody() -> None:
    """The airdrop of the trap is not told as done."""
    drops = [
        claim for claim in in_trap("t12") if claim.event_type.coarse in (EventType.AIRDROP, EventType.AID_DELIVERY)
    ]
    assert drops
    assert all(claim.polarity is Polarity.NEGATIVE for claim in drops)
    assert not [claim.quote for claim in in_trap("t12") if claim.event_type.armed]


@needs_key
def test_an_incursion_that_was_discussed_did_not_take_place() -> None:
    """A discussed option is no clash, advance or deployment that was done."""
    acts = {EventType.GROUND_CLASH, EventType.TERRITORY_CHANGE, EventType.DEPLOYMENT, EventType.ATTACK_OTHER}
    assert in_trap("t28")
    assert [claim.event_type for claim in done(in_trap("t28")) if claim.event_type.coarse in acts] == []


@needs_key
def test_an_ambassador_to_a_body_does_not_speak_for_it() -> None:
    """The ambassador of a state to the United Nations is no United Nations source."""
    assert in_trap("t29")
    for claim in in_trap("t29"):
        assert not called(claim.speaker, "United Nations", "U.N.", "UN")
        assert "un" not in folded(claim.speaker.family or "").split(":")


@needs_key
def test_what_the_reporter_says_between_a_view_and_its_reason_is_the_reporter_s() -> None:
    """Shelling told beside a state's view of a group is the reporter's claim, done by that state."""
    shelling = [claim for claim in in_trap("t30") if "shelled" in claim.quote]
    assert shelling
    assert all(claim.speaker.kind == "media" and claim.actors for claim in shelling)
