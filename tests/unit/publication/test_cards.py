"""Incident cards: verdict, reasons, standing, voices."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tests.unit.publication import builders
from trucewatch.model import Actor, EventType, Place, PlacePrecision, Standing, Verdict
from trucewatch.publication import DecidedStanding
from trucewatch.publication.briefing import CaseFile
from trucewatch.publication.cards import anchor_of, card, number_line, sources_line
from trucewatch.publication.sitrep import IncidentCard, Line


def made(*standings: DecidedStanding) -> IncidentCard:
    """Return the card of the shelling of Ombra."""
    return card(CaseFile(replace(builders.briefing(), standings=standings)), builders.SHELLING)


def text(line: Line) -> str:
    """Return a line's text without its references."""
    return "".join(run.text for run in line)


def test_a_card_gives_the_verdict_in_words_with_its_reasons() -> None:
    """A verdict that cannot tell says which answers are open and what is missing."""
    shown = made()
    assert shown.verdict_words == "Cannot tell"
    assert [text(line) for line in shown.reasons] == ["Who fired is disputed.", "Missing: who fired"]
    assert shown.hangs_on == "whether the army fired"


def test_each_account_keeps_its_own_verdict() -> None:
    """Where accounts differ, each one's verdict stands beside the other's."""
    assert [(one.by, one.verdict) for one in made().accounts] == [
        ("Valley council", Verdict.APPARENT_VIOLATION),
        ("Tarsk army", Verdict.CANNOT_TELL),
    ]


def test_checks_quote_the_clause() -> None:
    """A check shows the clause it rests on, in the agreement's words."""
    assert {(one.clause, one.clause_text) for one in made().checks} == {("truce", "No party fires.")}


def test_who_denies_is_never_listed_as_saying_so() -> None:
    """The accused who denies is named as denying, not among those who say it."""
    facts = [text(line) for line in made().facts]
    assert "Alleged actor: Tarsk army (according to Valley council, denied by Tarsk army)" in facts


def test_sources_are_counted_as_independent_of_reports() -> None:
    """Sources are counted by origin and set against the number of reports."""
    case = CaseFile(builders.briefing())
    assert (
        text(sources_line(case, builders.SHELLING)) == "2 independent sources of 1 report: Valley council; Tarsk army"
    )
    unknown = replace(builders.SHELLING, independent_sources=0, origins=())
    assert text(sources_line(case, unknown)) == "no source that can be told apart, 1 report"


def test_an_origin_is_named_by_the_voices_that_speak_for_it() -> None:
    """An origin is shown by its voices; a voice of unknown family stands for the origin that no other speaks for."""
    aide = replace(
        builders.DENIED, id="c-aide", speaker=replace(builders.ARMY, name="an army aide", id="aide", family=None)
    )
    held = replace(builders.SHELLING, claims=(builders.DENIED.id, aide.id), origins=("tarsk_government", "far_power"))
    case = CaseFile(replace(builders.briefing(), claims=(builders.DENIED, aide)))
    assert text(sources_line(case, held)).endswith(": Tarsk army; an army aide")


def test_numbers_name_who_gives_them_and_are_not_added() -> None:
    """Each number is shown with its voice and its marks, and equal numbers of one voice stand once."""
    line = number_line((builders.SHELLED, builders.SHELLED, builders.KILLED))
    assert text(line) == "at least 12 shells (Valley council); 3 deaths (Valley council)"


def test_nobody_having_decided_reads_as_proposed() -> None:
    """Without a decision the standing is the program's proposal."""
    shown = made()
    assert shown.standing is Standing.PROPOSED
    assert shown.standing_words == "proposed by the program; nobody has decided on it"


def test_a_decision_shows_who_when_and_why() -> None:
    """A person's decision is shown with name, time and reason."""
    at = datetime(2031, 5, 15, 5, tzinfo=UTC)
    stood = DecidedStanding(builders.SHELLING.id, Standing.VERIFIED, "M. Orlo", at, "visited the place")
    shown = made(stood)
    assert shown.standing is Standing.VERIFIED
    assert shown.standing_words == "verified by M. Orlo on 15 May 2031, 05:00 (UTC): visited the place"


