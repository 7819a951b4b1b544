"""What a clause is about: one sentence of ours for each type, and words that only look like an event."""

from __future__ import annotations

import pytest

from tests.unit.claims.cases import Case, over, still_wrong
from tests.unit.claims.reading import read
from trucewatch.claims.events import rules
from trucewatch.model import EventType, Mood

ARMED = (
    Case("Russian jets bombed a rail yard in Izium.", kind="air_strike"),
    Case("Warplanes carried out nine raids on Saada.", kind="air_strike"),
    Case(
        "An Israeli drone struck a motorcycle in Bint Jbeil.",
        "An Israeli drone struck a motorcycle",
        kind="drone_strike",
    ),
    Case("Helicopters dropped barrel bombs on Jasim.", kind="barrel_bomb"),
    Case("Artillery pounded the outskirts of Sake.", kind="artillery_fire|shelling"),
    Case("Mortar rounds landed in the old city of Taiz.", kind="mortar_fire|shelling"),
    Case("Forty rockets were fired at Sderot.", kind="rocket_fire|shelling"),
    Case("Iran launched a ballistic missile at the base.", kind="missile_strike|shelling"),
    Case("Tanks fired on a queue for flour in Rafah.", kind="tank_fire|shelling"),
    Case("Snipers shot two shepherds on the ridge.", kind="sniping|attack_other|casualties"),
    Case("Heavy fighting raged in Babanusa on Sunday.", kind="ground_clash"),
    Case(
        "The two armies exchanged fire across the river.",
        kind="ground_clash|small_arms_fire|attack_other",
    ),
    Case("A roadside bomb hit an army truck near Gao.", kind="ied"),
    Case("A car bomb exploded outside a ministry in Mogadishu.", kind="car_bomb"),
    Case("A suicide bomber blew himself up in a mosque in Kunduz.", kind="suicide_bombing"),
    Case("A landmine killed two children near Hodeidah.", kind="mine_explosion|casualties|ied"),
    Case("Fighters ambushed a patrol near Menaka.", kind="ambush|attack_other"),
    Case("Gunmen opened fire on a bus in Zamfara.", kind="gun_attack|small_arms_fire|attack_other"),
    Case("Chlorine gas was used in an attack on Saraqib.", kind="chemical_attack"),
    Case("Assailants shot dead a judge in Sweida.", kind="assassination|attack_other|casualties|gun_attack"),
    Case("Settlers set fire to two barns in Duma.", kind="arson|attack_other"),
    Case("Rebels captured the town of Kibumba.", kind="territory_change"),
    Case("The town of Kibumba fell to the rebels.", kind="territory_change"),
    Case("The army recaptured the airport in Wad Madani.", kind="territory_change"),
    Case("Saboteurs blew up a gas pipeline in Bayelsa.", kind="sabotage|attack_other|bombing|ied"),
    Case("Militia fighters stormed the village of Abu Jibeiha.", kind="ground_clash|attack_other|territory_change"),
)

TRUCE = (
    Case("The mission recorded 14 violations of the truce.", "14 violations of the truce", kind="violation_count"),
    Case("The truce was broken 14 times on Friday.", kind="violation_count"),
    Case("The rebels violated the truce, the army said.", "The rebels violated the truce", kind="violation_alleged"),
    Case("The ceasefire is largely holding, the mission said.", "The ceasefire is largely holding", kind="compliance"),
    Case(
        "Violence has dropped sharply since the truce began, the envoy said.",
        "Violence has dropped sharply",
        kind="compliance",
    ),
    Case("Hamas accepted the truce on Monday.", kind="acceptance"),
    Case(
        "The general rejected the ceasefire proposal.",
        "the ceasefire proposal",
        kind="refusal",
    ),
    Case("The truce took effect at midnight.", kind="terms"),
    Case("The truce does not cover Boko Haram.", kind="exclusion"),
    Case("U.N. observers will monitor the ceasefire.", kind="monitoring"),
    Case("Talks collapsed in Doha on Sunday.", kind="talks_collapsed"),
    Case("Delegates from both sides met in Doha on Sunday for talks.", kind="talks_held"),
    Case("The Security Council adopted a resolution backing the truce.", kind="resolution"),
    Case("Rubio and Lavrov discussed the truce by telephone.", kind="coordination_call|talks_held|statement"),
    Case(
        "Iran supplies the Houthis with missiles, the minister said.",
        "Iran supplies the Houthis with missiles",
        kind="support",
    ),
)

