"""Who does it and to whom: never the accuser, the monitor or the outlet."""

from __future__ import annotations

import pytest

from tests.unit.claims.cases import Case, over
from tests.unit.claims.reading import called, folded, names, read
from trucewatch.model import Mood

PLAIN = (
    Case(
        "Rebels shelled Goma airport on Sunday.",
        actors=("rebels",),
    ),
    Case(
        "Russian forces shelled Ukrainian positions near Pokrovsk.",
        actors=("Russian forces|Russian military|Russian army",),
        targets=("Ukrainian positions|Ukraine|Ukrainian military|Ukrainian",),
    ),
    Case(
        "Israeli jets struck a Hezbollah depot in southern Lebanon.",
        actors=("Israeli air force|Israeli jets|Israeli military|Israel",), targets=("Hezbollah|Hezbollah depot",),
    ),
    Case(
        "Gunmen killed four farmers near Jos on Monday.",
        kind="casualties|attack_other", actors=("gunmen",), targets=("farmers|four farmers",), counts=((4, "exact"),),
    ),
    Case(
        "Two policemen were killed by gunmen near Jos.",
        actors=("gunmen",), targets=("policemen|police|two policemen",),
    ),
    Case(
        "Seven civilians were killed in Israeli air strikes on Tyre.",
        actors=("Israel|Israeli military|Israeli air force",), targets=("civilians|seven civilians",),
    ),
    Case(
        "Twelve soldiers died in the ambush.",
        kind="casualties", actors=(), targets=("soldiers|twelve soldiers",),
    ),
    Case(
        "Shelling by government forces killed six people in Bambari.",
        actors=("government forces",), targets=("people|six people",),
    ),
    Case(
        "The army's shelling of the camp continued on Monday.",
        kind="shelling", actors=("army",),
    ),
    Case(
        "Clashes between the army and RSF fighters broke out in Omdurman.",
        kind="ground_clash", actors=("army|Sudanese army", "RSF fighters|RSF|Rapid Support Forces"),
    ),
    Case(
        "The army clashed with rebels in Kadugli.",
        kind="ground_clash",
    ),
    Case(
        "Russia and Iran bombed the depot.",
        actors=("Russia", "Iran"),
    ),
    Case(
        "A market was shelled on Sunday.",
        kind="shelling", actors=(),
    ),
    Case(
        "Three rockets landed near Kiryat Shmona on Sunday.",
        kind="shelling", actors=(), counts=((3, "exact"),),
    ),
    Case(
        "Fighters loyal to General Haftar shelled the airport in Tripoli.",
        actors=("fighters loyal to General Haftar|fighters|Libyan National Army|Khalifa Haftar",), places=("Tripoli",),
    ),
    Case(
        "The Islamic State group claimed responsibility for the bombing of a church in Beni.",
        kind="responsibility_claim|attack_other|ied", speaker="Islamic State", actors=("Islamic State",),
    ),
    Case(
        "No group has claimed responsibility for the attack.",
        actors=(), kind="non_attribution|responsibility_claim|statement",
    ),
    Case(
        "The Russian army said its drones had hit an airfield in Odesa.",
        "its drones had hit an airfield in Odesa",
        actors=("Russian army|Russian military|its drones",),
    ),
    Case(
        "Rebel-held areas of Taiz were shelled overnight.",
        kind="shelling", actors=(), targets=("rebels|rebel",), places=("Taiz",),
    ),
    Case(
        "Unidentified gunmen kidnapped two nuns in Kaduna.",
        kind="abduction|hostage_taking", actors=("gunmen|unidentified gunmen",), targets=("nuns|two nuns",),
    ),
)  # fmt: skip


@over(PLAIN)
def test_actor_and_target_follow_the_grammar(case: Case) -> None:
    """Actives, passives, event nouns and possessors give who does it and who suffers it."""
    assert case.differences() == []


