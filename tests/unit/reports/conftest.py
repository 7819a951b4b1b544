"""What the reading tests share: readable files made in memory, with invented people and towns."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from trucewatch.reports import Limits, ReadResult, Source, read_inputs

SHELLS = "The mayor of the river town said on Tuesday that two shells had struck the market and wounded four people."
DENIAL = "A spokesman for the northern army denied that its guns had fired after the truce began at midnight."


def pdf_of(*pages: list[str]) -> bytes:
    """Return a PDF with one line of text under the other on each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        drawn = "BT /F1 12 Tf 14 TL 50 800 Td " + " T* ".join(f"({line}) Tj" for line in lines) + " ET"
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def zip_of(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def read() -> Callable[..., ReadResult]:
    """Return a reader of one input given as text or bytes, under a name."""

    def reader(data: str | bytes, name: str = "input.txt", limits: Limits | None = None) -> ReadResult:
        raw = data.encode() if isinstance(data, str) else data
        return read_inputs([Source(data=raw, label=name)], limits or Limits())

    return reader
