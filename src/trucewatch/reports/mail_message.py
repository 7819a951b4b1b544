"""E-mail messages: subject, date and body; attachments are read as files of their own."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage

from trucewatch.model import DatedReason, Problem
from trucewatch.reports.agencies import outlet_in, outlet_named
from trucewatch.reports.decoding import decode, without_surrogates
from trucewatch.reports.inputs import Bid, Contents, Division, Draft, InputFile, Limits
from trucewatch.reports.markup import fragment_text
from trucewatch.reports.stamps import stamped

HEADER = re.compile(rb"^([A-Za-z][A-Za-z-]{1,40}):", re.MULTILINE)
TELLING = frozenset({b"message-id", b"received", b"mime-version", b"return-path", b"delivered-to", b"x-mailer"})
MISMADE = (MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)


class MailReader:
    """Reads one message (RFC 5322)."""

    def bid(self, file: InputFile, limits: Limits) -> Bid | None:
        """Offer by suffix, or by header lines only a mail program writes."""
        head = re.split(rb"\r?\n\r?\n", file.data[:8192].lstrip(), maxsplit=1)[0]
        names = {name.lower() for name in HEADER.findall(head)}
        if file.suffix == ".eml":
            return Bid(80 if names else 30, "message/rfc822", lambda: _read(file, limits))
        if names & TELLING and names & {b"from", b"subject", b"date"} and HEADER.match(head):
            return Bid(68, "message/rfc822", lambda: _read(file, limits))
        return None


def _read(file: InputFile, limits: Limits) -> Contents:
    problems: list[Problem] = []
    try:
        message = email.message_from_bytes(file.data, _class=EmailMessage, policy=email.policy.default)
        text = _body(message, file.name, problems)
        inside = tuple(_attachments(message, file, limits, problems))
        subject, sender, date = (_header(message, name) for name in ("subject", "from", "date"))
    except MISMADE as error:
        found = f"a message that cannot be read ({type(error).__name__})"
        return Contents(problems=(Problem(file.name, found, "a message saved by a mail program (.eml)", "error"),))
    if not text.strip():
        problems.append(Problem(file.name, "a message without text", "a message that holds a report", "warning"))
        return Contents(inside=inside, problems=tuple(problems))
    draft = Draft(
        text,
        title=re.sub(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", "", subject, flags=re.IGNORECASE) or None,
        publisher=_outlet(sender),
        published=(stamped(date, "e-mail Date") if date else None) or DatedReason(),
        division=Division.SURE,
    )
    return Contents(drafts=(draft,), inside=inside, problems=tuple(problems))


def _header(message: EmailMessage, name: str) -> str:
    return without_surrogates(" ".join(str(message.get(name, "")).split()))


def _outlet(sender: str) -> str | None:
    """Return the outlet a sender's name or domain stands for; a private person is no publisher."""
    match = re.match(r"^(?P<name>[^<]*)<?(?:[^@<]*@(?P<domain>[^>\s]+))?", sender)
    if match is None:
        return None
    domain = match["domain"] or ""
    return outlet_in(match["name"].strip(' "')) or outlet_named(".".join(domain.split(".")[-2:]))


def _body(message: EmailMessage, name: str, problems: list[Problem]) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    decoded = decode(data, name, part.get_content_charset())
    problems.extend(decoded.problems)
    return fragment_text(decoded.text) if part.get_content_type() == "text/html" else decoded.text


def _attachments(
    message: EmailMessage, file: InputFile, limits: Limits, problems: list[Problem]
) -> Iterator[InputFile]:
    for number, part in enumerate(message.iter_attachments(), start=1):
        name = f"{file.name}/{_safe(part.get_filename() or f'attachment-{number}')}"
        if part.get_content_maintype() in ("image", "audio", "video"):
            continue
        if file.depth >= limits.depth:
            problems.append(Problem(name, f"files nested deeper than {limits.depth}", "the file by itself", "error"))
            continue
        data = part.get_payload(decode=True)
        inner = part.get_payload()
        if isinstance(data, bytes) and data:
            yield InputFile(name, data, file.depth + 1)
        elif isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
            yield InputFile(f"{name}.eml", inner[0].as_bytes(), file.depth + 1)


def _safe(filename: str) -> str:
    return filename.replace("\\", "/").rsplit("/", 1)[-1].replace("\x00", "") or "attachment"
