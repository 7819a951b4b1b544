"""The case: one SQLite file that holds everything."""

from trucewatch.store.case import Case, Found
from trucewatch.store.elsewhere import HeldAgreement
from trucewatch.store.forms import StoredDocument, StoredReading
from trucewatch.store.worked import RunNote

__all__ = ["Case", "Found", "HeldAgreement", "RunNote", "StoredDocument", "StoredReading"]
