from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.theatres import without_positions
from trucewatch.desk.browsing import Browsing
from trucewatch.desk.desk import Desk
from trucewatch.desk.exporting import Format, Kind
from trucewatch.desk.following import Step, aid, commitments, talks
from trucewatch.desk.itemising import Itemised, days_shown, matrix
from trucewatch.desk.mapping import Ways, map_layers, map_shown
from trucewatch.desk.order import Order
from trucewatch.desk.settings import Settings
from trucewatch.model import PartyStatus
from trucewatch.store.filters import Filter

ROOT = Path(__file__).parents[3]
AGREEMENT = ROOT / "examples" / "orvenia-2031" / "agreement.yaml"
REPORTS = (
    """Mission counts

KELMORA, May 13, 2031 (Northwire) - The Truce Observation Mission said it had counted 5 ceasefire violations on Monday.
The mission said the Sarn Valley Front had shelled Varr on Monday. The mission said the Orvenian army had fired mortars
at Dunast on Monday.
""",
    """Two more days of calm

KELMORA, May 14, 2031 (Northwire) - The Sarn Valley Front said on Wednesday it would respect the ceasefire if the army
withdrew its guns. The government of Orvenia said on Wednesday it accepted the accord. Aid trucks reached Pellin on
Tuesday, the United Nations said. The United Nations said on Wednesday the talks in Halden Lake had collapsed.
""",
)
WAYS = Ways(lambda key: f"/map?place={key}", lambda first, last: f"/map?day_from={first}&day_to={last}")


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk over two invented reports, worked through once."""
    folder = tmp_path_factory.mktemp("following")
    for number, words in enumerate(REPORTS):
        (folder / f"{number}.txt").write_text(words, encoding="utf-8")
    desk = Desk(folder / "case.case")
    desk.run(Order((folder / "0.txt", folder / "1.txt"), AGREEMENT))
    desk.bring_up_to_date()
    return desk


@contextmanager
def looking(desk: Desk) -> Iterator[Browsing]:
    """Look around in its case."""
    with desk.browse() as look:
        yield look


def items(desk: Desk) -> list[Itemised]:
    """Return the tallies of the matrix of the week, each once."""
    with looking(desk) as look:
        made = matrix(look, date(2031, 5, 8), date(2031, 5, 14))
    found = {one.row.tally.id: one for line in made.lines for cell in line.days for one in cell}
    return list(found.values())


def test_a_tally_is_parted_into_what_its_source_tells_of_and_the_rest(worked: Desk) -> None:
    """What is itemised and what remains is counted on the page as in the export, figure for figure."""
    held = {row["id"]: row["itemised"] for row in map(json.loads, worked.export(Kind.TALLIES, Format.JSONL))}
    counted = [one for one in items(worked) if one.row.tally.count.value == 5]
    assert counted
    for one in items(worked):
        told = held[one.row.tally.id]
        assert one.claim.claim.id == one.row.tally.claim
        if one.itemised is not None:
            assert (one.itemised, one.left, one.ours) == (told["items"], told["left_low"], told["words"])
    assert [one.left for one in counted] == [5 - (one.itemised or 0) for one in counted]
    assert not any(one.more for one in counted)


def test_days_without_a_count_hold_no_number(worked: Desk) -> None:
    """A day nobody counted is empty in the matrix: it is not zero."""
    with looking(worked) as look:
        made = matrix(look, date(2031, 5, 1), date(2031, 5, 3))
    assert made.lines == ()
    assert len(made.days) == 3


def test_the_days_shown_are_those_asked_for_or_the_last() -> None:
    """A week up to the last day told of, unless other days are asked for; nothing where nothing has a day."""
    assert days_shown(None, None, None) is None
    assert days_shown(None, date(2031, 5, 1), None) == (date(2031, 5, 1), date(2031, 5, 7))
    assert days_shown(date(2031, 5, 9), None, date(2031, 5, 3)) == (date(2031, 4, 27), date(2031, 5, 3))


def test_every_statement_on_commitments_stands_once_with_its_party_or_with_the_others(worked: Desk) -> None:
    """None is lost: it stands under a party it speaks for or concerns, else under the others."""
    with looking(worked) as look:
        made = commitments(look, date(2031, 5, 14))
    placed = {one.view.claim.id for party in made.parties for one in (*party.own, *party.about)}
    others = {one.view.claim.id for one in made.others}
    assert placed | others == {one.claim.id for one in made.page.items}
    assert not placed & others
    assert placed


def test_a_conditional_promise_is_no_acceptance(worked: Desk) -> None:
    """What is said on a condition is marked so; what is accepted is told as accepted."""
    with looking(worked) as look:
        made = commitments(look, date(2031, 5, 14))
    steps = {one.step for party in made.parties for one in party.own}
    assert Step.CONDITIONAL in steps
    quotes = [one.view.claim.quote for party in made.parties for one in party.own if one.step is Step.CONDITIONAL]
    assert all("accepted" not in words for words in quotes)


def test_a_partys_state_is_that_of_the_day(worked: Desk) -> None:
    """Before a party said anything its state is not stated, whatever it said later."""
    with looking(worked) as look:
        late, early = commitments(look, date(2032, 1, 1)), commitments(look, date(1999, 1, 1))
    dated = [one for one in late.parties if one.now is not None and one.now.since is not None]
    assert dated
    assert all(one.now is None or one.now.since is None for one in early.parties)
    assert all(isinstance(one.now.status, PartyStatus) for one in dated if one.now is not None)


def test_aid_and_talks_keep_to_their_subject(worked: Desk) -> None:
    """A convoy stands under aid and not under talks, each statement in one matter."""
    with looking(worked) as look:
        made, spoken = aid(look), talks(look)
    helped = [one.view.claim for matter in made.matters for one in matter.steps]
    met = [one.view.claim for matter in spoken.matters for one in matter.steps]
    assert any("Pellin" in claim.quote for claim in helped)
    assert not {claim.id for claim in helped} & {claim.id for claim in met}
    assert len(helped) == made.page.total
    assert len(met) == spoken.page.total


def test_days_asked_for_narrow_aid(worked: Desk) -> None:
    """A day nobody told of aid on has none, and says so by an empty list."""
    with looking(worked) as look:
        assert aid(look, date(2030, 1, 1), date(2030, 1, 2)).matters == ()


def test_a_case_whose_places_have_no_position_has_no_map_and_counts_them(tmp_path: Path) -> None:
    """Where the registers hold no position nothing is drawn; the incidents are counted as unplaced, the timeline stands."""
    (tmp_path / "0.txt").write_text(REPORTS[0], encoding="utf-8")
    bare = Desk(tmp_path / "case.case", Settings(theatre=without_positions(tmp_path)))
    bare.run(Order((tmp_path / "0.txt",), AGREEMENT))
    with looking(bare) as look:
        shown = map_shown(look, Filter(), WAYS)
        assert map_layers(look, Filter(), WAYS) is None
        total = look.incidents(Filter(), size=1).total
    assert (shown.map, shown.map_svg) == (None, "")
    assert shown.timeline is not None
    assert shown.unplaced == total
    assert sum(one.incidents for one in shown.timeline.stretches) + shown.undated == total


def test_a_tally_says_what_incidents_of_any_source_may_itemise(worked: Desk) -> None:
    """Beside the incidents its source speaks on stands how many of ours nothing rules out, in words."""
    told = [one.ours for one in items(worked) if one.row.tally.count.value == 5]
    assert told
    assert all(words is not None and "of ours may be among them" in words for words in told)
