"""Plain text: one report, or a dump of many."""

from __future__ import annotations

from trucewatch.reports.decoding import decode
from trucewatch.reports.inputs import Bid, Contents, Division, Draft, InputFile, Limits


class PlainTextReader:
    """Reads anything that is text and that no other reader wants."""

    def bid(self, file: InputFile, limits: Limits) -> Bid | None:
        """Offer to read any file, with the lowest strength."""
        return Bid(5, "text/plain", lambda: self._read(file))

    def _read(self, file: InputFile) -> Contents:
        decoded = decode(file.data, file.name)
        draft = Draft(decoded.text, division=Division.FREE)
        return Contents(drafts=(draft,), problems=decoded.problems, encoding=decoded.encoding)
