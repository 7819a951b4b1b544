from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from trucewatch.reports import ReadResult
from trucewatch.reports.inputs import Division
from trucewatch.reports.looks import look_at
from trucewatch.reports.paragraphs import find_paragraphs
from trucewatch.reports.splitting import split

from .conftest import DENIAL, SHELLS

Reader = Callable[..., ReadResult]

WIRE = [
    f"Shells hit river market, mayor says\n\nKYIV, Ukraine (AP) — {SHELLS}\n\n{DENIAL}\n\nNO WAY BACK\n\n{SHELLS}\n\n"
    "___\n\nAssociated Press writer Ann Poe in Oslo contributed to this report.",
    f"Army denies shelling market as truce frays\n\nBEIRUT/GENEVA (Reuters) – {DENIAL}\n\n{SHELLS}\n\n"
    "(Reporting by Jo Roe; Editing by Al Doe)",
    f"Inquiry opens into shells fired at river market\n\n{SHELLS}\n\n{DENIAL}\n\n{SHELLS}",
    f"Talks to resume in March\n\nGOMA, Feb 3 (AFP) - {DENIAL}\n\n“{SHELLS}”\n\nbur-ap/jr/ad\n\n© Agence France-Presse",
    f"Convoy turned back at bridge\n\nBy Di Noe\n\n{SHELLS}\n\n{DENIAL}",
    f"Snow closes mountain road\n\nMarch 3, 2016\n\n{SHELLS}\n\n{DENIAL}",
]
TITLES = [report.split("\n", 1)[0] for report in WIRE]


def titles(result: ReadResult) -> list[str | None]:
    """Return the titles in the order of the text."""
    return [report.title for report in result.reports]


@pytest.mark.parametrize(
    "between", ["\n\n", "\n\n\n\n", "\n\n---\n\n", "\n\n==========\n\n", "\n\n***\n\n", "\n\n- 30 -\n\n"]
)
def test_a_dump_is_split_at_each_report(read: Reader, between: str) -> None:
    """Dateline, credit line, byline, date line and separator each show where a report begins."""
    dump = [*WIRE[:4], WIRE[4], WIRE[5].replace("Snow closes", "Deep snow closes old")]
    expected = [*TITLES[:5], "Deep snow closes old mountain road"]
    assert titles(read(between.join(dump))) == expected


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace("“", '"').replace("”", '"').replace("–", "-").replace("—", "-"),
        lambda text: text.replace(" – ", "\u00a0— ").replace(" — ", "\u00a0— "),
        lambda text: "\n\n".join(textwrap.fill(words, 72) for words in text.split("\n\n")),
        lambda text: "\n\n".join(textwrap.fill(words, 60) for words in text.split("\n\n")).replace("\n", "\r\n"),
        lambda text: text.encode().decode("mac_roman"),
        lambda text: text.encode().decode("cp1252", errors="replace"),
    ],
    ids=["crlf", "no blank lines", "straight quotes", "no-break spaces", "wrapped", "wrapped crlf", "garbled", "lossy"],
)
def test_the_form_of_the_text_does_not_matter(read: Reader, change: Callable[[str], str]) -> None:
    """Line ends, wrapping, quotes, spaces and a wrong encoding leave the boundaries where they are."""
    result = read(change("\n\n".join(WIRE[:4])))
    assert len(result.reports) == 4
    assert [report.publisher for report in result.reports] == ["Associated Press", "Reuters", None, "AFP"]


@pytest.mark.parametrize(
    "text",
    [
        f"Shells hit river market, mayor says\n\n{SHELLS}\n\nA town on the line\n\n{DENIAL}\n\nNO WAY BACK\n\n{SHELLS}",
        f"Shells hit river market, mayor says\n\nKYIV, Ukraine (AP) — {SHELLS}\n\n{DENIAL}\n\n{SHELLS}\n\n"
        f"Aid groups warn of a growing hunger crisis in the north\n\n{DENIAL}\n\n{SHELLS}",
        f"Daily summary of the mission\n\n{SHELLS}\n\n* * *\n\n{DENIAL}\n\n* * *\n\n{SHELLS}",
        f"Daily summary\n\nHOMS: {SHELLS}\n\nHAMA: {DENIAL}\n\nIDLIB — {SHELLS}",
        f"{SHELLS}\n\nBy nightfall it was quiet.\n\n{DENIAL}\n\nWhere next?\n\n{SHELLS}",
        f"Shells hit river market\n\nThe town counts its wounded after a night of fire.\n\nBEIRUT (Reuters) - {DENIAL}",
        f"{SHELLS}\n\n{DENIAL}\n\nWe sign this in the name of the council.\n\nRiver Town, 3 March 2016",
        "Two killed in shelling of the river town, rescuers say",
        SHELLS,
    ],
    ids=["subheads", "sentence subhead", "stars", "areas", "no title", "deck", "signed", "flash", "one paragraph"],
)
def test_one_report_stays_one(read: Reader, text: str) -> None:
    """Subheads, section marks, area heads, short paragraphs and a signature do not end a report."""
    assert len(read(text).reports) == 1


def test_an_uncertain_boundary_is_a_problem_on_the_report(read: Reader) -> None:
    """A headline without any other sign begins a report, which says that this is uncertain."""
    item = f"\n\n{SHELLS}\n\n{DENIAL}\n\n{SHELLS}"
    first, second = (
        "Inquiry opens into shells fired at river market",
        "Elders of nine villages agree to reopen the old road",
    )
    dump = f"{WIRE[1]}\n\n{first}{item}\n\n{second}{item}"
    result = read(dump)
    assert [bool(report.problems) for report in result.reports] == [False, False, True]
    problem = result.reports[2].problems[0]
    assert problem.where.startswith("input.txt, line ")
    assert problem.found.startswith("uncertain whether a report begins here")


def test_text_after_a_credit_line_without_a_headline_is_uncertain(read: Reader) -> None:
    """Enough prose after a credit line is a report of its own, with a problem; a line or two is a note to the first."""
    long = read(f"{WIRE[1]}\n\n{SHELLS}\n\n{DENIAL}\n\n{SHELLS}")
    assert [len(report.problems) for report in long.reports] == [0, 1]
    assert len(read(f"{WIRE[1]}\n\nMore follows later today.").reports) == 1


def test_header_blocks_begin_reports(read: Reader) -> None:
    """A "Subject:" line among header lines begins a report and gives title and date."""
    block = "From: Jane Roe\nSubject: {}\nDate: {} February 2025\n\n" + SHELLS + "\n\n"
    result = read(block.format("Truce holds", 3) + block.format("Convoy turned back", 4))
    assert [(report.title, str(report.published.best)) for report in result.reports] == [
        ("Truce holds", "2025-02-03"),
        ("Convoy turned back", "2025-02-04"),
    ]


def test_a_masthead_belongs_to_the_first_report(read: Reader) -> None:
    """The name of a digest above its first report is no report."""
    result = read(f"RIVER DIGEST\n\n==========\n\n{WIRE[0]}\n\n==========\n\n{WIRE[1]}")
    assert titles(result) == TITLES[:2]


def test_division_can_be_withheld() -> None:
    """A record is never divided, and only sure signs divide a text that may be."""
    looks = look_at(
        find_paragraphs("\n\n".join([*WIRE[:2], f"Elders agree to reopen road to nine old villages\n\n{SHELLS}"]))
    )
    assert len(split(looks, Division.NONE)) == 1
    assert all(segment.boundary.certain for segment in split(looks, Division.SURE))
    assert split((), Division.FREE) == ()
