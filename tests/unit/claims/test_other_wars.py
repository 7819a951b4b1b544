"""Rules learnt on wire copy about many wars: who is meant, where it was, whose words they are."""

import pytest

from tests.unit.claims.reading import called, names, read
from trucewatch.model import EventType, Mood, Polarity


@pytest.mark.parametrize(
    ("text", "at", "speaker"),
    [
        (
            "Nine soldiers died in the raid, a security official said. “We heard two blasts,” said Idris Talan, a baker.",
            "Nine soldiers died",
            "security official",
        ),
        (
            "The raid killed nine, an army spokesman said. Army chief Tomas Varga ruled out talks.",
            "The raid killed nine",
            "army spokesman",
        ),
        (
            "The strike killed nine, an army spokesman said. The spokesman, Davit Oren, said jets hit a depot.",
            "The strike killed nine",
            "Davit Oren",
        ),
    ],
)
def test_an_official_of_the_lead_is_only_who_is_introduced_with_an_office(text: str, at: str, speaker: str) -> None:
    """A baker, or an army chief, is not the unnamed official or spokesman of the lead; a named spokesman is."""
    assert called(read(text).at(at).speaker, speaker)


@pytest.mark.parametrize(
    ("text", "at", "speaker"),
    [
        (
            "The Russian defence ministry said it shelled a depot. The ministry said nobody died.",
            "nobody died",
            "Russian Defence Ministry",
        ),
        (
            "Al-Shabaab attacked a base near Jilib. The al Qaeda-linked group said it had killed 30 soldiers.",
            "had killed 30 soldiers",
            "al Shabaab",
        ),
        (
            "Fighters of the Arakan Army overran a camp, the group said on its Telegram channel.",
            "overran a camp",
            "Arakan Army",
        ),
        ("The army and rebels fought in Sel. The group said it had taken the town.", "had taken the town", "group"),
    ],
)
def test_a_body_named_before_is_meant_by_its_noun(text: str, at: str, speaker: str) -> None:
    """In "the ministry" and "the X-linked group" the body named before is meant; X never, and nobody where none was named."""
    assert called(read(text).at(at).speaker, speaker)


def test_a_platform_stands_between_nobody() -> None:
    """Who writes on a Telegram channel of their own is quoted through no outlet but the paper."""
    got = read("Two drones hit the port, Governor Ilya Moroz wrote on his Telegram channel.")
    assert [relay.name for relay in got.at("Two drones hit the port").relays] == ["Northwire"]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        (
            "The RSF looted a clinic in Kutum, residents said. Two traders died in Atbara. The RSF rejected the claims.",
            EventType.ATTACK_OTHER,
            {"rapid support forces"},
        ),
        ("A bridge collapsed in Atbara. Twelve people died. The junta rejected the claims.", EventType.DENIAL, set()),
    ],
)
def test_who_denies_denies_what_is_said_of_them(text: str, kind: EventType, actors: set[str]) -> None:
    """A denial of "the claims" is of the last claim about the denier, and of none where nothing was claimed of them."""
    denial = read(text).at("rejected the claims")
    assert (denial.event_type, names(denial.actors) if actors else set()) == (kind, actors)


def test_who_withholds_passage_says_nothing() -> None:
    """Who "denied the patrol access" did something: it is an act, not a denial in words."""
    claim = read("Fighters denied the patrol access to the village.").claims[0]
    assert claim.speaker.name == "Northwire"
    assert claim.polarity is Polarity.POSITIVE or claim.event_type is not EventType.DENIAL


def test_according_to_at_the_end_covers_both_verbs() -> None:
    """In "broke into a clinic and looted it, according to residents" both acts are the residents' words."""
    got = read("Armed men broke into a clinic and looted medical supplies, according to residents.")
    assert [names([claim.speaker]) for claim in got.claims] == [{"residents"}] * len(got.claims)


