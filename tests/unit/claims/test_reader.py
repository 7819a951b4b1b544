"""The room as a whole: what comes out of a report."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.unit.claims.cases import Case, over
from tests.unit.claims.reading import OUTLET, called, names, read, reader, report_of
from trucewatch.claims.reader import ClaimReader
from trucewatch.model import EventType, Part, PartKind, Report, Span
from trucewatch.registers import Registers

STORY = (
    "GOMA, Congo (AP) — Rebels shelled the airport in Goma on Monday, killing at least four people, the army said.\n"
    "“We counted 12 shells,” said Colonel Deo Kambale. “The truce is dead.”\n"
    "The rebels denied they had fired. Residents fear the army will bomb the port.\n"
    "The U.N. urged both sides to stop. It did not say who had fired first."
)


DANGLING = "a claim under a second cue of one voice names an attribution that is nowhere"


def test_a_reading_is_of_its_report() -> None:
    """Readings come in the order of the reports and carry their ids."""
    reports = [report_of(STORY), report_of("Nothing was fired."), report_of("")]
    assert [reading.report for reading in reader().read(reports)] == [report.id for report in reports]


def test_a_report_without_words_has_no_claims() -> None:
    """An empty report is read and holds nothing."""
    got = read("")
    assert (got.claims, got.attributions) == ((), ())


def test_every_id_is_there_once() -> None:
    """No two claims and no two attributions of a report share an id."""
    got = read(STORY)
    assert len({claim.id for claim in got.claims}) == len(got.claims) > 4
    assert len({one.id for one in got.attributions}) == len(got.attributions) > 3


def test_the_same_sentence_twice_is_two_claims() -> None:
    """Ids come from where the words stand: a sentence printed twice gives two claims of one kind."""
    got = read("Rebels shelled the port.\nRebels shelled the port.")
    assert [claim.event_type for claim in got.claims] == [EventType.SHELLING] * 2
    assert len({claim.id for claim in got.claims}) == 2


def test_claims_come_in_reading_order() -> None:
    """Claims of one report are ordered by where they stand."""
    starts = [
        claim.span.start for claim in read("Rebels shelled the port. Jets bombed a dam. Nine people died.").claims
    ]
    assert len(starts) == 3
    assert all(one < other for one, other in pairwise(starts))


def test_the_recipe_is_on_every_claim() -> None:
    """A claim carries the key of what made it, a rule, and a confidence between 0 and 1."""
    got = read(STORY)
    assert {claim.recipe for claim in got.claims} == {reader().recipe.key}
    assert all(claim.rule and 0 < claim.confidence <= 1 for claim in got.claims)


def test_titles_and_credits_are_no_claims() -> None:
    """What stands only in a title, a subhead or a credit line is not claimed."""
    lines = ("Rebels shell Goma", "Rebels shelled Goma on Monday.", "ARMY FLED", "(Reporting by Ann Poe)")
    kinds = (PartKind.TITLE, PartKind.BODY, PartKind.SUBHEAD, PartKind.CREDIT)
    text, parts = "", []
    for line, kind in zip(lines, kinds, strict=True):
        parts.append(Part(kind, Span(len(text), len(text) + len(line))))
        text += line + "\n"
    report = Report("r-1", "0" * 64, "wire.txt", text, title=lines[0], publisher=OUTLET, parts=tuple(parts))
    (reading,) = reader().read([report])
    assert [claim.quote for claim in reading.claims] == ["Rebels shelled Goma on Monday"]


def test_another_reader_reads_the_same() -> None:
    """Two readers over the same registers make equal readings, whatever they read before."""
    report = report_of(STORY)
    other = ClaimReader(Registers.load())
    next(other.read([report_of("Jets bombed Aden, Colonel Nasser Qadi said.")]))
    assert list(reader().read([report])) == list(other.read([report]))


def test_a_report_is_read_alike_alone_and_among_others() -> None:
    """What stands in one report never leaks into another."""
    report, other = report_of(STORY), report_of("Colonel Nasser Qadi left. He said jets had bombed Aden.")
    (alone,) = reader().read([report])
    assert list(reader().read([other, report, other]))[1] == alone


OWN_VOICE = (
    Case("Rebels shelled the port on Monday.", speaker=OUTLET, quoted="none", act="narrate", relays=()),
    Case(
        "The army, which shelled the port on Sunday, said rebels had fled.",
        "which shelled the port on Sunday",
        speaker=OUTLET, quoted="none",
    ),
    Case(
        "The general said the truce, which began on Friday, was holding.",
        "which began on Friday",
        speaker=OUTLET,
    ),
    Case(
        "Cairo regards the militia as a threat and has shelled its camps for months, in reply, it says, to rocket fire.",
        "has shelled its camps for months",
        speaker=OUTLET, kind="shelling",
    ),
    Case(
        "The strike came hours after the army said it had accepted the truce.",
        "it had accepted the truce",
        speaker="army", kind="acceptance",
    ),
)  # fmt: skip


@over(OWN_VOICE)
def test_the_reporter_s_own_words_are_the_outlet_s(case: Case) -> None:
    """Plain narration and asides behind a comma are the outlet speaking, without relays or quotation."""
    assert case.differences() == []


def test_one_sentence_may_hold_several_voices() -> None:
    """Each clause has its own voice."""
    got = read("The army said rebels had shelled the port, while the rebels said jets had bombed the dam.")
    assert called(got.at("rebels had shelled the port").speaker, "army")
    assert called(got.at("jets had bombed the dam").speaker, "rebels")


def test_the_speaker_of_a_denial_and_of_the_accusation_differ() -> None:
    """Accusation and denial of one event are two claims with two speakers and opposite polarity."""
    got = read("Ethiopia accused Eritrea of shelling Zalambessa, which Eritrea denies.")
    claims = [claim for claim in got.claims if claim.act.value in ("accuse", "deny")]
    assert {(next(iter(names([claim.speaker]))), claim.polarity.value) for claim in claims} == {
        ("ethiopia", "+"),
        ("eritrea", "-"),
    }
    assert [names(claim.actors) for claim in claims] == [{"eritrea"}, {"eritrea"}]


@pytest.mark.parametrize(
    "text",
    [
        "The army said rebels had shelled Goma.",
        "The envoy said the army reported rebels had shelled Goma.",
        "The army said it believed rebels had shelled Goma.",
        "The governor said he feared rebels would shell Goma.",
        "“I think rebels shelled Goma,” said Ikram Saleh.",
        "The general said the army wanted to retake Goma.",
    ],
)
def test_the_attribution_a_claim_names_is_there(text: str) -> None:
    """A claim that names an attribution names one of the same reading, so that it can be looked up."""
    got = read(text)
    ids = {one.id for one in got.attributions}
    assert got.claims
    assert [claim.quote for claim in got.claims if claim.attribution is not None and claim.attribution not in ids] == []


def test_what_is_quoted_is_marked_so() -> None:
    """A quote equals the report's words at its span, marks and all."""
    got = read(STORY)
    assert all(claim.span.quote(got.report.text) == claim.quote for claim in got.claims)


