"""Actors, places and lexicons: readable data files with a small reader."""
