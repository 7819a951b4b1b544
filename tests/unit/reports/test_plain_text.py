from __future__ import annotations

import hashlib
from collections.abc import Callable

from trucewatch.reports import ReadResult

from .conftest import DENIAL, SHELLS

Reader = Callable[..., ReadResult]


def test_a_text_is_kept_byte_for_byte_and_pointed_into(read: Reader) -> None:
    """The report's text stands at its offset in the file as decoded; the document holds the bytes."""
    data = f"\ufeff\r\n\r\nTruce holds\r\n\r\n{SHELLS}\r\n\r\n{DENIAL}\r\n".encode()
    result = read(data)
    (document,), (report,) = result.documents, result.reports
    decoded = data.decode(document.encoding or "")
    assert decoded[report.offset : report.offset + len(report.text)] == report.text
    assert (document.raw, document.digest, document.size) == (data, hashlib.sha256(data).hexdigest(), len(data))
    assert report.document == document.digest


def test_arabic_and_direction_marks_are_kept(read: Reader) -> None:
    """Arabic words and direction marks come through as they are."""
    words = "قال المتحدث إن الهدنة صامدة\u200f (\u202bالنص\u202c)."
    (report,) = read(f"Truce holds\n\n{words}\n\n{SHELLS}").reports
    assert words in report.text
    assert report.mends == ()
