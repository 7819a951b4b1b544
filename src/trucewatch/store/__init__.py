"""The case: one SQLite file that holds everything."""

from trucewatch.store.case import Case, Found, HeldAgreement, RunNote
from trucewatch.store.forms import StoredDocument, StoredReading

__all__ = ["Case", "Found", "HeldAgreement", "RunNote", "StoredDocument", "StoredReading"]
