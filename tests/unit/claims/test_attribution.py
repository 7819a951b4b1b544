"""Who says it, and through whom: quotations of every shape, relays, joint and unnamed speakers, empty statements."""

from __future__ import annotations

import pytest

from tests.unit.claims.cases import Case, over
from tests.unit.claims.reading import OUTLET, called, read
from trucewatch.model import Quoted, SpeechAct

QUOTATIONS = (
    Case(
        "The governor said on Tuesday that shells had struck a market in Kherson, killing three people.",
        "shells had struck a market in Kherson",
        speaker="governor", quoted="indirect", relays=(),
    ),
    Case(
        "“We buried four neighbours this morning,” Olena Hrytsko, a nurse, said.",
        "We buried four neighbours this morning",
        speaker="Olena Hrytsko", quoted="direct", relays=(),
    ),
    Case(
        "“They burned our granary on Sunday,” said Olena Hrytsko, a nurse in Kherson.",
        "They burned our granary on Sunday",
        speaker="Olena Hrytsko", quoted="direct",
    ),
    Case(
        "“They burned our granary on Sunday”, said the mayor of Tulkarm, Faris Daoud.",
        "They burned our granary on Sunday",
        speaker="Faris Daoud", quoted="direct",
    ),
    Case(
        "Olena Hrytsko, a nurse in Kherson, told reporters: “They burned our granary on Sunday.”",
        "They burned our granary on Sunday",
        speaker="Olena Hrytsko", quoted="direct", relays=(),
    ),
    Case(
        "Olena Hrytsko said: “They burned our granary on Sunday.”",
        "They burned our granary on Sunday",
        speaker="Olena Hrytsko", quoted="direct",
    ),
    Case(
        "Mayor Ihor Dovhan said the shelling had been “deliberate and without mercy”.",
        "the shelling had been “deliberate and without mercy”",
        speaker="Ihor Dovhan", quoted="mixed",
    ),
    Case(
        "Mayor Ihor Dovhan said “bandits” had looted the grain store.",
        "“bandits” had looted the grain store",
        speaker="Ihor Dovhan", quoted="indirect",
    ),
    Case(
        "“If the guns fall silent,” Dalia Awad said, “my children will sleep.”",
        "my children will sleep",
        speaker="Dalia Awad", quoted="direct",
    ),
    Case(
        "“A drone,” Dalia Awad said, “struck the bakery on Monday.”",
        "struck the bakery on Monday",
        speaker="Dalia Awad", quoted="direct",
    ),
    Case(
        "A column of tanks, Dalia Awad said, entered the town on Monday.",
        "entered the town on Monday",

        speaker="Dalia Awad", quoted="indirect",
    ),
    Case(
        "“Who shelled the school?” asked Dalia Awad. “It was the army,” she said.",
        "It was the army",
        speaker="Dalia Awad", quoted="direct",
    ),
    Case(
        "'Three shells hit the school,' said Dalia Awad, a teacher.",
        "Three shells hit the school",
        speaker="Dalia Awad", quoted="direct",
    ),
    Case(
        "«Three shells hit the school», said Dalia Awad, a teacher.",
        "Three shells hit the school",
        speaker="Dalia Awad", quoted="direct",
    ),
    Case(
        "\"Three shells hit the school,\" said Dalia Awad, a teacher.",
        "Three shells hit the school",
        speaker="Dalia Awad", quoted="direct",
    ),
    Case(
        "Shells hit the school three times on Monday.",
        speaker=OUTLET, quoted="none", relays=(),
    ),
)  # fmt: skip


@over(QUOTATIONS)
def test_a_quotation_has_its_speaker_and_its_kind(case: Case) -> None:
    """Direct, indirect and mixed quotations, before, after, around and without their speaker, find who speaks."""
    assert case.differences() == []


