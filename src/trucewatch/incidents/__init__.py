"""Claims about one event put together, and sources' own counts laid side by side."""

from trucewatch.incidents.linking import link
from trucewatch.incidents.tallies import tally

__all__ = ["link", "tally"]
