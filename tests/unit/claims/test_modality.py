"""Done, planned, demanded, promised, feared, conditional, called off or denied; and how sure the speaker is."""

from __future__ import annotations

from tests.unit.claims.cases import Case, over
from tests.unit.claims.reading import read
from trucewatch.model import EventType, Mood

DEMANDS = (
    Case(
        "The envoy urged both armies to stop shelling the port.",
        "to stop shelling the port",
        speaker="envoy", act="demand", mood="demanded", certainty="unknown",
    ),
    Case(
        "The U.N. Security Council demanded that the rebels withdraw from Goma.",
        "the rebels withdraw from Goma",
        kind="deployment|demand|territory_change", act="demand", mood="demanded", actors=("rebels|M23 rebels",),
    ),
    Case(
        "Al Qaeda's branch called on its fighters to attack army posts.",
        "to attack army posts",
        kind="attack_other", act="demand", mood="demanded",
    ),
    Case(
        "Pope Leo called for an immediate ceasefire in Gaza.",
        "an immediate ceasefire in Gaza",
        act="demand", mood="demanded",
    ),
    Case(
        "The rebels must leave the city by Friday, the governor said.",
        "The rebels must leave the city by Friday",
        mood="demanded", actors=("rebels",), time=(None, "2025-05-16"),
    ),
    Case(
        "“Israel must let the aid trucks enter Gaza,” the minister said.",
        "Israel must let the aid trucks enter Gaza",
        kind="aid_access|aid_delivery", mood="demanded", quoted="direct",
    ),
    Case(
        "The opposition says no talks can start before prisoners are freed.",
        "before prisoners are freed",
        kind="prisoners", mood="demanded|conditional",
    ),
    Case(
        "The minister ordered troops to open fire on anyone crossing the line.",
        "to open fire on anyone crossing the line",
        mood="demanded|planned",
    ),
    Case(
        "The ministry asked the mission to investigate the shelling of the dam.",
        "to investigate the shelling of the dam",
        mood="demanded", act="demand",
    ),
    Case(
        "Families want the army to free their sons.",
        "to free their sons",
        kind="prisoners", mood="demanded", actors=("army",),
    ),
    Case(
        "“Stop shelling our villages,” the elder said.",
        "Stop shelling our villages",
        mood="demanded", speaker="elder",
    ),
    Case(
        "It is vital that aid convoys reach Al Fashir, the agency said.",
        "aid convoys reach Al Fashir",
        kind="aid_delivery|aid_access", mood="demanded",
    ),
)  # fmt: skip


@over(DEMANDS)
def test_what_is_demanded_is_not_done(case: Case) -> None:
    """What somebody urges, demands, calls for or orders is demanded, never realised."""
    assert case.differences() == []


FEARS = (
    Case(
        "Aid workers fear the army will bomb the camp.",
        "the army will bomb the camp",
        kind="air_strike|shelling", act="fear", mood="predicted", certainty="possible", actors=("army",),
        speaker="aid workers",
    ),
    Case(
        "Residents worried that militias would burn the market.",
        "militias would burn the market",
        act="fear", mood="predicted", certainty="possible",
    ),
    Case(
        "The governor said he feared that rebels would use the truce to attack his troops.",
        "rebels would use the truce to attack his troops",
        mood="predicted", certainty="possible", speaker="governor",
    ),
    Case(
        "The envoy hoped the truce would let aid into the camp.",
        "the truce would let aid into the camp",
        kind="aid_access|aid_delivery", act="hope", mood="predicted", certainty="possible",
    ),
    Case(
        "Mediators hope that the two sides will sign a truce on Thursday.",
        "the two sides will sign a truce on Thursday",
        act="hope", mood="predicted", certainty="possible", time=("2025-05-15", "2025-05-15"),
    ),
    Case(
        "Analysts expect the army to retake the bridge within days.",
        "the army to retake the bridge within days",
        act="predict", mood="predicted", certainty="probable",
    ),
    Case(
        "The general predicted that the rebels would break the truce.",
        "the rebels would break the truce",
        kind="violation_alleged|compliance", act="predict", mood="predicted", certainty="probable", actors=("rebels",),
    ),
    Case(
        "The mission warned that fighting could spread to Bukavu.",
        "fighting could spread to Bukavu",
        act="warn", mood="predicted|conditional", certainty="possible",
    ),
    Case(
        "The army may strike again, the minister said.",
        "The army may strike again",
        mood="predicted|planned|conditional", certainty="possible",
    ),
    Case(
        "Drones might have hit the depot, the governor said.",
        "Drones might have hit the depot",
        certainty="possible",
    ),
    Case(
        "The convoy is likely to reach Nyala on Friday, the agency said.",
        "The convoy is likely to reach Nyala on Friday",
        mood="predicted|planned", certainty="probable",
    ),
)  # fmt: skip


