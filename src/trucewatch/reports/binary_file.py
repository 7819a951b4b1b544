"""Files that hold no text anyone could read here: named in a problem, never guessed at."""

from __future__ import annotations

from trucewatch.model import Problem
from trucewatch.reports.decoding import binary_kind
from trucewatch.reports.inputs import Bid, Contents, InputFile, Limits

WANTED = "text, HTML, PDF, mail, feed, JSON lines, CSV or zip; save or convert it as one of these"


class BinaryReader:
    """Refuses pictures, programs, office documents and other data without text."""

    def bid(self, file: InputFile, limits: Limits) -> Bid | None:
        """Offer to refuse the file when its first bytes say it is no text."""
        kind = binary_kind(file.data)
        if kind is None:
            return None
        problem = Problem(file.name, f"{kind}, which holds no text to read", WANTED, "error")
        return Bid(60, "application/octet-stream", lambda: Contents(problems=(problem,)))
