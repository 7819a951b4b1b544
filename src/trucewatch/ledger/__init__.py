"""What people decided: append-only, laid over what the machine made."""

from trucewatch.ledger.book import GENESIS, Fault, Ledger, Page, seal, verify_chain
from trucewatch.ledger.overlay import holding_decision, pairs_of, standing_of
from trucewatch.ledger.seen import Decidable, decisions_about, seen_digest, seen_mark

__all__ = [
    "GENESIS",
    "Decidable",
    "Fault",
    "Ledger",
    "Page",
    "decisions_about",
    "holding_decision",
    "pairs_of",
    "seal",
    "seen_digest",
    "seen_mark",
    "standing_of",
    "verify_chain",
]