@over(FEARS)
def test_what_is_feared_hoped_or_expected_is_not_done(case: Case) -> None:
    """Fears, hopes, expectations and warnings are predicted, and less than certain."""
    assert case.differences() == []


PROMISES = (
    Case(
        "The rebels promised to free 20 prisoners by Monday.",
        "to free 20 prisoners by Monday",
        kind="prisoners", act="promise", mood="promised", actors=("rebels",), counts=((20, "exact"),),
    ),
    Case(
        "Hezbollah pledged that it would respect the ceasefire.",
        "it would respect the ceasefire",
        kind="acceptance|compliance", act="promise", mood="promised", actors=("Hezbollah",),
    ),
    Case(
        "The junta vowed to crush the rebels.",
        "to crush the rebels",
        mood="promised|planned", act="promise|threaten",
    ),
    Case(
        "“We will abide by the truce,” rebel commander Jok Thon said.",
        "We will abide by the truce",
        kind="acceptance|compliance", mood="promised", speaker="Jok Thon",
    ),
    Case(
        "The army said it would withdraw its tanks from Wad Madani on Friday.",
        "it would withdraw its tanks from Wad Madani on Friday",
        kind="deployment", mood="promised|planned", time=("2025-05-16", "2025-05-16"),
    ),
    Case(
        "The Houthis threatened to attack ships in the Red Sea.",
        "to attack ships in the Red Sea",
        kind="attack_other|threat", act="threaten", mood="planned|conditional",
    ),
    Case(
        "“We will hit them harder than before,” the general warned.",
        "We will hit them harder than before",
        mood="planned|predicted|promised", speaker="general",
    ),
    Case(
        "The rebels agreed to a 72-hour truce starting on Thursday.",
        kind="acceptance", polarity="+",
    ),
    Case(
        "The junta refused to sign the truce.",
        kind="refusal", polarity="+", mood="realised",
    ),
)  # fmt: skip


@over(PROMISES)
def test_what_is_promised_or_threatened_is_not_done(case: Case) -> None:
    """Promises and threats lie ahead; accepting and refusing are done in the saying."""
    assert case.differences() == []


CONDITIONS = (
    Case(
        "Israel will strike Beirut if Hezbollah fires another rocket, the minister said.",
        "Israel will strike Beirut",
        mood="conditional|planned|predicted",
    ),
    Case(
        "If the rebels shell the airport again, the army will retake the hills, the governor said.",
        "the army will retake the hills",
        mood="conditional",
    ),
    Case(
        "The rebels said they would respond if attacked.",
        "they would respond if attacked",
        kind="response|threat|statement", mood="conditional", actors=("rebels",),
    ),
    Case(
        "Unless the blockade is lifted, thousands of people will starve, the agency said.",
        "thousands of people will starve",
        mood="conditional|predicted",
    ),
    Case(
        "The truce will start once both sides have signed it, the mediator said.",
        "The truce will start once both sides have signed it",
        mood="conditional|planned",
    ),
    Case(
        "If inspectors confirm that chlorine was used, it would be the third such attack, the ministry said.",
        "it would be the third such attack",
        mood="conditional",
    ),
    Case(
        "Had the army fired, the bridge would have fallen, the engineer said.",
        "the bridge would have fallen",
        mood="conditional",
        bug="read as planned",
    ),
    Case(
        "Inspectors are investigating whether the militia used chlorine gas in Marib.",
        "whether the militia used chlorine gas in Marib",
        kind="investigation_opened|chemical_attack", certainty="certain|unknown|possible",
    ),
)  # fmt: skip


@over(CONDITIONS)
def test_what_hangs_on_a_condition_is_not_done(case: Case) -> None:
    """With if, unless, once or provided, neither half is presented as done."""
    assert case.differences() == []