ACCUSED = (
    Case(
        "Saudi Arabia accused the Houthis of firing a missile at Jizan.",
        "firing a missile at Jizan",
        kind="shelling", speaker="Saudi Arabia", act="accuse", actors=("Houthis",), places=("Jizan",),
    ),
    Case(
        "The ministry blamed fighters loyal to Colonel Doguna for shelling the hospital, killing two nurses.",
        "shelling the hospital",
        kind="shelling", speaker="ministry", act="accuse", actors=("fighters loyal to Colonel Doguna|fighters",),
    ),
    Case(
        "The ministry blamed fighters loyal to Colonel Doguna for shelling the hospital, killing two nurses.",
        "killing two nurses",
        kind="casualties", speaker="ministry", actors=("fighters loyal to Colonel Doguna|fighters",),
        targets=("nurses|two nurses",), counts=((2, "exact"),),
    ),
    Case(
        "Kyiv accused Moscow of breaking the energy truce.",
        "breaking the energy truce",
        kind="violation_alleged", speaker="Kyiv|Ukraine|Ukrainian government", act="accuse",
        actors=("Moscow|Russia|Russian government",),
    ),
    Case(
        "Each side accused the other of breaking the truce.",
        "breaking the truce",
        kind="violation_alleged", act="accuse", actors=("the other|other side|the other side",),
    ),
    Case(
        "The army is accused of bombing a hospital in El Fasher.",
        "bombing a hospital in El Fasher",
        actors=("army|Sudanese army",), speaker="unspecified",
    ),
    Case(
        "The Houthis were accused by the U.N. of seizing a warehouse.",
        "seizing a warehouse",
        actors=("Houthis",), speaker="U.N.|United Nations|UN", act="accuse",
    ),
    Case(
        "The army said rebels were behind the attack on the dam.",
        "rebels were behind the attack on the dam",
        speaker="army", actors=("rebels",),
    ),
    Case(
        "The attack on the dam was blamed on rebels.",
        kind="attack_other|accusation", actors=("rebels",), targets=(),
    ),
    Case(
        "The army held the rebels responsible for the attack on the dam.",
        "the rebels responsible for the attack on the dam",
        speaker="army", actors=("rebels",), act="accuse|assert",
    ),
    Case(
        "Lebanon filed a complaint against Israel over air strikes on Nabatieh.",
        "air strikes on Nabatieh",
        actors=("Israel",), speaker="Lebanon|Northwire",
    ),
    Case(
        "Pakistan denounced India's strikes on Muridke as a violation of the truce.",
        "India's strikes on Muridke",
        actors=("India",), speaker="Pakistan",
    ),
)  # fmt: skip


@over(ACCUSED)
def test_the_accused_is_the_actor(case: Case) -> None:
    """Whoever is accused of it did it, in the accuser's words; the accuser never did."""
    assert case.differences() == []


MONITORS = (
    (
        "The Sudan Observatory of Doctors said army helicopters had dropped two barrel bombs on Mellit.",
        "observatory",
    ),
    ("The OSCE mission recorded 31 explosions near Donetsk on Sunday.", "osce"),
    ("The U.N. documented 12 attacks on clinics in Darfur in April.", "u.n."),
    ("ACLED counted 40 air strikes in Myanmar last week.", "acled"),
    ("Reporters Without Borders said gunmen had shot a radio presenter in Cali.", "reporters"),
    ("The Yemen Data Project reported 17 air raids on Saada.", "yemen data"),
    ("Médecins Sans Frontières said shells had hit its clinic in Tabarre.", "médecins"),
    ("Medics treated 14 people wounded by shells in Toretsk.", "medics"),
    ("The government blamed the rebels for the attack on the mine.", "government"),
    ("The Red Cross condemned the shelling of the water works.", "red cross"),
)


@pytest.mark.parametrize(("text", "voice"), MONITORS)
def test_who_reports_it_did_not_do_it(text: str, voice: str) -> None:
    """Monitors, medics, relief bodies and accusers who tell of an armed act are never its actor."""
    got = read(text)
    doers = {folded(actor.name) for claim in got.claims if claim.event_type.armed for actor in claim.actors}
    assert got.claims
    assert not [doer for doer in doers if voice in doer]


