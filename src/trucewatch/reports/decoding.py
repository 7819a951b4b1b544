"""From bytes to text: which encoding, and what to do where none fits."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from trucewatch.model import Problem

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 65_536
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x1a")) + b"\x7f"
HIGH = bytes(range(0x80, 0x100))
WESTERN = ("cp1252", "mac_roman", "cp437", "cp1250")
GOOD_MARKS = "“”‘’–—…•·«»\u00a0£€°§"
SURROGATE = re.compile("[\ud800-\udfff]")
SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"SQLite format 3", "a database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"RIFF", "a sound, picture or film file"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"{\\rtf", "a rich-text document"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding it was decoded from (``utf-8+cp1252`` where lines differ) and what was noticed."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def binary_kind(data: bytes) -> str | None:
    r"""Return in words what a file is that holds no text, None for a text in whatever encoding.

    >>> binary_kind(b"\x89PNG\r\n"), binary_kind(b"The truce held.")
    ('a PNG image', None)
    """
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            return name
    if data[4:8] == b"ftyp":
        return "a film or sound file"
    sample = data[:SAMPLE]
    if any(sample.startswith(mark) for mark, _ in BYTE_ORDER_MARKS) or _wide(sample):
        return None
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return "binary data" if controls * 20 > len(sample) else None


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    r"""Decode a file's bytes: byte-order mark, UTF-8, declared encoding, UTF-16 without a mark, then the best guess.

    Nothing fails: bytes that fit no encoding become U+FFFD and a problem says so.

    >>> decode("truce \u2013 held".encode("cp1252"), "a.txt").text
    'truce – held'
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _told(data, name, encoding)
    if _wide(data[:SAMPLE]) is None:
        try:
            return _with_notes(data.decode("utf-8"), "utf-8", name)
        except UnicodeDecodeError:
            pass
    if declared is not None and _known(declared):
        return _told(data, name, declared)
    wide = _wide(data[:SAMPLE])
    if wide is not None:
        return _told(data, name, wide)
    return _guessed(data, name)


def without_surrogates(text: str) -> str:
    """Replace lone surrogates, which no file can hold, by U+FFFD."""
    return SURROGATE.sub("\ufffd", text)


def _told(data: bytes, name: str, encoding: str) -> Decoded:
    return _with_notes(data.decode(encoding, errors="replace"), encoding, name, certain=True)


def _with_notes(
    text: str, encoding: str, name: str, *, certain: bool = True, more: tuple[Problem, ...] = ()
) -> Decoded:
    problems = list(more)
    if "\ufffd" in text:
        problems.append(
            Problem(
                name,
                f"{text.count(chr(0xFFFD))} characters are lost (replacement characters, decoded as {encoding})",
                "a text in UTF-8; ask for the original file",
            )
        )
    if "\x00" in text:
        problems.append(
            Problem(
                name, f"{text.count(chr(0))} NUL characters; they are read as nothing", "a text without NUL", "note"
            )
        )
    if not certain:
        problems.append(Problem(name, f"not UTF-8; decoded as {encoding}, which is a guess", "a text in UTF-8", "note"))
    return Decoded(without_surrogates(text), encoding, tuple(problems))


def _known(encoding: str) -> bool:
    try:
        return "a".encode(encoding) == b"a"
    except (LookupError, UnicodeError, TypeError, ValueError):
        return False


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a byte-order mark by its regular NUL bytes."""
    if len(sample) < 16:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.1 * half else None


def _guessed(data: bytes, name: str) -> Decoded:
    lines = data.split(b"\n")
    good = bad = 0
    for line in lines:
        if not line.isascii():
            if _utf8(line):
                good += 1
            else:
                bad += 1
    if good and good >= bad:
        return _line_by_line(lines, name, bad)
    encoding = _single_byte(data)
    return _with_notes(data.decode(encoding, errors="replace"), encoding, name, certain=False)


def _line_by_line(lines: list[bytes], name: str, bad: int) -> Decoded:
    foreign = _single_byte(b"\n".join(line for line in lines if not _utf8(line)))
    text = "\n".join(line.decode("utf-8") if _utf8(line) else line.decode(foreign, errors="replace") for line in lines)
    note = Problem(name, f"mixed encodings: {bad} lines are not UTF-8 and were decoded as {foreign}", "a text in UTF-8")
    return _with_notes(text, f"utf-8+{foreign}", name, more=(note,))


def _utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _single_byte(data: bytes) -> str:
    """Choose among Western encodings by how well letters and marks sit; other scripts go to charset-normalizer."""
    sample = data[: 8 * SAMPLE]
    high = len(sample) - len(sample.translate(None, HIGH))
    if high * 3 > len(sample):
        from charset_normalizer import from_bytes

        best = from_bytes(sample[:SAMPLE]).best()
        if best is not None and _known(best.encoding):
            return best.encoding
    return max(WESTERN, key=lambda encoding: (_fit(sample, encoding), -WESTERN.index(encoding)))


def _fit(sample: bytes, encoding: str) -> int:
    text = sample.decode(encoding, errors="replace")
    score = 0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        before = text[match.start() - 1] if match.start() else " "
        score += _sense(match.group(), before)
    return score


def _sense(character: str, before: str) -> int:
    if character in GOOD_MARKS:
        return 1
    category = unicodedata.category(character)
    if category == "Ll":
        return 1 if before.isalpha() else 0
    if category == "Lu":
        return -2 if before.islower() else 0
    return -2