GOING_ON = (
    Case(
        "“The truce is dead,” said Colonel Ansar Bellal. “Our men came under fire twice last night.”",
        "Our men came under fire twice last night",
        speaker="Ansar Bellal", quoted="direct", relays=(),
    ),
    Case(
        "“The truce is dead,” Colonel Ansar Bellal said.\n“Our men came under fire twice last night,” he added.\n"
        "“The rebels shelled our post again at dawn.”",
        "The rebels shelled our post again at dawn",
        speaker="Ansar Bellal", quoted="direct",
    ),
    Case(
        "“The soldiers came at noon. They burned eleven houses. Nobody stopped them,” said Achol Deng, a farmer.",
        "They burned eleven houses",
        speaker="Achol Deng", quoted="direct",
    ),
    Case(
        "“The soldiers came at noon and burned eleven houses.\n“Nobody stopped them,” said Achol Deng, a farmer.",
        "The soldiers came at noon",
        speaker="Achol Deng", quoted="direct",
    ),
    Case(
        "Achol Deng, a farmer, said soldiers had burned her house. “They also killed our goats,” she said.",
        "They also killed our goats",
        speaker="Achol Deng", quoted="direct",
    ),
    Case(
        "Achol Deng said soldiers had burned her house. “They also shelled the clinic.”",
        "They also shelled the clinic",
        speaker="Achol Deng", quoted="direct",
    ),
    Case(
        "Ikram Saleh, who sells bread in Omdurman, hid in a cellar. “A rocket hit our oven,” she said.",
        "A rocket hit our oven",
        speaker="Ikram Saleh", quoted="direct",
    ),
    Case(
        "President Emil Haas met General Oskar Brandt on Monday. “Rebels fired on our boats,” the general said.",
        "Rebels fired on our boats",
        speaker="Oskar Brandt|general", quoted="direct",
    ),
    Case(
        "MIRA VANTS: The rebels shelled the bridge on Sunday. They shelled it again on Monday.",
        "They shelled it again on Monday",
        speaker="Mira Vants|MIRA VANTS",
    ),
)  # fmt: skip


@over(GOING_ON)
def test_a_quotation_goes_on_with_its_speaker(case: Case) -> None:
    """Quoted words without a cue of their own belong to the voice the quotation began or ends with."""
    assert case.differences() == []


PRONOUNS = (
    Case(
        "Nabil Haddad, a shopkeeper in Tyre, heard two explosions. He said a drone had struck a car near the port.",
        "a drone had struck a car near the port",
        speaker="Nabil Haddad",
    ),
    Case(
        "General Agnes Kiri met the envoy. She said rebels had fired on two patrols.",
        "rebels had fired on two patrols",
        speaker="Agnes Kiri",
    ),
    Case(
        "The Sudanese army said it controlled the bridge. It said drones had struck its barracks overnight.",
        "drones had struck its barracks overnight",
        speaker="Sudanese army",
    ),
    Case(
        "Egypt and Qatar said talks would resume. They said a convoy had entered Gaza on Tuesday.",
        "a convoy had entered Gaza on Tuesday",
        speaker="Egypt", joint=("Qatar",),
    ),
    Case(
        "Residents of Kibumba fled on Monday. They said rebels had burned the market.",
        "rebels had burned the market",
        speaker="residents of Kibumba|residents",
    ),
    Case(
        "Ukraine's deputy defence minister, Petro Zelinko, spoke after Russian Foreign Minister Sergei Lavrov. "
        "“We shot down nine drones,” Zelinko said.",
        "We shot down nine drones",
        speaker="Petro Zelinko",
    ),
)  # fmt: skip


@over(PRONOUNS)
def test_pronouns_find_their_speaker(case: Case) -> None:
    """He, she, it and they stand for the person, body or people last spoken of."""
    assert case.differences() == []


JOINT = (
    Case(
        "Egypt and Qatar said in a joint statement that talks would resume in Cairo on Thursday.",
        "talks would resume in Cairo on Thursday",
        speaker="Egypt", joint=("Qatar",),
    ),
    Case(
        "U.N. chief Antonio Guterres and U.S. Secretary of State Marco Rubio said aid trucks had entered Gaza.",
        "aid trucks had entered Gaza",
        speaker="Antonio Guterres", joint=("Marco Rubio",),
    ),
    Case(
        "“Both armies have kept the truce,” Presidents Emil Haas and Jana Roth said.",
        "Both armies have kept the truce",
        speaker="Emil Haas", joint=("Jana Roth",),
    ),
    Case(
        "Medics, residents and two rebel commanders said jets had bombed the market.",
        "jets had bombed the market",
        speaker="medics", joint=("residents", "rebel commanders|two rebel commanders"),
    ),
    Case(
        "Jets bombed the market on Sunday, witnesses and medics said.",
        "Jets bombed the market on Sunday",
        speaker="witnesses", joint=("medics",),
    ),
)  # fmt: skip