PEOPLE = (
    Case("Nine people were killed and 20 wounded in Nyala.", "Nine people were killed", kind="casualties"),
    Case("A convoy of 12 trucks delivered flour to Dilling.", kind="aid_delivery"),
    Case("Soldiers blocked aid convoys from entering Dilling.", kind="aid_access"),
    Case(
        "Planes dropped food parcels over Dilling.",
        kind="airdrop",
    ),
    Case("El Fasher has been under siege for a year.", kind="siege"),
    Case("Thousands of families fled Sake on Monday.", kind="displacement"),
    Case("The rebels released 16 prisoners on Friday.", kind="release|prisoners"),
    Case("Kyiv and Moscow exchanged 180 prisoners of war.", kind="prisoner_exchange|prisoners"),
    Case("Security forces detained nine teachers in Bamenda.", kind="detention|prisoners"),
    Case(
        "Hamas is holding 20 hostages, the minister said.",
        "Hamas is holding 20 hostages",
        kind="hostage_taking|prisoners",
    ),
    Case("Israel withdrew its troops from Khiam.", kind="troop_withdrawal|deployment"),
    Case("Rwanda deployed 3,000 soldiers to Cabo Delgado.", kind="deployment|troop_movement"),
    Case("Thousands of people protested in Tel Aviv.", kind="protest|statement"),
    Case("The EU imposed sanctions on two generals.", kind="sanctions|statement"),
)

TRACES = (
    Case(
        "Inspectors found a circuit board made in Orvenia inside the drone.",
        "Inspectors found a circuit board",
        kind="component_found",
    ),
    Case("The detonator was made by Vexel Electronics of Orvenia.", kind="component_made"),
    Case("The company sold the chips to a dealer in Dubai in 2021.", kind="custody_transfer"),
    Case("Tests on soil samples showed traces of sarin.", kind="sample_evidence|finding"),
    Case("The OPCW opened an investigation into the gas attack.", kind="investigation_opened"),
    Case(
        "The panel concluded that the militia had used mustard gas.",
        "the militia had used mustard gas",
        kind="finding|chemical_attack",
    ),
    Case("The report did not say who had fired the shell.", kind="non_attribution|shelling"),
    Case("Orvenia joined the Chemical Weapons Convention in 1997.", kind="treaty"),
)


@over((*ARMED, *TRUCE, *PEOPLE, *TRACES))
def test_a_clause_is_of_its_type(case: Case) -> None:
    """A plain sentence about an event gives that event's type, or a coarser one."""
    assert case.differences() == []


NO_EVENT = (
    "Kenyan lawmakers seized upon a remark of the minister.",
    "The minister launched a campaign against corruption.",
    "The opposition attacked the budget in parliament.",
    "The envoy struck a hopeful note.",
    "The talks hit a snag on Monday.",
    "Prices exploded after the harvest failed.",
    "The report fired a debate in parliament.",
    "The minister shot down the idea of early elections.",
    "Both leaders took real steps toward the regime of inspections.",
    "The singer dropped a new album in Lagos.",
    "The prime minister came under fire from his own party.",
    "The team bombed in the final.",
    "The government is under siege from critics, the paper wrote.",
    "The general stormed out of the meeting.",
    "The strike by teachers entered its third week.",
    "Nurses went on strike in Lagos on Monday.",
    "The deal exploded the myth that talks are useless.",
    "The fight against malaria goes on in Bukavu.",
)


@pytest.mark.parametrize("text", NO_EVENT)
def test_idioms_are_no_armed_acts(text: str) -> None:
    """Words of war used of talk, sport, money and politics tell of no armed act."""
    assert [claim.event_type for claim in read(text).claims if claim.event_type.armed] == []


