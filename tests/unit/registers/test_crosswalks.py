"""Crosswalks: our claims in the words of PLOVER, ACLED, UCDP and HXL, with what each line loses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trucewatch.claims.events import marks
from trucewatch.model import (
    Actor,
    Certainty,
    Claim,
    EventType,
    Extent,
    Mood,
    Polarity,
    Quoted,
    RegisterError,
    Span,
    SpeechAct,
    When,
)
from trucewatch.registers import Registers
from trucewatch.registers.crosswalks import (
    NAMES,
    Fit,
    acled,
    crosswalk,
    hxl,
    plover,
    plover_parties,
    read_crosswalk,
    ucdp,
)

EVENTS = """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION
    MOBILIZE COERCE ASSAULT"""
MODES = """visit third-party multilateral phone withdraw release disarm ceasefire access resign assist change yield meet
    disapprove investigate allege restrict arrest relations expel territory violence demo riot strike hunger boycott
    obstruct vandalize convict discontinue troops weapons police militia seize censor curfew martial-law deport
    withhold misinformation cyber abduct beat torture sexual targeted destroy primitive firearms explosives
    suicide-attack aerial drone heavy-weapons crowd-control unconventional"""
ACLED = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {"Chemical weapon", "Air/drone strike", "Suicide bomb", "Grenade",
                                   "Shelling/artillery/missile attack", "Remote explosive/landmine/IED"},
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {"Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
                               "Headquarters or base established", "Looting/property destruction",
                               "Non-violent transfer of territory", "Other"},
}  # fmt: skip

ARMY = Actor("Orvenian military", "mil:OV", "armed_forces")
REBELS = Actor("Free Hill Front", "org:fhf", "armed_group")
VILLAGERS = Actor("villagers", None, "civilians")


def claim(
    event: str = "statement",
    *,
    act: str = "assert",
    mood: str = "realised",
    polarity: str = "+",
    rule: str = "clause/event-1",
    cue: str | None = None,
    actors: tuple[Actor, ...] = (),
    targets: tuple[Actor, ...] = (),
    quote: str = "words",
) -> Claim:
    """Return a claim of ours with these marks."""
    return Claim(
        "c1", "r1", Span(0, len(quote)), quote, EventType(event), Actor("Northwire"), (), (), None, Quoted.NONE, cue,
        SpeechAct(act), Polarity(polarity), Mood(mood), Certainty.CERTAIN, Extent.EVENT, actors, targets, (), When(),
        When(), (), None, rule, "claims.en/1", 0.7,
    )  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("event", list(EventType))
def test_every_event_type_has_a_line_in_every_crosswalk(name: str, event: EventType) -> None:
    """A type that another vocabulary has no word for has a line that says what is lost, never silence."""
    line = crosswalk(name).line(claim(event.value, actors=(ARMY,), targets=(REBELS,)))
    assert line is not None
    assert line.to or line.fit is Fit.LOSES


@pytest.mark.parametrize("name", NAMES)
def test_what_a_line_loses_is_said_and_only_where_something_is_lost(name: str) -> None:
    """A line that loses something says what; one that is exact or close says nothing."""
    lines = crosswalk(name).lines
    assert len(lines) > 10
    assert all(bool(line.loses) == (line.fit is Fit.LOSES) for line in lines)
    assert all(line.to or line.loses for line in lines)


def test_plover_lines_lead_to_events_and_modes_of_plover_2() -> None:
    """No line invents an event or a mode."""
    for line in crosswalk("plover").lines:
        assert not line.to or line.to[0] in EVENTS.split()
        assert len(line.to) < 2 or line.to[1] in MODES.split()


def test_acled_lines_lead_to_its_sub_events() -> None:
    """Each sub-event type stands under its own event type."""
    for line in crosswalk("acled").lines:
        assert not line.to or line.to[1] in ACLED[line.to[0]]


def test_ucdp_lines_lead_to_its_three_types_of_violence() -> None:
    """Nothing but 1, 2 and 3."""
    assert {line.to for line in crosswalk("ucdp").lines} == {(), ("1",), ("2",), ("3",)}


def test_hxl_lines_are_well_formed_tags() -> None:
    """A tag is a # and lower-case words, with attributes behind plus signs."""
    tags = [tag for line in crosswalk("hxl").lines for tag in line.to]
    assert tags
    assert all(re.fullmatch(r"#[a-z]+(\+[a-z][a-z0-9_]*)*", tag) for tag in tags)