def test_who_agreed_to_stop_agreed() -> None:
    """An agreement to stop firing is an acceptance, not one denied."""
    claim = read("Norland and Sudania agreed to stop all firing on Saturday.").claims[0]
    assert (claim.event_type, claim.polarity) == (EventType.ACCEPTANCE, Polarity.POSITIVE)


def test_no_longer_is_not() -> None:
    """What somebody "would no longer" do is denied."""
    assert read("The rebels would no longer take hostages, the envoy said.").claims[0].polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("text", "at", "places"),
    [
        ("Clashes were reported near Ihusila, 70 kilometres from Bukavu.", "Clashes were reported", ["Ihusila"]),
        ("Gunmen attacked a clinic in Kirotsheva.", "attacked a clinic", ["Kirotsheva"]),
        ("The coalition launched four air strikes on Ras Menna.", "launched four air strikes", ["Ras Menna"]),
        ("Residents of Laizang said shells had fallen on a camp.", "shells had fallen", ["Laizang"]),
        ("Nine people died when shells landed on a market in Omdurman.", "Nine people died", ["Omdurman"]),
        ("Three men were killed and six wounded in a blast in Kassala.", "Three men were killed", ["Kassala"]),
        ("The shelling killed nine people in the Malian capital.", "The shelling killed nine", ["Bamako"]),
        ("A drone dropped a grenade on a cyclist in Kherson.", "dropped a grenade", ["Kherson"]),
        ("Fighters prayed in Arabic and attacked the base in March.", "attacked the base", []),
    ],
)
def test_where_it_was_is_told_by_the_words_around(text: str, at: str, places: list[str]) -> None:
    """A name behind "near", "in" or "strikes on" is a place though no register holds it; tongues and months are none."""
    assert [place.name for place in read(text).at(at).places] == places


def test_a_capital_in_another_spelling_stands_for_its_government() -> None:
    """Kiev, so spelt, is Ukraine's government where "the Kiev government" acts, whatever state the report is about."""
    got = read("The Russian army shelled a depot. “The Kiev government has not stopped its strikes,” the Kremlin said.")
    assert names(got.at("has not stopped its strikes").actors) == {"ukrainian government"}


def test_a_coordinated_passive_has_its_own_type() -> None:
    """In "were abducted and were freed" the second verb is a release, of the same people."""
    got = read("Three aid workers were abducted on Monday and were freed two days later.")
    assert [claim.event_type for claim in got.claims] == [EventType.ABDUCTION, EventType.RELEASE]


def test_who_says_is_the_nearest_who_can() -> None:
    """A ceasefire says nothing: "saying" goes on with the army that struck."""
    got = read(
        "The fragile ceasefire was tested as the Israeli army launched strikes, saying militants had killed two soldiers."
    )
    assert names([got.at("militants had killed").speaker]) == {"israeli military"}


def test_blame_without_a_deed_is_an_accusation_by_the_speaker() -> None:
    """In "the governor said, blaming rebels" the governor accuses, and the rebels are whom."""
    claim = read("A villager was shot dead near Sel, the governor said, blaming rebels.").at("blaming rebels")
    assert (names([claim.speaker]), names(claim.actors)) == ({"governor"}, {"rebels"})


def test_who_is_rebuked_for_doing_is_the_doer() -> None:
    """In "criticised the junta for shelling" the junta shelled, as the critic has it."""
    claim = read("The envoy criticised the junta for shelling the town.").at("shelling the town")
    assert (names([claim.speaker]), names(claim.actors)) == ({"envoy"}, {"junta"})


def test_words_in_a_message_are_the_speaker_s() -> None:
    """In "warned in an audio message that ..." the words that follow are the speaker's."""
    claim = read("Commander Idris Talan warned in an audio message that his men would not retreat.").at(
        "would not retreat"
    )
    assert called(claim.speaker, "Idris Talan")


