"""An issue as one self-contained HTML page: no script, nothing loaded from anywhere."""

from __future__ import annotations

from trucewatch.publication.drawn.style import drawn_style
from trucewatch.publication.html import write_page
from trucewatch.publication.issued.issue import TITLES, Issue
from trucewatch.publication.issued.withholding import WITHHELD, withheld
from trucewatch.publication.wording import moment_words, plural

_STYLE = """
.prose{max-width:62rem}#map figure{max-width:44rem}.signature{font-weight:600}
.own-number{border-bottom:2px dotted var(--ask);font-weight:600}
.own-number::after{content:"\\2020";vertical-align:super;font-size:.7em}
"""
CREDIT = (
    "Triangle: apparent violation; diamond: cannot tell; ring: outside the agreement; square: not assessed. A dotted edge: "
    "the place itself is not sure; a ring of dots: several places. Hatched or dotted ground: somewhere in this area. "
    "Places are no more exact than settlements. Outlines: Natural Earth; in Syria OCHA; elsewhere a theatre may give its "
    "own. They imply no opinion on the status of any territory."
)


def render(issue: Issue, zone: str, number: int | None = None) -> str:
    """Write an issue as a page that a browser can open from a file, offline. ``zone`` names the zone of its times."""
    issue = withheld(issue)
    return write_page(
        "issue.html.j2",
        issue.report,
        drawn_style() + _STYLE,
        issue=issue,
        sheet=issue.sheet,
        titles=TITLES,
        figures={figure.key: figure for figure in issue.sheet.figures},
        at=moment_words(issue.sheet.at, zone),
        number=number,
        credit=CREDIT,
        withheld=withheld_words(issue),
    )


def withheld_words(issue: Issue) -> str:
    """Say that names were withheld; nothing where none was."""
    if not issue.sheet.withheld:
        return ""
    many = plural(len(issue.sheet.withheld), "person", "people")
    return f"Who signs withholds the names of {many}: {WITHHELD} stands in their place, in quoted words too."
