"""The client of a second reader, against a real server of ours: whatever it does, the rule reading stands."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field, replace
from functools import cache

import pytest

from tests import second_reader_texts as texts
from tests.second_reader_server import Manner, Running, serving
from tests.second_reader_texts import TOLD, Told
from tests.unit.claims.reading import report_of
from trucewatch.claims import ClaimReader, Reading
from trucewatch.engines.second_reader import Endpoint, SecondReader, SecondReading, endpoint
from trucewatch.model import InputError, Report
from trucewatch.registers import Registers

KEY = "sk-not-to-be-seen"
REPORT = report_of("\n".join(told.text for told in TOLD))


@dataclass
class Kept:
    """Answers kept in memory."""

    words: dict[str, str] = field(default_factory=dict)

    def answer(self, digest: str) -> str | None:
        """Return an answer kept."""
        return self.words.get(digest)

    def put_answer(self, digest: str, recipe: str, text: str) -> None:
        """Keep an answer."""
        self.words[digest] = text


@cache
def registers() -> Registers:
    """Return the general registers."""
    return Registers.load()


@cache
def ruled(report: Report) -> Reading:
    """Return the rule reading of a report."""
    return next(ClaimReader(registers()).read([report]))


def at(server: Running, *, seconds: float = 5.0, tries: int = 2) -> Endpoint:
    """Return the server's endpoint, impatient."""
    return replace(endpoint(server.url, "small", KEY), seconds=seconds, tries=tries, pause=0.01)


def read(where: Endpoint, kept: Kept | None = None, report: Report = REPORT) -> SecondReading:
    """Read a report with a second reader."""
    return SecondReader(where, registers(), None, kept or Kept()).read(report, ruled(report))


def telling(*told: Told) -> Manner:
    """Return a server that answers with these claims, as far as they are in the paragraphs asked about."""
    return Manner(lambda paragraphs: texts.answer(*(one for one in told if one.text in paragraphs)))


def test_a_good_server_is_asked_as_agreed() -> None:
    """The request names model and schema and holds the paragraphs; the key goes into its header and nowhere else."""
    with serving(telling(*TOLD)) as server:
        second = read(at(server))
    assert second.whole
    assert second.problems == ()
    (body,) = server.heard.bodies
    assert (body["model"], body["temperature"]) == ("small", 0)
    assert body["response_format"]["json_schema"]["strict"] is True
    assert json.loads(body["messages"][1]["content"])["paragraphs"] == [told.text for told in TOLD]
    assert server.heard.keys == [f"Bearer {KEY}"]
    assert KEY not in repr(at(server)) + repr(second)


def test_agreement_doubt_and_addition_are_told_apart() -> None:
    """Each proposal is said to agree, makes a doubt, or stands alone with doubts; no field of the rules changes."""
    with serving(telling(*TOLD)) as server:
        second = read(at(server))
    before, after = ruled(REPORT).claims, second.reading.claims
    bare = [replace(claim, doubts=(), seconded=None) for claim in after if claim.rule != "second-reader"]
    assert bare == [replace(claim, doubts=()) for claim in before]
    agreed = [claim for claim in after if claim.seconded == "second-reader@1/small"]
    doubted = [claim for claim in after if any(doubt.startswith("second reader (small) has") for doubt in claim.doubts)]
    alone = [claim for claim in after if claim.recipe == "second-reader@1/small"]
    assert len(agreed) + len(doubted) + len(alone) == len(TOLD)
    assert agreed
    assert doubted
    assert not {claim.id for claim in agreed} & {claim.id for claim in doubted}
    assert all("alone" in claim.doubts[0] for claim in alone)


def test_forty_tampered_claims_are_refused_and_kept() -> None:
    """Ten changed numbers, negations, actors and speakers each come back as notes with a reason, none as a claim."""
    kinds = (texts.changed_numbers, texts.changed_negations, texts.changed_actors, texts.changed_speakers)
    tampered = [told for kind in kinds for told in kind()[:10]]
    assert len(tampered) == 40
    with serving(telling(*tampered)) as server:
        second = read(at(server))
    assert second.reading == ruled(REPORT)
    assert {problem.severity for problem in second.problems} == {"note"}
    reasons = " ".join(problem.found for problem in second.problems)
    assert all(field in reasons for field in ("(counts)", "(polarity)", "(actors)", "(speaker)"))