def test_a_feeling_expressed_is_the_speaker_s() -> None:
    """Who "expressed concern" speaks."""
    assert called(read("The envoy Mara Lind expressed concern over the raids.").claims[0].speaker, "Mara Lind")


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("The army ordered villagers to leave their homes.", {"army"}, {"villagers"}),
        ("Some 400 families fled to a gym.", set(), {"families"}),
        ("Hundreds of villagers crossed into Chad.", set(), {"villagers"}),
    ],
)
def test_who_flees_drives_nobody_out(text: str, actors: set[str], targets: set[str]) -> None:
    """Who orders people to leave drives them out; those who leave are the uprooted."""
    claim = read(text).claims[0]
    assert (claim.event_type, names(claim.actors), names(claim.targets)) == (EventType.DISPLACEMENT, actors, targets)


@pytest.mark.parametrize("trade", ["baker", "midwife", "goatherd", "welder", "muezzin"])
def test_the_dead_are_known_by_their_trade(trade: str) -> None:
    """Whoever is killed is somebody, whatever their trade."""
    assert names(read(f"Gunmen shot dead a {trade} on Monday.").claims[0].targets) == {trade}


def test_he_is_whom_the_sentence_has_just_brought_in() -> None:
    """In "dropped a grenade on a cyclist; he died" the cyclist died, not the minister of the sentence before."""
    got = read("Minister Ilya Moroz spoke. A drone dropped a grenade on a cyclist; he died in an ambulance.")
    assert [target.name for target in got.at("he died").targets] == ["cyclist"]


def test_what_is_going_on_a_day_to_come_is_planned() -> None:
    """What "are leaving on Friday" says on a Wednesday lies ahead."""
    claim = read("Troops are leaving the city on Friday.").claims[0]
    assert (claim.mood, str(claim.time.start)) == (Mood.PLANNED, "2025-05-16")


def test_who_would_not_say_did_not() -> None:
    """That they "would not say" tells what was so, and hangs on nothing."""
    assert read("Neither army would say how many aircraft it had lost.").claims[0].mood is Mood.REALISED


def test_what_is_heard_is_so() -> None:
    """That they "can hear jets" tells of what is heard, not of what may be."""
    assert read("“We can hear fighter jets overhead,” said Mara Lind.").claims[0].mood is Mood.REALISED


def test_what_goes_on_beside_a_plan_is_planned() -> None:
    """In "are to pull out while the army deploys" the army is yet to deploy."""
    got = read("The rebels are to pull out of the valley while the army deploys in their place.")
    assert got.at("the army deploys").mood is Mood.PLANNED


@pytest.mark.parametrize(
    ("text", "at", "actors"),
    [
        ("Mara Lind blamed Serbia for financing and arming the group.", "arming the group", {"serbia"}),
        ("The UN mission has evacuated 12 soldiers by helicopter.", "has evacuated", {"u.n. peacekeepers"}),
    ],
)
def test_who_does_the_second_deed_and_by_what_means(text: str, at: str, actors: set[str]) -> None:
    """The second deed somebody is blamed for is theirs too; what carries people away is no doer."""
    assert names(read(text).at(at).actors) == actors


def test_whom_a_state_backs() -> None:
    """A state that is backed is a target, though it is a place elsewhere."""
    assert names(read("Turkey said it would stand by Azerbaijan.").at("stand by Azerbaijan").targets) == {"azerbaijan"}


def test_men_who_killed_are_not_dead() -> None:
    """In "30 gunmen who had killed an officer" nobody counted is dead."""
    counts = read("Police surrounded some 30 gunmen who had killed an officer.").claims[0].counts
    assert "deaths" not in {count.unit for count in counts if count.value == 30}


def test_who_saw_a_report_did_not_write_it() -> None:
    """In "wrote in a report seen by the agency that ..." the experts speak, and the agency carries nothing."""
    claim = read(
        "Experts wrote in a confidential report seen by The Associated Press that 4,000 troops were fighting in Goma."
    ).at("were fighting in Goma")
    assert (names([claim.speaker]), [relay.name for relay in claim.relays]) == ({"experts"}, ["Northwire"])