@over(JOINT)
def test_joint_speakers_speak_together(case: Case) -> None:
    """Voices joined by "and" are one statement with several speakers, the first named first."""
    assert case.differences() == []


UNNAMED = (
    Case(
        "A security official, who declined to be named, said Israeli jets had struck a warehouse near Baalbek.",
        "Israeli jets had struck a warehouse near Baalbek",
        speaker="security official|a security official",
    ),
    Case(
        "Rebels had shelled the barracks, a senior U.N. official said on condition of anonymity.",
        "Rebels had shelled the barracks",
        speaker="senior U.N. official|U.N. official|senior UN official",
    ),
    Case(
        "Three diplomats familiar with the talks said Hamas had accepted the truce.",
        "Hamas had accepted the truce",
        speaker="diplomats|three diplomats|diplomats familiar with the talks",
    ),
    Case(
        "Militants attacked a convoy on the Maiduguri road, two security sources told Northwire.",
        "Militants attacked a convoy on the Maiduguri road",
        speaker="security sources|two security sources", relays=(),
    ),
    Case(
        "According to the mission, at least 27 shells fell on Avdiivka on Monday.",
        "at least 27 shells fell on Avdiivka on Monday",
        speaker="mission", quoted="indirect",
    ),
    Case(
        "At least 27 people were killed in an air strike on Khan Younis on Monday, according to medics.",
        "At least 27 people were killed in an air strike on Khan Younis on Monday",
        speaker="medics", quoted="indirect",
    ),
    Case(
        "Rebels, according to Colonel Ansar Bellal, shelled the bridge on Sunday.",
        "shelled the bridge on Sunday",
        speaker="Ansar Bellal", quoted="indirect",
    ),
    Case(
        "In the words of Colonel Ansar Bellal, the rebels “shelled a bridge full of families”.",
        "the rebels “shelled a bridge full of families”",
        speaker="Ansar Bellal", quoted="mixed",

    ),
    Case(
        "For the mayor, Ikram Saleh, the truce never began.",
        "the truce never began",
        speaker="Ikram Saleh|Northwire",
    ),
    Case(
        "Rebels reportedly seized a police station in Uvira.",
        "seized a police station in Uvira",
        speaker="unspecified", certainty="probable|possible|unknown",
    ),
    Case(
        "The rebels allegedly executed nine prisoners in Uvira.",
        "executed nine prisoners in Uvira",
        speaker="unspecified", certainty="probable|possible|unknown",
    ),
    Case(
        "The army is believed to have shelled the refugee camp.",
        "to have shelled the refugee camp",
        kind="shelling", speaker="unspecified", certainty="probable|possible|unknown",
    ),
    Case(
        "It is feared that hundreds of people have drowned in the flooded quarter.",
        "hundreds of people have drowned in the flooded quarter",
        speaker="unspecified|Northwire", certainty="possible",
    ),
    Case(
        "The attack was confirmed by the governor, Femi Balogun, who said rebels had killed four farmers.",
        "rebels had killed four farmers",
        speaker="Femi Balogun",
    ),
)  # fmt: skip


@over(UNNAMED)
def test_unnamed_and_passive_sources(case: Case) -> None:
    """Officials kept unnamed stay so; "according to" names its source; hearsay has none and less weight."""
    assert case.differences() == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The ministry declined to comment.", "ministry"),
        ("The army did not say how many people were wounded.", "army"),
        ("The spokesman would not say whether the pilot had survived.", "spokesman"),
        ("Kosta Wirth refused to answer questions about the shelling.", "Kosta Wirth"),
        ("The mission could neither confirm nor deny that shells had hit the dam.", "mission"),
    ],
)
def test_empty_statements_are_said_to_say_nothing(text: str, speaker: str) -> None:
    """Declining, refusing and not saying are attributions that say nothing, and no claim has that voice."""
    got = read(text)
    silent = [attribution for attribution in got.attributions if attribution.said_nothing]
    assert [attribution for attribution in silent if attribution.speaker and called(attribution.speaker, speaker)]
    assert not [claim for claim in got.claims if called(claim.speaker, speaker)]