PEACE_WORDS = (
    "The halt to fighting began on Saturday.",
    "An end to air strikes was agreed in Doha.",
    "The agreement bans the shelling of towns.",
    "The pause in fighting lasted two hours.",
    "The cessation of hostilities took effect on Sunday.",
)


@pytest.mark.parametrize("text", PEACE_WORDS)
def test_words_for_an_end_of_fighting_are_no_fighting(text: str) -> None:
    """A halt to fighting, an end to air strikes and a ban on shelling tell of no strike that was done."""
    armed = [claim for claim in read(text).claims if claim.event_type.armed]
    assert [claim.quote for claim in armed if claim.mood is Mood.REALISED and claim.polarity.value == "+"] == []


def test_every_rule_gives_a_type_and_can_hold() -> None:
    """Each rule of the file has a known type and at least one condition."""
    assert len(rules()) > 50
    assert all(rule.type in EventType and rule.needs for rule in rules())
    assert all(words for rule in rules() for _, words in rule.needs)


@still_wrong("the third of three events in a list takes the second's place")
def test_several_events_in_one_noun_phrase_are_several_claims() -> None:
    """A list of events gives each its own claim, and the doer of one is not lent to the next."""
    got = read(
        "The monitor also reported artillery fire by army units and air strikes overnight in Marib province, and "
        "mortar fire by rebels in Dhamar province."
    )
    guns, raids, mortars = (
        got.at(words)
        for words in (
            "artillery fire by army units",
            "air strikes overnight in Marib province",
            "mortar fire by rebels in Dhamar province",
        )
    )
    assert [claim.event_type.coarse for claim in (guns, raids, mortars)] == [
        EventType.SHELLING,
        EventType.AIR_STRIKE,
        EventType.SHELLING,
    ]
    assert raids.actors == ()
    assert {place.name for place in mortars.places} & {"Dhamar", "Dhamar province"}
    assert len({guns.id, raids.id, mortars.id}) == 3


def test_goods_taken_off_a_truck_take_no_ground() -> None:
    """What is unloaded at a checkpoint is no change of control."""
    claim = read("Surgical kits were taken off the trucks at the last checkpoint, the agency said.").claims[0]
    assert claim.event_type.coarse is not EventType.TERRITORY_CHANGE


def test_what_a_lorry_carries_is_no_second_delivery() -> None:
    """Lorries that carry flour and reach the town make one arrival."""
    claims = read("Trucks carrying food, soap and medicine entered Kutum on Monday, the Red Cross said.").claims
    assert [claim.quote for claim in claims] == ["Trucks carrying food, soap and medicine entered Kutum on Monday"]


@pytest.mark.parametrize(
    "words",
    [
        "Soldiers confiscated insulin from the trucks, a doctor said.",
        "Surgical kits were taken off the trucks before they entered the town, the WHO said.",
        "Aid workers cannot reach the camp.",
    ],
)
def test_aid_taken_off_or_kept_away_is_about_access(words: str) -> None:
    """What is taken from a convoy, and who cannot be reached, is told of the access of aid."""
    assert read(words).claims[0].event_type is EventType.AID_ACCESS


@pytest.mark.parametrize(
    ("words", "minus"),
    [
        ("Soldiers blocked the road to aid convoys.", True),
        ("The crossing at Adre remains closed to relief trucks.", True),
        ("Rescuers were kept from reaching the wounded for four hours.", True),
        ("The army turned back a convoy of relief trucks at Kesra.", True),
        ("The crossing at Adre reopened to relief trucks on Monday.", False),
        ("The army denied it had blocked the road to aid convoys.", False),
    ],
)
def test_who_keeps_aid_out_gives_no_access(words: str, *, minus: bool) -> None:
    """A blocked road is no access of aid, as an agreement's duty to let aid through wants it told."""
    claim = next(one for one in read(words).claims if one.event_type is EventType.AID_ACCESS)
    assert (claim.polarity.value == "-") is minus
