"""Room 1: bytes in, reports out."""
