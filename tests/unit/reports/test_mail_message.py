from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage

from trucewatch.reports import ReadResult

from .conftest import DENIAL, SHELLS, zip_of

Reader = Callable[..., ReadResult]


def message(sender: str = "Reuters Alerts <alerts@reuters.com>", *, html: bool = False) -> EmailMessage:
    """Return a message with a report in it."""
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = "Jo Roe <jo@example.org>"
    mail["Subject"] = "FW: Shells hit river market – mayor"
    mail["Date"] = "Mon, 03 Mar 2025 23:30:00 -0500"
    mail["Message-ID"] = "<1@example.org>"
    if html:
        mail.set_content(f"<p>{SHELLS}</p><p>{DENIAL}</p>", subtype="html")
    else:
        mail.set_content(f"{SHELLS}\n\n{DENIAL}\n")
    return mail


def test_a_message_is_a_report(read: Reader) -> None:
    """Subject, date and sending outlet of a message are the report's; the day is the sender's."""
    (report,) = read(message().as_bytes(), "a.eml").reports
    assert (report.title, report.publisher) == ("Shells hit river market – mayor", "Reuters")
    assert (str(report.published.best), report.published.certain) == ("2025-03-03", True)
    assert [part.span.quote(report.text) for part in report.parts] == [SHELLS, DENIAL]


def test_a_private_sender_is_no_publisher(read: Reader) -> None:
    """A person who forwards a report did not publish it."""
    assert read(message("Ann Poe <ann@example.org>").as_bytes(), "a.eml").reports[0].publisher is None


def test_html_mail_is_read(read: Reader) -> None:
    """A message of HTML alone gives its paragraphs."""
    (report,) = read(message(html=True).as_bytes(), "a.eml").reports
    assert [part.span.quote(report.text) for part in report.parts] == [SHELLS, DENIAL]


def test_a_message_is_known_by_its_headers(read: Reader) -> None:
    """A message through standard input is told by what only a mail program writes."""
    assert read(message().as_bytes(), "standard input").documents[0].media_type == "message/rfc822"


def test_attachments_are_read_as_files(read: Reader) -> None:
    """Text and zip attachments give reports of their own; pictures are passed over."""
    mail = message()
    mail.add_attachment(f"Convoy turned back\n\n{DENIAL}", filename="../convoy.txt")
    mail.add_attachment(zip_of({"b.txt": SHELLS.encode()}), maintype="application", subtype="zip", filename="b.zip")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="c.png")
    result = read(mail.as_bytes(), "a.eml")
    assert [report.file for report in result.reports] == ["a.eml", "a.eml/convoy.txt", "a.eml/b.zip/b.txt"]
    assert result.problems == ()


def test_a_message_without_text_is_a_problem(read: Reader) -> None:
    """An empty message gives a problem and no report."""
    result = read(b"From: a@example.org\nMessage-ID: <1>\nSubject: x\n\n", "a.eml")
    assert (result.reports, [problem.found for problem in result.problems]) == ((), ["a message without text"])


def test_a_mismade_message_does_no_harm(read: Reader) -> None:
    """Headers and parts that are not what they say give a report or a problem, never an error."""
    data = b"From: \xff\xfe\nMessage-ID: <1>\nDate: nonsense\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
    result = read(data, "a.eml")
    assert len(result.reports) + len(result.problems) == 1


def test_a_message_inside_a_message_is_a_file_of_its_own(read: Reader) -> None:
    """A forwarded message is read with its own subject and date."""
    outer = EmailMessage()
    outer["From"], outer["Subject"], outer["Message-ID"] = "Ann Poe <ann@example.org>", "see below", "<2@example.org>"
    outer.set_content("Please read this, it came from the river town this morning.")
    outer.add_attachment(message())
    result = read(outer.as_bytes(), "a.eml")
    assert [report.title for report in result.reports] == ["see below", "Shells hit river market – mayor"]


def test_a_message_of_endless_parts_is_refused(read: Reader) -> None:
    """More parts than any letter has are refused with a problem, not taken one by one."""
    data = b"From: a@example.org\nMessage-ID: <1>\nContent-Type: multipart/mixed; boundary=x\n" + b"\n--x\n\nx" * 30_000
    result = read(data, "a.eml")
    assert (result.reports, len(result.problems)) == ((), 1)