def test_a_long_title_before_a_name_is_nobody() -> None:
    """In "a report by Commander-in-Chief X" X speaks."""
    got = read(
        "Troops fired nine times, President Ilya Moroz said, citing a report by Commander-in-Chief Oleksandr Tarask."
    )
    assert called(got.at("Troops fired nine times").speaker, "Oleksandr Tarask")


def test_who_is_called_on_is_to_act() -> None:
    """In "called on Rwanda to pull out its soldiers" Rwanda is to withdraw, and "Rwanda" alone is no demand."""
    got = read("France and the United States called on Rwanda to pull out its soldiers.")
    assert [(claim.event_type.coarse, names(claim.actors)) for claim in got.claims] == [
        (EventType.DEPLOYMENT, {"rwanda"})
    ]


def test_aid_broken_off_is_not_given() -> None:
    """Who threatens to suspend deliveries threatens that there be none."""
    claim = read("The agency threatened to suspend deliveries.").claims[0]
    assert (claim.event_type, claim.polarity) == (EventType.AID_DELIVERY, Polarity.NEGATIVE)


def test_what_an_agreement_is_meant_for_is_no_part_of_its_breach() -> None:
    """The words of a breach end where the purpose of the agreement, or what else was reported, begins."""
    got = read(
        "Observers acknowledged violations of the accord meant to end nine years of fighting while reporting"
        " that violence had decreased."
    )
    assert got.at("violations of the accord").quote == "violations of the accord"
    assert got.at("violence had decreased").event_type is EventType.COMPLIANCE


def test_the_head_of_a_body_is_who_is_named_behind_it() -> None:
    """In "the head of the Government of Norland, Tomas Varga, ordered" Tomas Varga orders, nobody named later."""
    got = read(
        "The head of the Government of National Accord, Fadel Tarhan, ordered his forces to halt all combat operations."
        " A spokesman for the army, Davit Oren, called it a stunt."
    )
    assert called(got.at("halt all combat operations").speaker, "Fadel Tarhan")


def test_what_stands_behind_the_cue_and_dates_what_was_said_is_the_reporter_s() -> None:
    """In "X did it, A said, hours after B accused C" the accusation is B's, and nothing A says."""
    text = "Jets bombed a depot on Sunday, the Orvenian army said, hours after Brennia accused its troops of firing rockets."
    assert called(read(text).at("firing rockets").speaker, "Brennia")


def test_what_only_dates_a_denied_act_is_granted() -> None:
    """Who denies having fired after a blast hurt five does not deny the blast."""
    found = read("The army denied that it fired rockets after a blast wounded five guards.")
    assert found.at("fired rockets").polarity is Polarity.NEGATIVE
    assert found.at("wounded five").polarity is Polarity.POSITIVE


def test_words_of_their_own_day_leave_the_place_before() -> None:
    """An act of another day, or all that was since a day, is not put where the sentence before was."""
    found = read(
        "Rebels shelled Homs on Tuesday, residents said. Soldiers dropped bombs on an outpost on Sunday, the army said. "
        "At least 33 people have been killed since Thursday, officials said."
    )
    places = (*found.at("dropped bombs").places, *found.at("33 people").places)
    assert "Homs" not in {place.name for place in places}


def test_it_that_stands_for_a_clause_is_nobody() -> None:
    """In "it was not clear who fired" no body named before is meant by "it"."""
    found = read("The interior ministry counted the dead. It was not clear who fired first.")
    assert names(found.at("not clear").actors) == set()


def test_a_country_s_adjective_names_no_village() -> None:
    """In "Syrian border villages" the villages are in Syria, and no village is called Syrian."""
    found = read("More than 300 people were evacuated from Syrian border villages, officials said.")
    assert [place.name for place in found.at("were evacuated").places] == ["Syria"]
