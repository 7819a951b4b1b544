"""trucewatch: a desk for monitoring and verifying a ceasefire. The machine proposes; people decide."""

__version__ = "0.1.0"
