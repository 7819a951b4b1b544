"""What people decided: append-only, laid over what the machine made."""

from trucewatch.ledger.book import GENESIS, Fault, Ledger, Page, seal, verify_chain, verify_head
from trucewatch.ledger.overlay import Overlay, holding_decision, in_force, pairs_of, standing_of
from trucewatch.ledger.seen import Decidable, decisions_about, seen_digest, seen_mark
from trucewatch.ledger.values import Corrected, changes_as_text, corrected_by, paired_by, pairing_as_text

__all__ = [
    "GENESIS",
    "Corrected",
    "Decidable",
    "Fault",
    "Ledger",
    "Overlay",
    "Page",
    "changes_as_text",
    "corrected_by",
    "decisions_about",
    "holding_decision",
    "in_force",
    "paired_by",
    "pairing_as_text",
    "pairs_of",
    "seal",
    "seen_digest",
    "seen_mark",
    "standing_of",
    "verify_chain",
    "verify_head",
]