def test_a_stale_decision_says_so_first() -> None:
    """A decision about an earlier version of the record never reads as if it still stood."""
    shown = made(DecidedStanding(builders.SHELLING.id, Standing.STALE, "M. Orlo"))
    assert shown.standing_words.startswith("decision out of date")
    assert "(decided by M. Orlo)" in shown.standing_words


def test_planned_and_unplaced_incidents_are_marked() -> None:
    """What nobody presents as done, or cannot be placed or dated, carries a warning in words."""
    shown = card(CaseFile(builders.briefing()), builders.BRIDGE)
    assert shown.warnings == ("day not known", "place not known", "nobody presents this as done: planned")
    country = Place("Tarsk", precision=PlacePrecision.COUNTRY)
    wide = card(CaseFile(builders.briefing()), replace(builders.SHELLING, place=country))
    assert "placed no closer than a country" in wide.warnings


def test_contradictions_name_both_voices() -> None:
    """Neither side of a contradiction is dropped."""
    assert [text(line) for line in made().clashes] == [
        "One denies what the other says: Valley council against Tarsk army [denied] – who fired"
    ]


def test_anchors_of_strange_ids_are_safe_and_distinct() -> None:
    """An id that could break out of a link is replaced by a digest, and two such ids stay apart."""
    assert anchor_of('"><script>') != anchor_of('"><script> ')
    assert anchor_of('"><script>').replace("-", "").isalnum()


def test_who_looks_into_an_act_is_no_alleged_actor() -> None:
    """A doctor who took samples is not blamed for the attack that her words stand beside."""
    doctor = Actor("Orla Venn", None, "person")
    sample = replace(builders.ENGINE, event_type=EventType.SAMPLE_EVIDENCE, actors=(doctor,))
    beside = replace(builders.SHELLING, claims=(*builders.SHELLING.claims, sample.id), armed=True)
    held = tuple(sample if one.id == sample.id else one for one in builders.CLAIMS)
    case = CaseFile(replace(builders.briefing(), claims=held, incidents=(beside,)))
    facts = ["".join(run.text for run in line) for line in card(case, beside).facts]
    assert not any("Orla Venn" in words for words in facts if words.startswith("Alleged actor"))
    told = replace(sample, event_type=EventType.SHELLING)
    case = CaseFile(replace(case.briefing, claims=tuple(told if one.id == told.id else one for one in held)))
    facts = ["".join(run.text for run in line) for line in card(case, beside).facts]
    assert any("Orla Venn" in words for words in facts if words.startswith("Alleged actor"))


def test_the_act_and_the_place_open_the_words_they_rest_on() -> None:
    """Both lines point at the claims that tell of the act and of the place."""
    lines = {line[0].text: line[1] for line in made().facts if len(line) > 1}
    assert lines["Alleged act: "].claims == (builders.SHELLED.id, builders.DENIED.id)
    assert lines["Where: "].claims
    assert set(lines["Where: "].claims) <= set(builders.SHELLING.claims)


def test_an_alleged_actor_known_by_a_label_only_is_quoted() -> None:
    """A label named as the actor stands in quotation marks on the card, and in what the voices contradict each other on."""
    labelled = replace(builders.SHELLED, actors=(Actor("bandits", None, "generic"),))
    given = builders.briefing()
    claims = tuple(labelled if one.id == labelled.id else one for one in given.claims)
    (clash,) = builders.SHELLING.disagree
    incident = replace(builders.SHELLING, disagree=(replace(clash, about="the council names bandits"),))
    shown = card(CaseFile(replace(given, claims=claims)), incident)
    assert any(text(line).startswith("Alleged actor: “bandits” (according to") for line in shown.facts)
    assert text(shown.clashes[0]).endswith("the council names “bandits”")


def test_register_ids_are_written_as_names() -> None:
    """A line that a record makes of ids is printed with the names the reports use; a time of day is no id."""
    army = replace(builders.ARMY, id="mil:XT")
    named = replace(builders.SHELLED, actors=(army,))
    case = CaseFile(replace(builders.briefing(), claims=(named,)))
    incident = replace(builders.SHELLING, agree=("2 sources (mil:XT, state:XY) name it, at 10:30",))
    assert text(card(case, incident).agree[0]) == "2 sources (Tarsk army, XY) name it, at 10:30"
