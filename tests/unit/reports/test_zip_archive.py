from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable

from trucewatch.reports import Limits, ReadResult

from .conftest import DENIAL, SHELLS, zip_of

Reader = Callable[..., ReadResult]


def found(result: ReadResult) -> list[str]:
    """Return what the problems found."""
    return [problem.found for problem in result.problems]


def test_members_are_read_in_their_order(read: Reader) -> None:
    """Every member is a document of its own, named under the archive; macOS leftovers are passed over."""
    data = zip_of({"b/two.txt": DENIAL.encode(), "one.txt": SHELLS.encode(), "__MACOSX/._one.txt": b"x"})
    result = read(data, "a.zip")
    assert [report.file for report in result.reports] == ["a.zip/b/two.txt", "a.zip/one.txt"]
    assert [document.raw for document in result.documents] == [DENIAL.encode(), SHELLS.encode()]
    assert result.problems == ()


def test_a_bomb_is_refused_and_the_rest_is_read(read: Reader) -> None:
    """A member packed far beyond what text allows is one problem; its neighbour is read."""
    data = zip_of({"bomb.txt": b"0" * 30_000_000, "a.txt": SHELLS.encode()})
    result = read(data, "a.zip")
    assert [report.text for report in result.reports] == [SHELLS]
    assert ["bomb" in words for words in found(result)] == [True]


def test_a_member_that_lies_about_its_size_is_refused(read: Reader) -> None:
    """No more is unpacked than the archive's directory says."""
    data = bytearray(zip_of({"a.txt": b"truce " * 1000}, zipfile.ZIP_STORED))
    directory = data.index(b"PK\x01\x02")
    for place in (22, directory + 24):
        data[place : place + 4] = (10).to_bytes(4, "little")
    result = read(bytes(data), "a.zip")
    assert len(result.problems) == 1
    assert result.reports == ()


def test_nesting_size_and_number_are_limited(read: Reader) -> None:
    """Archives in archives, the sum of sizes and the number of members each have a limit."""
    inner = zip_of({"a.txt": SHELLS.encode()})
    for _ in range(3):
        inner = zip_of({"a.zip": inner})
    assert found(read(inner, "deep.zip")) == ["archives nested deeper than 3"]
    many = zip_of({f"{number}.txt": f"{SHELLS} {number}".encode() for number in range(4)}, zipfile.ZIP_STORED)
    assert len(read(many, "a.zip", Limits(zip_members=3)).reports) == 3
    assert len(found(read(many, "a.zip", Limits(zip_bytes=250)))) == 2


def test_names_cannot_lead_out_of_the_archive(read: Reader) -> None:
    """Parent steps, roots, drives and backslashes are dropped from the name, and a note says so."""
    result = read(zip_of({"../../etc/passwd": SHELLS.encode(), "C:\\x\\b.txt": DENIAL.encode()}), "a.zip")
    assert [report.file for report in result.reports] == ["a.zip/etc/passwd", "a.zip/x/b.txt"]
    assert [problem.severity for problem in result.problems] == ["note", "note"]


def test_links_are_not_followed(read: Reader) -> None:
    """A symbolic link in an archive is a problem."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert found(read(out.getvalue(), "a.zip")) == ["a link, which is not followed"]


def test_archives_that_cannot_be_opened(read: Reader) -> None:
    """A truncated archive, an empty one and an office document each give one problem."""
    assert ["cannot be opened" in words for words in found(read(zip_of({"a": b"x" * 99})[:60], "a.zip"))] == [True]
    assert found(read(zip_of({}), "a.zip")) == ["an archive without files"]
    assert found(read(zip_of({"[Content_Types].xml": b"x", "word/document.xml": b"y"}), "a.docx")) == [
        "an office document or e-book"
    ]


def test_a_damaged_member_is_a_problem(read: Reader) -> None:
    """A member whose checksum fails is named; the others are read."""
    data = bytearray(zip_of({"a.txt": SHELLS.encode(), "b.txt": DENIAL.encode()}, zipfile.ZIP_STORED))
    place = data.index(SHELLS.encode())
    data[place : place + 3] = b"xyz"
    result = read(bytes(data), "a.zip")
    assert [problem.where for problem in result.problems] == ["a.zip/a.txt"]
    assert [report.text for report in result.reports] == [DENIAL]