BAD = {
    "no JSON": Manner(lambda _: "I found three claims."),
    "another schema": Manner(lambda _: json.dumps({"claims": [{"who": "the army"}]})),
    "not a completion": Manner(raw=b'{"error": "out of memory"}'),
    "no text at all": Manner(raw=b"\xff\xfe\x00"),
    "cut off by the server": Manner(cut=40),
    "cut off at the limit of length": Manner(finish="length"),
    "HTTP 500 always": Manner(statuses=(500,) * 9),
    "HTTP 401": Manner(statuses=(401,) * 9),
    "a redirect": Manner(statuses=(302,) * 9, location="http://198.51.100.7/v1/chat/completions"),
    "more than is read": Manner(raw=b" " * 3_000_000),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_server_leaves_the_rule_reading_alone(kind: str) -> None:
    """A broken answer is a problem that names the server and no word of the answer; the reading is as it was."""
    with serving(BAD[kind]) as server:
        second = read(at(server))
    assert (second.reading, second.whole) == (ruled(REPORT), False)
    (problem,) = second.problems
    assert "the second reader did not read it: 127.0.0.1" in problem.found
    assert KEY not in problem.found
    assert "three claims" not in problem.found
    assert len(server.heard.bodies) <= 2


@pytest.mark.parametrize("manner", [Manner(wait=3.0), Manner(drip=0.2)], ids=["silent", "byte by byte"])
def test_a_slow_server_is_left_in_time(manner: Manner) -> None:
    """Neither silence nor an answer that drips holds a run up longer than the time for a try."""
    with serving(manner) as server:
        began = time.monotonic()
        second = read(at(server, seconds=0.3, tries=2))
        took = time.monotonic() - began
    assert took < 2.5
    assert "did not answer within 0.3 seconds (2 tries)" in second.problems[0].found


def test_a_stumble_is_forgiven() -> None:
    """A server that answers at the second try is heard; what it answered at the first is not held against it."""
    with serving(replace(telling(*TOLD), statuses=(503,))) as server:
        assert read(at(server)).whole
    assert len(server.heard.bodies) == 2


def test_a_dead_server_is_given_up() -> None:
    """After three questions in a row without an answer the server is not asked again in the run."""
    with serving(Manner(statuses=(400,) * 9)) as server:
        second = SecondReader(at(server), registers(), None, Kept())
        outcomes = [second.read(REPORT, ruled(REPORT)) for _ in range(5)]
    assert len(server.heard.bodies) == 3
    assert "was not asked again" in outcomes[-1].problems[0].found


def test_a_book_is_not_sent() -> None:
    """A report of more questions than any report has is not sent at all, and says so."""
    book = report_of("\n".join(["Rebels held the town. " * 250] * 210))
    with serving() as server:
        second = SecondReader(at(server), registers(), None, Kept()).read(book, Reading(book.id, (), ()))
    assert (server.heard.bodies, second.whole) == ([], True)
    assert "200 is the most for one report" in second.problems[0].found


def test_nobody_there_is_a_problem() -> None:
    """A port where nobody listens is told as not reached."""
    with serving() as server:
        gone = at(server)
    assert "was not reached" in read(gone).problems[0].found


def test_answers_are_kept_and_a_second_time_nobody_is_asked() -> None:
    """With the answers kept, the same reading comes again without any server."""
    kept = Kept()
    with serving(telling(*TOLD)) as server:
        first = read(at(server), kept)
    assert len(kept.words) == len(server.heard.bodies) == 1
    assert read(at(server), kept) == first


def test_nothing_broken_is_kept() -> None:
    """Only an answer of the form asked for is kept: the next run asks again."""
    kept = Kept()
    with serving(Manner(lambda _: "no JSON")) as server:
        read(at(server), kept)
    assert kept.words == {}


@pytest.mark.parametrize(
    ("url", "model", "key", "told"),
    [
        ("ftp://127.0.0.1/v1", "small", None, "no http or https address"),
        ("file:///etc/passwd", "small", None, "no http or https address"),
        ("127.0.0.1:8080", "small", None, "no http or https address"),
        ("http://", "small", None, "no http or https address"),
        ("http://[::1", "small", None, "is no address"),
        ("http://127.0.0.1:99999/v1", "small", None, "is no address"),
        ("http://127.0.0.1/v1\r\nHost: x", "small", None, "is no address"),
        ("http://me:secret@127.0.0.1/v1", "small", None, "may hold no name, password"),
        ("http://127.0.0.1/v1?key=secret", "small", None, "may hold no name, password"),
        ("http://127.0.0.1/v1", " ", None, "the model has no name"),
        ("http://127.0.0.1/v1", "small", "a\nb", "the key cannot be sent"),
    ],
)
def test_an_address_that_cannot_be_used_is_named(url: str, model: str, key: str | None, told: str) -> None:
    """Only plain http and https addresses are taken, and no secret is repeated in the line that refuses one."""
    with pytest.raises(InputError, match=told) as refusal:
        endpoint(url, model, key)
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("http://127.0.0.1:8080/v1", None),
        ("http://localhost:8080/v1", None),
        ("http://[::1]:8080/v1", None),
        ("https://models.example.org/v1", "text of the reports leaves this machine: it is sent to models.example.org"),
        ("http://192.168.0.9:8000/v1/", "it is sent to 192.168.0.9:8000, unencrypted"),
        ("http://localhost.example.org/v1", "it is sent to localhost.example.org, unencrypted"),
    ],
)  # fmt: skip
def test_text_that_leaves_the_machine_is_announced(url: str, line: str | None) -> None:
    """Every address but this machine's own has its line; the path of the chat interface is added once."""
    where = endpoint(url, "small")
    notice = where.notice()
    assert (notice is None) if line is None else (notice is not None and line in notice)
    assert endpoint(where.address, "small").address == where.address
    assert where.address.endswith("/v1/chat/completions")
