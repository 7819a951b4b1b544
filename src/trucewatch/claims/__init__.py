"""Room 2: reports in, attributions and claims out."""
