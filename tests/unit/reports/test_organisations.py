from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter

from trucewatch.reports import ReadResult
from trucewatch.reports.organisations import organisation_in

from .conftest import DENIAL, SHELLS, pdf_of

Reader = Callable[..., ReadResult]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Reuters Alerts | Reuters", "Reuters"),
        ("Valley Peace Committee", "Valley Peace Committee"),
        ("Mara Quill (Northfield Radio)", "Northfield Radio"),
        ("Mara Quill, Northfield Desk", "Northfield Desk"),
        ("Mara Quill via Northfield Observatory", "Northfield Observatory"),
        ("The Northfield Post", "The Northfield Post"),
        ("Northfield Evening Post", "Northfield Evening Post"),
        ("Emily Post", None),
        ("Mara Quill", None),
        ("mara.quill@radio.example", None),
        ("Mara Quill via River List", None),
        ("Microsoft Word for Office", None),
        ("", None),
    ],
)
def test_only_bodies_and_outlets_are_named(words: str, found: str | None) -> None:
    """A body's name passes, also beside a person's; a person, an address, a mailing list and a program do not."""
    assert organisation_in(words) == found


@pytest.mark.parametrize(
    ("sender", "organisation", "found"),
    [
        ("Sarn Council Press <a1@host.example>", "", "Sarn Council Press"),
        ("Ann Poe <ann@host.example>", "", None),
        ("Ann Poe <ann@host.example>", "Northfield Relief Committee", "Northfield Relief Committee"),
        ("ann@radio.example", "", None),
        ("=?utf-8?q?B=C3=BCro_Nord_News?= <x@host.example>", "", "Büro Nord News"),
    ],
)
def test_a_mail_is_its_senders_body(read: Reader, sender: str, organisation: str, found: str | None) -> None:
    """A message is published by the body that its sender's name or organisation line gives; no address is kept."""
    head = f"From: {sender}\nOrganization: {organisation}\nSubject: Shells\nDate: Mon, 03 Mar 2025 23:30:00 -0500\n\n"
    (report,) = read(f"{head}{SHELLS}\n\n{DENIAL}\n", "a.eml").reports
    assert report.publisher == found
    assert "host.example" not in repr(report)


def made(**told: str) -> bytes:
    """Return a PDF with these metadata."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(["Shells hit the market", "", SHELLS]))))
    writer.add_metadata({f"/{name}": value for name, value in told.items()})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"Author": "Component Record"}, "Component Record"),
        ({"Author": "Ann Poe", "Producer": "Microsoft Word"}, None),
        ({"Author": "Ann Poe", "Company": "Northfield Tribunal"}, "Northfield Tribunal"),
        ({"Producer": "Reuters"}, "Reuters"),
    ],
)
def test_a_pdf_is_its_authors_body(read: Reader, told: dict[str, str], found: str | None) -> None:
    """A PDF is published by the body that its metadata name; a private author and a program are no publishers."""
    assert read(made(**told), "a.pdf").reports[0].publisher == found


def test_a_line_of_name_and_date_signs_a_note(read: Reader) -> None:
    """The body that stands with a date under the headline is the publisher; a person there is not."""
    signed = "Where the timer came from\n\n{}, Friday 9 May 2031\n\n" + f"{SHELLS}\n\n{DENIAL}\n"
    assert read(signed.format("Harbour Bulletin")).reports[0].publisher == "Harbour Bulletin"
    assert read(signed.format("Mara Quill")).reports[0].publisher is None


def test_a_pages_title_names_its_site(read: Reader) -> None:
    """A page without a site name is published by the outlet behind the bar in its title."""
    page = f"<html><head><title>Shells hit market | Harbour Chronicle</title></head><body><p>{SHELLS}</p></body></html>"
    (report,) = read(page, "a.html").reports
    assert (report.title, report.publisher) == ("Shells hit market", "Harbour Chronicle")


@pytest.mark.parametrize(
    ("field", "found"), [("Ann Poe <ann@host.example>", None), ("Coast Radio <x@host.example>", "Coast Radio")]
)
def test_an_address_in_a_record_is_no_publisher(read: Reader, field: str, found: str | None) -> None:
    """An address in a source field is kept nowhere; the body beside it is."""
    (report,) = read(f'{{"text": "{SHELLS}", "source": "{field}"}}\n', "a.jsonl").reports
    assert report.publisher == found
    assert "host.example" not in repr(report)
