from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.unit.store import sample
from trucewatch.claims import parsing
from trucewatch.desk import sitrep_briefing
from trucewatch.desk.deciding import Wish
from trucewatch.desk.desk import Desk
from trucewatch.desk.order import Order
from trucewatch.desk.settings import Settings
from trucewatch.desk.sitreps import Part, Sitreps, day_of
from trucewatch.model import Conflict, DecisionKind, InputError, UnknownRecord

DAY = sample.TUESDAY.isoformat()
BY = "Amal Haddane"


def ticking() -> Iterator[datetime]:
    """Yield moments, one minute apart."""
    at = datetime(2031, 5, 15, 6, 0, tzinfo=UTC)
    while True:
        yield at
        at += timedelta(minutes=1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk over the sample, with a clock that moves by a minute."""
    case = sample.worked_through(tmp_path / "tarsk.case")
    clock = ticking()
    desk = Desk(case, Settings(), lambda: next(clock))
    desk.bring_up_to_date()
    return desk


@pytest.fixture
def sitreps(desk: Desk) -> Sitreps:
    """Its sitreps."""
    return desk.sitreps()


def test_a_draft_says_what_the_days_report_says(sitreps: Sitreps) -> None:
    """The numbers of a draft are those of the daily report of the same day, bound to the same claims."""
    sitreps.draft(DAY, BY)
    shown = sitreps.shown(DAY)
    assert (shown.newest, shown.sheet.by, shown.case_moved) == (1, BY, False)
    claims = {claim for figure in shown.sheet.figures for claim in figure.claims}
    assert claims
    page = sitreps.page(DAY)
    assert all(claim in page for claim in claims)


def test_a_changed_number_keeps_nothing(sitreps: Sitreps) -> None:
    """The faults come back, and the sitrep stands as it was."""
    sitreps.draft(DAY, BY)
    texts = dict(sitreps.shown(DAY).texts)
    texts[Part.SUMMARY] = (
        texts[Part.SUMMARY].replace("[[1 incident |", "[[2 incidents |").replace("1 report", "2 reports")
    )
    kept = sitreps.write(DAY, texts, BY, 1)
    assert kept.version is None
    assert any("was changed to" in fault.found for fault in kept.faults)
    assert sitreps.shown(DAY).newest == 1


def test_what_was_issued_stands_whatever_comes_after(desk: Desk, sitreps: Sitreps) -> None:
    """An issued page stays byte for byte: new drafts, new decisions and new numbers do not touch it."""
    sitreps.draft(DAY, BY)
    issued = sitreps.issue(DAY, BY, 1)
    assert issued.version is not None
    before = sitreps.page(DAY, 2)
    with desk.browse() as look:
        incident = look.incidents().items[0].id
        seen = look.seen(incident)
    desk.decide(Wish(incident, DecisionKind.REJECT, BY, "the siren was a drill", seen=seen))
    assert sitreps.shown(DAY).case_moved
    sitreps.draft(DAY, "Ruben Sorrel", 2)
    assert sitreps.page(DAY, 2) == before
    changed = sitreps.compared(DAY)
    assert changed.before is not None
    assert (changed.before.version, changed.after.version) == (2, 3)
    assert changed.changes is not None
    assert any("rejected" in (one.after or "") for one in changed.changes.incidents)


def test_the_reason_of_a_decision_is_not_published(desk: Desk, sitreps: Sitreps) -> None:
    """A reason may name an informant: who decided stands in a sitrep, the reason does not."""
    with desk.browse() as look:
        incident = look.incidents().items[0].id
        seen = look.seen(incident)
    desk.decide(Wish(incident, DecisionKind.CONFIRM, BY, "told by Ilyas of house nine", seen=seen))
    sitreps.draft(DAY, BY)
    page = sitreps.page(DAY)
    assert f"confirmed by {BY}" in page
    assert "Ilyas" not in page
    assert b"Ilyas" not in sitreps.pdf(DAY)


def test_a_second_writer_is_told_of_the_first(sitreps: Sitreps) -> None:
    """Nobody's words are put over another's unseen."""
    sitreps.draft(DAY, BY)
    sitreps.write(DAY, {Part.ASSESSMENT: "The road is open."}, BY, 1)
    with pytest.raises(Conflict):
        sitreps.write(DAY, {Part.ASSESSMENT: "The road is shut."}, "Ruben Sorrel", 1)
    assert sitreps.shown(DAY).texts[Part.ASSESSMENT] == "The road is open."


def test_renewing_keeps_the_words_of_people(sitreps: Sitreps) -> None:
    """Numbers are taken anew, what people wrote stays."""
    sitreps.draft(DAY, BY)
    sitreps.write(DAY, {Part.ASSESSMENT: "The road is open."}, BY, 1)
    sitreps.draft(DAY, BY, 2)
    assert sitreps.shown(DAY).texts[Part.ASSESSMENT] == "The road is open."
    assert [one.version for one in sitreps.shown(DAY).versions] == [1, 2, 3]


def test_an_issue_is_issued_once_and_signed(sitreps: Sitreps) -> None:
    """Without a name nothing is written; what is issued already is not issued again."""
    with pytest.raises(InputError, match="signed"):
        sitreps.draft(DAY, " ")
    sitreps.draft(DAY, BY)
    sitreps.issue(DAY, BY, 1)
    with pytest.raises(InputError, match="issued already"):
        sitreps.issue(DAY, BY, 2)
    assert len(sitreps.shown(DAY).versions) == 2


def test_the_first_issue_has_nothing_to_be_compared_with(sitreps: Sitreps) -> None:
    """Before anything was issued there are no changes to show; a sitrep nobody drafted is unknown."""
    sitreps.draft(DAY, BY)
    assert sitreps.compared(DAY).before is None
    with pytest.raises(UnknownRecord):
        sitreps.shown("2031-01-01")
    with pytest.raises(InputError):
        day_of("2031-02-31")


def test_the_whole_case_and_a_day_are_listed_with_what_was_issued(sitreps: Sitreps) -> None:
    """The list names each sitrep's newest version and the one issued last."""
    sitreps.draft("all", BY)
    sitreps.draft(DAY, BY)
    sitreps.issue(DAY, BY, 1)
    listed = [(one.sitrep, one.newest.version, one.issued and one.issued.version) for one in sitreps.listed()]
    assert listed == [(DAY, 2, 2), ("all", 1, None)]
    assert sitreps.faults() == ()


def test_a_large_case_gives_the_same_numbers_of_the_day(sitreps: Sitreps, monkeypatch: pytest.MonkeyPatch) -> None:
    """Taking in only the day's own records changes no number of the day's incidents and tallies, and is said."""
    sitreps.draft(DAY, BY)
    whole = sitreps.shown(DAY).sheet
    monkeypatch.setattr(sitrep_briefing, "LARGE", 0)
    sitreps.draft("2031-05-12", BY)
    sitreps.draft(DAY, BY, 1)
    narrow = sitreps.shown(DAY).sheet
    kinds = ("incidents-apparent", "incidents-cannot", "incidents-outside", "tally-")
    assert {one.key: one for one in narrow.figures if one.key.startswith(kinds)} == {
        one.key: one for one in whole.figures if one.key.startswith(kinds)
    }
    assert narrow.incidents == whole.incidents
    assert "what was read of the day itself" in sitreps.shown("2031-05-12").texts[Part.GAPS]


WIRE = """Shells on the mill

KELMORA, May 13, 2031 (Northwire) - The Orvenian army shelled the mill of Pellin on Tuesday, killing two people, the miller,
Jonas Perrin, said. President Ana Velt denied it. Perrin said his wife, Elin Sorrel, had been wounded.
"""


@pytest.fixture
def named(tmp_path: Path) -> Sitreps:
    """The sitreps of a case whose report names two private people and a president."""
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")
    clock = ticking()
    desk = Desk(tmp_path / "named.case", Settings(), lambda: next(clock))
    agreement = Path(__file__).parents[3] / "examples" / "orvenia-2031" / "agreement.yaml"
    desk.run(Order((tmp_path / "wire.txt",), agreement))
    return desk.sitreps()


def test_a_draft_lists_the_people_it_names(named: Sitreps) -> None:
    """Private people come first; whoever the theatre lists is known; a surname alone is the same person."""
    named.draft("all", BY)
    people = {one.name: one for one in named.shown("all").sheet.people or ()}
    assert {"Jonas Perrin", "Elin Sorrel", "Ana Velt"} <= people.keys()
    assert (people["Ana Velt"].known, people["Elin Sorrel"].known) == (True, False)
    assert "Perrin" in people["Jonas Perrin"].words
    assert "Jonas Perrin" in named.page("all"), "a draft is for the people of the desk"


def test_an_issue_names_no_private_person_unless_somebody_says_so(named: Sitreps) -> None:
    """Left alone it withholds whom no register knows; with a choice it withholds just those; its PDF and page agree."""
    named.draft("all", BY)
    named.issue("all", BY, 1)
    page = named.page("all")
    assert not [name for name in ("Perrin", "Sorrel") if name in page]
    assert "Ana Velt" in page
    assert "[name withheld]" in page
    shown = named.shown("all")
    named.write("all", shown.texts, BY, 2)
    named.issue("all", BY, 3, ["Elin Sorrel"])
    again = named.page("all")
    assert "Jonas Perrin" in again
    assert "Sorrel" not in again
    assert named.shown("all").sheet.withheld == ("Elin Sorrel",)
    assert named.page("all", 2) == page, "what was issued stands"


def test_every_number_of_an_issue_without_names_opens_its_sentence(named: Sitreps) -> None:
    """The claims behind the numbers stand on the page under the same anchors, with and without the names."""
    named.draft("all", BY)
    draft = named.page("all")
    named.issue("all", BY, 1)
    anchors = [set(re.findall(r' id="([^"]+)"', page)) for page in (draft, named.page("all"))]
    links = [sorted(re.findall(r' href="(#[^"]+)"', page)) for page in (draft, named.page("all"))]
    assert anchors[0] == anchors[1]
    assert links[0] == links[1]


def test_a_name_to_withhold_that_stands_nowhere_is_refused_and_not_repeated(named: Sitreps) -> None:
    """Whoever mistypes a name is told which of them it is, nothing is issued, and the name stands in no message."""
    named.draft("all", BY)
    with pytest.raises(InputError, match="name 2 of those to withhold stands nowhere") as told:
        named.issue("all", BY, 1, ["Elin Sorrel", "Elin Sorel"])
    assert "Sorel" not in str(told.value)
    assert named.shown("all").newest == 1
    assert named.issue("all", BY, 1, ["the miller"]).version is not None, "other words may be withheld too"


def test_what_a_draft_needs_is_loaded_beforehand_only_where_sitreps_are_made(sitreps: Sitreps) -> None:
    """A desk that opens loads the finder of names for a case with sitreps; drafts after it name the same people."""
    loaded = parsing._language.cache_info().currsize
    sitreps.make_ready()
    assert parsing._language.cache_info().currsize == loaded
    sitreps.draft(DAY, BY)
    people = sitreps.shown(DAY).sheet.people
    sitreps.make_ready()
    assert parsing._language.cache_info().currsize == 1
    sitreps.draft(DAY, BY, 1)
    assert sitreps.shown(DAY).sheet.people == people
