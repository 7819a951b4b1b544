"""Laws of reading: every span holds, nothing is lost, same input same output, and nothing stops the reading."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model import ReadingText, Span
from trucewatch.reports import Limits, ReadResult, Source, read_inputs
from trucewatch.reports.decoding import decode
from trucewatch.reports.looks import Kind, look_at
from trucewatch.reports.mending import find_mends
from trucewatch.reports.paragraphs import find_paragraphs

# What reports are made of, beside any text at all: lines that steer the splitter, and garble.
LINES = [
    "Shells hit river market, mayor says",
    "KYIV, Ukraine (AP) — The mayor said on Tuesday that two shells had struck the market.",
    "BEIRUT/GENEVA (Reuters) – A spokesman denied it.",
    "GENEVA, 3 March 2016 – Talks will go on.",
    "The town counted its wounded, and nobody said who had fired.",
    "“Where are we to go?” asked a baker.",
    "NO WAY BACK",
    "By Jane Roe",
    "March 3, 2016",
    "Subject: Truce holds",
    "Date: 3 March 2016",
    "(Reporting by Ann Poe in Oslo; Editing by Jo Roe)",
    "It held, he said. (Reporting by Ann Poe; Editing by Jo Roe)",
    "Associated Press writer Ann Poe contributed to this report.",
    "© Agence France-Presse",
    "---",
    "==========",
    "* * *",
    "- two killed in the south",
    "HOMS: three shells fell.",
    "the mayorâ€™s office said â€œyesâ€\x9d",
    "a\x00b\u00adc\u200bd",
    "قال المتحدث\u200f إن الهدنة صامدة.",
]
ENDS = ["\n", "\n\n", "\r\n", "\r\n\r\n", "\n\n\n\n", "\u2028", "\r", " "]
texts = st.lists(
    st.tuples(st.one_of(st.sampled_from(LINES), st.text(max_size=60)), st.sampled_from(ENDS)), max_size=24
).map(lambda pairs: "".join(line + end for line, end in pairs))


def read(data: bytes, name: str = "input.txt") -> ReadResult:
    """Read bytes under a name, with small limits so that they are met."""
    return read_inputs([Source(data=data, label=name)], Limits(part_chars=120))


@given(texts)
@settings(max_examples=300, deadline=None)
def test_reports_and_parts_point_at_their_words(text: str) -> None:
    """A report's text stands at its offset in the file as decoded; its parts lie in it, in order, without overlap."""
    data = text.encode("utf-8", "surrogatepass")
    result = read(data)
    if not result.documents or result.documents[0].encoding is None:
        assert not result.reports
        return
    decoded = decode(data, "input.txt").text
    for report in result.reports:
        assert decoded[report.offset : report.offset + len(report.text)] == report.text
        assert report.parts
        at = 0
        for part in report.parts:
            assert at <= part.span.start < part.span.end <= len(report.text)
            assert part.span.quote(report.text).strip(" \t\r\n\u2028")
            at = part.span.end
        assert all(mend.span.end <= len(report.text) for mend in report.mends)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_no_visible_character_is_lost(text: str) -> None:
    """Every visible character of a plain text is in a part of a report, or in a separator between or within reports."""
    data = text.encode("utf-8", "surrogatepass")
    result = read(data)
    if not result.reports:
        return
    decoded = decode(data, "input.txt").text
    covered = bytearray(len(decoded))
    reading = ReadingText.of(decoded, find_mends(decoded))
    for look in look_at(find_paragraphs(reading.text)):
        if look.kind is Kind.SEPARATOR:
            span = reading.to_report(Span(look.paragraph.start, look.paragraph.end))
            covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    for mend in reading.mends:
        if not mend.reads:
            covered[mend.span.start : mend.span.end] = b"\x01" * (mend.span.end - mend.span.start)
    for report in result.reports:
        for start in _places(decoded, report.text, report.offset):
            for part in report.parts:
                span = part.span.shifted(start)
                covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    lost = [character for character, kept in zip(decoded, covered, strict=True) if not kept and character.strip()]
    assert lost == []


def _places(decoded: str, text: str, first: int) -> list[int]:
    """Return every place a report's text stands at: a report that stands there twice is read once."""
    places, at = [first], decoded.find(text)
    while at >= 0:
        places.append(at)
        at = decoded.find(text, at + 1)
    return places


@given(texts)
@settings(max_examples=100, deadline=None)
def test_the_mended_text_maps_back(text: str) -> None:
    """Each character of the mended text has a place in the text as decoded, in order; unmended ones are the same."""
    reading = ReadingText.of(text, find_mends(text))
    last = 0
    for at, character in enumerate(reading.text):
        span = reading.to_report(Span(at, at + 1))
        assert last <= span.start < span.end <= len(text)
        if len(span.quote(text)) == 1 and all(not mend.span.covers(span) for mend in reading.mends):
            assert span.quote(text) == character
        last = span.start


@given(st.lists(texts, max_size=4))
@settings(max_examples=60, deadline=None)
def test_same_input_same_output(inputs: list[str]) -> None:
    """Reading twice gives equal records, and ids are unique within one result."""
    sources = [
        Source(data=text.encode("utf-8", "surrogatepass"), label=f"{number}.txt") for number, text in enumerate(inputs)
    ]
    first, second = read_inputs(sources), read_inputs(sources)
    assert first == second
    ids = [report.id for report in first.reports]
    assert len(set(ids)) == len(ids)


HEADS = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<html>",
    b"<rss version='2.0'>",
    b'{"text": ',
    b"title,text\n",
    b"\xff\xfe",
]
NAMES = ["a.txt", "a.html", "a.pdf", "a.eml", "a.rss", "a.jsonl", "a.csv", "a.zip"]


@given(st.sampled_from(HEADS), st.binary(max_size=400), st.sampled_from(NAMES))
@settings(max_examples=300, deadline=None)
def test_no_bytes_stop_the_reading(head: bytes, tail: bytes, name: str) -> None:
    """Whatever a file holds and is called, it gives reports or a problem that says what was found and wanted."""
    result = read(head + tail, name)
    assert result.reports or result.problems
    assert all(problem.where and problem.found and problem.wanted for problem in result.problems)
