"""Asking a second reader over the network: the one place of the program that may, and only where it was turned on.

Any server that speaks the OpenAI chat interface will do, on this machine or another. Whatever it answers, or does not,
a run goes on: what cannot be had becomes a problem, and the rule reading alone stands.
"""

from __future__ import annotations

import ipaddress
import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Protocol
from urllib.parse import SplitResult, urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError

from trucewatch.claims import Reading
from trucewatch.claims.checking import Checker, Refusal
from trucewatch.claims.comparing import compare
from trucewatch.claims.second_reading import AnswerForm, Question, WrongAnswer, questions, read_answer, recipe_of
from trucewatch.model import Agreement, Problem, Report
from trucewatch.model.errors import InputError
from trucewatch.registers import Registers

STEP = "second reader"
_PATH = "/chat/completions"
_CHUNK = 65_536
# Tried again: the server is busy or stumbled. Anything else it says about the request it will say again.
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
# So many questions in a row without an answer, and the server is left alone for the rest of the run.
_GIVEN_UP_AFTER = 3
# A million characters: no report is longer, and whoever gives a library by mistake should not pay for it.
_MOST_QUESTIONS = 200
# What an odd text can set off in a reader of language. One such report must not end the run.
_TEXT_TROUBLE = (ValueError, LookupError, ArithmeticError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a second reader is asked: ``seconds`` for one try from first to last byte, ``tries`` with the first.

    ``key`` is sent as a bearer token and never shown. Make one with ``endpoint``, which checks the address.
    """

    address: str
    model: str
    seconds: float = 120.0
    tries: int = 3
    pause: float = 1.0
    answer_bytes: int = 2_097_152
    key: str | None = field(default=None, repr=False)

    @property
    def elsewhere(self) -> bool:
        """Tell whether asking sends text to another machine."""
        return not _is_loopback(urlsplit(self.address).hostname or "")

    @property
    def host(self) -> str:
        """The host and port, as they may be shown."""
        return urlsplit(self.address).netloc

    def notice(self) -> str | None:
        """Return the line that says text leaves the machine, or None where it does not."""
        if not self.elsewhere:
            return None
        open_ = ", unencrypted" if self.address.startswith("http://") else ""
        return f"second reader: the text of the reports leaves this machine: it is sent to {self.host}{open_}"


class Answers(Protocol):
    """Where answers are kept, so that a question is asked once."""

    def answer(self, digest: str) -> str | None:
        """Return the answer kept under a question's digest, or None."""
        ...  # pragma: no cover

    def put_answer(self, digest: str, recipe: str, text: str) -> None:
        """Keep an answer."""
        ...  # pragma: no cover


@dataclass(frozen=True, slots=True)
class SecondReading:
    """A report's reading after the second reader. ``whole`` tells that every question has its answer."""

    reading: Reading
    problems: tuple[Problem, ...]
    whole: bool


class NoAnswer(Exception):
    """No usable answer was had; the text says why, without a word of the server's or of the report."""


def endpoint(url: str, model: str, key: str | None = None) -> Endpoint:
    """Return the endpoint at a base address such as ``http://127.0.0.1:8080/v1``.

    Raises:
        InputError: the address is no http or https address, holds a password, or the key cannot be sent.
    """
    parts = _split(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(
            f"second reader: {_shown(url)!r} is no http or https address; give for instance http://127.0.0.1:8080/v1"
        )
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise InputError(
            "second reader: the address may hold no name, password, ? or #; a key goes into an environment variable"
        )
    if not model.strip() or not model.isprintable():
        raise InputError("second reader: the model has no name; give --second-model NAME as the server lists it")
    if key is not None and not (key.isascii() and key.isprintable() and " " not in key):
        raise InputError("second reader: the key cannot be sent: it holds blanks or other than plain characters")
    path = parts.path.rstrip("/")
    path = path if path.endswith(_PATH) else path + _PATH
    return Endpoint(f"{parts.scheme}://{parts.netloc}{path}", model, key=key)


class SecondReader:
    """Reads reports a second time, one after the other, with answers kept from before where there are any."""

    def __init__(self, at: Endpoint, registers: Registers, agreement: Agreement | None, answers: Answers) -> None:
        self._at, self._answers = at, answers
        self.recipe = recipe_of(at.model)
        self._checker = Checker(registers, agreement, self.recipe)
        self._failed_in_a_row = 0

    def read(self, report: Report, reading: Reading) -> SecondReading:
        """Return the reading with the second reader's checked claims laid beside it; unchanged where it was not had."""
        answered: list[tuple[Question, AnswerForm]] = []
        asked = questions(report)
        if len(asked) > _MOST_QUESTIONS:
            why = f"it is too long: {len(asked)} questions, and {_MOST_QUESTIONS} is the most for one report"
            wanted = "a report of ordinary length; the rule reading alone stands"
            return SecondReading(
                reading, (Problem(_place(report), f"the second reader did not read it: {why}", wanted),), whole=True
            )
        for question in asked:
            try:
                answered.append((question, self._answer(question)))
            except NoAnswer as trouble:
                return SecondReading(reading, (_unread(report, str(trouble)),), whole=False)
        try:
            checked = self._checker.check(report, answered)
        except _TEXT_TROUBLE as trouble:
            return SecondReading(
                reading, (_unread(report, f"its answer could not be checked ({type(trouble).__name__})"),), whole=False
            )
        both = compare(reading, checked.claims, self.recipe)
        return SecondReading(both.reading, tuple(_refused(report, one) for one in checked.refusals), whole=True)

    def _answer(self, question: Question) -> AnswerForm:
        digest = question.digest(self._at.model)
        kept = self._answers.answer(digest)
        if kept is not None:
            try:
                return read_answer(kept)
            except WrongAnswer:
                # Kept by a program with another form of answers: asked again.
                pass
        if self._failed_in_a_row >= _GIVEN_UP_AFTER:
            raise NoAnswer(
                f"{self._at.host} left {_GIVEN_UP_AFTER} questions in a row unanswered and was not asked again"
            )
        try:
            text, answer = ask(self._at, question)
        except NoAnswer:
            self._failed_in_a_row += 1
            raise
        self._failed_in_a_row = 0
        self._answers.put_answer(digest, self.recipe.key, text)
        return answer


def ask(at: Endpoint, question: Question) -> tuple[str, AnswerForm]:
    """Put a question and return the answer as it came and as read.

    Raises:
        NoAnswer: after every try the server was not reached, refused, was too slow or answered amiss.
    """
    body = question.body(at.model).encode("ascii")
    why = "no try was made"
    for attempt in range(at.tries):
        if attempt:
            time.sleep(at.pause * 2 ** (attempt - 1))
        try:
            text = _content(_within(at, body))
            return text, read_answer(text)
        except WrongAnswer as wrong:
            why = f"{at.host} answered amiss: {wrong}"
        except _Passing as passing:
            why = f"{at.host} {passing}"
    raise NoAnswer(f"{why} ({at.tries} {'try' if at.tries == 1 else 'tries'})")


class _Passing(Exception):
    """Trouble that may be over at the next try."""


class _Envelope(BaseModel):
    """The part of a chat completion that is read; servers add much else."""

    model_config = ConfigDict(extra="ignore")

    class Choice(BaseModel):
        """One completion."""

        class Message(BaseModel):
            """What the model says."""

            content: str | None = None

        message: Message
        finish_reason: str | None = None

    choices: tuple[Choice, ...]


def _content(raw: bytes) -> str:
    try:
        envelope = _Envelope.model_validate_json(raw)
    except ValidationError as error:
        raise WrongAnswer("what came is no chat completion") from error
    if not envelope.choices:
        raise WrongAnswer("the completion holds no choice")
    choice = envelope.choices[0]
    if choice.finish_reason == "length":
        raise WrongAnswer("it was cut off at the server's limit of length")
    if not choice.message.content:
        raise WrongAnswer("the completion is empty")
    return _canonical(choice.message.content)


def _canonical(text: str) -> str:
    """Return the JSON of an answer in one spelling; what is no JSON is left for the form to refuse."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=True, separators=(",", ":"))
    except (ValueError, RecursionError):
        return text


def _within(at: Endpoint, body: bytes) -> bytes:
    """Return the answer's bytes, or give up when the time is over, however slowly the bytes come."""
    came: list[bytes | Exception] = []

    def work() -> None:
        try:
            came.append(_post(at, body))
        except (NoAnswer, _Passing) as trouble:
            came.append(trouble)

    # A timeout of the socket starts anew with each byte. The thread is left to its own deadline when ours is over.
    thread = threading.Thread(target=work, name="second reader", daemon=True)
    thread.start()
    thread.join(at.seconds)
    if not came:
        raise _Passing(f"did not answer within {at.seconds:g} seconds")
    if isinstance(came[0], Exception):
        raise came[0]
    return came[0]


def _post(at: Endpoint, body: bytes) -> bytes:
    headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "trucewatch"}
    if at.key is not None:
        headers["Authorization"] = f"Bearer {at.key}"
    # The scheme is http or https: ``endpoint`` lets no other pass.
    request = urllib.request.Request(at.address, data=body, headers=headers, method="POST")  # noqa: S310
    until = time.monotonic() + at.seconds
    try:
        with _opener(at).open(request, timeout=at.seconds) as answer:
            return b"".join(_bytes_of(answer, at, until))
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in _PASSING:
            raise _Passing(f"answered with HTTP {error.code}") from None
        raise NoAnswer(f"{at.host} answered with HTTP {error.code}; {_advice(error.code)}") from None
    except TimeoutError:
        raise _Passing(f"did not answer within {at.seconds:g} seconds") from None
    except urllib.error.URLError as error:
        raise _Passing(f"was not reached ({_plain(error.reason)})") from None
    except (HTTPException, OSError) as error:
        raise _Passing(f"broke off ({type(error).__name__})") from None
    except ValueError:
        raise NoAnswer(f"{at.host} is an address that cannot be asked") from None


class _Stream(Protocol):
    def read1(self, size: int, /) -> bytes: ...


def _bytes_of(answer: _Stream, at: Endpoint, until: float) -> Iterator[bytes]:
    size = 0
    while piece := answer.read1(_CHUNK):
        size += len(piece)
        if size > at.answer_bytes:
            raise NoAnswer(f"{at.host} answered with more than {at.answer_bytes} bytes")
        if time.monotonic() > until:
            raise _Passing(f"did not answer within {at.seconds:g} seconds")
        yield piece


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Text goes to the address the person gave and to no other: a redirect is an answer with that code."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


def _opener(at: Endpoint) -> urllib.request.OpenerDirector:
    # A proxy set for the network must not get what is meant for this machine.
    handlers: Mapping[str, str] | None = None if at.elsewhere else {}
    proxies = urllib.request.ProxyHandler(None if handlers is None else dict(handlers))
    return urllib.request.build_opener(proxies, _NoRedirect)


def _advice(code: int) -> str:
    if 300 <= code < 400:
        return "it points to another address; text goes only to the one given: give the right one"
    if code in (401, 403):
        return "look at the key"
    if code == 404:
        return "look at the address and the model's name"
    return "the server does not take the request; it must know response_format json_schema"


def _plain(reason: object) -> str:
    return reason.strerror or type(reason).__name__ if isinstance(reason, OSError) else "unreachable"


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        parts.port  # noqa: B018 -- reading it is the check
    except ValueError as error:
        raise InputError(
            f"second reader: {_shown(url)!r} is no address; give for instance http://127.0.0.1:8080/v1"
        ) from error
    if not url.isprintable() or any(mark in url for mark in " \\"):
        raise InputError(f"second reader: {_shown(url)!r} is no address; give for instance http://127.0.0.1:8080/v1")
    return parts


def _shown(url: str) -> str:
    """Return an address without what may be a password."""
    return f"…@{url.rpartition('@')[2]}" if "@" in url else url


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _unread(report: Report, why: str) -> Problem:
    wanted = "a server that answers; the rule reading alone stands, and the next run with a second reader asks again"
    return Problem(_place(report), f"the second reader did not read it: {why}", wanted)


def _refused(report: Report, refusal: Refusal) -> Problem:
    found = (
        f"a claim of the second reader was refused ({refusal.field}): {refusal.reason}; its clause: “{refusal.clause}”"
    )
    return Problem(_place(report), found, "claims whose every field stands in the report's words", "note")


def _place(report: Report) -> str:
    """Name a report as people find it: file, record, title."""
    record = "" if report.record is None else f", record {report.record}"
    title = f", {report.title}" if report.title else ""
    return f"{report.file}{record}{title}"
