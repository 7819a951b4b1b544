"""What a clause is about where it is told in plain and wide words: handed over, extended, given back, let in."""

from __future__ import annotations

from tests.unit.claims.cases import Case, over


def told(sentence: str, kind: str, words: str = "", **more: str) -> Case:
    """Return a case whose words are the sentence without its full stop, unless a part of it is named."""
    return Case(sentence, words or sentence.rstrip("."), kind=kind, **more)  # type: ignore[arg-type]


GROUND = (
    told("The civil war erupted in December 2013 after a quarrel in the palace guard.", "ground_clash"),
    told("The separatists handed over control of three border posts on Friday.", "territory_change"),
    told("The rebels took over the sugar factory outside Mhlume without a shot.", "territory_change"),
    told("The 2014 takeover of the capital by the militia surprised everybody.", "territory_change"),
    told("The army is using the school as a base.", "deployment"),
    told("A long column of army trucks headed south on Sunday.", "deployment"),
    told("The mission counted six howitzers and nine launchers at the storage site.",
         "heavy_weapons", "six howitzers and nine launchers"),
)  # fmt: skip

FIRE = (
    told("Four drones were flying toward the refinery when they were lost from radar.", "drone_strike"),
    told("The rounds came from the eastern bank of the river.", "shelling"),
    told("Bursts of machine-gun fire were heard from the direction of the lake.", "small_arms_fire"),
    told("The strike left 30,000 households without electricity.", "attack_other"),
    told("Mediators said a strike left six people dead.", "casualties|attack_other", "a strike left six people dead"),
)  # fmt: skip

TRUCE = (
    told("The moratorium on strikes was prolonged by two weeks.", "terms"),
    told("The truce will remain in force until the end of the month.", "terms"),
    told("The pause applies to all front lines, according to the text.", "terms", "The pause applies to all front lines"),
    told("The general's deputy consented to the new date.", "acceptance"),
    told("Both delegations accepted the compromise on the buffer zone.", "acceptance"),
    told("The ceasefire is dead, the rebel leader said.", "refusal", "The ceasefire is dead"),
    told("The fighters kept to their side of the river.", "compliance"),
    told("A patrol was turned around at a roadblock north of Marib.", "monitoring"),
    told("Inspectors toured the depot at Kherson on Thursday.", "monitoring"),
    told("The claim could not be independently verified.", "verification_need|non_attribution", polarity="+|-"),
    told("No date has been set for the next round.", "talks_scheduled", polarity="-"),
    told("A meeting of the joint committee in Tiraspol was moved to 19 October.", "talks_scheduled"),
)  # fmt: skip

PEOPLE = (
    told("The two fishermen are still in detention in Jaffna.", "detention"),
    told("Border guards apprehended six poachers near Tete.", "detention"),
    told("The army gave back 22 captives on the bridge at Zogo.", "release"),
    told("Kinshasa received the bodies of 14 soldiers from the other side.", "prisoners|prisoner_exchange"),
    told("Nine bodies were counted at the mosque.", "casualties"),
    told("Hundreds of families moved to a church hall in Wau.", "displacement"),
    told("Our engineers could not get to the pumping station.", "aid_access", polarity="-"),
    told("Some districts remain off-limits to relief workers.", "aid_access"),
    told("The warehouse feeds 90,000 people.", "aid_delivery"),
)  # fmt: skip

NO_EVENT = (
    told("The general took over the presidency in May.", "statement|appointment"),
    told("The new tax took effect on Monday.", "statement"),
    told("Parliament extended the curfew by a week.", "statement|terms|resolution"),
    told("The prime minister came under fire from his own party.", "statement|accusation"),
    told("The film received an award for its portrait of the war.", "statement"),
)  # fmt: skip


@over((*GROUND, *FIRE, *TRUCE, *PEOPLE, *NO_EVENT))
def test_plain_words_give_the_type_an_annotator_gives(case: Case) -> None:
    """Words that are not the usual ones of wire copy still tell what happened; peaceful use gives no event."""
    assert case.differences() == []
