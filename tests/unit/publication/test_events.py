"""The day in short and the incidents by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.unit.publication import builders
from trucewatch.model import Claim, Incident, Standing
from trucewatch.publication.briefing import CaseFile, DecidedStanding
from trucewatch.publication.events import carded, in_short, incidents_section
from trucewatch.publication.sitrep import Bullets, Group, IncidentCard, Section


def section(day: date | None, incidents: tuple[Incident, ...] | None = None) -> Section:
    """Return the incidents section for a day, or for the whole case."""
    given = builders.briefing(day)
    case = CaseFile(given if incidents is None else replace(given, incidents=incidents))
    return incidents_section(case, carded(case))


def groups(part: Section) -> list[Group]:
    """Return a section's groups."""
    return [block for block in part.blocks if isinstance(block, Group)]


def cards(group: Group) -> list[str]:
    """Return the incidents a group holds."""
    return [block.incident for block in group.blocks if isinstance(block, IncidentCard)]


def words(group: Group) -> str:
    """Return what a group says first."""
    return " ".join(run.text for line in group.notes for run in line)


def test_the_day_holds_its_incidents_and_the_trays_the_rest() -> None:
    """An incident of the day is under the day, one without a day in the undated tray."""
    day, undated = groups(section(builders.DAY))
    assert cards(day) == [builders.SHELLING.id]
    assert undated.anchor == "undated"
    assert cards(undated) == [builders.BRIDGE.id]


def test_a_day_without_a_report_is_not_a_day_without_a_violation() -> None:
    """A day nobody reported on says so."""
    (day,) = groups(section(date(2031, 5, 13), ()))
    assert words(day) == "No report read for this day; that is not the same as no violation."


def test_a_day_with_reports_but_no_incident_says_what_was_read() -> None:
    """Reports that tell of no incident are counted; that is not evidence of quiet."""
    (day,) = groups(section(builders.DAY, ()))
    assert words(day).startswith("2 reports published this day; none tells of an incident")


def test_the_whole_case_names_the_silent_days_between() -> None:
    """Days between incidents are shown, with or without reports, before and after the start."""
    found = {group.title: words(group) for group in groups(section(None))}
    assert list(found) == [
        "10 May 2031, before the agreement took effect",
        "11 May 2031, before the agreement took effect",
        "12–13 May 2031",
        "14 May 2031",
        "Undated, the day is not known (1 incident)",
    ]
    assert found["12–13 May 2031"] == "No report read for these days; that is not the same as no violation."


def test_the_day_in_short_names_incidents_by_verdict_and_counts_the_rest() -> None:
    """The first lines say how many incidents carry which verdict; those of other days are counted."""
    case = CaseFile(builders.briefing())
    (bullets,) = in_short(case, carded(case)).blocks
    lines = ["".join(run.text for run in line) for line in bullets.lines]  # type: ignore[union-attr]
    assert lines == [
        "Cannot tell: 1 incident – Shelling of Ombra (alleged actor: Tarsk army)",
        "Undated, the day is not known: 1 incident (1 cannot tell)",
        "1 incident of other days not shown here; the whole case shows them.",
    ]


def test_a_long_tray_opens_on_demand() -> None:
    """What no day can claim never buries the day: a tray of many cards is folded, and none is left out."""
    many = tuple(replace(builders.BRIDGE, id=f"i-{number}") for number in range(5))
    tray = groups(section(builders.DAY, (builders.SHELLING, *many)))[1]
    assert tray.folded
    assert len(tray.blocks) == 5


def test_incidents_stand_by_verdict_then_by_sources() -> None:
    """What matters most stands first, and equal ones keep one order."""
    weak = replace(builders.incident("Another shelling", (builders.SHELLED,)), independent_sources=1)
    case = CaseFile(replace(builders.briefing(), incidents=(weak, builders.SHELLING)))
    ((_, incidents),) = carded(case).days
    assert [one.title for one in incidents] == ["Shelling of Ombra", "Another shelling"]


def test_talks_make_no_incident_card() -> None:
    """What is not armed, assessed or alleged to break the agreement is told in its own section."""
    members: tuple[Claim, ...] = (builders.MOVED,)
    talks = replace(builders.incident("Talks", members), armed=False)
    case = CaseFile(replace(builders.briefing(), incidents=(talks,), findings=()))
    assert carded(case).days == ()


def short_lines(*rejected: str) -> list[str]:
    """Return the first section's lines where people rejected these incidents."""
    stood = tuple(DecidedStanding(record, Standing.REJECTED, "A. Reader") for record in rejected)
    case = CaseFile(replace(builders.briefing(), standings=stood))
    (block,) = in_short(case, carded(case)).blocks
    assert isinstance(block, Bullets)
    return ["".join(run.text for run in line) for line in block.lines]


def test_an_incident_that_people_rejected_is_in_no_number() -> None:
    """What a person threw out is named as thrown out, not counted among the day's incidents."""
    before, after = short_lines(), short_lines(builders.SHELLING.id)
    assert before[0].startswith("Cannot tell: 1 incident – Shelling of Ombra")
    assert after[0].startswith("Rejected by people, counted nowhere above: 1 incident – Shelling of Ombra")
    assert not any(line.startswith("Cannot tell") for line in after)


def test_a_tray_tells_what_of_it_was_rejected() -> None:
    """A tray's number is of what stands; the rejected ones are said beside it."""
    assert any("1 more, rejected by people" in line for line in short_lines(builders.BRIDGE.id))
    assert not any("rejected" in line for line in short_lines())
