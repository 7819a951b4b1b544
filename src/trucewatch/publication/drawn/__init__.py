"""Drawings that need no script: the map, the timeline, the matrix of tallies. Pure functions from records to SVG."""