PLANS = (
    Case(
        "Peace talks are due to resume in Geneva on Friday.",
        kind="talks_scheduled", mood="planned", time=("2025-05-16", "2025-05-16"), places=("Geneva",),
    ),
    Case(
        "The truce is scheduled to take effect at midnight on Thursday.",
        kind="terms", mood="planned",
    ),
    Case(
        "The army intends to retake Bahri before the rains, a general said.",
        "The army intends to retake Bahri before the rains",
        kind="territory_change", mood="planned",
    ),
    Case(
        "Egypt will host talks between the two generals on May 20.",
        kind="talks_scheduled", mood="planned", time=("2025-05-20", "2025-05-20"),
    ),
    Case(
        "The talks planned for Monday were called off.",
        kind="talks_collapsed|talks_scheduled", mood="called_off|realised",
    ),
    Case(
        "The exchange of prisoners had been scheduled for Sunday.",
        kind="prisoners", mood="called_off|planned", time=("2025-05-11", "2025-05-11"),
    ),
    Case(
        "The agency cancelled a convoy to Dilling that was planned for Tuesday.",
        "The agency cancelled a convoy to Dilling",
        kind="aid_delivery", mood="called_off",
    ),
    Case(
        "The airdrop was postponed because of fog, the agency said.",
        "The airdrop was postponed because of fog",
        kind="airdrop", mood="called_off",
    ),
    Case(
        "The visit was supposed to begin on Sunday.",
        mood="called_off|planned",
    ),
)  # fmt: skip


@over(PLANS)
def test_plans_lie_ahead_or_are_called_off(case: Case) -> None:
    """What is due, scheduled or intended is planned; what had been planned and was dropped is called off."""
    assert case.differences() == []


DONE = (
    Case(
        "The army shelled the port of Aden on Sunday.",
        kind="shelling", mood="realised", polarity="+", certainty="certain", act="narrate",
    ),
    Case(
        "The convoy failed to reach Dilling, the agency said.",
        "The convoy failed to reach Dilling",
        kind="aid_delivery|aid_access", mood="realised", polarity="-",
    ),
    Case(
        "No one was killed in the strike, the mayor said.",
        "No one was killed in the strike",
        kind="casualties", mood="realised", polarity="-",
    ),
    Case(
        "No trucks have entered the camp since March, the agency said.",
        "No trucks have entered the camp since March",
        kind="aid_delivery|aid_access", polarity="-",
    ),
    Case(
        "The mission has had no reports of grave breaches.",
        kind="violation_alleged|compliance|violation_count", polarity="-",
    ),
    Case(
        "The truce is holding in most areas, the mission said.",
        "The truce is holding in most areas",
        kind="compliance", polarity="+", mood="realised",
    ),
    Case(
        "The rebels are not respecting the truce, the army said.",
        "The rebels are not respecting the truce",
        kind="compliance|violation_alleged",
    ),
    Case(
        "The commander said his troops had refrained from firing back.",
        "his troops had refrained from firing back",
        kind="compliance|response",
    ),
    Case(
        "The missile appears to have been fired from Yemen, the army said.",
        "The missile appears to have been fired from Yemen",
        kind="shelling", certainty="probable",
    ),
    Case(
        "The army probably used a drone, the inspector said.",
        "The army probably used a drone",
        certainty="probable",
    ),
    Case(
        "The governor said there were reports that soldiers had looted the clinic.",
        "soldiers had looted the clinic",
        speaker="governor|unspecified", certainty="possible|unknown",
    ),
    Case(
        "The army continued to shell the camp.",
        kind="shelling", mood="realised", actors=("army",),
    ),
    Case(
        "Rebels stopped shelling the airport on Friday.",
        polarity="-|+", mood="realised",
    ),
    Case(
        "The army managed to retake the bridge.",
        kind="territory_change", mood="realised", polarity="+",
    ),
    Case(
        "Rebels tried to storm the prison on Monday.",
        kind="attack_other|ground_clash", mood="realised",
    ),
)  # fmt: skip


@over(DONE)
def test_what_is_told_as_done_is_realised(case: Case) -> None:
    """Plain past and present tell what is done; negation turns it; hedges lower certainty."""
    assert case.differences() == []


def test_a_coordinated_verb_shares_the_mood_of_its_head() -> None:
    """In "will stop firing and pull back" both lie ahead."""
    got = read("The army will leave the hills and free its prisoners, the general said.")
    assert {claim.mood for claim in got.claims} <= {Mood.PLANNED, Mood.PROMISED}
    assert got.of(EventType.PRISONERS)
