from __future__ import annotations

import pytest

from trucewatch.reports.decoding import binary_kind, decode, without_surrogates

TEXT = "The “truce” – if it is one – held, the mayor’s office said."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_encodings_are_detected(encoding: str) -> None:
    """A text comes out the same whatever encoding it was saved in."""
    decoded = decode(TEXT.encode(encoding), "a.txt")
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


def test_other_scripts_are_detected() -> None:
    """A Cyrillic text in a single-byte encoding is told from a Western one."""
    text = "Перемирие вступило в силу в полночь, сообщил мэр города. Выстрелов не было слышно. " * 3
    assert decode(text.encode("cp1251"), "a.txt").text == text


def test_a_guess_is_called_one() -> None:
    """What is not UTF-8 is decoded by a guess, and a note says so."""
    problems = decode(TEXT.encode("cp1252"), "a.txt").problems
    assert [(problem.where, problem.severity) for problem in problems] == [("a.txt", "note")]


def test_mixed_encodings_are_decoded_line_by_line() -> None:
    """Lines of two encodings in one file both come out right, and a problem says there were two."""
    data = "one “a”\n".encode() + "two “b”\n".encode("cp1252") + "three “c”\n".encode()
    decoded = decode(data, "a.txt")
    assert decoded.text == "one “a”\ntwo “b”\nthree “c”\n"
    assert [problem.found.split(":")[0] for problem in decoded.problems] == ["mixed encodings"]


def test_a_declared_encoding_counts_when_the_bytes_are_not_utf8() -> None:
    """The encoding a page declares is used, an unknown one is ignored."""
    data = "перемирие".encode("koi8-r")
    assert decode(data, "a.html", "koi8-r").text == "перемирие"
    assert decode(TEXT.encode(), "a.html", "no-such-encoding").text == TEXT


def test_lost_characters_are_counted() -> None:
    """Replacement characters in the text are a problem with their number."""
    found = [problem.found for problem in decode("a \ufffd b \ufffd".encode(), "a.txt").problems]
    assert found == ["2 characters are lost (replacement characters, decoded as utf-8)"]


def test_nul_bytes_stay_in_the_text_and_are_noted() -> None:
    """A few NUL bytes make no binary file: the text keeps them and a note counts them."""
    data = b"The truce held, the mayor\x00 said on Tuesday."
    assert binary_kind(data) is None
    decoded = decode(data, "a.txt")
    assert "\x00" in decoded.text
    assert decoded.problems[0].found.startswith("1 NUL")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG image"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a JPEG image"),
        (b"{\\rtf1 truce}", "a rich-text document"),
        (bytes(range(256)) * 4, "binary data"),
        (TEXT.encode("utf-16-le"), None),
        (TEXT.encode(), None),
    ],
)
def test_binary_files_are_told_from_texts(data: bytes, kind: str | None) -> None:
    """Known signatures and many control bytes mean there is no text to read."""
    assert binary_kind(data) == kind


def test_lone_surrogates_cannot_come_through() -> None:
    """Half a surrogate pair, which no file can hold, becomes a replacement character."""
    assert without_surrogates("a\ud800b") == "a\ufffdb"