HOSTILE = (
    "“" * 400,
    "said " * 300,
    "If " * 200 + "rebels shelled the port.",
    "the army of " * 150 + "Orvenia said so.",
    "a" * 20_000,
    "Rebels shelled \x00 the port.\x00",
    '=HYPERLINK("http://x") said rebels had shelled the port.',
    "<script>alert(1)</script> said the army.",
    "\u202eThe army said rebels shelled the port.\u202c",
    "9" * 400 + " people were killed.",
    "On February 31, 2025, rebels shelled the port.",
    "'' \"\" ‘’ “” «» said , . ; : ! ?",
    "The the the the said said said that that that.",
    "\n\n\n\nRebels shelled the port.\n\n\n",
    "REBELS SHELLED THE PORT ON MONDAY, THE ARMY SAID.",
    "rebels shelled the port on monday, the army said.",
    "🙂 said 🙂 had shelled 🙂.",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_stops_the_reading(text: str) -> None:
    """Nonsense, markup, marks and endless words are read without an error, and every span still holds."""
    got = read(text)
    for claim in got.claims:
        assert claim.span.quote(got.report.text) == claim.quote
    for one in got.attributions:
        assert all(0 <= span.start < span.end <= len(got.report.text) for span in (*one.content, *one.cue))
    assert got.reading.report == got.report.id
