from __future__ import annotations

from collections.abc import Callable

from trucewatch.reports import ReadResult

Reader = Callable[..., ReadResult]


def test_a_binary_file_is_one_problem(read: Reader) -> None:
    """A picture under any name is named for what it is, kept, and not read as words."""
    data = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10
    result = read(data, "report.txt")
    assert result.reports == ()
    assert [problem.found for problem in result.problems] == ["a PNG image, which holds no text to read"]
    assert result.documents[0].raw == data
