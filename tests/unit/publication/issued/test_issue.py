from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pypdf
import pytest

from tests.unit.publication import builders
from trucewatch.model import Verdict
from trucewatch.publication import Briefing, compose
from trucewatch.publication.issued import as_html, as_pdf
from trucewatch.publication.issued.changes import Kind, changes
from trucewatch.publication.issued.figures import figures_of
from trucewatch.publication.issued.issue import (
    Issue,
    Part,
    Sheet,
    State,
    figures_with_day,
    first_words,
    incidents_told,
    read_parts,
)

AT = datetime(2031, 5, 15, 6, 0, tzinfo=UTC)
HOSTILE = '</p><script>alert(1)</script> #eval("x") $x$ @cite \\ \u202eevil'


def issue(briefing: Briefing | None = None, **texts: str) -> Issue:
    """Make a draft of the invented day, with these parts in place of the first words."""
    given = briefing or builders.briefing()
    report = compose(given)
    figures = figures_with_day(given, figures_of(given))
    words = first_words(given, figures) | {Part(name): text for name, text in texts.items()}
    parts = read_parts(words, figures)
    return Issue(Sheet(given.day, State.DRAFT, "Amal Haddane", AT, parts, figures, incidents_told(report), 1), report)


def test_the_first_words_use_the_days_numbers_and_no_others() -> None:
    """A new draft has no fault, and every number in it is one of the report's."""
    sheet = issue().sheet
    assert sheet.faults == ()
    assert sheet.own_numbers == ()
    assert {"day", "incidents-apparent_violation"} <= {key for one in sheet.parts for key in one.prose.used}


def test_every_figure_rests_on_claims_or_on_what_was_read() -> None:
    """A number without a claim is a count of none, the day itself, or what was read."""
    for figure in issue().sheet.figures:
        assert figure.claims or figure.key in ("day", "reports-read") or figure.words.startswith("no "), figure


def test_a_figure_on_the_page_opens_the_words_it_rests_on() -> None:
    """The number of one claim leads to that claim's quotation."""
    made = issue()
    one = next(figure for figure in made.sheet.figures if len(figure.claims) == 1)
    page = as_html.render(issue(assessment=f"[[{one.words} | {one.key}]]"), "UTC")
    number = made.report.quotations()[one.claims[0]]
    assert f'href="#{number.anchor}"><bdi>{one.words}</bdi></a>' in page.partition("part-assessment")[2]


def test_a_typed_number_is_marked_on_the_page() -> None:
    """The page says which numbers the person who signs wrote themselves."""
    page = as_html.render(issue(assessment="We saw 7 craters."), "UTC")
    assert '<span class="own-number">7</span> craters' in page
    assert "was written by the person who signs" in page


def test_hostile_prose_and_names_stay_words() -> None:
    """Markup typed or pasted into the prose is shown, never obeyed, and the page allows no script at all."""
    made = issue(assessment=HOSTILE)
    page = as_html.render(replace(made, sheet=replace(made.sheet, by=HOSTILE)), "UTC")
    assert "<script" not in page
    assert "\u202e" not in page
    assert "default-src 'none'" in page.replace("&#39;", "'")
    assert re.search(r"\son\w+=", page) is None


def test_hostile_prose_is_no_typst() -> None:
    """The PDF's text comes over as data: what looks like its markup is printed as it is."""
    text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf(HOSTILE))).pages)
    assert '#eval("x")' in text
    assert "\u202e" not in text


def pdf(assessment: str) -> bytes:
    """Write the invented day as PDF."""
    return as_pdf.render(issue(assessment=assessment), "UTC", 3)


def test_the_pdf_is_tagged_and_says_what_it_is() -> None:
    """Screen readers get structure, language and title; the same issue gives the same bytes."""
    made = pdf("قال الشاهد إن القصف بدأ في المساء.")
    read = pypdf.PdfReader(BytesIO(made))
    root: Any = read.trailer["/Root"].get_object()
    assert root["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert read.metadata is not None
    assert read.metadata.title == "Sitrep: 14 May 2031"
    assert b"pdfuaid" in made
    text = "".join(page.extract_text() for page in read.pages)
    assert all(word in text for word in ("القصف", "الشاهد", "المساء"))
    assert "version 3" in text
    assert made == pdf("قال الشاهد إن القصف بدأ في المساء.")


def test_what_changed_names_numbers_incidents_and_words() -> None:
    """A verdict that changed shows at its incident and in the count; words show one by one."""
    before = issue(assessment="The road is open.")
    given = builders.briefing()
    other = tuple(replace(one, verdict=Verdict.OUTSIDE_AGREEMENT) for one in given.findings)
    after = issue(replace(given, findings=other), assessment="The road is closed.")
    told = changes(before.sheet, after.sheet)
    assert Kind.CHANGED in {one.kind for one in told.figures}
    assert told.incidents
    assert all(one.before != one.after for one in (*told.figures, *told.incidents))
    prose = next(one for one in told.prose if one.title.startswith("Assessment"))
    assert [(one.kind, one.text) for one in prose.words if one.kind is not Kind.SAME] == [
        (Kind.REMOVED, "open"),
        (Kind.ADDED, "closed"),
    ]


def test_an_incident_that_is_gone_is_said_to_be_gone() -> None:
    """Nothing disappears between two issues without a line."""
    given = builders.briefing()
    less = replace(given, incidents=given.incidents[1:])
    told = changes(issue(given).sheet, issue(less).sheet)
    assert [one.kind for one in told.incidents if one.after is None] == [Kind.REMOVED]


def test_nothing_differs_from_itself() -> None:
    """The same issue twice has no changes."""
    assert changes(issue().sheet, issue().sheet).none


@pytest.mark.parametrize("day", [builders.DAY, None])
def test_the_whole_case_has_a_sitrep_too(day: object) -> None:
    """A sitrep is of a day or of the whole case; both are written without a fault."""
    made = issue(builders.briefing(day))  # type: ignore[arg-type]
    assert made.sheet.faults == ()
    assert made.sheet.title.startswith("Sitrep: ")
    assert as_html.render(made, "UTC").count("<h1>") == 1


def test_a_letter_that_no_font_has_is_named_and_stops_no_issue() -> None:
    """Letters without a shape stand as their numbers, so that one of them does not cost the whole PDF."""
    read = pypdf.PdfReader(BytesIO(pdf("A name \U000723b9 and \U000723ba was written on the wall.")))
    text = "".join(page.extract_text() for page in read.pages)
    assert "[U+723B9]" in text
    assert "[U+723BA]" in text
