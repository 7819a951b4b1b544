"""Write the PDF files under examples/ from the plain texts beside this script.

python scripts/make_example_pdfs.py

The same text gives the same bytes: no clock, no compression, one standard font. Each text file opens with
`# to:`, `# title:`, `# author:` and `# date:` lines; blank lines part the paragraphs.
"""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCES: Final = Path(__file__).resolve().parent / "example_pdfs"
LINE_CHARACTERS: Final = 84
LINE_POINTS: Final = 15
TOP_POINTS: Final = 780
LEFT_POINTS: Final = 60


def main() -> None:
    """Write every example PDF."""
    for source in sorted(SOURCES.glob("*.txt")):
        head, body = read(source)
        target = ROOT / head["to"]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pdf(head, body))
        print(target.relative_to(ROOT))


def read(source: Path) -> tuple[dict[str, str], list[str]]:
    """Return the `# name: value` lines at the top, and the paragraphs below them."""
    lines = source.read_text(encoding="utf-8").splitlines()
    marked = [line for line in lines if line.startswith("# ")]
    head = {name: value.strip() for name, _, value in (line[2:].partition(":") for line in marked)}
    paragraphs = "\n".join(lines[len(marked) :]).strip().split("\n\n")
    return head, [" ".join(paragraph.split()) for paragraph in paragraphs]


def pdf(head: dict[str, str], paragraphs: list[str]) -> bytes:
    """Set the paragraphs on one A4 page and return the file's bytes.

    Raises:
        ValueError: the text does not fit on one page.
    """
    day = head["date"].replace("-", "")
    information = (
        f"<< /Title {literal(head['title'])} /Author {literal(head['author'])} /CreationDate (D:{day}080000Z) >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(paragraphs),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        information.encode("cp1252"),
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def stream(paragraphs: list[str]) -> bytes:
    """Return the page's content: one text line an operator, a blank line between paragraphs."""
    commands = ["BT", "/F1 11 Tf", f"{LINE_POINTS} TL", f"{LEFT_POINTS} {TOP_POINTS} Td"]
    lines = 0
    for paragraph in paragraphs:
        wrapped = [*textwrap.wrap(paragraph, LINE_CHARACTERS, break_on_hyphens=False), ""]
        lines += len(wrapped)
        commands += [f"{literal(line)} Tj T*" for line in wrapped]
    if lines * LINE_POINTS > TOP_POINTS - LINE_POINTS:
        raise ValueError(f"{lines} lines do not fit on one page; shorten the text")
    content = "\n".join([*commands, "ET"]).encode("cp1252")
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def literal(text: str) -> str:
    r"""Write text as a PDF string.

    >>> print(literal("a (b)"))
    (a \(b\))
    """
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"({escaped})"


if __name__ == "__main__":
    main()