SIDES = (
    ("{a} shelled {b} positions near the river.", "Hamas", "Hezbollah"),
    ("{a} accused {b} of breaking the truce.", "India", "Pakistan"),
    ("Two soldiers were killed when {a} fired on a patrol of {b}.", "Armenia", "Azerbaijan"),
    ("{a} said {b} had fired three rockets across the border.", "Thailand", "Cambodia"),
    ("{a} attacked {b} on Sunday.", "Hamas", "Hezbollah"),
    ("{a} was attacked by {b} on Sunday.", "Ethiopia", "Eritrea"),
)


@pytest.mark.parametrize(("form", "one", "other"), SIDES)
def test_swapping_the_sides_swaps_the_roles(form: str, one: str, other: str) -> None:
    """The same words about the other side give the same reading, with the sides exchanged."""
    straight = read(form.format(a=one, b=other)).claims
    turned = read(form.format(a=other, b=one)).claims

    def swapped(found: set[str]) -> set[str]:
        pair = {one.lower(): other.lower(), other.lower(): one.lower()}
        return {pair.get(name, name) for name in found}

    assert [claim.event_type for claim in straight] == [claim.event_type for claim in turned]
    assert [names(claim.actors) for claim in straight] == [swapped(names(claim.actors)) for claim in turned]
    assert [names(claim.targets) for claim in straight] == [swapped(names(claim.targets)) for claim in turned]
    assert [names([claim.speaker]) for claim in straight] == [swapped(names([claim.speaker])) for claim in turned]


def test_an_actor_points_at_the_words_that_name_it() -> None:
    """The span of an actor holds the words of the report, a pronoun's too."""
    got = read("The rebels left. They shelled the bridge on Sunday.")
    claim = got.at("They shelled the bridge on Sunday")
    (actor,) = claim.actors
    assert called(actor, "rebels")
    assert actor.span is None or actor.span.quote(got.report.text) == actor.words


def test_the_demanded_actor_is_who_is_urged() -> None:
    """In "urged X to halt" X is to act, not who urges."""
    got = read("France urged Rwanda to pull its troops out of Goma.")
    (claim,) = [claim for claim in got.claims if claim.mood is Mood.DEMANDED]
    assert names(claim.actors) == {"rwanda"}


DOERS = ("junta", "militia", "coalition", "paramilitaries", "commandos",
"mercenaries", "gang", "marines", "gendarmes", "jihadists", "brigade",
         "tribesmen", "warlord", "cartel", "peacekeepers", "settlers",
         "navy", "air force", "Taliban", "separatists", "vigilantes",
         "border guards", "self-defence group", "warplanes", "occupying forces", "assailants", "attackers", "bandits",
         "herders")  # fmt: skip


@pytest.mark.parametrize("doer", DOERS)
def test_whoever_bears_arms_can_be_the_actor(doer: str) -> None:
    """Bodies, groups and people who bear arms under any common name are actors."""
    claim = read(f"The {doer} attacked the town of Sake on Sunday.").at(
        f"The {doer} attacked the town of Sake on Sunday"
    )
    assert [called(actor, doer) for actor in claim.actors] == [True]


SUFFERERS = (
    "nuns", "shepherds", "students", "patients", "pilgrims", "fishermen", "miners", "worshippers", "refugees",
    "mourners",
             "aid workers", "volunteers", "paramedics", "truck drivers", "prisoners", "engineers", "teenagers",
             "monks", "traders",
             "security guards", "election officials", "brothers", "nurses", "migrants",
             "commuters")  # fmt: skip


@pytest.mark.parametrize("people", SUFFERERS)
def test_whoever_is_killed_is_the_target(people: str) -> None:
    """People of any calling are the target of what kills them."""
    claim = read(f"Gunmen killed nine {people} near Jos on Monday.").at(
        f"Gunmen killed nine {people} near Jos on Monday"
    )
    assert [called(actor, people, f"nine {people}") for actor in claim.targets] == [True]
    assert [(count.value, count.bound.value) for count in claim.counts] == [(9, "exact")]