def test_what_was_not_said_is_not_realised() -> None:
    """What a body "did not tell" is unknown, never a claim that nobody or somebody died."""
    got = read("The council reported a gas attack on a trench. It did not tell whether anybody had died.")
    died = [claim for claim in got.claims if "died" in claim.quote]
    assert all(claim.certainty.value == "unknown" and called(claim.speaker, OUTLET) for claim in died)
    assert any(attribution.said_nothing for attribution in got.attributions)


def test_an_attribution_shows_speaker_cue_and_content() -> None:
    """An attribution points at the speaker's words, the cue and the content."""
    got = read("Colonel Ansar Bellal said on Monday that rebels had shelled the bridge.")
    (one,) = got.attributions
    text = got.report.text
    assert [span.quote(text) for span in one.cue] == ["said"]
    assert [span.quote(text) for span in one.speaker_spans] == ["Colonel Ansar Bellal"]
    assert [span.quote(text) for span in one.content] == ["that rebels had shelled the bridge"]
    assert (one.quoted, one.act, one.said_nothing) == (Quoted.INDIRECT, SpeechAct.ASSERT, False)


def test_a_quotation_that_goes_on_is_one_attribution() -> None:
    """Sentences of one quotation lie in one attribution with a content span for each run of quoted words."""
    got = read("“The truce is dead,” said Colonel Ansar Bellal. “Our men came under fire. Two were hurt.”")
    (one,) = got.attributions
    assert len(one.content) >= 2
    assert {claim.attribution for claim in got.claims} == {one.id}


def test_a_claim_names_its_attribution() -> None:
    """A claim in somebody's words carries its attribution's id; the reporter's own carries none."""
    got = read("The army shelled the port. Medics said two people were wounded.")
    ids = {attribution.id for attribution in got.attributions}
    assert got.at("two people were wounded").attribution in ids
    assert got.at("The army shelled the port").attribution is None


def test_a_publisher_nobody_named_is_no_relay_by_name() -> None:
    """A report without an outlet has an unnamed publisher, so that no outlet is made up."""
    got = read("The army shelled the port.", publisher=None)
    assert called(got.claims[0].speaker, "unnamed publisher")


def test_the_statement_speaks_for_who_issued_it() -> None:
    """Who "said in a statement" is who "the statement said" it; a piece of paper is no source of its own."""
    got = read(
        "The army broke the truce on Tuesday, the Harbour Council said in a statement. "
        "Shells had hit the market of Goma, the statement said. It lists seven dead by name."
    )
    assert got.at("Shells had hit the market").speaker.name == "Harbour Council"
    assert got.at("seven dead").actors == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Hamas had broken the truce, the Israeli military said. It added that troops had fired.", "Israeli military"),
        ("Israel struck Tyre, Lebanon's army said. It said two soldiers were hurt.", "Lebanese army"),
    ],
)
def test_it_said_goes_on_with_who_spoke_last(text: str, speaker: str) -> None:
    """Who goes on with "it said" is the body that spoke, never the side it spoke of."""
    assert read(text).claims[-1].speaker.name == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kremlin spokesman Dmitry Orlov, asked about the raid, said Kyiv had broken the truce.", "Dmitry Orlov"),
        ("Drones hit a hospital in Sumy on Friday, officials said, hours after Putin announced a truce.", "officials"),
        (
            "Israeli air strikes killed 14 people on Tuesday, police said, after Israel accused Hamas of a raid.",
            "police",
        ),
        ("Egypt urged restraint on both sides.", "Egypt"),
    ],
)
def test_what_stands_around_a_speech_verb_does_not_take_its_place(text: str, speaker: str) -> None:
    """What a speaker was asked, and what others did before or after, changes nothing about who speaks."""
    assert read(text).claims[0].speaker.name == speaker
