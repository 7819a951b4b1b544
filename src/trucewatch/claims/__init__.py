"""Room 2: reports in, attributions and claims out."""

from trucewatch.claims.reader import ClaimReader, Reading

__all__ = ["ClaimReader", "Reading"]