OWN_SIDES = (
    Case(
        "“We as the army are holding our fire,” he said.",
        "We as the army are holding our fire", actors=("army",),
    ),
    Case("Two Indian soldiers were killed on Monday.", kind="casualties", targets=("Indian military",)),
    Case(
        "Ukraine's general staff said its forces had repelled 34 attacks near Pokrovsk.",
        "its forces had repelled 34 attacks near Pokrovsk", actors=("Ukrainian military",),
    ),
    Case(
        "Azerbaijan's defence ministry accused Armenian forces of shelling its positions in Kalbajar.",
        "shelling its positions in Kalbajar",
        actors=("Armenian military",), targets=("Azerbaijani military",),
    ),
    Case(
        "Four Saudi fighter jets arrived in Riyadh last week. The jets have not taken part in any attacks, he added.",
        "The jets have not taken part in any attacks", actors=("Saudi air force|Saudi fighter jets",),
    ),
    Case(
        "Two farmers were killed when militants ambushed their van near Poonch.",
        "Two farmers were killed", actors=("militants",), targets=("farmers",),
    ),
    Case(
        "Officials said supporting local fighters was a key part of the Saudi strategy in Yemen.",
        "supporting local fighters was a key part of the Saudi strategy in Yemen", kind="support", actors=("Saudi Arabia",),
    ),
    Case(
        "The operations that the army is carrying out against the Islamic State are continuing, a colonel said.",
        "The operations that the army is carrying out against the Islamic State are continuing",
        targets=("Islamic State",),
    ),
    Case(
        "Witnesses described heavy shelling in El Fasher.",
        "heavy shelling in El Fasher", kind="shelling", actors=(),
    ),
)  # fmt: skip


@over(OWN_SIDES)
def test_the_side_that_acts_or_is_hit_is_found_through_its_forces_and_plans(case: Case) -> None:
    """Whose forces, jets, plans and positions they are decides who acts and who is hit; who only tells of it does not."""
    assert case.differences() == []


def test_a_shadow_government_is_not_the_government() -> None:
    """What stands against a government does not speak as it."""
    got = read("The junta bombed a clinic in Sagaing, Myanmar's shadow government said.")
    assert got.at("The junta bombed a clinic in Sagaing").speaker.name == "Myanmar's shadow government"


NOT_THE_ARMY = (
    Case(
        "Syria's new government said 16 of its soldiers had been killed by remnants of the former army near Jableh.",
        "16 of its soldiers had been killed by remnants of the former army near Jableh",
        actors=("remnants of the former army",), targets=("Syrian army",), places=("Jableh",),
    ),
    Case(
        "ELN rebels and dissidents of the former FARC have displaced 5,000 people in Catatumbo.",
        actors=("National Liberation Army", "dissidents|dissidents of the former FARC"),
    ),
    Case(
        "Armenia rejected as false Azerbaijan's claim that its troops had fired on positions near Khojavend.",
        "that its troops had fired on positions near Khojavend", actors=("Armenian military",),
    ),
    Case("Rocket fire hit the port, wounding nobody.", "wounding nobody", targets=()),
)  # fmt: skip


@over(NOT_THE_ARMY)
def test_who_broke_away_or_denies_is_kept_apart_from_who_is_named_beside_them(case: Case) -> None:
    """Remnants are not the army, one group is not the other beside it, and a denied act is not the accuser's."""
    assert case.differences() == []


WHOSE_DOING = (
    Case(
        "The ceasefire, mediated by Qatar, obliges both sides to stop shelling Goma.",
        actors=("both sides|sides",),
    ),
    Case(
        "Doctors Without Borders said it had treated 37 people for wounds in Mweso.",
        "it had treated 37 people for wounds in Mweso", speaker="Doctors Without Borders|Médecins Sans Frontières",
    ),
    Case(
        "Two of the dead were children.",
        kind="casualties", actors=(),
    ),
)  # fmt: skip


@over(WHOSE_DOING)
def test_who_mediates_or_treats_does_not_do_it(case: Case) -> None:
    """A truce's mediator and a hospital's doctors are not behind the act."""
    assert case.differences() == []
