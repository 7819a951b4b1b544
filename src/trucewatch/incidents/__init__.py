"""Claims about one event put together, and sources' own counts laid side by side."""

from trucewatch.incidents.itemising import Itemised, SumCheck, check_parts, check_sums, itemise
from trucewatch.incidents.linking import incidents_of, link, put_together
from trucewatch.incidents.possible_merges import possible_merges
from trucewatch.incidents.sourcing import Branch, Sourcing, sourcing
from trucewatch.incidents.tallies import tally
from trucewatch.incidents.why_not import PairAnswer, WhyNot, why_not

__all__ = [
    "Branch", "Itemised", "PairAnswer", "Sourcing", "SumCheck", "WhyNot",
    "check_parts", "check_sums", "incidents_of", "itemise", "link", "possible_merges", "put_together", "sourcing",
    "tally", "why_not",
]  # fmt: skip
