"""An issue as a tagged PDF, written by typst. All text goes over as JSON data, so none of it is read as markup."""

from __future__ import annotations

import json
import re
from datetime import UTC
from pathlib import Path

from trucewatch.model import InputError
from trucewatch.publication import as_json
from trucewatch.publication.display import visible
from trucewatch.publication.issued.as_html import CREDIT, withheld_words
from trucewatch.publication.issued.issue import TITLES, Issue, State
from trucewatch.publication.issued.withholding import withheld
from trucewatch.publication.wording import moment_words

_TEMPLATE = Path(__file__).parent / "templates" / "issue.typ"
_FONTS = ("Noto Sans", "Noto Sans Arabic", "Noto Naskh Arabic", "DejaVu Sans", "Libertinus Serif", "DejaVu Sans Mono")
"""The first that a machine has; the last two come with typst and hold Latin, Cyrillic, Greek and Arabic letters."""

_Json = str | int | float | bool | None | list["_Json"] | dict[str, "_Json"]


def render(issue: Issue, zone: str, number: int | None = None) -> bytes:
    """Write an issue as PDF/UA-1: tagged, with its language, titles and bookmarks. Same issue, same fonts, same bytes.

    Raises:
        InputError: typst is not installed.
    """
    try:
        import typst
    except ImportError as missing:
        raise InputError("a PDF needs typst; install it with: pip install 'trucewatch[pdf]'") from missing
    issue = withheld(issue)
    data, unprintable = _data(issue, zone, number), frozenset[str]()
    for _ in range(_TRIES):
        try:
            made = typst.compile(
                _TEMPLATE.read_bytes(),
                format="pdf",
                sys_inputs={"data": json.dumps(_printable(data, unprintable), ensure_ascii=True, allow_nan=False)},
                pdf_standards=["ua-1"],
                timestamp=int(issue.sheet.at.timestamp()),
            )
        except typst.TypstError as trouble:
            more = _without_shape(str(trouble)) - unprintable
            if not more:
                raise InputError(f"no PDF could be made: {trouble}; publish the page instead") from trouble
            unprintable |= more
            continue
        if not isinstance(made, bytes):
            raise InputError("typst wrote no PDF; nothing was published")
        return made
    raise InputError("no PDF could be made: too many letters that no font here has; publish the page instead")


_TRIES = 50
"""So many letters without a shape are looked for, one a try: enough for any text that people read."""
_SHAPELESS = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")


def _without_shape(trouble: str) -> frozenset[str]:
    """Return the letters that no font of the machine has a shape for, from what typst says about them."""
    found = _SHAPELESS.search(trouble)
    words = _CODE.sub(lambda code: chr(int(code[1], 16)), found[1]) if found is not None else ""
    return frozenset(letter for letter in words if not letter.isascii())


def _printable(value: _Json, unprintable: frozenset[str]) -> _Json:
    """Name letters that cannot be printed by their numbers, so that nobody's words stop an issue."""
    if isinstance(value, str):
        return "".join(f"[U+{ord(letter):04X}]" if letter in unprintable else letter for letter in value)
    if isinstance(value, list):
        return [_printable(one, unprintable) for one in value]
    return {key: _printable(one, unprintable) for key, one in value.items()} if isinstance(value, dict) else value


def _data(issue: Issue, zone: str, number: int | None) -> dict[str, _Json]:
    at = issue.sheet.at.astimezone(UTC)
    state = "Draft, not issued," if issue.sheet.state is State.DRAFT else "Issued"
    version = f" · version {number}" if number is not None else ""
    return {
        "title": visible(issue.sheet.title),
        "by": visible(issue.sheet.by),
        "at": {"year": at.year, "month": at.month, "day": at.day, "hour": at.hour, "minute": at.minute},
        "signature": f"{state} by {visible(issue.sheet.by)}, {moment_words(issue.sheet.at, zone)}{version}.",
        "fonts": list(_FONTS),
        "parts": [
            {
                "title": TITLES[written.part],
                "paragraphs": [
                    [{"text": visible(run.text), "figure": run.figure, "own": run.own} for run in paragraph.runs]
                    for paragraph in written.prose.paragraphs
                ],
            }
            for written in issue.sheet.parts
        ],
        "figures": [{"key": figure.key, "claims": list(figure.claims)} for figure in issue.sheet.figures],
        "withheld": withheld_words(issue),
        "own": bool(issue.sheet.own_numbers),
        "map": None if issue.map is None else _for_paper(issue.map),
        "map_words": "Map of the day's incidents; the sections below say in words everything it shows.",
        "credit": CREDIT,
        "report": _visible(json.loads(as_json.render(issue.report))),
    }


def _visible(value: _Json) -> _Json:
    """Name control characters and direction overrides, as on the page."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, list):
        return [_visible(one) for one in value]
    return {key: _visible(one) for key, one in value.items()} if isinstance(value, dict) else value


_PAPER = (
    "text{font-size:12px;fill:#000;font-family:sans-serif}.sea{fill:#f2f4f6}.around path{fill:#fff;stroke:#ccc}"
    ".units path{fill:#fff;stroke:#777;stroke-width:.8}.fleck{fill:none;stroke:#333;stroke-width:1.6}"
    ".sparse .fleck{fill:#333;stroke:none}.area path{stroke:#333;stroke-width:1.6;stroke-dasharray:5 3}"
    ".area.country path{stroke:none}.spot path,.spot circle,.spot rect{stroke:#000;stroke-width:1.4}"
    ".spot.apparent_violation path{fill:#8f1515}.spot.cannot_tell path{fill:#fff3d1}"
    ".spot.outside_agreement circle{fill:#fff}.spot.not_assessed rect{fill:#3f4750}"
    ".spot .several{fill:none;stroke-dasharray:2 2}.spot.doubted path,.spot.doubted circle,.spot.doubted rect{fill:#fff;"
    "stroke-dasharray:2.5 2}.scale path{fill:none;stroke:#000}"
)


def _for_paper(svg: str) -> str:
    """Return the map with a style of its own, for a program that reads no page's style sheet."""
    head, mark, rest = svg.partition("<defs>")
    return f"{head}<style>{_PAPER}</style>{mark}{rest}" if mark else svg
