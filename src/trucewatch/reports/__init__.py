"""Room 1: bytes in, reports out."""

from trucewatch.model import ReadingText, reading_text
from trucewatch.reports.inputs import Document, Limits, ReadResult, Source
from trucewatch.reports.reading import read_inputs

__all__ = ["Document", "Limits", "ReadResult", "ReadingText", "Source", "read_inputs", "reading_text"]
