"""Room 5: the daily report, as HTML, Markdown and JSON.

``compose(briefing)`` makes the report as records; ``html.render``, ``markdown.render`` and ``as_json.render`` write it.
"""

from trucewatch.publication import as_json, html, markdown
from trucewatch.publication.briefing import Briefing, DecidedStanding, DocumentRead, ItemisedPart, Remark, UnfitSum
from trucewatch.publication.composing import compose
from trucewatch.publication.sitrep import Cited, Sitrep

__all__ = [
    "Briefing",
    "Cited",
    "DecidedStanding",
    "DocumentRead",
    "ItemisedPart",
    "Remark",
    "Sitrep",
    "UnfitSum",
    "as_json",
    "compose",
    "html",
    "markdown",
]
