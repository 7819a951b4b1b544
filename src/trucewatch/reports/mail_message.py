"""E-mail messages: subject, date and body; attachments are read as files of their own."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from typing import TypeAlias

from trucewatch.model import DatedReason, Problem
from trucewatch.reports.agencies import outlet_named
from trucewatch.reports.decoding import decode, without_surrogates
from trucewatch.reports.inputs import Bid, Contents, Division, Draft, InputFile, Limits
from trucewatch.reports.markup import fragment_text
from trucewatch.reports.organisations import organisation_in
from trucewatch.reports.stamps import stamped

HEADER = re.compile(rb"^([A-Za-z][A-Za-z-]{1,40}):", re.MULTILINE)
TELLING = frozenset({b"message-id", b"received", b"mime-version", b"return-path", b"delivered-to", b"x-mailer"})
MISMADE = (MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)
FORWARDED = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
PASSED_OVER = frozenset({"image", "audio", "video"})
# The parser of the standard library takes about 15 microseconds a part: more parts than this are no letter.
MOST_PARTS = 20_000

Mail: TypeAlias = "Message[str, str]"


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
    if file.data.count(b"\n--") > MOST_PARTS:
        return _refused(file, f"a message of more than {MOST_PARTS:,} parts")
    problems: list[Problem] = []
    try:
        message = email.message_from_bytes(file.data)
        parts = list(_parts(message))
        text = _body(parts, file.name, problems)
        inside = tuple(_attachments(parts, file, limits, problems))
        subject, date = (_header(message, name) for name in ("subject", "date"))
        publisher = _publisher(message)
    except MISMADE as error:
        return _refused(file, f"a message that cannot be read ({type(error).__name__})")
    if not text.strip():
        problems.append(Problem(file.name, "a message without text", "a message that holds a report", "warning"))
        return Contents(inside=inside, problems=tuple(problems))
    draft = Draft(
        text,
        title=FORWARDED.sub("", subject) or None,
        publisher=publisher,
        published=(stamped(date, "e-mail Date") if date else None) or DatedReason(),
        division=Division.SURE,
    )
    return Contents(drafts=(draft,), inside=inside, problems=tuple(problems))


def _refused(file: InputFile, found: str) -> Contents:
    return Contents(problems=(Problem(file.name, found, "a message saved by a mail program (.eml)", "error"),))


def _header(message: Mail, name: str) -> str:
    """Return a header's words: encoded words decoded, raw bytes taken for UTF-8."""
    for key, value in message.raw_items():
        if key.lower() == name:
            raw = str(value)[:2_000].encode("ascii", errors="surrogateescape").decode("utf-8", errors="replace")
            try:
                words = str(make_header(decode_header(raw)))
            except (MessageError, LookupError, ValueError):
                words = raw
            return " ".join(without_surrogates(words).split())
    return ""


def _publisher(message: Mail) -> str | None:
    """Return who sent it out, where that is an outlet or an organisation; a private sender is named nowhere."""
    match = re.match(r"^(?P<name>[^<]*)(?:<[^@<]*@(?P<domain>[^>\s]+))?", _header(message, "from"))
    name, domain = (match["name"].strip(' "'), match["domain"] or "") if match is not None else ("", "")
    own = organisation_in(name) or outlet_named(".".join(domain.split(".")[-2:]))
    return own or organisation_in(_header(message, "organization")) or organisation_in(_header(message, "organisation"))


def _parts(message: Mail) -> Iterator[Mail]:
    """Yield the parts that hold something, in their order; a message within the message is one part."""
    waiting: list[Mail] = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting.extend(piece for piece in reversed(inner) if isinstance(piece, Message))
        else:
            yield part


def _attached(part: Mail) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _body(parts: list[Mail], name: str, problems: list[Problem]) -> str:
    """Return the text of the message: its plain parts, or else its HTML parts, a blank line apart."""
    for wanted in ("text/plain", "text/html"):
        texts: list[str] = []
        for part in parts:
            data = part.get_payload(decode=True)
            if part.get_content_type() == wanted and not _attached(part) and isinstance(data, bytes) and data.strip():
                decoded = decode(data, name, part.get_content_charset())
                problems.extend(decoded.problems)
                texts.append(fragment_text(decoded.text) if wanted == "text/html" else decoded.text)
        if texts:
            return "\n\n".join(texts)
    return ""


def _attachments(parts: list[Mail], file: InputFile, limits: Limits, problems: list[Problem]) -> Iterator[InputFile]:
    for number, part in enumerate(parts, start=1):
        letter = part.get_content_type() == "message/rfc822"
        if not (letter or _attached(part)) or part.get_content_maintype() in PASSED_OVER:
            continue
        name = f"{file.name}/{_safe(part.get_filename() or f'attachment-{number}')}"
        if file.depth >= limits.depth:
            problems.append(Problem(name, f"files nested deeper than {limits.depth}", "the file by itself", "error"))
            continue
        data = _bytes(part, letter=letter)
        if data:
            yield InputFile(f"{name}.eml" if letter and not name.endswith(".eml") else name, data, file.depth + 1)


def _bytes(part: Mail, *, letter: bool) -> bytes:
    if letter:
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, Message) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _safe(filename: str) -> str:
    last = without_surrogates(filename).replace("\\", "/").rsplit("/", 1)[-1].replace("\x00", "")
    return " ".join(last.split()) or "attachment"