def test_no_line_is_hidden_by_the_same_conditions_above_it() -> None:
    """Two lines of one file never ask for the same."""
    for name in NAMES:
        asked = [line.needs for line in crosswalk(name).lines]
        assert len(set(asked)) == len(asked)


SPEECH = (
    ("a demand is REQUEST", {"event": "aid_access", "act": "demand", "mood": "demanded", "cue": "urged"}, "REQUEST"),
    ("an accusation is ACCUSE", {"event": "air_strike", "act": "accuse", "cue": "accused"}, "ACCUSE"),
    ("a condemnation is ACCUSE", {"event": "air_strike", "cue": "condemned"}, "ACCUSE"),
    ("a rejection is REJECT", {"event": "terms", "act": "reject", "cue": "rejected"}, "REJECT"),
    ("a refusal is REJECT", {"event": "release", "rule": "clause/event-9:refuse"}, "REJECT"),
    (
        "a threat is THREATEN",
        {"event": "air_strike", "act": "threaten", "mood": "planned", "cue": "threatened"},
        "THREATEN",
    ),
    ("a promise is AGREE", {"event": "release", "act": "promise", "mood": "promised", "cue": "vowed"}, "AGREE"),
    ("praise is SUPPORT", {"event": "statement", "cue": "praised"}, "SUPPORT"),
    ("a strike announced is THREATEN", {"event": "air_strike", "mood": "planned"}, "THREATEN"),
    ("aid announced is AGREE", {"event": "aid_delivery", "mood": "planned"}, "AGREE"),
    ("aid brought is AID", {"event": "aid_delivery"}, "AID"),
    ("talks are CONSULT", {"event": "talks_held"}, "CONSULT"),
    ("prisoners let go is RETREAT", {"event": "release"}, "RETREAT"),
    ("a truce that holds is RETREAT", {"event": "compliance"}, "RETREAT"),
    ("sanctions are SANCTION", {"event": "sanctions"}, "SANCTION"),
    ("aid stopped is SANCTION", {"event": "support", "polarity": "-"}, "SANCTION"),
    ("a protest is PROTEST", {"event": "protest"}, "PROTEST"),
    ("troops sent are MOBILIZE", {"event": "deployment"}, "MOBILIZE"),
    ("an arrest is COERCE", {"event": "detention"}, "COERCE"),
    ("a curfew is COERCE", {"event": "statement", "rule": "own-voice/event-none:curfew"}, "COERCE"),
    ("a curfew lifted is CONCEDE", {"event": "statement", "rule": "own-voice/event-none:lift"}, "CONCEDE"),
    ("shelling is ASSAULT", {"event": "mortar_fire"}, "ASSAULT"),
    ("evidence shared is COOPERATE", {"event": "statement", "rule": "clause/event-none:cooperate"}, "COOPERATE"),
)


@pytest.mark.parametrize(("what", "marks", "event"), SPEECH, ids=[what for what, _, _ in SPEECH])
def test_plover_turns_on_what_is_done_with_words(what: str, marks: dict[str, str], event: str) -> None:
    """The same matter is another event when it is demanded, refused, promised, threatened or done."""
    found = plover(claim(**marks))  # type: ignore[arg-type]
    assert found is not None, what
    assert found[0] == event


def test_plover_has_nothing_for_a_denial_or_a_bare_statement() -> None:
    """PLOVER dropped statements and denials; they are not forced into another event."""
    assert plover(claim("statement")) is None
    assert plover(claim("air_strike", act="deny", polarity="-", cue="denied")) is None


def test_a_strike_that_did_not_happen_is_no_assault() -> None:
    """A denied act gives no event of violence anywhere."""
    said = claim("air_strike", polarity="-", actors=(ARMY,), targets=(VILLAGERS,))
    assert (plover(said), acled(said), ucdp(said)) == (None, None, None)


def test_who_makes_a_demand_is_its_source_and_who_should_act_its_target() -> None:
    """PLOVER's source of a demand is the speaker; of an act, the actor."""
    asked = claim("release", act="demand", mood="demanded", cue="urged", actors=(ARMY,))
    done = claim("release", actors=(ARMY,), targets=(VILLAGERS,))
    assert [[actor.name for actor in side] for side in plover_parties(asked)] == [["Northwire"], ["Orvenian military"]]
    assert [[actor.name for actor in side] for side in plover_parties(done)] == [["Orvenian military"], ["villagers"]]


def test_with_a_register_the_target_is_who_is_named_next() -> None:
    """Where a claim settles no target, it is whom its words name next; without a register, nobody."""
    source = Actor("Fiji", "state:FJ", "state", span=Span(0, 4), words="Fiji")
    said = claim(
        rule="own-voice/event-none:visit", actors=(source,), quote="Fiji sent a delegation to Georgia and Armenia"
    )
    actors = Registers.load().actors
    assert [actor.name for actor in plover_parties(said, actors)[1]] == ["Georgia", "Armenia"]
    assert plover_parties(said)[1] == ()


@pytest.mark.parametrize(
    ("actors", "targets", "kind"),
    [
        ((ARMY,), (REBELS,), "1"),
        ((REBELS,), (ARMY,), "1"),
        ((REBELS,), (REBELS,), "2"),
        ((ARMY,), (VILLAGERS,), "3"),
        ((REBELS,), (VILLAGERS,), "3"),
        ((), (VILLAGERS,), None),
        ((ARMY,), (), None),
    ],
)
def test_ucdp_needs_both_sides(actors: tuple[Actor, ...], targets: tuple[Actor, ...], kind: str | None) -> None:
    """The type of violence follows from who is on which side; where one is not said, it is not guessed."""
    assert ucdp(claim("shelling", actors=actors, targets=targets)) == kind


def test_acled_tells_who_took_ground_apart() -> None:
    """Ground taken by a government and by an armed group are two sub-events; by nobody named, a clash."""
    assert acled(claim("territory_change", actors=(ARMY,))) == ("Battles", "Government regains territory")
    assert acled(claim("territory_change", actors=(REBELS,))) == ("Battles", "Non-state actor overtakes territory")
    assert acled(claim("territory_change")) == ("Battles", "Armed clash")


def test_hxl_tags_counts_by_their_unit_and_fields_by_their_name() -> None:
    """Deaths and wounded have tags of their own; a field without a tag says what is lost."""
    killed, moods = crosswalk("hxl").for_unit("deaths"), crosswalk("hxl").for_field("mood")
    assert killed is not None
    assert killed.to == ("#affected+killed",)
    assert moods is not None
    assert not moods.to
    assert moods.loses
    assert crosswalk("hxl").for_unit("goats") is None
    assert "#affected+displaced" in hxl(claim("displacement"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("title: T\nlines: [{type: air_strike, to: [X], fit: roughly}]", "fit 'roughly'"),
        ("title: T\nlines: [{type: air_strike, to: [X], fit: loses}]", "fit 'loses'"),
        ("title: T\nlines: [{type: airstrike, to: [X], fit: exact}]", "type 'airstrike'"),
        ("title: T\nlines: [{typ: air_strike, to: [X], fit: exact}]", "unknown field 'typ'"),
        ("title: T\nlines: [{type: air_strike, to: [X], fit: exact, source: target}]", "source 'target'"),
        ("lines: []", "no 'title'"),
    ],
)
def test_a_spelling_mistake_in_a_crosswalk_is_pointed_at(tmp_path: Path, text: str, wanted: str) -> None:
    """A file that says something nobody reads is refused, with the file and what was found."""
    path = tmp_path / "theirs.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError, match=re.escape(wanted)) as found:
        read_crosswalk(path)
    assert "theirs.yaml" in str(found.value)


@pytest.mark.parametrize("event", list(EventType))
def test_the_page_shows_where_each_event_type_leads(event: EventType) -> None:
    """The table of the reference page says what the files say."""
    page = (Path(__file__).parents[3] / "docs" / "crosswalks.md").read_text(encoding="utf-8")
    row = next(line for line in page.splitlines() if line.startswith(f"| `{event.value}` |"))
    said = claim(event.value, actors=(ARMY,), targets=(REBELS,))
    found = (" ".join(plover(said) or ()).strip(), (acled(said) or ("", ""))[1], ucdp(said) or "")
    assert [cell.strip() for cell in row.split("|")[2:5]] == [cell or "-" for cell in found]
    assert all(f"`{tag}`" in row for tag in hxl(said) if tag != "#event+type")


def test_every_mark_a_crosswalk_asks_for_is_one_the_claims_room_gives() -> None:
    """A mark nobody writes would make its line dead."""
    given = {mark.gives for mark in marks()}
    asked = {mark for name in NAMES for line in crosswalk(name).lines for mark in line.names("mark")}
    assert asked <= given
    assert len(asked) > 40
